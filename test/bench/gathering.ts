import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { fileURLToPath } from 'node:url'
import { sql } from 'kysely'
import type { Db } from '../../src/db/connect.ts'
import { levels, type CrisisLevel } from '../../src/base/levels.ts'
import { newId } from '../../src/base/id.ts'
import { temporaryDatabase } from '../../src/db/temporary.ts'
import { gathering } from '../../src/inventory/jobs/gather.ts'
import { madeStream, type StreamItem } from '../radar-stream.ts'
import { madeSource } from '../mentions.ts'
import { count, median, megabytes, timed, times, type Figure } from './measure.ts'
import { givenStream } from './radar-streams.ts'

const SEED = 7
const TICK_MS = 5 * 60_000 // as often as a busy source is looked at
const WEEK_MS = 7 * 86_400_000
const KEPT = Number(process.env['SIAR_BENCH_MENTIONS'] ?? 1_000_000)
const KEPT_DAYS = 700
const LATELY_DAYS = 9

/**
 * What the inventory makes of a stream as it comes, in a real office with its database: how much less there is to look at,
 * whether every labelled issue is among it, how soon a crisis is told, and how fast.
 */
export async function measureGathering(): Promise<Figure[]> {
  const given = await givenStream()
  return [
    ...(await replay('own stream of 4,000', madeStream(SEED, 4_000))),
    ...(given ? await replay('the given stream', given) : []),
    await speed(madeStream(SEED, 4_000)),
  ]
}

/** Every item arrives at its time; the radar has its turn every five minutes. */
async function replay(name: string, items: readonly StreamItem[]): Promise<Figure[]> {
  return inOffice(async (office) => {
    const idOf = await sourcesOf(office, items)
    const turn = gathering(office.db)
    const stories = new Map(items.map((it) => [mentionId(it.id), it]))
    const alarmed = new Map<string, number>() // the item to when it was raised
    const sorted = items.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at))
    for (let from = 0, to = 0; from < sorted.length; from = to) {
      const tick = Math.floor(Date.parse(sorted[from]?.at ?? '') / TICK_MS) + 1
      while (to < sorted.length && Date.parse(sorted[to]?.at ?? '') < tick * TICK_MS) to++
      await arrive(office.db, sorted.slice(from, to), idOf)
      while (await turn(new Date(tick * TICK_MS)));
      const raised = await office.db.selectFrom('item').select('id').where('level', '>=', 'alert').execute()
      for (const { id } of raised) if (!alarmed.has(id)) alarmed.set(id, tick * TICK_MS)
    }
    const rows = await office.db.selectFrom('item').select(['id', 'level', 'score', 'created_at']).execute()
    const members = Map.groupBy(
      (await office.db.selectFrom('mention').select(['id', 'item_id']).execute()).map((it) => ({
        itemId: it.item_id ?? '',
        story: stories.get(it.id)?.story ?? null,
      })),
      (it) => it.itemId,
    )
    const labelled = new Set(items.flatMap((it) => it.story ?? []))
    const found = new Map([...members].flatMap(([itemId, its]) => {
      const story = mostOf(its.map((it) => it.story))
      return story === null ? [] : [[itemId, story] as const]
    })) // prettier-ignore
    const recall = new Set(found.values()).size / labelled.size
    const order = rows
      .toSorted(
        (a, b) =>
          graver(a.level, b.level) || (b.score ?? 0) - (a.score ?? 0) || Number(b.created_at) - Number(a.created_at),
      ) // prettier-ignore
      .map((it) => found.get(it.id))
    const enough = firstOf(order, labelled.size * 0.95)
    const crises = [...new Set(items.flatMap((it) => (it.crisis && it.story ? [it.story] : [])))]
    const began = (story: string) => Math.min(...items.filter((it) => it.story === story).map((it) => Date.parse(it.at))) // prettier-ignore
    const minutes = crises.flatMap((story) => {
      const its = [...alarmed].filter(([itemId]) => found.get(itemId) === story).map(([, at]) => at)
      return its.length === 0 ? [] : [(Math.min(...its) - began(story)) / 60_000]
    })
    const reached = crises.map((story) => rows.filter((it) => found.get(it.id) === story).map((it) => it.level).toSorted(graver)[0] ?? 'none') // prettier-ignore
    const ordinary = (id: string) => !crises.includes(found.get(id) ?? '')
    const falseAlarms = rows.filter((it) => it.level === 'crisis' && ordinary(it.id)).length
    const alerts = [...alarmed.keys()].filter(ordinary).length
    const weeks = (Date.parse(sorted.at(-1)?.at ?? '') - Date.parse(sorted[0]?.at ?? '')) / WEEK_MS
    const alone = items.filter((it) => it.story === null && it.dup_of === null).length
    return [
      {
        what: `Inventory, what is left to look at in ${name}`,
        measured: `${count(items.length)} in, ${count(rows.length)} items, ${times(items.length / rows.length)}, recall of labelled issues ${recall.toFixed(3)}; the most urgent first, 95 % of them are among the first ${count(enough)}, ${times(items.length / enough)}`,
        yardstick: `labelled: ${count(labelled.size)} issues and ${count(alone)} that stand alone, ${times(items.length / (labelled.size + alone))}`,
        aim: 'recall ≥ 0.99',
        reached: recall >= 0.99,
      },
      {
        what: `Inventory, crises of ${name} replayed`,
        measured: `${minutes.length} of ${crises.length} raised to ${[...new Set(reached)].map((level) => `${level} (${reached.filter((it) => it === level).length})`).join(', ')}; first item to alert: median ${count(median(minutes))} min, most ${count(Math.max(...minutes))} min; ${(falseAlarms / weeks).toFixed(2)} others a week at crisis, ${(alerts / weeks).toFixed(2)} at alert (hurt, ill or driven out by the dozen, hoaxes)`,
        yardstick: `their third item of its own words came after a median of ${count(median(crises.map((story) => thirdAfter(items, story))))} min`,
        aim: 'all raised, no other at crisis',
        reached: minutes.length === crises.length && falseAlarms === 0,
      },
    ]
  })
}

