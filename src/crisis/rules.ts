/**
 * Siaga mode: what an office does in the first hour of a dossier at alert or crisis level, by the clock on the wall. Its
 * record (steps, facts, promises, calls) is kept as it was said; the text itself goes the dossier's own way.
 */
import type { AlarmKind, CrisisPlan, FactState, PromiseKind } from '../base/crisis.ts'
import type { Officer } from '../base/officer.ts'
import type { Reason } from '../base/refused.ts'

const MINUTE_MS = 60_000
/** Of one kind, in one situation. */
export const ENTRIES_MAX = 1_000
export const LESSONS_MAX = 50 // a page of the report, and then some
/** Clocks of two machines may differ this much. */
const AHEAD_MS = 2 * MINUTE_MS
/** What was done before anybody set the level belongs to it too. */
const BEFORE_MS = 24 * 60 * MINUTE_MS
const PROMISE_DAYS = 7
/** How long before its time a promise is remembered; half the time of one that is shorter. */
const SOON_MS = 15 * MINUTE_MS

/** When it began, and how many of its minutes pass in one on the wall: a drill may run fast. */
export type Running = { readonly begunAt: Date; readonly speed: number }

/**
 * When a situation begins: with the level. What rose before anybody picked it, or said so of its dossier, began when it
 * rose, and when that was done stands beside it.
 * @returns pickedAt null where both are one
 */
export const beginOf = (risenAt: Date | null, now: Date): { begunAt: Date; pickedAt: Date | null } =>
  risenAt !== null && risenAt < now ? { begunAt: risenAt, pickedAt: now } : { begunAt: now, pickedAt: null }

/**
 * The checklist's own clock: its steps are work in a dossier, so that of the time in which nobody had picked it no post is
 * called late. The holding statement is owed to the public, which waited meanwhile.
 */
export const stepsOf = (it: Running & { readonly pickedAt: Date | null }): Running => ({
  begunAt: it.pickedAt ?? it.begunAt,
  speed: it.speed,
})

/** What is picked as soon as somebody has read it needs no explanation. */
const SOON_PICKED_MINUTES = 5

/** How many minutes it stood there before anybody picked it, where that is to be said; the record has both instants anyway. */
export function unpickedMinutes(begunAt: string, pickedAt: string | null): number | null {
  const minutes = pickedAt === null ? 0 : Math.floor((Date.parse(pickedAt) - Date.parse(begunAt)) / MINUTE_MS)
  return minutes >= SOON_PICKED_MINUTES ? minutes : null
}

/** The instant of a minute of the plan. */
export const atMinute = ({ begunAt, speed }: Running, minute: number): Date =>
  new Date(begunAt.getTime() + (minute * MINUTE_MS) / speed)

/** The minute of a situation at which something happened; negative before it began. */
export const minuteOf = ({ begunAt, speed }: Running, at: Date): number =>
  Math.floor(((at.getTime() - begunAt.getTime()) * speed) / MINUTE_MS)

/** Since when a dossier stands at its level: confirming it is no change. @param levels as they were set, the oldest first */
export function levelSince<Level>(
  levels: readonly { readonly level: Level; readonly at: string }[],
  it: { readonly level: Level; readonly begunAt: string },
): string {
  const before = levels.findLastIndex((one) => one.level !== it.level)
  const set = levels[before + 1]?.at
  // One that came in at its level stood there before anybody confirmed it.
  return set === undefined || (before < 0 && it.begunAt < set) ? it.begunAt : set
}

export type Owed = { readonly dueAt: Date; readonly doneAt: Date | null }
export type Standing = 'open' | 'late' | 'done' | 'done-late'

/** How something owed stands: what is due this very instant is not late yet. */
export function standingOf({ dueAt, doneAt }: Owed, now: Date): Standing {
  if (doneAt !== null) return doneAt > dueAt ? 'done-late' : 'done'
  return now > dueAt ? 'late' : 'open'
}

/** What is to be done next: of all that is open the first due; what was promised to the public before a step due with it. */
export function nextOf<Step extends Owed, Promised extends Owed>(
  steps: readonly Step[],
  promises: readonly Promised[],
): { readonly step: Step } | { readonly promise: Promised } | null {
  const first = <It extends Owed>(all: readonly It[]) =>
    all.filter((it) => it.doneAt === null).toSorted((a, b) => a.dueAt.getTime() - b.dueAt.getTime())[0]
  const [step, promise] = [first(steps), first(promises)]
  if (promise && (!step || promise.dueAt <= step.dueAt)) return { promise }
  return step ? { step } : null
}

export type Alarm = { readonly kind: AlarmKind; readonly about: string; readonly at: Date }

