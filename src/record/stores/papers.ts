/** Official papers: owed by acts, made by a job, final from then on. */
import { randomBytes } from 'node:crypto'
import { newId } from '../../base/id.ts'
import { sha256 } from '../../base/hash.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { readablePaper, type Reader } from '../../db/readers.ts'
import type { PaperKind } from '../../db/tables.ts'

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

/** The paper that is longest due, its row locked until the caller's transaction ends; another maker takes the next. */
export async function lockPaperToMake(tx: Tx, now: Date): Promise<PaperToMake | null> {
  const row = await tx
    .selectFrom('paper')
    .select(['id', 'kind', 'dossier_id', 'about', 'code', 'asked_at', 'post_id', 'attempts'])
    .where('made_at', 'is', null)
    .where('try_at', '<=', now)
    .orderBy('try_at')
    .orderBy('id')
    .limit(1)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst()
  if (!row) return null
  const { id, kind, about, code, attempts } = row
  return { id, kind, about, code, attempts, dossierId: row.dossier_id, askedAt: row.asked_at, postId: row.post_id }
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
    })
    .where('id', '=', it.id)
    .execute()
}

/** A paper that could not be made now is tried again, later each time; it stays owed. */
export async function putOffPaper(db: Db, id: string, trouble: string, at: Date): Promise<void> {
  await db
    .updateTable('paper')
    .set((eb) => ({ attempts: eb('attempts', '+', 1), trouble, try_at: at }))
    .where('id', '=', id)
    .where('made_at', 'is', null)
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
      'paper.trouble',
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
