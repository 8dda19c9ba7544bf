import { sql } from 'kysely'
import type { Calendar } from '../../base/calendar.ts'
import { newId } from '../../base/id.ts'
import type { AnswerKind, QuestionState, QuestionVia } from '../../base/press.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { countUpTo } from '../../db/count.ts'
import { page, readInstantCursor, writeCursor } from '../../db/keyset.ts'
import { readableIfAny, type Reader } from '../../db/readers.ts'
import { dueAtOf } from '../rules/questions.ts'

const questionsOf = (db: Db | Tx) =>
  db
    .selectFrom('media_question')
    .leftJoin('journalist', 'journalist.id', 'media_question.journalist_id')
    .leftJoin('outlet', 'outlet.id', 'journalist.outlet_id')
    .leftJoin('person as assigned', 'assigned.id', 'media_question.assigned_to')
    .select([
      'media_question.id',
      'media_question.journalist_id as journalistId',
      'media_question.from_name as fromName',
      'media_question.from_outlet as fromOutlet',
      'journalist.name as journalistName',
      'journalist.erased_at as erasedAt',
      'outlet.name as outletName',
      'media_question.topic',
      'media_question.received_at as receivedAt',
      'media_question.deadline_at as deadlineAt',
      'media_question.due_at as dueAt',
      'media_question.act_by as actBy',
      'media_question.standard_minutes as standardMinutes',
      'media_question.state',
      'media_question.assigned_to as assignedTo',
      'assigned.name as assignedName',
      'media_question.first_said_at as firstSaidAt',
      'media_question.done_at as doneAt',
    ])

const EXCERPT_MAX = 200
const excerpt = sql<string>`left(media_question.text, ${EXCERPT_MAX})`

export type QuestionFilter = {
  readonly part: 'open' | 'done'
  readonly search?: string | undefined
  /** Only those that this person answers; with null, that nobody does yet. */
  readonly assignedTo?: string | null | undefined
  readonly dossier?: string | undefined
  readonly journalist?: string | undefined
  readonly after?: string | undefined
  readonly limit: number
}

const saying = (search: string) =>
  sql<boolean>`to_tsvector('indonesian', media_question.topic || ' ' || media_question.text)
    @@ websearch_to_tsquery('indonesian', ${search})`
const FEW = 2_000

/** The questions that say these words when they are few; null when they are many (as for the inventory's items). */
async function findFew(db: Db, search: string): Promise<string[] | null> {
  const rows = await db.selectFrom('media_question').select('media_question.id').where(saying(search)).limit(FEW + 1).execute() // prettier-ignore
  return rows.length > FEW ? null : rows.map((row) => row.id)
}

/** A page of questions: open ones by when to have acted, the first on top; done ones by when, the newest on top. */
export async function listQuestionRows(db: Db, filter: QuestionFilter) {
  const from = readInstantCursor(filter.after)
  const found = filter.search ? await findFew(db, filter.search) : null
  const open = filter.part === 'open'
  const rows = await questionsOf(db)
    .select(excerpt.as('excerpt'))
    .where('media_question.state', open ? '=' : '<>', 'open')
    .$if(found !== null, (query) => query.where('media_question.id', 'in', found?.length ? found : [NOBODY]))
    .$if(Boolean(filter.search) && found === null, (query) => query.where(saying(filter.search ?? '')))
    .$if(filter.assignedTo !== undefined, (query) =>
      query.where('media_question.assigned_to', filter.assignedTo === null ? 'is' : '=', filter.assignedTo ?? null),
    )
    .$if(filter.dossier !== undefined, (query) =>
      query.where('media_question.dossier_id', '=', filter.dossier as string),
    )
    .$if(filter.journalist !== undefined, (query) =>
      query.where('media_question.journalist_id', '=', filter.journalist as string),
    )
    .$if(from !== null, (query) =>
      query.where(
        open
          ? sql<boolean>`(media_question.act_by, media_question.id) > (${from?.at}, ${from?.id}::uuid)`
          : sql<boolean>`(media_question.done_at, media_question.id) < (${from?.at}, ${from?.id}::uuid)`,
      ),
    )
    .orderBy(open ? 'media_question.act_by' : 'media_question.done_at', open ? 'asc' : 'desc')
    .orderBy('media_question.id', open ? 'asc' : 'desc')
    .limit(filter.limit + 1)
    .execute()
  return page(rows, filter.limit, (row) => writeCursor((open ? row.actBy : (row.doneAt as Date)).toISOString(), row.id))
}

