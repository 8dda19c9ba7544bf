import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { openTestOffice, SECRET, type TestOffice } from '../../test/office.ts'
import { guardedGet, type GuardedGet } from '../outgoing/guarded.ts'
import * as items from './api.ts'
import * as api from './api/sources.ts'
import { askingRobots } from './jobs/robots.ts'
import { lookAtNextSource } from './jobs/sources.ts'
import { settleEvents, wordsOfEvent, type AgendaReading } from './rules/agenda.ts'
import { siteAddress } from './rules/opml.ts'
import { readAgenda } from './sources/agenda.ts'
import { readApart } from './sources/reading.ts'

const NOW = new Date('2026-11-27T05:00:00Z') // Friday noon in Trenggalek
const event = (...lines: string[]) => `BEGIN:VEVENT\r\n${lines.join('\r\n')}\r\nEND:VEVENT\r\n`
const calendar = (...parts: string[]) =>
  `BEGIN:VCALENDAR\r\nVERSION:2.0\r\nX-WR-CALNAME:Agenda Bupati\r\n${parts.join('')}END:VCALENDAR\r\n`
const came = (text: string) => ({ bytes: Buffer.from(text), mediaType: '', address: 'https://kalender.example/a.ics' })
const read = (text: string, now = NOW): AgendaReading => {
  const reading = readAgenda({ ...came(text), now })
  assert.ok(reading, 'it is a calendar')
  return reading
}
const said = (...parts: string[]) => read(calendar(...parts)).events.map((it) => `${it.from.toISOString().slice(0, 16)} ${it.title}`) // prettier-ignore

