import { sql } from 'kysely'
import { addSource } from '../../src/inventory/api/sources.ts'
import { openTestOffice, type TestOffice } from '../office.ts'
import { count, ms, quantile, timed, type Figure } from './measure.ts'

const MENTIONS = Number(process.env['SIAR_BENCH_MENTIONS'] ?? 1_000_000)
const SOURCES = 40
const DAYS = 700
const OFTEN = 200
const AIM_MS = 50

/**
 * What is looked at of a million mentions, asked through the whole server: the list, each filter, words that are rare,
 * common, and common elsewhere but not in that source, counts included.
 */
export async function measureMentions(): Promise<Figure[]> {
  const office = await openTestOffice()
  try {
    const sourceIds = await fill(office)
    const [most, least] = [sourceIds[0] as string, sourceIds.at(-1) as string]
    const day = new Date(Date.now() - 30 * 86_400_000).toISOString().slice(0, 10)
    const asked: readonly (readonly [what: string, query: string])[] = [
      ['the newest 50', ''],
      ['of one source', `source=${most}`],
      ['of one day', `day=${day}`],
      ['of one source and day', `source=${most}&day=${day}`],
      ['by a word of all', 'search=warga'],
      ['by a word of one in ten', 'search=jalan'],
      ['by a word of one in a hundred', 'search=longsor'],
      ['by a word of one in ten thousand', 'search=gempa'],
      ['by a word of none', 'search=tidakada'],
      ['by two words', 'search=jalan%20longsor'],
      ['by a word of all in the smallest source', `search=warga&source=${least}`],
      ['by a rare word in a source', `search=gempa&source=${most}`],
      ['by a common word on a day', `search=jalan&day=${day}`],
      ['by a common word in a source on a day', `search=jalan&source=${most}&day=${day}`],
    ]
    const bare = quantile(await askOften(office, '/api/me'), 0.99)
    const figures: Figure[] = []
    for (const [what, query] of asked) {
      const tookMs = await askOften(office, `/api/inventory/mentions?limit=50&${query}`)
      figures.push(figureOf(`List of mentions ${what}`, tookMs, bare))
    }
    figures.push(figureOf('A thousandth page', await askOften(office, await thousandthPage(office)), bare))
    figures.push(
      figureOf('List of sources with their week', await askOften(office, '/api/inventory/sources?limit=50'), bare),
    )
    return figures
  } finally {
    await office.close()
  }
}

function figureOf(what: string, tookMs: readonly number[], bareMs: number): Figure {
  const p99 = quantile(tookMs, 0.99)
  return {
    what: `${what}, of ${count(MENTIONS)}`,
    measured: `p50 ${ms(quantile(tookMs, 0.5))}, p99 ${ms(p99)}`,
    yardstick: `a request that reads nothing: p99 ${ms(bareMs)}`,
    aim: `p99 ≤ ${AIM_MS} ms`,
    reached: p99 <= AIM_MS,
  }
}

async function askOften(office: TestOffice, path: string): Promise<number[]> {
  const tookMs: number[] = []
  for (let at = 0; at < OFTEN + 10; at++) {
    const took = await timed(async () => {
      const { status } = await office.people.fungsional.send('GET', path)
      if (status !== 200) throw new Error(`${path}: ${status}`)
    })
    if (at >= 10) tookMs.push(took)
  }
  return tookMs
}

async function thousandthPage(office: TestOffice): Promise<string> {
  const row = await office.db.selectFrom('mention').select(['published_at', 'id']).orderBy('published_at', 'desc').orderBy('id', 'desc').offset(50_000).limit(1).executeTakeFirstOrThrow() // prettier-ignore
  const mark = Buffer.from(JSON.stringify([row.published_at.toISOString(), row.id])).toString('base64url')
  return `/api/inventory/mentions?limit=50&after=${mark}`
}

/** Sources of which the first has a half of everything and the last next to nothing; words by how often they are said. */
async function fill(office: TestOffice): Promise<string[]> {
  const sourceIds: string[] = []
  for (let at = 0; at < SOURCES; at++) {
    const body = { name: `Sumber ${at}`, address: `https://s${at}.example/feed`, weight: 3, everyMinutes: 30, silentDays: 7, keepDays: 0 } // prettier-ignore
    sourceIds.push((await office.people.fungsional.call(addSource, { body })).sourceId)
  }
  const index = await sql<{ indexdef: string }>`select indexdef from pg_indexes where indexname = 'mention_words'`.execute(office.db) // prettier-ignore
  await sql`drop index mention_words`.execute(office.db)
  await sql`
    insert into mention (id, source_id, key_hash, url, title, text, author, published_at, dated, taken_at, first_hash, text_hash)
    select gen_random_uuid(), (${sourceIds}::uuid[])[1 + floor(${SOURCES} * power(random(), 5))::int],
      lpad(to_hex(n), 64, '0'), 'https://s.example/' || n,
      'Berita nomor ' || n || ' kata' || (n * 7919) % 20000,
      'Warga kecamatan' || n % 14 || case when n % 10 = 0 then ' mengeluhkan jalan' else ' menunggu' end
        || case when n % 100 = 0 then ' akibat longsor' else '' end || case when n % 10000 = 0 then ' sesudah gempa' else '' end
        || (select string_agg(' kata' || (n * 31 + k * 104729 + k * k * n) % 20000, '') from generate_series(1, 40) k),
      '', ts, true, ts, lpad(to_hex(n), 64, '1'), lpad(to_hex(n), 64, '1')
    from generate_series(1, ${MENTIONS}::bigint) n,
      lateral (select date_trunc('milliseconds', now() - (n * ${DAYS}::float8 / ${MENTIONS}::float8) * interval '1 day') as ts) as clock`.execute(
    office.db,
  )
  await sql.raw(index.rows[0]?.indexdef ?? '').execute(office.db)
  await sql`vacuum analyze mention`.execute(office.db)
  return sourceIds
}
