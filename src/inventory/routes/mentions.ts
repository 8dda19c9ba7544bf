import type { FastifyInstance } from 'fastify'
import type { Db } from '../../db/connect.ts'
import { serve } from '../../http/serve.ts'
import * as api from '../api/mentions.ts'
import * as store from '../stores/mentions.ts'

/** What came in from the sources, for everyone to read. */
export function mentionRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.listMentions, async ({ query }) => {
    const { rows, next, count } = await store.listMentionRows(db, query)
    return { rows: rows.map(present), next, count }
  })

  serve(app, api.readMention, async ({ params }) => {
    const row = await store.readMention(db, params.mentionId)
    return { ...present(row), text: row.text, firstHash: row.first_hash, textHash: row.text_hash, facts: row.facts }
  })
}

function present(row: Awaited<ReturnType<typeof store.listMentionRows>>['rows'][number]): api.Mention {
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
  }
}
