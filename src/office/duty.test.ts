import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { beginDossier, openTestOffice, shown, tryAct, type TestOffice, type TestPerson } from '../../test/office.ts'
import { dayOf, ZONE } from '../base/calendar.ts'
import type { Answer, Ask } from '../http/contract.ts'
import { previewRule, saveRule } from '../notice/api/rules.ts'
import { runTimers } from '../notice/jobs.ts'
import { addPerson } from './api.ts'
import { enterAbsence, readAuthority } from './api/away.ts'
import { closeDuty, enterDuty, proposeDuty, readDuty, readDutyNow, replaceDuty, type readDutyFile } from './api/duty.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())

const HOUR_MS = 3_600_000
const dayFrom = (days: number) => dayOf(ZONE, new Date(Date.now() + days * 24 * HOUR_MS))
/** A whole hour so far from the one that runs. */
const hour = (from: number) => new Date((Math.floor(Date.now() / HOUR_MS) + from) * HOUR_MS).toISOString()
type Asked = Ask<typeof enterDuty>['body']['shifts'][number]
const shift = (person: TestPerson, from: number, until: number, more: Partial<Asked> = {}): Asked => ({ from: hour(from), until: hour(until), personIds: [person.personId], letterNumber: '094/12/2026', letteredOn: dayFrom(-2), note: '', ...more }) // prettier-ignore
const act = (who: TestPerson, path: string, body: unknown) => who.send('POST', path, body, { 'idempotency-key': randomUUID() }) // prettier-ignore
const enter = (...shifts: Asked[]) => office.people.administrator.call(enterDuty, { body: { shifts } })
const tryEnter = (...shifts: object[]) => act(office.people.administrator, '/api/duty', { shifts })
const roster = (from = -2, to = 20) => office.people.fungsional.call(readDuty, { query: { from: dayFrom(from), to: dayFrom(to) } }) // prettier-ignore
const find = async (from: string) => (await roster()).shifts.find((it) => it.from === from)
const ledgerOf = async (kind: string) => (await sql<{ body: string }>`select body from ledger_entry where body like ${`%"${kind}"%`} order by index`.execute(office.db)).rows.map((it) => JSON.parse(it.body) as Record<string, unknown>) // prettier-ignore

