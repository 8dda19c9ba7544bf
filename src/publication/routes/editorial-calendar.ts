import type { FastifyInstance } from 'fastify'
import { type Calendar, dayAfter, dayOf, startOfDay, ZONE } from '../../base/calendar.ts'
import type { Officer } from '../../base/officer.ts'
import { refuseIf, sentence, type Language, type Reason } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { dossierNumber, forecastOf, timesOf } from '../../dossier/rules.ts'
import { speedOf, type Pace } from '../../dossier/rules/visit-clock.ts'
import { lockDossierForWriting, readDossierRow } from '../../dossier/store.ts'
import { readCurrentPaces } from '../../dossier/stores/visits.ts'
import { DAY_MINUTES } from '../../engine/carry-out.ts'
import { once } from '../../engine/once.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { readCalendar } from '../../office/stores/calendar.ts'
import type { Edition } from '../../sop/rules.ts'
import { stepOf, stepsAfter } from '../../sop/rules/way.ts'
import { readEditionBody, readEditionInForce } from '../../sop/store.ts'
import * as api from '../api/editorial-calendar.ts'
import type { CalendarEntry } from '../api/editorial-calendar.ts'
import * as rules from '../rules/editorial-calendar.ts'
import * as store from '../stores/editorial-calendar.ts'

/** Of a kind, in the calendar as beside one plan: what the one knows of an instant, the other does. */
const LISTED_MAX = rules.ENTRIES_MAX + 1

