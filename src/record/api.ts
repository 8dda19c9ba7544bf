import { levels } from '../base/levels.ts'
import { z } from 'zod'
import { hash, instant, page } from '../base/schemas.ts'
import { findingWords, type FindingCode } from '../base/words/gates.ts'
import { endpoint } from '../http/contract.ts'
import { agendaRow } from './api/agenda.ts'

const base64 = z.base64().length(44)

const numbered = z.object({
  /** The id of a book; `incoming` and `outgoing` are the two that every office begins with. */
  book: z.string(),
  year: z.int(),
  number: z.int(),
  /** As papers bear it. */
  formatted: z.string(),
})

const dispositionId = z.object({ dispositionId: z.uuid() })
const answer = z.enum(['yes', 'yes-with-notes', 'no'])

export const listPapers = endpoint({
  method: 'GET',
  path: '/api/dossiers/:dossierId/papers',
  summary: 'What the agenda books hold of one dossier, the newest line on top, with the sheets that went out',
  who: 'reader',
  params: z.object({ dossierId: z.uuid() }),
  answer: z.object({ rows: z.array(agendaRow) }),
})

/** A disposition sheet, as on paper. */
export const dispositionSheet = z.object({
  id: z.uuid(),
  office: z.object({ name: z.string(), regency: z.string(), address: z.string(), logo: hash.nullable() }).nullable(),
  dossier: z.object({
    id: z.uuid(),
    number: z.string(),
    title: z.string(),
    level: z.enum(levels),
  }),
  /** Under which number the text came in for this decision; null when it was decided without coming in. */
  incoming: numbered.nullable(),
  outgoing: numbered,
  from: z.string(),
  to: z.string(),
  version: z.object({ hash, number: z.int(), at: instant }),
  receivedAt: instant,
  answer,
  instruction: z.string(),
  /** What the leader let pass in spite of a finding, with who answers for it. */
  overrides: z.array(
    z.object({
      code: z.enum(Object.keys(findingWords) as [FindingCode, ...FindingCode[]]),
      about: z.record(z.string(), z.union([z.string(), z.number()])),
      law: z.string(),
      reason: z.string(),
      basis: z.string(),
      record: z.string(),
      step: z.int(),
      person: z.string(),
      post: z.string(),
    }),
  ),
  decidedBy: z.object({ name: z.string(), post: z.string(), rank: z.string(), nip: z.string() }),
  decidedAt: instant,
  /** When it was said, where it came later than that by a minute or more. */
  saidAt: instant.nullable(),
  proof: z.enum(['passkey', 'password', 'password-and-code', 'none']),
  statementHash: hash,
  /** The entry of the ledger that holds the decision's hash. */
  ledgerIndex: z.int().nullable(),
})
export type Sheet = z.output<typeof dispositionSheet>

export const readDisposition = endpoint({
  method: 'GET',
  path: '/api/dispositions/:dispositionId',
  summary: 'One disposition sheet, as on paper',
  who: 'reader',
  params: dispositionId,
  answer: dispositionSheet,
})

/** One entry of the ledger in a list: what it says stands in its body. */
export const ledgerRow = z.object({
  index: z.int(),
  at: instant,
  kind: z.string(),
  hash,
  dossierId: z.uuid().nullable(),
})

export const listLedger = endpoint({
  method: 'GET',
  path: '/api/ledger/entries',
  summary: 'The ledger, the newest entry on top',
  who: 'reader',
  query: z.object(page),
  answer: z.object({ rows: z.array(ledgerRow), next: z.string().nullable() }),
})

const index = z.coerce.number().int().min(0).max(Number.MAX_SAFE_INTEGER)
const checkpoint = { origin: z.string(), size: z.int(), root: base64, note: z.string() }

export const readLedgerEntry = endpoint({
  method: 'GET',
  path: '/api/ledger/entries/:index',
  summary: 'One entry of the ledger, byte for byte, with the proof that it stands in the checkpoint given beside it',
  who: 'reader',
  params: z.object({ index }),
  answer: ledgerRow.extend({
    /** The canonical bytes (RFC 8785); their SHA-256 with 0x00 before them is `hash`. */
    body: z.string(),
    /** The words whose SHA-256 is the entry's `saidHash`, for who may read what they are about. */
    said: z.string().nullable(),
    /** Inclusion proof (RFC 9162, 2.1.3), the lowest node first. */
    proof: z.array(base64),
    checkpoint: z.object(checkpoint),
  }),
})

export const readCheckpoint = endpoint({
  method: 'GET',
  path: '/api/ledger/checkpoint',
  summary:
    'The newest checkpoint of the ledger, signed (C2SP tlog-checkpoint). Keep it: it holds the office to its past',
  who: 'anyone',
  answer: z.object({
    ...checkpoint,
    /** The verifier key, one line. */
    key: z.string(),
  }),
})

export const readConsistency = endpoint({
  method: 'GET',
  path: '/api/ledger/consistency/:size',
  summary: 'The proof that the ledger begins as an earlier checkpoint of this size said (RFC 9162, 2.1.4)',
  who: 'anyone',
  params: z.object({ size: index.min(1) }),
  answer: z.object({ proof: z.array(base64), checkpoint: z.object(checkpoint) }),
})
