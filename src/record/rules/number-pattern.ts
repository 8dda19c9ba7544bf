/**
 * How a book writes its numbers: tokens between words of the office's own, such as `{kode}/{nomor}/{unit}/{tahun}`.
 * Whatever a pattern lets through is told apart again: two lines are never written alike (invariant 3).
 */
import type { Reason } from '../../base/refused.ts'

/** `{nomor}` may ask for a width, as `{nomor:3}`; `{bulan}` is `07`, `{bulan:romawi}` is `VII`. */
type Token = 'kode' | 'nomor' | 'unit' | 'tahun' | 'bulan' | 'bulan:romawi'
type Part = { readonly words: string } | { readonly token: Token; readonly width: number }
export type NumberPattern = readonly Part[]

/** What a book writes its numbers with. */
export type Numbering = { readonly pattern: string; readonly unit: string; readonly code: string }

/** A place in a book: the year's running number, and which of the lines that were dated back to it; 0 for its own. */
export type Sequence = { readonly number: number; readonly suffix: number }

export const PATTERN_MAX = 80
export const SUFFIX_MAX = 702 // zz; nobody dates so many letters back to one day

/** A classification as filing plans write it: digits and letters between dots, with a digit in it (Permendagri 83/2022). */
export const CODE = /^(?=[^0-9]*[0-9])[0-9A-Za-z.]{1,40}$/
/** What may stand between the tokens, and in a unit's code: what every keyboard and every letter has. */
export const PLAIN = /^[0-9A-Za-z .,/_()&-]*$/
const SEPARATOR = /[^0-9A-Za-z.]/

/** The suffix as the office writes it: a … z, aa, ab …; '' for 0. */
export function suffixLetters(suffix: number): string {
  let letters = ''
  for (let left = suffix; left > 0; left = Math.floor((left - 1) / 26))
    letters = String.fromCharCode(97 + ((left - 1) % 26)) + letters
  return letters
}

/** The suffix that these letters stand for, or null where no line can have it. */
export function readSuffix(letters: string): number | null {
  if (!/^[a-z]{0,2}$/.test(letters)) return null
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 96, 0)
}

/** `12`, or `12.a` for the first line that was dated back to it. */
export function sequenceText({ number, suffix }: Sequence, width = 1): string {
  const digits = String(number).padStart(width, '0')
  return suffix === 0 ? digits : `${digits}.${suffixLetters(suffix)}`
}

/** Reads a pattern, or says why it cannot be one. */
export function parsePattern(text: string): NumberPattern | Reason {
  const field = 'pattern'
  if (text.length > PATTERN_MAX) return { code: 'number-pattern-long', field, max: PATTERN_MAX }
  const parts: Part[] = []
  for (const [whole, inside] of text.matchAll(/\{([^{}]*)\}|[^{}]+|[{}]/g)) {
    if (inside === undefined) {
      if (whole === '{' || whole === '}') return { code: 'number-pattern-token', field, token: whole }
      if (!PLAIN.test(whole)) return { code: 'number-pattern-sign', field }
      parts.push({ words: whole })
      continue
    }
    const token = readToken(inside)
    if (!token) return { code: 'number-pattern-token', field, token: PLAIN.test(inside) ? `{${inside}}` : '{…}' }
    parts.push(token)
  }
  return parts
}

function readToken(inside: string): Part | null {
  if (['kode', 'unit', 'tahun', 'bulan', 'bulan:romawi', 'nomor'].includes(inside))
    return { token: inside as Token, width: 1 }
  const width = /^nomor:([2-6])$/.exec(inside)?.[1]
  return width ? { token: 'nomor', width: Number(width) } : null
}

/** Whether numbers of this pattern bear a classification. */
export function showsCode(pattern: string): boolean {
  const parts = parsePattern(pattern)
  return !('code' in parts) && parts.some((part) => 'token' in part && part.token === 'kode')
}

const ROMAN = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII'] as const

/**
 * A line's number as it stands on papers.
 * @param on the day of the line, `2026-08-17`: its year is the sequence's
 */
export function formatNumber(
  pattern: NumberPattern,
  it: Sequence & { readonly on: string; readonly code: string; readonly unit: string },
): string {
  const month = Number(it.on.slice(5, 7))
  return pattern
    .map((part) => {
      if ('words' in part) return part.words
      switch (part.token) {
        case 'kode':
          return it.code
        case 'nomor':
          return sequenceText(it, part.width)
        case 'unit':
          return it.unit
        case 'tahun':
          return it.on.slice(0, 4)
        case 'bulan':
          return String(month).padStart(2, '0')
        case 'bulan:romawi':
          return ROMAN[month - 1] ?? ''
      }
    })
    .join('')
}

/**
 * Why a book may not write its numbers so: they would repeat, be written as those of another book, or hold an empty
 * part as the SOP's own `7-3 /SOP//2022` does.
 * @param others what is or ever was written in books of the same direction, this one's earlier patterns too
 */
