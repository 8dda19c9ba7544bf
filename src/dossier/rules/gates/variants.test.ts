import assert from 'node:assert/strict'
import { test } from 'node:test'
import { someView } from '../../../../test/gate-view.ts'
import { contentTypeSchema } from '../../../base/content-types.ts'
import { variantChannels, type Content } from '../../../base/content.ts'
import type { Fact } from '../../../base/facts.ts'
import { withOwn, withVariants } from '../variants.ts'
import { variantsGate } from './variants.ts'

const type = contentTypeSchema.parse({
  id: 'siaran-pers',
  name: { id: 'Siaran pers' },
  fields: [],
  checklist: [],
  template: { body: { type: 'doc', content: [{ type: 'paragraph' }] } },
  channels: ['web', 'email', 'radio', 'videotron'],
})
const rumah: Fact = { kind: 'figure', id: 'rumah', label: '', source: '', value: '12', unit: 'rumah' }
const { content } = someView({ content: { facts: [rumah], variants: [] } })
const full = withVariants(content, variantChannels)
const found = (it: Content, asked: typeof type | null = type) =>
  variantsGate
    .findingsOf(someView({ type: asked, content: it }))
    .map((one) => [one.code, one.severity, one.place?.at ?? null])
const own = (channel: (typeof variantChannels)[number], text: string) => withOwn(full, variantChannels, channel, text)

test('a kind of text asks for a form for each of its channels; a text of no kind for none', () => {
  assert.deepEqual(found(content), [
    ['variant-missing', 'must', null],
    ['variant-missing', 'must', null],
    ['variant-missing', 'must', null],
  ])
  assert.deepEqual(found(content, null), [])
  assert.deepEqual(found(full), [])
  assert.deepEqual(found(own('radio', '   ')), [['variant-missing', 'must', null]])
})

test('a form beyond its channel’s limit is told, with how far', () => {
  const long = variantsGate.findingsOf(someView({ content: own('videotron', 'x'.repeat(91)) }))
  assert.deepEqual(
    long.map((it) => it.about),
    [{ channel: 'videotron', length: 91, max: 90 }],
  )
  assert.deepEqual(found(own('videotron', 'Satu\ndua')), [['variant-lines', 'must', 'variant/videotron']])
  assert.deepEqual(found(own('caption', Array.from({ length: 31 }, (_, at) => `#tagar${at}`).join(' '))), [
    ['variant-hashtags', 'must', 'variant/caption'],
  ])
  assert.deepEqual(found(own('short-post', '中'.repeat(141))), [['variant-too-long', 'must', 'variant/short-post']])
})

test('a changed fact shuts the gate for the form that used it; another change of the text only asks for a look', () => {
  const used = own('radio', 'Ada dua belas rumah.')
  assert.deepEqual(found(used), [])
  const changed = { ...used, facts: [{ ...rumah, value: '13' }] }
  assert.deepEqual(found(changed), [
    ['variant-fact-changed', 'must', 'variant/radio'],
    ['variant-contradicts', 'must', 'variant/radio'],
  ])
  assert.deepEqual(found(withVariants({ ...used, title: 'Judul lain' }, variantChannels)), [
    ['variant-text-changed', 'should', 'variant/radio'],
  ])
})

test('a contradiction stands where it is said and knows what would be right', () => {
  const [one] = variantsGate.findingsOf(someView({ content: own('chat', 'Ada 13 rumah.') }))
  assert.deepEqual(
    [one?.code, one?.place, one?.fix],
    ['variant-contradicts', { at: 'variant/chat', from: 4, to: 6 }, '12'],
  )
})
