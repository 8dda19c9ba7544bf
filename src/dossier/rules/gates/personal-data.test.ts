import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { piecesOf } from '../../../base/content-places.ts'
import type { Block, Content } from '../../../base/content.ts'
import { listMarkedTexts } from '../../../../test/personal-data-texts.ts'
import { someView } from '../../../../test/gate-view.ts'
import { findingsOf } from '../gate.ts'

const paragraph = (text: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const findings = (content: Partial<Content>) =>
  findingsOf(['personal-data'], someView({ content: { variants: [], ...content } }))
const ofText = (...texts: string[]) => findings({ body: { type: 'doc', content: texts.map(paragraph) } })

test('a NIK in a paragraph shuts the gate with its place, the article and its masked form', () => {
  const [finding, ...more] = ofText('Isi.', 'Pemohon, NIK 3324012005900003, hadir.')
  assert.deepEqual(more, [])
  assert.deepEqual(finding && { ...finding, key: '' }, {
    gate: 'personal-data',
    code: 'personal-nik',
    about: {},
    severity: 'must',
    place: { at: 'body/1', from: 13, to: 29 },
    law: 'UU 27/2022 Pasal 4 ayat (3) huruf f',
    key: '',
    override: 'basis',
    fix: '3324************',
  })
})

test('titles, captions, fields, facts and channel texts are looked at as well', () => {
  const content: Partial<Content> = {
    title: 'Hubungi 081234567890',
    fields: { narahubung: 'budi@gmail.com' },
    variants: [{ channel: 'chat', text: 'rek BCA 1234567890', own: true, facts: [] }],
    body: {
      type: 'doc',
      content: [
        { type: 'image', attrs: { src: 'a'.repeat(64), alt: 'Mobil B 1234 XYZ', caption: 'KK 3324012005100003' } },
      ],
    },
  }
  assert.deepEqual(
    findings(content).map((it) => [it.place?.at, it.code]),
    [
      ['title', 'personal-phone'],
      ['body/0#alt', 'personal-plate'],
      ['body/0#caption', 'personal-kk'],
      ['field/narahubung', 'personal-email'],
      ['variant/chat', 'personal-account'],
    ],
  )
})

test('the head of a table speaks for its cells', () => {
  const row = (type: 'tableHeader' | 'tableCell', cells: string[]) => ({
    type: 'tableRow' as const,
    content: cells.map((text) => ({ type, attrs: { colspan: 1, rowspan: 1 }, content: [paragraph(text)] })),
  })
  const table = {
    type: 'table',
    content: [
      row('tableHeader', ['Nama', 'No. KK', 'Kode bayar']),
      row('tableCell', ['Siti', '3324012005100003', '3324012005100004']),
      row('tableCell', ['Budi', '3324012005100005', '-']),
    ],
  } as Block
  assert.deepEqual(
    findings({ body: { type: 'doc', content: [table] } }).map((it) => [it.place?.at, it.code]),
    [
      ['body/0/1/1/0', 'personal-kk'],
      ['body/0/2/1/0', 'personal-kk'],
    ],
  )
})

test('the key names the same datum wherever it stands, another datum otherwise, and holds nothing of it', () => {
  const [before] = ofText('NIK 3324012005900003')
  const [after] = ofText('Isi lain.', 'KTP nomor 3324 0120 0590 0003 milik Siti.')
  const [other] = ofText('NIK 3324012005900004')
  assert.equal(before?.key, after?.key)
  assert.notEqual(before?.key, other?.key)
  assert.match(before?.key ?? '', /^personal-nik:[0-9a-f]{4}$/)
})

test('the contacts of an office are told and let through', () => {
  const office = [
    'Surel: humas@kab-contoh.go.id',
    'Hubungi call center Diskominfo di nomor WhatsApp, yaitu 081234567890',
    'Donasi melalui rekening Bank Jateng 1234567890 atas nama Baznas',
    'Penyedia dengan NPWP 01.234.567.8-901.000 atas nama CV Jaya',
  ]
  for (const text of office)
    assert.ok(
      ofText(text).every((it) => it.severity === 'note'),
      text,
    )
  assert.equal(ofText(office.join(' '))[0]?.code, 'personal-office')
  assert.deepEqual(ofText('Hubungi 112, 110, 119, 1500-123 atau 0800-1-234567.'), [])
})

test('a child and a patient who can be known shut it, with no masked form to offer', () => {
  const [child, ill] = ofText('Korban bernama Rani (9) selamat.', 'Pasien berinisial B positif HIV.')
  assert.deepEqual([child?.code, child?.severity, child?.fix], ['personal-child', 'must', undefined])
  assert.deepEqual([ill?.code, ill?.place], ['personal-health', { at: 'body/1', from: 28, to: 31 }])
})

test('every place holds exactly what was found, and its masked form is found no more', () => {
  const texts = listMarkedTexts(11).map((it) => it.text.replaceAll(/[\r\n\t]+/g, ' '))
  fc.assert(
    fc.property(fc.subarray(texts, { minLength: 1, maxLength: 8 }), (some) => {
      const body: Content['body'] = { type: 'doc', content: some.map(paragraph) }
      const pieces = new Map(piecesOf(someView({ content: { body } }).content).map((it) => [it.at, it.text]))
      for (const it of findings({ body })) {
        const text = pieces.get(it.place?.at ?? '') ?? ''
        const value = text.slice(it.place?.from, it.place?.to)
        assert.equal(value.trim(), value)
        assert.ok(value.length > 0)
        if (it.fix !== undefined) assert.deepEqual(ofText(`Isi ${it.fix} itu.`), [], it.fix)
      }
    }),
    { numRuns: 60 },
  )
})
