import { sql } from 'kysely'
import { newId } from '../base/id.ts'
import type { Db, Tx } from '../db/connect.ts'
import { statementText, type Proof, type Statement } from './rules.ts'

/** Writes one decision on exactly the version the officer was shown. It is final: the database refuses any change. */
export async function insertDecision(
  tx: Tx,
  it: Statement,
  proof: Proof | null,
  now: Date,
): Promise<{ id: string; statement: string }> {
  const id = newId()
  const statement = statementText(it)
  await tx
    .insertInto('decision')
    .values({
      id,
      dossier_id: it.dossierId,
      version_hash: it.versionHash,
      visit_number: it.visit,
      step: it.step,
      person_id: it.personId,
      post_id: it.postId,
      answer: it.answer,
      reason: it.reason,
      target_step: it.targetStep,
      ratifies: it.ratifies ?? null,
      statement,
      signature: proof && JSON.stringify(proof),
      decided_at: now,
    })
    .execute()
  return { id, statement }
}

/** Binds the repaired version to the decision whose notes it fulfils. */
export async function insertCertification(
  tx: Tx,
  it: { decisionId: string; versionHash: string; personId: string; postId: string },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('certification')
    .values({
      decision_id: it.decisionId,
      version_hash: it.versionHash,
      person_id: it.personId,
      post_id: it.postId,
      certified_at: now,
    })
    .execute()
}

/** The newest decision of a dossier at one step: the one whose YES stands, when one stands. */
export async function readLastDecision(db: Db | Tx, dossierId: string, step: number) {
  return db
    .selectFrom('decision')
    .select(['id', 'answer', 'reason', 'version_hash', 'statement'])
    .where('dossier_id', '=', dossierId)
    .where('step', '=', step)
    .orderBy('visit_number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
}

/** What was decided at one stay of a dossier, or null. */
export async function findDecisionOfVisit(db: Db, it: { dossierId: string; visit: number }) {
  const row = await db
    .selectFrom('decision')
    .innerJoin('person', 'person.id', 'decision.person_id')
    .innerJoin('post', 'post.id', 'decision.post_id')
    .select([
      'decision.answer',
      'decision.ratifies',
      'decision.version_hash',
      'decision.statement',
      'decision.decided_at',
      'person.name as person',
      'post.name as post',
    ])
    .where('decision.dossier_id', '=', it.dossierId)
    .where('decision.visit_number', '=', it.visit)
    .executeTakeFirst()
  return row ?? null
}

/** What was decided on a dossier, the newest first. */
export async function listDecisionRows(db: Db, dossierId: string) {
  return db
    .selectFrom('decision')
    .innerJoin('person', 'person.id', 'decision.person_id')
    .innerJoin('post', 'post.id', 'decision.post_id')
    .leftJoin('certification', 'certification.decision_id', 'decision.id')
    .leftJoin('trail', (join) =>
      join
        .onRef('trail.dossier_id', '=', 'decision.dossier_id')
        .onRef('trail.acted_at', '=', 'decision.decided_at')
        .onRef('trail.person_id', '=', 'decision.person_id')
        .on('trail.mandate_id', 'is not', null),
    )
    .leftJoin('tenure as mandate', 'mandate.id', 'trail.mandate_id')
    .leftJoin('person as absent', 'absent.id', 'mandate.for_person_id')
    .select([
      'mandate.acting',
      'mandate.letter_number',
      'absent.name as absent',
      'decision.id',
      'decision.step',
      'decision.visit_number',
      'decision.answer',
      'decision.reason',
      'decision.target_step',
      'decision.version_hash',
      'decision.statement',
      'decision.signature',
      'decision.decided_at',
      'certification.version_hash as certified_hash',
      'person.name as person',
      'post.name as post',
    ])
    .where('decision.dossier_id', '=', dossierId)
    .orderBy('decision.visit_number', 'desc')
    .limit(200)
    .execute()
}

const BATCH = 500 // decisions held in memory at a time

/** Every decision of the office, the first first, some hundreds at a time however many there are. */
export async function* readDecisions(db: Db) {
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const rows = await db
      .selectFrom('decision')
      .innerJoin('dossier', 'dossier.id', 'decision.dossier_id')
      .innerJoin('person', 'person.id', 'decision.person_id')
      .innerJoin('post', 'post.id', 'decision.post_id')
      .select((eb) => [
        'decision.id',
        'dossier.year',
        'dossier.number',
        'decision.answer',
        'decision.version_hash',
        'decision.statement',
        'decision.signature',
        'decision.decided_at',
        'person.name as person',
        'post.name as post',
        eb
          .selectFrom('trail')
          .select('trail.ledger_index')
          .whereRef('trail.dossier_id', '=', 'decision.dossier_id')
          .whereRef('trail.acted_at', '=', 'decision.decided_at')
          .where(sql<boolean>`trail.kind = decision.answer::text`)
          .limit(1)
          .as('ledger_index'),
      ])
      .where('decision.id', '>', after)
      .orderBy('decision.id')
      .limit(BATCH)
      .execute()
    yield* rows
    const last = rows.at(-1)
    if (!last || rows.length < BATCH) return
    after = last.id
  }
}
