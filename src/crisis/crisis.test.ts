import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  beginDossier,
  bringTo,
  handOn,
  openTestOffice,
  someContent,
  type TestOffice,
  type TestPerson,
} from '../../test/office.ts'
import { dayOf, ZONE } from '../base/calendar.ts'
import { isAnyInCrisis } from '../db/crisis.ts'
import { actOnDossier, readDay, readDossier } from '../dossier/api.ts'
import { perform } from '../engine/perform.ts'
import { closeDuty, enterDuty } from '../office/api/duty.ts'
import { findOfficer } from '../office/stores/officer.ts'
import type { CrisisLevel } from '../base/levels.ts'
import * as api from './api.ts'
import { ringAlarms } from './jobs.ts'
import { listPromises } from './stores/promises.ts'
import { listSituations } from './stores/situations.ts'

let office: TestOffice
let staff: TestPerson
let head: TestPerson
before(async () => {
  office = await openTestOffice()
  staff = office.people.fungsional
  head = office.people['kepala-bidang']
})
after(() => office.close())

const setLevel = async (dossierId: string, level: CrisisLevel, reason = 'Warga terluka') => {
  const { revision } = await head.call(readDossier, { params: { dossierId } })
  await head.call(actOnDossier, {
    params: { dossierId },
    body: { seenRevision: revision, act: { kind: 'assess', level, reason } },
  })
}
const inSiaga = async (title = 'Longsor') => {
  const dossierId = await beginDossier(office, title)
  await setLevel(dossierId, 'alert')
  return dossierId
}
const read = (dossierId: string, who = staff) => who.call(api.readSituation, { params: { dossierId } })
const post = async (dossierId: string, path: string, body: object, who = staff) => {
  const sent = await who.send('POST', `/api/dossiers/${dossierId}/situation/${path}`, body, { 'idempotency-key': randomUUID() }) // prettier-ignore
  return [sent.status, sent.body['code'] ?? null, sent.body['field'] ?? null]
}
const later = (minutes: number, from = new Date()) => new Date(from.getTime() + minutes * 60_000)

test('the level itself begins the first hour: a checklist, the clock to the holding statement, and nothing before it', async () => {
  const dossierId = await beginDossier(office, 'Kabar biasa')
  const none = await staff.send('GET', `/api/dossiers/${dossierId}/situation`)
  assert.deepEqual([none.status, none.body['code']], [404, 'crisis-none'])
  await setLevel(dossierId, 'alert')
  const it = await read(dossierId)
  assert.equal(it.ended, null)
  assert.ok(it.steps.length >= 8 && it.steps.every((step) => step.done === null))
  const [statement] = it.promises
  assert.equal(statement?.kind, 'statement')
  assert.equal(Date.parse(statement?.dueAt ?? '') - Date.parse(it.begunAt), 60 * 60_000)
  assert.deepEqual(it.levels.at(-1)?.level, 'alert')
  // Higher still is the same hour.
  await setLevel(dossierId, 'crisis')
  const higher = await read(dossierId)
  assert.deepEqual([higher.begunAt, higher.promises.length, higher.level], [it.begunAt, 1, 'crisis'])
  // Below it, it is over; back again, the record goes on.
  await setLevel(dossierId, 'attention', 'Sudah tertangani')
  assert.equal((await read(dossierId)).ended?.reason, 'Sudah tertangani')
  assert.deepEqual(await post(dossierId, 'facts', { factId: null, state: 'unknown', text: 'Apa', source: '' }), [409, 'crisis-over', null]) // prettier-ignore
  await setLevel(dossierId, 'alert', 'Longsor susulan')
  assert.equal((await read(dossierId)).ended, null)
})

test('a step is ticked off once, by a person, with its minute, and stays so in the database itself', async () => {
  const dossierId = await inSiaga()
  const [step] = (await read(dossierId)).steps
  const tick = { stepId: step?.id ?? '', doneAt: new Date().toISOString(), note: 'Kadis sudah tahu' }
  assert.deepEqual(await post(dossierId, 'steps', tick), [200, null, null])
  assert.deepEqual(await post(dossierId, 'steps', tick, head), [409, 'crisis-step-done', null])
  assert.deepEqual(await post(dossierId, 'lessons', { text: 'x' }), [409, 'crisis-running', null])
  assert.deepEqual(await post(dossierId, 'steps', { ...tick, stepId: 'tidak-ada' }), [404, 'not-found', null])
  const done = (await read(dossierId)).steps[0]?.done
  assert.deepEqual([done?.note, done?.minute], ['Kadis sudah tahu', 0])
  await assert.rejects(sql`update situation_tick set note = ''`.execute(office.db), /are final/)
})

