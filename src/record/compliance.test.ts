import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { workingBetween, type Calendar } from '../base/calendar.ts'
import { newId } from '../base/id.ts'
import { startDrill } from '../crisis/api.ts'
import { timesOf } from '../dossier/rules.ts'
import type { Pace } from '../dossier/rules/visit-clock.ts'
import { readCalendarInForce, type CalendarInForce } from '../office/stores/calendar.ts'
import {
  beginDossier,
  bringTo,
  openTestOffice,
  shown,
  someContent,
  tryAct,
  type TestOffice,
} from '../../test/office.ts'
import { listStays, readCompliance } from './api/compliance.ts'
import { printRegister } from './api/papers.ts'
import { monthAfter, nearestRank, whyNotPeriod } from './rules/compliance.ts'
import type { ComplianceSheetData } from './rules/papers/compliance-sheet.ts'
import { findChecked } from './stores/check.ts'

const steps = ['fungsional', 'kepala-bidang', 'sekretaris', 'kepala-dinas', 'kepala-bidang', 'fungsional'] as const
const levels = ['watch', 'attention', 'alert', 'crisis'] as const
const outcomes = ['completed', 'returned', 'approved', 'refused', 'withdrawn'] as const

type Stay = {
  dossier: number
  step: number
  person: string
  level: (typeof levels)[number]
  outcome: (typeof outcomes)[number]
  standard: number
  arrivedAt: Date
  openedAt: Date | null
  doneAt: Date
  /** How its clock ran; by the office's calendar where none are given. */
  paces?: Pace[]
}

let office: TestOffice
let calendar: Calendar
let inForce: CalendarInForce
const dossiers: string[] = []
let visitNumber = 100
/** A month that no other case uses, so that cases need not tidy up. */
let free = '2031-01'
const takeMonth = () => {
  const taken = free
  free = monthAfter(free, 3)
  return taken
}

