import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import sharp from 'sharp'
import { anyEdition } from '../../test/any-edition.ts'
import { parseXml, textOf, type XmlElement } from '../../test/strict-xml.ts'
import type { Block, Cell, Paper } from '../base/paper.ts'
import { openZip } from '../bundle/unzip.ts'
import { defaultEdition } from '../sop/rules/default-edition.ts'
import type { Edition } from '../sop/rules.ts'
import { sopSheet } from '../sop/rules/sheet.ts'
import { layOut } from './lay-out.ts'
import { writeDocx } from './docx.ts'
import { makeDocx } from './make.ts'
import { setZipDates } from './zip-dates.ts'

const home = mkdtempSync(join(tmpdir(), 'siar-docx-'))
after(() => rmSync(home, { recursive: true, force: true }))

const LOOK = { sheet: 'A4', logo: null, madeAt: '2022-01-21T00:00:00.000Z' } as const
const EMU = 12_700 // in a point

type Word = {
  readonly document: XmlElement
  readonly footer: XmlElement
  read(path: string): Promise<Buffer | null>
  readonly paths: readonly string[]
}

async function open(bytes: Buffer): Promise<Word> {
  const path = join(home, 'naskah.docx')
  writeFileSync(path, bytes)
  const zip = await openZip(path, { files: 200, bytes: 50_000_000 })
  assert.ok('files' in zip, 'it is a ZIP')
  assert.deepEqual(zip.faults, [])
  const paths = [...zip.files.keys()]
  const parts = new Map<string, Buffer>()
  for (const it of paths) parts.set(it, (await zip.read(it, 20_000_000)) as Buffer)
  zip.close()
  const read = async (it: string) => parts.get(it) ?? null
  const xml = (it: string) => parseXml((parts.get(it) as Buffer).toString('utf8'))
  for (const it of paths) if (/\.(?:xml|rels)$/.test(it)) xml(it)
  return { document: xml('word/document.xml'), footer: xml('word/footer1.xml'), read, paths }
}

function* all(element: XmlElement, name: string): Generator<XmlElement> {
  for (const it of element.children) {
    if (typeof it === 'string') continue
    if (it.name === name) yield it
    yield* all(it, name)
  }
}
const wordsOf = (document: XmlElement) => [...all(document, 'w:t')].map(textOf).join(' ')

/** What a paper says, in the order in which it is read. */
function* said(blocks: readonly Block[]): Generator<string> {
  const cells = (rows: readonly (readonly (Cell | string)[])[]): Block[] =>
    rows.flat().flatMap((it) => (typeof it === 'string' ? [{ kind: 'text' as const, words: it }] : it.blocks))
  for (const block of blocks) {
    if (block.kind === 'text') {
      if (block.label) yield block.label
      yield* typeof block.words === 'string' ? [block.words] : block.words.map((it) => it.text)
    } else if (block.kind === 'heading') yield block.words
    else if (block.kind === 'table') yield* said(cells([...(block.head ?? []), ...block.rows]))
    else if (block.kind === 'together') yield* said(block.blocks)
    else if (block.kind === 'flow') {
      yield block.title
      for (const it of block.steps) yield* [String(it.number), it.activity, it.inputs, it.time, it.outputs, it.remarks]
    }
  }
}

function assertSays(document: XmlElement, paper: Paper): void {
  const text = wordsOf(document)
  let at = 0
  for (const words of said(paper.blocks))
    for (const line of words.split('\n').filter(Boolean)) {
      const found = text.indexOf(line, at)
      assert.ok(found >= 0, `“${line.slice(0, 80)}” stands in its place`)
      at = found + line.length
    }
}

const number = (element: XmlElement | undefined, name: string) => Number(element?.attributes[name])

/** The pages' tables of the flow, each with the picture before it. */
function flowPages(document: XmlElement) {
  const [body] = all(document, 'w:body')
  const pieces = (body as XmlElement).children.filter((it): it is XmlElement => typeof it !== 'string')
  return pieces.flatMap((piece, at) => {
    const [anchor] = all(piece, 'wp:anchor')
    if (!anchor) return []
    const [across] = all(anchor, 'wp:positionH')
    const [down] = all(anchor, 'wp:positionV')
    const [extent] = all(anchor, 'wp:extent')
    const offset = (it: XmlElement | undefined) => Number(textOf([...all(it as XmlElement, 'wp:posOffset')][0] as XmlElement)) / EMU // prettier-ignore
    const table = pieces.slice(at).find((it) => it.name === 'w:tbl') as XmlElement
    return [
      {
        anchor,
        x: offset(across),
        y: offset(down),
        width: number(extent, 'cx') / EMU,
        height: number(extent, 'cy') / EMU,
        rows: [...all(table, 'w:tr')].map((row) => {
          const [height] = all(row, 'w:trHeight')
          return {
            exact: height?.attributes['w:hRule'] === 'exact' ? number(height, 'w:val') / 20 : null,
            head: [...all(row, 'w:tblHeader')].length > 0,
          }
        }),
      },
    ]
  })
}

