import { contentSchema, type Content } from '../base/content.ts'
import { contentHash } from '../base/content-hash.ts'
import { newId } from '../base/id.ts'
import { Refused } from '../base/refused.ts'
import { dayOf, ZONE } from '../base/calendar.ts'
import type { Db, Tx } from '../db/connect.ts'
import type { CrisisLevel } from '../db/tables.ts'
import { readCalendarInForce } from '../office/stores/calendar.ts'
import { runsAt } from '../base/pace.ts'
import { dueOf } from './rules/visit-clock.ts'
import { beginVisit } from './stores/visits.ts'

export type Approvals = Record<number, { version: string; notes: 'none' | 'pending' | 'certified'; oral?: true }>

/** What is public while it is being put right, as the engine holds it. */
export type CorrectionUnderWay = {
  form: 'correction' | 'clarification'
  note: string
  version: string
  approvals: Approvals
}

const columns = [
  'id',
  'year',
  'number',
  'title',
  'edition_id',
  'item_id',
  'level',
  'state',
  'limited',
  'step',
  'post_id',
  'holder_id',
  'visit_number',
  'version_hash',
  'kind',
  'approvals',
  'correction',
  'drill',
  'authors',
  'revision',
  'opened_at',
  'arrived_at',
  'due_at',
  'ratify_by',
] as const

/**
 * Locks one dossier for an act and checks that nobody acted since it was seen.
 * @throws {Refused} `not-found`; `dossier-changed` when someone acted since `seenRevision`
 */
export async function lockDossier(tx: Tx, dossierId: string, seenRevision: number) {
  const dossier = await tx
    .selectFrom('dossier')
    .select(columns)
    .where('id', '=', dossierId)
    .forUpdate()
    .executeTakeFirst()
  if (!dossier) throw new Refused({ code: 'not-found' })
  if (dossier.revision !== seenRevision)
    throw new Refused({ code: 'dossier-changed', seen: seenRevision, current: dossier.revision })
  return typed(dossier)
}

/** The columns that are JSON, as the engine wrote them. */
function typed<Row extends { approvals: unknown; correction: unknown }>(row: Row) {
  return { ...row, approvals: row.approvals as Approvals, correction: row.correction as CorrectionUnderWay | null }
}

/** Locks one dossier against acts and other writers while its draft is saved. @throws {Refused} `not-found` */
export async function lockDossierForWriting(tx: Tx, dossierId: string) {
  const dossier = await tx
    .selectFrom('dossier')
    .select(columns)
    .where('id', '=', dossierId)
    .forNoKeyUpdate() // not shared: two first texts would both find no draft yet
    .executeTakeFirst()
  if (!dossier) throw new Refused({ code: 'not-found' })
  return typed(dossier)
}
export type LockedDossier = Awaited<ReturnType<typeof lockDossier>>

/** Reads one dossier without a lock. @throws {Refused} `not-found` */
export async function readDossierRow(db: Db | Tx, dossierId: string) {
  const dossier = await db.selectFrom('dossier').select(columns).where('id', '=', dossierId).executeTakeFirst()
  if (!dossier) throw new Refused({ code: 'not-found' })
  return typed(dossier)
}

export type NewDossier = {
  readonly title: string
  readonly editionId: string
  /** Null for a drill, which is of nothing that came in. */
  readonly itemId: string | null
  readonly drill?: { readonly speed: number }
  readonly level: CrisisLevel
  readonly step: number
  readonly postId: string
  readonly standardMinutes: number
  readonly arrivedAt: Date
  readonly createdBy: string
}

