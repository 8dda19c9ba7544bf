import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  beginDossier,
  bringTo,
  openTestOffice,
  shown,
  someContent,
  tryAct,
  type TestOffice,
} from '../../test/office.ts'
import { dayOf, hoursOn, ZONE } from '../base/calendar.ts'
import { calendarOf } from '../base/calendar-edition.ts'
import { readWorkCalendar, saveWorkCalendar } from '../office/api/calendar.ts'
import { recountNext } from './recount.ts'

describe('a calendar that is corrected', () => {
  let office: TestOffice
  before(async () => {
    office = await openTestOffice()
  })
  after(() => office?.close())

  const dossierRow = (dossierId: string) =>
    office.db
      .selectFrom('dossier')
      .innerJoin('visit', (join) =>
        join.onRef('visit.dossier_id', '=', 'dossier.id').onRef('visit.number', '=', 'dossier.visit_number'),
      )
      .select([
        'dossier.due_at',
        'visit.due_at as visit_due',
        'visit.calendar_id',
        'visit.id as visit_id',
        'dossier.revision',
      ])
      .where('dossier.id', '=', dossierId)
      .executeTakeFirstOrThrow()
  const recountAll = async () => {
    while (await recountNext(office.db, new Date()));
  }
  /** Takes one day out of the calendar in force, as a decree does that comes late. */
  const takeOut = async (on: string) => {
    const { id: seen, edition } = await office.people.administrator.call(readWorkCalendar, {})
    const day = {
      on,
      name: 'Libur dadakan',
      kind: 'local' as const,
      hours: [],
      source: 'SE Bupati 1/2026',
      certain: true,
    }
    await office.people.administrator.call(saveWorkCalendar, {
      body: {
        seen,
        edition: { ...edition, days: [...edition.days.filter((it) => it.on !== on), day] },
        note: 'SE Bupati',
      },
    })
  }

  test('moves what is open and is due after the day, once; what is done stays as it was counted, and the ledger says it', async () => {
    const dossierId = await beginDossier(office, 'Jembatan ditutup')
    const going = await beginDossier(office, 'Jalan dibuka')
    await bringTo(office, going, 3, someContent('Jalan dibuka'))
    const [before, done] = [
      await dossierRow(dossierId),
      await office.db.selectFrom('visit').select(['due_at', 'waiting_minutes', 'processing_minutes']).where('dossier_id', '=', going).where('number', '=', 1).executeTakeFirstOrThrow(), // prettier-ignore
    ]
    const day = dayOf(ZONE, before.due_at)
    await takeOut(day)
    await recountAll()
    const now = await dossierRow(dossierId)
    const { edition, uncounted } = await office.people.auditor.call(readWorkCalendar, {})
    assert.equal(hoursOn(calendarOf(edition), day).length, 0)
    assert.ok(now.due_at > before.due_at)
    assert.deepEqual(now.due_at, now.visit_due)
    assert.equal(now.revision, before.revision, 'it is no act of anybody')
    assert.notEqual(now.calendar_id, before.calendar_id)
    assert.equal(uncounted, 0)
    assert.deepEqual(
      await office.db.selectFrom('visit').select(['due_at', 'waiting_minutes', 'processing_minutes']).where('dossier_id', '=', going).where('number', '=', 1).executeTakeFirstOrThrow(), // prettier-ignore
      done,
    )
    const recounts = await office.db
      .selectFrom('visit_recount')
      .selectAll()
      .where('visit_id', '=', now.visit_id)
      .execute()
    assert.deepEqual(
      recounts.map((it) => [it.from_due, it.to_due]),
      [[before.due_at, now.due_at]],
    )
    const entries = await office.db
      .selectFrom('ledger_entry')
      .select('body')
      .orderBy('index', 'desc')
      .limit(30)
      .execute()
    const kinds = entries.map((it) => (JSON.parse(it.body) as { kind: string }).kind)
    assert.equal(kinds.filter((it) => it === 'visits-recounted').length, 1)
    assert.equal(kinds.filter((it) => it === 'calendar-changed').length, 1)
    await recountAll()
    assert.deepEqual(await dossierRow(dossierId), now)
  })

  test('two rounds at once move each visit once, and an act in between loses nothing', async () => {
    const ids = []
    for (let at = 0; at < 6; at++) ids.push(await beginDossier(office, `Berkas ${at}`))
    const [first] = ids as [string]
    const before = await Promise.all(ids.map(dossierRow))
    await takeOut(dayOf(ZONE, (before[0] as { due_at: Date }).due_at))
    const [, , reply] = await Promise.all([
      recountNext(office.db, new Date()),
      recountNext(office.db, new Date()),
      tryAct(office.people['kepala-bidang'], first, { kind: 'hold', reason: 'Menunggu data OPD' }),
    ])
    assert.equal(reply.status, 200, shown(reply).join(' '))
    await recountAll()
    for (const [at, id] of ids.entries())
      assert.ok((await dossierRow(id)).due_at > (before[at] as { due_at: Date }).due_at, id)
    const rows = await office.db.selectFrom('visit_recount').select(({ fn }) => fn.countAll<number>().as('count')).groupBy(['visit_id', 'calendar_id']).execute() // prettier-ignore
    assert.ok(rows.every((it) => Number(it.count) === 1))
  })

  test('a dossier raised to Siaga runs by the clock on the wall from then on, and by the office’s again when lowered', async () => {
    const dossierId = await beginDossier(office, 'Banjir')
    const level = async (to: string) => {
      const reply = await tryAct(office.people['kepala-bidang'], dossierId, {
        kind: 'assess',
        level: to,
        reason: 'Air naik',
      })
      assert.equal(reply.status, 200, shown(reply).join(' '))
    }
    const { due_at: usual } = await dossierRow(dossierId)
    await level('alert')
    const raised = await dossierRow(dossierId)
    assert.ok(raised.due_at <= usual, 'nights and Sundays count')
    const paces = await office.db
      .selectFrom('visit_pace')
      .select('runs')
      .where('visit_id', '=', raised.visit_id)
      .orderBy('at')
      .execute()
    assert.deepEqual(
      paces.map((it) => it.runs),
      ['office', 'wall'],
    )
    await level('watch')
    const lowered = (await dossierRow(dossierId)).due_at
    assert.ok(
      Math.abs(lowered.getTime() - usual.getTime()) <= 15 * 60_000,
      `${lowered.toISOString()} and ${usual.toISOString()}`,
    )
  })
})