test('a fact moves by a new entry, never over the old one; what is known has a source', async () => {
  const dossierId = await inSiaga()
  const say = (more: object) => post(dossierId, 'facts', { factId: null, state: 'checking', text: 'Dua luka', source: '', ...more }) // prettier-ignore
  assert.deepEqual(await say({}), [200, null, null])
  const [first] = (await read(dossierId)).facts
  assert.deepEqual(await say({ factId: first?.factId, state: 'known' }), [422, 'fact-source-missing', 'source'])
  assert.deepEqual(await say({ factId: first?.factId, state: 'known', source: 'BPBD 06.40' }), [200, null, null])
  const { facts } = await read(dossierId)
  assert.deepEqual(facts.map((it) => [it.factId, it.state]), [[first?.id, 'checking'], [first?.id, 'known']]) // prettier-ignore
  // A fact of another dossier is none of this one.
  const other = await inSiaga()
  assert.deepEqual(await post(other, 'facts', { factId: first?.factId, state: 'unknown', text: 'x', source: '' }), [404, 'not-found', null]) // prettier-ignore
})

test('a log that is full says so and loses nothing, rather than hiding what is new', async () => {
  const dossierId = await inSiaga('Banjir')
  await sql`insert into situation_fact (id, dossier_id, fact_id, state, text, source, said_by, recorded_at)
    select it, ${dossierId}, it, 'unknown', 'Fakta', '', ${staff.personId}, now()
    from (select gen_random_uuid() as it from generate_series(1, 999)) as made`.execute(office.db)
  const fact = { factId: null, state: 'unknown', text: 'Yang terbaru', source: '' }
  const two = await Promise.all([post(dossierId, 'facts', fact), post(dossierId, 'facts', fact)])
  assert.deepEqual(two.map(([status, code]) => [status, code]).toSorted(), [[200, null], [409, 'crisis-full']]) // prettier-ignore
  const { facts } = await read(dossierId)
  assert.deepEqual([facts.length, facts.filter((it) => it.text === 'Yang terbaru').length], [1_000, 1])
})

test('one person speaks; another takes over with the reason, and who spoke before stays', async () => {
  const dossierId = await inSiaga()
  const kadis = { name: 'Hadi Prasetyo', role: 'Kepala Dinas', reason: '' }
  assert.deepEqual(await post(dossierId, 'speaker', kadis), [200, null, null])
  const next = { name: 'Retno', role: 'Kabid', reason: '' }
  assert.deepEqual(await post(dossierId, 'speaker', next), [422, 'reason-missing', 'reason'])
  assert.deepEqual(await post(dossierId, 'speaker', { ...next, reason: 'Kadis ke lokasi' }), [200, null, null])
  assert.deepEqual((await read(dossierId)).speakers.map((it) => it.name), ['Hadi Prasetyo', 'Retno']) // prettier-ignore
})

test('a promise is kept once, by a version of this dossier or in words, and late is said', async () => {
  const dossierId = await inSiaga()
  const soon = (minutes: number) => ({ dueAt: later(minutes).toISOString(), words: 'di portal' })
  assert.deepEqual(await post(dossierId, 'promises', soon(-1)), [422, 'promise-time', 'dueAt'])
  assert.deepEqual(await post(dossierId, 'promises', soon(30)), [200, null, null])
  const promise = (await read(dossierId)).promises.find((it) => it.kind === 'update')
  const keep = { promiseId: promise?.id, version: null, note: '' }
  assert.deepEqual(await post(dossierId, 'promises/kept', keep), [422, 'promise-how', 'note'])
  assert.deepEqual(await post(dossierId, 'promises/kept', { ...keep, version: 'f'.repeat(64) }), [
    404,
    'not-found',
    null,
  ])
  assert.deepEqual(await post(dossierId, 'promises/kept', { ...keep, note: 'Disampaikan di posko' }), [200, null, null])
  assert.deepEqual(await post(dossierId, 'promises/kept', { ...keep, note: 'lagi' }), [409, 'promise-kept', null])
  await assert.rejects(sql`update situation_promise set kept_at = now()`.execute(office.db))
})

