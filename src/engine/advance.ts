/**
 * The procedure's one engine: from an edition, a dossier and an act to the dossier after it and all that must be
 * written, or to the reason why not. Pure: no I/O, no clock of its own, no randomness (design, "One engine, pure").
 */
import type { Officer } from '../base/officer.ts'
import type { Reason } from '../base/refused.ts'
import { textOfNotes, type Decision, type Ratification } from '../decision/rules.ts'
import type { CrisisLevel, Finding } from '../dossier/rules/gate.ts'
import type { Edition, Step } from '../sop/rules.ts'

export type Procedure = Pick<Edition, 'steps' | 'posts' | 'coordinators' | 'ratifyWithinMinutes'>

/** A YES of one decision step: on which exact version, and whether the leader's notes are still to be done. */
export type Approval = {
  readonly version: string
  readonly notes: 'none' | 'pending' | 'certified'
  /** Given by word of mouth in a crisis and not yet ratified in writing; absent for every other YES. */
  readonly oral?: true
}

export type DossierState = {
  readonly state: 'running' | 'held' | 'published' | 'withdrawn'
  readonly level: CrisisLevel
  /** The step where the dossier is, by the edition's number. */
  readonly step: number
  /** Counts the visits of the dossier's whole life, from 1. */
  readonly visit: number
  readonly arrivedAt: Date
  readonly openedAt: Date | null
  readonly holderId: string | null
  /** SHA-256 of the current text; null before the first. */
  readonly version: string | null
  /** Everyone who wrote any of it; none of them decides on it. */
  readonly authors: readonly string[]
  /** The standing YES by number of the decision step. */
  readonly approvals: Readonly<Record<number, Approval>>
}

type By = { readonly by: Pick<Officer, 'personId' | 'role' | 'posts'> }

export type Act = By &
  (
    | { readonly kind: 'open' }
    | { readonly kind: 'revise'; readonly version: string; readonly authors: readonly string[] }
    | { readonly kind: 'complete'; readonly version: string | null }
    /** `version` is the text that goes back with it, when another than the current one does. */
    | {
        readonly kind: 'return'
        readonly reason: string
        readonly toStep: number
        readonly version?: string | undefined
      }
    | { readonly kind: 'decide'; readonly version: string; readonly decision: Decision }
    /** A leader's YES that someone heard: whose it was, in which posts they are, when and how it came. */
    | ({ readonly kind: 'approve-orally'; readonly version: string } & Heard & {
          readonly fromPosts: readonly string[]
        })
    /** The leader's own word in writing on what was approved orally. */
    | { readonly kind: 'ratify'; readonly version: string; readonly decision: Ratification }
    /** How many of the leader's notes were not ticked off, and how many changes no note names. */
    | { readonly kind: 'certify'; readonly version: string; readonly unticked: number; readonly outside: number }
    | ({ readonly kind: 'override'; readonly version: string } & Overriding)
    /** Sets or confirms the crisis level; `was` is the level until now. */
    | { readonly kind: 'assess'; readonly level: CrisisLevel; readonly was: CrisisLevel; readonly reason: string }
    | { readonly kind: 'hold'; readonly reason: string }
    | { readonly kind: 'resume' }
    | { readonly kind: 'reassign'; readonly toPersonId: string; readonly toPosts: readonly string[] }
    | { readonly kind: 'withdraw'; readonly reason: string }
    | { readonly kind: 'limit'; readonly reason: string; readonly readers: Readers | null }
  )
export type ActKind = Act['kind']

type Heard = { readonly fromPersonId: string; readonly heardAt: Date; readonly how: string }

/** Who alone may read a sensitive dossier, by name or by post; null opens it to the office again. */
export type Readers = { readonly personIds: readonly string[]; readonly postIds: readonly string[] }
/** A person's word that a finding does not hold the text back; null when the text has no such finding. */
type Overriding = {
  readonly finding: Finding | null
  readonly reason: string
  readonly basis: string
  readonly record: string
}

type Outcome =
  | 'completed'
  | 'returned'
  | 'approved'
  | 'approved-orally'
  | 'approved-with-notes'
  | 'refused'
  | 'withdrawn'

