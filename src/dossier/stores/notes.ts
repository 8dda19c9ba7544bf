import { z } from 'zod'
import type { Content } from '../../base/content.ts'
import { piecesOf, type Place } from '../../base/content-places.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { anchorAt, type Anchor } from '../rules/anchor.ts'
import { insertChange, insertComment, updateStanding } from './comments.ts'

/**
 * Makes each note of a leader's YES a repair that holds the text back, pinned to its words where it names them.
 * @throws {Refused} `note-place-unknown` for a place that is not in the text
 */
export async function insertNotes(
  tx: Tx,
  it: {
    dossierId: string
    visit: number
    decisionId: string
    personId: string
    versionHash: string
    content: Content
    notes: readonly { readonly text: string; readonly place?: Place | undefined }[]
  },
  now: Date,
): Promise<void> {
  const pieces = new Map(piecesOf(it.content).map((piece) => [piece.at, piece.text.length]))
  for (const [index, { text, place }] of it.notes.entries()) {
    if (place && !(place.from <= place.to && place.to <= (pieces.get(place.at) ?? -1)))
      throw new Refused({ code: 'note-place-unknown', field: `decision.notes.${index}.place` })
    const anchor = place ? anchorAt(it.content, place) : null
    await insertComment(
      tx,
      {
        dossierId: it.dossierId,
        personId: it.personId,
        text,
        versionHash: it.versionHash,
        visit: it.visit,
        anchor: anchor && { anchor, hash: it.versionHash },
        mustFix: true,
        suggestion: null,
        threadId: null,
        decisionId: it.decisionId,
      },
      now,
    )
  }
}

/**
 * The notes of the newest decision that has some, those that nobody settled yet, in the order they were given. Their
 * places are those that the decision names: a comment's anchor is narrower, and a long paragraph has none.
 */
export async function listOpenNotes(db: Db | Tx, dossierId: string) {
  const rows = await db
    .selectFrom('comment')
    .innerJoin('decision', 'decision.id', 'comment.decision_id')
    .select(['comment.id', 'comment.text', 'comment.anchor', 'decision.statement'])
    .where('comment.dossier_id', '=', dossierId)
    .where('must_fix', '=', true)
    .where('state', '=', 'open')
    .where('decision_id', '=', (eb) =>
      eb
        .selectFrom('decision')
        .select('decision.id')
        .where('decision.dossier_id', '=', dossierId)
        .where('decision.answer', '=', 'yes-with-notes')
        .orderBy('decision.visit_number', 'desc')
        .limit(1),
    )
    .orderBy('created_at')
    .orderBy('comment.id')
    .limit(NOTES_MAX)
    .execute()
  const given = rows[0] ? [...(statedSchema.parse(JSON.parse(rows[0].statement)).notes ?? [])] : []
  return rows.map(({ id, text, anchor }) => {
    const index = given.findIndex((it) => it.text === text)
    const [stated] = index < 0 ? [] : given.splice(index, 1) // two of the same words are two notes
    return { id, text, place: stated ? (stated.place ?? null) : placeOf(anchor as Anchor | null) }
  })
}

const NOTES_MAX = 20 // as many as a decision may have

/** What of a decision's statement its notes are. */
const statedSchema = z.object({
  notes: z
    .array(z.object({ text: z.string(), place: z.object({ at: z.string(), from: z.int(), to: z.int() }).optional() }))
    .optional(),
})

const placeOf = (anchor: Anchor | null): Place | null => anchor && { at: anchor.at, from: anchor.from, to: anchor.to }

/** Settles the notes that are certified, before the gates look; `keepNotesSettled` keeps it once the ledger has it. */
export async function settleNotes(tx: Tx, it: { ids: readonly string[]; personId: string }, now: Date): Promise<void> {
  for (const commentId of it.ids)
    await updateStanding(tx, { commentId, change: 'resolved', personId: it.personId }, now)
}

export async function keepNotesSettled(
  tx: Tx,
  it: { ids: readonly string[]; personId: string; ledgerIndex: number },
  now: Date,
): Promise<void> {
  const { personId, ledgerIndex } = it
  for (const commentId of it.ids) await insertChange(tx, { commentId, change: 'resolved', personId, ledgerIndex }, now)
}
