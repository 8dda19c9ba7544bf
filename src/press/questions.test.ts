import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { beginDossier, openTestOffice, type TestOffice, type TestPerson } from '../../test/office.ts'
import { addWorking } from '../base/calendar.ts'
import { calendarOf } from '../base/calendar-edition.ts'
import { defaultCalendar } from '../base/default-calendar.ts'
import { startDrill } from '../crisis/api.ts'
import { actOnDossier, readDossier } from '../dossier/api.ts'
import { insertCalendarEdition, readCalendarEdition } from '../office/stores/calendar.ts'
import { addJournalist, eraseJournalist } from './api/journalists.ts'
import * as api from './api/questions.ts'
import { readPressSetting, savePressSetting } from './api/setting.ts'
import { recountNextQuestions } from './jobs.ts'
import { minutesLeft, whyNotFrom, whyNotSay, whyNotTimes } from './rules/questions.ts'

describe('the clock of a question', () => {
  const calendar = calendarOf(defaultCalendar)
  const received = new Date('2026-11-26T08:00:00Z') // Thursday, 15.00 WIB

  test('what is left is counted in working minutes, and is negative from the minute it is past', () => {
    const due = addWorking(calendar, received, 120)
    assert.equal(minutesLeft(calendar, due, received), 120)
    assert.equal(minutesLeft(calendar, due, due), 0)
    assert.equal(minutesLeft(calendar, due, new Date(due.getTime() + 1_000)), -1)
    // A deadline on Sunday is past on Sunday, though nobody worked since.
    const sunday = new Date('2026-11-29T05:00:00Z')
    assert.equal(minutesLeft(calendar, sunday, new Date('2026-11-29T06:00:00Z')), -1)
  })

  test('a question is not of tomorrow nor of last year, and its deadline comes after it', () => {
    const at = (receivedAt: string, deadlineAt: string | null = null) =>
      whyNotTimes({ receivedAt: new Date(receivedAt), deadlineAt: deadlineAt ? new Date(deadlineAt) : null }, received)?.code // prettier-ignore
    assert.equal(at('2026-11-26T08:00:00Z'), undefined)
    assert.equal(at('2026-11-26T08:05:00Z'), 'question-ahead')
    assert.equal(at('2026-08-01T08:00:00Z'), 'question-old')
    assert.equal(at('2026-11-26T08:00:00Z', '2026-11-26T08:00:00Z'), 'question-deadline')
    assert.equal(at('2026-11-26T08:00:00Z', '2028-11-26T08:00:00Z'), 'question-deadline')
    assert.equal(at('2026-11-26T08:00:00Z', '2026-11-26T09:00:00Z'), undefined)
  })

  test('nothing is said to what is done, before it was asked, or in time to come', () => {
    const open = { state: 'open', receivedAt: received } as const
    const said = (text: string) => whyNotSay(open, new Date(text), received)?.code
    assert.equal(said('2026-11-26T08:00:00Z'), undefined)
    assert.equal(said('2026-11-26T07:59:00Z'), 'answer-before-question')
    assert.equal(said('2026-11-26T09:00:00Z'), 'question-ahead')
    assert.equal(whyNotSay({ ...open, state: 'declined' }, received, received)?.code, 'question-done')
    assert.equal(whyNotFrom({ journalistId: null, fromName: '' })?.code, 'question-from-missing')
  })
})

let office: TestOffice
let staff: TestPerson
before(async () => {
  office = await openTestOffice()
  staff = office.people.fungsional
})
after(() => office.close())

const asked = (text: string, more: object = {}) => ({
  journalistId: null,
  fromName: 'Siti',
  fromOutlet: 'Radar',
  contact: '0812',
  topic: 'Jalan',
  deadlineAt: null,
  assignedTo: null,
  dossierId: null,
  via: 'phone' as const,
  receivedAt: new Date().toISOString(),
  text,
  ...more,
})
const register = async (text: string, more: object = {}) =>
  (await staff.call(api.registerQuestion, { body: asked(text, more) })).id
const post = (path: string, body: unknown, who = staff) =>
  who.send('POST', path, body, { 'idempotency-key': randomUUID() })
const codeOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => [status, body['code']]
const list = (query: object = {}) => staff.call(api.listQuestions, { query: query as never })
const read = (questionId: string, who = staff) => who.call(api.readQuestion, { params: { questionId } })
const now = () => new Date().toISOString()
const soon = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString()

test('what waits is ordered by the standard or the journalist’s deadline, whichever is first, page by page', async () => {
  const [later, first, second] = [await register('Kapan jembatan selesai?'), await register('Berapa korban?', { deadlineAt: soon(1) }), await register('Siapa pelaksananya?', { deadlineAt: soon(2) })] // prettier-ignore
  const seen: string[] = []
  for (let cursor: string | undefined; ;) {
    const { rows, next } = await list({ limit: 2, ...(cursor && { after: cursor }) })
    seen.push(...rows.map((it) => it.id))
    if (next === null) break
    cursor = next
  }
  assert.deepEqual(seen, [first, second, later])
  const one = await read(first)
  assert.equal(one.actBy, one.deadlineAt)
  assert.ok(one.dueAt > one.actBy)
  assert.deepEqual((await list({ search: 'jembatan' })).rows.map((it) => it.id), [later]) // prettier-ignore
  assert.deepEqual((await list({ search: 'tidak ada kata ini' })).rows, [])
})

