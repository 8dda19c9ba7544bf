/** What anybody who holds a paper's code may know of it: what it is and whether it stands, never what it says. */
import { sql } from 'kysely'
import type { Db } from '../../db/connect.ts'
import { released } from './paper-data.ts'
import type { PaperKind } from '../../db/tables.ts'
import { dayOf, ZONE } from '../../base/calendar.ts'
import type { SignatureMethod } from '../../base/signing.ts'
import type { PaperData } from '../rules/papers/paper-data.ts'
import type { PressReleaseData } from '../rules/papers/press-release.ts'

export type Standing = {
  readonly state: 'stands' | 'superseded' | 'withdrawn' | 'making' | 'not-yet'
  /** Why it stands no longer, where a person said so to the public. */
  readonly reason: string
  /** The code of the paper that took its place. */
  readonly newer: string | null
  /** The day from which it is in force, where a paper has one. */
  readonly since?: string
}
export type Checked = Standing & {
  readonly kind: PaperKind
  readonly title: string
  readonly askedAt: Date
  readonly fileHash: string | null
  /** Of the entry that proves it: of its signature where there is one, else of its making. */
  readonly ledgerIndex: number | null
  /** What a release says, which the public may read while it is out; null for every other paper. */
  readonly release: PressReleaseData | null
  readonly office: string
  readonly signature: CheckedSignature
}
/** What the public may know of a paper's signature. `internal`: the office's own word is all there is to be. */
type CheckedSignature =
  | { readonly state: 'internal' }
  | { readonly state: 'waiting' | 'given-up' }
  | {
      readonly state: 'signed'
      readonly method: SignatureMethod
      readonly signedAt: Date
      /** Of the signed file; the paper's own file is its beginning. */
      readonly fileHash: string
      readonly ledgerIndex: number
    }

/** The paper of a code and how it stands at `now`; null where there is none. */
export async function findChecked(db: Db, code: string, now: Date): Promise<Checked | null> {
  const row = await db
    .selectFrom('paper')
    .select(['id', 'kind', 'about', 'dossier_id', 'title', 'asked_at', 'file_hash', 'ledger_index', 'data'])
    .where('code', '=', code)
    .executeTakeFirst()
  if (!row) return null
  const data = row.data === null ? null : (JSON.parse(row.data) as PaperData)
  const signature = await signatureOf(db, row.id)
  return {
    ...(row.file_hash === null ? MAKING : await standingOf(db, row, now)),
    kind: row.kind,
    title: row.title ?? '',
    askedAt: row.asked_at,
    fileHash: row.file_hash,
    ledgerIndex: signature.state === 'signed' ? signature.ledgerIndex : row.ledger_index,
    release: row.kind === 'press-release' ? (data as PressReleaseData | null) : null,
    office: data?.office ?? '',
    signature,
  }
}

async function signatureOf(db: Db, paperId: string): Promise<CheckedSignature> {
  const row = await db
    .selectFrom('paper_to_sign')
    .leftJoin('paper_signature', 'paper_signature.paper_id', 'paper_to_sign.paper_id')
    .select(['state', 'method', 'signed_at', 'file_hash', 'ledger_index'])
    .where('paper_to_sign.paper_id', '=', paperId)
    .executeTakeFirst()
  if (!row) return { state: 'internal' }
  if (row.state !== 'signed') return { state: row.state }
  return {
    state: 'signed',
    method: row.method as SignatureMethod,
    signedAt: row.signed_at as Date,
    fileHash: row.file_hash as string,
    ledgerIndex: row.ledger_index as number,
  }
}

/** The code of the paper whose file has this hash, signed or as it was before; null where there is none. */
export async function findCodeOfFile(db: Db, hash: string): Promise<string | null> {
  const row = await db
    .selectFrom('paper')
    .select('code')
    .where('file_hash', '=', hash)
    .unionAll(
      db
        .selectFrom('paper_signature')
        .innerJoin('paper', 'paper.id', 'paper_signature.paper_id')
        .select('paper.code')
        .where('paper_signature.file_hash', '=', hash),
    )
    .limit(1)
    .executeTakeFirst()
  return row?.code ?? null
}

const STANDS: Standing = { state: 'stands', reason: '', newer: null }
const MAKING: Standing = { ...STANDS, state: 'making' }

type Row = { readonly id: string; readonly kind: PaperKind; readonly about: string; readonly dossier_id: string | null }

