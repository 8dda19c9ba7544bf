import type { Db, Tx } from '../../db/connect.ts'
import { readableBy, type Reader } from '../../db/readers.ts'
import { listOverridesUntil } from '../../dossier/stores/overrides.ts'

/** All that stands on one disposition sheet; null where there is none that they may read. */
export async function findDisposition(db: Db, reader: Reader, dispositionId: string) {
  const sheet = await sheets(db)
    .where('disposition.id', '=', dispositionId)
    .where(readableBy(reader))
    .executeTakeFirst()
  return sheet ? whole(db, sheet) : null
}

/** The same for the paper itself, which is made whoever may read it. */
export async function readDispositionSheet(tx: Tx, dispositionId: string) {
  return whole(tx, await sheets(tx).where('disposition.id', '=', dispositionId).executeTakeFirstOrThrow())
}

const sheets = (db: Db | Tx) =>
  db
    .selectFrom('disposition')
    .innerJoin('decision', 'decision.id', 'disposition.decision_id')
    .innerJoin('agenda_entry as outgoing', 'outgoing.id', 'disposition.agenda_entry_id')
    .innerJoin('dossier', 'dossier.id', 'disposition.dossier_id')
    .innerJoin('version', (join) =>
      join.onRef('version.dossier_id', '=', 'decision.dossier_id').onRef('version.hash', '=', 'decision.version_hash'),
    )
    .innerJoin('visit', (join) =>
      join.onRef('visit.dossier_id', '=', 'decision.dossier_id').onRef('visit.number', '=', 'decision.visit_number'),
    )
    .innerJoin('person', 'person.id', 'decision.person_id')
    .innerJoin('post as decider', 'decider.id', 'decision.post_id')
    .innerJoin('post as receiver', 'receiver.id', 'disposition.to_post_id')
    .select([
      'disposition.id',
      'disposition.instruction',
      'disposition.dossier_id',
      'decision.answer',
      'decision.statement',
      'decision.signature',
      'decision.decided_at',
      'outgoing.book as outgoing_book',
      'outgoing.year as outgoing_year',
      'outgoing.number as outgoing_number',
      'outgoing.formatted as outgoing_formatted',
      'outgoing.from_party',
      'outgoing.subject',
      'dossier.year as dossier_year',
      'dossier.number as dossier_number',
      'dossier.level',
      'version.hash as version_hash',
      'version.number as version_number',
      'version.created_at as version_at',
      'visit.arrived_at',
      'person.name as person',
      'person.rank',
      'person.nip',
      'decider.name as post',
      'receiver.name as to_post',
      'decision.person_id',
      'decision.post_id',
    ])
type Sheet = Awaited<ReturnType<ReturnType<typeof sheets>['executeTakeFirstOrThrow']>>

async function whole(db: Db | Tx, sheet: Sheet) {
  const [incoming, entry, office, overrides] = await Promise.all([
    // The line of the book under which the text came in for this decision: entered in the act that brought it here.
    db
      .selectFrom('agenda_entry')
      .innerJoin('book', 'book.id', 'agenda_entry.book')
      .select(['book', 'year', 'number', 'formatted', 'from_party'])
      .where('dossier_id', '=', sheet.dossier_id)
      .where('book.direction', '=', 'incoming')
      .where('entered_at', '=', sheet.arrived_at)
      .orderBy('number', 'desc')
      .limit(1)
      .executeTakeFirst(),
    db
      .selectFrom('trail')
      .leftJoin('tenure as mandate', 'mandate.id', 'trail.mandate_id')
      .select(['trail.ledger_index', 'mandate.acting'])
      .where('trail.dossier_id', '=', sheet.dossier_id)
      .where('trail.acted_at', '=', sheet.decided_at)
      .where('trail.kind', '=', sheet.answer)
      .limit(1)
      .executeTakeFirst(),
    db.selectFrom('office').select(['name', 'regency', 'address', 'logo_hash']).executeTakeFirst(),
    sheet.answer === 'no' ? [] : listOverridesUntil(db, sheet.dossier_id, sheet.decided_at),
  ])
  return {
    ...sheet,
    incoming: incoming ?? null,
    ledger_index: entry?.ledger_index ?? null,
    acting: entry?.acting ?? null,
    office: office ?? null,
    overrides,
  }
}
