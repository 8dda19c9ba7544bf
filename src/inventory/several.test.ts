import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { inventoryOffice, type InventoryOffice } from '../../test/inventory-office.ts'

let office: InventoryOffice
let roundId = ''
before(async () => {
  office = await inventoryOffice()
  roundId = await office.openRound()
})
after(() => office?.close())

const items = '/api/inventory/items'
const item = async (id: string) => (await office.get(`${items}/${id}`)).json()
const noteAll = async (titles: readonly string[]) => {
  const ids: string[] = []
  for (const title of titles) ids.push(await office.note(title))
  return ids
}
const each = (ids: readonly string[]) => ids.map((itemId) => ({ itemId }))
type Left = { itemId: string; revision: number }
/** What an act left, so that it can be taken back. */
const undoing = (left: readonly Left[]) => left.map(({ itemId, revision }) => ({ itemId, undoes: revision }))
const states = async (ids: readonly string[]) => Promise.all(ids.map(async (id) => (await item(id)).state))
const entriesOf = async (kind: string, ids: readonly string[]) =>
  (await office.ledger(kind)).filter((it) => ids.includes(String(it['itemId'])))

test('several are put aside with one reason by one act, stand in the ledger as one by one, and come back by one undo', async () => {
  const ids = await noteAll(['Gosip A', 'Gosip B', 'Gosip C'])
  const answer = await office.post(`${items}/dismissal`, { items: each(ids), reason: ' Tidak terbukti ' })
  assert.equal(answer.statusCode, 200, answer.body)
  const left: Left[] = answer.json().items
  assert.deepEqual(left, ids.map((itemId) => ({ itemId, revision: 2 }))) // prettier-ignore
  for (const id of ids) assert.equal((await item(id)).dismissedReason, 'Tidak terbukti')

  const alone = await office.note('Gosip D')
  await office.post(`${items}/${alone}/dismissal`, { reason: 'Tidak terbukti' })
  const [single] = await entriesOf('item-dismissed', [alone])
  const entries = await entriesOf('item-dismissed', ids)
  assert.deepEqual(entries.map((it) => it['itemId']), ids) // prettier-ignore
  assert.deepEqual(entries.map((it) => Object.keys(it)), ids.map(() => Object.keys(single ?? {}))) // prettier-ignore
  assert.equal(new Set(entries.map((it) => it['saidHash'])).size, 3) // each may be shown without the others

  assert.equal((await office.post(`${items}/restoration`, { items: undoing(left) })).statusCode, 200)
  assert.deepEqual(await states(ids), ['open', 'open', 'open'])
  assert.equal((await entriesOf('item-restored', ids)).length, 3)
})

test('where a colleague sorted one of them meanwhile nothing is changed, and the sentence names it; without it the act goes through', async () => {
  const [first = '', second = '', third = ''] = await noteAll(['Banjir Kelutan', 'Jalan rusak Pule', 'Harga cabai'])
  await office.post(`${items}/${second}/pick`, { urgent: true })
  const before = (await office.ledger('item-dismissed')).length
  const refused = await office.post(`${items}/dismissal`, { items: each([first, second, third]), reason: 'Ganda' })
  assert.equal(refused.statusCode, 409)
  const { code, title, items: inTheWay } = refused.json()
  assert.equal(code, 'items-refused')
  assert.equal(title, 'Tidak ada yang diubah, sebab “Jalan rusak Pule” sudah dipilah atau diubah orang lain. Ulangi tanpa butir itu.') // prettier-ignore
  assert.deepEqual(inTheWay, [{ itemId: second, title: 'Jalan rusak Pule', why: 'item-not-open' }])
  assert.deepEqual(await states([first, second, third]), ['open', 'picked', 'open'])
  assert.equal((await office.ledger('item-dismissed')).length, before)
  const rest = await office.post(`${items}/dismissal`, { items: each([first, third]), reason: 'Ganda' })
  assert.equal(rest.statusCode, 200)
  assert.deepEqual(await states([first, third]), ['dismissed', 'dismissed'])
})