test('the holding statement begins from its template with what is known, and never over a text that is there', async () => {
  const dossierId = await inSiaga('Jembatan roboh')
  await post(dossierId, 'speaker', { name: 'Hadi', role: 'Kadis', reason: '' })
  await post(dossierId, 'facts', { factId: null, state: 'known', text: 'Jembatan ditutup', source: 'PUPR' })
  await post(dossierId, 'facts', { factId: null, state: 'checking', text: 'Jumlah korban', source: '' })
  await post(dossierId, 'promises', { dueAt: later(90).toISOString(), words: 'di portal' })
  assert.deepEqual(await post(dossierId, 'statement', {}), [200, null, null])
  const { draft } = await staff.call(readDossier, { params: { dossierId } })
  assert.equal(draft?.content.type, 'pernyataan')
  assert.equal(draft?.content.title, 'Jembatan roboh')
  assert.equal(draft?.content.fields?.['diketahui'], 'Jembatan ditutup')
  assert.equal(draft?.content.fields?.['belum-diketahui'], 'Jumlah korban')
  assert.match(draft?.content.fields?.['pembaruan'] ?? '', /WIB, di portal$/)
  assert.equal((await read(dossierId)).text, 'statement')
  assert.deepEqual(await post(dossierId, 'statement', {}), [409, 'statement-there', null])
  // The way of the text is the dossier's own: who may not write there does not begin it here either.
  const other = await inSiaga()
  const [status, code] = await post(other, 'statement', {}, office.people.sekretaris)
  assert.deepEqual([status, code], [403, 'not-your-step'])
})

test('a statement that goes out keeps the promise of it by itself, and is named', async () => {
  const dossierId = await inSiaga()
  const version = await bringTo(office, dossierId, 4, someContent('Pernyataan awal'))
  await office.decide(dossierId, version, { answer: 'yes' })
  for (const who of [head, staff]) {
    const { revision } = await who.call(readDossier, { params: { dossierId } })
    await who.call(actOnDossier, { params: { dossierId }, body: { seenRevision: revision, act: { kind: 'complete', version } } }) // prettier-ignore
  }
  const it = await read(dossierId)
  assert.equal(it.promises[0]?.kept?.version?.hash, version)
  assert.ok(it.statements.find((one) => one.hash === version)?.publicAt)
  // What is public is not the end of it.
  assert.equal(it.ended, null)
  assert.deepEqual(await post(dossierId, 'end', { reason: 'Jalan dibuka' }), [200, null, null])
  assert.deepEqual(await post(dossierId, 'end', { reason: 'lagi' }), [409, 'crisis-over', null])
  assert.deepEqual(await post(dossierId, 'lessons', { text: 'Lebih cepat' }), [200, null, null])
  await assert.rejects(sql`delete from situation_lesson`.execute(office.db), /are final/)
})

test('what the public cannot read keeps no promise and is not called public: a draft, a text set for later', async () => {
  const dossierId = await inSiaga('Gas bocor')
  await post(dossierId, 'promises', { dueAt: later(30).toISOString(), words: 'di portal' })
  const version = await bringTo(office, dossierId, 4, someContent('Pernyataan awal: gas'))
  const promised = async () => (await read(dossierId)).promises.find((it) => it.kind === 'update')
  const keep = { promiseId: (await promised())?.id, version, note: '' }
  assert.deepEqual(await post(dossierId, 'promises/kept', keep), [422, 'promise-not-public', 'version'])
  await office.decide(dossierId, version, { answer: 'yes' })
  await handOn(head, dossierId, version)
  const { revision: seenRevision } = await staff.call(readDossier, { params: { dossierId } })
  const release = { goesOutAt: later(60).toISOString(), embargoUntil: null, without: [] }
  await staff.call(actOnDossier, { params: { dossierId }, body: { seenRevision, act: { kind: 'complete', version, release } } }) // prettier-ignore
  const stands = async () => {
    const { promises, statements } = await read(dossierId)
    return [promises.find((it) => it.kind === 'statement')?.kept ?? null, statements[0]?.publicAt ?? null]
  }
  assert.deepEqual(await stands(), [null, null])
  assert.deepEqual(await post(dossierId, 'promises/kept', keep), [422, 'promise-not-public', 'version'])
  const at = later(1).toISOString()
  await office.db.updateTable('publication').set({ went_out_at: at }).where('dossier_id', '=', dossierId).execute()
  assert.deepEqual(await post(dossierId, 'promises/kept', keep), [200, null, null])
  const { statements } = await read(dossierId)
  assert.equal(statements[0]?.publicAt, at)
  // It was kept when the public could read it, not when somebody marked it.
  assert.equal((await promised())?.kept?.at, at)
})

