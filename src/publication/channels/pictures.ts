import { blocksOf } from '../../base/content.ts'
import { Refused } from '../../base/refused.ts'
import type { Package, PackageFile } from './channel.ts'

const WIDTHS = [1_600, 960, 480] // px: as the portal shows it, and less where that has too many bytes

export type SizedPicture = {
  readonly hash: string
  readonly bytes: Buffer
  readonly mediaType: 'image/jpeg'
  readonly alt: string
  readonly caption: string
}

/** The pictures of a text, in its order, each once, with what is said of it. */
export function shownPictures(it: Pick<Package, 'content' | 'files'>) {
  const files = new Map(it.files.filter((file) => file.mediaType.startsWith('image/')).map((file) => [file.hash, file]))
  const shown = new Map<string, { file: PackageFile; alt: string; caption: string; credit: string }>()
  for (const block of blocksOf(it.content.body.content)) {
    const file = block.type === 'image' ? files.get(block.attrs.src) : undefined
    if (block.type === 'image' && file && !shown.has(file.hash))
      shown.set(file.hash, {
        file,
        alt: block.attrs.alt,
        caption: block.attrs.caption,
        credit: block.attrs.credit ?? '',
      })
  }
  return [...shown.values()]
}

/**
 * A picture as every service takes it: JPEG, upright, without metadata, no larger than asked; null for one that cannot be
 * read or made so small, which keeps no text back.
 * @throws of a file that is not in the store
 */
export async function sizedPictureOf(
  { file, alt, caption }: Pick<ReturnType<typeof shownPictures>[number], 'file' | 'alt' | 'caption'>,
  maxBytes: number,
): Promise<SizedPicture | null> {
  const { sizedPicture } = await import('../../files/pictures.ts')
  try {
    for (const width of WIDTHS) {
      const bytes = await sizedPicture(file.storedPath, width, 'jpg')
      if (bytes.length <= maxBytes) return { hash: file.hash, bytes, mediaType: 'image/jpeg', alt, caption }
    }
  } catch (error) {
    if (!(error instanceof Refused)) throw error
  }
  return null
}
