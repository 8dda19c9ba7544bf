/** Which character parts the cells of a CSV file, told by its first lines. Excel set up for Indonesia writes `;`. Pure. */

/** Those that come first win where two stand equally well. */
const DELIMITERS = [';', '\t', ',', '|'] as const
type Delimiter = (typeof DELIMITERS)[number]

const LOOKED_AT = 65_536
const LINES = 30
/** Commas that people write: in 12,5 and 1,000,000, and before a space. */
const WRITTEN = /(?<=\d),(?=\d)|,(?=\s)/g

/**
 * The delimiter that stands equally often in every line from the header on; else the one that stands in the most lines and
 * most often alike, since whatever a text has of others, its header has not. Then a comma that people write in a number or
 * a sentence counts for none where another delimiter may be meant.
 */
export function delimiterOf(text: string): string {
  const start = text.slice(0, LOOKED_AT)
  const whole = start.length < text.length ? start.slice(0, start.search(/[\r\n][^\r\n]*$/)) : start // no half line
  const lines = unquoted(whole || start).split(/[\r\n]+/).filter((line) => line !== '').slice(0, LINES) // prettier-ignore
  const table = lines.slice(lines.findIndex((line) => DELIMITERS.some((it) => line.includes(it))))
  const even = DELIMITERS.find((it) => table.length > 1 && isEven(it, table))
  if (even) return even
  const ofOthers = DELIMITERS.filter((it) => it !== ',').map((it) => standing(it, lines))
  const isContested = ofOthers.some(({ present }) => present > 0 && present >= lines.length / 2)
  const commas = standing(',', isContested ? lines.map((line) => line.replace(WRITTEN, '')) : lines)
  const all = DELIMITERS.map((it) => (it === ',' ? commas : (ofOthers.find(({ delimiter }) => delimiter === it) as Standing))) // prettier-ignore
  const best = all.reduce((a, b) => (b.score > a.score ? b : a))
  if (best.score === 0 || (best === commas && isProse(lines, commas)))
    return [',', ';', '\t', '|'].find((it) => !start.includes(it)) ?? ','
  return best.delimiter
}

/** Whether it stands in every line, and equally often. */
const isEven = (delimiter: Delimiter, lines: readonly string[]): boolean => {
  const counts = new Set(lines.map((line) => line.split(delimiter).length - 1))
  return counts.size === 1 && !counts.has(0)
}

type Standing = {
  readonly delimiter: Delimiter
  /** In how many lines it stands, and in how many of them equally often. */
  readonly present: number
  readonly agreeing: number
  readonly score: number
}

function standing(delimiter: Delimiter, lines: readonly string[]): Standing {
  const counts = lines.map((line) => line.split(delimiter).length - 1).filter((count) => count > 0)
  const agreeing = Math.max(
    0,
    ...Map.groupBy(counts, (it) => it)
      .values()
      .map((it) => it.length),
  )
  const header = lines.find((line) => DELIMITERS.some((it) => line.includes(it)))
  return {
    delimiter,
    present: counts.length,
    agreeing,
    score: counts.length + agreeing + Number(header?.includes(delimiter) ?? 0),
  }
}

/** Whether lines are sentences below a header of one word: now this many commas, now that many, each before a space. */
function isProse(lines: readonly string[], { present, agreeing }: Standing): boolean {
  if (lines[0]?.includes(',') || agreeing > present * 0.75) return false
  return lines.every((line) => !line.replace(WRITTEN, '').includes(','))
}

/** The text with all quoted cells taken out; a quotation mark within a cell is a character like any other. */
function unquoted(text: string): string {
  return text.replace(/(^|[;,\t|])"(?:[^"]|"")*"/gm, '$1')
}
