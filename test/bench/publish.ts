import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { filesFolder, portalFolder, readConfig } from '../../src/config.ts'
import { openDatabase } from '../../src/database.ts'
import type { Db } from '../../src/db/connect.ts'
import { deliverToPortal, rewritePortal } from '../../src/publication/jobs.ts'
import { giveSoftwarePasskey } from '../../src/demo/signing.ts'
import { appOn, askingAt, carry, newDossier } from './acts.ts'
import { median, ms, quantile, timed, times, type Figure } from './measure.ts'
import { makeTokens } from './office.ts'
import { BENCH_URL, startSiar } from './processes.ts'

const ITEMS = 12

/** Putting one item on the portal, with every page and feed that names it, in turns in a small and a large archive. */
export async function measurePublishing(small: string, large: string): Promise<Figure[]> {
  const offices = await Promise.all([small, large].map(openOffice))
  const took: number[][] = [[], []]
  for (let n = 0; n <= ITEMS; n++)
    for (const [at, office] of offices.entries()) {
      const one = await office.publish(`Jembatan ke-${n} dibuka`)
      if (n > 0) took[at]?.push(one) // the first warms up
    }
  for (const office of offices) await office.close()
  const [few = 0, many = 0] = took.map(median)
  const seen = await measureSeen(large)
  return [
    seen,
    await measureRewriting(large),
    {
      what: 'Publishing one item among 100,000',
      measured: ms(many),
      yardstick: `among 100: ${ms(few)}`,
      aim: `≤ 1.3 × among 100: ${times(many / few)}`,
      reached: many / few <= 1.3,
    },
  ]
}

/** From the press of the button to the page in a reader's hand, on the server as people start it, among 100,000 items. */
async function measureSeen(folder: string): Promise<Figure> {
  const tokens = await makeTokens(folder)
  const config = readConfig({ SIAR_DATA: folder })
  const database = await openDatabase(config)
  const signer = await signerOf(database.connection.db)
  await database.close()
  const siar = await startSiar({ SIAR_DATA: folder })
  const ask = askingAt(siar.base, tokens)
  const read = async (path: string) => (await fetch(`${siar.base}${path}`)).status === 200
  const seen: number[] = []
  const answered: number[] = []
  try {
    for (let n = 0; n <= ITEMS; n++) {
      const dossier = await newDossier(ask, `Jembatan yang ke-${n} dibuka`)
      const revision = await carry(ask, signer, dossier, () => {})
      const act = { kind: 'complete', version: dossier.version }
      const began = performance.now()
      const { publicPath } = await ask('fungsional', 'POST', `/api/dossiers/${dossier.id}/acts`, { seenRevision: revision, act }) // prettier-ignore
      const answer = performance.now() - began
      while (!(await read(String(publicPath)))) await wait(5)
      if (n === 0) continue // the first warms up
      answered.push(answer)
      seen.push(performance.now() - began)
    }
  } finally {
    await siar.stop()
  }
  return {
    what: 'From the press of the button to the page that the public reads, among 100,000',
    measured: `p50 ${ms(median(seen))}, p99 ${ms(quantile(seen, 0.99))}`,
    yardstick: `until the act is answered: p50 ${ms(median(answered))}`,
    aim: 'p99 ≤ 2 s',
    reached: quantile(seen, 0.99) <= 2_000,
  }
}

/** Every page of 100,000 items written into an empty folder, as after a loss; and over what is there, as after an upgrade. */
async function measureRewriting(folder: string): Promise<Figure> {
  const config = readConfig({ SIAR_DATA: folder })
  const { connection, close } = await openDatabase(config)
  const site = { db: connection.db, filesFolder: filesFolder(config), url: config.url }
  const elsewhere = join(folder, 'portal-anew')
  try {
    const lost = await timed(() => rewritePortal({ ...site, portalFolder: elsewhere }))
    const again = await timed(() => rewritePortal({ ...site, portalFolder: elsewhere }))
    return {
      what: 'The portal of 100,000 items written whole',
      measured: `${(lost / 60_000).toFixed(1)} min`,
      yardstick: `again with nothing new: ${(again / 60_000).toFixed(1)} min`,
      aim: '≤ 10 min',
      reached: lost <= 600_000,
    }
  } finally {
    await close()
    await rm(elsewhere, { recursive: true, force: true })
  }
}

async function signerOf(db: Db) {
  const kadis = await db
    .selectFrom('tenure')
    .select('person_id')
    .where('post_id', '=', 'kepala-dinas')
    .executeTakeFirstOrThrow()
  return giveSoftwarePasskey(db, { personId: kadis.person_id, url: BENCH_URL }, new Date())
}

async function openOffice(folder: string) {
  const tokens = await makeTokens(folder)
  const config = readConfig({ SIAR_DATA: folder })
  const database = await openDatabase(config)
  const { db } = database.connection
  const signer = await signerOf(db)
  const { ask, close } = await appOn(database.connection, folder, tokens)
  const site = { db, portalFolder: portalFolder(config), filesFolder: filesFolder(config), url: config.url }
  return {
    /** Takes a text through all six steps and says how long its delivery to the portal took, in milliseconds. */
    publish: async (title: string): Promise<number> => {
      const dossier = await newDossier(ask, title)
      const revision = await carry(ask, signer, dossier, () => {})
      const act = { kind: 'complete', version: dossier.version }
      await ask('fungsional', 'POST', `/api/dossiers/${dossier.id}/acts`, { seenRevision: revision, act })
      return timed(async () => {
        if (!(await deliverToPortal(site, new Date()))) throw new Error('nothing went out')
      })
    },
    close: async () => {
      await close()
      await database.close()
    },
  }
}