/** What must be written together with the next state; the order is the order of writing. */
export type Effect =
  | {
      readonly kind: 'ledger'
      readonly act: ActKind
      readonly step: number
      readonly toStep: number | null
      readonly words: string
    }
  | { readonly kind: 'visit-opened' }
  | { readonly kind: 'visit-held' }
  | { readonly kind: 'visit-resumed' }
  | { readonly kind: 'visit-done'; readonly outcome: Outcome }
  | { readonly kind: 'visit-arrived'; readonly step: number; readonly visit: number }
  | {
      readonly kind: 'decision'
      readonly step: number
      readonly version: string
      readonly decision: Decision | Ratification
    }
  | ({ readonly kind: 'oral-approval'; readonly step: number; readonly version: string } & Heard)
  | { readonly kind: 'certification'; readonly step: number; readonly version: string }
  | ({ readonly kind: 'override'; readonly version: string } & Overriding & { readonly finding: Finding })
  | { readonly kind: 'level'; readonly level: CrisisLevel; readonly reason: string }
  | { readonly kind: 'disposition'; readonly toPost: string; readonly decision: Decision | Ratification }
  | {
      readonly kind: 'agenda'
      readonly book: 'incoming' | 'outgoing'
      readonly about: AgendaAbout
      readonly from: string
      readonly to: string
    }
  | { readonly kind: 'publication'; readonly version: string; readonly step: number }
  | { readonly kind: 'withdrawal'; readonly reason: string }
  | { readonly kind: 'readers'; readonly readers: Readers | null }
export type AgendaAbout = 'review' | 'decision' | 'disposition' | 'publication'

export type Advanced = { readonly next: DossierState; readonly effects: readonly Effect[] }
export type Refusal = { readonly refused: Reason }

/** Does one act, or says why not. Exactly one `ledger` effect comes with every advance. */
export function advance(procedure: Procedure, dossier: DossierState, act: Act, now: Date): Advanced | Refusal {
  const reason = whyNotAct(procedure, dossier, act)
  if (reason) return { refused: reason }
  const here = stepOf(procedure, dossier.step)
  switch (act.kind) {
    case 'open':
      return {
        next: { ...dossier, openedAt: now, holderId: act.by.personId },
        effects: [ledger(act, here), { kind: 'visit-opened' }],
      }
    case 'revise':
      return {
        next: {
          ...dossier,
          ...opened(dossier, now),
          version: act.version,
          authors: union(dossier.authors, [act.by.personId, ...act.authors]),
        },
        effects: [ledger(act, here), ...openedNow(dossier)],
      }
    case 'complete':
      return here.shape === 'end'
        ? publish(dossier, act, here, now)
        : move(dossier, act, here, followingStep(procedure, here), now, 'completed')
    case 'return':
      return move(withoutApprovals(dossier, act.toStep), act, here, stepOf(procedure, act.toStep), now, 'returned')
    case 'decide':
      return settle(procedure, dossier, act, here, now)
    case 'approve-orally':
      return approveOrally(procedure, dossier, act, here, now)
    case 'ratify':
      return ratify(procedure, dossier, act, here, now)
    case 'certify': {
      const step = pendingStep(dossier)
      const approval: Approval = { version: act.version, notes: 'certified' }
      return {
        next: { ...dossier, ...opened(dossier, now), approvals: { ...dossier.approvals, [step]: approval } },
        effects: [ledger(act, here), ...openedNow(dossier), { kind: 'certification', step, version: act.version }],
      }
    }
    case 'override': {
      const { version, finding, reason, basis, record } = act
      if (!finding) throw new Error('an allowed override has its finding')
      return {
        next: { ...dossier, ...opened(dossier, now) },
        effects: [
          ledger(act, here),
          ...openedNow(dossier),
          { kind: 'override', version, finding, reason, basis, record },
        ],
      }
    }
    case 'assess':
      return {
        next: { ...dossier, ...opened(dossier, now), level: act.level },
        effects: [ledger(act, here), ...openedNow(dossier), { kind: 'level', level: act.level, reason: act.reason }],
      }
    case 'hold':
      return { next: { ...dossier, state: 'held' }, effects: [ledger(act, here), { kind: 'visit-held' }] }
    case 'resume':
      return { next: { ...dossier, state: 'running' }, effects: [ledger(act, here), { kind: 'visit-resumed' }] }
    case 'reassign':
      return { next: { ...dossier, holderId: act.toPersonId }, effects: [ledger(act, here)] }
    case 'withdraw':
      return {
        next: { ...dossier, state: 'withdrawn', approvals: {} },
        effects: [
          ledger(act, here),
          ...(dossier.state === 'published'
            ? ([
                agenda('outgoing', 'publication', here.executor, 'publik'),
                { kind: 'withdrawal', reason: act.reason },
              ] as const)
            : ([{ kind: 'visit-done', outcome: 'withdrawn' }] as const)),
        ],
      }
    case 'limit': {
      // Who limits it still reads it: else nobody might be left who can open it again.
      const readers = act.readers && {
        ...act.readers,
        personIds: union(act.readers.personIds, [act.by.personId]),
      }
      return { next: dossier, effects: [ledger(act, here), { kind: 'readers', readers }] }
    }
  }
}

