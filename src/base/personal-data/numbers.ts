/** Groups of digits as people write them, and the numbers they can make. Every function looks at a bounded stretch. */
import { isMobile } from './structures.ts'

const GROUPS_MAX = 9
const MASKED_MAX = 40
const DIGITS_MAX = 24 // longer than any number that is looked for

/** Groups of digits joined by one sign each, from a place in the text; filled anew by `readChain`. */
export type Chain = {
  count: number
  readonly from: Int32Array
  readonly to: Int32Array
  /** The sign before each group; 0 before the first. */
  readonly sign: Uint16Array
}

export const newChain = (): Chain => ({
  count: 0,
  from: new Int32Array(GROUPS_MAX),
  to: new Int32Array(GROUPS_MAX),
  sign: new Uint16Array(GROUPS_MAX),
})

// One look into a table for each code unit; past the end of a text there is NaN, which no table holds.
const CLASSES = new Uint8Array(0x1_0000)
const [DIGIT, LETTER, SPACE, DASH, DOT, MASK] = [1, 2, 4, 8, 16, 32]
CLASSES.fill(DIGIT, 0x30, 0x3a)
CLASSES.fill(LETTER, 0x41, 0x5b)
CLASSES.fill(LETTER, 0x61, 0x7b)
CLASSES.fill(LETTER, 0xc0, 0x250)
for (const code of [0x20, 0xa0, 0x2007, 0x2009, 0x202f, 0x200b]) CLASSES[code] = SPACE
for (const code of [0x2d, 0x2010, 0x2011, 0x2012, 0x2013, 0x2212]) CLASSES[code] = DASH
CLASSES[0x2e] = DOT
for (const sign of '*Xx•●#') CLASSES[sign.charCodeAt(0)] = (CLASSES[sign.charCodeAt(0)] ?? 0) | MASK

const is = (code: number, classes: number): boolean => ((CLASSES[code] ?? 0) & classes) !== 0
export const isDigit = (code: number): boolean => is(code, DIGIT)
export const isLetter = (code: number): boolean => is(code, LETTER)
export const isSpace = (code: number): boolean => is(code, SPACE)
export const isSign = (code: number): boolean => is(code, SPACE | DASH | DOT)
/** Dots and dashes, which stand within a number and never between two. */
const isTightSign = (code: number): boolean => is(code, DASH | DOT)
/** What hides a figure: 0812****7890, 0812xxxx7890. */
const isMask = (code: number): boolean => is(code, MASK)

/** Reads up to nine groups from a digit on. */
export function readChain(text: string, at: number, chain: Chain): void {
  chain.count = 0
  let digits = 0
  let sign = 0
  let place = at
  while (chain.count < GROUPS_MAX && digits <= DIGITS_MAX) {
    const from = place
    while (isDigit(text.charCodeAt(place)) && place - from <= DIGITS_MAX) place++
    chain.from[chain.count] = from
    chain.to[chain.count] = place
    chain.sign[chain.count] = sign
    chain.count++
    digits += place - from
    sign = text.charCodeAt(place)
    if (!isSign(sign) || !isDigit(text.charCodeAt(place + 1))) return
    place++
  }
}

const length = (chain: Chain, group: number): number => (chain.to[group] ?? 0) - (chain.from[group] ?? 0)

/** Whether a number may end with this group: what follows is no further part of it. */
function endsAt(text: string, chain: Chain, group: number): boolean {
  const end = chain.to[group] ?? 0
  const next = text.charCodeAt(end)
  if (isDigit(next) || isLetter(next) || next === 0x40 || next === 0x25) return false
  if (next === 0x5f && is(text.charCodeAt(end + 1), DIGIT | LETTER)) return false // else it ends what is set in italics
  if (group + 1 >= chain.count) return true
  // a further number of its own: behind a space, or long behind any sign
  return isSpace(chain.sign[group + 1] ?? 0) || length(chain, group + 1) >= 10
}

/** The sizes of the groups as one number, five bits each. */
const shapeOf = (sizes: readonly number[]) => sizes.reduce((shape, size) => shape * 32 + size, 0)
const SIXTEEN = new Set(
  [
    [16],
    [4, 4, 4, 4],
    [6, 6, 4],
    [2, 2, 2, 6, 4],
    [6, 10],
    [12, 4],
    [8, 8],
    [2, 4, 6, 4],
    [4, 2, 6, 4],
    [6, 2, 2, 2, 4],
  ].map(shapeOf),
)

/** Where 16 digits end that stand here as a NIK, KK or NPWP is written; 0 where there are none. */
export function sixteenDigits(text: string, chain: Chain): number {
  let digits = 0
  let shape = 0
  for (let group = 0; group < chain.count; group++) {
    const size = length(chain, group)
    digits += size
    if (digits > 16) return 0
    shape = shape * 32 + size
    if (digits === 16) return SIXTEEN.has(shape) && endsAt(text, chain, group) ? (chain.to[group] ?? 0) : 0
  }
  return 0
}

