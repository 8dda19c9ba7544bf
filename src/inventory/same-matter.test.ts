import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { inventoryOffice, type InventoryOffice } from '../../test/inventory-office.ts'

let office: InventoryOffice
let roundId: string
before(async () => {
  office = await inventoryOffice()
  roundId = await office.openRound()
})
after(() => office?.close())

const items = '/api/inventory/items'
const read = async (path: string) => (await office.get(path)).json()
const code = (answer: { json(): { code: string } }) => answer.json().code
const proposed = async (id: string) => read(`${items}/${id}/dossiers`)
const dossiersOf = async (id: string): Promise<string[]> =>
  (await proposed(id)).rows.map((it: { dossier: { id: string } }) => it.dossier.id)

const flood = {
  title: 'Banjir merendam 390 rumah di Kelutan',
  summary: 'Luapan Sungai Ngasinan merendam 390 rumah di Kelurahan Kelutan, Trenggalek, Minggu (1/3). Sebanyak 46 warga mengungsi ke Balai Kelutan, kata Lurah Suwarno.', // prettier-ignore
}
const again = {
  title: 'Warga Kelutan mulai membersihkan lumpur',
  summary: 'Sepekan sesudah luapan Sungai Ngasinan merendam 390 rumah di Kelurahan Kelutan pada Minggu (1/3), warga membersihkan lumpur. Lurah Suwarno meminta pompa.', // prettier-ignore
}
const elsewhere = {
  title: 'Banjir merendam 75 rumah di Bendungan',
  summary: 'Luapan Kali Bagong merendam 75 rumah di Desa Dompyong, Kecamatan Bendungan, Kamis (12/3). Sebanyak 12 warga mengungsi ke sekolah, kata Camat Nur Kholik.', // prettier-ignore
}
const note = ({ title, summary }: typeof flood, more: object = {}) => office.note(title, { summary, ...more })
const pick = async (itemId: string): Promise<string> =>
  (await office.post(`${items}/${itemId}/pick`, { urgent: false })).json().dossierId

let begun: string
let dossierId: string
test('an item that tells of what a dossier handles says so and by what; one of the same kind elsewhere does not', async () => {
  begun = await note(flood)
  dossierId = await pick(begun)
  const [same, other] = [await note(again), await note(elsewhere)]
  const { rows, whyNot } = await proposed(same)
  assert.deepEqual([rows.length, rows[0]?.dossier.id, rows[0]?.itemId, rows[0]?.share, whyNot], [1, dossierId, begun, null, null]) // prettier-ignore
  assert.ok(
    rows[0].terms.some((it: string) => /Kelutan|Ngasinan|390/.test(it)),
    rows[0].terms.join(),
  )
  assert.deepEqual(await dossiersOf(other), [])
  assert.deepEqual(await dossiersOf(await office.note('Banjir')), [])
  const { whyNot: reading } = (await office.get(`${items}/${same}/dossiers`, { as: office.kadis })).json()
  assert.equal(reading.code, 'not-your-step')
})

test('joined, it leaves what is to be sorted, stands under the dossier, and comes back when that is taken back', async () => {
  const same = await note(again, { kind: 'issue' })
  const { revision } = (await office.post(`${items}/${same}/merge`, { into: begun })).json()
  assert.equal((await read(`${items}/${same}`)).state, 'merged')
  const joined = async () => (await read(`${items}/${begun}/joined?limit=50`)).rows.map((it: { id: string }) => it.id)
  assert.deepEqual(await joined(), [same])
  assert.deepEqual(await dossiersOf(same), [])
  assert.equal((await office.post(`${items}/${same}/restoration`, { undoes: revision })).statusCode, 200)
  assert.deepEqual([await joined(), await dossiersOf(same)], [[], [dossierId]])
})

test('what was said to be another matter is not proposed again, until that is taken back; the ledger has both', async () => {
  const same = await note(again)
  const path = `${items}/${same}/dossiers/${dossierId}/apart`
  const say = (apart: boolean) => office.post(path, { apart })
  assert.equal(code(await office.post(path, { apart: true }, { as: office.kadis })), 'not-your-step')
  assert.equal((await office.post(path, {})).statusCode, 400)
  await say(true)
  await say(true) // said once
  const { rows, apart } = await proposed(same)
  assert.deepEqual([rows.length, apart.length, apart[0].dossier.id, apart[0].by], [0, 1, dossierId, 'Dewi'])
  assert.equal((await office.ledger('item-told-apart')).length, 1)
  await say(false)
  assert.deepEqual([await dossiersOf(same), (await proposed(same)).apart], [[dossierId], []])
  assert.equal((await office.ledger('item-told-apart-undone')).length, 1)
})

test('a dossier of few readers shows itself to them alone, and so does what was said of it', async () => {
  const same = await note(again)
  await office.post(`${items}/${same}/dossiers/${dossierId}/apart`, { apart: true })
  const limit = (limited: boolean) => office.db.updateTable('dossier').set({ limited }).where('id', '=', dossierId).execute() // prettier-ignore
  await limit(true)
  assert.deepEqual([(await proposed(same)).rows, (await proposed(same)).apart], [[], []])
  const other = await note(again)
  assert.deepEqual(await dossiersOf(other), [])
  assert.equal(code(await office.post(`${items}/${other}/dossiers/${dossierId}/apart`, { apart: true })), 'not-found')
  assert.equal(code(await office.get(`${items}/${begun}/joined`)), 'not-found')
  await office.db.insertInto('dossier_reader').values({ dossier_id: dossierId, person_id: office.fungsional.personId, post_id: null } as never).execute() // prettier-ignore
  assert.deepEqual(await dossiersOf(other), [dossierId])
  await limit(false)
  await office.db.updateTable('dossier').set({ state: 'withdrawn' }).where('id', '=', dossierId).execute()
  assert.deepEqual(await dossiersOf(other), []) // nothing is joined to what the office took back
})

test('coverage of an activity is joined to its dossier; an issue to an activity that is none yet is not', async () => {
  const activity = await office.note('Panen raya padi di Pogalan', { kind: 'activity' })
  const issue = await office.note('Bupati ikut panen raya')
  const join = () => office.post(`${items}/${issue}/merge`, { into: activity })
  assert.equal(code(await join()), 'item-not-joinable')
  await pick(activity)
  assert.equal((await join()).statusCode, 200)
  await office.closeRound(roundId)
  assert.equal((await proposed(await note(again))).whyNot.code, 'no-round-open')
})
