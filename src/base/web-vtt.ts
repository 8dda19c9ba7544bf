/**
 * Captions as WebVTT (W3C, https://www.w3.org/TR/webvtt1/): read strictly enough that every player shows them, and written
 * again in one form, so that the same captions are the same bytes. What only styles or places them is left out.
 */

/** What is said in a stretch of a video: milliseconds from its beginning, `to` exclusive; lines by line feeds. */
export type Cue = { readonly from: number; readonly to: number; readonly text: string }

export type CaptionFaultCode =
  | 'no-header'
  | 'no-cues'
  | 'bad-time'
  | 'end-before-start'
  | 'out-of-order'
  | 'arrow-in-text'
  | 'no-time'
  | 'too-many'
  | 'too-long'
/** What is wrong, and in which line, from 1. */
export type CaptionFault = { readonly code: CaptionFaultCode; readonly line: number }

const CUES_MAX = 5_000 // four hours of talk
const CUE_TEXT_MAX = 1_000 // UTF-16 code units; more does not fit on a screen
const LINE_MAX = 5 * CUE_TEXT_MAX // as long as we write one ourselves, of nothing but signs that are escaped
const FAULTS_MAX = 20
const TIME_MAX_MS = 100 * 3_600_000

/** The captions in a file as it was given (also SubRip, which many programs write), or all that is wrong with it. */
export function readCaptions(given: string): { readonly cues: readonly Cue[] } | { readonly faults: CaptionFault[] } {
  const text = given.replace(/^\ufeff/, '').replaceAll(/\r\n?/g, '\n')
  const subRip = isSubRip(text)
  const faults: CaptionFault[] = []
  const cues: Cue[] = []
  const fault = (code: CaptionFaultCode, line: number) => {
    if (faults.length < FAULTS_MAX) faults.push({ code, line })
  }
  if (!subRip && !/^WEBVTT(?:[ \t][^\n]*)?(?:\n|$)/.test(text)) return { faults: [{ code: 'no-header', line: 1 }] }
  for (const { lines, at, isFirst } of blocksOf(text)) {
    // What stands in the block of the header belongs to it; remarks and looks are nobody's words.
    if ((isFirst && !subRip) || /^(?:NOTE|STYLE|REGION)(?:[ \t]|$)/.test(lines[0] ?? '')) continue
    const long = lines.findIndex((it) => it.length > LINE_MAX) // before anything is looked for in it
    if (long >= 0) {
      fault('too-long', at + long)
      continue
    }
    const timing = lines.findIndex((it) => it.includes('-->'))
    if (timing < 0 || timing > 1) {
      fault('no-time', at)
      continue
    }
    const line = at + timing
    const times = timesIn(lines[timing] as string, subRip)
    const said = lines.slice(timing + 1)
    const arrow = said.findIndex((it) => it.includes('-->'))
    if (arrow >= 0) fault('arrow-in-text', line + 1 + arrow)
    if (!times) {
      fault('bad-time', line)
      continue
    }
    const { from, to } = times
    if (to <= from) fault('end-before-start', line)
    if (from < (cues.at(-1)?.from ?? 0)) fault('out-of-order', line)
    const words = plainOf(said)
    if (words.length > CUE_TEXT_MAX) fault('too-long', line)
    if (words !== '') cues.push({ from, to, text: words })
    if (cues.length > CUES_MAX) return { faults: [...faults, { code: 'too-many', line }] }
  }
  if (faults.length > 0) return { faults }
  return cues.length > 0 ? { cues } : { faults: [{ code: 'no-cues', line: 1 }] }
}

/** The one form of these captions. */
export function writeCaptions(cues: readonly Cue[]): string {
  const cue = ({ from, to, text }: Cue) => `${timeText(from)} --> ${timeText(to)}\n${escaped(text)}\n`
  return `WEBVTT\n\n${cues.map(cue).join('\n')}`
}

/** What is said in all of them, one cue a line: the beginning of a transcript. */
export const saidIn = (cues: readonly Cue[]): string => cues.map((it) => it.text.replaceAll('\n', ' ')).join('\n')

/** Numbered blocks with a comma in their times, and no header. */
const isSubRip = (text: string) => /^\s*(?:\d+[ \t]*\n)?\d{1,2}:\d{2}:\d{2},\d{3}[ \t]*-->/.test(text)

function* blocksOf(text: string): Generator<{ lines: string[]; at: number; isFirst: boolean }> {
  let lines: string[] = []
  let isFirst = true
  let at = 1
  for (const [index, line] of [...text.split('\n'), ''].entries()) {
    if (line.trim() !== '') {
      if (lines.length === 0) at = index + 1
      lines.push(line)
    } else if (lines.length > 0) {
      yield { lines, at, isFirst }
      lines = []
      isFirst = false
    }
  }
}

const TIME = String.raw`(?:(\d{2,3}):)?([0-5]\d):([0-5]\d)\.(\d{3})`
const TIMES = new RegExp(String.raw`^\s*${TIME}[ \t]+-->[ \t]+${TIME}(?:[ \t].*)?$`)

function timesIn(line: string, subRip: boolean): { from: number; to: number } | null {
  const shaped = subRip
    ? line
        .replaceAll(/(\d),(\d{3})/g, '$1.$2')
        .replaceAll(/(?<![\d:])(\d):/g, '0$1:')
        .replace(/[ \t]{0,20}-->[ \t]*/, ' --> ')
    : line
  const found = TIMES.exec(shaped)
  if (!found) return null
  const ms = (at: number) => {
    const [hours, minutes, seconds, rest] = found.slice(at, at + 4).map((it) => Number(it ?? 0)) as [
      number,
      number,
      number,
      number,
    ]
    return ((hours * 60 + minutes) * 60 + seconds) * 1_000 + rest
  }
  const [from, to] = [ms(1), ms(5)]
  return to < TIME_MAX_MS ? { from, to } : null
}

/**
 * The words of a cue: who speaks is said before them, and what only styles them falls away. No sign of a tag may be of two
 * pieces of a pattern, nor a tag hold another, so that the time grows with the line and not with its square. In normal
 * form at last: what stood apart on both sides of a tag may have become one sign.
 */
function plainOf(lines: readonly string[]): string {
  return lines
    .map((it) =>
      it
        .replaceAll(/<v(?:\.[^ \t<>]*)?[ \t]([^<>]*)>/g, (_, who: string) => `${who.trim()}: `)
        .replaceAll(/<\/?(?:[cibuv]|ruby|rt|lang)(?:[. \t][^<>]*)?>|<(?:\d{2,3}:)?\d{2}:\d{2}\.\d{3}>/g, '')
        .replaceAll(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => ENTITIES[name] as string)
        .replaceAll(/\s+/gu, ' ')
        .trim()
        .normalize('NFC'),
    )
    .filter(Boolean)
    .join('\n')
}
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', nbsp: ' ', lrm: '', rlm: '' }

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')

function timeText(ms: number): string {
  const two = (value: number) => String(value).padStart(2, '0')
  const seconds = Math.floor(ms / 1_000)
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
  return `${two(hours)}:${two(minutes)}:${two(seconds % 60)}.${String(ms % 1_000).padStart(3, '0')}`
}