/** What stands for a word of the office on a text: a person of the procedure says it, never who runs the machine. */
const NEVER_ADMINISTRATOR: ReadonlySet<ActKind> = new Set(['decide', 'certify', 'override', 'approve-orally', 'ratify'])

/** Why this act may not be done on this dossier, or null when it may. */
export function whyNotAct(procedure: Procedure, dossier: DossierState, act: Act): Reason | null {
  const here = stepOf(procedure, dossier.step)
  const { by } = act
  if (by.role === 'auditor') return { code: 'not-your-role' }
  if (by.role === 'administrator' && NEVER_ADMINISTRATOR.has(act.kind)) return { code: 'administrator-decides-nothing' }
  if (act.kind === 'ratify') return whyNotRatify(procedure, dossier, act)
  if (!mayTouch(procedure, here, act.kind, by.posts))
    return { code: 'not-your-step', step: here.number, post: postName(procedure, here.executor) }

  const state = whyNotInState(dossier, act.kind)
  if (state) return state

  switch (act.kind) {
    case 'open':
      return dossier.openedAt ? { code: 'already-opened' } : null
    case 'revise':
      return here.shape === 'decision' ? { code: 'decision-needed', step: here.number } : null
    case 'complete':
      return whyNotComplete(procedure, dossier, here, act.version)
    case 'return':
      return here.shape === 'decision'
        ? { code: 'decision-needed', step: here.number }
        : (blankReason(act.reason, 'reason') ??
            whyNotTarget(procedure, here, act.toStep) ??
            (act.version === undefined ? null : otherVersion(dossier, act.version)))
    case 'decide':
      return whyNotDecide(procedure, dossier, here, act)
    case 'approve-orally':
      return whyNotApproveOrally(procedure, dossier, here, act)
    case 'certify':
      if (!Object.values(dossier.approvals).some((it) => it.notes === 'pending')) return { code: 'no-notes-open' }
      return otherVersion(dossier, act.version) ?? whyNotCertify(act)
    case 'override':
      return whyNotOverride(procedure, here, act)
    case 'assess':
      // Confirming the level needs no words; raising or lowering it does.
      return act.level === act.was ? null : blankReason(act.reason, 'reason')
    case 'hold':
    case 'withdraw':
    case 'limit':
      return blankReason(act.reason, 'reason')
    case 'resume':
      return null
    case 'reassign':
      return act.toPosts.includes(here.executor)
        ? null
        : { code: 'person-not-in-post', field: 'toPersonId', post: postName(procedure, here.executor) }
  }
}

/**
 * Whether the standing YES of every decision step covers this exact version. What goes out needs it (invariant 1).
 */
export function isApproved(procedure: Procedure, dossier: DossierState, before: number): boolean {
  return procedure.steps
    .filter((step) => step.shape === 'decision' && step.number < before)
    .every((step) => {
      const approval = dossier.approvals[step.number]
      return approval !== undefined && approval.notes !== 'pending' && approval.version === dossier.version
    })
}

