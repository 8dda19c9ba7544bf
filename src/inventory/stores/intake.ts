/** What agencies handed in: kept as it was said, as an item of the open round, with its photos. */
import { sql } from 'kysely'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { canonical, type Json } from '../../base/canonical.ts'
import { sha256 } from '../../base/hash.ts'
import { newId } from '../../base/id.ts'
import type { Db, Tx } from '../../db/connect.ts'
import {
  CONTACT_KEPT_DAYS,
  intakeStateOf,
  itemKindOf,
  LIMITS,
  mayAdd,
  receiptOf,
  type Addition,
  type Contact,
  type HandedIn,
  type IntakeFacts,
  type IntakeState,
  type Photos,
} from '../rules/intake.ts'
import { familyOf, roomInOpenRound, rootsOf } from './gathering.ts'
import { holdLink, type IntakeLink } from './intake-links.ts'
import { takePhotos, type Draft, type SentPhoto } from './intake-photos.ts'

const HOUR_MS = 60 * 60_000

export type Full = 'hour' | 'day' | 'waiting' | 'closed'
export type Kept =
  | { readonly state: 'kept'; readonly id: string; readonly itemId: string; readonly year: number; readonly number: number; readonly photos: readonly SentPhoto[] } // prettier-ignore
  /** Under this key something came before; `same` when it said just this. */
  | { readonly state: 'again'; readonly id: string; readonly same: boolean }
  | { readonly state: 'full'; readonly why: Full }

const hashOf = (said: object) => sha256(canonical(said as unknown as Json))

/** Takes in what an agency hands in: once per key, an item of the open round, with its photos and the next number. */
export async function keepIntake(
  tx: Tx,
  it: { readonly link: IntakeLink; readonly key: string; readonly said: HandedIn; readonly item: { readonly summary: string; readonly source: string } }, // prettier-ignore
  now: Date,
): Promise<Kept> {
  const { link, key, said } = it
  const draft = { linkId: link.id, key }
  if (!(await holdLink(tx, link.id))) return { state: 'full', why: 'closed' }
  const askedHash = hashOf(said)
  const earlier = await tx.selectFrom('intake').select(['id', 'asked_hash']).where('link_id', '=', link.id).where('key', '=', key).executeTakeFirst() // prettier-ignore
  if (earlier) return { state: 'again', id: earlier.id, same: earlier.asked_hash === askedHash }
  const full = await whyFull(tx, link.id, now)
  if (full) return { state: 'full', why: full }
  const { facts, contact, consent } = said
  const [id, itemId] = [newId(), newId()]
  const today = dayOf(ZONE, now)
  await tx
    .insertInto('item')
    .values({
      id: itemId,
      kind: itemKindOf(facts.kind),
      title: facts.title,
      summary: it.item.summary,
      agency: link.agency,
      source: it.item.source,
      handed_in: true,
      noted_on: facts.day ?? today,
      round_id: await roomInOpenRound(tx, 1),
      created_by: null,
      created_at: now,
      changed_at: now,
    })
    .execute()
  const year = Number(today.slice(0, 4))
  const { last: number } = await tx
    .insertInto('intake_counter')
    .values({ year, last: 1 })
    .onConflict((on) => on.column('year').doUpdateSet({ last: sql<number>`intake_counter.last + 1` }))
    .returning('last')
    .executeTakeFirstOrThrow()
  await tx
    .insertInto('intake')
    .values({
      id,
      item_id: itemId,
      link_id: link.id,
      year,
      number,
      key,
      asked_hash: askedHash,
      kind: facts.kind,
      title: facts.title,
      what: facts.what,
      who: facts.who,
      on_day: facts.day,
      at_time: facts.time,
      place: facts.place,
      why: facts.why,
      how: facts.how,
      people: consent?.people ?? null,
      children: consent?.children ?? null,
      handed_at: now,
    })
    .execute()
  await tx
    .insertInto('intake_contact')
    .values({ intake_id: id, ...contact })
    .execute()
  const photos = await takePhotos(tx, draft, { intakeId: id, additionId: null })
  return { state: 'kept', id, itemId, year, number, photos }
}

