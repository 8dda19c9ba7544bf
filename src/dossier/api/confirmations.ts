import { z } from 'zod'
import { typedFactSchema } from '../../base/facts.ts'
import { instant } from '../../base/schemas.ts'
import { plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'
import { answererSchema, ASKED_MAX, LINK_HOURS_MAX, verdictSchema } from '../rules/confirmation.ts'

const dossierId = z.object({ dossierId: z.uuid() })
const requestId = z.object({ dossierId: z.uuid(), requestId: z.uuid() })
const hours = z.int().min(1).max(LINK_HOURS_MAX)
const facts = z.array(typedFactSchema).min(1).max(ASKED_MAX)

export const listConfirmations = endpoint({
  method: 'GET',
  path: '/api/dossiers/:dossierId/confirmations',
  summary: 'Who was asked about the facts of this dossier, and what they said',
  who: 'reader',
  params: dossierId,
  answer: z.object({
    /** The newest first. */
    requests: z.array(
      z.object({
        id: z.uuid(),
        addressee: z.string(),
        purpose: z.string(),
        facts: z.array(typedFactSchema),
        state: z.enum(['open', 'answered', 'expired', 'withdrawn']),
        askedBy: z.string(),
        askedAt: instant,
        expiresAt: instant,
      }),
    ),
    /** The newest first. */
    answers: z.array(
      z.object({
        id: z.uuid(),
        way: z.enum(['link', 'phone']),
        name: z.string(),
        post: z.string(),
        how: z.string(),
        recordedBy: z.string().nullable(),
        saidAt: instant,
        verdicts: z.array(verdictSchema),
      }),
    ),
    /** How long a new link stays open unless the asker says otherwise. */
    linkHours: z.int(),
  }),
})

/** A link that was made: shown once, since only its hash is kept. */
const madeLink = z.object({
  id: z.uuid(),
  /** Null when this act was done before and its answer was lost on the way: make the link anew. */
  link: z.string().nullable(),
  expiresAt: instant,
})

export const askFacts = endpoint({
  method: 'POST',
  path: '/api/dossiers/:dossierId/confirmations',
  summary: 'Ask an agency about facts, through a link that opens once without an account',
  who: 'staff',
  act: true,
  params: dossierId,
  body: z.strictObject({
    /** As they read on the asker's screen; refused `fact-changed` when the saved text says otherwise. */
    facts,
    /** Who is asked, for the office's own list. */
    addressee: plainText(200, 1),
    /** What it is for, shown to who is asked. */
    purpose: plainText(300),
    hours: hours.optional(),
  }),
  answer: madeLink,
})

export const renewFactLink = endpoint({
  method: 'POST',
  path: '/api/dossiers/:dossierId/confirmations/:requestId/renewal',
  summary: 'Make the link of a question anew; the old one no longer opens',
  who: 'staff',
  act: true,
  params: requestId,
  body: z.strictObject({ hours: hours.optional() }),
  answer: madeLink,
})

export const withdrawFactLink = endpoint({
  method: 'POST',
  path: '/api/dossiers/:dossierId/confirmations/:requestId/withdrawal',
  summary: 'Take a question back; its link no longer opens',
  who: 'staff',
  act: true,
  params: requestId,
  body: z.strictObject({}),
  answer: z.object({}),
})

export const recordCall = endpoint({
  method: 'POST',
  path: '/api/dossiers/:dossierId/confirmations/calls',
  summary: 'Write down what an agency said about facts by telephone or face to face',
  who: 'staff',
  act: true,
  params: dossierId,
  body: z.strictObject({
    verdicts: z.array(verdictSchema).min(1).max(ASKED_MAX),
    ...answererSchema,
    /** How it was said: the number called, who was with them. */
    how: plainText(500, 1),
    saidAt: instant,
  }),
  answer: z.object({ id: z.uuid() }),
})

export const readLinkHours = endpoint({
  method: 'GET',
  path: '/api/confirmation-settings',
  summary: 'How long a link to confirm facts stays open, where its sender says nothing else',
  who: 'administrator',
  answer: z.object({ linkHours: z.int() }),
})

export const setLinkHours = endpoint({
  method: 'POST',
  path: '/api/confirmation-settings',
  summary: 'How long a link to confirm facts stays open',
  who: 'administrator',
  act: true,
  body: z.strictObject({ linkHours: hours }),
  answer: z.object({}),
})
