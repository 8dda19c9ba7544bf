import assert from 'node:assert/strict'
import { test } from 'node:test'
import { stemsOf } from '../base/stem.js'
import type { Item } from './portal.ts'
import { parseIndex, searchIndex, yearPart } from './search.ts'

const item = (title: string, at: number): Item => ({
  id: `0190a1b2-0000-7000-8000-${String(at).padStart(12, '0')}`,
  path: `/berita/2025-01/${at}/`,
  title,
  summary: '',
  topic: '',
  topicSlug: '',
  publishedAt: new Date(Date.UTC(2025, 0, 1, 0, at)),
  updatedAt: new Date(Date.UTC(2025, 0, 1, 0, at)),
  month: '2025-01',
  number: at + 1,
  searchWords: '',
  agency: '',
  agencySlug: '',
  programme: '',
  programmeSlug: '',
  class: null,
  hoax: null,
  eventOn: null,
  languages: [],
})

/** Looks a stem up as the search page does. */
function look({ files }: ReturnType<typeof yearPart>, stem: string): number[] {
  const beginnings = JSON.parse(files.get('isi.json') ?? '[]') as [string, string][]
  return beginnings
    .filter(([prefix]) => (prefix.endsWith('$') ? `${stem}$` === prefix : stem.startsWith(prefix)))
    .flatMap(([, name]) => {
      let at = 0
      return ((JSON.parse(files.get(`${name}.json`) ?? '{}') as Record<string, number[]>)[stem] ?? []).map((step) => (at += step)) // prettier-ignore
    })
}

test('every word of a year is found in exactly the items that have it, in files that stay small', () => {
  const words = Array.from({ length: 3_000 }, (_, at) => `${'abcdefgh'[at % 8]}${'aeiou'[at % 5]}k${at.toString(36)}x`)
  const items = Array.from({ length: 1_200 }, (_, at) =>
    item([`bangun`, ...Array.from({ length: 40 }, (_, n) => words[(at * 7 + n * 13) % words.length])].join(' '), at),
  )
  const part = yearPart('2025', items)
  assert.deepEqual(look(part, 'bangun'), items.map((_, at) => at)) // prettier-ignore
  for (const word of words.slice(0, 50)) {
    const wanted = items.flatMap((it, at) => (it.title.split(' ').includes(word) ? [at] : []))
    for (const stem of stemsOf(word)) assert.deepEqual(look(part, stem), wanted, word)
  }
  assert.deepEqual(look(part, 'tidakada'), [])
  for (const [name, text] of part.files) assert.ok(text.length < 120_000, `${name}: ${text.length}`)
  assert.equal(JSON.parse(part.files.get(`kartu-${23}.json`) ?? '[]').length, 50) // prettier-ignore
})

test('a year is named by its content, and words of any script, `constructor` too, are words', () => {
  const one = yearPart('2025', [item('constructor ꦱꦸꦒꦼꦁ 16', 0)])
  assert.equal(yearPart('2025', [item('constructor ꦱꦸꦒꦼꦁ 16', 0)]).name, one.name)
  assert.notEqual(yearPart('2025', [item('lain', 0)]).name, one.name)
  for (const word of ['constructor', '16', stemsOf('ꦱꦸꦒꦼꦁ'.normalize('NFKD').replace(/\p{M}/gu, ''))[0] as string])
    assert.deepEqual(look(one, word), [0], word)
  for (const name of one.files.keys()) assert.match(name, /^[a-z0-9._-]+$/)
})

test('an index of another edition, cut or none is as no index', () => {
  for (const text of [null, '', '[]', '{"through":1}', '["2026-11-1.json"]', '{"through":""'])
    assert.equal(parseIndex(text), null)
  const text = searchIndex([{ month: '2026-11', lastNumber: 101, updatedAt: new Date() }], '2026-10', ['2026-0a0b0c0d'])
  assert.deepEqual(parseIndex(text), { through: '2026-10', rows: ['2026-11-2.json', '2026-11-1.json'], years: ['2026-0a0b0c0d'] }) // prettier-ignore
})