/** Where a number ends that is hidden already, 3503******0001, 0812xxxx7890; 0 where none of it is. */
export function maskedNumber(text: string, chain: Chain): number {
  for (let group = 0; group < chain.count; group++) {
    const from = chain.to[group] ?? 0
    let signs = from
    while (signs - from < 2 && isTightSign(text.charCodeAt(signs))) signs++
    if (isMask(text.charCodeAt(signs)) && isMask(text.charCodeAt(signs + 1))) {
      let end = signs
      while (end - signs < MASKED_MAX && is(text.charCodeAt(end), MASK | DIGIT | DASH | DOT)) end++
      return end
    }
    if (isSpace(chain.sign[group + 1] ?? 0)) return 0
  }
  return 0
}

/** Where an NPWP in its own form ends, 99.999.999.9-999.999; 0 where there is none. */
export function dottedNpwp(text: string, chain: Chain): number {
  const sizes = [2, 3, 3, 1]
  if (chain.count < 5 || sizes.some((size, group) => length(chain, group) !== size)) return 0
  if (length(chain, 4) === 6 && endsAt(text, chain, 4)) return chain.to[4] ?? 0
  const whole = chain.count >= 6 && length(chain, 4) === 3 && length(chain, 5) === 3 && endsAt(text, chain, 5)
  return whole ? (chain.to[5] ?? 0) : 0
}

/** The first group as a number of its own. */
export function standsAlone(text: string, chain: Chain): boolean {
  return endsAt(text, chain, 0)
}

/** Whether the signs up to the end are those that people put into an NPWP, not spaces that may part two numbers. */
export function hasNoSpaces(chain: Chain, end: number): boolean {
  for (let group = 1; group < chain.count && (chain.from[group] ?? 0) < end; group++)
    if (isSpace(chain.sign[group] ?? 0)) return false
  return true
}

/**
 * Where a mobile number ends whose digits begin here; 0 where there is none.
 * @param lead what stands for the national 0 before the first group: '' when the group has it
 */
export function mobileNumber(text: string, chain: Chain, lead: '' | '62' | '8'): number {
  if (lead === '' && length(chain, 0) < 3) return 0 // 08.12.2026 is a day
  let digits = lead === '8' ? '0' : ''
  let end = 0
  let group = 0
  for (; group < chain.count; group++) {
    const size = length(chain, group)
    const sign = chain.sign[group] ?? 0
    const part = text.slice(chain.from[group] ?? 0, chain.to[group] ?? 0)
    // the national 0 that some keep behind +62
    const joined = lead === '62' && digits === '62' && part.startsWith('08') ? digits + part.slice(1) : digits + part
    const national = lead === '62' ? joined.replace(/^62/, '0') : joined
    if (national.length > 13) break
    if (end > 0 && isSpace(sign)) {
      // Enough already: what follows a space is part of it only in the same rhythm.
      if (size < 3 || size !== length(chain, group - 1) || national.length > 12) break
    }
    digits = joined
    if (isMobile(national) && endsAt(text, chain, group)) end = chain.to[group] ?? 0
  }
  return end
}

/**
 * Where an account of the budget ends, 5.1.02.01.01.0024: it is nobody's at a bank, though it is called a “rekening” too;
 * 0 where there is none. Source: Permendagri 90/2019, the code of akun, kelompok, jenis, objek, rincian and sub rincian.
 */
export function budgetAccount(text: string, chain: Chain): number {
  if (chain.count < 4 || length(chain, 0) !== 1 || length(chain, 1) !== 1) return 0
  for (let group = 1; group < chain.count; group++) {
    const isLast = group === chain.count - 1
    if (chain.sign[group] !== 0x2e || length(chain, group) > (isLast ? 5 : 2)) return 0
  }
  return endsAt(text, chain, chain.count - 1) ? (chain.to[chain.count - 1] ?? 0) : 0
}

/** Where a bank's account number ends, 8 to 16 digits; 0 where there is none. */
export function accountNumber(text: string, chain: Chain): number {
  let digits = 0
  let end = 0
  let thousands = length(chain, 0) <= 3
  for (let group = 0; group < chain.count; group++) {
    const size = length(chain, group)
    const sign = chain.sign[group] ?? 0
    if (end > 0 && isSpace(sign) && (digits >= 10 || size > 4)) break
    digits += size
    if (digits > 17) break
    if (group > 0 && (size !== 3 || sign !== 0x2e)) thousands = false
    if (digits >= 8 && endsAt(text, chain, group)) end = chain.to[group] ?? 0
  }
  return thousands && chain.count > 1 ? 0 : end // 1.234.567.890 is money
}

/** Only the digits of a stretch. */
export function digitsOf(text: string, from: number, to: number): string {
  const stretch = text.slice(from, to)
  return to - from === 16 ? stretch : stretch.replace(/\D/g, '')
}
