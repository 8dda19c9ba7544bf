/** The sizes in which the public gets a picture: what was made of it, and what it is called. */

/** Widths in pixels: a phone, the column of a text, the same on a fine screen. */
const WIDTHS = [480, 960, 1_600] as const
const NEARLY = 0.8 // a size this near to the picture's own width would be made for nothing

/** The forms of each size, the smallest on the line first; browsers take the first that they know. */
export const pictureForms = ['avif', 'webp', 'jpg'] as const
export type PictureForm = (typeof pictureForms)[number]

/** What was made of a picture. */
export type PictureSizes = {
  /** As it is shown, in pixels. */
  readonly width: number
  readonly height: number
  /** The widths there are, the smallest first; none of one that moves, which goes out as it is. */
  readonly widths: readonly number[]
}

/** The widths to make of a picture; its own, when it is narrower than the widest. */
export function widthsFor(width: number): number[] {
  const narrower = WIDTHS.filter((it) => it < width * NEARLY)
  return narrower.length < WIDTHS.length ? [...narrower, Math.min(width, WIDTHS[2])] : narrower
}

const HASH_PART = 32 // hexadecimal digits of the hash, 128 bits: a page says each name a dozen times

/** The name of one size of a picture: of its hash and width, so that it is never made twice. */
export const sizeName = (hash: string, width: number, form: PictureForm) =>
  `${hash.slice(0, HASH_PART)}-${width}.${form}`

/** Every file that was made of a picture. */
export function sizeNames(hash: string, sizes: PictureSizes): string[] {
  return sizes.widths.flatMap((width) => pictureForms.map((form) => sizeName(hash, width, form)))
}
