/** Makes papers, in the thread that `make.ts` keeps. */
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
    const drawing = layOut(paper)
    if (as === 'drawing') return send({ id, drawing })
    const images = await read(pictures)
    const bytes =
      as === 'svg' ? Buffer.from(writeSvg(paper.title, drawing, images)) : await writePdf(paper, drawing, images)
    send({ id, bytes })
  } catch (error) {
    send({ id, failed: error instanceof Error ? (error.stack ?? error.message) : String(error) })
  }
}

const PICTURE_PIXELS = 1_200 // on the longer side: 300 dots an inch at 10 cm
const PIXELS_MAX = 100_000_000

/** Pictures as a paper can hold them: opaque, no larger than print needs. */
async function read(pictures: readonly Picture[]): Promise<ReadonlyMap<string, Uint8Array>> {
  if (pictures.length === 0) return new Map()
  const { default: sharp } = await import('sharp')
  const found = await Promise.all(
    pictures.map(async ({ name, path }) => {
      const bytes = await sharp(path, { limitInputPixels: PIXELS_MAX })
        .rotate()
        .resize(PICTURE_PIXELS, PICTURE_PIXELS, { fit: 'inside', withoutEnlargement: true })
        .flatten({ background: '#ffffff' })
        .toColourspace('srgb')
        .png({ compressionLevel: 9 })
        .toBuffer()
      return [name, bytes] as const
    }),
  )
  return new Map(found)
}
