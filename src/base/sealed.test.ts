import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { seal, unseal } from './sealed.ts'

const office = 'rahasia kantor yang panjang sekali, tiga puluh dua huruf'

test('a service’s secret comes back whole, and looks different each time it is sealed', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      assert.equal(unseal(seal(text, office, 'a'), office, 'a'), text)
      assert.notEqual(seal(text, office, 'a'), seal(text, office, 'a'))
    }),
    { numRuns: 50 },
  )
})

test('nobody opens it with another office’s secret, for another service, or after a change', () => {
  const sealed = seal('sandi aplikasi', office, 'a')
  assert.equal(unseal(sealed, `${office}!`, 'a'), null)
  assert.equal(unseal(sealed, office, 'b'), null)
  for (const text of ['', 'bukan', 'A'.repeat(200), 'x'.repeat(27)]) assert.equal(unseal(text, office, 'a'), null)
  const bytes = Buffer.from(sealed, 'base64')
  for (let at = 0; at < bytes.length; at++) {
    const changed = Buffer.from(bytes)
    changed[at]! ^= 1
    assert.equal(unseal(changed.toString('base64'), office, 'a'), null, `byte ${at}`)
  }
})
