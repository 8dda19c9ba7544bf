/** Official papers: owed by acts, made by a job, final from then on. */
import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { newId } from '../../base/id.ts'
import { sha256 } from '../../base/hash.ts'
import { Refused, type Reason } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { TRIES_MAX } from '../../db/failed-papers.ts'
import { readableIfAny, readablePaper, type Reader } from '../../db/readers.ts'
import type { PaperKind } from '../../db/tables.ts'
import { longKinds } from '../rules/papers.ts'

/** A paper that an act owes, by the row it is of. */
export type OwedPaper = {
  readonly kind: PaperKind
  readonly dossierId: string | null
  readonly about: string
  /** The post that alone may read it; none when absent. */
  readonly postId?: string | null
}

/** Notes that papers are to be made, in the transaction of the act that owes them. */
export async function insertPapers(
  tx: Tx,
  papers: readonly OwedPaper[],
  now: Date,
  personId: string | null = null,
): Promise<string[]> {
  if (papers.length === 0) return []
  const rows = papers.map((it) => rowOf(it, now, personId))
  await tx.insertInto('paper').values(rows).execute()
  return rows.map((it) => it.id)
}

/** The row of a paper that is owed. */
export const rowOf = (it: OwedPaper, now: Date, personId: string | null) => ({
  id: newId(),
  kind: it.kind,
  dossier_id: it.dossierId,
  about: it.about,
  code: newCode(),
  asked_at: now,
  asked_by: personId,
  post_id: it.postId ?? null,
  try_at: now,
})

const SIGNS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ' // Crockford's: none that is taken for another when typed from paper

/** What stands behind a paper's QR: 60 random bits, so that nobody walks through the papers by counting. */
function newCode(): string {
  return [...randomBytes(12)].map((byte) => SIGNS[byte % 32]).join('')
}

export type PaperToMake = {
  readonly id: string
  readonly kind: PaperKind
  readonly dossierId: string | null
  readonly about: string
  readonly code: string
  readonly askedAt: Date
  readonly postId: string | null
  readonly attempts: number
}

/**
 * Takes the paper of this lane that is longest due, and counts the try before it begins: one that takes its maker with
 * it is counted too. Nobody else takes it before its pause is over, nor while its row is locked (`lockTakenPaper`).
 */
export async function takePaperToMake(db: Db, lane: 'quick' | 'long' | 'both', now: Date): Promise<PaperToMake | null> {
  const row = await db
    .updateTable('paper')
    .set((eb) => ({
      attempts: eb('attempts', '+', 1),
      // 5 s, 20 s, 80 s, 320 s; the last is longer than any making, and over it a maker that died is known for one.
      try_at: sql<Date>`${now}::timestamptz + least(600, 5 * power(4, attempts)) * interval '1 second'`,
      // A try that left no reason ended with its maker.
      reason: sql`case when attempts > 0 then coalesce(reason, '{"code":"paper-maker-ended"}') end`,
    }))
    .where('id', '=', (eb) =>
      eb
        .selectFrom('paper')
        .select('id')
        .where('made_at', 'is', null)
        .where('try_at', '<=', now)
        .where('attempts', '<', TRIES_MAX)
        .$if(lane !== 'both', (query) => query.where('kind', lane === 'long' ? 'in' : 'not in', longKinds))
        .orderBy('try_at')
        .orderBy('id')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'kind', 'dossier_id', 'about', 'code', 'asked_at', 'post_id', 'attempts'])
    .executeTakeFirst()
  if (!row) return null
  const { id, kind, about, code, attempts } = row
  return { id, kind, about, code, attempts, dossierId: row.dossier_id, askedAt: row.asked_at, postId: row.post_id }
}

