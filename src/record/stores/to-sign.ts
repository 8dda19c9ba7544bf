/** Papers that wait for somebody's signature: whose it is, every time it was asked for, and the signature itself. */
import { newId } from '../../base/id.ts'
import type { Officer } from '../../base/officer.ts'
import { Refused, type Reason } from '../../base/refused.ts'
import type { SignatureMethod, SignedBy } from '../../base/signing.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { page, readInstantCursor, writeCursor } from '../../db/keyset.ts'
import { readableIfAny, type Reader } from '../../db/readers.ts'
import { countPapersWaiting, type WaitingFor } from '../../db/waiting-papers.ts'
import { append } from '../../ledger/append.ts'
import type { Signer } from '../../office/rules/letterhead.ts'
import { readSigning } from '../../office/stores/signing.ts'
import { withoutNik } from '../rules/signatures.ts'
import { endedIn, released, signerOf } from './paper-data.ts'
import type { PaperToMake } from './papers.ts'

/** Longer than any service is waited for (a minute): who finds it past may begin anew. */
const BUSY_MS = 90_000

export type Signatory = {
  readonly personId: string
  readonly signer: Signer
  readonly method: Exclude<SignatureMethod, 'local'>
}

/** Who is to sign a paper that is made now, and how; null where the office's own word is enough. */
export async function findSignatory(
  tx: Tx,
  { kind, about }: Pick<PaperToMake, 'kind' | 'about'>,
): Promise<Signatory | null> {
  const { method, papers } = await readSigning(tx)
  const wanted = papers.find((it) => it.kind === kind)
  if (method === 'local' || !wanted) return null
  const it = await signings(tx, wanted, about)
  const person = await tx
    .selectFrom('person')
    .select(['name', 'rank', 'nip'])
    .where('id', '=', it.person_id)
    .executeTakeFirstOrThrow()
  const post = await tx.selectFrom('post').select('name').where('id', '=', it.post_id).executeTakeFirstOrThrow()
  const signer = await signerOf(tx, {
    person: person.name,
    rank: person.rank,
    nip: person.nip,
    post: post.name,
    personId: it.person_id,
    postId: it.post_id,
    head: wanted.by === 'decider',
    at: it.at,
  })
  return { personId: it.person_id, signer, method }
}

/** Who did what the paper is of, in which post and when. */
async function signings(tx: Tx, { kind, by }: { kind: string; by: SignedBy }, about: string) {
  if (kind === 'disposition')
    return tx
      .selectFrom('disposition')
      .innerJoin('decision', 'decision.id', 'disposition.decision_id')
      .select(['decision.person_id', 'decision.post_id', 'decision.decided_at as at'])
      .where('disposition.id', '=', about)
      .executeTakeFirstOrThrow()
  // The stay that ended when the line was entered, or when the text went public: who ended it did that.
  const ended = tx
    .selectFrom('visit')
    .select(['visit.done_by as person_id', endedIn.as('post_id'), 'visit.done_at as at'])
    .where('visit.done_by', 'is not', null)
    .$narrowType<{ person_id: string; at: Date }>()
  if (by === 'sender')
    return ended
      .innerJoin('agenda_entry', (join) =>
        join
          .onRef('agenda_entry.dossier_id', '=', 'visit.dossier_id')
          .onRef('agenda_entry.entered_at', '=', 'visit.done_at'),
      )
      .where('agenda_entry.id', '=', about)
      .executeTakeFirstOrThrow()
  if (by === 'publisher')
    return ended
      .innerJoin('publication', 'publication.dossier_id', 'visit.dossier_id')
      .innerJoin('publication_version', (join) =>
        join
          .onRef('publication_version.publication_id', '=', 'publication.id')
          .onRef('publication_version.released_at', '=', 'visit.done_at'),
      )
      .where(released(about))
      .executeTakeFirstOrThrow()
  return tx
    .selectFrom('publication_version')
    .leftJoin('decision', 'decision.id', 'publication_version.decision_id')
    .leftJoin('oral_approval', 'oral_approval.id', 'publication_version.oral_approval_id')
    .select((eb) => [
      eb.fn.coalesce('decision.person_id', 'oral_approval.from_id').as('person_id'),
      eb.fn.coalesce('decision.post_id', 'oral_approval.from_post_id').as('post_id'),
      'publication_version.released_at as at',
    ])
    .where(released(about))
    .$narrowType<{ person_id: string; post_id: string }>()
    .executeTakeFirstOrThrow()
}

/** The paper waits from now on. @param it.title the post as the paper bears it */
export async function insertPaperToSign(
  tx: Tx,
  paper: Pick<PaperToMake, 'id' | 'dossierId'>,
  it: Signatory & { readonly title: string },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('paper_to_sign')
    .values({
      paper_id: paper.id,
      dossier_id: paper.dossierId,
      person_id: it.personId,
      name: it.signer.name,
      post: it.title,
      method: it.method,
      since: now,
    })
    .execute()
}