const NOBODY = '00000000-0000-0000-0000-000000000000' // no question's id: an empty list is no list to SQL

/** How many wait: all, those of one person, those of nobody, and those that are late. */
export async function countWaiting(db: Db, personId: string, now: Date) {
  const open = () => db.selectFrom('media_question').where('state', '=', 'open')
  const [all, mine, nobody, late] = await Promise.all([
    countUpTo(db, open()),
    countUpTo(db, open().where('assigned_to', '=', personId)),
    countUpTo(db, open().where('assigned_to', 'is', null)),
    countUpTo(db, open().where('act_by', '<', now)),
  ])
  return { open: all, mine, nobody, late }
}

/** One question; of its dossier only what this reader may read. @throws {Refused} `not-found` */
export async function readQuestionRow(db: Db | Tx, questionId: string, reader: Reader) {
  const row = await questionsOf(db)
    .leftJoin('dossier', 'dossier.id', 'media_question.dossier_id')
    .leftJoin('person as registrar', 'registrar.id', 'media_question.registered_by')
    .select([
      excerpt.as('excerpt'),
      'media_question.text',
      'media_question.contact',
      'media_question.via',
      'media_question.dossier_id as dossierId',
      'media_question.registered_at as registeredAt',
      'media_question.revision',
      'journalist.email as journalistEmail',
      'journalist.phone as journalistPhone',
      'registrar.name as registeredBy',
      'dossier.year as dossierYear',
      'dossier.number as dossierNumber',
      'dossier.title as dossierTitle',
      readableIfAny(reader).as('dossierReadable'),
    ])
    .where('media_question.id', '=', questionId)
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return row
}