test('what is under way stays in sight of everybody until a person ends it, also once its text is out; a drill never hides it', async () => {
  const bar = async () => (await head.call(readDay, {})).crises.map((it) => it.id)
  const drill = await staff.call(api.startDrill, { body: { title: 'Uji', level: 'crisis', speed: 1 } })
  const dossierId = await inSiaga('Kereta anjlok')
  const version = await bringTo(office, dossierId, 4, someContent('Pernyataan awal: kereta'))
  await office.decide(dossierId, version, { answer: 'yes' })
  for (const who of [head, staff]) await handOn(who, dossierId, version)
  const shown = await bar()
  assert.ok(shown.includes(dossierId))
  assert.ok(await isAnyInCrisis(office.db))
  const isDrill = await office.db.selectFrom('dossier').select('id').where('drill', '=', true).execute()
  assert.ok(!isDrill.some((it) => it.id === shown[0]))
  await post(dossierId, 'end', { reason: 'Jalur dibuka' })
  assert.ok(!(await bar()).includes(dossierId))
  await post(drill.dossierId, 'end', { reason: 'Selesai' })
})

test('killed after the text went out and before that was kept, neither is so: the clock runs on, and the next try does both once', async () => {
  const dossierId = await inSiaga('Pabrik bocor')
  const version = await bringTo(office, dossierId, 4, someContent('Pernyataan awal: pabrik'))
  await office.decide(dossierId, version, { answer: 'yes' })
  await handOn(head, dossierId, version)
  const { revision: seenRevision } = await staff.call(readDossier, { params: { dossierId } })
  const now = new Date()
  const officer = await findOfficer(office.db, staff.personId, dayOf(ZONE, now))
  assert.ok(officer)
  const stands = async () => {
    const [publications, [statement]] = await Promise.all([
      office.db.selectFrom('publication').select('version_hash').where('dossier_id', '=', dossierId).execute(),
      listPromises(office.db, dossierId),
    ])
    return [publications.length, statement?.keptVersion ?? null]
  }
  const dying = office.db.transaction().execute(async (tx) => {
    await perform(tx, { dossierId, seenRevision, officer, act: { kind: 'complete', version } }, now)
    assert.equal((await listPromises(tx, dossierId))[0]?.keptVersion, version)
    await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
  })
  await assert.rejects(dying, /terminat/)
  assert.deepEqual(await stands(), [0, null])
  await handOn(staff, dossierId, version)
  assert.deepEqual(await stands(), [1, version])
})

test('a step past its minute is told once to who holds it and who coordinates, a missed promise to who coordinates, and nothing of what is done or over', async () => {
  const dossierId = await inSiaga()
  const { steps } = await read(dossierId)
  const tick = { stepId: steps[0]?.id ?? '', doneAt: new Date().toISOString(), note: '' }
  await post(dossierId, 'steps', tick)
  const over = await inSiaga()
  await post(over, 'end', { reason: 'Keliru' })
  const ring = async (now: Date) => {
    while (await ringAlarms(office.db, now));
  }
  const told = async (of: string) =>
    office.db
      .selectFrom('notice')
      .select(['kind', 'person_id', 'urgent'])
      .where('dossier_id', '=', of)
      .where('kind', 'in', ['crisis-step-late', 'promise-soon', 'promise-missed'])
      .orderBy('id')
      .execute()
  await ring(later(16))
  const first = await told(dossierId)
  assert.ok(first.every((it) => it.kind === 'crisis-step-late' && it.urgent))
  const due = steps.filter((it, at) => at > 0 && it.minute <= 15)
  const toldTo = (personId: string) => first.filter((it) => it.person_id === personId).length
  assert.equal(toldTo(head.personId), due.length)
  // Each post hears of its own steps and of no other's; of the step that is ticked off nobody.
  const held = Object.entries(office.people).map(([post, { personId }]) => ({ post, personId, own: due.filter((it) => it.post?.id === post).length })) // prettier-ignore
  for (const { post, personId, own } of held) if (personId !== head.personId) assert.equal(toldTo(personId), own, post)
  assert.ok(held.some((it) => it.post !== 'kepala-bidang' && it.own > 0))
  await ring(later(16))
  assert.equal((await told(dossierId)).length, first.length)
  await ring(later(50))
  assert.ok((await told(dossierId)).some((it) => it.kind === 'promise-soon'))
  await ring(later(61))
  assert.ok((await told(dossierId)).some((it) => it.kind === 'promise-missed'))
  assert.deepEqual(await told(over), [])
})

