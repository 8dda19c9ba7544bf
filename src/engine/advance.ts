/**
 * The procedure's one engine: from an edition, a dossier and an act to the dossier after it and all that must be
 * written, or to the reason why not. Pure: no I/O, no clock of its own, no randomness (design, "One engine, pure").
 */
import { textOfNotes } from '../decision/rules.ts'
import type { VisitOutcome } from '../dossier/rules.ts'
import type { CrisisLevel } from '../base/levels.ts'
import { runsAt } from '../base/pace.ts'
import type { Reason } from '../base/refused.ts'
import { whyNotRelease, type Release } from '../publication/rules.ts'
import type { Runs } from '../dossier/rules/visit-clock.ts'
import type { Step } from '../sop/rules.ts'
import type { Act, Advanced, AgendaAbout, Approval, DossierState, Effect, Procedure, Refusal } from './act.ts'
import { correctingStep, isPublicBySpokenWord, targetOfRefusal, toRatify } from './procedure.ts'
import { followingStep, stepOf } from '../sop/rules/way.ts'
import { whyNotAct } from './why-not.ts'

/** Does one act, or says why not. Exactly one `ledger` effect comes with every advance. */
export function advance(procedure: Procedure, dossier: DossierState, act: Act, now: Date): Advanced | Refusal {
  const here = stepOf(procedure, dossier.step)
  const reason =
    whyNotAct(procedure, dossier, act) ??
    (act.kind === 'complete' && act.release ? whyNotReleaseHere(dossier, act.release, here, now) : null)
  if (reason) return { refused: reason }
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
        effects: [
          ledger(act, here),
          ...openedNow(dossier),
          { kind: 'level', level: act.level, reason: act.reason },
          ...pacedBy(dossier, act.level),
        ],
      }
    case 'hold':
      return { next: { ...dossier, state: 'held' }, effects: [ledger(act, here), paced('held', act.reason)] }
    case 'resume':
      return { next: { ...dossier, state: 'running' }, effects: [ledger(act, here), paced(runsAt(dossier.level))] }
    case 'reassign':
      return { next: { ...dossier, holderId: act.toPersonId }, effects: [ledger(act, here)] }
    case 'withdraw':
      return {
        next: { ...dossier, state: 'withdrawn', approvals: {}, correction: null },
        effects: [
          ledger(act, here),
          ...(dossier.state === 'published' ? [] : ([{ kind: 'visit-done', outcome: 'withdrawn' }] as const)),
          ...(isPublic(dossier) ? takenBack(here, act.reason) : []),
        ],
      }
    case 'correct':
      return correct(procedure, dossier, act, here, now)
    case 'drop-correction': {
      const { correction } = dossier
      if (!correction) throw new Error('what is given up was begun')
      const end = endOf(procedure)
      const { version, approvals } = correction
      return {
        next: { ...dossier, state: 'published', step: end.number, version, approvals, correction: null },
        effects: [ledger(act, here, end.number), { kind: 'visit-done', outcome: 'withdrawn' }],
      }
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

/** Opens what is public again: it stays so, while its text goes the whole way once more and every YES is asked for anew. */
function correct(
  procedure: Procedure,
  dossier: DossierState,
  act: Extract<Act, { kind: 'correct' }>,
  here: Step,
  now: Date,
): Advanced {
  const { form, note } = act
  if (dossier.correction)
    return {
      next: { ...dossier, ...opened(dossier, now), correction: { ...dossier.correction, form, note } },
      effects: [ledger(act, here), ...openedNow(dossier)],
    }
  const { version, approvals } = dossier
  if (version === null) throw new Error('what is public is a text')
  const target = correctingStep(procedure)
  const open: DossierState = {
    ...dossier,
    state: 'running',
    approvals: {},
    correction: { form, note, version, approvals },
  }
  return {
    next: { ...open, step: target.number, visit: dossier.visit + 1, arrivedAt: now, openedAt: null, holderId: null },
    effects: [
      ledger(act, here, target.number),
      { kind: 'visit-arrived', step: target.number, visit: dossier.visit + 1 },
    ],
  }
}

/** Where and when the first text goes out is said with it; what stands in its place goes wherever that one did. */
function whyNotReleaseHere(dossier: DossierState, release: Release, here: Step, now: Date): Reason | null {
  return dossier.correction ? { code: 'release-not-here' } : whyNotRelease(release, here, now)
}

const isPublic = (dossier: DossierState) => dossier.state === 'published' || dossier.correction !== null

const takenBack = (here: Step, reason: string): readonly Effect[] => [
  agenda('outgoing', 'publication', here.executor, 'publik'),
  { kind: 'withdrawal', reason },
]

function endOf(procedure: Procedure): Step {
  const end = procedure.steps.find((step) => step.shape === 'end')
  if (!end) throw new Error('an edition in force has an end')
  return end
}

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
  const open = toRatify(procedure, dossier)
  if (!open) throw new Error('nothing is to be ratified')
  const { step } = open
  const { decision, version } = act
  const written = (toPost: string): readonly Effect[] => [
    { kind: 'decision', step: step.number, version, decision },
    agenda('outgoing', 'disposition', step.executor, toPost),
    { kind: 'disposition', toPost, decision },
  ]
  const following = followingStep(procedure, step)
  const { correction } = dossier
  const isOfPublic = dossier.state === 'published' || isPublicBySpokenWord(dossier)
  if (decision.answer === 'yes') {
    const ratified = { [step.number]: { version, notes: 'none' as const } }
    return {
      next:
        correction && isOfPublic
          ? { ...dossier, correction: { ...correction, approvals: { ...correction.approvals, ...ratified } } }
          : { ...dossier, approvals: { ...dossier.approvals, ...ratified } },
      effects: [ledger(act, step), ...written(following.executor)],
    }
  }
  const fallen = withoutApprovals(dossier, step.number)
  if (isOfPublic)
    return {
      next: { ...fallen, state: 'withdrawn', correction: null },
      effects: [
        ledger(act, step),
        ...written(following.executor),
        ...(correction ? ([{ kind: 'visit-done', outcome: 'withdrawn' }] as const) : []),
        ...takenBack(step, decision.reason),
      ],
    }
  const target = stepOf(procedure, targetOfRefusal(procedure, step))
  const moved = move({ ...fallen, state: 'running' }, act, here, target, now, 'refused')
  const [first, ...rest] = moved.effects
  return { next: moved.next, effects: [first as Effect, ...written(target.executor), ...rest] }
}

