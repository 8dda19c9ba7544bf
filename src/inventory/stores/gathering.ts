/** What the radar reads and what it made of it: mentions gathered into items. */
import { sql } from 'kysely'
import type { Language } from '../../base/languages.ts'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { isCrisis, type CrisisLevel } from '../../base/levels.ts'
import type { Db, Tx } from '../../db/connect.ts'
import type { CrisisScore } from '../../radar/crisis.ts'
import type { Spoken } from '../../radar/names.ts'
import type { ToneLabel } from '../../radar/tone/model.ts'
import { summaryOf, wordsOfMention } from '../rules/gathering.ts'
import { hasRoom, holdOpenRound } from './rounds.ts'
import { isMedium } from './sources.ts'
import { followSaidTones } from './tone.ts'

/** What the memory of whoever gathers must know of; another count means that somebody else decided something. */
export async function readRadarTurns(db: Db | Tx): Promise<number> {
  const { turns } = await db.selectFrom('radar').select('turns').executeTakeFirstOrThrow()
  return Number(turns)
}

/** Counts a decision on what belongs together, for the memory of whoever gathers. */
export async function countRadarTurn(tx: Tx): Promise<number> {
  const { turns } = await tx
    .updateTable('radar')
    .set({ turns: sql`turns + 1` })
    .returning('turns')
    .executeTakeFirstOrThrow()
  return Number(turns)
}

export const mentionColumns = [
  'mention.id',
  'mention.source_id',
  'mention.title',
  'mention.text',
  'mention.url',
  'mention.published_at',
  'mention.changed_at',
  'source.name as source_name',
  'source.weight',
  // Whatever the source is called by now.
  sql<boolean>`coalesce(source.upload_purpose in ('lapor', 'complaints'), false)`.as('complaint'),
  // What somebody wrote to the office: its title is no headline.
  sql<boolean>`not ${isMedium}`.as('message'),
  // A chat that somebody brought, and a letter whose server does not say that it is from whom it says.
  sql<boolean>`(source.upload_purpose is not distinct from 'whatsapp' or source.kind = 'mail' and exists (
    select from mention_letter where mention_letter.mention_id = mention.id and not mention_letter.proven))`.as(
    'unproven',
  ),
] as const

export type WaitingMention = Awaited<ReturnType<typeof listToGather>>[number]

/** What came in and the radar has not read, in the order it was taken in. */
export async function listToGather(db: Db, limit: number) {
  return db
    .selectFrom('mention')
    .innerJoin('source', 'source.id', 'mention.source_id')
    .select(mentionColumns)
    .where('mention.gathered_at', 'is', null)
    .orderBy('mention.taken_at')
    .orderBy('mention.id')
    .limit(limit)
    .execute()
}

/**
 * What its medium changed after the radar read it, the first changed on top, with the item that it came to belong to, and
 * whether that bears its words.
 */
export async function listChanged(db: Db, limit: number) {
  const rows = await db
    .selectFrom('mention')
    .innerJoin('source', 'source.id', 'mention.source_id')
    .leftJoin('item', 'item.id', 'mention.item_id')
    .select([...mentionColumns, 'mention.item_id', 'mention.same_as', 'mention.tone_said'])
    .select(sql<boolean>`mention.url <> '' and item.merged_into is null and item.source_url = mention.url`.as('speaks'))
    .where(sql<boolean>`mention.to_read_again`)
    .orderBy('mention.changed_at')
    .orderBy('mention.id')
    .limit(limit)
    .execute()
  const roots = await rootsOf(db, rows.flatMap((row) => row.item_id ?? [])) // prettier-ignore
  return rows.map((row) => ({ ...row, item_id: row.item_id && (roots.get(row.item_id) ?? row.item_id) }))
}
export type ChangedMention = Awaited<ReturnType<typeof listChanged>>[number]

const AT_ONCE = 500

/** What was gathered since then and what became of it, in the order it was read, a piece at a time. */
export async function* walkGathered(db: Db, since: Date) {
  let after: { at: Date; id: string } | null = null
  for (;;) {
    const rows = await listGathered(db, since, after)
    const last = rows.at(-1)
    if (!last?.gathered_at) return
    const roots = await rootsOf(db, rows.flatMap((row) => row.item_id ?? [])) // prettier-ignore
    yield rows.map((row) => ({
      ...row,
      item_id: row.item_id && (roots.get(row.item_id) ?? row.item_id),
      names: row.names as unknown as readonly Spoken[],
    }))
    after = { at: last.gathered_at, id: last.id }
  }
}