test('every word of the edition stands in the Word document, in the order in which it is read, to be edited', async () => {
  const paper = sopSheet(defaultEdition, LOOK)
  const word = await open(await makeDocx(paper))
  assertSays(word.document, paper)
  const core = (await word.read('docProps/core.xml'))?.toString() ?? ''
  assert.match(core, /<dc:title>SOP MEDIA INFORMASI<\/dc:title>.*2022-01-21T00:00:00Z<\/dcterms:created>/)
  const foot = textOf(word.footer)
  assert.match(foot, /^SOP MEDIA INFORMASI.*Halaman PAGE dari NUMPAGES$/)
  const [size] = all(word.document, 'w:pgSz')
  assert.deepEqual(
    [number(size, 'w:w'), number(size, 'w:h')].map((it) => Math.round((it / 1440) * 25.4)).toSorted((a, b) => a - b),
    [210, 297],
  )
  assert.equal(size?.attributes['w:orient'], 'landscape')
})

test('the shapes of each page are one picture behind the text, just over the executors’ columns and as high as the rows', async () => {
  const steps = Array.from({ length: 23 }, (_, at) => {
    const step = defaultEdition.steps[at % 5] as Edition['steps'][number]
    return { ...step, number: at + 1, shape: at === 0 ? ('start' as const) : at === 22 ? ('end' as const) : ('process' as const), yes: null, no: null } // prettier-ignore
  })
  const paper = sopSheet({ ...defaultEdition, steps }, { ...LOOK, sheet: 'F4' })
  const word = await open(await makeDocx(paper))
  const drawn = layOut(paper).pages.slice(1)
  const pages = flowPages(word.document)
  assert.equal(pages.length, drawn.length)
  assert.ok(pages.length >= 3)
  for (const [at, page] of pages.entries()) {
    assert.equal(page.anchor.attributes['behindDoc'], '1')
    assert.deepEqual(page.rows.map((it) => it.head).slice(0, 3), [true, true, false], 'the head is on every page')
    const body = page.rows.filter((it) => !it.head)
    assert.equal(body.length, drawn[at]?.steps.length)
    const high = body.reduce((sum, it) => sum + (it.exact ?? Number.NaN), 0)
    assert.ok(
      Math.abs(high - page.height) < body.length * 0.05 + 0.5,
      `rows of ${high} and a picture of ${page.height}`,
    )
    for (const step of drawn[at]?.steps ?? []) {
      assert.ok(page.x < step.x && step.x + step.width < page.x + page.width)
      assert.ok(page.y < step.y && step.y + step.height < page.y + page.height + 2)
    }
  }
  const pictures = word.paths.filter((it) => it.startsWith('word/media/'))
  assert.equal(pictures.filter((it) => it.endsWith('.svg')).length, pages.length)
  for (const it of pictures) {
    const bytes = (await word.read(it)) as Buffer
    if (it.endsWith('.svg')) assert.doesNotMatch(bytes.toString(), /<text/, 'letters are outlines: no font is needed')
    else
      assert.ok(
        (await sharp(bytes).stats()).channels.some((channel) => channel.stdev > 1),
        'something is drawn',
      )
  }
})

test('a logo, marks of every script and a cell of ten thousand letters come whole; what looks like markup is words', async () => {
  const logo = join(home, 'logo.png')
  await sharp({ create: { width: 60, height: 80, channels: 3, background: '#075' } })
    .png()
    .toFile(logo)
  const [first, ...others] = defaultEdition.steps as [Edition['steps'][number], ...Edition['steps']]
  const hostile = '<w:p/>&amp;"\' ]]> ꦲꦏ꧀ꦱꦫ السلام 🙂 '
  const long = { ...first, activity: hostile.repeat(250), remarks: 'x'.repeat(2_000) }
  const paper = sopSheet({ ...defaultEdition, title: hostile, steps: [long, ...others] }, { ...LOOK, logo: 'lambang' })
  const word = await open(await makeDocx(paper, [{ name: 'lambang', path: logo }]))
  assertSays(word.document, paper)
  assert.equal([...all(word.document, 'wp:inline')].length, 1)
  assert.ok(
    flowPages(word.document)[0]?.rows.some((it) => it.exact === null),
    'the long row grows with its text',
  )
  const without = await open(await makeDocx(paper, [{ name: 'lambang', path: join(home, 'hilang.png') }]))
  assert.equal([...all(without.document, 'wp:inline')].length, 0)
})

