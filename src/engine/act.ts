/** What the engine speaks of: a dossier's state, what a person may ask for, and what must be written for it. */
import type { Officer } from '../base/officer.ts'
import type { Reason } from '../base/refused.ts'
import type { Decision, Ratification } from '../decision/rules.ts'
import type { VisitOutcome } from '../dossier/rules.ts'
import type { CrisisLevel } from '../base/levels.ts'
import type { Finding } from '../dossier/rules/gate.ts'
import type { Runs } from '../dossier/rules/visit-clock.ts'
import type { Release } from '../publication/rules.ts'
import type { Edition } from '../sop/rules.ts'

export type Procedure = Pick<Edition, 'steps' | 'posts' | 'coordinators' | 'ratifyWithinMinutes'>

/** A YES of one decision step: on which exact version, and whether the leader's notes are still to be done. */
export type Approval = {
  readonly version: string
  readonly notes: 'none' | 'pending' | 'certified'
  /** Given by word of mouth in a crisis and not yet ratified in writing; absent for every other YES. */
  readonly oral?: true
}

/** What is public while a text that went out is put right: it stays so until the new text has gone the same way. */
export type Correction = {
  readonly form: CorrectionForm
  /** What the public is told of it, dated, above the text. */
  readonly note: string
  /** The version that is public meanwhile, and the YES of every decision step on it. */
  readonly version: string
  readonly approvals: Readonly<Record<number, Approval>>
}
/** A correction says that the first text was wrong; a clarification that it could be misread. */
export type CorrectionForm = 'correction' | 'clarification'

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
  /** The kind of that text; '' while it has none. */
  readonly kind: string
  /** Everyone who wrote any of it; none of them decides on it. */
  readonly authors: readonly string[]
  /** The standing YES by number of the decision step. */
  readonly approvals: Readonly<Record<number, Approval>>
  /** Null while nothing that is public is being put right. */
  readonly correction: Correction | null
}

type By = { readonly by: Pick<Officer, 'personId' | 'role' | 'posts' | 'mandates'> }

export type Act = By &
  (
    | { readonly kind: 'open' }
    | { readonly kind: 'revise'; readonly version: string; readonly authors: readonly string[] }
    /** `release`: when and where it goes out, at the step that publishes; at once and everywhere when absent. */
    | { readonly kind: 'complete'; readonly version: string | null; readonly release?: Release | undefined }
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
    /** Opens what is public again, to be put right; or, while that is still being written, says its note anew. */
    | { readonly kind: 'correct'; readonly form: CorrectionForm; readonly note: string }
    /** Gives a correction up: what is public stays as it is. */
    | { readonly kind: 'drop-correction'; readonly reason: string }
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
  /** From now on the visit's clock runs so; the reason when it rests. */
  | { readonly kind: 'visit-paced'; readonly runs: Runs; readonly reason: string }
  | { readonly kind: 'visit-done'; readonly outcome: VisitOutcome }
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
  | {
      readonly kind: 'publication'
      readonly version: string
      readonly step: number
      readonly release: Release | undefined
    }
  | ({ readonly kind: 'correction'; readonly step: number } & Pick<Correction, 'form' | 'note' | 'version'>)
  | { readonly kind: 'withdrawal'; readonly reason: string }
  | { readonly kind: 'readers'; readonly readers: Readers | null }
export type AgendaAbout = 'review' | 'decision' | 'disposition' | 'publication'

export type Advanced = { readonly next: DossierState; readonly effects: readonly Effect[] }
export type Refusal = { readonly refused: Reason }