async function standingOf(db: Db, { id, kind, about, dossier_id }: Row, now: Date): Promise<Standing> {
  switch (kind) {
    case 'disposition':
      return standingOfDisposition(db, about)
    case 'nota-dinas':
      return standingOfLine(db, about)
    case 'control-card':
    case 'agenda-book':
    case 'expedition-book':
    case 'compliance-sheet':
    case 'clipping-book':
    case 'media-sheet':
    case 'crisis-report':
      return newerOf(db, id, kind, about.slice(0, about.lastIndexOf('/') + 1))
    case 'round-register':
      return STANDS // a register that is closed never changes
    case 'sop-sheet':
      return standingOfSheet(db, about, dayOf(ZONE, now))
    case 'press-release':
    case 'review-sheet': {
      const publication = await db
        .selectFrom('publication_version')
        .innerJoin('publication', 'publication.id', 'publication_version.publication_id')
        .select(['state', 'notice', 'number', 'version_number', 'publication_id'])
        .where(released(about))
        .where('dossier_id', '=', dossier_id)
        .executeTakeFirstOrThrow()
      if (kind === 'review-sheet') return STANDS
      if (publication.state === 'withdrawn') return { state: 'withdrawn', reason: publication.notice, newer: null }
      return publication.number < publication.version_number ? newerRelease(db, publication.publication_id) : STANDS
    }
  }
}

/** A release whose text was corrected: the paper of the one that stands in its place. */
async function newerRelease(db: Db, publicationId: string): Promise<Standing> {
  const newest = await db
    .selectFrom('publication_version')
    .innerJoin('paper', (join) =>
      join.on('paper.kind', '=', 'press-release').on(sql<boolean>`paper.about = publication_version.id::text`),
    )
    .select('paper.code')
    .where('publication_version.publication_id', '=', publicationId)
    .orderBy('publication_version.number', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return { state: 'superseded', reason: '', newer: newest.code }
}

/** A disposition stands while no later one of the same step was written, its YES holds, and its line is not void. */
async function standingOfDisposition(db: Db, dispositionId: string): Promise<Standing> {
  const it = await db
    .selectFrom('disposition')
    .innerJoin('decision', 'decision.id', 'disposition.decision_id')
    .innerJoin('dossier', 'dossier.id', 'disposition.dossier_id')
    .select([
      'disposition.dossier_id',
      'disposition.agenda_entry_id',
      'disposition.written_at',
      'decision.step',
      'decision.answer',
      // While what is public is put right, the YES that it stands on is kept beside those to come.
      sql<boolean>`coalesce(dossier.correction -> 'approvals', dossier.approvals) ? decision.step::text`.as('approved'),
    ])
    .where('disposition.id', '=', dispositionId)
    .executeTakeFirstOrThrow()
  const later = await db
    .selectFrom('disposition')
    .innerJoin('decision', 'decision.id', 'disposition.decision_id')
    .leftJoin('paper', (join) =>
      join.on('paper.kind', '=', 'disposition').on(sql<boolean>`paper.about = disposition.id::text`),
    )
    .select('paper.code')
    .where('disposition.dossier_id', '=', it.dossier_id)
    .where('decision.step', '=', it.step)
    .where('disposition.written_at', '>', it.written_at)
    .orderBy('disposition.written_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (later) return { state: 'superseded', reason: '', newer: later.code }
  if (it.answer !== 'no' && !it.approved) return { state: 'superseded', reason: '', newer: null }
  return standingOfLine(db, it.agenda_entry_id)
}

/**
 * The sheet of an edition stands from the day on which the edition comes into force until the day of a later one, as the
 * office's work does (`readEditionInForce`). One that another overtook on its own day never stands.
 */
async function standingOfSheet(db: Db, editionId: string, today: string): Promise<Standing> {
  const edition = await db
    .selectFrom('edition')
    .select(['in_force_from', 'updated_at'])
    .where('id', '=', editionId)
    .$narrowType<{ in_force_from: string }>()
    .executeTakeFirstOrThrow()
  const since = edition.in_force_from
  const later = await db
    .selectFrom('edition')
    .leftJoin('paper', (join) =>
      join.on('paper.kind', '=', 'sop-sheet').on(sql<boolean>`paper.about = edition.id::text`),
    )
    .select('paper.code')
    .where('edition.state', '<>', 'draft')
    .where(sql<boolean>`(edition.in_force_from, edition.updated_at) > (${since}::date, ${edition.updated_at})`)
    .where('edition.in_force_from', '<=', since > today ? since : today)
    .orderBy('edition.in_force_from', 'desc')
    .orderBy('edition.updated_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (later) return { state: 'superseded', reason: '', newer: later.code, since }
  return { ...STANDS, state: since > today ? 'not-yet' : 'stands', since }
}

/** A line of an agenda book that was declared void takes its paper with it; why is the office's own affair. */
async function standingOfLine(db: Db, entryId: string): Promise<Standing> {
  const voided = await db
    .selectFrom('agenda_void')
    .select('entry_id')
    .where('entry_id', '=', entryId)
    .executeTakeFirst()
  return voided ? { state: 'withdrawn', reason: '', newer: null } : STANDS
}

/** A printed book or card stands until the same part says something else. */
async function newerOf(db: Db, id: string, kind: PaperKind, part: string): Promise<Standing> {
  const newest = await db
    .selectFrom('paper')
    .select(['id', 'code'])
    .where('kind', '=', kind)
    .where(sql<boolean>`starts_with(about, ${part})`)
    .where('about', '>=', part)
    .where('about', '<', `${part}g`) // after it stands a hash, in hex
    .orderBy('asked_at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  return newest.id === id ? STANDS : { state: 'superseded', reason: '', newer: newest.code }
}
