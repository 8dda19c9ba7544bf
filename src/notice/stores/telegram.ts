/** The office's bot at Telegram: its setting, how far it was read, and who is connected with which chat. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { sha256 } from '../../base/hash.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import type { TelegramSetting } from '../rules/telegram.ts'

/** Null until one was set. */
export async function findTelegram(db: Db | Tx): Promise<(TelegramSetting & { readonly revision: number }) | null> {
  const row = await db.selectFrom('telegram_setting').select(['on', 'address', 'revision']).executeTakeFirst()
  return row ?? null
}

/** Keeps the setting; who the bot is, is asked anew. @throws {Refused} `telegram-setting-changed` */
export async function saveTelegram(
  tx: Tx,
  it: { readonly setting: TelegramSetting; readonly seenRevision: number; readonly personId: string },
  now: Date,
): Promise<number> {
  // Two administrators at once wait for each other at the office's row, which is there from the set-up on.
  await tx.selectFrom('office').select('single').forUpdate().executeTakeFirst()
  const current = (await findTelegram(tx))?.revision ?? 0
  if (current !== it.seenRevision) throw new Refused({ code: 'telegram-setting-changed' })
  const { on, address } = it.setting
  const values = { on, address, revision: current + 1, changed_by: it.personId, changed_at: now }
  await tx
    .insertInto('telegram_setting')
    .values(values)
    .onConflict((conflict) => conflict.column('single').doUpdateSet(values))
    .execute()
  await tx.updateTable('telegram_bot').set({ username: null, asked_at: null, trouble: '' }).execute()
  // Turned on again some day, it would bring what is old by then; it all stands in Siar.
  if (!on)
    await tx
      .updateTable('notice_delivery')
      .set({ state: 'dropped', set_at: now })
      .where('channel', '=', 'telegram')
      .where('state', '=', 'queued')
      .execute()
  return current + 1
}

export async function readBot(db: Db | Tx) {
  return db.selectFrom('telegram_bot').select(['username', 'trouble', 'next_update']).executeTakeFirstOrThrow()
}

const IDLE_MS = 30_000 // /stop and questions wait so long
const AWAITED_MS = 2_000 // somebody is just connecting, or the administrator looks whether it works
const LEASE_MS = 60_000 // longer than all questions of one round are waited for
const CLOCK_WENT_BACK_MS = 5 * 60_000

/**
 * Whether it is this node's turn to ask Telegram; then for a while no other's, since Telegram refuses two at once. Asked
 * seldom while nobody is connecting.
 */
export async function takeTurn(db: Db, now: Date): Promise<boolean> {
  const ago = (ms: number) => new Date(now.getTime() - ms)
  const ahead = new Date(now.getTime() + CLOCK_WENT_BACK_MS)
  await db.deleteFrom('telegram_code').where('expires_at', '<=', now).execute()
  const row = await db
    .updateTable('telegram_bot')
    .set({ leased_until: new Date(now.getTime() + LEASE_MS) })
    .where(sql<boolean>`(leased_until is null or leased_until < ${now} or leased_until > ${ahead})`)
    .where(
      sql<boolean>`(asked_at is null or asked_at > ${ahead} or asked_at < ${ago(IDLE_MS)}
        or (asked_at < ${ago(AWAITED_MS)} and exists (select from telegram_code)))`,
    )
    .returning('single')
    .executeTakeFirst()
  return row !== undefined
}

/** @param it.askedAt null to be asked again at once */
export async function endTurn(db: Db, it: { readonly trouble: string; readonly askedAt: Date | null }): Promise<void> {
  await db.updateTable('telegram_bot').set({ leased_until: null, asked_at: it.askedAt, trouble: it.trouble }).execute()
}

/** Another bot than before begins from its own first update. */
export async function saveBot(db: Db, it: { readonly id: number; readonly username: string }): Promise<void> {
  await db
    .updateTable('telegram_bot')
    .set((eb) => ({
      bot_id: it.id,
      username: it.username,
      next_update: eb.case().when('bot_id', '=', it.id).then(eb.ref('next_update')).end(),
    }))
    .execute()
}

