import { sql } from 'kysely'
import { addSource } from '../../src/inventory/api/sources.ts'
import { openTestOffice, type TestOffice } from '../office.ts'
import { askedOf } from './asked.ts'
import { count, type Figure } from './measure.ts'

const MENTIONS = Number(process.env['SIAR_BENCH_MENTIONS'] ?? 1_000_000)
const SOURCES = 40
const DAYS = 700

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
    return await askedOf(office, [
      ...asked.map(([what, query]) => ({
        what: `List of mentions ${what}, of ${count(MENTIONS)}`,
        path: `/api/inventory/mentions?limit=50&${query}`,
      })),
      { what: `A thousandth page, of ${count(MENTIONS)}`, path: await thousandthPage(office) },
      {
        what: `List of sources with their week, of ${count(MENTIONS)}`,
        path: '/api/inventory/sources?limit=50',
      },
    ])
  } finally {
    await office.close()
  }
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
