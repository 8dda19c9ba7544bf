import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beginDossier, openTestOffice, shown, type TestOffice } from '../../test/office.ts'
import { connectAgenda } from '../../test/agendas.ts'
import { madeSource, receiveMention } from '../../test/mentions.ts'
import { dayAfter, dayOf, startOfDay, ZONE } from '../base/calendar.ts'
import { calendarOf } from '../base/calendar-edition.ts'
import { defaultCalendar } from '../base/default-calendar.ts'
import { gathering } from '../inventory/jobs/gather.ts'
import { readItem } from '../inventory/api.ts'
import { CLIPPINGS_PRINTED_MAX, whyNotPrint, whyNotSpan } from '../inventory/rules/clippings.ts'
import { printRegister, readSheet } from '../record/api/papers.ts'
import type { ClippingBookData } from '../record/rules/papers/clipping-book.ts'
import { unsureOf } from '../record/rules/papers/media-figures.ts'
import type { Point } from '../base/drawing.ts'
import { layOut } from '../papers/lay-out.ts'
import { noteEvent, planRelease } from '../publication/api/editorial-calendar.ts'
import { listClippings } from './api/clippings.ts'
import { readIssueMap } from './api/issue-map.ts'
import * as sheets from './api/media-sheets.ts'
import { makeMorningSheet } from './jobs.ts'
import { isSheetDue, spanOf, whyNotSheet } from './rules.ts'
import { readMediaFacts } from './stores/media-facts.ts'
import { growthOf, issueMapPaper, marksOf, toneOfMost, weekOf, type WeekIssue } from './rules/issue-map.ts'

let office: TestOffice
const sources: string[] = []
const today = dayOf(ZONE, new Date())
const flood =
  'Banjir setinggi satu meter merendam 390 rumah di Desa Kelutan. Warga kecewa karena bantuan terlambat dan rusak.'
const market = 'Pedagang Pasar Basah mengeluhkan harga cabai yang naik menjadi 90.000 rupiah per kilogram.'

const comesIn = (title: string, text: string, source: number, minutesAgo: number) =>
  receiveMention(office.db, { title, text, sourceId: sources[source] ?? '', at: new Date(Date.now() - minutesAgo * 60_000) }) // prettier-ignore