async function whyFull(tx: Tx, linkId: string, now: Date): Promise<Full | null> {
  const since = (hours: number) => new Date(now.getTime() - hours * HOUR_MS)
  const { hour, day, waiting } = await tx
    .selectFrom('intake')
    .innerJoin('item', 'item.id', 'intake.item_id')
    .where('intake.link_id', '=', linkId)
    .where((eb) => eb.or([eb('intake.handed_at', '>', since(24)), eb('item.state', '=', 'open')]))
    .select((eb) => [
      eb.fn.countAll<number>().filterWhere('intake.handed_at', '>', since(1)).as('hour'),
      eb.fn.countAll<number>().filterWhere('intake.handed_at', '>', since(24)).as('day'),
      eb.fn.countAll<number>().filterWhere('item.state', '=', 'open').as('waiting'),
    ])
    .executeTakeFirstOrThrow()
  if (Number(hour) >= LIMITS.perHour) return 'hour'
  if (Number(day) >= LIMITS.perDay) return 'day'
  return Number(waiting) >= LIMITS.waiting ? 'waiting' : null
}

export type Added =
  | { readonly state: 'kept'; readonly id: string; readonly intake: OwnIntake; readonly assignedTo: string | null; readonly photos: readonly SentPhoto[] } // prettier-ignore
  | { readonly state: 'again'; readonly same: boolean }
  | { readonly state: 'full'; readonly why: Full | 'additions' }

/** Adds to what an agency handed in, once per key; null for what is not theirs. */
export async function keepAddition(
  tx: Tx,
  it: { readonly link: IntakeLink; readonly intakeId: string; readonly key: string; readonly said: Addition },
  now: Date,
): Promise<Added | null> {
  if (!(await holdLink(tx, it.link.id))) return { state: 'full', why: 'closed' }
  const intake = await findOwnIntake(tx, it.link.id, it.intakeId, now)
  if (!intake) return null
  const askedHash = hashOf(it.said)
  const earlier = await tx.selectFrom('intake_addition').select('asked_hash').where('intake_id', '=', intake.id).where('key', '=', it.key).executeTakeFirst() // prettier-ignore
  if (earlier) return { state: 'again', same: earlier.asked_hash === askedHash }
  if (!mayAdd(intake.state)) return { state: 'full', why: 'closed' }
  if (intake.additions.length >= LIMITS.additions) return { state: 'full', why: 'additions' }
  const id = newId()
  const { words, consent } = it.said
  await tx
    .insertInto('intake_addition')
    .values({
      id,
      intake_id: intake.id,
      key: it.key,
      asked_hash: askedHash,
      words,
      people: consent?.people ?? null,
      children: consent?.children ?? null,
      added_at: now,
    })
    .execute()
  const photos = await takePhotos(tx, { linkId: it.link.id, key: it.key }, { intakeId: intake.id, additionId: id })
  // New for it: it comes back to who keeps it in view, and to who was away.
  const { assigned_to: assignedTo } = await tx
    .updateTable('item')
    .set({ changed_at: now })
    .where('id', '=', intake.rootId)
    .returning('assigned_to')
    .executeTakeFirstOrThrow()
  return { state: 'kept', id, intake, assignedTo, photos }
}

export type OwnIntake = {
  readonly id: string
  /** Of the form that it came by. */
  readonly key: string
  readonly receipt: string
  readonly title: string
  readonly handedAt: Date
  readonly photos: number
  readonly additions: readonly { readonly words: string; readonly addedAt: Date }[]
  /** The item that it is, or was joined to in the end. */
  readonly rootId: string
  readonly joined: boolean
  readonly state: IntakeState
  /** Why it was put aside; '' otherwise. */
  readonly reason: string
  readonly published: { readonly month: string; readonly slug: string } | null
}

const OWN_SHOWN = 20

/** What came by a link last, the newest first, each with how it stands. */
export const listOwnIntakes = (db: Db, linkId: string, now: Date): Promise<OwnIntake[]> => ownIntakes(db, { linkId, id: null }, now) // prettier-ignore

/** What came by this link under a form's key; null where nothing did. */
export async function findHandedIn(db: Db, { linkId, key }: Draft): Promise<string | null> {
  const row = await db.selectFrom('intake').select('id').where('link_id', '=', linkId).where('key', '=', key).executeTakeFirst() // prettier-ignore
  return row?.id ?? null
}

