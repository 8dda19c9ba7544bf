/** What the public could see of deliveries, and when one looks again. */
import { promisify } from 'node:util'
import { gunzip, type ZlibOptions } from 'node:zlib'
import { sha256 } from '../../base/hash.ts'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { listNameableFiles, readableBy, type Reader } from '../../db/readers.ts'
import { linkFiles } from '../../dossier/stores/readers.ts'
import type { Outcome } from '../rules/proof.ts'

/** Deliveries that should be looked at now, the longest due first. */
export async function listDueProofs(db: Db, now: Date, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('delivery')
    .select('id')
    .where('proof_due_at', '<=', now)
    .orderBy('proof_due_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  return rows.map((row) => row.id)
}

/** A delivery to be looked at, and what was seen last; null when it is not to be any more. */
export async function findProofDue(db: Db | Tx, deliveryId: string, now: Date) {
  const row = await db
    .selectFrom('delivery')
    .innerJoin('publication', 'publication.id', 'delivery.publication_id')
    .innerJoin('version', (on) =>
      on.onRef('version.dossier_id', '=', 'publication.dossier_id').onRef('version.hash', '=', 'delivery.version_hash'),
    )
    .select([
      'delivery.id',
      'delivery.kind',
      'delivery.remote_url',
      'delivery.sent_at',
      'delivery.proofs_taken',
      'delivery.version_hash',
      'publication.dossier_id',
      'version.content',
    ])
    .select((eb) => [
      eb
        .selectFrom('proof')
        .select('proof.body_hash')
        .whereRef('proof.delivery_id', '=', 'delivery.id')
        .where('proof.body_hash', 'is not', null)
        .orderBy('proof.taken_at', 'desc')
        .limit(1)
        .as('before'),
      // A later version or a withdrawal stands in its place now.
      eb
        .selectFrom('delivery as later')
        .select('later.id')
        .whereRef('later.publication_id', '=', 'delivery.publication_id')
        .whereRef('later.destination_id', 'is not distinct from', 'delivery.destination_id')
        .whereRef('later.created_at', '>', 'delivery.created_at')
        .where('later.state', 'in', ['sent', 'sending'])
        .limit(1)
        .as('later'),
    ])
    .where('delivery.id', '=', deliveryId)
    .where('delivery.proof_due_at', '<=', now)
    .executeTakeFirst()
  return row ?? null
}

/** Sets when a delivery is looked at next; only from the state in which it was seen. Says whether this call did. */
export async function setProofDue(
  tx: Tx,
  it: { deliveryId: string; taken: number; dueAt: Date | null; seenTaken: number },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable('delivery')
    .set({ proof_due_at: it.dueAt, proofs_taken: it.taken })
    .where('id', '=', it.deliveryId)
    .where('proofs_taken', '=', it.seenTaken)
    .where('proof_due_at', 'is not', null)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

export async function isBodyKept(db: Db, hash: string): Promise<boolean> {
  return (await db.selectFrom('capture_body').select('hash').where('hash', '=', hash).executeTakeFirst()) !== undefined
}

const BODY_MAX_BYTES = 16 * 1024 * 1024 // what a look keeps is a third of it at most
const unzip = promisify<Buffer, ZlibOptions, Buffer>(gunzip)

/** The bytes of a look as they came. @throws where they are not what their hash says */
export async function unzipped({ hash, zipped }: { hash: string; zipped: Buffer }): Promise<Buffer> {
  const bytes = await unzip(zipped, { maxOutputLength: BODY_MAX_BYTES })
  if (sha256(bytes) !== hash) throw new Error(`the bytes of capture ${hash} are not what its hash says`)
  return bytes
}

/** Keeps bytes once. */
export async function keepBody(tx: Tx, it: { hash: string; zipped: Buffer }): Promise<void> {
  await tx
    .insertInto('capture_body')
    .values(it)
    .onConflict((on) => on.column('hash').doNothing())
    .execute()
}

export type NewProof = {
  readonly deliveryId: string
  readonly kind: 'capture' | 'hand'
  readonly outcome: Outcome | 'hand'
  readonly url: string
  readonly status?: number
  readonly headers?: readonly (readonly [string, string])[]
  readonly hops?: readonly string[]
  readonly bodyHash?: string
  readonly failure?: string
  readonly fileHash?: string
  readonly note?: string
  readonly personId?: string
  readonly ledgerIndex: number
}

export async function insertProof(tx: Tx, it: NewProof, now: Date): Promise<string> {
  const id = newId()
  await tx
    .insertInto('proof')
    .values({
      id,
      delivery_id: it.deliveryId,
      kind: it.kind,
      taken_at: now,
      outcome: it.outcome,
      url: it.url,
      status: it.status ?? null,
      headers: JSON.stringify(it.headers ?? []),
      hops: JSON.stringify(it.hops ?? []),
      body_hash: it.bodyHash ?? null,
      failure: it.failure ?? '',
      file_hash: it.fileHash ?? null,
      note: it.note ?? '',
      person_id: it.personId ?? null,
      ledger_index: it.ledgerIndex,
    })
    .execute()
  return id
}

/** Makes a file one of the dossier's, so that who reads that reads it. @throws {Refused} `file-unknown` */
export async function linkProofFile(
  tx: Tx,
  it: { readonly dossierId: string; readonly fileHash: string },
  reader: Reader,
): Promise<void> {
  const [file] = await listNameableFiles(tx, [it.fileHash], reader, it.dossierId)
  if (!file) throw new Refused({ code: 'file-unknown', field: 'fileHash' })
  await linkFiles(tx, it.dossierId, [it.fileHash])
}

const PROOFS_MAX = 200

/** The proofs of a delivery, the newest first. @throws {Refused} `not-found`, also for who may not read its dossier */
export async function listProofs(db: Db, reader: Reader, deliveryId: string) {
  const delivery = await db
    .selectFrom('delivery')
    .innerJoin('publication', 'publication.id', 'delivery.publication_id')
    .innerJoin('dossier', 'dossier.id', 'publication.dossier_id')
    .select(['delivery.id', 'delivery.proof_due_at'])
    .where('delivery.id', '=', deliveryId)
    .where(readableBy(reader))
    .executeTakeFirst()
  if (!delivery) throw new Refused({ code: 'not-found' })
  const rows = await db
    .selectFrom('proof')
    .leftJoin('person', 'person.id', 'proof.person_id')
    .leftJoin('proof_picture', 'proof_picture.proof_id', 'proof.id')
    .select([
      'proof_picture.wanted_at as picture_wanted_at',
      'proof_picture.taken_at as picture_taken_at',
      'proof_picture.failure as picture_failure',
      'proof_picture.browser as picture_browser',
      'proof_picture.width as picture_width',
      'proof_picture.height as picture_height',
      'proof_picture.cut as picture_cut',
      'proof_picture.picture_hash',
      'proof_picture.archive_hash',
      'proof_picture.ledger_index as picture_ledger_index',
      'proof.id',
      'proof.kind',
      'proof.taken_at',
      'proof.outcome',
      'proof.url',
      'proof.status',
      'proof.hops',
      'proof.body_hash',
      'proof.failure',
      'proof.file_hash',
      'proof.note',
      'proof.ledger_index',
      'person.name as person',
    ])
    .where('proof.delivery_id', '=', deliveryId)
    .orderBy('proof.taken_at', 'desc')
    .orderBy('proof.id', 'desc')
    .limit(PROOFS_MAX)
    .execute()
  return { nextLook: delivery.proof_due_at, rows }
}

/** A capture with its bytes as they came, zipped. @throws {Refused} `not-found` */
export async function readCapture(db: Db, reader: Reader, proofId: string) {
  const row = await db
    .selectFrom('proof')
    .innerJoin('capture_body', 'capture_body.hash', 'proof.body_hash')
    .innerJoin('delivery', 'delivery.id', 'proof.delivery_id')
    .innerJoin('publication', 'publication.id', 'delivery.publication_id')
    .innerJoin('dossier', 'dossier.id', 'publication.dossier_id')
    .select(['capture_body.hash', 'capture_body.zipped'])
    .select(['proof.taken_at', 'proof.url', 'proof.status', 'proof.headers', 'proof.hops', 'proof.ledger_index'])
    .where('proof.id', '=', proofId)
    .where(readableBy(reader))
    .executeTakeFirst()
  if (!row || row.status === null) throw new Refused({ code: 'not-found' })
  return { ...row, status: row.status }
}
