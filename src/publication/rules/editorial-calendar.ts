/**
 * The editorial calendar: when a text is meant to go out, and what speaks against it. A plan publishes nothing and holds
 * nothing up; it is said beside what the time standards make possible (SOP, "Mutu Baku: Waktu").
 */
import { dayOf, hoursOn, ZONE, type Calendar } from '../../base/calendar.ts'
import { postsFor, type Officer } from '../../base/officer.ts'
import type { Reason } from '../../base/refused.ts'
import type { Step } from '../../sop/rules.ts'

/** The longest stretch that is shown at once: a month as a wall calendar draws it, six weeks. */
export const DAYS_MAX = 42
export const ENTRIES_MAX = 500
/** Two releases closer than this go out in each other's way: newsrooms take one at a time. */
const SLOT_MINUTES = 30
const PLAN_YEARS_MAX = 2
const EVENT_DAYS_MAX = 31

const MINUTE_MS = 60_000
const DAY_MS = 86_400_000

/** Who may plan a dossier's release: who writes or acts at its step now, and who coordinates the procedure. */
export function whyNotPlan(
  procedure: {
    readonly steps: readonly Pick<Step, 'number' | 'executor' | 'drafters'>[]
    readonly coordinators: readonly string[]
    readonly posts: readonly { readonly id: string; readonly name: string }[]
  },
  dossier: {
    readonly step: number
    readonly kind: string
    readonly state: 'running' | 'held' | 'published' | 'withdrawn'
  },
  officer: Pick<Officer, 'role' | 'posts' | 'mandates'>,
): Reason | null {
  if (officer.role === 'auditor') return { code: 'not-your-role' }
  const here = procedure.steps.find((it) => it.number === dossier.step)
  const may = [...(here ? [here.executor, ...here.drafters] : []), ...procedure.coordinators]
  const posts = postsFor(officer, dossier)
  if (!may.some((post) => posts.includes(post)))
    return { code: 'not-your-step', step: dossier.step, post: procedure.posts.find((it) => it.id === here?.executor)?.name ?? '' } // prettier-ignore
  return dossier.state === 'running' || dossier.state === 'held' ? null : { code: 'not-running', state: dossier.state }
}

/** Why a release may not be planned for an instant; null takes the plan off, which may always be done. */
export function whyNotPlanAt(plannedAt: Date | null, now: Date): Reason | null {
  if (plannedAt === null) return null
  if (plannedAt.getTime() < now.getTime() - MINUTE_MS) return { code: 'plan-past', field: 'plannedAt' }
  const far = now.getTime() + PLAN_YEARS_MAX * 366 * DAY_MS
  return plannedAt.getTime() > far ? { code: 'plan-far', field: 'plannedAt', years: PLAN_YEARS_MAX } : null
}

/** Who may note events: who coordinates the procedure in force, its head for the own agenda, and the administrator. */
export function whyNotNoteEvents(
  officer: Pick<Officer, 'role' | 'posts'>,
  procedure: {
    readonly steps: readonly Pick<Step, 'shape' | 'executor'>[]
    readonly coordinators: readonly string[]
  } | null,
): Reason | null {
  if (officer.role === 'administrator') return null
  if (officer.role === 'auditor') return { code: 'not-your-role' }
  const heads = procedure?.steps.filter((it) => it.shape === 'decision').map((it) => it.executor) ?? []
  const may = [...(procedure?.coordinators ?? []), ...heads]
  return may.some((post) => officer.posts.includes(post)) ? null : { code: 'events-not-yours' }
}

export function whyNotEvent({ from, to }: { from: Date; to: Date }): Reason | null {
  if (to <= from) return { code: 'event-backwards', field: 'to' }
  return to.getTime() - from.getTime() > EVENT_DAYS_MAX * DAY_MS ? { code: 'event-too-long', field: 'to', days: EVENT_DAYS_MAX } : null // prettier-ignore
}

/** Why a stretch of days may not be shown at once. Both days inclusive. */
export function whyNotDays({ from, to }: { from: string; to: string }): Reason | null {
  if (to < from) return { code: 'period-backwards', field: 'to' }
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS + 1
  return days > DAYS_MAX ? { code: 'days-too-many', field: 'to', days: DAYS_MAX } : null
}

type OwnEvent = {
  readonly id: string
  readonly kind: 'leader' | 'office'
  readonly title: string
  readonly from: Date
  readonly to: Date
  readonly place: string
  readonly note: string
  readonly revision: number
}
type ConnectedEvent = {
  readonly agenda: { readonly sourceId: string; readonly name: string; readonly itemId: string }
  readonly title: string
  readonly place: string
  readonly from: Date
  readonly until: Date
  readonly wholeDay: boolean
  /** Whether it takes the leader's time. */
  readonly busy: boolean
}
export type CalendarEvent = Pick<OwnEvent, 'kind' | 'title' | 'from' | 'to' | 'place'> & {
  readonly wholeDay: boolean
  /** Null for one that nobody noted by hand. */
  readonly own: Pick<OwnEvent, 'id' | 'note' | 'revision'> | null
  /** The connected agendas that it stands in, each with the item that its event became. */
  readonly agendas: readonly ConnectedEvent['agenda'][]
  /** Until when the leader has it on; null for one of the office alone, or that takes no time. */
  readonly leaderUntil: Date | null
}

