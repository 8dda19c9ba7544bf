import { after, test } from 'node:test'
import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import type { Block, Paper } from '../base/paper.ts'
import { defaultEdition } from '../sop/rules/default-edition.ts'
import { sopSheet } from '../sop/rules/sheet.ts'
import { layOut } from './lay-out.ts'
import { writePdf } from './pdf.ts'
import { makeDrawing, makePdf, makeSvg } from './make.ts'

// Pictures of the papers, to be looked at; git ignores them.
const folder = join(import.meta.dirname, '../../.screens/papers')
mkdirSync(folder, { recursive: true })

const has = (tool: string) => spawnSync(tool, ['-v']).error === undefined
const poppler = has('pdftotext') ? false : 'poppler-utils is not installed'
const qpdf = has('qpdf') ? false : 'qpdf is not installed'

const paperOf = (...blocks: Block[]): Paper => ({
  title: 'Naskah uji',
  subject: 'Uji',
  author: 'Dinas Komunikasi dan Informatika',
  madeAt: '2026-11-26T03:00:00.000Z',
  sheet: 'A4',
  margins: { top: 20, right: 20, bottom: 25, left: 25 },
  face: 'serif',
  size: 11,
  foot: 'Naskah uji',
  blocks,
})

const sheet = sopSheet(defaultEdition, { sheet: 'A4', logo: null, madeAt: '2022-01-21T00:00:00.000Z' })
const register = paperOf({
  kind: 'table',
  lines: 'all',
  widths: [1, 4, 3],
  head: [['No', 'Isi ringkas', 'Dari']],
  rows: Array.from({ length: 90 }, (_, at) => [String(at + 1), `Undangan rapat koordinasi ke-${at + 1}`, 'Sekretariat Daerah']), // prettier-ignore
})
const hostile = paperOf(
  { kind: 'heading', level: 1, words: 'Aksara dan tanda' },
  {
    kind: 'text',
    words: 'ꦲꦏ꧀ꦱꦫꦗꦮ, السلام عليكم (2026) ورحمة, 🙂👩‍👩‍👧❤️🇮🇩, 漢字, ½ → ✓, e\u0301, <b>bukan HTML</b> & "kutip"',
  },
  {
    kind: 'table',
    lines: 'all',
    widths: [1, 2],
    head: [['Nama', 'Isi']],
    rows: [['Sel panjang', 'Sepuluh ribu huruf dalam satu sel. '.repeat(300).slice(0, 10_000)], ['x'.repeat(400), 'pendek']], // prettier-ignore
  },
  { kind: 'text', words: 'Setelah tabel', box: 'ticked', indent: 6 },
  { kind: 'qr', text: 'https://siar.contoh.go.id/cek/ABCDEF', size: 22, alt: 'Kode QR pemeriksaan' },
)

const made: { name: string; bytes: Buffer }[] = []
async function write(name: string, paper: Paper): Promise<string> {
  const bytes = await makePdf(paper)
  const file = join(folder, `${name}.pdf`)
  writeFileSync(file, bytes)
  made.push({ name, bytes })
  return file
}
after(() => {
  if (has('pdftoppm'))
    for (const { name } of made) execFileSync('pdftoppm', ['-r', '70', '-png', join(folder, `${name}.pdf`), join(folder, name)]) // prettier-ignore
})

const textOf = (file: string) => execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })
const flat = (text: string) => text.replace(/\s+/g, ' ')

for (const [name, paper] of [
  ['sop', sheet],
  ['buku', register],
  ['aksara', hostile],
] as const)
  // prettier-ignore
  test(`the paper "${name}" is a whole, tagged PDF/A with its fonts in it`, { skip: poppler || qpdf }, async () => {
    const file = await write(name, paper)
    execFileSync('qpdf', ['--check', file])
    const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' })
    assert.match(info, /Tagged:\s+yes/)
    assert.match(info, new RegExp(`Title:\\s+${paper.title}`))
    const meta = execFileSync('pdfinfo', ['-meta', file], { encoding: 'utf8' })
    assert.match(meta, /pdfaid:part>2</)
    assert.match(meta, /pdfaid:conformance>A</)
    const fonts = execFileSync('pdffonts', [file], { encoding: 'utf8' }).split('\n').slice(2).filter(Boolean)
    assert.ok(fonts.length > 0)
    for (const font of fonts) assert.match(font, /yes yes yes/)
    const tree = execFileSync('pdfinfo', ['-struct', file], { encoding: 'utf8' })
    assert.ok(tree.split('\n').filter((it) => /\bTD\b|\bP\b|\bTH\b/.test(it)).length > 10, 'a tree that says something')
  })

const jars = ['preflight', 'pdfbox2', 'xmpbox', 'fontbox2', 'commons-logging', 'commons-io', 'javax.activation', 'jaxb-api'].map((it) => `/usr/share/java/${it}.jar`) // prettier-ignore
const preflight = existsSync(jars[0] as string) && !spawnSync('java', ['-version']).error ? false : 'PDFBox Preflight is not installed' // prettier-ignore

