/**
 * A back-up is one file: JSON lines between raw pieces. Each piece is announced by a line `{ "piece", "name", "bytes" }`
 * and followed by so many bytes; the last line holds the counts and the SHA-256 of all before it.
 */
import { createHash, type Hash } from 'node:crypto'
import { once } from 'node:events'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { finished, pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import type pg from 'pg'
import { from as copyFrom, to as copyTo } from 'pg-copy-streams'
import type { Kysely } from 'kysely'
import { holdSweeping } from './hold.ts'
import { migrate, migrations } from './migrate.ts'

/** The file is no back-up, is damaged, or may not be restored here; the message says why. */
export class BackupRefused extends Error {
  override readonly name = 'BackupRefused'
}

export type BackupCounts = { readonly tables: Record<string, number>; readonly files: number }

const FORMAT = 'siar-backup-1'
const CHUNK_BYTES = 4 * 1024 * 1024
const LINE_MAX_BYTES = 64 * 1024

/**
 * Writes the whole office as it stood at one instant: every table in one snapshot, then the files.
 * @param it.files folders and single files below `root`, each kept under its path from there
 */
export async function writeBackup(
  pool: pg.Pool,
  it: { file: string; root: string; files: readonly string[] },
): Promise<BackupCounts> {
  const beside = `${it.file}.part`
  const out = await open(beside, 'wx', 0o600)
  const hash = createHash('sha256')
  const put = async (bytes: Buffer | string) => {
    hash.update(bytes)
    await out.write(bytes as Buffer)
  }
  const line = (value: object) => put(`${JSON.stringify(value)}\n`)
  let keeper: pg.PoolClient | null = null
  try {
    // Of the instant of the tables, no file goes before it is read.
    keeper = await pool.connect()
    await holdSweeping(keeper)
    const client = await pool.connect()
    const tables: Record<string, number> = {}
    let files = 0
    try {
      await client.query('begin isolation level repeatable read read only')
      const version = await client.query<{ name: string }>('select name from migration order by name desc limit 1')
      await line({ format: FORMAT, version: version.rows[0]?.name })
      for (const table of await tablesInOrder(client)) {
        tables[table] = Number((await client.query(`select count(*) as n from ${table}`)).rows[0].n)
        // COPY has no length of its own, so it is cut into pieces that have.
        let gathered: Buffer[] = []
        let size = 0
        const flush = async () => {
          if (size === 0) return
          await line({ piece: 'table', name: table, bytes: size })
          for (const chunk of gathered) await put(chunk)
          gathered = []
          size = 0
        }
        for await (const chunk of client.query(copyTo(`copy ${table} to stdout`)) as AsyncIterable<Buffer>) {
          gathered.push(chunk)
          size += chunk.length
          if (size >= CHUNK_BYTES) await flush()
        }
        await flush()
      }
      await client.query('commit')
    } finally {
      client.release()
    }
    for (const path of it.files)
      for (const file of await filesUnder(path)) {
        const { size, mode } = await stat(file)
        await line({ piece: 'file', name: relative(it.root, file), bytes: size, mode: mode & 0o777 })
        for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) await put(chunk)
        files++
      }
    await out.write(`${JSON.stringify({ end: true, tables, files, sha256: hash.digest('hex') })}\n`)
    await out.sync()
    await out.close()
    await rename(beside, it.file)
    return { tables, files }
  } catch (error) {
    await out.close().catch(() => {})
    await rm(beside, { force: true })
    throw error
  } finally {
    keeper?.release(true) // with its connection goes what it held
  }
}

/**
 * Brings an office back into an empty database and folder: the file is proven whole first, then the tables are made as of
 * its version, filled and counted in one transaction, and migrated on; files are written beside and renamed.
 * @throws {BackupRefused} damaged, of a newer Siar, or where something is already; nothing is changed then
 */
