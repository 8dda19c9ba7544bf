/** What leaves by the channels: one row a notice and channel, which says at any time what became of it. */
import { sql } from 'kysely'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { newId } from '../../base/id.ts'
import type { Channel, NoticeData, NoticeKind } from '../../base/notices.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { locks } from '../../db/locks.ts'
import { readableIfAny, readableTold } from '../../db/readers.ts'
import { readPerson } from '../../office/store.ts'
import { findOfficer } from '../../office/stores/officer.ts'
import { afterTry, quietEnd, sendAt, usualPreference, type Preference, type Sent } from '../rules/sending.ts'
import { matterLimited, matterTitle } from './matter.ts'
import { readPreference, readPreferences } from './preferences.ts'

const CLOCK_WENT_BACK_MS = 5 * 60_000 // what was set further in the future than this, was set by another clock
const SILENT_MS = 5 * 60_000 // longer than any channel is waited for: whoever was sending is no more
const PEOPLE_AT_ONCE = 10
const OLDEST = 500 // enough that ten people are among them, unless one of them has all of these
const NOTICES_MAX = 500 // of one message; it names the first thirty
const WHY_MAX = 500

/** Queues notices for the channels of the people they are for. @param it.gather wait so long for more to come */
export async function queueDeliveries(
  tx: Tx,
  notices: readonly { readonly id: string; readonly personId: string; readonly urgent: boolean }[],
  it: { readonly channels: readonly Channel[]; readonly gatherMs: number },
  now: Date,
): Promise<void> {
  if (notices.length === 0 || it.channels.length === 0) return
  const personIds = [...new Set(notices.map((one) => one.personId))]
  const preferences = await readPreferences(tx, personIds)
  const at = new Date(now.getTime() + it.gatherMs)
  const reached = await listReached(tx, personIds)
  const rows = notices.flatMap((one) => {
    const preference = preferences.get(one.personId) ?? usualPreference
    return it.channels
      .filter((channel) => preference.channels.includes(channel) && (reached[channel]?.has(one.personId) ?? true))
      .map((channel) => ({
        notice_id: one.id,
        channel,
        person_id: one.personId,
        state: 'queued',
        due_at: sendAt(preference, one.urgent, at),
        set_at: now,
      }))
  })
  if (rows.length > 0) await tx.insertInto('notice_delivery').values(rows).execute()
}

/** Of the channels that need something of a person, who has it: a browser that takes messages, a chat with the bot. */
async function listReached(tx: Tx, personIds: readonly string[]): Promise<Partial<Record<Channel, Set<string>>>> {
  const rows = await tx
    .selectFrom('push_subscription')
    .select(['person_id', sql<Channel>`'push'`.as('channel')])
    .where('person_id', 'in', personIds)
    .union(
      tx
        .selectFrom('telegram_chat')
        .select(['person_id', sql<Channel>`'telegram'`.as('channel')])
        .where('person_id', 'in', personIds)
        .where('chat_id', 'is not', null),
    )
    .execute()
  const having = (channel: Channel) =>
    new Set(rows.filter((row) => row.channel === channel).map((row) => row.person_id))
  return { push: having('push'), telegram: having('telegram') }
}

/** What one person is sent by one channel at once. */
export type Parcel = {
  readonly messageId: string
  readonly channel: Channel
  readonly personId: string
  readonly noticeIds: readonly string[]
}

/**
 * Takes what is due on these channels, gathered by person, and marks it as being sent; committed before any channel is
 * called, so that what a dying process leaves is known to be uncertain. One node takes at a time, so that one person
 * gets one message.
 */
