/**
 * What a video must be before it is kept: one that browsers play, and that does not tell where or with what it was taken.
 * Only its boxes are read (ISO/IEC 14496-12); nothing of the picture is unpacked.
 */
import { open, type FileHandle } from 'node:fs/promises'
import { Refused } from '../base/refused.ts'

const BOXES_MAX = 20_000
const DEPTH_MAX = 8 // the samples' description lies five deep
const MOOV_MAX = 32 * 1024 * 1024 // the table of a video of many hours
const ERASED_AT_ONCE = 64 * 1024
/** What stands in front of the samples of a video that every browser plays: H.264, AV1, VP8, VP9. */
const PLAYED = new Set(['avc1', 'avc3', 'av01', 'vp08', 'vp09'])
/** Tracks of pictures and of sound; those of other data may tell every second where it was taken. */
const SHOWN = new Set(['vide', 'soun'])
const HOLDERS = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl'])
/** Boxes that tell of the recording and are no part of what is shown. */
const TELLING = new Set(['udta', 'meta', 'uuid'])

type Box = { readonly type: string; readonly from: number; readonly body: number; readonly to: number }

/**
 * Judges an MP4 file and erases in it what tells of its recording, in place: such boxes become free space.
 * @returns whether anything was erased, and whether that told where it was taken
 * @throws {Refused} `video-broken` without a table or a picture; `video-codec` for what many browsers do not play;
 *   `video-telemetry` for a track of anything but pictures and sound
 */
export async function cleanMp4(path: string): Promise<{ changed: boolean; hadPlace: boolean }> {
  const file = await open(path, 'r+')
  try {
    const { size } = await file.stat()
    const top: Box[] = []
    for (let at = 0; at < size;) {
      const head = Buffer.alloc(16)
      const { bytesRead } = await file.read(head, 0, 16, at)
      const box = boxAt(head.subarray(0, bytesRead), at, size)
      if (!box || top.length > 1_000) throw new Refused({ code: 'video-broken', field: 'file' })
      top.push(box)
      at = box.to
    }
    const moov = top.find((it) => it.type === 'moov')
    if (!moov || moov.to - moov.from > MOOV_MAX) throw new Refused({ code: 'video-broken', field: 'file' })
    const bytes = Buffer.alloc(moov.to - moov.from)
    await file.read(bytes, 0, bytes.length, moov.from)
    const found = look(bytes)
    if (found.pictures.length === 0) throw new Refused({ code: 'video-broken', field: 'file' })
    if (!found.pictures.every((it) => PLAYED.has(it))) throw new Refused({ code: 'video-codec', field: 'file' })
    if (!found.tracks.every((it) => SHOWN.has(it))) throw new Refused({ code: 'video-telemetry', field: 'file' })
    const telling = [
      ...top.filter((it) => TELLING.has(it.type)),
      ...found.telling.map((it) => ({
        ...it,
        from: it.from + moov.from,
        body: it.body + moov.from,
        to: it.to + moov.from,
      })),
    ]
    for (const box of telling) await erase(file, box)
    if (telling.length > 0) await file.sync()
    return { changed: telling.length > 0, hadPlace: found.hadPlace }
  } finally {
    await file.close()
  }
}

/** The box that begins here; null for one that cannot be. @param at where `head` begins, `end` where what holds it ends */
function boxAt(head: Buffer, at: number, end: number): Box | null {
  if (head.length < 8) return null
  const type = head.toString('latin1', 4, 8)
  const short = head.readUInt32BE(0)
  const long = short === 1
  if (long && head.length < 16) return null
  const size = long ? Number(head.readBigUInt64BE(8)) : short === 0 ? end - at : short
  const body = at + (long ? 16 : 8)
  return size < body - at || at + size > end ? null : { type, from: at, body, to: at + size }
}

/** The codecs of its pictures, what its tracks hold, and the boxes that tell of its recording, by their places in `moov`. */
function look(moov: Buffer): { pictures: string[]; tracks: string[]; telling: Box[]; hadPlace: boolean } {
  const pictures: string[] = []
  const tracks: string[] = []
  const telling: Box[] = []
  let hadPlace = false
  let boxes = 0
  const walk = (from: number, to: number, of: { handler: string; codec: string }, depth: number): void => {
    if (depth > DEPTH_MAX) throw new Refused({ code: 'video-broken', field: 'file' })
    for (let at = from; at < to;) {
      const box = boxAt(moov.subarray(at, Math.min(at + 16, to)), at, to)
      if (!box || ++boxes > BOXES_MAX) throw new Refused({ code: 'video-broken', field: 'file' })
      if (TELLING.has(box.type)) {
        telling.push(box)
        hadPlace ||= /\u00a9xyz|loci|ISO6709/.test(moov.toString('latin1', box.body, box.to))
      } else if (box.type === 'trak') {
        const track = { handler: '', codec: '' }
        walk(box.body, box.to, track, depth + 1)
        tracks.push(track.handler)
        if (track.handler === 'vide') pictures.push(track.codec)
      } else if (HOLDERS.has(box.type)) walk(box.body, box.to, of, depth + 1)
      else if (box.type === 'hdlr' && box.to - box.body >= 12)
        of.handler ||= moov.toString('latin1', box.body + 8, box.body + 12)
      else if (box.type === 'stsd' && box.to - box.body >= 16)
        of.codec = moov.toString('latin1', box.body + 12, box.body + 16)
      at = box.to
    }
  }
  walk(0, moov.length, { handler: '', codec: '' }, 0)
  return { pictures, tracks, telling, hadPlace }
}

/** Makes a box free space of the same length, so that nothing behind it moves, and empties it. */
async function erase(file: FileHandle, { from, body, to }: Box): Promise<void> {
  await file.write(Buffer.from('free', 'latin1'), 0, 4, from + 4)
  for (let at = body; at < to; at += ERASED_AT_ONCE) {
    const length = Math.min(ERASED_AT_ONCE, to - at)
    await file.write(Buffer.alloc(length), 0, length, at)
  }
}
