/**
 * Incoming letters and their cascade. Who may read one is said in `db/readers.ts`, and asked in every query here; what of
 * its cascade, in `seenOf`, and everything that leaves here has passed it.
 */
import { sql } from 'kysely'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { newId } from '../../base/id.ts'
import type { Officer } from '../../base/officer.ts'
import { Refused, refuseIf, type Reason } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { countUpTo } from '../../db/count.ts'
import { page, readTextCursor, writeCursor } from '../../db/keyset.ts'
import { listNameableFiles, readableLetter, type Reader } from '../../db/readers.ts'
import { listPosts, listVacantPosts } from '../../office/store.ts'
import { whyNotKeepBook } from '../rules/books.ts'
import { isSettled, seenOf, whyNotEnd, whyNotPass, type Box, type Urgency } from '../rules/cascade.ts'
import { findKeepers, listBooks } from './books.ts'
import { listCascade, listCascades } from './cascade.ts'
import { enterLetter, setSrikandi, type NewLetter } from './lines.ts'

export type NewIncoming = NewLetter & {
  readonly srikandi: string
  readonly urgency: Urgency
  readonly files: readonly { readonly hash: string; readonly name: string }[]
}

/**
 * Registers a letter with its line in an incoming book; it waits first for the post that keeps the book.
 * @throws {Refused} what `enterLetter` refuses, `letter-book-outgoing`, `not-found` for a file that is not there
 */
export async function registerLetter(tx: Tx, it: NewIncoming, officer: Officer, now: Date) {
  const { srikandi, urgency, files, ...line } = it
  const { postId, ...place } = await enterLetter(tx, line, officer, now)
  const book = await tx.selectFrom('book').select('direction').where('id', '=', place.book).executeTakeFirstOrThrow()
  if (book.direction !== 'incoming') throw new Refused({ code: 'letter-book-outgoing', field: 'book' })
  if (srikandi !== '')
    await setSrikandi(tx, { entryId: place.id, number: srikandi, reason: '', seenRevision: 0 }, officer, now)
  const id = newId()
  await tx
    .insertInto('letter')
    .values({ id, entry_id: place.id, urgency, registered_by: officer.personId, registered_at: now })
    .execute()
  if (files.length > 0) {
    // A scan is one's own upload; nobody opens another's file to the cascade by naming it.
    const hashes = [...new Set(files.map(({ hash }) => hash))]
    const known = await listNameableFiles(tx, hashes, officer)
    if (known.length < hashes.length) throw new Refused({ code: 'not-found' })
    await tx
      .insertInto('letter_file')
      .values(files.map((file, position) => ({ letter_id: id, position, file_hash: file.hash, name: file.name })))
      .execute()
  }
  await insertBranch(
    tx,
    { letterId: id, parentId: null, postId, boxes: [], instruction: '', urgency, dueOn: null },
    officer,
    now,
  )
  return { letterId: id, postId, place }
}

/** Why they may register no letter: they keep none of the incoming books that are open; null when they do. */
export async function whyNotRegister(db: Db, officer: Officer, now: Date): Promise<Reason | null> {
  const books = (await listBooks(db, 0)).filter((it) => it.direction === 'incoming' && it.closed_on === null)
  const reasons = (await findKeepers(db, books, now)).map((keeper) => whyNotKeepBook(officer, keeper))
  return reasons.includes(null) ? null : (reasons[0] ?? { code: 'book-not-yours', post: '–' })
}

type NewBranch = {
  readonly letterId: string
  readonly parentId: string | null
  readonly postId: string
  readonly boxes: readonly Box[]
  readonly instruction: string
  readonly urgency: Urgency
  readonly dueOn: string | null
}

async function insertBranch(tx: Tx, it: NewBranch, officer: Officer, now: Date): Promise<string> {
  const id = newId()
  const waits = { branch_id: id, letter_id: it.letterId, post_id: it.postId, due_on: it.dueOn }
  await tx
    .insertInto('letter_branch')
    .values({
      id,
      letter_id: it.letterId,
      parent_id: it.parentId,
      post_id: it.postId,
      boxes: [...it.boxes],
      instruction: it.instruction,
      urgency: it.urgency,
      due_on: it.dueOn,
      from_person: officer.personId,
      passed_at: now,
    })
    .execute()
  await tx
    .insertInto('letter_reader')
    .values({ post_id: it.postId, letter_id: it.letterId })
    .onConflict((on) => on.columns(['post_id', 'letter_id']).doNothing())
    .execute()
  await tx.insertInto('letter_waiting').values(waits).execute()
  return id
}

/**
 * Passes a branch on to posts. From then on those who hold them read the letter.
 * @throws {Refused} `not-found`, `agenda-void-already`, and what `whyNotPass` refuses
 */
