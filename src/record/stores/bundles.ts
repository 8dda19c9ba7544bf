import { sql } from 'kysely'
import { Refused } from '../../base/refused.ts'
import type { BundleProblem } from '../../base/words/bundle.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { readableBy, type Reader } from '../../db/readers.ts'

/** What was asked: one dossier, or those closed from one day to another, both inclusive: all, or a sample. */
export type BundleAsk =
  | { readonly dossierId: string }
  | { readonly closedFrom: string; readonly closedTo: string; readonly sample: number | null; readonly seed: string }

/** @throws {Refused} `bundle-under-way` when an earlier one of this person is not made yet */
export async function insertBundle(
  tx: Tx,
  it: { id: string; ask: BundleAsk; personId: string },
  now: Date,
): Promise<void> {
  const { ask } = it
  const inserted = await tx
    .insertInto('bundle')
    .values({
      id: it.id,
      asked_by: it.personId,
      asked_at: now,
      ...('dossierId' in ask
        ? { dossier_id: ask.dossierId }
        : { closed_from: ask.closedFrom, closed_to: ask.closedTo, sample: ask.sample, seed: ask.seed }),
    })
    .onConflict((on) => on.column('asked_by').where('state', 'in', ['waiting', 'making']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) throw new Refused({ code: 'bundle-under-way' })
}

const columns = [
  'bundle.id',
  'bundle.dossier_id',
  'bundle.closed_from',
  'bundle.closed_to',
  'bundle.sample',
  'bundle.seed',
  'bundle.asked_by',
  'bundle.asked_at',
  'bundle.state',
  'bundle.done',
  'bundle.total',
  'bundle.problem',
  'bundle.file_name',
  'bundle.hash',
  'bundle.size_bytes',
  'bundle.ready_at',
  'bundle.expires_at',
] as const
export type BundleRow = Awaited<ReturnType<typeof listBundlesOf>>[number]

const SHOWN_MAX = 50

/** What one person asked for, the newest first. */
export async function listBundlesOf(db: Db, reader: Reader) {
  return db
    .selectFrom('bundle')
    .leftJoin('dossier', 'dossier.id', 'bundle.dossier_id')
    .select([...columns, 'dossier.year', 'dossier.number'])
    .where('asked_by', '=', reader.personId)
    .orderBy('asked_at', 'desc')
    .orderBy('bundle.id')
    .limit(SHOWN_MAX)
    .execute()
}

/**
 * A bundle that this person asked for and may still have: every dossier in it is theirs to read today.
 * @throws {Refused} `not-found`, `bundle-not-ready`
 */
export async function readBundleFile(
  db: Db,
  bundleId: string,
  reader: Reader,
): Promise<{ fileName: string; sizeBytes: number }> {
  const row = await db
    .selectFrom('bundle')
    .select(['state', 'file_name', 'size_bytes'])
    .where('id', '=', bundleId)
    .where('asked_by', '=', reader.personId)
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  if (row.state !== 'ready' || row.size_bytes === null) throw new Refused({ code: 'bundle-not-ready' })
  const shut = await db
    .selectFrom('bundle_dossier')
    .innerJoin('dossier', 'dossier.id', 'bundle_dossier.dossier_id')
    .select('dossier.id')
    .where('bundle_dossier.bundle_id', '=', bundleId)
    .where((eb) => eb.not(readableBy(reader)))
    .limit(1)
    .executeTakeFirst()
  if (shut) throw new Refused({ code: 'not-found' })
  return { fileName: row.file_name, sizeBytes: row.size_bytes }
}

const LEASE_MS = 10 * 60_000 // told anew after each file; a maker that died is followed by another after it

export type BundleToMake = { readonly id: string; readonly ask: BundleAsk; readonly personId: string }

/** Takes the bundle that waits longest, or one whose maker is gone; no other maker takes it meanwhile. */
export async function takeNextBundle(db: Db, now: Date): Promise<BundleToMake | null> {
  const row = await db
    .updateTable('bundle')
    .set({ state: 'making', taken_until: new Date(now.getTime() + LEASE_MS), done: 0, total: 0 })
    .where('id', '=', (eb) =>
      eb
        .selectFrom('bundle')
        .select('id')
        .where((it) =>
          it.or([it('state', '=', 'waiting'), it.and([it('state', '=', 'making'), it('taken_until', '<', now)])]),
        )
        .orderBy('asked_at')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'dossier_id', 'closed_from', 'closed_to', 'sample', 'seed', 'asked_by'])
    .executeTakeFirst()
  if (!row) return null
  const ask: BundleAsk =
    row.dossier_id === null
      ? { closedFrom: row.closed_from ?? '', closedTo: row.closed_to ?? '', sample: row.sample, seed: row.seed }
      : { dossierId: row.dossier_id }
  return { id: row.id, ask, personId: row.asked_by }
}

