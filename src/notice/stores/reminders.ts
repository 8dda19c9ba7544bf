/** Reminders by WhatsApp: whose number is whose, and what a colleague opened for whom. */
import type { NoticeData } from '../../base/notices.ts'
import { whatsappWords as w } from '../../base/words/notice-whatsapp.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { tell } from '../store.ts'
import { insertLinks } from './links.ts'

/** One's own, for oneself; null for none. */
export async function findNumber(db: Db | Tx, personId: string): Promise<string | null> {
  const row = await db
    .selectFrom('whatsapp_number')
    .select('number')
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row?.number ?? null
}

/** The same, held until the transaction ends, so that of two who remind at once one waits. */
export async function lockNumber(tx: Tx, personId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('whatsapp_number')
    .select('number')
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  return row?.number ?? null
}

/** @param number null to keep none */
export async function saveNumber(tx: Tx, personId: string, number: string | null, now: Date): Promise<void> {
  if (number === null) {
    await tx.deleteFrom('whatsapp_number').where('person_id', '=', personId).execute()
    return
  }
  await tx
    .insertInto('whatsapp_number')
    .values({ person_id: personId, number, changed_at: now })
    .onConflict((on) => on.column('person_id').doUpdateSet({ number, changed_at: now }))
    .execute()
}

/** Of these, who may be reminded, and when each last was of this dossier; nobody's number. */
export async function listRemindable(
  db: Db | Tx,
  it: { readonly dossierId: string; readonly personIds: readonly string[] },
): Promise<Map<string, Date | null>> {
  if (it.personIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('whatsapp_number')
    .leftJoin('notice', (join) =>
      join
        .onRef('notice.person_id', '=', 'whatsapp_number.person_id')
        .on('notice.kind', '=', 'reminder')
        .on('notice.dossier_id', '=', it.dossierId),
    )
    .select((eb) => ['whatsapp_number.person_id', eb.fn.max('notice.made_at').as('last')])
    .where('whatsapp_number.person_id', 'in', it.personIds)
    .groupBy('whatsapp_number.person_id')
    .execute()
  return new Map(rows.map((row) => [row.person_id, row.last === null ? null : new Date(row.last)]))
}

export type Reminder = {
  readonly personId: string
  readonly dossierId: string
  readonly visit: number
  readonly by: { readonly id: string; readonly name: string }
  readonly data: NoticeData
}

/**
 * Tells somebody once more of a stay, unread again if it was read, and gives the link for them alone that a colleague
 * brings by hand. Null where they may not be told of it.
 */
export async function insertReminder(tx: Tx, it: Reminder, now: Date): Promise<string | null> {
  const about = `${it.dossierId}/${it.visit}`
  await tell(
    tx,
    [
      {
        kind: 'reminder',
        cause: about,
        about,
        dossierId: it.dossierId,
        byPersonId: it.by.id,
        crisis: false, // a colleague brings it, and nothing else does
        groups: { named: { personIds: [it.personId] } },
        data: it.data,
      },
    ],
    now,
  )
  const notice = await tx
    .updateTable('notice')
    .set({ read_at: null, made_at: now, by_id: it.by.id })
    .where('person_id', '=', it.personId)
    .where('kind', '=', 'reminder')
    .where('about', '=', about)
    .returning('id')
    .executeTakeFirst()
  if (!notice) return null
  const opened = {
    state: 'sent',
    why: w.openedBy.id(it.by.name),
    due_at: now,
    set_at: now,
    sent_at: now,
  }
  await tx
    .insertInto('notice_delivery')
    .values({ notice_id: notice.id, channel: 'whatsapp', person_id: it.personId, attempts: 1, ...opened })
    .onConflict((on) =>
      on
        .columns(['notice_id', 'channel'])
        .doUpdateSet((eb) => ({ ...opened, attempts: eb('notice_delivery.attempts', '+', 1) })),
    )
    .execute()
  const [token = ''] = await insertLinks(tx, { personId: it.personId, noticeIds: [notice.id] }, now)
  return token
}