export async function takeParcels(db: Db, open: readonly Channel[], now: Date): Promise<Parcel[]> {
  if (open.length === 0) return []
  return db.transaction().execute(async (tx) => {
    const { rows: locked } = await sql<{
      held: boolean
    }>`select pg_try_advisory_xact_lock(${locks.takingDeliveries}) as held`.execute(tx)
    if (!locked[0]?.held) return []
    const due = sql<boolean>`(due_at <= ${now} or set_at > ${new Date(now.getTime() + CLOCK_WENT_BACK_MS)})`
    // From the oldest on, however long the queue is.
    const oldest = tx
      .selectFrom('notice_delivery')
      .select(['person_id', 'channel', 'due_at'])
      .where('state', '=', 'queued')
      .where('channel', 'in', open)
      .where(due)
      .orderBy('due_at')
      .limit(OLDEST)
      .as('oldest')
    const people = await tx
      .selectFrom(oldest)
      .select(['person_id', 'channel'])
      .groupBy(['person_id', 'channel'])
      .orderBy((eb) => eb.fn.min('due_at'))
      .limit(PEOPLE_AT_ONCE)
      .execute()
    const parcels: Parcel[] = []
    for (const { person_id: personId, channel } of people) {
      const messageId = newId()
      const mine = tx
        .selectFrom('notice_delivery')
        .select('notice_id')
        .where('person_id', '=', personId)
        .where('channel', '=', channel)
        .where('state', '=', 'queued')
        .where(due)
        .orderBy('due_at')
        .limit(NOTICES_MAX)
      const taken = await tx
        .updateTable('notice_delivery')
        .set((eb) => ({
          state: 'sending',
          set_at: now,
          message_id: messageId,
          attempts: eb('attempts', '+', 1),
          why: '',
        }))
        .where('channel', '=', channel)
        .where('notice_id', 'in', mine)
        .where('state', '=', 'queued')
        .returning('notice_id')
        .execute()
      parcels.push({ messageId, channel: channel as Channel, personId, noticeIds: taken.map((row) => row.notice_id) })
    }
    return parcels
  })
}

/** Whose parcel it is and what they may read of it today; null for who left. */
export async function readParcel(db: Db, parcel: Parcel, now: Date) {
  const officer = await findOfficer(db, parcel.personId, dayOf(ZONE, now))
  if (!officer) return null
  const { name, email } = await readPerson(db, parcel.personId)
  const person = { id: parcel.personId, name, email, language: officer.language }
  const rows = await db
    .selectFrom('notice')
    .leftJoin('dossier', 'dossier.id', 'notice.dossier_id')
    .leftJoin('person as by', 'by.id', 'notice.by_id')
    .select([
      'notice.id',
      'notice.kind',
      'notice.data',
      'notice.urgent',
      'notice.dossier_id',
      'by.name as by',
      'dossier.year',
      'dossier.number',
      'dossier.title',
      'dossier.limited',
      'dossier.drill',
      matterTitle.as('matter'),
      matterLimited.as('matter_limited'),
    ])
    .where('notice.id', 'in', parcel.noticeIds)
    .where('notice.read_at', 'is', null)
    .where(readableIfAny(officer))
    .where(readableTold(officer))
    .orderBy('notice.urgent', 'desc')
    .orderBy('notice.made_at')
    .orderBy('notice.id')
    .execute()
  return {
    person,
    notices: rows.map((row) => ({ ...row, kind: row.kind as NoticeKind, data: row.data as NoticeData })),
    /** Until when only what is urgent goes; null for now. */
    quietUntil: quietEnd(await readPreference(db, parcel.personId), now),
  }
}

/** Puts off, untried, what was held up into quiet hours. */
export async function putOff(
  db: Db,
  parcel: Parcel,
  it: { readonly noticeIds: readonly string[]; readonly until: Date },
  now: Date,
): Promise<void> {
  if (it.noticeIds.length === 0) return
  await db
    .updateTable('notice_delivery')
    .set((eb) => ({
      state: 'queued',
      due_at: it.until,
      set_at: now,
      message_id: null,
      attempts: eb('attempts', '-', 1),
    }))
    .where('message_id', '=', parcel.messageId)
    .where('notice_id', 'in', it.noticeIds)
    .where('state', '=', 'sending')
    .execute()
}