export async function passOn(
  tx: Tx,
  it: {
    readonly letterId: string
    readonly branchId: string
    readonly to: readonly string[]
    readonly boxes: readonly Box[]
    readonly instruction: string
    readonly urgency: Urgency
    readonly dueOn: string | null
  },
  officer: Officer,
  now: Date,
): Promise<{ branchIds: string[]; postId: string }> {
  const { branch, all } = await lockBranch(tx, it, officer)
  const posts = await listPosts(tx)
  const today = dayOf(ZONE, now)
  if (!it.to.every((post) => posts.some((known) => known.id === post))) throw new Refused({ code: 'not-found' })
  const vacant = (await listVacantPosts(tx, today)).map((post) => post.id)
  const nameOf = (postId: string) => posts.find((post) => post.id === postId)?.name ?? postId
  refuseIf(whyNotPass({ ...it, branch, all, held: officer.posts, vacant }, nameOf, today))
  const branchIds: string[] = []
  for (const postId of it.to)
    branchIds.push(await insertBranch(tx, { ...it, parentId: branch.id, postId }, officer, now))
  await tx.deleteFrom('letter_waiting').where('branch_id', '=', branch.id).execute()
  return { branchIds, postId: branch.postId }
}

/** Ends a branch. @throws {Refused} `not-found`, `agenda-void-already`, and what `whyNotEnd` refuses */
export async function endBranch(
  tx: Tx,
  it: {
    readonly letterId: string
    readonly branchId: string
    readonly kind: 'reported' | 'none-needed'
    readonly words: string
  },
  officer: Officer,
  now: Date,
): Promise<{ postId: string }> {
  const { branch, all } = await lockBranch(tx, it, officer)
  refuseIf(whyNotEnd(branch, all, officer.posts, it))
  await tx
    .insertInto('letter_end')
    .values({ branch_id: branch.id, kind: it.kind, words: it.words, person_id: officer.personId, ended_at: now })
    .execute()
  await tx.deleteFrom('letter_waiting').where('branch_id', '=', branch.id).execute()
  return { postId: branch.postId }
}

/** One branch among all of its letter, which waits for nobody else's act meanwhile. */
async function lockBranch(tx: Tx, it: { letterId: string; branchId: string }, officer: Officer) {
  const letter = await tx
    .selectFrom('letter')
    .select(['id', 'entry_id', 'urgency'])
    .where('id', '=', it.letterId)
    .where(readableLetter(officer))
    .forNoKeyUpdate()
    .executeTakeFirst()
  if (!letter) throw new Refused({ code: 'not-found' })
  const voided = await tx.selectFrom('agenda_void').select('entry_id').where('entry_id', '=', letter.entry_id).execute()
  if (voided.length > 0) throw new Refused({ code: 'agenda-void-already' })
  const all = await listCascade(tx, it.letterId)
  // A neighbour's branch is as unknown to them as one that is not there.
  const branch = seenOf(all, letter, officer).find((one) => one.id === it.branchId)
  if (!branch) throw new Refused({ code: 'not-found' })
  return { branch, all }
}

/** One letter with its scans and what they see of its cascade; null where there is none that they may read. */
export async function findLetter(db: Db, reader: Reader, letterId: string) {
  const letter = await db
    .selectFrom('letter')
    .innerJoin('agenda_entry', 'agenda_entry.id', 'letter.entry_id')
    .innerJoin('agenda_letter', 'agenda_letter.entry_id', 'letter.entry_id')
    .innerJoin('person', 'person.id', 'letter.registered_by')
    .leftJoin('agenda_void', 'agenda_void.entry_id', 'letter.entry_id')
    .select([
      'letter.id',
      'letter.entry_id',
      'letter.urgency',
      'letter.registered_at',
      'person.name as registered_by',
      'agenda_entry.book',
      'agenda_entry.year',
      'agenda_entry.formatted',
      'agenda_entry.dated_on',
      'agenda_entry.from_party',
      'agenda_entry.to_party',
      'agenda_entry.subject',
      'agenda_letter.lettered_on',
      'agenda_letter.letter_number',
      'agenda_letter.attachments',
      'agenda_letter.remarks',
      'agenda_void.reason as void_reason',
    ])
    .where('letter.id', '=', letterId)
    .where(readableLetter(reader))
    .executeTakeFirst()
  if (!letter) return null
  const [files, branches] = await Promise.all([
    db
      .selectFrom('letter_file')
      .innerJoin('file', 'file.hash', 'letter_file.file_hash')
      .select(['file.hash', 'letter_file.name', 'file.media_type'])
      .where('letter_id', '=', letterId)
      .orderBy('position')
      .execute(),
    listCascade(db, letterId),
  ])
  return { ...letter, files, branches: seenOf(branches, letter, reader) }
}

const LONGEST_DAY = '9999-12-31' // where no day is set: after all others

/** How many branches wait for the posts of this person, counted to a thousand. */
export async function countWaiting(db: Db, { posts }: Reader): Promise<number> {
  const mine = sql<boolean>`post_id = any(${[...posts]}::text[])`
  return countUpTo(db, db.selectFrom('letter_waiting').where(mine))
}

