import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { beginDossier, openTestOffice, type TestOffice } from '../../test/office.ts'
import { handTurn, leavePresence, listWriters, sayPresent } from './api/presence.ts'
import { GONE_MS } from './rules/presence.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())

type Who = 'fungsional' | 'kepala-bidang'
const beat = (who: Who, dossierId: string, wish: 'turn' | 'if-free' | 'beside' | 'read' = 'if-free') =>
  office.people[who].call(sayPresent, { params: { dossierId }, body: { wish } })
const give = (from: Who, to: Who, dossierId: string) =>
  office.people[from].send('PUT', `/api/dossiers/${dossierId}/presence/turn`, {
    toPersonId: office.people[to].personId,
  })

test('of many who open a text at one moment one writes, and all others read and see who', async () => {
  for (let round = 0; round < 5; round++) {
    const dossierId = await beginDossier(office)
    const stands = await Promise.all([
      beat('fungsional', dossierId),
      beat('kepala-bidang', dossierId),
      beat('fungsional', dossierId),
      beat('kepala-bidang', dossierId),
    ])
    const now = [await beat('fungsional', dossierId), await beat('kepala-bidang', dossierId)]
    assert.deepEqual(now.map((it) => it.mine).toSorted(), ['reading', 'writing'])
    assert.ok(stands.some((it) => it.mine === 'writing'))
    const reader = now.find((it) => it.mine === 'reading')
    assert.deepEqual(
      reader?.others.map((it) => it.stand),
      ['writing'],
    )
  }
})

test('who waits asks for the turn; the writer sees it and gives it', async () => {
  const dossierId = await beginDossier(office)
  await beat('fungsional', dossierId)
  assert.deepEqual((await beat('kepala-bidang', dossierId, 'turn')).asked, true)
  const { others } = await beat('fungsional', dossierId)
  assert.deepEqual(
    others.map((it) => [it.name, it.asked]),
    [['Orang kepala-bidang', true]],
  )
  const given = await office.people.fungsional.call(handTurn, {
    params: { dossierId },
    body: { toPersonId: office.people['kepala-bidang'].personId },
  })
  assert.deepEqual([given.mine, given.others[0]?.stand, given.others[0]?.asked], ['reading', 'writing', false])
  assert.equal((await beat('kepala-bidang', dossierId, 'turn')).mine, 'writing')
  const refused = await give('fungsional', 'kepala-bidang', dossierId)
  assert.deepEqual([refused.status, refused.body['code']], [409, 'turn-not-yours'])
})

test('the turn of who fell silent goes to who asked, and who closes the text gives it up at once', async () => {
  const dossierId = await beginDossier(office)
  await beat('fungsional', dossierId)
  await beat('kepala-bidang', dossierId, 'turn')
  await office.db
    .updateTable('presence')
    .set({ beat_at: new Date(Date.now() - GONE_MS - 1_000) })
    .where('person_id', '=', office.people.fungsional.personId)
    .execute()
  assert.equal((await beat('kepala-bidang', dossierId, 'turn')).mine, 'writing')
  assert.equal((await beat('fungsional', dossierId)).mine, 'reading', 'who comes back late does not take it away')
  await office.people['kepala-bidang'].call(leavePresence, { params: { dossierId } })
  assert.equal((await beat('fungsional', dossierId)).mine, 'writing')
  const refused = await give('fungsional', 'kepala-bidang', dossierId)
  assert.deepEqual([refused.status, refused.body['code']], [409, 'person-left-text'])
})

test('who writes beside another takes no turn, and who may not write the text holds up nobody', async () => {
  const dossierId = await beginDossier(office)
  await beat('fungsional', dossierId)
  assert.equal((await beat('kepala-bidang', dossierId, 'beside')).mine, 'beside')
  assert.equal((await beat('fungsional', dossierId)).mine, 'writing')
  const reply = await office.people['kepala-dinas'].send('PUT', `/api/dossiers/${dossierId}/presence`, { wish: 'turn' })
  assert.deepEqual([reply.status, reply.body['code']], [403, 'not-your-step'])
})

test('whoever reads the dossier sees who writes it now, and nobody who only reads, fell silent or closed the text', async () => {
  const dossierId = await beginDossier(office)
  const seen = async (who: 'sekretaris' | 'fungsional' = 'sekretaris') =>
    (await office.people[who].call(listWriters, { params: { dossierId } })).writers.map((it) => it.name)
  assert.deepEqual(await seen(), [])
  await beat('fungsional', dossierId)
  await beat('kepala-bidang', dossierId)
  assert.deepEqual(await seen(), ['Orang fungsional'], 'who reads along does not write')
  assert.deepEqual(await seen('fungsional'), [], 'nobody is told of themselves')
  await beat('kepala-bidang', dossierId, 'beside')
  assert.deepEqual(await seen(), ['Orang fungsional', 'Orang kepala-bidang'])
  await office.db
    .updateTable('presence')
    .set({ beat_at: new Date(Date.now() - GONE_MS - 1_000) })
    .where('person_id', '=', office.people.fungsional.personId)
    .execute()
  assert.deepEqual(await seen(), ['Orang kepala-bidang'])
  await office.people['kepala-bidang'].call(leavePresence, { params: { dossierId } })
  assert.deepEqual(await seen(), [])
})