/** Lets what waits for a person go by what they chose now: when, and not by a channel that they left. */
export async function queueAnew(tx: Tx, personId: string, preference: Preference, now: Date): Promise<void> {
  await sql`select pg_advisory_xact_lock(${locks.takingDeliveries})`.execute(tx) // it is taken for milliseconds, and no channel is asked meanwhile
  const waiting = tx.updateTable('notice_delivery').where('person_id', '=', personId).where('state', '=', 'queued')
  await waiting
    .set({ state: 'dropped', set_at: now })
    .where(sql<boolean>`not channel = any(${[...preference.channels]}::text[])`)
    .execute()
  await waiting
    .set({ due_at: sendAt(preference, false, now), set_at: now })
    .where('attempts', '=', 0)
    .where('notice_id', 'in', (eb) =>
      eb
        .selectFrom('notice')
        .select('notice.id')
        .whereRef('notice.id', '=', 'notice_id')
        .where('notice.urgent', '=', false),
    )
    .execute()
}

/** What was read meanwhile, or may not be read any more, is not sent. */
export async function dropFrom(db: Db, parcel: Parcel, kept: readonly string[], now: Date): Promise<void> {
  const dropped = parcel.noticeIds.filter((id) => !kept.includes(id))
  if (dropped.length === 0) return
  await db
    .updateTable('notice_delivery')
    .set({ state: 'dropped', set_at: now })
    .where('message_id', '=', parcel.messageId)
    .where('notice_id', 'in', dropped)
    .where('state', '=', 'sending')
    .execute()
}

/** Ends a try of everything that went with one message. */
export async function endParcel(db: Db, parcel: Parcel, sent: Sent, now: Date): Promise<void> {
  const rows = await db
    .selectFrom('notice_delivery')
    .innerJoin('notice', 'notice.id', 'notice_delivery.notice_id')
    .select(['notice_delivery.notice_id', 'notice_delivery.attempts', 'notice.made_at'])
    .where('notice_delivery.message_id', '=', parcel.messageId)
    .where('notice_delivery.state', '=', 'sending')
    .execute()
  const why = sent.state === 'sent' ? '' : sent.why.slice(0, WHY_MAX)
  for (const [key, alike] of Map.groupBy(rows, (row) => JSON.stringify(afterTry(sent, of(row), now)))) {
    const end = JSON.parse(key) as { state: string; dueAt?: string }
    await db
      .updateTable('notice_delivery')
      .set({
        state: end.state,
        why,
        set_at: now,
        ...(end.dueAt && { due_at: new Date(end.dueAt) }),
        ...(end.state === 'sent' && { sent_at: now }),
      })
      .where('message_id', '=', parcel.messageId)
      .where(
        'notice_id',
        'in',
        alike.map((row) => row.notice_id),
      )
      .where('state', '=', 'sending')
      .execute()
  }
}

const of = (row: { attempts: number; made_at: Date }) => ({ attempts: row.attempts, madeAt: row.made_at })

/** What a process was sending when it died may have gone or not: said so, and never sent again by itself. */
export async function leaveUnsure(db: Db, why: string, now: Date): Promise<void> {
  await db
    .updateTable('notice_delivery')
    .set({ state: 'unsure', why, set_at: now })
    .where('state', '=', 'sending')
    .where((eb) =>
      eb.or([
        eb('set_at', '<', new Date(now.getTime() - SILENT_MS)),
        eb('set_at', '>', new Date(now.getTime() + CLOCK_WENT_BACK_MS)),
      ]),
    )
    .execute()
}

/** How each of these notices left, for who reads the list. */
export async function listDeliveriesOf(db: Db, noticeIds: readonly string[]) {
  if (noticeIds.length === 0) return []
  return db
    .selectFrom('notice_delivery')
    .select(['notice_id', 'channel', 'state', 'why', 'due_at', 'sent_at', 'attempts'])
    .where('notice_id', 'in', noticeIds)
    .where('state', '<>', 'dropped')
    .orderBy('channel')
    .execute()
}

/** A link in a message was opened, so it arrived. */
export async function markOpened(tx: Tx, noticeId: string): Promise<void> {
  await tx
    .updateTable('notice_delivery')
    .set({ state: 'opened', why: '' })
    .where('notice_id', '=', noticeId)
    .where('state', 'in', ['sent', 'unsure'])
    .execute()
}
