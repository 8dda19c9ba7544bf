/** The library of narratives: versions that never change, what was decided on them, and where they were taken over. */
import { sql } from 'kysely'
import { canonical, type Json } from '../../base/canonical.ts'
import { sha256 } from '../../base/hash.ts'
import { newId } from '../../base/id.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { page, readInstantCursor, writeCursor } from '../../db/keyset.ts'
import { readableBy, readableIfAny, type Reader } from '../../db/readers.ts'
import { familyOf, rootOf } from '../../inventory/stores/gathering.ts'
import { narrativeSchema, stateOf, VERSIONS_MAX, type NarrativeState, type NarrativeText } from '../rules/narratives.ts'
import { heldVersion } from './taken-narratives.ts'

const EXCERPT_MAX = 300

/** The dossier of the item that it is of, or of the one that this was joined to: as few read it as read that dossier. */
export const isOfDossier = sql<boolean>`dossier.item_id = ${rootOf('narrative.item_id')}`

/** Each with its newest version and the one that was approved last of those whose first day has come. */
const narrativesOf = (db: Db | Tx, reader: Reader, today: string) =>
  db
    .selectFrom('narrative')
    .leftJoin('dossier', (join) => join.on(isOfDossier))
    .leftJoin('item', 'item.id', 'narrative.item_id')
    .innerJoin('person as keeper', 'keeper.id', 'narrative.keeper_id')
    .innerJoin('narrative_version as latest', (join) =>
      join.onRef('latest.narrative_id', '=', 'narrative.id').onRef('latest.number', '=', 'narrative.newest'),
    )
    .leftJoinLateral(heldVersion(db, today), (join) => join.onTrue())
    .select([
      'narrative.id',
      'narrative.newest',
      'narrative.waits',
      'narrative.holds_until',
      'narrative.changed_at',
      'narrative.withdrawn_at',
      'narrative.withdrawn_reason',
      'narrative.item_id',
      'narrative.keeper_id',
      'item.title as itemTitle',
      'item.kind as itemKind',
      'keeper.name as keeper',
      'latest.body as latestBody',
      'held.number as heldNumber',
      'held.body as heldBody',
      'held.valid_until as heldUntil',
    ])
    .where(readableIfAny(reader))

type Row = Awaited<ReturnType<ReturnType<typeof narrativesOf>['execute']>>[number]

const excerptOf = (text: string) => {
  const letters = [...text]
  return letters.length > EXCERPT_MAX ? `${letters.slice(0, EXCERPT_MAX).join('').trimEnd()}…` : text
}

const textOf = (body: string): NarrativeText => {
  const { itemId: _, ...text } = JSON.parse(body) as NarrativeText & { itemId: string | null }
  return narrativeSchema.parse(text)
}

function present(row: Row, today: string) {
  const shown = textOf(row.heldBody ?? row.latestBody)
  return {
    id: row.id,
    number: row.heldNumber ?? row.newest,
    title: shown.title,
    excerpt: excerptOf(shown.text),
    validFrom: shown.validFrom,
    validUntil: shown.validUntil,
    state: stateOf(
      {
        withdrawn: row.withdrawn_at !== null,
        waits: row.waits,
        holdsUntil: row.holds_until,
        heldUntil: row.heldUntil,
      },
      today,
    ),
    waits: row.waits,
    item: row.item_id && row.itemKind ? { id: row.item_id, title: row.itemTitle ?? '', kind: row.itemKind } : null,
    keeper: { id: row.keeper_id, name: row.keeper },
    changedAt: row.changed_at.toISOString(),
  }
}

