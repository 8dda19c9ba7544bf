/** What is kept of a dossier's first hour, where there was one: its checklist, entries and calls; of contacts no number. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../db/connect.ts'
import { whole, type Row } from './bundle-contents.ts'

/** Each kind a list; none for a dossier that never stood at alert or crisis level. */
export async function readBundleSituation(
  db: Db | Tx,
  dossierId: string,
): Promise<Readonly<Record<string, readonly Row[]>>> {
  const situation = await whole<Row>(
    db
      .selectFrom('situation')
      .innerJoin('dossier', 'dossier.id', 'situation.dossier_id')
      .select(['begun_at', 'picked_at', 'speed', 'dossier.drill', 'ended_at', 'ended_by', 'end_reason'])
      .where('dossier_id', '=', dossierId),
  )
  if (situation.length === 0) return {}
  const plan = db
    .selectFrom('situation')
    .innerJoin('crisis_plan', 'crisis_plan.id', 'situation.plan_id')
    .select(['crisis_plan.number', 'crisis_plan.body', 'crisis_plan.changed_by', 'crisis_plan.changed_at'])
    .where('situation.dossier_id', '=', dossierId)
  const speakers = db
    .selectFrom('situation_speaker')
    .select(['id', 'name', 'role', 'reason', 'set_by', 'set_at'])
    .where('dossier_id', '=', dossierId)
    .orderBy('id')
  const steps = db
    .selectFrom('situation_tick')
    .select(['step_id', 'note', 'done_at', 'ticked_by', 'recorded_at'])
    .where('dossier_id', '=', dossierId)
    .orderBy('done_at')
    .orderBy('step_id')
  const facts = db
    .selectFrom('situation_fact')
    .select(['id', 'fact_id', 'state', 'text', 'source', 'said_by', 'recorded_at'])
    .where('dossier_id', '=', dossierId)
    .orderBy('id')
  const promises = db
    .selectFrom('situation_promise')
    .select(['id', 'kind', 'words', 'due_at', 'made_by', 'made_at', 'kept_at', 'kept_by', 'kept_note', 'kept_version'])
    .where('dossier_id', '=', dossierId)
    .orderBy('due_at')
    .orderBy('id')
  const calls = db
    .selectFrom('situation_call')
    .innerJoin('crisis_contact', 'crisis_contact.id', 'situation_call.contact_id')
    .leftJoin('post', 'post.id', 'crisis_contact.post_id')
    .select(['situation_call.id', 'situation_call.contact_id', 'crisis_contact.role'])
    // Of who was removed since not even the name: the mark alone stays.
    .select(
      sql<string>`coalesce(nullif(situation_call.called_name, ''), nullif(crisis_contact.name, ''), post.name, '')`.as(
        'name',
      ),
    )
    .select(['situation_call.outcome', 'situation_call.note', 'situation_call.called_by', 'situation_call.called_at'])
    .where('dossier_id', '=', dossierId)
    .orderBy('situation_call.id')
  const lessons = db
    .selectFrom('situation_lesson')
    .select(['id', 'text', 'said_by', 'said_at'])
    .where('dossier_id', '=', dossierId)
    .orderBy('id')
  return {
    situation,
    situation_checklist: await whole<Row>(plan),
    situation_speakers: await whole<Row>(speakers),
    situation_steps: await whole<Row>(steps),
    situation_facts: await whole<Row>(facts),
    situation_promises: await whole<Row>(promises),
    situation_calls: await whole<Row>(calls),
    situation_lessons: await whole<Row>(lessons),
  }
}
