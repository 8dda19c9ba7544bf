import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { inventoryOffice, noted, type InventoryOffice } from '../../test/inventory-office.ts'
import { madeSource, receiveMention } from '../../test/mentions.ts'
import { newId } from '../base/id.ts'
import { gathering } from './jobs/gather.ts'
import { matchingProgrammes } from './jobs/programmes.ts'

let office: InventoryOffice
let sourceId: string
before(async () => {
  office = await inventoryOffice()
  await office.post('/api/inventory/rounds', { title: 'Minggu 48' })
  sourceId = await madeSource(office.db, office.fungsional.personId, 'Radar Selatan')
})
after(() => office?.close())

const now = () => new Date()
async function settle(): Promise<void> {
  const rounds = [gathering(office.db), matchingProgrammes(office.db)]
  for (const round of rounds) while (await round(now()));
}
const items = '/api/inventory/items'
const gapsPath = '/api/inventory/programmes/gaps'
const programmesOf = async (id: string): Promise<{ programme: { id: string }; state: string; how: string; belongs: boolean }[]> =>
  (await office.get(`${items}/${id}/programmes`)).json().rows // prettier-ignore
const statesOf = async (id: string) => (await programmesOf(id)).map((it) => [it.programme.id, it.state])
const decide = (id: string, programmeId: string, answer: string) => office.post(`${items}/${id}/programmes/${programmeId}`, { answer }) // prettier-ignore
const gapIds = async (query = ''): Promise<string[]> =>
  (await office.get(`${gapsPath}?limit=50${query}`)).json().rows.map((it: { id: string }) => it.id)
const voicesOf = async (id: string) => (await office.get(`/api/inventory/programmes/${id}/voices?limit=50`)).json()
const code = (answer: { json(): { code: string } }) => answer.json().code

const day = { notedOn: '2026-01-05' }
const programme = (title: string, agency = 'Dinas Kesehatan') =>
  office.note(title, { kind: 'programme', agency, ...day })

test('what came in and names a programme speaks of it, and the programme is no gap any more', async () => {
  const [named, silent] = [await programme('Beasiswa Wanasari Cerdas'), await programme('Vaksinasi Ternak Berkala')]
  await settle()
  assert.deepEqual(new Set(await gapIds()), new Set([named, silent]))
  const mention = await receiveMention(office.db, {
    sourceId,
    title: 'Pendaftaran dibuka',
    text: 'Sebanyak 1.900 lulusan mendaftar Beasiswa Wanasari Cerdas. Kuota hanya 300 orang.',
    at: new Date(Date.now() - 3_600_000),
  })
  await settle()
  assert.deepEqual(await statesOf(mention), [[named, 'sure']])
  assert.deepEqual(await gapIds(), [silent])
  assert.deepEqual(await gapIds('&by=office'), [named, silent].toSorted())
  const voices = await voicesOf(named)
  assert.deepEqual([voices.rows.length, voices.rows[0].item.id, voices.rows[0].planned, voices.publishedAt], [1, mention, false, null]) // prettier-ignore
  assert.ok(voices.spokenAt)
})

test('what is unsure asks a person; a refusal stays, whatever changes, and a yes counts and fills the register', async () => {
  const food = await programme('Program Cadangan Pangan Pemerintah Kabupaten', 'Dinas Pertanian')
  const id = await office.note('Cadangan pangan di gudang pemerintah menipis, kata warga')
  await settle()
  assert.deepEqual(await statesOf(id), [[food, 'maybe']])
  assert.ok((await gapIds()).includes(food), 'a maybe is no voice')
  assert.equal((await decide(id, food, 'no')).statusCode, 200)
  const read = (await office.get(`${items}/${id}`)).json()
  const again = noted('Cadangan pangan pemerintah kabupaten menipis, kata warga', { summary: 'Program Cadangan Pangan Pemerintah Kabupaten.' }) // prettier-ignore
  assert.equal((await office.put(`${items}/${id}`, { ...again, seenRevision: read.revision })).statusCode, 200)
  await office.note('Program lain sama sekali', { kind: 'programme', ...day }) // another list
  await settle()
  assert.deepEqual(await statesOf(id), [[food, 'refused']])
  assert.equal((await voicesOf(food)).rows.length, 0)

  assert.equal((await decide(id, food, 'yes')).statusCode, 200)
  await settle()
  const item = (await office.get(`${items}/${id}`)).json()
  assert.equal(item.programme.id, food)
  assert.deepEqual((await programmesOf(id)).map((it) => [it.state, it.belongs]), [['confirmed', true]]) // prettier-ignore
  assert.ok(!(await gapIds()).includes(food))
  assert.equal((await decide(id, food, 'no')).statusCode, 200) // a slip of the key is taken back
  await settle()
  assert.equal((await office.get(`${items}/${id}`)).json().programme, null)
  assert.ok((await gapIds()).includes(food))
})

