import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, test } from 'node:test'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import fc from 'fast-check'
import { anyContent } from '../../../test/any-content.ts'
import { contentSchema, filesOf, type Content } from '../../base/content.ts'
import { sha256 } from '../../base/hash.ts'
import { ninjsOf, type NewsItem } from './ninjs.ts'

// The IPTC's own schema and test suite (MIT), as published with ninjs 3.0.
const folder = join(import.meta.dirname, '../../../test/data/iptc-ninjs')
const read = (...path: string[]) => JSON.parse(readFileSync(join(folder, ...path), 'utf8')) as Record<string, unknown>
const ajv = new Ajv2020({ strict: false })
formats.default(ajv)
ajv.addSchema(read('GeoJSON-schema.json'))
const isNinjs = ajv.compile(read('ninjs-schema_3.0.json'))

const picture = sha256('gambar')
const attachment = sha256('lampiran')
const content: Content = contentSchema.parse({
  title: 'Jalur Nglinggis dibuka & aman',
  summary: 'Longsor dibersihkan.',
  topic: 'Kebencanaan',
  body: {
    type: 'doc',
    content: [
      { type: 'paragraph', content: [{ type: 'text', text: 'Jalur <dibuka> pukul 15.00.' }] },
      { type: 'image', attrs: { src: picture, alt: 'Alat berat', caption: 'Di km 16', credit: 'Diskominfo' } },
      { type: 'image', attrs: { src: picture, alt: 'Alat berat' } },
    ],
  },
  facts: [],
  attachments: [{ hash: attachment, name: 'Data.pdf', mediaType: 'application/pdf', sizeBytes: 9 }],
})
const file = (hash: string, mediaType: string) => ({
  hash,
  mediaType,
  sizeBytes: 9,
  address: `https://portal.go.id/berkas-publik/${hash}`,
})
const item: NewsItem = {
  id: '0198b2a4-3d4e-7c11-9a55-0242ac120002',
  state: 'public',
  notice: '',
  versionHash: sha256('naskah'),
  content,
  link: 'https://portal.go.id/berita/2026-11/jalur-nglinggis-dibuka/',
  publishedAt: new Date('2026-11-26T03:00:00Z'),
  updatedAt: new Date('2026-11-26T05:00:00Z'),
  embargoedUntil: null,
  office: { name: 'Dinas Kominfo', url: 'https://portal.go.id' },
  files: [file(picture, 'image/jpeg'), file(attachment, 'application/pdf')],
}
const valid = (value: unknown) => {
  assert.ok(isNinjs(value), JSON.stringify(isNinjs.errors))
  return value as Record<string, never>
}

describe('a publication as ninjs 3.0', () => {
  test('the schema judges the IPTC’s own cases as the IPTC does', () => {
    for (const name of readdirSync(join(folder, 'should_pass'))) assert.ok(isNinjs(read('should_pass', name)), name)
    for (const name of readdirSync(join(folder, 'should_fail'))) assert.ok(!isNinjs(read('should_fail', name)), name)
  })

  test('tells text, pictures once each with who made them, attachments and the approved version', () => {
    const { associations, bodies, headlines, altIds, version } = valid(ninjsOf(item)) as unknown as {
      associations: { uri: string; type: string; by?: string; renditions: { href: string }[] }[]
      bodies: { contentType: string; value: string; wordCount?: number }[]
      headlines: { value: string }[]
      altIds: { value: string }[]
      version: string
    }
    assert.deepEqual(
      associations.map((it) => [it.type, it.by, it.renditions.map(({ href }) => href)]),
      [
        ['picture', 'Diskominfo', [item.files[0]?.address]],
        ['text', undefined, [item.files[1]?.address]],
      ],
    )
    assert.match(associations[0]?.uri ?? '', /^ni:\/\/\/sha-256;[\w-]{43}$/)
    assert.match(bodies[0]?.value ?? '', /^<p>Jalur &lt;dibuka&gt; pukul 15\.00\.<\/p>/)
    assert.equal(bodies[1]?.value, 'Jalur <dibuka> pukul 15.00.\nDi km 16')
    assert.equal(bodies[1]?.wordCount, 7)
    assert.equal(headlines[0]?.value, content.title)
    assert.deepEqual([altIds[0]?.value, version], [item.versionHash, '2026-11-26T05:00:00.000Z'])
  })

  test('of what was withdrawn says only that it was, and why', () => {
    const said = JSON.stringify(valid(ninjsOf({ ...item, state: 'withdrawn', notice: 'Data keliru.' })))
    assert.match(said, /"pubStatus":"canceled".*"edNote":"Data keliru\."/)
    for (const gone of ['bodies', 'associations', 'descriptions', 'Longsor', 'dibuka>']) assert.ok(!said.includes(gone))
  })

  test('names the instant of an embargo', () => {
    const embargoedUntil = new Date('2026-11-27T00:00:00Z')
    assert.equal(valid(ninjsOf({ ...item, embargoedUntil }))['embargoedUntil'], '2026-11-27T00:00:00.000Z')
  })

  test('is valid for any text, and the same each time', () => {
    fc.assert(
      fc.property(anyContent(), (any) => {
        const whole = { ...item, content: any, files: filesOf(any).map((hash) => file(hash, 'image/png')) }
        assert.deepEqual(valid(ninjsOf(whole)), ninjsOf(whole))
      }),
      { numRuns: 60 },
    )
  })
})