test('the list that leaders see says what was missed and how long the holding statement has; one promise is kept by one person', async () => {
  const dossierId = await inSiaga('Gudang terbakar')
  const row = async (now = new Date()) => (await listSituations(office.db, { personId: head.personId, posts: [] }, { limit: 100 }, now)).rows.find((it) => it.id === dossierId) // prettier-ignore
  await post(dossierId, 'promises', { dueAt: later(20).toISOString(), words: 'di posko' })
  const { promises } = await read(dossierId)
  const [update, statement] = promises
  assert.deepEqual([update?.kind, statement?.kind], ['update', 'statement'])
  assert.deepEqual([(await row())?.missed, (await row())?.statementDueAt?.toISOString()], [0, statement?.dueAt])
  assert.deepEqual([(await row(later(21)))?.missed, (await row(later(61)))?.missed], [1, 2])
  const keep = { promiseId: update?.id, version: null, note: 'Disampaikan di posko' }
  const two = await Promise.all([post(dossierId, 'promises/kept', keep), post(dossierId, 'promises/kept', keep, head)])
  assert.deepEqual(two.map((it) => it.slice(0, 2)).toSorted(), [[200, null], [409, 'promise-kept']]) // prettier-ignore
  assert.equal((await row(later(61)))?.missed, 1)
  await post(dossierId, 'end', { reason: 'Api padam' })
  // It was over before its time came.
  assert.deepEqual([(await row(later(61)))?.missed, (await row(later(61)))?.statementDueAt], [0, null])
  const listed = (await staff.call(api.listSituations, { query: { limit: 100 } })).rows.find(
    (it) => it.dossierId === dossierId,
  )
  assert.deepEqual([listed?.missed, listed?.statementDueAt], [0, null])
})

test('who only runs the machine silences no alarm, and everybody of the procedure learns by whose word it is over', async () => {
  const dossierId = await inSiaga('Waduk retak')
  const admin = office.people.administrator
  assert.deepEqual(await post(dossierId, 'end', { reason: 'x' }, admin), [403, 'crisis-end-not-yours', null])
  assert.equal((await read(dossierId, admin)).mayEnd?.code, 'crisis-end-not-yours')
  const told = async () =>
    (await office.db.selectFrom('notice').select(['person_id', 'urgent']).where('kind', '=', 'crisis-ended').where('dossier_id', '=', dossierId).execute()) // prettier-ignore
  assert.deepEqual(await post(dossierId, 'end', { reason: 'Air surut' }), [200, null, null])
  const leader = office.people['kepala-dinas'].personId
  const first = await told()
  assert.ok(first.some((it) => it.person_id === leader) && first.every((it) => !it.urgent && it.person_id !== staff.personId)) // prettier-ignore
  // As bad again and then better by the level is the same.
  await setLevel(dossierId, 'crisis', 'Retak lagi')
  await setLevel(dossierId, 'attention', 'Ditambal')
  assert.equal((await told()).filter((it) => it.person_id === leader).length, 2)
})

