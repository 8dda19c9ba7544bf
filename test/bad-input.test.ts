import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { beginDossier, bringTo, handOn, openTestOffice, someContent, type Reply, type TestOffice } from './office.ts'
import { readPublicPage } from './portal.ts'
import { openRound } from '../src/inventory/api.ts'

let office: TestOffice
let dossierId = ''
before(async () => {
  office = await openTestOffice()
  dossierId = await beginDossier(office)
})
after(() => office.close())

const json = { 'content-type': 'application/json' }
const draft = (payload: string, headers: Record<string, string> = json): Promise<Reply> =>
  office.people.fungsional.send('PUT', `/api/dossiers/${dossierId}/draft`, payload, headers)
const withContent = (change: object) => JSON.stringify({ content: { ...someContent('Judul'), ...change }, seenSave: 0 })

describe('bad input is refused with a reason and never breaks anything', () => {
  const malformed: Record<string, string> = {
    'half an object': '{"content":',
    'not JSON at all': 'judul=abc',
    'a bare text': '"x"',
    'an empty body': '',
    'a prototype': '{"__proto__":{"admin":true},"content":{},"seenSave":0}',
    'ten thousand brackets': `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
    'an unknown field': JSON.stringify({ content: someContent('Judul'), seenSave: 0, extra: 1 }),
    'a wrong type': JSON.stringify({ content: someContent('Judul'), seenSave: 'satu' }),
    'a missing field': JSON.stringify({ seenSave: 0 }),
    'NUL in the title': withContent({ title: 'a\u0000b' }),
    'a lone surrogate in the summary': withContent({ summary: 'a\ud800b' }),
    'a lone surrogate as an escape': '{"content":{"title":"\\ud800"},"seenSave":0}',
    'a title of a megabyte': withContent({ title: 'x'.repeat(1_000_000) }),
    'a script node': withContent({ body: { type: 'doc', content: [{ type: 'script', content: [] }] } }),
    'a javascript link': withContent({
      body: {
        type: 'doc',
        content: [
          {
            type: 'paragraph',
            content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }],
          },
        ],
      },
    }),
    'a body without end': withContent({
      body: { type: 'doc', content: Array.from({ length: 30_000 }, () => ({ type: 'paragraph' })) },
    }),
  }
  test('each wrong field is named with a sentence in the language of the person who typed it', async () => {
    const payload = withContent({ title: 'x'.repeat(1_000), summary: 'a\u0000b', colour: 'red' })
    const fields = async (language: string) => {
      const reply = await draft(payload, { ...json, 'accept-language': language })
      return Object.fromEntries(
        (reply.body['fields'] as { field: string; message: string }[]).map((at) => [at.field, at.message]),
      )
    }
    assert.deepEqual(await fields('id'), {
      'content.title': 'Paling banyak 300 huruf.',
      'content.summary': 'Ada tanda yang tidak dapat disimpan; ketik ulang bagian itu.',
      content: 'Isian ini tidak dikenal: colour.',
    })
    assert.equal((await fields('en'))['content.title'], 'At most 300 characters.')
  })

  for (const [name, payload] of Object.entries(malformed))
    test(name, async () => {
      const reply = await draft(payload)
      assert.equal(reply.status, 400, JSON.stringify(reply.body).slice(0, 300))
      assert.match(String(reply.headers['content-type']), /^application\/problem\+json/)
      assert.ok(reply.body['code'] && reply.body['title'])
    })

  test('a body of thirteen megabytes is refused before it is read', async () => {
    const reply = await draft(JSON.stringify({ content: 'x'.repeat(13_000_000) }))
    assert.deepEqual([reply.status, reply.body['code']], [413, 'too-large'])
  })

  test('another kind of body is refused', async () => {
    for (const type of ['text/plain', 'application/xml', 'application/x-www-form-urlencoded']) {
      const { status } = await draft('a=b', { 'content-type': type })
      assert.ok(status === 400 || status === 415, `${type} ${status}`)
    }
  })

  test('the refusal names the field and speaks the person’s language', async () => {
    const payload = withContent({ title: 'x'.repeat(301) })
    const indonesian = await draft(payload)
    assert.equal(indonesian.body['field'], 'content.title')
    assert.match(String(indonesian.body['title']), /Isian belum benar/)
    assert.match(
      String((await draft(payload, { ...json, 'accept-language': 'en' })).body['title']),
      /Some fields are not right/,
    )
  })

  test('addresses, cursors and keys from elsewhere are refused or ignored, never a defect', async () => {
    const { fungsional } = office.people
    for (const path of [
      '/api/dossiers/x',
      '/api/dossiers/%00',
      `/api/dossiers/${dossierId}/versions/zz`,
      '/api/dossiers?limit=0',
      '/api/dossiers?limit=1e9',
      '/api/dossiers?step=abc',
      '/api/dossiers?search=%00',
      '/api/nothing',
      '/api/dossiers/%ff',
    ])
      assert.ok([400, 404].includes((await fungsional.send('GET', path)).status), path)
    const { id: roundId } = await fungsional.call(openRound, { body: { title: 'Pekan 48' } })
    for (const after of [
      'abc',
      Buffer.from('["x","y"]').toString('base64url'),
      Buffer.from('[1,2,3]').toString('base64url'),
      Buffer.from(`["2026-13-45T00:00:00Z","${randomUUID()}"]`).toString('base64url'),
      ...['1.5', '1e300', '-1', '9007199254740991', '2147483648', '"Infinity"', '"1.5"'].map((key) =>
        Buffer.from(`[${key},"${randomUUID()}"]`).toString('base64url'),
      ),
    ])
      for (const list of [
        'dossiers',
        'queue',
        'publications',
        'inventory/items',
        'inventory/rounds',
        `inventory/rounds/${roundId}/register`,
        `inventory/imports/${randomUUID()}/rows`,
        'agenda',
        'ledger/entries',
      ]) {
        const { status } = await fungsional.send(
          'GET',
          `/api/${list}?after=${after}${list === 'agenda' ? '&book=incoming&year=2026' : ''}`,
        )
        assert.equal(status, 200, `${list} ${Buffer.from(after, 'base64url').toString()}`)
      }
    for (const search of ["'; drop table dossier; --", '((( | & !', '\\', '%_', '2026/999999999999', 'a'.repeat(200)])
      assert.equal(
        (await fungsional.send('GET', `/api/dossiers?search=${encodeURIComponent(search)}`)).status,
        200,
        search,
      )
  })
})

test('script and markup in every field of a published text are read as text on the portal', async () => {
  const hostile = (field: string) => `<script>document.title='${field}'</script>"'><img src=x onerror=alert(1)>`
  const content = someContent(hostile('judul'), {
    summary: hostile('ringkasan'),
    topic: '<b>topik</b>"\'><i>',
    body: {
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: hostile('isi') }] },
        { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: ']]></script>' }] },
      ],
    },
    facts: [{ who: hostile('siapa'), what: hostile('apa'), when: '</title>', where: '-->', source: hostile('sumber') }],
  })
  const id = await beginDossier(office, hostile('berkas'))
  const version = await bringTo(office, id, 4, content)
  await office.decide(id, version, { answer: 'yes' })
  let path = ''
  for (const who of [office.people['kepala-bidang'], office.people.fungsional])
    path = (await handOn(who, id, version)).publicPath ?? ''
  await office.deliverAll()
  for (const page of [await readPublicPage(office, path), await readPublicPage(office, '/')]) {
    assert.ok(!/<script>document|<img src=x|<b>topik/.test(page))
    assert.ok(page.includes('&lt;script&gt;'))
  }
})
