import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { inventoryOffice, type InventoryOffice } from '../../test/inventory-office.ts'
import { levels } from '../base/levels.ts'

const ITEMS = 26_000 // more than are passed over, and than are few
const often = '00000000-0000-7000-8000-0000000000a1'
const seldom = '00000000-0000-7000-8000-0000000000a2'

let office: InventoryOffice
before(async () => {
  office = await inventoryOffice()
  await sql`
    insert into item (id, kind, title, noted_on, level, state, dismissed_reason, created_by, created_at, changed_at, score, names, handed_in, merged_into)
    select ('00000000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, (case when n % 7 = 0 then 'activity' else 'issue' end)::item_kind,
      'Kabar warga' || case when n % 3 = 0 then ' jalan' else '' end || case when n > 21000 then ' pandemi' else '' end
        || case when n % 1000 = 0 then ' gempa' else '' end, '2026-01-02',
      (case when n % 50 = 0 then 'attention' else 'watch' end)::crisis_level, (case when n % 11 = 0 then 'open' when n % 11 = 1 and n > 1 then 'merged' else 'dismissed' end)::item_state,
      'x', ${office.fungsional.personId}, at, at, (n % 10) / 10.0,
      array_remove(array[case when n % 2 = 0 then ${often}::uuid end, case when n % 1300 = 0 then ${seldom}::uuid end], null), n % 17 = 0,
      case when n % 11 = 1 and n > 1 then ('00000000-0000-7000-8000-' || lpad(to_hex(n - 1), 12, '0'))::uuid end
    from generate_series(1, ${ITEMS}::int) n,
      lateral (select date_trunc('milliseconds', now() - n * interval '1 minute') as at) it`.execute(office.db)
  await sql`analyze item`.execute(office.db)
})
after(() => office.close())

const nth = (row: { id: string }) => Number.parseInt(row.id.slice(-12), 16)
const isOpen = (n: number) => n % 11 === 0
const isDismissed = (n: number) => !isOpen(n) && (n % 11 !== 1 || n === 1)

test('a list says every item once and in its order, whatever narrows it and however many say it', async () => {
  const numbers = Array.from({ length: ITEMS }, (_, at) => at + 1)
  const cases: readonly (readonly [query: string, holds: (n: number) => boolean])[] = [
    ['search=warga', () => true],
    ['search=jalan', (n) => n % 3 === 0],
    ['search=gempa', (n) => n % 1_000 === 0],
    ['search=pandemi', (n) => n > 21_000],
    ['search=pandemi%20jalan', (n) => n > 21_000 && n % 3 === 0],
    ['search=tidakada', () => false],
    ['search=-warga', () => false],
    ['search=warga%20-jalan', (n) => n % 3 > 0],
    ['search=gempa%20or%20pandemi', (n) => n % 1_000 === 0 || n > 21_000],
    ['search=pandemi&kind=activity&state=dismissed', (n) => n > 21_000 && n % 7 === 0 && isDismissed(n)],
    [`name=${often}`, (n) => n % 2 === 0],
    [`name=${seldom}`, (n) => n % 1_300 === 0],
    [`name=${often}&search=pandemi&level=attention`, (n) => n > 21_000 && n % 50 === 0],
    ['state=open&search=jalan', (n) => isOpen(n) && n % 3 === 0],
    ['state=dismissed&level=attention', (n) => isDismissed(n) && n % 50 === 0],
    ['state=merged&search=jalan', (n) => n % 11 === 1 && n > 1 && n % 3 === 0],
    ['kind=activity', (n) => n % 7 === 0],
    ['handedIn=yes', (n) => n % 17 === 0],
    ['handedIn=yes&search=jalan', (n) => n % 51 === 0],
  ]
  for (const [query, holds] of cases) {
    const expected = numbers.filter(holds)
    const { rows, next } = await list(query)
    assert.deepEqual(rows, expected.slice(0, 100), query)
    assert.equal(next !== null, expected.length > 100, query)
    if (next) assert.deepEqual((await list(query, next)).rows, expected.slice(100, 200), `${query}, the next page`)
  }
})

test('an item bears no mark of days that nobody asks by', async () => {
  const { rows } = await sql<{ marks: string[] }>`
    select item_marks(now(), 'open', 'issue', 'watch', false, null, null, null) as marks`.execute(office.db)
  assert.deepEqual(
    rows[0]?.marks.map((it) => it.replace(/\d+$/, '')),
    ['d', 'w', 'm', 'open', 'issue', 'watch'],
  )
})

test('the most urgent come first, of one state and of all, whatever narrows them', async () => {
  const grave = (n: number) => levels.indexOf(n % 50 === 0 ? 'attention' : 'watch')
  const numbers = Array.from({ length: ITEMS }, (_, at) => at + 1).toSorted(
    (a, b) => grave(b) - grave(a) || (b % 10) - (a % 10) || a - b,
  )
  for (const [query, holds] of [
    ['state=open', (n) => n % 11 === 0],
    ['state=open&kind=activity', (n) => n % 77 === 0],
    ['state=open&watched=no&search=jalan', (n) => n % 33 === 0],
    [`state=dismissed&name=${often}`, (n) => isDismissed(n) && n % 2 === 0],
    ['search=pandemi', (n) => n > 21_000],
    ['level=attention', (n) => n % 50 === 0],
  ] as readonly (readonly [string, (n: number) => boolean])[]) {
    const expected = numbers.filter(holds)
    const { rows, next } = await list(`${query}&order=urgent`)
    assert.deepEqual(rows, expected.slice(0, 100), query)
    assert.deepEqual((await list(`${query}&order=urgent`, next ?? '')).rows, expected.slice(100, 200), query)
  }
})

const PAGE = 100

test('what a page of the list costs does not grow with what was noted, joined or put aside before', async () => {
  const lists: readonly (readonly [query: string, pages: number])[] = [
    ['', 6],
    ['state=open', 6],
    ['state=merged', 6],
    ['state=dismissed&kind=activity', 6],
    ['state=open&order=urgent', 6],
    ['search=warga', 6],
    ['state=merged&search=warga', 6],
    ['search=jalan', 10],
    ['search=pandemi', 50],
    ['search=pandemi%20jalan', 50],
    ['search=-warga', 15],
    [`name=${often}`, 10],
    ['handedIn=yes', 6],
    ['handedIn=yes&search=jalan', 20],
    ['state=open&order=urgent&search=pandemi', 30],
  ]
  for (const [query, pages] of lists) {
    const read = await itemsReadBy(() => list(query))
    assert.ok(read < pages * PAGE, `${query}: ${read}`)
  }
})

/** How many rows of items are read meanwhile, by the database's own count. */
async function itemsReadBy(work: () => Promise<unknown>): Promise<number> {
  const before = await itemsRead()
  await work()
  return (await itemsRead()) - before
}

async function itemsRead(): Promise<number> {
  // Every connection hands in what it has counted.
  await Promise.all(
    Array.from({ length: 10 }, () => sql`select pg_stat_force_next_flush(), pg_sleep(0.05)`.execute(office.db)),
  )
  const { rows } = await sql<{ read: number }>`
    select (seq_tup_read + idx_tup_fetch)::int as read from pg_stat_user_tables where relname = 'item'`.execute(
    office.db,
  )
  return rows[0]?.read ?? 0
}

async function list(query: string, from = ''): Promise<{ rows: number[]; next: string | null }> {
  const { rows, next } = (await office.get(`/api/inventory/items?limit=100&${query}${from && `&after=${from}`}`)).json()
  return { rows: rows.map(nth), next }
}