describe('figures of time', () => {
  before(async () => {
    office = await openTestOffice()
    inForce = await readCalendarInForce(office.db)
    calendar = inForce.calendar
    for (const title of ['Satu', 'Dua', 'Tiga']) dossiers.push(await beginDossier(office, title))
  })
  after(() => office.close())

  test('agree with a second, slow count of the same visits, minute by minute', async () => {
    const { 'kepala-dinas': kadis, ...rest } = office.people
    const people = [kadis, rest.fungsional, rest['kepala-bidang']].map((it) => it.personId)
    await fc.assert(
      fc.asyncProperty(fc.array(anyStay(people), { maxLength: 25 }), async (drawn) => {
        const from = takeMonth()
        const to = monthAfter(from, 1)
        const stays = drawn.map((it) => it(from))
        await insertStays(stays)
        const query = { from, to }
        const told = await kadis.call(readCompliance, { query })
        const ended = stays.filter((it) => it.outcome !== 'withdrawn' && [from, to].includes(monthOf(it.doneAt)))
        assert.deepEqual(told.all, ended.length > 0 ? slowly(ended) : null)
        const keys = { steps: (it: Stay) => String(it.step), posts: (it: Stay) => steps[it.step - 1] as string, persons: (it: Stay) => it.person, months: (it: Stay) => monthOf(it.doneAt), levels: (it: Stay) => it.level } // prettier-ignore
        for (const [table, keyOf] of Object.entries(keys)) {
          const lines = told[table as keyof typeof keys].map((line) => ({ ...line, name: undefined }))
          const wanted = [...Map.groupBy(ended, keyOf)].map(([id, them]) => ({ id, name: undefined, ...slowly(them) }))
          const byId = (one: { id: string }, other: { id: string }) => one.id.localeCompare(other.id)
          assert.deepEqual(lines.toSorted(byId), wanted.toSorted(byId), table)
        }
        const [one] = ended
        if (!one) return
        const narrowed = { ...query, step: one.step, level: one.level, person: one.person }
        const same = ended.filter((it) => it.step === one.step && it.level === one.level && it.person === one.person)
        assert.deepEqual((await kadis.call(readCompliance, { query: narrowed })).all, slowly(same))
      }),
      { numRuns: 12 },
    )
  })

  test('of a dossier that goes its way are what the clock says of each visit', async () => {
    const dossierId = await beginDossier(office, 'Jalan')
    await bringTo(office, dossierId, 4, someContent('Jalan'))
    const month = monthOf(new Date())
    const rows = await office.db.selectFrom('visit').selectAll().where('dossier_id', '=', dossierId).where('done_at', 'is not', null).execute() // prettier-ignore
    assert.ok(rows.length >= 2)
    const told = await office.people['kepala-dinas'].call(readCompliance, { query: { from: month, to: month } })
    const ended = await office.db.selectFrom('visit').selectAll().where('done_at', 'is not', null).where('number', '<', 100).execute() // prettier-ignore
    const slow = ended.map((it) => {
      const doneAt = it.done_at as Date
      return {
        waiting: walk(calendar, it.arrived_at, it.opened_at ?? doneAt),
        processing: it.opened_at ? walk(calendar, it.opened_at, doneAt) : 0,
      }
    })
    assert.equal(told.all?.count, ended.length)
    assert.equal(told.all?.processing.sum, slow.reduce((sum, it) => sum + it.processing, 0)) // prettier-ignore
    assert.equal(told.all?.waiting.sum, slow.reduce((sum, it) => sum + it.waiting, 0)) // prettier-ignore
  })

  test('open exactly the visits that they were counted from, page by page, in every order', async () => {
    const month = takeMonth()
    const { 'kepala-dinas': kadis, fungsional } = office.people
    const at = (minutes: number) => new Date(Date.parse(`${month}-05T01:00:00Z`) + minutes * 60_000)
    const stays = Array.from({ length: 9 }, (_, n): Stay => ({ dossier: n % 3, step: 2, person: fungsional.personId, level: 'watch', outcome: 'completed', standard: 20, arrivedAt: at(0), openedAt: at(n % 4 * 5), doneAt: at(60 + (n % 2)) })) // prettier-ignore
    await insertStays(stays)
    const query = { from: month, to: month }
    const { all } = await kadis.call(readCompliance, { query })
    for (const order of ['ended', 'waiting', 'processing'] as const) {
      const seen = await walkList({ ...query, order })
      assert.equal(new Set(seen.map((it) => it.id)).size, 9)
      const value = (it: (typeof seen)[number]) => (order === 'ended' ? Date.parse(it.doneAt) : it[`${order}Minutes`])
      assert.deepEqual(seen.map(value), seen.map(value).toSorted((one, other) => other - one)) // prettier-ignore
    }
    for (const [only, count] of [
      ['processed-within', all?.processedWithin],
      ['processed-over', 9 - (all?.processedWithin ?? 0)],
      ['done-within', all?.doneWithin],
      ['done-over', 9 - (all?.doneWithin ?? 0)],
    ] as const)
      assert.equal((await walkList({ ...query, only })).length, count, only)
  })

  test('of a person are for that person, the head of the office, the secretary, the auditor and the administrator', async () => {
    const month = takeMonth()
    const { fungsional, 'kepala-bidang': kabid, ...others } = office.people
    const at = new Date(`${month}-05T02:00:00Z`)
    await insertStays([fungsional, kabid].map(({ personId }): Stay => ({ dossier: 0, step: 2, person: personId, level: 'watch', outcome: 'completed', standard: 60, arrivedAt: at, openedAt: at, doneAt: at }))) // prettier-ignore
    const query = { from: month, to: month }
    for (const who of [others.sekretaris, others['kepala-dinas'], others.auditor, others.administrator]) {
      const told = await who.call(readCompliance, { query })
      assert.equal(told.everybody, true)
      assert.equal(told.persons.length, 2)
      await who.call(readCompliance, { query: { ...query, person: fungsional.personId } })
    }
    for (const [who, other] of [
      [fungsional, kabid],
      [kabid, fungsional],
    ] as const) {
      const told = await who.call(readCompliance, { query })
      assert.equal(told.everybody, false)
      assert.deepEqual(told.persons.map((it) => it.id), [who.personId]) // prettier-ignore
      assert.equal(told.all?.count, 2, 'the office’s figure is the same for all')
      const { rows } = await who.call(listStays, { query })
      assert.deepEqual(rows.map((it) => it.person?.id ?? null).toSorted(), [null, who.personId].toSorted()) // prettier-ignore
      for (const path of ['', '/visits', '/xlsx'])
        assert.deepEqual(shown(await who.send('GET', `/api/compliance${path}?from=${month}&to=${month}&person=${other.personId}`)), [403, 'person-figures-not-yours']) // prettier-ignore
    }
  })

  test('count a limited dossier for everybody alike, and say nothing of it', async () => {
    const month = takeMonth()
    const { 'kepala-bidang': kabid, auditor, fungsional } = office.people
    const dossierId = await beginDossier(office, 'Perkara yang dirahasiakan')
    const limited = await tryAct(kabid, dossierId, { kind: 'limit', readers: { personIds: [], postIds: ['kepala-bidang'] }, reason: 'Perkara' }) // prettier-ignore
    assert.equal(limited.status, 200, JSON.stringify(limited.body))
    dossiers.push(dossierId)
    const at = new Date(`${month}-05T02:00:00Z`)
    await insertStays([{ dossier: dossiers.length - 1, step: 2, person: fungsional.personId, level: 'alert', outcome: 'completed', standard: 60, arrivedAt: at, openedAt: at, doneAt: at }]) // prettier-ignore
    const query = { from: month, to: month }
    const told = await Promise.all([kabid, auditor].map((who) => who.call(readCompliance, { query })))
    assert.deepEqual(told.map((it) => it.all?.count), [1, 1]) // prettier-ignore
    const [own] = (await kabid.call(listStays, { query })).rows
    assert.equal(own?.dossier?.title, 'Perkara yang dirahasiakan')
    const reply = await auditor.send('GET', `/api/compliance/visits?from=${month}&to=${month}`)
    const [withheld] = reply.body['rows'] as { dossier: unknown; person: unknown }[]
    assert.deepEqual([withheld?.dossier, withheld?.person], [null, null])
    assert.doesNotMatch(JSON.stringify(reply.body), /dirahasiakan/)
  })

  test('count no drill, however it goes', async () => {
    const { fungsional, auditor } = office.people
    const month = new Date().toISOString().slice(0, 7)
    const query = { from: month, to: month }
    const { all } = await auditor.call(readCompliance, { query })
    const { dossierId } = await fungsional.call(startDrill, { body: { title: 'Banjir', level: 'alert', speed: 10 } })
    await bringTo(office, dossierId, 4, someContent('LATIHAN: Banjir'))
    assert.deepEqual((await auditor.call(readCompliance, { query })).all, all)
    const { rows } = await auditor.call(listStays, { query: { ...query, limit: 100 } })
    assert.ok(!rows.some((it) => it.dossier?.id === dossierId))
  })

  test('are given for twelve months at most, forwards, and for months that there are', async () => {
    const { auditor } = office.people
    const ask = async (query: string) => shown(await auditor.send('GET', `/api/compliance?${query}`))
    assert.deepEqual(await ask('from=2026-01&to=2026-12'), [200, undefined])
    assert.deepEqual(await ask('from=2026-01&to=2027-01'), [422, 'period-too-long'])
    assert.deepEqual(await ask('from=2026-02&to=2026-01'), [422, 'period-backwards'])
    for (const query of [
      '',
      'from=2026-13&to=2026-13',
      'from=1926-01&to=1926-01',
      'from=2026-1&to=2026-1',
      'from=2026-01&to=2026-01&step=0',
      'from=2026-01&to=2026-01&level=panik',
      'from=2026-01&to=2026-01&person=saya',
      'from=2026-01&to=2026-01&month=1',
    ])
      // prettier-ignore
      assert.equal((await ask(query))[0], 400, query)
  })

  test('go along as a spreadsheet with the same lines', async () => {
    const { auditor } = office.people
    const reply = await auditor.send('GET', '/api/compliance/xlsx?from=2031-01&to=2031-02')
    assert.equal(reply.status, 200)
    assert.match(String(reply.headers['content-disposition']), /kepatuhan-2031-01-2031-02\.xlsx/)
    assert.equal(String(reply.body['text']).slice(0, 2), 'PK')
  })

  test('go on a sheet that names the head of the office and no worker; unchanged it is the same paper, later superseded', async () => {
    const month = takeMonth()
    const { fungsional, auditor } = office.people
    const at = new Date(`${month}-05T02:00:00Z`)
    const stay: Stay = { dossier: 0, step: 2, person: fungsional.personId, level: 'watch', outcome: 'completed', standard: 60, arrivedAt: at, openedAt: at, doneAt: at } // prettier-ignore
    await insertStays([stay])
    const print = () => auditor.call(printRegister, { body: { kind: 'compliance-sheet', from: month, to: month } })
    const [one, same] = await Promise.all([print(), print()])
    assert.equal(one.paperId, same.paperId)
    await office.makePapers()
    const made = await office.db.selectFrom('paper').selectAll().where('id', '=', one.paperId).executeTakeFirstOrThrow()
    const data = JSON.parse(made.data ?? '') as ComplianceSheetData
    assert.equal(data.all?.count, 1)
    assert.equal(data.signer?.name, 'Orang kepala-dinas')
    assert.doesNotMatch(JSON.stringify({ ...data, signer: null }), /Orang/)
    assert.match(made.title ?? '', /^Lembar kepatuhan /)
    await insertStays([stay])
    const { paperId } = await print()
    assert.notEqual(paperId, one.paperId)
    await office.makePapers()
    const old = await findChecked(office.db, made.code, new Date())
    assert.equal(old?.state, 'superseded')
    for (const body of [{ from: month, to: '2031-01' }, { from: '2031-01', to: '2032-01' }])
      assert.equal((await auditor.send('POST', '/api/papers', { kind: 'compliance-sheet', ...body }, { 'idempotency-key': crypto.randomUUID() })).status, 422) // prettier-ignore
    assert.equal((await auditor.send('POST', '/api/papers', { kind: 'compliance-sheet', from: month, to: month, person: fungsional.personId }, { 'idempotency-key': crypto.randomUUID() })).status, 400) // prettier-ignore
  })

  test('take the level at which a visit ended, whatever the dossier’s is later', async () => {
    const dossierId = await beginDossier(office, 'Banjir')
    const rows = await office.db.selectFrom('visit').select(['level', 'done_at']).where('dossier_id', '=', dossierId).orderBy('number').execute() // prettier-ignore
    assert.deepEqual(rows.map((it) => [it.level, it.done_at === null]), [['watch', false], [null, true]]) // prettier-ignore
    const raised = await tryAct(office.people.fungsional, dossierId, { kind: 'assess', level: 'crisis', reason: 'Meluas' }) // prettier-ignore
    assert.equal(raised.status, 200)
    const later = await office.db.selectFrom('visit').select('level').where('dossier_id', '=', dossierId).orderBy('number').execute() // prettier-ignore
    assert.deepEqual(later.map((it) => it.level), ['watch', null]) // prettier-ignore
  })
})