/** Opens a dossier with its first visit. Its number is the next of the year, without gap: the counter's row is locked. */
export async function insertDossier(
  tx: Tx,
  it: NewDossier,
  now: Date,
): Promise<{ id: string; year: number; number: number }> {
  const year = Number(dayOf(ZONE, now).slice(0, 4))
  const { last_number: number } = await tx
    .insertInto('dossier_counter')
    .values({ year, last_number: 1 })
    .onConflict((on) =>
      on.column('year').doUpdateSet((eb) => ({ last_number: eb('dossier_counter.last_number', '+', 1) })),
    )
    .returning('last_number')
    .executeTakeFirstOrThrow()
  const id = newId()
  const { id: calendarId, calendar } = await readCalendarInForce(tx)
  const runs = runsAt(it.level)
  const speed = it.drill?.speed ?? 1
  const dueAt = dueOf(calendar, { standardMinutes: it.standardMinutes, paces: [{ at: it.arrivedAt, runs, speed }] })
  await tx
    .insertInto('dossier')
    .values({
      id,
      year,
      number,
      title: it.title,
      edition_id: it.editionId,
      item_id: it.itemId,
      level: it.level,
      drill: it.drill !== undefined,
      state: 'running',
      step: it.step,
      post_id: it.postId,
      holder_id: it.createdBy,
      visit_number: 1,
      revision: 1,
      arrived_at: it.arrivedAt,
      opened_at: now,
      due_at: dueAt,
      created_by: it.createdBy,
      created_at: now,
      updated_at: now,
    })
    .execute()
  const { step, postId, standardMinutes, arrivedAt, createdBy: openedBy } = it
  await beginVisit(
    tx,
    { dossierId: id, visit: 1 },
    { step, postId, standardMinutes, runs, speed, arrivedAt, dueAt, calendarId, openedBy },
    now,
  )
  return { id, year, number }
}

export type DossierAfter = {
  readonly state: 'running' | 'held' | 'published' | 'withdrawn'
  readonly step: number
  readonly postId: string
  readonly visit: number
  readonly holderId: string | null
  readonly version: string | null
  readonly kind: string
  readonly authors: readonly string[]
  readonly approvals: Approvals
  readonly correction: Readonly<CorrectionUnderWay> | null
  readonly arrivedAt: Date
  readonly openedAt: Date | null
  readonly dueAt: Date
  /** Until when an oral approval must be ratified; null when none is open. */
  readonly ratifyBy: Date | null
  readonly title: string
}

/** Writes the state after an act and counts its revision. */
export async function updateDossier(tx: Tx, dossierId: string, after: DossierAfter, now: Date): Promise<number> {
  const { revision } = await tx
    .updateTable('dossier')
    .set((eb) => ({
      state: after.state,
      step: after.step,
      post_id: after.postId,
      visit_number: after.visit,
      holder_id: after.holderId,
      version_hash: after.version,
      kind: after.kind,
      authors: [...after.authors],
      approvals: JSON.stringify(after.approvals),
      correction: after.correction && JSON.stringify(after.correction),
      arrived_at: after.arrivedAt,
      opened_at: after.openedAt,
      due_at: after.dueAt,
      ratify_by: after.ratifyBy,
      title: after.title,
      updated_at: now,
      revision: eb('revision', '+', 1),
    }))
    .where('id', '=', dossierId)
    .returning('revision')
    .executeTakeFirstOrThrow()
  return revision
}

export type TrailEntry = {
  readonly dossierId: string
  readonly revision: number
  readonly kind: string
  readonly step: number
  readonly personId: string
  readonly postId: string | null
  /** The tenure by which somebody acted in a post that is not theirs. */
  readonly mandateId: string | null
  readonly versionHash: string | null
  readonly note: string
  readonly targetStep: number | null
  readonly ledgerIndex: number
}

export async function insertTrail(tx: Tx, it: TrailEntry, now: Date): Promise<void> {
  await tx
    .insertInto('trail')
    .values({
      dossier_id: it.dossierId,
      revision: it.revision,
      kind: it.kind,
      step: it.step,
      person_id: it.personId,
      post_id: it.postId,
      mandate_id: it.mandateId,
      version_hash: it.versionHash,
      note: it.note,
      target_step: it.targetStep,
      ledger_index: it.ledgerIndex,
      acted_at: now,
    })
    .execute()
}

