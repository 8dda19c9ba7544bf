import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseMoment } from './moment.ts'

const same = '2026-11-24T03:00:00.000Z'
for (const written of [
  '2026-11-24T10:00:00+07:00',
  '2026-11-24T03:00:00Z',
  '2026-11-24T03:00:00.000Z',
  '2026-11-24 10:00:00',
  '2026-11-24T10:00+0700',
  'Tue, 24 Nov 2026 03:00:00 GMT',
  'Tue, 24 Nov 2026 10:00:00 +0700',
  'Tue,24 Nov 26 03:00 UT',
  'Selasa, 24 November 2026 10:00 WIB',
  'Selasa, 24 November 2026, pukul 10.00 WIB',
  'Sel, 24 Nop 2026 10:00:00 +0700 (WIB)',
  'Tue Nov 24 10:00:00 2026',
  'Tue Nov 24 03:00:00 UTC 2026',
  'November 24, 2026 10:00 AM',
  '24-Nov-2026 10:00:00',
  '1795489200',
  '1795489200000',
])
  test(`“${written}” is the instant it says`, () => assert.equal(parseMoment(written)?.toISOString(), same))

test('an afternoon, a midnight and another zone are told apart', () => {
  assert.equal(parseMoment('November 24, 2026 12:05 AM')?.toISOString(), '2026-11-23T17:05:00.000Z')
  assert.equal(parseMoment('November 24, 2026 1:05 pm')?.toISOString(), '2026-11-24T06:05:00.000Z')
  assert.equal(parseMoment('Tue, 24 Nov 2026 10:00:00 EST')?.toISOString(), '2026-11-24T15:00:00.000Z')
  assert.equal(parseMoment('24 Agustus 2026 10:00 WITA')?.toISOString(), '2026-08-24T02:00:00.000Z')
  assert.equal(parseMoment('2026-11-24')?.toISOString(), '2026-11-23T17:00:00.000Z')
})

test('what is no instant is none', () => {
  for (const odd of [
    '',
    'kemarin',
    '31 Februari 2026',
    '2026-13-01',
    '2026-11-24T25:00:00Z',
    '2026-11-24T10:61:00Z',
    '24 Foo 2026',
    'x'.repeat(5_000),
    '99999999999999999999',
  ])
    assert.equal(parseMoment(odd), null, odd.slice(0, 40))
})
