import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import type { Content } from '../base/content.ts'
import {
  beginDossier,
  bringTo,
  openTestOffice,
  shown,
  someContent,
  tryAct,
  writeDraft,
  type TestOffice,
  type TestPerson,
} from '../../test/office.ts'
import { actOnDossier, readDossier } from './api.ts'
import { readElectionRules, replaceElectionRules } from './api/election.ts'
import { checkText, readFindings } from './api/gates.ts'
import { defaultElectionPack } from './rules/election-pack.ts'

/** What the gates look at beside the text: read from the office as it is, and written by what people and jobs do. */
let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())

const look = (dossierId: string) => office.people.auditor.call(readDossier, { params: { dossierId } })
const codesOf = async (dossierId: string, gate: string) => {
  const { findings } = await office.people.auditor.call(readFindings, { params: { dossierId } })
  return findings.filter((it) => it.gate === gate).map((it) => it.code)
}
const write = (dossierId: string, content: Content) => writeDraft(office, dossierId, content)

describe('the crisis level', () => {
  const assess = (who: TestPerson, dossierId: string, level: string, reason = '') =>
    tryAct(who, dossierId, { kind: 'assess', level, reason })

  test('is nobody’s until a person sets or confirms it; a change needs its reason', async () => {
    const { fungsional } = office.people
    const dossierId = await beginDossier(office)
    assert.deepEqual(await codesOf(dossierId, 'level'), ['level-unset'])
    assert.equal((await look(dossierId)).assessed, null)
    assert.deepEqual(shown(await assess(fungsional, dossierId, 'alert', ' ')), [422, 'reason-missing'])
    assert.equal((await assess(fungsional, dossierId, 'watch')).status, 200)
    assert.deepEqual(await codesOf(dossierId, 'level'), [])
    assert.equal((await assess(office.people['kepala-bidang'], dossierId, 'alert', 'ada korban luka')).status, 200)
    const { level, assessed, trail } = await look(dossierId)
    assert.deepEqual([level, assessed?.person, assessed?.reason], ['alert', 'Orang kepala-bidang', 'ada korban luka'])
    assert.equal(trail[0]?.kind, 'assess')
    await assert.rejects(office.db.updateTable('dossier_level').set({ reason: 'lain' }).execute())
  })

  test('is set by who works or drafts at the step or coordinates, on a dossier on its way', async () => {
    const dossierId = await beginDossier(office)
    for (const who of [office.people.sekretaris, office.people['kepala-dinas']])
      assert.deepEqual(shown(await assess(who, dossierId, 'watch')), [403, 'not-your-step'])
    assert.deepEqual(shown(await assess(office.people.auditor, dossierId, 'watch')), [403, 'not-your-role'])
    assert.deepEqual(shown(await assess(office.people.fungsional, dossierId, 'gawat')), [400, 'input'])
  })
})

describe('what is public already', () => {
  const long = (tail = '') =>
    `${Array.from({ length: 60 }, (_, at) => `Kalimat ke-${at} tentang pembukaan jembatan gantung Nglinggis.`).join(' ')} ${tail}`
  const text = (title: string, tail = '') =>
    someContent(title, {
      body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: long(tail) }] }] },
    })

  test('is told to whoever writes much the same, and no longer once it is withdrawn', async () => {
    const { fungsional } = office.people
    const kabid = office.people['kepala-bidang']
    const dossierId = await beginDossier(office, 'Jembatan dibuka')
    const version = await bringTo(office, dossierId, 4, text('Jembatan dibuka'))
    await office.decide(dossierId, version, { answer: 'yes' })
    const act = async (who: TestPerson, asked: Parameters<typeof bodyOf>[0]) => {
      const { revision } = await look(dossierId)
      await who.call(actOnDossier, { params: { dossierId }, body: { seenRevision: revision, act: asked } })
    }
    const other = await beginDossier(office, 'Lain')
    const similar = async (content: Content) => {
      const { findings } = await fungsional.call(checkText, { params: { dossierId: other }, body: { content } })
      return findings.filter((it) => it.gate === 'similar')
    }
    assert.deepEqual(await similar(text('Jembatan dibuka lagi')), [], 'approved is not public')
    for (const who of [kabid, fungsional]) await act(who, { kind: 'complete', version })
    const [one, ...rest] = await similar(text('Jembatan dibuka lagi', 'Dengan satu kalimat tambahan.'))
    assert.equal(rest.length, 0)
    assert.equal(one?.about['title'], 'Jembatan dibuka')
    assert.ok(Number(one?.about['percent']) > 80)
    assert.deepEqual(await similar(someContent('Pendek')), [])
    await act(kabid, { kind: 'withdraw', reason: 'keliru' })
    assert.deepEqual(await similar(text('Jembatan dibuka lagi')), [])
  })
})
const bodyOf = (act: (typeof actOnDossier)['body']['_zod']['output']['act']) => act

describe('the election rules', () => {
  const own = { ...defaultElectionPack, name: 'Aturan kantor', rules: defaultElectionPack.rules.slice(0, 1) }

  test('are replaced by the administrator alone, at once for every text, and the earlier ones are kept', async () => {
    const { administrator, fungsional } = office.people
    assert.equal((await fungsional.call(readElectionRules, {})).revision, 0)
    const key = { 'idempotency-key': randomUUID() }
    assert.deepEqual(shown(await fungsional.send('POST', '/api/election-rules', { pack: own, seenRevision: 0 }, key)), [
      403,
      'not-your-role',
    ])
    const dossierId = await beginDossier(office)
    await write(dossierId, someContent('Debat pasangan calon'))
    assert.deepEqual(await codesOf(dossierId, 'election'), ['election-phrase'])
    assert.equal((await administrator.call(replaceElectionRules, { body: { pack: own, seenRevision: 0 } })).revision, 1)
    assert.deepEqual(await codesOf(dossierId, 'election'), [])
    const again = { 'idempotency-key': randomUUID() }
    assert.deepEqual(
      shown(await administrator.send('POST', '/api/election-rules', { pack: own, seenRevision: 0 }, again)),
      [409, 'election-pack-changed'],
    )
    const { pack, changedBy } = await fungsional.call(readElectionRules, {})
    assert.deepEqual([pack.name, changedBy], ['Aturan kantor', 'Orang administrator'])
    await assert.rejects(office.db.deleteFrom('election_pack').execute())
  })

  test('a wrong pack is refused with its place', async () => {
    const { administrator } = office.people
    const [rule] = own.rules
    const pack = { ...own, rules: [{ ...rule, during: ['tidak-ada'] }] }
    const reply = await administrator.send(
      'POST',
      '/api/election-rules',
      { pack, seenRevision: 1 },
      { 'idempotency-key': randomUUID() },
    )
    assert.deepEqual([...shown(reply), reply.body['field']], [400, 'input', 'pack.rules.0.during'])
  })
})
