import { sql } from 'kysely'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { readableBy, type Reader } from '../../db/readers.ts'
import { parseDossierNumber } from '../../dossier/rules.ts'

/** Rows of any table as the bundle keeps them: columns by name, instants in UTC. */
export type Row = Readonly<Record<string, unknown>>

const ROWS_MAX = 20_000 // of one kind in one dossier; the busiest case of ten years has about a thousand

/** A dossier by its number or id, or the newest one; null for one that is not there or not theirs to read. */
export async function findBundleDossier(db: Db, wanted: string | null, reader: Reader): Promise<string | null> {
  const number = parseDossierNumber(wanted ?? '')
  const row = await db
    .selectFrom('dossier')
    .select('id')
    .where(readableBy(reader))
    .$if(wanted !== null, (query) =>
      number
        ? query.where('year', '=', number.year).where('number', '=', number.number)
        : query.where(sql<string>`id::text`, '=', wanted),
    )
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.id ?? null
}

/** @throws {Refused} `not-found` for a dossier that is not there or not theirs to read */
export async function readBundleDossier(db: Db | Tx, dossierId: string, reader: Reader) {
  const row = await db
    .selectFrom('dossier')
    .innerJoin('edition', 'edition.id', 'dossier.edition_id')
    .leftJoin('filing', 'filing.dossier_id', 'dossier.id')
    .select([
      'dossier.id',
      'dossier.year',
      'dossier.number',
      'dossier.title',
      'dossier.state',
      'dossier.step',
      'dossier.level',
      'dossier.limited',
      'dossier.version_hash',
      'dossier.created_at',
      'dossier.created_by',
      'dossier.updated_at',
      'dossier.item_id',
      'edition.id as edition_id',
      'edition.hash as edition_hash',
      'edition.body as edition',
      'filing.code as classification',
      'filing.closed_on',
      'filing.stage as filing_stage',
      'filing.fate as filing_fate',
    ])
    .where('dossier.id', '=', dossierId)
    .where(readableBy(reader))
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return row
}

