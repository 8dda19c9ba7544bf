/**
 * The place of a signature in a PDF: appended as an incremental update (ISO 32000-1, 7.5.6), so that the bytes that were
 * approved stay the exact beginning of the signed file and anyone can hash them again.
 *
 * `@signpdf/placeholder-plain` was tried: it drops the last line break and the file's /ID and gives the widget no
 * appearance, so the approved bytes and the PDF/A claim are both lost (docs/decisions/0006).
 */
import { createHash } from 'node:crypto'
import { readPdf, type PdfFile } from './file.ts'
import { asWritten, damaged, writeDate, writeText, type PdfDictionary, type PdfValue } from './objects.ts'

/** Room for the signature with its certificates: a chain of four with 4096-bit keys takes about 8 KiB. */
const SIGNATURE_BYTES_MAX = 16_384
const PAGE_TREE_DEPTH_MAX = 64
const FIELDS_MAX = 1_000
const INVISIBLE = '[0 0 0 0]'
const PRINT_AND_LOCKED = 132 // PDF/A-2, 6.3.2 asks for the print flag
const SIGNATURES_EXIST_APPEND_ONLY = 3

export type SignatureWords = {
  readonly name: string
  readonly reason: string | undefined
  readonly place: string | undefined
  /** What a screen reader says of the field. */
  readonly label: string
}
/** A file that waits for its signature: what is to be signed, and what it becomes with it. */
export type Framed = {
  readonly digest: Buffer
  /** @param cms DER @throws {RangeError} when it does not fit */
  readonly fill: (cms: Buffer) => Buffer
}

/**
 * Adds an empty signature to a PDF; `digest` is SHA-256 over everything but its place.
 * The same file, words and moment give the same bytes.
 * @throws {PdfUnreadable}
 */
export function frameSignature(pdf: Buffer, words: SignatureWords, now: Date): Framed {
  const file = readPdf(pdf)
  const root = reference(file.trailer.entries.get('Root'), 'the catalogue')
  const catalogue = file.dictionary(root, 'the catalogue')
  const page = firstPage(file, catalogue)
  const form = catalogue.entries.get('AcroForm')
  const formEntries = form === undefined ? new Map<string, PdfValue>() : file.dictionary(form, 'the form').entries
  const fields = listed(file, formEntries.get('Fields'))
  const [signature, field, appearance, formNumber] = [0, 1, 2, 3].map((it) => file.nextNumber + it) as [
    number,
    number,
    number,
    number,
  ]
  const widget = `${field} 0 R`

  const update = new Update(file, now)
  const hole = update.addSignature(signature, words, now)
  update.add(
    `${field} 0`,
    `<< /Type /Annot /Subtype /Widget /FT /Sig /T ${writeText(fieldName(file, fields))} /TU ${writeText(words.label)} ` +
      `/V ${signature} 0 R /F ${PRINT_AND_LOCKED} /Rect ${INVISIBLE} /P ${page.number} ${page.generation} R ` +
      `/AP << /N ${appearance} 0 R >> >>`,
  )
  update.add(
    `${appearance} 0`,
    `<< /Type /XObject /Subtype /Form /BBox ${INVISIBLE} /Resources << >> /Length 0 >>\nstream\n\nendstream`,
  )
  const pageEntries = file.dictionary(page, 'the page')
  const annotations = listed(file, pageEntries.entries.get('Annots'))
  update.add(
    `${page.number} ${page.generation}`,
    withEntries(pageEntries.entries, { Annots: list([...annotations, widget]) }),
  )
  const formNow = withEntries(formEntries, {
    Fields: list([...fields, widget]),
    SigFlags: String(SIGNATURES_EXIST_APPEND_ONLY),
  })
  if (form?.is === 'reference') update.add(`${form.number} ${form.generation}`, formNow)
  else {
    update.add(`${formNumber} 0`, formNow)
    update.add(`${root.number} ${root.generation}`, withEntries(catalogue.entries, { AcroForm: `${formNumber} 0 R` }))
  }
  return update.end(hole)
}

type Numbered = Extract<PdfValue, { is: 'reference' }>

function reference(value: PdfValue | undefined, what: string): Numbered {
  if (value?.is !== 'reference') throw damaged(`${what} is missing`)
  return value
}

