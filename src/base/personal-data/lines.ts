/** The line that is read, its place in a table, and what the lines above say of its numbers. */
import { ADJACENT, type Key } from './clause.ts'
import type { KeyKind } from './key-words.ts'
import { cellsOf, headingsOf, type Table } from './tables.ts'

export class Lines {
  private readonly text: string
  private from = 0
  private table: Table | null = null
  private cell = 0
  /** A line “Nomor KK:” names what the lines below it hold. */
  listed: KeyKind | null = null
  hadNumber = false
  private hasSign = false

  constructor(text: string) {
    this.text = text
  }

  /** What the heading of this column says. */
  column(): KeyKind | null {
    return this.table?.kinds[this.cell] ?? null
  }

  /** Takes note of a sign; true when it begins the next cell of a table. */
  readSign(code: number): boolean {
    if (code === 0x3b || code === 0x2c || code === 0x09 || code === 0x7c) this.hasSign = true
    if (this.table?.sign !== code) return false
    this.cell++
    return true
  }

  /** Ends the line at its line feed; returns the key that it ends with, which speaks for the next line. */
  end(at: number, last: Key | undefined): Key | null {
    const { text } = this
    const heading = this.hasSign ? this.headingAbove(at) : null
    // Where the line was one of headings its last speaks for its column alone.
    const carried = !heading && last && this.isCarried(last, at) ? last : null
    if (carried && text.charCodeAt(carried.to) !== 0x0a) this.listed = carried.kind
    else if (!this.hadNumber) this.listed = null
    this.from = at + 1
    this.cell = 0
    this.hadNumber = false
    this.hasSign = false
    if (heading) this.table = heading
    else if (this.table && cellsOf(text, this.from, this.endOfLine(this.from), this.table.sign) < 2) this.table = null
    return carried
  }

  /** The headings that the line which ends here holds, when the next line has as many cells. */
  private headingAbove(at: number): Table | null {
    const { text } = this
    const table = headingsOf(text, this.from, text.charCodeAt(at - 1) === 0x0d ? at - 1 : at)
    if (!table) return null
    return cellsOf(text, at + 1, this.endOfLine(at + 1), table.sign) >= table.kinds.length ? table : null
  }

  private endOfLine(from: number): number {
    const end = this.text.indexOf('\n', from)
    return end < 0 ? this.text.length : end
  }

  /** A key that its line ends with, “Nomor KK:”. */
  private isCarried(key: Key, at: number): boolean {
    if (key.used || key.kind === 'other' || at - key.to > ADJACENT) return false
    return /^[\s:=]*$|^[^.\d]*:\s*$/.test(this.text.slice(key.to, at))
  }
}