test('other papers can be edited too: lists, boxes, links, rules, codes', async () => {
  const paper: Paper = {
    ...sopSheet(defaultEdition, LOOK),
    landscape: false,
    face: 'serif',
    blocks: [
      { kind: 'text', words: [{ text: 'Satu\ndua', bold: true }, { text: 'tautan', link: 'https://contoh.go.id' }], align: 'justify' }, // prettier-ignore
      { kind: 'text', words: 'dipilih', box: 'ticked', indent: 6, after: 2 },
      { kind: 'text', words: 'butir', label: '1.', indent: 6 },
      { kind: 'rule', double: true, after: 2 },
      { kind: 'space', height: 4 },
      { kind: 'qr', text: 'https://siar.contoh.go.id/cek/ABC', size: 20, alt: 'Kode QR' },
      { kind: 'new-page' },
      { kind: 'table', lines: 'none', widths: [1], rows: [['Di atas']] },
      { kind: 'together', blocks: [{ kind: 'table', lines: 'all', widths: [1, 2], head: [['No', 'Isi']], rows: [['1', 'Rapat']], align: ['right', 'left'] }] }, // prettier-ignore
      { kind: 'image', image: 'hilang', width: 20, height: 20, alt: 'Peta' },
    ],
  }
  const word = await open(await makeDocx(paper))
  assertSays(word.document, paper)
  const text = wordsOf(word.document)
  assert.match(text, /☒/)
  const [body] = all(word.document, 'w:body')
  const kinds = body?.children.map((it) => (typeof it === 'string' ? it : it.name)) ?? []
  assert.ok(!kinds.some((it, at) => it === 'w:tbl' && kinds[at + 1] === 'w:tbl'), 'two tables do not become one')
  assert.match(text, /\[Gambar: Peta\]/)
  assert.equal([...all(word.document, 'wp:inline')].length, 1)
  assert.match((await word.read('word/_rels/document.xml.rels'))?.toString() ?? '', /https:\/\/contoh\.go\.id/)
})

test('the same paper is the same file, whenever and in whatever time zone it is written, and however many before it', async (t) => {
  const logo = join(home, 'logo-tetap.png')
  const png = await sharp({ create: { width: 60, height: 80, channels: 3, background: '#075' } }).png().toBuffer() // prettier-ignore
  writeFileSync(logo, png)
  const steps = Array.from({ length: 14 }, (_, at) => ({ ...(defaultEdition.steps[at % 5] as Edition['steps'][number]), number: at + 1 })) // prettier-ignore
  const sheet = sopSheet({ ...defaultEdition, steps }, { ...LOOK, logo: 'lambang', check: 'https://siar.contoh.go.id/cek/7K3M9QX2TABC' }) // prettier-ignore
  const link = (text: string): Block => ({ kind: 'text', words: [{ text, link: 'https://contoh.go.id/a#b' }] })
  const paper = { ...sheet, blocks: [...sheet.blocks, link('satu'), link('dua')] }
  const first = await makeDocx(paper, [{ name: 'lambang', path: logo }])
  assert.ok(first.equals(await makeDocx(paper, [{ name: 'lambang', path: logo }])))

  const zone = process.env['TZ']
  after(() => (zone === undefined ? delete process.env['TZ'] : (process.env['TZ'] = zone)))
  const written: Buffer[] = []
  for (const [place, at] of [
    ['Asia/Jayapura', '2027-03-01T23:59:58Z'],
    ['America/New_York', '2031-07-04T12:00:01Z'],
  ] as const) {
    // prettier-ignore
    process.env['TZ'] = place
    t.mock.timers.enable({ apis: ['Date'], now: new Date(at) })
    const toPng = (svg: string) => sharp(Buffer.from(svg), { density: 200 }).png({ compressionLevel: 9 }).toBuffer()
    written.push(await writeDocx(paper, { pictures: new Map([['lambang', [60, 80]]]), images: new Map([['lambang', png]]), toPng })) // prettier-ignore
    t.mock.timers.reset()
  }
  assert.ok(written[0]?.equals(written[1] as Buffer))
  const [ours, workers] = [await open(written[0] as Buffer), await open(first)]
  for (const it of workers.paths.filter((path) => !path.endsWith('.png')))
    assert.ok((await ours.read(it))?.equals((await workers.read(it)) as Buffer), it)
  assert.equal(first.readUInt32LE(10), ((2022 - 1980) << 25) | (1 << 21) | (21 << 16), 'dated as the paper is, in UTC')
  const rels = (await workers.read('word/_rels/document.xml.rels'))?.toString() ?? ''
  const ids = [...rels.matchAll(/ Id="([^"]+)"/g)].map((it) => it[1])
  assert.equal(new Set(ids).size, ids.length)
  for (const it of all(workers.document, 'w:hyperlink')) assert.ok(ids.includes(it.attributes['r:id']))
})

test('a file that is no ZIP as the library makes it is not dated but refused', () => {
  assert.throws(() => setZipDates(Buffer.alloc(10), new Date()), /another build/)
  assert.throws(() => setZipDates(Buffer.alloc(100), new Date()), /another build/)
})

test('whatever the edition, its document is whole and says all of it', async () => {
  await fc.assert(
    fc.asyncProperty(anyEdition(), async (edition) => {
      const paper = sopSheet(edition, LOOK)
      assertSays((await open(await makeDocx(paper))).document, paper)
    }),
    { numRuns: 6 },
  )
})
