import { newId } from '../base/id.ts'
import { dayOf, ZONE } from '../base/calendar.ts'
import type { Tx } from '../db/connect.ts'
import type { AgendaBook } from '../db/tables.ts'

export type NewAgendaEntry = {
  readonly book: AgendaBook
  readonly dossierId: string
  readonly subject: string
  readonly fromParty: string
  readonly toParty: string
  readonly kind: 'review' | 'decision' | 'disposition' | 'publication'
  readonly versionHash: string | null
}

/**
 * Enters one line in an agenda book under the year's next number. The counter's row stays locked until the commit, so
 * numbers have no gap and no twin, also when a writer dies (invariant 3).
 */
export async function insertAgendaEntry(
  tx: Tx,
  it: NewAgendaEntry,
  now: Date,
): Promise<{ id: string; year: number; number: number }> {
  const year = Number(dayOf(ZONE, now).slice(0, 4))
  const { last_number: number } = await tx
    .insertInto('agenda_counter')
    .values({ book: it.book, year, last_number: 1 })
    .onConflict((on) =>
      on.columns(['book', 'year']).doUpdateSet((eb) => ({ last_number: eb('agenda_counter.last_number', '+', 1) })),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow()
  const id = newId()
  await tx
    .insertInto('agenda_entry')
    .values({
      id,
      book: it.book,
      year,
      number,
      dossier_id: it.dossierId,
      subject: it.subject,
      from_party: it.fromParty,
      to_party: it.toParty,
      kind: it.kind,
      version_hash: it.versionHash,
      entered_at: now,
    })
    .execute()
  return { id, year, number }
}

/** Writes the disposition sheet of one decision; its agenda number equals the book's. */
export async function insertDisposition(
  tx: Tx,
  it: { dossierId: string; decisionId: string; agendaEntryId: string; toPostId: string; instruction: string },
  now: Date,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('disposition')
    .values({
      id,
      dossier_id: it.dossierId,
      decision_id: it.decisionId,
      agenda_entry_id: it.agendaEntryId,
      to_post_id: it.toPostId,
      instruction: it.instruction,
      written_at: now,
    })
    .execute()
  return id
}
