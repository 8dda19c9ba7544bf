import { createHash, randomUUID } from 'node:crypto'
import { newId } from '../src/base/id.ts'
import type { Db } from '../src/db/connect.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Notes a source that nobody looks at. */
export async function madeSource(db: Db, personId: string, name: string): Promise<string> {
  const id = newId()
  const now = new Date()
  await db
    .insertInto('source')
    .values({
      id,
      kind: 'feed',
      name,
      address: `https://${id}.contoh.id/feed`,
      weight: 3,
      every_minutes: 30,
      silent_days: 0,
      keep_days: 0,
      state: 'paused',
      paused_at: now,
      paused_by: personId,
      next_look_at: now,
      added_by: personId,
      added_at: now,
    })
    .execute()
  return id
}

export type Received = {
  readonly title: string
  readonly text: string
  readonly sourceId: string
  readonly at: Date
}

/** Notes what came in from a source, as a look at it does. */
export async function receiveMention(db: Db, it: Received): Promise<string> {
  const id = newId()
  await db
    .insertInto('mention')
    .values({
      id,
      source_id: it.sourceId,
      key_hash: sha256(randomUUID()),
      url: `https://contoh.id/${id}`,
      title: it.title,
      text: it.text,
      author: '',
      published_at: it.at,
      dated: true,
      taken_at: it.at,
      first_hash: sha256(it.text),
      text_hash: sha256(it.text),
    })
    .execute()
  return id
}

/** Notes texts that came in one after another in the last hours, each from a source of its own. */
export async function receiveMentions(
  db: Db,
  personId: string,
  texts: readonly { readonly title: string; readonly text: string }[],
): Promise<string[]> {
  const ids: string[] = []
  for (const [at, it] of texts.entries()) {
    const sourceId = await madeSource(db, personId, `Kabar ${at + 1}`)
    const when = new Date(Date.now() - (texts.length - at) * 600_000)
    ids.push(await receiveMention(db, { ...it, sourceId, at: when }))
  }
  return ids
}