/** Kalender redaksi: some days with all that is on; planning a release; events by hand. */
export function editorialCalendarRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.readEditorialCalendar, async ({ query }, { officer, request, now }) => {
    refuseIf(rules.whyNotDays(query))
    const language = languageOf(request)
    const stretch = { from: startOfDay(ZONE, query.from), to: startOfDay(ZONE, dayAfter(query.to, 1)), limit: LISTED_MAX } // prettier-ignore
    // A slot more at either end, for releases and what the leader has on across midnight.
    const around = { ...stretch, from: new Date(stretch.from.getTime() - rules.SLOT_MS), to: new Date(stretch.to.getTime() + rules.SLOT_MS) } // prettier-ignore
    const [calendar, plans, due, released, { events, wholeUntil }, inForce] = await Promise.all([
      readCalendar(db),
      store.listPlans(db, officer, around),
      store.listDeadlines(db, officer, stretch),
      store.listReleased(db, officer, stretch),
      store.listCalendarEvents(db, officer, around),
      readEditionInForce(db, dayOf(ZONE, now)),
    ])
    const editions = await editionsOf(db, [...plans, ...due])
    const paces = await readCurrentPaces(db, plans.map((it) => it.id)) // prettier-ignore
    const beside = besideOf({ calendar, plans, events, now })
    const shown = plans.filter((it) => it.planned_at >= stretch.from && it.planned_at < stretch.to)
    const entries: CalendarEntry[] = [
      ...shown.map((it) =>
        planEntry(it, editions.get(it.edition_id) as Edition, {
          officer,
          beside,
          paces: paces.get(it.id) ?? [],
          language,
        }),
      ),
      ...due.map((it): CalendarEntry => {
        const step = stepOf(editions.get(it.edition_id) as Edition, it.step)
        return { kind: 'due', at: it.due_at.toISOString(), ...named(it), step: it.step, activity: step.label, post: { id: it.post_id, name: it.post } } // prettier-ignore
      }),
      ...released.map((it): CalendarEntry => ({ kind: 'published', at: it.published_at.toISOString(), ...named(it) })),
      ...events.filter((it) => rules.touches(it, stretch)).map(eventEntry),
    ].toSorted((one, other) => one.at.localeCompare(other.at))
    // Rows of `around` are not all shown: beyond where these are whole, a plan could lack a warning that it has by itself.
    const whole = rules.firstOf([rules.wholeUntil(plans.map((it) => it.planned_at), around), wholeUntil]) // prettier-ignore
    const known = entries.filter((it) => it.at < whole.toISOString())
    const days: string[] = []
    for (let day = query.from; day <= query.to; day = dayAfter(day, 1))
      if (rules.isDayOff(calendar, day)) days.push(day)
    return {
      entries: known.slice(0, rules.ENTRIES_MAX),
      cut: whole < stretch.to || known.length > rules.ENTRIES_MAX,
      daysOff: days,
      whyNotEvents: say(rules.whyNotNoteEvents(officer, inForce?.body ?? null), language),
    }
  })

  serve(app, api.readPlan, async ({ params: { dossierId } }, { officer, request, now }) => {
    const dossier = await readDossierRow(db, dossierId)
    const procedure = await readEditionBody(db, dossier.edition_id)
    const plan = await store.findPlan(db, dossierId)
    const onItsWay = dossier.state === 'running' || dossier.state === 'held'
    const calendar = await readCalendar(db)
    const earliest = onItsWay
      ? earliestOf(calendar, procedure, { dossier, paces: await pacesOf(db, dossier.id) }, now)
      : null
    return {
      plannedAt: plan?.planned_at?.toISOString() ?? null,
      plannedBy: plan?.planned_by ?? null,
      revision: plan?.revision ?? 0,
      earliest: earliest?.toISOString() ?? null,
      conflicts: plan?.planned_at && earliest ? await conflictsAt(db, officer, { dossierId, plannedAt: plan.planned_at, held: dossier.state === 'held', earliest }, calendar, now) : [], // prettier-ignore
      whyNot: say(rules.whyNotPlan(procedure, dossier, officer), languageOf(request)),
    }
  })

  serve(app, api.planRelease, async ({ params: { dossierId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const dossier = await lockDossierForWriting(tx, dossierId)
      const procedure = await readEditionBody(tx, dossier.edition_id)
      refuseIf(rules.whyNotPlan(procedure, dossier, officer))
      const plannedAt = body.plannedAt === null ? null : new Date(body.plannedAt)
      refuseIf(rules.whyNotPlanAt(plannedAt, now))
      const { personId } = officer
      const { before, revision } = await store.savePlan(tx, { dossierId, plannedAt, seenRevision: body.seenRevision, personId }, now) // prettier-ignore
      const calendar = await readCalendar(tx)
      const earliest = earliestOf(calendar, procedure, { dossier, paces: await pacesOf(tx, dossier.id) }, now)
      const conflicts = plannedAt ? await conflictsAt(tx, officer, { dossierId, plannedAt, held: dossier.state === 'held', earliest }, calendar, now) : [] // prettier-ignore
      await append(tx, { kind: 'release-planned', dossierId, revision, from: before?.toISOString() ?? null, to: plannedAt?.toISOString() ?? null, personId }, now) // prettier-ignore
      return { revision, conflicts }
    }),
  )

  serve(app, api.noteEvent, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      refuseIf(rules.whyNotNoteEvents(officer, (await readEditionInForce(tx, dayOf(ZONE, now)))?.body ?? null))
      const fields = { ...body, from: new Date(body.from), to: new Date(body.to) }
      refuseIf(rules.whyNotEvent(fields))
      const { personId } = officer
      const eventId = await store.insertEvent(tx, fields, personId, now)
      await append(tx, { kind: 'event-noted', eventId, event: body.kind, from: body.from, to: body.to, personId }, now)
      return { eventId }
    }),
  )

  serve(app, api.changeEvent, async ({ params: { eventId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      refuseIf(rules.whyNotNoteEvents(officer, (await readEditionInForce(tx, dayOf(ZONE, now)))?.body ?? null))
      const { removed, seenRevision, ...rest } = body
      const fields = { ...rest, from: new Date(body.from), to: new Date(body.to) }
      refuseIf(rules.whyNotEvent(fields))
      const { personId } = officer
      const revision = await store.updateEvent(tx, { eventId, fields, removed, seenRevision, personId }, now)
      await append(tx, { kind: removed ? 'event-removed' : 'event-changed', eventId, revision, event: body.kind, from: body.from, to: body.to, personId }, now) // prettier-ignore
      return { revision }
    }),
  )
}

type OnItsWay = {
  readonly step: number
  readonly level: string
  readonly arrived_at: Date
  readonly opened_at: Date | null
  readonly due_at: Date
}