const graver = (a: CrisisLevel, b: CrisisLevel) => levels.indexOf(b) - levels.indexOf(a)

/** Minutes from the first item of a story until the third that is no copy: before that nothing can be told from chance. */
function thirdAfter(items: readonly StreamItem[], story: string): number {
  const told = items.filter((it) => it.story === story && it.dup_of === null).map((it) => Date.parse(it.at)).toSorted((a, b) => a - b) // prettier-ignore
  return ((told[2] ?? told.at(-1) ?? 0) - (told[0] ?? 0)) / 60_000
}

/** The story that more than half of an item is of. */
function mostOf(stories: readonly (string | null)[]): string | null {
  const counts = Map.groupBy(stories, (it) => it)
  for (const [story, its] of counts) if (story !== null && its.length * 2 > stories.length) return story
  return null
}

/** How far one reads until so many different stories have been met. */
function firstOf(order: readonly (string | undefined)[], stories: number): number {
  const met = new Set<string>()
  for (const [at, story] of order.entries()) {
    if (story) met.add(story)
    if (met.size >= stories) return at + 1
  }
  return order.length
}

async function speed(items: readonly StreamItem[]): Promise<Figure> {
  return inOffice(async (office) => {
    const idOf = await sourcesOf(office, items)
    const takenMs = await timed(async () => {
      for (let at = 0; at < items.length; at += 100) await arrive(office.db, items.slice(at, at + 100), idOf)
    })
    const turn = gathering(office.db)
    const now = new Date(Date.parse(items.at(-1)?.at ?? ''))
    const gatheredMs = await timed(async () => {
      while (await turn(now));
    })
    const rate = (items.length / (takenMs + gatheredMs)) * 1_000
    return {
      what: 'Inventory, items from arrival to their place in the list',
      measured: `${count(rate)} items/s`,
      yardstick: `kept as rows and nothing more: ${count((items.length / takenMs) * 1_000)} items/s`,
      aim: 'more than a regency’s year in an hour: ≥ 100 items/s',
      reached: rate >= 100,
    }
  })
}

const NEW = 1_000
const NEW_AFTER_FIRST = 900 // its first hundred are gathered in the turn that remembers

/**
 * The most that a process held which remembers the last days and gathers a thousand more, and how fast it did, beside half
 * of what is kept and beside all of it.
 */
export async function measureGatheringKept(): Promise<Figure[]> {
  const dense = madeStream(SEED, Math.round((KEPT * LATELY_DAYS) / KEPT_DAYS) + 2 * NEW, LATELY_DAYS)
  const [first, half, whole] = [dense.slice(0, -2 * NEW), dense.slice(-2 * NEW, -NEW), dense.slice(-NEW)]
  return inOffice(async (office) => {
    const idOf = await sourcesOf(office, dense)
    const bare = await gatheredApart(office)
    const begin = new Date(Date.parse(dense[0]?.at ?? ''))
    const now = new Date(Date.parse(dense.at(-1)?.at ?? ''))
    await arrive(office.db, first, idOf)
    const turn = gathering(office.db)
    while (await turn(now));
    const figures: Figure[] = []
    let older = 0
    for (const [kept, some] of [
      [KEPT / 2, half],
      [KEPT, whole],
    ] as const) {
      // prettier-ignore
      const more = Math.max(0, Math.round(kept) - dense.length - older)
      await keepOlder(office.db, [...idOf.values()], { howMany: more, after: older, before: begin })
      older += more
      await arrive(office.db, some, idOf)
      const { bytes, rememberMs, gatherMs } = await gatheredApart(office, now)
      const beside = `beside ${count(kept)} mentions kept`
      const rate = (NEW_AFTER_FIRST / gatherMs) * 1_000
      figures.push(
        {
          what: `Inventory, memory while it gathers ${beside}`,
          measured: `${megabytes(bytes)}, the last ${LATELY_DAYS} days (${count(first.length)} mentions) remembered in ${(rememberMs / 1_000).toFixed(1)} s`,
          yardstick: `the same process with none: ${megabytes(bare.bytes)}`,
          aim: '≤ 400 MB',
          reached: bytes <= 400e6,
        },
        {
          what: `Inventory, gathered ${beside}`,
          measured: `${count(rate)} items/s`,
          yardstick: `${count(KEPT / KEPT_DAYS)} a day come in`,
          aim: '≥ 100 items/s',
          reached: rate >= 100,
        },
      )
    }
    return figures
  })
}