/** One page of the papers that wait and that they may read, the longest waiting on top. */
export async function listPapersToSign(
  db: Db,
  reader: Reader,
  { part, after, limit }: { part: WaitingFor; after: string | undefined; limit: number },
) {
  const from = readInstantCursor(after)
  const rows = await db
    .selectFrom('paper_to_sign')
    .innerJoin('paper', 'paper.id', 'paper_to_sign.paper_id')
    .leftJoin('dossier', 'dossier.id', 'paper_to_sign.dossier_id')
    .leftJoinLateral(
      (eb) =>
        eb
          .selectFrom('signing_try')
          .select(['begun_at', 'ended_at', 'reason'])
          .whereRef('signing_try.paper_id', '=', 'paper_to_sign.paper_id')
          .orderBy('begun_at', 'desc')
          .orderBy('id', 'desc')
          .limit(1)
          .as('last'),
      (join) => join.onTrue(),
    )
    .select([
      'paper_to_sign.paper_id',
      'paper_to_sign.person_id',
      'paper_to_sign.name',
      'paper_to_sign.post',
      'paper_to_sign.method',
      'paper_to_sign.since',
      'paper.kind',
      'paper.title',
      'dossier.id as dossier_id',
      'dossier.title as subject',
      'last.begun_at as tried_at',
      'last.ended_at as try_ended_at',
      'last.reason as try_reason',
    ])
    .where('paper_to_sign.state', '=', 'waiting')
    .where(readableIfAny(reader))
    .$if(part === 'mine', (query) => query.where('paper_to_sign.person_id', '=', reader.personId))
    .$if(from !== null, (query) =>
      query.where(
        (eb) =>
        eb(eb.refTuple('paper_to_sign.since', 'paper_to_sign.paper_id'), '>', eb.tuple(from?.at as Date, from?.id as string)), // prettier-ignore
      ),
    )
    .orderBy('paper_to_sign.since')
    .orderBy('paper_to_sign.paper_id')
    .limit(limit + 1)
    .execute()
  const shown = page(rows, limit, (row) => writeCursor(row.since.toISOString(), row.paper_id))
  return { ...shown, waiting: await countPapersWaiting(db, reader, part) }
}

export type Begun = {
  readonly tryId: string
  readonly busyUntil: Date
  readonly title: string
  readonly name: string
  readonly post: string
  readonly method: Signatory['method']
}

/**
 * Begins a signature: from here on nobody else begins one for this paper, until it ends or its time is over.
 * @returns null when the paper is signed already: asked again, the same person gets the same answer
 * @throws {Refused} `paper-not-to-sign`, `paper-signature-not-yours`, `paper-being-signed`
 */
export async function beginSigning(
  tx: Tx,
  { paperId, officer }: { paperId: string; officer: Officer },
  now: Date,
): Promise<Begun | null> {
  const row = await lockToSign(tx, paperId)
  if (row.person_id !== officer.personId) throw new Refused({ code: 'paper-signature-not-yours', name: row.name })
  if (row.state === 'signed') return null
  if (row.state === 'given-up') throw new Refused({ code: 'paper-not-to-sign' })
  refuseBusy(row, now)
  const tryId = newId()
  const busyUntil = new Date(now.getTime() + BUSY_MS)
  await tx.insertInto('signing_try').values({ id: tryId, paper_id: paperId, begun_at: now }).execute()
  await tx.updateTable('paper_to_sign').set({ busy_until: busyUntil }).where('paper_id', '=', paperId).execute()
  const { title } = row
  if (title === null) throw new Error('only a paper that is made waits for a signature')
  const method = row.method as Begun['method']
  return { tryId, busyUntil, title, name: row.name, post: row.post, method }
}

async function lockToSign(tx: Tx, paperId: string) {
  const row = await tx
    .selectFrom('paper_to_sign')
    .innerJoin('paper', 'paper.id', 'paper_to_sign.paper_id')
    .select([
      'paper_to_sign.person_id',
      'paper_to_sign.dossier_id',
      'paper_to_sign.name',
      'paper_to_sign.post',
      'paper_to_sign.method',
      'paper_to_sign.state',
      'paper_to_sign.busy_until',
      'paper.kind',
      'paper.file_hash',
      'paper.title',
    ])
    .where('paper_to_sign.paper_id', '=', paperId)
    .forUpdate('paper_to_sign')
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'paper-not-to-sign' })
  return row
}

function refuseBusy({ busy_until }: { busy_until: Date | null }, now: Date): void {
  const leftMs = (busy_until?.getTime() ?? 0) - now.getTime()
  if (leftMs > 0) throw new Refused({ code: 'paper-being-signed', waitSeconds: Math.ceil(leftMs / 1_000) })
}

