/**
 * The SOP as data: what an edition is and which step follows which.
 * Serves every step: the same edition draws the official sheet and drives the work.
 */
import { z } from 'zod'
import { plainText } from '../base/text.ts'

const line = plainText(500)
const text = plainText(4_000)
const postId = z.string().regex(/^[a-z0-9-]{0,60}$/) // blank while a draft is being written; the linter says so

export const stepSchema = z.strictObject({
  number: z.int().min(1).max(40),
  activity: text,
  /** One or two words for the step where the sheet's sentence has no room ("Telaah"); not on the sheet itself. */
  label: plainText(30, 1),
  /** The post in whose column the shape stands: it acts at this step. */
  executor: postId,
  /** True while nobody has confirmed that the sheet really says so (the seed lost its shapes). */
  executorAssumed: z.boolean(),
  /** Posts that may also write the text while the dossier is at this step. */
  drafters: z.array(postId).max(12),
  shape: z.enum(['start', 'process', 'decision', 'end']),
  inputs: z.array(line).max(20),
  time: z.strictObject({ value: z.int().min(1).max(10_000), unit: z.enum(['minute', 'hour', 'day']) }).nullable(),
  outputs: z.array(line).max(20),
  /** Where YES of a decision leads; the next step when null. */
  yes: z.int().min(1).max(40).nullable(),
  /** Where NO of a decision leads unless the approver chooses another earlier step. */
  no: z.int().min(1).max(40).nullable(),
  /** True where arrival at this step is entered in the incoming agenda book. */
  agenda: z.boolean(),
  remarks: text,
  /**
   * What the text must pass before it leaves this step, by the gates' ids. Absent in an edition from before there were
   * gates; then `gatesOf` says which.
   */
  gates: z
    .array(z.string().regex(/^[a-z0-9][a-z0-9-]{0,39}$/))
    .max(40)
    .optional(),
})

export const editionSchema = z.strictObject({
  issuer: z.array(line).max(10),
  number: line,
  madeOn: line,
  revisedOn: line,
  effectiveOn: line,
  approvedBy: z.strictObject({ unit: line, name: line, nip: line }),
  title: line,
  legalBasis: z.array(text).max(60),
  qualifications: z.array(text).max(60),
  relatedSops: z.array(text).max(60),
  equipment: z.array(text).max(60),
  warnings: z.array(text).max(60),
  records: z.array(text).max(60),
  posts: z
    .array(z.strictObject({ id: postId, name: line }))
    .min(1)
    .max(12),
  /** Posts that may hold, resume, reassign and withdraw a dossier wherever it is. */
  coordinators: z.array(postId).max(12),
  /** Working minutes in which an oral approval must be ratified in writing; a working day when absent. */
  ratifyWithinMinutes: z.int().min(15).max(10_000).optional(),
  steps: z.array(stepSchema).min(2).max(40),
})

/** One edition of an SOP, word for word as its sheet has it. Dates are kept as they are printed. */
export type Edition = z.output<typeof editionSchema>
export type Step = Edition['steps'][number]
