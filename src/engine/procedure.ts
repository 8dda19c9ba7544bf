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

/** The step whose YES was given by word of mouth and waits for its paper; null when none does. */
export function stepToRatify(procedure: Procedure, dossier: Pick<DossierState, 'approvals'>): Step | null {
  const open = Object.entries(dossier.approvals).find(([, it]) => it.oral)
  return open ? stepOf(procedure, Number(open[0])) : null
}

/** Where a text goes whose oral approval the leader does not ratify: where the edition sends a NO. */
export function targetOfRefusal(procedure: Procedure, step: Step): number {
  return step.no ?? Math.min(procedure.steps[1]?.number ?? 1, step.number - 1)
}
