/**
 * The objects of a PDF as they stand in its bytes (ISO 32000-1, 7.3). Every value knows where it was written, so that
 * an update can carry it over byte for byte. What is not plainly right is refused, never guessed: a signature over a
 * file that readers understand differently is worth nothing.
 */

/** Why a file cannot be read as a PDF that is signed or checked here. */
export type PdfFault = 'no-pdf' | 'encrypted' | 'damaged' | 'too-large'

export class PdfUnreadable extends Error {
  override readonly name = 'PdfUnreadable'
  readonly fault: PdfFault
  constructor(fault: PdfFault, about: string) {
    super(about)
    this.fault = fault
  }
}

export const damaged = (about: string) => new PdfUnreadable('damaged', about)

/** Where a value is written: `source` from `from` (inclusive) to `to` (exclusive). */
type Written = { readonly source: Buffer; readonly from: number; readonly to: number }
export type PdfReference = Written & { readonly is: 'reference'; readonly number: number; readonly generation: number }
export type PdfDictionary = Written & { readonly is: 'dictionary'; readonly entries: ReadonlyMap<string, PdfValue> }
export type PdfValue = Written &
  (
    | { readonly is: 'null' }
    | { readonly is: 'boolean'; readonly value: boolean }
    | { readonly is: 'number'; readonly value: number }
    | { readonly is: 'name'; readonly value: string }
    | { readonly is: 'string'; readonly bytes: Buffer; readonly hex: boolean }
    | { readonly is: 'array'; readonly items: readonly PdfValue[] }
    | Omit<PdfDictionary, keyof Written>
    | Omit<PdfReference, keyof Written>
  )

/** The bytes of a value as they were written. */
export const asWritten = ({ source, from, to }: Written): Buffer => source.subarray(from, to)

const DEPTH_MAX = 48 // pdfkit's own files nest to 6
const SPACE = new Set([0, 9, 10, 12, 13, 32])
const DELIMITER = new Set([...'()<>[]{}/%'].map((it) => it.charCodeAt(0)))
const isSpace = (byte: number | undefined) => byte !== undefined && SPACE.has(byte)
const isRegular = (byte: number | undefined) => byte !== undefined && !SPACE.has(byte) && !DELIMITER.has(byte)

/** Reads values one after the other from a place in the bytes. */
export class PdfReader {
  readonly source: Buffer
  at: number
  constructor(source: Buffer, at: number) {
    if (!Number.isSafeInteger(at) || at < 0 || at >= source.length) throw damaged('a place outside the file')
    this.source = source
    this.at = at
  }

  skipSpace(): void {
    for (;;) {
      const byte = this.source[this.at]
      if (isSpace(byte)) this.at++
      else if (byte === 0x25) this.#skipComment()
      else return
    }
  }

