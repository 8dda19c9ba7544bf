/**
 * How iCalendar is written (RFC 5545), for every file of ours that calendar programs read. An instant is in UTC with a
 * `Z`: a time without a zone would be read as the reader's own, seven hours off elsewhere.
 */

/** The file of its content lines, folded and ended as §3.1 asks; sent as `text/calendar; charset=utf-8`. */
export function icalFile(lines: readonly string[]): string {
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

/** An instant, to the second: `20261126T030405Z`. */
export const icalInstant = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** A text as a value (§3.3.11). Signs that no program shows become spaces, or a title could begin a line of its own. */
export function icalText(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replaceAll(/[\p{Cc}--\n]/gv, ' ')
    .replaceAll(/[\\;,]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)
}

const LINE_OCTETS_MAX = 75
const octets = new TextEncoder()

/** No line over 75 octets, and no sign in two. */
function folded(line: string): string {
  let out = ''
  let length = 0
  for (const sign of line) {
    const size = octets.encode(sign).length
    if (length + size > LINE_OCTETS_MAX) {
      out += '\r\n '
      length = 1
    }
    out += sign
    length += size
  }
  return out
}
