import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { dayAfter, dayOf, startOfDay, ZONE } from '../base/calendar.ts'
import { readCalendar } from '../office/stores/calendar.ts'
import {
  beginDossier,
  bringTo,
  openTestOffice,
  shown,
  someContent,
  tryAct,
  type TestOffice,
  type TestPerson,
} from '../../test/office.ts'
import { connectAgenda, type ToldEvent } from '../../test/agendas.ts'
import { listItems, pickItem } from '../inventory/api.ts'
import { removeSource } from '../inventory/api/sources.ts'
import { changeEvent, noteEvent, planRelease, readPlan, readEditorialCalendar } from './api/editorial-calendar.ts'
import {
  conflictsOf,
  joinEvents,
  touches,
  wholeUntil,
  whyNotDays,
  whyNotEvent,
  whyNotPlanAt,
} from './rules/editorial-calendar.ts'

let office: TestOffice
const DAY_MS = 86_400_000
/** An instant so many days from now, to the second, as the API gives it back. */
const soon = (days: number) => new Date(Math.floor((Date.now() + days * DAY_MS) / 1_000) * 1_000).toISOString()
const today = dayOf(ZONE, new Date())
const next = { from: today, to: dayAfter(today, 41) }
const key = () => ({ 'idempotency-key': randomUUID() })

async function plan(who: TestPerson, dossierId: string, plannedAt: string | null, seenRevision: number) {
  return who.call(planRelease, { params: { dossierId }, body: { plannedAt, seenRevision } })
}
async function plansOf(who: TestPerson) {
  const { entries } = await who.call(readEditorialCalendar, { query: next })
  return entries.filter((it) => it.kind === 'plan')
}

