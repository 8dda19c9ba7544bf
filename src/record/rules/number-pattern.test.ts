import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  CODE,
  formatNumber,
  parsePattern,
  readSuffix,
  sequenceText,
  suffixLetters,
  SUFFIX_MAX,
  whyNotPattern,
  type Numbering,
} from './number-pattern.ts'

const office = { unit: '436.7.14', code: '500.12.2' }
const why = (pattern: string, more: Partial<Numbering> = {}, others: Parameters<typeof whyNotPattern>[1] = []) =>
  whyNotPattern({ ...office, ...more, pattern }, others)?.code ?? null
const written = (pattern: string, number: number, more: object = {}) => {
  const parts = parsePattern(pattern)
  if ('code' in parts) throw new Error(parts.code)
  return formatNumber(parts, { number, suffix: 0, on: '2026-07-09', ...office, ...more })
}

test('numbers that offices write are written so', () => {
  assert.equal(written('{kode}/{nomor}/{unit}/{tahun}', 105), '500.12.2/105/436.7.14/2026')
  // The circular of 2019 that begins 480/97: the old classification is only another code.
  assert.equal(written('{kode}/{nomor}/{unit}/{tahun}', 97, { code: '480', on: '2019-02-01' }), '480/97/436.7.14/2019')
  assert.equal(written('SP-{nomor:3}/DISKOMINFO/{bulan:romawi}/{tahun}', 7), 'SP-007/DISKOMINFO/VII/2026')
  assert.equal(written('{nomor}/{bulan}/{tahun}', 1_234), '1234/07/2026')
  assert.equal(written('{kode}/{nomor:3}/{tahun}', 12, { suffix: 28 }), '500.12.2/012.ab/2026')
  for (const pattern of [
    '{kode}/{nomor}/{unit}/{tahun}',
    'SP-{nomor:3}/DISKOMINFO/{bulan:romawi}/{tahun}',
    '{nomor}/{bulan}/{tahun}',
    'B.{nomor}/{tahun}',
    'No. {nomor} Tahun {tahun}',
  ])
    assert.equal(why(pattern), null, pattern)
})

test('a pattern that would repeat or leave a part empty is refused, each with its own sentence', () => {
  const refused: [pattern: string, code: string, more?: Partial<Numbering>][] = [
    // 400.14.1.1/9328 has no year: next year it would come again.
    ['{kode}/{nomor}', 'number-pattern-year'],
    ['{kode}/{unit}/{tahun}', 'number-pattern-number'],
    ['', 'number-pattern-number'],
    // The number of the SOP itself.
    ['{nomor}-3 /SOP//{tahun}', 'number-pattern-empty'],
    ['/{nomor}/{tahun}', 'number-pattern-empty'],
    ['{nomor}/{tahun}/', 'number-pattern-empty'],
    ['{nomor}/ /{tahun}', 'number-pattern-empty'],
    ['{nomor}/{unit}/{tahun}', 'number-pattern-blank', { unit: '' }],
    ['{nomor}/{unit}/{tahun}', 'number-pattern-blank', { unit: '  ' }],
    ['{kode}/{nomor}/{tahun}', 'number-pattern-blank', { code: '' }],
    ['{nomor}{bulan}/{tahun}', 'number-pattern-touch'],
    ['{kode}.{nomor}/{tahun}', 'number-pattern-touch'],
    ['{nomor}{tahun}', 'number-pattern-touch'],
    ['{nomor}/{tahun', 'number-pattern-token'],
    ['{nomor}}/{tahun}', 'number-pattern-token'],
    ['{Nomor}/{tahun}', 'number-pattern-token'],
    ['{nomor:99}/{tahun}', 'number-pattern-token'],
    ['{nomor}/{hari}/{tahun}', 'number-pattern-token'],
    ['{{nomor}}/{tahun}', 'number-pattern-token'],
    ['{nomor}\n/{tahun}', 'number-pattern-sign'],
    ['{nomor}\t/{tahun}', 'number-pattern-sign'],
    ['{nomor}\u0000/{tahun}', 'number-pattern-sign'],
    ['\u202e{nomor}/{tahun}', 'number-pattern-sign'],
    ['{nomor}/🙂/{tahun}', 'number-pattern-sign'],
    ['{nomor}/ꦲ/{tahun}', 'number-pattern-sign'],
    ['{nomor}/{unit}/{tahun}', 'number-pattern-sign', { unit: 'Unit\u200bA' }],
    ['{kode}/{nomor}/{tahun}', 'number-code', { code: '500/12' }],
    ['{kode}/{nomor}/{tahun}', 'number-code', { code: 'SP' }],
    [`${'x'.repeat(80)}{nomor}/{tahun}`, 'number-pattern-long'],
  ]
  for (const [pattern, code, more] of refused) assert.equal(why(pattern, more), code, JSON.stringify(pattern))
})

