import { z } from 'zod'
import { hash, instant } from '../../base/schemas.ts'
import { NOT_AN_ADDRESS, oneLine, plainText } from '../../base/text.ts'
import { HOSTS_MAX, hostNamed, leftReasons, NOTE_MAX } from '../rules/full-text.ts'

const host = plainText(300).transform((typed, context) => {
  const named = hostNamed(typed)
  if (named !== null) return named
  context.addIssue({ code: 'custom', message: NOT_AN_ADDRESS })
  return z.NEVER
})

/** On whose word whole texts are kept; null for not at all. Absent, it stays as it is. */
export const leaveTyped = z
  .strictObject({
    note: plainText(NOTE_MAX).overwrite(oneLine).min(3),
    hosts: z.array(host).max(HOSTS_MAX).default([]),
  })
  .nullable()
  .optional()

/** Whether whole texts of a source are kept, on whose word, and how that went in the last seven days. */
export const leaveTold = z
  .object({
    note: z.string(),
    hosts: z.array(z.string()),
    by: z.string(),
    at: instant,
    kept: z.int(),
    waiting: z.int(),
    /** The most first. */
    left: z.array(z.object({ reason: z.enum(leftReasons), count: z.int() })),
  })
  .nullable()

/** What became of the whole text of a mention; null where none was to be fetched. */
export const fullTextTold = z
  .discriminatedUnion('state', [
    z.object({ state: z.literal('waiting') }),
    z.object({ state: z.literal('left'), reason: z.enum(leftReasons) }),
    z.object({
      state: z.literal('kept'),
      /** False once it is no longer kept, or its medium changed the article since. */
      isThere: z.boolean(),
      at: instant,
      address: z.string(),
      way: z.enum(['declared', 'marked', 'weighed']),
      /** Of the page's bytes as they came. */
      pageHash: hash,
      /** Of the mention's title and this text. */
      textHash: hash,
    }),
  ])
  .nullable()
export type FullTextTold = z.output<typeof fullTextTold>
