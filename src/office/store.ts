import { sql } from 'kysely'
import { dayAfter, dayOf, ZONE } from '../base/calendar.ts'
import { newId } from '../base/id.ts'
import type { Work } from '../base/officer.ts'
import { Refused, refuseIf } from '../base/refused.ts'
import { coversWork, heldOn } from '../db/authority.ts'
import type { Db, Tx } from '../db/connect.ts'
import type { Language, PersonRole } from '../db/tables.ts'
import { LOGO_TYPES } from './rules.ts'
import { whyNotEndOn, whyNotHold } from './rules/acting.ts'
import { lockTenuresOf, refuseUnfit } from './stores/acting.ts'

const LIST_MAX = 500 // people, posts and tenures of one office

// Posts and who holds them

/** The posts in which a person may do this work on a day. */
export async function listPostsHeld(db: Db | Tx, personId: string, on: string, work: Work): Promise<string[]> {
  const rows = await heldOn(db, on)
    .select('tenure.post_id')
    .distinct()
    .where('tenure.person_id', '=', personId)
    .where(coversWork(work))
    .execute()
  return rows.map((row) => row.post_id)
}

/** The people who may do this work of a post on a day, by name. */
export async function listHoldersOf(
  db: Db | Tx,
  postId: string,
  on: string,
  work: Work,
): Promise<{ id: string; name: string }[]> {
  return heldOn(db, on)
    .select(['person.id', 'person.name'])
    .distinct()
    .where('tenure.post_id', '=', postId)
    .where(coversWork(work))
    .orderBy('person.name')
    .limit(100)
    .execute()
}

/** The posts nobody holds on a day who may act: what comes to their steps waits. */
export async function listVacantPosts(db: Db, on: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('post')
    .select(['id', 'name'])
    .where('id', 'not in', heldOn(db, on).where(coversWork(null)).select('tenure.post_id'))
    .orderBy('ordinal')
    .orderBy('id')
    .limit(LIST_MAX)
    .execute()
}

export async function listPosts(db: Db | Tx) {
  return db.selectFrom('post').select(['id', 'name']).orderBy('ordinal').orderBy('id').limit(LIST_MAX).execute()
}

export async function listTenures(db: Db) {
  return db
    .selectFrom('tenure')
    .innerJoin('person', 'person.id', 'tenure.person_id')
    .innerJoin('post', 'post.id', 'tenure.post_id')
    .leftJoin('person as absent', 'absent.id', 'tenure.for_person_id')
    .select([
      'tenure.id',
      'tenure.person_id',
      'person.name as person',
      'tenure.post_id',
      'post.name as post',
      'tenure.from_on',
      'tenure.until_on',
      'tenure.acting',
      'tenure.for_person_id',
      'absent.name as for_person',
      'tenure.letter_number',
      'tenure.lettered_on',
      'tenure.scan_hash',
      'tenure.kinds',
      'tenure.steps',
    ])
    .orderBy('tenure.from_on', 'desc')
    .orderBy('tenure.id', 'desc')
    .limit(LIST_MAX)
    .execute()
}

/** A post held outright. @throws {Refused} `not-found`, `tenure-overlaps`, `acting-runs-on` */
export async function insertTenure(
  tx: Tx,
  it: {
    personId: string
    postId: string
    fromOn: string
    untilOn: string | null
  },
  now: Date,
): Promise<string> {
  const id = newId()
  const tenures = await lockTenuresOf(tx, it.postId)
  // Locked, so that two at once cannot both find the days free.
  const person = await tx.selectFrom('person').select('id').where('id', '=', it.personId).forUpdate().executeTakeFirst()
  if (!person) throw new Refused({ code: 'not-found' })
  if (await overlapsTenure(tx, it)) throw new Refused({ code: 'tenure-overlaps', field: 'fromOn' })
  refuseIf(whyNotHold(it, tenures))
  await tx
    .insertInto('tenure')
    .values({
      id,
      person_id: it.personId,
      post_id: it.postId,
      from_on: it.fromOn,
      until_on: it.untilOn,
      created_at: now,
    })
    .execute()
  return id
}

