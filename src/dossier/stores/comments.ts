import { sql } from 'kysely'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { page, readInstantCursor, writeCursor } from '../../db/keyset.ts'
import { readableBy, type Reader } from '../../db/readers.ts'
import type { Anchor } from '../rules/anchor.ts'
import type { Change } from '../rules/comments.ts'

const THREADS_MAX = 1_000 // of one dossier; an official text that needs more needs a meeting
const REPLIES_MAX = 100 // of one thread

export type NewComment = {
  readonly dossierId: string
  readonly personId: string
  readonly text: string
  /** The dossier's version and visit when it was said. */
  readonly versionHash: string | null
  readonly visit: number
  /** The words it is pinned to, and the text they stood in. */
  readonly anchor: { readonly anchor: Anchor; readonly hash: string } | null
  readonly mustFix: boolean
  /** The words suggested instead; null for a comment. */
  readonly suggestion: string | null
  /** The comment that begins the thread this one answers in. */
  readonly threadId: string | null
  /** The decision whose note it is. */
  readonly decisionId: string | null
}

/**
 * Writes what someone says; its words are final. The caller holds the dossier's lock, so that the limits hold too.
 * A leader's note is one with its decision, and must be repaired.
 * @throws {Refused} `comments-full`; `thread-full`
 */
export async function insertComment(tx: Tx, it: NewComment, now: Date): Promise<string> {
  const { count } = await tx
    .selectFrom('comment')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('dossier_id', '=', it.dossierId)
    .where('thread_id', it.threadId ? '=' : 'is', it.threadId)
    .executeTakeFirstOrThrow()
  if (it.threadId && count >= REPLIES_MAX) throw new Refused({ code: 'thread-full', max: REPLIES_MAX })
  if (!it.threadId && count >= THREADS_MAX) throw new Refused({ code: 'comments-full', max: THREADS_MAX })
  const id = newId()
  await tx
    .insertInto('comment')
    .values({
      id,
      dossier_id: it.dossierId,
      person_id: it.personId,
      text: it.text,
      version_hash: it.versionHash,
      visit: it.visit,
      anchor: it.anchor && JSON.stringify(it.anchor.anchor),
      anchor_hash: it.anchor?.hash ?? null,
      must_fix: it.mustFix,
      kind: it.suggestion === null ? 'comment' : 'suggestion',
      suggestion: it.suggestion,
      thread_id: it.threadId,
      decision_id: it.decisionId,
      created_at: now,
    })
    .execute()
  return id
}

const columns = [
  'comment.id',
  'comment.thread_id',
  'comment.dossier_id',
  'comment.person_id',
  'comment.text',
  'comment.version_hash',
  'comment.visit',
  'comment.anchor',
  'comment.anchor_hash',
  'comment.must_fix',
  'comment.kind',
  'comment.suggestion',
  'comment.decision_id',
  'comment.state',
  'comment.settled_by',
  'comment.settled_at',
  'comment.repaired_by',
  'comment.repaired_at',
  'comment.created_at',
] as const

/** The comment that begins the thread of this one. @throws {Refused} `not-found`, also for one of another dossier */
export async function readThreadOf(tx: Tx, it: { dossierId: string; commentId: string }): Promise<{ id: string }> {
  const row = await tx
    .selectFrom('comment')
    .select((eb) => eb.fn.coalesce('thread_id', 'id').as('id'))
    .where('id', '=', it.commentId)
    .where('dossier_id', '=', it.dossierId)
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return row
}