describe('a calendar', () => {
  test('gives what is coming, with its place and time, in whatever zone and form it is written', () => {
    const zone = 'BEGIN:VTIMEZONE\r\nTZID:Waktu kantor\r\nBEGIN:STANDARD\r\nDTSTART:19700101T000000\r\nTZOFFSETFROM:+0800\r\nTZOFFSETTO:+0800\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\n' // prettier-ignore
    const reading = read(
      calendar(
        zone,
        event('UID:1', 'DTSTART:20261130T020000Z', 'DTEND:20261130T040000Z', 'SUMMARY:Panen raya\\, Durenan', 'LOCATION:Lapangan'),
        event('UID:2', 'DTSTART;TZID=Asia/Jakarta:20261130T100000', 'DURATION:PT90M', 'SUMMARY:Apel'),
        event('UID:3', 'DTSTART;TZID=Waktu kantor:20261130T120000', 'SUMMARY:Zona sendiri'),
        event('UID:4', 'DTSTART:20261130T120000', 'SUMMARY:Tanpa zona'),
        event('UID:5', 'DTSTART;VALUE=DATE:20261201', 'SUMMARY:Hari jadi'),
        event('UID:6', 'DTSTART:20261127T040000Z', 'DTEND:20261127T060000Z', 'SUMMARY:Sedang berlangsung'),
        event('UID:7', 'DTSTART:20261126T020000Z', 'SUMMARY:Kemarin'),
        event('UID:8', 'DTSTART:20270301T020000Z', 'SUMMARY:Jauh'),
      ),
    ) // prettier-ignore
    assert.equal(reading.title, 'Agenda Bupati')
    assert.deepEqual(
      reading.events.map((it) => [it.from.toISOString().slice(0, 16), it.title, it.place, (it.until.getTime() - it.from.getTime()) / 60_000]), // prettier-ignore
      [
        ['2026-11-27T04:00', 'Sedang berlangsung', '', 120],
        ['2026-11-30T02:00', 'Panen raya, Durenan', 'Lapangan', 120],
        ['2026-11-30T03:00', 'Apel', '', 90],
        ['2026-11-30T04:00', 'Zona sendiri', '', 0],
        ['2026-11-30T05:00', 'Tanpa zona', '', 0],
        ['2026-11-30T17:00', 'Hari jadi', '', 1440],
      ],
    )
  })

  test('keeps what is marked private, confidential or with a class of its own, and what has no title, to itself', () => {
    const at = 'DTSTART:20261130T020000Z'
    const kept = ['PRIVATE', 'confidential', 'X-INTERN'].map((it, n) => event(`UID:${n}`, at, `SUMMARY:Rahasia ${n}`, `CLASS:${it}`)) // prettier-ignore
    const one = event('UID:r', 'RECURRENCE-ID:20261201T020000Z', 'DTSTART:20261201T030000Z', 'SUMMARY:Rahasia', 'CLASS:PRIVATE') // prettier-ignore
    const own = event('UID:p', 'RECURRENCE-ID:20261201T020000Z', 'DTSTART:20261201T030000Z', 'SUMMARY:Bocor')
    assert.deepEqual(
      said(...kept, event('UID:x', at), event('UID:o', at, 'SUMMARY:Terbuka', 'CLASS:PUBLIC'),
        event('UID:r', at, 'RRULE:FREQ=DAILY;COUNT=2', 'SUMMARY:Harian'), one,
        event('UID:p', at, 'RRULE:FREQ=DAILY;COUNT=2', 'SUMMARY:Pribadi', 'CLASS:PRIVATE'), own),
      ['2026-11-30T02:00 Harian', '2026-11-30T02:00 Terbuka'],
    ) // prettier-ignore
  })

  test('has what comes back on its days, without those taken out, with those moved, to the end in its own time', () => {
    const days = said(
      event('UID:1', 'DTSTART;TZID=Asia/Jakarta:20261102T200000', 'DTEND;TZID=Asia/Jakarta:20261102T210000', 'RRULE:FREQ=WEEKLY;BYDAY=MO;UNTIL=20261228T160000Z', 'EXDATE;TZID=Asia/Jakarta:20261207T200000,20261214T200000', 'SUMMARY:Rapat'),
      event('UID:1', 'RECURRENCE-ID:20261221T130000Z', 'DTSTART:20261222T010000Z', 'SUMMARY:Rapat pindah'),
    ) // prettier-ignore
    assert.deepEqual(days, ['2026-11-30T13:00 Rapat', '2026-12-22T01:00 Rapat pindah', '2026-12-28T13:00 Rapat'])
  })

  test('tells what takes nobody’s time, whole days and single days of what comes back too; what does not say takes it', () => {
    const start = 'DTSTART:20261130T020000Z'
    const reading = read(
      calendar(
        event('UID:1', start, 'SUMMARY:Pameran', 'TRANSP:TRANSPARENT'),
        event('UID:2', start, 'SUMMARY:Rapat', 'TRANSP:OPAQUE'),
        event('UID:3', start, 'SUMMARY:Tidak disebut'),
        event('UID:4', 'DTSTART;VALUE=DATE:20261201', 'SUMMARY:Hari jadi', 'TRANSP: transparent'),
        event('UID:5', 'DTSTART:20261202T020000Z', 'RRULE:FREQ=DAILY;COUNT=2', 'SUMMARY:Bazar', 'TRANSP:TRANSPARENT'),
        event('UID:5', 'RECURRENCE-ID:20261203T020000Z', 'DTSTART:20261203T030000Z', 'SUMMARY:Buka bazar'),
      ),
    )
    const busy = reading.events.flatMap((it) => (it.busy ? [it.title] : []))
    assert.deepEqual([reading.events.length, busy.toSorted()], [6, ['Buka bazar', 'Rapat', 'Tidak disebut']])
  })

  test('names the same day of the same event the same, whenever it is read and at whatever hour it is now', () => {
    const of = (hour: string) => calendar(event('UID:1', `DTSTART;TZID=Asia/Jakarta:20261101T${hour}0000`, 'RRULE:FREQ=DAILY;BYHOUR=9,15', 'SUMMARY:Apel')) // prettier-ignore
    const keys = (reading: AgendaReading) => new Map(reading.events.map((it) => [it.from.toISOString(), it.key]))
    const [early, late] = [keys(read(of('09'), new Date('2026-11-27T00:00:00Z'))), keys(read(of('09')))]
    assert.ok(late.size > 100 && [...late].every(([from, key]) => (early.get(from) ?? key) === key))
    assert.equal(new Set(late.values()).size, late.size)
    const once = (hour: string) => calendar(event('UID:1', `DTSTART;TZID=Asia/Jakarta:20261101T${hour}0000`, 'RRULE:FREQ=DAILY', 'SUMMARY:Apel')) // prettier-ignore
    const since = (year: number, rule: string) => said(event('UID:1', `DTSTART;TZID=Asia/Jakarta:${year}0105T090000`, `RRULE:${rule}`, 'SUMMARY:x')) // prettier-ignore
    // Mondays both, 4,018 days apart.
    assert.deepEqual(since(2015, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;WKST=MO'), since(2026, 'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR;WKST=MO')) // prettier-ignore
    assert.deepEqual(since(2015, 'FREQ=DAILY;INTERVAL=2'), since(2026, 'FREQ=DAILY;INTERVAL=2'))
    assert.equal(read(once('14')).events[0]?.key, read(once('16')).events[0]?.key)
  })

  test('whose events are broken, endless or without number costs these alone, and says that it is not all', () => {
    const good = event('UID:g', 'DTSTART:20261130T020000Z', 'SUMMARY:Baik', 'X-RUSAK;;=:x', 'tanpa titik dua')
    const bad = [
      event('UID:1', 'DTSTART:besok', 'SUMMARY:x'),
      event('UID:2', 'DTSTART:20261130T020000Z', 'DTEND:20261129T020000Z', 'SUMMARY:x'),
      event('UID:3', 'DTSTART:20261130T020000Z', 'RRULE:FREQ=SECONDLY', 'SUMMARY:x'),
      event('UID:4', 'DTSTART:20261130T020000Z', 'RRULE:FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30', 'SUMMARY:x'),
      event('UID:5', 'DTSTART:20261130T020000Z', 'RRULE:apa saja', 'SUMMARY:x'),
    ]
    const reading = read(calendar(...bad, good))
    assert.deepEqual(reading.events.map((it) => it.title), ['Baik']) // prettier-ignore
    assert.deepEqual([reading.dropped, reading.completeUntil], [bad.length, null])
    assert.equal(read(calendar(good).slice(0, -20)).completeUntil, null)
    const flood = read(calendar(event('UID:f', 'DTSTART:20261128T000000Z', `RRULE:FREQ=DAILY;BYHOUR=${[...Array(24).keys()].join(',')}`, 'SUMMARY:x'))) // prettier-ignore
    assert.equal(flood.events.length, 500)
    assert.deepEqual(flood.completeUntil, flood.events.at(-1)?.from)
    assert.ok(flood.dropped > 500)
  })

  test('is told from what is none, and read in a thread of its own', async () => {
    for (const none of ['', 'BEGIN:VCARD\r\nEND:VCARD', '<rss/>', 'BEGIN:VCALENDARX']) assert.equal(readAgenda({ ...came(none), now: NOW }), null) // prettier-ignore
    const apart = await readApart('agenda', { ...came(calendar(event('UID:1', 'DTSTART:20261130T020000Z', 'SUMMARY:Apel'))), now: NOW }) // prettier-ignore
    assert.ok('events' in apart && apart.events.length === 1)
    assert.equal(siteAddress('webcal://kalender.example/a.ics'), 'https://kalender.example/a.ics')
  })
})

test('an event is said as its item says it, and one that vanishes from the agenda is off only where the agenda is whole and it was not over', () => {
  const at = (day: number) => new Date(Date.UTC(2026, 11, day, 2))
  const kept = (key: string, day: number) => ({ key, title: 'Apel', place: 'Alun-alun', from: at(day), until: new Date(at(day).getTime() + 3_600_000), wholeDay: false, busy: true, off: null }) // prettier-ignore
  const known = [kept('over', 1), { ...kept('trip', 1), until: at(4) }, { ...kept('endless', 3), until: at(3) }, kept('next', 5), kept('far', 9)] // prettier-ignore
  const gone = (completeUntil: Date | null) => settleEvents({ events: [], completeUntil }, known, at(3)).changed.map((it) => it.key) // prettier-ignore
  assert.deepEqual([gone(at(8)), gone(null), gone(at(20))], [['trip', 'next'], [], ['trip', 'next', 'far']])
  const { off: _, ...event } = kept('next', 5)
  assert.deepEqual(settleEvents({ events: [{ ...event, cancelled: false }], completeUntil: null }, known, at(3)), { added: [], changed: [] }) // prettier-ignore
  assert.equal(settleEvents({ events: [{ ...event, cancelled: true }], completeUntil: null }, [], at(3)).added.length, 0) // prettier-ignore
  assert.deepEqual(wordsOfEvent({ ...kept('a', 5), off: 'cancelled' }), {
    title: 'Dibatalkan: Apel',
    summary: 'Waktu: Sabtu, 5 Desember 2026, 09.00–10.00 WIB\nTempat: Alun-alun',
    notedOn: '2026-12-05',
  })
})

describe('an agenda that is a source', () => {
  const PATH = '/private-4f9c2b71aa/basic.ics'
  let answer = ''
  let server: Server
  let port = ''
  let get: GuardedGet
  let office: TestOffice
  before(async () => {
    server = createServer((_, response) => response.setHeader('content-type', 'text/calendar').end(answer))
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = String((server.address() as AddressInfo).port)
    get = guardedGet({ mayConnect: (it) => it === '127.0.0.1', ports: new Set([port]), timeoutMs: 2_000 })
    office = await openTestOffice({ getOutside: get })
  })
  after(async () => {
    server.closeAllConnections()
    server.close()
    await office.close()
  })
  let hours = 0
  const look = () => lookAtNextSource({ db: office.db, get, robots: askingRobots(get), secret: SECRET, chance: () => 0.5 }, new Date(Date.now() + ++hours * 3_600_000 * 2)) // prettier-ignore
  const stamp = (days: number) => `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '')}T020000Z` // prettier-ignore
  const list = async () => (await office.people.fungsional.call(items.listItems, { query: { kind: 'activity', limit: 50 } })).rows // prettier-ignore
  const titles = async () => (await list()).map((it) => it.title).toSorted()
  const usual = { name: 'Agenda Bupati', weight: 3, everyMinutes: 60, silentDays: 30, keepDays: 365 }

  test('becomes activities and no mentions, follows changes while nobody picked them, and never tells its address', async () => {
    const { people } = office
    const address = `http://127.0.0.1:${port}${PATH}`
    answer = calendar(
      event('UID:a', `DTSTART:${stamp(3)}`, 'SUMMARY:Panen raya', 'LOCATION:Durenan'),
      event('UID:b', `DTSTART:${stamp(4)}`, 'SUMMARY:Rapat NIK 3503014107900001'),
      event('UID:c', `DTSTART:${stamp(5)}`, 'SUMMARY:Kunjungan', `LOCATION:${'hp 081234567890 '.repeat(40)}`),
      event('UID:d', `DTSTART:${stamp(6)}`, 'SUMMARY:Dokter', 'CLASS:PRIVATE'),
    )
    const { found } = await people.fungsional.call(api.discoverSources, { body: { address } })
    assert.deepEqual(found.map((it) => [it.kind, it.title, it.entries.length]), [['agenda', 'Agenda Bupati', 3]]) // prettier-ignore
    const body = { kind: 'agenda' as const, address, ...usual }
    const { sourceId } = await people.fungsional.call(api.addSource, { body })
    assert.equal((await people.fungsional.call(api.discoverSources, { body: { address } })).found[0]?.knownAs, usual.name) // prettier-ignore
    assert.equal((await people.fungsional.send('POST', '/api/inventory/sources', body, { 'idempotency-key': crypto.randomUUID() })).body['code'], 'source-known') // prettier-ignore
    assert.equal(await look(), true)
    const [kunjungan, panen, rapat] = (await list()).toSorted((one, other) => (one.title < other.title ? -1 : 1))
    assert.deepEqual(
      [kunjungan?.title, panen?.title, rapat?.title.slice(0, 9)],
      ['Kunjungan', 'Panen raya', 'Rapat NIK'],
    )
    assert.ok(!rapat?.title.includes('3503014107900001'), 'numbers that name a person are hidden')
    assert.match(panen?.summary ?? '', /09\.00 WIB\nTempat: Durenan$/)
    const { rows: mentions } = await sql`select from mention`.execute(office.db)
    assert.deepEqual([mentions.length, panen?.score, panen?.source], [0, null, 'Agenda Bupati'])

    // Read again it is the same; moved, called off and gone it says so, save where a person wrote or picked.
    await look()
    assert.equal((await list()).length, 3)
    await people.fungsional.call(items.pickItem, { params: { itemId: kunjungan?.id ?? '' }, body: { urgent: true } })
    answer = calendar(
      event('UID:a', `DTSTART:${stamp(7)}`, 'SUMMARY:Panen raya', 'LOCATION:Gandusari'),
      event('UID:c', `DTSTART:${stamp(5)}`, 'SUMMARY:Kunjungan', 'STATUS:CANCELLED'),
    )
    await look()
    assert.deepEqual((await titles()).map((it) => it.slice(0, 26)), ['Dihapus dari agenda: Rapat', 'Kunjungan', 'Panen raya']) // prettier-ignore
    assert.match((await list()).find((it) => it.title === 'Panen raya')?.summary ?? '', /Gandusari/)
    const picked = await people.fungsional.call(items.readItem, { params: { itemId: kunjungan?.id ?? '' } })
    assert.equal(picked.agenda?.title, 'Dibatalkan: Kunjungan')

    // A person's words stay, and the agenda's stand beside them.
    const { kind, summary, agency, source, sourceUrl, notedOn, level, id: itemId, revision } = (await list()).find((it) => it.title === 'Panen raya') ?? assert.fail() // prettier-ignore
    await people.fungsional.call(items.editItem, { params: { itemId }, body: { kind, title: 'Tulisan sendiri', summary, agency, source, sourceUrl, notedOn, level, programmeId: null, seenRevision: revision } }) // prettier-ignore
    answer = calendar(event('UID:a', `DTSTART:${stamp(7)}`, 'SUMMARY:Panen raya II'), event('UID:b', `DTSTART:${stamp(4)}`, 'SUMMARY:Rapat')) // prettier-ignore
    await look()
    assert.deepEqual(await titles(), ['Kunjungan', 'Rapat', 'Tulisan sendiri'])
    const mine = await people.fungsional.call(items.readItem, { params: { itemId } })
    assert.equal(mine.agenda?.title, 'Panen raya II')

    // Set anew without its address it keeps it; nothing that is kept or shown tells it.
    const shown = await people.auditor.call(api.readSource, { params: { sourceId } })
    assert.match(shown.address, new RegExp(`^agenda://127\\.0\\.0\\.1:${port}/[0-9a-f]{32}$`))
    await people.fungsional.call(api.saveSource, { params: { sourceId }, body: { ...usual, address: shown.address, name: 'Agenda', seenRevision: shown.revision } }) // prettier-ignore
    assert.equal(await look(), true)
    assert.equal((await people.auditor.call(api.readSource, { params: { sourceId } })).trouble, null)
    const { rows: kept } = await sql<{ all: string }>`
      select concat((select string_agg(source::text, '') from source), (select string_agg(body::text, '') from ledger_entry),
        (select string_agg(act::text, '') from act), (select string_agg(notice::text, '') from notice),
        (select string_agg(item::text, '') from item), (select string_agg(source_agenda::text, '') from source_agenda)) as "all"`.execute(office.db) // prettier-ignore
    assert.ok(kept[0] && kept[0].all.length > 1_000 && !kept[0].all.includes('4f9c2b71aa'))

    // Taken off and kept again it is the same agenda.
    await people.fungsional.call(api.removeSource, { params: { sourceId }, body: {} })
    assert.equal((await sql`select from source_agenda`.execute(office.db)).rows.length, 0)
    await people.fungsional.call(api.addSource, { body })
    await look()
    assert.equal((await list()).length, 3)
  })
})