/** Whether the person holds the post already on one of these days; ending that tenure would then end nothing. */
async function overlapsTenure(
  tx: Tx,
  it: { personId: string; postId: string; fromOn: string; untilOn: string | null; except?: string },
): Promise<boolean> {
  const { untilOn, except } = it
  const other = await tx
    .selectFrom('tenure')
    .select('id')
    .where('person_id', '=', it.personId)
    .where('post_id', '=', it.postId)
    .where((eb) => eb.or([eb('until_on', 'is', null), eb('until_on', '>=', it.fromOn)]))
    .$if(untilOn !== null, (query) => query.where('from_on', '<=', untilOn ?? ''))
    .$if(except !== undefined, (query) => query.where('id', '<>', except ?? ''))
    .limit(1)
    .executeTakeFirst()
  return other !== undefined
}

/** Ends a tenure with its last day. @throws {Refused} `not-found`, `days-reversed`, `tenure-overlaps`, `acting-runs-on`, `acting-not-longer` */
export async function endTenure(tx: Tx, it: { tenureId: string; untilOn: string }, field = 'untilOn'): Promise<void> {
  const found = await tx.selectFrom('tenure').select('post_id').where('id', '=', it.tenureId).executeTakeFirst()
  if (!found) throw new Refused({ code: 'not-found' })
  const tenures = await lockTenuresOf(tx, found.post_id)
  const row = await tx
    .selectFrom('tenure')
    .innerJoin('person', 'person.id', 'tenure.person_id')
    .select(['tenure.person_id', 'tenure.post_id', 'tenure.from_on', 'tenure.until_on', 'tenure.acting'])
    .where('tenure.id', '=', it.tenureId)
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (it.untilOn < row.from_on) throw new Refused({ code: 'days-reversed', field })
  const days = { personId: row.person_id, postId: row.post_id, fromOn: row.from_on, untilOn: it.untilOn }
  if (await overlapsTenure(tx, { ...days, except: it.tenureId })) throw new Refused({ code: 'tenure-overlaps', field })
  if (row.acting === null) refuseIf(whyNotEndOn(days, tenures, field) ?? whyNotHold(days, tenures))
  else if (row.until_on !== null && it.untilOn > row.until_on) throw new Refused({ code: 'acting-not-longer', field })
  await tx.updateTable('tenure').set({ until_on: it.untilOn }).where('id', '=', it.tenureId).execute()
}

/**
 * A post changes hands: one tenure, outright or for a vacancy, ends on a day, and somebody holds the post outright from
 * the next. What lies open stays with the post.
 * @throws {Refused} `not-found`, `handover-of-absence`, `person-cannot-act`, and what ending and holding are refused for
 */
export async function handPostOver(
  tx: Tx,
  it: { tenureId: string; personId: string; lastDay: string },
  now: Date,
): Promise<{ id: string; from: string; fromOn: string }> {
  const row = await tx
    .selectFrom('tenure')
    .select(['person_id', 'post_id', 'acting'])
    .where('id', '=', it.tenureId)
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  if (row.acting === 'plh') throw new Refused({ code: 'handover-of-absence' })
  await endTenure(tx, { tenureId: it.tenureId, untilOn: it.lastDay }, 'lastDay')
  const fromOn = dayAfter(it.lastDay, 1)
  await refuseUnfit(tx, { personId: it.personId, fromOn })
  const id = await insertTenure(tx, { personId: it.personId, postId: row.post_id, fromOn, untilOn: null }, now)
  return { id, from: row.person_id, fromOn }
}

// People

export type NewPerson = {
  readonly name: string
  readonly email: string
  readonly role: PersonRole
  readonly rank: string
  readonly nip: string
  /** As a PHC string; null for a person who cannot sign in by password yet. */
  readonly passwordHash: string | null
}

