/** Journalists. What would reach one is personal data: it is here alone, and no word of it is in the ledger. */
import { randomBytes } from 'node:crypto'
import { sql, type RawBuilder } from 'kysely'
import { canonical, type Json } from '../../base/canonical.ts'
import { sha256 } from '../../base/hash.ts'
import { newId } from '../../base/id.ts'
import type { Consent, UkwLevel } from '../../base/press.ts'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { countUpTo } from '../../db/count.ts'
import { page, readTextCursor, writeCursor } from '../../db/keyset.ts'
import { likeOf, lockPress, type Until } from './outlets.ts'

export type JournalistFields = {
  readonly name: string
  readonly outletId: string | null
  readonly post: string
  readonly email: string
  readonly phone: string
  readonly beats: readonly string[]
  readonly languages: readonly string[]
  readonly ukwLevel: UkwLevel | null
  readonly ukwNumber: string
  readonly ukwUntil: string | null
  readonly note: string
  readonly retired: boolean
}

/** Whether the row of `journalist` in this query may be written to: `whyNotWrite` in the rules, as the database says it. */
export const reachable: RawBuilder<boolean> = sql<boolean>`(journalist.email <> '' and journalist.consent = 'given'
  and journalist.bounce <> 'hard' and not journalist.retired and journalist.erased_at is null)`

const columns = [
  'journalist.id',
  'journalist.name',
  'journalist.outlet_id as outletId',
  'journalist.post',
  'journalist.email',
  'journalist.phone',
  'journalist.beats',
  'journalist.languages',
  'journalist.ukw_level as ukwLevel',
  'journalist.ukw_number as ukwNumber',
  'journalist.ukw_until as ukwUntil',
  'journalist.note',
  'journalist.retired',
  'journalist.consent',
  'journalist.consent_on as consentOn',
  'journalist.bounce',
  'journalist.bounced_at as bouncedAt',
  'journalist.bounce_reason as bounceReason',
  'journalist.revision',
  'journalist.erased_at as erasedAt',
] as const

const journalistsOf = (db: Db | Tx) =>
  db
    .selectFrom('journalist')
    .leftJoin('outlet', 'outlet.id', 'journalist.outlet_id')
    .select([...columns, 'outlet.name as outletName', 'outlet.kind as outletKind'])

export type JournalistRecord = Awaited<ReturnType<ReturnType<typeof journalistsOf>['executeTakeFirstOrThrow']>>

export type JournalistFilter = {
  readonly search?: string | undefined
  readonly outlet?: string | undefined
  readonly beat?: string | undefined
  /** Only those whose competence test is over by this day. */
  readonly ukwOverBy?: string | undefined
  readonly only?: 'bounced' | 'no-consent' | undefined
  readonly retired: boolean
  readonly after?: string | undefined
  readonly limit: number
}

/** A page of journalists in the order of their names; who was erased is among those that are not dealt with. */
export async function listJournalistRows(db: Db, filter: JournalistFilter) {
  const after = readTextCursor(filter.after)
  const wanted = likeOf(filter.search)
  const rows = await journalistsOf(db)
    .select(sql<string>`lower(journalist.name)`.as('sorted'))
    .where('journalist.retired', '=', filter.retired)
    .$if(filter.outlet !== undefined, (query) => query.where('journalist.outlet_id', '=', filter.outlet as string))
    .$if(filter.beat !== undefined, (query) =>
      query.where(sql<boolean>`journalist.beats @> ${[filter.beat ?? '']}::text[]`),
    )
    .$if(filter.ukwOverBy !== undefined, (query) =>
      query.where(sql<boolean>`journalist.ukw_until <= ${filter.ukwOverBy}::date`),
    )
    .$if(filter.only === 'bounced', (query) => query.where('journalist.bounce', '<>', 'none'))
    .$if(filter.only === 'no-consent', (query) => query.where('journalist.consent', '<>', 'given'))
    .$if(wanted !== null, (query) =>
      query.where(
        sql<boolean>`(journalist.name || ' ' || journalist.email || ' ' || coalesce(outlet.name, '')) ilike ${wanted}`,
      ),
    )
    .$if(after !== null, (query) =>
      query.where(
        sql<boolean>`(lower(journalist.name), journalist.id) > (${after?.key ?? ''}, ${after?.id ?? ''}::uuid)`,
      ),
    )
    .orderBy(sql`lower(journalist.name)`)
    .orderBy('journalist.id')
    .limit(filter.limit + 1)
    .execute()
  return page(rows, filter.limit, (row) => writeCursor(row.sorted, row.id))
}

/** How many whose competence test is over by a day. */
export const countUkwRunningOut = (db: Db, by: string): Promise<number> =>
  countUpTo(
    db,
    db.selectFrom('journalist').where('retired', '=', false).where(sql<boolean>`ukw_until <= ${by}::date`), // prettier-ignore
  )

