import { sql, type RawBuilder } from 'kysely'
import { canonical, type Json } from '../../base/canonical.ts'
import { sha256 } from '../../base/hash.ts'
import { newId } from '../../base/id.ts'
import type { OutletKind } from '../../base/press.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { countUpTo } from '../../db/count.ts'
import { page, readTextCursor, writeCursor } from '../../db/keyset.ts'
import { reachable } from './journalists.ts'
import { lockPress } from './outlets.ts'

export type ListFields = {
  readonly name: string
  readonly about: string
  readonly beats: readonly string[]
  readonly kinds: readonly OutletKind[]
  readonly languages: readonly string[]
  readonly retired: boolean
}

const columns = ['id', 'name', 'about', 'beats', 'kinds', 'languages', 'retired', 'revision'] as const

/**
 * Whether the row of `journalist` fits the rule of the row of `press_list` in this query, where `outlet` is joined. A rule
 * that asks for nothing takes nobody in.
 */
const fitsRule: RawBuilder<boolean> = sql<boolean>`(
  press_list.beats || press_list.kinds || press_list.languages <> '{}'
  and (press_list.beats = '{}' or journalist.beats && press_list.beats)
  and (press_list.kinds = '{}' or outlet.kind::text = any(press_list.kinds))
  and (press_list.languages = '{}' or journalist.languages && press_list.languages)
  and not journalist.retired)`

/** Everyone of every list, with whether a hand or the rule put them there; who is kept out of it by hand too. */
const memberships = (db: Db | Tx) =>
  db
    .selectFrom('press_list')
    .innerJoin('journalist', (join) => join.onTrue())
    .leftJoin('outlet', 'outlet.id', 'journalist.outlet_id')
    .leftJoin('press_list_member', (join) =>
      join
        .onRef('press_list_member.list_id', '=', 'press_list.id')
        .onRef('press_list_member.journalist_id', '=', 'journalist.id'),
    )

const belongs = sql<boolean>`coalesce(press_list_member.belongs, ${fitsRule})`

/** The lists by name. */
export async function listLists(db: Db, { retired }: { retired: boolean }) {
  return db
    .selectFrom('press_list')
    .select(columns)
    .where('retired', '=', retired)
    .orderBy(sql`lower(name)`)
    .limit(LISTS_MAX)
    .execute()
}

/** @throws {Refused} `not-found` */
export async function readList(db: Db | Tx, listId: string) {
  const row = await db.selectFrom('press_list').select(columns).where('id', '=', listId).executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return row
}

/** Who is in a list and how many of them may be written to, each up to a thousand. */
export async function countMembers(db: Db, listId: string): Promise<{ members: number; reachable: number }> {
  const all = () => memberships(db).where('press_list.id', '=', listId).where(belongs)
  const [members, some] = await Promise.all([countUpTo(db, all()), countUpTo(db, all().where(reachable))])
  return { members, reachable: some }
}

