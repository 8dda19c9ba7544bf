import { openFileStore } from '../../files/store.ts'
import { append } from '../../ledger/append.ts'
import { tell } from '../../notice/store.ts'
import { publishToPortal } from '../../portal/publish.ts'
import { portalSource } from '../channels/portal-source.ts'
import type { OwnSite } from '../jobs.ts'
import { lockPortal } from '../store.ts'
import { listTermsDue, listToReview, markReviewTold, settleTerm } from '../stores/terms.ts'
import { aroundDossier } from './around.ts'

const AT_ONCE = 20

/**
 * Archives what counts no more, brings back what counts again, and tells who looks after a text that its day to be looked at
 * has come. Page and row are one transaction under the portal's lock, so that a process that dies leaves it to the next.
 */
export async function keepTerms(site: OwnSite, now: Date): Promise<false> {
  const files = openFileStore(site.filesFolder)
  for (const publicationId of await listTermsDue(site.db, now, AT_ONCE))
    await site.db.transaction().execute(async (tx) => {
      await lockPortal(tx)
      const settled = await settleTerm(tx, publicationId, now)
      if (!settled) return
      await publishToPortal(site.portalFolder, portalSource(tx, files, site.url), publicationId)
      const { dossierId, became } = settled
      if (became) await append(tx, { kind: became === 'archived' ? 'publication-archived' : 'publication-counts-again', publicationId, dossierId }, now) // prettier-ignore
    })
  for (const publicationId of await listToReview(site.db, now, AT_ONCE))
    await site.db.transaction().execute(async (tx) => {
      if (!(await markReviewTold(tx, publicationId, now))) return
      const about = `review/${publicationId}/${now.getTime()}`
      await tell(tx, [{ ...(await aroundDossier(tx, { publicationId })), kind: 'review-due', cause: about, about, data: {} }], now) // prettier-ignore
    })
  return false
}