const day = (today: string) => sql`${today}::date`
/** The same as `stateOf` says, for a list. */
const isIn = (state: NarrativeState, today: string) =>
  ({
    valid: sql<boolean>`narrative.withdrawn_at is null and narrative.holds_until >= ${day(today)} and held.valid_until >= ${day(today)}`,
    coming: sql<boolean>`narrative.withdrawn_at is null and narrative.holds_until >= ${day(today)}
      and (held.valid_until is null or held.valid_until < ${day(today)})`,
    expired: sql<boolean>`narrative.withdrawn_at is null and narrative.holds_until < ${day(today)}`,
    // Whatever counts meanwhile: this is the list of who decides.
    waiting: sql<boolean>`narrative.withdrawn_at is null and narrative.waits`,
    returned: sql<boolean>`narrative.withdrawn_at is null and narrative.holds_until is null and not narrative.waits`,
    withdrawn: sql<boolean>`narrative.withdrawn_at is not null`,
  })[state]

/** A page of narratives that the reader may read, the last changed first. */
export async function listNarrativeRows(
  db: Db,
  reader: Reader,
  it: {
    readonly state?: NarrativeState | undefined
    readonly search?: string | undefined
    readonly after?: string | undefined
    readonly limit: number
  },
  today: string,
) {
  const from = readInstantCursor(it.after)
  const { state, search } = it
  const rows = await narrativesOf(db, reader, today)
    .$if(state !== undefined, (query) => query.where(isIn(state as NarrativeState, today)))
    .$if(Boolean(search), (query) =>
      query.where(sql<boolean>`to_tsvector('indonesian', narrative.title || ' ' || narrative.text)
        @@ websearch_to_tsquery('indonesian', ${search})`),
    )
    .$if(from !== null, (query) =>
      query.where(sql<boolean>`(narrative.changed_at, narrative.id) < (${from?.at}, ${from?.id}::uuid)`),
    )
    .orderBy('narrative.changed_at', 'desc')
    .orderBy('narrative.id', 'desc')
    .limit(it.limit + 1)
    .execute()
  const shown = page(rows, it.limit, (row) => writeCursor(row.changed_at.toISOString(), row.id))
  return { rows: shown.rows.map((row) => present(row, today)), next: shown.next }
}

const OF_DOSSIER_MAX = 20

/** What counts today for the item of a dossier, for what was joined to it, and for its programme. */
export async function listNarrativesFor(db: Db, reader: Reader, itemId: string, today: string) {
  const rows = await narrativesOf(db, reader, today)
    .where(isIn('valid', today))
    .where(
      sql<boolean>`(narrative.item_id in ${familyOf(itemId)}
        or narrative.item_id = (select programme_id from item where item.id = ${itemId}::uuid))`,
    )
    .orderBy('narrative.changed_at', 'desc')
    .limit(OF_DOSSIER_MAX)
    .execute()
  return rows.map((row) => present(row, today))
}

/** What was taken over into the text of a dossier, the last first, each as it stands today. */
export async function listTaken(db: Db, reader: Reader, dossierId: string, today: string) {
  const rows = await narrativesOf(db, reader, today)
    .innerJoin('narrative_use', 'narrative_use.narrative_id', 'narrative.id')
    .innerJoin('person as taker', 'taker.id', 'narrative_use.taken_by')
    .select(['narrative_use.number as takenNumber', 'taker.name as takenBy', 'narrative_use.taken_at as takenAt'])
    .where('narrative_use.dossier_id', '=', dossierId)
    .orderBy('narrative_use.taken_at', 'desc')
    .limit(OF_DOSSIER_MAX)
    .execute()
  return rows.map((row) => ({
    ...present(row, today),
    takenNumber: row.takenNumber,
    takenBy: row.takenBy,
    takenAt: row.takenAt.toISOString(),
  }))
}

/** One narrative. @throws {Refused} `not-found`, also for one that the reader may not read */
export async function readNarrativeRow(db: Db | Tx, reader: Reader, narrativeId: string, today: string) {
  const row = await narrativesOf(db, reader, today)
    .leftJoin('person as withdrawer', 'withdrawer.id', 'narrative.withdrawn_by')
    .select('withdrawer.name as withdrawnBy')
    .where('narrative.id', '=', narrativeId)
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  const { withdrawn_at: at, withdrawnBy: by, withdrawn_reason: reason, newest } = row
  return { ...present(row, today), newest, withdrawn: at && by ? { by, at: at.toISOString(), reason } : null }
}