export function whyNotPattern(
  it: Numbering,
  others: readonly { readonly name: string; readonly pattern: string; readonly unit: string }[],
): Reason | null {
  const field = 'pattern'
  const parts = parsePattern(it.pattern)
  if ('code' in parts) return parts
  if (!PLAIN.test(it.unit)) return { code: 'number-pattern-sign', field: 'unit' }
  if (it.code !== '' && !CODE.test(it.code)) return { code: 'number-code', field: 'code' }
  const has = (token: Token) => parts.some((part) => 'token' in part && part.token === token)
  if (!has('nomor')) return { code: 'number-pattern-number', field }
  if (!has('tahun')) return { code: 'number-pattern-year', field }
  if (has('unit') && it.unit.trim() === '') return { code: 'number-pattern-blank', field: 'unit', token: '{unit}' }
  if (has('kode') && it.code === '') return { code: 'number-pattern-blank', field: 'code', token: '{kode}' }
  const one = fieldsOf(parts, it.unit)
  if (one === null) return { code: 'number-pattern-touch', field }
  const example = formatNumber(parts, { number: 1, suffix: 0, on: '2026-01-01', code: it.code, unit: it.unit })
  if (example.split('/').some((segment) => segment.trim() === '')) return { code: 'number-pattern-empty', field }
  for (const other of others) {
    const known = parsePattern(other.pattern)
    const two = 'code' in known ? null : fieldsOf(known, other.unit)
    if (two && mayBeAlike(one, two)) return { code: 'number-pattern-twin', field, book: other.name }
  }
  return null
}

/** Whether two books, or two patterns of one, write the very same: then each keeps the other's numbers apart by itself. */
export function isSameNumbering(one: Omit<Numbering, 'code'>, two: Omit<Numbering, 'code'>): boolean {
  return one.pattern === two.pattern && one.unit === two.unit
}

/** What stands between two separators: words, or one token with words round it. */
type Field = { readonly before: string; readonly token: Exclude<Token, 'unit'> | null; readonly after: string }

/**
 * A pattern as its fields and the separators between them, in lower case as people compare numbers; null where two
 * tokens touch. No token but the unit, which is words, ever holds a separator: so any number is cut into its fields
 * again, and each field gives its token back.
 */
function fieldsOf(parts: NumberPattern, unit: string): { fields: Field[]; separators: string } | null {
  const fields: Field[] = []
  let separators = ''
  let open = { before: '', token: null as Field['token'], after: '' }
  for (const part of parts) {
    if ('token' in part && part.token !== 'unit') {
      if (open.token !== null) return null
      open.token = part.token
      continue
    }
    for (const sign of ('words' in part ? part.words : unit).toLowerCase())
      if (SEPARATOR.test(sign)) {
        separators += sign
        fields.push(open)
        open = { before: '', token: null, after: '' }
      } else if (open.token === null) open.before += sign
      else open.after += sign
  }
  return { fields: [...fields, open], separators }
}

type Cut = NonNullable<ReturnType<typeof fieldsOf>>

/** Whether some number of one may be written as some number of the other. Where that is not clear: yes. */
function mayBeAlike(one: Cut, two: Cut): boolean {
  return one.separators === two.separators && one.fields.every((field, at) => mayMatch(field, two.fields[at] as Field))
}

const SHAPES: Readonly<Record<NonNullable<Field['token']>, RegExp>> = {
  kode: /^(?=[^0-9]*[0-9])[0-9a-z.]+$/,
  nomor: /^[0-9]+(\.[a-z]{1,2})?$/,
  tahun: /^[0-9]{4}$/,
  bulan: /^[0-9]{2}$/,
  'bulan:romawi': /^[ivx]+$/,
}

function mayMatch(one: Field, two: Field): boolean {
  if (one.token === null && two.token === null) return one.before === two.before
  if (one.token === null) return mayMatch(two, one)
  if (two.token === null) {
    const { before: words } = two
    const rest = words.slice(one.before.length, words.length - one.after.length)
    return (
      words.length > one.before.length + one.after.length &&
      words.startsWith(one.before) &&
      words.endsWith(one.after) &&
      SHAPES[one.token].test(rest)
    )
  }
  const startAlike = one.before.startsWith(two.before) || two.before.startsWith(one.before)
  const endAlike = one.after.endsWith(two.after) || two.after.endsWith(one.after)
  const sameWords = one.before === two.before && one.after === two.after
  return startAlike && endAlike && !(sameWords && areApart(one.token, two.token))
}

/** Tokens of which no value is ever a value of the other. */
function areApart(one: NonNullable<Field['token']>, two: NonNullable<Field['token']>): boolean {
  const roman = [one, two].filter((it) => it === 'bulan:romawi').length
  return roman === 1 || [one, two].toSorted().join() === 'bulan,tahun'
}
