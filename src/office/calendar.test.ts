import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { beginDossier, openTestOffice, type TestOffice, type TestPerson } from '../../test/office.ts'
import type { CalendarDay, CalendarEdition } from '../base/calendar-edition.ts'
import { defaultCalendar } from '../base/default-calendar.ts'
import { previewWorkCalendar, readWorkCalendar, saveWorkCalendar, type DaysInFile } from './api/calendar.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())

const day = (on: string, more: Partial<CalendarDay> = {}): CalendarDay => ({ on, name: 'Hari jadi kabupaten', kind: 'local', hours: [], source: 'SK Bupati 188/1/2026', certain: true, ...more }) // prettier-ignore
const inForce = () => office.people.fungsional.call(readWorkCalendar, {})
const save = (who: TestPerson, body: object) =>
  who.send('POST', '/api/calendar', body, { 'idempotency-key': randomUUID() })
const code = ({ status, body }: Awaited<ReturnType<TestPerson['send']>>) => [status, body['code']]
const readFile = (text: string, name: string, query = 'from=2026&to=2028', who = office.people.administrator) =>
  who.send('POST', `/api/calendar/days?name=${encodeURIComponent(name)}&${query}`, text, {
    'content-type': 'application/octet-stream',
  })

test('everyone reads the calendar that Siar came with', async () => {
  for (const who of [office.people.fungsional, office.people.auditor, office.people.administrator]) {
    const { number, madeBy, edition, editions, uncounted } = await who.call(readWorkCalendar, {})
    assert.deepEqual([number, madeBy, editions.length, uncounted], [1, null, 1, 0])
    assert.deepEqual(edition, defaultCalendar)
  }
})

test('the administrator saves another with a note; what two change at once, and what changes nothing, is refused', async () => {
  const { administrator, fungsional } = office.people
  const { id: seen, edition } = await inForce()
  const corrected = { ...edition, days: [...edition.days, day('2026-11-30')] }
  assert.deepEqual(code(await save(fungsional, { seen, edition: corrected, note: 'x' })), [403, 'not-your-role'])
  assert.deepEqual(code(await save(administrator, { seen, edition, note: 'Tidak ada' })), [409, 'calendar-same'])
  assert.deepEqual(code(await save(administrator, { seen, edition: corrected, note: '' })), [400, 'input'])
  assert.deepEqual(
    await administrator.call(saveWorkCalendar, { body: { seen, edition: corrected, note: 'Hari jadi' } }),
    { number: 2 },
  )
  assert.deepEqual(code(await save(administrator, { seen, edition, note: 'Kembali' })), [409, 'calendar-changed'])
  const now = await inForce()
  assert.deepEqual([now.number, now.note, now.editions.map((it) => it.number)], [2, 'Hari jadi', [2, 1]])
  assert.equal(typeof now.madeBy, 'string')
})

test('an edition that cannot be counted by is refused with the place of what is wrong', async () => {
  const { administrator } = office.people
  const { id: seen, edition } = await inForce()
  const [usual] = edition.patterns as [CalendarEdition['patterns'][number]]
  const rest = { ...usual.hours, 1: [], 2: [], 3: [], 4: [], 5: [], 6: [], 7: [] }
  const wrong: [Partial<CalendarEdition>, RegExp][] = [
    [{ patterns: [{ ...usual, hours: rest }] }, /Jam kerja biasa.*tidak memiliki hari kerja/],
    [{ patterns: [usual, { ...usual, name: 'Kedua' }] }, /Kedua.*sudah diatur pola lain/],
    [
      { patterns: [usual, { ...usual, name: 'Ramadan', from: '2028-02-01', until: '2028-01-01' }] },
      /berakhir sebelum dimulai/,
    ],
    [{ days: [day('2028-01-01'), day('2028-01-01')] }, /dua kali/],
    [
      { patterns: [{ ...usual, hours: { ...usual.hours, 1: ['08:00-08:30'], 2: [], 3: [], 4: [], 5: [] } }] },
      /kurang dari satu jam/,
    ],
    [{ patterns: [usual, { ...usual, name: 'Musim', from: '2028-01-01', until: '2030-01-01' }] }, /lebih dari setahun/],
    [{ days: [day('2028-01-01', { kind: 'half-day' })] }, /perlu jam kerja/],
  ]
  for (const [more, sentence] of wrong) {
    const reply = await save(administrator, { seen, edition: { ...edition, ...more }, note: 'Salah' })
    assert.deepEqual(code(reply), [422, 'calendar-wrong'])
    assert.match(String(reply.body['title']), sentence)
    const { problems, looked } = await administrator.call(previewWorkCalendar, {
      body: { edition: { ...edition, ...more } },
    })
    assert.deepEqual([problems.length > 0, looked], [true, 0])
  }
  const eastern = await save(administrator, { seen, edition: { ...edition, zone: 'Asia/Jayapura' }, note: 'WIT' })
  assert.deepEqual([...code(eastern), eastern.body['field']], [422, 'calendar-zone', 'edition.zone'])
  for (const more of [
    { zone: 'Mars/Olympus' },
    { patterns: [] },
    { days: [day('2028-02-30')] },
    { days: [day('1999-01-01')] },
    { days: Array.from({ length: 5_001 }, () => day('2028-01-01')) },
  ])
    assert.equal((await save(administrator, { seen, edition: { ...edition, ...more }, note: 'Rusak' })).status, 400)
})