/** Its versions, the newest first; there are no more than ninety-nine. */
export async function listVersions(db: Db | Tx, narrativeId: string) {
  const rows = await db
    .selectFrom('narrative_version as version')
    .innerJoin('person as writer', 'writer.id', 'version.written_by')
    .leftJoin('person as decider', 'decider.id', 'version.decided_by')
    .select([
      'version.number',
      'version.hash',
      'version.body',
      'version.written_by',
      'version.written_at',
      'version.approved',
      'version.decided_post',
      'version.decided_at',
      'version.reason',
      'version.valid_until',
      'writer.name as writer',
      'decider.name as decider',
    ])
    .where('version.narrative_id', '=', narrativeId)
    .orderBy('version.number', 'desc')
    .limit(VERSIONS_MAX)
    .execute()
  return rows.map(({ body, ...row }) => ({ ...row, text: textOf(body) }))
}

/** A page of the dossiers whose text took it over, as far as the reader may read them, the last first. */
export async function listUses(
  db: Db,
  reader: Reader,
  it: { readonly narrativeId: string; readonly after?: string | undefined; readonly limit: number },
) {
  const { narrativeId, after, limit } = it
  const from = readInstantCursor(after)
  const rows = await db
    .selectFrom('narrative_use')
    .innerJoin('dossier', 'dossier.id', 'narrative_use.dossier_id')
    .innerJoin('person', 'person.id', 'narrative_use.taken_by')
    .select([
      'dossier.id',
      'dossier.year',
      'dossier.number as dossierNumber',
      'dossier.title',
      'narrative_use.number',
      'person.name as by',
      'narrative_use.taken_at as at',
    ])
    .where('narrative_use.narrative_id', '=', narrativeId)
    .where(readableBy(reader))
    .$if(from !== null, (query) =>
      query.where(
        sql<boolean>`narrative_use.taken_at <= ${from?.at} and (narrative_use.taken_at < ${from?.at} or narrative_use.dossier_id > ${from?.id}::uuid)`,
      ),
    )
    .orderBy('narrative_use.taken_at', 'desc')
    .orderBy('narrative_use.dossier_id')
    .limit(limit + 1)
    .execute()
  return page(rows, limit, (row) => writeCursor(row.at.toISOString(), row.id))
}

