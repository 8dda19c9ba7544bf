/**
 * What a picture must be before it is kept. It is judged by its header before anything is unpacked, emptied of what
 * tells where and with what it was taken, and read through once, so that what is kept can be shown. Loaded only when a
 * picture comes.
 */
import { readFile, stat } from 'node:fs/promises'
import sharp, { type Metadata, type Sharp } from 'sharp'
import type { PictureForm } from '../base/picture-sizes.ts'
import { Refused } from '../base/refused.ts'
import { bareJpeg, barePng, bareWebp, exifHasPlace } from './containers.ts'

const SIDE_MAX = 16_383 // px, the longest a WebP can be
const MEGAPIXELS_MAX = 64 // the largest that phones take are 50
const FRAMES_MAX = 300
const ALL_FRAMES_MEGAPIXELS_MAX = 200
const UNPACKED_RATIO_MAX = 1_000 // pixels for each byte of the file; a plain screenshot has 200
const SMALL_PIXELS = 4_000_000 // below it no ratio is dangerous
const SECONDS_MAX = 30
const AT_ONCE = 2
const WAITING_MAX = 40
const QUALITY = 92

// Only the four kinds that the office takes can be opened at all: no SVG, PDF or TIFF reader is reachable.
sharp.block({ operation: ['VipsForeignLoad'] })
sharp.unblock({
  operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng', 'VipsForeignLoadWebp', 'VipsForeignLoadNsgif'],
})
sharp.concurrency(1) // one thread a picture: requests go on beside
sharp.cache(false)

type CleanPicture = {
  readonly bytes: Buffer
  readonly mediaType: string
  readonly width: number
  readonly height: number
  /** It told where it was taken; it no longer does. */
  readonly hadPlace: boolean
}

/** A part of a picture, in pixels from its upper left corner as it is shown. */
export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/**
 * The picture as it may be kept.
 * @throws {Refused} `picture-broken`, `picture-too-large`, `picture-frames`, `picture-expands`, `busy`
 */
export function cleanPicture(path: string): Promise<CleanPicture> {
  return oneOfFew(async () => {
    const { size } = await stat(path)
    const found = await judged(path, size)
    const hadPlace = hasPlace(found)
    const bytes = (await bare(path, found)) ?? (await recoded(path, found))
    const { width, height } = shownSize(found)
    return { bytes, mediaType: mediaTypes[found.format as Format], width, height, hadPlace }
  })
}

/**
 * A part of a kept picture as a new one; what was outside is not in it.
 * @throws {Refused} `crop-outside`
 */
export function cropPicture(path: string, box: Box): Promise<Buffer> {
  return oneOfFew(async () => {
    const found = await judged(path, (await stat(path)).size)
    const { width, height } = shownSize(found)
    if (box.x + box.width > width || box.y + box.height > height)
      throw new Refused({ code: 'crop-outside', field: 'width', width, height })
    const part = sharp(path, options(found))
      .autoOrient()
      .extract({ left: box.x, top: box.y, width: box.width, height: box.height })
    return written(part, found.format as Format)
  })
}

/** The picture no wider than `width`, as WebP, for a phone; null for one that moves. */
export function narrowPicture(path: string, width: number): Promise<Buffer | null> {
  return oneOfFew(async () => {
    const found = await judged(path, (await stat(path)).size)
    if ((found.pages ?? 1) > 1) return null
    const narrow = sharp(path, options(found)).autoOrient().resize({ width, withoutEnlargement: true })
    return broken(narrow.toColourspace('srgb').webp({ quality: 80 }).timeout({ seconds: SECONDS_MAX }).toBuffer())
  })
}

/**
 * A picture in one width and form for the public: turned upright, in the colours of every screen, without metadata; with
 * nothing behind it where it was transparent and the form cannot be.
 */
export function sizedPicture(path: string, width: number, form: PictureForm): Promise<Buffer> {
  return oneOfFew(async () => {
    const found = await judged(path, (await stat(path)).size)
    const drawn = found.format === 'png' || found.format === 'gif' // letters and edges, which soft colours would blur
    const sized = sharp(path, { ...options(found), pages: 1 })
      .autoOrient()
      .resize({ width, withoutEnlargement: true })
      .toColourspace('srgb')
      .timeout({ seconds: SECONDS_MAX })
    const chromaSubsampling = drawn ? '4:4:4' : '4:2:0'
    switch (form) {
      case 'avif': // more effort takes ten times as long for a hundredth of the bytes
        return broken(sized.avif({ quality: drawn ? 65 : 55, effort: 2, chromaSubsampling }).toBuffer())
      case 'webp':
        return broken(sized.webp({ quality: drawn ? 85 : 75 }).toBuffer())
      case 'jpg':
        return broken(
          sized
            .flatten({ background: '#ffffff' })
            .jpeg({ quality: drawn ? 86 : 78, mozjpeg: true, chromaSubsampling })
            .toBuffer(),
        )
    }
  })
}

/**
 * A picture in just these pixels, as JPEG, upright, with the metadata that is given and no other. `cover`: cut to what the
 * eye goes to first; `contain`: whole, on a colour.
 */
export function shapedPicture(
  path: string,
  it: {
    width: number
    height: number
    fit: 'cover' | 'contain'
    colour: string
    xmp: string
    exif: Record<string, string>
  },
): Promise<Buffer> {
  return oneOfFew(async () => {
    const found = await judged(path, (await stat(path)).size)
    const { width, height, fit } = it
    const shaped = sharp(path, { ...options(found), pages: 1 })
      .autoOrient()
      .resize({
        width,
        height,
        fit,
        background: it.colour,
        ...(fit === 'cover' && { position: sharp.strategy.attention }),
      }) // prettier-ignore
      .flatten({ background: fit === 'cover' ? '#ffffff' : it.colour })
      .toColourspace('srgb')
      .withExif({ IFD0: it.exif })
      .withXmp(it.xmp)
      .timeout({ seconds: SECONDS_MAX })
    return broken(shaped.jpeg({ quality: 88, mozjpeg: true }).toBuffer())
  })
}

