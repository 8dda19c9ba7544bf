import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Content } from '../../../base/content.ts'
import { defaultContentTypes } from '../../../base/default-content-types.ts'
import { announcement } from '../../../../test/office.ts'
import { someView } from '../../../../test/gate-view.ts'
import type { GateView } from '../gate.ts'
import { contentTypeGate } from './content-type.ts'

const found = (content: Partial<Content>, more: Partial<Omit<GateView, 'content'>> = {}) =>
  contentTypeGate.findingsOf(someView({ ...more, content }))
const said = (...args: Parameters<typeof found>) =>
  found(...args).map((it) => `${it.severity} ${it.code} ${it.place?.at ?? '-'} ${it.override}`)
const paragraph = (text: string) => ({ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] })
const fields = { ditujukan: 'Warga', 'berlaku-mulai': '2026-12-01', narahubung: 'Humas' }

test('a text says what kind it is, and one that this office has', () => {
  assert.deepEqual(said({ type: undefined }, { type: null }), ['must type-missing type never'])
  assert.deepEqual(said({ type: 'dari-kantor-lain' }, { type: null }), ['must type-unknown type never'])
})

test('a kind that is no longer offered still holds for the texts that have it', () => {
  assert.deepEqual(said({}, { type: { ...announcement, active: false } }), [])
})

test('every required field is answered; one that may stay empty may', () => {
  assert.deepEqual(said({ fields: { ditujukan: '  ' } }), [
    'must field-missing field/ditujukan reason',
    'must field-missing field/berlaku-mulai reason',
    'must field-missing field/narahubung reason',
  ])
  assert.deepEqual(said({ fields: undefined }).length, 3)
})

test('an answer is what its field asks for, also where the field may stay empty', () => {
  assert.deepEqual(said({ fields: { ...fields, 'berlaku-mulai': 'besok' } }), [
    'must field-not-a-day field/berlaku-mulai never',
  ])
  assert.deepEqual(said({ fields: { ...fields, nomor: 'x'.repeat(101) } }), ['must field-too-long field/nomor never'])
  const hoax = defaultContentTypes.find((it) => it.id === 'klarifikasi-hoaks') ?? null
  const answers = { label: 'gosip', kabar: 'x', 'beredar-di': 'x', bukti: 'x' }
  const checks = hoax?.checklist.map((it) => it.id)
  assert.ok(
    said({ type: hoax?.id, fields: answers, checks }, { type: hoax }).includes(
      'must field-not-a-choice field/label never',
    ),
  )
})

test('answers to another kind of text are left alone', () => {
  assert.deepEqual(said({ fields: { ...fields, embargo: 'segera' } }), [])
})

test('every sentence of the checklist is ticked; a tick of another kind of text counts for nothing', () => {
  assert.deepEqual(said({ checks: ['angka', 'kutipan'] }), ['must check-open check/tindakan reason'])
  assert.deepEqual(said({ checks: undefined }).length, 2)
})

test('a hint of the template that still stands in the text is found where it stands; other brackets are the writer’s', () => {
  const hint = '[Yang perlu dilakukan atau dibawa.]'
  const body = { type: 'doc' as const, content: [paragraph('Isi [sic] benar.'), paragraph(`Awal. ${hint}`)] }
  const [first, ...rest] = found({ body })
  assert.equal(rest.length, 0)
  assert.deepEqual([first?.code, first?.place], ['template-left', { at: 'body/1', from: 6, to: 6 + hint.length }])
  const quoted = { type: 'doc' as const, content: [{ type: 'blockquote' as const, content: [paragraph(hint)] }] }
  assert.equal(found({ body: quoted })[0]?.place?.at, 'body/0/0')
})

test('a caption without a picture is told, and does not hold the text back', () => {
  const type = { ...announcement, channels: ['web', 'caption'] as const }
  const view = { type: { ...type, channels: [...type.channels] } }
  assert.deepEqual(said({}, view), ['should channel-picture-missing - never'])
  const picture = { hash: 'a'.repeat(64), name: 'a.png', mediaType: 'image/png', sizeBytes: 1 }
  assert.deepEqual(said({ attachments: [picture] }, view), [])
})

test('the same lack has the same name in the next version, so that an answer for it still holds', () => {
  const keys = (content: Partial<Content>) => found(content).map((it) => it.key)
  assert.deepEqual(keys({ checks: [] }), keys({ checks: [], title: 'Judul lain' }))
})
