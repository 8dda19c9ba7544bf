import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { beginDossier, openTestOffice, tryAct, type TestOffice, type TestPerson } from '../../test/office.ts'
import { ago, raisedIssue } from '../../test/raised-issue.ts'
import type { CrisisLevel } from '../base/levels.ts'
import { actOnDossier, readDay, readDossier } from '../dossier/api.ts'
import { readSituation } from './api.ts'
import { ringAlarms } from './jobs.ts'
import { dismissItem, listItems, markLevel, openRound, pickItem, restoreItem, watchItem } from '../inventory/api.ts'

let office: TestOffice
let staff: TestPerson
let head: TestPerson
before(async () => {
  office = await openTestOffice()
  staff = office.people.fungsional
  head = office.people['kepala-bidang']
})
after(() => office.close())

const risenOf = async (who = staff) => (await who.call(readDay, {})).risen

/** Puts aside what no test is of any more. */
const putAside = () =>
  office.db.updateTable('item').set({ state: 'dismissed', dismissed_reason: 'x' }).where('state', 'in', ['open', 'planned']).execute() // prettier-ignore

const raised = (title: string, level: CrisisLevel = 'alert', minutes?: number) =>
  raisedIssue(office, { title, level, minutes })

test('what rose to Siaga is named to everybody, the leader too, with its minutes, until somebody calms it, puts it aside or picks it', async () => {
  await raised('Kabar biasa', 'watch')
  await raised('Jalan rusak', 'attention')
  assert.deepEqual(await risenOf(), { count: 0, rows: [] })
  await staff.call(openRound, { body: { title: 'Putaran' } })
  const brawl = await raised('Bentrok Gandusari, dua tewas', 'alert', 12)
  for (const who of [staff, office.people['kepala-dinas'], office.people.administrator, office.people.auditor]) {
    const { count, rows } = await risenOf(who)
    assert.deepEqual([count, rows.map(({ itemId, level, minutes }) => [itemId, level, minutes])], [1, [[brawl, 'alert', 12]]]) // prettier-ignore
  }
  const mark = (itemId: string, level: CrisisLevel, seenRevision: number) =>
    staff.call(markLevel, { params: { itemId }, body: { level, reason: 'Dicek ke lapangan', seenRevision, byHand: true } }) // prettier-ignore
  // To be kept in view is no answer, and one that grows graver rose when it rose.
  await staff.call(watchItem, { params: { itemId: brawl }, body: { watched: true } })
  await mark(brawl, 'crisis', 2)
  assert.deepEqual(
    (await risenOf()).rows.map((it) => [it.level, it.minutes]),
    [['crisis', 12]],
  )
  await mark(brawl, 'attention', 3)
  assert.equal((await risenOf()).count, 0)
  await mark(brawl, 'alert', 4)
  assert.deepEqual((await risenOf()).rows.map((it) => it.minutes), [0]) // prettier-ignore
  await staff.call(dismissItem, { params: { itemId: brawl }, body: { reason: 'Keliru' } })
  assert.equal((await risenOf()).count, 0)
  const flood = await raised('Banjir Panggul', 'crisis')
  await staff.call(pickItem, { params: { itemId: flood }, body: { urgent: false } })
  assert.equal((await risenOf()).count, 0)
})

test('what was put aside and is raised again rose again', async () => {
  const id = await raised('Kabar lama', 'alert', 40_000)
  await office.db.updateTable('item').set({ state: 'dismissed', dismissed_reason: 'x' }).where('id', '=', id).execute()
  await sql`update item set level = 'crisis' where id = ${id}`.execute(office.db)
  await sql`update item set state = 'open' where id = ${id}`.execute(office.db)
  assert.deepEqual((await risenOf()).rows.map((it) => it.minutes), [0]) // prettier-ignore
  await sql`update item set state = 'dismissed' where id = ${id}`.execute(office.db)
})