/** What is kept beside texts and statements, each kind a list; no token, no proof of who somebody is. */
export async function readBundleRecord(
  db: Db | Tx,
  dossierId: string,
): Promise<Readonly<Record<string, readonly Row[]>>> {
  const rows = {
    item: db
      .selectFrom('item')
      .innerJoin('dossier', 'dossier.item_id', 'item.id')
      .select(['item.id', 'item.kind', 'item.title', 'item.summary', 'item.source', 'item.source_url', 'item.agency', 'item.noted_on', 'item.level', 'item.created_at', 'item.created_by'])
      .where('dossier.id', '=', dossierId),
    visits: db
      .selectFrom('visit')
      .select(['number', 'step', 'post_id', 'arrived_at', 'opened_at', 'opened_by', 'done_at', 'done_by', 'due_at', 'outcome', 'standard_minutes', 'waiting_minutes', 'processing_minutes'])
      .where('dossier_id', '=', dossierId)
      .orderBy('number'),
    trail: db
      .selectFrom('trail')
      .select(['revision', 'kind', 'step', 'target_step', 'person_id', 'post_id', 'mandate_id', 'note', 'version_hash', 'ledger_index', 'acted_at'])
      .where('dossier_id', '=', dossierId)
      .orderBy('revision'),
    levels: db
      .selectFrom('dossier_level')
      .select(['level', 'reason', 'step', 'person_id', 'post_id', 'set_at'])
      .where('dossier_id', '=', dossierId)
      .orderBy('set_at'),
    comments: db
      .selectFrom('comment')
      .select(['id', 'thread_id', 'person_id', 'text', 'kind', 'suggestion', 'anchor', 'anchor_hash', 'version_hash', 'visit', 'must_fix', 'state', 'settled_by', 'settled_at', 'repaired_by', 'repaired_at', 'decision_id', 'created_at'])
      .where('dossier_id', '=', dossierId)
      .orderBy('created_at')
      .orderBy('id'),
    comment_changes: db
      .selectFrom('comment_change')
      .innerJoin('comment', 'comment.id', 'comment_change.comment_id')
      .select(['comment_change.comment_id', 'comment_change.number', 'comment_change.change', 'comment_change.person_id', 'comment_change.ledger_index', 'comment_change.changed_at'])
      .where('comment.dossier_id', '=', dossierId)
      .orderBy('comment_change.ledger_index')
      .orderBy('comment_change.comment_id'),
    fact_requests: db
      .selectFrom('fact_request')
      .select(['id', 'addressee', 'purpose', 'asked', 'asked_by', 'asked_at', 'expires_at', 'answered_at', 'withdrawn_at', 'withdrawn_by'])
      .where('dossier_id', '=', dossierId)
      .orderBy('asked_at')
      .orderBy('id'),
    certifications: db
      .selectFrom('certification')
      .innerJoin('decision', 'decision.id', 'certification.decision_id')
      .select(['certification.decision_id', 'certification.version_hash', 'certification.person_id', 'certification.post_id', 'certification.certified_at'])
      .where('decision.dossier_id', '=', dossierId)
      .orderBy('certification.certified_at'),
    dispositions: db
      .selectFrom('disposition')
      .select(['id', 'decision_id', 'agenda_entry_id', 'to_post_id', 'instruction', 'written_at'])
      .where('dossier_id', '=', dossierId)
      .orderBy('written_at')
      .orderBy('id'),
    agenda: db
      .selectFrom('agenda_entry')
      .innerJoin('book', 'book.id', 'agenda_entry.book')
      .select(['agenda_entry.id', 'agenda_entry.book', 'book.name as book_name', 'agenda_entry.year', 'agenda_entry.number', 'agenda_entry.suffix', 'agenda_entry.formatted', 'agenda_entry.code', 'agenda_entry.dated_on', 'agenda_entry.kind', 'agenda_entry.subject', 'agenda_entry.from_party', 'agenda_entry.to_party', 'agenda_entry.version_hash', 'agenda_entry.entered_at'])
      .where('agenda_entry.dossier_id', '=', dossierId)
      .orderBy('agenda_entry.entered_at')
      .orderBy('agenda_entry.id'),
    papers: db
      .selectFrom('paper')
      .select(['id', 'kind', 'about', 'code', 'title', 'asked_at', 'made_at', 'file_hash', 'data_hash', 'ledger_index'])
      .where('dossier_id', '=', dossierId)
      .orderBy('asked_at')
      .orderBy('id'),
    // Who was to sign which paper and what came of it; the evidence names the certificate and both files.
    signatures: db
      .selectFrom('paper_to_sign')
      .leftJoin('paper_signature', 'paper_signature.paper_id', 'paper_to_sign.paper_id')
      .select(['paper_to_sign.paper_id', 'paper_to_sign.person_id', 'paper_to_sign.name', 'paper_to_sign.post', 'paper_to_sign.method', 'paper_to_sign.since', 'paper_to_sign.state', 'paper_to_sign.given_up_by', 'paper_to_sign.given_up_at', 'paper_to_sign.reason', 'paper_signature.file_hash', 'paper_signature.evidence', 'paper_signature.signed_at', 'paper_signature.ledger_index'])
      .where('paper_to_sign.dossier_id', '=', dossierId)
      .orderBy('paper_to_sign.since')
      .orderBy('paper_to_sign.paper_id'),
    signing_tries: db
      .selectFrom('signing_try')
      .innerJoin('paper_to_sign', 'paper_to_sign.paper_id', 'signing_try.paper_id')
      .select(['signing_try.paper_id', 'signing_try.begun_at', 'signing_try.ended_at', 'signing_try.reason'])
      .where('paper_to_sign.dossier_id', '=', dossierId)
      .orderBy('signing_try.begun_at')
      .orderBy('signing_try.id'),
    publications: db
      .selectFrom('publication')
      .select(['id', 'slug', 'title', 'summary', 'topic', 'state', 'notice', 'version_hash', 'version_number', 'decision_id', 'oral_approval_id', 'released_at', 'published_at', 'went_out_at', 'updated_at'])
      .where('dossier_id', '=', dossierId)
      .orderBy('published_at')
      .orderBy('id'),
    publication_versions: db
      .selectFrom('publication_version')
      .innerJoin('publication', 'publication.id', 'publication_version.publication_id')
      .select(['publication_version.id', 'publication_version.publication_id', 'publication_version.number', 'publication_version.version_hash', 'publication_version.form', 'publication_version.note', 'publication_version.decision_id', 'publication_version.oral_approval_id', 'publication_version.released_at'])
      .where('publication.dossier_id', '=', dossierId)
      .orderBy('publication_version.number'),
    deliveries: db
      .selectFrom('delivery')
      .innerJoin('publication', 'publication.id', 'delivery.publication_id')
      .leftJoin('destination', 'destination.id', 'delivery.destination_id')
      .select((eb) => eb.fn.coalesce('destination.name', sql.lit('')).as('destination'))
      .select(['delivery.id', 'delivery.publication_id', 'delivery.kind', 'delivery.channel', 'delivery.state', 'delivery.attempts', 'delivery.remote_id', 'delivery.remote_url', 'delivery.problem', 'delivery.version_hash', 'delivery.version_number', 'delivery.created_at', 'delivery.sent_at'])
      .where('publication.dossier_id', '=', dossierId)
      .orderBy('delivery.created_at')
      .orderBy('delivery.id'),
    evidence: db
      .selectFrom('proof')
      .innerJoin('delivery', 'delivery.id', 'proof.delivery_id')
      .innerJoin('publication', 'publication.id', 'delivery.publication_id')
      .select(['proof.id', 'proof.delivery_id', 'proof.kind', 'proof.taken_at', 'proof.outcome', 'proof.url', 'proof.status', 'proof.headers', 'proof.hops', 'proof.body_hash', 'proof.failure', 'proof.file_hash', 'proof.note', 'proof.person_id', 'proof.ledger_index'])
      .where('publication.dossier_id', '=', dossierId)
      .orderBy('proof.taken_at')
      .orderBy('proof.id'),
    evidence_pictures: db
      .selectFrom('proof_picture')
      .innerJoin('proof', 'proof.id', 'proof_picture.proof_id')
      .innerJoin('delivery', 'delivery.id', 'proof.delivery_id')
      .innerJoin('publication', 'publication.id', 'delivery.publication_id')
      .select(['proof_picture.proof_id', 'proof_picture.taken_at', 'proof_picture.failure', 'proof_picture.url', 'proof_picture.browser', 'proof_picture.width', 'proof_picture.height', 'proof_picture.cut', 'proof_picture.picture_hash', 'proof_picture.archive_hash', 'proof_picture.ledger_index'])
      .where('publication.dossier_id', '=', dossierId)
      .orderBy('proof.taken_at')
      .orderBy('proof.id'),
    filing_events: db
      .selectFrom('filing_event')
      .innerJoin('filing', 'filing.id', 'filing_event.filing_id')
      .select(['filing_event.number', 'filing_event.kind', 'filing_event.reason', 'filing_event.person_id', 'filing_event.at'])
      .where('filing.dossier_id', '=', dossierId)
      .orderBy('filing_event.number'),
  } // prettier-ignore
  const found: Record<string, readonly Row[]> = {}
  for (const [kind, query] of Object.entries(rows)) {
    found[kind] = await whole(query as Whole<Row>)
  }
  return found
}

