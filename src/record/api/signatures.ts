import { z } from 'zod'
import { signatureMethods } from '../../base/signing.ts'
import { instant, page } from '../../base/schemas.ts'
import { plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'
import { paperKinds } from './papers.ts'

const paperId = z.object({ paperId: z.uuid() })

export const listPapersToSign = endpoint({
  method: 'GET',
  path: '/api/signatures/waiting',
  summary: 'Papers that wait for a signature, mine or all that I may read, the longest waiting on top',
  who: 'reader',
  query: z.object({ ...page, part: z.enum(['mine', 'all']) }),
  answer: z.object({
    rows: z.array(
      z.object({
        id: z.uuid(),
        kind: z.enum(paperKinds),
        title: z.string(),
        dossier: z.object({ id: z.uuid(), title: z.string() }).nullable(),
        /** Whose signature it is, as the paper bears name and post. */
        by: z.object({ name: z.string(), post: z.string() }),
        mine: z.boolean(),
        /** Whether I may note that it will not be signed. */
        mayGiveUp: z.boolean(),
        method: z.enum(signatureMethods),
        since: instant,
        /** The last time it was asked for, and in a sentence what came of it; blank for one that never ended. */
        lastTry: z.object({ at: instant, said: z.string() }).nullable(),
      }),
    ),
    next: z.string().nullable(),
    /** Up to a thousand. */
    waiting: z.int(),
  }),
})
export type PaperToSign = z.output<(typeof listPapersToSign)['answer']>['rows'][number]

/**
 * No act with an idempotency key: a paper has one signature, so asking again answers the same, and a passphrase should
 * not be in a hash that is kept.
 */
export const signPaper = endpoint({
  method: 'POST',
  path: '/api/papers/:paperId/signature',
  summary: 'Sign a paper that waits for me; the passphrase and the identity number are used once and not kept',
  who: 'staff',
  params: paperId,
  body: z.strictObject({
    secret: z.string().min(1).max(200),
    /** 16 figures; BSrE asks for it. */
    nik: z.string().max(16).optional(),
  }),
  answer: z.object({
    signedAt: instant,
    /** Who the certificate says has signed. */
    certificate: z.string(),
  }),
})

export const giveUpSignature = endpoint({
  method: 'POST',
  path: '/api/papers/:paperId/signature/give-up',
  summary: 'Note why a paper will not be signed; by who was to sign it, or the administrator',
  who: 'staff',
  act: true,
  params: paperId,
  body: z.strictObject({ reason: plainText(500, 1) }),
  answer: z.object({}),
})