test('a question names who asks, and is taken only as it can have come', async () => {
  assert.deepEqual(codeOf(await post('/api/press/questions', asked('Apa?', { fromName: '' }))), [422, 'question-from-missing']) // prettier-ignore
  assert.deepEqual(codeOf(await post('/api/press/questions', asked('Apa?', { receivedAt: soon(30) }))), [422, 'question-ahead']) // prettier-ignore
  assert.deepEqual(codeOf(await post('/api/press/questions', asked('Apa?', { journalistId: randomUUID() }))), [422, 'journalist-unknown']) // prettier-ignore
  assert.deepEqual(codeOf(await post('/api/press/questions', asked('Apa?', { assignedTo: office.people.auditor.personId }))), [422, 'assigned-unknown']) // prettier-ignore
  assert.equal((await post('/api/press/questions', asked('', {}))).status, 400)
  assert.equal((await office.people.auditor.send('GET', '/api/press/questions')).status, 403)
})

test('what the media really ask is tied to no drill, by whatever way', async () => {
  const { dossierId } = await staff.call(startDrill, { body: { title: 'Uji media', level: 'alert', speed: 1 } })
  assert.deepEqual(codeOf(await post('/api/press/questions', asked('Apa?', { dossierId }))), [409, 'question-in-drill'])
  const real = await beginDossier(office, 'Jalan amblas')
  const questionId = await register('Kapan dibuka?', { dossierId: real })
  const { via: _, receivedAt: __, text: ___, ...about } = asked('')
  const change = (to: string | null, seenRevision: number) => post(`/api/press/questions/${questionId}`, { ...about, dossierId: to, seenRevision }) // prettier-ignore
  assert.deepEqual(codeOf(await change(dossierId, 1)), [409, 'question-in-drill'])
  assert.equal((await read(questionId)).dossier?.id, real)
  await assert.rejects(office.pool.query('update media_question set dossier_id = $1', [dossierId]), /drill/)
  assert.deepEqual((await change(null, 1)).body, { revision: 2 })
})

test('something may be said for now; the answer ends it; what was said and asked stays', async () => {
  const questionId = await register('Apa penyebabnya?')
  const path = `/api/press/questions/${questionId}/answers`
  const say = (kind: string, more: object = {}) => post(path, { kind, text: 'Sedang diperiksa.', saidBy: 'Kepala Dinas', saidAt: now(), ...more }) // prettier-ignore
  assert.deepEqual((await say('interim')).body, { state: 'open' })
  assert.deepEqual(codeOf(await say('answer', { saidAt: '2026-01-01T00:00:00Z' })), [422, 'answer-before-question'])
  assert.deepEqual((await say('answer', { text: 'Tanah labil.' })).body, { state: 'answered' })
  assert.deepEqual(codeOf(await say('interim')), [409, 'question-done'])
  const it = await read(questionId)
  assert.deepEqual(it.answers.map((one) => [one.kind, one.text, one.saidBy, one.recordedBy]), [['interim', 'Sedang diperiksa.', 'Kepala Dinas', 'Orang fungsional'], ['answer', 'Tanah labil.', 'Kepala Dinas', 'Orang fungsional']]) // prettier-ignore
  assert.equal(it.firstSaidAt, it.answers[0]?.saidAt)
  assert.equal((await list({ part: 'done' })).rows[0]?.id, questionId)
  await assert.rejects(office.pool.query('update media_answer set text = $1', ['lain']), /final/)
  await assert.rejects(office.pool.query('update media_question set text = $1', ['lain']), /final/)
  const { rows } = await office.pool.query(`select body from ledger_entry where body like '%media-%'`)
  for (const { body } of rows) assert.doesNotMatch(String(body), /labil|siti|penyebab/i)
})

test('who answers is asked by name, and sees what is theirs', async () => {
  const mine = await register('Untuk saya?', { assignedTo: staff.personId })
  await register('Untuk rekan?', { assignedTo: office.people['kepala-bidang'].personId })
  const { rows, counts } = await list({ whose: 'mine' })
  assert.deepEqual(rows.map((it) => it.id), [mine]) // prettier-ignore
  assert.equal(counts.mine, 1)
  const before = await read(mine)
  const { via: _, receivedAt: __, text: ___, ...about } = asked('')
  const change = (seenRevision: number) => post(`/api/press/questions/${mine}`, { ...about, topic: 'Pasar', seenRevision }) // prettier-ignore
  assert.deepEqual((await change(before.revision)).body, { revision: 2 })
  assert.deepEqual(codeOf(await change(before.revision)), [409, 'press-changed'])
  assert.equal((await read(mine)).assignedTo, null)
})