describe('the roster', () => {
  test('is entered whole, read by all, and stands in the ledger', async () => {
    const { sekretaris, fungsional, auditor } = office.people
    await enter(
      shift(sekretaris, 24, 32, { personIds: [sekretaris.personId, fungsional.personId], note: 'Ruang media, telp. 0355-791' }),
      shift(fungsional, 32, 40),
    ) // prettier-ignore
    const first = await find(hour(24))
    assert.deepEqual(first?.people.map((it) => it.name), ['Orang sekretaris', 'Orang fungsional']) // prettier-ignore
    assert.deepEqual([first?.letterNumber, first?.note, first?.open, first?.closed, first?.withdrawn], ['094/12/2026', 'Ruang media, telp. 0355-791', true, null, false]) // prettier-ignore
    const query = { from: dayFrom(0), to: dayFrom(30) }
    assert.equal((await auditor.call(readDuty, { query })).shifts.length, 2)
    const [entry] = await ledgerOf('duty-entered')
    assert.deepEqual([entry?.['count'], entry?.['letters']], [2, ['094/12/2026']])
    assert.match(String(entry?.['shiftsHash']), /^[0-9a-f]{64}$/)
  })

  test('is the administrator’s to keep', async () => {
    const id = (await find(hour(24)))?.id ?? ''
    for (const who of [office.people.sekretaris, office.people['kepala-dinas']]) {
      assert.deepEqual(shown(await act(who, '/api/duty', { shifts: [shift(who, 200, 201)] })), [403, 'not-your-role'])
      assert.deepEqual(shown(await act(who, `/api/duty/${id}/close`, { reason: 'x' })), [403, 'not-your-role'])
      assert.deepEqual(shown(await who.send('GET', '/api/duty/csv')), [403, 'not-your-role'])
    }
  })

  test('takes nothing when one shift cannot be, and says which and why', async () => {
    const { sekretaris, fungsional, auditor } = office.people
    const count = async () => (await roster()).shifts.length
    const was = await count()
    const bad: [object, string][] = [
      [shift(sekretaris, 31, 33), 'overlaps'],
      [shift(auditor, 50, 51), 'person-unfit'],
      [shift(sekretaris, 50, 51, { personIds: [randomUUID()] }), 'person-unfit'],
      [shift(sekretaris, 50, 50), 'reversed'],
      [shift(sekretaris, 50, 75), 'too-long'],
      [shift(sekretaris, -5, -2), 'over'],
      [shift(sekretaris, 24 * 401, 24 * 401 + 1), 'too-far'],
      [{ ...shift(sekretaris, 0, 1), from: '9999-12-31T00:00:00Z', until: '9999-12-31T01:00:00Z' }, 'too-far'],
      [{ ...shift(sekretaris, 0, 1), from: '0000-01-01T00:00:00Z', until: '0000-01-01T01:00:00Z' }, 'over'],
      [shift(sekretaris, 50, 51, { personIds: [sekretaris.personId, sekretaris.personId] }), 'twice'],
      [shift(sekretaris, 50, 51, { letteredOn: dayFrom(9) }), 'letter-late'],
    ]
    for (const [it, problem] of bad) {
      const { status, body } = await tryEnter(shift(fungsional, 60, 61), it)
      assert.deepEqual([status, body['code'], body['problem'], body['row']], [422, 'duty-wrong', problem, 2], problem)
    }
    const one = shift(fungsional, 60, 61)
    for (const it of [
      { ...one, personIds: [] },
      { ...one, letterNumber: ' ' },
      { ...one, note: 'x'.repeat(201) },
      { ...one, from: '2026-12-01' },
      { ...one, phone: '1' },
    ])
      // prettier-ignore
      assert.deepEqual(shown(await tryEnter(it)), [400, 'input'])
    assert.deepEqual(shown(await tryEnter()), [400, 'input'])
    assert.equal(await count(), was)
  })

  test('that two enter at once holds nobody twice', async () => {
    const { fungsional } = office.people
    const replies = await Promise.all([1, 2, 3].map(() => tryEnter(shift(fungsional, 100, 101))))
    assert.deepEqual(replies.map((it) => it.status).toSorted(), [200, 422, 422])
  })

  test('withdraws a shift that has not begun, with its reason; then the time is free, and nothing of it changes again', async () => {
    const { administrator, sekretaris } = office.people
    await enter(shift(sekretaris, 110, 118))
    const id = (await find(hour(110)))?.id ?? ''
    assert.deepEqual(shown(await act(administrator, `/api/duty/${id}/close`, { reason: ' ' })), [400, 'input'])
    await administrator.call(closeDuty, { params: { shiftId: id }, body: { reason: 'Siaga dicabut' } })
    const it = await find(hour(110))
    const seen = async (who: TestPerson) => {
      const query = { from: dayFrom(0), to: dayFrom(20) }
      return (await who.call(readDuty, { query })).shifts.find((one) => one.id === id)?.closed
    }
    assert.deepEqual([it?.withdrawn, it?.open, it?.closed?.reason, it?.closed?.by], [true, false, null, 'Orang administrator']) // prettier-ignore
    for (const who of [administrator, sekretaris]) assert.equal((await seen(who))?.reason, 'Siaga dicabut')
    assert.deepEqual(shown(await act(administrator, `/api/duty/${id}/close`, { reason: 'lagi' })), [409, 'duty-over'])
    assert.deepEqual(shown(await act(administrator, `/api/duty/${randomUUID()}/close`, { reason: 'x' })), [404, 'not-found']) // prettier-ignore
    await enter(shift(sekretaris, 110, 118))
    assert.equal((await ledgerOf('duty-closed')).at(-1)?.['shiftId'], id)
  })

  test('gives what is left of a running shift to another, and keeps who was there until now', async () => {
    const { administrator, sekretaris, fungsional } = office.people
    const kabid = office.people['kepala-bidang']
    await enter(shift(kabid, -2, 3))
    const now = () => fungsional.call(readDutyNow, {})
    assert.deepEqual((await now()).now.map((it) => it.people.map((one) => one.name)), [['Orang kepala-bidang']]) // prettier-ignore
    const id = (await find(hour(-2)))?.id ?? ''
    const others = { personIds: [sekretaris.personId], letterNumber: '094/13/2026', letteredOn: dayFrom(-1), note: '', reason: 'Sakit' } // prettier-ignore
    const busy = await act(administrator, `/api/duty/${id}/replace`, { ...others, personIds: [office.people.auditor.personId] }) // prettier-ignore
    assert.deepEqual([busy.status, busy.body['problem']], [422, 'person-unfit'])
    assert.equal((await find(hour(-2)))?.open, true, 'a refused change ends nothing')
    await administrator.call(replaceDuty, { params: { shiftId: id }, body: others })
    const after = await now()
    assert.deepEqual(after.now.map((it) => [it.people[0]?.name, it.until]), [['Orang sekretaris', hour(3)]]) // prettier-ignore
    const old = await find(hour(-2))
    assert.deepEqual([old?.people[0]?.name, old?.withdrawn, old?.closed?.reason], ['Orang kepala-bidang', false, null], 'why may be about health') // prettier-ignore
    assert.equal((await ledgerOf('duty-replaced')).at(-1)?.['letterNumber'], '094/13/2026')
    const [own] = (await sekretaris.call(readDutyNow, {})).own
    assert.deepEqual([own?.until, own?.runs], [hour(3), true])
  })

  test('is never changed by whatever is told to the database', async () => {
    const shifts = sql`update duty_shift set note = 'lain'`.execute(office.db)
    await assert.rejects(shifts, /final/)
    await assert.rejects(sql`delete from duty_shift`.execute(office.db), /final/)
    await assert.rejects(sql`update duty_person set ordinal = ordinal`.execute(office.db), /final/)
    // What is over is over: it cannot be closed with an instant after its end.
    const over = sql`update duty_shift set closed_by = entered_by, closed_at = until_at, close_reason = 'x' where closed_at is null`.execute(office.db) // prettier-ignore
    await assert.rejects(over, /check constraint/)
  })

  test('has nobody on duty who has left', async () => {
    const { sekretaris, fungsional } = office.people
    const leave = (on: string | null) => office.db.updateTable('person').set({ left_on: on }).where('id', '=', sekretaris.personId).execute() // prettier-ignore
    await leave(dayFrom(-1))
    assert.deepEqual((await fungsional.call(readDutyNow, {})).now, [])
    await leave(null)
    assert.equal((await fungsional.call(readDutyNow, {})).now.length, 1)
  })

  test('is part of who may do what on a day, by its letter', async () => {
    const { auditor, sekretaris } = office.people
    const from = new Date(hour(110))
    const on = (day: string) => auditor.call(readAuthority, { query: { on: day } })
    const { duty } = await on(dayOf(ZONE, from))
    const its = duty.filter((it) => it.from === hour(110))
    assert.deepEqual(its.map((it) => [it.people[0]?.id, it.letter]), [[sekretaris.personId, '094/12/2026']], 'and the one that was withdrawn is not') // prettier-ignore
    assert.deepEqual((await on(dayFrom(300))).duty, [])
  })

  test('is shown for a month at most', async () => {
    const { fungsional } = office.people
    const read = (from: string, to: string) => fungsional.send('GET', `/api/duty?from=${from}&to=${to}`)
    assert.deepEqual(shown(await read('2026-12-02', '2026-12-01')), [422, 'duty-days-reversed'])
    assert.deepEqual(shown(await read('2026-12-01', '2027-01-01')), [422, 'duty-days-reversed'])
    assert.equal((await read('2026-12-01', '2026-12-31')).status, 200)
  })
})

