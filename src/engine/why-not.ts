/** Why an act may not be done: who may, in which state, at which step, on which text. Pure. */
import { isCrisis } from '../base/levels.ts'
import { postsFor } from '../base/officer.ts'
import type { Reason } from '../base/refused.ts'
import { textOfNotes } from '../decision/rules.ts'
import type { Step } from '../sop/rules.ts'
import type { Act, ActKind, DossierState, Procedure } from './act.ts'
import {
  correctingStep,
  correctorsOf,
  hearersOf,
  isApproved,
  isPublicBySpokenWord,
  postName,
  toRatify,
} from './procedure.ts'
import { followingStep, stepOf } from '../sop/rules/way.ts'

/** What stands for a word of the office on a text: a person of the procedure says it, never who runs the machine. */
const NEVER_ADMINISTRATOR: ReadonlySet<ActKind> = new Set([
  'decide',
  'certify',
  'override',
  'approve-orally',
  'ratify',
  'correct',
  'drop-correction',
])

/** Why this act may not be done on this dossier, or null when it may. */
export function whyNotAct(procedure: Procedure, dossier: DossierState, act: Act): Reason | null {
  const here = stepOf(procedure, dossier.step)
  const { by } = act
  if (by.role === 'auditor') return { code: 'not-your-role' }
  if (by.role === 'administrator' && NEVER_ADMINISTRATOR.has(act.kind)) return { code: 'administrator-decides-nothing' }
  if (act.kind === 'ratify') return whyNotRatify(procedure, dossier, act)
  const may = (posts: readonly string[]) => mayTouch(procedure, here, act.kind, posts)
  if (!may(postsFor(by, { step: here.number, kind: dossier.kind }))) return notYours(procedure, here, by, may)

  const state = whyNotInState(procedure, dossier, act.kind)
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
    case 'drop-correction':
      return blankReason(act.reason, 'reason')
    case 'correct':
      return blankReason(act.note, 'act.note')
    case 'resume':
      return null
    case 'reassign':
      return act.toPosts.includes(here.executor)
        ? null
        : { code: 'person-not-in-post', field: 'toPersonId', post: postName(procedure, here.executor) }
  }
}

/** Another's step, or one that the letter by which they act leaves out. */
function notYours(procedure: Procedure, here: Step, by: Act['by'], may: (posts: readonly string[]) => boolean): Reason {
  const post = postName(procedure, here.executor)
  const left = (by.mandates ?? []).filter((it) => !by.posts.includes(it.postId)).map((it) => it.postId)
  return may(left) ? { code: 'outside-letter', post } : { code: 'not-your-step', step: here.number, post }
}

/** Whether holders of these posts may do acts of this kind at this step. */
function mayTouch(procedure: Procedure, here: Step, kind: ActKind, posts: readonly string[]): boolean {
  // What is public is opened again by who made it so, wherever its text has come to.
  if (kind === 'correct' || kind === 'drop-correction')
    return correctorsOf(procedure).some((post) => posts.includes(post))
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

function whyNotInState(procedure: Procedure, dossier: DossierState, kind: ActKind): Reason | null {
  if (kind === 'limit') return null // what was published or withdrawn is kept, and may be as sensitive
  if (kind === 'resume') return dossier.state === 'held' ? null : { code: 'not-held' }
  if (kind === 'correct') return whyNotCorrect(procedure, dossier)
  if (kind === 'drop-correction')
    return dossier.correction && dossier.state !== 'withdrawn' ? null : { code: 'no-correction' }
  if (kind === 'withdraw') return dossier.state === 'withdrawn' ? { code: 'not-running', state: dossier.state } : null
  return dossier.state === 'running' ? null : { code: 'not-running', state: dossier.state }
}

/** What is public is opened again; one that is open has its note said anew while it is still being written. */
function whyNotCorrect(procedure: Procedure, dossier: DossierState): Reason | null {
  if (dossier.state === 'withdrawn') return { code: 'publication-withdrawn' }
  if (dossier.state === 'published') return null
  if (!dossier.correction) return { code: 'not-public' }
  const step = correctingStep(procedure).number
  return dossier.state === 'running' && dossier.step === step ? null : { code: 'correction-sent-on', step }
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
  if (dossier.correction?.version === version) return { code: 'correction-unchanged' }
  if (Object.values(dossier.approvals).some((it) => it.notes === 'pending')) return { code: 'notes-not-certified' }
  if (!isApproved(procedure, dossier, here.number)) return { code: 'not-approved' }
  // In its place comes another text: after that nobody would be asked for its paper any more.
  return here.shape === 'end' && isPublicBySpokenWord(dossier) ? { code: 'ratify-first' } : null
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
  if (!isCrisis(dossier.level)) return { code: 'not-urgent' }
  if (isPublicBySpokenWord(dossier)) return { code: 'ratify-first' }
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

function whyNotRatify(
  procedure: Procedure,
  dossier: DossierState,
  act: Extract<Act, { kind: 'ratify' }>,
): Reason | null {
  const open = toRatify(procedure, dossier)
  if (!open || dossier.state === 'withdrawn') return { code: 'nothing-to-ratify' }
  const { step, version: approved } = open
  const may = (posts: readonly string[]) => posts.includes(step.executor)
  if (!may(postsFor(act.by, { step: step.number, kind: dossier.kind }))) return notYours(procedure, step, act.by, may)
  if (dossier.authors.includes(act.by.personId)) return { code: 'own-draft' }
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
