import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { growth } from '../../test/processor-time.ts'
import { canonical } from '../base/canonical.ts'

import { parseDay } from '../base/day.ts'
import type { Officer } from '../base/officer.ts'
import { csvLine, looksLikeFormula } from '../base/spreadsheet.ts'
import {
  isWebAddress,
  registerEntry,
  registerFrame,
  roundMinutes,
  whyNotClose,
  whyNotDismiss,
  whyNotEdit,
  whyNotInventory,
  whyNotPick,
  whyNotRestore,
} from './rules.ts'

const officer: Officer = { personId: 'p1', name: 'Dewi', role: 'officer', posts: ['fungsional'], language: 'id' }
const step = { executor: 'fungsional', post: 'Fungsional' }

test('only the post of step 1 works in the inventory', () => {
  assert.equal(whyNotInventory(officer, step), null)
  assert.equal(whyNotInventory({ ...officer, posts: ['kepala-dinas'] }, step)?.code, 'not-your-step')
  assert.equal(whyNotInventory({ ...officer, posts: [] }, step)?.code, 'not-your-step')
  assert.equal(whyNotInventory({ ...officer, role: 'auditor' }, step)?.code, 'not-your-role')
  assert.equal(whyNotInventory(officer, null)?.code, 'no-edition-in-force')
})

test('the time of a round is the time of step 1', () => {
  assert.equal(roundMinutes({ time: { value: 30, unit: 'hour' } }, 450), 1_800)
  assert.equal(roundMinutes({ time: { value: 45, unit: 'minute' } }, 450), 45)
  assert.equal(roundMinutes({ time: { value: 2, unit: 'day' } }, 450), 900)
  assert.equal(roundMinutes({ time: null }, 450), 1_800)
})

test('an item is picked, edited and dismissed only while it is open, and dismissed only in an open round', () => {
  const open = { state: 'open', revision: 3, inOpenRound: true } as const
  assert.equal(whyNotPick(open), null)
  assert.equal(whyNotEdit(open, 3), null)
  assert.equal(whyNotDismiss(open, 'bukan kewenangan kita'), null)
  assert.deepEqual(whyNotDismiss(open, ' \n '), { code: 'reason-missing', field: 'reason' })
  assert.equal(whyNotDismiss({ ...open, inOpenRound: false }, 'alasan')?.code, 'no-round-open')
  assert.deepEqual(whyNotEdit(open, 2), { code: 'item-changed', seen: 2, current: 3 })
  for (const state of ['picked', 'dismissed'] as const) {
    assert.equal(whyNotPick({ ...open, state })?.code, 'item-not-open')
    assert.equal(whyNotEdit({ ...open, state }, 3)?.code, 'item-not-open')
    assert.equal(whyNotDismiss({ ...open, state }, 'alasan')?.code, 'item-not-open')
  }
  assert.equal(whyNotRestore({ ...open, state: 'dismissed' }), null)
  assert.equal(whyNotRestore({ ...open, state: 'dismissed', inOpenRound: false })?.code, 'round-closed')
  assert.equal(whyNotRestore(open)?.code, 'item-not-dismissed')
  assert.equal(whyNotClose({ closedAt: null }), null)
  assert.equal(whyNotClose({ closedAt: new Date() })?.code, 'round-closed')
})

test('days are read as Indonesian offices write them', () => {
  for (const said of [
    '2026-08-17', '17/08/2026', '17-8-2026', '17.08.2026', '17/8/26', '17 Agustus 2026', '17 agustus 2026', '17 Agt 2026',
    '17-Agu-26', 'Senin, 17 Agustus 2026', 'Senin 17 Agustus 2026', '17 Agustus 2026, 10.42 WIB', '17/08/2026 10:42',
    '2026-08-17T00:00:00.000Z', ' 17  Agustus  2026 ', '46251', '17 August 2026', '2026/08/17', 'Jum’at, 17 Agustus 2026',
  ]) assert.equal(parseDay(said), '2026-08-17', said) // prettier-ignore
  assert.equal(parseDay('1 Pebruari 2024'), '2024-02-01')
  assert.equal(parseDay('3 Nopember 2025'), '2025-11-03')
  assert.equal(parseDay('29 Februari 2024'), '2024-02-29')
})

