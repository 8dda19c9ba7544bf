import type { FastifyInstance } from 'fastify'
import type { Db, Tx } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import type { ContentType } from '../../base/content-types.ts'
import type { Officer } from '../../base/officer.ts'
import { importContentTypes, listContentTypes, saveContentType } from '../api/content-types.ts'
import { compareContentType, listContentTypeRows, saveContentTypeRow } from '../stores/content-types.ts'

/** The office's kinds of text, kept by the administrator. */
export function contentTypeRoutes(app: FastifyInstance, db: Db): void {
  serve(app, listContentTypes, async () => {
    const rows = await listContentTypeRows(db)
    return {
      rows: rows.map(({ type, revision, changed_at, changed_by }) => ({
        type,
        revision,
        changedAt: changed_at.toISOString(),
        changedBy: changed_by,
      })),
    }
  })

  serve(app, saveContentType, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const tell = await change(tx, body.type, body.seenRevision, officer, now)
      await tell.append()
      return { revision: tell.revision }
    }),
  )

  serve(app, importContentTypes, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const count = { added: 0, changed: 0, same: 0 }
      const tells: (() => Promise<number>)[] = []
      for (const type of body.contentTypes) {
        const { revision, same } = await compareContentType(tx, type)
        if (same) count.same++
        else {
          tells.push((await change(tx, type, revision, officer, now)).append)
          if (revision === 0) count.added++
          else count.changed++
        }
      }
      for (const tell of tells) await tell()
      return count
    }),
  )
}

/** Writes one change; what is left is its ledger entry, appended last. */
async function change(tx: Tx, type: ContentType, seenRevision: number, officer: Officer, now: Date) {
  const { revision, hash } = await saveContentTypeRow(tx, { type, seenRevision, personId: officer.personId }, now)
  const entry = { kind: 'content-type-changed', typeId: type.id, revision, typeHash: hash, personId: officer.personId }
  return { revision, append: () => append(tx, entry, now) }
}
