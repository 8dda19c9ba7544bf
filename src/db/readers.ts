/** Who may read a sensitive dossier: the one place that says so, for every list, search, count, file and act. */
import { sql, type RawBuilder } from 'kysely'
import type { NamedReaders } from '../base/named-readers.ts'
import type { Mandate, Officer } from '../base/officer.ts'
import { Refused } from '../base/refused.ts'
import type { Db, Tx } from './connect.ts'

/** Who asks: the person, the posts they hold today or act in, and their role where it opens what posts do not. */
export type Reader = {
  readonly personId: string
  readonly posts: readonly string[]
  readonly mandates?: readonly Mandate[] | undefined
  readonly role?: Officer['role']
}

/** Whoever works here: what a report or a printed paper says is read by all of them. */
export const EVERYBODY: Reader = { personId: '00000000-0000-0000-0000-000000000000', posts: [] }

/** The letters that give a part of a post's work to someone to whom the rest of it is not given. */
export const partsGiven = ({ posts, mandates = [] }: Pick<Reader, 'posts' | 'mandates'>): readonly Mandate[] =>
  mandates.filter((it) => !posts.includes(it.postId))

/** Whether the row of `dossier` in this query (or of the alias named) stands where a letter for part of a post's work reaches. */
export function reachedBy({ kinds, steps }: Mandate, dossier = 'dossier'): RawBuilder<boolean> {
  const row = sql.table(dossier)
  return sql<boolean>`((${kinds === null} or ${row}.kind = any(${[...(kinds ?? [])]}::text[]))
    and (${steps === null} or ${row}.step = any(${[...(steps ?? [])]}::integer[])))`
}

/**
 * Whether the row of `dossier` in this query (or of the alias named) may be read by them: it is not limited, or names
 * them or a post of theirs.
 * No role stands above it, neither the administrator's nor the auditor's.
 */
export function readableBy(reader: Reader, dossier = 'dossier'): RawBuilder<boolean> {
  const { personId, posts } = reader
  const row = sql.table(dossier)
  const parts = partsGiven(reader).map((it) => sql`or (r.post_id = ${it.postId} and ${reachedBy(it, dossier)})`)
  return sql<boolean>`(not ${row}.limited or exists (
    select from dossier_reader r
    where r.dossier_id = ${row}.id and (r.person_id = ${personId}::uuid or r.post_id = any(${[...posts]}::text[])
      ${sql.join(parts, sql` `)})
  ))`
}

/** The same where a query may have no dossier at all, as for an item that nobody picked. */
export function readableIfAny(reader: Reader, dossier = 'dossier'): RawBuilder<boolean> {
  return sql<boolean>`(${sql.table(dossier)}.id is null or ${readableBy(reader, dossier)})`
}

/**
 * Whether the row of `item` in this query may be read by them as far as what it was joined to goes, and that in turn: what
 * is the same thing as a sensitive dossier is as sensitive. Beside it stands `readableIfAny` for the item's own dossier.
 */
export function readableJoined(reader: Reader): RawBuilder<boolean> {
  // A case, so that it is asked of each row that is met: as a bare condition everything that was ever joined is read first.
  return sql<boolean>`case when item.merged_into is null then true else not exists (
    select from dossier kept where kept.item_id in ${joinedInto('item.merged_into')} and not ${readableBy(reader, 'kept')}) end`
}

/** Items that are as sensitive as a dossier which they may not read: what these became, and what was joined to them. */
export const withheldItems = (reader: Reader) => limitedItems(sql`not ${readableBy(reader)}`)

/** Items that are as sensitive as any limited dossier, whoever may read it. */
export const limitedItems = (which: RawBuilder<unknown> = sql`true`) => sql`(
  with recursive family as (
    select dossier.item_id as id from dossier where dossier.limited and dossier.item_id is not null and ${which}
    union
    select item.id from family join item on item.merged_into = family.id
  ) select id from family)`