test('what came due while it was thought to be over is rung for when it is as bad again, and told once', async () => {
  const dossierId = await inSiaga('Tanggul jebol')
  const ring = async (now: Date) => {
    while (await ringAlarms(office.db, now));
  }
  const told = async () =>
    (
      await office.db
        .selectFrom('notice')
        .select(['kind', 'about'])
        .where('dossier_id', '=', dossierId)
        .where('kind', 'in', ['promise-missed', 'crisis-step-late'])
        .execute()
    ) // prettier-ignore
      .map((it) => it.kind)
  await ring(later(16))
  const before = await told()
  assert.ok(before.length > 0 && !before.includes('promise-missed'))
  await post(dossierId, 'end', { reason: 'Keliru' })
  await ring(later(61))
  assert.deepEqual(await told(), before)
  await setLevel(dossierId, 'crisis', 'Jebol lagi')
  await ring(later(62))
  const after = await told()
  assert.equal(after.filter((it) => it === 'promise-missed').length, 1)
  await ring(later(63))
  assert.deepEqual(await told(), after)
})

test('a name, a fact or a reason of blanks alone is refused at its field, and is no defect', async () => {
  const dossierId = await inSiaga()
  const blank = ' \u200b\n '
  const bodies = {
    speaker: { name: blank, role: '', reason: '' },
    facts: { factId: null, state: 'unknown', text: blank, source: '' },
    end: { reason: blank },
  }
  for (const [path, body] of Object.entries(bodies))
    assert.deepEqual((await post(dossierId, path, body)).slice(0, 2), [400, 'input']) // prettier-ignore
  const drill = await staff.send('POST', '/api/drills', { title: blank, level: 'alert', speed: 1 }, { 'idempotency-key': randomUUID() }) // prettier-ignore
  assert.equal(drill.status, 400)
})

test('the ledger holds what was entered by ids and hashes, and no word of it', async () => {
  const dossierId = await inSiaga()
  await post(dossierId, 'speaker', { name: 'Sengkuni', role: 'Juru', reason: '' })
  await post(dossierId, 'facts', { factId: null, state: 'known', text: 'Sengkuni ada', source: 'Sengkuni' })
  await post(dossierId, 'promises', { dueAt: later(30).toISOString(), words: 'Sengkuni' })
  const bodies = await office.db
    .selectFrom('ledger_entry')
    .select('body')
    .where('body', 'like', `%${dossierId}%`)
    .execute()
  for (const kind of ['crisis-speaker', 'crisis-fact', 'crisis-promise'])
    assert.equal(bodies.filter((it) => it.body.includes(`"kind":"${kind}"`)).length, 1)
  assert.ok(bodies.every((it) => !it.body.includes('Sengkuni')))
})

