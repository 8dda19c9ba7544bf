/** Who subscribes to news by e-mail. Of nobody is more kept than what sends it to them, and of who left nothing. */
import { createHmac, hkdfSync } from 'node:crypto'
import { sql } from 'kysely'
import { CONSENT_VERSION } from '../../base/words/subscribe.ts'
import { newId } from '../../base/id.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { CONFIRM_MS, type Wish } from '../rules/subscribers.ts'

const TOPICS_MAX = 500

/** Whether news goes out by e-mail: an administrator set a destination for it, and a mail server. */
export async function isOpen(db: Db | Tx): Promise<boolean> {
  const { rows } = await sql<{ open: boolean }>`
    select exists (select from mail_setting) and exists (
      select from destination where channel = 'subscribers' and "on" and removed_at is null
    ) as open`.execute(db)
  return rows[0]?.open ?? false
}

/** Topics that the portal has something of, by name. */
export async function listTopics(db: Db | Tx): Promise<{ slug: string; name: string }[]> {
  const { rows } = await sql<{ slug: string; name: string }>`
    select slug, name from publication_topic t
    where exists (select from publication p where p.topic_slug = t.slug and p.state = 'public' and p.expired_at is null)
    order by slug limit ${TOPICS_MAX}`.execute(db)
  return rows
}

/** Names of these topics, also of one that has nothing any more. */
export async function namesOfTopics(db: Db | Tx, slugs: readonly string[]): Promise<string[]> {
  if (slugs.length === 0) return []
  const rows = await db.selectFrom('publication_topic').select('name').where('slug', 'in', slugs).orderBy('slug').execute() // prettier-ignore
  return rows.map((it) => it.name)
}

/** Keeps that somebody asked for news to this address; nothing is sent there but the link by which they say so again. */
export async function askToSubscribe(db: Db, it: Wish, now: Date): Promise<void> {
  await db
    .insertInto('subscription_request')
    .values({
      id: newId(),
      email: it.email,
      topics: [...it.topics],
      language: it.language,
      consent_version: CONSENT_VERSION,
      asked_at: now,
      expires_at: new Date(now.getTime() + CONFIRM_MS),
    })
    .execute()
}

export type Request = { readonly id: string } & Wish

/** The next request whose link is to be sent, marked as sent and committed before the mail server is asked; null for none. @param but ids that wait */
export async function takeRequest(db: Db, now: Date, but: readonly string[]): Promise<Request | null> {
  const { rows } = await sql<Request>`
    update subscription_request set sent_at = ${now}
    where id = (
      select id from subscription_request
      where sent_at is null and expires_at > ${now} and id <> all(${but}::uuid[])
      order by asked_at limit 1 for update skip locked)
    returning id, email, topics, language`.execute(db)
  return rows[0] ?? null
}

/** Gives a request back whose letter surely was not taken. */
export async function giveBackRequest(db: Db, id: string): Promise<void> {
  await db.updateTable('subscription_request').set({ sent_at: null }).where('id', '=', id).execute()
}

/** A request that can still be confirmed; null for one that was, or is too old. */
export async function findRequest(db: Db, id: string, now: Date): Promise<Wish | null> {
  const row = await db
    .selectFrom('subscription_request')
    .select(['email', 'topics', 'language'])
    .where('id', '=', id)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return row ? { ...row, language: row.language as Wish['language'] } : null
}

/** Subscribes who confirms, with what they asked for in the place of anything before. False for a link that is used up. */
export async function confirmRequest(db: Db, it: { id: string; secret: string }, now: Date): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const asked = await tx
      .deleteFrom('subscription_request')
      .where('id', '=', it.id)
      .where('expires_at', '>', now)
      .returning(['email', 'topics', 'language', 'consent_version', 'asked_at as consented_at'])
      .executeTakeFirst()
    if (!asked) return false
    const { email, ...wish } = { ...asked, confirmed_at: now }
    await tx
      .insertInto('subscriber')
      .values({ id: subscriberIdOf(email, it.secret), email, ...wish })
      .onConflict((on) => on.expression(sql`lower(email)`).doUpdateSet(wish))
      .execute()
    return true
  })
}

/**
 * The same id for an address whenever it subscribes, so that the way out in a letter of before works for who left and came
 * back; without the office's secret nobody finds out whose one is (RFC 9562 §5.8).
 */
function subscriberIdOf(email: string, secret: string): string {
  const key = Buffer.from(hkdfSync('sha256', secret, '', 'siar: pelanggan berita', 32))
  const bytes = createHmac('sha256', key).update(email.toLowerCase()).digest()
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x80
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  return bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
}

export async function isSubscribed(db: Db, subscriberId: string): Promise<boolean> {
  return (
    (await db.selectFrom('subscriber').select('id').where('id', '=', subscriberId).executeTakeFirst()) !== undefined
  )
}

/**
 * Deletes a subscriber, with what they asked for and what mail servers said of their address. That letters were sent to
 * somebody stays counted, and is not theirs again when they come back.
 */
export async function removeSubscriber(tx: Tx, subscriberId: string): Promise<void> {
  const gone = await tx.deleteFrom('subscriber').where('id', '=', subscriberId).returning('email').executeTakeFirst()
  await tx
    .updateTable('release_recipient')
    .set({ problem: '', subscriber_id: sql`gen_random_uuid()` })
    .where('subscriber_id', '=', subscriberId)
    .execute()
  if (!gone) return
  await tx
    .deleteFrom('subscription_request')
    .where(sql<boolean>`lower(email) = lower(${gone.email})`)
    .execute()
}

/** What is kept of an address, for whose it is; null where it is not subscribed. */
export async function findSubscriber(db: Db | Tx, email: string) {
  const row = await db
    .selectFrom('subscriber')
    .selectAll()
    .where(sql<boolean>`lower(email) = lower(${email})`)
    .executeTakeFirst()
  return row ?? null
}

/** How many subscribe, to all and to each topic. */
export async function countSubscribers(db: Db) {
  const { rows } = await sql<{ total: number; all: number }>`
    select count(*)::int as total, count(*) filter (where topics = '{}')::int as all from subscriber`.execute(db)
  const topics = await sql<{ slug: string; name: string; count: number }>`
    select t.slug, coalesce(publication_topic.name, t.slug) as name, t.count from (
      select topic as slug, count(*)::int as count from subscriber, unnest(topics) as topic group by topic
    ) as t left join publication_topic on publication_topic.slug = t.slug
    order by t.count desc, t.slug limit ${TOPICS_MAX}`.execute(db)
  return { total: rows[0]?.total ?? 0, all: rows[0]?.all ?? 0, topics: topics.rows }
}

/** Everybody who wants the topic of a delivery becomes a recipient of it, once; however many, none of them is read here. */
export async function addSubscribed(tx: Tx, deliveryId: string, now: Date): Promise<number> {
  const { numAffectedRows } = await sql`
    insert into release_recipient (id, delivery_id, subscriber_id, name, address, due_at)
    select gen_random_uuid(), delivery.id, subscriber.id, '', '', ${now}::timestamptz
    from delivery
    join publication on publication.id = delivery.publication_id
    join subscriber on subscriber.topics = '{}' or subscriber.topics @> array[publication.topic_slug]
    where delivery.id = ${deliveryId}::uuid`.execute(tx)
  return Number(numAffectedRows ?? 0n)
}

/** Forgets requests that nobody confirmed in time. */
export async function forgetRequests(db: Db, now: Date): Promise<void> {
  await db.deleteFrom('subscription_request').where('expires_at', '<', now).execute()
}