/** What a kept picture measures as it is shown, and whether it moves. @throws as `cleanPicture` */
export function measurePicture(path: string): Promise<{ width: number; height: number; moves: boolean }> {
  return oneOfFew(async () => {
    const found = await judged(path, (await stat(path)).size)
    return { ...shownSize(found), moves: (found.pages ?? 1) > 1 }
  })
}

type Format = keyof typeof mediaTypes
const mediaTypes = { jpeg: 'image/jpeg', png: 'image/png', webp: 'image/webp', gif: 'image/gif' } as const

async function judged(path: string, sizeBytes: number): Promise<Metadata> {
  const found = await broken(sharp(path, { limitInputPixels: false, failOn: 'none', pages: -1 }).metadata())
  const { format, pages = 1 } = found
  const { width, height } = shownSize(found)
  if (!format || !Object.hasOwn(mediaTypes, format)) throw new Refused({ code: 'file-type-refused', field: 'file' })
  if (!(width > 0 && height > 0)) throw new Refused({ code: 'picture-broken', field: 'file' })
  const pixels = width * height
  if (width > SIDE_MAX || height > SIDE_MAX || pixels > MEGAPIXELS_MAX * 1e6)
    throw new Refused({ code: 'picture-too-large', field: 'file', width, height, max: MEGAPIXELS_MAX })
  if (pages > FRAMES_MAX || pixels * pages > ALL_FRAMES_MEGAPIXELS_MAX * 1e6)
    throw new Refused({ code: 'picture-frames', field: 'file', frames: pages, max: FRAMES_MAX })
  if (pixels * pages > SMALL_PIXELS && (pixels * pages) / sizeBytes > UNPACKED_RATIO_MAX)
    throw new Refused({ code: 'picture-expands', field: 'file' })
  return found
}

/** As people see it: one frame, turned as its orientation says. */
function shownSize({ width = 0, height = 0, pageHeight, orientation = 1 }: Metadata): {
  width: number
  height: number
} {
  const tall = pageHeight ?? height
  return orientation >= 5 ? { width: tall, height: width } : { width, height: tall }
}

function hasPlace({ exif, xmp }: Metadata): boolean {
  return (
    (exif !== undefined && exifHasPlace(exif)) ||
    (xmp !== undefined && /GPSL(?:at|ong)itude/.test(xmp.toString('latin1')))
  )
}

/** Emptied without a pixel changed, where browsers show it right as it is; null where it must be written anew. */
async function bare(path: string, found: Metadata): Promise<Buffer | null> {
  const { format, orientation = 1, space, depth, pages = 1 } = found
  if (orientation !== 1 || depth !== 'uchar' || (space !== 'srgb' && space !== 'b-w')) return null
  const bytes = await readFile(path)
  const emptied =
    format === 'jpeg' ? bareJpeg(bytes) : format === 'png' ? barePng(bytes) : format === 'webp' ? bareWebp(bytes) : null
  if (emptied === null) return null
  // Read through to its end, so that a cut or damaged one is refused here and not shown grey to the public.
  const whole = sharp(emptied, { ...options(found), animated: pages > 1 && format === 'webp' })
  await broken(
    whole.resize(8, 8, { fit: 'fill', fastShrinkOnLoad: false }).raw().timeout({ seconds: SECONDS_MAX }).toBuffer(),
  )
  return emptied
}

function recoded(path: string, found: Metadata): Promise<Buffer> {
  const moves = (found.pages ?? 1) > 1
  const whole = sharp(path, { ...options(found), animated: moves })
  return written(moves ? whole : whole.autoOrient(), found.format as Format)
}

/** Written without any of its metadata, in the colours that every screen has. */
function written(picture: Sharp, format: Format): Promise<Buffer> {
  const plain = picture.toColourspace('srgb').timeout({ seconds: SECONDS_MAX })
  switch (format) {
    case 'jpeg':
      return broken(plain.jpeg({ quality: QUALITY, chromaSubsampling: '4:4:4' }).toBuffer())
    case 'png':
      return broken(plain.png({ compressionLevel: 9 }).toBuffer())
    case 'webp':
      return broken(plain.webp({ quality: QUALITY }).toBuffer())
    case 'gif':
      return broken(plain.gif().toBuffer())
  }
}

function options({ pages = 1 }: Metadata) {
  return { failOn: 'error', limitInputPixels: (pages > 1 ? ALL_FRAMES_MEGAPIXELS_MAX : MEGAPIXELS_MAX) * 1e6 } as const
}

/** What the reader of pictures cannot read is the file’s fault, told in a sentence. */
async function broken<Answer>(work: Promise<Answer>): Promise<Answer> {
  try {
    return await work
  } catch (error) {
    throw /timeout/i.test(String(error))
      ? new Refused({ code: 'picture-expands', field: 'file' })
      : new Refused({ code: 'picture-broken', field: 'file' })
  }
}

let working = 0
const waiting: (() => void)[] = []

/** Two at a time, the others in their order: pictures take memory and processors from everyone else’s requests. */
async function oneOfFew<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  if (waiting.length >= WAITING_MAX) throw new Refused({ code: 'too-often', waitSeconds: 10 })
  if (working >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve))
  else working++
  try {
    return await work()
  } finally {
    const next = waiting.shift()
    if (next) next()
    else working--
  }
}
