import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { canonical, type Json } from './canonical.ts'

const vectors = new URL('../../test/data/jcs-rfc8785/testdata/', import.meta.url)
const names = readdirSync(new URL('input/', vectors)).map((file) => file.replace('.json', ''))

test('the published vectors of RFC 8785 are there', () => {
  assert.deepEqual(names.toSorted(), ['arrays', 'french', 'structures', 'unicode'])
})

for (const name of names)
  test(`the published vector "${name}" gives its bytes`, () => {
    const input = JSON.parse(readFileSync(new URL(`input/${name}.json`, vectors), 'utf8')) as Json
    const hex = readFileSync(new URL(`outhex/${name}.txt`, vectors), 'utf8').replaceAll(/\s/g, '')
    assert.equal(Buffer.from(canonical(input)).toString('hex'), hex)
    assert.equal(canonical(input), readFileSync(new URL(`output/${name}.json`, vectors), 'utf8'))
  })

test('numbers are written as ECMAScript writes them (RFC 8785, appendix B)', () => {
  const written: [number, string][] = [
    [0, '0'],
    [-0, '0'],
    [5e-324, '5e-324'],
    [-5e-324, '-5e-324'],
    [1.7976931348623157e308, '1.7976931348623157e+308'],
    [9007199254740992, '9007199254740992'],
    [295147905179352830000, '295147905179352830000'],
    [9.999999999999997e22, '9.999999999999997e+22'],
    [1e23, '1e+23'],
    [999999999999999700000, '999999999999999700000'],
    [1e21, '1e+21'],
    [9.999999999999997e-7, '9.999999999999997e-7'],
    [0.000001, '0.000001'],
    [333333333.3333332, '333333333.3333332'],
    [-0.0000033333333333333333, '-0.0000033333333333333333'],
    // oxlint-disable-next-line no-loss-of-precision -- the RFC's own example of rounding
    [1424953923781206.2, '1424953923781206.2'],
  ]
  for (const [number, text] of written) assert.equal(canonical(number), text)
})

test('keys are ordered by UTF-16 code unit, not by code point, and numbers-as-keys as text', () => {
  assert.equal(
    canonical({ '\u{1f600}': 1, '\ufb33': 2, '€': 3, '10': 4, '9': 5 }),
    '{"10":4,"9":5,"€":3,"\u{1f600}":1,"\ufb33":2}',
  )
})

test('any JSON value keeps its meaning, and the order of its keys makes no difference', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (drawn) => {
      const value = JSON.parse(JSON.stringify(drawn)) as Json // -0 and lone surrogates are judged below
      if (!JSON.stringify(value).isWellFormed() || /\\ud[89a-f]/.test(JSON.stringify(value))) return
      const text = canonical(value)
      assert.deepEqual(JSON.parse(text), value)
      assert.equal(canonical(JSON.parse(text) as Json), text)
      assert.equal(canonical(turned(value)), text)
    }),
  )
})

function turned(value: Json): Json {
  if (Array.isArray(value)) return value.map((it: Json) => turned(it))
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, it]) => [key, turned(it as Json)]),
  )
}

class Office {
  name = 'Dinas'
}
const impossible: [string, unknown][] = [
  ['NaN', Number.NaN],
  ['Infinity', Number.POSITIVE_INFINITY],
  ['-Infinity', Number.NEGATIVE_INFINITY],
  ['undefined', undefined],
  ['a BigInt', 1n],
  ['a symbol', Symbol('x')],
  ['a function', () => 1],
  ['a Date', new Date(0)],
  ['a Map', new Map()],
  ['a Set', new Set()],
  ['a RegExp', /x/],
  ['bytes', Buffer.from('x')],
  ['a boxed number', new Number(1)],
  ['a boxed text', new String('x')],
  ['an instance of a class', new Office()],
  ['a lone high surrogate', '\ud800'],
  ['a lone low surrogate', 'x\udc00y'],
  ['surrogates the wrong way round', '\udc00\ud800'],
]

for (const [name, value] of impossible)
  test(`${name} is refused wherever it stands`, () => {
    for (const place of [value, [value], { key: value }, [1, { deep: [value] }]])
      assert.throws(() => canonical(place as Json), TypeError)
  })

test('a lone surrogate in a key is refused', () => {
  assert.throws(() => canonical({ '\ud800': 1 }), TypeError)
  assert.throws(() => canonical({ fine: { 'x\udfff': null } }), TypeError)
})

test('any text with a lone surrogate is refused as value and as key, at any place in it', () => {
  const lone = fc.integer({ min: 0xd800, max: 0xdfff }).map((unit) => String.fromCharCode(unit))
  fc.assert(
    fc.property(fc.string(), lone, fc.string(), (before, unit, after) => {
      const text = `${before} ${unit} ${after}`
      assert.throws(() => canonical(text), TypeError)
      assert.throws(() => canonical({ [text]: 0 }), TypeError)
    }),
  )
})

test('a hole in a list is refused, not skipped', () => {
  // oxlint-disable-next-line no-sparse-arrays -- the hole is the case
  assert.throws(() => canonical([1, , 2] as unknown as Json), TypeError)
})

test('a circle is refused with a sentence, not with a broken stack', () => {
  const list: unknown[] = []
  list.push(list)
  assert.throws(() => canonical(list as Json), { name: 'TypeError', message: /circle/ })
  const entry: Record<string, unknown> = {}
  entry['self'] = { entry }
  assert.throws(() => canonical(entry as Json), { name: 'TypeError', message: /circle/ })
})

test('128 levels have a canonical form, one more has none', () => {
  const nested = (levels: number): Json => (levels === 0 ? 1 : [nested(levels - 1)])
  assert.equal(canonical(nested(128)), `${'['.repeat(128)}1${']'.repeat(128)}`)
  assert.throws(() => canonical(nested(129)), TypeError)
})

test('a value may stand in two places; only a circle is refused', () => {
  const shared = { a: 1 }
  assert.equal(canonical([shared, shared]), '[{"a":1},{"a":1}]')
})

test('`__proto__` is a key like any other', () => {
  assert.equal(canonical(JSON.parse('{"b":1,"__proto__":{"x":2}}') as Json), '{"__proto__":{"x":2},"b":1}')
})