test('the record is written by who has a post of the procedure or is on duty; the office’s word is a post’s alone', async () => {
  const { administrator, auditor, sekretaris } = office.people
  const dossierId = await inSiaga('Gudang pupuk runtuh')
  const { steps, promises } = await read(dossierId)
  const contact = {
    ordinal: 1,
    postId: null,
    name: 'Call Center 112',
    role: '',
    phone: '0812-1111-2222',
    callerId: null,
  }
  const { id: contactId } = await administrator.call(api.addContact, { body: contact })
  const own = { name: 'Orang administrator', role: 'Juru bicara', reason: 'Tidak ada yang lain' }
  const words: [string, () => object][] = [
    ['speaker', () => own],
    ['promises', () => ({ dueAt: later(30).toISOString(), words: '' })],
  ]
  const record: [string, () => object][] = [
    ['steps', () => ({ stepId: steps[0]?.id, doneAt: new Date().toISOString(), note: '' })],
    ['facts', () => ({ factId: null, state: 'unknown', text: 'Jumlah korban', source: '' })],
    ['calls', () => ({ contactId, outcome: 'no-answer', note: '' })],
    ['promises/kept', () => ({ promiseId: promises[0]?.id, version: null, note: 'Di posko' })],
  ]
  const end: [string, () => object] = ['end', () => ({ reason: 'Selesai' })]
  const lesson: [string, () => object] = ['lessons', () => ({ text: 'Lebih cepat' })]
  const answers = async (who: TestPerson, acts: readonly [string, () => object][]) => {
    const all: (string | number | null)[] = []
    for (const [path, body] of acts) {
      const [status, code] = await post(dossierId, path, body(), who)
      all.push(status === 200 ? 200 : (code as string))
    }
    return all
  }
  const may = async (who: TestPerson) => {
    const it = await read(dossierId, who)
    return [it.maySay, it.mayRecord, it.mayEnd].map((reason) => reason?.code ?? null)
  }
  const [word, entry] = ['crisis-word-not-yours', 'crisis-record-not-yours']
  assert.deepEqual(await answers(administrator, [...words, ...record, end, lesson]), [word, word, entry, entry, entry, entry, 'crisis-end-not-yours', entry]) // prettier-ignore
  assert.deepEqual(await may(administrator), [word, entry, 'crisis-end-not-yours'])
  assert.deepEqual(
    await answers(auditor, [...words, ...record, end]),
    Array.from({ length: 7 }, () => 'not-your-role'),
  )
  assert.deepEqual(await may(auditor), [word, entry, 'crisis-end-not-yours'])
  assert.deepEqual((await read(dossierId)).speakers, [])
  // On duty by a letter they write down what is done, and no more: the roster is theirs to keep.
  const shift = { from: later(-10).toISOString(), until: later(50).toISOString(), personIds: [administrator.personId], letterNumber: '094/1', letteredOn: dayOf(ZONE, new Date()), note: '' } // prettier-ignore
  await administrator.call(enterDuty, { body: { shifts: [shift] } })
  const { id: shiftId } = await office.db.selectFrom('duty_shift').select('id').executeTakeFirstOrThrow()
  assert.deepEqual(await may(administrator), [word, null, 'crisis-end-not-yours'])
  assert.deepEqual(await answers(administrator, [...words, ...record, end]), [word, word, 200, 200, 200, 200, 'crisis-end-not-yours']) // prettier-ignore
  await administrator.call(closeDuty, { params: { shiftId }, body: { reason: 'Diganti' } })
  assert.deepEqual(await may(administrator), [word, entry, 'crisis-end-not-yours'])
  assert.deepEqual(await may(sekretaris), [null, null, null])
  // Who speaks may be of outside the office: they name whom the leader said.
  assert.deepEqual(await answers(sekretaris, [['speaker', () => ({ name: 'dr. Sari', role: 'Direktur RSUD', reason: '' })], ...words.slice(1), ...record.slice(1, 3), end, lesson]), [200, 200, 200, 200, 200, 200]) // prettier-ignore
})

test('no route of a situation writes for who may not: without sign-in, for the auditor, for who may not read it', async () => {
  const dossierId = await inSiaga('Perkara anak')
  const id = randomUUID()
  const bodies: Record<string, object> = {
    speaker: { name: 'Hadi', role: 'Kadis', reason: '' },
    steps: { stepId: (await read(dossierId)).steps[0]?.id, doneAt: new Date().toISOString(), note: '' },
    facts: { factId: null, state: 'unknown', text: 'x', source: '' },
    promises: { dueAt: later(30).toISOString(), words: '' },
    'promises/kept': { promiseId: (await read(dossierId)).promises[0]?.id, version: null, note: 'x' },
    statement: {},
    calls: { contactId: id, outcome: 'reached', note: '' },
    lessons: { text: 'x' },
    end: { reason: 'x' },
  }
  const prefix = '/api/dossiers/:dossierId/situation/'
  const paths = Object.values(api).flatMap((it) => ('method' in it && it.method === 'POST' && it.path.startsWith(prefix) ? [it.path.slice(prefix.length)] : [])) // prettier-ignore
  assert.deepEqual(paths.toSorted(), Object.keys(bodies).toSorted())
  const entries = async () => ({
    read: { ...(await read(dossierId)), now: '' },
    told: (await office.db.selectFrom('ledger_entry').select('index').execute()).length,
  })
  const { revision } = await head.call(readDossier, { params: { dossierId } })
  const readers = { personIds: [staff.personId, head.personId], postIds: [] }
  await head.call(actOnDossier, { params: { dossierId }, body: { seenRevision: revision, act: { kind: 'limit', reason: 'Menyangkut anak', readers } } }) // prettier-ignore
  const before = await entries()
  for (const [path, body] of Object.entries(bodies)) {
    assert.equal((await post(dossierId, path, body, office.nobody))[0], 401, path)
    assert.equal((await post(dossierId, path, body, office.people.auditor))[0], 403, path)
    for (const who of [office.people.sekretaris, office.people.administrator])
      assert.deepEqual((await post(dossierId, path, body, who)).slice(0, 2), [404, 'not-found'], path)
    assert.deepEqual((await post(id, path, body)).slice(0, 2), [404, 'not-found'], path)
  }
  const unread = await office.people.sekretaris.send('GET', `/api/dossiers/${dossierId}/situation`)
  assert.deepEqual([unread.status, unread.body['code']], [404, 'not-found'])
  assert.equal((await office.people.sekretaris.send('GET', `/api/dossiers/${dossierId}/situation/statements`)).status, 404) // prettier-ignore
  const contact = { ordinal: 1, postId: null, name: 'x', role: '', phone: '0812-1111-2222', callerId: null }
  const key = () => ({ 'idempotency-key': randomUUID() })
  for (const who of [staff, head, office.people.auditor]) {
    assert.equal((await who.send('POST', '/api/crisis-contacts', contact, key())).status, 403)
    assert.equal((await who.send('POST', `/api/crisis-contacts/${id}`, { fields: contact, seenRevision: 1 }, key())).status, 403) // prettier-ignore
    assert.equal((await who.send('POST', '/api/crisis-plan', {}, key())).status, 403)
  }
  assert.equal((await office.people.auditor.send('POST', '/api/drills', { title: 'x', level: 'alert', speed: 1 }, key())).status, 403) // prettier-ignore
  assert.deepEqual(await entries(), before)
})