describe('the editorial calendar', () => {
  before(async () => {
    office = await openTestOffice()
  })
  after(() => office.close())

  test('shows when a dossier is meant to go out and when it can, and the ledger keeps each change', async () => {
    const { fungsional, auditor } = office.people
    const dossierId = await beginDossier(office, 'Jembatan baru')
    const at = soon(20)
    assert.deepEqual((await plan(fungsional, dossierId, at, 0)).revision, 1)
    const read = await auditor.call(readPlan, { params: { dossierId } })
    assert.deepEqual([read.plannedAt, read.plannedBy, read.revision, read.whyNot?.code], [at, 'Orang fungsional', 1, 'not-your-role']) // prettier-ignore
    assert.ok(read.earliest && read.earliest < at)
    const [entry] = await plansOf(auditor)
    assert.deepEqual([entry?.kind === 'plan' && entry.dossierId, entry?.at], [dossierId, at])
    await plan(fungsional, dossierId, null, 1)
    assert.deepEqual(await plansOf(auditor), [])
    const told = await office.db.selectFrom('ledger_entry').select('body').where('body', 'like', '%release-planned%').orderBy('index').execute() // prettier-ignore
    assert.deepEqual(told.map((it) => JSON.parse(it.body)).map(({ from, to, revision }) => ({ from, to, revision })), [{ from: null, to: at, revision: 1 }, { from: at, to: null, revision: 2 }]) // prettier-ignore
  })

  test('is planned by who writes or coordinates and by nobody else, for a dossier on its way and a time to come', async () => {
    const { fungsional, 'kepala-bidang': kabid, sekretaris, auditor } = office.people
    const dossierId = await beginDossier(office, 'Pasar murah')
    const send = async (who: TestPerson, plannedAt: string | null, seenRevision = 0) =>
      shown(await who.send('POST', `/api/dossiers/${dossierId}/plan`, { plannedAt, seenRevision }, key()))
    assert.deepEqual(await send(sekretaris, soon(3)), [403, 'not-your-step'])
    assert.deepEqual(await send(auditor, soon(3)), [403, 'not-your-role'])
    assert.deepEqual(await send(fungsional, soon(-1)), [422, 'plan-past'])
    assert.deepEqual(await send(fungsional, soon(800)), [422, 'plan-far'])
    assert.deepEqual(await send(fungsional, soon(3)), [200, undefined])
    assert.deepEqual(await send(kabid, soon(4)), [409, 'plan-changed'])
    assert.deepEqual(await send(kabid, soon(4), 1), [200, undefined])
    assert.equal((await tryAct(kabid, dossierId, { kind: 'withdraw', reason: 'Batal' })).status, 200)
    assert.deepEqual(await send(kabid, soon(5), 2), [409, 'not-running'])
    assert.deepEqual((await plansOf(kabid)).filter((it) => it.dossierId === dossierId), []) // prettier-ignore
  })

  test('says nothing of a limited dossier to who may not read it', async () => {
    const { 'kepala-bidang': kabid, sekretaris, auditor } = office.people
    const dossierId = await beginDossier(office, 'Perkara rahasia')
    await plan(kabid, dossierId, soon(6), 0)
    assert.equal((await tryAct(kabid, dossierId, { kind: 'limit', readers: { personIds: [], postIds: ['kepala-bidang'] }, reason: 'Perkara' })).status, 200) // prettier-ignore
    assert.ok((await plansOf(kabid)).some((it) => it.dossierId === dossierId))
    for (const who of [sekretaris, auditor]) {
      const reply = await who.send('GET', `/api/editorial-calendar?from=${next.from}&to=${next.to}`)
      assert.doesNotMatch(JSON.stringify(reply.body), new RegExp(`rahasia|${dossierId}`))
      assert.equal((await who.send('GET', `/api/dossiers/${dossierId}/plan`)).status, 404)
    }
  })

  test('has deadlines, what went out and events beside the plans, in the order of time', async () => {
    const { fungsional, 'kepala-bidang': kabid } = office.people
    const dossierId = await beginDossier(office, 'Vaksinasi')
    await bringTo(office, dossierId, 4, someContent('Vaksinasi'))
    const from = soon(1)
    const event = {
      kind: 'leader' as const,
      title: 'Rapat di Surabaya',
      from,
      to: soon(1.2),
      place: 'Surabaya',
      note: '',
    }
    const { eventId } = await kabid.call(noteEvent, { body: event })
    const { entries, whyNotEvents, daysOff } = await fungsional.call(readEditorialCalendar, { query: next })
    assert.deepEqual(entries.map((it) => it.at), entries.map((it) => it.at).toSorted()) // prettier-ignore
    assert.ok(entries.some((it) => it.kind === 'due' && it.dossierId === dossierId && it.post.id === 'kepala-dinas'))
    assert.ok(entries.some((it) => it.kind === 'leader' && it.id === eventId && it.place === 'Surabaya'))
    assert.equal(whyNotEvents?.code, 'events-not-yours')
    assert.ok(daysOff.length >= 10, 'six weeks have weekends')
  })

  test('lets coordinators, the leader and the administrator note events, change them once each, and take them off', async () => {
    const { fungsional, 'kepala-bidang': kabid, 'kepala-dinas': kadis, administrator, sekretaris } = office.people
    const event = { kind: 'office' as const, title: 'Pelatihan', from: soon(2), to: soon(2.1), place: '', note: '' }
    for (const who of [fungsional, sekretaris])
      assert.deepEqual(shown(await who.send('POST', '/api/editorial-calendar/events', event, key())), [403, 'events-not-yours']) // prettier-ignore
    for (const who of [kadis, administrator]) await who.call(noteEvent, { body: event })
    const { eventId } = await kabid.call(noteEvent, { body: event })
    const change = async (more: object) =>
      shown(await kabid.send('POST', `/api/editorial-calendar/events/${eventId}`, { ...event, removed: false, seenRevision: 1, ...more }, key())) // prettier-ignore
    assert.deepEqual(await change({ to: event.from }), [422, 'event-backwards'])
    assert.deepEqual(await change({ to: soon(40) }), [422, 'event-too-long'])
    assert.deepEqual(await change({ title: ' ' }), [400, 'input'])
    assert.deepEqual(await change({ title: 'Pelatihan foto' }), [200, undefined])
    assert.deepEqual(await change({ title: 'Lain' }), [409, 'event-changed'])
    await kabid.call(changeEvent, { params: { eventId }, body: { ...event, removed: true, seenRevision: 2 } })
    assert.deepEqual(await change({ seenRevision: 3 }), [404, 'not-found'])
  })

  test('shows six weeks at most, forwards', async () => {
    const { auditor } = office.people
    const ask = async (query: string) => shown(await auditor.send('GET', `/api/editorial-calendar?${query}`))
    assert.deepEqual(await ask('from=2026-11-01&to=2026-12-12'), [200, undefined])
    assert.deepEqual(await ask('from=2026-11-01&to=2026-12-13'), [422, 'days-too-many'])
    assert.deepEqual(await ask('from=2026-11-02&to=2026-11-01'), [422, 'period-backwards'])
    assert.equal((await ask('from=2026-11-31&to=2026-12-01'))[0], 400)
    assert.deepEqual(whyNotDays({ from: '2026-11-01', to: '2026-11-01' }), null)
  })

  test('tells what speaks against a plan, and forbids none of it', async () => {
    const calendar = await readCalendar(office.db)
    const now = new Date('2026-11-26T03:00:00Z') // a Thursday
    const at = (time: string) => new Date(`2026-11-${time}:00+07:00`)
    const found = (plannedAt: Date, more: { held?: boolean; earliest?: Date } = {}, beside: object = {}) =>
      conflictsOf(
        { dossierId: 'a', plannedAt, held: false, earliest: now, ...more },
        { calendar, releases: [], leader: [], now, ...beside },
      )
    assert.deepEqual(found(at('27T09:00')), [])
    assert.deepEqual(found(at('26T09:59')), ['past'])
    assert.deepEqual(found(at('27T09:00'), { held: true }), ['held'])
    assert.deepEqual(found(at('27T09:00'), { earliest: at('27T09:01') }), ['too-early'])
    assert.deepEqual(found(at('27T09:00'), { earliest: at('27T09:00') }), [])
    assert.deepEqual(found(at('28T09:00')), ['day-off'])
    const releases = [
      { dossierId: 'a', plannedAt: at('27T09:00') },
      { dossierId: 'b', plannedAt: at('27T09:29') },
    ]
    assert.deepEqual(found(at('27T09:00'), {}, { releases }), ['same-slot'])
    assert.deepEqual(found(at('27T08:59'), {}, { releases }), [])
    const leader = [{ from: at('27T09:00'), to: at('27T11:00') }]
    assert.deepEqual(found(at('27T09:00'), {}, { leader }), ['leader-busy'])
    assert.deepEqual(found(at('27T11:00'), {}, { leader }), [])
    const endless = [{ from: at('27T09:00'), to: at('27T09:00') }]
    assert.deepEqual(found(at('27T09:29'), {}, { leader: endless }), ['leader-busy'])
    assert.deepEqual(found(at('27T09:30'), {}, { leader: endless }), [])
    assert.deepEqual(found(at('27T08:59'), {}, { leader: endless }), [])
  })
})

