import { z } from 'zod'
import { hash, instant } from '../../base/schemas.ts'
import { plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'

const dossierId = z.object({ dossierId: z.uuid() })

export const VERSION_NAME_MAX = 80

export const listVersions = endpoint({
  method: 'GET',
  path: '/api/dossiers/:dossierId/versions',
  summary: 'The versions of the text, the newest first',
  who: 'reader',
  params: dossierId,
  query: z.object({
    after: z.string().max(400).optional(),
    limit: z.coerce.number().int().min(1).max(500).default(100),
  }),
  answer: z.object({
    rows: z.array(
      z.object({
        hash,
        number: z.int(),
        title: z.string(),
        /** What the person who kept it called it; often nothing. */
        name: z.string(),
        /** The number of the version it was made of; null for a first one and for those of before. */
        parent: z.int().nullable(),
        createdAt: instant,
        createdBy: z.string(),
        /** What it became on its way, the first first. */
        editions: z.array(
          z.object({ edition: z.enum(['submitted', 'reviewed', 'approved', 'published']), at: instant }),
        ),
      }),
    ),
    next: z.string().nullable(),
  }),
})

export const keepVersion = endpoint({
  method: 'POST',
  path: '/api/dossiers/:dossierId/versions',
  summary: 'Keep the text being written as a version, to come back to or to compare with',
  who: 'staff',
  act: true,
  params: dossierId,
  body: z.strictObject({
    /** The text on the person's screen; refused `draft-differs` when another is saved. */
    hash,
    name: plainText(VERSION_NAME_MAX),
  }),
  answer: z.object({ number: z.int(), hash }),
})

export const restoreVersion = endpoint({
  method: 'POST',
  path: '/api/dossiers/:dossierId/versions/:hash/restoration',
  summary: 'Go on writing from an earlier version; the text being written is kept as a version first',
  who: 'staff',
  act: true,
  params: z.object({ dossierId: z.uuid(), hash }),
  body: z.strictObject({
    /** The save that the person's screen stands on; 0 for none. Refused `draft-changed` when someone else saved since. */
    seenSave: z.int().min(0),
  }),
  answer: z.object({
    save: z.int(),
    /** The version that the text being written was kept as; null when it was one already. */
    kept: z.int().nullable(),
  }),
})
