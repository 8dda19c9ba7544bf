import { z } from 'zod'
import { outletKinds } from '../../base/press.ts'
import { page } from '../../base/schemas.ts'
import { plainText, TWICE } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'
import { beats, languages } from './journalists.ts'
import { line } from './outlets.ts'

const listId = z.object({ listId: z.uuid() })

export const listFields = {
  name: line(120, 1),
  about: plainText(500),
  beats,
  kinds: z
    .array(z.enum(outletKinds))
    .max(outletKinds.length)
    .refine((all) => new Set(all).size === all.length, { error: TWICE }),
  languages,
  retired: z.boolean(),
}
export const listSchema = z.strictObject(listFields)
export type ListFields = z.output<typeof listSchema>

/** A list as it is kept. */
export const knownList = z.object({ id: z.uuid(), ...listFields, revision: z.int() })
const pressList = knownList.extend({
  /** Who is in it, and how many of them may be written to; at most a thousand are counted. */
  members: z.int(),
  reachable: z.int(),
})
export type PressList = z.output<typeof pressList>

export const listPressLists = endpoint({
  method: 'GET',
  path: '/api/press/lists',
  summary: 'Lists of journalists by name',
  who: 'staff',
  query: z.object({ retired: z.enum(['yes', 'no']).default('no') }),
  answer: z.object({ rows: z.array(pressList) }),
})

export const addPressList = endpoint({
  method: 'POST',
  path: '/api/press/lists',
  summary: 'Make a list: whoever fits its rule, and whoever is put in by hand',
  who: 'staff',
  act: true,
  body: listSchema,
  answer: z.object({ id: z.uuid() }),
})

export const changePressList = endpoint({
  method: 'POST',
  path: '/api/press/lists/:listId',
  summary: 'Change a list and its rule',
  who: 'staff',
  act: true,
  params: listId,
  body: z.strictObject({ list: listSchema, seenRevision: z.int().min(1) }),
  answer: z.object({ revision: z.int() }),
})

export const readPressList = endpoint({
  method: 'GET',
  path: '/api/press/lists/:listId',
  summary: 'One list',
  who: 'staff',
  params: listId,
  answer: pressList,
})

const member = z.object({
  id: z.uuid(),
  name: z.string(),
  outlet: z.string().nullable(),
  email: z.string(),
  /** Put in by hand, there by the rule, or kept out of it by hand. */
  by: z.enum(['hand', 'rule', 'kept-out']),
  whyNotWrite: z
    .enum(['erased', 'retired', 'no-email', 'unsubscribed', 'withdrawn', 'no-consent', 'bounced'])
    .nullable(),
})
export type ListMember = z.output<typeof member>

export const listMembers = endpoint({
  method: 'GET',
  path: '/api/press/lists/:listId/members',
  summary: 'Who is in a list, by name, and who is kept out of it by hand',
  who: 'staff',
  params: listId,
  query: z.object({ ...page, after: z.string().max(2_000).optional() }),
  answer: z.object({ rows: z.array(member), next: z.string().nullable() }),
})

export const setMember = endpoint({
  method: 'POST',
  path: '/api/press/lists/:listId/members',
  summary: 'Put a journalist into a list by hand, keep them out of it, or leave it to its rule',
  who: 'staff',
  act: true,
  params: listId,
  body: z.strictObject({ journalistId: z.uuid(), belongs: z.enum(['in', 'out', 'by-rule']) }),
  answer: z.object({}),
})
