import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { canonical, type Json } from '../../base/canonical.ts'
import { typedFactSchema, type TypedFact } from '../../base/facts.ts'
import { sha256 } from '../../base/hash.ts'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { refuseDrill } from '../../db/drill.ts'
import {
  PHONED_MAX,
  REQUESTS_MAX,
  requestStateOf,
  statementSchema,
  statementText,
  type FactAnswer,
  type FactStatement,
} from '../rules/confirmation.ts'

const HOUR_MS = 60 * 60 * 1000
const TOKEN_BYTES = 32 // 256 bits: not to be guessed, whatever the rate
const askedSchema = z.strictObject({ facts: z.array(typedFactSchema), salt: z.string() })

/** Sixteen random bytes as hex: without them the ledger's hash of a short fact could be guessed. */
export const newSalt = (): string => randomBytes(16).toString('hex')

export async function readLinkHours(db: Db | Tx): Promise<number> {
  return (await db.selectFrom('fact_setting').select('link_hours').executeTakeFirstOrThrow()).link_hours
}

export async function saveLinkHours(tx: Tx, linkHours: number): Promise<void> {
  await tx.updateTable('fact_setting').set({ link_hours: linkHours }).execute()
}

export type NewRequest = {
  readonly dossierId: string
  readonly facts: readonly TypedFact[]
  readonly addressee: string
  readonly purpose: string
  readonly hours: number
  readonly personId: string
}

/**
 * Keeps a question and makes its link's token, which is told once and kept as its hash only.
 * @throws {Refused} `facts-asked-enough`, `drill-stays-in`
 */
export async function insertFactRequest(tx: Tx, it: NewRequest, now: Date) {
  await refuseDrill(tx, it.dossierId)
  const { count } = await tx
    .selectFrom('fact_request')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('dossier_id', '=', it.dossierId)
    .executeTakeFirstOrThrow()
  if (count >= REQUESTS_MAX) throw new Refused({ code: 'facts-asked-enough', max: REQUESTS_MAX })
  const id = newId()
  const token = newToken()
  const salt = newSalt()
  const asked = canonical({ facts: it.facts, salt } as unknown as Json)
  const expiresAt = new Date(now.getTime() + it.hours * HOUR_MS)
  await tx
    .insertInto('fact_request')
    .values({
      id,
      dossier_id: it.dossierId,
      token_hash: sha256(token),
      asked,
      addressee: it.addressee,
      purpose: it.purpose,
      asked_by: it.personId,
      asked_at: now,
      expires_at: expiresAt,
    })
    .execute()
  return { id, token, salt, askedHash: sha256(asked), expiresAt }
}

/** Gives a question another link; the old one opens nothing from then on. @throws {Refused} `not-found`, `fact-request-closed`, `drill-stays-in` */
export async function renewToken(
  tx: Tx,
  it: { dossierId: string; requestId: string; hours: number },
  now: Date,
): Promise<{ token: string; expiresAt: Date; facts: TypedFact[] }> {
  await refuseDrill(tx, it.dossierId)
  const request = await lockRequest(tx, it)
  const state = stateOf(request, now)
  if (state !== 'open' && state !== 'expired') throw new Refused({ code: 'fact-request-closed', state })
  const token = newToken()
  const expiresAt = new Date(now.getTime() + it.hours * HOUR_MS)
  await tx
    .updateTable('fact_request')
    .set({ token_hash: sha256(token), expires_at: expiresAt })
    .where('id', '=', it.requestId)
    .execute()
  return { token, expiresAt, ...askedSchema.pick({ facts: true }).strip().parse(JSON.parse(request.asked)) }
}

/** Takes a question back. @throws {Refused} `not-found`, `fact-request-closed` */
export async function withdrawRequest(
  tx: Tx,
  it: { dossierId: string; requestId: string; personId: string },
  now: Date,
): Promise<void> {
  const state = stateOf(await lockRequest(tx, it), now)
  if (state !== 'open' && state !== 'expired') throw new Refused({ code: 'fact-request-closed', state })
  await tx
    .updateTable('fact_request')
    .set({ withdrawn_at: now, withdrawn_by: it.personId })
    .where('id', '=', it.requestId)
    .execute()
}

/** The question behind a link, however it stands; null for a link that never was or was replaced. */
export async function findRequestByToken(db: Db | Tx, token: string) {
  const row = await db
    .selectFrom('fact_request')
    .innerJoin('person', 'person.id', 'fact_request.asked_by')
    .select([...requestColumns, 'person.name as asked_by_name'])
    .where('token_hash', '=', sha256(token))
    .executeTakeFirst()
  return row ? { ...row, ...askedSchema.parse(JSON.parse(row.asked)) } : null
}