function listGathered(db: Db, since: Date, after: { at: Date; id: string } | null) {
  return db
    .selectFrom('mention')
    .innerJoin('source', 'source.id', 'mention.source_id')
    .select([
      ...mentionColumns,
      'mention.same_as',
      'mention.item_id',
      'mention.gathered_at',
      'mention.tone',
      'mention.tone_said',
      'mention.names',
    ])
    .where('mention.gathered_at', '>=', since)
    .$if(after !== null, (query) =>
      query.where(sql<boolean>`(mention.gathered_at, mention.id) > (${after?.at}, ${after?.id}::uuid)`),
    )
    .orderBy('mention.gathered_at')
    .orderBy('mention.id')
    .limit(AT_ONCE)
    .execute()
}

/** The items that these were joined to in the end; none for one that was not. */
export async function rootsOf(db: Db | Tx, itemIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(itemIds)]
  if (ids.length === 0) return new Map()
  const { rows } = await sql<{ id: string; root: string }>`
    select id, ${rootOf('item.id')} as root from item where id = any(${ids}::uuid[]) and merged_into is not null`.execute(
    db,
  )
  return new Map(rows.map((row) => [row.id, row.root]))
}

/** What the item of this column was joined to in the end; itself where it was not. A row at a time, by the key alone. */
export const rootOf = (column: string) => sql<string>`(
  with recursive way as (
    select up.id, up.merged_into from item as up where up.id = ${sql.ref(column)}
    union
    select up.id, up.merged_into from way join item as up on up.id = way.merged_into
  ) select id from way where merged_into is null limit 1)`

export type Gathered = {
  readonly mentionId: string
  readonly sameAs: string | null
  readonly itemId: string
  readonly score: number | null
  readonly terms: readonly string[]
  /** Null where its language was not learnt. */
  readonly tone: ToneLabel | null
  /** How likely the tone is right, 0 to 1. */
  readonly toneScore: number | null
  /** Null where it is not sure. */
  readonly language: Language | null
  /** Of the dictionary. */
  readonly names: readonly Spoken[]
  /** When its medium last changed what was read; one that changed once more meanwhile stays to be read again. */
  readonly changedAt: Date | null
}

/** In the order in which a look at a source writes them. */
async function lockMentions(tx: Tx, mentionIds: readonly string[]): Promise<void> {
  await sql`select from mention where id = any(${[...mentionIds]}::uuid[])
    order by source_id, key_hash collate "C" for no key update`.execute(tx)
}

/** Keeps what became of mentions. */
export async function keepGathered(tx: Tx, gathered: readonly Gathered[], now: Date): Promise<void> {
  await lockMentions(tx, gathered.map((it) => it.mentionId)) // prettier-ignore
  const rows = gathered.map((it) => ({ ...it, terms: [...it.terms] }))
  await sql`
    update mention set gathered_at = ${now}, same_as = it."sameAs", item_id = it."itemId", join_score = it.score,
      join_terms = it.terms, tone = it.tone, tone_score = it."toneScore", names = it.names,
      language = it.language, to_read_again = mention.changed_at is distinct from it."changedAt"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as it ("mentionId" uuid, "sameAs" uuid, "itemId" uuid, score real, terms text[], tone tone, "toneScore" real,
        names jsonb, language mention_language, "changedAt" timestamptz)
    where mention.id = it."mentionId"`.execute(tx)
  const copies = gathered.filter((it) => it.sameAs !== null)
  if (copies.length > 0) await followSaidTones(tx, copies.map((it) => it.mentionId)) // prettier-ignore
}

export type ReadAgain = Pick<Gathered, 'mentionId' | 'tone' | 'toneScore' | 'language' | 'names' | 'changedAt'>

