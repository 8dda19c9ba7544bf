import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import { dayOf, ZONE } from '../base/calendar.ts'
import type { Content } from '../base/content.ts'
import {
  beginDossier,
  bringTo,
  openNotes,
  openTestOffice,
  setLevel,
  shown,
  someContent,
  tryAct,
  writeDraft,
  type TestOffice,
  type TestPerson,
} from '../../test/office.ts'
import { copyEdition, listEditions, putInForce, readEdition, saveEdition } from '../sop/api.ts'
import { readDossier } from './api.ts'
import { checkText, readFindings } from './api/gates.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())

const bad = (more: Partial<Content> = {}) => someContent('Tanpa ringkasan', { summary: ' ', ...more })
const look = (dossierId: string) => office.people.auditor.call(readDossier, { params: { dossierId } })
const begin = async (title?: string) => {
  const dossierId = await beginDossier(office, title)
  await setLevel(office.people.fungsional, dossierId)
  return dossierId
}
const write = (dossierId: string, content: Content) => writeDraft(office, dossierId, content)
const override = async (who: TestPerson, dossierId: string, asked: object) => {
  const { revision } = await look(dossierId)
  return who.send(
    'POST',
    `/api/dossiers/${dossierId}/overrides`,
    { seenRevision: revision, ...asked },
    { 'idempotency-key': randomUUID() },
  )
}
const codes = (findings: unknown) => (findings as { code: string }[]).map((it) => it.code)

describe('a gate that is shut', () => {
  test('holds a text back at its step, names what is wrong, and nothing is written', async () => {
    const kabid = office.people['kepala-bidang']
    const dossierId = await begin()
    const version = await write(dossierId, bad())
    const was = await look(dossierId)
    const reply = await tryAct(kabid, dossierId, { kind: 'complete', version })
    assert.deepEqual(shown(reply), [422, 'gate-shut'])
    assert.equal(reply.body['count'], 1)
    assert.deepEqual(codes(reply.body['findings']), ['summary-missing'])
    const is = await look(dossierId)
    assert.deepEqual([is.revision, is.step, is.version], [was.revision, was.step, null])
    assert.equal(is.draft?.hash, version, 'what was typed is kept')

    const repaired = await write(dossierId, someContent('Dengan ringkasan'))
    assert.equal((await tryAct(kabid, dossierId, { kind: 'complete', version: repaired })).status, 200)
  })

  test('never holds back a return or a NO', async () => {
    const kabid = office.people['kepala-bidang']
    const { db } = office
    const dossierId = await begin()
    const version = await bringTo(office, dossierId, 4, someContent('Baik'))
    // As a text would stand that was sent on before its gate existed.
    await replaceContent(version, bad())
    assert.deepEqual(codes((await findings(dossierId)).findings), ['summary-missing'])
    await assert.rejects(office.decide(dossierId, version, { answer: 'yes' }), /gate-shut/)
    await assert.rejects(
      office.decide(dossierId, version, { answer: 'yes-with-notes', notes: [{ text: 'x' }] }),
      /gate-shut/,
    )
    assert.equal((await office.decide(dossierId, version, { answer: 'no', reason: 'kurang', toStep: 3 })).step, 3)
    const back = await tryAct(office.people.sekretaris, dossierId, { kind: 'return', reason: 'kurang', toStep: 2 })
    assert.equal(back.status, 200)
    const open = await tryAct(kabid, dossierId, { kind: 'complete', version })
    assert.deepEqual(shown(open), [422, 'gate-shut'])

    async function replaceContent(hash: string, content: Content): Promise<void> {
      await db.transaction().execute(async (tx) => {
        await sql`alter table version disable trigger version_is_final`.execute(tx)
        await tx
          .updateTable('version')
          .set({ content: JSON.stringify(content) })
          .where('hash', '=', hash)
          .where('dossier_id', '=', dossierId)
          .execute()
        await sql`alter table version enable trigger version_is_final`.execute(tx)
      })
    }
  })

  test('certified notes pass the gates of their step too', async () => {
    const kabid = office.people['kepala-bidang']
    const dossierId = await begin()
    const version = await bringTo(office, dossierId, 4, someContent('Dengan catatan'))
    await office.decide(dossierId, version, { answer: 'yes-with-notes', notes: [{ text: 'perbaiki ringkasan' }] })
    const worse = await write(dossierId, bad())
    const notes = await openNotes(kabid, dossierId)
    assert.deepEqual(shown(await tryAct(kabid, dossierId, { kind: 'certify', version: worse, notes })), [
      422,
      'gate-shut',
    ])
    const better = await write(dossierId, someContent('Dengan catatan', { summary: 'Ringkasan baru.' }))
    assert.equal((await tryAct(kabid, dossierId, { kind: 'certify', version: better, notes })).status, 200)
  })
})