/**
 * Uses a link up: of two answers at once, one is kept.
 * @returns the question, or null when it is not open any more
 */
export async function useLink(tx: Tx, token: string, now: Date) {
  const row = await tx
    .updateTable('fact_request')
    .set({ answered_at: now })
    .where('token_hash', '=', sha256(token))
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null)
    .where('expires_at', '>', now)
    .returning(['id', 'dossier_id', 'asked'])
    .executeTakeFirst()
  return row ? { ...row, ...askedSchema.parse(JSON.parse(row.asked)) } : null
}

/** Keeps an answer as its canonical bytes. @returns its id and the bytes' hash */
export async function insertAnswer(tx: Tx, it: FactStatement, now: Date): Promise<{ id: string; hash: string }> {
  const id = newId()
  const statement = statementText(it)
  await tx
    .insertInto('fact_answer')
    .values({
      id,
      dossier_id: it.dossierId,
      request_id: it.requestId,
      way: it.way,
      statement,
      recorded_by: it.recordedBy,
      answered_at: now,
    })
    .execute()
  return { id, hash: sha256(statement) }
}

/** @throws {Refused} `facts-asked-enough` when so many calls were written down already */
export async function refuseTooManyCalls(tx: Tx, dossierId: string): Promise<void> {
  const { count } = await tx
    .selectFrom('fact_answer')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('dossier_id', '=', dossierId)
    .where('way', '=', 'phone')
    .executeTakeFirstOrThrow()
  if (count >= PHONED_MAX) throw new Refused({ code: 'facts-asked-enough', max: PHONED_MAX })
}

/** What was said about the facts of a dossier, the last said first; all of it, as asking and calling have their limits. */
export async function listFactAnswers(db: Db | Tx, dossierId: string): Promise<FactAnswer[]> {
  const rows = await db
    .selectFrom('fact_answer')
    .leftJoin('person', 'person.id', 'fact_answer.recorded_by')
    .select(['fact_answer.id', 'fact_answer.statement', 'person.name as recorded_by_name'])
    .where('dossier_id', '=', dossierId)
    .orderBy('answered_at', 'desc')
    .orderBy('fact_answer.id', 'desc')
    .limit(REQUESTS_MAX + PHONED_MAX)
    .execute()
  return rows
    .map((row) => {
      const { way, name, post, how, saidAt, verdicts } = statementSchema.parse(JSON.parse(row.statement))
      return { id: row.id, way, name, post, how, saidAt, verdicts, recordedBy: row.recorded_by_name }
    })
    .toSorted((a, b) => Date.parse(b.saidAt) - Date.parse(a.saidAt)) // a call may be written down days later
}

/** The questions about a dossier, the newest first. */
export async function listFactRequests(db: Db, dossierId: string, now: Date) {
  const rows = await db
    .selectFrom('fact_request')
    .innerJoin('person', 'person.id', 'fact_request.asked_by')
    .select([...requestColumns, 'person.name as asked_by_name'])
    .where('dossier_id', '=', dossierId)
    .orderBy('asked_at', 'desc')
    .orderBy('fact_request.id', 'desc')
    .limit(REQUESTS_MAX)
    .execute()
  return rows.map((row) => ({ ...row, ...askedSchema.parse(JSON.parse(row.asked)), state: stateOf(row, now) }))
}

const requestColumns = [
  'fact_request.id',
  'fact_request.dossier_id',
  'fact_request.asked',
  'fact_request.addressee',
  'fact_request.purpose',
  'fact_request.asked_at',
  'fact_request.expires_at',
  'fact_request.answered_at',
  'fact_request.withdrawn_at',
] as const

const newToken = () => randomBytes(TOKEN_BYTES).toString('base64url')

const stateOf = (row: { answered_at: Date | null; withdrawn_at: Date | null; expires_at: Date }, now: Date) =>
  requestStateOf({ answeredAt: row.answered_at, withdrawnAt: row.withdrawn_at, expiresAt: row.expires_at }, now)

async function lockRequest(tx: Tx, { dossierId, requestId }: { dossierId: string; requestId: string }) {
  const row = await tx
    .selectFrom('fact_request')
    .select(requestColumns)
    .where('id', '=', requestId)
    .where('dossier_id', '=', dossierId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return row
}