/** Whether what the row of `notice` in this query tells of, where it is of no dossier, is theirs to read today: an item, or a narrative of one. */
export const readableTold = (reader: Reader) => sql<boolean>`case
  when notice.data ->> 'itemId' is not null then (notice.data ->> 'itemId')::uuid not in ${withheldItems(reader)}
  when notice.data ->> 'narrativeId' is not null then not exists (
    select from narrative where narrative.id = (notice.data ->> 'narrativeId')::uuid
      and narrative.item_id in ${withheldItems(reader)})
  else true end`

/** @throws {Refused} `not-found`, as for a dossier that is not there: an outsider does not learn that it is */
export async function refuseUnreadable(db: Db | Tx, dossierId: string, reader: Reader): Promise<void> {
  const row = await db
    .selectFrom('dossier')
    .select('id')
    .where('id', '=', dossierId)
    .where(readableBy(reader))
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
}

/**
 * Whether the row of `letter` in this query may be read by them: it came to a post that they hold today. Until it is
 * passed on to a post, nobody there learns of it. An auditor reads those that nobody marked secret.
 */
export function readableLetter({ posts, role }: Reader): RawBuilder<boolean> {
  const came = sql`exists (
    select from letter_reader r where r.letter_id = letter.id and r.post_id = any(${[...posts]}::text[]))`
  if (role !== 'auditor') return sql<boolean>`(${came})`
  return sql<boolean>`(${came} or (letter.urgency <> 'secret' and not exists (
    select from letter_branch b where b.letter_id = letter.id and b.urgency = 'secret')))`
}

/** The same for a line of an agenda book: of a dossier, of a letter, or of neither. */
export function readableLine(reader: Reader): RawBuilder<boolean> {
  return sql<boolean>`(${readableIfAny(reader)} and (letter.id is null or ${readableLetter(reader)}))`
}

/** The same for an official paper: of a dossier as the dossier; one of a post is for who holds it today. */
export function readablePaper(reader: Reader): RawBuilder<boolean> {
  return sql<boolean>`(${readableIfAny(reader)} and (paper.post_id is null or paper.post_id = any(${[...reader.posts]}::text[])))`
}

/**
 * Whether a file may be taken by its hash: of a dossier that carries it or is the matter of it, a letter's scan, of the
 * books or of who acts in a post, or what an agency handed in, where that is one that they may read. Of what the whole
 * office sees, everybody; and what nothing refers to yet, only who brought it.
 */
export async function mayReadFile(db: Db, hash: string, reader: Reader): Promise<boolean> {
  const found = await db
    .selectFrom('dossier_file')
    .innerJoin('dossier', 'dossier.id', 'dossier_file.dossier_id')
    .select(readableBy(reader).as('readable'))
    .where('dossier_file.file_hash', '=', hash)
    .unionAll(
      db
        .selectFrom('paper')
        .leftJoin('dossier', 'dossier.id', 'paper.dossier_id')
        .select(readablePaper(reader).as('readable'))
        .where('paper.file_hash', '=', hash),
    )
    .unionAll(
      db
        .selectFrom('paper_signature')
        .innerJoin('paper', 'paper.id', 'paper_signature.paper_id')
        .leftJoin('dossier', 'dossier.id', 'paper.dossier_id')
        .select(readablePaper(reader).as('readable'))
        .where('paper_signature.file_hash', '=', hash),
    )
    .unionAll(
      db
        .selectFrom('letter_file')
        .innerJoin('letter', 'letter.id', 'letter_file.letter_id')
        .select(readableLetter(reader).as('readable'))
        .where('letter_file.file_hash', '=', hash),
    )
    .unionAll(
      db
        .selectFrom('tenure')
        .select(
          sql<boolean>`(${reader.role !== undefined && reader.role !== 'officer'}::boolean
            or ${reader.personId}::uuid in (tenure.person_id, tenure.for_person_id))`.as('readable'),
        )
        .where('tenure.scan_hash', '=', hash),
    )
    .unionAll(
      db
        .selectFrom('intake_photo')
        .leftJoin('intake', 'intake.id', 'intake_photo.intake_id')
        .leftJoin('dossier', (join) => join.on(sql<boolean>`dossier.item_id in ${joinedInto('intake.item_id')}`))
        .select(sql<boolean>`(intake.id is not null and ${readableIfAny(reader)})`.as('readable'))
        .where('intake_photo.file_hash', '=', hash),
    )
    .orderBy('readable', 'desc')
    .limit(1)
    .execute()
  return found[0]?.readable ?? (await isOpenOrOwn(db, hash, reader))
}