/** The page that carries the field: the first, as readers show signatures in order of pages. */
function firstPage(file: PdfFile, catalogue: PdfDictionary): Numbered {
  let here = reference(catalogue.entries.get('Pages'), 'the page tree')
  for (let depth = 0; depth < PAGE_TREE_DEPTH_MAX; depth++) {
    const { entries } = file.dictionary(here, 'the page tree')
    const kids = file.resolve(entries.get('Kids'))
    if (kids === undefined) return here
    if (kids.is !== 'array' || kids.items.length === 0) throw damaged('a page tree without pages')
    here = reference(kids.items[0], 'the first page')
  }
  throw damaged('a page tree too deep')
}

/** The items of a list that may be missing, each as it is written. */
function listed(file: PdfFile, value: PdfValue | undefined): (PdfValue | string)[] {
  const found = file.resolve(value)
  if (found === undefined || found.is === 'null') return []
  if (found.is !== 'array' || found.items.length > FIELDS_MAX) throw damaged('a list was expected')
  return [...found.items]
}

const list = (items: readonly (PdfValue | string)[]) =>
  `[${items.map((it) => (typeof it === 'string' ? it : asWritten(it).toString('latin1'))).join(' ')}]`

function withEntries(entries: ReadonlyMap<string, PdfValue>, changed: Readonly<Record<string, string>>): string {
  const kept = [...entries].filter(([key]) => !Object.hasOwn(changed, key))
  const lines = [
    ...kept.map(([key, value]) => `${name(key)} ${asWritten(value).toString('latin1')}`),
    ...Object.entries(changed).map(([key, value]) => `${name(key)} ${value}`),
  ]
  return `<<\n${lines.join('\n')}\n>>`
}

const name = (key: string) =>
  `/${key.replaceAll(/[^\w.+-]/g, (it) => `#${it.charCodeAt(0).toString(16).padStart(2, '0')}`)}`

/** A name that no other field has: two fields of one name would be one field. */
function fieldName(file: PdfFile, fields: readonly (PdfValue | string)[]): string {
  const taken = new Set(
    fields.map((it) => {
      const title = typeof it === 'string' ? undefined : file.dictionary(it, 'a field').entries.get('T')
      return title?.is === 'string' ? title.bytes.toString('latin1') : ''
    }),
  )
  for (let at = 1; ; at++) if (!taken.has(`Tanda tangan ${at}`)) return `Tanda tangan ${at}`
}

type Hole = { readonly range: number; readonly from: number; readonly to: number }
const RANGE_ROOM = '0 0000000000 0000000000 0000000000'

class Update {
  readonly #file: PdfFile
  readonly #now: Date
  readonly #parts: Buffer[]
  #length: number
  readonly #offsets = new Map<number, { offset: number; generation: number }>()

  constructor(file: PdfFile, now: Date) {
    this.#file = file
    this.#now = now
    this.#parts = [file.bytes]
    this.#length = file.bytes.length
    const last = file.bytes.at(-1)
    if (last !== 10 && last !== 13) this.#write('\n')
  }