test('what is wrong with all of them, or with what was written, is said as of one', async () => {
  const ids = await noteAll(['Sama A', 'Sama B'])
  const dismiss = async (reason: string) => (await office.post(`${items}/dismissal`, { items: each(ids), reason })).json() // prettier-ignore
  const { code, field } = await dismiss('  ')
  assert.deepEqual([code, field], ['reason-missing', 'reason'])
  await dismiss('Ganda')
  assert.equal((await dismiss('Ganda')).code, 'item-not-open')
  const given = ids.map((itemId) => ({ itemId, personId: randomUUID() }))
  assert.equal((await office.post(`${items}/assignment`, { items: given })).json().code, 'item-not-open')
  assert.equal((await office.post(`${items}/watch`, { items: each([randomUUID()]), watched: true })).json().code, 'not-found') // prettier-ignore
})

test('several are kept in view and put back by one act each', async () => {
  const ids = await noteAll(['Amati A', 'Amati B'])
  const watch = (watched: boolean, left: readonly object[]) => office.post(`${items}/watch`, { items: left, watched })
  const left: Left[] = (await watch(true, each(ids))).json().items
  for (const id of ids) assert.equal((await item(id)).watched, true)
  assert.equal((await entriesOf('item-watched', ids)).length, 2)
  assert.equal((await watch(false, undoing(left))).statusCode, 200)
  for (const id of ids) assert.equal((await item(id)).watched, false)
  assert.equal((await entriesOf('item-unwatched', ids)).length, 2)
})

test('several are given to one person, who is told of each, and go back to whoever had them', async () => {
  const { db, fungsional } = office
  const now = new Date()
  const held = (personId: string) =>
    db.insertInto('tenure').values({ id: randomUUID(), person_id: personId, post_id: 'fungsional', from_on: '2026-01-01', until_on: null, created_at: now }).execute() // prettier-ignore
  const mate = randomUUID()
  await db.insertInto('person').values({ id: mate, name: 'Citra', email: 'citra@contoh.siar', role: 'officer', created_at: now, updated_at: now }).execute() // prettier-ignore
  await held(mate)
  await held(fungsional.personId)
  const ids = await noteAll(['Serah A', 'Serah B', 'Serah C'])
  const [mine = ''] = ids
  await office.post(`${items}/${mine}/assignment`, { personId: fungsional.personId })
  const give = (left: readonly object[]) => office.post(`${items}/assignment`, { items: left })
  const given = await give(ids.map((itemId) => ({ itemId, personId: mate })))
  assert.equal(given.statusCode, 200, given.body)
  const told = () => db.selectFrom('notice').select(['person_id', 'read_at']).where('kind', '=', 'item-assigned').where('person_id', '=', mate).execute() // prettier-ignore
  assert.deepEqual(await told(), ids.map(() => ({ person_id: mate, read_at: null }))) // prettier-ignore
  assert.deepEqual((await entriesOf('item-assigned', ids)).map((it) => it['to']), [fungsional.personId, mate, mate, mate]) // prettier-ignore

  const back = undoing(given.json().items).map((it) => ({ ...it, personId: it.itemId === mine ? fungsional.personId : null })) // prettier-ignore
  assert.equal((await give(back)).statusCode, 200)
  const holders = await Promise.all(ids.map(async (id) => (await item(id)).assignedTo?.id ?? null))
  assert.deepEqual(holders, [fungsional.personId, null, null])
  assert.ok((await told()).every((it) => it.read_at)) // what was taken back is asked of nobody
  assert.equal((await give([{ itemId: mine, personId: office.kadis.personId }])).json().code, 'assignee-not-inventory')
})

test('an undo of several takes back none where a colleague did something since, and names where', async () => {
  const [first = '', second = ''] = await noteAll(['Undur A', 'Undur B'])
  const left: Left[] = (await office.post(`${items}/dismissal`, { items: each([first, second]), reason: 'Ganda' })).json().items // prettier-ignore
  await office.post(`${items}/${second}/restoration`, {})
  await office.post(`${items}/${second}/dismissal`, { reason: 'Sudah dijawab bidang lain' })
  const late = await office.post(`${items}/restoration`, { items: undoing(left) })
  assert.deepEqual([late.statusCode, late.json().items], [409, [{ itemId: second, title: 'Undur B', why: 'undo-late' }]]) // prettier-ignore
  assert.deepEqual(await states([first, second]), ['dismissed', 'dismissed'])
  assert.equal((await item(second)).dismissedReason, 'Sudah dijawab bidang lain')
})