/** Whether holders of these posts may do acts of this kind at this step. */
function mayTouch(procedure: Procedure, here: Step, kind: ActKind, posts: readonly string[]): boolean {
  // Who could say YES themselves does not record that they heard one.
  if (kind !== 'approve-orally' && posts.includes(here.executor)) return true
  switch (kind) {
    case 'revise':
      return here.drafters.some((post) => posts.includes(post))
    case 'assess':
      return [...here.drafters, ...procedure.coordinators].some((post) => posts.includes(post))
    case 'hold':
    case 'resume':
    case 'reassign':
    case 'withdraw':
    case 'limit':
      return procedure.coordinators.some((post) => posts.includes(post))
    case 'approve-orally':
      return hearersOf(procedure, here).some((post) => posts.includes(post))
    case 'open':
    case 'complete':
    case 'return':
    case 'decide':
    case 'ratify':
    case 'certify':
    case 'override':
      return false
  }
}

/** Who may record what they heard from the leader: who coordinates, and who reviewed the text on its way here. */
export function hearersOf(procedure: Procedure, here: Step): string[] {
  const reviewers = procedure.steps.filter((step) => step.shape === 'process' && step.number < here.number)
  return [...procedure.coordinators, ...reviewers.map((step) => step.executor)].filter((post) => post !== here.executor)
}

function whyNotInState(dossier: DossierState, kind: ActKind): Reason | null {
  if (kind === 'limit') return null // what was published or withdrawn is kept, and may be as sensitive
  if (kind === 'resume') return dossier.state === 'held' ? null : { code: 'not-held' }
  if (kind === 'withdraw') return dossier.state === 'withdrawn' ? { code: 'not-running', state: dossier.state } : null
  return dossier.state === 'running' ? null : { code: 'not-running', state: dossier.state }
}

function whyNotComplete(
  procedure: Procedure,
  dossier: DossierState,
  here: Step,
  version: string | null,
): Reason | null {
  if (here.shape === 'decision') return { code: 'decision-needed', step: here.number }
  // The first step gathers; every later one hands on a text, and a decision needs one to be read.
  if (here.shape === 'start' && followingStep(procedure, here).shape !== 'decision') return null
  if (!dossier.version) return { code: 'text-missing', field: 'content' }
  const other = otherVersion(dossier, version)
  if (other) return other
  if (Object.values(dossier.approvals).some((it) => it.notes === 'pending')) return { code: 'notes-not-certified' }
  return isApproved(procedure, dossier, here.number) ? null : { code: 'not-approved' }
}

function whyNotDecide(
  procedure: Procedure,
  dossier: DossierState,
  here: Step,
  act: Extract<Act, { kind: 'decide' }>,
): Reason | null {
  if (here.shape !== 'decision') return { code: 'not-a-decision', step: here.number }
  if (!dossier.version) return { code: 'text-missing', field: 'content' }
  const other = otherVersion(dossier, act.version)
  if (other) return other
  // Four eyes: nobody decides on a text they wrote (invariant 7).
  if (dossier.authors.includes(act.by.personId)) return { code: 'own-draft' }
  // A decision before this one must stand on the same text.
  if (!isApproved(procedure, dossier, here.number) && act.decision.answer !== 'no') return { code: 'not-approved' }
  switch (act.decision.answer) {
    case 'yes':
      return null
    case 'yes-with-notes':
      return blankReason(textOfNotes(act.decision.notes), 'decision.notes')
    case 'no':
      return (
        blankReason(act.decision.reason, 'decision.reason') ??
        whyNotTarget(procedure, here, act.decision.toStep, 'decision.toStep')
      )
  }
}

/**
 * Why this finding may not be overridden: its rule says what may stand in place of a repair, and a decision must still
 * lie ahead, so that a leader sees every override before the text goes out.
 */