test('a level that was pressed by mistake and taken back leaves the hour as it was, also where it is set right in two ways', async () => {
  const itemId = await raised('Pabrik terbakar', 'crisis', 50)
  const mark = async (level: CrisisLevel, seenRevision: number, undoes?: number) => {
    const body = { level, reason: 'Salah tekan', seenRevision, byHand: true, ...(undoes && { undoes }) }
    return (await staff.call(markLevel, { params: { itemId }, body })).revision
  }
  const minutes = async () => (await risenOf()).rows.map((it) => it.minutes)
  const lowered = await mark('attention', 1)
  const back = await mark('crisis', lowered, lowered)
  assert.deepEqual(await minutes(), [50])
  const calmed = await mark('watch', back)
  const again = await mark('alert', calmed) // no taking back: it rises anew
  assert.deepEqual(await minutes(), [0])
  await mark('crisis', await mark('watch', again, again), calmed + 2)
  assert.deepEqual(await minutes(), [50])
  await assert.rejects(mark('attention', calmed + 3, calmed), /undo-late|diubah/)
  await putAside()
})

test('what was put aside and is restored rises again, and what is only taken back stands since it rose', async () => {
  const itemId = await raised('Kabar hoaks', 'alert', 3 * 24 * 60)
  const put = async () => (await staff.call(dismissItem, { params: { itemId }, body: { reason: 'Keliru' } })).revision
  await staff.call(restoreItem, { params: { itemId }, body: { undoes: await put() } })
  assert.deepEqual((await risenOf()).rows.map((it) => it.minutes), [3 * 24 * 60]) // prettier-ignore
  await put()
  await staff.call(restoreItem, { params: { itemId }, body: {} })
  assert.deepEqual((await risenOf()).rows.map((it) => it.minutes), [0]) // prettier-ignore
  await put()
})

test('of many the gravest are named, of those the newest, how many there are, and a list holds them all', async () => {
  for (let at = 0; at < 7; at++) await raised(`Isu ${at}`, 'alert', 10 + at)
  const tsunami = await raised('Tsunami Prigi', 'crisis', 60)
  await staff.call(watchItem, { params: { itemId: tsunami }, body: { watched: true } })
  const { count, rows } = await risenOf()
  assert.deepEqual([count, rows.map((it) => it.title)], [8, ['Tsunami Prigi', 'Isu 0', 'Isu 1', 'Isu 2', 'Isu 3']])
  const first = await staff.call(listItems, { query: { order: 'risen', limit: 5 } })
  const rest = await staff.call(listItems, { query: { order: 'risen', limit: 5, after: first.next ?? '' } })
  assert.deepEqual([...first.rows, ...rest.rows].map((it) => it.title), ['Tsunami Prigi', ...Array.from({ length: 7 }, (_, at) => `Isu ${at}`)]) // prettier-ignore
  assert.equal(rest.next, null)
})

test('an issue that rises while its dossier is calm stands in the bar with the way to the dossier, for who may read that, until its level is said', async () => {
  await putAside()
  const itemId = await raised('Jalan retak', 'watch')
  const { dossierId } = await staff.call(pickItem, { params: { itemId }, body: { urgent: true } })
  const rises = async (level: CrisisLevel, minutes: number) => {
    await office.db.updateTable('item').set({ level }).where('id', '=', itemId).execute()
    await office.db
      .updateTable('item')
      .set({ risen_at: ago(minutes) })
      .where('id', '=', itemId)
      .execute()
  }
  const assess = async (level: CrisisLevel) => {
    const { revision } = await staff.call(readDossier, { params: { dossierId } })
    const act = { kind: 'assess' as const, level, reason: 'Dicek ke lapangan' }
    await head.call(actOnDossier, { params: { dossierId }, body: { seenRevision: revision, act } })
  }
  await rises('alert', 50)
  const seen = async (who = staff) => (await risenOf(who)).rows.map((it) => [it.itemId, it.dossierId, it.minutes])
  assert.deepEqual(await seen(), [[itemId, dossierId, 50]])
  const listed = await staff.call(listItems, { query: { order: 'risen', limit: 5 } })
  assert.deepEqual(listed.rows.map((it) => it.id), [itemId]) // prettier-ignore

  // Whoever finds that it calls for nothing has answered; what rises further is news, also of a dossier that rests.
  await assess('attention')
  assert.deepEqual(await risenOf(), { count: 0, rows: [] })
  await office.db.updateTable('item').set({ level: 'crisis' }).where('id', '=', itemId).execute()
  assert.deepEqual(await seen(), [[itemId, dossierId, 0]])
  await rises('crisis', 50)
  await tryAct(head, dossierId, { kind: 'hold', reason: 'Menunggu' })
  assert.deepEqual(await seen(), [[itemId, dossierId, 50]])
  await tryAct(head, dossierId, { kind: 'resume' })
  await tryAct(head, dossierId, { kind: 'limit', readers: { personIds: [], postIds: ['kepala-bidang'] }, reason: 'Menyangkut anak' }) // prettier-ignore
  assert.deepEqual([await seen(), await seen(head)], [[], [[itemId, dossierId, 50]]])
  await tryAct(head, dossierId, { kind: 'limit', readers: null, reason: 'Sudah umum' })

  // The hour runs from the rise, the steps from when somebody said it.
  await assess('crisis')
  assert.deepEqual(await risenOf(), { count: 0, rows: [] })
  const it = await staff.call(readSituation, { params: { dossierId } })
  assert.equal(Math.round((Date.parse(it.pickedAt ?? '') - Date.parse(it.begunAt)) / 60_000), 50)
  await assess('watch')
  assert.deepEqual(await risenOf(), { count: 0, rows: [] })
})