/** The same, locked against others who act on it. @throws {Refused} `not-found` */
export async function lockQuestion(tx: Tx, questionId: string) {
  const row = await tx
    .selectFrom('media_question')
    .select(['state', 'revision', 'received_at as receivedAt', 'due_at as dueAt', 'dossier_id as dossierId'])
    .where('id', '=', questionId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return row
}

const ANSWERS_SHOWN = 200

export async function listAnswers(db: Db, questionId: string) {
  return db
    .selectFrom('media_answer')
    .innerJoin('person', 'person.id', 'media_answer.recorded_by')
    .select(['media_answer.id', 'kind', 'text', 'said_by', 'said_at', 'recorded_at', 'person.name as recorded_by'])
    .where('question_id', '=', questionId)
    .orderBy('media_answer.id')
    .limit(ANSWERS_SHOWN)
    .execute()
}

type About = {
  readonly journalistId: string | null
  readonly fromName: string
  readonly fromOutlet: string
  readonly contact: string
  readonly topic: string
  readonly deadlineAt: Date | null
  readonly assignedTo: string | null
  readonly dossierId: string | null
}

export type NewQuestion = About & {
  readonly via: QuestionVia
  readonly receivedAt: Date
  readonly text: string
  /** Null for one that was asked in the press room. */
  readonly registeredBy: string | null
  readonly standardMinutes: number
  readonly inForce: { readonly id: string; readonly calendar: Calendar }
}

/** @throws {Refused} `journalist-unknown`, `assigned-unknown` */
export async function insertQuestion(tx: Tx, it: NewQuestion, now: Date): Promise<{ id: string; dueAt: Date }> {
  await refuseUnknown(tx, it)
  const id = newId()
  const dueAt = dueAtOf(it.inForce.calendar, it.receivedAt, it.standardMinutes)
  await tx
    .insertInto('media_question')
    .values({
      id,
      ...rowOf(it),
      via: it.via,
      received_at: it.receivedAt,
      text: it.text,
      standard_minutes: it.standardMinutes,
      due_at: dueAt,
      calendar_id: it.inForce.id,
      registered_by: it.registeredBy,
      registered_at: now,
      revision: 1,
    })
    .execute()
  return { id, dueAt }
}

/** @throws {Refused} `press-changed`, `journalist-unknown`, `assigned-unknown` */
export async function updateQuestion(
  tx: Tx,
  it: { questionId: string; seenRevision: number; current: number; about: About },
): Promise<number> {
  if (it.current !== it.seenRevision)
    throw new Refused({ code: 'press-changed', seen: it.seenRevision, current: it.current })
  await refuseUnknown(tx, it.about)
  const revision = it.current + 1
  await tx
    .updateTable('media_question')
    .set({ ...rowOf(it.about), revision })
    .where('id', '=', it.questionId)
    .execute()
  return revision
}

async function refuseUnknown(tx: Tx, it: About): Promise<void> {
  if (it.journalistId !== null) {
    const journalist = await tx
      .selectFrom('journalist')
      .select('id')
      .where('id', '=', it.journalistId)
      .executeTakeFirst()
    if (!journalist) throw new Refused({ code: 'journalist-unknown', field: 'journalistId' })
  }
  if (it.assignedTo === null) return
  const person = await tx.selectFrom('person').select(['role', 'left_on']).where('id', '=', it.assignedTo).executeTakeFirst() // prettier-ignore
  if (!person || person.role === 'auditor' || person.left_on !== null)
    throw new Refused({ code: 'assigned-unknown', field: 'assignedTo' })
}

const rowOf = (it: About) => ({
  journalist_id: it.journalistId,
  // Of a journalist the name stands in one place, where it can be erased.
  from_name: it.journalistId === null ? it.fromName : '',
  from_outlet: it.journalistId === null ? it.fromOutlet : '',
  contact: it.journalistId === null ? it.contact : '',
  topic: it.topic,
  deadline_at: it.deadlineAt,
  assigned_to: it.assignedTo,
  dossier_id: it.dossierId,
})

/** Records what was said; an answer or a refusal ends the question. */
export async function insertAnswer(
  tx: Tx,
  it: { questionId: string; kind: AnswerKind; text: string; saidBy: string; saidAt: Date; personId: string },
  now: Date,
): Promise<{ answerId: string; state: QuestionState }> {
  const answerId = newId()
  await tx
    .insertInto('media_answer')
    .values({
      id: answerId,
      question_id: it.questionId,
      kind: it.kind,
      text: it.text,
      said_by: it.saidBy,
      said_at: it.saidAt,
      recorded_by: it.personId,
      recorded_at: now,
    })
    .execute()
  const state = it.kind === 'interim' ? 'open' : it.kind === 'answer' ? 'answered' : 'declined'
  await tx
    .updateTable('media_question')
    .set((eb) => ({
      state,
      done_at: state === 'open' ? null : it.saidAt,
      first_said_at: eb.fn.coalesce('first_said_at', eb.val(it.saidAt)),
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', it.questionId)
    .execute()
  return { answerId, state }
}

export type Uncounted = {
  readonly id: string
  readonly receivedAt: Date
  readonly standardMinutes: number
  readonly dueAt: Date
}

/** Some open questions that are due by an older calendar; those that somebody acts on now come next time. */
export async function lockUncounted(tx: Tx, calendarId: string, limit: number): Promise<Uncounted[]> {
  return (
    tx
      .selectFrom('media_question')
      .select(['id', 'received_at as receivedAt', 'standard_minutes as standardMinutes', 'due_at as dueAt'])
      .where('state', '=', 'open')
      // Two ranges of an index, empty most of the time.
      .where(sql<boolean>`(calendar_id < ${calendarId}::uuid or calendar_id > ${calendarId}::uuid)`)
      .orderBy('id')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute()
  )
}

/** Writes when questions are due by the calendar in force. */
export async function recountQuestions(
  tx: Tx,
  calendarId: string,
  counted: readonly { readonly id: string; readonly to: Date }[],
): Promise<void> {
  if (counted.length === 0) return
  await sql`update media_question set due_at = due.due_at, calendar_id = ${calendarId}::uuid from (
    select * from unnest(${counted.map((it) => it.id)}::uuid[], ${counted.map((it) => it.to)}::timestamptz[])
      as it (question_id, due_at)) as due where media_question.id = due.question_id`.execute(tx)
}
