/** A situation's record: begun with the level itself, and from then on entries that are never changed. */
import { sql } from 'kysely'
import { crisisPlanSchema, type AlarmKind, type CallOutcome, type CrisisPlan, type FactState } from '../base/crisis.ts'
import { newId } from '../base/id.ts'
import { isCrisis, type CrisisLevel } from '../base/levels.ts'
import { Refused } from '../base/refused.ts'
import { crisisWords as w } from '../base/words/crisis.ts'
import { coversWork, heldOn } from '../db/authority.ts'
import type { Db, Tx } from '../db/connect.ts'
import { readableBy, type Reader } from '../db/readers.ts'
import { alarmsOfPlan, alarmsOfPromise, atMinute, type Alarm } from './rules.ts'

const ENTRIES_MAX = 1_000 // of one kind, in one situation
const STATEMENTS_SHOWN = 20
const LISTED_MAX = 50

/** The checklist in force. */
export async function readPlan(
  db: Db | Tx,
): Promise<{ id: string; body: CrisisPlan; changedAt: Date; by: string | null }> {
  const row = await db
    .selectFrom('crisis_plan')
    .leftJoin('person', 'person.id', 'crisis_plan.changed_by')
    .select(['crisis_plan.id', 'body', 'changed_at as changedAt', 'person.name as by'])
    .orderBy('changed_at', 'desc')
    .orderBy('crisis_plan.id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { ...row, body: crisisPlanSchema.parse(row.body) }
}

/**
 * Follows the level of a dossier, in the transaction that sets it: at alert or crisis level its situation begins, with the
 * clock to the holding statement and an alarm for each step; below it, what was under way is over.
 */
export async function followLevel(
  tx: Tx,
  it: { dossierId: string; level: CrisisLevel; reason: string; personId: string; speed?: number },
  now: Date,
): Promise<void> {
  const earlier = await findSituation(tx, it.dossierId)
  if (!isCrisis(it.level)) {
    if (earlier?.endedAt === null) await endSituation(tx, it, now)
    return
  }
  if (earlier) {
    if (earlier.endedAt) await resumeSituation(tx, it.dossierId)
    return
  }
  const { id: planId, body: plan } = await readPlan(tx)
  const running = { begunAt: now, speed: it.speed ?? 1 }
  await tx
    .insertInto('situation')
    .values({ dossier_id: it.dossierId, plan_id: planId, begun_at: now, speed: running.speed })
    .execute()
  const dueAt = atMinute(running, plan.statementMinutes)
  await insertPromise(
    tx,
    { dossierId: it.dossierId, kind: 'statement', words: w.statement.id, dueAt, personId: null },
    now,
  )
  await insertAlarms(tx, it.dossierId, alarmsOfPlan(plan, running))
}

async function insertAlarms(tx: Tx, dossierId: string, alarms: readonly Alarm[]): Promise<void> {
  await tx
    .insertInto('situation_alarm')
    .values(alarms.map((it) => ({ id: newId(), dossier_id: dossierId, ...it })))
    .execute()
}

const situations = (db: Db | Tx) =>
  db
    .selectFrom('situation')
    .innerJoin('crisis_plan', 'crisis_plan.id', 'situation.plan_id')
    .leftJoin('person as ender', 'ender.id', 'situation.ended_by')
    .select([
      'situation.begun_at as begunAt',
      'situation.speed',
      'situation.ended_at as endedAt',
      'situation.end_reason as endReason',
      'ender.name as endedBy',
      'crisis_plan.body as plan',
    ])

/** A dossier's situation; null where it never stood at alert or crisis level. */
export async function findSituation(db: Db | Tx, dossierId: string) {
  const row = await situations(db).where('situation.dossier_id', '=', dossierId).executeTakeFirst()
  return row ? { ...row, plan: crisisPlanSchema.parse(row.plan) } : null
}
export type Situation = NonNullable<Awaited<ReturnType<typeof findSituation>>>

/** @throws {Refused} `crisis-none` */
export async function readSituation(db: Db | Tx, dossierId: string): Promise<Situation> {
  const found = await findSituation(db, dossierId)
  if (!found) throw new Refused({ code: 'crisis-none' })
  return found
}

/** The same, locked, so that its entries come one after the other. @throws {Refused} `crisis-none` */
export async function lockSituation(tx: Tx, dossierId: string): Promise<Situation> {
  await tx.selectFrom('situation').select('dossier_id').where('dossier_id', '=', dossierId).forNoKeyUpdate().execute()
  return readSituation(tx, dossierId)
}

export async function endSituation(
  tx: Tx,
  it: { dossierId: string; reason: string; personId: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('situation')
    .set((eb) => ({ ended_at: now, ended_by: it.personId, end_reason: it.reason, revision: eb('revision', '+', 1) }))
    .where('dossier_id', '=', it.dossierId)
    .execute()
}

/** It is as bad again: the record goes on where it was left. */
async function resumeSituation(tx: Tx, dossierId: string): Promise<void> {
  await tx
    .updateTable('situation')
    .set((eb) => ({ ended_at: null, ended_by: null, end_reason: null, revision: eb('revision', '+', 1) }))
    .where('dossier_id', '=', dossierId)
    .execute()
}

/** What the dossier itself is called, and whether it is a drill. */
export async function readHead(db: Db | Tx, dossierId: string) {
  return db.selectFrom('dossier').select(['title', 'drill']).where('id', '=', dossierId).executeTakeFirstOrThrow()
}

/** Situations that this person may read, those under way first, the newest on top. */
export async function listSituations(db: Db, reader: Reader) {
  return db
    .selectFrom('situation')
    .innerJoin('dossier', 'dossier.id', 'situation.dossier_id')
    .select([
      'dossier.id',
      'dossier.year',
      'dossier.number',
      'dossier.title',
      'dossier.level',
      'dossier.drill',
      'dossier.limited',
      'situation.begun_at as begunAt',
      'situation.ended_at as endedAt',
    ])
    .where(readableBy(reader))
    .orderBy((eb) => eb('situation.ended_at', 'is not', null))
    .orderBy('situation.begun_at', 'desc')
    .limit(LISTED_MAX)
    .execute()
}

/** Every time that the level was set or confirmed, the oldest first. */
export async function listLevels(db: Db | Tx, dossierId: string) {
  return db
    .selectFrom('dossier_level')
    .innerJoin('person', 'person.id', 'dossier_level.person_id')
    .select(['dossier_level.level', 'dossier_level.reason', 'dossier_level.set_at as at', 'person.name as by'])
    .where('dossier_level.dossier_id', '=', dossierId)
    .orderBy('dossier_level.set_at')
    .orderBy('dossier_level.id')
    .limit(ENTRIES_MAX)
    .execute()
}

/** Who spoke, the first to speak first. */
export async function listSpeakers(db: Db | Tx, dossierId: string) {
  return db
    .selectFrom('situation_speaker')
    .innerJoin('person', 'person.id', 'situation_speaker.set_by')
    .select([
      'situation_speaker.name',
      'situation_speaker.role',
      'situation_speaker.reason',
      'situation_speaker.set_at as at',
      'person.name as by',
    ])
    .where('dossier_id', '=', dossierId)
    .orderBy('situation_speaker.id')
    .limit(ENTRIES_MAX)
    .execute()
}

export async function insertSpeaker(
  tx: Tx,
  it: { dossierId: string; name: string; role: string; reason: string; personId: string },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('situation_speaker')
    .values({
      id: newId(),
      dossier_id: it.dossierId,
      name: it.name,
      role: it.role,
      reason: it.reason,
      set_by: it.personId,
      set_at: now,
    })
    .execute()
}

export async function listTicks(db: Db | Tx, dossierId: string) {
  return db
    .selectFrom('situation_tick')
    .innerJoin('person', 'person.id', 'situation_tick.ticked_by')
    .select(['step_id as stepId', 'note', 'done_at as doneAt', 'recorded_at as recordedAt', 'person.name as by'])
    .where('dossier_id', '=', dossierId)
    .execute()
}

export async function insertTick(
  tx: Tx,
  it: { dossierId: string; stepId: string; note: string; doneAt: Date; personId: string },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('situation_tick')
    .values({
      dossier_id: it.dossierId,
      step_id: it.stepId,
      note: it.note,
      done_at: it.doneAt,
      ticked_by: it.personId,
      recorded_at: now,
    })
    .execute()
}

/** Every entry of the fact log, the oldest first. */
export async function listFactEntries(db: Db | Tx, dossierId: string) {
  return db
    .selectFrom('situation_fact')
    .innerJoin('person', 'person.id', 'situation_fact.said_by')
    .select([
      'situation_fact.id',
      'fact_id as factId',
      'state',
      'text',
      'source',
      'recorded_at as at',
      'person.name as by',
    ])
    .where('dossier_id', '=', dossierId)
    .orderBy('situation_fact.id')
    .limit(ENTRIES_MAX)
    .execute()
}

/** @param it.factId of the fact that it says anew; null for another fact. @throws {Refused} `not-found` for one of another dossier */
export async function insertFact(
  tx: Tx,
  it: { dossierId: string; factId: string | null; state: FactState; text: string; source: string; personId: string },
  now: Date,
): Promise<{ id: string; factId: string }> {
  const id = newId()
  const factId = it.factId ?? id
  if (it.factId !== null) {
    const first = await tx
      .selectFrom('situation_fact')
      .select('id')
      .where('id', '=', it.factId)
      .where('dossier_id', '=', it.dossierId)
      .whereRef('id', '=', 'fact_id')
      .executeTakeFirst()
    if (!first) throw new Refused({ code: 'not-found' })
  }
  await tx
    .insertInto('situation_fact')
    .values({
      id,
      dossier_id: it.dossierId,
      fact_id: factId,
      state: it.state,
      text: it.text,
      source: it.source,
      said_by: it.personId,
      recorded_at: now,
    })
    .execute()
  return { id, factId }
}

/** What was promised, the first due first. */
export async function listPromises(db: Db | Tx, dossierId: string) {
  const rows = await db
    .selectFrom('situation_promise')
    .leftJoin('person as maker', 'maker.id', 'situation_promise.made_by')
    .leftJoin('person as keeper', 'keeper.id', 'situation_promise.kept_by')
    .leftJoin('version', (join) =>
      join
        .onRef('version.hash', '=', 'situation_promise.kept_version')
        .onRef('version.dossier_id', '=', 'situation_promise.dossier_id'),
    )
    .select([
      'situation_promise.id',
      'kind',
      'words',
      'due_at as dueAt',
      'made_at as madeAt',
      'maker.name as madeBy',
      'kept_at as keptAt',
      'keeper.name as keptBy',
      'kept_note as keptNote',
      'kept_version as keptVersion',
      'version.number as keptNumber',
    ])
    .where('situation_promise.dossier_id', '=', dossierId)
    .orderBy('due_at')
    .orderBy('situation_promise.id')
    .limit(ENTRIES_MAX)
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as 'statement' | 'update' }))
}

