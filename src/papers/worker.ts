/** Makes papers, in the thread that `make.ts` keeps. */
import { existsSync } from 'node:fs'
import { parentPort } from 'node:worker_threads'
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
    const found = await read(pictures)
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

const PICTURE_PIXELS = 1_200 // on the longer side: 300 dots an inch at 10 cm
const PIXELS_MAX = 100_000_000

type Read = { readonly bytes: Uint8Array; readonly pixels: readonly [number, number] }

/** Pictures as a paper can hold them: opaque, no larger than print needs. One that is lost is not among them. */
async function read(pictures: readonly Picture[]): Promise<ReadonlyMap<string, Read>> {
  if (pictures.length === 0) return new Map()
  const { default: sharp } = await import('sharp')
  const found = new Map<string, Read>()
  for (const { name, path } of pictures) {
    if (!existsSync(path)) continue
    const { data, info } = await sharp(path, { limitInputPixels: PIXELS_MAX })
      .rotate()
      .resize(PICTURE_PIXELS, PICTURE_PIXELS, { fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .png({ compressionLevel: 9 })
      .toBuffer({ resolveWithObject: true })
    found.set(name, { bytes: data, pixels: [info.width, info.height] })
  }
  return found
}