const worker = fileURLToPath(new URL('gathering-process.ts', import.meta.url))

type GatheredApart = { readonly bytes: number; readonly rememberMs: number; readonly gatherMs: number }

async function gatheredApart(office: Office, now = new Date()): Promise<GatheredApart> {
  const child = spawn(process.execPath, [worker, JSON.stringify(office.where), now.toISOString()], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let told = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => (told += text))
  const code = await new Promise((resolve) => child.once('close', resolve))
  if (code !== 0) throw new Error(`the gathering process ended with ${String(code)}`)
  return JSON.parse(told) as GatheredApart
}

type Office = Awaited<ReturnType<typeof temporaryDatabase>>

async function inOffice<Result>(work: (office: Office) => Promise<Result>): Promise<Result> {
  const office = await temporaryDatabase()
  try {
    return await work(office)
  } finally {
    await office.close()
  }
}

async function sourcesOf(office: Office, items: readonly StreamItem[]): Promise<Map<string, string>> {
  const id = newId()
  const now = new Date()
  await office.db
    .insertInto('person')
    .values({ id, name: 'Petugas', email: 'petugas@contoh.id', role: 'officer', created_at: now, updated_at: now })
    .execute()
  const ids = new Map<string, string>()
  for (const name of new Set(items.map((it) => it.source))) ids.set(name, await madeSource(office.db, id, name))
  return ids
}

/** An item's own id as a mention has it. */
const mentionId = (id: string): string => {
  const hex = createHash('sha256').update(id).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-7${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

async function arrive(db: Db, items: readonly StreamItem[], idOf: ReadonlyMap<string, string>): Promise<void> {
  const rows = items.map((it) => ({ ...it, id: mentionId(it.id), source: idOf.get(it.source) }))
  await sql`
    insert into mention (id, source_id, key_hash, url, title, text, author, published_at, dated, taken_at, first_hash, text_hash)
    select it.id, it.source, encode(sha256(it.id::text::bytea), 'hex'), 'https://contoh.id/' || it.id,
      left(case when it.title = '' then left(it.text, 80) else it.title end, 300),
      it.text, '', it.at, true, it.at, encode(sha256(it.text::bytea), 'hex'), encode(sha256(it.text::bytea), 'hex')
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as it (id uuid, source uuid, title text, text text, at timestamptz)`.execute(
    db,
  )
}

/** What was gathered long ago and is only kept. */
async function keepOlder(
  db: Db,
  sourceIds: readonly string[],
  { howMany, after, before }: { readonly howMany: number; readonly after: number; readonly before: Date },
): Promise<void> {
  const index = await sql<{ indexdef: string }>`select indexdef from pg_indexes where indexname = 'mention_words'`.execute(db) // prettier-ignore
  await sql`drop index mention_words`.execute(db)
  await sql`
    insert into mention (id, source_id, key_hash, url, title, text, author, published_at, dated, taken_at, first_hash, text_hash, gathered_at)
    select gen_random_uuid(), (${sourceIds}::uuid[])[1 + n % ${sourceIds.length}], lpad(to_hex(n), 64, '0'),
      'https://s.example/' || n, 'Berita nomor ' || n, 'Warga kecamatan' || n % 14 || ' menunggu kata' || n % 20000, '',
      ts, true, ts, lpad(to_hex(n), 64, '1'), lpad(to_hex(n), 64, '1'), ts
    from generate_series(${after}::bigint + 1, ${after}::bigint + ${howMany}::bigint) n,
      lateral (select ${before}::timestamptz - (n * ${KEPT_DAYS}::float8 / ${KEPT}::float8) * interval '1 day' as ts) as clock`.execute(
    db,
  )
  await sql.raw(index.rows[0]?.indexdef ?? '').execute(db)
  await sql`vacuum analyze mention`.execute(db)
}