/** Keeps what changed mentions say by now. Called by whoever holds their items. */
export async function keepReadAgain(tx: Tx, read: readonly ReadAgain[]): Promise<void> {
  if (read.length === 0) return
  await lockMentions(tx, read.map((it) => it.mentionId)) // prettier-ignore
  await sql`
    update mention set tone = it.tone, tone_score = it."toneScore", names = it.names, language = it.language,
      to_read_again = mention.changed_at is distinct from it."changedAt"
    from jsonb_to_recordset(${JSON.stringify(read)}::jsonb)
      as it ("mentionId" uuid, "changedAt" timestamptz, tone tone, "toneScore" real, names jsonb, language mention_language)
    where mention.id = it."mentionId"`.execute(tx)
}

export type Renamed = { readonly mentionId: string; readonly itemId: string; readonly names: readonly Spoken[] }

/** Keeps the names that a changed dictionary finds in mentions, and brings their items up to date with them. */
export async function renameMentions(db: Db, renamed: readonly Renamed[]): Promise<void> {
  if (renamed.length === 0) return
  const itemIds = [...new Set(renamed.map((it) => it.itemId))]
  await db.transaction().execute(async (tx) => {
    await lockItems(tx, itemIds) // first, as who parts mentions from them does
    await sql`
      update mention set names = it.names
      from jsonb_to_recordset(${JSON.stringify(renamed)}::jsonb) as it ("mentionId" uuid, names jsonb)
      where mention.id = it."mentionId"`.execute(tx)
    await nameItems(tx, itemIds)
  })
}

const NAMES_MAX = 60 // of one item: those that most of what came in for it speaks of

/** Gives items the names that their mentions and those of what was joined to them speak of. */
async function nameItems(tx: Tx, itemIds: string[]): Promise<void> {
  await sql`
    with recursive ${familiesOf(itemIds)}, spoken as (
      select family.root, (name ->> 'id')::uuid as id, count(*) as mentions
      from family join mention on mention.item_id = family.id cross join jsonb_array_elements(mention.names) as name
      group by family.root, name ->> 'id'
    ), ranked as (
      select root, id, row_number() over (partition by root order by mentions desc, id) as place from spoken
    ), named as (
      select root, array_agg(id order by place) as names from ranked where place <= ${NAMES_MAX} group by root
    )
    update item set names = coalesce(named.names, '{}')
    from unnest(${itemIds}::uuid[]) as asked (root) left join named using (root)
    where item.id = asked.root and item.names <> coalesce(named.names, '{}')`.execute(tx)
}

/**
 * Notes items that mentions began, each named as its first mention, in the open round; in none when that is full or none
 * is open.
 */
export async function insertGatheredItems(tx: Tx, begun: readonly WaitingMention[], now: Date): Promise<void> {
  if (begun.length === 0) return
  const roundId = await roomInOpenRound(tx, begun.length)
  await tx
    .insertInto('item')
    .values(
      begun.map((it) => ({
        id: it.id,
        ...itemColumns(it),
        round_id: roundId,
        created_by: null,
        created_at: now,
        changed_at: now,
      })),
    )
    .execute()
}

/** The open round, where so many items more may come into it; else none. */
export async function roomInOpenRound(tx: Tx, adding: number): Promise<string | null> {
  const roundId = await holdOpenRound(tx)
  return roundId && (await hasRoom(tx, roundId, adding)) ? roundId : null
}

/** Those of these items for which, or for what was joined to which, an agency handed something in to answer with. */
export async function listReady(db: Db | Tx, itemIds: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ root: string }>`
    with recursive ${familiesOf(itemIds)}
    select distinct root from family join intake on intake.item_id = family.id`.execute(db)
  return new Set(rows.map((row) => row.root))
}

/** What an agency handed in was joined to an item: that it had given nothing falls away, and what that weighed. */
export async function noteReady(tx: Tx, itemId: string): Promise<void> {
  if ((await listReady(tx, [itemId])).size === 0) return
  await sql`
    update item set score_parts = settled.parts, score = settled.score
    from (
      select jsonb_agg(said order by place) as parts,
        least(1, sum((said->>'value')::float8 * (said->>'weight')::float8)) as score
      from (
        select place, case when part->>'name' = 'unready' then jsonb_set(part, '{value}', '0') else part end as said
        from item cross join lateral jsonb_array_elements(item.score_parts) with ordinality as one (part, place)
        where item.id = ${itemId} and item.score is not null) as parts
    ) as settled
    where item.id = ${itemId} and settled.parts is not null`.execute(tx)
}

