import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { beginDossier, openTestOffice, type TestOffice } from '../../test/office.ts'
import { actOnDossier, readDossier } from '../dossier/api.ts'
import * as api from './api.ts'
import * as planApi from './api/plan.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())

const inSiaga = async () => {
  const dossierId = await beginDossier(office, 'Longsor')
  const { 'kepala-bidang': head } = office.people
  const { revision } = await head.call(readDossier, { params: { dossierId } })
  const act = { kind: 'assess' as const, level: 'alert' as const, reason: 'Warga terluka' }
  await head.call(actOnDossier, { params: { dossierId }, body: { seenRevision: revision, act } })
  return dossierId
}
const read = (dossierId: string, who = office.people.fungsional) =>
  who.call(api.readSituation, { params: { dossierId } })
const markCall = async (dossierId: string, contactId: string, outcome: 'reached' | 'no-answer') => {
  const sent = await office.people.fungsional.send('POST', `/api/dossiers/${dossierId}/situation/calls`, { contactId, outcome, note: '' }, { 'idempotency-key': randomUUID() }) // prettier-ignore
  return [sent.status, sent.body['code'] ?? null]
}

test('who is to be reached stands in the order of calls; marks stay when a contact is removed with every word about them', async () => {
  const admin = office.people.administrator
  const dossierId = await inSiaga()
  const fields = { ordinal: 1, postId: 'kepala-dinas', name: '', role: '', phone: '0812-1111-2222', callerId: null }
  const { id: first } = await admin.call(api.addContact, { body: fields })
  const sri = { ...fields, postId: null, name: 'dr. Sri', role: 'Puskesmas', callerId: first }
  const { id: second } = await admin.call(api.addContact, { body: sri })
  const circle = await admin.send('POST', `/api/crisis-contacts/${first}`, { fields: { ...fields, callerId: second }, seenRevision: 1 }, { 'idempotency-key': randomUUID() }) // prettier-ignore
  const stale = await admin.send('POST', `/api/crisis-contacts/${first}`, { fields, seenRevision: 7 }, { 'idempotency-key': randomUUID() }) // prettier-ignore
  assert.deepEqual([stale.status, stale.body['code'], stale.body['current']], [409, 'contact-changed', 1])
  assert.deepEqual([circle.status, circle.body['code'], circle.body['field']], [422, 'contact-circle', 'callerId'])
  assert.deepEqual(await markCall(dossierId, second, 'no-answer'), [200, null]) // prettier-ignore
  assert.deepEqual(await markCall(dossierId, second, 'reached'), [200, null]) // prettier-ignore
  const [kadis, doctor] = (await read(dossierId)).contacts
  assert.equal(kadis?.phone, '0812-1111-2222')
  assert.notEqual(kadis?.name, '')
  assert.deepEqual([doctor?.name, doctor?.depth, doctor?.caller], ['dr. Sri', 1, kadis?.name])
  assert.deepEqual([kadis?.outside, doctor?.outside], [false, true])
  assert.deepEqual(doctor?.calls.map((it) => it.outcome), ['no-answer', 'reached']) // prettier-ignore
  // The numbers are no work of the auditor's.
  assert.equal((await read(dossierId, office.people.auditor)).contacts[0]?.phone, null)
  await admin.call(api.changeContact, { params: { contactId: second }, body: { fields: null, seenRevision: 1 } })
  const after = (await read(dossierId)).contacts.find((it) => it.id === second)
  assert.deepEqual([after?.name, after?.phone, after?.calls.length], ['', '', 2])
  assert.ok(!(await read(await inSiaga())).contacts.some((it) => it.id === second))
  assert.deepEqual(await markCall(dossierId, second, 'reached'), [404, 'not-found']) // prettier-ignore
})

