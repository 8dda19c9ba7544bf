import { z } from 'zod'
import { calendarDay as day } from '../../base/day.ts'
import { languages } from '../../base/languages.ts'
import { hash, instant, page } from '../../base/schemas.ts'
import { plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'
import { fileRefusals } from '../rules/mailbox.ts'
import { fullTextTold } from './full-texts.ts'
import { toneTold } from './tone.ts'

const id = z.uuid()

const mention = z.object({
  id,
  /** Null where it is not read yet or not sure. */
  language: z.enum(languages).nullable(),
  source: z.object({ id, name: z.string(), weight: z.int() }),
  title: z.string(),
  /** The beginning of its text. */
  excerpt: z.string(),
  url: z.string(),
  author: z.string(),
  publishedAt: instant,
  /** Whether the source said so; else it is when it was taken in. */
  dated: z.boolean(),
  takenAt: instant,
  changedAt: instant.nullable(),
  /** Of a letter: who it says it is from; null for what is none. */
  letter: z
    .object({
      /** '' where it says none. */
      address: z.string(),
      name: z.string(),
      /** The name under which the office knows that address; null for one that it does not know. */
      known: z.string().nullable(),
      /** Whether the mailbox's server said that it comes from that address's domain. */
      proven: z.boolean(),
    })
    .nullable(),
})
export type Mention = z.output<typeof mention>

export const listMentions = endpoint({
  method: 'GET',
  path: '/api/inventory/mentions',
  summary: 'What came in from the sources, the newest first',
  who: 'reader',
  query: z.object({
    ...page,
    source: id.optional(),
    day: day.optional(),
    language: z.enum(languages).optional(),
    search: plainText(200).optional(),
  }),
  /** `count` up to a thousand, which then means so many and more; on the first page only. */
  answer: z.object({ rows: z.array(mention), next: z.string().nullable(), count: z.int().nullable() }),
})

export const readMention = endpoint({
  method: 'GET',
  path: '/api/inventory/mentions/:mentionId',
  summary: 'One mention with its whole text, as far as it is kept',
  who: 'reader',
  params: z.object({ mentionId: id }),
  answer: mention.extend({
    /** The whole text where it is kept, else what its source gave. */
    text: z.string(),
    fullText: fullTextTold,
    tone: toneTold,
    /** What the office that took a complaint says of it; who of a chat wrote, as a number. */
    facts: z.record(z.string(), z.string()),
    /** Of title and the source's text as they came first, and as they came last. */
    firstHash: hash,
    textHash: hash,
    /** Of the whole letter, as the mailbox gave it; null for what is none. */
    letterHash: hash.nullable(),
    /** What came with it, in its order; what was not kept says why. */
    files: z.array(
      z.object({
        name: z.string(),
        kept: z.object({ hash, mediaType: z.string(), sizeBytes: z.int() }).nullable(),
        refused: z.enum(fileRefusals).nullable(),
      }),
    ),
  }),
})