export type ItemChange = {
  readonly itemId: string
  /** The mention whose title it has from now on; null where it keeps its own. */
  readonly standsFor: WaitingMention | null
  /** Something came in for it; else what it is made of was changed. */
  readonly isJoined: boolean
  /** What came in or was changed is no copy, or names it. */
  readonly hasNews: boolean
  /** Null where it says nothing new: what changed is older than what the radar holds. */
  readonly crisis: CrisisScore | null
}

export type RaisedItem = { readonly id: string; readonly level: CrisisLevel; readonly wasDismissed: boolean }

/**
 * Brings items up to date with what came in for them: how much, from how many, how grave it looks, and their words and
 * level unless a person set those. A level rises by itself and falls by a person alone, also of what is a dossier by now; what
 * was put aside and turns out to be a crisis comes back, whatever register says that it was put aside.
 * What was changed and raises no level makes it none that has news.
 * @returns the items whose level rose
 */
export async function refreshItems(tx: Tx, changes: readonly ItemChange[], now: Date): Promise<RaisedItem[]> {
  await recountItems(tx, changes.filter((it) => it.isJoined).map((it) => it.itemId), now) // prettier-ignore
  await nameItems(tx, changes.filter((it) => !it.isJoined).map((it) => it.itemId)) // prettier-ignore
  const rows = JSON.stringify(changes.flatMap(({ itemId, crisis }) => (crisis ? [{ itemId, ...crisis }] : [])))
  await sql`
    update item set score = it.score, score_parts = it.parts
    from jsonb_to_recordset(${rows}::jsonb) as it ("itemId" uuid, score real, parts jsonb)
    where item.id = it."itemId"`.execute(tx)
  const { rows: rose } = await sql<{ id: string; state: 'open' | 'picked' | 'dismissed' }>`
    update item set level = it.level, changed_at = ${now} from jsonb_to_recordset(${rows}::jsonb) as it ("itemId" uuid, level crisis_level)
    where item.id = it."itemId" and item.level < it.level and not item.level_by_hand and item.state in ('open', 'picked', 'dismissed')
    returning item.id, item.state`.execute(tx)
  await sql`
    update item set own_level = it.level, own_risen_at = case when it.level in ('alert', 'crisis') then coalesce(own_risen_at, ${now}) end
    from jsonb_to_recordset(${rows}::jsonb) as it ("itemId" uuid, level crisis_level)
    where item.id = it."itemId" and item.own_level < it.level and not item.own_level_by_hand and item.state in ('open', 'picked', 'dismissed')`.execute(
    tx,
  )
  const risen = new Map(rose.map((it) => [it.id, it.state]))
  const raised: RaisedItem[] = []
  for (const { itemId, standsFor, hasNews, crisis } of changes) {
    const before = risen.get(itemId)
    if (before && crisis) {
      raised.push({ id: itemId, level: crisis.level, wasDismissed: before === 'dismissed' })
      if (before === 'dismissed' && isCrisis(crisis.level)) await reopenItem(tx, itemId)
    }
    if (hasNews) await sayAnew(tx, itemId, standsFor)
  }
  return raised
}

const SUMMED_UP = 20 // the newest texts of an event say what is to be said
const SUMMED_UP_FROM = 4_000 // of each

/**
 * Gives an item the sentences that most of what came in for it tell, and title and source of the mention that stands for
 * it, unless a person wrote its words.
 */