/** What rings for a promise: before it is due, and when it is missed. */
export function alarmsOfPromise(it: { readonly id: string; readonly madeAt: Date; readonly dueAt: Date }): Alarm[] {
  const before = Math.min(SOON_MS, (it.dueAt.getTime() - it.madeAt.getTime()) / 2)
  return [
    { kind: 'promise-soon', about: it.id, at: new Date(it.dueAt.getTime() - before) },
    { kind: 'promise-missed', about: it.id, at: it.dueAt },
  ]
}

/** What rings for the steps of a plan: each once, when its minute is over. */
export const alarmsOfPlan = (plan: CrisisPlan, running: Running): Alarm[] =>
  plan.steps.map((step) => ({ kind: 'step', about: step.id, at: atMinute(running, step.minute) }))

/**
 * Whether an alarm whose instant came is told, as things stand now: what was done meanwhile, what is over, and a warning
 * that comes after the hour itself say nothing any more.
 * @param it.dueAt null for what is not there any more
 */
export function judgeAlarm(
  it: { readonly kind: AlarmKind; readonly dueAt: Date | null; readonly doneAt: Date | null; readonly over: boolean },
  now: Date,
): 'tell' | 'drop' {
  if (it.over || it.dueAt === null || it.doneAt !== null) return 'drop'
  return it.kind === 'promise-soon' && it.dueAt <= now ? 'drop' : 'tell'
}

type Entry = { readonly id: string; readonly factId: string; readonly state: FactState }

/** What is known now: of each fact its newest entry, in the order in which the facts first came. @param entries oldest first */
export function factsNow<It extends Entry>(entries: readonly It[]): It[] {
  return [...new Map(entries.map((it) => [it.factId, it])).values()]
}

type Open = { readonly begunAt: Date; readonly endedAt: Date | null }

const overOr = ({ endedAt }: Open): Reason | null => (endedAt === null ? null : { code: 'crisis-over' })

/** Why nothing more is written into the record. */
export const whyNotRecord = overOr

type Procedure = { readonly posts: readonly { readonly id: string }[] }

/** Whether they have a post of the procedure, or act in one by a letter, if for part of its work alone. */
function hasPost(by: Officer, procedure: Procedure): boolean {
  const held = [...by.posts, ...(by.mandates ?? []).map((it) => it.postId)]
  return procedure.posts.some((post) => held.includes(post.id))
}

/**
 * Why they write nothing into the record: what was done is entered by who has a post of the procedure, or is on duty at
 * the crisis desk at that instant, whatever their post.
 */
export const whyNotYours = (by: Officer, procedure: Procedure, onDuty: readonly string[]): Reason | null =>
  hasPost(by, procedure) || onDuty.includes(by.personId) ? null : { code: 'crisis-record-not-yours' }

/**
 * Why they name no speaker and promise the public nothing: both are the office's word, so a post of the procedure says
 * it, and never who runs the machine. Whom they name is free: the leader may send somebody of another office.
 */
export const whyNotSay = (by: Officer, procedure: Procedure): Reason | null =>
  hasPost(by, procedure) ? null : { code: 'crisis-word-not-yours' }

/** Why they do not end it: a post of the procedure does, as for its level, since nothing rings any more from then on. */
export const whyNotEnd = (situation: Open, by: Officer, procedure: Procedure): Reason | null =>
  hasPost(by, procedure) ? overOr(situation) : { code: 'crisis-end-not-yours' }

/** Why no more is entered of one kind: what is read whole must be shown whole, so that nothing new is lost under it. */
export const whyNotMore = (count: number): Reason | null =>
  count >= ENTRIES_MAX ? { code: 'crisis-full', max: ENTRIES_MAX } : null

/** Why a step is not ticked off: it is already, or not at that time. */
export function whyNotTick(
  situation: Open,
  it: { readonly ticked: boolean; readonly doneAt: Date },
  now: Date,
): Reason | null {
  if (it.ticked) return { code: 'crisis-step-done' }
  return overOr(situation) ?? whyNotThen(situation, it.doneAt, now)
}

/** Why something cannot have been done then. */
function whyNotThen({ begunAt }: Open, at: Date, now: Date): Reason | null {
  const ahead = at.getTime() > now.getTime() + AHEAD_MS
  const long = at.getTime() < begunAt.getTime() - BEFORE_MS
  return ahead || long ? { code: 'crisis-time', field: 'doneAt' } : null
}

/** Why a speaker is not set: who speaks changes for a reason that is written down. */
export function whyNotSpeak(
  situation: Open,
  it: { readonly earlier: boolean; readonly reason: string },
): Reason | null {
  return (
    overOr(situation) ?? (it.earlier && it.reason.trim() === '' ? { code: 'reason-missing', field: 'reason' } : null)
  )
}

/** Why a fact is not entered so: what is known is known from somewhere. */
export function whyNotState(
  situation: Open,
  it: { readonly state: FactState; readonly source: string },
): Reason | null {
  return (
    overOr(situation) ??
    (it.state === 'known' && it.source.trim() === '' ? { code: 'fact-source-missing', field: 'source' } : null)
  )
}

