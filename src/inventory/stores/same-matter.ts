/** Which dossiers an item may tell of, what was said of that, and what was joined to one. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../db/connect.ts'
import { page, readInstantCursor, writeCursor } from '../../db/keyset.ts'
import { readableBy, type Reader } from '../../db/readers.ts'
import { dossierName } from '../rules.ts'
import { SAME_DAYS, sameMatterOf, type Matter, type Told } from '../rules/same-matter.ts'
import { familyOf } from './gathering.ts'

const DAY_MS = 86_400_000
const NEWEST = 1_000 // dossiers of two months of a busy office
const HELD = 30 // of them those that share most words
const OTHERS = 150
const TEXT_FROM = 4_000
const ARTICLES = 500
const RELEASES = 2

/**
 * What an item says: of what the radar gathered its first report, else its own words. Asked for by a range of one, in the
 * order of the index of items: by their order in time the planner would walk all mentions of the archive for it.
 */
const toldOf = (item: string) => sql<string>`coalesce((
  select left(mention.text, ${TEXT_FROM}) from mention
  where mention.item_id between ${sql.ref(`${item}.id`)} and ${sql.ref(`${item}.id`)} and mention.same_as is null
  order by mention.item_id desc, mention.published_at, mention.id limit 1), ${sql.ref(`${item}.summary`)})`

type DossierRow = { id: string; item_id: string; year: number; number: number; title: string }
type DossierOf = {
  readonly dossierId: string
  readonly itemId: string
  readonly number: string
  readonly title: string
  readonly isPublic: boolean
}

/**
 * What is needed to tell which dossier an item is of: its own words; of the newest dossiers that they may read those that
 * share most words with it, with what was reported and what the office wrote; and other items, by which rare words are known.
 */
async function readMatters(db: Db | Tx, reader: Reader, itemId: string, now: Date) {
  const since = new Date(now.getTime() - SAME_DAYS * DAY_MS)
  const item = await db.selectFrom('item').select(['title', toldOf('item').as('text')]).where('id', '=', itemId).executeTakeFirstOrThrow() // prettier-ignore
  const dossiers = await listNear(db, reader, itemId, since)
  const others = await db.selectFrom('item').select(['id', 'title', 'summary as text']).where('id', '<>', itemId).orderBy('created_at', 'desc').orderBy('id', 'desc').limit(OTHERS).execute() // prettier-ignore
  const taken = new Set(dossiers.map((it) => it.itemId))
  return { item: { ...item, at: now }, dossiers, others: others.filter((it) => !taken.has(it.id)) }
}

async function listNear(
  db: Db | Tx,
  reader: Reader,
  itemId: string,
  since: Date,
): Promise<(DossierOf & { readonly matter: Matter })[]> {
  type Near = DossierRow & {
    said: string
    told: string
    noted_at: Date
    published: string | null
    summary: string | null
  }
  const { rows } = await sql<Near>`
    with asked as materialized (
      select id, (select string_agg(quote_literal(lexeme), ' | ')::tsquery from unnest(words)) as words
      from item where id = ${itemId}
    ), newest as materialized (
      select id, words from item where state = 'picked' and created_at > ${since}
      order by created_at desc, id desc limit ${NEWEST}
    ), near as (
      select newest.id from newest, asked where newest.words @@ asked.words and newest.id <> asked.id
      order by ts_rank(newest.words, asked.words, 1) desc, newest.id desc limit ${HELD}
    )
    select dossier.id, item.id as item_id, dossier.year, dossier.number, dossier.title, item.title as said,
      ${toldOf('item')} as told, item.created_at as noted_at, publication.title as published, publication.summary
    from near join item using (id) join dossier on dossier.item_id = item.id
      left join publication on publication.dossier_id = dossier.id and publication.state = 'public'
    where ${isProposable(reader, itemId)}`.execute(db)
  return rows.map((row) => ({
    ...dossierOf(row, row.published !== null),
    matter: {
      id: row.id,
      at: row.noted_at,
      texts: [{ title: row.said, text: row.told }, ...writtenOf(row)],
    },
  }))
}

/** What the public reads of it. */
const writtenOf = (row: { published: string | null; summary: string | null }): Told[] =>
  row.published === null ? [] : [{ title: row.published, text: row.summary ?? '' }]

/** That may be read, is not taken back, no drill, and was not said to be something else. */
const isProposable = (reader: Reader, itemId: string) => sql<boolean>`(${readableBy(reader)}
  and dossier.state <> 'withdrawn' and not dossier.drill and not exists (
    select from item_told_apart apart where apart.item_id = ${itemId} and apart.dossier_id = dossier.id))`

const dossierOf = (row: DossierRow, isPublic: boolean): DossierOf => ({
  dossierId: row.id,
  itemId: row.item_id,
  number: dossierName(row.year, row.number) ?? '',
  title: row.title,
  isPublic,
})