  #write(text: string): void {
    const part = Buffer.from(text, 'latin1')
    this.#parts.push(part)
    this.#length += part.length
  }

  /** @param identity number and generation */
  add(identity: string, text: string): void {
    const [number = 0, generation = 0] = identity.split(' ').map(Number)
    this.#offsets.set(number, { offset: this.#length, generation })
    this.#write(`${identity} obj\n${text}\nendobj\n`)
  }

  addSignature(number: number, words: SignatureWords, now: Date): Hole {
    const before = '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /ByteRange ['
    const between = '] /Contents '
    const start = this.#length + `${number} 0 obj\n`.length
    const range = start + before.length
    const from = range + RANGE_ROOM.length + between.length
    const to = from + SIGNATURE_BYTES_MAX * 2 + 2
    const about = [
      `/Name ${writeText(words.name)}`,
      ...(words.reason ? [`/Reason ${writeText(words.reason)}`] : []),
      ...(words.place ? [`/Location ${writeText(words.place)}`] : []),
      `/M ${writeDate(now)}`,
    ]
    const empty = `<${'0'.repeat(SIGNATURE_BYTES_MAX * 2)}>`
    this.add(`${number} 0`, `${before}${RANGE_ROOM}${between}${empty} ${about.join(' ')} >>`)
    return { range, from, to }
  }

  end(hole: Hole): Framed {
    const { trailer, newestXref, nextNumber } = this.#file
    const at = this.#length
    const kept = (key: string) => {
      const value = trailer.entries.get(key)
      return value === undefined ? [] : [`/${key} ${asWritten(value).toString('latin1')}`]
    }
    const most = this.#offsets.keys().reduce((high, it) => Math.max(high, it + 1), nextNumber)
    const entries = [...kept('Root'), ...kept('Info'), `/ID ${this.#identity()}`, `/Prev ${newestXref.offset}`]
    // A reader that began with streams is not obliged to read a table after them (ISO 32000-1, 7.5.8.4).
    if (newestXref.isStream) this.#writeStream(most, at, entries)
    else this.#writeTable(most, entries)
    this.#write(`startxref\n${at}\n%%EOF\n`)

    const bytes = Buffer.concat(this.#parts)
    const range = [0, hole.from, hole.to, bytes.length - hole.to]
    bytes.write(range.join(' ').padEnd(RANGE_ROOM.length), hole.range, 'latin1')
    const digest = createHash('sha256').update(bytes.subarray(0, hole.from)).update(bytes.subarray(hole.to)).digest()
    return {
      digest,
      fill: (cms) => {
        if (cms.length > SIGNATURE_BYTES_MAX) throw new RangeError(`the signature takes ${cms.length} bytes`)
        const signed = Buffer.from(bytes)
        signed.write(cms.toString('hex'), hole.from + 1, 'latin1')
        return signed
      },
    }
  }

  #runs(): { first: number; places: { offset: number; generation: number }[] }[] {
    const runs: { first: number; places: { offset: number; generation: number }[] }[] = []
    for (const [number, place] of [...this.#offsets].toSorted(([a], [b]) => a - b)) {
      const last = runs.at(-1)
      if (last && last.first + last.places.length === number) last.places.push(place)
      else runs.push({ first: number, places: [place] })
    }
    return runs
  }

  #writeTable(size: number, entries: readonly string[]): void {
    const row = (it: { offset: number; generation: number }) =>
      `${String(it.offset).padStart(10, '0')} ${String(it.generation).padStart(5, '0')} n \n`
    const rows = this.#runs().map(({ first, places }) => `${first} ${places.length}\n${places.map(row).join('')}`)
    this.#write(`xref\n${rows.join('')}trailer\n<<\n/Size ${size}\n${entries.join('\n')}\n>>\n`)
  }

  #writeStream(size: number, at: number, entries: readonly string[]): void {
    this.#offsets.set(size, { offset: at, generation: 0 })
    const runs = this.#runs()
    const rows = runs.flatMap(({ places }) =>
      places.map((it) => {
        const row = Buffer.alloc(7)
        row.writeUInt8(1, 0)
        row.writeUInt32BE(it.offset, 1)
        row.writeUInt16BE(it.generation, 5)
        return row
      }),
    )
    const index = runs.map(({ first, places }) => `${first} ${places.length}`).join(' ')
    const packed = Buffer.concat(rows)
    this.#write(
      `${size} 0 obj\n<< /Type /XRef /Size ${size + 1} /W [1 4 2] /Index [${index}] /Length ${packed.length}\n` +
        `${entries.join('\n')}\n>>\nstream\n`,
    )
    this.#parts.push(packed)
    this.#length += packed.length
    this.#write('\nendstream\nendobj\n')
  }

  /** The file's lasting name and that of this revision (ISO 32000-1, 14.4); PDF/A asks for both. */
  #identity(): string {
    const own = createHash('sha256')
      .update(this.#file.bytes)
      .update(this.#now.toISOString())
      .digest('hex')
      .slice(0, 32)
      .toUpperCase()
    const given = this.#file.trailer.entries.get('ID')
    const first = given?.is === 'array' ? given.items[0] : undefined
    return `[${first?.is === 'string' ? asWritten(first).toString('latin1') : `<${own}>`} <${own}>]`
  }
}
