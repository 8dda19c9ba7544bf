import type { FastifyInstance } from 'fastify'
import type { Db } from '../../db/connect.ts'
import { serve } from '../../http/serve.ts'
import * as api from '../api/mentions.ts'
import type { FullTextTold } from '../api/full-texts.ts'
import type { LeftReason } from '../rules/full-text.ts'
import type { FileRefusal } from '../rules/mailbox.ts'
import { findFullText } from '../stores/full-texts.ts'
import { listLetters, listMentionFiles, type LetterOf } from '../stores/letters.ts'
import * as store from '../stores/mentions.ts'
import { presentTone } from '../stores/tone.ts'

/** What came in from the sources, for everyone to read. */
export function mentionRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.listMentions, async ({ query }) => {
    const { rows, next, count } = await store.listMentionRows(db, query)
    const letters = await listLetters(db, rows.map((row) => row.id)) // prettier-ignore
    return { rows: rows.map((row) => present(row, letters.get(row.id))), next, count }
  })

  serve(app, api.readMention, async ({ params }) => {
    const row = await store.readMention(db, params.mentionId)
    const letter = (await listLetters(db, [row.id])).get(row.id)
    const files = letter ? await listMentionFiles(db, row.id) : []
    return {
      ...present(row, letter),
      text: row.text,
      fullText: presentFullText(await findFullText(db, row.id)),
      tone: presentTone(row),
      firstHash: row.first_hash,
      textHash: row.text_hash,
      facts: row.facts,
      letterHash: letter?.letterHash ?? null,
      files: files.map(({ name, file_hash, media_type, size_bytes, refused }) => ({
        name,
        kept: file_hash ? { hash: file_hash, mediaType: media_type ?? '', sizeBytes: size_bytes ?? 0 } : null,
        refused: refused as FileRefusal | null,
      })),
    }
  })
}

function presentFullText(row: Awaited<ReturnType<typeof findFullText>>): FullTextTold {
  if (!row) return null
  const { state, reason, settled_at: at, address, way, page_hash: pageHash, text_hash: textHash } = row
  if (at && address && way && pageHash && textHash)
    return { state: 'kept', isThere: row.isThere, at: at.toISOString(), address, way, pageHash, textHash }
  return state === 'waiting' ? { state } : { state: 'left', reason: reason as LeftReason }
}

function present(
  row: Awaited<ReturnType<typeof store.listMentionRows>>['rows'][number],
  letter: LetterOf | undefined,
): api.Mention {
  return {
    id: row.id,
    source: { id: row.source_id, name: row.source_name, weight: row.weight },
    title: row.title,
    language: row.language,
    excerpt: row.excerpt,
    url: row.url,
    author: row.author,
    publishedAt: row.published_at.toISOString(),
    dated: row.dated,
    takenAt: row.taken_at.toISOString(),
    changedAt: row.changed_at?.toISOString() ?? null,
    letter: letter ? { address: letter.address, name: letter.name, known: letter.known, proven: letter.proven } : null,
  }
}
