import type { FastifyInstance } from 'fastify'
import type { Calendar } from '../../base/calendar.ts'
import type { Officer } from '../../base/officer.ts'
import { Refused, refuseIf } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { isDrill } from '../../db/drill.ts'
import { refuseUnreadable } from '../../db/readers.ts'
import { dossierNumber } from '../../dossier/rules.ts'
import { once } from '../../engine/once.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { keepSaid } from '../../ledger/said.ts'
import { readCalendar, readCalendarInForce } from '../../office/stores/calendar.ts'
import * as api from '../api/questions.ts'
import type { QuestionRow } from '../api/questions.ts'
import { minutesLeft, whyNotDeadline, whyNotFrom, whyNotSay, whyNotTimes } from '../rules/questions.ts'
import * as store from '../stores/questions.ts'
import { readSetting } from '../stores/setting.ts'

/** The log of what the media ask: for the staff. The ledger holds its words by their hash alone. */
export function questionRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.listQuestions, async ({ query }, { officer, now }) => {
    if (query.dossier) await refuseUnreadable(db, query.dossier, officer)
    const { whose, ...filter } = query
    const assignedTo = whose === 'mine' ? officer.personId : whose === 'nobody' ? null : undefined
    const [calendar, shown, counts] = await Promise.all([
      readCalendar(db),
      store.listQuestionRows(db, { ...filter, search: filter.search?.trim() || undefined, assignedTo }),
      store.countWaiting(db, officer.personId, now),
    ])
    return { rows: shown.rows.map((it) => rowOf(it, calendar, now)), next: shown.next, counts }
  })

  serve(app, api.registerQuestion, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { text, via, ...about } = body
      const times = { receivedAt: new Date(body.receivedAt), deadlineAt: dateOf(body.deadlineAt) }
      refuseIf(whyNotFrom(about) ?? whyNotTimes(times, now))
      if (about.dossierId !== null) await refuseUntied(tx, about.dossierId, officer)
      const { questionMinutes } = await readSetting(tx)
      const inForce = await readCalendarInForce(tx)
      const { personId } = officer
      const { id, dueAt } = await store.insertQuestion(
        tx,
        { ...about, ...times, text, via, registeredBy: personId, standardMinutes: questionMinutes, inForce },
        now,
      )
      const saidHash = await keepSaid(tx, { text })
      await append(tx, { kind: 'media-question', questionId: id, via, receivedAt: body.receivedAt, deadlineAt: body.deadlineAt, dueAt: dueAt.toISOString(), dossierId: body.dossierId, assignedTo: body.assignedTo, saidHash, personId }, now) // prettier-ignore
      return { id, dueAt: dueAt.toISOString() }
    }),
  )

  serve(app, api.changeQuestion, async ({ params: { questionId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { seenRevision, ...fields } = body
      const question = await store.lockQuestion(tx, questionId)
      const { dossierId = question.dossierId } = fields
      const about = { ...fields, dossierId, deadlineAt: dateOf(fields.deadlineAt) }
      refuseIf(whyNotFrom(about) ?? whyNotDeadline({ ...about, receivedAt: question.receivedAt }))
      // It is tied to a dossier, and untied from one, by who reads it.
      if (dossierId !== question.dossierId) {
        if (question.dossierId !== null) await refuseUnreadable(tx, question.dossierId, officer)
        if (dossierId !== null) await refuseUntied(tx, dossierId, officer)
      }
      const revision = await store.updateQuestion(tx, { questionId, seenRevision, current: question.revision, about })
      await append(tx, { kind: 'media-question-changed', questionId, revision, deadlineAt: body.deadlineAt, dossierId, assignedTo: body.assignedTo, personId: officer.personId }, now) // prettier-ignore
      return { revision }
    }),
  )

  serve(app, api.readQuestion, async ({ params: { questionId } }, { officer, now }) => {
    const [calendar, it, answers] = await Promise.all([
      readCalendar(db),
      store.readQuestionRow(db, questionId, officer),
      store.listAnswers(db, questionId),
    ])
    const { dossierId, dossierYear, dossierNumber: number, dossierTitle } = it
    const readable = it.dossierReadable && dossierId !== null && dossierYear !== null && number !== null
    return {
      ...rowOf(it, calendar, now),
      fromName: it.fromName,
      fromOutlet: it.fromOutlet,
      contact: it.contact || [it.journalistEmail, it.journalistPhone].filter(Boolean).join(' · '),
      via: it.via,
      text: it.text,
      dossier: readable
        ? { id: dossierId, number: dossierNumber(dossierYear, number), title: dossierTitle ?? '' }
        : null,
      dossierWithheld: dossierId !== null && !it.dossierReadable,
      registeredBy: it.registeredBy,
      registeredAt: it.registeredAt.toISOString(),
      revision: it.revision,
      answers: answers.map((one) => ({
        id: one.id,
        kind: one.kind,
        text: one.text,
        saidBy: one.said_by,
        saidAt: one.said_at.toISOString(),
        recordedBy: one.recorded_by,
        recordedAt: one.recorded_at.toISOString(),
      })),
    }
  })

  serve(app, api.sayToQuestion, async ({ params: { questionId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const question = await store.lockQuestion(tx, questionId)
      const saidAt = new Date(body.saidAt)
      refuseIf(whyNotSay(question, saidAt, now))
      const { personId } = officer
      const { answerId, state } = await store.insertAnswer(tx, { questionId, ...body, saidAt, personId }, now)
      const saidHash = await keepSaid(tx, { text: body.text, saidBy: body.saidBy })
      await append(tx, { kind: 'media-answer', questionId, answerId, answer: body.kind, saidAt: body.saidAt, saidHash, personId }, now) // prettier-ignore
      return { state }
    }),
  )
}

/**
 * A question is tied to a dossier by who reads it, and to no drill: it would tell of what nobody really asked, or hide in
 * a drill what somebody did. @throws {Refused} `not-found`, `question-in-drill`
 */
async function refuseUntied(tx: Tx, dossierId: string, officer: Officer): Promise<void> {
  await refuseUnreadable(tx, dossierId, officer)
  if (await isDrill(tx, dossierId)) throw new Refused({ code: 'question-in-drill', field: 'dossierId' })
}

const dateOf = (text: string | null): Date | null => (text === null ? null : new Date(text))

function rowOf(
  it: Awaited<ReturnType<typeof store.listQuestionRows>>['rows'][number],
  calendar: Calendar,
  now: Date,
): QuestionRow {
  return {
    id: it.id,
    from: {
      journalistId: it.journalistId,
      name: it.journalistId === null ? it.fromName : it.erasedAt ? null : it.journalistName,
      outlet: it.journalistId === null ? it.fromOutlet : (it.outletName ?? ''),
    },
    topic: it.topic,
    excerpt: it.excerpt,
    receivedAt: it.receivedAt.toISOString(),
    deadlineAt: it.deadlineAt?.toISOString() ?? null,
    dueAt: it.dueAt.toISOString(),
    actBy: it.actBy.toISOString(),
    leftMinutes: minutesLeft(calendar, it.actBy, it.doneAt ?? now),
    standardMinutes: it.standardMinutes,
    state: it.state,
    assignedTo: it.assignedTo && it.assignedName !== null ? { id: it.assignedTo, name: it.assignedName } : null,
    firstSaidAt: it.firstSaidAt?.toISOString() ?? null,
    doneAt: it.doneAt?.toISOString() ?? null,
  }
}