/** The versions without their texts, in order. */
export async function listBundleVersions(db: Db | Tx, dossierId: string) {
  return whole(
    db
      .selectFrom('version')
      .select(['hash', 'number', 'parent_hash', 'name', 'title', 'created_by', 'created_at'])
      .where('dossier_id', '=', dossierId)
      .orderBy('number'),
  )
}

/** The canonical bytes of one version. */
export async function readVersionText(db: Db | Tx, it: { dossierId: string; hash: string }): Promise<string> {
  const { content } = await db
    .selectFrom('version')
    .select('content')
    .where('dossier_id', '=', it.dossierId)
    .where('hash', '=', it.hash)
    .executeTakeFirstOrThrow()
  return content
}

export async function listBundleDecisions(db: Db | Tx, dossierId: string) {
  return whole(
    db
      .selectFrom('decision')
      .select([
        'id',
        'statement',
        'signature',
        'answer',
        'reason',
        'version_hash',
        'visit_number',
        'step',
        'target_step',
        'person_id',
        'post_id',
        'ratifies',
        'decided_at',
      ]) // prettier-ignore
      .where('dossier_id', '=', dossierId)
      .orderBy('decided_at')
      .orderBy('id'),
  )
}

/** Statements that the ledger holds by their hash, beside decisions: exceptions, oral approvals, confirmed facts. */
export async function listBundleStatements(
  db: Db | Tx,
  dossierId: string,
): Promise<readonly { kind: string; statement: string }[]> {
  const kept = sql<{ kind: string; statement: string; at: Date }>`(
    select 'override' as kind, statement, overridden_at as at from gate_override where dossier_id = ${dossierId}
    union all select 'oral-approval', statement, recorded_at from oral_approval where dossier_id = ${dossierId}
    union all select 'paper-data', data, made_at from paper where dossier_id = ${dossierId} and data is not null
    union all select 'fact-answer', statement, answered_at from fact_answer where dossier_id = ${dossierId}
    union all select 'words', said.text, entry.at from ledger_entry entry
      join ledger_said said on said.hash = entry.body::jsonb ->> 'saidHash'
      where entry.body::jsonb ->> 'dossierId' = ${dossierId})`
  return whole(
    db.selectFrom(kept.as('kept')).select(['kind', 'statement']).orderBy('kept.at').orderBy('kept.statement'),
  )
}

