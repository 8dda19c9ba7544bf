import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { inventoryOffice, type InventoryOffice } from '../../test/inventory-office.ts'
import { madeSource, receiveMention } from '../../test/mentions.ts'
import { gathering } from './jobs/gather.ts'

let office: InventoryOffice
let sources: string[]
before(async () => {
  office = await inventoryOffice()
  await office.openRound()
  sources = []
  for (const name of ['Radar', 'Suara', 'Kabar', 'Wilis'])
    sources.push(await madeSource(office.db, office.fungsional.personId, name))
})
after(() => office?.close())

const items = '/api/inventory/items'
const standingOf = (id: string) =>
  office.db.selectFrom('item').select(['level', 'level_by_hand', 'risen_at']).where('id', '=', id).executeTakeFirstOrThrow() // prettier-ignore

async function gather(hour: number): Promise<void> {
  const round = gathering(office.db)
  while (await round(new Date(Date.UTC(2026, 9, 21, hour))));
}

/** An issue of a flood that one medium told of. */
async function flooded(place: string): Promise<string> {
  await receiveMention(office.db, { title: `Banjir rendam ${place}`, text: `Banjir setinggi satu meter merendam 390 rumah di Desa ${place}, Kecamatan Tugu, Jumat malam. Kepala BPBD Stefanus Triadi mengatakan dua perahu karet dikerahkan.`, sourceId: sources[0] as string, at: new Date(Date.UTC(2026, 9, 20, 1)) }) // prettier-ignore
  await gather(1)
  const { id } = await office.db.selectFrom('item').select('id').where('title', '=', `Banjir rendam ${place}`).executeTakeFirstOrThrow() // prettier-ignore
  return id
}

/** Three media tell of its dead. */
async function killed(place: string): Promise<void> {
  for (const [at, sourceId] of sources.slice(1).entries())
    await receiveMention(office.db, { title: `Banjir ${place}, ${7 + at} orang tewas`, text: `Banjir di Desa ${place}, Kecamatan Tugu, merendam 390 rumah. Sebanyak ${7 + at} orang tewas. Stefanus Triadi, Kepala BPBD, mengerahkan perahu karet ke ${place} Jumat malam.${' Tambahan'.repeat(at)}`, sourceId, at: new Date(Date.UTC(2026, 9, 20, 2, at)) }) // prettier-ignore
  await gather(3)
}

test('what a person set on a joined issue does not keep the radar from raising the one it is joined to', async () => {
  const into = await flooded('Ngrayung')
  const joined = await office.note('Keluhan banjir Ngrayung')
  await office.post(`${items}/${joined}/level`, { level: 'attention', reason: 'Perlu dilihat', seenRevision: 1, byHand: true }) // prettier-ignore
  assert.equal((await office.post(`${items}/${joined}/merge`, { into })).statusCode, 200)
  await killed('Ngrayung')
  assert.equal((await standingOf(into)).level, 'crisis')
})

test('a crisis that the radar found itself stays one when what was joined is parted', async () => {
  const into = await flooded('Kelutan')
  const joined = await office.note('Keracunan lain', { level: 'crisis' })
  await office.post(`${items}/${joined}/merge`, { into })
  await killed('Kelutan')
  await office.post(`${items}/${joined}/restoration`, {})
  const { level, risen_at: risenAt } = await standingOf(into)
  assert.equal(level, 'crisis')
  assert.notEqual(risenAt, null)
})

test('a level that a person lowered since comes back with nothing that is joined or parted later', async () => {
  const into = await office.note('Jembatan retak')
  const [grave, other] = [await office.note('Jembatan ambruk', { level: 'crisis' }), await office.note('Jembatan miring', { level: 'alert' })] // prettier-ignore
  await office.post(`${items}/${grave}/merge`, { into })
  const { revision } = await office.db.selectFrom('item').select('revision').where('id', '=', into).executeTakeFirstOrThrow() // prettier-ignore
  const lowered = await office.post(`${items}/${into}/level`, { level: 'attention', reason: 'Sudah ditangani', seenRevision: revision, byHand: true }) // prettier-ignore
  assert.equal(lowered.statusCode, 200, lowered.body)
  await office.post(`${items}/${other}/merge`, { into })
  await office.post(`${items}/${other}/restoration`, {})
  assert.deepEqual(await standingOf(into), { level: 'attention', level_by_hand: true, risen_at: null })
})

test('many who join, part, watch and put aside the same issues at once wait for each other and break nothing', async () => {
  const ids: string[] = []
  for (let at = 0; at < 10; at++) ids.push(await office.note(`Bersamaan ${at}`, { level: ['watch', 'crisis', 'alert', 'attention'][at % 4] as 'watch' })) // prettier-ignore
  const broken: string[] = []
  const go = async (answer: Promise<{ statusCode: number; body: string }>) => {
    const { statusCode, body } = await answer
    if (statusCode >= 500) broken.push(body)
  }
  const of = (at: number) => ids[at % ids.length] as string
  for (let wave = 0; wave < 6; wave++) {
    const acts: Promise<void>[] = []
    for (let at = 0; at < 16; at++) acts.push(go(office.post(`${items}/${of(at * 3 + wave)}/merge`, { into: of(at * 7 + 1) }))) // prettier-ignore
    for (let at = 0; at < 10; at++) acts.push(go(office.post(`${items}/${of(at + wave)}/restoration`, {})))
    for (let at = 0; at < 3; at++) acts.push(go(office.post(`${items}/restoration`, { items: [4, 2, 0].map((it) => ({ itemId: of(it + at) })) }))) // prettier-ignore
    for (let at = 0; at < 3; at++) acts.push(go(office.post(`${items}/watch`, { items: [5, 1].map((it) => ({ itemId: of(it + at) })), watched: true }))) // prettier-ignore
    acts.push(go(office.post(`${items}/dismissal`, { items: [{ itemId: of(wave) }, { itemId: of(wave + 3) }], reason: 'x' }))) // prettier-ignore
    await Promise.all([...acts, gather(4 + wave)])
  }
  assert.deepEqual(broken, [])
  const left = await office.db.selectFrom('item').select(['state', 'merged_into']).where('id', 'in', ids).execute()
  for (const it of left) assert.equal(it.state === 'merged', it.merged_into !== null)
})