test('two books that could write the same number are refused, and it names the other', () => {
  const book = (pattern: string, unit = office.unit) => [{ name: 'Buku lain', pattern, unit }]
  const alike: [string, string][] = [
    ['{nomor}/{tahun}', '{nomor}/{tahun}'],
    ['{nomor}/{tahun}', '{tahun}/{nomor}'],
    ['{nomor:3}/{tahun}', '{nomor}/{tahun}'],
    ['A{nomor}/{tahun}', 'A1{nomor}/{tahun}'],
    ['sp-{nomor}/{tahun}', 'SP-{nomor}/{tahun}'], // people read them as one
    ['{kode}/{nomor}/{tahun}', '500.12.2/{nomor}/{tahun}'],
    ['{nomor}/{bulan}/{tahun}', '{kode}/{nomor}/{tahun}'],
    ['{nomor}.a/{tahun}', '{nomor}/{tahun}'], // 12.a is also the first line dated back to 12
  ]
  for (const [one, two] of alike) {
    assert.equal(why(one, {}, book(two)), 'number-pattern-twin', `${one} and ${two}`)
    assert.equal(why(two, {}, book(one)), 'number-pattern-twin', `${two} and ${one}`)
  }
  const apart: [string, string][] = [
    ['{kode}/{nomor}/{unit}/{tahun}', 'SP/{nomor}/{unit}/{tahun}'], // a code has a digit in it
    ['{nomor}/{tahun}', 'ND-{nomor}/{tahun}'],
    ['{nomor}/{bulan}/{tahun}', '{nomor}/{bulan:romawi}/{tahun}'],
    ['{nomor}/A/{tahun}', '{nomor}/B/{tahun}'],
  ]
  for (const [one, two] of apart) {
    assert.equal(why(one, {}, book(two)), null, `${one} and ${two}`)
    assert.equal(why(two, {}, book(one)), null, `${two} and ${one}`)
  }
  assert.equal(why('{nomor}/{unit}/{tahun}', {}, book('{nomor}/{unit}/{tahun}', '436.7.15')), null)
})

test('suffixes run a to z, then aa, and read back', () => {
  assert.deepEqual([0, 1, 26, 27, 28, 52, 53, SUFFIX_MAX].map(suffixLetters), [
    '',
    'a',
    'z',
    'aa',
    'ab',
    'az',
    'ba',
    'zz',
  ])
  for (let suffix = 0; suffix <= SUFFIX_MAX; suffix++) assert.equal(readSuffix(suffixLetters(suffix)), suffix)
  for (const letters of ['aaa', 'A', '1', 'é', ' ']) assert.equal(readSuffix(letters), null)
  assert.equal(sequenceText({ number: 12, suffix: 1 }), '12.a')
})

// --- What no pattern may do, whatever is typed ---------------------------------------------------------------------