const lettersOf = (db: Db) =>
  db
    .selectFrom('letter')
    .innerJoin('agenda_entry', 'agenda_entry.id', 'letter.entry_id')
    .leftJoin('agenda_void', 'agenda_void.entry_id', 'letter.entry_id')
    .select([
      'letter.id',
      'letter.urgency',
      'agenda_entry.formatted',
      'agenda_entry.dated_on',
      'agenda_entry.from_party',
      'agenda_entry.subject',
      'agenda_void.entry_id as void_id',
    ])

/** Letters of one page, with whether any of what they see of each still waits. */
async function withOpen<Row extends Awaited<ReturnType<ReturnType<typeof lettersOf>['execute']>>[number]>(
  db: Db,
  reader: Reader,
  rows: Row[],
) {
  const cascades = await listCascades(db, rows.map((row) => row.id)) // prettier-ignore
  return rows.map((row) => ({
    ...row,
    open: row.void_id === null && !isSettled(seenOf(cascades.get(row.id) ?? [], row, reader)),
  }))
}

/** One page of what waits for the posts of this person, the first due on top, then what has no day. */
export async function listWaiting(
  db: Db,
  reader: Reader,
  { after, limit }: { after: string | undefined; limit: number },
) {
  const from = readTextCursor(after)
  const due = sql<string>`coalesce(letter_waiting.due_on, ${LONGEST_DAY}::date)::text`
  const rows = await lettersOf(db)
    .innerJoin('letter_waiting', 'letter_waiting.letter_id', 'letter.id')
    .innerJoin('post', 'post.id', 'letter_waiting.post_id')
    .select([
      'letter_waiting.branch_id',
      'letter_waiting.due_on as waiting_due',
      'post.id as waiting_post',
      'post.name as waiting_name',
      due.as('sorted'),
    ])
    .where('letter_waiting.post_id', 'in', reader.posts.length > 0 ? [...reader.posts] : [''])
    .where(readableLetter(reader))
    .$if(from !== null, (query) =>
      query.where(sql<boolean>`(${due}, letter_waiting.branch_id) > (${from?.key ?? ''}, ${from?.id ?? null}::uuid)`),
    )
    .orderBy(due)
    .orderBy('letter_waiting.branch_id')
    .limit(limit + 1)
    .execute()
  const found = page(rows, limit, (row) => writeCursor(row.sorted, row.branch_id))
  return { ...found, rows: await withOpen(db, reader, found.rows) }
}

/**
 * One page of the letters that they may read, the newest first; all of them, or those that bear this number or say these
 * words. Taken post by post from what came to each, so that a page costs the same however many letters there are.
 */
export async function listReadable(
  db: Db,
  reader: Reader,
  { after, limit, search }: { after: string | undefined; limit: number; search: string },
) {
  const from = readTextCursor(after)?.id ?? null
  const older = from === null ? sql`true` : sql`letter_id < ${from}::uuid`
  const ids =
    reader.role === 'auditor'
      ? sql`select id as letter_id from letter`
      : search === ''
        ? sql`select mine.letter_id from unnest(${[...reader.posts]}::text[]) as held (post), lateral (
            select letter_id from letter_reader where post_id = held.post and ${older}
            order by letter_id desc limit ${limit + 1}) as mine`
        : sql`select letter_id from letter_reader where post_id = any(${[...reader.posts]}::text[])`
  const rows = await lettersOf(db)
    .where(sql<boolean>`letter.id in (${ids})`)
    .where(readableLetter(reader))
    .$if(from !== null, (query) => query.where('letter.id', '<', from ?? ''))
    .$if(search !== '', (query) => query.where(sql<boolean>`letter.entry_id in (${bearing(search)})`))
    .orderBy('letter.id', 'desc')
    .limit(limit + 1)
    .execute()
  const found = page(rows, limit, (row) => writeCursor('', row.id))
  return { ...found, rows: await withOpen(db, reader, found.rows) }
}

/** Lines of incoming books that bear this number or say these words: each part has an index of its own. */
const bearing = (typed: string) => sql`
  select id from agenda_entry where kind = 'letter' and to_tsvector('indonesian', subject) @@ plainto_tsquery('indonesian', ${typed})
  union all
  select entry.id from book join agenda_entry entry on entry.book = book.id and lower(entry.formatted) = lower(${typed})
  where book.direction = 'incoming'
  union all
  select entry_id from agenda_letter where lower(letter_number) = lower(${typed}) and letter_number <> ''`

/** For which post of theirs each of these letters waits; those that wait for others are left out. */
export async function listWaitingFor(db: Db, { posts }: Reader, letterIds: readonly string[]) {
  if (letterIds.length === 0 || posts.length === 0) return []
  return db
    .selectFrom('letter_waiting')
    .innerJoin('post', 'post.id', 'letter_waiting.post_id')
    .select(['letter_id', 'post.id as post_id', 'post.name as post', 'due_on'])
    .where('letter_id', 'in', letterIds)
    .where('post_id', 'in', posts)
    .execute()
}
