import { filesFolder, portalFolder, readConfig } from '../../src/config.ts'
import { openDatabase } from '../../src/database.ts'
import { deliverToPortal } from '../../src/publication/jobs.ts'
import { giveSoftwarePasskey } from '../../src/demo/signing.ts'
import { appOn, BENCH_URL, carry, newDossier } from './acts.ts'
import { median, ms, timed, times, type Figure } from './measure.ts'
import { makeTokens } from './office.ts'

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
  return [
    {
      what: 'Publishing one item among 100,000',
      measured: ms(many),
      yardstick: `among 100: ${ms(few)}`,
      aim: `≤ 1.3 × among 100: ${times(many / few)}`,
      reached: many / few <= 1.3,
    },
  ]
}

async function openOffice(folder: string) {
  const tokens = await makeTokens(folder)
  const config = readConfig({ SIAR_DATA: folder })
  const database = await openDatabase(config)
  const { db } = database.connection
  const kadis = await db
    .selectFrom('tenure')
    .select('person_id')
    .where('post_id', '=', 'kepala-dinas')
    .executeTakeFirstOrThrow()
  const signer = await giveSoftwarePasskey(db, { personId: kadis.person_id, url: BENCH_URL }, new Date())
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
