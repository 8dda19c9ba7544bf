import { z } from 'zod'
import { hash, instant, named, page, whyNot } from '../../base/schemas.ts'
import { plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'
import { narrativeSchema, narrativeStates } from '../rules/narratives.ts'

const narrativeId = z.object({ narrativeId: z.uuid() })
const dossierId = z.object({ dossierId: z.uuid() })
const state = z.enum(narrativeStates)
const reason = plainText(1_000)

const row = z.object({
  id: z.uuid(),
  /** The version whose words stand here: what counts today, else what did last, else the newest. */
  number: z.int(),
  title: z.string(),
  /** Its first three hundred characters. */
  excerpt: z.string(),
  validFrom: z.string(),
  validUntil: z.string(),
  state,
  /** Whether a newer version waits for its decision. */
  waits: z.boolean(),
  /** The issue or programme; null for one of none. */
  item: z.object({ id: z.uuid(), title: z.string(), kind: z.enum(['programme', 'activity', 'issue']) }).nullable(),
  keeper: named,
  changedAt: instant,
})
export type NarrativeRow = z.output<typeof row>

export const listNarratives = endpoint({
  method: 'GET',
  path: '/api/narratives',
  summary: 'Narratives, the last changed first',
  who: 'reader',
  query: z.object({
    ...page,
    state: state.optional(),
    /** Words of the title and text of the newest version. */
    search: plainText(200).optional(),
  }),
  answer: z.object({ rows: z.array(row), next: z.string().nullable(), whyNotWrite: whyNot }),
})

const use = z.object({
  dossier: z.object({ id: z.uuid(), number: z.string(), title: z.string() }),
  number: z.int(),
  by: z.string(),
  at: instant,
})

export const listNarrativeUses = endpoint({
  method: 'GET',
  path: '/api/narratives/:narrativeId/uses',
  summary: 'The dossiers whose text took a narrative over, the last first',
  who: 'reader',
  params: narrativeId,
  query: z.object(page),
  answer: z.object({ rows: z.array(use), next: z.string().nullable() }),
})

export const readNarrative = endpoint({
  method: 'GET',
  path: '/api/narratives/:narrativeId',
  summary: 'One narrative with all its versions, who decided on them, and where it was taken over',
  who: 'reader',
  params: narrativeId,
  answer: row.extend({
    newest: z.int(),
    withdrawn: z.object({ by: z.string(), at: instant, reason: z.string() }).nullable(),
    /** The newest first. */
    versions: z.array(
      z.object({
        number: z.int(),
        hash,
        text: narrativeSchema,
        writtenBy: z.string(),
        writtenAt: instant,
        /** Null while nobody decided. */
        decision: z
          .object({ yes: z.boolean(), by: z.string(), post: z.string(), at: instant, reason: z.string() })
          .nullable(),
      }),
    ),
    /** In dossiers that the reader may read, the last first. */
    uses: z.array(use),
    /** Where the list of older ones begins; null where there are none. */
    usesNext: z.string().nullable(),
    whyNotWrite: whyNot,
    whyNotDecide: whyNot,
    whyNotWithdraw: whyNot,
  }),
})
export type NarrativeData = z.output<typeof readNarrative.answer>

export const writeNarrative = endpoint({
  method: 'POST',
  path: '/api/narratives',
  summary: 'Write a narrative for an issue, a programme or none; its first version waits for the decision',
  who: 'staff',
  act: true,
  body: z.strictObject({ itemId: z.uuid().nullable(), text: narrativeSchema }),
  answer: z.object({ id: z.uuid() }),
})

export const rewriteNarrative = endpoint({
  method: 'POST',
  path: '/api/narratives/:narrativeId/versions',
  summary: 'Write a new version; what is approved counts on until this one is',
  who: 'staff',
  act: true,
  params: narrativeId,
  body: z.strictObject({ text: narrativeSchema, seenNumber: z.int().min(1) }),
  answer: z.object({ number: z.int() }),
})

export const decideNarrative = endpoint({
  method: 'POST',
  path: '/api/narratives/:narrativeId/decision',
  summary: 'Say YES or NO on exactly the version that was read',
  who: 'staff',
  act: true,
  params: narrativeId,
  body: z.strictObject({ number: z.int().min(1), hash, yes: z.boolean(), reason }),
  answer: z.object({ ledgerIndex: z.int() }),
})

export const withdrawNarrative = endpoint({
  method: 'POST',
  path: '/api/narratives/:narrativeId/withdrawal',
  summary: 'Take a narrative out of use, with a reason and for good',
  who: 'staff',
  act: true,
  params: narrativeId,
  body: z.strictObject({ reason }),
  answer: z.object({}),
})

export const readDossierNarratives = endpoint({
  method: 'GET',
  path: '/api/dossiers/:dossierId/narratives',
  summary: 'What counts today for the issue and the programme of a dossier, and what its text took over',
  who: 'reader',
  params: dossierId,
  answer: z.object({
    /** The item that it began from; null for a drill. */
    itemId: z.uuid().nullable(),
    valid: z.array(row),
    taken: z.array(row.extend({ takenNumber: z.int(), takenBy: z.string(), takenAt: instant })),
  }),
})

export const takeNarrative = endpoint({
  method: 'POST',
  path: '/api/dossiers/:dossierId/narratives',
  summary: 'Take a version that counts today over into the text of a dossier, and remember that',
  who: 'staff',
  act: true,
  params: dossierId,
  body: z.strictObject({ narrativeId: z.uuid(), number: z.int().min(1) }),
  answer: z.object({ text: narrativeSchema }),
})