/** A page of who is in a list, and of who is kept out of it by hand, by name. */
export async function listMembersOf(db: Db, it: { listId: string; after?: string | undefined; limit: number }) {
  const after = readTextCursor(it.after)
  const rows = await memberships(db)
    .select([
      'journalist.id',
      'journalist.name',
      'outlet.name as outlet',
      'journalist.email',
      'journalist.consent',
      'journalist.bounce',
      'journalist.retired',
      'journalist.erased_at as erasedAt',
      'press_list_member.belongs as byHand',
      sql<string>`lower(journalist.name)`.as('sorted'),
    ])
    .where('press_list.id', '=', it.listId)
    .where(sql<boolean>`(press_list_member.belongs is not null or ${fitsRule})`)
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(lower(journalist.name), journalist.id) > (${after?.key ?? ''}, ${after?.id ?? ''}::uuid)`,
      ),
    )
    .orderBy(sql`lower(journalist.name)`)
    .orderBy('journalist.id')
    .limit(it.limit + 1)
    .execute()
  return page(rows, it.limit, (row) => writeCursor(row.sorted, row.id))
}

/** Everyone of a list who may be written to. */
export async function listMembers(db: Db | Tx, listId: string, limit: number) {
  return memberships(db)
    .select(['journalist.id', 'journalist.name', 'journalist.email'])
    .where('press_list.id', '=', listId)
    .where(belongs)
    .where(reachable)
    .orderBy('journalist.id')
    .limit(limit)
    .execute()
}

/** The lists that somebody is in. */
export async function listListsOf(db: Db, journalistId: string) {
  return memberships(db)
    .select(['press_list.id', 'press_list.name', sql<boolean>`press_list_member.belongs is not null`.as('byHand')])
    .where('journalist.id', '=', journalistId)
    .where('press_list.retired', '=', false)
    .where(belongs)
    .orderBy(sql`lower(press_list.name)`)
    .limit(LISTS_MAX)
    .execute()
}

const LISTS_MAX = 100

type ListChange = { readonly listId: string; readonly revision: number; readonly listHash: string }

/** @throws {Refused} `press-list-twice`, `press-lists-full` */
export async function insertList(tx: Tx, list: ListFields, personId: string, now: Date): Promise<ListChange> {
  await lockPress(tx)
  await refuseTwin(tx, list.name, null)
  const { count } = await tx
    .selectFrom('press_list')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  if (count >= LISTS_MAX) throw new Refused({ code: 'press-lists-full', max: LISTS_MAX })
  const listId = newId()
  await tx
    .insertInto('press_list')
    .values({ id: listId, ...rowOf(list), revision: 1, changed_by: personId, changed_at: now })
    .execute()
  return { listId, revision: 1, listHash: sha256(canonical(list as unknown as Json)) }
}

/** @throws {Refused} `not-found`, `press-changed`, `press-list-twice` */
export async function updateList(
  tx: Tx,
  it: { listId: string; seenRevision: number; list: ListFields; personId: string },
  now: Date,
): Promise<ListChange> {
  await lockPress(tx)
  const { revision: current } = await readList(tx, it.listId)
  if (current !== it.seenRevision) throw new Refused({ code: 'press-changed', seen: it.seenRevision, current })
  await refuseTwin(tx, it.list.name, it.listId)
  const revision = current + 1
  await tx
    .updateTable('press_list')
    .set({ ...rowOf(it.list), revision, changed_by: it.personId, changed_at: now })
    .where('id', '=', it.listId)
    .execute()
  return { listId: it.listId, revision, listHash: sha256(canonical(it.list as unknown as Json)) }
}

/** @throws {Refused} `not-found`, `journalist-erased` */
export async function putMember(
  tx: Tx,
  it: { listId: string; journalistId: string; belongs: boolean | null; personId: string },
  now: Date,
): Promise<void> {
  await lockPress(tx)
  await readList(tx, it.listId)
  const journalist = await tx
    .selectFrom('journalist')
    .select('erased_at')
    .where('id', '=', it.journalistId)
    .executeTakeFirst()
  if (!journalist) throw new Refused({ code: 'not-found' })
  if (journalist.erased_at) throw new Refused({ code: 'journalist-erased' })
  await tx
    .deleteFrom('press_list_member')
    .where('list_id', '=', it.listId)
    .where('journalist_id', '=', it.journalistId)
    .execute()
  if (it.belongs === null) return
  await tx
    .insertInto('press_list_member')
    .values({
      list_id: it.listId,
      journalist_id: it.journalistId,
      belongs: it.belongs,
      added_by: it.personId,
      added_at: now,
    })
    .execute()
}

async function refuseTwin(tx: Tx, name: string, exceptId: string | null): Promise<void> {
  const twin = await tx
    .selectFrom('press_list')
    .select('id')
    .where(sql<boolean>`lower(name) = lower(${name})`)
    .$if(exceptId !== null, (query) => query.where('id', '<>', exceptId ?? ''))
    .executeTakeFirst()
  if (twin) throw new Refused({ code: 'press-list-twice', field: 'name' })
}

const rowOf = ({ beats, kinds, languages, ...rest }: ListFields) => ({
  ...rest,
  beats: [...beats],
  kinds: [...kinds],
  languages: [...languages],
})