/** @throws {Refused} `not-found` */
export async function readJournalistRecord(db: Db | Tx, journalistId: string): Promise<JournalistRecord> {
  const row = await journalistsOf(db).where('journalist.id', '=', journalistId).executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return row
}

/** The yeses and noes of one journalist, the newest first. */
export async function listConsents(db: Db, journalistId: string) {
  return db
    .selectFrom('journalist_consent')
    .leftJoin('person', 'person.id', 'journalist_consent.noted_by')
    .select(['journalist_consent.id', 'kind', 'happened_on', 'how', 'noted_at', 'person.name as noted_by'])
    .where('journalist_id', '=', journalistId)
    .orderBy('journalist_consent.id', 'desc')
    .limit(100)
    .execute()
}

/**
 * What was written of one change, for the ledger: the hash is of the fields with a salt that is kept beside them, so that
 * once both are erased nobody finds out by trying who it was about.
 */
export type JournalistChange = {
  readonly journalistId: string
  readonly revision: number
  readonly journalistHash: string
}

/** @throws {Refused} `journalist-twice`, `outlet-unknown` */
export async function insertJournalist(
  tx: Tx,
  it: JournalistFields,
  personId: string,
  now: Date,
): Promise<JournalistChange> {
  await lockPress(tx)
  await refuseWrong(tx, it, null)
  return keepNewJournalist(tx, it, personId, now)
}

/** Writes one who is known to be new, under the lock. */
export async function keepNewJournalist(
  tx: Tx,
  it: JournalistFields,
  personId: string,
  now: Date,
): Promise<JournalistChange> {
  const id = newId()
  const kept = salted(it)
  await tx
    .insertInto('journalist')
    .values({ id, ...rowOf(it), salt: kept.salt, revision: 1, changed_by: personId, changed_at: now })
    .execute()
  return { journalistId: id, revision: 1, journalistHash: kept.hash }
}

/** @throws {Refused} `not-found`, `press-changed`, `journalist-erased`, `journalist-twice`, `outlet-unknown` */
export async function updateJournalist(
  tx: Tx,
  it: { journalistId: string; seenRevision: number; journalist: JournalistFields; personId: string },
  now: Date,
): Promise<JournalistChange> {
  await lockPress(tx)
  const before = await readStanding(tx, it)
  await refuseWrong(tx, it.journalist, it.journalistId)
  return keepChangedJournalist(tx, { ...it, before }, now)
}

/** Writes a change of one whose revision is known, under the lock. Another address has not come back yet. */
export async function keepChangedJournalist(
  tx: Tx,
  it: {
    journalistId: string
    seenRevision: number
    journalist: JournalistFields
    personId: string
    before: { readonly email: string }
  },
  now: Date,
): Promise<JournalistChange> {
  const revision = it.seenRevision + 1
  const kept = salted(it.journalist)
  const another = it.before.email.toLowerCase() !== it.journalist.email.toLowerCase()
  await tx
    .updateTable('journalist')
    .set({ ...rowOf(it.journalist), salt: kept.salt, revision, changed_by: it.personId, changed_at: now })
    .$if(another, (query) => query.set({ bounce: 'none', bounced_at: null, bounce_reason: '', bounces_since: now }))
    .where('id', '=', it.journalistId)
    .execute()
  return { journalistId: it.journalistId, revision, journalistHash: kept.hash }
}