const token = fc.constantFrom('{kode}', '{nomor}', '{nomor:3}', '{unit}', '{tahun}', '{bulan}', '{bulan:romawi}')
const words = fc.constantFrom('/', '-', '.', ' ', 'SP', 'A1', '1', 'a', 'x.b', '2026', 'VII', '//')
const typed = fc.array(fc.oneof(token, words), { minLength: 1, maxLength: 9 }).map((parts) => parts.join(''))
/** As offices build them: number, year and some more in any order, words round each, a sign between. */
const around = fc.constantFrom('', '', '', 'SP', 'A', 'A1', '1', '.a', '2026')
const built = fc
  .record({
    more: fc.array(token, { maxLength: 2 }),
    order: fc.infiniteStream(fc.nat(9)),
    words: fc.infiniteStream(around),
    between: fc.infiniteStream(fc.constantFrom('/', '/', '-', '.', ' ', '')),
  })
  .map((it) => {
    const tokens = ['{nomor}', '{tahun}', ...it.more]
    const [order, wrap, between] = [it.order, it.words, it.between].map((stream) => stream[Symbol.iterator]())
    const sorted = tokens
      .map((one) => ({ one, at: Number(order?.next().value) }))
      .toSorted((one, two) => one.at - two.at)
    return sorted
      .map(({ one }, at) => `${at > 0 ? between?.next().value : ''}${wrap?.next().value}${one}${wrap?.next().value}`)
      .join('')
  })
const unit = fc.constantFrom('', '436.7.14', 'a/b', '1', 'DISKOMINFO', 'VII')
const code = fc.constantFrom('', '480', '500.12.2', 'HM.01', '2026')
const numbering = fc.record({ pattern: built, unit, code })
/** Small years and numbers, so that what could be alike comes up. */
const place = fc.record({
  number: fc.oneof(fc.integer({ min: 1, max: 130 }), fc.constantFrom(2025, 2026, 20_26, 1_202)),
  suffix: fc.integer({ min: 0, max: 30 }),
  on: fc.record({ year: fc.integer({ min: 2025, max: 2027 }), month: fc.integer({ min: 1, max: 12 }) }),
  code: fc.constantFrom('480', '500.12.2', 'HM.01', '12', '7', '2026'),
})
type Place = typeof place extends fc.Arbitrary<infer P> ? P : never

function format({ pattern, unit: of }: Numbering, { number, suffix, on, code: kode }: Place): string {
  const parts = parsePattern(pattern)
  if ('code' in parts) throw new Error('not a pattern')
  const day = `${on.year}-${String(on.month).padStart(2, '0')}-01`
  return formatNumber(parts, { number, suffix, on: day, code: kode, unit: of }).toLowerCase()
}

test('no two lines of a book are ever written alike', () => {
  let held = 0
  fc.assert(
    fc.property(numbering, place, place, (it, one, two) => {
      if (whyNotPattern(it, []) !== null) return
      held++
      const same = one.number === two.number && one.suffix === two.suffix && one.on.year === two.on.year
      if (!same) assert.notEqual(format(it, one), format(it, two), it.pattern)
    }),
    { numRuns: 4_000 },
  )
  assert.ok(held > 100, `only ${held} patterns were let through`)
})

test('no two books that stand beside each other ever write the same', () => {
  let held = 0
  fc.assert(
    fc.property(numbering, numbering, place, place, (one, two, here, there) => {
      if (whyNotPattern(one, []) !== null || whyNotPattern(two, [{ ...one, name: '' }]) !== null) return
      held++
      assert.notEqual(format(one, here), format(two, there), `${one.pattern} and ${two.pattern}`)
    }),
    { numRuns: 4_000 },
  )
  assert.ok(held > 50, `only ${held} pairs were let through`)
})

test('whatever is typed as a pattern is answered, and what is let through has no empty part and no odd sign', () => {
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary', maxLength: 40 }), typed), unit, code, (pattern, of, kode) => {
      const it = { pattern, unit: of, code: kode }
      if (whyNotPattern(it, []) !== null) return
      const text = format(it, { number: 1, suffix: 0, on: { year: 2026, month: 1 }, code: kode || '480' })
      assert.match(text, /^[0-9a-z .,/_()&-]+$/)
      assert.ok(
        text.split('/').every((segment) => segment.trim() !== ''),
        text,
      )
    }),
    { numRuns: 1_000 },
  )
})

test('a classification code is what filing plans write', () => {
  for (const good of ['480', '500.12.2', 'HM.01.02', '000.5', '1']) assert.ok(CODE.test(good), good)
  for (const bad of ['', 'SP', '5/1', '5 1', '5-1', '٥', 'x'.repeat(41)]) assert.ok(!CODE.test(bad), bad)
})