/**
 * What the office noted and what its leaders' agendas say, in the order of time. Under one title and from one instant it
 * is one event: the one by hand, which can be changed, and where else it stands.
 */
export function joinEvents(own: readonly OwnEvent[], connected: readonly ConnectedEvent[]): CalendarEvent[] {
  const all: CalendarEvent[] = [
    ...own.map(({ id, note, revision, kind, title, from, to, place }) => ({ kind, title, from, to, place, wholeDay: false, own: { id, note, revision }, agendas: [], leaderUntil: kind === 'leader' ? to : null })), // prettier-ignore
    ...connected.map(({ agenda, until, busy, ...rest }) => ({ ...rest, kind: 'leader' as const, to: until, own: null, agendas: [agenda], leaderUntil: busy ? until : null })), // prettier-ignore
  ]
  const same = Map.groupBy(all, ({ title, from }) => `${from.getTime()} ${title.trim().replaceAll(/\s+/g, ' ').toLowerCase()}`) // prettier-ignore
  return [...same.values()]
    .flatMap((events) => {
      const agendas = events
        .flatMap((it) => it.agendas)
        .filter(({ sourceId }, at, them) => them.findIndex((it) => it.sourceId === sourceId) === at)
      const ends = events.flatMap((it) => it.leaderUntil ?? []).toSorted((one, other) => other.getTime() - one.getTime()) // prettier-ignore
      const byHand = events.filter((it) => it.own)
      return (byHand.length > 0 ? byHand : events.slice(0, 1)).map((it) => ({ ...it, agendas, leaderUntil: ends[0] ?? null })) // prettier-ignore
    })
    .toSorted((one, other) => one.from.getTime() - other.from.getTime())
}

/**
 * Until when a list in the order of time is all there is, the end exclusive: of as many as were asked for, more may begin
 * with the last.
 */
export const wholeUntil = (begins: readonly Date[], { to, limit }: { to: Date; limit: number }): Date =>
  (begins.length < limit ? null : begins.at(-1)) ?? to

export const firstOf = (instants: readonly Date[]): Date => new Date(Math.min(...instants.map((it) => it.getTime())))

/** Whether an event touches a stretch, from inclusive and to exclusive; one that says no end does where it begins. */
export const touches = (event: Pick<CalendarEvent, 'from' | 'to'>, { from, to }: { from: Date; to: Date }) =>
  event.from < to && (event.to > from || event.from >= from)

export type PlanConflict = 'past' | 'held' | 'too-early' | 'day-off' | 'same-slot' | 'leader-busy'

/** What speaks against a planned release. None of it forbids the plan: the office may know better. */
export function conflictsOf(
  plan: {
    readonly dossierId: string
    readonly plannedAt: Date
    readonly held: boolean
    /** When it can be out if everyone keeps to the standard from now on. */
    readonly earliest: Date
  },
  beside: {
    readonly calendar: Calendar
    readonly releases: readonly { readonly dossierId: string; readonly plannedAt: Date }[]
    /** One that says no end lasts as long as a slot. */
    readonly leader: readonly { readonly from: Date; readonly to: Date }[]
    readonly now: Date
  },
): PlanConflict[] {
  const at = plan.plannedAt.getTime()
  const close = (other: { dossierId: string; plannedAt: Date }) =>
    other.dossierId !== plan.dossierId && Math.abs(other.plannedAt.getTime() - at) < SLOT_MINUTES * MINUTE_MS
  const found: [PlanConflict, boolean][] = [
    ['past', plan.plannedAt < beside.now],
    ['held', plan.held],
    ['too-early', plan.plannedAt >= beside.now && plan.plannedAt < plan.earliest],
    ['day-off', isDayOff(beside.calendar, dayOf(ZONE, plan.plannedAt))],
    ['same-slot', beside.releases.some(close)],
    [
      'leader-busy',
      beside.leader.some(
        ({ from, to }) => from.getTime() <= at && at < (to > from ? to.getTime() : from.getTime() + SLOT_MS),
      ),
    ],
  ]
  return found.filter(([, holds]) => holds).map(([conflict]) => conflict)
}

/** How far around a stretch of days its neighbours may stand in a slot with something in it. */
export const SLOT_MS = SLOT_MINUTES * MINUTE_MS

/** Whether the office does not work at all on a local day. */
export function isDayOff(calendar: Calendar, day: string): boolean {
  return hoursOn(calendar, day).length === 0
}
