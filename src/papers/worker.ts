/** Makes papers, in the processes that `make.ts` keeps, one at a time. */
import type { Paper } from '../base/paper.ts'
import { PictureDamaged, type Ask, type FromWorker } from './ask.ts'
import type { ReadPicture } from './pictures.ts'
import { layOut } from './lay-out.ts'
import { writePdf } from './pdf.ts'
import { writeSvg } from './svg.ts'

process.on('message', async (asked: Ask) => {
  const answer: FromWorker = await make(asked).catch((error: unknown) =>
    error instanceof PictureDamaged
      ? { damaged: error.picture }
      : { failed: error instanceof Error ? (error.stack ?? error.message) : String(error) },
  )
  process.send?.(answer)
})
process.on('disconnect', () => process.exit()) // the server is gone

async function make(asked: Ask): Promise<FromWorker> {
  if (asked.as === 'png')
    return {
      bytes: await (await import('./share-image.ts')).drawShareImage(asked.card, asked.pictures[0]?.path ?? null),
    }
  const { paper, pictures, as } = asked
  const found: ReadonlyMap<string, ReadPicture> =
    pictures.length === 0 ? new Map() : await (await import('./pictures.ts')).readPictures(pictures, as)
  if (as === 'docx') return { bytes: await makeDocx(paper, found) }
  const drawing = layOut(paper, new Map([...found].map(([name, it]) => [name, it.pixels])))
  if (as === 'drawing') return { drawing }
  if (as === 'picture') return { bytes: await (await import('./page-picture.ts')).drawFirstPage(drawing) }
  const images = new Map([...found].map(([name, it]) => [name, it.bytes]))
  return {
    bytes: as === 'svg' ? Buffer.from(writeSvg(paper.title, drawing, images)) : await writePdf(paper, drawing, images),
  }
}

/** The library for Word is read only when somebody asks for it: a megabyte of source that the PDF does without. */
async function makeDocx(paper: Paper, found: ReadonlyMap<string, ReadPicture>): Promise<Uint8Array> {
  const [{ writeDocx }, { default: sharp }] = await Promise.all([import('./docx.ts'), import('sharp')])
  return writeDocx(paper, {
    pictures: new Map([...found].map(([name, it]) => [name, it.pixels])),
    images: new Map([...found].map(([name, it]) => [name, it.bytes])),
    toPng: (svg) => sharp(Buffer.from(svg), { density: 200 }).png({ compressionLevel: 9 }).toBuffer(),
  })
}
