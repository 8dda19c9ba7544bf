import { z } from 'zod'
import { contentTypesFile, contentTypeSchema, givenContentType } from '../../base/content-types.ts'
import { endpoint } from '../../http/contract.ts'

const listed = z.object({
  type: contentTypeSchema,
  /** Counts its changes from 1, to send with the next one. */
  revision: z.int(),
  changedAt: z.iso.datetime(),
  /** Null for one that came with Siar. */
  changedBy: z.string().nullable(),
})

export const listContentTypes = endpoint({
  method: 'GET',
  path: '/api/content-types',
  summary: 'The kinds of text that this office writes, those no longer offered too',
  who: 'reader',
  answer: z.object({ rows: z.array(listed) }),
})

export const saveContentType = endpoint({
  method: 'POST',
  path: '/api/content-types',
  summary: 'Add a kind of text, or change one; texts that were sent on stay as they are',
  who: 'administrator',
  act: true,
  body: z.strictObject({
    type: givenContentType,
    /** The revision that the screen stands on; 0 for a new one. Refused `content-type-changed` when it is another. */
    seenRevision: z.int().min(0),
  }),
  answer: z.object({ revision: z.int() }),
})

export const importContentTypes = endpoint({
  method: 'POST',
  path: '/api/content-types/import',
  summary: 'Take over kinds of text from a file: new ones are added, others changed; none is removed',
  who: 'administrator',
  act: true,
  body: contentTypesFile,
  answer: z.object({ added: z.int(), changed: z.int(), same: z.int() }),
})
