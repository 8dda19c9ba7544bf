import { sentence } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import type { FileStore } from '../../files/store.ts'
import { publishToPortal } from '../../portal/publish.ts'
import { makePictures } from '../channels/portal-pictures.ts'
import { portalSource } from '../channels/portal-source.ts'
import { publicPath, whyNotPublish } from '../rules.ts'
import { lockPortal, lockStanding, markPublic } from '../store.ts'
import type { Ended, Way } from './way.ts'

const failed = (problem: string): Ended => ({ end: { state: 'failed', problem }, told: null })

/** Our own portal: pages in a folder. Writing them twice is writing them once, so an interrupted try is simply redone. */
export function portalWay(it: { db: Db; files: FileStore; folder: string; url: string }): Way {
  return {
    async send(delivery, now) {
      if (delivery.kind !== 'withdraw') {
        await makePictures(it, delivery.publicationId)
        // Committed before the first page is written: a withdrawal that comes in between then knows what to take back.
        const refused = await it.db.transaction().execute(async (tx) => {
          const reason = whyNotPublish(await lockStanding(tx, delivery.publicationId), delivery.versionHash, now)
          if (!reason) await markPublic(tx, delivery.publicationId, now)
          return reason
        })
        if (refused) return failed(sentence(refused, 'id'))
      }
      return it.db.transaction().execute(async (tx) => {
        await lockPortal(tx)
        const standing = await lockStanding(tx, delivery.publicationId)
        const refused = delivery.kind === 'withdraw' ? null : whyNotPublish(standing, delivery.versionHash, now)
        if (refused) return failed(sentence(refused, 'id'))
        await publishToPortal(it.folder, portalSource(tx, it.files, it.url), delivery.publicationId)
        const url = `${it.url}${publicPath(standing)}`
        return { end: { state: 'sent', remoteId: delivery.publicationId, url }, told: null }
      })
    },
    find: async () => ({ state: 'absent' }),
  }
}
