import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { inventoryOffice, noted, type InventoryOffice } from '../../test/inventory-office.ts'
import { madeSource, receiveMention } from '../../test/mentions.ts'
import { newId } from '../base/id.ts'
import { findOrigin } from '../dossier/stores/origin.ts'
import { openFileStore, type FileStore } from '../files/store.ts'
import type { Outcome } from '../outgoing/guarded.ts'
import { ringClaims } from './jobs/claim-clocks.ts'
import { keepNextClaimPage } from './jobs/claims.ts'
import { gathering } from './jobs/gather.ts'
import { listRunningClocks } from './stores/claim-clocks.ts'

let office: InventoryOffice
let files: FileStore
before(async () => {
  office = await inventoryOffice()
  files = openFileStore(office.filesFolder)
})
after(() => office?.close())

const HOUR = 60 * 60_000
const text =
  'Beredar pesan bahwa PDAM mematikan air tujuh hari. “Isi semua bak sekarang juga,” tulis pesan itu di grup warga.'
async function reportedItem(): Promise<string> {
  const sourceId = await madeSource(office.db, office.fungsional.personId, 'Blog Warga')
  const id = await receiveMention(office.db, { title: 'PDAM mati tujuh hari', text, sourceId, at: new Date() })
  while (await gathering(office.db)(new Date()));
  return id
}
const report = (itemId: string, body: object, as = office.fungsional) =>
  office.post(`/api/inventory/items/${itemId}/claim`, { mentionId: itemId, quote: 'PDAM mematikan air tujuh hari', label: null, ...body }, { as }) // prettier-ignore
const claimOf = async (itemId: string) => (await office.get(`/api/inventory/items/${itemId}/claim`)).json()
const answered = (status: number, body = '<p>tujuh hari</p>'): Outcome => ({ status, address: 'https://contoh.id/', hops: [], movedTo: null, headers: [], mediaType: 'text/html', body: Buffer.from(body) }) // prettier-ignore

test('a hoax is reported with words that stand in its source alone, by who sorts, and a copy is kept at once', async () => {
  const itemId = await reportedItem()
  const code = async (body: object, as = office.fungsional) => (await report(itemId, body, as)).json().code
  assert.equal(await code({ quote: 'PDAM mematikan air delapan hari' }), 'claim-not-quoted')
  assert.equal(await code({ quote: '  \u00a0 ' }), 'claim-not-quoted')
  assert.equal(await code({ quote: '' }), 'input')
  assert.equal(await code({ quote: 'x'.repeat(501) }), 'input')
  assert.equal(await code({ label: 'bohong' }), 'input')
  assert.equal(await code({ mentionId: '019a0000-0000-7000-8000-000000000001' }), 'not-found')
  assert.equal(await code({}, office.kadis), 'not-your-step')
  assert.equal(await code({}, office.auditor), 'not-your-role')
  assert.equal((await claimOf(itemId)).claim, null)

  const kept = await report(itemId, { quote: 'PDAM mematikan\n air tujuh hari. “Isi semua bak sekarang juga,”' })
  assert.equal(kept.statusCode, 200, kept.body)
  const { claim, whyNot } = await claimOf(itemId)
  assert.deepEqual([claim.label, claim.source, claim.reportedBy, claim.page.state, whyNot], [null, 'Blog Warga', 'Dewi', 'waiting', null]) // prettier-ignore
  assert.equal(Date.parse(claim.dueAt) - Date.parse(claim.reportedAt), 24 * 60 * 60_000)
  assert.equal((await office.get(`/api/inventory/claims/${claim.id}/copy`)).body, `PDAM mati tujuh hari\n\n${text}`)
  assert.equal((await office.get(`/api/inventory/claims/${claim.id}/page`)).statusCode, 404)
  const [entry] = await office.ledger('claim-reported')
  assert.deepEqual([entry?.['claimId'], entry?.['copyHash']], [claim.id, claim.copyHash])
  assert.ok(!JSON.stringify(entry).includes('PDAM'))

  const listed = async () => (await office.get('/api/inventory/items?limit=50')).json().rows.map((it: { id: string; claimed: boolean }) => it.claimed && it.id).filter(Boolean) // prettier-ignore
  assert.deepEqual(await listed(), [itemId], 'the list says which was reported, and of no other')

  // Another quotation counts from then on; its clock began with the first.
  assert.equal((await report(itemId, { label: 'hoaks' })).statusCode, 200)
  const anew = (await claimOf(itemId)).claim
  assert.deepEqual([anew.label, anew.dueAt], ['hoaks', claim.dueAt])
  await assert.rejects(
    office.db.updateTable('claim').set({ quote: 'lain' }).where('id', '=', anew.id).execute(),
    /final/,
  )
  await assert.rejects(office.db.deleteFrom('claim').execute(), /final/)

  const { dossierId } = (await office.post(`/api/inventory/items/${itemId}/pick`, { urgent: true })).json()
  const origin = await findOrigin(office.db, dossierId)
  assert.deepEqual(origin?.suggestion, { type: 'klarifikasi-hoaks', why: 'claim' })
  assert.deepEqual([origin?.fields?.['kabar'], origin?.fields?.['label'], origin?.fields?.['beredar-di']], ['PDAM mematikan air tujuh hari', 'hoaks', 'Blog Warga']) // prettier-ignore
  assert.deepEqual([origin?.claim?.id, origin?.claim?.dueAt], [anew.id, claim.dueAt])
  assert.equal(await code({}), 'item-not-open')
})