describe('reports', () => {
  before(async () => {
    office = await openTestOffice()
    for (const name of ['Radar Selatan', 'Suara Prigi'])
      sources.push(await madeSource(office.db, office.people.fungsional.personId, name))
    await comesIn('Banjir rendam Kelutan', flood, 0, 30)
    await comesIn('Kelutan terendam', `KELUTAN – ${flood} (red)`, 1, 20)
    await comesIn('Harga cabai naik', market, 1, 10)
    const round = gathering(office.db)
    while (await round(new Date()));
  })
  after(() => office.close())

  test('clippings are those of the days asked for, narrowed by outlet, tone and issue, and counted by tone', async () => {
    const { fungsional } = office.people
    const from = dayAfter(today, -1)
    const list = (more: object = {}) =>
      fungsional.call(listClippings, { query: { from, to: today, limit: 50, ...more } })
    const all = await list()
    assert.deepEqual(all.rows.map((row) => row.title), ['Harga cabai naik', 'Kelutan terendam', 'Banjir rendam Kelutan']) // prettier-ignore
    assert.equal(all.rows[1]?.copy, true)
    const [issue] = all.rows.flatMap((row) => (row.copy && row.issue ? [row.issue] : []))
    assert.equal(all.counts?.all, 3)
    assert.equal(
      (all.counts?.negative ?? 0) +
        (all.counts?.neutral ?? 0) +
        (all.counts?.positive ?? 0) +
        (all.counts?.unsure ?? 0),
      3,
    )
    const ofIssue = await list({ item: issue?.id })
    assert.deepEqual([ofIssue.rows.length, ofIssue.issue], [2, issue?.title])
    assert.equal((await list({ source: sources[1] })).counts?.all, 2)
    assert.equal((await list({ from: dayAfter(today, -9), to: dayAfter(today, -2) })).counts?.all, 0)
    const page = await list({ limit: 2 })
    const rest = await list({ limit: 2, after: page.next })
    assert.deepEqual([page.rows.length, rest.rows.length, rest.counts], [2, 1, null])
  })

  test('days that end before they begin, more than a year of them, and an issue that is not there are refused', async () => {
    const ask = (query: string) => office.people.fungsional.send('GET', `/api/reports/clippings?${query}`)
    assert.deepEqual(shown(await ask('from=2026-11-02&to=2026-11-01&limit=5')), [422, 'period-backwards'])
    assert.deepEqual(shown(await ask('from=2025-01-01&to=2026-01-02&limit=5')), [422, 'clippings-too-long'])
    assert.equal(whyNotSpan({ from: '2025-01-01', to: '2026-01-01' }), null)
    const unknown = '00000000-0000-7000-8000-000000000000'
    assert.deepEqual(shown(await ask(`from=${today}&to=${today}&limit=5&item=${unknown}`)), [404, 'not-found'])
    assert.deepEqual(shown(await ask(`from=${today}&to=${today}&limit=5&sheet=${unknown}`)), [404, 'not-found'])
    assert.equal(whyNotPrint(CLIPPINGS_PRINTED_MAX), null)
    assert.equal(whyNotPrint(CLIPPINGS_PRINTED_MAX + 1)?.code, 'clippings-too-many')
    assert.equal(whyNotPrint(0)?.code, 'clippings-none')
  })

  test('a clipping book is one paper for the same rows, another once they change, and hides what names a person', async () => {
    const { 'kepala-bidang': kabid } = office.people
    const asked = { kind: 'clipping-book' as const, from: dayAfter(today, -1), to: today }
    const { paperId } = await kabid.call(printRegister, { body: asked })
    assert.equal((await kabid.call(printRegister, { body: asked })).paperId, paperId)
    await comesIn('Aduan warga', 'Hubungi saya di 0812-3456-7890, NIK 3503011708900001.', 0, 5)
    const other = await kabid.call(printRegister, { body: asked })
    assert.notEqual(other.paperId, paperId)
    await office.makePapers()
    const made = await kabid.call(readSheet, { params: other })
    assert.match(made.title, /^Buku kliping /)
    const { data } = await office.db.selectFrom('paper').select('data').where('id', '=', other.paperId).executeTakeFirstOrThrow() // prettier-ignore
    const { lines } = JSON.parse(data ?? '') as ClippingBookData
    assert.deepEqual(lines.map((it) => it.title), ['Banjir rendam Kelutan', 'Kelutan terendam', 'Harga cabai naik', 'Aduan warga']) // prettier-ignore
    assert.ok(!/3503011708900001|0812-3456-7890/.test(data ?? ''))
  })

  test('a media sheet counts what came in since, its figures open just those reports, and its next version leaves it as it was', async () => {
    const { fungsional, 'kepala-dinas': kadis, auditor } = office.people
    const { id, number } = await fungsional.call(sheets.makeMediaSheet, { body: { day: null } })
    assert.equal(number, 1)
    const sheet = await kadis.call(sheets.readMediaSheet, { params: { sheetId: id } })
    assert.deepEqual([sheet.body.counts.all, sheet.body.counts.outlets], [3, 2]) // the complaint is not read yet
    for (const tone of ['negative', 'neutral', 'positive'] as const) {
      const query = { from: today, to: today, sheet: id, tone, limit: 50 }
      assert.equal((await kadis.call(listClippings, { query })).rows.length, sheet.body.counts[tone], tone)
    }
    for (const it of sheet.body.issues) {
      const query = { from: today, to: today, sheet: id, item: it.itemId, limit: 50 }
      assert.equal((await kadis.call(listClippings, { query })).counts?.all, it.all)
    }
    assert.deepEqual(sheet.body.first.map((it) => it.mentions).toSorted(), [1, 2])
    for (const it of [sheet.body.counts, ...sheet.body.issues, ...sheet.body.outlets]) {
      assert.ok(unsureOf(it) >= 0)
      assert.equal(it.negative + it.neutral + it.positive + unsureOf(it), it.all)
    }
    assert.equal(unsureOf(sheet.body.counts), sheet.body.counts.unread)
    const round = gathering(office.db)
    while (await round(new Date()));
    const [{ itemId } = { itemId: '' }] = sheet.body.issues
    const alarmed = new Date(Date.now() - 4 * 86_400_000)
    await office.db.updateTable('item').set({ level: 'attention' }).where('id', '=', itemId).execute() // prettier-ignore
    await office.db.updateTable('item').set({ alarmed_at: alarmed }).where('id', '=', itemId).execute() // rising said now
    const next = await fungsional.call(sheets.makeMediaSheet, { body: { day: null } })
    assert.equal(next.number, 2)
    const second = await kadis.call(sheets.readMediaSheet, { params: { sheetId: next.id } })
    assert.deepEqual([second.body.counts.all, second.from], [4, sheet.from])
    // As long as the inventory says, by the same clock; a minute may have begun between the two.
    const [waits] = second.body.unanswered.filter((it) => it.itemId === itemId)
    const told = (await kadis.call(readItem, { params: { itemId } })).unanswered?.workingMinutes ?? 0
    assert.ok(told > 0 && told - (waits?.workingMinutes ?? -9) <= 1, `${told} and ${waits?.workingMinutes}`)
    const first = await kadis.call(sheets.readMediaSheet, { params: { sheetId: id } })
    assert.deepEqual({ ...first, newer: null }, sheet)
    assert.equal(first.newer, next.id)
    await assert.rejects(office.db.updateTable('media_sheet').set({ body: '{}' }).execute())
    await office.makePapers()
    assert.match((await kadis.call(readSheet, { params: { paperId: second.paperId } })).title, /versi 2$/)
    const body = { day: null }
    const key = { 'idempotency-key': '00000000-0000-4000-8000-000000000001' }
    assert.equal((await auditor.send('POST', '/api/reports/media-sheets', body, key)).status, 403)
    const ahead = { day: dayAfter(today, 1) }
    assert.deepEqual(shown(await fungsional.send('POST', '/api/reports/media-sheets', ahead, key)), [422, 'media-sheet-future']) // prettier-ignore
  })

  test('what citizens write to the office stands in no clipping and no book, and is counted beside the media', async () => {
    const { fungsional, 'kepala-dinas': kadis } = office.people
    const chat = await madeSource(office.db, fungsional.personId, 'WhatsApp warga')
    await office.db.updateTable('source').set({ kind: 'upload', address: '' }).where('id', '=', chat).execute()
    await receiveMention(office.db, { title: 'Jembatan Pogalan putus', text: 'Jembatan gantung Pogalan putus, anak sekolah memutar lima kilometer.', sourceId: chat, at: new Date(Date.now() - 60_000) }) // prettier-ignore
    const round = gathering(office.db)
    while (await round(new Date()));
    const listed = await kadis.call(listClippings, { query: { from: dayAfter(today, -1), to: today, limit: 50 } })
    assert.ok(!listed.rows.some((it) => it.source.name === 'WhatsApp warga'))
    assert.equal(listed.counts?.all, listed.rows.length)
    const { id } = await fungsional.call(sheets.makeMediaSheet, { body: { day: null } })
    const { body } = await kadis.call(sheets.readMediaSheet, { params: { sheetId: id } })
    assert.deepEqual([body.counts.messages, body.outlets.length, body.running], [1, 2, []])
    const bridge = body.first.find((it) => it.title === 'Jembatan Pogalan putus')
    assert.deepEqual([bridge?.mentions, bridge?.messages, bridge?.alike], [0, 1, null])
    const counted = await kadis.call(listClippings, { query: { from: today, to: today, sheet: id, limit: 50 } })
    assert.equal(counted.counts?.all, body.counts.all)
    const asked = { kind: 'clipping-book' as const, from: today, to: today, source: chat }
    await assert.rejects(fungsional.call(printRegister, { body: asked }), /clippings-none/)
  })

  test('a sheet of before, which counted all sources, opens what it counted', async () => {
    const { fungsional, 'kepala-dinas': kadis } = office.people
    const { id } = await fungsional.call(sheets.makeMediaSheet, { body: { day: null } })
    const query = { from: today, to: today, sheet: id, limit: 50 }
    const before = (await kadis.call(listClippings, { query })).counts?.all ?? 0
    const { body } = await office.db.selectFrom('media_sheet').select('body').where('id', '=', id).executeTakeFirstOrThrow() // prettier-ignore
    const { messages, ...counts } = (JSON.parse(body) as { counts: { messages: number } }).counts
    await sql`alter table media_sheet disable trigger user`.execute(office.db)
    await office.db.updateTable('media_sheet').set({ body: JSON.stringify({ ...JSON.parse(body), counts }) }).where('id', '=', id).execute() // prettier-ignore
    await sql`alter table media_sheet enable trigger user`.execute(office.db)
    assert.equal((await kadis.call(listClippings, { query })).counts?.all, before + messages)
  })

  test('a media sheet has what is on today from the leader’s agenda too, once, with where it comes from, and as it was then', async () => {
    const { fungsional, 'kepala-bidang': kabid, 'kepala-dinas': kadis } = office.people
    const made = async () => {
      const { id } = await fungsional.call(sheets.makeMediaSheet, { body: { day: null } })
      return kadis.call(sheets.readMediaSheet, { params: { sheetId: id } })
    }
    const empty = await made()
    assert.deepEqual(empty.body.today, [])
    const midnight = startOfDay(ZONE, today)
    const at = (hour: number) => new Date(midnight.getTime() + hour * 3_600_000)
    const { tell } = await connectAgenda(office.db, fungsional.personId, 'Agenda Bupati')
    const told = [
      { title: 'Hari jadi', from: midnight, until: at(24), wholeDay: true },
      { title: 'Rapat', from: at(9), until: at(10), place: 'Pendopo' },
      { title: 'Upacara', from: at(7), until: at(8), place: 'Alun-alun' },
      { title: 'Batal', from: at(13), until: at(14) },
      { title: 'Besok', from: at(24), until: at(25) },
      { title: 'Kemarin', from: at(-24), until: midnight, wholeDay: true },
    ]
    await tell(told, at(-48))
    await tell(told.map((it) => ({ ...it, cancelled: it.title === 'Batal' })), at(-48)) // prettier-ignore
    await kabid.call(noteEvent, { body: { kind: 'leader', title: 'upacara', from: at(7).toISOString(), to: at(8).toISOString(), place: 'Alun-alun', note: '' } }) // prettier-ignore
    const { body } = await made()
    assert.deepEqual(
      body.today.map((it) => [it.at, it.title, it.place, it.wholeDay, it.agendas?.join(), it.itemId !== null]),
      [
        [midnight.toISOString(), 'Hari jadi', '', true, 'Agenda Bupati', true],
        [at(7).toISOString(), 'upacara', 'Alun-alun', false, 'Agenda Bupati', false],
        [at(9).toISOString(), 'Rapat', 'Pendopo', false, 'Agenda Bupati', true],
      ],
    )
    const rapat = body.today.find((it) => it.title === 'Rapat')
    assert.equal((await kadis.call(readItem, { params: { itemId: rapat?.itemId ?? '' } })).title, 'Rapat')
    assert.deepEqual((await kadis.call(sheets.readMediaSheet, { params: { sheetId: empty.id } })).body, empty.body)
  })

  test('a release that is planned for today stands on the sheet however much the leader has on', async () => {
    const { fungsional } = office.people
    const day = dayAfter(today, 2)
    const at = (hour: number) => new Date(startOfDay(ZONE, day).getTime() + hour * 3_600_000)
    const { tell } = await connectAgenda(office.db, fungsional.personId, 'Agenda Wakil Bupati')
    await tell(Array.from({ length: 12 }, (_, n) => ({ title: `Acara ${n}`, from: at(6 + n), until: at(7 + n) })))
    const dossierId = await beginDossier(office, 'Rilis petang')
    await fungsional.call(planRelease, { params: { dossierId }, body: { plannedAt: at(19).toISOString(), seenRevision: 0 } }) // prettier-ignore
    const span = { from: new Date(Date.now() - 60_000), to: new Date() }
    const facts = await office.db.transaction().execute((tx) => readMediaFacts(tx, day, span))
    const named = Array.from({ length: 9 }, (_, n) => `Acara ${n}`)
    assert.deepEqual(facts.today.map((it) => it.title), [...named, 'Rilis petang']) // prettier-ignore
    assert.deepEqual([facts.today.at(-1)?.dossierId, facts.todayMore], [dossierId, 3])
  })

  test('the morning’s sheet makes itself once on a working day, and tells who asked for it alone', async () => {
    const { 'kepala-dinas': kadis, administrator, fungsional } = office.people
    await kadis.call(sheets.wantMediaSheet, { body: { told: true } })
    const { revision } = await administrator.call(sheets.readSheetSetting, {})
    const setting = { madeDaily: true, atMinute: 400, seenRevision: revision }
    await administrator.call(sheets.saveSheetSetting, { body: setting })
    const key = { 'idempotency-key': '00000000-0000-4000-8000-000000000002' }
    assert.deepEqual(shown(await administrator.send('POST', '/api/reports/media-sheet-setting', setting, key)), [409, 'media-sheet-setting-changed']) // prettier-ignore
    const monday = '2031-06-16'
    const at = (day: string, minute: number) => new Date(startOfDay(ZONE, day).getTime() + minute * 60_000)
    const count = async () => (await kadis.call(sheets.listMediaSheets, { query: { limit: 50 } })).rows.filter((it) => it.day >= '2031').length // prettier-ignore
    await makeMorningSheet(office.db, at(dayAfter(monday, -1), 500)) // a Sunday
    await makeMorningSheet(office.db, at(monday, 399))
    assert.equal(await count(), 0)
    await makeMorningSheet(office.db, at(monday, 400))
    await makeMorningSheet(office.db, at(monday, 401))
    assert.equal(await count(), 1)
    const told = await office.db.selectFrom('notice').select('person_id').where('kind', '=', 'media-sheet').execute()
    assert.deepEqual(told.map((it) => it.person_id), [kadis.personId]) // prettier-ignore
    assert.equal((await fungsional.call(sheets.readSheetSetting, {})).iAmTold, false)
  })

  test('the map of a week shows each issue once with its figures, and is the same picture for the same figures', async () => {
    const { 'kepala-dinas': kadis } = office.people
    const map = await kadis.call(readIssueMap, { query: {} })
    assert.deepEqual(map.issues.map((it) => [it.reports, it.outlets, it.before]).slice(0, 2), [[2, 2, 0], [1, 1, 0]]) // prettier-ignore
    const [one, other] = await Promise.all([0, 1].map(() => office.app.inject({ url: '/api/reports/issue-map/png', headers: { authorization: `Bearer ${kadis.token}` } }))) // prettier-ignore
    assert.equal(one?.statusCode, 200)
    assert.deepEqual(one?.rawPayload, other?.rawPayload)
    const before = await kadis.call(readIssueMap, { query: { week: dayAfter(map.from, -30) } })
    assert.deepEqual(before.issues, [])
    assert.deepEqual(shown(await kadis.send('GET', '/api/reports/issue-map/bmp')), [400, 'input'])
  })

  test('the map counts what citizens write as well, says so on the picture, and tells how much of it the media’s clippings have', async () => {
    const { fungsional, 'kepala-dinas': kadis } = office.people
    const mailbox = await madeSource(office.db, fungsional.personId, 'Kotak surat')
    await office.db.updateTable('source').set({ kind: 'mail' }).where('id', '=', mailbox).execute()
    const text = 'Air PDAM keruh di Desa Wonocoyo, Pogalan, kata Direktur Hartono.'
    for (let n = 0; n < 5; n++)
      await receiveMention(office.db, { title: 'Air PDAM keruh', text: `${text} Hari ke-${n}.`, sourceId: mailbox, at: new Date(Date.now() - (n + 2) * 1_000) }) // prettier-ignore
    await receiveMention(office.db, { title: 'Air PDAM Pogalan keruh', text: `${text} Warga mengeluh.`, sourceId: sources[0] ?? '', at: new Date(Date.now() - 1_000) }) // prettier-ignore
    const round = gathering(office.db)
    while (await round(new Date()));
    const { from, to, issues } = await kadis.call(readIssueMap, { query: {} })
    const water = issues.find((it) => /^Air PDAM/.test(it.title))
    assert.deepEqual([water?.reports, water?.media, water?.outlets], [6, 1, 2])
    for (const it of issues) {
      const { counts } = await kadis.call(listClippings, { query: { from, to, item: it.itemId, limit: 1 } })
      assert.equal(counts?.all, it.media, it.title)
    }
    const picture = JSON.stringify(issueMapPaper({ office: 'Dinas', from, to, issues, more: 0 }))
    assert.match(picture, /Kabar dari semua sumber, termasuk [^"]*warga/)
  })

  test('issues with the same figures are one mark with their numbers, and none stands where another value is read', () => {
    const issue = (it: Partial<WeekIssue>, at: number): WeekIssue => ({ itemId: String(at), title: `Isu ${at} yang namanya panjang sekali`, level: 'watch', reports: 1, media: 1, before: 0, outlets: 1, tone: 'neutral', ...it }) // prettier-ignore
    const same = Array.from({ length: 12 }, (): Partial<WeekIssue> => ({}))
    const some = [{ reports: 9, outlets: 9 }, ...same, { tone: 'negative' }, { tone: null }, { outlets: 2 }].map((it, at) => issue(it as Partial<WeekIssue>, at)) // prettier-ignore
    assert.deepEqual(marksOf(some).map((it) => it.numbers), [[1], [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 15], [14], [16]]) // prettier-ignore
    const any = fc.record({ reports: fc.integer({ min: 1, max: 400 }), before: fc.nat(400), outlets: fc.integer({ min: 1, max: 160 }), tone: fc.constantFrom('negative', 'neutral', 'positive', null) }) // prettier-ignore
    fc.assert(
      fc.property(fc.array(any, { minLength: 1, maxLength: 60 }), (figures) => {
        const issues = figures.map(issue)
        const most = Math.max(...issues.map((it) => it.outlets))
        const marks = marksOf(issues)
        assert.deepEqual(marks.flatMap((it) => it.numbers).toSorted((a, b) => a - b), issues.map((_, at) => at + 1)) // prettier-ignore
        for (const mark of marks) {
          const [first, ...others] = mark.numbers.flatMap((number) => issues[number - 1] ?? [])
          assert.ok(first)
          for (const it of others) {
            assert.ok(Math.abs(growthOf(it) - growthOf(first)) <= 0.25)
            assert.ok(Math.abs(Math.log2(it.outlets / first.outlets)) <= 0.125)
          }
          // Read off the axis at its furthest, it is still nearest to its own number of outlets.
          for (const at of [mark.x - mark.sway, mark.x + mark.sway])
            if (most > 1) assert.equal(Math.round(Math.exp(at * Math.log(most))), first.outlets)
        }
        const [page] = layOut(issueMapPaper({ office: 'Dinas', from: '2026-11-23', to: '2026-11-29', issues, more: 0 })).pages // prettier-ignore
        const shapes = page?.marks.flatMap((it) => (it.kind === 'line' && it.closed ? [boxOf(it.points)] : [])) ?? []
        assert.equal(shapes.length, marks.length)
        for (const it of shapes) assert.ok(it.cx - it.radius > 0 && it.cx + it.radius < (page?.width ?? 0))
      }),
      { numRuns: 25 },
    )
    assert.equal(toneOfMost({ negative: 2, neutral: 2, positive: 1 }), 'negative')
    assert.equal(toneOfMost({ negative: 0, neutral: 0, positive: 0 }), null)
    assert.deepEqual(weekOf('2026-11-29'), { from: '2026-11-23', to: '2026-11-29' })
    assert.deepEqual(weekOf('2026-11-23'), weekOf('2026-11-29'))
  })

  test('a sheet goes on where the last one ended, a week back at most; a past day is that day', () => {
    const now = new Date('2026-11-26T00:00:00Z')
    const day = dayOf(ZONE, now)
    assert.deepEqual(spanOf(day, { to: new Date('2026-11-25T01:00:00Z') }, now), { from: new Date('2026-11-25T01:00:00Z'), to: now }) // prettier-ignore
    assert.deepEqual(spanOf(day, { to: new Date('2026-01-01T00:00:00Z') }, now).from, new Date('2026-11-19T00:00:00Z'))
    assert.deepEqual(spanOf(day, null, now).from, new Date('2026-11-25T00:00:00Z'))
    assert.deepEqual(spanOf('2026-11-20', null, now), { from: new Date('2026-11-19T17:00:00Z'), to: new Date('2026-11-20T17:00:00Z') }) // prettier-ignore
    const full = { day, number: 50, from: now, to: now }
    assert.equal(whyNotSheet(day, full, now)?.code, 'media-sheet-full')
    const off = { madeDaily: false, atMinute: 0, settledOn: null }
    assert.equal(isSheetDue(off, calendarOf(defaultCalendar), now), false)
  })
})

function boxOf(points: readonly Point[]) {
  const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)]
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  return { cx: (left + right) / 2, cy: (Math.min(...ys) + Math.max(...ys)) / 2, radius: (right - left) / 2 }
}
