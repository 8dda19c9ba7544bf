/** The last two words read, and what they say of the number, plate or full stop behind them. */
import { abbreviations, keyWords, placeWords, vehicleWords } from './key-words.ts'
import { isDigit, isSpace } from './numbers.ts'

const WORD_MAX = 16 // no word that tells anything is longer

export class Words {
  private readonly text: string
  /** The last word. */
  from = 0
  to = 0
  private earlierFrom = 0
  private earlierTo = 0

  constructor(text: string) {
    this.text = text
  }

  push(from: number, to: number): void {
    this.earlierFrom = this.from
    this.earlierTo = this.to
    this.from = from
    this.to = to
  }

  /** A number plate stands where the last word began. */
  replaceLast(from: number, to: number): void {
    this.from = from
    this.to = to
  }

  /** The word before the last, in small letters; empty when it is long or stands apart. */
  before(): string {
    const { earlierFrom: from, earlierTo: to } = this
    return to - from > WORD_MAX || this.from - to > 3 ? '' : this.text.slice(from, to).toLowerCase()
  }

  /** “120 KK terdampak” are families; “… 8029 KK 3606…” is not, since a number follows. */
  countsFamilies(): boolean {
    const { text } = this
    let at = this.from - 1
    while (this.from - at < 3 && isSpace(text.charCodeAt(at))) at--
    if (!isDigit(text.charCodeAt(at))) return false
    let next = this.to
    while (next - this.to < 3 && (isSpace(text.charCodeAt(next)) || text.charCodeAt(next) === 0x3a)) next++
    return !isDigit(text.charCodeAt(next))
  }

  /** The word that ends here is a key or “no”: “No.3324…”, “HP-0812…”. */
  isKeyOrShort(to: number): boolean {
    if (this.to !== to || to - this.from > WORD_MAX) return false
    const word = this.text.slice(this.from, to).toLowerCase()
    return keyWords.has(word) || abbreviations.has(word)
  }

  /** “Blok D 12 A”: the word before, or the one before a bare “no”. */
  isPlace(from: number): boolean {
    if (from - this.to > 3 || this.to === 0) return false
    const name = this.shortWord(this.from, this.to)
    if (name !== 'no' && name !== 'nomor') return placeWords.has(name)
    return !vehicleWords.has(this.shortWord(this.earlierFrom, this.earlierTo))
  }

  /** Whether a full stop here shortens the last word, as in “No. KK”. */
  isShortenedAt(at: number): boolean {
    if (this.to !== at || at - this.from > WORD_MAX) return false
    const name = this.text.slice(this.from, at).toLowerCase()
    return abbreviations.has(name) || (keyWords.has(name) && !/^\s*[A-Z]/.test(this.text.slice(at + 1, at + 6)))
  }

  private shortWord(from: number, to: number): string {
    return this.text.slice(from, Math.min(to, from + WORD_MAX)).toLowerCase()
  }
}
