/** What registered press may read before the public: the one place that says so. */
import { contentSchema } from '../../base/content.ts'
import type { Db } from '../../db/connect.ts'
import type { EmbargoedItem } from '../../press/rules/room.ts'
import { whyNotPublish } from '../rules.ts'
import { lockStanding } from '../store.ts'
import { listFilesOf } from './package.ts'

const SHOWN_MAX = 50

/**
 * Texts under embargo whose approval stands on exactly these bytes, the first free on top; of a limited dossier none, and
 * none that went out, was withdrawn or is free already. The embargo alone may hold it back.
 * @param publicationId that one alone
 */
export async function listEmbargoed(db: Db, now: Date, publicationId?: string): Promise<EmbargoedItem[]> {
  return db.transaction().execute(async (tx) => {
    const rows = await tx
      .selectFrom('publication')
      .innerJoin('dossier', 'dossier.id', 'publication.dossier_id')
      .select(['publication.id', 'publication.embargo_until as embargoUntil'])
      .where('publication.embargo_until', '>', now)
      .where('publication.state', '=', 'going-out')
      .where('publication.went_out_at', 'is', null)
      .where('dossier.limited', '=', false)
      .$if(publicationId !== undefined, (q) => q.where('publication.id', '=', publicationId as string))
      .orderBy('publication.embargo_until')
      .orderBy('publication.id')
      .limit(SHOWN_MAX)
      .execute()
    const found: EmbargoedItem[] = []
    for (const { id, embargoUntil } of rows) {
      if (embargoUntil === null) continue
      const standing = await lockStanding(tx, id)
      if (whyNotPublish(standing, standing.versionHash, embargoUntil) !== null) continue
      const content = contentSchema.parse(JSON.parse(standing.contentText))
      const files = await listFilesOf(tx, content)
      found.push({
        publicationId: id,
        versionHash: standing.versionHash,
        embargoUntil,
        content,
        files: files.map((it) => ({
          ...it,
          sizeBytes: Number(it.sizeBytes),
          name: content.attachments.find((one) => one.hash === it.hash)?.name ?? it.name,
        })),
      })
    }
    return found
  })
}
