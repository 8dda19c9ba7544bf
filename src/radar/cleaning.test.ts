import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readArticle, withTitle } from './cleaning.ts'
import { readWords, wordAt } from './words.ts'

const cleaned = (text: string) => {
  const reading = readArticle(text)
  return Array.from({ length: reading.count }, (_, at) => wordAt(reading, at)).join(' ')
}

test('dateline, outlet, credits and pointers are taken off, what the author wrote stays', () => {
  for (const text of [
    'Air naik cepat.',
    'SUKARAYA – Air naik cepat.',
    'SUKARAYA, Gema Lembah – Air naik cepat.',
    'Sukaraya, GemaLembah.com - Air naik cepat.',
    '(Gema Lembah) Air naik cepat.',
    'Gema Lembah — Air naik cepat. Editor: Dewi Utami.',
    'Air naik cepat. Baca juga: Cuaca besok cerah. (ant)',
    'Air naik cepat. Berita ini akan diperbarui. (*)',
    'Penulis: Joko P.\nAir naik cepat.',
    'Air naik cepat. Ikuti kanal WhatsApp Gema Lembah agar tidak ketinggalan.',
    'Air naik cepat. Hingga berita ini ditulis, camat belum menjawab.',
  ])
    assert.equal(cleaned(text), 'Air naik cepat', text)
})

test('a range, a bracket inside and a sentence about an editor are no head and no credit', () => {
  for (const [text, words] of [
    ['Ruas Wates–Kroya ditutup.', 'Ruas Wates Kroya ditutup'],
    ['Bupati (kanan) hadir.', 'Bupati kanan hadir'],
    ['Editor koran itu hadir.', 'Editor koran itu hadir'],
    ['Air naik - warga panik.', 'Air naik warga panik'],
  ] as const)
    assert.equal(cleaned(text), words)
})

test('a headline and its article are read as one, the headline once', () => {
  const read = (title: string, text: string) => {
    const reading = withTitle(readWords(title), readArticle(text))
    return [...Array(reading.count).keys()].map((at) => wordAt(reading, at) + reading.sentence[at])
  }
  assert.deepEqual(read('Air naik', ''), ['Air0', 'naik0'])
  assert.deepEqual(read('', 'Warga panik.'), ['Warga0', 'panik0'])
  assert.deepEqual(read('Air naik', 'Warga panik. Sore surut.'), [
    'Air0',
    'naik0',
    'Warga1',
    'panik1',
    'Sore2',
    'surut2',
  ])
  assert.deepEqual(read('Air naik cep', 'Air naik cepat. Warga panik.'), [
    'Air0',
    'naik0',
    'cepat0',
    'Warga1',
    'panik1',
  ])
})

test('who says what they read points nowhere else', () => {
  const said = 'Baca berita banjir di Wates kok sedih ya, itu kampung nenek saya'
  assert.equal(cleaned(`Min. ${said}`), `Min ${said.replace(',', '')}`)
  assert.equal(cleaned('Air naik cepat. Baca berita lainnya di Gema Lembah.'), 'Air naik cepat')
  assert.equal(cleaned('Air naik cepat. Baca artikel terkait lewat saluran kami.'), 'Air naik cepat')
})