/** Holds a paper that was just taken until the caller's transaction ends; false when somebody else has it by now. */
export async function lockTakenPaper(tx: Tx, { id, attempts }: PaperToMake): Promise<boolean> {
  const row = await tx
    .selectFrom('paper')
    .select('id')
    .where('id', '=', id)
    .where('made_at', 'is', null)
    .where('attempts', '=', attempts)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

export async function keepPaper(
  tx: Tx,
  it: { id: string; data: string; fileHash: string; title: string; ledgerIndex: number },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('paper')
    .set({
      made_at: now,
      data: it.data,
      data_hash: sha256(it.data),
      file_hash: it.fileHash,
      title: it.title,
      ledger_index: it.ledgerIndex,
      trouble: '',
      reason: null,
    })
    .where('id', '=', it.id)
    .execute()
}

/**
 * A try that failed: why, for who reads the papers and, in its own words, for who runs Siar. It is tried again after its
 * pause; after the last one it is given up at once, until an administrator asks again.
 */
export async function notePaperTrouble(
  db: Db,
  { id, attempts, reason, trouble }: Pick<PaperToMake, 'id' | 'attempts'> & { reason: Reason; trouble: string },
  now: Date,
): Promise<void> {
  await ofTry(db, { id, attempts })
    .set({ trouble, reason: JSON.stringify(reason), ...(attempts >= TRIES_MAX && { try_at: now }) })
    .execute()
}

/** A try that came to nothing by no fault of the paper: not counted. */
export async function putOffPaper(
  db: Db,
  { id, attempts, at }: Pick<PaperToMake, 'id' | 'attempts'> & { at: Date },
): Promise<void> {
  await ofTry(db, { id, attempts })
    .set({ attempts: attempts - 1, try_at: at })
    .execute()
}

const ofTry = (db: Db, { id, attempts }: Pick<PaperToMake, 'id' | 'attempts'>) =>
  db.updateTable('paper').where('id', '=', id).where('made_at', 'is', null).where('attempts', '=', attempts)

/**
 * Has a paper that was tried in vain tried again at once, from the beginning.
 * @throws {Refused} `not-found`; `paper-not-failed` for one that is made, under way, or never failed
 */
export async function tryPaperAgain(tx: Tx, id: string, now: Date): Promise<{ dossierId: string | null }> {
  const row = await tx
    .selectFrom('paper')
    .select('dossier_id')
    .where('id', '=', id)
    .where('made_at', 'is', null)
    .where('reason', 'is not', null)
    .forUpdate()
    .skipLocked() // whoever makes it just now holds it
    .executeTakeFirst()
  if (!row) {
    const known = await tx.selectFrom('paper').select('id').where('id', '=', id).executeTakeFirst()
    throw new Refused({ code: known ? 'paper-not-failed' : 'not-found' })
  }
  const again = { attempts: 0, try_at: now, reason: null, trouble: '' }
  await tx.updateTable('paper').set(again).where('id', '=', id).execute()
  return { dossierId: row.dossier_id }
}

const TROUBLED_SHOWN_MAX = 50

/** Papers that were tried in vain, the longest owed first: for the administrator, with their dossier where they may read it. */
export async function listTroubledPapers(db: Db, reader: Reader) {
  return db
    .selectFrom('paper')
    .leftJoin('dossier', 'dossier.id', 'paper.dossier_id')
    .select(['paper.id', 'paper.kind', 'paper.asked_at', 'paper.attempts', 'paper.try_at', 'paper.reason'])
    .select(['paper.dossier_id', 'dossier.year', 'dossier.number', readableIfAny(reader).as('readable')])
    .where('paper.made_at', 'is', null)
    .where('paper.reason', 'is not', null)
    .orderBy('paper.asked_at')
    .orderBy('paper.id')
    .limit(TROUBLED_SHOWN_MAX)
    .execute()
}

const PER_DOSSIER_MAX = 200

const papersOf = (db: Db | Tx) =>
  db
    .selectFrom('paper')
    .leftJoin('dossier', 'dossier.id', 'paper.dossier_id')
    .leftJoin('paper_to_sign', 'paper_to_sign.paper_id', 'paper.id')
    .leftJoin('paper_signature', 'paper_signature.paper_id', 'paper.id')
    .select([
      'paper.id',
      'paper.kind',
      'paper.about',
      'paper.dossier_id',
      'paper.code',
      'paper.asked_at',
      'paper.made_at',
      'paper.title',
      'paper.file_hash',
      'paper.data_hash',
      'paper.attempts',
      'paper.try_at',
      'paper.reason',
      'paper.ledger_index',
      'paper_to_sign.state as signing',
      'paper_to_sign.person_id as signatory_id',
      'paper_to_sign.name as signatory',
      'paper_to_sign.since as waiting_since',
      'paper_to_sign.reason as unsigned_reason',
      'paper_signature.file_hash as signed_hash',
      'paper_signature.signed_at',
    ])
export type PaperRow = Awaited<ReturnType<ReturnType<typeof papersOf>['executeTakeFirstOrThrow']>>

/** The papers of one dossier, the newest first. */
export async function listDossierPapers(db: Db, reader: Reader, dossierId: string): Promise<PaperRow[]> {
  return papersOf(db)
    .where('paper.dossier_id', '=', dossierId)
    .where(readablePaper(reader))
    .orderBy('paper.asked_at', 'desc')
    .orderBy('paper.id', 'desc')
    .limit(PER_DOSSIER_MAX)
    .execute()
}

/** One paper that they may read. @throws {Refused} `not-found` */
export async function readPaper(db: Db | Tx, reader: Reader, paperId: string): Promise<PaperRow> {
  const row = await papersOf(db).where('paper.id', '=', paperId).where(readablePaper(reader)).executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return row
}

/** What a made paper says, as it was kept. @throws {Refused} `not-found`; `paper-not-made` */
export async function readPaperData(
  db: Db | Tx,
  paperId: string,
): Promise<{ kind: PaperKind; data: string; fileHash: string }> {
  const row = await db
    .selectFrom('paper')
    .select(['kind', 'data', 'file_hash'])
    .where('id', '=', paperId)
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  if (row.data === null || row.file_hash === null) throw new Refused({ code: 'paper-not-made' })
  return { kind: row.kind, data: row.data, fileHash: row.file_hash }
}

/** The newest paper that says just this, if there is one. */
export async function findPaper(tx: Tx, { kind, about }: Pick<OwedPaper, 'kind' | 'about'>): Promise<string | null> {
  const row = await tx
    .selectFrom('paper')
    .select('id')
    .where('kind', '=', kind)
    .where('about', '=', about)
    .orderBy('asked_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}
