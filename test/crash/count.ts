/** What the office's books hold after all the kills, against what people were told. */
import { sql, type RawBuilder } from 'kysely'
import type { Db } from '../../src/db/connect.ts'

/** An act whose answer reached the person. */
export type Acknowledged = {
  dossierId: string
  revision: number
  ledgerIndex: number
  agenda: { book: string; year: number; number: number }[]
}
/** A line that the secretary entered by hand, and whether she voided it. */
export type Letter = { id: string; book: string; formatted: string; voided: boolean }

/** How much of what was acknowledged is not there, whole. */
export async function countLost(
  db: Db,
  { acknowledged, letters }: { acknowledged: readonly Acknowledged[]; letters: readonly Letter[] },
): Promise<number> {
  let lost = 0
  for (const it of acknowledged) {
    const trail = await db
      .selectFrom('trail')
      .select('ledger_index')
      .where('dossier_id', '=', it.dossierId)
      .where('revision', '=', it.revision)
      .executeTakeFirst()
    const entry = await db
      .selectFrom('ledger_entry')
      .select('body')
      .where('index', '=', it.ledgerIndex)
      .executeTakeFirst()
    const agenda = await Promise.all(
      it.agenda.map((line) =>
        db
          .selectFrom('agenda_entry')
          .select('dossier_id')
          .where('book', '=', line.book)
          .where('year', '=', line.year)
          .where('number', '=', line.number)
          .where('suffix', '=', 0)
          .executeTakeFirst(),
      ),
    )
    const kept =
      trail?.ledger_index === it.ledgerIndex &&
      entry?.body.includes(it.dossierId) &&
      agenda.every((line) => line?.dossier_id === it.dossierId)
    if (!kept) lost++
  }
  for (const it of letters) {
    const line = await db
      .selectFrom('agenda_entry')
      .leftJoin('agenda_void', 'agenda_void.entry_id', 'agenda_entry.id')
      .select(['formatted', 'agenda_void.entry_id as void_id'])
      .where('id', '=', it.id)
      .executeTakeFirst()
    if (line?.formatted !== it.formatted || (line.void_id !== null) !== it.voided) lost++
  }
  return lost
}

export async function countOf(db: Db, query: RawBuilder<unknown>): Promise<number> {
  return (await query.execute(db)).rows.map((row) => (row as { n: number }).n)[0] ?? -1
}

/** Gaps and twins in the books, acts done by halves, and outgoing work that is missing or there twice. */
export async function countBooks(db: Db) {
  return {
    gaps: await countOf(
      db,
      sql`select coalesce(sum(last - count), 0)::int as n from (
        select max(number) as last, count(*) as count from agenda_entry where suffix = 0 group by book, year
        union all
        select max(suffix), count(*) from agenda_entry where suffix > 0 group by book, year, number
      ) as books`,
    ),
    twins: await countOf(
      db,
      sql`select count(*)::int as n from (
        select 1 from agenda_entry group by book, year, number, suffix having count(*) > 1
      ) as twin`,
    ),
    halves: await countOf(
      db,
      sql`select count(*)::int as n from dossier d
        where d.revision <> (select max(revision) from trail t where t.dossier_id = d.id)
          or (select count(*) from trail t where t.dossier_id = d.id) <> d.revision`,
    ),
    unsent: await countOf(
      db,
      sql`select count(*)::int as n from dossier d
        left join publication p on p.dossier_id = d.id left join delivery y on y.publication_id = p.id
        where d.state = 'published' and (y.state is null or y.state not in ('sent', 'by-hand', 'unsure'))`,
    ),
    doubled: await countOf(
      db,
      sql`select count(*)::int as n from (
        select 1 from delivery group by publication_id, kind, destination_id, version_number having count(*) > 1
      ) as twin`,
    ),
  }
}
