/** Notices: written in the transaction of what they tell of, and read by whom they are for. */
import { sql } from 'kysely'
import { dayOf, ZONE } from '../base/calendar.ts'
import { newId } from '../base/id.ts'
import type { NoticeData, NoticeKind } from '../base/notices.ts'
import { Refused } from '../base/refused.ts'
import type { Work } from '../base/officer.ts'
import { heldOn, postsHeldBy } from '../db/authority.ts'
import type { Db, Tx } from '../db/connect.ts'
import { page, readInstantCursor, writeCursor } from '../db/keyset.ts'
import { readableIfAny, readNamedReaders, readableTold, type Reader } from '../db/readers.ts'
import { listOnDuty } from '../office/stores/duty.ts'
import { isOfCrisis, noticesFor, withOnDuty, type Happening, type Teller, type Told } from './rules.ts'
import { listOpenChannels } from './stores/channels.ts'
import { queueDeliveries } from './stores/deliveries.ts'
import { matterTitle } from './stores/matter.ts'
import { readRules } from './stores/rules.ts'

const WORDS_MAX = 2_000 // the whole of it stands in the dossier's trail

/**
 * Tells everyone who must be told of these happenings, each once. Called by whoever brings something about, in the same
 * transaction: what is rolled back was told to nobody. Asks no channel and waits for none.
 * @param it.gatherMs how long messages wait for more to come, as after days without power; nothing for what happens now
 */
export async function tell(
  tx: Tx,
  happened: readonly Happening[],
  now: Date,
  { gatherMs = 0 }: { readonly gatherMs?: number } = {},
): Promise<void> {
  if (happened.length === 0) return
  const rules = await readRules(tx)
  const onDuty = happened.some(isOfCrisis) ? await listOnDuty(tx, now) : []
  const happenings = happened.map((it) => withOnDuty(it, onDuty))
  const dossierIds = [...new Set(happenings.flatMap((it) => it.dossierId ?? []))]
  const people = await listTellers(tx, happenings, now)
  const [readers, works] = [await readNamedReaders(tx, dossierIds), await readWorks(tx, dossierIds)]
  const made = await insertNotices(tx, noticesFor(happenings, rules, { people, readers, works }), now)
  await queueDeliveries(tx, made, { channels: await listOpenChannels(tx), gatherMs }, now)
}

/** Everyone whom one of the groups means, with what they hold today. */
async function listTellers(tx: Tx, happenings: readonly Happening[], now: Date): Promise<Teller[]> {
  const on = dayOf(ZONE, now)
  const groups = happenings.flatMap((it) => Object.values(it.groups))
  const personIds = [...new Set(groups.flatMap((it) => it.personIds ?? []))]
  const postIds = [...new Set(groups.flatMap((it) => [...(it.postIds ?? []), ...(it.firstOf ?? [])]))]
  const holders =
    postIds.length === 0
      ? []
      : await heldOn(tx, on).select('person.id').distinct().where('tenure.post_id', 'in', postIds).execute()
  const ids = [...new Set([...personIds, ...holders.map((it) => it.id)])]
  if (ids.length === 0) return []
  const here = await tx
    .selectFrom('person')
    .select(['id', postsHeldBy(on).as('held')])
    .where('id', 'in', ids)
    .where((eb) => eb.or([eb('left_on', 'is', null), eb('left_on', '>', on)]))
    .execute()
  return here.map(({ id, held }) => ({ personId: id, held }))
}

/** What is to be done on each of these dossiers, by their ids: who acts for part of a post's work is told of that part. */
async function readWorks(tx: Tx, dossierIds: readonly string[]): Promise<Map<string, Work>> {
  if (dossierIds.length === 0) return new Map()
  const rows = await tx.selectFrom('dossier').select(['id', 'step', 'kind']).where('id', 'in', dossierIds).execute()
  return new Map(rows.map(({ id, ...work }) => [id, work]))
}

/** Those that are new, and are to leave the application. */
async function insertNotices(tx: Tx, owed: readonly Told[], now: Date) {
  if (owed.length === 0) return []
  const rows = await tx
    .insertInto('notice')
    .values(
      owed.map((it) => ({
        id: newId(),
        kind: it.kind,
        about: it.about,
        person_id: it.personId,
        dossier_id: it.dossierId,
        by_id: it.byPersonId,
        urgent: it.weight === 'urgent',
        data: JSON.stringify({ ...it.data, ...(it.data.words && { words: it.data.words.slice(0, WORDS_MAX) }) }),
        made_at: now,
      })),
    )
    .onConflict((on) => on.columns(['person_id', 'kind', 'about']).doNothing())
    .returning(['id', 'person_id', 'kind', 'about', 'urgent'])
    .execute()
  const quiet = new Set(owed.filter((it) => it.weight === 'quiet').map(needOf))
  return rows.map((row) => ({ ...row, personId: row.person_id })).filter((row) => !quiet.has(needOf(row)))
}

const needOf = (it: { personId: string; kind: string; about: string }) => `${it.personId} ${it.kind} ${it.about}`

/** What asks something of a stay; once it is over, nobody is asked any more. */
const asking: readonly NoticeKind[] = ['arrived', 'returned', 'half-time', 'due-soon', 'late', 'late-above', 'reminder']
const ratifying: readonly NoticeKind[] = ['to-ratify', 'ratify-late']