const findings = (dossierId: string) => office.people.auditor.call(readFindings, { params: { dossierId } })

test('what is found while writing is what is found at the act', async () => {
  const dossierId = await begin()
  for (const content of [bad(), bad({ title: '' }), someContent('')]) {
    const checked = await office.people.fungsional.call(checkText, { params: { dossierId }, body: { content } })
    const version = await write(dossierId, content)
    const read = await findings(dossierId)
    assert.equal(read.version, version)
    assert.deepEqual(read.findings, checked.findings)
    const reply = await tryAct(office.people['kepala-bidang'], dossierId, { kind: 'complete', version })
    assert.deepEqual(
      reply.body['findings'],
      checked.findings.filter((it) => it.severity === 'must'),
    )
  }
})

test('a text of hostile size or shape is refused before any gate looks at it', async () => {
  const { fungsional } = office.people
  const dossierId = await begin()
  const check = (content: unknown) => fungsional.send('POST', `/api/dossiers/${dossierId}/check`, { content })
  assert.equal((await check({ ...someContent('x'), title: 'x'.repeat(301) })).status, 400)
  assert.equal((await check({ ...someContent('x'), script: '<script>' })).status, 400)
  assert.equal((await check(null)).status, 400)
  const unknown = await fungsional.send('POST', `/api/dossiers/${randomUUID()}/check`, { content: someContent('x') })
  assert.deepEqual(shown(unknown), [404, 'not-found'])
})

test('whoever asks without rest is told to wait', async () => {
  const { sekretaris } = office.people
  const dossierId = await begin()
  const content = someContent('x')
  const replies = await Promise.all(
    Array.from({ length: 95 }, () => sekretaris.send('POST', `/api/dossiers/${dossierId}/check`, { content })),
  )
  assert.equal(replies.filter((it) => it.status === 429).length, 5)
})

