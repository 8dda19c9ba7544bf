/** A day's working hours as people write them, `07.30–12.00, 13.00–16.00`, and as an edition keeps them. */

const NONE = /^(?:|[-–—]|libur|tidak ada|off|none)$/
const BETWEEN = /[,;\n]|\s(?:dan|and|&)\s/
const CLOCK = String.raw`(\d{1,2})(?:[.:](\d{2}))?`
const SPAN = new RegExp(`^${CLOCK}\\s*(?:[-–—−]|s\\.?d\\.?|s/d|sampai|hingga|to|until)\\s*${CLOCK}$`)
const SPANS_MAX = 12 // as an edition holds

/** Spans such as `07:30-12:00`, in the order written; none for a day of rest; null when they cannot be read. */
export function parseHours(text: string): string[] | null {
  const plain = text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\b(?:pukul|jam|wib|wita|wit)\b/g, ' ')
    .trim()
  if (NONE.test(plain)) return []
  const written = plain.split(BETWEEN).map((it) => it.trim())
  if (written.length > SPANS_MAX) return null
  const spans = written.map(parseSpan)
  return spans.every((it) => it !== null) ? spans : null
}

function parseSpan(text: string): string | null {
  const [, fromHour, fromMinute = '00', toHour, toMinute = '00'] = SPAN.exec(text) ?? []
  if (fromHour === undefined || toHour === undefined) return null
  const [from, to] = [Number(fromHour) * 60 + Number(fromMinute), Number(toHour) * 60 + Number(toMinute)]
  if (Number(fromMinute) > 59 || Number(toMinute) > 59 || from >= 1440 || to > 1440) return null
  return `${fromHour.padStart(2, '0')}:${fromMinute}-${toHour.padStart(2, '0')}:${toMinute}`
}

/** `07.30–12.00, 13.00–16.00`; empty for a day of rest. */
export const hoursText = (hours: readonly string[]): string =>
  hours.map((it) => it.replaceAll(':', '.').replace('-', '–')).join(', ')
