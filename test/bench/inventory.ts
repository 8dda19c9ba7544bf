import { sql } from 'kysely'
import { addItem, pickItem } from '../../src/inventory/api.ts'
import { addSource } from '../../src/inventory/api/sources.ts'
import type { Db, Tx } from '../../src/db/connect.ts'
import { openTestOffice, type TestOffice } from '../office.ts'
import { askedOf } from './asked.ts'
import { count, type Figure } from './measure.ts'

const ITEMS = Number(process.env['SIAR_BENCH_ITEMS'] ?? 1_000_000)
const DAYS = 700
const ROUND_ITEMS = 20_000
const OF_ONE_ITEM = 20_000
const LARGE = 30 // the number of that item

/**
 * What is looked at of an inventory of a million items, asked through the whole server: each list as its screen asks it,
 * each filter alone and with others, words and names from those of every item to those of one and of none, the first page
 * and the last.
 */
export async function measureInventory(): Promise<Figure[]> {
  const office = await openTestOffice()
  try {
    await fillInventory(office)
    return await askedOf(office, await askedOfInventory(office))
  } finally {
    await office.close()
  }
}

const uuid = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`
const names = { common: uuid(0xa1), often: uuid(0xa2), seldom: uuid(0xa3), rare: uuid(0xa4), one: uuid(0xa5), none: uuid(0xa6) } // prettier-ignore

export async function askedOfInventory(office: TestOffice) {
  const { db } = office
  const daysAgo = (days: number) => encodeURIComponent(new Date(Date.now() - days * 86_400_000).toISOString())
  const rounds = await db.selectFrom('round').select(['id', 'number']).orderBy('number').execute()
  const [old, current] = [rounds[3]?.id, rounds.at(-1)?.id]
  const triage = 'state=open&watched=no&order=urgent'
  const lists: readonly (readonly [what: string, query: string])[] = [
    ['to be sorted, the most urgent first', triage],
    ['to be sorted, of one kind', `${triage}&kind=issue`],
    ['to be sorted, activities', `${triage}&kind=activity`],
    ['to be sorted, of one level', `${triage}&level=attention`],
    ['to be sorted, Krisis', `${triage}&level=crisis`],
    ['to be sorted, what was handed in', `${triage}&handedIn=yes`],
    ['to be sorted, mine', `${triage}&mine=yes`],
    ['to be sorted, since a day', `${triage}&since=${daysAgo(1)}`],
    ['to be sorted, since half a year', `${triage}&since=${daysAgo(180)}`],
    ['to be sorted, by a name of three in ten', `${triage}&name=${names.common}`],
    ['to be sorted, by a name of one in a hundred', `${triage}&name=${names.often}`],
    ['to be sorted, by a name of a thousand', `${triage}&name=${names.seldom}`],
    ['to be sorted, by a name of a hundred', `${triage}&name=${names.rare}`],
    ['to be sorted, by a name of one', `${triage}&name=${names.one}`],
    ['to be sorted, by a name of none', `${triage}&name=${names.none}`],
    ['to be sorted, by a word of all', `${triage}&search=warga`],
    ['to be sorted, by a word of one in ten', `${triage}&search=jalan`],
    ['to be sorted, by a word of one in a hundred', `${triage}&search=longsor`],
    ['to be sorted, by a rare word', `${triage}&search=gempa`],
    ['to be sorted, by a word of none', `${triage}&search=tidakada`],
    ['to be sorted, all at once', `${triage}&kind=issue&level=attention&since=${daysAgo(180)}&search=jalan&name=${names.common}`], // prettier-ignore
    ['kept in view', 'state=open&watched=yes&order=urgent'],
    ['risen and not taken up', 'order=risen'],
    ['without an answer', 'state=open&watched=no&order=unanswered'],
    ['without an answer, mine', 'state=open&watched=no&order=unanswered&mine=yes'],
    ['without an answer, by a rare word', 'state=open&watched=no&order=unanswered&search=gempa'],
    ['without an answer, by a name', `state=open&watched=no&order=unanswered&name=${names.often}`],
    ['of every state, the newest first', 'order=newest'],
    ['picked', 'state=picked&order=newest'],
    ['dismissed', 'state=dismissed&order=newest'],
    ['joined', 'state=merged&order=newest'],
    ['dismissed, programmes', 'state=dismissed&kind=programme&order=newest'],
    ['programmes of every state', 'kind=programme&order=newest'],
    ['activities of every state', 'kind=activity&order=newest'],
    ['of every state, of one level', 'level=attention&order=newest'],
    ['of every state, Krisis', 'level=crisis&order=newest'],
    ['dismissed at Krisis', 'state=dismissed&level=crisis&order=newest'],
    ['of every state, what was handed in', 'handedIn=yes&order=newest'],
    ['dismissed, what was handed in', 'state=dismissed&handedIn=yes&order=newest'],
    ['of every state, mine', 'mine=yes&order=newest'],
    ['of every state, since a day', `since=${daysAgo(1)}&order=newest`],
    ['of every state, since half a year', `since=${daysAgo(180)}&order=newest`],
    ['of an old round', `round=${old}&order=newest`],
    ['of the open round', `round=${current}&order=newest`],
    ['dismissed of an old round', `round=${old}&state=dismissed&order=newest`],
    ['of a programme', `programme=${uuid(2_000)}&order=newest`],
    ['picked of a programme', `programme=${uuid(2_000)}&state=picked&order=newest`],
    ['by a name of three in ten', `name=${names.common}&order=newest`],
    ['by a name of one in a hundred', `name=${names.often}&order=newest`],
    ['by a name of a thousand', `name=${names.seldom}&order=newest`],
    ['by a name of a hundred', `name=${names.rare}&order=newest`],
    ['by a name of one', `name=${names.one}&order=newest`],
    ['by a name of none', `name=${names.none}&order=newest`],
    ['by a name and Krisis', `name=${names.common}&level=crisis&order=newest`],
    ['by a word of all', 'search=warga&order=newest'],
    ['by a word of one in ten', 'search=jalan&order=newest'],
    ['by a word of one in a hundred', 'search=longsor&order=newest'],
    ['by a word of a thousand', 'search=banjir&order=newest'],
    ['by a word of a hundred', 'search=gempa&order=newest'],
    ['by a word of none', 'search=tidakada&order=newest'],
    ['by two words', 'search=jalan%20longsor&order=newest'],
    ['by three words', 'search=warga%20jalan%20longsor&order=newest'],
    ['by three words, one of none', 'search=warga%20jalan%20tidakada&order=newest'],
    ['by a word or another', 'search=gempa%20or%20jalan&order=newest'],
    ['by a word and not another', 'search=jalan%20-longsor&order=newest'],
    ['by a phrase', `search=${encodeURIComponent('"mengeluhkan jalan"')}&order=newest`],
    ['by a word that only old ones say', 'search=pandemi&order=newest'],
    ['dismissed, by a word of one in a hundred', 'state=dismissed&search=longsor&order=newest'],
    ['picked, by a word of one in a hundred', 'state=picked&search=longsor&order=newest'],
    ['picked, by a word of one in ten', 'state=picked&search=jalan&order=newest'],
    ['of an old round, by a word of all', `round=${old}&search=warga&order=newest`],
    ['Krisis, by a word of all', 'level=crisis&search=warga&order=newest'],
    ['handed in, by a word of one in a hundred', 'handedIn=yes&search=longsor&order=newest'],
  ]
  const deep: readonly (readonly [what: string, query: string])[] = [
    ['to be sorted, a deep page', triage],
    ['of every state, a deep page', 'order=newest'],
    ['dismissed, a deep page', 'state=dismissed&order=newest'],
    ['by a word of one in ten, a deep page', 'search=jalan&order=newest'],
    ['by a word of a thousand, a deep page', 'search=banjir&order=newest'],
    ['by a name of three in ten, a deep page', `name=${names.common}&order=newest`],
    ['without an answer, a deep page', 'state=open&watched=no&order=unanswered'],
  ]
  const of = `of ${count(ITEMS)}`
  return [
    { what: `Inventaris: the round, its counts and what is new, ${of}`, path: '/api/inventory' },
    { what: `Names most spoken of, ${of}`, path: '/api/inventory/names' },
    { what: `Rounds, ${of}`, path: '/api/inventory/rounds?limit=50' },
    { what: `An item with ${count(OF_ONE_ITEM)} mentions, ${of}`, path: `/api/inventory/items/${uuid(LARGE)}` },
    { what: `What came in for it, ${of}`, path: `/api/inventory/items/${uuid(LARGE)}/mentions?limit=50` },
    { what: `Dossiers that may handle it, ${of}`, path: `/api/inventory/items/${uuid(LARGE)}/dossiers` },
    { what: `Items alike, ${of}`, path: `/api/inventory/items/${uuid(LARGE)}/similar` },
    { what: `Items alike by a word of all, ${of}`, path: `/api/inventory/items/${uuid(LARGE)}/similar?search=warga` },
    ...lists.map(([what, query]) => ({ what: `Items ${what}, ${of}`, path: `/api/inventory/items?limit=50&${query}` })),
    ...(await Promise.all(
      deep.map(async ([what, query]) => ({ what: `Items ${what}, ${of}`, path: await deepPage(office, query) })),
    )),
  ]
}

/** The list goes on from its last row but a page: the furthest that anybody comes. */
async function deepPage({ people }: TestOffice, query: string): Promise<string> {
  const pathOf = (after: string) => `/api/inventory/items?limit=100&${query}${after && `&after=${after}`}`
  let after = ''
  for (let pages = 0; pages < 20; pages++) {
    const { body } = await people.fungsional.send('GET', pathOf(after))
    if (typeof body['next'] !== 'string') break
    after = body['next']
  }
  return pathOf(after).replace('limit=100', 'limit=50')
}

/**
 * Rounds of two years: the older the item, the more likely it was dealt with; words and names by how often they are said;
 * what agencies handed in, what was given to somebody, what is kept in view, and one item of very many mentions.
 */
export async function fillInventory(office: TestOffice): Promise<void> {
  const { db, people } = office
  const { personId } = people.fungsional
  const field = { kind: 'issue' as const, title: 'Jalan rusak', summary: '', agency: '', source: 'Warga', sourceUrl: '', notedOn: '2026-01-02', level: 'watch' as const, programmeId: null } // prettier-ignore
  const { id: first } = await people.fungsional.call(addItem, { body: field })
  const { dossierId } = await people.fungsional.call(pickItem, { params: { itemId: first }, body: { urgent: true } })
  const nth = (n: string) => sql.raw(`('00000000-0000-7000-8000-' || lpad(to_hex(${n}), 12, '0'))::uuid`)
  await sql`
    insert into term (id, kind, preferred, title, avoid, note, source, revision)
    select id, 'place', 'Tempat ' || place, '', '{}', '', '', 1 from unnest(${Object.values(names)}::uuid[]) with ordinality as it (id, place)`.execute(
    db,
  )
  const rounds = Math.ceil(ITEMS / ROUND_ITEMS)
  await sql`
    insert into round (id, number, title, opened_at, opened_by, due_at, closed_at, closed_by, register_hash, entries, picked, dismissed)
    select ${nth('number')}, number, 'Putaran ' || number, opened, ${personId}, opened + interval '5 days',
      ended, case when ended is not null then ${personId}::uuid end, case when ended is not null then repeat('a', 64) end,
      case when ended is not null then 20000 end, case when ended is not null then 400 end, case when ended is not null then 15000 end
    from generate_series(1, ${rounds}::int) number,
      lateral (select now() - (${rounds} - number + 1) * (${DAYS}::float8 / ${rounds}) * interval '1 day' as opened) a,
      lateral (select case when number < ${rounds} then opened + (${DAYS}::float8 / ${rounds}) * interval '1 day' end as ended) b`.execute(
    db,
  )
  const insertItems = (tx: Tx, from: number, to: number) =>
    // The nth is the nth newest.
    sql`
    insert into item (id, kind, title, summary, agency, source, source_url, noted_on, level, programme_id, round_id, state,
      dismissed_reason, created_by, created_at, changed_at, merged_into, watched_at, score, score_parts, mentions, sources, names,
      assigned_to, assigned_by, assigned_at, answer, handed_in, to_match)
    select ${nth('n')}, kind,
      'Kabar nomor ' || n || ' kata' || (n * 7919) % 20000,
      'Warga kecamatan' || n % 14 || case when n % 10 = 0 then ' mengeluhkan jalan' else ' menunggu' end
        || case when n % 100 = 0 then ' akibat longsor' else '' end || case when n % (${ITEMS} / 1000) = 0 then ' dan banjir' else '' end
        || case when n % (${ITEMS} / 100) = 0 then ' sesudah gempa' else '' end
        || case when n > ${ITEMS} * 0.8 and n % 5 = 0 then ' masa pandemi' else '' end
        || (select string_agg(' kata' || (n * 31 + k * 104729 + k * k * n) % 20000, '') from generate_series(1, 30) k),
      'Dinas ' || n % 30, 'Sumber ' || n % 40, '', at::date,
      (case when n % 10007 = 0 then 'crisis' when n % 1009 = 500 then 'alert' when n % 53 = 20 then 'attention' else 'watch' end)::crisis_level,
      case when kind <> 'programme' and n % 10 = 4 then ${nth('400 * (1 + n % 20)')} end,
      ${nth(`case when state = 'open' then ${rounds} else ${rounds} - (n - 1) / ${ROUND_ITEMS} end`)}, state,
      case when state = 'dismissed' then 'Bukan urusan kabupaten' else '' end, ${personId}, at, least(at + (n % 72) * interval '1 hour', now()),
      case when state = 'merged' then ${nth('n - 2')} end,
      case when state = 'open' and n % 67 = 5 then now() end,
      (n * 7919 % 1000) / 1000.0, '[]', case when n = ${LARGE} then ${OF_ONE_ITEM}::int else 1 + n % 9 end, 1 + n % 3,
      array_remove(array[
        case when n % 10 < 3 then ${names.common}::uuid end, case when n % 100 = 7 then ${names.often}::uuid end,
        case when n % (${ITEMS} / 1000) = 5 then ${names.seldom}::uuid end, case when n % (${ITEMS} / 100) = 9 then ${names.rare}::uuid end,
        case when n = ${ITEMS} / 2 then ${names.one}::uuid end], null),
      case when n % 101 = 50 then ${personId}::uuid end, case when n % 101 = 50 then ${personId}::uuid end, case when n % 101 = 50 then at end,
      (case when state = 'picked' then 'working' else 'none' end)::item_answer, n % 9 = 0 and at > now() - interval '60 days', false
    from generate_series(${from}::bigint, ${to}::bigint) n,
      lateral (select date_trunc('milliseconds', now() - (n * ${DAYS}::float8 / ${ITEMS}::float8) * interval '1 day') as at,
        (case when n % 400 = 0 then 'programme' when n % 19 = 3 then 'activity' else 'issue' end)::item_kind as kind,
        (case when n < 3000 or n % 97 < 4 then 'open' when n % 49 = 10 then 'picked' when n % 7 = 1 then 'merged' else 'dismissed' end)::item_state as state) it`.execute(
      tx,
    )
  await withoutIndexes(db, async () => {
    const half = Math.floor(ITEMS / 2) // most of it is the making of words, which takes a core each
    await Promise.all([
      unchecked(db, (tx) => insertItems(tx, 1, half)),
      unchecked(db, (tx) => insertItems(tx, half + 1, ITEMS)),
    ])
  })
  await unchecked(db, async (tx) => {
    await sql`
      insert into dossier select made.* from dossier d,
        (select id, title, 10 + row_number() over (order by created_at) as number from item where state = 'picked' and id <> ${first}) it,
        jsonb_populate_record(null::dossier, to_jsonb(d) || jsonb_build_object(
          'id', it.id, 'number', it.number, 'item_id', it.id, 'title', it.title, 'limited', it.number % 100 = 0)) made
      where d.id = ${dossierId}`.execute(tx)
    await sql`insert into intake_link (id, agency, token_hash, made_by, made_at) values (${nth('1')}, 'Dinas Contoh', repeat('b', 64), ${personId}, now())`.execute(tx) // prettier-ignore
    await sql`
      insert into intake (id, item_id, link_id, year, number, key, asked_hash, kind, title, what, who, at_time, place, why, how, handed_at)
      select item.id, item.id, ${nth('1')}, 2026, row_number() over (), item.id, repeat('c', 64), 'issue', item.title, '', '', '', '', '', '', item.created_at
      from item where handed_in`.execute(tx)
  })
  await sql`insert into inventory_look (person_id, looked_at, earlier_at) values (${personId}, now(), now() - interval '60 days')`.execute(db) // prettier-ignore
  await fillMentions(office)
  await sql`vacuum analyze item, mention, dossier, intake, round, term`.execute(db)
}

/** Indexes of items stand aside while the work fills their table; their own key does not. */
async function withoutIndexes(db: Db, work: () => Promise<void>): Promise<void> {
  const { rows } = await sql<{ name: string; definition: string }>`
    select indexname as name, indexdef as definition from pg_indexes where tablename = 'item' and indexname <> 'item_pkey'`.execute(
    db,
  )
  for (const { name } of rows) await sql`drop index ${sql.ref(name)}`.execute(db)
  await work()
  await db.connection().execute(async (one) => {
    await sql`set maintenance_work_mem = '512MB'`.execute(one)
    for (const { definition } of rows) await sql.raw(definition).execute(one)
    await sql`reset maintenance_work_mem`.execute(one)
  })
}

/** Rows that are right as they are made: no key to another table is looked up and no trigger runs. */
const unchecked = (db: Db, work: (tx: Tx) => Promise<unknown>) =>
  db.transaction().execute(async (tx) => {
    await sql`set local session_replication_role = replica`.execute(tx)
    await work(tx)
  })

async function fillMentions({ db, people }: TestOffice): Promise<void> {
  const body = { name: 'Sumber', address: 'https://s.example/feed', weight: 3, everyMinutes: 30, silentDays: 7, keepDays: 0 } // prettier-ignore
  const { sourceId } = await people.fungsional.call(addSource, { body })
  await sql`
    insert into mention (id, source_id, key_hash, url, title, text, author, published_at, dated, taken_at, first_hash, text_hash, gathered_at, item_id, same_as)
    select ('00000000-0000-7000-9000-' || lpad(to_hex(n), 12, '0'))::uuid, ${sourceId}, lpad(to_hex(n), 64, '0'), 'https://s.example/' || n,
      'Berita nomor ' || n, repeat('Warga menunggu. ', 40), '', at, true, at, lpad(to_hex(n), 64, '1'), lpad(to_hex(n), 64, '1'), at,
      ${uuid(LARGE)}::uuid, case when n % 2 = 0 then '00000000-0000-7000-9000-000000000001'::uuid end
    from generate_series(1, ${OF_ONE_ITEM}::bigint) n,
      lateral (select date_trunc('milliseconds', now() - n * interval '1 minute') as at) as clock`.execute(db)
}