function whyNotOverride(
  procedure: Procedure,
  here: Step,
  { finding, reason, basis, record }: Extract<Act, { kind: 'override' }>,
): Reason | null {
  const last = procedure.steps.findLast((step) => step.shape === 'decision')
  if (last && here.number > last.number) return { code: 'override-too-late', step: last.number }
  if (!finding) return { code: 'finding-gone' }
  if (finding.severity !== 'must' || finding.override === 'never') return { code: 'override-not-allowed' }
  if (reason.trim() === '') return { code: 'reason-missing', field: 'reason' }
  if (finding.override === 'basis' && basis.trim() === '') return { code: 'basis-missing', field: 'basis' }
  if (finding.override === 'basis' && record.trim() === '') return { code: 'basis-missing', field: 'record' }
  return null
}

/** In a crisis only, on a text the leader did not write, and never by the leader's own hand: that would be a YES. */
function whyNotApproveOrally(
  procedure: Procedure,
  dossier: DossierState,
  here: Step,
  act: Extract<Act, { kind: 'approve-orally' }>,
): Reason | null {
  if (here.shape !== 'decision') return { code: 'not-a-decision', step: here.number }
  if (dossier.level !== 'alert' && dossier.level !== 'crisis') return { code: 'not-urgent' }
  if (!dossier.version) return { code: 'text-missing', field: 'content' }
  const other = otherVersion(dossier, act.version)
  if (other) return other
  if (act.fromPersonId === act.by.personId) return { code: 'heard-from-oneself', field: 'act.fromPersonId' }
  if (!act.fromPosts.includes(here.executor))
    return { code: 'person-not-in-post', field: 'act.fromPersonId', post: postName(procedure, here.executor) }
  if (dossier.authors.includes(act.fromPersonId)) return { code: 'leader-wrote', field: 'act.fromPersonId' }
  // A wall clock tells minutes, so the minute of the arrival counts as after it.
  if (act.heardAt.getTime() + 60_000 <= dossier.arrivedAt.getTime())
    return { code: 'heard-too-early', field: 'act.heardAt' }
  if (!isApproved(procedure, dossier, here.number)) return { code: 'not-approved' }
  return blankReason(act.how, 'act.how')
}

/** The step whose YES was given by word of mouth and waits for its paper; null when none does. */
export function stepToRatify(procedure: Procedure, dossier: Pick<DossierState, 'approvals'>): Step | null {
  const open = Object.entries(dossier.approvals).find(([, it]) => it.oral)
  return open ? stepOf(procedure, Number(open[0])) : null
}

function whyNotRatify(
  procedure: Procedure,
  dossier: DossierState,
  act: Extract<Act, { kind: 'ratify' }>,
): Reason | null {
  const step = stepToRatify(procedure, dossier)
  if (!step || dossier.state === 'withdrawn') return { code: 'nothing-to-ratify' }
  if (!act.by.posts.includes(step.executor))
    return { code: 'not-your-step', step: step.number, post: postName(procedure, step.executor) }
  if (dossier.authors.includes(act.by.personId)) return { code: 'own-draft' }
  const approved = dossier.approvals[step.number]?.version ?? null
  if (act.version !== approved) return { code: 'version-differs', seen: act.version, current: approved }
  return act.decision.answer === 'no' ? blankReason(act.decision.reason, 'decision.reason') : null
}

/** Each note is answered for by itself, and nothing else was changed in the lane of a YES with notes. */
function whyNotCertify({ unticked, outside }: { unticked: number; outside: number }): Reason | null {
  if (outside > 0) return { code: 'change-outside-notes', count: outside }
  return unticked > 0 ? { code: 'notes-not-ticked', count: unticked, field: 'act.notes' } : null
}

function whyNotTarget(procedure: Procedure, here: Step, toStep: number, field = 'toStep'): Reason | null {
  // Step 1 gathers; what has become a dossier is repaired from the first step that writes.
  const earliest = procedure.steps[1]?.number ?? here.number
  return toStep < here.number && toStep >= Math.min(earliest, here.number - 1)
    ? null
    : { code: 'target-not-earlier', field, step: here.number }
}

