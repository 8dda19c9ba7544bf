import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import { sql } from 'kysely'
import {
  beginDossier,
  bringTo,
  openTestOffice,
  shown,
  someContent,
  tryAct,
  type TestOffice,
} from '../../test/office.ts'
import { dayOf, ZONE } from '../base/calendar.ts'
import { newId } from '../base/id.ts'
import { heldOn } from '../db/authority.ts'
import { readDossier } from '../dossier/api.ts'
import { makeDecisionLink } from '../dossier/api/decision-link.ts'
import { addPerson, addTenure, endTenure, readOffice } from './api.ts'
import { appointActing } from './api/acting.ts'
import { endAbsence, enterAbsence, handOver, listAbsences, readAttendance, readAuthority } from './api/away.ts'
import { insertToken } from './stores/tokens.ts'
import { mayActOn, type Standing } from './rules/authority.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())

const dayFrom = (days: number) => dayOf(ZONE, new Date(Date.now() + days * 86_400_000))
const act = (who: TestOffice['nobody'], path: string, body: unknown) =>
  who.send('POST', path, body, { 'idempotency-key': randomUUID() })
const away = (personId: string, fromOn = dayFrom(0), untilOn = dayFrom(2)) => ({ personId, kind: 'sick' as const, fromOn, untilOn }) // prettier-ignore

describe('absences', () => {
  test('colleagues see the days and not the reason; who is back ends it, and another’s only the administrator', async () => {
    const { sekretaris, fungsional, administrator, auditor } = office.people
    const { id } = await sekretaris.call(enterAbsence, { body: away(sekretaris.personId) })
    const seen = async (who: TestOffice['nobody']) => {
      const row = (await who.call(listAbsences, {})).rows.find((it) => it.id === id)
      return row && [row.person.name, row.untilOn, row.kind, row.mayEnd]
    }
    const told = ['Orang sekretaris', dayFrom(2)]
    assert.deepEqual(await seen(sekretaris), [...told, 'sick', true])
    assert.deepEqual(await seen(administrator), [...told, 'sick', true])
    assert.deepEqual(await seen(fungsional), [...told, null, false])
    assert.deepEqual(await seen(auditor), [...told, null, false])
    const ledger = await sql<{ body: string }>`select body from ledger_entry where body like '%absence-entered%'`.execute(office.db) // prettier-ignore
    assert.ok(
      ledger.rows.length > 0 && ledger.rows.every((it) => !it.body.includes('sick')),
      'the ledger holds no reason',
    )
    assert.deepEqual(shown(await act(fungsional, `/api/absences/${id}/end`, undefined)), [403, 'not-your-role'])
    assert.deepEqual(shown(await act(fungsional, '/api/absences', away(sekretaris.personId))), [403, 'not-your-role'])
    assert.deepEqual(shown(await act(sekretaris, '/api/absences', away(sekretaris.personId))), [
      409,
      'absence-overlaps',
    ])
    await sekretaris.call(endAbsence, { params: { absenceId: id } })
    assert.equal(await seen(sekretaris), undefined)
    assert.deepEqual(shown(await act(sekretaris, `/api/absences/${id}/end`, undefined)), [404, 'not-found'])
  })

  test('what is no absence is refused', async () => {
    const { administrator, sekretaris } = office.people
    const tries: [object, number, string][] = [
      [{ untilOn: dayFrom(-1) }, 422, 'days-reversed'],
      [{ untilOn: dayFrom(400) }, 422, 'absence-too-long'],
      [{ personId: randomUUID() }, 404, 'not-found'],
      [{ kind: 'holiday' }, 400, 'input'],
      [{ untilOn: '2026-02-30' }, 400, 'input'],
      [{ reason: 'flu' }, 400, 'input'],
    ]
    for (const [more, ...refusal] of tries)
      assert.deepEqual(shown(await act(administrator, '/api/absences', { ...away(sekretaris.personId), ...more })), refusal) // prettier-ignore
  })

  test('a post whose only holder is away is told with who could stand in, and blocks nothing', async () => {
    const { administrator, fungsional } = office.people
    const kadis = office.people['kepala-dinas']
    const { id } = await administrator.call(enterAbsence, { body: away(kadis.personId) })
    const post = async () => (await fungsional.call(readAttendance, {})).posts.find((it) => it.id === 'kepala-dinas')
    const told = await post()
    assert.deepEqual(told?.able.map((it) => it.awayUntil), [dayFrom(2)]) // prettier-ignore
    assert.deepEqual(told?.substitutes[0], { id: office.people.sekretaris.personId, name: 'Orang sekretaris' })
    const dossierId = await beginDossier(office, 'Tetap jalan')
    const version = await bringTo(office, dossierId, 4, someContent('Tetap jalan'))
    await office.decide(dossierId, version, { answer: 'yes' })
    await administrator.call(endAbsence, { params: { absenceId: id } })
    assert.deepEqual((await post())?.able.map((it) => it.awayUntil), [null]) // prettier-ignore
  })
})

