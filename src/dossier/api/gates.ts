import { z } from 'zod'
import { CONTENT_MAX_BYTES, contentSchema } from '../../base/content.ts'
import { hash, whyNot } from '../../base/schemas.ts'
import { plainText } from '../../base/text.ts'
import { findingWords, type FindingCode } from '../../base/words/gates.ts'
import { endpoint } from '../../http/contract.ts'
import { receipt } from '../api.ts'
import { linkStanding } from './links.ts'

const dossierId = z.object({ dossierId: z.uuid() })

const finding = z.object({
  gate: z.string(),
  code: z.enum(Object.keys(findingWords) as [FindingCode, ...FindingCode[]]),
  about: z.record(z.string(), z.union([z.string(), z.number()])),
  severity: z.enum(['must', 'should', 'note']),
  place: z.object({ at: z.string(), from: z.int(), to: z.int() }).nullable(),
  law: z.string(),
  key: z.string(),
  override: z.enum(['never', 'reason', 'basis']),
  fix: z.string().optional(),
  /** Whose word lets it through, and why. */
  overridden: z
    .object({
      reason: z.string(),
      basis: z.string(),
      record: z.string(),
      person: z.string(),
      post: z.string(),
      step: z.int(),
      at: z.iso.datetime(),
    })
    .nullable(),
})

const judgement = z.object({
  step: z.int(),
  /** The ids of the step's gates, in their order. */
  gates: z.array(z.string()),
  /** The first 200; those that shut the gate come first. */
  findings: z.array(finding),
  count: z.int(),
  /** How many shut the gate: `must`, and not overridden. */
  open: z.int(),
  /** How far the links have been looked at; null where the step does not ask about them. */
  links: linkStanding
    .extend({
      /** Why this person may not have them looked at now. */
      whyNotNow: whyNot,
    })
    .nullable(),
})
export type ShownFinding = z.output<typeof finding>
/** What the gates of a step say of a text. */
export type Judgement = z.output<typeof judgement>

export const readFindings = endpoint({
  method: 'GET',
  path: '/api/dossiers/:dossierId/findings',
  summary: 'What the text still lacks before it may leave its step',
  who: 'reader',
  params: dossierId,
  answer: judgement.extend({
    /** The text that was judged: the writing ahead of the version, else the version; null while there is none. */
    version: hash.nullable(),
    /** Why this person may override nothing here now; null when they may where the finding's rule allows it. */
    mayOverride: whyNot,
  }),
})

export const checkText = endpoint({
  method: 'POST',
  path: '/api/dossiers/:dossierId/check',
  summary: 'What the gates would say of this text; nothing is kept',
  who: 'staff',
  params: dossierId,
  bodyMaxBytes: CONTENT_MAX_BYTES,
  body: z.strictObject({ content: contentSchema }),
  answer: judgement,
})

export const overrideFinding = endpoint({
  method: 'POST',
  path: '/api/dossiers/:dossierId/overrides',
  summary: 'Let the text pass in spite of a finding, with the reason that its rule asks for',
  who: 'staff',
  act: true,
  params: dossierId,
  body: z.strictObject({
    seenRevision: z.int().min(1),
    /** The text in which the finding was seen. */
    version: hash,
    /** The finding's key; the longest holds an address. */
    key: plainText(2_400, 1),
    reason: plainText(2_000, 1),
    /** The lawful basis and where its record lies; only where the finding's rule asks for them. */
    basis: plainText(500).default(''),
    record: plainText(500).default(''),
  }),
  answer: receipt,
})
