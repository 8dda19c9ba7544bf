/**
 * Indonesian typing habits set right: quotation marks, dashes, ellipsis, and spaces that keep a figure with its unit.
 * Letters and digits are never touched, nor the signs within numbers. Follows EYD edition V (decree 0424/I/BS.00.01/2022
 * of the Badan Pengembangan dan Pembinaan Bahasa): curly quotation marks, “Rp” joined to its figure, an ellipsis of
 * three dots. A range is written with the narrower dash (–), as the press here does.
 */

/** Other signs for a stretch of a text; `from` inclusive, `to` exclusive, in UTF-16 units. */
export type Retouch = { readonly from: number; readonly to: number; readonly text: string }

const NBSP = '\u00a0'

/** What a figure is measured in; a line never breaks between them. */
const units =
  'mm|cm|dm|m|km|mm²|cm²|m²|km²|cm³|m³|m2|m3|mg|g|gr|gram|kg|kuintal|kw|ton|ml|mL|l|L|liter|ha|hektare|°C|%|persen|kWh|kW|MW|volt|watt|MB|GB|TB|km/jam|WIB|WITA|WIT|ribu|juta|miliar|triliun|rupiah'
/** What stands before a number or a name and belongs to it. */
const beforeNumber = 'No|Nomor|Jl|Jln|Gg|Km|Kav|Blok|RT|RW|Pasal|Ayat|Bab|Lt|hlm|pukul|Pukul'
const beforeName =
  'H|Hj|K\\.H|KH|Dr|dr|drg|Drs|Dra|Ir|Prof|R|Rr|Tn|Ny|Sdr|Sdri|Bpk|Kol|Letkol|Kompol|AKBP|AKP|Iptu|Ipda|St'

type Rule = { readonly find: RegExp; readonly put: (found: RegExpExecArray) => string }

// Each finds exactly what it replaces; what must stand around it is looked at without being part of it.
const rules: readonly Rule[] = [
  { find: /(?<!\.)\.{3}(?!\.{2})/g, put: () => '…' },
  { find: /(?<![-–—])-{2,3}(?![-–—])/g, put: () => '—' },
  { find: /(?<=\S) - (?=\S)/g, put: () => ' – ' },
  {
    // 10-12, 2010-2013, 07.30-09.00, Rp5.000-10.000; not 0812-3456, 24-11-2026, 2-1, A-12 or 2024-05.
    find: /(?<![\d\p{L}\-–—.,/])(?:Rp)?(\d{1,4}(?:[.,]\d{2,3})*)(-)(\d{1,4}(?:[.,]\d{2,3})*)(?![\d\p{L}\-–—/]|[.,]\d)/gu,
    put: ([whole, first = '', , second = '']) => (isRange(first, second) ? whole.replace('-', '–') : whole),
  },
  { find: /(?<![\p{L}\d])Rp[ \u00a0]+(?=\d)/gu, put: () => 'Rp' },
  { find: new RegExp(`(?<=\\d) (?=(?:${units})(?![\\p{L}\\d²³/]))`, 'gu'), put: () => NBSP },
  { find: new RegExp(`(?<=(?<![\\p{L}\\d.])(?:${beforeNumber})\\.?) (?=\\d)`, 'gu'), put: () => NBSP },
  { find: new RegExp(`(?<=(?<![\\p{L}\\d.])(?:${beforeName})\\.) (?=\\p{Lu})`, 'gu'), put: () => NBSP },
  { find: /(?<=\S) {2,}(?=\S)/g, put: () => ' ' },
  { find: /(?<=[\p{L}\d”’)]) +(?=[,;:!?](?:[\s”’]|$))/gu, put: () => '' },
  { find: /(?<=[\p{L}\d”’)]) +(?=\.(?:[\s”’]|$))/gu, put: () => '' },
]

/**
 * What to change in one paragraph, in order and without overlap. What `keep` says is left alone: an address, a link.
 * @param text with one unit for each piece that is no text, as `inlineText` gives it
 */
export function retouchesOf(text: string, keep: (from: number, to: number) => boolean = () => false): Retouch[] {
  // A mail address is looked for from its first sign alone: from each one, a long word without spaces takes minutes.
  const addresses = [...text.matchAll(/(?:https?:\/\/|www\.|(?<![\w.+-])[\w.+-]+@)\S+/gi)].map((it) => ({
    from: it.index,
    to: it.index + it[0].length,
  }))
  const found = [...quotesOf(text), ...rules.flatMap((rule) => retouchesBy(rule, text))]
    .filter(({ from, to }) => !addresses.some((it) => from < it.to && to > it.from) && !keep(from, to))
    .toSorted((a, b) => a.from - b.from || a.to - b.to)
  let end = 0
  return found.filter((it) => {
    if (it.from < end) return false // the next round does it, if it is still to be done
    end = it.to
    return true
  })
}

/** One paragraph with all of it done; doing it again changes nothing. */
export function retouched(text: string): string {
  for (let round = 0; round < ROUNDS_MAX; round++) {
    const all = retouchesOf(text)
    if (all.length === 0) return text
    text = all.reduceRight((done, it) => done.slice(0, it.from) + it.text + done.slice(it.to), text)
  }
  return text
}
const ROUNDS_MAX = 4 // one may make room for another, as a space that goes before a unit

function retouchesBy({ find, put }: Rule, text: string): Retouch[] {
  return [...text.matchAll(find)]
    .map((it) => ({ from: it.index, to: it.index + it[0].length, text: put(it) }))
    .filter((it) => it.text !== text.slice(it.from, it.to))
}

/** A later number after the same kind of number: years, days, pages, prices, times of day. */
function isRange(first: string, second: string): boolean {
  const isTime = (it: string) => /^([01]?\d|2[0-4])\.[0-5]\d$/.test(it)
  if (isTime(first) && isTime(second)) return true
  if (/^0/.test(first) || /^0/.test(second)) return false // a telephone or a code
  const value = (it: string) => Number(it.replaceAll('.', '').replace(',', '.'))
  return value(second) > value(first)
}

/** Straight quotation marks turned to the side they stand on; one after a figure with none open means inches or minutes. */
function quotesOf(text: string): Retouch[] {
  const found: Retouch[] = []
  let open = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    const before = text[at - 1] ?? ' '
    const after = text[at + 1] ?? 'a' // at the end of what is typed so far, a word will follow
    if (sign === '“') open++
    if (sign === '”') open = Math.max(0, open - 1)
    if (sign !== '"' && sign !== "'") continue
    const begins = /[\s([{—–“‘"'/]/.test(before) && !/\s/.test(after)
    if (sign === '"') {
      if (!begins && open === 0 && /\d/.test(before)) continue
      found.push({ from: at, to: at + 1, text: begins ? '“' : '”' })
      open = begins ? open + 1 : Math.max(0, open - 1)
    } else if (/\d/.test(before) && !/\p{L}/u.test(text[at + 1] ?? '') && !text.slice(0, at).includes('‘')) continue
    // ’50-an: what was left out before a year stands as an apostrophe, never as an opening mark.
    else found.push({ from: at, to: at + 1, text: begins && !/\d/.test(after) ? '‘' : '’' })
  }
  return found
}
