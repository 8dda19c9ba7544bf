import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { openTestOffice, type TestOffice } from '../../test/office.ts'
import { dayOf, ZONE } from '../base/calendar.ts'
import { copyEdition, listEditions, readEdition, saveEdition } from './api.ts'
import { importBpmn } from './api/bpmn.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())

const today = () => dayOf(ZONE, new Date())
const force = (editionId: string, seenRevision: number) =>
  office.people.administrator.send(
    'POST',
    `/api/editions/${editionId}/force`,
    { from: today(), seenRevision },
    { 'idempotency-key': randomUUID() },
  )
async function draft() {
  const { administrator } = office.people
  const { current } = await administrator.call(listEditions, {})
  const { id } = await administrator.call(copyEdition, { body: { copyOf: current ?? '' } })
  return administrator.call(readEdition, { params: { editionId: id } })
}

test('what comes into force is the edition that was read and checked, also when it is saved at that moment', async () => {
  const { administrator } = office.people
  for (let round = 0; round < 8; round++) {
    const { id, body } = await draft()
    const [forced, ...saved] = await Promise.all([
      force(id, 1),
      ...[1, 2, 3].map(() =>
        administrator.send('PUT', `/api/editions/${id}`, { body: { ...body, title: '' }, seenRevision: 1 }),
      ),
    ])
    assert.equal([forced, ...saved].filter((it) => it?.status === 200).length, 1)
    const now = await administrator.call(readEdition, { params: { editionId: id } })
    assert.equal(now.state, forced?.status === 200 ? 'in-force' : 'draft')
    assert.equal(now.body.title, forced?.status === 200 ? body.title : '')
  }
})

test('an edition comes into force once, whoever else asks at that moment', async () => {
  const { id } = await draft()
  const replies = await Promise.all([force(id, 1), force(id, 1), force(id, 1)])
  assert.deepEqual(replies.map((it) => it.status).toSorted(), [200, 409, 409])
})

test('a draft seen at a revision that never was is refused as changed', async () => {
  const { administrator } = office.people
  const { id, body } = await draft()
  for (const seenRevision of [2, 2 ** 31, Number.MAX_SAFE_INTEGER]) {
    const reply = await administrator.send('PUT', `/api/editions/${id}`, { body, seenRevision })
    assert.deepEqual([reply.status, reply.body['code']], [409, 'edition-changed'])
  }
  await administrator.call(saveEdition, { params: { editionId: id }, body: { body, seenRevision: 1 } })
})

test('an edition goes out as BPMN to whoever reads it, and comes back as a draft that says what differs', async () => {
  const { administrator, auditor } = office.people
  const { current } = await administrator.call(listEditions, {})
  const editionId = current ?? ''
  const reply = await auditor.send('GET', `/api/editions/${editionId}/bpmn`)
  const xml = String(reply.body['text'])
  assert.match(String(reply.headers['content-disposition']), /attachment; filename="SOP-.*\.bpmn"/)
  const { body } = await administrator.call(readEdition, { params: { editionId } })
  const same = await administrator.call(importBpmn, { body: { xml } })
  assert.deepEqual([same.steps, same.posts, same.notes], [body.steps.length, body.posts.length, []])
  const draft = await administrator.call(readEdition, { params: { editionId: same.id } })
  assert.deepEqual([draft.state, draft.body], ['draft', body])

  const changed = xml.replace('name="Selesai"', 'name="Tayang"')
  const { notes } = await administrator.call(importBpmn, { body: { xml: changed } })
  assert.deepEqual(
    notes.map((it) => it.message.id),
    ['Nama “Tayang” pada peristiwa selesai tidak disimpan.'],
  )
  const before = (await administrator.call(listEditions, {})).rows.length
  const refused = await administrator.send(
    'POST',
    '/api/editions/bpmn',
    { xml: '<svg/>' },
    { 'idempotency-key': randomUUID() },
  )
  assert.deepEqual([refused.status, refused.body['code']], [422, 'bpmn-unreadable'])
  assert.equal((await administrator.call(listEditions, {})).rows.length, before)
})

test('the sheet of an edition, of a draft too, is taken down as PDF, SVG or a Word document, named after it', async () => {
  const { id } = await draft()
  const take = (form: string) =>
    office.app.inject({
      url: `/api/editions/${id}/sheet/${form}`,
      headers: { authorization: `Bearer ${office.people.fungsional.token}` },
    })
  const begins = { pdf: '%PDF-', svg: '<', docx: 'PK' }
  for (const [form, first] of Object.entries(begins)) {
    const answer = await take(form)
    assert.equal(answer.statusCode, 200)
    assert.ok(answer.rawPayload.toString('latin1').startsWith(first), form)
    assert.match(
      String(answer.headers['content-disposition']),
      new RegExp(`SOP-MEDIA-INFORMASI-[0-9a-f]{8}\\.${form}"`),
    )
  }
  assert.equal((await take('odt')).statusCode, 400)
})