export async function listBundleFiles(db: Db | Tx, dossierId: string) {
  return whole(
    db
      .selectFrom('dossier_file')
      .innerJoin('file', 'file.hash', 'dossier_file.file_hash')
      .select(['file.hash', 'file.media_type', 'file.size_bytes', 'file.name', 'file.created_at'])
      .where('dossier_file.dossier_id', '=', dossierId)
      .orderBy('file.hash'),
  )
}

/** The papers that were made, as they were made and as they were signed, each once by the hash of its file. */
export async function listBundlePapers(db: Db | Tx, dossierId: string) {
  const made = db
    .selectFrom('paper')
    .select(['file_hash', 'kind', 'title', 'asked_at'])
    .where('dossier_id', '=', dossierId)
    .where('file_hash', 'is not', null)
    .unionAll(
      db
        .selectFrom('paper_signature')
        .innerJoin('paper', 'paper.id', 'paper_signature.paper_id')
        .select([
          'paper_signature.file_hash',
          'paper.kind',
          sql<string>`paper.title || ', ditandatangani'`.as('title'),
          'paper.asked_at',
        ])
        .where('paper.dossier_id', '=', dossierId),
    )
    .as('made')
  return whole(
    db
      .selectFrom(made)
      .innerJoin('file', 'file.hash', 'made.file_hash')
      .distinctOn('file.hash')
      .select(['file.hash', 'file.size_bytes', 'made.kind', 'made.title'])
      .orderBy('file.hash')
      .orderBy('made.asked_at'),
  )
}

/** The ledger's entries about one dossier, the first first; found by the index on their dossier. */
export async function listBundleEntries(db: Db | Tx, dossierId: string) {
  return whole(
    db
      .selectFrom('ledger_entry')
      .select(['index', 'body', 'at'])
      .where(sql<string>`body::jsonb ->> 'dossierId'`, '=', dossierId)
      .orderBy('index'),
  )
}

/** The names of people and posts, for a reader who has nothing but the bundle. */
export async function readBundleNames(db: Db | Tx, personIds: readonly string[]) {
  const people =
    personIds.length === 0
      ? []
      : await db
          .selectFrom('person')
          .select(['id', 'name', 'nip', 'rank'])
          .where('id', 'in', personIds)
          .orderBy('id')
          .execute()
  const posts = await db.selectFrom('post').select(['id', 'name']).orderBy('ordinal').execute()
  const office = await db.selectFrom('office').select(['name', 'regency', 'address']).executeTakeFirst()
  return { people, posts, office: office ?? null }
}

type Whole<Found> = { limit(rows: number): { execute(): Promise<Found[]> } }

/** A list read to its end: nothing is left out in silence. @throws {Refused} `bundle-too-large` */
export async function whole<Found>(query: Whole<Found>): Promise<Found[]> {
  const rows = await query.limit(ROWS_MAX + 1).execute()
  if (rows.length > ROWS_MAX) throw new Refused({ code: 'bundle-too-large' })
  return rows
}
