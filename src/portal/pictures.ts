/** How the pages show pictures: each screen gets the smallest file that suits it, and keeps the room free meanwhile. */
import type { ShownPicture } from '../base/content-html.ts'
import { pictureForms, sizeName, type PictureForm, type PictureSizes } from '../base/picture-sizes.ts'
import { madeAddress } from './portal.ts'
import type { Link } from './frame.ts'

const TYPES: Record<PictureForm, string> = { avif: 'image/avif', webp: 'image/webp', jpg: 'image/jpeg' }
/** The widest a picture of the text is shown: the column, less its margins (`main` in portal.css). */
const COLUMN = '(max-width: 765px) 90vw, 688px'

/**
 * @param sizes what was made of it; without it the picture is shown as it came
 * @param shown how wide it is shown, as `sizes` of HTML has it
 */
export function pictureOf(
  hash: string,
  path: string | undefined,
  sizes: PictureSizes | 'faulty' | undefined,
  link: Link,
  { soon = false, shown = COLUMN, widest = Infinity } = {},
): string | ShownPicture {
  if (!path) return link('/berkas-publik/tidak-ada')
  if (!sizes) return link(path)
  if (sizes === 'faulty') return { src: null, width: 0, height: 0, sources: [] }
  const { width, height } = sizes
  const widths = sizes.widths.filter((it, at) => at === 0 || it <= widest)
  const largest = widths.at(-1)
  if (largest === undefined) return { src: link(path), width, height, sources: [], soon }
  const set = (form: PictureForm) =>
    widths.map((it) => `${link(madeAddress(sizeName(hash, it, form)))} ${it}w`).join(', ')
  return {
    src: link(madeAddress(sizeName(hash, middleOf(widths), 'jpg'))),
    width,
    height,
    sources: pictureForms.filter((it) => it !== 'jpg').map((form) => ({ type: TYPES[form], srcset: set(form) })),
    srcset: set('jpg'),
    sizes: shown,
    soon,
  }
}

/** One size for whoever knows no other: a browser without `srcset`, a feed reader. */
const middleOf = (widths: readonly number[]): number => widths[Math.min(1, widths.length - 1)] as number

/** A picture for a feed reader: one address, with what it measures. */
export function middlePicture(
  hash: string,
  path: string | undefined,
  sizes: PictureSizes | 'faulty' | undefined,
  link: Link,
): string | ShownPicture {
  const picture = pictureOf(hash, path, sizes, link)
  if (typeof picture === 'string') return picture
  const { src, width, height } = picture
  return { src, width, height, sources: [] }
}
