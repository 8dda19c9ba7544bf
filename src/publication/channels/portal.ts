import { sentence } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import type { FileStore } from '../../files/store.ts'
import { publishToPortal } from '../../portal/publish.ts'
import { whyNotPublish } from '../rules.ts'
import { lockPortal, lockStanding, markPublic } from '../store.ts'
import { makePictures } from './portal-pictures.ts'
import { portalSource } from './portal-source.ts'
import type { Channel } from './channel.ts'

/** Our own portal: pages in a folder. Writing them twice is writing them once, so an interrupted try is simply redone. */
export function portalChannel(it: { db: Db; files: FileStore; folder: string; url: string }): Channel {
  return {
    name: 'portal',
    async send(delivery, now) {
      if (delivery.kind === 'publish') {
        await makePictures(it, delivery.publicationId)
        // Committed before the first page is written: a withdrawal that comes in between then knows what to take back.
        const refused = await it.db.transaction().execute(async (tx) => {
          const reason = whyNotPublish(await lockStanding(tx, delivery.publicationId))
          if (!reason) await markPublic(tx, delivery.publicationId, now)
          return reason
        })
        if (refused) return { state: 'failed', problem: sentence(refused, 'id') }
      }
      return it.db.transaction().execute(async (tx) => {
        await lockPortal(tx)
        if (delivery.kind === 'publish') {
          const refused = whyNotPublish(await lockStanding(tx, delivery.publicationId))
          if (refused) return { state: 'failed', problem: sentence(refused, 'id') }
        }
        await publishToPortal(it.folder, portalSource(tx, it.files, it.url), delivery.publicationId)
        return { state: 'sent', remoteId: delivery.publicationId }
      })
    },
    find: async () => ({ state: 'absent' }),
  }
}
