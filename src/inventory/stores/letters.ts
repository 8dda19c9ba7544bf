/** Mailboxes that are sources, senders that the office knows, and the letters of both: taken in, or left. */
import { sql } from 'kysely'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { textHashOf, type Entry } from '../rules/entries.ts'
import { SENDERS_MAX } from '../rules/letters.ts'
import { mailboxAddress, unreadReasons, type FileRefusal, type LeftReason } from '../rules/mailbox.ts'
import type { SourceFields } from '../rules/sources.ts'
import { insertSource, lockTaken, updateSource, type TakenSource } from './sources.ts'

/** What the sealed password is the secret of. */
export const mailboxAbout = (sourceId: string) => `mailbox/${sourceId}`

export type MailboxFields = {
  readonly host: string
  readonly port: number
  readonly security: 'tls' | 'starttls' | 'none'
  readonly username: string
  readonly folder: string
  readonly checkedBy: string
}

/** The mailbox of a source; null where it is none, or is no more. */
export async function findMailbox(db: Db | Tx, sourceId: string) {
  const row = await db
    .selectFrom('mailbox')
    .innerJoin('source', 'source.id', 'mailbox.source_id')
    .selectAll('mailbox')
    .select('source.revision')
    .where('source_id', '=', sourceId)
    .where('source.removed_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  const { host, port, username, password, folder, tries, revision } = row
  return {
    host,
    port,
    security: row.security as MailboxFields['security'],
    username,
    sealed: password,
    folder,
    checkedBy: row.checked_by,
    read: row.uid_validity === null ? null : { uidValidity: Number(row.uid_validity), lastUid: Number(row.last_uid) },
    tries,
    revision,
  }
}
export type Mailbox = NonNullable<Awaited<ReturnType<typeof findMailbox>>>

type Wanted = {
  readonly mailbox: MailboxFields
  readonly source: Omit<SourceFields, 'address'>
  /** Seals the password that was typed; null where none was, and the kept one stays. */
  readonly seal: ((sourceId: string) => string) | null
}
const sourceOf = ({ source, mailbox }: Wanted): SourceFields => ({ ...source, address: mailboxAddress(mailbox) })
const columnsOf = ({ host, port, security, username, folder, checkedBy }: MailboxFields) => ({
  host,
  port,
  security,
  username,
  folder,
  checked_by: checkedBy,
})

/** @throws {Refused} `source-known`, `sources-full`, `mailbox-password-missing` */
export async function insertMailbox(tx: Tx, it: Wanted & { readonly personId: string }, now: Date): Promise<string> {
  if (!it.seal) throw new Refused({ code: 'mailbox-password-missing', field: 'password' })
  const sourceId = await insertSource(tx, { kind: 'mail', fields: sourceOf(it), personId: it.personId }, now)
  await tx
    .insertInto('mailbox')
    .values({ source_id: sourceId, ...columnsOf(it.mailbox), password: it.seal(sourceId) })
    .execute()
  return sourceId
}

/**
 * Another server, name or folder is read from its own beginning; a password is for one server and name, and goes to no
 * other that somebody typed.
 * @throws {Refused} `not-found`, `source-changed`, `source-known`, `mailbox-password-missing`
 */
export async function updateMailbox(
  tx: Tx,
  it: Wanted & { readonly sourceId: string; readonly seenRevision: number },
  now: Date,
): Promise<number> {
  const { sourceId, seenRevision } = it
  const before = await findMailbox(tx, sourceId)
  if (!before) throw new Refused({ code: 'not-found' })
  const revision = await updateSource(tx, { sourceId, fields: sourceOf(it), seenRevision }, now)
  const { host, username, folder } = it.mailbox
  const another = before.host !== host || before.username !== username
  if (another && !it.seal) throw new Refused({ code: 'mailbox-password-missing', field: 'password' })
  await tx
    .updateTable('mailbox')
    .set({
      ...columnsOf(it.mailbox),
      ...(it.seal && { password: it.seal(sourceId) }),
      ...((another || before.folder !== folder) && { uid_validity: null, last_uid: null, tries: 0 }),
    })
    .where('source_id', '=', sourceId)
    .execute()
  return revision
}

/** Keeps from where a mailbox is read, for whoever holds it. */
export async function keepReadUpTo(
  db: Db | Tx,
  it: { readonly sourceId: string; readonly uidValidity: number; readonly lastUid: number },
): Promise<void> {
  await db
    .updateTable('mailbox')
    .set({ uid_validity: it.uidValidity, last_uid: it.lastUid, tries: 0 })
    .where('source_id', '=', it.sourceId)
    .execute()
}

/**
 * Begins with the next letter, for so long: counted before it is read, so that one which ends the process is met again
 * and then left. Null when the source was taken over, set anew or removed meanwhile.
 */
export async function beginLetter(
  db: Db,
  taken: TakenSource,
  heldUntil: Date,
): Promise<{ readonly taken: TakenSource; readonly tries: number } | null> {
  return db.transaction().execute(async (tx) => {
    const held = await tx
      .updateTable('source')
      .set({ held_until: heldUntil })
      .where('id', '=', taken.id)
      .where('held_until', '=', taken.held_until)
      .where('revision', '=', taken.revision)
      .where('removed_at', 'is', null)
      .executeTakeFirst()
    if (held.numUpdatedRows === 0n) return null
    const row = await tx
      .updateTable('mailbox')
      .set((eb) => ({ tries: eb('tries', '+', 1) }))
      .where('source_id', '=', taken.id)
      .returning('tries')
      .executeTakeFirst()
    return row ? { taken: { ...taken, held_until: heldUntil }, tries: row.tries } : null
  })
}

/**
 * Gives a mailbox back whose look was ended: it is due as before.
 * @param it.trying a letter was under way, and counts as not tried
 * @param it.newAt null where nothing was taken in
 */
export async function giveMailboxBack(
  db: Db,
  { taken, trying, newAt }: { readonly taken: TakenSource; readonly trying: boolean; readonly newAt: Date | null },
): Promise<void> {
  await db.transaction().execute(async (tx) => {
    if (!(await lockTaken(tx, taken))) return
    await tx
      .updateTable('source')
      .set({ held_until: null, ...(newAt && { new_at: newAt }) })
      .where('id', '=', taken.id)
      .execute()
    if (!trying) return
    await tx
      .updateTable('mailbox')
      .set((eb) => ({ tries: eb('tries', '-', 1) }))
      .where('source_id', '=', taken.id)
      .where('tries', '>', 0)
      .execute()
  })
}

export type LetterFile = { readonly name: string } & (
  | { readonly fileHash: string; readonly refused: null }
  | { readonly fileHash: null; readonly refused: FileRefusal }
)
export type TakenLetter = {
  readonly key: string
  readonly entry: Entry & { readonly publishedAt: Date; readonly dated: boolean }
  readonly sender: { readonly address: string; readonly name: string }
  readonly proven: boolean
  readonly messageId: string
  readonly letterHash: string
  readonly files: readonly LetterFile[]
}
/** Null when somebody else holds the source by now; `again` for one that was taken in before. */
type Kept = 'taken' | 'again' | 'left' | null

/** Keeps what became of one letter together with how far the mailbox was read: each comes in once. */
export async function keepLetter(
  db: Db,
  it: {
    readonly taken: TakenSource
    readonly uidValidity: number
    readonly uid: number
    readonly letter: TakenLetter | LeftLetter
  },
  now: Date,
): Promise<Kept> {
  const { taken, uidValidity, uid, letter } = it
  return db.transaction().execute(async (tx) => {
    if (!(await lockTaken(tx, taken))) return null
    await keepReadUpTo(tx, { sourceId: taken.id, uidValidity, lastUid: uid })
    if (!('left' in letter)) return (await insertLetter(tx, taken.id, letter, now)) ? 'taken' : 'again'
    await insertLeft(tx, { sourceId: taken.id, uidValidity, uid, letter }, now)
    return 'left'
  })
}

async function insertLetter(tx: Tx, sourceId: string, it: TakenLetter, now: Date): Promise<boolean> {
  const { entry } = it
  const textHash = textHashOf(entry)
  const row = await tx
    .insertInto('mention')
    .values({
      id: newId(),
      source_id: sourceId,
      key_hash: it.key,
      url: '',
      title: entry.title,
      text: entry.text,
      author: entry.author,
      published_at: entry.publishedAt,
      dated: entry.dated,
      taken_at: now,
      first_hash: textHash,
      text_hash: textHash,
    })
    .onConflict((on) => on.columns(['source_id', 'key_hash']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!row) return false
  await tx
    .insertInto('mention_letter')
    .values({
      mention_id: row.id,
      address: it.sender.address,
      sender_name: it.sender.name,
      proven: it.proven,
      message_id: it.messageId,
      letter_hash: it.letterHash,
    })
    .execute()
  if (it.files.length > 0)
    await tx
      .insertInto('mention_file')
      .values(
        it.files.map((file, ordinal) => ({
          mention_id: row.id,
          ordinal,
          name: file.name,
          file_hash: file.fileHash,
          refused: file.refused,
        })),
      )
      .execute()
  return true
}

export type LeftLetter = { readonly left: LeftReason; readonly address: string; readonly subject: string }
const LEFT_KEPT = 200

async function insertLeft(
  tx: Tx,
  it: { readonly sourceId: string; readonly uidValidity: number; readonly uid: number; readonly letter: LeftLetter },
  now: Date,
): Promise<void> {
  const { left, address, subject } = it.letter
  await tx
    .insertInto('letter_left')
    .values({
      source_id: it.sourceId,
      uid_validity: it.uidValidity,
      uid: it.uid,
      reason: left,
      address,
      subject,
      left_at: now,
    })
    .onConflict((on) => on.doNothing())
    .execute()
  await sql`
    delete from letter_left where source_id = ${it.sourceId}::uuid and (left_at, uid) <= (
      select left_at, uid from letter_left where source_id = ${it.sourceId}::uuid
      order by left_at desc, uid desc offset ${LEFT_KEPT} limit 1)`.execute(tx)
}

/** Letters of a mailbox that were not taken in, the newest first. */
export async function listLeft(db: Db, sourceId: string) {
  return db
    .selectFrom('letter_left')
    .select(['uid', 'reason', 'address', 'subject', 'left_at'])
    .where('source_id', '=', sourceId)
    .orderBy('left_at', 'desc')
    .orderBy('uid', 'desc')
    .limit(LEFT_KEPT)
    .execute()
}

/** How many letters of these mailboxes could not be read in the last days. */
export async function countUnread(
  db: Db,
  sourceIds: readonly string[],
  since: Date,
): Promise<ReadonlyMap<string, number>> {
  if (sourceIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('letter_left')
    .select('source_id')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('source_id', 'in', sourceIds)
    .where('reason', 'in', unreadReasons)
    .where('left_at', '>', since)
    .groupBy('source_id')
    .execute()
  return new Map(rows.map((row) => [row.source_id, Number(row.count)]))
}

/** What is known of the letters among these mentions: who they say they are from, under which name the office knows them. */
export async function listLetters(db: Db, mentionIds: readonly string[]) {
  if (mentionIds.length === 0) return new Map<string, LetterOf>()
  const rows = await db
    .selectFrom('mention_letter as letter')
    .select(['letter.mention_id', 'letter.address', 'letter.sender_name', 'letter.proven', 'letter.letter_hash'])
    .select(
      sql<string | null>`(
        select name from known_sender
        where address in (letter.address, '@' || split_part(letter.address, '@', 2))
        order by address = letter.address desc limit 1)`.as('known'),
    )
    .where('letter.mention_id', 'in', mentionIds)
    .execute()
  return new Map<string, LetterOf>(
    rows.map((row) => [
      row.mention_id,
      {
        address: row.address,
        name: row.sender_name,
        proven: row.proven,
        known: row.known,
        letterHash: row.letter_hash,
      },
    ]),
  )
}
export type LetterOf = {
  readonly address: string
  readonly name: string
  readonly proven: boolean
  readonly known: string | null
  readonly letterHash: string
}

export async function listMentionFiles(db: Db, mentionId: string) {
  return db
    .selectFrom('mention_file')
    .leftJoin('file', 'file.hash', 'mention_file.file_hash')
    .select([
      'mention_file.name',
      'mention_file.file_hash',
      'mention_file.refused',
      'file.media_type',
      'file.size_bytes',
    ])
    .where('mention_id', '=', mentionId)
    .orderBy('ordinal')
    .execute()
}

export async function listSenders(db: Db) {
  return db
    .selectFrom('known_sender')
    .select(['address', 'name'])
    .orderBy(sql`lower(name)`)
    .orderBy('address')
    .limit(SENDERS_MAX)
    .execute()
}

/** Names a sender, or names them anew. @throws {Refused} `senders-full` */
export async function saveSender(
  tx: Tx,
  it: { readonly address: string; readonly name: string; readonly personId: string },
  now: Date,
): Promise<void> {
  const { count } = await tx
    .selectFrom('known_sender')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('address', '<>', it.address)
    .executeTakeFirstOrThrow()
  if (Number(count) >= SENDERS_MAX) throw new Refused({ code: 'senders-full', max: SENDERS_MAX })
  const values = { name: it.name, added_by: it.personId, added_at: now }
  await tx
    .insertInto('known_sender')
    .values({ address: it.address, ...values })
    .onConflict((on) => on.column('address').doUpdateSet(values))
    .execute()
}

/** @throws {Refused} `not-found` */
export async function removeSender(tx: Tx, address: string): Promise<void> {
  const { numDeletedRows } = await tx.deleteFrom('known_sender').where('address', '=', address).executeTakeFirst()
  if (numDeletedRows === 0n) throw new Refused({ code: 'not-found' })
}