/** The dossiers from whose releases what came in for an item took text, the most of it first. */
async function listReleasesIn(
  db: Db | Tx,
  reader: Reader,
  itemId: string,
): Promise<(DossierOf & { readonly share: number })[]> {
  const { rows } = await sql<DossierRow & { share: number }>`
    with came as materialized (
      select id from mention where item_id in ${familyOf(itemId)} order by published_at desc, id desc limit ${ARTICLES}
    )
    select dossier.id, dossier.item_id, dossier.year, dossier.number, dossier.title, max(coverage.share) as share
    from came join coverage on coverage.mention_id = came.id
      join publication on publication.id = coverage.publication_id join dossier on dossier.id = publication.dossier_id
    where dossier.item_id is not null and dossier.item_id not in ${familyOf(itemId)} and ${isProposable(reader, itemId)}
    group by dossier.id order by share desc, dossier.id limit ${RELEASES}`.execute(db)
  return rows.map((row) => ({ ...dossierOf(row, true), share: row.share }))
}

/** The dossiers that an item may tell of: those whose releases were taken over, then the one that is told of alike. */
export async function proposeDossiers(db: Db | Tx, reader: Reader, itemId: string, now: Date) {
  const releases = await listReleasesIn(db, reader, itemId)
  const matters = await readMatters(db, reader, itemId, now)
  const same = sameMatterOf(matters.item, matters.dossiers.map(({ matter }) => matter), matters.others) // prettier-ignore
  const alike = matters.dossiers.filter((it) => it.dossierId === same?.id)
  return [
    ...releases.map((it) => ({ ...it, terms: it.dossierId === same?.id ? same.terms : [] })),
    ...alike
      .filter((it) => !releases.some(({ dossierId }) => dossierId === it.dossierId))
      .map((it) => ({ ...it, share: null, terms: same?.terms ?? [] })),
  ]
}

const APART_SHOWN = 20

/** The dossiers that an item was said not to tell of and that they may read, the last said first. */
export async function listApart(db: Db, reader: Reader, itemId: string) {
  const rows = await db
    .selectFrom('item_told_apart as apart')
    .innerJoin('dossier', 'dossier.id', 'apart.dossier_id')
    .innerJoin('person', 'person.id', 'apart.said_by')
    .select(['dossier.id', 'dossier.year', 'dossier.number', 'dossier.title', 'person.name', 'apart.said_at'])
    .where('apart.item_id', '=', itemId)
    .where(readableBy(reader))
    .orderBy('apart.said_at', 'desc')
    .orderBy('dossier.id')
    .limit(APART_SHOWN)
    .execute()
  return rows.map((row) => ({
    dossier: { id: row.id, number: dossierName(row.year, row.number) ?? '', title: row.title },
    by: row.name,
    at: row.said_at.toISOString(),
  }))
}

/** Keeps or takes back that an item tells of something else than a dossier. @returns whether that was said otherwise before */
export async function sayApart(
  tx: Tx,
  it: { readonly itemId: string; readonly dossierId: string; readonly apart: boolean; readonly personId: string },
  now: Date,
): Promise<boolean> {
  const { itemId, dossierId, apart, personId } = it
  if (!apart) {
    const { numDeletedRows } = await tx.deleteFrom('item_told_apart').where('item_id', '=', itemId).where('dossier_id', '=', dossierId).executeTakeFirst() // prettier-ignore
    return numDeletedRows > 0n
  }
  const { numInsertedOrUpdatedRows } = await tx
    .insertInto('item_told_apart')
    .values({ item_id: itemId, dossier_id: dossierId, said_by: personId, said_at: now })
    .onConflict((on) => on.doNothing())
    .executeTakeFirst()
  return (numInsertedOrUpdatedRows ?? 0n) > 0n
}

/** A page of what was joined to an item, and to that in turn, the newest first. */
export async function listJoined(
  db: Db,
  it: { readonly itemId: string; readonly after?: string | undefined; readonly limit: number },
) {
  const from = readInstantCursor(it.after)
  const rows = await db
    .selectFrom('item')
    .select(['id', 'kind', 'title', 'agency', 'level', 'source', 'mentions', 'sources', 'noted_on', 'created_at'])
    .where(sql<boolean>`item.id in ${familyOf(it.itemId)}`)
    .where('id', '<>', it.itemId)
    .$if(from !== null, (query) =>
      query.where(sql<boolean>`(item.created_at, item.id) < (${from?.at}::timestamptz, ${from?.id}::uuid)`),
    )
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(it.limit + 1)
    .execute()
  const shown = page(rows, it.limit, (row) => writeCursor(row.created_at.toISOString(), row.id))
  return {
    rows: shown.rows.map(({ noted_on, created_at, ...row }) => ({
      ...row,
      notedOn: noted_on,
      createdAt: created_at.toISOString(),
    })),
    next: shown.next,
  }
}