export type NameableFile = { readonly hash: string; readonly mediaType: string; readonly sizeBytes: number }

/**
 * Of files that somebody names by their hashes, those that they may name, with what each is: whoever may not read one is
 * answered as if it had never been uploaded, and does not open it to others by naming it. Every hash of a file that comes
 * from outside passes here before anything refers to the file.
 * @param dossierId one that they may read: its own files need no question
 */
export async function listNameableFiles(
  db: Db,
  hashes: readonly string[],
  reader: Reader,
  dossierId: string | null = null,
): Promise<NameableFile[]> {
  if (hashes.length === 0) return []
  const rows = await db
    .selectFrom('file')
    .select(['hash', 'media_type', 'size_bytes'])
    .select(
      sql<boolean>`exists (select from dossier_file link where link.file_hash = file.hash and link.dossier_id = ${dossierId}::uuid)`.as(
        'linked',
      ),
    )
    .where('hash', 'in', hashes)
    .execute()
  const found: NameableFile[] = []
  for (const { hash, media_type: mediaType, size_bytes: sizeBytes, linked } of rows)
    if (linked || (await mayReadFile(db, hash, reader))) found.push({ hash, mediaType, sizeBytes })
  return found
}

/** The columns that show their file to the whole office. Every other one that names a file is asked for in `mayReadFile`. */
const openColumns = [
  ['office', 'logo_hash'],
  ['office_logo', 'file_hash'],
  ['letterhead', 'logo_hash'],
  ['paper', 'logo_hash'],
  ['disposal', 'scan_hash'],
  ['outlet_paper', 'scan_hash'],
  ['mention_file', 'file_hash'],
  ['proof', 'file_hash'],
] as const

async function isOpenOrOwn(db: Db, hash: string, { personId }: Reader): Promise<boolean> {
  const open = openColumns.map(([table, column]) =>
    sql`exists (select from ${sql.table(table)} it where ${sql.ref(`it.${column}`)} = ${hash})`) // prettier-ignore
  const { rows } = await sql<{ readable: boolean }>`
    select (${personId}::uuid = any (brought_by) or ${sql.join(open, sql` or `)}) as readable
    from file where hash = ${hash}`.execute(db)
  return rows[0]?.readable ?? false
}

/**
 * The item of this column and those that it was joined into, one after another: what came for it is theirs too. Of ids
 * alone, so few that each one's dossier is looked up by its key; a walk of rows is thought long, and all dossiers are read.
 */
const joinedInto = (column: string) => sql`(
  with recursive way as (
    select ${sql.ref(column)} as id
    union
    select item.merged_into from way join item on item.id = way.id where item.merged_into is not null
  ) select id from way)`

/** Who alone may read each of these dossiers; one that is open to the office is not in it. For rules, which ask no database. */
export async function readNamedReaders(db: Db | Tx, dossierIds: readonly string[]): Promise<Map<string, NamedReaders>> {
  if (dossierIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('dossier')
    .leftJoin('dossier_reader', 'dossier_reader.dossier_id', 'dossier.id')
    .select(['dossier.id', 'dossier_reader.person_id', 'dossier_reader.post_id'])
    .where('dossier.id', 'in', dossierIds)
    .where('dossier.limited', '=', true)
    .execute()
  return new Map(
    [...Map.groupBy(rows, (it) => it.id)].map(([id, named]) => [
      id,
      {
        personIds: new Set(named.flatMap((it) => it.person_id ?? [])),
        postIds: new Set(named.flatMap((it) => it.post_id ?? [])),
      },
    ]),
  )
}