export async function restoreBackup(
  pool: pg.Pool,
  db: Kysely<never>,
  it: { file: string; root: string },
): Promise<BackupCounts> {
  const { head, end } = await proveWhole(it.file)
  if (!migrations.some((migration) => migration.name === head.version))
    throw new BackupRefused(`the back-up is of a newer Siar (${head.version}); install that version to restore it.`)
  const there = await pool.query<{ made: string | null }>("select to_regclass('public.person')::text as made")
  if (there.rows[0]?.made && Number((await pool.query('select count(*) as n from person')).rows[0].n) > 0)
    throw new BackupRefused('there is an office here already; restore into an empty data folder or database.')
  if (!there.rows[0]?.made) await migrate(db, head.version)

  const client = await pool.connect()
  try {
    await client.query('begin')
    await clearSeeds(client)
    let filling: Filling | null = null
    const finish = async () => {
      await filling?.finish()
      filling = null
    }
    for await (const piece of readPieces(it.file)) {
      if (piece.piece === 'table') {
        if (filling?.table !== piece.name) {
          await finish()
          if (!/^[a-z_]{1,60}$/.test(piece.name)) throw new BackupRefused('the back-up names a table that cannot be.')
          if (piece.name === 'migration') await client.query('delete from migration')
          filling = fillTable(client, piece.name)
        }
        for await (const chunk of piece.bytes) await filling.write(chunk)
      } else {
        await finish()
        await writeRestored(it.root, piece)
      }
    }
    await finish()
    for (const [table, expected] of Object.entries(end.tables)) {
      const { n } = (await client.query(`select count(*)::int as n from ${table}`)).rows[0] as { n: number }
      if (n !== expected) throw new BackupRefused(`table ${table} holds ${n} rows, the back-up says ${expected}.`)
    }
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    throw error
  } finally {
    client.release()
  }
  await migrate(db)
  return { tables: end.tables, files: end.files }
}

type Filling = { readonly table: string; write(chunk: Buffer): Promise<void>; finish(): Promise<void> }

/** Fills a table with rows as they were copied; whatever the database refuses is thrown at the next call. */
function fillTable(client: pg.PoolClient, table: string): Filling {
  const sink = client.query(copyFrom(`copy ${table} from stdin`))
  const ended = finished(sink)
  ended.catch(() => {}) // thrown where it is waited for
  return {
    table,
    async write(chunk) {
      if (!sink.writable || !sink.write(chunk)) await Promise.race([once(sink, 'drain'), ended])
    },
    async finish() {
      sink.end()
      await ended
    },
  }
}

/** Takes out what the migrations put in by themselves, final rows too: it comes from the back-up instead. */
async function clearSeeds(client: pg.PoolClient): Promise<void> {
  for (const table of (await tablesInOrder(client)).toReversed()) {
    if (table === 'migration' || (await client.query(`select 1 from ${table} limit 1`)).rowCount === 0) continue
    await client.query(`alter table ${table} disable trigger user`)
    await client.query(`delete from ${table}`)
    await client.query(`alter table ${table} enable trigger user`)
  }
}

/** The tables, each after those that its rows point at. */
async function tablesInOrder(client: pg.PoolClient): Promise<string[]> {
  const { rows: all } = await client.query<{ name: string }>(
    "select table_name as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE' order by 1",
  )
  const { rows: points } = await client.query<{ source: string; target: string }>(
    "select conrelid::regclass::text as source, confrelid::regclass::text as target from pg_constraint where contype = 'f' and conrelid <> confrelid",
  )
  const needs = new Map(
    all.map(({ name }) => [name, new Set(points.filter((it) => it.source === name).map((it) => it.target))]),
  )
  // A trigger of `publication` asks for the certification of its decision.
  needs.get('publication')?.add('certification')
  const order: string[] = []
  while (order.length < all.length) {
    const ready = all
      .map(({ name }) => name)
      .filter((name) => !order.includes(name) && [...(needs.get(name) ?? [])].every((target) => order.includes(target)))
    if (ready.length === 0) throw new Error('the tables point at each other in a ring')
    order.push(...ready)
  }
  return order
}

