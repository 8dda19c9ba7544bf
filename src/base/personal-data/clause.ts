/** The words of one clause that say what its numbers are, and which of them each number takes. */
import { keyWords, type KeyKind } from './key-words.ts'
import { isLetter } from './numbers.ts'

export type Key = {
  readonly kind: KeyKind
  readonly weak: boolean
  readonly from: number
  readonly to: number
  used: boolean
}

export const KEY_REACH = 140 // characters from a key to its number: a long sentence, not a paragraph
const OTHER_REACH = 60 // “nomor transaksi … adalah …”
export const ADJACENT = 28
const LIST_GAP = 16 // “, serta nomor ”
const NAMED = 40
const KEYS_MAX = 24 // the oldest are forgotten

export class Clause {
  private readonly text: string
  private keys: Key[] = []
  /** What the last number was, for a list of its like: “KK … dan …”. */
  private last: { kind: KeyKind; to: number } | null = null
  /** The key that the last number took; null when something else said what it is. */
  taken: Key | null = null

  constructor(text: string) {
    this.text = text
  }

  add(key: Omit<Key, 'used'>): void {
    if (this.keys.length >= KEYS_MAX) this.keys.shift()
    this.keys.push({ ...key, used: false })
  }

  /** Begins the next clause, with a key that is carried over. */
  begin(carried: Key | null): void {
    if (this.keys.length > 0) this.keys = []
    if (carried) this.keys.push(carried)
    this.last = null
  }

  lastKey(): Key | undefined {
    return this.keys.at(-1)
  }

  plateKey(from: number): Key | undefined {
    return this.keys.findLast((it) => it.kind === 'plate' && from - it.to <= KEY_REACH)
  }

  /**
   * The kind that the words around a number say, or null. Takes the key, so that the next number finds the one before.
   * @param column what the heading of its column says
   * @param listed what the line above its list says
   */
  take(
    at: { from: number; to: number; column: KeyKind | null; listed: KeyKind | null },
    fits: (kind: KeyKind) => boolean,
  ): KeyKind | null {
    const { from, to, column, listed } = at
    this.taken = this.nearestKey(from, fits)
    if (this.taken) {
      const { kind } = this.taken
      for (const it of this.keys) if (it.kind === kind) it.used = true
      return this.remember(kind, to)
    }
    const inList = this.last && this.isList(this.last.to, from) ? this.last.kind : null
    const kind = column ?? inList ?? this.keyAfter(to) ?? listed
    return kind === null ? null : this.remember(kind, to)
  }

  remember<Kind extends KeyKind>(kind: Kind, to: number): Kind {
    this.last = { kind, to }
    return kind
  }

  private nearestKey(from: number, fits: (kind: KeyKind) => boolean): Key | null {
    let weak: Key | null = null
    for (let at = this.keys.length - 1; at >= 0; at--) {
      const key = this.keys[at] as Key
      const gap = from - key.to
      if (gap > KEY_REACH) break
      if (key.used || !fits(key.kind)) continue
      if (key.kind === 'other' && gap > OTHER_REACH) continue
      if (!key.weak) return weak && key.kind === 'other' ? weak : this.firstOfPair(at, fits)
      if (!weak && (key.kind !== 'other' || this.isAdjacent(key.to, from))) weak = key
    }
    return weak
  }

  /** “NIK/No. KK: … / …”: two keys with nothing but a sign between are taken in their order. */
  private firstOfPair(at: number, fits: (kind: KeyKind) => boolean): Key {
    let first = this.keys[at] as Key
    for (let before = at - 1; before >= 0; before--) {
      const key = this.keys[before] as Key
      if (key.used || key.weak || !fits(key.kind) || !this.isList(key.to, first.from)) break
      first = key
    }
    return first
  }

  /** “3324… (NIK)”, “1234567890 (BCA)”, “… adalah nomor KK saya”. */
  private keyAfter(to: number): KeyKind | null {
    const first = this.text.charCodeAt(to) === 0x20 ? this.text.charCodeAt(to + 1) : this.text.charCodeAt(to)
    if (first !== 0x28 && !isLetter(first)) return null
    const stretch = /^ ?(?:\([^()\d]{0,24}\)|(?:adalah|merupakan|yaitu|ialah|sebagai|itu) [a-z. ]{0,24})/i.exec(
      this.text.slice(to, to + NAMED),
    )
    if (!stretch) return null
    for (const word of stretch[0].toLowerCase().match(/[a-z]+/g) ?? []) {
      const key = keyWords.get(word)
      if (key && !key.after && !key.weak) return key.kind
    }
    return /kartu keluarga/i.test(stretch[0]) ? 'kk' : null
  }

  /** Only signs and “dan” between: the same kind goes on. */
  private isList(from: number, to: number): boolean {
    if (to - from > LIST_GAP || to < from) return false
    return !/[^\s,;/&+:.()-]/.test(this.text.slice(from, to).replace(/\b(?:dan|serta|atau|maupun|no|nomor)\b/gi, ''))
  }

  /** Nothing but “nomor” between. */
  isNextTo(from: number, to: number): boolean {
    if (to - from > ADJACENT) return false
    return !/[^\s.:#=-]/.test(this.text.slice(from, to).replace(/\b(?:nomor|no|pln|listrik|pdam)\b/gi, ''))
  }

  /** At most three words between, no figure and no name. */
  isAdjacent(from: number, to: number): boolean {
    if (to < from || to - from > ADJACENT) return false
    const gap = this.text.slice(from, to)
    if (/\d/.test(gap)) return false
    const words = gap.match(/[a-z]+/gi) ?? []
    return words.length <= 3 && words.every((word) => !/^[A-Z][a-z]{2}/.test(word) || keyWords.has(word.toLowerCase()))
  }

  /** Whose it is stands between: “rekening atas nama Budi, 0812…”. */
  isNamed(from: number, to: number): boolean {
    return to - from > NAMED || /atas nama|a\.\s?n|[,;]/i.test(this.text.slice(from, to))
  }
}