describe('the leader’s agenda that is connected', () => {
  before(async () => {
    office = await openTestOffice()
  })
  after(() => office.close())
  const midnight = (days: number) => startOfDay(ZONE, dayAfter(today, days))
  const at = (days: number, hour: number) => new Date(midnight(days).getTime() + hour * 3_600_000)
  /** So many events on each of forty days. */
  const everyDay = (count: number, event: (day: number, n: number) => ToldEvent) =>
    Array.from({ length: 40 * count }, (_, at) => event(Math.floor(at / count) + 1, at % count))
  const entriesOf = async (who: TestPerson, query = next) => (await who.call(readEditorialCalendar, { query })).entries
  const said = async (who: TestPerson, query = next) =>
    (await entriesOf(who, query)).flatMap((it) => ('agendas' in it ? [[it.kind, it.title, it.agendas.map((one) => one.name).join()]] : [])) // prettier-ignore

  test('stands in the calendar with its name and its item: whole days by the office’s midnight, nothing that is off, over or of an agenda that was removed', async () => {
    const { fungsional, auditor } = office.people
    const { sourceId, tell } = await connectAgenda(office.db, fungsional.personId, 'Agenda Bupati')
    const told = [
      { title: 'Apel', from: at(2, 8), until: at(2, 10), place: 'Alun-alun' },
      { title: 'Hari jadi', from: midnight(3), until: midnight(4), wholeDay: true },
      { title: 'Batal', from: at(4, 9), until: at(4, 10) },
      { title: 'Hilang', from: at(5, 9), until: at(5, 10) },
      { title: 'Sejak kemarin', from: at(-1, 9), until: at(0, 1) },
      { title: 'Kemarin', from: at(-1, 9), until: midnight(0) },
      { title: 'Tanpa akhir', from: midnight(0) },
      { title: 'Kemudian', from: midnight(42), until: at(42, 1) },
    ]
    await tell(told, at(-2, 0))
    await tell(told.flatMap((it) => (it.title === 'Hilang' ? [] : [{ ...it, cancelled: it.title === 'Batal' }])))
    const named = ['Sejak kemarin', 'Tanpa akhir', 'Apel', 'Hari jadi'].map((it) => ['agenda', it, 'Agenda Bupati'])
    assert.deepEqual(await said(auditor), named)
    const day = (days: number) => ({ from: dayAfter(today, days), to: dayAfter(today, days) })
    assert.deepEqual(await said(auditor, day(3)), [['agenda', 'Hari jadi', 'Agenda Bupati']])
    assert.deepEqual([await said(auditor, day(4)), await said(auditor, day(1))], [[], []])
    const [apel] = await entriesOf(auditor, day(2))
    const [item] = (await auditor.call(listItems, { query: { kind: 'activity', search: 'Apel', limit: 50 } })).rows
    assert.ok(apel?.kind === 'agenda' && item)
    assert.deepEqual([apel.at, apel.to, apel.place, apel.wholeDay, apel.agendas], [at(2, 8).toISOString(), at(2, 10).toISOString(), 'Alun-alun', false, [{ name: 'Agenda Bupati', itemId: item.id }]]) // prettier-ignore
    await tell([{ title: 'Apel', from: at(6, 8), until: at(6, 9) }])
    assert.deepEqual([await said(auditor, day(2)), (await said(auditor, day(6))).length], [[], 1])
    await fungsional.call(removeSource, { params: { sourceId }, body: {} })
    assert.deepEqual(await said(auditor), [])
  })

  test('keeps the leader from a release that is planned into it, also where the office noted the event as its own', async () => {
    const { fungsional, 'kepala-bidang': kabid } = office.people
    const { tell } = await connectAgenda(office.db, fungsional.personId, 'Agenda Wakil Bupati')
    await tell([
      { title: 'Panen raya', from: at(20, 9), until: at(20, 12) },
      { title: 'Upacara', from: at(21, 9), until: at(21, 12) },
    ])
    await kabid.call(noteEvent, { body: { kind: 'office', title: 'UPACARA ', from: at(21, 9).toISOString(), to: at(21, 10).toISOString(), place: '', note: 'Bawa kamera' } }) // prettier-ignore
    const days = { from: dayAfter(today, 20), to: dayAfter(today, 21) }
    assert.deepEqual(await said(fungsional, days), [['agenda', 'Panen raya', 'Agenda Wakil Bupati'], ['office', 'UPACARA ', 'Agenda Wakil Bupati']]) // prettier-ignore
    const dossierId = await beginDossier(office, 'Panen raya')
    const tries = [
      [20, 9, true],
      [20, 12, false],
      [21, 11, true],
      [21, 12, false],
    ] as const
    for (const [revision, [day, hour, busy]] of tries.entries()) {
      const { conflicts } = await plan(fungsional, dossierId, at(day, hour).toISOString(), revision)
      assert.equal(conflicts.includes('leader-busy'), busy, `${day} at ${hour}`)
      const { conflicts: read } = await fungsional.call(readPlan, { params: { dossierId } })
      assert.deepEqual(read, conflicts)
      const [shown] = (await entriesOf(fungsional, days)).filter((it) => it.kind === 'plan')
      assert.deepEqual(shown?.kind === 'plan' && shown.conflicts, conflicts)
    }
  })

  test('shows what takes nobody’s time and calls nobody busy for it, until the agenda says otherwise', async () => {
    const { fungsional } = office.people
    const { tell } = await connectAgenda(office.db, fungsional.personId, 'Agenda Kepala Dinas')
    const fair = { title: 'Pekan UMKM', from: midnight(24), until: midnight(25), wholeDay: true }
    const dossierId = await beginDossier(office, 'Pekan UMKM')
    for (const [revision, busy] of [false, true, false].entries()) {
      await tell([{ ...fair, busy }])
      const { conflicts } = await plan(fungsional, dossierId, at(24, 10).toISOString(), revision)
      assert.equal(conflicts.includes('leader-busy'), busy)
      const entries = await entriesOf(fungsional, { from: dayAfter(today, 24), to: dayAfter(today, 24) })
      const planned = entries.find((it) => it.kind === 'plan')
      assert.deepEqual(planned?.kind === 'plan' && planned.conflicts, conflicts)
      assert.ok(entries.some((it) => it.kind === 'agenda' && it.title === fair.title))
    }
  })

  test('lets go of an event under way that was taken out of the agenda, and of none that is over', async () => {
    const { fungsional } = office.people
    const { tell } = await connectAgenda(office.db, fungsional.personId, 'Agenda Sekda')
    const trip = { title: 'Kunjungan ke Kalimantan', from: at(-1, 8), until: at(4, 17) }
    const leave = { title: 'Cuti', from: midnight(0), until: midnight(1), wholeDay: true }
    const over = { title: 'Rapat kemarin', from: at(-1, 9), until: at(-1, 10) }
    await tell([trip, leave, over], at(-2, 0))
    const days = { from: dayAfter(today, -1), to: dayAfter(today, 5) }
    const named = async () => (await said(fungsional, days)).flatMap(([, title, agenda]) => (agenda === 'Agenda Sekda' ? [title] : [])) // prettier-ignore
    assert.deepEqual(await named(), ['Kunjungan ke Kalimantan', 'Rapat kemarin', 'Cuti'])
    await tell([trip])
    assert.deepEqual(await named(), ['Kunjungan ke Kalimantan', 'Rapat kemarin'])
    await tell([])
    assert.deepEqual(await named(), ['Rapat kemarin'])
  })

  test('says nothing of an event that became a limited dossier to who may not read it', async () => {
    const { fungsional, 'kepala-bidang': kabid, sekretaris, auditor } = office.people
    const { tell } = await connectAgenda(office.db, fungsional.personId, 'Agenda Bupati')
    await tell([{ title: 'Mediasi sengketa', from: at(9, 9), until: at(9, 10) }])
    const [item] = (await kabid.call(listItems, { query: { kind: 'activity', search: 'Mediasi', limit: 50 } })).rows
    const { dossierId } = await fungsional.call(pickItem, {
      params: { itemId: item?.id ?? '' },
      body: { urgent: true },
    })
    assert.equal((await tryAct(kabid, dossierId, { kind: 'limit', readers: { personIds: [], postIds: ['kepala-bidang'] }, reason: 'Perkara' })).status, 200) // prettier-ignore
    const days = { from: dayAfter(today, 9), to: dayAfter(today, 9) }
    assert.equal((await said(kabid, days)).length, 1)
    for (const who of [sekretaris, auditor]) assert.deepEqual(await said(who, days), [])
  })

  test('is shown whole where several agendas have the same, and says of a plan what the plan itself says', async () => {
    const { fungsional } = office.people
    const all = everyDay(8, (day, n) => ({ title: `Acara ${day} ${n}`, from: at(day, 8 + n), until: at(day, 9 + n) }))
    for (const name of ['Agenda Asisten I', 'Agenda Asisten II'])
      await (await connectAgenda(office.db, fungsional.personId, name)).tell(all)
    const dossierId = await beginDossier(office, 'Rilis hari ke-39')
    const { conflicts } = await plan(fungsional, dossierId, at(39, 10).toISOString(), 0)
    assert.ok(conflicts.includes('leader-busy'))
    const { entries, cut } = await fungsional.call(readEditorialCalendar, { query: next })
    const shared = entries.filter((it) => it.kind === 'agenda' && it.agendas.length === 2)
    assert.deepEqual([shared.length, cut], [320, false])
    const planned = entries.find((it) => it.kind === 'plan' && it.dossierId === dossierId)
    assert.deepEqual(planned?.kind === 'plan' && planned.conflicts, conflicts)
  })

  test('that has more than is shown at once says so, and shows no plan beyond what it knows of the leader', async () => {
    const { fungsional } = office.people
    const { tell } = await connectAgenda(office.db, fungsional.personId, 'Agenda Pelantikan')
    // With those of the test before, and forty that end in the half hour before the days that are asked for.
    const more = everyDay(5, (day, n) => ({ title: `Pelantikan ${day} ${n}`, from: at(day, 10 + n), until: at(day, 11 + n) })) // prettier-ignore
    const before = Array.from({ length: 40 }, (_, n) => ({ title: `Malam ${n}`, from: at(0, 22), until: at(0, 23.8) }))
    await tell([...more, ...before], midnight(0))
    const [early, late] = [await beginDossier(office, 'Rilis awal'), await beginDossier(office, 'Rilis akhir')]
    const conflicts = (await plan(fungsional, early, at(12, 10).toISOString(), 0)).conflicts
    assert.ok(conflicts.includes('leader-busy'))
    assert.ok((await plan(fungsional, late, at(40, 23).toISOString(), 0)).conflicts.every((it) => it !== 'leader-busy'))
    const query = { from: dayAfter(today, 1), to: dayAfter(today, 41) }
    const { entries, cut } = await fungsional.call(readEditorialCalendar, { query })
    assert.ok(cut && entries.length <= 500)
    const plans = entries.flatMap((it) => (it.kind === 'plan' ? [[it.dossierId, it.conflicts] as const] : []))
    assert.deepEqual(plans.find(([id]) => id === early)?.[1], conflicts)
    assert.ok(!plans.some(([id]) => id === late))
    assert.ok(entries.some((it) => it.kind === 'agenda' && it.title.startsWith('Pelantikan')))
  })
})

