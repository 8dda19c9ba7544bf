import { z } from 'zod'
import { askedPlanSchema, crisisPlanSchema } from '../../base/crisis.ts'
import { instant, named, page } from '../../base/schemas.ts'
import { endpoint } from '../../http/contract.ts'

const edition = z.object({
  number: z.int(),
  at: instant,
  /** Null for the one that Siar comes with. */
  by: z.string().nullable(),
})

export const readPlan = endpoint({
  method: 'GET',
  path: '/api/crisis-plan',
  summary: 'The checklist of the first hour: the edition in force or an earlier one, and which there were',
  who: 'reader',
  query: z.object({ number: z.coerce.number().int().min(1).max(1_000_000).optional() }),
  answer: edition.extend({
    ...crisisPlanSchema.shape,
    /** The edition in force; a situation keeps the one under which it began. */
    current: z.int(),
    posts: z.array(named),
    /** The newest first. */
    editions: z.array(edition),
    /** Where the list of older ones begins; null where there are none. */
    editionsNext: z.string().nullable(),
  }),
})

export const listPlanEditions = endpoint({
  method: 'GET',
  path: '/api/crisis-plan/editions',
  summary: 'The editions of the checklist of the first hour, the newest first',
  who: 'reader',
  query: z.object(page),
  answer: z.object({ rows: z.array(edition), next: z.string().nullable() }),
})

export const savePlan = endpoint({
  method: 'POST',
  path: '/api/crisis-plan',
  summary: 'Put another checklist in force, for situations that begin from now on; the earlier ones stay',
  who: 'administrator',
  act: true,
  body: askedPlanSchema.extend({ seenNumber: z.int().min(1) }),
  answer: z.object({ number: z.int(), ...crisisPlanSchema.shape }),
})