/** Nothing came of it: the paper goes on waiting, and why is kept. */
export async function endSigning(
  tx: Tx,
  { paperId, tryId, busyUntil, reason }: { paperId: string; reason: Reason } & Pick<Begun, 'tryId' | 'busyUntil'>,
  now: Date,
): Promise<void> {
  await tx
    .updateTable('signing_try')
    .set({ ended_at: now, reason: JSON.stringify(reason) })
    .where('id', '=', tryId)
    .execute()
  await tx
    .updateTable('paper_to_sign')
    .set({ busy_until: null })
    .where('paper_id', '=', paperId)
    .where('busy_until', '=', busyUntil) // whoever began after this one ran out of time is left alone
    .execute()
}

/** What is kept of a signature beside its files. */
type KeptEvidence = {
  readonly method: SignatureMethod
  readonly certificate: { readonly sha256: string; readonly subject: string } | null
}

/**
 * Keeps a signature, when none was kept meanwhile: of two that were begun, the second's is dropped.
 * @param it.fileHash of the signed file, which is kept already
 * @throws {Refused} `paper-not-to-sign`
 */
export async function keepSignature<Evidence extends KeptEvidence>(
  tx: Tx,
  it: { readonly paperId: string; readonly tryId: string; readonly fileHash: string; readonly evidence: Evidence },
  now: Date,
): Promise<void> {
  const row = await lockToSign(tx, it.paperId)
  if (row.state === 'given-up') throw new Refused({ code: 'paper-not-to-sign' })
  await tx.updateTable('signing_try').set({ ended_at: now }).where('id', '=', it.tryId).execute()
  if (row.state === 'signed') return
  const { failed, interrupted } = await tx
    .selectFrom('signing_try')
    .select((eb) => [
      eb.fn.count<number>('reason').as('failed'),
      eb.fn.countAll<number>().filterWhere('ended_at', 'is', null).as('interrupted'),
    ])
    .where('paper_id', '=', it.paperId)
    .executeTakeFirstOrThrow()
  await tx
    .updateTable('paper_to_sign')
    .set({ state: 'signed', busy_until: null })
    .where('paper_id', '=', it.paperId)
    .execute()
  const ledgerIndex = await append(
    tx,
    {
      kind: 'paper-signed',
      paperId: it.paperId,
      paper: row.kind,
      ...(row.dossier_id && { dossierId: row.dossier_id }),
      personId: row.person_id,
      method: it.evidence.method,
      fileHash: row.file_hash,
      signedHash: it.fileHash,
      certificate: it.evidence.certificate?.sha256 ?? null,
    },
    now,
  )
  const { certificate } = it.evidence
  const kept = {
    ...it.evidence,
    certificate: certificate && { ...certificate, subject: withoutNik(certificate.subject) },
    // An earlier request that was cut off may have been signed too; its file reached nobody, and this one stands.
    earlier: { failed, interrupted },
  }
  await tx
    .insertInto('paper_signature')
    .values({
      paper_id: it.paperId,
      file_hash: it.fileHash,
      evidence: JSON.stringify(kept),
      signed_at: now,
      ledger_index: ledgerIndex,
    })
    .execute()
}

/**
 * Notes that a paper will not be signed: who was to sign it is gone, or the service is. Its file stays as it is.
 * @throws {Refused} `paper-not-to-sign`, `paper-signature-not-yours`, `paper-being-signed`
 */
export async function giveUpSigning(
  tx: Tx,
  { paperId, officer, reason }: { paperId: string; officer: Officer; reason: string },
  now: Date,
): Promise<void> {
  const row = await lockToSign(tx, paperId)
  if (row.person_id !== officer.personId && officer.role !== 'administrator')
    throw new Refused({ code: 'paper-signature-not-yours', name: row.name })
  if (row.state !== 'waiting') throw new Refused({ code: 'paper-not-to-sign' })
  refuseBusy(row, now)
  await tx
    .updateTable('paper_to_sign')
    .set({ state: 'given-up', busy_until: null, given_up_by: officer.personId, given_up_at: now, reason })
    .where('paper_id', '=', paperId)
    .execute()
  await append(
    tx,
    {
      kind: 'paper-not-signed',
      paperId,
      paper: row.kind,
      ...(row.dossier_id && { dossierId: row.dossier_id }),
      personId: officer.personId,
    },
    now,
  )
}

/** When a paper was signed, in which file, and by which certificate; null while it is not. */
export async function findSignature(db: Db | Tx, paperId: string) {
  const row = await db
    .selectFrom('paper_signature')
    .select(['file_hash', 'evidence', 'signed_at'])
    .where('paper_id', '=', paperId)
    .executeTakeFirst()
  return row ?? null
}