test('an event of one title and beginning is one: the one by hand, with every agenda that has it', () => {
  const at = (hour: number) => new Date(Date.UTC(2026, 10, 27, hour))
  const own = { id: 'a', kind: 'leader' as const, title: 'Panen  raya', from: at(2), to: at(3), place: '', note: '', revision: 1 } // prettier-ignore
  const of = (sourceId: string, more: object = {}) => ({ agenda: { sourceId, name: sourceId, itemId: `${sourceId}!` }, title: 'Panen raya', place: 'Durenan', from: at(2), until: at(4), wholeDay: false, busy: true, ...more }) // prettier-ignore
  const told = (...asked: Parameters<typeof joinEvents>) =>
    joinEvents(...asked).map((it) => [it.own?.id ?? null, it.agendas.map((one) => one.name).join(), it.leaderUntil?.getUTCHours() ?? null]) // prettier-ignore
  assert.deepEqual(told([own], [of('bupati'), of('wakil'), of('bupati')]), [['a', 'bupati,wakil', 4]])
  assert.deepEqual(told([], [of('bupati'), of('wakil')]), [[null, 'bupati,wakil', 4]])
  assert.deepEqual(told([own], [of('bupati', { from: at(1) }), of('wakil', { title: 'Panen raya II' })]), [[null, 'bupati', 4], ['a', '', 3], [null, 'wakil', 4]]) // prettier-ignore
  // Two by hand stay two, each of which can be changed.
  assert.deepEqual(told([own, { ...own, id: 'b', kind: 'office' }], []), [['a', '', 3], ['b', '', 3]]) // prettier-ignore
  assert.deepEqual(told([{ ...own, kind: 'office' }], []), [['a', '', null]])
  assert.deepEqual(told([], [of('bupati', { busy: false })]), [[null, 'bupati', null]])
  assert.deepEqual(told([], [of('bupati', { busy: false }), of('wakil')]), [[null, 'bupati,wakil', 4]])
  assert.deepEqual(told([], []), [])
  const day = { from: at(2), to: at(5) }
  assert.deepEqual([[1, 2], [1, 3], [2, 2], [5, 5], [5, 6]].map(([from = 0, to = 0]) => touches({ from: at(from), to: at(to) }, day)), [false, true, true, false, false]) // prettier-ignore
})

test('a list that came back as long as it may be is whole until its last, any other to its end', () => {
  const [one, other, to] = ['2026-11-26', '2026-11-27', '2026-11-28'].map((day) => startOfDay(ZONE, day)) as [Date, Date, Date] // prettier-ignore
  assert.equal(wholeUntil([one, other], { to, limit: 2 }), other)
  assert.equal(wholeUntil([one, other], { to, limit: 3 }), to)
  assert.equal(wholeUntil([], { to, limit: 1 }), to)
})

test('days begin at midnight of the office, and an event lasts a month at most', () => {
  assert.equal(startOfDay(ZONE, '2026-11-26').toISOString(), '2026-11-25T17:00:00.000Z')
  assert.equal(dayAfter('2026-12-31', 1), '2027-01-01')
  assert.equal(dayAfter('2026-03-01', -1), '2026-02-28')
  const from = new Date('2026-11-26T03:00:00Z')
  assert.equal(whyNotEvent({ from, to: new Date(from.getTime() + 31 * DAY_MS) }), null)
  assert.equal(whyNotEvent({ from, to: from })?.code, 'event-backwards')
  assert.equal(whyNotPlanAt(null, from), null)
})
