import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import type { Content } from '../base/content.ts'
import { guardedGet } from '../outgoing/guarded.ts'
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
import { checkWrittenLinks } from './jobs.ts'
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

describe('links of a text being written', () => {
  let server: Server
  let base = ''
  before(async () => {
    server = createServer((request, response) => {
      response
        .writeHead({ '/ada': 200, '/hilang': 404, '/rusak': 502, '/tertutup': 403 }[request.url ?? ''] ?? 500)
        .end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })

  test('are looked at a few at a time, and what was found is told to the gate', async () => {
    const dossierId = await beginDossier(office)
    // Names of the outside that our own resolver knows; the guard of the test lets this machine stand for the internet.
    const hosts = ['ada', 'hilang', 'rusak', 'tertutup'].map((path) => `${base}/${path}`)
    const content = someContent('Tautan', {
      body: {
        type: 'doc',
        content: hosts.map((href) => ({
          type: 'paragraph',
          content: [{ type: 'text', text: 'data resmi', marks: [{ type: 'link', attrs: { href } }] }],
        })),
      },
    })
    await write(dossierId, content)
    const port = new URL(base).port
    const get = guardedGet({ mayConnect: () => true, ports: new Set([port]), timeoutMs: 2_000 })
    const now = new Date()
    assert.equal(await checkWrittenLinks(office.db, get, now), true)
    assert.equal(await checkWrittenLinks(office.db, get, now), false, 'what was looked at today is not looked at again')
    const rows = await office.db.selectFrom('link_check').select(['address', 'state', 'status']).execute()
    assert.deepEqual(
      hosts.map((address) => rows.find((it) => it.address === address)?.state),
      ['answers', 'gone', 'silent', 'answers'],
    )
    // All of them lead to this machine, so the gate says so whatever was found.
    assert.deepEqual(
      await codesOf(dossierId, 'links'),
      Array.from({ length: 4 }, () => 'link-inside'),
    )
    const tomorrow = new Date(now.getTime() + 25 * 60 * 60_000)
    assert.equal(await checkWrittenLinks(office.db, get, tomorrow), false, 'a text at rest is left alone')
  })

  test('that lead inside are never asked for', async () => {
    const dossierId = await beginDossier(office)
    const href = `${base}/rahasia`
    await write(
      dossierId,
      someContent('Ke dalam', {
        body: {
          type: 'doc',
          content: [
            {
              type: 'paragraph',
              content: [{ type: 'text', text: 'data', marks: [{ type: 'link', attrs: { href } }] }],
            },
          ],
        },
      }),
    )
    let asked = 0
    server.once('request', () => (asked += 1))
    await checkWrittenLinks(office.db, guardedGet({ ports: new Set([new URL(base).port]) }), new Date())
    assert.equal(asked, 0)
    const { state } = await office.db
      .selectFrom('link_check')
      .select('state')
      .where('address', '=', href)
      .executeTakeFirstOrThrow()
    assert.equal(state, 'inside')
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