test('a percentile is a minute that there was, the one at the rank rounded up', () => {
  assert.equal(nearestRank([5], 0.5), 5)
  assert.equal(nearestRank([4, 1, 3, 2], 0.5), 2)
  assert.equal(nearestRank([1, 2, 3, 4, 5], 0.5), 3)
  assert.equal(nearestRank([10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 0.9), 9)
  assert.equal(nearestRank([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1], 0.9), 10)
  assert.throws(() => nearestRank([], 0.5), RangeError)
})

test('a report is of one to twelve months', () => {
  assert.equal(whyNotPeriod({ from: '2026-12', to: '2027-11' }), null)
  assert.equal(whyNotPeriod({ from: '2026-12', to: '2027-12' })?.code, 'period-too-long')
  assert.equal(monthAfter('2026-12', 1), '2027-01')
  assert.equal(monthAfter('2026-01', -1), '2025-12')
})

// --- The second, slow way

/** What the figures of these visits are, from the instants alone. */
function slowly(stays: readonly Stay[]) {
  const minutes = stays.map((it) => ({
    waiting: walk(calendar, it.arrivedAt, it.openedAt ?? it.doneAt, it.paces),
    processing: it.openedAt ? walk(calendar, it.openedAt, it.doneAt, it.paces) : 0,
    standard: it.standard,
  }))
  const spread = (of: number[]) => ({ median: nearestRank(of, 0.5), p90: nearestRank(of, 0.9), longest: Math.max(...of), sum: of.reduce((sum, it) => sum + it, 0) }) // prettier-ignore
  return {
    count: stays.length,
    distinct: new Set(stays.map((it) => `${it.dossier} ${it.step}`)).size,
    processedWithin: minutes.filter((it) => it.processing <= it.standard).length,
    doneWithin: minutes.filter((it) => it.waiting + it.processing <= it.standard).length,
    waiting: spread(minutes.map((it) => it.waiting)),
    processing: spread(minutes.map((it) => it.processing)),
  }
}

/** Minutes of the visit's clock counted one by one. */
function walk(by: Calendar, from: Date, to: Date, paces: readonly Pace[] = [{ at: from, runs: 'office' }]): number {
  let sum = 0
  for (let at = from.getTime(); at + 60_000 <= to.getTime(); at += 60_000) {
    const runs = paces.findLast((it) => it.at.getTime() <= at)?.runs ?? 'held'
    if (runs === 'wall') sum++
    if (runs === 'office') sum += workingBetween(by, new Date(at), new Date(at + 60_000))
  }
  return sum
}

const monthOf = (at: Date) => new Date(at.getTime() + 7 * 3_600_000).toISOString().slice(0, 7)

const anyStay = (people: readonly string[]): fc.Arbitrary<(month: string) => Stay> =>
  fc
    .record({
      dossier: fc.nat(2),
      step: fc.integer({ min: 1, max: 6 }),
      person: fc.constantFrom(...people),
      level: fc.constantFrom(...levels),
      outcome: fc.constantFrom(...outcomes),
      standard: fc.constantFrom(10, 15, 60, 1_800),
      // From the last day of the month before to the last of the next, also around midnight in the office's zone.
      arrived: fc.integer({ min: -1_440, max: 60 * 1_440 }),
      waited: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 4_000 })),
      worked: fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2_000 })),
      opened: fc.boolean(),
      first: fc.constantFrom('office', 'wall'),
      then: fc.array(fc.record({ after: fc.integer({ min: 1, max: 3_000 }), runs: fc.constantFrom('office', 'wall', 'held') }), { maxLength: 3 }), // prettier-ignore
    })
    .map(({ arrived, waited, worked, opened, first, then, ...rest }) => (month) => {
      const at = (minutes: number) => new Date(Date.parse(`${month}-01T00:00:00+07:00`) + minutes * 60_000)
      const later = then.toSorted((one, other) => one.after - other.after)
      const paces: Pace[] = [{ at: at(arrived), runs: first }, ...later.map((it): Pace => ({ at: at(arrived + it.after), runs: it.runs }))] // prettier-ignore
      return { ...rest, arrivedAt: at(arrived), openedAt: opened ? at(arrived + waited) : null, doneAt: at(arrived + waited + worked), paces } // prettier-ignore
    })

