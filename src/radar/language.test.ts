import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { test } from 'node:test'
import fc from 'fast-check'
import { readArticle } from './cleaning.ts'
import { languageOf } from './language.ts'

const tell = (text: string) => languageOf(readArticle(text))

test('of short texts in three languages none is called another language, and few are unsure', async () => {
  const lines = (await readFile(new URL('../../test/data/languages.tsv', import.meta.url), 'utf8'))
    .trimEnd()
    .split('\n')
  const answers = lines
    .map((line) => line.split('\t'))
    .map(([language, text = '']) => ({ language, answer: tell(text) }))
  assert.deepEqual(answers.filter((it) => it.answer !== null && it.answer !== it.language), []) // prettier-ignore
  assert.ok(answers.filter((it) => it.answer === null).length <= answers.length / 10)
})

test('what is too short, no words, of another language or of two at once is not told', () => {
  for (const text of ['', '!!! 😡 12.30', 'Prigi', 'Свет горит', 'Das Wetter ist heute schön', 'Prigi banjir'])
    assert.equal(tell(text), null, text)
  assert.equal(tell('Jalan ini rusak dan belum diperbaiki. The road is broken and nobody has come.'), null)
})

test('a foreign name or a quoted phrase changes nothing, nor does any text break it', () => {
  assert.equal(
    tell('Festival “Night of the Sea” digelar di pantai dan dibuka oleh bupati untuk warga yang datang.'),
    'id',
  )
  assert.equal(tell('JALAN INI SUDAH RUSAK DAN BELUM DIPERBAIKI'), 'id')
  fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => void tell(text)))
})
