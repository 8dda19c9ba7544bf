import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { inventoryOffice, type InventoryOffice } from '../../test/inventory-office.ts'
import { canonical } from '../base/canonical.ts'
import { readTable } from '../files/table.ts'

let office: InventoryOffice
before(async () => {
  office = await inventoryOffice()
})
after(() => office?.close())

const items = '/api/inventory/items'
const rounds = '/api/inventory/rounds'
const item = async (id: string) => (await office.get(`${items}/${id}`)).json()
const code = (answer: { json(): { code: string } }) => answer.json().code

describe('a round', () => {
  test('is opened by the post of step 1 alone, and told to the ledger', async () => {
    assert.equal(code(await office.post(rounds, { title: 'x' }, { as: office.kadis })), 'not-your-step')
    assert.equal(code(await office.post(rounds, { title: 'x' }, { as: office.auditor })), 'not-your-role')
    assert.equal(code(await office.post(rounds, { title: 'x' }, { as: null })), 'sign-in-needed')
    const roundId = await office.openRound()
    const [entry] = await office.ledger('round-opened')
    assert.equal(entry?.['roundId'], roundId)
    assert.ok(!JSON.stringify(entry).includes('Minggu')) // ids and hashes only
    const { round, whyNot } = (await office.get('/api/inventory')).json()
    assert.deepEqual([round.id, round.title, round.openedBy, whyNot], [roundId, 'Minggu 48', 'Dewi', null])
    assert.ok(round.leftMinutes > 0 && round.leftMinutes <= 30 * 60)
    const seen = (await office.get('/api/inventory', { as: office.auditor })).json()
    assert.equal(seen.whyNot.code, 'not-your-role')
    await office.closeRound(roundId)
  })

  test('is the only one: a second is refused, also of two at the same instant', async () => {
    const both = await Promise.all([office.post(rounds, { title: 'a' }), office.post(rounds, { title: 'b' })])
    assert.deepEqual(both.map((it) => it.statusCode).toSorted(), [200, 409])
    assert.equal(both.find((it) => it.statusCode === 409)?.json().code, 'under-way')
    const refused = await office.post(rounds, { title: 'c' })
    assert.equal(refused.json().code, 'round-open')
    assert.match(refused.json().title, /masih terbuka/)
    await office.closeRound(both.find((it) => it.statusCode === 200)?.json().id)
  })

  test('asked for twice with one key is opened once', async () => {
    const key = randomUUID()
    const first = await office.post(rounds, { title: 'sekali' }, { key })
    const again = await office.post(rounds, { title: 'sekali' }, { key })
    assert.equal(first.statusCode, 200)
    assert.equal(again.body, first.body)
    await office.closeRound(first.json().id)
  })

  test('carries over what the last one left, and only that', async () => {
    const first = await office.openRound()
    const [left, gone] = [await office.note('Tertinggal'), await office.note('Dikesampingkan')]
    await office.post(`${items}/${gone}/dismissal`, { reason: 'ganda' })
    assert.equal((await office.closeRound(first)).left, 1)
    const between = await office.note('Di antara dua putaran')
    assert.equal((await item(between)).round, null)
    const second = await office.openRound()
    assert.deepEqual([(await item(left)).round.id, (await item(between)).round.id], [second, second])
    assert.equal((await item(gone)).round.id, first)
    const closed = await office.closeRound(second)
    assert.equal(closed.left >= 2, true)
  })

  test('closes into a numbered register whose hash is in the ledger', async () => {
    const roundId = await office.openRound('Register')
    const [a, b] = [await office.note('=cmd|calc'), await office.note('Kedua, "kutip"')]
    await office.post(`${items}/${b}/dismissal`, { reason: 'bukan kewenangan' })
    const picked = (await office.post(`${items}/${a}/pick`, { urgent: false })).json()
    assert.equal(code(await office.get(`${rounds}/${roundId}/register/json`)), 'round-not-closed')
    const closed = await office.closeRound(roundId)
    assert.deepEqual([closed.picked, closed.dismissed, closed.sentOn], [1, 1, 1])
    assert.equal((await office.ledger('round-closed')).at(-1)?.['registerHash'], closed.registerHash)

    const json = await office.get(`${rounds}/${roundId}/register/json`)
    assert.equal(createHash('sha256').update(json.rawPayload).digest('hex'), closed.registerHash)
    const register = JSON.parse(json.body)
    assert.equal(json.body, canonical(register))
    assert.deepEqual(register.entries.map((it: { number: number }) => it.number), register.entries.map((_: unknown, at: number) => at + 1)) // prettier-ignore
    const entry = register.entries.find((it: { itemId: string }) => it.itemId === a)
    assert.equal(entry.dossier, picked.number)

    const csv = await office.get(`${rounds}/${roundId}/register/csv`)
    assert.ok(csv.body.startsWith('\uFEFFNo.,Jenis,Judul'))
    assert.ok(csv.body.includes(`"'=cmd|calc"`) && csv.body.includes('"Kedua, ""kutip"""'))
    assert.match(String(csv.headers['content-disposition']), /attachment; filename="register-putaran-\d+\.csv"/)
    const english = await office.get(`${rounds}/${roundId}/register/csv`, { headers: { 'accept-language': 'en' } })
    assert.ok(english.body.startsWith('\uFEFFNo.,Kind,Title'))
    const xlsx = await office.get(`${rounds}/${roundId}/register/xlsx`)
    const path = join(office.filesFolder, 'register.xlsx')
    await writeFile(path, xlsx.rawPayload)
    const sheet = (name: string | null) => readTable({ path, name: 'register.xlsx', sheet: name }, async ({ shape, batches }) => ({ shape, rows: (await Array.fromAsync(batches)).flat().map((it) => it.cells) })) // prettier-ignore
    const { shape, rows } = await sheet(null)
    assert.deepEqual([shape.sheets[1], rows.length], ['Rekapitulasi', register.entries.length + 1])
    const counted = (await sheet('Rekapitulasi')).rows
    const of = (by: string, what: string) => counted.find((it) => it[0] === by && it[1] === what)?.[2]
    const among = (is: (it: { state: string; level: string; source: string }) => boolean) => String(register.entries.filter(is).length) // prettier-ignore
    assert.equal(of('Seluruhnya', ''), String(register.entries.length))
    assert.equal(
      of('Tindak lanjut', 'Dikesampingkan'),
      among((it) => it.state === 'dismissed'),
    )
    assert.equal(
      of('Tingkat', 'Pantau'),
      among((it) => it.level === 'watch'),
    )
    assert.equal(
      of('Sumber', register.entries[0].source),
      among((it) => it.source === register.entries[0].source),
    )
    for (const by of ['Jenis', 'Tingkat', 'Tindak lanjut']) assert.equal(counted.filter((it) => it[0] === by).reduce((sum, it) => sum + Number(it[2]), 0), register.entries.length, by) // prettier-ignore

    const shown = (await office.get(`${rounds}/${roundId}/register?limit=1`)).json()
    assert.equal(shown.rows.length, 1)
    const rest = (await office.get(`${rounds}/${roundId}/register?limit=100&after=${shown.next}`)).json()
    assert.equal(shown.rows.length + rest.rows.length, register.entries.length)
    assert.equal(rest.next, null)
  })

  test('once closed stays closed: neither again, nor its register changed by anyone', async () => {
    const roundId = await office.openRound()
    await office.note('Tetap')
    await office.closeRound(roundId)
    assert.equal(code(await office.post(`${rounds}/${roundId}/close`, {})), 'round-closed')
    assert.equal(code(await office.post(`${rounds}/${randomUUID()}/close`, {})), 'not-found')
    const { db } = office
    await assert.rejects(db.updateTable('register_entry').set({ body: '{}' }).execute(), /final/)
    await assert.rejects(db.deleteFrom('register_entry').execute(), /final/)
  })

  test('closes empty, for nothing to report is a report too', async () => {
    await office.db.updateTable('item').set({ state: 'dismissed', dismissed_reason: 'uji' }).where('state', '=', 'open').execute() // prettier-ignore
    const roundId = await office.openRound('Nihil')
    const closed = await office.closeRound(roundId)
    assert.equal(closed.entries, 0)
    const json = await office.get(`${rounds}/${roundId}/register/json`)
    assert.deepEqual(JSON.parse(json.body).entries, [])
    assert.equal(createHash('sha256').update(json.rawPayload).digest('hex'), closed.registerHash)
  })

  test('is listed with the others, the newest first, a page at a time', async () => {
    const first = (await office.get(`${rounds}?limit=2`)).json()
    const second = (await office.get(`${rounds}?limit=2&after=${first.next}`)).json()
    const numbers = [...first.rows, ...second.rows].map((it: { number: number }) => it.number)
    assert.deepEqual(
      numbers,
      numbers.toSorted((a, b) => b - a),
    )
    assert.equal(new Set(numbers).size, 4)
  })
})
