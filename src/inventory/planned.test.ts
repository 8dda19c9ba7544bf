import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { inventoryOffice, type InventoryOffice } from '../../test/inventory-office.ts'
import { matchingProgrammes } from './jobs/programmes.ts'
import { countToSort } from './stores/standing.ts'

let office: InventoryOffice
before(async () => {
  office = await inventoryOffice()
})
after(() => office?.close())

const items = '/api/inventory/items'
const rounds = '/api/inventory/rounds'
const read = async (path: string) => (await office.get(path)).json()
const idOf = async (title: string) =>
  (await office.db.selectFrom('item').select('id').where('title', '=', title).executeTakeFirstOrThrow()).id
const stateOf = async (id: string) => (await read(`${items}/${id}`)).state
const code = (answer: { json(): { code: string } }) => answer.json().code

/** Brings a plan in, as a table with the codes of its lines. */
async function bringPlan(year: number, lines: readonly string[]): Promise<void> {
  const rows = lines.map((line) => `${line};Dinas Kominfo;05/01/${year}`)
  const file = (await office.upload({}, ['Kode;Uraian;OPD;Tanggal', ...rows].join('\n'))).json()
  const done = await office.post(`/api/inventory/imports/${file.id}/commit`, { rows: 'all', twins: 'skip' })
  assert.equal(done.statusCode, 200, done.body)
  const round = matchingProgrammes(office.db)
  while (await round(new Date()));
}

/** What is left to be sorted, by each who says it. */
async function left() {
  const { left: told, round } = await read('/api/inventory')
  const listed = (await read(`${items}?state=open&watched=no&order=urgent&limit=100`)).rows.length
  return { told, listed, desk: await countToSort(office.db), round: round?.counts.open }
}
const everywhere = (count: number) => ({ told: count, listed: count, desk: count, round: count })

test('an imported plan stands on its list and in the register, and is no work: only what else came is to be sorted', async () => {
  const roundId = await office.openRound()
  await bringPlan(2026, [
    '2.16.02;PROGRAM INFORMASI DAN KOMUNIKASI PUBLIK',
    '2.16.02.2.01;Pengelolaan informasi publik',
    '2.16.03;PROGRAM APLIKASI INFORMATIKA',
  ])
  const issue = await office.note('Sinyal hilang di Dongko')
  const seen = await office.note('Lampu jalan padam')
  const programme = await idOf('PROGRAM APLIKASI INFORMATIKA')
  assert.deepEqual(await left(), everywhere(2))
  assert.equal((await read(`${items}?state=planned&limit=100`)).rows.length, 3)
  assert.equal(await stateOf(programme), 'planned')

  await office.post(`${items}/${seen}/watch`, { watched: true })
  assert.deepEqual(await left(), everywhere(1)) // what is kept in view is nobody's work until something new comes
  await office.db.updateTable('item').set({ changed_at: new Date(Date.now() + 1000) }).where('id', '=', seen).execute() // prettier-ignore
  assert.deepEqual(await left(), everywhere(2))
  await office.db
    .updateTable('item')
    .set({ changed_at: new Date(0) })
    .where('id', '=', seen)
    .execute()

  const joined = await office.note('Sinyal hilang lagi')
  await office.post(`${items}/${joined}/merge`, { into: issue })
  const { counts } = (await read('/api/inventory')).round
  assert.deepEqual([counts.open, counts.watched, counts.planned, counts.joined], [1, 1, 3, 1])
  const closed = await office.closeRound(roundId)
  assert.deepEqual([closed.entries, closed.left], [6, 1])
  const { levels: _, ...before } = counts
  assert.deepEqual((await read(`${rounds}/${roundId}`)).counts, { ...before, levels: null })
  const register = (await read(`${rounds}/${roundId}/register?limit=100`)).rows
  const fates = Object.groupBy(register, (row: { state: string }) => row.state)
  assert.deepEqual(
    Object.entries(fates)
      .map(([fate, rows]) => [fate, rows?.length])
      .toSorted(),
    [['merged', 1], ['open', 1], ['planned', 3], ['watched', 1]], // prettier-ignore
  )
  const csv = (await office.get(`${rounds}/${roundId}/register/csv`)).body
  assert.equal(csv.split('Dalam rencana').length - 1, 3)
  assert.match(csv, /Lampu jalan padam.*Diamati/)
})

test('a line of the plan becomes work when somebody raises it or gives it away, and none again when that is taken back', async () => {
  const id = await idOf('PROGRAM APLIKASI INFORMATIKA')
  const revision = async () => (await read(`${items}/${id}`)).revision
  const { personId } = office.fungsional
  await office.db.insertInto('tenure').values({ id: randomUUID(), person_id: personId, post_id: 'fungsional', from_on: '2026-01-01', until_on: null, created_at: new Date() }).execute() // prettier-ignore
  await office.post(`${items}/${id}/assignment`, { personId })
  assert.equal(await stateOf(id), 'open')
  await office.post(`${items}/${id}/assignment`, { personId: null, undoes: await revision() })
  assert.equal(await stateOf(id), 'planned')
  const level = async (to: string) => {
    const answer = await office.post(`${items}/${id}/level`, { level: to, seenRevision: await revision() })
    assert.equal(answer.statusCode, 200, answer.body)
  }
  await level('attention')
  assert.equal(await stateOf(id), 'open')
  await level('watch')
  assert.equal(await stateOf(id), 'planned')
  assert.equal(code(await office.post(`${items}/${id}/watch`, { watched: true })), 'item-not-open')
})

test('a planned line is put aside, taken back as planned, and made a dossier like any other', async () => {
  const roundId = await office.openRound()
  const id = await idOf('PROGRAM INFORMASI DAN KOMUNIKASI PUBLIK')
  await office.post(`${items}/${id}/dismissal`, { reason: 'tahun lalu' })
  assert.equal(await stateOf(id), 'dismissed')
  await office.post(`${items}/${id}/restoration`, {})
  assert.equal(await stateOf(id), 'planned')
  assert.equal((await office.post(`${items}/${id}/pick`, { urgent: false })).statusCode, 200)
  assert.equal(await stateOf(id), 'picked')
  await office.closeRound(roundId)
})

test('a plan of years ago goes into no more rounds; a programme that the new plan names again does', async () => {
  await bringPlan(2028, ['2.16.04;PROGRAM PERSANDIAN', '2.16.03;PROGRAM APLIKASI INFORMATIKA'])
  const roundId = await office.openRound()
  const inRound = async (title: string) => (await read(`${items}/${await idOf(title)}`)).round?.id === roundId
  assert.equal(await inRound('PROGRAM PERSANDIAN'), true)
  assert.equal(await inRound('PROGRAM APLIKASI INFORMATIKA'), true)
  assert.equal(await inRound('Pengelolaan informasi publik'), false)
  await office.closeRound(roundId)
})