/** The content of one version, read from the canonical bytes that its hash is of. @throws {Refused} `not-found` */
export async function readVersionContent(db: Db | Tx, dossierId: string, hash: string) {
  const row = await db
    .selectFrom('version')
    .innerJoin('person', 'person.id', 'version.created_by')
    .select(['version.hash', 'version.number', 'version.content', 'version.created_at', 'person.name as created_by'])
    .where('dossier_id', '=', dossierId)
    .where('hash', '=', hash)
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return { ...row, content: contentSchema.parse(JSON.parse(row.content)) }
}

export async function findDraft(db: Db | Tx, dossierId: string) {
  const row = await db
    .selectFrom('draft')
    .innerJoin('person', 'person.id', 'draft.saved_by')
    .select([
      'draft.content',
      'draft.hash',
      'draft.save',
      'draft.saved_at',
      'draft.saved_by',
      'draft.authors',
      'draft.base_hash',
      'person.name as saved_by_name',
    ])
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst()
  return row ? { ...row, content: contentSchema.parse(row.content) } : null
}

/**
 * Keeps the text being written. The same text again changes nothing; a writer who has not seen the last save is refused.
 * @param it.base the version it was made of; absent: as the text before it, and the current version once that became one
 * @throws {Refused} `draft-changed`; `base-unknown` for a version that this dossier does not have
 */
export async function saveDraftText(
  tx: Tx,
  it: { dossierId: string; content: Content; seenSave: number; base?: string | undefined; personId: string },
  now: Date,
): Promise<{ save: number; hash: string; savedAt: Date }> {
  const { dossierId } = it
  const hash = contentHash(it.content)
  const earlier = await tx
    .selectFrom('draft')
    .innerJoin('person', 'person.id', 'draft.saved_by')
    .select(['draft.save', 'draft.hash', 'draft.saved_at', 'draft.authors', 'draft.base_hash', 'person.name'])
    .where('dossier_id', '=', dossierId)
    .forUpdate('draft')
    .executeTakeFirst()
  if (earlier?.hash === hash) return { save: earlier.save, hash, savedAt: earlier.saved_at }
  if ((earlier?.save ?? 0) !== it.seenSave)
    throw new Refused({
      code: 'draft-changed',
      seen: it.seenSave,
      current: earlier?.save ?? 0,
      by: earlier?.name ?? '-',
    })
  if (it.base) await refuseUnknownBase(tx, dossierId, it.base)
  const { version_hash: current } = it.base ? { version_hash: it.base } : await readDossierRow(tx, dossierId)
  const base = !it.base && earlier && earlier.hash !== current ? earlier.base_hash : current
  const save = it.seenSave + 1
  const authors = [...new Set([...(earlier?.authors ?? []), it.personId])]
  const values = {
    content: JSON.stringify(it.content),
    hash,
    save,
    saved_by: it.personId,
    saved_at: now,
    authors,
    base_hash: base,
  }
  await tx
    .insertInto('draft')
    .values({ dossier_id: dossierId, ...values })
    .onConflict((on) => on.column('dossier_id').doUpdateSet(values))
    .execute()
  return { save, hash, savedAt: now }
}

/** The foreign key would refuse it too, without a sentence. @throws {Refused} `base-unknown` */
async function refuseUnknownBase(tx: Tx, dossierId: string, base: string): Promise<void> {
  const known = await tx
    .selectFrom('version')
    .select('hash')
    .where('dossier_id', '=', dossierId)
    .where('hash', '=', base)
    .executeTakeFirst()
  if (!known) throw new Refused({ code: 'base-unknown', field: 'base' })
}

/** The dossiers whose items were picked in a round and still stand at its step, for the round's close. */
export async function listDossiersOfRound(tx: Tx, roundId: string, step: number, limit: number) {
  return tx
    .selectFrom('dossier')
    .innerJoin('item', 'item.id', 'dossier.item_id')
    .select(['dossier.id', 'dossier.revision'])
    .where('item.round_id', '=', roundId)
    .where('dossier.step', '=', step)
    .where('dossier.state', '=', 'running')
    .orderBy('dossier.id')
    .limit(limit)
    .execute()
}