/** Whether nobody read this update before; of two at once, one reads it. */
export async function isFirstReading(tx: Tx, updateId: number): Promise<boolean> {
  const row = await tx
    .updateTable('telegram_bot')
    .set({ next_update: updateId + 1 })
    .where((eb) => eb.or([eb('next_update', 'is', null), eb('next_update', '<=', updateId)]))
    .returning('single')
    .executeTakeFirst()
  return row !== undefined
}

/**
 * Telegram forgot all that was read, so that nothing is to be confirmed. Its numbers begin anywhere after a week of
 * silence (Bot API, Update): one that was kept would then leave what comes unread.
 */
export async function forgetRead(db: Db): Promise<void> {
  await db.updateTable('telegram_bot').set({ next_update: null }).where('next_update', 'is not', null).execute()
}

const CODE_BYTES = 18
const CODE_LIVES_MS = 10 * 60_000

/** A code that connects one chat with a person, once; the one before it is no longer good. */
export async function insertCode(
  db: Db | Tx,
  personId: string,
  now: Date,
): Promise<{ readonly code: string; readonly expiresAt: Date }> {
  const code = randomBytes(CODE_BYTES).toString('base64url')
  const expiresAt = new Date(now.getTime() + CODE_LIVES_MS)
  const values = { code_hash: sha256(code), expires_at: expiresAt }
  await db
    .insertInto('telegram_code')
    .values({ person_id: personId, ...values })
    .onConflict((on) => on.column('person_id').doUpdateSet(values))
    .execute()
  return { code, expiresAt }
}

/** Whose code it is; it is gone with that. Null for one that is not good. */
export async function takeCode(tx: Tx, code: string, now: Date): Promise<string | null> {
  const row = await tx
    .deleteFrom('telegram_code')
    .where('code_hash', '=', sha256(code))
    .returning(['person_id', 'expires_at'])
    .executeTakeFirst()
  return row && row.expires_at > now ? row.person_id : null
}

/** Connects a chat with a person; whom it belonged to before, it does no more. The channel is theirs from now on. */
export async function connectChat(
  tx: Tx,
  it: { readonly personId: string; readonly chatId: number; readonly name: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('telegram_chat')
    .set({ chat_id: null, name: '', ended: 'elsewhere', ended_at: now })
    .where('chat_id', '=', it.chatId)
    .where('person_id', '<>', it.personId)
    .execute()
  const values = { chat_id: it.chatId, name: it.name, connected_at: now, ended: null, ended_at: null }
  await tx
    .insertInto('telegram_chat')
    .values({ person_id: it.personId, ...values })
    .onConflict((on) => on.column('person_id').doUpdateSet(values))
    .execute()
  await tx
    .updateTable('notice_preference')
    .set({ channels: sql`array_append(channels, 'telegram')` })
    .where('person_id', '=', it.personId)
    .where(sql<boolean>`not 'telegram' = any(channels)`)
    .execute()
}

export type Ended = 'stopped' | 'blocked' | 'gone'

/** Ends the connection of a chat, if it still is one. Says whether it was. */
export async function endChat(db: Db | Tx, chatId: number, why: Ended, now: Date): Promise<boolean> {
  const row = await db
    .updateTable('telegram_chat')
    .set({ chat_id: null, name: '', ended: why, ended_at: now })
    .where('chat_id', '=', chatId)
    .returning('person_id')
    .executeTakeFirst()
  return row !== undefined
}

/** The person's own wish: nothing of the chat is kept, nor a code that was not used. */
export async function forgetChat(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('telegram_chat').where('person_id', '=', personId).execute()
  await tx.deleteFrom('telegram_code').where('person_id', '=', personId).execute()
}

export async function findChat(db: Db | Tx, personId: string) {
  const row = await db
    .selectFrom('telegram_chat')
    .select(['chat_id', 'name', 'connected_at', 'ended', 'ended_at'])
    .where('person_id', '=', personId)
    .executeTakeFirst()
  return row ?? null
}
