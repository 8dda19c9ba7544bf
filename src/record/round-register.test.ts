import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { noted } from '../../test/inventory-office.ts'
import { openTestOffice, type TestOffice } from '../../test/office.ts'
import { aboutVolume, volumeOf, VOLUME_LINES, volumesOf } from '../inventory/rules/volumes.ts'
import type { RoundRegisterData } from './rules/papers/round-register.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office?.close())

const key = () => ({ 'idempotency-key': crypto.randomUUID() })

test('a round that closes owes its register on paper: counted, numbered, its hash in the ledger, without words few may read', async () => {
  const { fungsional, auditor } = office.people
  const send = async (path: string, body: object) => {
    const reply = await fungsional.send('POST', path, body, key())
    assert.equal(reply.status, 200, JSON.stringify(reply.body))
    return reply.body as Record<string, string>
  }
  const print = (body: object) => auditor.send('POST', '/api/papers', { kind: 'round-register', volume: 1, ...body }, key()) // prettier-ignore
  const { id: roundId } = await send('/api/inventory/rounds', { title: 'Minggu 48' })
  assert.equal((await print({ roundId })).body['code'], 'round-not-closed')
  const [secret, plain, aside, joined] = await Promise.all(
    ['Rahasia keluarga', 'Air keruh', 'Kabar lama', 'Air keruh lagi'].map((title) => send('/api/inventory/items', noted(title, { source: title === 'Air keruh' ? '' : 'Radio Warga' }))), // prettier-ignore
  )
  const { dossierId } = await send(`/api/inventory/items/${secret?.['id']}/pick`, { urgent: false })
  await send(`/api/inventory/items/${aside?.['id']}/dismissal`, { reason: 'Sudah dijawab' })
  await send(`/api/inventory/items/${joined?.['id']}/merge`, { into: plain?.['id'] })
  const { registerHash } = await send(`/api/inventory/rounds/${roundId}/close`, {})
  await office.db
    .updateTable('dossier')
    .set({ limited: true })
    .where('id', '=', dossierId ?? '')
    .execute()
  await office.makePapers()

  const paper = await office.db.selectFrom('paper').selectAll().where('about', '=', aboutVolume(roundId as string, 1)).executeTakeFirstOrThrow() // prettier-ignore
  const data = JSON.parse(paper.data ?? '') as RoundRegisterData
  assert.deepEqual([data.round.hash, data.counts.entries, data.lines.length], [registerHash, 4, 4])
  assert.deepEqual(data.counts.states, { open: 1, watched: 0, planned: 0, picked: 1, dismissed: 1, merged: 1 })
  assert.deepEqual(data.counts.sources, [{ name: 'Radio Warga', count: 2 }]) // nor is the source of what few may read
  assert.doesNotMatch(paper.data ?? '', /Rahasia/)
  const of = (title: string) => data.lines.find((it) => it.title === title)
  assert.equal(of('Air keruh lagi')?.outcome, `no. ${of('Air keruh')?.number}`)
  assert.equal(of('Kabar lama')?.outcome, 'Sudah dijawab')
  const made = await office.db.selectFrom('ledger_entry').select('body').where('index', '=', paper.ledger_index as never).executeTakeFirstOrThrow() // prettier-ignore
  assert.equal((JSON.parse(made.body) as { fileHash: string }).fileHash, paper.file_hash)

  assert.equal((await print({ roundId })).body['paperId'], paper.id) // the one that is there
  assert.equal((await print({ roundId, volume: 2 })).status, 404)
  assert.equal((await print({ roundId, volume: 0 })).status, 400)
  assert.equal((await print({ roundId: crypto.randomUUID() })).status, 404)
})

test('a long register is printed in volumes', () => {
  assert.deepEqual([0, 1, VOLUME_LINES, VOLUME_LINES + 1, 200_000].map(volumesOf), [1, 1, 1, 2, 40])
  assert.deepEqual(volumeOf(aboutVolume('x', 3)), { roundId: 'x', volume: 3 })
})
