/** Acting officials: the letters by which somebody acts in a post that is not theirs. */
import { z } from 'zod'
import { dataId } from '../../base/content.ts'
import { calendarDay as day } from '../../base/day.ts'
import { hash } from '../../base/schemas.ts'
import { plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'

const once = (it: readonly unknown[]) => new Set(it).size === it.length
const letter = {
  personId: z.uuid(),
  postId: z.string().regex(/^[a-z0-9-]{1,60}$/),
  /** As the letter bears it: `800/123/2026`. */
  number: plainText(100),
  datedOn: day,
  /** The letter itself, uploaded before. */
  scanHash: hash.nullable(),
  fromOn: day,
  untilOn: day.nullable(),
  /** The kinds of text and the steps that it covers; null for all of them. */
  kinds: z.array(dataId).min(1).max(60).refine(once).nullable(),
  steps: z.array(z.int().min(1).max(40)).min(1).max(40).refine(once).nullable(),
}

/** The letter by which an act was done in a post: its form, whose absence it is for, and its number ('' where none was kept). */
export const mandate = z.object({ form: z.enum(['plt', 'plh']), forPerson: z.string().nullable(), letter: z.string() })

export const appointActing = endpoint({
  method: 'POST',
  path: '/api/acting',
  summary: 'Appoint who acts in a post by a letter: for a vacancy (Plt) or an absence (Plh)',
  who: 'administrator',
  act: true,
  body: z.discriminatedUnion('form', [
    z.strictObject({ form: z.literal('plt'), ...letter }),
    z.strictObject({ form: z.literal('plh'), forPersonId: z.uuid(), ...letter }),
  ]),
  answer: z.object({ id: z.uuid() }),
})

export const readScopes = endpoint({
  method: 'GET',
  path: '/api/acting/scopes',
  summary: 'The steps and kinds of text that a letter can be limited to',
  who: 'administrator',
  answer: z.object({
    steps: z.array(z.object({ number: z.int(), activity: z.string(), post: z.string() })),
    kinds: z.array(z.object({ id: z.string(), name: z.object({ id: z.string(), en: z.string() }) })),
  }),
})
