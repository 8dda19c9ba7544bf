/**
 * Removes files that nobody refers to. Who refers to one, the database knows: every column that names a file is a foreign
 * key, found here in its catalogue, so that one which is added is counted from its first day and a row that is referred to
 * cannot go. First the row, committed, then the bytes: a process killed in between leaves bytes that no row knows, which
 * the next walk removes, and never a row without its bytes.
 */
import { lstat, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { sql, type RawBuilder } from 'kysely'
import type { Db, Tx } from '../db/connect.ts'
import { hold, holdBytes, SWEEPING } from '../db/hold.ts'
import { append } from '../ledger/append.ts'
import { ARRIVING, madePlaceOf, placeOf } from './store.ts'

const DAY_MS = 24 * 60 * 60_000
/**
 * How long a file is kept that nobody refers to. Between the upload and the save that names it lie seconds, with a bad line
 * or a form filled in over days a few of them; a picture taken out of a text comes back by undoing only while that text is
 * being written. A week covers both, and is what people are told.
 */
export const UNCLAIMED_KEPT_DAYS = 7
const WALK_EVERY_MS = DAY_MS
const ARRIVING_MS = DAY_MS // the slowest upload takes two hours
const PARTS = 16 // by the first digit of the hash; a folder is of the first two
const AT_ONCE = 200 // files a round, so that a back-up never waits long
const SHARE_IMAGE = /-bagikan\.png$/ // made of a version, and those stay

const tables = ['file', 'look_file'] as const
type Known = (typeof tables)[number]
type Part = { readonly begins: string; readonly before: Date }

/**
 * Does the next part of the daily walk over all files, one process at a time and never while a back-up is written. Says
 * whether the walk goes on.
 * @throws of a disk that cannot be read or written; the part is begun again then
 */
export async function sweepNext(it: { readonly db: Db; readonly folder: string }, now: Date): Promise<boolean> {
  return (await hold(it.db, ...SWEEPING, () => sweepPart(it, now))) ?? false
}

async function sweepPart({ db, folder }: { db: Db; folder: string }, now: Date): Promise<boolean> {
  const number = await beginPart(db, now)
  if (number === null) return false
  if (number === 0) await removeLeftArriving(folder, new Date(now.getTime() - ARRIVING_MS))
  const part: Part = {
    begins: number.toString(16),
    before: new Date(now.getTime() - UNCLAIMED_KEPT_DAYS * DAY_MS),
  }
  let removed = 0
  for (const table of tables) removed += await sweepRows({ db, folder }, table, part)
  const strays = await sweepStrays({ db, folder }, part)
  if (removed + strays < AT_ONCE) await endPart(db, number, now)
  return true
}

/** The part that is to be done now; null while the last walk is younger than a day. */
async function beginPart(db: Db, now: Date): Promise<number | null> {
  const { next_part: next, began_at: began } = await db.selectFrom('file_sweep').selectAll().executeTakeFirstOrThrow()
  if (next !== null) return next
  if (began !== null && now.getTime() - began.getTime() < WALK_EVERY_MS) return null
  await db.updateTable('file_sweep').set({ next_part: 0, began_at: now, removed: 0, removed_bytes: 0 }).execute()
  return 0
}

/** Goes on to the next part; after the last one the ledger is told how many went. */
async function endPart(db: Db, number: number, now: Date): Promise<void> {
  const next = number + 1 < PARTS ? number + 1 : null
  await db.transaction().execute(async (tx) => {
    const { removed, removed_bytes: sizeBytes } = await tx
      .updateTable('file_sweep')
      .set({ next_part: next, ...(next === null && { ended_at: now }) })
      .returning(['removed', 'removed_bytes'])
      .executeTakeFirstOrThrow()
    // Not which: what was kept too long should leave no trace of whose it was.
    if (next === null && removed > 0) await append(tx, { kind: 'files-removed', count: removed, sizeBytes }, now)
  })
}

/** Removes the files of a part that nobody refers to, with their rows. Resolves to how many. */
async function sweepRows(
  { db, folder }: { db: Db; folder: string },
  table: Known,
  { begins, before }: Part,
): Promise<number> {
  const unclaimed = await unclaimedIn(db, table, before)
  const { rows } = await sql<{ hash: string }>`
    select hash from ${sql.table(table)}
    where ${beginning(begins)} and ${unclaimed} order by hash limit ${AT_ONCE}`.execute(db)
  let removed = 0
  for (const { hash } of rows) {
    if (!(await forget(db, { table, hash, unclaimed }))) continue
    await removeBytes(db, folder, hash)
    removed++
  }
  return removed
}

/** Whether nobody refers to the row of `file` or `look_file` in this query, and its bytes came before then. */
async function unclaimedIn(db: Db, table: Known, before: Date): Promise<RawBuilder<boolean>> {
  const { rows } = await sql<{ table: string; column: string }>`
    select class.relname as "table", attname as "column"
    from pg_constraint
    join pg_class class on class.oid = conrelid
    join pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where contype = 'f' and confrelid = ${table}::regclass
    order by 1, 2`.execute(db)
  const hash = sql.ref(`${table}.hash`)
  const claims = rows.map((it) =>
    // A text that no version holds and that is no longer written in refers to nothing that it left out.
    it.table === 'dossier_file'
      ? sql`exists (select from dossier_file link where link.file_hash = ${hash} and (link.in_version or exists (
          select from draft where draft.dossier_id = link.dossier_id
            and (draft.saved_at >= ${before} or position(link.file_hash::text in draft.content::text) > 0))))`
      : sql`exists (select from ${sql.table(it.table)} it where ${sql.ref(`it.${it.column}`)} = ${hash})`,
  )
  return sql<boolean>`(${sql.ref(`${table}.came_at`)} < ${before} and not (${sql.join(claims, sql` or `)}))`
}

const REFERRED_TO = '23503' // foreign_key_violation

/** Takes a row out if nobody refers to it even now. */
async function forget(
  db: Db,
  { table, hash, unclaimed }: { table: Known; hash: string; unclaimed: RawBuilder<boolean> },
): Promise<boolean> {
  try {
    return await db.transaction().execute(async (tx) => {
      await holdBytes(tx, hash, 'alone')
      // Who writes in such a text holds its dossier, and finds the file unknown if they come later.
      await sql`select from dossier where id in (
        select dossier_id from dossier_file where file_hash = ${hash} and not in_version) for update`.execute(tx)
      const gone = sql`gone as (delete from ${sql.table(table)} where hash = ${hash} and ${unclaimed}
        returning hash, ${table === 'file' ? sql`size_bytes` : sql`0`} as size)`
      const { numAffectedRows } = await sql`
        with ${gone}, links as (delete from dossier_file using gone where file_hash = gone.hash)
        update file_sweep set removed = removed + 1, removed_bytes = removed_bytes + gone.size from gone`.execute(tx)
      return numAffectedRows === 1n
    })
  } catch (error) {
    // Somebody named it at this very moment: it stays.
    if ((error as { code?: string }).code === REFERRED_TO) return false
    throw error
  }
}

/** Removes the bytes that no row knows, and all that was made of them, under their lock: whoever brings them anew waits. */
async function removeBytes(db: Db, folder: string, hash: string): Promise<void> {
  await db.transaction().execute(async (tx) => {
    await holdBytes(tx, hash, 'alone')
    if (await isKnown(tx, hash)) return
    // The file itself last, so that a killed process leaves what the next walk goes by.
    const stem = stemOf(hash)
    for (const name of await namesIn(join(`${folder}-narrow`, hash.slice(0, 2))))
      if (name.startsWith(stem)) await rm(madePlaceOf(folder, name), { force: true })
    await rm(placeOf(folder, hash), { force: true })
  })
}

const isKnown = async (tx: Tx, hash: string): Promise<boolean> =>
  (await sql`select from file where hash = ${hash} union all select from look_file where hash = ${hash}`.execute(tx)).rows.length > 0 // prettier-ignore

/** Everything that is made of a file begins so. */
const stemOf = (hash: string) => hash.slice(0, 32)

/**
 * Removes what lies on the disk and no row knows: left by a killed process or an act that came to nothing. Only what is as
 * old as a file that nobody refers to, and never what lay there before this database began: a folder that was given to the
 * wrong database loses nothing. Resolves to how many.
 */
async function sweepStrays({ db, folder }: { db: Db; folder: string }, { begins, before }: Part): Promise<number> {
  const { began } = await db
    .selectFrom('migration')
    .select((eb) => eb.fn.min('done_at').as('began'))
    .executeTakeFirstOrThrow()
  const isLeft = async (path: string): Promise<boolean> => {
    const about = await lstat(path).catch(() => null)
    return about !== null && about.isFile() && about.mtime < before && about.mtime > began
  }
  let removed = 0
  for (const digit of '0123456789abcdef') {
    const part = `${begins}${digit}`
    const [places, made] = [join(folder, part), join(`${folder}-narrow`, part)]
    const names = (await namesIn(places)).filter((name) => /^[0-9a-f]{64}$/.test(name))
    const madeNames = (await namesIn(made)).filter((name) => !SHARE_IMAGE.test(name))
    if (names.length + madeNames.length === 0) continue
    const known = await hashesOf(db, part)
    for (const hash of names.filter((it) => !known.has(it))) {
      if (removed === AT_ONCE) return removed
      if (!(await isLeft(join(places, hash)))) continue
      await removeBytes(db, folder, hash)
      removed++
    }
    const stems = new Set([...known].map(stemOf))
    for (const name of madeNames.filter((it) => !stems.has(stemOf(it))))
      if (await isLeft(join(made, name))) await rm(join(made, name), { force: true })
  }
  return removed
}

/** The hashes that rows know and that begin so. */
async function hashesOf(db: Db, begins: string): Promise<Set<string>> {
  const { rows } = await sql<{ hash: string }>`
    select hash from file where ${beginning(begins)} union all select hash from look_file where ${beginning(begins)}`.execute(
    db,
  )
  return new Set(rows.map((it) => it.hash))
}

/** Whether a hash begins so, by its index: no hexadecimal digit comes after `f`. */
const beginning = (begins: string) => sql<boolean>`(hash >= ${begins} and hash < ${`${begins}g`})`

/** The files that rows know and that are not on the disk: lost, for a removed one has no row. */
export async function listMissing({ db, folder }: { db: Db; folder: string }): Promise<string[]> {
  const missing: string[] = []
  for (let part = 0; part < 256; part++) {
    const begins = part.toString(16).padStart(2, '0')
    const known = await hashesOf(db, begins)
    if (known.size > 0) missing.push(...known.difference(new Set(await namesIn(join(folder, begins)))))
  }
  return missing
}

async function removeLeftArriving(folder: string, before: Date): Promise<void> {
  for (const name of await namesIn(folder)) {
    if (!name.startsWith(ARRIVING)) continue
    const path = join(folder, name)
    const about = await lstat(path).catch(() => null)
    if (about && about.mtime < before) await rm(path, { force: true })
  }
}

async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
}