describe('who may do what on a day', () => {
  test('is explained to the administrator and the auditor, and to nobody else', async () => {
    const { administrator, auditor, sekretaris, fungsional } = office.people
    const kadis = office.people['kepala-dinas']
    await administrator.call(enterAbsence, { body: away(kadis.personId, dayFrom(40), dayFrom(42)) })
    const letter = { form: 'plh' as const, personId: sekretaris.personId, forPersonId: kadis.personId, postId: 'kepala-dinas', number: '800/77/2026', datedOn: dayFrom(0), scanHash: null, kinds: null, steps: [4] } // prettier-ignore
    await administrator.call(appointActing, { body: { ...letter, fromOn: dayFrom(40), untilOn: dayFrom(41) } })
    const on = async (day: string) =>
      (await auditor.call(readAuthority, { query: { on: day } })).posts.find((it) => it.id === 'kepala-dinas')
    const then = await on(dayFrom(40))
    assert.deepEqual(
      then?.able.map((it) => [it.person.name, it.acting, it.letter, it.forPerson, it.steps, it.awayUntil]),
      [
        ['Orang kepala-dinas', null, '', null, null, dayFrom(42)],
        ['Orang sekretaris', 'plh', '800/77/2026', 'Orang kepala-dinas', [4], null],
      ],
    )
    assert.equal(then?.unattended, true, 'a letter for one step is not the post')
    assert.deepEqual([(await on(dayFrom(43)))?.unattended, (await on(dayFrom(43)))?.able.length], [false, 1])
    assert.deepEqual(shown(await fungsional.send('GET', '/api/authority')), [403, 'not-your-role'])
    assert.equal((await administrator.send('GET', '/api/authority?on=kemarin')).status, 400)
  })

  test('is the same in the rule that explains it and in the query that decides it', async () => {
    const days = Array.from({ length: 12 }, (_, at) => `2031-05-${String(at + 1).padStart(2, '0')}`)
    const day = fc.constantFrom(...days)
    const someone = fc.record({ role: fc.constantFrom('officer' as const, 'auditor' as const, 'administrator' as const), leftOn: fc.option(day) }) // prettier-ignore
    const tenure = fc.record({ who: fc.nat(2), fromOn: day, untilOn: fc.option(day) })
    await fc.assert(
      fc.asyncProperty(fc.array(someone, { minLength: 3, maxLength: 3 }), fc.array(tenure, { maxLength: 6 }), day, async (people, tenures, on) => {
        const ids = people.map(() => newId())
        const now = new Date()
        const whole = tenures.filter((it) => it.untilOn === null || it.untilOn >= it.fromOn)
        const standings: Standing[] = whole.map((it) => ({ personId: ids[it.who] ?? '', postId: 'sekretaris', fromOn: it.fromOn, untilOn: it.untilOn, leftOn: people[it.who]?.leftOn ?? null, isAuditor: people[it.who]?.role === 'auditor', kinds: null, steps: null })) // prettier-ignore
        const rolledBack = new Error('only looked at')
        let held: string[] = []
        await office.db
          .transaction()
          .execute(async (tx) => {
            for (const [at, it] of people.entries())
              await tx.insertInto('person').values({ id: ids[at] as string, name: 'x', email: `${ids[at]}@x.id`, role: it.role, left_on: it.leftOn, created_at: now, updated_at: now }).execute() // prettier-ignore
            for (const it of standings)
              await tx.insertInto('tenure').values({ id: newId(), person_id: it.personId, post_id: it.postId, from_on: it.fromOn, until_on: it.untilOn, created_at: now }).execute() // prettier-ignore
            held = (await heldOn(tx, on).select('person.id').where('person.id', 'in', ids).execute()).map((it) => it.id)
            throw rolledBack
          })
          .catch((error: unknown) => assert.equal(error, rolledBack))
        assert.deepEqual(held.toSorted(), mayActOn(on, standings, []).map((it) => it.personId).toSorted()) // prettier-ignore
      }),
      { numRuns: 60 },
    ) // prettier-ignore
  })
})

