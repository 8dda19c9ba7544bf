import assert from 'node:assert/strict'
import { test } from 'node:test'
import { drillWords } from '../../base/words/drill.ts'
import { isCalledByPress, whatsappOf } from './reach.ts'

test('WhatsApp is offered for mobile numbers alone', () => {
  for (const mobile of ['0812-0000-0004', '+62 812 0000 0004', '6281200000004', '(+62) 81200000004'])
    assert.equal(whatsappOf(mobile, null), 'https://wa.me/6281200000004', mobile)
  for (const other of [
    '0355 791110',
    '(0355) 791110',
    '+62 355 791110',
    '021-5551234',
    '112',
    '0800 1234567',
    '0809 1234567',
    '',
    '+60 3-1234 5678',
    '0811; x',
  ])
    // prettier-ignore
    assert.equal(whatsappOf(other, null), null, other)
})

test('what is written for a drill begins with the word, and says its title once', () => {
  for (const language of ['id', 'en'] as const) {
    const link = whatsappOf('0812-0000-0004', drillWords.toContact[language]('LATIHAN: Banjir & longsor #2?'))
    const text = new URL(link ?? '').searchParams.get('text') ?? ''
    assert.match(text, /^LATIHAN – [^:]+: Banjir & longsor #2\?\.$/)
  }
  assert.ok(whatsappOf('0812-0000-0004', drillWords.toContact.id('Pasar \ud800'))?.includes('Pasar%20%EF%BF%BD'))
})

test('in a drill no press reaches somebody outside; who takes part in it is called as ever', () => {
  for (const outside of [true, false]) assert.equal(isCalledByPress({ drill: false, outside }), true)
  assert.equal(isCalledByPress({ drill: true, outside: true }), false)
  assert.equal(isCalledByPress({ drill: true, outside: false }), true)
})