test('a mark says who was reached that day: another who takes their place is not reached, and removal takes every name', async () => {
  const admin = office.people.administrator
  const dossierId = await inSiaga()
  const camat = { ordinal: 9, postId: null, name: 'Pak Lama', role: 'Camat', phone: '0812-3333-4444', callerId: null }
  const { id: contactId } = await admin.call(api.addContact, { body: camat })
  const postal = await admin.call(api.addContact, { body: { ...camat, ordinal: 8, postId: 'kepala-dinas', name: '', role: '' } }) // prettier-ignore
  for (const id of [contactId, postal.id]) await markCall(dossierId, id, 'reached')
  const change = (fields: typeof camat | null, seenRevision: number) =>
    admin.call(api.changeContact, { params: { contactId }, body: { fields, seenRevision } })
  await change({ ...camat, name: 'Bu Baru' }, 1)
  const shown = async (id = contactId) => (await read(dossierId)).contacts.find((it) => it.id === id)
  assert.deepEqual([(await shown())?.name, (await shown())?.calls[0]?.name], ['Bu Baru', 'Pak Lama'])
  assert.equal((await shown(postal.id))?.calls[0]?.name, 'Orang kepala-dinas')
  await assert.rejects(sql`update situation_call set called_name = 'x'`.execute(office.db), /are final/)
  await change(null, 2)
  assert.deepEqual([(await shown())?.calls.length, (await shown())?.calls[0]?.name], [1, ''])
  const kept = await office.db.selectFrom('situation_call').select('called_name').where('contact_id', '=', contactId).execute() // prettier-ignore
  assert.deepEqual(kept, [{ called_name: '' }])
})

test('the office puts its own checklist in force for what begins from then on; what runs keeps the one it began with', async () => {
  const admin = office.people.administrator
  const running = await inSiaga()
  const { number: seenNumber, steps } = await admin.call(planApi.readPlan, { query: {} })
  const own = { id: null, minute: 4, postId: null, text: '  Buka posko media\ndi pendopo ' }
  const body = { seenNumber, statementMinutes: 45, steps: [...steps.slice(1), own] }
  const save = (more: object) => admin.send('POST', '/api/crisis-plan', { ...body, ...more }, { 'idempotency-key': randomUUID() }) // prettier-ignore
  // Two at once: one is in force, the other is told and loses nothing that was typed.
  const two = await Promise.all([save({}), save({})])
  assert.deepEqual(two.map((it) => it.status).toSorted(), [200, 409])
  assert.deepEqual(two.map((it) => it.body['code'] ?? null).toSorted(), ['crisis-plan-changed', null])
  const seen = { seenNumber: seenNumber + 1 }
  const unknown = await save({ ...seen, steps: [own, { ...own, postId: 'tidak-ada' }] })
  assert.deepEqual([unknown.status, unknown.body['code'], unknown.body['field']], [422, 'not-in-sop', 'steps.1.postId']) // prettier-ignore
  const saved = await admin.call(planApi.readPlan, { query: {} })
  assert.deepEqual([saved.number, saved.current], [seenNumber + 1, seenNumber + 1])
  assert.ok(saved.by)
  assert.deepEqual(saved.steps.find((it) => it.text === 'Buka posko media di pendopo')?.minute, 4)
  // Saved again as it is, it is no other.
  assert.equal((await save({ ...seen, steps: saved.steps })).body['number'], seenNumber + 1)
  const later = await inSiaga()
  assert.deepEqual([(await read(running)).planNumber, (await read(later)).planNumber], [seenNumber, seenNumber + 1])
  assert.deepEqual((await read(running)).steps.map((it) => it.id), steps.map((it) => it.id)) // prettier-ignore
  const { promises, begunAt } = await read(later)
  assert.equal(Date.parse(promises[0]?.dueAt ?? '') - Date.parse(begunAt), 45 * 60_000)
  const told = await office.db.selectFrom('ledger_entry').select('body').where('body', 'like', '%crisis-plan-changed%').execute() // prettier-ignore
  assert.equal(told.length, 1)
  assert.ok(!told[0]?.body.includes('posko'))
})
