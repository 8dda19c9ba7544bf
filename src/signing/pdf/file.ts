/** A PDF's cross-reference and what it leads to (ISO 32000-1, 7.5): tables and streams, newest revision first. */
import { inflateSync } from 'node:zlib'
import { damaged, PdfReader, PdfUnreadable, type PdfDictionary, type PdfReference, type PdfValue } from './objects.ts'

/** The largest file that is signed or checked: papers are far smaller, and BSrE's service takes no more. */
export const PDF_BYTES_MAX = 32 * 2 ** 20
const REVISIONS_MAX = 256
const OBJECTS_MAX = 400_000
/** An object stream or a cross-reference unpacks to no more: a small file must not fill the memory. */
const UNPACKED_MAX = 16 * 2 ** 20
const UNPACKED_ALL_MAX = 64 * 2 ** 20

type Place = 'free' | { readonly offset: number; readonly generation: number } | { readonly within: number }

export type PdfFile = {
  readonly bytes: Buffer
  /** Of the newest revision. */
  readonly trailer: PdfDictionary
  readonly newestXref: { readonly offset: number; readonly isStream: boolean }
  /** One more than the highest number in use. */
  readonly nextNumber: number
  /** The object itself, however often it is referred to. */
  readonly resolve: (value: PdfValue | undefined) => PdfValue | undefined
  readonly dictionary: (value: PdfValue | undefined, what: string) => PdfDictionary
}