describe('a post changes hands', () => {
  test('on a day; its open work follows it, and what was done keeps its name', async () => {
    const { administrator } = office.people
    const kabid = office.people['kepala-bidang']
    const person = { name: 'Kabid baru', email: 'kabid-baru@contoh.go.id', role: 'officer' as const, rank: '', nip: '', password: 'sandi-untuk-uji' } // prettier-ignore
    const { id: newcomer } = await administrator.call(addPerson, { body: person })
    const dossierId = await beginDossier(office, 'Ganti kepala bidang')
    await tryAct(kabid, dossierId, { kind: 'open' })
    const look = () => office.people.sekretaris.call(readDossier, { params: { dossierId } })
    assert.equal((await look()).holder?.name, 'Orang kepala-bidang')
    const tenureId = (await administrator.call(readOffice, {})).tenures.find((it) => it.post.id === 'kepala-bidang')?.id ?? '' // prettier-ignore
    const hand = (more: object) => act(administrator, `/api/tenures/${tenureId}/handover`, { personId: newcomer, lastDay: dayFrom(0), ...more }) // prettier-ignore
    const before = await hand({ lastDay: dayFrom(-3) })
    assert.deepEqual([...shown(before), before.body['field']], [422, 'days-reversed', 'lastDay'])
    assert.deepEqual(shown(await hand({ personId: office.people.auditor.personId })), [422, 'person-cannot-act'])
    assert.deepEqual(shown(await hand({ personId: randomUUID() })), [404, 'not-found'])
    assert.equal((await administrator.call(readOffice, {})).tenures.find((it) => it.id === tenureId)?.untilOn, null, 'a refused hand-over ends nothing') // prettier-ignore
    const plh = { form: 'plh' as const, personId: office.people.fungsional.personId, forPersonId: kabid.personId, postId: 'kepala-bidang', number: '800/78', datedOn: dayFrom(0), scanHash: null, kinds: null, steps: null, fromOn: dayFrom(0), untilOn: dayFrom(5) } // prettier-ignore
    const { id: letter } = await administrator.call(appointActing, { body: plh })
    assert.deepEqual(shown(await hand({})), [409, 'acting-runs-on'])
    assert.deepEqual(shown(await act(administrator, `/api/tenures/${letter}/handover`, { personId: newcomer, lastDay: dayFrom(0) })), [409, 'handover-of-absence']) // prettier-ignore
    await administrator.call(endTenure, { params: { tenureId: letter }, body: { untilOn: dayFrom(0) } })
    await administrator.call(handOver, { params: { tenureId }, body: { personId: newcomer, lastDay: dayFrom(0) } })
    assert.equal((await look()).holder?.name, 'Orang kepala-bidang', 'still theirs on the last day')

    // The next day comes without anything having to run.
    await office.db.updateTable('tenure').set({ from_on: dayFrom(-1), until_on: dayFrom(-1) }).where('id', '=', tenureId).execute() // prettier-ignore
    await office.db
      .updateTable('tenure')
      .set({ from_on: dayFrom(0) })
      .where('person_id', '=', newcomer)
      .execute()
    const after = await look()
    assert.equal(after.holder, null)
    assert.equal(after.trail.find((it) => it.kind === 'open')?.person, 'Orang kepala-bidang')
    assert.deepEqual(shown(await tryAct(kabid, dossierId, { kind: 'hold', reason: 'x' })), [403, 'not-your-step'])
    await administrator.call(addTenure, { body: { personId: kabid.personId, postId: 'kepala-bidang', fromOn: dayFrom(0), untilOn: null } }) // prettier-ignore
  })

  test('who leaves has no access from that day on: not by token, nor by a link to decide, with no job run', async () => {
    const kadis = office.people['kepala-dinas']
    const dossierId = await beginDossier(office, 'Pemimpin berhenti')
    await bringTo(office, dossierId, 4, someContent('Pemimpin berhenti'))
    const { url } = await office.people.sekretaris.call(makeDecisionLink, { params: { dossierId }, body: {} })
    const path = new URL(url).pathname
    const { token } = await office.db.transaction().execute((tx) => insertToken(tx, { personId: kadis.personId, name: 'lain', expiresAt: new Date(Date.now() + 86_400_000) }, new Date())) // prettier-ignore
    const page = () => office.app.inject({ method: 'GET', url: path })
    const byToken = () => office.app.inject({ method: 'GET', url: '/api/me', headers: { authorization: `Bearer ${token}` } }) // prettier-ignore
    const leave = (on: string | null) => office.db.updateTable('person').set({ left_on: on }).where('id', '=', kadis.personId).execute() // prettier-ignore
    await leave(dayFrom(1))
    assert.deepEqual([(await page()).statusCode, (await byToken()).statusCode], [200, 200])
    await leave(dayFrom(0)) // the day has come
    assert.deepEqual([(await page()).statusCode, (await byToken()).statusCode], [410, 401])
    await leave(null)
  })
})
