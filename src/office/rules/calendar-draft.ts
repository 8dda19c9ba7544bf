/** An edition while it is being corrected: what differs from the one in force, and how two corrections come together. */
import type { CalendarDay, CalendarEdition, CalendarPattern } from '../../base/calendar-edition.ts'
import { canonical, type Json } from '../../base/canonical.ts'

export type Change<Entry> = { readonly kind: 'added' | 'changed' | 'removed'; readonly entry: Entry }
export type Changes = {
  readonly patterns: readonly Change<CalendarPattern>[]
  readonly days: readonly Change<CalendarDay>[]
}

/** What makes two entries one: a pattern its name and its days, a day its date. */
export const patternKey = (it: Pick<CalendarPattern, 'name' | 'from' | 'until'>): string => [it.name, it.from, it.until].join('\n') // prettier-ignore
const dayKey = (it: CalendarDay) => it.on

/** What a draft changes; of what changed, as it is now. */
export function changesOf(base: CalendarEdition, draft: CalendarEdition): Changes {
  return {
    patterns: changesIn(base.patterns, draft.patterns, patternKey),
    days: changesIn(base.days, draft.days, dayKey),
  }
}

/** Lays what was changed in `draft` since `base` over an edition that came in force meanwhile. */
export function rebased(base: CalendarEdition, draft: CalendarEdition, fresh: CalendarEdition): CalendarEdition {
  const { patterns, days } = changesOf(base, draft)
  return {
    zone: fresh.zone,
    patterns: withChanges(fresh.patterns, patterns, patternKey),
    days: inOrder(withChanges(fresh.days, days, dayKey)),
  }
}

/** What days that were read from a file would do to an edition. */
export type FoundDays = {
  readonly fresh: readonly CalendarDay[]
  readonly same: readonly CalendarDay[]
  /** Those that stand in the edition otherwise. */
  readonly clashes: readonly { readonly now: CalendarDay; readonly found: CalendarDay }[]
}

export function foundIn(edition: CalendarEdition, found: readonly CalendarDay[]): FoundDays {
  const known = new Map(edition.days.map((it) => [it.on, it]))
  const fresh: CalendarDay[] = []
  const same: CalendarDay[] = []
  const clashes: { now: CalendarDay; found: CalendarDay }[] = []
  for (const day of found) {
    const now = known.get(day.on)
    if (now === undefined) fresh.push(day)
    else if (isSame(now, day)) same.push(day)
    else clashes.push({ now, found: day })
  }
  return { fresh, same, clashes }
}

/** The edition with these days in place of what stood on their dates. */
export function withDays(edition: CalendarEdition, days: readonly CalendarDay[]): CalendarEdition {
  const byDate = new Map([...edition.days, ...days].map((it) => [it.on, it]))
  return { ...edition, days: inOrder([...byDate.values()]) }
}

const inOrder = (days: readonly CalendarDay[]) => days.toSorted((left, right) => (left.on < right.on ? -1 : 1))
const isSame = <Entry>(one: Entry, other: Entry) => canonical(one as unknown as Json) === canonical(other as unknown as Json) // prettier-ignore

function changesIn<Entry>(
  base: readonly Entry[],
  draft: readonly Entry[],
  keyOf: (it: Entry) => string,
): Change<Entry>[] {
  const before = new Map(base.map((it) => [keyOf(it), it]))
  const kept = new Set(draft.map(keyOf))
  const changes: Change<Entry>[] = []
  for (const entry of draft) {
    const was = before.get(keyOf(entry))
    if (was === undefined) changes.push({ kind: 'added', entry })
    else if (!isSame(was, entry)) changes.push({ kind: 'changed', entry })
  }
  for (const entry of base) if (!kept.has(keyOf(entry))) changes.push({ kind: 'removed', entry })
  return changes
}

function withChanges<Entry>(
  fresh: readonly Entry[],
  changes: readonly Change<Entry>[],
  keyOf: (it: Entry) => string,
): Entry[] {
  const byKey = new Map(fresh.map((it) => [keyOf(it), it]))
  for (const { kind, entry } of changes)
    if (kind === 'removed') byKey.delete(keyOf(entry))
    else byKey.set(keyOf(entry), entry)
  return [...byKey.values()]
}