type Piece = {
  readonly piece: 'table' | 'file'
  readonly name: string
  readonly mode?: number
  readonly bytes: AsyncIterable<Buffer>
}
type Head = { readonly format: string; readonly version: string }
type End = {
  readonly end: true
  readonly tables: Record<string, number>
  readonly files: number
  readonly sha256: string
}

/** Reads a back-up from its first byte to its last and checks that it is whole. */
async function proveWhole(file: string): Promise<{ head: Head; end: End }> {
  const hash = createHash('sha256')
  let end: End | null = null
  let head: Head | null = null
  for await (const part of readParts(file, hash)) {
    if (part.line['format']) head = part.line as unknown as Head
    if (part.line['end']) end = part.line as unknown as End
    for await (const _ of part.bytes); // the hash sees it
  }
  if (head?.format !== FORMAT || !end)
    throw new BackupRefused(`${file} is no whole back-up of Siar; it may have been cut off.`)
  if (end.sha256 !== hash.digest('hex')) throw new BackupRefused(`${file} is damaged: its checksum does not fit.`)
  return { head, end }
}

async function* readPieces(file: string): AsyncGenerator<Piece> {
  for await (const { line, bytes } of readParts(file, null))
    if (line['piece'] === 'table' || line['piece'] === 'file')
      yield { ...(line as unknown as Omit<Piece, 'bytes'>), bytes }
}

type Part = { readonly line: Record<string, unknown>; readonly bytes: AsyncIterable<Buffer> }

/** Every line with the bytes that follow it. The last line is not part of the hash that it holds. */
async function* readParts(file: string, hash: Hash | null): AsyncGenerator<Part> {
  const handle = await open(file, 'r').catch((error: NodeJS.ErrnoException) => {
    throw new BackupRefused(`${file} cannot be read: ${error.code}.`)
  })
  const { size } = await handle.stat()
  let at = 0
  const read = async (length: number): Promise<Buffer> => {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(length), 0, length, at)
    return buffer.subarray(0, bytesRead)
  }
  try {
    while (at < size) {
      const start = await read(Math.min(LINE_MAX_BYTES, size - at))
      const length = start.indexOf(10)
      const line = length < 0 ? null : parseLine(start.subarray(0, length))
      if (!line) throw new BackupRefused(`${file} is damaged near byte ${at}.`)
      if (!line['end']) hash?.update(start.subarray(0, length + 1))
      at += length + 1
      const bytes = Number(line['bytes'] ?? 0)
      if (!Number.isSafeInteger(bytes) || bytes < 0 || at + bytes > size)
        throw new BackupRefused(`${file} is cut off near byte ${at}.`)
      const until = at + bytes
      yield {
        line,
        bytes: (async function* () {
          while (at < until) {
            const chunk = await read(Math.min(CHUNK_BYTES, until - at))
            at += chunk.length
            hash?.update(chunk)
            yield chunk
          }
        })(),
      }
      at = until
    }
  } finally {
    await handle.close()
  }
}

function parseLine(bytes: Buffer): Record<string, unknown> | null {
  try {
    return JSON.parse(bytes.toString()) as Record<string, unknown>
  } catch {
    return null
  }
}

async function writeRestored(root: string, piece: Piece): Promise<void> {
  const path = join(root, piece.name)
  if (relative(root, path).startsWith('..')) throw new BackupRefused('the back-up names a file outside its folder.')
  await mkdir(dirname(path), { recursive: true })
  const beside = `${path}.part`
  await pipeline(Readable.from(piece.bytes), createWriteStream(beside, { mode: piece.mode ?? 0o600 }))
  await rename(beside, path)
}

async function filesUnder(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => null)
  if (!found) return []
  if (found.isFile()) return [path]
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile() && !/^\.arriving-|\.(?:part|tmp)$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
}
