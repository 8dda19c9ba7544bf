import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readCaptions, saidIn, writeCaptions, type Cue } from './web-vtt.ts'

function cuesOf(text: string): readonly Cue[] {
  const read = readCaptions(text)
  assert.ok('cues' in read, JSON.stringify(read))
  return read.cues
}
function faultsOf(text: string): string[] {
  const read = readCaptions(text)
  return 'faults' in read ? read.faults.map((it) => `${it.line} ${it.code}`) : []
}
const file = (...blocks: string[]) => ['WEBVTT', ...blocks].join('\n\n')

test('captions are read as programs write them: names, looks, remarks, settings, line ends; and SubRip', () => {
  const written = `\ufeff${file(
    'NOTE\nkata siapa pun --> bukan',
    'STYLE\n::cue { color: red }',
    'satu\n00:01.000 --> 00:03.500 align:start\n<v Bupati>Jalur <b>dibuka</b>\n&amp; aman &lt;sekarang&gt;',
    '01:00:00.000 --> 01:00:01.000\n&nbsp;',
  ).replaceAll('\n', '\r\n')}`
  assert.deepEqual(cuesOf(written), [{ from: 1_000, to: 3_500, text: 'Bupati: Jalur dibuka\n& aman <sekarang>' }])
  assert.deepEqual(
    cuesOf('1\n00:00:01,000 --> 00:00:02,250\nSelamat pagi.\n\n2\n0:00:03,000-->0:00:04,000\nTerima kasih.\n'),
    [
      { from: 1_000, to: 2_250, text: 'Selamat pagi.' },
      { from: 3_000, to: 4_000, text: 'Terima kasih.' },
    ],
  )
  assert.equal(saidIn(cuesOf(written)), 'Bupati: Jalur dibuka & aman <sekarang>')
})

test('what is wrong is told with its line: header, times, their order, an arrow among words, nothing said', () => {
  assert.deepEqual(faultsOf('Selamat pagi'), ['1 no-header'])
  assert.deepEqual(faultsOf('WEBVTT'), ['1 no-cues'])
  assert.deepEqual(faultsOf(file('tanpa waktu')), ['3 no-time'])
  assert.deepEqual(
    faultsOf(
      file(
        '00:05.000 --> 00:04.000\nTerbalik',
        '00:01.000 --> 00:06.000\nMendahului',
        '00:07 --> 00:08.000\nTanpa milidetik',
        '00:09.000 --> 00:99.000\nDetik ke-99',
        '00:10.000 --> 00:11.000\nke --> sana',
      ),
    ),
    ['3 end-before-start', '6 out-of-order', '9 bad-time', '12 bad-time', '16 arrow-in-text'],
  )
  assert.deepEqual(faultsOf(file(`00:01.000 --> 00:02.000\n${'x'.repeat(1_001)}`)), ['3 too-long'])
  assert.deepEqual(faultsOf(file(`00:01.000 --> 00:02.000\nx\n<v${' '.repeat(60_000)}`)), ['5 too-long'])
  assert.deepEqual(cuesOf(file(`00:01.000 --> 00:02.000\n${'&amp;'.repeat(1_000)}`))[0]?.text, '&'.repeat(1_000))
  const many = Array.from({ length: 5_001 }, () => '00:01.000 --> 00:02.000\nx')
  assert.deepEqual(faultsOf(file(...many)), [`${3 + 5_000 * 3} too-many`])
})

test('whatever is said comes back as it was, and the same captions are the same bytes', () => {
  const words = fc
    .array(fc.oneof(fc.constantFrom('-->', '&amp;', '<b>', 'NOTE', 'WEBVTT', '00:01.000'), fc.string()), {
      minLength: 1,
    })
    .map((all) => all.join(' ').replaceAll(/\s+/gu, ' ').trim().slice(0, 400).trim())
    .filter((it) => it !== '')
  const lines = fc.array(words, { minLength: 1, maxLength: 2 }).map((it) => it.join('\n'))
  const any = fc
    .array(fc.tuple(fc.nat(90_000_000), fc.integer({ min: 1, max: 60_000 }), lines), { minLength: 1, maxLength: 20 })
    .map((all) =>
      all.map(([from, length, text]): Cue => ({ from, to: from + length, text })).toSorted((a, b) => a.from - b.from),
    )
  fc.assert(
    fc.property(any, (cues) => {
      const written = writeCaptions(cues)
      assert.deepEqual(cuesOf(written), cues)
      assert.equal(writeCaptions(cuesOf(written)), written)
    }),
  )
})

test('no text makes it fail, and what it names is a line of that text', () => {
  const piece = fc.constantFrom('WEBVTT', '\n', '\n\n', '-->', '00:01.000 --> 00:02.000', '<v', 'x', ':', ',', '1')
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 30 }), (pieces) => {
      const text = pieces.join('')
      const read = readCaptions(text)
      if ('cues' in read) assert.deepEqual(cuesOf(writeCaptions(read.cues)), read.cues)
      else for (const { line } of read.faults) assert.ok(line >= 1 && line <= text.split(/\r\n?|\n/).length)
    }),
  )
})