test('the page of a claim is kept as it came, asked again while it fails, and given up after three times with the copy left', async () => {
  const now = new Date()
  const later = (minutes: number) => new Date(now.getTime() + minutes * 60_000)
  const wait = { db: office.db, files, camera: null }
  while (await keepNextClaimPage({ ...wait, get: async () => answered(200) }, now)); // what the test before left
  const settled = await office.db.selectFrom('claim').select(['page', 'page_hash']).execute()
  assert.ok(settled.every((it) => it.page === 'kept'))
  assert.equal(await readFile(files.pathOf(settled[0]?.page_hash ?? ''), 'utf8'), '<p>tujuh hari</p>')

  const hand = await office.post('/api/inventory/items', noted('Pesan berantai bantuan palsu', { summary: 'Klik tautan ini untuk bantuan.', sourceUrl: 'https://contoh.id/pesan' })) // prettier-ignore
  const { id } = hand.json()
  assert.equal((await report(id, { mentionId: null, quote: 'Klik tautan ini untuk bantuan.' })).statusCode, 200)
  let asked = 0
  const get = async (): Promise<Outcome> => (asked++ === 0 ? answered(404) : { failed: 'too-slow' })
  assert.equal(await keepNextClaimPage({ ...wait, get }, later(1)), true)
  assert.equal(await keepNextClaimPage({ ...wait, get }, later(2)), false) // not at once
  assert.equal((await claimOf(id)).claim.page.state, 'waiting')
  assert.equal(await keepNextClaimPage({ ...wait, get }, later(7)), true)
  assert.equal(await keepNextClaimPage({ ...wait, get }, later(13)), true)
  assert.deepEqual([(await claimOf(id)).claim.page.state, (await claimOf(id)).claim.page.failure, asked], ['failed', 'too-slow', 3]) // prettier-ignore
  assert.equal(await keepNextClaimPage({ ...wait, get }, later(60)), false)
  const entries = await office.ledger('claim-page')
  assert.equal(entries.at(-1)?.['failure'], 'too-slow')

  const bare = (await office.post('/api/inventory/items', noted('Kabar dari warung'))).json().id
  assert.equal((await report(bare, { mentionId: null, quote: 'Kabar dari warung' })).statusCode, 200)
  assert.equal((await claimOf(bare)).claim.page.state, 'none') // nothing to fetch: the copy is all there is
  const page = await office.get(`/api/inventory/claims/${(await claimOf(id)).claim.id}/page`)
  assert.equal(page.statusCode, 404)
})

test('the clock of a reported hoax rings before its 24 hours are over and when they were missed, and is silent once it is answered', async () => {
  await office.db.insertInto('tenure').values({ id: newId(), person_id: office.fungsional.personId, post_id: 'fungsional', from_on: '2026-01-01', created_at: new Date() }).execute() // prettier-ignore
  await office.db.insertInto('tenure').values({ id: newId(), person_id: office.kadis.personId, post_id: 'kepala-bidang', from_on: '2026-01-01', created_at: new Date() }).execute() // prettier-ignore
  const itemId = (await office.post('/api/inventory/items', noted('Vaksin membuat sapi mandul'))).json().id
  const { dueAt } = (await report(itemId, { mentionId: null, quote: 'Vaksin membuat sapi mandul' })).json()
  const due = Date.parse(dueAt)
  const kindsAt = async (at: number) => {
    await ringClaims(office.db, new Date(at))
    const rows = await office.db.selectFrom('notice').select(['kind', 'person_id']).where('about', 'like', `item/${itemId}/%`).orderBy('made_at').execute() // prettier-ignore
    return rows.map((row) => (row.person_id === office.fungsional.personId ? row.kind : 'other'))
  }
  assert.deepEqual(await kindsAt(due - 5 * HOUR), [])
  assert.deepEqual(await kindsAt(due - 3.9 * HOUR), ['claim-soon'])
  assert.deepEqual(await kindsAt(due - 2 * HOUR), ['claim-soon'])
  const shown = async () => (await listRunningClocks(office.db, office.fungsional)).map((it) => it.itemId)
  assert.ok((await shown()).includes(itemId))
  const missed = await kindsAt(due + 1)
  assert.deepEqual(missed.toSorted(), ['claim-missed', 'claim-soon', 'other'].toSorted()) // who coordinates is told of a missed one too
  assert.equal((await kindsAt(due + 50 * HOUR)).length, 3)

  const other = (await office.post('/api/inventory/items', noted('Bansos dipotong lewat pesan berantai'))).json().id
  await report(other, { mentionId: null, quote: 'Bansos dipotong' })
  await office.post('/api/inventory/rounds', { title: 'Agustus' })
  const put = await office.post(`/api/inventory/items/${other}/dismissal`, { reason: 'Sudah dijawab kemarin' })
  assert.equal(put.statusCode, 200, put.body)
  await ringClaims(office.db, new Date(due + 2 * HOUR))
  assert.deepEqual(await office.db.selectFrom('notice').select('kind').where('about', 'like', `item/${other}/%`).execute(), []) // prettier-ignore
  assert.ok(!(await shown()).includes(other))

  await office.db.updateTable('item').set({ answer: 'public' }).where('id', '=', itemId).execute()
  assert.ok(!(await shown()).includes(itemId))
  await ringClaims(office.db, new Date(due + 60 * HOUR))
  const clock = await office.db.selectFrom('claim_clock').select('next_at').where('item_id', '=', itemId).executeTakeFirstOrThrow() // prettier-ignore
  assert.equal(clock.next_at, null)
})
