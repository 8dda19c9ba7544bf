/** The after-action report: all that a record holds, in the order in which it happened, with its minute. Pure. */
import type { CallOutcome, FactState, PromiseKind } from '../../base/crisis.ts'
import { minuteOf } from '../rules.ts'

/** A record as the report reads it; instants as RFC 3339. */
export type CrisisRecord<Level, Act> = {
  readonly begunAt: string
  /** Where it rose before anybody picked it; a report of before says nothing of it. */
  readonly pickedAt?: string | null
  readonly speed: number
  readonly ended: { readonly at: string; readonly by: string; readonly reason: string } | null
  readonly levels: readonly {
    readonly level: Level
    readonly reason: string
    readonly at: string
    readonly by: string
  }[]
  readonly speakers: readonly {
    readonly name: string
    readonly reason: string
    readonly at: string
    readonly by: string
  }[]
  readonly steps: readonly {
    readonly text: string
    readonly dueAt: string
    readonly done: { readonly at: string; readonly by: string; readonly note: string } | null
  }[]
  readonly facts: readonly {
    readonly state: FactState
    readonly text: string
    readonly source: string
    readonly at: string
    readonly by: string
  }[]
  readonly promises: readonly {
    readonly kind: PromiseKind
    readonly words: string
    readonly dueAt: string
    readonly madeAt: string
    readonly madeBy: string | null
    readonly kept: { readonly at: string; readonly by: string | null; readonly note: string } | null
  }[]
  readonly contacts: readonly {
    readonly name: string
    /** Each by the name of who it was that day. */
    readonly calls: readonly {
      readonly name: string
      readonly outcome: CallOutcome
      readonly note: string
      readonly at: string
      readonly by: string
    }[]
  }[]
  /** What the dossier's own trail tells: texts sent on, decisions, what went out. */
  readonly acts: readonly { readonly act: Act; readonly at: string; readonly by: string; readonly note: string }[]
}

type Told<Level, Act> =
  | { readonly kind: 'begun' | 'picked' }
  | { readonly kind: 'level'; readonly level: Level }
  | { readonly kind: 'speaker'; readonly name: string }
  | { readonly kind: 'step'; readonly text: string; readonly late: boolean }
  | { readonly kind: 'fact'; readonly state: FactState; readonly text: string }
  | { readonly kind: 'promised' | 'missed'; readonly of: PromiseKind; readonly text: string; readonly dueAt: string }
  | { readonly kind: 'kept'; readonly of: PromiseKind; readonly text: string; readonly late: boolean }
  | { readonly kind: 'call'; readonly name: string; readonly outcome: CallOutcome }
  | { readonly kind: 'act'; readonly act: Act }
  | { readonly kind: 'ended' }
export type Line<Level, Act> = {
  readonly at: string
  readonly minute: number
  readonly by: string | null
  readonly note: string
  readonly told: Told<Level, Act>
}

/**
 * Every entry once, the oldest first; a promise that was not kept in time also at the hour at which it was missed, once
 * that has come.
 */
export function timelineOf<Level, Act>(it: CrisisRecord<Level, Act>, now: Date): Line<Level, Act>[] {
  const running = { begunAt: new Date(it.begunAt), speed: it.speed }
  const line = (at: string, by: string | null, note: string, told: Told<Level, Act>): Line<Level, Act> => ({
    at,
    minute: minuteOf(running, new Date(at)),
    by,
    note,
    told,
  })
  const until = it.ended ? new Date(it.ended.at) : now
  const lines = [
    line(it.begunAt, null, '', { kind: 'begun' }),
    ...(it.pickedAt ? [line(it.pickedAt, null, '', { kind: 'picked' })] : []),
    ...it.levels.map((one) => line(one.at, one.by, one.reason, { kind: 'level', level: one.level })),
    ...it.speakers.map((one) => line(one.at, one.by, one.reason, { kind: 'speaker', name: one.name })),
    ...it.steps.flatMap(({ done, text, dueAt }) =>
      done ? [line(done.at, done.by, done.note, { kind: 'step', text, late: isLate(done.at, dueAt) })] : [],
    ),
    ...it.facts.map((one) => line(one.at, one.by, one.source, { kind: 'fact', state: one.state, text: one.text })),
    ...it.promises.flatMap(({ kind: of, words: text, dueAt, kept, ...made }) => [
      ...(made.madeBy === null ? [] : [line(made.madeAt, made.madeBy, '', { kind: 'promised', of, text, dueAt })]),
      ...(isMissed(dueAt, kept, until) ? [line(dueAt, null, '', { kind: 'missed', of, text, dueAt })] : []),
      ...(kept ? [line(kept.at, kept.by, kept.note, { kind: 'kept', of, text, late: isLate(kept.at, dueAt) })] : []),
    ]),
    ...it.contacts.flatMap(({ calls }) =>
      calls.map((one) => line(one.at, one.by, one.note, { kind: 'call', name: one.name, outcome: one.outcome })),
    ),
    ...it.acts.map((one) => line(one.at, one.by, one.note, { kind: 'act', act: one.act })),
    ...(it.ended ? [line(it.ended.at, it.ended.by, it.ended.reason, { kind: 'ended' })] : []),
  ] as Line<Level, Act>[]
  return lines.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
}

const isLate = (at: string, dueAt: string) => Date.parse(at) > Date.parse(dueAt)
const isMissed = (dueAt: string, kept: { readonly at: string } | null, until: Date) =>
  kept ? isLate(kept.at, dueAt) : Date.parse(dueAt) < until.getTime()

/** What the report says first: of steps and promises how many in time, late and never; how many were reached. */
export function sumsOf<Level, Act>(it: CrisisRecord<Level, Act>, now: Date) {
  const until = it.ended ? new Date(it.ended.at) : now
  const sum = (all: readonly { readonly dueAt: string; readonly done: { readonly at: string } | null }[]) => ({
    all: all.length,
    inTime: all.filter((one) => one.done && !isLate(one.done.at, one.dueAt)).length,
    late: all.filter((one) => one.done && isLate(one.done.at, one.dueAt)).length,
    never: all.filter((one) => !one.done && Date.parse(one.dueAt) < until.getTime()).length,
  })
  return {
    steps: sum(it.steps),
    promises: sum(it.promises.map(({ dueAt, kept }) => ({ dueAt, done: kept }))),
    contacts: {
      all: it.contacts.length,
      reached: it.contacts.filter((one) => one.calls.some((call) => call.outcome === 'reached')).length,
    },
  }
}
