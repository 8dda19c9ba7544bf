import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { icalendarOf } from './rules/ical.ts'

const at = new Date('2026-11-26T03:04:05.678Z')
const item = {
  uid: 'a@siar',
  from: at,
  to: new Date(at.getTime() + 3_600_000),
  title: 'Rapat',
  changedAt: at,
  sequence: 2,
}

/** A file's lines as a reader puts them together again (RFC 5545 §3.1). */
const unfolded = (file: string) => file.replaceAll('\r\n ', '').split('\r\n')

test('every time is in UTC, so that no reader takes it for its own', () => {
  const lines = unfolded(icalendarOf('Siar', [item, { ...item, to: null }]))
  assert.deepEqual(lines.filter((it) => it.startsWith('DT')), ['DTSTAMP:20261126T030405Z', 'DTSTART:20261126T030405Z', 'DTEND:20261126T040405Z', 'DTSTAMP:20261126T030405Z', 'DTSTART:20261126T030405Z']) // prettier-ignore
  assert.ok(lines.every((it) => !it.includes('TZID')))
  assert.equal(lines.filter((it) => it === 'TRANSP:TRANSPARENT').length, 1)
})

test('whatever a title holds, it stays one line of its event, and comes back as it was', () => {
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.constantFrom('x\r\nEND:VEVENT\r\nBEGIN:VEVENT', 'a;b,c\\d\ne', '🙂'.repeat(60), 'x'.repeat(500), '\u2028ATTACH:http://x', '\u0000'), // prettier-ignore
  )
  fc.assert(
    fc.property(hostile, hostile, (title, place) => {
      const file = icalendarOf('Siar', [{ ...item, title, place }])
      for (const line of file.split('\r\n')) assert.ok(Buffer.byteLength(line) <= 75, line)
      assert.doesNotMatch(file.replaceAll('\r\n', ''), /[\r\n]/)
      const lines = unfolded(file)
      assert.equal(lines.filter((it) => it === 'BEGIN:VEVENT').length, 1)
      assert.equal(lines.filter((it) => /^(?:ATTACH|URL)/.test(it)).length, 0)
      const read = (lines.find((it) => it.startsWith('SUMMARY:')) ?? '').slice(8).replaceAll(/\\([\\;,n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign)) // prettier-ignore
      const kept = title.toWellFormed().replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n').replaceAll(/[\p{Cc}--\n]/gv, ' ') // prettier-ignore
      assert.equal(read, kept)
    }),
  )
})