function otherVersion(dossier: DossierState, version: string | null): Reason | null {
  return version === dossier.version ? null : { code: 'version-differs', seen: version ?? '', current: dossier.version }
}

const blankReason = (reason: string, field: string): Reason | null =>
  reason.trim() === '' ? { code: 'reason-missing', field } : null

function settle(
  procedure: Procedure,
  dossier: DossierState,
  act: Extract<Act, { kind: 'decide' }>,
  here: Step,
  now: Date,
): Advanced {
  const { decision, version } = act
  const target = decision.answer === 'no' ? stepOf(procedure, decision.toStep) : followingStep(procedure, here)
  const decided: DossierState =
    decision.answer === 'no'
      ? withoutApprovals(dossier, decision.toStep)
      : {
          ...dossier,
          approvals: {
            ...dossier.approvals,
            [here.number]: { version, notes: decision.answer === 'yes' ? 'none' : 'pending' },
          },
        }
  const outcome = { yes: 'approved', 'yes-with-notes': 'approved-with-notes', no: 'refused' } as const
  const moved = move(decided, act, here, target, now, outcome[decision.answer])
  const [first, ...rest] = moved.effects
  return {
    next: moved.next,
    effects: [
      first as Effect,
      { kind: 'decision', step: here.number, version, decision },
      agenda('outgoing', 'disposition', here.executor, target.executor),
      { kind: 'disposition', toPost: target.executor, decision },
      ...rest,
    ],
  }
}

function approveOrally(
  procedure: Procedure,
  dossier: DossierState,
  act: Extract<Act, { kind: 'approve-orally' }>,
  here: Step,
  now: Date,
): Advanced {
  const { version, fromPersonId, heardAt, how } = act
  const approved: DossierState = {
    ...dossier,
    approvals: { ...dossier.approvals, [here.number]: { version, notes: 'none', oral: true } },
  }
  const moved = move(approved, act, here, followingStep(procedure, here), now, 'approved-orally')
  const [first, ...rest] = moved.effects
  return {
    next: moved.next,
    effects: [
      first as Effect,
      { kind: 'oral-approval', step: here.number, version, fromPersonId, heardAt, how },
      ...rest,
    ],
  }
}

/**
 * The leader's own word in writing. YES makes it a YES like any other. NO takes it back: what is public is withdrawn at
 * once; what is still on its way goes back to be repaired.
 */
function ratify(
  procedure: Procedure,
  dossier: DossierState,
  act: Extract<Act, { kind: 'ratify' }>,
  here: Step,
  now: Date,
): Advanced {
  const step = stepToRatify(procedure, dossier)
  if (!step) throw new Error('nothing is to be ratified')
  const { decision, version } = act
  const written = (toPost: string): readonly Effect[] => [
    { kind: 'decision', step: step.number, version, decision },
    agenda('outgoing', 'disposition', step.executor, toPost),
    { kind: 'disposition', toPost, decision },
  ]
  const following = followingStep(procedure, step)
  if (decision.answer === 'yes')
    return {
      next: { ...dossier, approvals: { ...dossier.approvals, [step.number]: { version, notes: 'none' } } },
      effects: [ledger(act, step), ...written(following.executor)],
    }
  const fallen = withoutApprovals(dossier, step.number)
  if (dossier.state === 'published')
    return {
      next: { ...fallen, state: 'withdrawn' },
      effects: [
        ledger(act, step),
        ...written(following.executor),
        agenda('outgoing', 'publication', step.executor, 'publik'),
        { kind: 'withdrawal', reason: decision.reason },
      ],
    }
  const target = stepOf(procedure, targetOfRefusal(procedure, step))
  const moved = move({ ...fallen, state: 'running' }, act, here, target, now, 'refused')
  const [first, ...rest] = moved.effects
  return { next: moved.next, effects: [first as Effect, ...written(target.executor), ...rest] }
}

/** Where a text goes whose oral approval the leader does not ratify: where the edition sends a NO. */
export function targetOfRefusal(procedure: Procedure, step: Step): number {
  return step.no ?? Math.min(procedure.steps[1]?.number ?? 1, step.number - 1)
}