test('before saving, the administrator sees which open visits would be due later, and names only those they may read', async () => {
  const { administrator, fungsional } = office.people
  const dossierId = await beginDossier(office, 'Jalan rusak')
  const hidden = await beginDossier(office, 'Rahasia')
  await office.db.updateTable('dossier').set({ limited: true }).where('id', '=', hidden).execute()
  const { edition } = await inForce()
  assert.deepEqual(await administrator.call(previewWorkCalendar, { body: { edition } }), {
    problems: [],
    looked: 2,
    all: true,
    moving: 0,
    visits: [],
  })
  const dueAt = (
    await office.db.selectFrom('dossier').select('due_at').where('id', '=', dossierId).executeTakeFirstOrThrow()
  ).due_at
  const rest = Array.from({ length: 60 }, (_, at) => new Date(Date.now() + at * 86_400_000).toISOString().slice(0, 10))
  const without = edition.days.filter((it) => !rest.includes(it.on))
  const shut = { ...edition, days: [...without, ...rest.map((on) => day(on))] }
  const { moving, visits } = await administrator.call(previewWorkCalendar, { body: { edition: shut } })
  assert.equal(moving, 2)
  assert.deepEqual(
    visits.map((it) => [it.dossierId, it.title, it.from]),
    [[dossierId, 'Jalan rusak', dueAt.toISOString()]],
  )
  assert.ok(Date.parse(String(visits[0]?.to)) - dueAt.getTime() > 50 * 86_400_000)
  assert.deepEqual((await inForce()).edition, edition) // nothing was kept
  assert.deepEqual(code(await fungsional.send('POST', '/api/calendar/preview', { edition })), [403, 'not-your-role'])
})

test('its days leave as CSV and iCalendar and come in again the same; the whole of it as JSON', async () => {
  const { auditor } = office.people
  const { edition } = await inForce()
  for (const form of ['csv', 'ics']) {
    const { status, headers, body } = await auditor.send('GET', `/api/calendar/${form}`)
    assert.equal(status, 200)
    assert.match(String(headers['content-disposition']), new RegExp(`kalender-kerja-2\\.${form}`))
    const { days, problems } = (await readFile(String(body['text']), `kalender.${form}`)).body as DaysInFile
    assert.deepEqual([problems, days], [[], edition.days], form)
  }
  assert.deepEqual((await auditor.send('GET', '/api/calendar/json')).body, edition)
  assert.deepEqual((await auditor.send('GET', '/api/calendar/json?number=1')).body, defaultCalendar)
  assert.equal((await auditor.send('GET', '/api/calendar/json?number=99')).status, 404)
  assert.equal((await auditor.send('GET', '/api/calendar/xml')).status, 400)
})

test('a file of days is read line by line, and nothing of it is kept', async () => {
  const table =
    'tanggal;nama;jenis\n17 Agustus 2028;Proklamasi;\n31 Februari 2028;Salah;\n17/8/2028;Lagi;\n=1+1;<script>;libur\n'
  const { status, body } = await readFile(table, '../../etc/"hari".csv')
  const { days, problems, bad } = body as DaysInFile
  assert.deepEqual([status, days.map((it) => it.on), bad], [200, ['2028-08-17'], 3])
  assert.deepEqual(
    problems.map((it) => it.line),
    [3, 4, 5],
  )
  assert.match(String(problems[0]?.sentence), /Tanggal tidak terbaca/)
  assert.equal((await inForce()).number, 2)
  assert.deepEqual(code(await readFile('nomor,judul\n1,2\n', 'x.csv')), [422, 'calendar-no-header'])
  assert.deepEqual(code(await readFile('', 'x.csv')), [422, 'import-empty'])
  assert.deepEqual(code(await readFile('tanggal,nama\n', 'x.ics')), [422, 'calendar-not-ics'])
  assert.deepEqual(code(await readFile(`tanggal,nama\n${'2028-01-01,x\n'.repeat(2_001)}`, 'x.csv')), [
    422,
    'calendar-file-full',
  ])
  assert.deepEqual(code(await readFile('a'.repeat(1_048_577), 'x.ics')), [413, 'import-too-large'])
  assert.deepEqual(code(await readFile('BEGIN:VCALENDAR', 'x.ics', 'from=2028&to=2026')), [
    422,
    'calendar-years-reversed',
  ])
  assert.deepEqual(code(await readFile(table, 'x.csv', 'from=2026&to=2028', office.people.sekretaris)), [
    403,
    'not-your-role',
  ])
})

test('of two who save at one instant one is done and one is told to look again', async () => {
  const { administrator } = office.people
  const { id: seen, edition } = await inForce()
  const replies = await Promise.all(
    ['2028-05-02', '2028-05-03', '2028-05-04'].map((on) =>
      save(administrator, { seen, edition: { ...edition, days: [...edition.days, day(on)] }, note: 'Bersamaan' }),
    ),
  )
  assert.deepEqual(replies.map((it) => it.status).toSorted(), [200, 409, 409])
})