test('an act on several is done once however often it is sent, by the post of step 1 alone', async () => {
  const ids = await noteAll(['Sekali A', 'Sekali B'])
  const body = { items: each(ids), reason: 'Ganda' }
  for (const act of ['dismissal', 'restoration', 'watch', 'assignment']) {
    const asked = { dismissal: body, restoration: { items: each(ids) }, watch: { items: each(ids), watched: true }, assignment: { items: ids.map((itemId) => ({ itemId, personId: null })) } }[act] // prettier-ignore
    const code = async (as: InventoryOffice['kadis']) => (await office.post(`${items}/${act}`, asked ?? {}, { as })).json().code // prettier-ignore
    assert.deepEqual([await code(office.kadis), await code(office.auditor)], ['not-your-step', 'not-your-role'], act)
  }
  assert.deepEqual(await states(ids), ['open', 'open'])
  const key = randomUUID()
  const [first, again] = await Promise.all([0, 1].map(() => office.post(`${items}/dismissal`, body, { key })))
  assert.deepEqual([first?.statusCode, first?.body], [200, again?.body])
  assert.equal((await entriesOf('item-dismissed', ids)).length, 2)
})

test('an act names a hundred items at most, each once, and nothing else', async () => {
  const [id = ''] = await noteAll(['Batas'])
  const wrong: [string, object][] = [
    ['none', { items: [], reason: 'x' }],
    ['too many', { items: each(Array.from({ length: 101 }, () => randomUUID())), reason: 'x' }],
    ['one twice', { items: each([id, id]), reason: 'x' }],
    ['no id', { items: each(['x']), reason: 'x' }],
    ['no list', { items: id, reason: 'x' }],
    ['no reason', { items: each([id]) }],
    ['more than is asked', { items: each([id]), reason: 'x', force: true }],
    ['more of an item', { items: [{ itemId: id, reason: 'y' }], reason: 'x' }],
  ]
  for (const [what, body] of wrong) assert.equal((await office.post(`${items}/dismissal`, body)).statusCode, 400, what)
  assert.equal((await item(id)).state, 'open')
})

test('an item that a person may not know of is in the way without its title', async () => {
  const [plain = '', secret = ''] = await noteAll(['Biasa', 'Rahasia keluarga'])
  const { dossierId } = (await office.post(`${items}/${secret}/pick`, { urgent: true })).json()
  await office.db.updateTable('dossier').set({ limited: true }).where('id', '=', dossierId).execute()
  const refused = await office.post(`${items}/dismissal`, { items: each([plain, secret]), reason: 'Ganda' })
  assert.equal(refused.statusCode, 409)
  assert.ok(!refused.body.includes('Rahasia'), refused.body)
  assert.match(refused.json().title, /sebab 1 butir sudah/) // prettier-ignore
  await office.db.updateTable('dossier').set({ limited: false }).where('id', '=', dossierId).execute()
})

test('two who marked some of the same never wait for each other: one act is done whole, the other not at all', async () => {
  for (let time = 0; time < 5; time++) {
    const ids = await noteAll(Array.from({ length: 10 }, (_, at) => `Rebutan ${time} ${at}`))
    const both = await Promise.all([
      office.post(`${items}/dismissal`, { items: each(ids), reason: 'Ganda' }),
      office.post(`${items}/watch`, { items: each(ids.toReversed()), watched: true }),
      office.post(`${items}/dismissal`, { items: each(ids.toReversed()), reason: 'Lain' }),
    ])
    const dismissals = [both[0], both[2]].map((it) => it?.statusCode)
    assert.deepEqual(dismissals.toSorted(), [200, 409])
    assert.ok([200, 409].includes(both[1]?.statusCode ?? 0), both[1]?.body)
    const reasons = await Promise.all(ids.map(async (id) => (await item(id)).dismissedReason))
    assert.equal(new Set(reasons).size, 1)
  }
})

test('outside an open round none is put aside, and what was is not taken back', async () => {
  const ids = await noteAll(['Akhir A', 'Akhir B'])
  await office.post(`${items}/dismissal`, { items: each(ids), reason: 'Ganda' })
  await office.closeRound(roundId)
  assert.equal((await office.post(`${items}/restoration`, { items: each(ids) })).json().code, 'round-closed')
  const later = await noteAll(['Nanti A', 'Nanti B'])
  assert.equal((await office.post(`${items}/dismissal`, { items: each(later), reason: 'x' })).json().code, 'no-round-open') // prettier-ignore
})