function publish(dossier: DossierState, act: Extract<Act, { kind: 'complete' }>, here: Step, now: Date): Advanced {
  const version = dossier.version as string
  return {
    next: { ...dossier, ...opened(dossier, now), state: 'published' },
    effects: [
      ledger(act, here),
      ...openedNow(dossier),
      { kind: 'visit-done', outcome: 'completed' },
      agenda('outgoing', 'publication', here.executor, 'publik'),
      { kind: 'publication', version, step: here.number },
    ],
  }
}

function move(dossier: DossierState, act: Act, here: Step, target: Step, now: Date, outcome: Outcome): Advanced {
  return {
    next: { ...dossier, step: target.number, visit: dossier.visit + 1, arrivedAt: now, openedAt: null, holderId: null },
    effects: [
      ledger(act, here, target.number),
      ...openedNow(dossier),
      { kind: 'visit-done', outcome },
      { kind: 'visit-arrived', step: target.number, visit: dossier.visit + 1 },
      ...(target.agenda && target.number > here.number
        ? [agenda('incoming', target.shape === 'decision' ? 'decision' : 'review', here.executor, target.executor)]
        : []),
    ],
  }
}

/** An act on an unopened visit opens it: nobody completes what they have not looked at. */
const openedNow = (dossier: DossierState): readonly Effect[] => (dossier.openedAt ? [] : [{ kind: 'visit-opened' }])
const opened = (dossier: DossierState, now: Date) => ({ openedAt: dossier.openedAt ?? now })

/** Sent back to a step, every YES given at it or after it falls: the text will have to be decided on again. */
function withoutApprovals(dossier: DossierState, fromStep: number): DossierState {
  const approvals = Object.fromEntries(Object.entries(dossier.approvals).filter(([step]) => Number(step) < fromStep))
  return { ...dossier, approvals }
}

/** The steps that a text passes after a YES of this one, as long as each hands it on; the last publishes it. */
export function stepsAfter(procedure: Procedure, here: Step): Step[] {
  const ahead: Step[] = []
  for (let step = here; step.shape !== 'end' && ahead.length < procedure.steps.length;) {
    step = followingStep(procedure, step)
    ahead.push(step)
  }
  return ahead
}

function followingStep(procedure: Procedure, here: Step): Step {
  return stepOf(procedure, here.yes ?? here.number + 1)
}

export function stepOf(procedure: Procedure, number: number): Step {
  const step = procedure.steps.find((it) => it.number === number)
  if (!step) throw new Error(`the edition has no step ${number}`)
  return step
}

function pendingStep(dossier: DossierState): number {
  const pending = Object.entries(dossier.approvals).find(([, it]) => it.notes === 'pending')
  if (!pending) throw new Error('no notes are open')
  return Number(pending[0])
}

export function postName(procedure: Procedure, id: string): string {
  return procedure.posts.find((post) => post.id === id)?.name ?? id
}

function ledger(act: Act, here: Step, toStep: number | null = null): Effect {
  return { kind: 'ledger', act: act.kind, step: here.number, toStep, words: wordsOf(act) }
}

/** What the person wrote with the act: shown in the trail, and in the ledger by its hash. */
function wordsOf(act: Act): string {
  switch (act.kind) {
    case 'return':
    case 'override':
    case 'assess':
    case 'hold':
    case 'withdraw':
    case 'limit':
      return act.reason
    case 'approve-orally':
      return act.how
    case 'ratify':
      return act.decision.answer === 'yes' ? '' : act.decision.reason
    case 'decide':
      return act.decision.answer === 'yes'
        ? ''
        : act.decision.answer === 'no'
          ? act.decision.reason
          : textOfNotes(act.decision.notes)
    case 'open':
    case 'revise':
    case 'complete':
    case 'certify':
    case 'resume':
    case 'reassign':
      return ''
  }
}

function agenda(book: 'incoming' | 'outgoing', about: AgendaAbout, from: string, to: string): Effect {
  return { kind: 'agenda', book, about, from, to }
}

const union = (left: readonly string[], right: readonly string[]) => [...new Set([...left, ...right])]