async function sayAnew(tx: Tx, itemId: string, standsFor: WaitingMention | null): Promise<void> {
  // Of copies one is told: a medium's, where it printed what somebody wrote.
  const told = tx
    .selectFrom('mention')
    .innerJoin('source', 'source.id', 'mention.source_id')
    .distinctOn(sql`coalesce(mention.same_as, mention.id)`)
    .select(['mention.id', 'published_at', sql<boolean>`not ${isMedium}`.as('isMessage')])
    .where('item_id', '=', itemId)
    .orderBy(sql`coalesce(mention.same_as, mention.id)`)
    .orderBy(isMedium, 'desc')
    .orderBy('published_at')
    .orderBy('mention.id')
  // Chosen before their texts are read: of ten thousand letters that takes longer than all else.
  const chosen = tx
    .selectFrom(told.as('told'))
    .selectAll()
    .orderBy('isMessage')
    .orderBy('published_at', 'desc')
    .orderBy('id', 'desc')
    .limit(SUMMED_UP)
  const texts = await tx
    .selectFrom(chosen.as('chosen'))
    .innerJoin('mention', 'mention.id', 'chosen.id')
    .select([sql<string>`left(mention.text, ${SUMMED_UP_FROM})`.as('text'), 'chosen.isMessage'])
    .orderBy('chosen.isMessage')
    .orderBy('chosen.published_at', 'desc')
    .orderBy('chosen.id', 'desc')
    .execute()
  const summary = summaryOf(texts)
  const said = {
    ...(standsFor && { ...wordsOfMention(standsFor), source: standsFor.source_name, source_url: standsFor.url }),
    ...(summary !== '' && { summary }),
  }
  if (Object.keys(said).length === 0) return
  await tx
    .updateTable('item')
    .set(said)
    .where('id', '=', itemId)
    .where('state', '=', 'open')
    .where('text_by_hand', '=', false)
    .execute()
}

async function reopenItem(tx: Tx, itemId: string): Promise<void> {
  await tx
    .updateTable('item')
    .set({
      state: 'open',
      dismissed_reason: '',
      round_id: await roomInOpenRound(tx, 1),
      revision: sql<number>`revision + 1`,
    })
    .where('id', '=', itemId)
    .execute()
}

/** Counts anew what came in for these items, with what was joined to them. */
export async function recountItems(tx: Tx, itemIds: readonly string[], now: Date): Promise<void> {
  const ids = [...itemIds]
  await lockItems(tx, ids)
  await sql`
    with recursive ${familiesOf(ids)}, told as (
      select family.root, count(*)::int as mentions, count(distinct mention.source_id)::int as sources
      from family join mention on mention.item_id = family.id group by family.root
    )
    update item set mentions = coalesce(told.mentions, 0), sources = coalesce(told.sources, 0), changed_at = ${now}
    from unnest(${ids}::uuid[]) as asked (root) left join told using (root)
    where item.id = asked.root`.execute(tx)
  await nameItems(tx, ids)
}

/** An item and what it was joined to, one after another: whatever counts what came in for it. */
export async function listAbove(tx: Tx, itemId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`${wayUpFrom([itemId])}`.execute(tx)
  return rows.map((row) => row.id)
}

/** Locks these items and all that they were joined to. */
export async function lockAbove(tx: Tx, itemIds: readonly string[]): Promise<void> {
  const { rows } = await sql<{ id: string }>`${wayUpFrom(itemIds)}`.execute(tx)
  const ids = rows.map((row) => row.id)
  await lockItems(tx, ids)
}

const wayUpFrom = (itemIds: readonly string[]) => sql`
  with recursive way as (
    select id, merged_into from item where id = any(${[...itemIds]}::uuid[])
    union
    select item.id, item.merged_into from way join item on item.id = way.merged_into
  ) select id from way`

/** In the order in which everybody locks them. */
export async function lockItems(tx: Tx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx.selectFrom('item').select('id').where('id', 'in', ids).orderBy('id').forNoKeyUpdate().execute()
}

/** Items joined to this one, and itself. */
export const familyOf = (itemId: string) => sql`(
  with recursive family as (
    select ${itemId}::uuid as id
    union
    select item.id from family join item on item.merged_into = family.id
  ) select id from family)`

/** For `with recursive`: `family`, in which each of these items is a `root` with itself and what was joined to it. */
export const familiesOf = (itemIds: readonly string[]) => sql`family as (
  select id as root, id from item where id = any(${[...itemIds]}::uuid[])
  union
  select family.root, item.id from family join item on item.merged_into = family.id
)`

/** What an item says of its own that this mention began. */
export const itemColumns = (it: WaitingMention) => ({
  kind: 'issue' as const,
  ...wordsOfMention(it),
  agency: '',
  source: it.source_name,
  source_url: it.url,
  noted_on: dayOf(ZONE, it.published_at),
})
