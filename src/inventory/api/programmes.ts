import { z } from 'zod'
import { levels } from '../../base/levels.ts'
import { instant, page, whyNot } from '../../base/schemas.ts'
import { endpoint } from '../../http/contract.ts'
import { kinds, states } from '../rules.ts'
import { evidences, matchStates } from '../rules/programmes.ts'

const id = z.uuid()

const match = {
  state: z.enum(matchStates),
  how: z.enum(evidences),
  /** As they stand in the text. */
  words: z.array(z.string()),
}

const itemProgramme = z.object({
  programme: z.object({ id, title: z.string(), agency: z.string() }),
  ...match,
  /** The register says that the item belongs to it. */
  belongs: z.boolean(),
  /** Null where no person said so. */
  decided: z.object({ by: z.string(), at: instant }).nullable(),
})
export type ItemProgramme = z.output<typeof itemProgramme>

export const listItemProgrammes = endpoint({
  method: 'GET',
  path: '/api/inventory/items/:itemId/programmes',
  summary: 'Which programmes an item speaks of, by what, and which it was said not to',
  who: 'reader',
  params: z.object({ itemId: id }),
  answer: z.object({ rows: z.array(itemProgramme), whyNot }),
})

export const decideItemProgramme = endpoint({
  method: 'POST',
  path: '/api/inventory/items/:itemId/programmes/:programmeId',
  summary: 'Say whether an item speaks of a programme; what was refused is never proposed again',
  who: 'staff',
  act: true,
  params: z.object({ itemId: id, programmeId: id }),
  body: z.strictObject({ answer: z.enum(['yes', 'no']) }),
  answer: z.object({}),
})

const voice = z.object({
  item: z.object({
    id,
    kind: z.enum(kinds),
    title: z.string(),
    agency: z.string(),
    level: z.enum(levels),
    state: z.enum(states),
    mentions: z.int(),
    sources: z.int(),
  }),
  ...match,
  lastAt: instant,
  /** A line of the plan, of which nobody spoke yet. */
  planned: z.boolean(),
  dossier: z.object({ id, number: z.string() }).nullable(),
  /** When what the office wrote about it became public. */
  publishedAt: instant.nullable(),
})

export const listProgrammeVoices = endpoint({
  method: 'GET',
  path: '/api/inventory/programmes/:programmeId/voices',
  summary: 'What speaks of a programme, the newest first, and when it was last spoken of and published about',
  who: 'reader',
  params: z.object({ programmeId: id }),
  query: z.object(page),
  answer: z.object({
    spokenAt: instant.nullable(),
    publishedAt: instant.nullable(),
    rows: z.array(voice),
    next: z.string().nullable(),
  }),
})

export const GAP_DAYS_MAX = 366

const gap = z.object({
  id,
  title: z.string(),
  /** In the plan; '' where it has none. */
  code: z.string(),
  agency: z.string(),
  spokenAt: instant.nullable(),
  publishedAt: instant.nullable(),
  /** Of the programme itself. */
  dossier: z.object({ id, number: z.string(), running: z.boolean() }).nullable(),
})
export type Gap = z.output<typeof gap>

export const listProgrammeGaps = endpoint({
  method: 'GET',
  path: '/api/inventory/programmes/gaps',
  summary: 'Programmes of a plan that nobody spoke of for so many days, the longest silent first',
  who: 'reader',
  query: z.object({
    ...page,
    /** The plans under way when absent: of this year and the last. */
    year: z.coerce.number().int().min(1900).max(9999).optional(),
    days: z.coerce.number().int().min(0).max(GAP_DAYS_MAX).default(30),
    /** `office`: about which the office itself published nothing. */
    by: z.enum(['anyone', 'office']).default('anyone'),
    /** With what keeps agencies themselves running. */
    support: z.literal('yes').optional(),
  }),
  answer: z.object({
    /** Of which there is a plan, the newest first; the one that is shown, null for those under way. */
    years: z.array(z.int()),
    year: z.int().nullable(),
    /** Counted to a thousand. */
    count: z.int(),
    rows: z.array(gap),
    next: z.string().nullable(),
    whyNot,
  }),
})

export const beginProgrammeDossier = endpoint({
  method: 'POST',
  path: '/api/inventory/programmes/:programmeId/dossier',
  summary: 'Begin a dossier about a programme; of one that had its own, about how it goes on',
  who: 'staff',
  act: true,
  params: z.object({ programmeId: id }),
  body: z.strictObject({}),
  answer: z.object({ dossierId: id, number: z.string() }),
})
