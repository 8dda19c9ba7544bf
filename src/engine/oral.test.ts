import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  beginDossier,
  bringTo,
  openTestOffice,
  someContent,
  TEST_PASSWORD,
  tryAct,
  type TestOffice,
  type TestPerson,
} from '../../test/office.ts'
import { ratify } from '../decision/api.ts'
import { signedRatification } from '../demo/signing.ts'
import { actOnDossier, readDossier } from '../dossier/api.ts'
import { listOralApprovals } from '../dossier/api/oral.ts'
import { listPublications } from '../publication/api.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())

let dossiers = 0
/** A dossier of a crisis that waits for the leader, who is away. */
async function urgent(level = 'crisis') {
  const title = `Banjir ${++dossiers}`
  const dossierId = await beginDossier(office, title)
  await sql`update dossier set level = ${level}::crisis_level where id = ${dossierId}::uuid`.execute(office.db)
  return { dossierId, title, version: await bringTo(office, dossierId, 4, someContent(title)) }
}
const read = (dossierId: string) => office.people['kepala-dinas'].call(readDossier, { params: { dossierId } })

async function hear(
  { dossierId, version }: { dossierId: string; version: string },
  by: TestPerson = office.people.sekretaris,
) {
  const heardAt = new Date().toISOString()
  const act = { kind: 'approve-orally', version, fromPersonId: office.signer.personId, heardAt, how: 'Lewat telepon.' }
  return tryAct(by, dossierId, act)
}
async function sendOn(dossierId: string, version: string, ...people: TestPerson[]) {
  for (const person of people) {
    const { revision: seenRevision } = await read(dossierId)
    await person.call(actOnDossier, {
      params: { dossierId },
      body: { seenRevision, act: { kind: 'complete', version } },
    })
  }
}
async function publishOrally() {
  const it = await urgent()
  assert.equal((await hear(it)).status, 200)
  const { 'kepala-bidang': kabid, fungsional } = office.people
  await sendOn(it.dossierId, it.version, kabid, fungsional)
  return it
}
const lastEntry = async (dossierId: string) => {
  const row = await office.db
    .selectFrom('ledger_entry')
    .select('body')
    .where('body', 'like', `%${dossierId}%`)
    .orderBy('index', 'desc')
    .executeTakeFirstOrThrow()
  return JSON.parse(row.body) as Record<string, unknown>
}

test('what the leader approved by telephone goes public, and every board says that its paper is missing', async () => {
  const { dossierId, title } = await publishOrally()
  await office.deliverAll()
  const { rows } = await office.people.auditor.call(listPublications, { query: { limit: 50, dossier: dossierId } })
  assert.deepEqual(
    rows.map((it) => it.state),
    ['public'],
  )
  const { oral, state } = await read(dossierId)
  assert.deepEqual(
    [state, oral?.from, oral?.heardBy, oral?.how, oral?.late],
    ['published', 'Orang kepala-dinas', 'Orang sekretaris', 'Lewat telepon.', false],
  )
  const open = await office.people.fungsional.call(listOralApprovals, {})
  assert.ok(open.rows.some((it) => it.title === title && it.state === 'published'))
})

test('the ledger has whose word it was and who heard it, by the hash of what was recorded; the trail has it in words', async () => {
  const it = await urgent()
  assert.equal((await hear(it)).status, 200)
  const entry = await lastEntry(it.dossierId)
  assert.equal(entry['kind'], 'dossier-approve-orally')
  assert.match(String(entry['oralApprovalHash']), /^[0-9a-f]{64}$/)
  const { trail } = await read(it.dossierId)
  assert.deepEqual(
    [trail[0]?.kind, trail[0]?.person, trail[0]?.note],
    ['approve-orally', 'Orang sekretaris', 'Lewat telepon.'],
  )
})

test('ratified with a signature, it leaves the boards, writes its disposition, and cannot be ratified again', async () => {
  const it = await publishOrally()
  const dossier = await read(it.dossierId)
  const body = signedRatification(office.signer, dossier, { answer: 'yes' }, new Date())
  const { 'kepala-dinas': kadis } = office.people
  const receipt = await kadis.call(ratify, { params: { dossierId: it.dossierId }, body })
  assert.deepEqual([receipt.state, receipt.agenda.map((line) => line.book)], ['published', ['outgoing']])
  const after = await read(it.dossierId)
  assert.deepEqual([after.oral, after.trail[0]?.kind], [null, 'ratify'])
  const open = await kadis.call(listOralApprovals, {})
  assert.ok(open.rows.every((row) => row.id !== it.dossierId))
  const decision = await office.db
    .selectFrom('decision')
    .select(['answer', 'ratifies', 'statement'])
    .where('dossier_id', '=', it.dossierId)
    .executeTakeFirstOrThrow()
  assert.equal(decision.ratifies, dossier.oral?.id)
  assert.equal((JSON.parse(decision.statement) as { ratifies: string }).ratifies, dossier.oral?.id)
  const disposition = await office.db
    .selectFrom('disposition')
    .select('instruction')
    .where('dossier_id', '=', it.dossierId)
    .executeTakeFirstOrThrow()
  assert.match(disposition.instruction, /^Persetujuan lisan disahkan/)
  const again = await kadis.send(
    'POST',
    `/api/dossiers/${it.dossierId}/ratification`,
    { ...body, seenRevision: receipt.revision },
    { 'idempotency-key': randomUUID() },
  )
  assert.deepEqual([again.status, again.body['code']], [409, 'nothing-to-ratify'])
  assert.equal((await lastEntry(it.dossierId))['kind'], 'decision-refused')
})

