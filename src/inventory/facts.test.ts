import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { inventoryOffice, noted, type InventoryOffice } from '../../test/inventory-office.ts'
import { sha256 } from '../base/hash.ts'
import { newId } from '../base/id.ts'
import { listNotices } from '../notice/store.ts'
import { tellFactsOwed } from './jobs/facts.ts'
import { agenciesToAsk } from './rules/facts.ts'

let office: InventoryOffice
before(async () => {
  office = await inventoryOffice()
  await office.db.insertInto('tenure').values({ id: newId(), person_id: office.fungsional.personId, post_id: 'fungsional', from_on: '2026-01-01', created_at: new Date() }).execute() // prettier-ignore
})
after(() => office?.close())

const issue = async (title: string, more: object = {}): Promise<string> =>
  (await office.post('/api/inventory/items', noted(title, { level: 'attention', ...more }))).json().id
const ask = (itemId: string, body: object, as = office.fungsional) =>
  office.post(`/api/inventory/items/${itemId}/facts`, body, { as })
const factsOf = async (itemId: string, as = office.fungsional) =>
  (await office.get(`/api/inventory/items/${itemId}/facts`, { as })).json()
const itemOf = async (itemId: string) => (await office.get(`/api/inventory/items/${itemId}`)).json()
const inDays = (days: number) => new Date(Date.now() + days * 86_400_000)
const toldOf = (itemId: string) =>
  office.db.selectFrom('notice').select('person_id').where('kind', '=', 'facts-late').where('about', 'like', `item/${itemId}/%`).execute() // prettier-ignore

test('an agency is asked for the facts of an issue, which is noted with who and when and ends its being late', async () => {
  const itemId = await issue('Air keruh di Karangan')
  const { agencies, asked, withinHours } = await factsOf(itemId)
  assert.deepEqual([agencies[0], asked, withinHours], [{ name: 'Dinas PUPR', hasLink: false }, [], 4])
  assert.equal((await ask(itemId, { agency: '  ' })).json().code, 'input')
  assert.equal((await ask(itemId, { agency: 'x'.repeat(201) })).json().code, 'input')
  assert.equal((await ask(itemId, { agency: 'PDAM' }, office.kadis)).json().code, 'not-your-step')
  assert.equal((await ask(itemId, { agency: 'PDAM' }, office.auditor)).json().code, 'not-your-role')
  assert.equal((await ask('019a0000-0000-7000-8000-000000000001', { agency: 'PDAM' })).json().code, 'not-found')
  assert.equal((await itemOf(itemId)).unanswered.asked, false)

  assert.equal((await ask(itemId, { agency: 'PDAM' })).statusCode, 200)
  const after = await factsOf(itemId, office.kadis)
  assert.deepEqual(after.asked.map((it: { agency: string; by: string }) => [it.agency, it.by]), [['PDAM', 'Dewi']]) // prettier-ignore
  assert.equal((await itemOf(itemId)).unanswered.asked, true)
  const [entry] = await office.ledger('facts-asked')
  assert.deepEqual([entry?.['itemId'], entry?.['agencyHash']], [itemId, sha256('PDAM')])
  assert.ok(!JSON.stringify(entry).includes('PDAM'))

  const activity = await issue('Lomba desa', { kind: 'activity', level: 'watch' })
  assert.equal((await ask(activity, { agency: 'PDAM' })).json().code, 'item-not-open')
})

test('that nobody was asked in time is told once, not of what was asked, answered or has calmed down, and is read once it is over', async () => {
  const [late, asked, calm] = [await issue('Jembatan retak'), await issue('Pupuk langka'), await issue('Lampu mati', { level: 'watch' })] // prettier-ignore
  await ask(asked, { agency: 'Dinas Pertanian' })
  await tellFactsOwed(office.db, new Date())
  assert.deepEqual(await toldOf(late), [])
  await tellFactsOwed(office.db, inDays(5))
  await tellFactsOwed(office.db, inDays(6))
  assert.deepEqual((await toldOf(late)).map((it) => it.person_id), [office.fungsional.personId]) // prettier-ignore
  assert.deepEqual([await toldOf(asked), await toldOf(calm)], [[], []])
  const { rows } = await listNotices(office.db, office.fungsional, { unread: true, limit: 5 })
  assert.deepEqual(rows.map((it) => [it.kind, it.matter]), [['facts-late', 'Jembatan retak']]) // prettier-ignore

  const unread = async () => (await listNotices(office.db, office.fungsional, { unread: true, limit: 9 })).rows.map((it) => it.matter) // prettier-ignore
  await office.openRound()
  const [pier, road] = [await issue('Dermaga patah'), await issue('Jalan ambles')]
  await tellFactsOwed(office.db, inDays(5))
  assert.deepEqual((await unread()).toSorted(), ['Dermaga patah', 'Jalan ambles', 'Jembatan retak'])
  await ask(late, { agency: 'Dinas PUPR' })
  assert.deepEqual((await unread()).toSorted(), ['Dermaga patah', 'Jalan ambles'])
  // Putting aside may be taken back, and then it is asked for again.
  await office.post(`/api/inventory/items/${pier}/dismissal`, { reason: 'Foto tahun lalu' })
  assert.ok((await unread()).includes('Dermaga patah'))
  assert.equal((await office.post(`/api/inventory/items/${road}/pick`, { urgent: true })).statusCode, 200)
  assert.ok(!(await unread()).includes('Jalan ambles'))
})

test('what was told before an issue calmed down and rose again is over with it too, whether it is asked for or picked', async () => {
  const unread = async () => (await listNotices(office.db, office.fungsional, { unread: true, limit: 50 })).rows.map((it) => it.matter) // prettier-ignore
  const twice = async (title: string) => {
    const itemId = await issue(title)
    await tellFactsOwed(office.db, inDays(5))
    // It calmed down, and rose again later than the first notice.
    await office.db.updateTable('item').set({ level: 'attention', alarmed_at: inDays(6) }).where('id', '=', itemId).execute() // prettier-ignore
    return itemId
  }
  const [asked, picked, other] = [await twice('Sumur kering'), await twice('Tanggul retak'), await twice('Pasar terbakar')] // prettier-ignore
  await tellFactsOwed(office.db, inDays(12))
  const mine = async () => (await unread()).filter((it) => /Sumur|Tanggul|Pasar/.test(it ?? '')).toSorted()
  assert.deepEqual(await mine(), ['Pasar terbakar', 'Pasar terbakar', 'Sumur kering', 'Sumur kering', 'Tanggul retak', 'Tanggul retak']) // prettier-ignore
  await ask(asked, { agency: 'PDAM' })
  assert.equal((await office.post(`/api/inventory/items/${picked}/pick`, { urgent: true })).statusCode, 200)
  assert.deepEqual(await mine(), ['Pasar terbakar', 'Pasar terbakar'])
  assert.equal((await toldOf(other)).length, 2)
})

test('whom to ask stands once, what the item says on top, and says who has a link', () => {
  assert.deepEqual(agenciesToAsk(['Dinas PUPR', '', 'PDAM'], ['pdam', 'RSUD']), [
    { name: 'Dinas PUPR', hasLink: false },
    { name: 'pdam', hasLink: true },
    { name: 'RSUD', hasLink: true },
  ])
})