/** Lets nobody else take an e-mail before this is done: who asked a moment later sees whose it is. */
async function holdEmail(tx: Tx, email: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`e-mail of a person ${email}`}, 0))`.execute(tx)
}

/** @throws {Refused} `email-taken` */
export async function insertPerson(tx: Tx, it: NewPerson, now: Date): Promise<string> {
  const id = newId()
  await holdEmail(tx, it.email.toLowerCase())
  const inserted = await tx
    .insertInto('person')
    .values({
      id,
      name: it.name,
      email: it.email.toLowerCase(),
      role: it.role,
      rank: it.rank,
      nip: it.nip,
      created_at: now,
      updated_at: now,
    })
    .onConflict((on) => on.column('email').doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!inserted) throw new Refused({ code: 'email-taken', field: 'email' })
  if (it.passwordHash) await setPassword(tx, { personId: id, passwordHash: it.passwordHash }, now)
  return id
}

/** Sets a person's password and ends every session they have. */
export async function setPassword(tx: Tx, it: { personId: string; passwordHash: string }, now: Date): Promise<void> {
  await tx.deleteFrom('account').where('person_id', '=', it.personId).where('provider_id', '=', 'credential').execute()
  await tx
    .insertInto('account')
    .values({
      id: newId(),
      account_id: it.personId,
      provider_id: 'credential',
      person_id: it.personId,
      password: it.passwordHash,
      created_at: now,
      updated_at: now,
    })
    .execute()
  await tx.deleteFrom('session').where('person_id', '=', it.personId).execute()
}

/** What a person proves to be themselves with. */
export async function readSignInOf(
  db: Db,
  personId: string,
): Promise<{ passwordHash: string | null; secondFactor: boolean }> {
  const row = await db
    .selectFrom('person')
    .leftJoin('account', (join) =>
      join.onRef('account.person_id', '=', 'person.id').on('account.provider_id', '=', 'credential'),
    )
    .select(['account.password', 'person.two_factor_enabled'])
    .where('person.id', '=', personId)
    .executeTakeFirstOrThrow()
  return { passwordHash: row.password, secondFactor: row.two_factor_enabled }
}

export async function listPeople(db: Db) {
  return db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'role', 'rank', 'nip', 'left_on', 'two_factor_enabled'])
    .orderBy('name')
    .limit(LIST_MAX)
    .execute()
}

/** Who has not left on a day, by name. */
export async function listNames(db: Db | Tx, on: string): Promise<{ id: string; name: string }[]> {
  return db
    .selectFrom('person')
    .select(['id', 'name'])
    .where((eb) => eb.or([eb('left_on', 'is', null), eb('left_on', '>', on)]))
    .orderBy('name')
    .limit(LIST_MAX)
    .execute()
}

/** @throws {Refused} `not-found` */
export async function readPerson(db: Db | Tx, personId: string) {
  const row = await db
    .selectFrom('person')
    .select(['id', 'name', 'email', 'role', 'left_on', 'two_factor_enabled'])
    .where('id', '=', personId)
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  return row
}

/** @throws {Refused} `not-found`, `last-administrator`, `email-taken` */
export async function updatePerson(
  tx: Tx,
  it: {
    personId: string
    name: string
    email: string
    role: PersonRole
    rank: string
    nip: string
    leftOn: string | null
  },
  now: Date,
): Promise<void> {
  // All administrators are locked, so that two of them cannot each remove the other at once.
  const administrators = await tx
    .selectFrom('person')
    .select(['id', 'left_on'])
    .where('role', '=', 'administrator')
    .orderBy('id')
    .forUpdate()
    .execute()
  const others = administrators.filter((row) => row.id !== it.personId && row.left_on === null)
  const wasOne = administrators.some((row) => row.id === it.personId)
  if (wasOne && others.length === 0 && (it.role !== 'administrator' || it.leftOn !== null))
    throw new Refused({ code: 'last-administrator', field: 'role' })
  await holdEmail(tx, it.email.toLowerCase())
  const taken = await tx
    .selectFrom('person')
    .select('id')
    .where('email', '=', it.email.toLowerCase())
    .where('id', '<>', it.personId)
    .executeTakeFirst()
  if (taken) throw new Refused({ code: 'email-taken', field: 'email' })
  const updated = await tx
    .updateTable('person')
    .set({
      name: it.name,
      email: it.email.toLowerCase(),
      role: it.role,
      rank: it.rank,
      nip: it.nip,
      left_on: it.leftOn,
      updated_at: now,
    })
    .where('id', '=', it.personId)
    .returning('id')
    .executeTakeFirst()
  if (!updated) throw new Refused({ code: 'not-found' })
  if (it.leftOn !== null && it.leftOn <= dayOf(ZONE, now)) await endAccess(tx, it.personId, now)
}

/** Ends the sessions and tokens of a person: none of it wakes should one who left come back. */
async function endAccess(tx: Tx, personId: string, now: Date): Promise<void> {
  await tx.deleteFrom('session').where('person_id', '=', personId).execute()
  await tx
    .updateTable('api_token')
    .set({ revoked_at: now })
    .where('person_id', '=', personId)
    .where('revoked_at', 'is', null)
    .execute()
}

export async function findPersonByEmail(db: Db | Tx, email: string) {
  return db
    .selectFrom('person')
    .select(['id', 'name', 'left_on', 'two_factor_enabled'])
    .where('email', '=', email.toLowerCase())
    .executeTakeFirst()
}

export async function setLanguage(db: Db, personId: string, language: Language): Promise<void> {
  await db.updateTable('person').set({ language }).where('id', '=', personId).execute()
}

/** Leaves a person the password alone: whoever else had found a way into the account is out. */
export async function resetAccess(tx: Tx, it: { personId: string; passwordHash: string }, now: Date): Promise<void> {
  await setPassword(tx, it, now)
  await removeSecondFactor(tx, it.personId)
  await tx.deleteFrom('passkey').where('person_id', '=', it.personId).execute()
  await endAccess(tx, it.personId, now)
}

/** Takes away the second factor of a person who lost it. */
export async function removeSecondFactor(tx: Tx, personId: string): Promise<void> {
  await tx.deleteFrom('two_factor').where('person_id', '=', personId).execute()
  await tx.updateTable('person').set({ two_factor_enabled: false }).where('id', '=', personId).execute()
}

// The office itself

export async function findOffice(db: Db | Tx) {
  return db.selectFrom('office').select(['name', 'regency', 'address', 'logo_hash', 'set_up_at']).executeTakeFirst()
}

/** How the office calls itself; Siar while it is not set up. */
export const readOfficeName = async (db: Db | Tx): Promise<string> => (await findOffice(db))?.name ?? 'Siar'

/** @throws {Refused} `logo-refused` when the logo is no picture that we keep */
export async function saveOffice(
  tx: Tx,
  it: { name: string; regency: string; address: string; logoHash: string | null },
  now: Date,
): Promise<void> {
  if (it.logoHash !== null) {
    const logo = await tx.selectFrom('file').select('media_type').where('hash', '=', it.logoHash).executeTakeFirst()
    if (!logo || !LOGO_TYPES.includes(logo.media_type)) throw new Refused({ code: 'logo-refused', field: 'logoHash' })
    // For good: papers and the ledger name it after another took its place.
    await tx
      .insertInto('office_logo')
      .values({ file_hash: it.logoHash })
      .onConflict((on) => on.doNothing())
      .execute()
  }
  const values = { name: it.name, regency: it.regency, address: it.address, logo_hash: it.logoHash }
  await tx
    .insertInto('office')
    .values({ ...values, set_up_at: now })
    .onConflict((on) => on.column('single').doUpdateSet(values))
    .execute()
}

/** Who sees to the office's settings, where something of theirs needs a person. */
export async function listAdministrators(tx: Tx): Promise<string[]> {
  const rows = await tx
    .selectFrom('person')
    .select('id')
    .where('role', '=', 'administrator')
    .where('left_on', 'is', null)
    .limit(20)
    .execute()
  return rows.map((it) => it.id)
}
