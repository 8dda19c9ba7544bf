/** Number plates as they are written. */
import { isDigit, isLetter, isSign, isSpace } from './numbers.ts'
import { plateRegions } from './structures.ts'

export type Plate = {
  readonly end: number
  readonly figures: number
  readonly letters: number
  readonly upper: boolean
  /** It ends like a unit or a word: “A 1200 CC”, “B 12 RT”. */
  readonly mayBeUnit: boolean
}

/** Whether figures follow the letters that end here; most short words are followed by a word. */
export function mayBePlate(text: string, to: number): boolean {
  const next = text.charCodeAt(to)
  return isDigit(next) || (isSign(next) && isDigit(text.charCodeAt(to + 1)))
}

/** A region's letters (these), one to four figures, one to three letters; null when it is none. */
export function plateAt(text: string, from: number, to: number): Plate | null {
  const before = text.charCodeAt(from - 1)
  if (isDigit(before) || (isSign(before) && !isSpace(before) && isDigit(text.charCodeAt(from - 2)))) return null
  let at = to
  const parted = isSign(text.charCodeAt(at))
  if (parted) at++
  const figuresFrom = at
  while (at - figuresFrom < 5 && isDigit(text.charCodeAt(at))) at++
  const figures = at - figuresFrom
  if (figures < 1 || figures > 4 || text.charCodeAt(figuresFrom) === 0x30) return null
  if (isSign(text.charCodeAt(at)) !== parted) return null
  if (parted) at++
  const lettersFrom = at
  while (at - lettersFrom < 4 && isLetter(text.charCodeAt(at))) at++
  const letters = at - lettersFrom
  const next = text.charCodeAt(at)
  if (letters < 1 || letters > 3 || isDigit(next) || next === 0x5f) return null
  if (next === 0x2d && isDigit(text.charCodeAt(at + 1))) return null
  const region = text.slice(from, to)
  if (!plateRegions.has(region.toUpperCase())) return null
  const last = text.slice(lettersFrom, at)
  return {
    end: at,
    figures,
    letters,
    upper: /^[A-Z]+$/.test(region + last),
    mayBeUnit: UNITS.has(last.toUpperCase()),
  }
}

const UNITS = new Set(
  'RT RW KM HA KG MM CM ML GB MB TB WIB WIT TU PNS ASN UU PP CC PS KVA KV WC AM PM JAM DAN DI KE SD SMP SMA HP'.split(
    ' ',
  ),
)