/** Why nothing is promised for then: to the public only what is to come, and within a week. */
export function whyNotPromise(situation: Open, dueAt: Date, now: Date): Reason | null {
  const days = (dueAt.getTime() - now.getTime()) / (24 * 60 * MINUTE_MS)
  return overOr(situation) ?? (days <= 0 || days > PROMISE_DAYS ? { code: 'promise-time', field: 'dueAt' } : null)
}

/** Why a promise is not marked as kept: it is already, nothing says by what, or by a text that nobody outside can read. */
export function whyNotKeep(it: {
  readonly keptAt: Date | null
  readonly note: string
  readonly version: string | null
  /** Whether the public reads that version; in a drill every one stands for what would be read. */
  readonly reachesPublic: boolean
}): Reason | null {
  if (it.keptAt !== null) return { code: 'promise-kept' }
  if (it.version !== null && !it.reachesPublic) return { code: 'promise-not-public', field: 'version' }
  return it.note.trim() === '' && it.version === null ? { code: 'promise-how', field: 'note' } : null
}

/** Why no lesson is written: of what still runs nobody knows them, and a report is no handbook. */
export function whyNotLearn({ endedAt }: Open, count: number): Reason | null {
  if (endedAt === null) return { code: 'crisis-running' }
  return count >= LESSONS_MAX ? { code: 'lessons-full', max: LESSONS_MAX } : null
}

type Contact = { readonly id: string; readonly ordinal: number; readonly callerId: string | null }

/**
 * The tree of calls as it is gone through: each under who calls them, in their order. Whose caller is gone, or calls in a
 * circle, is called by whoever is on duty: nobody is left out.
 */
export function inCallOrder<It extends Contact>(
  contacts: readonly It[],
): { readonly it: It; readonly depth: number }[] {
  const ordered = contacts.toSorted((a, b) => a.ordinal - b.ordinal || (a.id < b.id ? -1 : 1))
  const ids = new Set(ordered.map((it) => it.id))
  const called = Map.groupBy(ordered, (it) => (it.callerId !== null && ids.has(it.callerId) ? it.callerId : null))
  const order: { it: It; depth: number }[] = []
  const seen = new Set<string>()
  const go = (all: readonly It[], depth: number): void => {
    for (const it of all) {
      if (seen.has(it.id)) continue
      seen.add(it.id)
      order.push({ it, depth })
      go(called.get(it.id) ?? [], depth + 1)
    }
  }
  go(called.get(null) ?? [], 0)
  go(ordered, 0)
  return order
}

const PHONE = /^\+?[\d\s().-]{5,30}$/

/** Why a contact is not kept so. @param others all that there are, itself among them where it is one already */
export function whyNotContact(
  it: {
    readonly id: string | null
    readonly postId: string | null
    readonly name: string
    readonly phone: string
    readonly callerId: string | null
  },
  others: readonly Contact[],
): Reason | null {
  if (it.postId === null && it.name.trim() === '') return { code: 'contact-empty', field: 'name' }
  if (!PHONE.test(it.phone)) return { code: 'contact-phone', field: 'phone' }
  let caller = it.callerId
  for (let up = 0; caller !== null && up <= others.length; up++) {
    if (caller === it.id) return { code: 'contact-circle', field: 'callerId' }
    caller = others.find((one) => one.id === caller)?.callerId ?? null
  }
  return null
}

/** What a text begins as a holding statement from. */
export type Known = {
  readonly speaker: { readonly name: string; readonly role: string } | null
  readonly facts: readonly { readonly state: FactState; readonly text: string; readonly source: string }[]
  readonly promises: readonly { readonly kind: PromiseKind; readonly words: string; readonly at: string }[]
}

const lines = (of: readonly { readonly text: string }[], max: number) => {
  let text = ''
  for (const it of of) {
    const more = text ? `${text}\n${it.text}` : it.text
    if ([...more].length > max) break // what does not fit whole is left to its writer
    text = more
  }
  return text
}

const FIELD_MAX = 2_000

/** The fields of the holding statement that the record fills; what it does not know stays for the writer. */
export function fieldsOfStatement({ speaker, facts, promises }: Known): Record<string, string> {
  const of = (...states: FactState[]) => facts.filter((it) => states.includes(it.state))
  const update = promises.find((it) => it.kind === 'update')
  const filled = {
    'juru-bicara': speaker ? [speaker.name, speaker.role].filter(Boolean).join(', ') : '',
    diketahui: lines(of('known'), FIELD_MAX),
    'belum-diketahui': lines(of('checking', 'unknown'), FIELD_MAX),
    pembaruan: update ? [update.at, update.words].filter(Boolean).join(', ').slice(0, 200) : '',
  }
  return Object.fromEntries(Object.entries(filled).filter(([, text]) => text !== ''))
}