test('a decision’s signature does not ratify, nor a ratification’s of another answer', async () => {
  const it = await publishOrally()
  const dossier = await read(it.dossierId)
  const yes = signedRatification(office.signer, dossier, { answer: 'yes' }, new Date())
  const path = `/api/dossiers/${it.dossierId}/ratification`
  const send = (body: unknown) =>
    office.people['kepala-dinas'].send('POST', path, body, { 'idempotency-key': randomUUID() })
  const refused = await send({ ...yes, decision: { answer: 'no', reason: 'Bukan.' } })
  assert.deepEqual([refused.status, refused.body['code']], [409, 'statement-differs'])
  const bare = signedRatification(
    office.signer,
    { ...dossier, oral: dossier.oral && { ...dossier.oral, id: randomUUID() } },
    { answer: 'yes' },
    new Date(),
  )
  assert.deepEqual((await send(bare)).body['code'], 'statement-differs')
})

test('refused, the page is withdrawn with the leader’s reason in the same act', async () => {
  const it = await publishOrally()
  const { revision: seenRevision } = await read(it.dossierId)
  const decision = { answer: 'no', reason: 'Angka korban keliru.' }
  const proof = { kind: 'password', password: TEST_PASSWORD }
  const reply = await office.people['kepala-dinas'].send(
    'POST',
    `/api/dossiers/${it.dossierId}/ratification`,
    { seenRevision, version: it.version, decision, proof },
    { 'idempotency-key': randomUUID() },
  )
  assert.equal(reply.status, 200, JSON.stringify(reply.body))
  const { state, oral } = await read(it.dossierId)
  assert.deepEqual([state, oral], ['withdrawn', null])
  const publication = await office.db
    .selectFrom('publication')
    .select(['state', 'notice'])
    .where('dossier_id', '=', it.dossierId)
    .executeTakeFirstOrThrow()
  assert.deepEqual(publication, { state: 'withdrawn', notice: 'Angka korban keliru.' })
})

test('not in time it is late, and stays on the boards until it is on paper', async () => {
  const it = await publishOrally()
  await office.db
    .updateTable('dossier')
    .set({ ratify_by: new Date(Date.now() - 60_000) })
    .where('id', '=', it.dossierId)
    .execute()
  const { rows } = await office.people.sekretaris.call(listOralApprovals, {})
  assert.deepEqual([rows[0]?.id, rows[0]?.late], [it.dossierId, true])
})

test('at ordinary levels nothing is approved by word of mouth, and only who reviewed or coordinates may say that they heard it', async () => {
  for (const level of ['watch', 'attention']) {
    const reply = await hear(await urgent(level))
    assert.deepEqual([reply.status, reply.body['code']], [409, 'not-urgent'])
  }
  const it = await urgent()
  const { fungsional, auditor } = office.people
  assert.deepEqual((await hear(it, fungsional)).body['code'], 'not-your-step')
  assert.equal((await hear(it, auditor)).status, 403)
})

test('the database itself refuses what the engine refuses', async () => {
  const it = await publishOrally()
  const { db } = office
  await assert.rejects(sql`update oral_approval set how = 'x'`.execute(db), /final/)
  await assert.rejects(sql`delete from oral_approval`.execute(db), /final/)
  const other = await urgent('attention')
  const copy = (level: string, dossierId: string, version: string) =>
    sql`insert into oral_approval (id, dossier_id, version_hash, visit_number, step, level, from_id, from_post_id, heard_by, heard_post_id, heard_at, how, recorded_at, ratify_by, statement)
      select ${randomUUID()}::uuid, ${dossierId}::uuid, ${version}, 4, 4, ${level}::crisis_level, from_id, from_post_id, heard_by, heard_post_id, heard_at, how, recorded_at, ratify_by, '{}'
      from oral_approval where dossier_id = ${it.dossierId}::uuid`.execute(db)
  await assert.rejects(copy('attention', other.dossierId, other.version), /check constraint/)
  await assert.rejects(copy('crisis', other.dossierId, other.version), /level of its dossier/)
  await assert.rejects(copy('crisis', it.dossierId, it.version), /unique|duplicate/)
  const ready = await urgent()
  await assert.rejects(
    sql`insert into publication (id, dossier_id, version_hash, oral_approval_id, state, slug, topic, title, summary, released_at, published_at, updated_at, month, month_number)
      select ${randomUUID()}::uuid, ${ready.dossierId}::uuid, ${ready.version}, id, 'going-out', 'x', '', '', '', now(), now(), now(), '2026-11', 999 from oral_approval limit 1`.execute(
      db,
    ),
    /no standing YES/,
  )
})
