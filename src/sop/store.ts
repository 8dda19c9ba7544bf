import { sql } from 'kysely'
import { canonical, type Json } from '../base/canonical.ts'
import { sha256 } from '../base/hash.ts'
import { newId } from '../base/id.ts'
import { Refused } from '../base/refused.ts'
import type { Db, Tx } from '../db/connect.ts'
import { readableBy, type Reader } from '../db/readers.ts'
import { editionSchema, type Edition } from './rules.ts'
import { defaultEdition } from './rules/default-edition.ts'

export type EditionRow = {
  readonly id: string
  readonly title: string
  readonly number: string
  readonly state: 'draft' | 'in-force' | 'superseded'
  readonly body: Edition
  readonly hash: string
  readonly in_force_from: string | null
  readonly revision: number
  readonly updated_at: Date
}

const columns = ['id', 'title', 'number', 'state', 'body', 'hash', 'in_force_from', 'revision', 'updated_at'] as const

// An edition that was ever in force never changes, so it is parsed once a process.
const finals = new Map<string, EditionRow>()
const FINALS_MAX = 100

/** @throws {Refused} `not-found` */
export async function readEdition(db: Db | Tx, editionId: string): Promise<EditionRow> {
  const known = finals.get(editionId)
  if (known) return known
  const row = await db.selectFrom('edition').select(columns).where('id', '=', editionId).executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  const edition = { ...row, body: editionSchema.parse(row.body) }
  if (edition.state !== 'draft' && finals.size < FINALS_MAX) finals.set(editionId, edition)
  return edition
}

export async function readEditionBody(db: Db | Tx, editionId: string): Promise<Edition> {
  return (await readEdition(db, editionId)).body
}

/** The edition that rules a day: the last one put in force on or before it. */
export async function readEditionInForce(db: Db | Tx, on: string): Promise<EditionRow | null> {
  const row = await db
    .selectFrom('edition')
    .select('id')
    .where('state', '<>', 'draft')
    .where('in_force_from', '<=', on)
    .orderBy('in_force_from', 'desc')
    .orderBy('updated_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? readEdition(db, row.id) : null
}

const EDITIONS_MAX = 200

/** All editions, the newest first; with how many dossiers run under each, counted up to a thousand. */
export async function listEditions(db: Db, reader: Reader) {
  const running = sql<number>`(select count(*)::int from (select 1 from dossier where dossier.edition_id = edition.id and dossier.state in ('running', 'held') and ${readableBy(reader)} limit 1000) as first_thousand)`
  return db
    .selectFrom('edition')
    .select([
      'id',
      'title',
      'number',
      'state',
      'in_force_from',
      'hash',
      'revision',
      'updated_at',
      running.as('running'),
    ])
    .orderBy('created_at', 'desc')
    .limit(EDITIONS_MAX)
    .execute()
}

/** How many dossiers are on their way at each step, counted by the index. */
export async function countRunningBySteps(
  db: Db,
  reader: Reader,
  editionId: string,
): Promise<{ step: number; count: number }[]> {
  return db
    .selectFrom('dossier')
    .select((eb) => ['step', eb.fn.countAll<number>().as('count')])
    .where('edition_id', '=', editionId)
    .where('state', 'in', ['running', 'held'])
    .where(readableBy(reader))
    .groupBy('step')
    .execute()
}

/** SHA-256 of an edition's canonical form: what the ledger holds of it. */
export function editionHash(edition: Edition): string {
  return sha256(canonical(JSON.parse(JSON.stringify(edition)) as Json))
}

export async function insertDraftEdition(
  tx: Tx,
  it: { body: Edition; personId: string | null },
  now: Date,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('edition')
    .values({ id, ...fieldsOf(it.body), state: 'draft', created_by: it.personId, created_at: now, updated_at: now })
    .execute()
  return id
}

/** @throws {Refused} `not-found`; `edition-final` when in force; `edition-changed` when someone saved since */
export async function saveDraftEdition(
  db: Db | Tx,
  it: { editionId: string; body: Edition; seenRevision: number },
  now: Date,
): Promise<number> {
  const row = await db
    .selectFrom('edition')
    .select(['state', 'revision'])
    .where('id', '=', it.editionId)
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  if (row.state !== 'draft') throw new Refused({ code: 'edition-final' })
  const changed = new Refused({ code: 'edition-changed', seen: it.seenRevision, current: row.revision })
  if (row.revision !== it.seenRevision) throw changed
  const saved = await db
    .updateTable('edition')
    .set((eb) => ({ ...fieldsOf(it.body), updated_at: now, revision: eb('revision', '+', 1) }))
    .where('id', '=', it.editionId)
    .where('state', '=', 'draft')
    .where('revision', '=', row.revision)
    .returning('revision')
    .executeTakeFirst()
  if (!saved) throw changed
  return saved.revision
}

/**
 * Locks an edition that is to come into force: until the caller commits, nobody saves another text over the one that is
 * checked. @throws {Refused} `not-found`
 */
export async function lockEdition(tx: Tx, editionId: string): Promise<EditionRow> {
  await tx.selectFrom('edition').select('id').where('id', '=', editionId).forUpdate().execute()
  return readEdition(tx, editionId)
}

/** Puts a draft in force from a day; what was in force before is superseded from then on. Running dossiers keep theirs. */
export async function putEditionInForce(tx: Tx, it: { editionId: string; from: string }, now: Date): Promise<void> {
  await tx
    .updateTable('edition')
    .set({ state: 'superseded' })
    .where('state', '=', 'in-force')
    .where('in_force_from', '<=', it.from)
    .execute()
  await tx
    .updateTable('edition')
    .set({ state: 'in-force', in_force_from: it.from, updated_at: now })
    .where('id', '=', it.editionId)
    .execute()
  finals.clear()
}

/** Every post that an edition names exists from now on; one that exists keeps its name. */
export async function ensurePosts(tx: Tx, edition: Edition): Promise<void> {
  await tx
    .insertInto('post')
    .values(edition.posts.map((post, at) => ({ id: post.id, name: post.name, ordinal: at + 1 })))
    .onConflict((on) => on.column('id').doNothing())
    .execute()
}

/** The seed's edition, in force from the first day: what a new office starts with, to confirm or change. */
export async function insertDefaultEdition(
  tx: Tx,
  it: { personId: string | null; from: string; executors: readonly { step: number; postId: string }[] },
  now: Date,
): Promise<string> {
  const id = newId()
  const edition = confirmExecutors(defaultEdition, it.executors)
  await ensurePosts(tx, edition)
  await tx
    .insertInto('edition')
    .values({
      id,
      ...fieldsOf(edition),
      state: 'in-force',
      in_force_from: it.from,
      created_by: it.personId,
      created_at: now,
      updated_at: now,
    })
    .execute()
  return id
}

/** The executors that a person read off the sheet are no longer assumed; the rest stays marked. */
function confirmExecutors(edition: Edition, executors: readonly { step: number; postId: string }[]): Edition {
  const known = new Set(edition.posts.map((post) => post.id))
  return {
    ...edition,
    steps: edition.steps.map((step) => {
      const said = executors.find((it) => it.step === step.number && known.has(it.postId))
      return said ? { ...step, executor: said.postId, executorAssumed: false } : step
    }),
  }
}

function fieldsOf(body: Edition) {
  return { title: body.title, number: body.number, body: JSON.stringify(body), hash: editionHash(body) }
}