test('who says it has the post of step 1, and of what is a programme and was not joined away', async () => {
  const speech = await programme('Pengelolaan Arsip Keluarga Desa')
  const id = await office.note('Arsip keluarga di desa rusak karena rayap')
  const as = { as: office.auditor }
  assert.equal((await office.post(`${items}/${id}/programmes/${speech}`, { answer: 'yes' }, as)).statusCode, 403)
  assert.equal(code(await office.post(`${items}/${id}/programmes/${speech}`, { answer: 'yes' }, { as: office.kadis })), 'not-your-step') // prettier-ignore
  assert.equal(code(await decide(id, id, 'yes')), 'programme-unknown')
  assert.equal(code(await decide(id, newId(), 'yes')), 'programme-unknown')
  assert.equal(code(await decide(speech, speech, 'yes')), 'programme-speaks-of-itself')
  const other = await office.note('Arsip desa dimakan rayap')
  await decide(id, speech, 'no')
  assert.equal((await office.post(`${items}/${id}/merge`, { into: other })).statusCode, 200)
  await settle()
  assert.equal(code(await decide(id, speech, 'yes')), 'item-joined')
  assert.deepEqual(await statesOf(other), [[speech, 'refused']], 'what was said of one goes with it')
})

test('a line of the plan is no voice; a programme put aside is no gap, and what is for the agency alone only when asked', async () => {
  const roads = await programme('Peningkatan Jembatan Gantung Perdesaan')
  const line = await office.note('Penggantian Lantai Jembatan Gantung', { kind: 'activity', programmeId: roads })
  await office.db.updateTable('item').set({ code: '1.03.10.2.01.0001' }).where('id', '=', line).execute()
  const own = await programme('PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA')
  await settle()
  const voices = await voicesOf(roads)
  assert.deepEqual(voices.rows.map((it: { planned: boolean; how: string }) => [it.planned, it.how]), [[true, 'belongs']]) // prettier-ignore
  assert.ok((await gapIds()).includes(roads))
  assert.ok(!(await gapIds()).includes(own))
  assert.ok((await gapIds('&support=yes')).includes(own))
  // What its activities are called speaks of it too.
  const id = await office.note('Lantai jembatan gantung Desa Pule diganti')
  await settle()
  assert.deepEqual((await statesOf(id)).map(([it]) => it), [roads]) // prettier-ignore
  assert.equal((await office.post(`${items}/${roads}/dismissal`, { reason: 'batal' })).statusCode, 200)
  await settle()
  assert.ok(!(await gapIds()).includes(roads))
})

test('one press begins the dossier of a gap; of a programme that had its own, another of how it goes on', async () => {
  const id = await programme('Gemar Makan Ikan Keluarga')
  await settle()
  const begin = () => office.post(`/api/inventory/programmes/${id}/dossier`, {})
  const first = await begin()
  assert.equal(first.statusCode, 200, first.body)
  assert.equal((await office.get(`${items}/${id}`)).json().dossier.id, first.json().dossierId) // its own
  const second = await begin()
  assert.notEqual(second.json().dossierId, first.json().dossierId)
  await settle()
  const [voice] = (await voicesOf(id)).rows
  assert.deepEqual([voice.item.kind, voice.dossier.number, voice.publishedAt], ['activity', second.json().number, null])
  assert.match(voice.item.title, /^Perkembangan Gemar/)
  assert.equal((await office.post(`/api/inventory/programmes/${id}/dossier`, {}, { as: office.kadis })).statusCode, 403)
})

test('of what was refused nothing is proposed of what is parted from it, and a programme that is joined takes all along', async () => {
  const [old, root] = [await programme('Warung Sehat Keluarga Nelayan'), await programme('Kantin Bersih Pelabuhan')]
  await settle()
  const text = 'Warga menyambut Warung Sehat Keluarga Nelayan di pelabuhan. Sebanyak 40 warung di Prigi ikut, kata Camat Watulimo Sutrisno.' // prettier-ignore
  const comesIn = (title: string, more: string, minutesAgo: number) => receiveMention(office.db, { sourceId, title, text: `${text} ${more}`, at: new Date(Date.now() - minutesAgo * 60_000) }) // prettier-ignore
  const first = await comesIn('Warung sehat di Prigi', 'Menu ikan segar.', 2)
  const second = await comesIn(
    'Prigi punya 40 warung sehat',
    'Air dan tempat sampah ditata dinas bersama pedagang sejak Senin pagi itu.',
    1,
  )
  await settle()
  assert.deepEqual(await statesOf(first), [[old, 'sure']])
  assert.equal((await decide(first, old, 'no')).statusCode, 200)
  const parted = await office.post(`${items}/${first}/split`, { mentions: [second] })
  assert.equal(parted.statusCode, 200, parted.body)
  await settle()
  assert.deepEqual(await statesOf(parted.json().id), [[old, 'refused']])

  const line = await office.note('Bazar warung', { kind: 'activity', programmeId: old })
  assert.equal((await office.post(`${items}/${old}/merge`, { into: root })).statusCode, 200)
  const later = await office.note('Juara lomba Warung Sehat Keluarga Nelayan diumumkan')
  await settle()
  assert.deepEqual(await statesOf(line), [[root, 'sure']])
  assert.deepEqual(await statesOf(later), [[root, 'sure']])
  assert.ok((await statesOf(first)).some(([id, state]) => id === root && state === 'refused'))
})

test('the list of gaps goes on page by page, each once, and ends', async () => {
  const all = await gapIds('&days=0')
  const seen: string[] = []
  for (let after = ''; ;) {
    const page = (await office.get(`${gapsPath}?limit=2&days=0${after && `&after=${after}`}`)).json()
    seen.push(...page.rows.map((it: { id: string }) => it.id))
    assert.equal(page.count, all.length)
    if (!page.next) break
    after = page.next
  }
  assert.deepEqual(seen, all)
  assert.equal((await office.get(`${gapsPath}?limit=2&days=-1`)).statusCode, 400)
  assert.deepEqual((await office.get(`${gapsPath}?limit=2&year=1999`)).json().rows, [])
})