/** One that came by this very link; null for any other. */
export async function findOwnIntake(db: Db | Tx, linkId: string, id: string, now: Date): Promise<OwnIntake | null> {
  return (await ownIntakes(db, { linkId, id }, now))[0] ?? null
}

async function ownIntakes(db: Db | Tx, it: { linkId: string; id: string | null }, now: Date): Promise<OwnIntake[]> {
  const rows = await db
    .selectFrom('intake')
    .select((eb) => [
      'id',
      'item_id',
      'year',
      'number',
      'key',
      'title',
      'handed_at',
      eb
        .selectFrom('intake_photo')
        .select((some) => some.fn.countAll<number>().as('count'))
        .whereRef('intake_photo.intake_id', '=', 'intake.id')
        .as('photos'),
    ])
    .where('link_id', '=', it.linkId)
    .$if(it.id !== null, (query) => query.where('id', '=', it.id ?? ''))
    .orderBy('handed_at', 'desc')
    .orderBy('id', 'desc')
    .limit(OWN_SHOWN)
    .execute()
  if (rows.length === 0) return []
  const roots = await rootsOf(db, rows.map((row) => row.item_id)) // prettier-ignore
  const rootOf = (itemId: string) => roots.get(itemId) ?? itemId
  const standing = new Map((await listStanding(db, rows.map((row) => rootOf(row.item_id)), now)).map((row) => [row.id, row])) // prettier-ignore
  const additions = it.id === null ? [] : await db.selectFrom('intake_addition').select(['words', 'added_at']).where('intake_id', '=', it.id).orderBy('added_at').orderBy('id').limit(LIMITS.additions).execute() // prettier-ignore
  return rows.map((row) => {
    const rootId = rootOf(row.item_id)
    const root = standing.get(rootId)
    const published = root?.month && root.slug ? { month: root.month, slug: root.slug } : null
    const state = intakeStateOf({
      item: root?.state ?? 'open',
      dossier: root?.dossier_state ?? null,
      isPublic: published !== null,
    })
    return {
      id: row.id,
      key: row.key,
      receipt: receiptOf(row),
      title: row.title,
      handedAt: row.handed_at,
      photos: Number(row.photos ?? 0),
      additions: additions.map(({ words, added_at: addedAt }) => ({ words, addedAt })),
      rootId,
      joined: rootId !== row.item_id,
      state,
      reason: state === 'put-aside' ? (root?.dismissed_reason ?? '') : '',
      published,
    }
  })
}

/** How items stand: their dossiers, and the page that anybody may read by now. */
function listStanding(db: Db | Tx, itemIds: readonly string[], now: Date) {
  return db
    .selectFrom('item')
    .leftJoin('dossier', 'dossier.item_id', 'item.id')
    .leftJoin('publication', (join) =>
      join
        .onRef('publication.dossier_id', '=', 'dossier.id')
        .on('publication.state', '=', 'public')
        .on('publication.went_out_at', 'is not', null)
        .on((eb) => eb.or([eb('publication.embargo_until', 'is', null), eb('publication.embargo_until', '<=', now)])),
    )
    .select([
      'item.id',
      'item.state',
      'item.dismissed_reason',
      'dossier.state as dossier_state',
      'publication.month',
      'publication.slug',
    ])
    .where('item.id', 'in', [...itemIds])
    .execute()
}

export type PhotoOfIntake = { readonly hash: string; readonly name: string; readonly mediaType: string; readonly sizeBytes: number } // prettier-ignore
export type Intake = {
  readonly id: string
  readonly itemId: string
  readonly receipt: string
  readonly agency: string
  readonly facts: IntakeFacts
  /** Null where no photos came with it. */
  readonly consent: Photos | null
  readonly photos: readonly PhotoOfIntake[]
  readonly handedAt: Date
  readonly additions: readonly (Addition & { readonly addedAt: Date; readonly photos: readonly PhotoOfIntake[] })[]
}

const FAMILY_SHOWN = 20