/** As acts leave them: with the minutes that the clock counted. */
async function insertStays(stays: readonly Stay[]): Promise<void> {
  for (const it of stays) {
    const { arrivedAt, openedAt, doneAt, paces = [{ at: arrivedAt, runs: 'office' }] } = it
    const times = timesOf(calendar, { arrivedAt, openedAt, doneAt, dueAt: doneAt, paces }, doneAt)
    await office.db
      .insertInto('visit')
      .values({
        id: newId(),
        dossier_id: dossiers[it.dossier] as string,
        number: visitNumber++,
        step: it.step,
        post_id: steps[it.step - 1] as string,
        standard_minutes: it.standard,
        arrived_at: it.arrivedAt,
        due_at: it.doneAt,
        opened_at: it.openedAt,
        done_at: it.doneAt,
        done_by: it.person,
        outcome: it.outcome,
        level: it.level,
        calendar_id: inForce.id,
        waiting_minutes: times.waiting,
        processing_minutes: times.processing,
      })
      .execute()
  }
}

async function walkList(query: {
  from: string
  to: string
  order?: 'ended' | 'waiting' | 'processing'
  only?: 'processed-within' | 'processed-over' | 'done-within' | 'done-over'
}) {
  const rows: Awaited<ReturnType<typeof ask>>['rows'] = []
  const ask = (after: string | null) =>
    office.people['kepala-dinas'].call(listStays, { query: { ...query, limit: 2, ...(after && { after }) } })
  for (let after: string | null = null, pages = 0; pages < 100; pages++) {
    const page: Awaited<ReturnType<typeof ask>> = await ask(after)
    rows.push(...page.rows)
    if (page.next === null) break
    after = page.next
  }
  return rows
}
