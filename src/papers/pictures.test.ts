import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import type { Block, Paper } from '../base/paper.ts'
import type { Picture } from './ask.ts'
import { layOut } from './lay-out.ts'
import { makePdf } from './make.ts'
import { writePdf } from './pdf.ts'
import { readPictures } from './pictures.ts'

/** Colours in a slant, so that nothing packs away. */
function drawn(width: number, height: number, channels: 3 | 4) {
  const pixels = Buffer.from(Array.from({ length: width * height * channels }, (_, at) => (at * 7 + (at >> 6)) % 256))
  return sharp(pixels, { raw: { width, height, channels } })
}
const kinds: Readonly<Record<string, () => Promise<Buffer>>> = {
  'photograph.jpg': () => drawn(800, 500, 3).jpeg().toBuffer(),
  'turned, with its profile.jpg': () => drawn(500, 300, 3).withMetadata({ orientation: 6 }).withIccProfile('p3').jpeg().toBuffer(), // prettier-ignore
  'progressive.jpg': () => drawn(300, 300, 3).jpeg({ progressive: true }).toBuffer(),
  'grey.jpg': () => drawn(300, 300, 3).greyscale().jpeg().toBuffer(),
  'print shop, CMYK.jpg': () => drawn(300, 300, 3).toColourspace('cmyk').jpeg().toBuffer(),
  'print shop, CMYK with its profile.jpg': () => drawn(300, 300, 3).withIccProfile('cmyk').jpeg().toBuffer(),
  'half transparent.png': () => drawn(300, 300, 4).png().toBuffer(),
  'palette.png': () => drawn(300, 300, 4).png({ palette: true, colours: 16 }).toBuffer(),
  'interlaced.png': () => drawn(300, 300, 3).png({ progressive: true }).toBuffer(),
  'of sixteen bits.png': () => drawn(300, 300, 3).toColourspace('rgb16').png().toBuffer(),
  'drawing.gif': () => drawn(300, 300, 3).gif().toBuffer(),
  'phone.webp': () => drawn(300, 300, 4).webp().toBuffer(),
  'coat of arms, eighty million pixels.png': () => sharp({ create: { width: 9_000, height: 9_000, channels: 4, background: { r: 11, g: 93, b: 87, alpha: 0.5 } } }).png().toBuffer(), // prettier-ignore
}

let scratch = ''
const pictures: Picture[] = []
before(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'siar-print-'))
  for (const [name, draw] of Object.entries(kinds)) {
    const path = join(scratch, name)
    await writeFile(path, await draw())
    pictures.push({ name, path })
  }
})
after(() => rm(scratch, { recursive: true, force: true }))

const paper: Paper = {
  title: 'Naskah bergambar',
  subject: 'Uji',
  author: 'Dinas Komunikasi dan Informatika',
  madeAt: '2026-11-26T03:00:00.000Z',
  sheet: 'A4',
  margins: { top: 20, right: 20, bottom: 25, left: 25 },
  face: 'serif',
  size: 11,
  foot: 'Naskah bergambar',
  blocks: Object.keys(kinds).map((image): Block => ({ kind: 'image', image, width: 60, height: 60, alt: image })),
}

const has = (tool: string, ask = '-v') => spawnSync(tool, [ask]).error === undefined
const tools = has('pdfimages') && has('qpdf', '--version') ? false : 'poppler-utils and qpdf are not installed'
const jars = ['preflight', 'pdfbox2', 'xmpbox', 'fontbox2', 'commons-logging', 'commons-io', 'javax.activation', 'jaxb-api'].map((it) => `/usr/share/java/${it}.jar`) // prettier-ignore
const preflight = existsSync(jars[0] as string) && has('java', '-version') ? false : 'PDFBox Preflight is not installed' // prettier-ignore

test(
  'pictures of every kind that the office keeps are printed opaque, of eight bits, in the colours of the screen',
  { skip: tools },
  async () => {
    const file = join(scratch, 'bergambar.pdf')
    await writeFile(file, await makePdf(paper, pictures))
    execFileSync('qpdf', ['--check', file])
    const list = execFileSync('pdfimages', ['-list', file], { encoding: 'utf8' })
    const rows = list.split('\n').slice(2).filter(Boolean).map((it) => it.trim().split(/\s+/)) // prettier-ignore
    assert.equal(rows.length, pictures.length, list)
    for (const [, , type, width, height, color, components, bits] of rows) {
      assert.equal(type, 'image', 'no mask of transparency')
      assert.ok(['rgb', 'gray', 'index', 'icc'].includes(color ?? '') && Number(components) <= 3, list)
      assert.ok(Number(bits) <= 8 && Number(width) <= 1_200 && Number(height) <= 1_200, list)
    }
    const bytes = execFileSync('qpdf', ['--qdf', '--object-streams=disable', file, '-'], { maxBuffer: 200_000_000 }).toString('latin1') // prettier-ignore
    assert.doesNotMatch(bytes, /\/SMask (?!\/None)|\/DeviceCMYK|\/Interpolate true/)
    assert.match(bytes, /\/OutputIntents/)
  },
)

test(
  'an independent validator finds the twin of a paper with all of them to be PDF/A-1b, which takes no transparency',
  { skip: preflight },
  async () => {
    const read = await readPictures(pictures, 'pdf')
    const drawing = layOut(paper, new Map([...read].map(([name, it]) => [name, it.pixels])))
    const file = join(scratch, 'bergambar-1b.pdf')
    await writeFile(file, await writePdf(paper, drawing, new Map([...read].map(([name, it]) => [name, it.bytes])), 'PDF/A-1b')) // prettier-ignore
    const said = spawnSync('java', ['-cp', jars.filter((it) => existsSync(it)).join(':'), 'org.apache.pdfbox.preflight.Validator_A1b', file], { encoding: 'utf8' }) // prettier-ignore
    assert.match(said.stdout, /is a valid PDF\/A-1b file/, said.stdout.slice(0, 500))
  },
)