/** @throws {Refused} `not-found`, `journalist-erased` */
export async function keepConsent(
  tx: Tx,
  it: {
    journalistId: string
    kind: Exclude<Consent, 'none'>
    happenedOn: string
    how: string
    personId: string | null
  },
  now: Date,
): Promise<void> {
  const row = await tx
    .selectFrom('journalist')
    .select('erased_at')
    .where('id', '=', it.journalistId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  if (row.erased_at) throw new Refused({ code: 'journalist-erased' })
  await tx
    .insertInto('journalist_consent')
    .values({
      id: newId(),
      journalist_id: it.journalistId,
      kind: it.kind,
      happened_on: it.happenedOn,
      how: it.how,
      noted_by: it.personId,
      noted_at: now,
    })
    .execute()
  await tx
    .updateTable('journalist')
    .set({ consent: it.kind, consent_on: it.happenedOn })
    .where('id', '=', it.journalistId)
    .execute()
}

/** @throws {Refused} `not-found` */
export async function clearBounceOf(tx: Tx, journalistId: string, now: Date): Promise<void> {
  const cleared = await tx
    .updateTable('journalist')
    .set({ bounce: 'none', bounced_at: null, bounce_reason: '', bounces_since: now })
    .where('id', '=', journalistId)
    .returning('id')
    .executeTakeFirst()
  if (!cleared) throw new Refused({ code: 'not-found' })
}

/** What stands for a name that was erased; screens say it in words. */
const ERASED_NAME = '–'

/**
 * Erases what is kept of a journalist, the words of their consents too. That there was somebody stays, with the days on
 * which they said yes or no, and what was sent to them and when.
 * @throws {Refused} `not-found`, `press-changed`, `journalist-erased`
 */
export async function eraseJournalistOf(
  tx: Tx,
  it: { journalistId: string; seenRevision: number; personId: string },
  now: Date,
): Promise<number> {
  await lockPress(tx)
  await readStanding(tx, it)
  const revision = it.seenRevision + 1
  await tx
    .updateTable('journalist')
    .set({
      name: ERASED_NAME,
      outlet_id: null,
      post: '',
      email: '',
      phone: '',
      beats: [],
      languages: [],
      ukw_level: null,
      ukw_number: '',
      ukw_until: null,
      note: '',
      bounce: 'none',
      bounced_at: null,
      bounce_reason: '',
      salt: '',
      retired: true,
      erased_at: now,
      revision,
      changed_by: it.personId,
      changed_at: now,
    })
    .where('id', '=', it.journalistId)
    .execute()
  await tx
    .updateTable('journalist_consent')
    .set({ how: '' })
    .where('journalist_id', '=', it.journalistId)
    .where('how', '<>', '')
    .execute()
  await tx.deleteFrom('press_list_member').where('journalist_id', '=', it.journalistId).execute()
  await tx
    .updateTable('release_recipient')
    .set({ name: '', address: '', problem: '' })
    .where('journalist_id', '=', it.journalistId)
    .execute()
  return revision
}

async function readStanding(tx: Tx, it: { journalistId: string; seenRevision: number }) {
  const row = await tx
    .selectFrom('journalist')
    .select(['revision', 'email', 'erased_at'])
    .where('id', '=', it.journalistId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  if (row.erased_at) throw new Refused({ code: 'journalist-erased' })
  if (row.revision !== it.seenRevision)
    throw new Refused({ code: 'press-changed', seen: it.seenRevision, current: row.revision })
  return row
}

async function refuseWrong(tx: Tx, it: JournalistFields, exceptId: string | null): Promise<void> {
  if (it.outletId && !(await tx.selectFrom('outlet').select('id').where('id', '=', it.outletId).executeTakeFirst()))
    throw new Refused({ code: 'outlet-unknown', field: 'outletId' })
  if (it.email === '') return
  const twin = await tx
    .selectFrom('journalist')
    .select('id')
    .where(sql<boolean>`lower(email) = lower(${it.email})`)
    .where('email', '<>', '')
    .$if(exceptId !== null, (query) => query.where('id', '<>', exceptId ?? ''))
    .executeTakeFirst()
  if (twin) throw new Refused({ code: 'journalist-twice', field: 'email' })
}

function salted(it: JournalistFields): { salt: string; hash: string } {
  const salt = randomBytes(16).toString('hex')
  return { salt, hash: sha256(canonical({ ...(it as unknown as Record<string, Json>), salt })) }
}

const rowOf = ({ outletId, ukwLevel, ukwNumber, ukwUntil, beats, languages, ...rest }: JournalistFields) => ({
  ...rest,
  beats: [...beats],
  languages: [...languages],
  outlet_id: outletId,
  ukw_level: ukwLevel,
  ukw_number: ukwNumber,
  ukw_until: ukwUntil,
})

export const JOURNALISTS_MAX = 20_000

/** Everyone who was not erased, for a table and for laying one over them. */
export async function listAllJournalists(db: Db | Tx) {
  return journalistsOf(db)
    .select(
      sql<string | null>`(
        select how from journalist_consent c where c.journalist_id = journalist.id order by c.id desc limit 1)`.as(
        'consentHow',
      ),
    )
    .where('journalist.erased_at', 'is', null)
    .orderBy(sql`lower(journalist.name)`)
    .orderBy('journalist.id')
    .limit(JOURNALISTS_MAX)
    .execute()
}

/** Competence tests by their last day, the next first; and who last wrote of each, while they are here. */
export async function listUkwOver(db: Db | Tx, it: Until) {
  return db
    .selectFrom('journalist')
    .leftJoin('outlet', 'outlet.id', 'journalist.outlet_id')
    .leftJoin('person', (join) =>
      join.onRef('person.id', '=', 'journalist.changed_by').on('person.left_on', 'is', null),
    )
    .select(['journalist.id', 'outlet.name as outlet', 'person.id as keeper'])
    .select([sql<UkwLevel>`journalist.ukw_level`.as('level'), sql<string>`journalist.ukw_until`.as('until')])
    .where('journalist.retired', '=', false)
    .where('journalist.ukw_level', 'is not', null)
    .where(sql<boolean>`(journalist.ukw_until, journalist.id) > (${it.after.until}::date, ${it.after.id}::uuid)`)
    .where(sql<boolean>`journalist.ukw_until <= ${it.by}::date`)
    .orderBy('journalist.ukw_until')
    .orderBy('journalist.id')
    .limit(it.limit)
    .execute()
}