  #skipComment(): void {
    while (this.at < this.source.length && this.source[this.at] !== 10 && this.source[this.at] !== 13) this.at++
  }

  /** Whether this word stands next as a whole; it is passed over when it does. */
  takes(word: string): boolean {
    this.skipSpace()
    const end = this.at + word.length
    if (this.source.toString('latin1', this.at, end) !== word || isRegular(this.source[end])) return false
    this.at = end
    return true
  }

  /** A whole number that is not negative. */
  count(): number {
    this.skipSpace()
    const digits = this.#regular()
    if (!/^\d{1,15}$/.test(digits)) throw damaged('a number was expected')
    return Number(digits)
  }

  #regular(): string {
    const from = this.at
    while (isRegular(this.source[this.at]) && this.at - from < 256) this.at++
    return this.source.toString('latin1', from, this.at)
  }

  value(depth = 0): PdfValue {
    if (depth > DEPTH_MAX) throw damaged('nested too deep')
    this.skipSpace()
    const from = this.at
    const written = () => ({ source: this.source, from, to: this.at })
    switch (this.source[from]) {
      case 0x2f:
        return { is: 'name', value: this.#name(), ...written() }
      case 0x28:
        return { is: 'string', hex: false, bytes: this.#literal(), ...written() }
      case 0x5b:
        return { is: 'array', items: this.#items(depth), ...written() }
      case 0x3c:
        if (this.source[from + 1] === 0x3c) return { is: 'dictionary', entries: this.#entries(depth), ...written() }
        return { is: 'string', hex: true, bytes: this.#hex(), ...written() }
    }
    const word = this.#regular()
    if (word === 'null') return { is: 'null', ...written() }
    if (word === 'true' || word === 'false') return { is: 'boolean', value: word === 'true', ...written() }
    if (!/^[+-]?(\d{1,15}(\.\d{0,15})?|\.\d{1,15})$/.test(word)) throw damaged('a value was expected')
    const generation = /^\d{1,10}$/.test(word) ? this.#generation() : null
    if (generation !== null) return { is: 'reference', number: Number(word), generation, ...written() }
    return { is: 'number', value: Number(word), ...written() }
  }

  /** The rest of `12 0 R` after its number, or null when a plain number stands there. */
  #generation(): number | null {
    const back = this.at
    this.skipSpace()
    const digits = this.#regular()
    if (/^\d{1,5}$/.test(digits) && this.takes('R')) return Number(digits)
    this.at = back
    return null
  }

  #name(): string {
    this.at++
    return this.#regular().replaceAll(/#([0-9a-fA-F]{2})/g, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)))
  }

  #items(depth: number): PdfValue[] {
    this.at++
    const items: PdfValue[] = []
    for (;;) {
      this.skipSpace()
      if (this.source[this.at] === 0x5d) break
      items.push(this.value(depth + 1))
    }
    this.at++
    return items
  }

  #entries(depth: number): Map<string, PdfValue> {
    this.at += 2
    const entries = new Map<string, PdfValue>()
    for (;;) {
      this.skipSpace()
      if (this.source[this.at] === 0x3e && this.source[this.at + 1] === 0x3e) break
      if (this.source[this.at] !== 0x2f) throw damaged('a key was expected')
      const key = this.#name()
      // Readers differ in which of two equal keys they take, so what is signed would not be what is seen.
      if (entries.has(key)) throw damaged(`the key ${key} stands twice`)
      entries.set(key, this.value(depth + 1))
    }
    this.at += 2
    return entries
  }

  #literal(): Buffer {
    const from = ++this.at
    let open = 1
    for (; this.at < this.source.length; this.at++) {
      const byte = this.source[this.at]
      if (byte === 0x5c) this.at++
      else if (byte === 0x28) open++
      else if (byte === 0x29 && --open === 0) break
    }
    if (open !== 0) throw damaged('a text without its end')
    return unescaped(this.source.subarray(from, this.at++))
  }

  #hex(): Buffer {
    const end = this.source.indexOf(0x3e, this.at)
    if (end < 0) throw damaged('a text without its end')
    const digits = this.source.toString('latin1', this.at + 1, end).replaceAll(/[\0\t\n\f\r ]/g, '')
    if (/[^0-9a-fA-F]/.test(digits)) throw damaged('a text that is not in hexadecimal')
    this.at = end + 1
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex')
  }
}

const ESCAPED: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }

function unescaped(raw: Buffer): Buffer {
  if (!raw.includes(0x5c)) return Buffer.from(raw)
  const plain = raw
    .toString('latin1')
    .replaceAll(/\\(\r\n|[\r\n]|[0-7]{1,3}|[^])/g, (_, after: string) =>
      /[0-7]/.test(after)
        ? String.fromCharCode(parseInt(after, 8) & 0xff)
        : /[\r\n]/.test(after)
          ? ''
          : (ESCAPED[after] ?? after),
    )
  return Buffer.from(plain, 'latin1')
}

/** A text string as people read it: UTF-16 with its mark, UTF-8 with its mark (PDF 2.0), else Latin. */
export function readText(bytes: Buffer): string {
  if (bytes[0] === 0xfe && bytes[1] === 0xff) {
    const even = bytes.subarray(2, bytes.length - (bytes.length % 2))
    return Buffer.from(even).swap16().toString('utf16le')
  }
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return bytes.subarray(3).toString('utf8')
  return bytes.toString('latin1')
}

/** A text string as it is written: plain where ASCII does, else UTF-16 with its mark. */
export function writeText(text: string): string {
  if (/^[\x20-\x7e]*$/.test(text)) return `(${text.replaceAll(/[\\()]/g, String.raw`\$&`)})`
  return `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`
}

/** A moment as PDF writes it, in UTC (ISO 32000-1, 7.9.4). */
export const writeDate = (at: Date): string => `(D:${at.toISOString().slice(0, 19).replaceAll(/[-T:]/g, '')}Z)`

/** The moment that a PDF's date names, or null when it is not one. */
export function readDate(text: string): string | null {
  const found =
    /^D:(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)(?:00'?(?:00'?)?)?|([+-])(\d\d)'?(?:(\d\d)'?)?)?$/.exec(text)
  if (!found) return null
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', , sign, east, eastMinutes] = found
  const zone = sign ? `${sign}${east}:${eastMinutes ?? '00'}` : 'Z'
  const at = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`)
  return Number.isNaN(at.getTime()) ? null : at.toISOString()
}