test('an independent validator finds the twins of the papers to be PDF/A-1b', { skip: preflight }, async () => {
  const files = await Promise.all(
    [
      ['sop', sheet],
      ['buku', register],
      ['aksara', hostile],
    ].map(async ([name, paper]) => {
      const file = join(folder, `${name as string}-1b.pdf`)
      writeFileSync(file, await writePdf(paper as Paper, layOut(paper as Paper), new Map(), 'PDF/A-1b'))
      return file
    }),
  )
  for (const file of files) {
    const said = spawnSync('java', ['-cp', jars.filter((it) => existsSync(it)).join(':'), 'org.apache.pdfbox.preflight.Validator_A1b', file], { encoding: 'utf8' }) // prettier-ignore
    assert.match(said.stdout, /is a valid PDF\/A-1b file/, said.stdout.slice(0, 500))
  }
})

test('an SOP sheet holds every word of its edition, in the order in which it is read', { skip: poppler }, async () => {
  const text = flat(textOf(await write('sop', sheet)))
  for (const it of [...defaultEdition.legalBasis, ...defaultEdition.qualifications, 'Halaman 2 dari 2'])
    for (const word of it.split(/[\s/]+/)) assert.ok(text.includes(word), word)
  const struct = flat(execFileSync('pdfinfo', ['-struct-text', join(folder, 'sop.pdf')], { encoding: 'utf8' }))
  const order = ['Nomor SOP', 'Dasar Hukum', 'Kegiatan', 'Inventarisasi program', '30 jam', 'disposisi persetujuan', 'Informasi yang telah terpublikasi'] // prettier-ignore
  assert.deepEqual(
    order.map((it) => struct.indexOf(it)).toSorted((a, b) => a - b),
    order.map((it) => struct.indexOf(it)),
  )
  assert.ok(struct.indexOf(order[0] as string) >= 0)
})

test(
  'every page of a register begins with its head, and no line is lost between pages',
  { skip: poppler },
  async () => {
    const file = await write('buku', register)
    const pages = textOf(file)
      .split('\f')
      .filter((it) => it.trim() !== '')
    assert.ok(pages.length > 2)
    for (const [at, page] of pages.entries()) {
      assert.match(page, /Isi ringkas/)
      assert.match(page, new RegExp(`Halaman ${at + 1} dari ${pages.length}`))
    }
    for (let at = 1; at <= 90; at++) assert.match(flat(pages.join(' ')), new RegExp(`koordinasi ke-${at} `))
  },
)

test(
  'a sign that no font has is spelled out, and a cell of ten thousand letters goes on over the pages',
  { skip: poppler },
  async () => {
    const text = flat(textOf(await write('aksara', hostile)))
    assert.match(text, /\[U\+6F22\] ?\[U\+5B57\]/)
    assert.equal(text.match(/Sepuluh ribu/g)?.length, 286)
    assert.match(text, /<b>bukan HTML<\/b> & "kutip"/)
  },
)

test('the same data give the same bytes, also from another process and beside other papers', async () => {
  const [one, other, two] = await Promise.all([makePdf(hostile), makePdf(register), makePdf(hostile)])
  assert.ok(one.equals(two))
  assert.ok(!one.equals(other))
})

test('a drawing and an SVG say the same as the paper', async () => {
  const drawing = await makeDrawing(sheet)
  assert.equal(drawing.pages.length, 2)
  assert.deepEqual(drawing.pages[1]?.steps.map((it) => it.step), [1, 2, 3, 4, 5, 6]) // prettier-ignore
  const svg = (await makeSvg(sheet)).toString()
  assert.match(svg, /^<svg xmlns/)
  assert.match(svg, />TIDAK</)
  assert.doesNotMatch(svg, /<b>|<script/)
})

test('whatever a text is, it stays within its paper', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: 'grapheme', maxLength: 300 }), { maxLength: 6 }),
      fc.constantFrom('left', 'justify', 'right', 'center'),
      (texts, align) => {
        // prettier-ignore
        const drawing = layOut(
        paperOf(...texts.map((words): Block => ({ kind: 'text', words, align })), {
          kind: 'table',
          lines: 'all',
          widths: [1, 3, 2],
          rows: [texts.slice(0, 3)],
        }),
      )
        for (const page of drawing.pages)
          for (const mark of page.marks)
            if (mark.kind === 'text' && mark.text.trim() !== '') {
              assert.ok(mark.x >= 50 && mark.x + mark.width <= page.width - 40, JSON.stringify({ ...mark, tag: null }))
              assert.ok(mark.y > 50 && mark.y < page.height)
            }
      },
    ),
    { numRuns: 150 },
  )
})
