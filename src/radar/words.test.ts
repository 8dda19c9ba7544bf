import assert from 'node:assert/strict'
import { test } from 'node:test'
import { dayAt, hashOf, readWords, UPPER, wordAt } from './words.ts'

const words = (text: string) => {
  const reading = readWords(text)
  return Array.from({ length: reading.count }, (_, at) => wordAt(reading, at))
}
const hashes = (text: string) => readWords(text).hash

test('a word is the same whatever is hidden in it and whatever script its letters are borrowed from', () => {
  const plain = hashes('Banjir bandang')
  for (const text of [
    'ban\u200bjir band\u00adang',
    'b\u0430njir b\u0430nd\u0430ng',
    'ＢＡＮＪＩＲ bandang',
    '\u{1F6A8} banjir ❤️ bandang \u200d',
    'banjir&nbsp;bandang',
    '<p class="isi">Banjir</p>\n<b>bandang</b>',
  ])
    // prettier-ignore
    assert.deepEqual(hashes(text), plain, text)
  assert.equal(readWords('BAN\u200bJIR').form[0], UPPER)
})

test('what only looks like a tag or a character written out is read as it stands', () => {
  assert.deepEqual(words('Air < 3 meter & naik; R&D, a<b'), ['Air', '3', 'meter', 'naik', 'R', 'D', 'a', 'b'])
  assert.deepEqual(words('Warga <belum'), ['Warga', 'belum'])
})

test('a paragraph ends a sentence, a word set bold does not; no heap of signs takes long', () => {
  const sentences = ({ sentence }: ReturnType<typeof readWords>) => new Set(sentence).size
  assert.equal(sentences(readWords('<p>Air naik</p><p>Warga pergi</p>')), 2)
  assert.equal(sentences(readWords('Air <b>naik</b> cepat')), 1)
  for (const heap of ['<a', '&a', '<', '&', '\u200b', '️']) assert.ok(readWords(heap.repeat(300_000)).count <= 2_000)
  assert.deepEqual(hashes('á'), [hashOf('a')])
})

test('a day of the year is the same however it is written, a house number and a fraction are none', () => {
  const days = (text: string) => {
    const reading = readWords(text)
    return Array.from({ length: reading.count }, (_, at) => dayAt(reading, at)).filter((it) => it !== 0)
  }
  const [day] = days('Senin (3/8)')
  for (const text of ['3/8/2027', 'Senin, 3 Agustus 2027', '(03/08/27)', '3 Agu', '3 AGUSTUS'])
    assert.deepEqual(days(text), [day], text)
  assert.deepEqual(days('RT 3/8, 33/8/2027, 3 ekor, 13/13/2027, 3/8'), [])
})