test('the hour to the first statement runs from when the issue rose, the steps from when it was picked, and the record keeps both', async () => {
  const itemId = await raised('Keracunan di Pogalan', 'alert', 300)
  const { dossierId } = await staff.call(pickItem, { params: { itemId }, body: { urgent: false } })
  const it = await staff.call(readSituation, { params: { dossierId } })
  const pickedAt = Date.parse(it.pickedAt ?? '')
  assert.equal(Math.round((pickedAt - Date.parse(it.begunAt)) / 60_000), 300)
  const statement = it.promises.find((one) => one.kind === 'statement')
  assert.equal(Date.parse(statement?.dueAt ?? '') - Date.parse(it.begunAt), 60 * 60_000)
  assert.equal(statement?.madeAt, it.begunAt)
  for (const step of it.steps) assert.equal(Date.parse(step.dueAt) - pickedAt, step.minute * 60_000)
  const entries = await office.db.selectFrom('ledger_entry').select('body').execute()
  const entry = entries.map((one) => JSON.parse(String(one.body)) as Record<string, unknown>).find((one) => one['kind'] === 'dossier-started' && one['dossierId'] === dossierId) // prettier-ignore
  assert.equal(entry?.['risenAt'], it.begunAt)
  // That the hour is over is told at once; no step is late yet, and none of its reminders comes.
  while (await ringAlarms(office.db, new Date()));
  const told = await office.db.selectFrom('notice').select('kind').distinct().where('dossier_id', '=', dossierId).where('kind', 'in', ['crisis-step-late', 'promise-soon', 'promise-missed']).execute() // prettier-ignore
  assert.deepEqual(told.map((one) => one.kind), ['promise-missed']) // prettier-ignore
  await assert.rejects(office.db.updateTable('situation').set({ begun_at: new Date() }).where('dossier_id', '=', dossierId).execute(), /final/) // prettier-ignore
  await assert.rejects(office.db.updateTable('situation').set({ picked_at: null }).where('dossier_id', '=', dossierId).execute(), /final/) // prettier-ignore
})

test('within its hour what is left is the rest of it, and what was raised on the dossier itself begins then', async () => {
  const itemId = await raised('Pohon tumbang', 'crisis', 20)
  const { dossierId } = await staff.call(pickItem, { params: { itemId }, body: { urgent: false } })
  const { promises, now } = await staff.call(readSituation, { params: { dossierId } })
  assert.equal(Math.round((Date.parse(promises[0]?.dueAt ?? '') - Date.parse(now)) / 60_000), 40)
  const calm = await beginDossier(office, 'Tanah retak')
  const { revision } = await staff.call(readDossier, { params: { dossierId: calm } })
  const act = { kind: 'assess' as const, level: 'alert' as const, reason: 'Meluas' }
  await head.call(actOnDossier, { params: { dossierId: calm }, body: { seenRevision: revision, act } }) // prettier-ignore
  assert.equal((await staff.call(readSituation, { params: { dossierId: calm } })).pickedAt, null)
})