function publish(dossier: DossierState, act: Extract<Act, { kind: 'complete' }>, here: Step, now: Date): Advanced {
  const version = dossier.version as string
  const { correction } = dossier
  return {
    next: { ...dossier, ...opened(dossier, now), state: 'published', correction: null },
    effects: [
      ledger(act, here),
      ...openedNow(dossier),
      { kind: 'visit-done', outcome: 'completed' },
      agenda('outgoing', 'publication', here.executor, 'publik'),
      correction
        ? { kind: 'correction', form: correction.form, note: correction.note, version, step: here.number }
        : { kind: 'publication', version, step: here.number, release: act.release },
    ],
  }
}

function move(dossier: DossierState, act: Act, here: Step, target: Step, now: Date, outcome: VisitOutcome): Advanced {
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

function pendingStep(dossier: DossierState): number {
  const pending = Object.entries(dossier.approvals).find(([, it]) => it.notes === 'pending')
  if (!pending) throw new Error('no notes are open')
  return Number(pending[0])
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
    case 'drop-correction':
      return act.reason
    case 'correct':
      return act.note
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

/** Siaga and Krisis run by the clock on the wall; a clock that rests goes on resting. */
function pacedBy(dossier: DossierState, level: CrisisLevel): readonly Effect[] {
  if (dossier.state !== 'running' || runsAt(dossier.level) === runsAt(level)) return []
  return [paced(runsAt(level))]
}
const paced = (runs: Runs, reason = ''): Effect => ({ kind: 'visit-paced', runs, reason })

function agenda(book: 'incoming' | 'outgoing', about: AgendaAbout, from: string, to: string): Effect {
  return { kind: 'agenda', book, about, from, to }
}

const union = (left: readonly string[], right: readonly string[]) => [...new Set([...left, ...right])]
