/** Pictures as papers hold them: opaque and in the colours of the screen, as PDF/A asks, no larger than print needs. */
import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { PictureDamaged, type PaperAsk, type Picture } from './ask.ts'

const PIXELS = 1_200 // on the longer side: 230 dots an inch over the width of a text
const WHOLE = 16 // pictures that are printed as fine as that; of more each is coarser, so that the file stays one to keep
const PIXELS_MAX = 100_000_000

export type ReadPicture = { readonly bytes: Uint8Array; readonly pixels: readonly [number, number] }

/**
 * Reads what a paper shows. What a screen draws goes without a picture that is lost: it says nothing officially.
 * @throws {PictureDamaged} for a picture named by its hash that is not there or has other bytes
 */
export async function readPictures(
  pictures: readonly Picture[],
  as: PaperAsk['as'],
): Promise<ReadonlyMap<string, ReadPicture>> {
  const side = Math.round(PIXELS * Math.sqrt(Math.min(1, WHOLE / pictures.length)))
  const found = new Map<string, ReadPicture>()
  for (const picture of pictures) {
    const bytes = await readFile(picture.path).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'ENOENT') throw error
      return null
    })
    const damaged = picture.hash !== undefined && (bytes === null || hashOf(bytes) !== picture.hash)
    if (damaged && as !== 'drawing') throw new PictureDamaged(picture.name)
    if (bytes !== null && !damaged) found.set(picture.name, await printed(bytes, side, as))
  }
  return found
}

const hashOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

async function printed(file: Buffer, side: number, as: PaperAsk['as']): Promise<ReadPicture> {
  const whole = sharp(file, { limitInputPixels: PIXELS_MAX })
  const { format } = await whole.metadata()
  const picture = whole
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
  return { bytes: data, pixels: [info.width, info.height] }
}