describe('what would be entered', () => {
  const pattern = (more: object = {}) => ({ fromOn: dayFrom(10), untilOn: dayFrom(11), weekdays: [1, 2, 3, 4, 5, 6, 7], turns: [{ from: 420, until: 1260 }, { from: 1260, until: 420 }], teams: [[office.people.fungsional.personId], [office.people['kepala-bidang'].personId]], letterNumber: '094/14', letteredOn: dayFrom(-1), note: '', ...more }) // prettier-ignore

  test('by a pattern is told before it is, with who is away, and kept only when it is entered', async () => {
    const { administrator, fungsional } = office.people
    await fungsional.call(enterAbsence, { body: { personId: fungsional.personId, kind: 'leave', fromOn: dayFrom(11), untilOn: dayFrom(11) } }) // prettier-ignore
    const told = await administrator.call(proposeDuty, { body: pattern() })
    assert.deepEqual([told.shifts.length, told.bad, told.over, told.away, told.zone], [4, 0, 0, ['Orang fungsional'], ZONE]) // prettier-ignore
    assert.equal((await roster(10, 11)).shifts.length, 0)
    const shifts = told.shifts.map(({ people, ...it }) => ({ ...it, personIds: people.map(({ id }) => id) }))
    assert.deepEqual(await administrator.call(enterDuty, { body: { shifts } }), { count: 4 })
    const again = await administrator.call(proposeDuty, { body: pattern() })
    assert.deepEqual([again.bad, again.problems[0]?.row], [4, 1])
    assert.match(again.problems[0]?.sentence ?? '', /Orang fungsional sudah piket/)
    assert.deepEqual((await roster(10, 12)).shifts.filter((it) => it.away.length > 0).length, 1)
  })

  test('of a pattern leaves out what is over by now, and refuses days that no roster has', async () => {
    const { administrator } = office.people
    const past = await administrator.call(proposeDuty, { body: pattern({ fromOn: dayFrom(-3), untilOn: dayFrom(-2), letteredOn: dayFrom(-9) }) }) // prettier-ignore
    assert.deepEqual([past.shifts.length, past.over], [0, 4])
    const tries: [object, number, string][] = [
      [{ untilOn: dayFrom(9) }, 422, 'duty-days-reversed'],
      [{ untilOn: dayFrom(500) }, 422, 'duty-days-reversed'],
      [{ untilOn: dayFrom(380), turns: Array.from({ length: 12 }, (_, at) => ({ from: at * 60, until: at * 60 + 60 })) }, 422, 'duty-full'], // prettier-ignore
      [{ weekdays: [] }, 400, 'input'],
      [{ weekdays: [1, 1] }, 400, 'input'],
      [{ turns: [{ from: 1440, until: 60 }] }, 400, 'input'],
      [{ teams: [] }, 400, 'input'],
      [{ teams: [[]] }, 400, 'input'],
    ]
    for (const [more, ...refusal] of tries)
      assert.deepEqual(shown(await administrator.send('POST', '/api/duty/pattern', pattern(more))), refusal)
  })

  test('by a table is read row by row, every bad one named', async () => {
    const { administrator } = office.people
    const read = async (text: string) => {
      const reply = await administrator.send('POST', '/api/duty/file?name=piket.csv', text, { 'content-type': 'application/octet-stream' }) // prettier-ignore
      return { ...shownFile(reply.body), status: reply.status, code: reply.body['code'] }
    }
    const head = 'mulai;selesai;petugas;surat;tanggal surat;keterangan'
    const day = dayFrom(15)
    const good = `${day} 07:00;${day} 14.00;sekretaris@contoh.go.id;094/15;${dayFrom(0)};Ruang 2`
    const found = await read([head, good, `${day} 14.00;;Orang sekretaris;094/15;${dayFrom(0)};`, `${day} 14:00;${day} 21:00;Orang tak dikenal;094/15;${dayFrom(0)};`, good].join('\n')) // prettier-ignore
    assert.deepEqual([found.status, found.shifts.length, found.bad], [200, 2, 3])
    assert.deepEqual(found.problems.map((it) => it.row), [3, 4, 5]) // prettier-ignore
    assert.match(found.problems.at(-1)?.sentence ?? '', /Orang sekretaris sudah piket/)
    assert.deepEqual(found.shifts[0]?.people, [{ id: office.people.sekretaris.personId, name: 'Orang sekretaris' }])
    assert.equal((await roster(15, 15)).shifts.length, 0)
    assert.deepEqual([(await read('nama;jam\nx;y')).code, (await read('')).code], ['duty-no-header', 'import-empty'])
    const many = Array.from({ length: 1501 }, (_, at) => good.replace('094/15', `094/${at}`))
    assert.equal((await read([head, ...many].join('\n'))).code, 'duty-full')
  })

  test('comes back from what was written out', async () => {
    const { administrator } = office.people
    const csv = await administrator.send('GET', '/api/duty/csv?language=id')
    const lines = String(csv.body['text']).trim().split('\r\n')
    assert.match(lines[0] ?? '', /^\ufeff?Mulai,Selesai,Petugas,Surat,Tanggal surat,Keterangan$/)
    const reply = await administrator.send('POST', '/api/duty/file?name=p.csv', String(csv.body['text']), { 'content-type': 'application/octet-stream' }) // prettier-ignore
    const read = shownFile(reply.body)
    assert.equal(read.shifts.length, lines.length - 1)
    assert.ok(
      read.problems.every((it) => /sudah piket/.test(it.sentence)),
      'all of them stand already',
    )
  })
})