/** @throws {PdfUnreadable} when it is no PDF, is encrypted, damaged or too large */
export function readPdf(bytes: Buffer): PdfFile {
  if (bytes.length > PDF_BYTES_MAX) throw new PdfUnreadable('too-large', `over ${PDF_BYTES_MAX} bytes`)
  if (!/^%PDF-[12]\.\d/.test(bytes.toString('latin1', 0, 8))) throw new PdfUnreadable('no-pdf', 'no PDF begins so')
  const newest = startXref(bytes)
  const places = new Map<number, Place>()
  const cache = new Map<number, PdfValue>()
  const streams = new Map<number, { readonly offsets: ReadonlyMap<number, number>; readonly content: Buffer }>()
  let unpacked = 0
  let counted = 0
  let trailer: PdfDictionary | null = null
  let isStream = false
  const seen = new Set<number>()
  for (let next: number | null = newest; next !== null;) {
    if (seen.has(next) || seen.size >= REVISIONS_MAX) throw damaged('revisions that lead in a circle')
    seen.add(next)
    const section = readSection(next)
    if (trailer === null) isStream = section.isStream
    trailer ??= section.trailer
    // A file that shows old readers other objects than new ones cannot be signed as one thing.
    if (section.trailer.entries.has('XRefStm')) throw damaged('a file of two cross-references')
    const before = section.trailer.entries.get('Prev')
    next = before?.is === 'number' ? before.value : null
  }
  if (trailer === null) throw damaged('no trailer')
  if (trailer.entries.has('Encrypt')) throw new PdfUnreadable('encrypted', 'the file is encrypted')
  const size = trailer.entries.get('Size')
  const nextNumber = places.keys().reduce((most, it) => Math.max(most, it + 1), size?.is === 'number' ? size.value : 0)
  if (nextNumber > OBJECTS_MAX) throw damaged('too many objects')

  const file: PdfFile = {
    bytes,
    trailer,
    newestXref: { offset: newest, isStream },
    nextNumber,
    resolve: (value) => {
      let here = value
      for (let hop = 0; here?.is === 'reference'; hop++) {
        if (hop > 8) throw damaged('references that lead in a circle')
        here = read(here.number, here.generation)
      }
      return here
    },
    dictionary: (value, what) => {
      const found = file.resolve(value)
      if (found?.is !== 'dictionary') throw damaged(`${what} is missing`)
      return found
    },
  }
  return file

  function read(number: number, generation: number): PdfValue | undefined {
    const kept = cache.get(number)
    if (kept) return kept
    const place = places.get(number)
    if (place === undefined || place === 'free') return undefined // ISO 32000-1, 7.3.10: the null object
    const value = 'within' in place ? readWithin(place.within, number) : readAt(place, number, generation)
    if (value) cache.set(number, value)
    return value
  }

  function readAt(place: { offset: number; generation: number }, number: number, generation: number): PdfValue {
    if (place.generation !== generation) throw damaged('an object of another generation')
    const reader = new PdfReader(bytes, place.offset)
    if (reader.count() !== number || reader.count() !== generation || !reader.takes('obj'))
      throw damaged(`object ${number} is not where it should be`)
    return reader.value()
  }

  /** An object outside streams: the length of a stream must not depend on a stream. */
  function readPlain({ number, generation }: PdfReference): PdfValue {
    const place = places.get(number)
    if (place === undefined || place === 'free' || 'within' in place) throw damaged('a stream without its length')
    return readAt(place, number, generation)
  }

  function readWithin(stream: number, number: number): PdfValue | undefined {
    const kept = streams.get(stream) ?? readObjectStream(stream)
    streams.set(stream, kept)
    const offset = kept.offsets.get(number)
    return offset === undefined ? undefined : new PdfReader(kept.content, offset).value()
  }

  function readObjectStream(stream: number) {
    const place = places.get(stream)
    if (place === undefined || place === 'free' || 'within' in place) throw damaged('an object stream is missing')
    const reader = new PdfReader(bytes, place.offset)
    if (reader.count() !== stream || reader.count() !== 0 || !reader.takes('obj')) throw damaged('no object stream')
    const { dictionary, content } = streamAfter(reader)
    const [many, first] = [dictionary.entries.get('N'), dictionary.entries.get('First')]
    if (many?.is !== 'number' || first?.is !== 'number' || many.value > OBJECTS_MAX) throw damaged('no object stream')
    const offsets = new Map<number, number>()
    const head = new PdfReader(content, 0)
    for (let at = 0; at < many.value; at++) offsets.set(head.count(), first.value + head.count())
    return { offsets, content }
  }

  function streamAfter(reader: PdfReader): { dictionary: PdfDictionary; content: Buffer } {
    const dictionary = reader.value()
    if (dictionary.is !== 'dictionary' || !reader.takes('stream')) throw damaged('a stream was expected')
    const from = bytes[reader.at] === 13 ? reader.at + 2 : reader.at + 1
    const given = dictionary.entries.get('Length')
    const length = given?.is === 'reference' ? readPlain(given) : given
    if (length?.is !== 'number' || from + length.value > bytes.length) throw damaged('a stream without its length')
    const raw = bytes.subarray(from, from + length.value)
    const content = unpack(raw, dictionary)
    unpacked += content.length
    if (unpacked > UNPACKED_ALL_MAX) throw new PdfUnreadable('too-large', 'unpacks to too much')
    return { dictionary, content }
  }

  function readSection(offset: number): { trailer: PdfDictionary; isStream: boolean } {
    const reader = new PdfReader(bytes, offset)
    if (reader.takes('xref')) return { trailer: readTable(reader), isStream: false }
    reader.count()
    reader.count()
    if (!reader.takes('obj')) throw damaged('no cross-reference where it should be')
    const { dictionary, content } = streamAfter(reader)
    readXrefStream(dictionary, content)
    return { trailer: dictionary, isStream: true }
  }

  /** Lines of a stream may take no bytes at all, so their number is bounded apart from the file's size. */
  function countIn(first: number, many: number): void {
    counted += many
    if (first + many > OBJECTS_MAX || counted > 2 * OBJECTS_MAX) throw damaged('too many objects')
  }

  function readTable(reader: PdfReader): PdfDictionary {
    while (!reader.takes('trailer')) {
      const first = reader.count()
      const many = reader.count()
      countIn(first, many)
      for (let number = first; number < first + many; number++) {
        const [offset, generation] = [reader.count(), reader.count()]
        const used = reader.takes('n')
        if (!used && !reader.takes('f')) throw damaged('a cross-reference that cannot be read')
        if (!places.has(number)) places.set(number, used ? { offset, generation } : 'free')
      }
    }
    const found = reader.value()
    if (found.is !== 'dictionary') throw damaged('no trailer')
    return found
  }

  function readXrefStream({ entries }: PdfDictionary, content: Buffer): void {
    const [widths, size, index] = [numbers(entries.get('W')), entries.get('Size'), numbers(entries.get('Index'))]
    const [kindWidth = 0, secondWidth = 0, thirdWidth = 0] = widths
    if (widths.length !== 3 || widths.some((it) => it < 0 || it > 6) || size?.is !== 'number')
      throw damaged('a cross-reference that cannot be read')
    const runs = index.length > 0 ? index : [0, size.value]
    let at = 0
    const field = (width: number) => {
      if (width === 0) return 0
      if (at + width > content.length) throw damaged('a cross-reference that ends early')
      const value = content.readUIntBE(at, width)
      at += width
      return value
    }
    for (let run = 0; run + 1 < runs.length; run += 2) {
      const [first = 0, many = 0] = runs.slice(run, run + 2)
      if (first < 0 || many < 0) throw damaged('a cross-reference that cannot be read')
      countIn(first, many)
      for (let number = first; number < first + many; number++) {
        const kind = kindWidth === 0 ? 1 : field(kindWidth)
        const [second, third] = [field(secondWidth), field(thirdWidth)]
        const place: Place =
          kind === 1 ? { offset: second, generation: third } : kind === 2 ? { within: second } : 'free'
        if (!places.has(number)) places.set(number, place)
      }
    }
  }
}

