import { z } from 'zod'
import { hash, instant, named, page } from '../../base/schemas.ts'
import { plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'
import { CONTEXT_MAX, ECHOES_MAX, QUOTE_MAX } from '../rules/anchor.ts'
import { changes } from '../rules/comments.ts'

const dossierId = z.object({ dossierId: z.uuid() })
const change = z.enum(changes)

export const COMMENT_MAX = 4_000 // characters
export const SUGGESTION_MAX = 4_000

const at = z.int().min(0).max(2_000_000)
/** Words of a text and what stood around them, as `rules/anchor.ts` makes it. */
const anchor = z.strictObject({
  at: z.string().min(1).max(200),
  from: at,
  to: at,
  quote: z.string().max(QUOTE_MAX),
  before: z.string().max(CONTEXT_MAX),
  after: z.string().max(CONTEXT_MAX),
  echoes: z.array(at).max(CONTEXT_MAX * ECHOES_MAX),
  twin: at,
})

const comment = z.object({ id: z.uuid(), person: named, text: z.string(), at: instant })

export const thread = comment.extend({
  kind: z.enum(['comment', 'suggestion']),
  mustFix: z.boolean(),
  /** The words that are suggested instead; null for a comment. */
  suggestion: z.string().nullable(),
  /** What it is pinned to; null for the dossier as a whole. */
  anchor: anchor.nullable(),
  /** Of the text that the words stood in. */
  anchorHash: hash.nullable(),
  versionHash: hash.nullable(),
  /** The dossier's visit in which it was said; null for one from before this was kept. */
  visit: z.int().nullable(),
  /** Whether it is a note of a decision. */
  ofDecision: z.boolean(),
  state: z.enum(['open', 'resolved', 'accepted', 'refused']),
  settled: z.object({ person: named, at: instant }).nullable(),
  /** A writer says that it is done; who may settle it has yet to look. */
  repaired: z.object({ person: named, at: instant }).nullable(),
  replies: z.array(comment),
  /** How it stood over time, the first change first. */
  changes: z.array(z.object({ change, person: z.string(), at: instant })),
  /** What this person may do with it now. */
  may: z.array(change),
})

export const listComments = endpoint({
  method: 'GET',
  path: '/api/dossiers/:dossierId/comments',
  summary: 'What colleagues said about the text, whole threads, the oldest first',
  who: 'reader',
  params: dossierId,
  query: z.object({
    ...page,
    state: z.enum(['open', 'settled']).optional(),
    mustFix: z.enum(['true']).optional(),
  }),
  answer: z.object({ rows: z.array(thread), next: z.string().nullable() }),
})

export const addComment = endpoint({
  method: 'POST',
  path: '/api/dossiers/:dossierId/comments',
  summary: 'Say something about the text, its words, or what a colleague said; or suggest other words',
  who: 'staff',
  act: true,
  params: dossierId,
  body: z
    .strictObject({
      text: plainText(COMMENT_MAX),
      anchor: anchor.optional(),
      /** A comment of the same dossier; an answer to an answer joins its thread. */
      replyTo: z.uuid().optional(),
      mustFix: z.boolean().optional(),
      suggestion: plainText(SUGGESTION_MAX).optional(),
    })
    .refine((it) => it.suggestion === undefined || it.anchor !== undefined, { path: ['suggestion'], error: 'no words' })
    .refine(
      (it) => it.replyTo === undefined || (it.anchor === undefined && !it.mustFix && it.suggestion === undefined),
      { path: ['replyTo'], error: 'an answer is pinned to nothing' },
    ),
  answer: z.object({ id: z.uuid(), threadId: z.uuid(), mentions: z.array(z.string()) }),
})

export const listCalls = endpoint({
  method: 'GET',
  path: '/api/dossiers/:dossierId/calls',
  summary: 'Whom a comment on the text can call by @ and their name: posts, and people',
  who: 'reader',
  params: dossierId,
  answer: z.object({ rows: z.array(z.object({ kind: z.enum(['post', 'person']), name: z.string() })) }),
})

export const settleComment = endpoint({
  method: 'POST',
  path: '/api/dossiers/:dossierId/comments/:commentId/changes',
  summary: 'Say that it is repaired, resolve it, take or refuse what is suggested, or open it again',
  who: 'staff',
  act: true,
  params: z.object({ dossierId: z.uuid(), commentId: z.uuid() }),
  body: z.strictObject({ change }),
  answer: z.object({
    state: z.enum(['open', 'resolved', 'accepted', 'refused']),
    /** What an accepted suggestion wrote. */
    draft: z.object({ save: z.int(), hash }).nullable(),
  }),
})

export const listMentions = endpoint({
  method: 'GET',
  path: '/api/mentions',
  summary: 'Where colleagues call me or a post of mine, and nobody has settled it nor I answered',
  who: 'reader',
  answer: z.object({
    rows: z.array(
      z.object({
        commentId: z.uuid(),
        threadId: z.uuid(),
        dossierId: z.uuid(),
        title: z.string(),
        person: z.string(),
        /** The post that is called; null where I am by name. */
        post: z.string().nullable(),
        /** The first words of the comment. */
        text: z.string(),
        at: instant,
      }),
    ),
  }),
})
