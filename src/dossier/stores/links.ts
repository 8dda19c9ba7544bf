import { sql } from 'kysely'
import type { Content } from '../../base/content.ts'
import { sha256 } from '../../base/hash.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { webLinksOf, type KnownLink, type LinkState } from '../rules/links.ts'
import { findDraft, readVersionContent } from '../store.ts'

const LINKS_MAX = 300 // looked at of one text; what is beyond is told as unchecked

/** The addresses of texts, each once, in reading order. */
export function addressesOf(...texts: readonly Content[]): string[] {
  const addresses = texts.flatMap((content) => webLinksOf(content).map((it) => it.address))
  return [...new Set(addresses)].slice(0, LINKS_MAX)
}

/** What is known of some addresses. */
export async function readKnownLinks(
  db: Db | Tx,
  addresses: readonly string[],
): Promise<ReadonlyMap<string, KnownLink>> {
  if (addresses.length === 0) return new Map()
  const rows = await db
    .selectFrom('link_check')
    .select(['address', 'state', 'since', 'checked_at'])
    .where('address_hash', 'in', addresses.map(sha256))
    .execute()
  return new Map(rows.map((it) => [it.address, { state: it.state, since: it.since, checkedAt: it.checked_at }]))
}

/** What the gate asks of the links of a text: how each was found last. */
export async function readLinkStates(db: Db | Tx, content: Content): Promise<ReadonlyMap<string, LinkState>> {
  const known = await readKnownLinks(db, addressesOf(content))
  return new Map([...known].map(([address, { state }]) => [address, state]))
}

export async function saveLinkState(
  db: Db,
  it: { address: string; state: LinkState; status: number | null },
  now: Date,
): Promise<void> {
  const values = { state: it.state, status: it.status, checked_at: now }
  await db
    .insertInto('link_check')
    .values({ address_hash: sha256(it.address), address: it.address, since: now, ...values })
    .onConflict((on) =>
      on.column('address_hash').doUpdateSet({
        ...values,
        since: sql`case when link_check.state = excluded.state then link_check.since else excluded.since end`,
      }),
    )
    .execute()
}

/** A dossier whose links one process looks at; no other takes it meanwhile. */
export type TakenText = {
  readonly dossierId: string
  readonly addresses: readonly string[]
  readonly askedAt: Date | null
  readonly save: number | null
}

/**
 * Takes the text on its way whose links are to be looked at first: one that somebody waits for, then one of which
 * nothing is known or that was written on, then the one whose knowledge ran out first. Of a dossier that is both its
 * current version and what is being written. Null when all that is known still holds. Costs what is on its way, and
 * not what is filed.
 */
export async function takeNextText(db: Db, it: { takenUntil: Date }, now: Date): Promise<TakenText | null> {
  const next = await db
    .selectFrom('dossier')
    // Each looked up by its dossier: joined as tables, a plan may read them whole, with all that is filed.
    .leftJoinLateral(
      (eb) => eb.selectFrom('link_watch').selectAll().whereRef('dossier_id', '=', 'dossier.id').limit(1).as('watch'),
      (join) => join.onTrue(),
    )
    .leftJoinLateral(
      (eb) => eb.selectFrom('draft').select('save').whereRef('dossier_id', '=', 'dossier.id').limit(1).as('written'),
      (join) => join.onTrue(),
    )
    .select(['dossier.id', 'dossier.version_hash', 'watch.asked_at'])
    .where('dossier.state', 'in', ['running', 'held'])
    .where((eb) => eb.or([eb('watch.taken_until', 'is', null), eb('watch.taken_until', '<=', now)]))
    .where((eb) => eb.or([eb('watch.asked_at', 'is not', null), eb('watch.due_at', '<=', now), isUnread]))
    .orderBy('watch.asked_at', (order) => order.asc().nullsLast())
    .orderBy(isUnread, 'desc')
    .orderBy('watch.due_at')
    .orderBy('dossier.id')
    .limit(1)
    .executeTakeFirst()
  if (!next) return null
  const { numInsertedOrUpdatedRows: taken } = await db
    .insertInto('link_watch')
    .values({ dossier_id: next.id, due_at: now, taken_until: it.takenUntil })
    .onConflict((on) =>
      on
        .column('dossier_id')
        .doUpdateSet({ taken_until: it.takenUntil })
        .where((eb) => eb.or([eb('link_watch.taken_until', 'is', null), eb('link_watch.taken_until', '<=', now)])),
    )
    .executeTakeFirstOrThrow()
  if (!taken) return takeNextText(db, it, now) // another process was quicker; that text is no longer free
  const draft = await findDraft(db, next.id)
  const version =
    next.version_hash && next.version_hash !== draft?.hash
      ? await readVersionContent(db, next.id, next.version_hash)
      : null
  return {
    dossierId: next.id,
    addresses: addressesOf(...[draft, version].flatMap((it) => (it ? [it.content] : []))),
    askedAt: next.asked_at,
    save: draft?.save ?? null,
  }
}

/** Written on since its links were read, or never read. */
const isUnread = sql<boolean>`(watch.dossier_id is null or written.save is distinct from watch.read_save)`

/**
 * Gives a text back until its links are due again. Who asked for a new look meanwhile still waits for it.
 * @param it.dueAt null when it has no links: only writing wakes it
 * @param it.whole false while there are more to look at now
 */
export async function putTextBack(db: Db, text: TakenText, it: { dueAt: Date | null; whole: boolean }): Promise<void> {
  await db
    .updateTable('link_watch')
    .set({
      read_save: text.save,
      due_at: it.dueAt,
      taken_until: null,
      ...(it.whole && { asked_at: sql`nullif(asked_at, ${text.askedAt}::timestamptz)` }),
    })
    .where('dossier_id', '=', text.dossierId)
    .execute()
}

/** Puts the links of a dossier's text before all others. */
export async function askForLinks(db: Db, dossierId: string, now: Date): Promise<void> {
  await db
    .insertInto('link_watch')
    .values({ dossier_id: dossierId, due_at: now, asked_at: now })
    .onConflict((on) => on.column('dossier_id').doUpdateSet({ asked_at: now }))
    .execute()
}

/** When somebody asked for a new look at the links of a dossier's text and still waits for it; null when nobody does. */
export async function findAskedAt(db: Db, dossierId: string): Promise<Date | null> {
  const row = await db
    .selectFrom('link_watch')
    .select('asked_at')
    .where('dossier_id', '=', dossierId)
    .executeTakeFirst()
  return row?.asked_at ?? null
}