describe('an override', () => {
  let dossierId: string
  let version: string
  const gate = 'dari-masa-depan'
  const asked = (more: object = {}) => ({
    version,
    key: `gate-unknown:${gate}`,
    reason: 'Siar belum dimutakhirkan.',
    ...more,
  })
  before(async () => {
    await nameGate(gate)
    dossierId = await begin('Di bawah SOP baru')
    version = await write(dossierId, someContent('Di bawah SOP baru'))
  })

  test('is refused to everyone but the post whose step it is, and told beforehand', async () => {
    const kabid = office.people['kepala-bidang']
    for (const who of [office.people.fungsional, office.people.sekretaris, office.people['kepala-dinas']])
      assert.deepEqual(shown(await override(who, dossierId, asked())), [403, 'not-your-step'])
    assert.deepEqual(shown(await override(office.people.auditor, dossierId, asked())), [403, 'not-your-role'])
    const { mayOverride } = await office.people.fungsional.call(readFindings, { params: { dossierId } })
    assert.equal(mayOverride?.code, 'not-your-step')
    assert.equal((await kabid.call(readFindings, { params: { dossierId } })).mayOverride, null)
  })

  test('is refused for what no rule lets pass, for what is not there, and on another text', async () => {
    const kabid = office.people['kepala-bidang']
    const worse = await write(dossierId, bad())
    assert.deepEqual(shown(await override(kabid, dossierId, asked({ version: worse, key: 'summary-missing' }))), [
      422,
      'override-not-allowed',
    ])
    assert.deepEqual(shown(await override(kabid, dossierId, asked({ version: worse, key: 'title-missing' }))), [
      409,
      'finding-gone',
    ])
    assert.deepEqual(shown(await override(kabid, dossierId, asked({ version: 'a'.repeat(64) }))), [
      409,
      'version-differs',
    ])
    assert.deepEqual(shown(await override(kabid, dossierId, asked({ version: worse, reason: ' ' }))), [
      422,
      'reason-missing',
    ])
    version = await write(dossierId, someContent('Di bawah SOP baru'))
  })

  test('opens the gate for this finding, stands in ledger and trail, and cannot be made twice or changed', async () => {
    const kabid = office.people['kepala-bidang']
    assert.deepEqual(shown(await tryAct(kabid, dossierId, { kind: 'complete', version })), [422, 'gate-shut'])
    assert.equal((await override(kabid, dossierId, asked())).status, 200)
    assert.deepEqual(shown(await override(kabid, dossierId, asked())), [409, 'override-made'])

    const read = await findings(dossierId)
    assert.equal(read.open, 0)
    assert.deepEqual(
      read.findings.map((it) => [
        it.overridden?.reason,
        it.overridden?.person,
        it.overridden?.post,
        it.overridden?.step,
      ]),
      [['Siar belum dimutakhirkan.', 'Orang kepala-bidang', 'Kepala Bidang', 2]],
    )
    assert.equal((await look(dossierId)).trail[0]?.kind, 'override')
    const { body } = await office.db
      .selectFrom('ledger_entry')
      .select('body')
      .orderBy('index', 'desc')
      .executeTakeFirstOrThrow()
    const entry = JSON.parse(body) as Record<string, string>
    assert.equal(entry['kind'], 'dossier-override')
    assert.match(entry['overrideHash'] ?? '', /^[0-9a-f]{64}$/)
    await assert.rejects(office.db.updateTable('gate_override').set({ reason: 'lain' }).execute())
    await assert.rejects(office.db.deleteFrom('gate_override').execute())
  })

  test('made by one person is before the leader’s eyes at the decision, and holds until the text is out', async () => {
    const { fungsional, sekretaris } = office.people
    const kabid = office.people['kepala-bidang']
    for (const who of [kabid, sekretaris])
      assert.equal((await tryAct(who, dossierId, { kind: 'complete', version })).status, 200)
    const read = await office.people['kepala-dinas'].call(readFindings, { params: { dossierId } })
    assert.deepEqual(
      read.findings.map((it) => it.overridden?.person),
      ['Orang kepala-bidang'],
    )
    await office.decide(dossierId, version, { answer: 'yes' })
    assert.deepEqual(shown(await override(kabid, dossierId, asked())), [409, 'override-too-late'])
    for (const who of [kabid, fungsional])
      assert.equal((await tryAct(who, dossierId, { kind: 'complete', version })).status, 200)
    assert.equal((await look(dossierId)).state, 'published')
  })

  /** Puts an edition in force whose steps ask for one more gate. */
  async function nameGate(id: string): Promise<void> {
    const { administrator } = office.people
    const { current } = await administrator.call(listEditions, {})
    const { id: editionId } = await administrator.call(copyEdition, { body: { copyOf: current ?? '' } })
    const params = { editionId }
    const { body, revision } = await administrator.call(readEdition, { params })
    const steps = body.steps.map((step) => (step.gates ? { ...step, gates: [...step.gates, id] } : step))
    const saved = await administrator.call(saveEdition, {
      params,
      body: { body: { ...body, steps }, seenRevision: revision },
    })
    assert.ok(saved.findings.some((it) => it.code === 'gate-unknown'))
    const from = dayOf(ZONE, new Date())
    await administrator.call(putInForce, { params, body: { from, seenRevision: saved.revision } })
  }
})
