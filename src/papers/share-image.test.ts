import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { drawShareImage } from './share-image.ts'

const card = {
  title: 'Longsor di Km 16: jalur Trenggalek–Ponorogo ditutup sementara, tidak ada korban jiwa',
  office: 'Dinas Komunikasi dan Informatika',
  regency: 'Kabupaten Trenggalek',
  day: '24 November 2026',
  host: 'informasi.trenggalekkab.go.id',
  colour: '#0b5d57',
  kind: 'Siaran pers',
}

test('a share image is 1200 by 630, light, and the same bytes each time', async () => {
  const one = await drawShareImage(card, null)
  const { width, height, format } = await sharp(one).metadata()
  assert.deepEqual({ width, height, format }, { width: 1_200, height: 630, format: 'png' })
  assert.equal(one.length < 60_000, true, `${one.length} bytes`)
  assert.deepEqual(await drawShareImage(card, null), one)
  if (process.env['SIAR_LOOK']) await (await import('node:fs/promises')).writeFile(process.env['SIAR_LOOK'], one)
})

test('a title that is markup, endless, of one endless word, Javanese, Arabic or an emoji is drawn and harms nothing', async () => {
  for (const title of [
    '</svg><script>alert(1)</script>&"\'',
    'Sangat panjang '.repeat(40),
    'x'.repeat(300),
    'ꦱꦸꦒꦼꦁꦫꦮꦸꦃ · السلام عليكم · 🎉',
    '\u202e terbalik',
    '',
  ])
    assert.equal((await sharp(await drawShareImage({ ...card, title, office: title }, null)).metadata()).width, 1_200)
})

test('an emblem that cannot be read is left out', async () => {
  assert.deepEqual(await drawShareImage(card, '/tidak/ada.png'), await drawShareImage(card, null))
})