test('a question of a limited dossier shows no word of the dossier to who may not read it, and stays tied to it', async () => {
  const dossierId = await beginDossier(office, 'Rahasia Kelinciputih')
  const kabid = office.people['kepala-bidang']
  const questionId = await register('Benarkah?', { dossierId })
  assert.equal((await read(questionId)).dossier?.title, 'Rahasia Kelinciputih')
  const { revision } = await kabid.call(readDossier, { params: { dossierId } })
  await kabid.call(actOnDossier, {
    params: { dossierId },
    body: { seenRevision: revision, act: { kind: 'limit', reason: 'anak', readers: { personIds: [staff.personId, kabid.personId, office.people.sekretaris.personId, office.people['kepala-dinas'].personId], postIds: [] } } }, // prettier-ignore
  })
  const admin = office.people.administrator
  const seen = await read(questionId, admin)
  assert.deepEqual([seen.dossier, seen.dossierWithheld], [null, true])
  assert.equal((await admin.send('GET', `/api/press/questions?dossier=${dossierId}`)).status, 404)
  assert.deepEqual((await list({ dossier: dossierId })).rows.map((it) => it.id), [questionId]) // prettier-ignore
  const { via: _, receivedAt: __, text: ___, dossierId: ____, ...about } = asked('')
  const path = `/api/press/questions/${questionId}`
  assert.equal((await post(path, { ...about, dossierId: null, seenRevision: 1 }, admin)).status, 404)
  assert.equal((await post(path, { ...about, seenRevision: 1 }, admin)).status, 200)
  assert.equal((await read(questionId)).dossier?.id, dossierId)
})

test('when a journalist’s data is erased, their question stays without a name', async () => {
  const fields = { name: 'Dewi Hilang', outletId: null, post: '', email: 'hilang@x.id', phone: '0899', beats: [], languages: [], ukwLevel: null, ukwNumber: '', ukwUntil: null, note: '', retired: false } // prettier-ignore
  const { id: journalistId } = await staff.call(addJournalist, { body: fields })
  const questionId = await register('Siapa?', { journalistId, fromName: 'Dewi Hilang', contact: '0899' })
  assert.deepEqual([(await read(questionId)).from.name, (await read(questionId)).contact], ['Dewi Hilang', 'hilang@x.id · 0899']) // prettier-ignore
  await staff.call(eraseJournalist, { params: { journalistId }, body: { seenRevision: 1 } })
  const it = await read(questionId)
  assert.deepEqual([it.from.name, it.fromName, it.contact], [null, '', ''])
})

test('the standard is the office’s to set, for questions from then on', async () => {
  const { revision } = await staff.call(readPressSetting, {})
  const admin = office.people.administrator
  assert.equal((await post('/api/press/setting', { questionMinutes: 4, seenRevision: revision }, admin)).status, 400)
  assert.equal((await post('/api/press/setting', { questionMinutes: 60, seenRevision: revision }, staff)).status, 403)
  await admin.call(savePressSetting, { body: { questionMinutes: 60, seenRevision: revision } })
  assert.equal((await read(await register('Cepat?'))).standardMinutes, 60)
})

test('a corrected calendar counts what waits anew, tells the ledger how many moved, and leaves what is done', async () => {
  const open = await register('Menunggu?')
  const done = await register('Sudah?')
  await post(`/api/press/questions/${done}/answers`, { kind: 'declined', text: 'Bukan wewenang.', saidBy: 'Humas', saidAt: now() }) // prettier-ignore
  const dueOf = async (id: string) => (await read(id)).dueAt
  const [openBefore, doneBefore] = [await dueOf(open), await dueOf(done)]
  const edition = await readCalendarEdition(office.db)
  const closed = { ...edition.edition, patterns: edition.edition.patterns.map((it) => ({ ...it, hours: { ...it.hours, 1: ['10:00-10:10'], 2: ['10:00-10:10'], 3: ['10:00-10:10'], 4: ['10:00-10:10'], 5: ['10:00-10:10'] } })) } // prettier-ignore
  await office.db.transaction().execute((tx) => insertCalendarEdition(tx, { seen: edition.id, edition: closed as never, note: 'uji', personId: staff.personId }, new Date())) // prettier-ignore
  assert.equal(await recountNextQuestions(office.db, new Date()), false)
  assert.notEqual(await dueOf(open), openBefore)
  assert.equal(await dueOf(done), doneBefore)
  const told = await office.db.selectFrom('ledger_entry').select('body').where(sql<boolean>`body like '%media-questions-recounted%'`).execute() // prettier-ignore
  assert.equal(told.length, 1)
  await recountNextQuestions(office.db, new Date())
  assert.equal((await office.pool.query(`select count(*)::int as n from ledger_entry where body like '%media-questions-recounted%'`)).rows[0].n, 1) // prettier-ignore
})