describe('who is on duty is told of a crisis', () => {
  const toldTo = async (personId: string, dossierId: string) => {
    const rows = await office.db.selectFrom('notice').select(['kind', 'urgent']).where('person_id', '=', personId).where('dossier_id', '=', dossierId).execute() // prettier-ignore
    return rows.map((it) => `${it.kind}${it.urgent ? '!' : ''}`).toSorted()
  }
  const raise = (dossierId: string) => tryAct(office.people['kepala-bidang'], dossierId, { kind: 'assess', level: 'alert', reason: 'Warga terisolasi' }) // prettier-ignore
  const runAll = async (now: Date) => {
    while (await runTimers(office.db, now));
  }
  let night: string
  before(async () => {
    const { administrator } = office.people
    const person = { name: 'Petugas malam', email: 'malam@contoh.go.id', role: 'officer' as const, rank: '', nip: '', password: 'sandi-untuk-uji' } // prettier-ignore
    night = (await administrator.call(addPerson, { body: person })).id
    // The administrator holds no post: whatever they are told of a dossier they are told on duty.
    await enter(shift(administrator, -1, 3), shift(administrator, 80, 90, { personIds: [night] }))
  })

  test('at that instant and once, by day and by night, beside those whom the rules tell', async () => {
    const { administrator, sekretaris } = office.people
    const dossierId = await beginDossier(office, 'Jembatan putus')
    assert.deepEqual(await toldTo(administrator.personId, dossierId), [], 'nothing of what is no crisis')
    await raise(dossierId)
    assert.deepEqual(await toldTo(administrator.personId, dossierId), ['level-raised!'])
    assert.deepEqual(await toldTo(sekretaris.personId, dossierId), ['level-raised!'], 'on duty and in a post: once')
    const { due_at } = await office.db.selectFrom('dossier').select('due_at').where('id', '=', dossierId).executeTakeFirstOrThrow() // prettier-ignore
    await runAll(new Date(due_at.getTime() - 60_000))
    const byDay = ['due-soon!', 'half-time', 'level-raised!']
    assert.deepEqual(await toldTo(administrator.personId, dossierId), byDay)
    const atNight = new Date(hour(81))
    await Promise.all([runAll(atNight), runAll(atNight)])
    await runAll(new Date(hour(82)))
    assert.deepEqual(await toldTo(night, dossierId), ['late!'], 'by night once, on whatever node')
    assert.deepEqual(await toldTo(administrator.personId, dossierId), byDay, 'their shift is over')
  })

  test('of a limited dossier only where they may read it', async () => {
    const { administrator, fungsional } = office.people
    const dossierId = await beginDossier(office, 'Rahasia')
    const limited = await tryAct(office.people['kepala-bidang'], dossierId, { kind: 'limit', readers: { postIds: ['kepala-bidang'], personIds: [fungsional.personId] }, reason: 'Rahasia' }) // prettier-ignore
    assert.equal(limited.status, 200)
    assert.equal((await raise(dossierId)).status, 200)
    assert.deepEqual(await toldTo(administrator.personId, dossierId), [])
    assert.deepEqual(await toldTo(fungsional.personId, dossierId), ['level-raised!'])
  })

  test('by a rule like any other, which the administrator may switch', async () => {
    const { administrator } = office.people
    const rule = { on: true, to: ['posts' as const], weight: 'normal' as const, amount: null }
    const params = { kind: 'level-raised' as const }
    const told = await administrator.call(previewRule, { params, body: { ...rule, to: ['on-duty'] } })
    assert.deepEqual([told.besides, told.steps.every((it) => it.people.length === 0)], [['on-duty'], true])
    await administrator.call(saveRule, { params, body: rule })
    const dossierId = await beginDossier(office, 'Tanpa piket')
    await raise(dossierId)
    assert.deepEqual(await toldTo(administrator.personId, dossierId), [])
    await administrator.call(saveRule, { params, body: { ...rule, to: ['posts', 'on-duty'] } })
  })

  test('and hours without anybody are told to the administrator alone, while there is a crisis', async () => {
    const { administrator, fungsional } = office.people
    const { unattended } = await administrator.call(readDutyNow, {})
    assert.ok(unattended)
    for (const it of unattended) assert.ok(it.from < it.until && it.until <= new Date(Date.now() + 24 * HOUR_MS).toISOString()) // prettier-ignore
    assert.equal((await fungsional.call(readDutyNow, {})).unattended, null)
    const end = { ended_at: new Date(), ended_by: administrator.personId, end_reason: 'Selesai' }
    await office.db.updateTable('situation').set(end).where('ended_at', 'is', null).execute()
    assert.equal((await administrator.call(readDutyNow, {})).unattended, null)
  })
})

const shownFile = (body: Record<string, unknown>) => body as Answer<typeof readDutyFile>
