import type { Db } from '../../db/connect.ts'
import { tell } from '../../notice/store.ts'
import { listMissed, markMissed } from '../stores/releases.ts'
import { aroundDossier } from './around.ts'

const AT_ONCE = 20

/**
 * Notices each release whose time passed without its going out, as while nothing ran: it is told, and waits for a person
 * where the office wants to be asked, or goes late.
 */
export async function noticeMissed(db: Db, now: Date): Promise<false> {
  for (const publicationId of await listMissed(db, now, AT_ONCE))
    await db.transaction().execute(async (tx) => {
      const missed = await markMissed(tx, publicationId, now)
      if (!missed) return
      const about = `missed/${publicationId}/${missed.scheduledFor.getTime()}`
      await tell(tx, [{ ...(await aroundDossier(tx, { publicationId })), kind: 'release-missed', cause: about, about, data: {} }], now) // prettier-ignore
    })
  return false
}
