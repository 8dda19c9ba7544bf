/**
 * Takes out of a picture file all that is no picture: EXIF with its place and its camera, XMP, IPTC, comments, hidden
 * second pictures, thumbnails of what was cropped away, and whatever hangs behind its end. Not a pixel changes. Each
 * answers null for bytes that are not whole; every loop moves forward in the bytes.
 */

/** JPEG: keeps frames, tables, scans, the colour profile (ICC.1 annex B.4) and Adobe's word on the colours. */
export function bareJpeg(bytes: Buffer): Buffer | null {
  if (bytes.length < 4 || bytes.readUInt16BE(0) !== 0xffd8) return null
  const kept: Buffer[] = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length) {
    if (bytes[at] !== 0xff) return null
    const marker = bytes[at + 1] as number
    if (marker === 0xff) {
      at++ // a fill byte (T.81 B.1.1.2)
      continue
    }
    const end = at + 2 + bytes.readUInt16BE(at + 2)
    if (end > bytes.length || end < at + 4) return null
    const segment = bytes.subarray(at, end)
    if (isPictureSegment(marker, segment)) kept.push(segment)
    at = end
    if (marker !== 0xda) continue
    const scanEnd = endOfScan(bytes, at)
    if (scanEnd < 0) return null
    kept.push(bytes.subarray(at, scanEnd))
    at = scanEnd
    if (bytes[at + 1] === 0xd9) {
      kept.push(bytes.subarray(at, at + 2))
      return Buffer.concat(kept)
    }
  }
  return null
}

function isPictureSegment(marker: number, segment: Buffer): boolean {
  const begins = (name: string) => segment.toString('latin1', 4, 4 + name.length) === name
  if (marker === 0xe0) return begins('JFIF\0') && segment.length === 18 // longer ones carry a thumbnail
  if (marker === 0xe2) return begins('ICC_PROFILE\0')
  if (marker === 0xee) return begins('Adobe')
  return (marker >= 0xc0 && marker <= 0xcf) || (marker >= 0xda && marker <= 0xdd)
}

/** Where the next marker stands that ends the coded data; -1 where there is none. */
function endOfScan(bytes: Buffer, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at >= 0 && at + 1 < bytes.length; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] as number
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at
  }
  return -1
}

const PNG_KEPT = new Set([
  'IHDR',
  'PLTE',
  'IDAT',
  'IEND',
  'tRNS',
  'gAMA',
  'cHRM',
  'sRGB',
  'iCCP',
  'sBIT',
  'bKGD',
  'pHYs',
])

/** PNG: keeps what its look needs (PNG third edition §11); texts, times, EXIF and the frames of an animation fall away. */
export function barePng(bytes: Buffer): Buffer | null {
  const kept: Buffer[] = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length;) {
    const end = at + 12 + bytes.readUInt32BE(at)
    if (end > bytes.length) return null
    const name = bytes.toString('latin1', at + 4, at + 8)
    if (PNG_KEPT.has(name)) kept.push(bytes.subarray(at, end))
    if (name === 'IEND') return Buffer.concat(kept)
    at = end
  }
  return null
}

const WEBP_KEPT = new Set(['VP8 ', 'VP8L', 'VP8X', 'ALPH', 'ANIM', 'ANMF', 'ICCP'])
const [WEBP_EXIF, WEBP_XMP] = [0x08, 0x04] // flags of VP8X (RFC 9649 §2.7)

/** WebP: keeps the frames and the colour profile. */
export function bareWebp(bytes: Buffer): Buffer | null {
  if (bytes.length < 20) return null
  const end = 8 + bytes.readUInt32LE(4)
  if (end > bytes.length) return null
  const kept: Buffer[] = []
  for (let at = 12; at + 8 <= end;) {
    const size = bytes.readUInt32LE(at + 4)
    const next = at + 8 + size + (size % 2)
    if (next > bytes.length) return null
    const name = bytes.toString('latin1', at, at + 4)
    const chunk = Buffer.from(bytes.subarray(at, next))
    if (name === 'VP8X' && chunk.length > 8) chunk[8] = (chunk[8] as number) & ~(WEBP_EXIF | WEBP_XMP)
    if (WEBP_KEPT.has(name)) kept.push(chunk)
    at = next
  }
  if (kept.length === 0) return null
  const head = Buffer.from('RIFF\0\0\0\0WEBP', 'latin1')
  head.writeUInt32LE(4 + kept.reduce((sum, it) => sum + it.length, 0), 4)
  return Buffer.concat([head, ...kept])
}

const ENTRIES_MAX = 1_000

/** Whether EXIF holds the place where a picture was taken (EXIF 3.0 §4.6.6): a GPS directory with a latitude or longitude. */
export function exifHasPlace(exif: Buffer): boolean {
  const start = exif.toString('latin1', 0, 4) === 'Exif' ? 6 : 0
  const tiff = exif.subarray(start)
  if (tiff.length < 8) return false
  const little = tiff.toString('latin1', 0, 2) === 'II'
  const two = (at: number) => (little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at))
  const four = (at: number) => (little ? tiff.readUInt32LE(at) : tiff.readUInt32BE(at))
  const tagsAt = (directory: number): Map<number, number> => {
    const found = new Map<number, number>()
    if (directory + 2 > tiff.length) return found
    const count = Math.min(two(directory), ENTRIES_MAX)
    for (let entry = 0; entry < count; entry++) {
      const at = directory + 2 + entry * 12
      if (at + 12 > tiff.length) break
      found.set(two(at), four(at + 8))
    }
    return found
  }
  const gps = tagsAt(four(4)).get(0x8825)
  if (gps === undefined) return false
  const tags = tagsAt(gps)
  return tags.has(2) || tags.has(4)
}