/** What was asked is done: it counts as read, so that nobody opens what is over. */
export async function settleNotices(
  tx: Tx,
  it: { readonly dossierId: string; readonly visit: number; readonly of: 'stay' | 'ratification' },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('notice')
    .set({ read_at: now })
    .where('dossier_id', '=', it.dossierId)
    .where('about', '=', `${it.dossierId}/${it.visit}`)
    .where('kind', 'in', it.of === 'stay' ? asking : ratifying)
    .where('read_at', 'is', null)
    .execute()
}

/** The same for one need of one person, of no stay. */
export async function settleNotice(
  tx: Tx,
  it: { readonly personId: string; readonly kind: NoticeKind; readonly about: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('notice')
    .set({ read_at: now })
    .where('person_id', '=', it.personId)
    .where('kind', '=', it.kind)
    .where('about', '=', it.about)
    .where('read_at', 'is', null)
    .execute()
}

/**
 * The same for every need of a thing, of everybody who was told of one: what was told at another time is over too.
 * @param it.under how the names of all of them begin, with no `%` or `_` in it
 */
export async function settleNoticesUnder(
  tx: Tx,
  it: { readonly kind: NoticeKind; readonly under: string },
  now: Date,
): Promise<void> {
  await tx
    .updateTable('notice')
    .set({ read_at: now })
    .where('person_id', 'in', (eb) => eb.selectFrom('person').select('id')) // so that it is looked up by its key
    .where('kind', '=', it.kind)
    .where('about', 'like', `${it.under}%`)
    .where('read_at', 'is', null)
    .execute()
}

const mine = (db: Db | Tx, reader: Reader) =>
  db
    .selectFrom('notice')
    .leftJoin('dossier', 'dossier.id', 'notice.dossier_id')
    .where('notice.person_id', '=', reader.personId)
    .where(readableIfAny(reader))
    .where(readableTold(reader))

/** What a person was told, the newest first; nothing of a dossier that they may not read today. */
export async function listNotices(
  db: Db,
  reader: Reader,
  it: { readonly unread: boolean; readonly after?: string | undefined; readonly limit: number },
) {
  const from = readInstantCursor(it.after)
  const rows = await mine(db, reader)
    .leftJoin('person as by', 'by.id', 'notice.by_id')
    .select([
      'notice.id',
      'notice.kind',
      'notice.dossier_id',
      'notice.urgent',
      'notice.data',
      'notice.made_at',
      'notice.read_at',
      'dossier.year',
      'dossier.number',
      'dossier.title',
      'dossier.limited',
      'by.name as by',
      matterTitle.as('matter'),
    ])
    .$if(it.unread, (query) => query.where('notice.read_at', 'is', null))
    .$if(from !== null, (query) =>
      query.where(
        sql<boolean>`(notice.made_at, notice.id) < (${from?.at ?? null}::timestamptz, ${from?.id ?? null}::uuid)`,
      ),
    )
    .orderBy('notice.made_at', 'desc')
    .orderBy('notice.id', 'desc')
    .limit(it.limit + 1)
    .execute()
  const named = rows.map((row) => ({ ...row, kind: row.kind as NoticeKind, data: row.data as NoticeData }))
  return page(named, it.limit, (row) => writeCursor(row.made_at.toISOString(), row.id))
}

/** One of a person's notices, of whose dossier they may read; null for anything else. */
export async function findNotice(
  db: Db | Tx,
  reader: Reader,
  it: { readonly noticeId: string } | { readonly about: string },
) {
  const row = await mine(db, reader)
    .select(['notice.id', 'notice.kind', 'notice.dossier_id', 'notice.data'])
    .$if('noticeId' in it, (query) => query.where('notice.id', '=', 'noticeId' in it ? it.noticeId : ''))
    .$if('about' in it, (query) => query.where('notice.about', '=', 'about' in it ? it.about : ''))
    .executeTakeFirst()
  if (!row) return null
  return { id: row.id, kind: row.kind as NoticeKind, dossierId: row.dossier_id, data: row.data as NoticeData }
}

const COUNTED_MAX = 100 // shown as "99+": nobody counts further

/** How many are unread, up to a hundred. */
export async function countUnread(db: Db, reader: Reader): Promise<number> {
  const { count } = await db
    .selectFrom(mine(db, reader).select('notice.id').where('notice.read_at', 'is', null).limit(COUNTED_MAX).as('first'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}

/** Marks one as read, or all that were made up to an instant. @throws {Refused} `not-found` for another's */
export async function markRead(
  db: Db | Tx,
  it: { readonly personId: string; readonly noticeId: string } | { readonly personId: string; readonly upTo: Date },
  now: Date,
): Promise<void> {
  if ('upTo' in it) {
    await db
      .updateTable('notice')
      .set({ read_at: now })
      .where('person_id', '=', it.personId)
      .where('read_at', 'is', null)
      .where('made_at', '<=', it.upTo)
      .execute()
    return
  }
  const row = await db
    .updateTable('notice')
    .set((eb) => ({ read_at: eb.fn.coalesce('read_at', eb.val(now)) }))
    .where('person_id', '=', it.personId)
    .where('id', '=', it.noticeId)
    .returning('id')
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
}