/** Holds a narrative until the end of the transaction. @throws {Refused} `not-found` */
export async function lockNarrative(tx: Tx, narrativeId: string) {
  const row = await tx
    .selectFrom('narrative')
    .select(['newest', 'item_id as itemId', 'keeper_id as keeperId', 'withdrawn_at as withdrawnAt'])
    .where('id', '=', narrativeId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return row
}

type NewVersion = {
  readonly narrativeId: string
  readonly itemId: string | null
  readonly text: NarrativeText
  readonly personId: string
}

/** The first version. */
export async function insertNarrative(tx: Tx, it: Omit<NewVersion, 'narrativeId'>, now: Date) {
  const narrativeId = newId()
  const { title, text } = it.text
  await tx
    .insertInto('narrative')
    .values({
      id: narrativeId,
      item_id: it.itemId,
      title,
      text,
      newest: 1,
      waits: true,
      keeper_id: it.personId,
      changed_at: now,
    }) // prettier-ignore
    .execute()
  return { narrativeId, hash: await insertVersion(tx, { ...it, narrativeId, number: 1 }, now) }
}

/** Another version, which waits for its decision from now on. The narrative is locked. @returns its hash */
export async function addVersion(tx: Tx, it: NewVersion & { readonly number: number }, now: Date): Promise<string> {
  const { title, text } = it.text
  await tx
    .updateTable('narrative')
    .set({ title, text, newest: it.number, waits: true, keeper_id: it.personId, changed_at: now })
    .where('id', '=', it.narrativeId)
    .execute()
  return insertVersion(tx, it, now)
}

/** What is approved is the text and what it is said of: these bytes. */
async function insertVersion(tx: Tx, it: NewVersion & { readonly number: number }, now: Date): Promise<string> {
  const body = canonical({ ...it.text, itemId: it.itemId } as unknown as Json)
  const hash = sha256(body)
  await tx
    .insertInto('narrative_version')
    .values({
      narrative_id: it.narrativeId,
      number: it.number,
      body,
      hash,
      valid_from: it.text.validFrom,
      valid_until: it.text.validUntil,
      written_by: it.personId,
      written_at: now,
    })
    .execute()
  return hash
}

/** Writes what was decided beside the version, once; from a YES on its last day is the narrative's. */
export async function settleVersion(
  tx: Tx,
  it: {
    readonly narrativeId: string
    readonly number: number
    readonly yes: boolean
    readonly reason: string
    readonly personId: string
    readonly post: string
    readonly validUntil: string
  },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('narrative_version')
    .set({ approved: it.yes, reason: it.reason, decided_by: it.personId, decided_post: it.post, decided_at: now })
    .where('narrative_id', '=', it.narrativeId)
    .where('number', '=', it.number)
    .execute()
  await tx
    .updateTable('narrative')
    .set({ waits: false, changed_at: now, ...(it.yes && { holds_until: it.validUntil }) })
    .where('id', '=', it.narrativeId)
    .execute()
}

export async function withdraw(
  tx: Tx,
  it: { readonly narrativeId: string; readonly reason: string; readonly personId: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('narrative')
    .set({ withdrawn_at: now, withdrawn_by: it.personId, withdrawn_reason: it.reason, waits: false, changed_at: now })
    .where('id', '=', it.narrativeId)
    .execute()
}

/** Remembers a version that was taken over; one that was before keeps its first time. Says whether it is new. */
export async function insertUse(
  tx: Tx,
  it: {
    readonly dossierId: string
    readonly narrativeId: string
    readonly number: number
    readonly personId: string
  },
  now: Date,
): Promise<boolean> {
  const row = await tx
    .insertInto('narrative_use')
    .values({
      dossier_id: it.dossierId,
      narrative_id: it.narrativeId,
      number: it.number,
      taken_by: it.personId,
      taken_at: now,
    }) // prettier-ignore
    .onConflict((on) => on.doNothing())
    .returning('number')
    .executeTakeFirst()
  return row !== undefined
}

/** What runs out: its last day, and who keeps it, while they are here. */
export type RunningOut = {
  readonly id: string
  readonly until: string
  readonly title: string
  readonly keeper: string | null
  /** The dossier whose few readers alone may learn of it; null where the office may. */
  readonly limitedTo: string | null
}

/** Narratives by their last day, from one on and up to another, both inclusive. */
export async function listRunningOut(
  db: Db | Tx,
  it: { readonly after: Pick<RunningOut, 'until' | 'id'>; readonly by: string; readonly limit: number },
): Promise<RunningOut[]> {
  return db
    .selectFrom('narrative')
    .leftJoin('dossier', (join) => join.on(isOfDossier).on('dossier.limited', '=', true))
    .leftJoin('person', (join) => join.onRef('person.id', '=', 'narrative.keeper_id').on('person.left_on', 'is', null))
    .select(['narrative.id', 'narrative.title', 'person.id as keeper', 'dossier.id as limitedTo'])
    .select(sql<string>`narrative.holds_until`.as('until'))
    .where('narrative.withdrawn_at', 'is', null)
    .where(
      sql<boolean>`(narrative.holds_until, narrative.id) > (${it.after.until}::date, ${it.after.id}::uuid)
        and narrative.holds_until <= ${it.by}::date`,
    )
    .orderBy('narrative.holds_until')
    .orderBy('narrative.id')
    .limit(it.limit)
    .execute()
}

/** The dossier whose few readers alone may learn of a narrative of this item; null where the office may. */
export async function findLimitedDossier(tx: Tx, narrativeId: string): Promise<string | null> {
  const row = await tx
    .selectFrom('narrative')
    .innerJoin('dossier', (join) => join.on(isOfDossier))
    .select('dossier.id')
    .where('narrative.id', '=', narrativeId)
    .where('dossier.limited', '=', true)
    .executeTakeFirst()
  return row?.id ?? null
}