test('the auditor reads a situation and enters nothing; who may not read the dossier learns nothing of it', async () => {
  const dossierId = await inSiaga()
  assert.equal((await read(dossierId, office.people.auditor)).ended, null)
  const fact = { factId: null, state: 'unknown', text: 'x', source: '' }
  assert.equal((await post(dossierId, 'facts', fact, office.people.auditor))[0], 403)
  const { revision } = await head.call(readDossier, { params: { dossierId } })
  const readers = { personIds: [staff.personId, head.personId], postIds: [] }
  await head.call(actOnDossier, {
    params: { dossierId },
    body: { seenRevision: revision, act: { kind: 'limit', reason: 'Menyangkut anak', readers } },
  })
  assert.equal((await post(dossierId, 'facts', fact, office.people.sekretaris))[0], 404)
  const listed = await office.people.sekretaris.call(api.listSituations, { query: { limit: 100 } })
  assert.ok(!listed.rows.some((it) => it.dossierId === dossierId))
  assert.ok(
    (await staff.call(api.listSituations, { query: { limit: 100 } })).rows.some((it) => it.dossierId === dossierId),
  )
})

test('the list of situations goes on page by page, each once, those under way before those that are over, drills last of each', async () => {
  const why = async (as = staff) =>
    (await as.call(api.listSituations, { query: { limit: 1 } })).whyNotDrill?.code ?? null
  assert.deepEqual([await why(), await why(office.people.sekretaris)], [null, 'not-your-step'], 'who may begin no drill knows before they write its title') // prettier-ignore
  await staff.call(api.startDrill, { body: { title: 'Banjir di pasar', level: 'alert', speed: 1 } })
  const all = (await staff.call(api.listSituations, { query: { limit: 100 } })).rows
  assert.ok(all.some((it) => it.endedAt) && all.some((it) => !it.endedAt))
  const walked: typeof all = []
  for (let after: string | null | undefined; after !== null;) {
    const page = await staff.call(api.listSituations, { query: { limit: 2, ...(after && { after }) } })
    assert.ok(page.rows.length <= 2)
    walked.push(...page.rows)
    after = page.next
  }
  assert.deepEqual(walked.map((it) => it.dossierId), all.map((it) => it.dossierId)) // prettier-ignore
  const ranks = walked.map((it) => Number(it.endedAt !== null) * 2 + Number(it.drill))
  assert.deepEqual(ranks, ranks.toSorted((a, b) => a - b)) // prettier-ignore
  assert.ok(ranks.includes(1), 'a drill is under way')
  const odd = await staff.call(api.listSituations, { query: { limit: 2, after: 'bukan tanda' } })
  assert.deepEqual(odd.rows, all.slice(0, 2).map((it, at) => ({ ...it, ...odd.rows[at] })), 'a mark of nobody begins anew') // prettier-ignore
})