/** When a dossier can be out if everyone keeps to the standard: what is left of its stay, then each step's time. */
function earliestOf(
  calendar: Calendar,
  procedure: Edition,
  { dossier, paces }: { dossier: OnItsWay; paces: readonly Pace[] },
  now: Date,
): Date {
  const { arrived_at: arrivedAt, opened_at: openedAt, due_at: dueAt, level } = dossier
  const { left } = timesOf(calendar, { arrivedAt, openedAt, doneAt: null, dueAt, paces }, now)
  const ahead = stepsAfter(procedure, stepOf(procedure, dossier.step))
  return forecastOf(calendar, { level, speed: speedOf(paces), left, ahead }, DAY_MINUTES, now)
}

/** How the clock of a dossier's stay ran so far. */
async function pacesOf(db: Db | Tx, dossierId: string): Promise<readonly Pace[]> {
  return (await readCurrentPaces(db, [dossierId])).get(dossierId) ?? []
}

type Beside = Parameters<typeof rules.conflictsOf>[1]

function besideOf(it: {
  calendar: Calendar
  plans: readonly store.PlanRow[]
  events: readonly rules.CalendarEvent[]
  now: Date
}): Beside {
  return {
    calendar: it.calendar,
    releases: it.plans.map((plan) => ({ dossierId: plan.id, plannedAt: plan.planned_at })),
    leader: it.events.flatMap(({ from, leaderUntil }) => (leaderUntil ? [{ from, to: leaderUntil }] : [])),
    now: it.now,
  }
}

/** What speaks against one plan, looked up around its instant. */
async function conflictsAt(
  db: Db | Tx,
  officer: Officer,
  plan: Parameters<typeof rules.conflictsOf>[0],
  calendar: Calendar,
  now: Date,
) {
  const at = plan.plannedAt.getTime()
  const around = { from: new Date(at - rules.SLOT_MS), to: new Date(at + rules.SLOT_MS), limit: LISTED_MAX }
  const [plans, { events }] = await Promise.all([
    store.listPlans(db, officer, around),
    store.listCalendarEvents(db, officer, { ...around, to: new Date(at + 1) }),
  ])
  return rules.conflictsOf(plan, besideOf({ calendar, plans, events, now }))
}

function planEntry(
  it: store.PlanRow,
  procedure: Edition,
  {
    officer,
    beside,
    paces,
    language,
  }: { officer: Officer; beside: Beside; paces: readonly Pace[]; language: Language },
): CalendarEntry {
  const earliest = earliestOf(beside.calendar, procedure, { dossier: it, paces }, beside.now)
  return {
    kind: 'plan',
    at: it.planned_at.toISOString(),
    ...named(it),
    step: it.step,
    steps: procedure.steps.length,
    earliest: earliest.toISOString(),
    conflicts: rules.conflictsOf({ dossierId: it.id, plannedAt: it.planned_at, held: it.state === 'held', earliest }, beside), // prettier-ignore
    revision: it.revision,
    whyNot: say(rules.whyNotPlan(procedure, it, officer), language),
  }
}

function eventEntry({ own, ...it }: rules.CalendarEvent): CalendarEntry {
  const { kind, title, place, wholeDay, agendas } = it
  const said = { at: it.from.toISOString(), to: it.to.toISOString(), title, place, agendas: [...agendas] }
  return own ? { kind, ...said, ...own } : { kind: 'agenda', ...said, wholeDay }
}

const named = (it: { id: string; year: number; number: number; title: string }) => ({
  dossierId: it.id,
  number: dossierNumber(it.year, it.number),
  title: it.title,
})

const say = (reason: Reason | null, language: Language) => reason && { code: reason.code, title: sentence(reason, language) } // prettier-ignore

async function editionsOf(db: Db, rows: readonly { edition_id: string }[]): Promise<ReadonlyMap<string, Edition>> {
  const ids = [...new Set(rows.map((it) => it.edition_id))]
  return new Map(await Promise.all(ids.map(async (id) => [id, await readEditionBody(db, id)] as const)))
}