export async function insertPromise(
  tx: Tx,
  it: { dossierId: string; kind: 'statement' | 'update'; words: string; dueAt: Date; personId: string | null },
  now: Date,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('situation_promise')
    .values({
      id,
      dossier_id: it.dossierId,
      kind: it.kind,
      words: it.words,
      due_at: it.dueAt,
      made_by: it.personId,
      made_at: now,
    })
    .execute()
  await insertAlarms(tx, it.dossierId, alarmsOfPromise({ id, madeAt: now, dueAt: it.dueAt }))
  return id
}

/** @throws {Refused} `not-found` */
export async function lockPromise(tx: Tx, it: { dossierId: string; promiseId: string }) {
  const row = await tx
    .selectFrom('situation_promise')
    .select(['kept_at as keptAt', 'due_at as dueAt', 'kind'])
    .where('id', '=', it.promiseId)
    .where('dossier_id', '=', it.dossierId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return row
}

export async function keepPromise(
  tx: Tx,
  it: { promiseId: string; note: string; version: string | null; personId: string | null },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('situation_promise')
    .set({ kept_at: now, kept_by: it.personId, kept_note: it.note, kept_version: it.version })
    .where('id', '=', it.promiseId)
    .execute()
}

/** What the public reads of a dossier keeps its holding statement, in the transaction that sends it out. */
export async function keepStatement(
  tx: Tx,
  it: { dossierId: string; version: string; personId: string },
  now: Date,
): Promise<void> {
  const owed = await tx
    .selectFrom('situation_promise')
    .select('id')
    .where('dossier_id', '=', it.dossierId)
    .where('kind', '=', 'statement')
    .where('kept_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (owed) await keepPromise(tx, { promiseId: owed.id, note: '', version: it.version, personId: it.personId }, now)
}

/** The texts of a dossier, the newest first, and since when the public reads each. */
export async function listStatements(db: Db | Tx, dossierId: string) {
  return db
    .selectFrom('version')
    .innerJoin('person', 'person.id', 'version.created_by')
    .leftJoin('publication', 'publication.dossier_id', 'version.dossier_id')
    .leftJoin('publication_version', (join) =>
      join
        .onRef('publication_version.publication_id', '=', 'publication.id')
        .onRef('publication_version.version_hash', '=', 'version.hash'),
    )
    .select([
      'version.hash',
      'version.number',
      'version.created_at as at',
      'person.name as by',
      sql<Date | null>`max(publication_version.released_at)`.as('publicAt'),
    ])
    .where('version.dossier_id', '=', dossierId)
    .groupBy(['version.hash', 'version.number', 'version.created_at', 'person.name'])
    .orderBy('version.number', 'desc')
    .limit(STATEMENTS_SHOWN)
    .execute()
}

/** Every mark of who was called, the oldest first. */
export async function listCalls(db: Db | Tx, dossierId: string) {
  return db
    .selectFrom('situation_call')
    .innerJoin('person', 'person.id', 'situation_call.called_by')
    .select(['contact_id as contactId', 'outcome', 'note', 'called_at as at', 'person.name as by'])
    .where('dossier_id', '=', dossierId)
    .orderBy('situation_call.id')
    .limit(ENTRIES_MAX)
    .execute()
}

export async function insertCall(
  tx: Tx,
  it: { dossierId: string; contactId: string; outcome: CallOutcome; note: string; personId: string },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('situation_call')
    .values({
      id: newId(),
      dossier_id: it.dossierId,
      contact_id: it.contactId,
      outcome: it.outcome,
      note: it.note,
      called_by: it.personId,
      called_at: now,
    })
    .execute()
}

/** Who is to be reached; whom it was and is not any more only where they are asked for. */
export async function listContacts(db: Db | Tx, { removed = false } = {}) {
  return db
    .selectFrom('crisis_contact')
    .leftJoin('post', 'post.id', 'crisis_contact.post_id')
    .select([
      'crisis_contact.id',
      'crisis_contact.ordinal',
      'crisis_contact.post_id as postId',
      'post.name as post',
      'crisis_contact.name',
      'role',
      'phone',
      'caller_id as callerId',
      'revision',
      'removed_at as removedAt',
    ])
    .$if(!removed, (query) => query.where('removed_at', 'is', null))
    .orderBy('crisis_contact.ordinal')
    .limit(ENTRIES_MAX)
    .execute()
}

/** Who holds each of these posts on a day and may do all its work. */
export async function listHolders(db: Db | Tx, postIds: readonly string[], on: string) {
  if (postIds.length === 0) return []
  return heldOn(db, on)
    .where(coversWork(null))
    .where('tenure.post_id', 'in', [...new Set(postIds)])
    .select(['tenure.post_id as postId', 'person.name'])
    .distinct()
    .orderBy('person.name')
    .limit(ENTRIES_MAX)
    .execute()
}

export type ContactFields = {
  readonly ordinal: number
  readonly postId: string | null
  readonly name: string
  readonly role: string
  readonly phone: string
  readonly callerId: string | null
}

const contactColumns = (it: ContactFields, personId: string, now: Date) => ({
  ordinal: it.ordinal,
  post_id: it.postId,
  name: it.name,
  role: it.role,
  phone: it.phone,
  caller_id: it.callerId,
  changed_by: personId,
  changed_at: now,
})

export async function insertContact(tx: Tx, it: ContactFields, personId: string, now: Date): Promise<string> {
  const id = newId()
  await tx
    .insertInto('crisis_contact')
    .values({ id, ...contactColumns(it, personId, now), revision: 1 })
    .execute()
  return id
}

/**
 * Changes a contact; null removes it, and with it every word about the person: what stays is that somebody was called.
 * @throws {Refused} `not-found`, `press-changed` when somebody changed it since
 */
export async function updateContact(
  tx: Tx,
  it: { contactId: string; seenRevision: number; fields: ContactFields | null },
  personId: string,
  now: Date,
): Promise<number> {
  const row = await tx
    .selectFrom('crisis_contact')
    .select('revision')
    .where('id', '=', it.contactId)
    .where('removed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  if (row.revision !== it.seenRevision)
    throw new Refused({ code: 'press-changed', seen: it.seenRevision, current: row.revision })
  const revision = row.revision + 1
  const gone = { ordinal: 999, postId: null, name: '', role: '', phone: '', callerId: null }
  await tx
    .updateTable('crisis_contact')
    .set({
      ...contactColumns(it.fields ?? gone, personId, now),
      ...(it.fields === null && { removed_at: now }),
      revision,
    })
    .where('id', '=', it.contactId)
    .execute()
  return revision
}

/** Held while contacts change, so that two changes cannot close a circle together. */
export async function lockContacts(tx: Tx): Promise<void> {
  await sql`lock table crisis_contact in share row exclusive mode`.execute(tx)
}

/**
 * Alarms whose instant came, the oldest first, with how their matter stands. What another node is at is passed over, and
 * so is a dossier that somebody acts on at this moment: they come round again.
 */
export async function lockDueAlarms(tx: Tx, now: Date, limit: number) {
  const rows = await tx
    .selectFrom('situation_alarm')
    .innerJoin('dossier', 'dossier.id', 'situation_alarm.dossier_id')
    .innerJoin('situation', 'situation.dossier_id', 'situation_alarm.dossier_id')
    .innerJoin('crisis_plan', 'crisis_plan.id', 'situation.plan_id')
    .leftJoin('situation_tick', (join) =>
      join
        .onRef('situation_tick.dossier_id', '=', 'situation_alarm.dossier_id')
        .onRef('situation_tick.step_id', '=', 'situation_alarm.about')
        .on('situation_alarm.kind', '=', 'step'),
    )
    .leftJoin('situation_promise', (join) =>
      join
        .on(sql<boolean>`situation_promise.id::text = situation_alarm.about`)
        .onRef('situation_promise.dossier_id', '=', 'situation_alarm.dossier_id'),
    )
    .select([
      'situation_alarm.id',
      'situation_alarm.kind',
      'situation_alarm.about',
      'situation_alarm.at',
      'situation_alarm.dossier_id as dossierId',
      'dossier.edition_id as editionId',
      'dossier.authors',
      'situation.ended_at as endedAt',
      'crisis_plan.body as plan',
      'situation_tick.done_at as tickedAt',
      'situation_promise.words',
      'situation_promise.due_at as promisedAt',
      'situation_promise.kept_at as keptAt',
    ])
    .where('situation_alarm.done_at', 'is', null)
    .where('situation_alarm.at', '<=', now)
    .orderBy('situation_alarm.at')
    .orderBy('situation_alarm.id')
    .limit(limit)
    .modifyEnd(sql`for update of situation_alarm skip locked for key share of dossier skip locked`)
    .execute()
  return rows.map((row) => ({ ...row, kind: row.kind as AlarmKind, plan: crisisPlanSchema.parse(row.plan) }))
}

export async function endAlarms(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  if (ids.length === 0) return
  await tx.updateTable('situation_alarm').set({ done_at: now }).where('id', 'in', ids).execute()
}
