import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { Refused } from '../../base/refused.ts'
import type { BundleProblem } from '../../base/words/bundle.ts'
import type { BagFile } from '../../bundle/bag.ts'
import { packBag } from '../../bundle/pack.ts'
import type { Reader } from '../../db/readers.ts'
import { dossierNumber } from '../../dossier/rules.ts'
import { append } from '../../ledger/append.ts'
import { findOfficer } from '../../office/stores/officer.ts'
import { packageList, packageText, type PackageRow } from '../rules/bundle/package.ts'
import { openBundle, type BundleSource } from '../stores/bundle-files.ts'
import * as store from '../stores/bundles.ts'

/** What bundles are made of, and the folder they wait in. */
export type BundleSite = BundleSource & { readonly folder: string }

const KEPT_DAYS = 7
const TOLD_EVERY_MS = 500

/**
 * Makes the bundle that waits longest; says whether there was one. One that its maker could not make is told as failed with
 * its reason and not tried again: whoever asked sees it and asks anew. A maker that died is followed by another.
 */
export async function makeNextBundle(site: BundleSite, now: Date): Promise<boolean> {
  const taken = await store.takeNextBundle(site.db, now)
  if (!taken) {
    for (const id of await store.expireBundles(site.db, now)) await rm(join(site.folder, `${id}.zip`), { force: true })
    return false
  }
  try {
    await mkdir(site.folder, { recursive: true, mode: 0o700 })
    // What an earlier maker of this very bundle left behind.
    for (const name of await readdir(site.folder))
      if (name.startsWith(taken.id)) await rm(join(site.folder, name), { force: true })
    await make(site, taken, now)
  } catch (error) {
    await store.failBundle(site.db, { id: taken.id, problem: problemOf(error) })
    if (problemOf(error) === 'broken') throw error
  }
  return true
}

class NothingClosed extends Error {}

function problemOf(error: unknown): BundleProblem {
  if (error instanceof NothingClosed) return 'nothing'
  if (error instanceof Refused && error.reason.code === 'not-found') return 'not-found'
  const tooLarge =
    error instanceof Refused ? error.reason.code === 'bundle-too-large' : (error as Error).name === 'BagRefused'
  return tooLarge ? 'bundle-too-large' : 'broken'
}

async function make(site: BundleSite, it: store.BundleToMake, now: Date): Promise<void> {
  const officer = await findOfficer(site.db, it.personId, dayOf(ZONE, now))
  if (!officer) throw new Refused({ code: 'not-found' })
  const path = join(site.folder, `${it.id}.zip`)
  const tell = teller(site, it.id)
  const { ask } = it
  const made = 'dossierId' in ask ? await makeOne(site, { ask, reader: officer, path, tell }, now) : await makePackage(site, { ask, reader: officer, path, tell, id: it.id }, now) // prettier-ignore
  const readyAt = new Date()
  await site.db.transaction().execute(async (tx) => {
    const expiresAt = new Date(readyAt.getTime() + KEPT_DAYS * 86_400_000)
    await store.finishBundle(tx, { id: it.id, ...made, expiresAt }, readyAt)
    await append(
      tx,
      {
        kind: 'bundle-made',
        bundleId: it.id,
        personId: it.personId,
        ...('dossierId' in ask ? { dossierId: ask.dossierId } : { dossiers: made.dossierIds.length }),
        bundleHash: made.hash,
      },
      readyAt,
    )
  })
}

type Tell = (done: number, total: number) => Promise<void>

/** Tells how far it is, twice a second at most. */
function teller(site: BundleSite, id: string): Tell {
  let toldAt = 0
  return async (done, total) => {
    const now = new Date()
    if (now.getTime() - toldAt < TOLD_EVERY_MS) return
    toldAt = now.getTime()
    await store.tellBundleProgress(site.db, { id, done, total }, now)
  }
}

async function makeOne(
  site: BundleSite,
  it: { ask: { dossierId: string }; reader: Reader; path: string; tell: Tell },
  now: Date,
) {
  const bundle = await openBundle(site, { dossierId: it.ask.dossierId, reader: it.reader }, now)
  const { hash, sizeBytes } = await packBag(
    { ...bundle, path: it.path, added: (files) => it.tell(files, bundle.total) },
    now,
  )
  return { hash, sizeBytes, fileName: `${bundle.name}.zip`, dossierIds: [it.ask.dossierId] }
}

type Period = Extract<store.BundleAsk, { closedFrom: string }>

/** One bag whose payload is a bundle for each dossier, made one after the other, and the list of them. */
async function makePackage(
  site: BundleSite,
  it: { id: string; ask: Period; reader: Reader; path: string; tell: Tell },
  now: Date,
) {
  const { ask } = it
  const frame = await store.listClosed(site.db, ask, it.reader)
  if (frame.length === 0) throw new NothingClosed()
  const drawn = ask.sample === null ? frame : frame.slice(0, ask.sample)
  const wanted = drawn.filter((row) => row.readable)
  const name = `paket-${ask.closedFrom}-${ask.closedTo}${ask.sample === null ? '' : `-contoh-${ask.sample}`}`
  const held = new Map<string, { file: string; hash: string }>()
  const rowsOf = (): PackageRow[] =>
    frame.map((row, at) => ({
      number: dossierNumber(row.year, row.number),
      id: row.id,
      closedOn: row.closed_on,
      key: row.key,
      fate: at >= drawn.length ? 'not drawn' : row.readable ? 'taken' : 'withheld',
      file: held.get(row.id)?.file ?? '',
      hash: held.get(row.id)?.hash ?? '',
    }))

  async function* bundles(): AsyncGenerator<BagFile> {
    for (const [at, row] of wanted.entries()) {
      await it.tell(at, wanted.length)
      const bundle = await openBundle(site, { dossierId: row.id, reader: it.reader }, now)
      const part = join(site.folder, `${it.id}-${at}.zip`)
      try {
        const { hash } = await packBag({ ...bundle, path: part, added: () => it.tell(at, wanted.length) }, now)
        const file = `bundles/${bundle.name}.zip`
        held.set(row.id, { file, hash })
        yield { path: file, from: part, hash }
      } finally {
        await rm(part, { force: true })
      }
    }
    yield { path: 'list.csv', bytes: packageList(rowsOf()) }
  }
  const text = packageText({ name, ...ask, rows: rowsOf(), key: site.ledger.key })
  const { hash, sizeBytes } = await packBag(
    {
      path: it.path,
      name,
      info: [
        ['External-Identifier', name],
        ['Bag-Software-Agent', 'Siar'],
        ...(ask.sample === null ? [] : [['Siar-Sample-Seed', ask.seed] as const]),
      ],
      tags: { 'VERIFY.txt': text },
      files: bundles(),
    },
    now,
  )
  return { hash, sizeBytes, fileName: `${name}.zip`, dossierIds: wanted.map((row) => row.id) }
}