/**
 * What agencies handed in for an item and for what was joined to it, the newest first, with facts, consent and photos, and
 * without whom to ask in the agency (`findIntakeContact`). Who may read the item may read it.
 */
export async function intakesOf(db: Db | Tx, itemId: string): Promise<Intake[]> {
  const rows = await db
    .selectFrom('intake')
    .innerJoin('intake_link', 'intake_link.id', 'intake.link_id')
    .selectAll('intake')
    .select('intake_link.agency')
    .where(sql<boolean>`intake.item_id in ${familyOf(itemId)}`)
    .orderBy('intake.handed_at', 'desc')
    .orderBy('intake.id', 'desc')
    .limit(FAMILY_SHOWN)
    .execute()
  if (rows.length === 0) return []
  const ids = rows.map((row) => row.id)
  const additions = await db
    .selectFrom('intake_addition')
    .selectAll()
    .where('intake_id', 'in', ids)
    .orderBy('added_at')
    .orderBy('id')
    .execute()
  const photos = await db
    .selectFrom('intake_photo')
    .innerJoin('file', 'file.hash', 'intake_photo.file_hash')
    .select(['intake_id', 'addition_id', 'file_hash', 'intake_photo.name', 'media_type', 'size_bytes'])
    .where('intake_id', 'in', ids)
    .orderBy('sent_at')
    .orderBy('intake_photo.id')
    .execute()
  const photosOf = (intakeId: string, additionId: string | null) =>
    photos
      .filter((it) => it.intake_id === intakeId && it.addition_id === additionId)
      .map((it) => ({ hash: it.file_hash, name: it.name, mediaType: it.media_type, sizeBytes: it.size_bytes }))
  return rows.map((row) => ({
    id: row.id,
    itemId: row.item_id,
    receipt: receiptOf(row),
    agency: row.agency,
    facts: {
      kind: row.kind,
      title: row.title,
      what: row.what,
      who: row.who,
      day: row.on_day,
      time: row.at_time,
      place: row.place,
      why: row.why,
      how: row.how,
    },
    consent: consentOf(row),
    photos: photosOf(row.id, null),
    handedAt: row.handed_at,
    additions: additions
      .filter((it) => it.intake_id === row.id)
      .map((it) => ({
        words: it.words,
        consent: consentOf(it),
        addedAt: it.added_at,
        photos: photosOf(row.id, it.id),
      })),
  }))
}

/** Whether agencies handed anything in for an item, or for what was joined to it. */
export async function hasIntake(db: Db, itemId: string): Promise<boolean> {
  const row = await db.selectFrom('intake').select('id').where(sql<boolean>`item_id in ${familyOf(itemId)}`).limit(1).executeTakeFirst() // prettier-ignore
  return row !== undefined
}

const consentOf = (row: { people: Photos['people'] | null; children: Photos['children'] | null }): Photos | null =>
  row.people && row.children ? { people: row.people, children: row.children } : null

/** Whom to ask in the agency about what was handed in for an item, or for what was joined to it; null for anything else. */
export async function findIntakeContact(
  db: Db,
  it: { readonly itemId: string; readonly intakeId: string },
): Promise<Contact | null> {
  const row = await db
    .selectFrom('intake_contact')
    .innerJoin('intake', 'intake.id', 'intake_contact.intake_id')
    .select(['name', 'post', 'phone'])
    .where('intake.id', '=', it.intakeId)
    .where(sql<boolean>`intake.item_id in ${familyOf(it.itemId)}`)
    .executeTakeFirst()
  return row ?? null
}

const CONTACTS_AT_ONCE = 500

/** Lets go whom to ask about what was handed in a year ago; what was handed in stays. Says whether there may be more. */
export async function forgetContacts(db: Db, now: Date): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('intake_contact')
    .where('intake_id', 'in', (eb) =>
      eb
        .selectFrom('intake_contact as old')
        .innerJoin('intake', 'intake.id', 'old.intake_id')
        .select('old.intake_id')
        .where('intake.handed_at', '<', new Date(now.getTime() - CONTACT_KEPT_DAYS * 24 * HOUR_MS))
        .limit(CONTACTS_AT_ONCE),
    )
    .executeTakeFirst()
  return numDeletedRows >= CONTACTS_AT_ONCE
}