export async function tellBundleProgress(
  db: Db,
  it: { id: string; done: number; total: number },
  now: Date,
): Promise<void> {
  await db
    .updateTable('bundle')
    .set({ done: it.done, total: it.total, taken_until: new Date(now.getTime() + LEASE_MS) })
    .where('id', '=', it.id)
    .where('state', '=', 'making')
    .execute()
}

export async function finishBundle(
  tx: Tx,
  it: { id: string; fileName: string; hash: string; sizeBytes: number; dossierIds: readonly string[]; expiresAt: Date },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('bundle')
    .set({
      state: 'ready',
      file_name: it.fileName,
      hash: it.hash,
      size_bytes: it.sizeBytes,
      ready_at: now,
      expires_at: it.expiresAt,
      taken_until: null,
    })
    .where('id', '=', it.id)
    .execute()
  if (it.dossierIds.length > 0)
    await tx
      .insertInto('bundle_dossier')
      .values(it.dossierIds.map((dossierId) => ({ bundle_id: it.id, dossier_id: dossierId })))
      .onConflict((on) => on.doNothing())
      .execute()
}

export async function failBundle(db: Db, it: { id: string; problem: BundleProblem }): Promise<void> {
  await db
    .updateTable('bundle')
    .set({ state: 'failed', problem: it.problem, taken_until: null })
    .where('id', '=', it.id)
    .execute()
}

/** Marks those whose days are over; their files are the caller's to remove. */
export async function expireBundles(db: Db, now: Date): Promise<string[]> {
  const rows = await db
    .updateTable('bundle')
    .set({ state: 'gone' })
    .where('state', '=', 'ready')
    .where('expires_at', '<=', now)
    .returning('id')
    .execute()
  return rows.map((row) => row.id)
}

const FRAME_MAX = 20_000

/** A dossier of the period: where it stands in the draw, and whether whoever asks may read it. */
export type Drawn = {
  readonly id: string
  readonly year: number
  readonly number: number
  readonly closed_on: string
  readonly readable: boolean
  /** SHA-256 of the seed, a colon and the dossier's id; the smallest are the sample. '' where all are taken. */
  readonly key: string
}

/**
 * All dossiers closed in a period, in the order of the draw; in that of their numbers where nothing is drawn. Anyone who
 * has the seed and the ids can draw again: the sample is the first of the list.
 * @throws {Refused} `bundle-too-large`
 */
export async function listClosed(
  db: Db,
  it: { closedFrom: string; closedTo: string; seed: string },
  reader: Reader,
): Promise<readonly Drawn[]> {
  const key =
    it.seed === ''
      ? sql<string>`''`
      : sql<string>`encode(sha256(convert_to(${`${it.seed}:`} || dossier.id::text, 'UTF8')), 'hex')`
  const rows = await db
    .selectFrom('filing')
    .innerJoin('dossier', 'dossier.id', 'filing.dossier_id')
    .select(['dossier.id', 'dossier.year', 'dossier.number', 'filing.closed_on'])
    .select([readableBy(reader).as('readable'), key.as('key')])
    .where('filing.closed_on', '>=', it.closedFrom)
    .where('filing.closed_on', '<=', it.closedTo)
    .orderBy('key')
    .orderBy('dossier.year')
    .orderBy('dossier.number')
    .limit(FRAME_MAX + 1)
    .execute()
  if (rows.length > FRAME_MAX) throw new Refused({ code: 'bundle-too-large' })
  return rows.map((row) => ({ ...row, closed_on: row.closed_on ?? '' }))
}
