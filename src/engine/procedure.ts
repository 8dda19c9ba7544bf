/** What an edition says of the way of a dossier. Pure. */
import type { Step } from '../sop/rules.ts'
import { stepOf } from '../sop/rules/way.ts'
import type { DossierState, Procedure } from './act.ts'

/** What the edition calls a post. */
export function postName(procedure: Procedure, id: string): string {
  return procedure.posts.find((post) => post.id === id)?.name ?? id
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

/** Who may record what they heard from the leader: who coordinates, and who reviewed the text on its way here. */
export function hearersOf(procedure: Procedure, here: Step): string[] {
  const reviewers = procedure.steps.filter((step) => step.shape === 'process' && step.number < here.number)
  return [...procedure.coordinators, ...reviewers.map((step) => step.executor)].filter((post) => post !== here.executor)
}

/**
 * The step whose YES was given by word of mouth and waits for its paper, and on which version; null when none does. What is
 * public comes before what is to stand in its place.
 */
export function toRatify(
  procedure: Procedure,
  { approvals, correction }: Pick<DossierState, 'approvals' | 'correction'>,
): { readonly step: Step; readonly version: string } | null {
  const open = [...spokenIn(correction?.approvals), ...spokenIn(approvals)][0]
  return open ? { step: stepOf(procedure, Number(open[0])), version: open[1].version } : null
}

/** Whether what is public, while it is being put right, went out on a word that is not in writing yet. */
export const isPublicBySpokenWord = ({ correction }: Pick<DossierState, 'correction'>): boolean =>
  spokenIn(correction?.approvals).length > 0

const spokenIn = (approvals: DossierState['approvals'] = {}) => Object.entries(approvals).filter(([, it]) => it.oral)

/** The step at which a text that is public is put right: the first that writes. */
export function correctingStep(procedure: Procedure): Step {
  const written = procedure.steps.find((step) => step.shape !== 'start')
  const step = written?.shape === 'decision' ? procedure.steps[0] : written
  if (!step) throw new Error('an edition has steps')
  return step
}

/** Who may open what is public again, and give that up: who publishes, who writes, who coordinates. */
export function correctorsOf(procedure: Procedure): string[] {
  const step = correctingStep(procedure)
  const publishers = procedure.steps.filter((it) => it.shape === 'end').map((it) => it.executor)
  return [...publishers, step.executor, ...step.drafters, ...procedure.coordinators]
}

/** Where a text goes whose oral approval the leader does not ratify: where the edition sends a NO. */
export function targetOfRefusal(procedure: Procedure, step: Step): number {
  return step.no ?? Math.min(procedure.steps[1]?.number ?? 1, step.number - 1)
}