test('a table that writes the month first is read so, and then no day before a month', () => {
  for (const said of ['08/17/2026', '8-17-26', '8/17/2026 10:42:03 PM', '17 Agustus 2026', '2026-08-17', '46251'])
    assert.equal(parseDay(said, 'month-first'), '2026-08-17', said)
  assert.equal(parseDay('17/08/2026', 'month-first'), null)
  assert.deepEqual([parseDay('06/05/2026'), parseDay('06/05/2026', 'month-first')], ['2026-05-06', '2026-06-05'])
})

test('what is no day is refused, never mended', () => {
  for (const said of [
    '', 'kemarin', '31 Februari 2026', '29 Februari 2026', '08/17/2026', '00/01/2026', '17 Augustusan 2026', '2026',
    '17/08', '17/08/1899', '2026-13-01', '99999', '1', '17 Agustus', '1/1/3026', '17/08/026', '2026-08-17-05', '-1',
  ]) assert.equal(parseDay(said), null, said) // prettier-ignore
})

test('a cell of any length takes no longer for it', () => {
  for (const piece of [' ', 't', ',', '0 '])
    assert.ok(growth(() => parseDay(`1${piece.repeat(1_000)}x`), () => parseDay(`1${piece.repeat(16_000)}x`)) < 100) // prettier-ignore
})

test('every day of the century is read back from each form', () => {
  fc.assert(
    fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true }), (date) => {
      const iso = date.toISOString().slice(0, 10)
      const [year = '', month = '', day = ''] = iso.split('-')
      const worded = new Intl.DateTimeFormat('id-ID', { dateStyle: 'long', timeZone: 'UTC' }).format(date)
      const serial = String(Date.parse(iso) / 86_400_000 + 25_569)
      for (const form of [iso, `${day}/${month}/${year}`, `${Number(day)}-${Number(month)}-${year}`, worded, serial])
        assert.equal(parseDay(form), iso, form)
    }),
  )
})

test('only web addresses are followed', () => {
  for (const good of ['https://a.go.id', 'http://a.go.id/x?y=1#z']) assert.ok(isWebAddress(good), good)
  for (const bad of [
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://a.id',
    '//a.id',
    'a.go.id',
    'file:///etc/passwd',
    '',
  ])
    assert.ok(!isWebAddress(bad), bad)
})

test('the register is canonical JSON although it is written piece by piece', () => {
  const item = {
    itemId: '0199', kind: 'issue', title: 'Jalan “rusak”', summary: 'a\nb', agency: '', source: 'Radar', sourceUrl: '', notedOn: '2026-08-17',
    level: 'watch', programme: null, state: 'dismissed', mergedInto: null,
    mentions: 3,
    sources: 2,
    dismissedReason: 'bukan kewenangan', dossier: null,
  } as const // prettier-ignore
  const round = {
    id: 'r',
    number: 7,
    title: 'Minggu 48',
    openedAt: new Date(0),
    dueAt: new Date(1),
    closedAt: new Date(2),
    closedBy: 'p',
  }
  const { head, tail } = registerFrame(round)
  for (const count of [0, 1, 3]) {
    const entries = Array.from({ length: count }, (_, at) => registerEntry(at + 1, { ...item, state: 'open' }))
    const text = head + entries.join(',') + tail
    assert.equal(text, canonical(JSON.parse(text)))
  }
})

test('what a spreadsheet would run leaves as text', () => {
  assert.equal(csvLine(['=1+1', 'a,b', 'kata "kunci"', 7, null]), `"'=1+1","a,b","kata ""kunci""",7,\r\n`)
  for (const said of ['=1', '+1', '-1', '@a', '\t=1', '\r=1', ' =1', '\n=1']) {
    assert.ok(looksLikeFormula(said), JSON.stringify(said))
    assert.ok(csvLine([said]).startsWith(`"'`), JSON.stringify(said))
  }
  assert.ok(!looksLikeFormula('biasa = saja'))
})