/** Where the newest cross-reference stands: the last word of the file. */
function startXref(bytes: Buffer): number {
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - 2_048))
  const found = /startxref\s+(\d{1,10})\s+%%EOF\s*$/.exec(tail)
  if (!found) throw damaged('the file does not end as a PDF does')
  return Number(found[1])
}

function numbers(value: PdfValue | undefined): number[] {
  if (value?.is !== 'array' || value.items.length > 10_000) return []
  return value.items.map((it) => (it.is === 'number' && Number.isSafeInteger(it.value) ? it.value : -1))
}

function unpack(raw: Buffer, { entries }: PdfDictionary): Buffer {
  const filter = only(entries.get('Filter'))
  if (filter === undefined) return raw
  if (filter.is !== 'name' || filter.value !== 'FlateDecode') throw damaged('packed in a way that is not read here')
  let plain: Buffer
  try {
    plain = inflateSync(raw, { maxOutputLength: UNPACKED_MAX })
  } catch {
    throw damaged('a stream that cannot be unpacked')
  }
  const how = only(entries.get('DecodeParms'))
  if (how?.is !== 'dictionary') return plain
  const given = (key: string, otherwise: number) => {
    const value = how.entries.get(key)
    return value?.is === 'number' ? value.value : otherwise
  }
  const predictor = given('Predictor', 1)
  if (predictor === 1) return plain
  if (predictor < 10 || given('Colors', 1) !== 1 || given('BitsPerComponent', 8) !== 8)
    throw damaged('packed in a way that is not read here')
  return unfilter(plain, given('Columns', 1))
}

/** The one filter there is, whether it stands alone or in a list. */
function only(value: PdfValue | undefined): PdfValue | undefined {
  if (value?.is !== 'array') return value?.is === 'null' ? undefined : value
  if (value.items.length > 1) throw damaged('packed in a way that is not read here')
  return value.items[0]
}

/** Undoes PNG's prediction of rows (PNG, 9.2), one byte a pixel. */
function unfilter(packed: Buffer, columns: number): Buffer {
  if (!Number.isSafeInteger(columns) || columns < 1 || columns > 1_000) throw damaged('rows of an odd width')
  const rows = Math.floor(packed.length / (columns + 1))
  const plain = Buffer.alloc(rows * columns)
  for (let row = 0; row < rows; row++) {
    const kind = packed[row * (columns + 1)]
    for (let column = 0; column < columns; column++) {
      const left = column > 0 ? (plain[row * columns + column - 1] ?? 0) : 0
      const above = row > 0 ? (plain[(row - 1) * columns + column] ?? 0) : 0
      const before = row > 0 && column > 0 ? (plain[(row - 1) * columns + column - 1] ?? 0) : 0
      const guess = predicted(kind, left, above, before)
      plain[row * columns + column] = (packed[row * (columns + 1) + 1 + column] ?? 0) + guess
    }
  }
  return plain
}

function predicted(kind: number | undefined, left: number, above: number, before: number): number {
  switch (kind) {
    case 0:
      return 0
    case 1:
      return left
    case 2:
      return above
    case 3:
      return (left + above) >> 1
    case 4: {
      const estimate = left + above - before
      const [toLeft, toAbove, toBefore] = [estimate - left, estimate - above, estimate - before].map(Math.abs) as [
        number,
        number,
        number,
      ]
      if (toLeft <= toAbove && toLeft <= toBefore) return left
      return toAbove <= toBefore ? above : before
    }
    default:
      throw damaged('rows packed in a way that is not known')
  }
}
