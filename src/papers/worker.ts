/** Makes papers, in the thread that `make.ts` keeps. */
import { existsSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
import type { Paper } from '../base/paper.ts'
import type { FromWorker, Picture, ToWorker } from './make.ts'
import { layOut } from './lay-out.ts'
import { writePdf } from './pdf.ts'
import { writeSvg } from './svg.ts'

const port = parentPort
if (!port) throw new Error('papers are made in a worker')
const send = (answer: FromWorker) => port.postMessage(answer)

let before: Promise<void> = Promise.resolve()
port.on('message', (asked: ToWorker) => {
  before = before.then(() => make(asked))
})

async function make({ id, paper, pictures, as }: ToWorker): Promise<void> {
  try {
    const found = await read(pictures, as)
    if (as === 'docx') return send({ id, bytes: await makeDocx(paper, found) })
    const drawing = layOut(paper, new Map([...found].map(([name, it]) => [name, it.pixels])))
    if (as === 'drawing') return send({ id, drawing })
    const images = new Map([...found].map(([name, it]) => [name, it.bytes]))
    const bytes =
      as === 'svg' ? Buffer.from(writeSvg(paper.title, drawing, images)) : await writePdf(paper, drawing, images)
    send({ id, bytes })
  } catch (error) {
    send({ id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

/** The library for Word is read only when somebody asks for it: a megabyte of source that the PDF does without. */
async function makeDocx(paper: Paper, found: ReadonlyMap<string, Read>): Promise<Uint8Array> {
  const [{ writeDocx }, { default: sharp }] = await Promise.all([import('./docx.ts'), import('sharp')])
  return writeDocx(paper, {
    pictures: new Map([...found].map(([name, it]) => [name, it.pixels])),
    images: new Map([...found].map(([name, it]) => [name, it.bytes])),
    toPng: (svg) => sharp(Buffer.from(svg), { density: 200 }).png({ compressionLevel: 9 }).toBuffer(),
  })
}

const PICTURE_PIXELS = 1_200 // on the longer side: 230 dots an inch over the width of a text
const WHOLE = 16 // pictures that are printed as fine as that; of more each is coarser, so that the file stays one to keep
const PIXELS_MAX = 100_000_000

type Read = { readonly bytes: Uint8Array; readonly pixels: readonly [number, number] }

/** Pictures as a paper can hold them: opaque, no larger than print needs. One that is lost is not among them. */
async function read(pictures: readonly Picture[], as: ToWorker['as']): Promise<ReadonlyMap<string, Read>> {
  if (pictures.length === 0) return new Map()
  const { default: sharp } = await import('sharp')
  const side = Math.round(PICTURE_PIXELS * Math.sqrt(Math.min(1, WHOLE / pictures.length)))
  const found = new Map<string, Read>()
  for (const { name, path } of pictures) {
    if (!existsSync(path)) continue
    const file = sharp(path, { limitInputPixels: PIXELS_MAX })
    const { format } = await file.metadata()
    const picture = file
      .rotate()
      .resize(side, side, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
    const made = async (it: typeof picture) => it.toBuffer({ resolveWithObject: true })
    const png = () => made(picture.clone().png({ compressionLevel: 9 }))
    const jpeg = () => made(picture.clone().jpeg({ quality: 85 }))
    const drawn = format === 'png' || format === 'gif' // a drawing is sharper and smaller as it is; a photograph ten times larger
    const either = as !== 'pdf' ? [await png()] : drawn ? [await png(), await jpeg()] : [await jpeg()]
    const { data, info } = either.reduce((best, it) => (it.data.length < best.data.length ? it : best))
    found.set(name, { bytes: data, pixels: [info.width, info.height] })
  }
  return found
}
