import assert from 'node:assert/strict'
import { randomBytes, randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import type { Fact, TypedFact } from '../base/facts.ts'
import { sha256 } from '../base/hash.ts'
import { beginDossier, openTestOffice, someContent, TEST_URL, writeDraft, type TestOffice } from '../../test/office.ts'
import {
  askFacts,
  listConfirmations,
  recordCall,
  renewFactLink,
  readLinkHours,
  setLinkHours,
  withdrawFactLink,
} from './api/confirmations.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())

const figure = (value: string, more: object = {}): TypedFact =>
  ({ id: 'rusak', kind: 'figure', label: 'Rumah rusak', value, unit: 'rumah', source: 'BPBD', ...more }) as TypedFact
const place: TypedFact = {
  id: 'lokasi',
  kind: 'place',
  label: 'Lokasi',
  value: 'Pendopo',
  village: '',
  district: '',
  source: 'Agenda',
}

const write = (dossierId: string, facts: Fact[]) => writeDraft(office, dossierId, someContent('Rumah rusak', { facts }))
const ask = async (facts: TypedFact[] = [figure('1250'), place], more: object = {}) => {
  const dossierId = await beginDossier(office)
  await write(dossierId, facts)
  const body = { facts, addressee: 'BPBD, Pak Budi', purpose: 'Siaran pers banjir', ...more }
  const made = await office.people.fungsional.call(askFacts, { params: { dossierId }, body })
  return { dossierId, ...made, path: (made.link ?? '').slice(TEST_URL.length) }
}
const list = (dossierId: string) => office.people.fungsional.call(listConfirmations, { params: { dossierId } })
/** A phone of somebody, its address its own, so that one test's tries are not another's. */
const visit = async (path: string, form?: Record<string, string> | string, more: object = {}) => {
  const reply = await office.app.inject({
    method: form === undefined ? 'GET' : 'POST',
    url: path,
    remoteAddress: `10.0.${randomBytes(1)[0]}.${randomBytes(1)[0]}`,
    ...(form !== undefined && {
      payload: typeof form === 'string' ? form : new URLSearchParams(form).toString(),
    }),
    headers: { ...(form !== undefined && { 'content-type': 'application/x-www-form-urlencoded' }) },
    ...more,
  } as never)
  return { status: reply.statusCode, page: reply.body, headers: reply.headers }
}
const person = { nama: 'Budi Santoso', jabatan: 'Kepala Pelaksana BPBD' }
const allRight = { v0: 'right', v1: 'right', ...person }
const ledger = async (dossierId: string) =>
  (
    await office.db
      .selectFrom('ledger_entry')
      .select('body')
      .where('body', 'like', `%${dossierId}%`)
      .orderBy('index')
      .execute()
  )
    .map((it) => JSON.parse(it.body) as Record<string, unknown>)
    .filter((it) => String(it['kind']).startsWith('facts-'))

describe('a link to confirm facts', () => {
  test('opens without an account, shows the facts that were asked and nothing of the draft, and is answered once', async () => {
    const { dossierId, path, link } = await ask()
    assert.match(link ?? '', /^https:\/\/siar\.contoh\.go\.id\/k\/[\w-]{43}$/)
    const shown = await visit(path)
    assert.equal(shown.status, 200)
    for (const words of [
      'Dinas Contoh',
      'Kabupaten Contoh',
      '1.250 rumah',
      'Rumah rusak',
      'Pendopo',
      'Siaran pers banjir',
    ])
      assert.ok(shown.page.includes(words), words)
    for (const hidden of ['Isi berita', 'Ringkasan', 'BPBD, Pak Budi', dossierId, '<script'])
      assert.ok(!shown.page.includes(hidden), hidden)

    const sent = await visit(path, { v0: 'wrong', k0: '1.300', c0: 'Data pukul 14', v1: 'right', ...person })
    assert.deepEqual([sent.status, sent.headers['location']], [303, path])
    const thanks = await visit(path)
    assert.equal(thanks.status, 200)
    assert.match(thanks.page, /Terima kasih/)
    assert.ok(!thanks.page.includes('Pendopo'), 'a link that was used tells nothing more')

    const { requests, answers } = await list(dossierId)
    assert.equal(requests[0]?.state, 'answered')
    assert.deepEqual(
      answers.map((it) => [
        it.way,
        it.name,
        it.post,
        it.verdicts.map((one) => [one.fact.id, one.verdict, one.correction, one.note]),
      ]),
      [
        [
          'link',
          'Budi Santoso',
          'Kepala Pelaksana BPBD',
          [
            ['rusak', 'wrong', '1.300', 'Data pukul 14'],
            ['lokasi', 'right', '', ''],
          ],
        ],
      ],
    )
  })

  test('of two answers sent at the same moment, one is kept', async () => {
    const { dossierId, path } = await ask()
    const replies = await Promise.all(
      Array.from({ length: 6 }, (_, at) => visit(path, { ...allRight, nama: `Orang ${at}` })),
    )
    assert.ok(replies.every((it) => it.status === 303 || it.status === 200))
    const { answers } = await list(dossierId)
    assert.equal(answers.length, 1)
    assert.equal((await ledger(dossierId)).filter((it) => it['kind'] === 'facts-answered').length, 1)
    assert.match((await visit(path, { ...allRight, nama: 'Terlambat' })).page, /Terima kasih/)
    assert.equal((await list(dossierId)).answers.length, 1)
  })

  test('that is over its time, taken back or made anew says so calmly and takes no answer', async () => {
    const expired = await ask()
    await office.db
      .updateTable('fact_request')
      .set({ expires_at: new Date(Date.now() - 1000) })
      .where('id', '=', expired.id)
      .execute()
    const withdrawn = await ask()
    const { fungsional } = office.people
    const params = { dossierId: withdrawn.dossierId, requestId: withdrawn.id }
    await fungsional.call(withdrawFactLink, { params, body: {} })
    const renewed = await ask()
    const { link } = await fungsional.call(renewFactLink, {
      params: { dossierId: renewed.dossierId, requestId: renewed.id },
      body: {},
    })
    for (const [it, status, words] of [
      [expired, 410, 'lewat waktunya'],
      [withdrawn, 410, 'sudah ditarik'],
      [renewed, 404, 'tidak dikenal'],
    ] as const) {
      for (const form of [undefined, allRight]) {
        const reply = await visit(it.path, form)
        assert.equal(reply.status, status)
        assert.ok(reply.page.includes(words), words)
        assert.ok(!reply.page.includes('Pendopo'))
      }
      assert.equal((await list(it.dossierId)).answers.length, 0)
    }
    assert.equal((await visit((link ?? '').slice(TEST_URL.length), allRight)).status, 303)
    assert.equal((await list(renewed.dossierId)).answers.length, 1)
    // What is answered or taken back stays so.
    for (const [it, call] of [
      [withdrawn, renewFactLink],
      [renewed, renewFactLink],
      [renewed, withdrawFactLink],
    ] as const) {
      const path = call.path.replace(':dossierId', it.dossierId).replace(':requestId', it.id)
      const reply = await fungsional.send('POST', path, {}, { 'idempotency-key': randomUUID() })
      assert.deepEqual([reply.status, reply.body['code']], [409, 'fact-request-closed'])
    }
  })

  test('cannot be guessed, and its token is kept nowhere', async () => {
    const { path } = await ask()
    const token = path.slice('/k/'.length)
    for (const other of [
      `${token}x`,
      token.slice(0, -1),
      token.toLowerCase(),
      sha256(token),
      'a'.repeat(43),
      '%00',
      '..%2f..%2fetc',
      `${token}%20`,
      'x'.repeat(3_000),
    ]) {
      const reply = await visit(`/k/${other}`)
      assert.ok(
        reply.status === 404 || reply.status === 414 || reply.status === 400,
        `${other.slice(0, 50)} ${reply.status}`,
      )
    }
    for (const table of ['act', 'fact_request', 'ledger_entry'] as const) {
      const rows = await office.db.selectFrom(table).selectAll().execute()
      assert.ok(!JSON.stringify(rows).includes(token), table)
    }
  })

  test('asked for again with the same key, gives the same question and does not tell the link a second time', async () => {
    const dossierId = await beginDossier(office)
    await write(dossierId, [place])
    const key = randomUUID()
    const body = { facts: [place], addressee: 'Setda', purpose: '' }
    const first = await office.people.fungsional.call(askFacts, { params: { dossierId }, body }, key)
    const again = await office.people.fungsional.call(askFacts, { params: { dossierId }, body }, key)
    assert.ok(first.link)
    assert.deepEqual(again, { ...first, link: null })
    assert.equal((await list(dossierId)).requests.length, 1)
  })

  test('is kept from other sites, search engines, caches and frames', async () => {
    const { path } = await ask()
    const { headers } = await visit(path)
    assert.equal(headers['cache-control'], 'no-store')
    assert.match(String(headers['x-robots-tag']), /noindex/)
    assert.equal(headers['referrer-policy'], 'same-origin')
    assert.equal(headers['x-frame-options'], 'DENY')
    const csp = String(headers['content-security-policy'])
    for (const rule of ["default-src 'none'", "form-action 'self'", "frame-ancestors 'none'"])
      assert.ok(csp.includes(rule))
    assert.ok(!csp.includes('script-src') && !csp.includes('unsafe'))
  })

  test('is shut for a minute to who tries too often', async () => {
    const tries = await Promise.all(
      Array.from({ length: 65 }, () => visit('/k/tebak', undefined, { remoteAddress: '10.9.9.9' })),
    )
    const refused = tries.filter((it) => it.status === 429)
    assert.ok(refused.length >= 4)
    assert.match(refused[0]?.page ?? '', /Tunggu satu menit/)
    assert.ok(Number(refused[0]?.headers['retry-after']) > 0)
  })

  test('takes a form and nothing else: another method, another type, a huge or broken body', async () => {
    const { dossierId, path } = await ask()
    for (const method of ['PUT', 'PATCH', 'DELETE']) {
      const reply = await visit(path, allRight, { method })
      assert.equal(reply.status, 405)
      assert.equal(reply.headers['allow'], 'GET, HEAD, POST')
    }
    assert.equal((await visit(path, '{"v0":"right"}', { headers: { 'content-type': 'application/json' } })).status, 415)
    assert.equal((await visit(path, 'x', { headers: { 'content-type': 'text/html' } })).status, 415)
    assert.equal((await visit(path, `nama=${'x'.repeat(600_000)}`)).status, 413)
    for (const broken of ['', '%%%', '&&&===', 'v0=%ff%fe&nama=%00', '__proto__=1&v0[]=right', 'v0=right&v0=wrong'])
      assert.equal((await visit(path, broken)).status, 422, broken)
    assert.equal((await list(dossierId)).answers.length, 0)
  })

  test('hostile words in every field come back as words, with what to mend, and nothing typed is lost', async () => {
    const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>'
    const { dossierId, path } = await ask(
      [figure('1250', { label: evil, unit: evil.slice(0, 60) }), { ...place, value: evil }],
      { purpose: evil },
    )
    const reply = await visit(path, { v0: evil, k0: evil, c0: evil, v1: 'right', nama: evil, jabatan: '' })
    assert.equal(reply.status, 422)
    for (const page of [(await visit(path)).page, reply.page]) {
      assert.ok(!page.includes('<script') && !page.includes('<img'))
      assert.equal(page.split('<form').length, 2)
    }
    assert.ok(reply.page.includes('Tulis jabatan dan kantor Anda.'))
    assert.ok(reply.page.split('&lt;script&gt;').length >= 6)
    for (const bad of [
      { ...allRight, nama: '   ' },
      { ...allRight, nama: 'x'.repeat(201) },
      { ...allRight, jabatan: 'a\u0000b' },
      { ...allRight, v0: 'wrong' },
      { ...allRight, v0: 'wrong', k0: 'x'.repeat(301) },
      { ...allRight, c1: 'x'.repeat(501) },
      { ...allRight, v1: '' },
    ])
      assert.equal((await visit(path, bad)).status, 422)
    assert.equal((await list(dossierId)).answers.length, 0)
    await visit(path, { ...allRight, v0: 'wrong', k0: evil, c0: `\u202e${evil}`, nama: evil })
    const [answer] = (await list(dossierId)).answers
    assert.deepEqual([answer?.name, answer?.verdicts[0]?.correction], [evil, evil])
  })

  test('weighs less than 50 kB with as many facts as can be asked', async () => {
    const facts = Array.from({ length: 30 }, (_, at) =>
      figure(String(1000 + at), { id: `f${at}`, label: `Jumlah rumah rusak di Kecamatan ${at}` }),
    )
    const { path } = await ask(facts)
    const { page } = await visit(path)
    assert.ok(Buffer.byteLength(page) < 50_000, `${Buffer.byteLength(page)} bytes`)
  })

  test('leaves its whole story in the ledger: who asked, which facts with the hash of their values, who answered what', async () => {
    const { dossierId, id, path } = await ask()
    await visit(path, allRight)
    const [asked, answered, ...rest] = await ledger(dossierId)
    assert.equal(rest.length, 0)
    assert.deepEqual(
      [asked?.['kind'], asked?.['requestId'], asked?.['personId']],
      ['facts-asked', id, office.people.fungsional.personId],
    )
    const { asked: question } = await office.db
      .selectFrom('fact_request')
      .select('asked')
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    const { statement } = await office.db
      .selectFrom('fact_answer')
      .select('statement')
      .where('request_id', '=', id)
      .executeTakeFirstOrThrow()
    assert.equal(asked?.['askedHash'], sha256(question))
    assert.equal(answered?.['answerHash'], sha256(statement))
    assert.match(statement, /Budi Santoso/)
    assert.ok(!JSON.stringify([asked, answered]).includes('Budi'), 'no personal data in the ledger')
    assert.deepEqual(
      ((answered?.['facts'] ?? []) as { id: string; verdict: string }[]).map((it) => [it.id, it.verdict]),
      [
        ['rusak', 'right'],
        ['lokasi', 'right'],
      ],
    )
    await assert.rejects(
      office.db.updateTable('fact_answer').set({ statement: '{}' }).where('request_id', '=', id).execute(),
      /final/,
    )
    await assert.rejects(office.db.deleteFrom('fact_request').where('id', '=', id).execute(), /final/)
  })
})

describe('asking about facts', () => {
  const send = (dossierId: string, body: object, as: keyof TestOffice['people'] = 'fungsional') =>
    office.people[as].send(
      'POST',
      `/api/dossiers/${dossierId}/confirmations`,
      { addressee: 'BPBD', purpose: '', ...body },
      { 'idempotency-key': randomUUID() },
    )

  test('is refused for what is not so in the saved text, says too little, or is too much', async () => {
    const dossierId = await beginDossier(office)
    await write(dossierId, [figure('1250'), { ...place, label: '' }])
    const refused: [object, number, string][] = [
      [{ facts: [figure('1251')] }, 409, 'fact-changed'],
      [{ facts: [{ ...place, label: '' }] }, 422, 'fact-incomplete'],
      [{ facts: [] }, 400, 'input'],
      [{ facts: [figure('1250')], addressee: '' }, 400, 'input'],
      [{ facts: [figure('1250')], hours: 721 }, 400, 'input'],
      [{ facts: Array.from({ length: 31 }, () => figure('1250')) }, 400, 'input'],
      [{ facts: [{ who: 'x', what: '', when: '', where: '', source: '' }] }, 400, 'input'],
    ]
    for (const [body, status, code] of refused) {
      const reply = await send(dossierId, body)
      assert.deepEqual([reply.status, reply.body['code']], [status, code])
    }
    assert.equal((await list(dossierId)).requests.length, 0)
  })

  test('is for who has a part in the procedure: not for an administrator without a post', async () => {
    const dossierId = await beginDossier(office)
    await write(dossierId, [place])
    assert.equal((await send(dossierId, { facts: [place] }, 'administrator')).body['code'], 'not-your-step')
    assert.equal((await send(dossierId, { facts: [place] }, 'sekretaris')).status, 200)
  })

  test('of another dossier is not found: a question belongs to its own', async () => {
    const one = await ask()
    const other = await ask()
    const reply = await office.people.fungsional.send(
      'POST',
      `/api/dossiers/${other.dossierId}/confirmations/${one.id}/withdrawal`,
      {},
      { 'idempotency-key': randomUUID() },
    )
    assert.equal(reply.status, 404)
  })

  test('stays open as long as the administrator set, or as the asker said', async () => {
    const hoursOf = (it: { expiresAt: string }) => Math.round((Date.parse(it.expiresAt) - Date.now()) / 3_600_000)
    assert.equal(hoursOf(await ask()), 72)
    await office.people.administrator.call(setLinkHours, { body: { linkHours: 24 } })
    assert.equal(hoursOf(await ask()), 24)
    assert.equal((await office.people.administrator.call(readLinkHours, {})).linkHours, 24)
    assert.equal(hoursOf(await ask(undefined, { hours: 5 })), 5)
    await office.people.administrator.call(setLinkHours, { body: { linkHours: 72 } })
  })
})

describe('a call', () => {
  test('is written down with who said it, when and how, and shows as a call', async () => {
    const dossierId = await beginDossier(office)
    await write(dossierId, [figure('1250'), place])
    const saidAt = new Date(Date.now() - 3_600_000).toISOString()
    const verdicts = [{ fact: figure('1250'), verdict: 'right' as const, correction: '', note: '' }]
    const body = { verdicts, name: 'Siti', post: 'Sekretaris BPBD', how: 'Telepon 0355-791234', saidAt }
    await office.people.fungsional.call(recordCall, { params: { dossierId }, body })
    const [answer] = (await list(dossierId)).answers
    assert.deepEqual(
      [answer?.way, answer?.name, answer?.recordedBy, answer?.how, answer?.saidAt],
      ['phone', 'Siti', 'Orang fungsional', 'Telepon 0355-791234', saidAt],
    )
    const [entry] = await ledger(dossierId)
    assert.deepEqual(
      [entry?.['kind'], entry?.['way'], entry?.['personId']],
      ['facts-answered', 'phone', office.people.fungsional.personId],
    )
  })

  test('that has not happened, says wrong without why, or speaks of other values is refused', async () => {
    const dossierId = await beginDossier(office)
    await write(dossierId, [figure('1250')])
    const good = {
      verdicts: [{ fact: figure('1250'), verdict: 'right', correction: '', note: '' }],
      name: 'S',
      post: 'B',
      how: 'telepon',
      saidAt: new Date().toISOString(),
    }
    for (const [more, code] of [
      [{ saidAt: new Date(Date.now() + 3_600_000).toISOString() }, 'call-in-future'],
      [{ verdicts: [{ ...good.verdicts[0], verdict: 'wrong' }] }, 'correction-missing'],
      [{ verdicts: [{ ...good.verdicts[0], fact: figure('9') }] }, 'fact-changed'],
      [{ name: '' }, 'input'],
      [{ how: '' }, 'input'],
    ] as const) {
      const reply = await office.people.fungsional.send(
        'POST',
        `/api/dossiers/${dossierId}/confirmations/calls`,
        { ...good, ...more },
        { 'idempotency-key': randomUUID() },
      )
      assert.equal(reply.body['code'], code)
    }
  })
})