/** Locks the comment that begins a thread, to change how it stands. @throws {Refused} `not-found` */
export async function lockThread(tx: Tx, it: { dossierId: string; commentId: string }) {
  const row = await tx
    .selectFrom('comment')
    .select(columns)
    .where('id', '=', it.commentId)
    .where('dossier_id', '=', it.dossierId)
    .where('thread_id', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return { ...row, anchor: row.anchor as Anchor | null }
}

/** Writes how a comment stands now; `insertChange` keeps that it was changed. */
export async function updateStanding(
  tx: Tx,
  it: { commentId: string; change: Change; personId: string },
  now: Date,
): Promise<'open' | 'resolved' | 'accepted' | 'refused'> {
  const settled = { settled_by: it.personId, settled_at: now }
  const values = {
    repaired: { state: 'open', repaired_by: it.personId, repaired_at: now },
    resolved: { state: 'resolved', ...settled },
    accepted: { state: 'accepted', ...settled },
    refused: { state: 'refused', ...settled },
    reopened: { state: 'open', settled_by: null, settled_at: null, repaired_by: null, repaired_at: null },
  } as const
  const { state } = await tx
    .updateTable('comment')
    .set(values[it.change])
    .where('id', '=', it.commentId)
    .returning('state')
    .executeTakeFirstOrThrow()
  return state
}

/** Keeps one change of how a comment stands, with its entry in the ledger; final. */
export async function insertChange(
  tx: Tx,
  it: { commentId: string; change: Change; personId: string; ledgerIndex: number },
  now: Date,
): Promise<void> {
  const { last } = await tx
    .selectFrom('comment_change')
    .select((eb) => eb.fn.coalesce(eb.fn.max('number'), sql<number>`0`).as('last'))
    .where('comment_id', '=', it.commentId)
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('comment_change')
    .values({
      comment_id: it.commentId,
      number: last + 1,
      change: it.change,
      person_id: it.personId,
      ledger_index: it.ledgerIndex,
      changed_at: now,
    })
    .execute()
}

export type ThreadFilter = {
  readonly dossierId: string
  readonly after?: string | undefined
  readonly limit: number
  readonly state?: 'open' | 'settled' | undefined
  readonly mustFix?: boolean | undefined
}

/** One page of the threads of a dossier with their answers and changes, the oldest first. */
export async function listThreads(db: Db, it: ThreadFilter) {
  const from = readInstantCursor(it.after)
  const rows = await db
    .selectFrom('comment')
    .innerJoin('person', 'person.id', 'comment.person_id')
    .leftJoin('person as settler', 'settler.id', 'comment.settled_by')
    .leftJoin('person as repairer', 'repairer.id', 'comment.repaired_by')
    .select([...columns, 'person.name as person', 'settler.name as settler', 'repairer.name as repairer'])
    .where('comment.dossier_id', '=', it.dossierId)
    .where('comment.thread_id', 'is', null)
    .$if(it.state !== undefined, (query) => query.where('comment.state', it.state === 'open' ? '=' : '<>', 'open'))
    .$if(it.mustFix === true, (query) => query.where('comment.must_fix', '=', true))
    .where(from ? sql<boolean>`(comment.created_at, comment.id) > (${from.at}, ${from.id}::uuid)` : sql<boolean>`true`)
    .orderBy('comment.created_at')
    .orderBy('comment.id')
    .limit(it.limit + 1)
    .execute()
  const shown = page(rows, it.limit, (row) => writeCursor(row.created_at.toISOString(), row.id))
  const ids = shown.rows.map((row) => row.id)
  const [replies, changes] = await Promise.all([listReplies(db, ids), listChanges(db, ids)])
  return {
    rows: shown.rows.map((row) => ({
      ...row,
      anchor: row.anchor as Anchor | null,
      replies: replies.filter((one) => one.thread_id === row.id),
      changes: changes.filter((one) => one.comment_id === row.id),
    })),
    next: shown.next,
  }
}

async function listReplies(db: Db, threadIds: readonly string[]) {
  if (threadIds.length === 0) return []
  return db
    .selectFrom('comment')
    .innerJoin('person', 'person.id', 'comment.person_id')
    .select([
      'comment.id',
      'comment.thread_id',
      'comment.person_id',
      'person.name as person',
      'comment.text',
      'comment.created_at',
    ])
    .where('comment.thread_id', 'in', threadIds)
    .orderBy('comment.created_at')
    .orderBy('comment.id')
    .limit(threadIds.length * REPLIES_MAX)
    .execute()
}

const CHANGES_SHOWN = 40 // of one thread, on the average of a page; the ledger holds them all

async function listChanges(db: Db, threadIds: readonly string[]) {
  if (threadIds.length === 0) return []
  return db
    .selectFrom('comment_change')
    .innerJoin('person', 'person.id', 'comment_change.person_id')
    .select([
      'comment_change.comment_id',
      'comment_change.change',
      'person.name as person',
      'comment_change.changed_at',
    ])
    .where('comment_change.comment_id', 'in', threadIds)
    .orderBy('comment_change.comment_id')
    .orderBy('comment_change.number')
    .limit(threadIds.length * CHANGES_SHOWN)
    .execute()
}

export async function insertMentions(
  tx: Tx,
  commentId: string,
  called: readonly { kind: 'person' | 'post'; id: string }[],
  now: Date,
): Promise<void> {
  if (called.length === 0) return
  await tx
    .insertInto('comment_mention')
    .values(
      called.map((it) => ({
        comment_id: commentId,
        person_id: it.kind === 'person' ? it.id : null,
        post_id: it.kind === 'post' ? it.id : null,
        mentioned_at: now,
      })),
    )
    .execute()
}

/** Where this person or a post of theirs is called, in threads still open that they have not answered since. */
export async function listMentionsOf(db: Db, reader: Reader, it: { since: Date; limit: number }) {
  return db
    .selectFrom('comment_mention')
    .innerJoin('comment', 'comment.id', 'comment_mention.comment_id')
    .innerJoin('comment as first', (join) =>
      join.on((eb) => eb('first.id', '=', eb.fn.coalesce('comment.thread_id', 'comment.id'))),
    )
    .innerJoin('dossier', 'dossier.id', 'comment.dossier_id')
    .innerJoin('person', 'person.id', 'comment.person_id')
    .leftJoin('post', 'post.id', 'comment_mention.post_id')
    .select([
      'comment.id as comment_id',
      'first.id as thread_id',
      'comment.dossier_id',
      'dossier.title',
      'person.name as person',
      'post.name as post',
      sql<string>`left(comment.text, 140)`.as('text'),
      'comment_mention.mentioned_at',
    ])
    .where((eb) =>
      eb.or([
        eb('comment_mention.person_id', '=', reader.personId),
        sql<boolean>`comment_mention.post_id = any(${[...reader.posts]}::text[])`,
      ]),
    )
    .where('comment_mention.mentioned_at', '>=', it.since)
    .where('comment.person_id', '<>', reader.personId)
    .where('first.state', '=', 'open')
    .where('dossier.state', 'in', ['running', 'held'])
    .where(readableBy(reader))
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('comment as answer')
            .select('answer.id')
            .whereRef('answer.thread_id', '=', 'first.id')
            .where('answer.person_id', '=', reader.personId)
            .whereRef('answer.created_at', '>', 'comment.created_at'),
        ),
      ),
    )
    .orderBy('comment_mention.mentioned_at', 'desc')
    .limit(it.limit)
    .execute()
}

/** What must be repaired and is not settled, the oldest first: what the gate looks at. */
export async function listOpenMustFix(db: Db | Tx, dossierId: string) {
  const rows = await db
    .selectFrom('comment')
    .innerJoin('person', 'person.id', 'comment.person_id')
    .select(['comment.id', 'comment.text', 'comment.suggestion', 'comment.anchor', 'person.name as person'])
    .where('comment.dossier_id', '=', dossierId)
    .where('comment.must_fix', '=', true)
    .where('comment.state', '=', 'open')
    .orderBy('comment.created_at')
    .orderBy('comment.id')
    .limit(THREADS_MAX)
    .execute()
  return rows.map(({ suggestion, ...row }) => ({
    ...row,
    text: row.text || `→ ${suggestion ?? ''}`,
    anchor: row.anchor as Anchor | null,
  }))
}
