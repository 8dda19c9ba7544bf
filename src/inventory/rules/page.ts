/**
 * Pages watched for change: what of a page is new since it was read last, as entries to take in. Pure. What changes at every
 * look says nothing: counters, clocks, “three hours ago”, the date of today, what rotates, and what was found to change in
 * its numbers alone.
 */
import { MONTHS } from '../../base/day.ts'
import { sha256 } from '../../base/hash.ts'
import { sourceWords as w } from '../../base/words/sources.ts'
import { ENTRY_MAX, entryOf, type Entry } from './entries.ts'

/** Characters are UTF-16 code units. */
export const PAGE_MAX = {
  bytes: 4 * 1024 * 1024,
  chars: 4_000_000,
  url: 2_000,
  /** Of one passage. */
  piece: 5_000,
  /** Passages read; more than that a part of the page is chosen from. */
  read: 5_000,
  /** Passages watched: a page of announcements has fifty, an index of a forum some hundreds. */
  watched: 1_500,
  /** Kept of one passage, to tell what went. */
  kept: 1_000,
  /** Keys of what stood there earlier. */
  seen: 3_000,
  /** Passages known to change in their numbers alone. */
  restless: 200,
  /** Mentions of one look: more at once is a page that was built anew. */
  mentions: 20,
}
/** A number that changed so often in its place, with no word beside it, counts something. */
const RESTLESS_FROM = 3
const SHORT_CHARS = 200
const SHORT_WORDS = 12 // a counter or a clock with its label, never a sentence with a date or a number in it
const TITLE_MAX = 160

/** A passage: what stands apart from what is around it. */
export type Piece = {
  readonly text: string
  /** Where it leads when most of it is one link, else ''. */
  readonly url: string
  /** What that link says. */
  readonly label: string
  /** Of a heading, from 1; else 0. */
  readonly level: number
}
export type PageReading = { readonly title: string; readonly pieces: readonly Piece[] }

/** Between which words a page is watched; '' for from its beginning, and for to where that part ends. */
export type Part = { readonly from: string; readonly until: string }

type KnownPiece = { readonly key: string; readonly text: string; readonly url: string }
/** A page as it was read last, and what it is known for. */
export type KnownPage = {
  readonly pieces: readonly KnownPiece[]
  readonly seen: readonly string[]
  readonly restless: Readonly<Record<string, number>>
}

/**
 * The part of a page that is watched: from the passage that says the first words (a heading before any other), to before
 * the one that says the last words; without these to the next heading as high as its own. Null where its words are not there.
 */
export function partOf(pieces: readonly Piece[], { from, until }: Part): readonly Piece[] | null {
  const [first, last] = [folded(from), folded(until)]
  const says = (words: string) => (it: Piece) => folded(it.text).includes(words)
  const heading = first === '' ? -1 : pieces.findIndex((it) => it.level > 0 && says(first)(it))
  const begin = first === '' ? 0 : heading >= 0 ? heading : pieces.findIndex(says(first))
  if (begin < 0) return null
  const rest = pieces.slice(begin + (first === '' ? 0 : 1))
  if (last !== '') {
    const end = rest.findIndex(says(last))
    return end < 0 ? null : rest.slice(0, end)
  }
  const level = pieces[begin]?.level ?? 0
  const end = first === '' || level === 0 ? -1 : rest.findIndex((it) => it.level > 0 && it.level <= level)
  return end < 0 ? rest : rest.slice(0, end)
}

/** The headings of a page, to choose a part by. */
export function headingsOf(pieces: readonly Piece[]): string[] {
  return [...new Set(pieces.filter((it) => it.level > 0 && it.text.length <= 80).map((it) => it.text))].slice(0, 30)
}

/**
 * What is new on a page since it was read last. A page read for the first time is only remembered.
 * @param it.day of the look, `2026-11-27`
 */
export function compareWithPage(
  known: KnownPage | null,
  pieces: readonly Piece[],
  it: { readonly title: string; readonly address: string; readonly day: string },
): { readonly known: KnownPage; readonly entries: readonly Entry[]; readonly dropped: number } {
  const all = pieces.flatMap(keyed)
  const now = all.slice(0, PAGE_MAX.watched)
  const beyond = all.length - now.length
  if (!known) return { known: remembered(now, [], {}), entries: [], dropped: beyond }
  const stays = new Set(now.map(({ key }) => key))
  const gone = known.pieces.filter(({ key }) => !stays.has(key))
  const seen = [...known.seen.filter((key) => !stays.has(key)), ...gone.map(({ key }) => key)]
  const restless: Record<string, number> = { ...known.restless }
  const isEmptied = gone.length * 2 > known.pieces.length // a page under repair says nothing by what it lacks
  const found = hunksOf(known, now).flatMap((hunk) => {
    const news = withoutUnrest(hunk, { day: it.day, restless })
    return entriesOf(isEmptied ? { ...news, went: [] } : news, it)
  })
  return {
    known: remembered(now, seen, restless),
    entries: found.slice(0, PAGE_MAX.mentions),
    dropped: beyond + Math.max(0, found.length - PAGE_MAX.mentions),
  }
}

type Keyed = Piece & { readonly key: string }

function keyed(it: Piece): Keyed[] {
  const said = saidBy(it.text)
  return said === '' ? [] : [{ ...it, key: shortHash(it.url === '' ? said : `${said}\n${settledAddress(it.url)}`) }]
}

const shortHash = (text: string) => sha256(text).slice(0, 16)

function remembered(
  now: readonly Keyed[],
  seen: readonly string[],
  restless: Readonly<Record<string, number>>,
): KnownPage {
  return {
    pieces: now.map(({ key, text, url }) => ({ key, text: text.slice(0, PAGE_MAX.kept).toWellFormed(), url })),
    seen: seen.slice(-PAGE_MAX.seen),
    restless: Object.fromEntries(Object.entries(restless).slice(-PAGE_MAX.restless)),
  }
}

const RELATIVE =
  /(?<![\p{L}\d])(?:(?:\d+|se|satu|beberapa|an?|one|few)\s*)?(?:detik|menit|jam|hari|minggu|bulan|tahun|(?:second|sec|minute|min|hour|hr|day|week|month|year)s?)(?:\s+yang)?\s+(?:lalu|ago)(?!\p{L})|baru saja|just now/gu
const COUNTED = String.raw`(?:dilihat|dibaca|diunduh|dikunjungi|pengunjung|kunjungan|pembaca|viewed|views?|hits?|visitors?|downloads?|online|komentar|comments?|suka|likes?|dibagikan|shares?)`
const NUMBER = String.raw`\d[\d.,]*\s*(?:rb|ribu|k|jt|juta|m)?`
const COUNTS = new RegExp(
  String.raw`(?<!\p{L})${COUNTED}\s*[:=]?\s*\(?${NUMBER}\)?(?:\s*(?:kali|x|orang|times))?|(?<![\d.,])${NUMBER}\s*(?:kali\s+|x\s+|orang\s+)?${COUNTED}(?!\p{L})`,
  'gu',
)
/** Nothing but a label and numbers, of those that stand beside counters. */
const COUNTER = /^(?:total|jumlah|semua|hari ini|kemarin|(?:minggu|bulan|tahun) (?:ini|lalu)|today|yesterday|(?:this|last) (?:week|month|year)|all(?: days)?|ip anda|your ip)[\s\p{P}\d]*\d[\s\p{P}\d]*$/u // prettier-ignore
const CLOCKED = /(?<!\p{L})(?:pukul|jam|wib|wita|wit|gmt|utc|am|pm|tanggal|tgl|hari|ini|diperbarui|update[d]?|terakhir|last)(?!\p{L})/gu // prettier-ignore
const WEEKDAYS = /(?<!\p{L})(?:senin|selasa|rabu|kamis|jum['’]?at|sabtu|minggu|ahad|(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|satur|sun)day|sen|sel|rab|kam|jum|sab|min|mon|tue|wed|thu|fri|sat|sun)(?!\p{L})/gu // prettier-ignore
const MONTH = new RegExp(String.raw`(?<!\p{L})(?:${Object.keys(MONTHS).join('|')})(?!\p{L})`, 'gu')

/** What a passage says beside counters and clocks; '' where that is nothing. */
function saidBy(text: string): string {
  const line = folded(text)
  if (line.length > SHORT_CHARS || line.split(' ').length > SHORT_WORDS) return line.replaceAll(RELATIVE, '')
  const said = line.replaceAll(RELATIVE, '').replaceAll(COUNTS, '').replaceAll(/\s+/g, ' ').trim()
  const worded = said.replaceAll(WEEKDAYS, '').replaceAll(MONTH, '').replaceAll(CLOCKED, '')
  return /\p{L}{2}/u.test(worded) && !COUNTER.test(line) ? said : ''
}

const folded = (text: string) => text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, ' ').trim()

/** How a passage is written but for its numbers, months and weekdays. */
const shapeOf = (text: string) =>
  folded(text.slice(0, PAGE_MAX.kept)).replaceAll(WEEKDAYS, '#').replaceAll(MONTH, '#').replaceAll(/\d+/g, '#')

const PASSING = /^(?:utm_.*|fbclid|gclid|phpsessid|sid|session(?:id)?|_ga|ver?|ts?|time(?:stamp)?|rand(?:om)?|cache|nocache|_)$/i // prettier-ignore

/** An address without what changes at every look. */
function settledAddress(address: string): string {
  const url = URL.parse(address)
  if (!url) return address
  for (const name of [...url.searchParams.keys()]) if (PASSING.test(name)) url.searchParams.delete(name)
  url.pathname = url.pathname.replace(/;jsessionid=[^/]*/i, '')
  return url.href
}

/** What came and what went between two passages that stay. */
type Hunk = {
  /** What the one before says: the label of a short one. */
  readonly after: string
  readonly added: Keyed[]
  readonly went: KnownPiece[]
}

function hunksOf(known: KnownPage, now: readonly Keyed[]): Hunk[] {
  const was = new Set(known.pieces.map(({ key }) => key))
  const stays = new Set(now.map(({ key }) => key))
  const taken = new Set(known.seen)
  const hunks = new Map<string, Hunk>()
  const at = (anchor: { readonly key: string; readonly text: string }) => {
    const hunk = hunks.get(anchor.key) ?? { after: anchor.text, added: [], went: [] }
    hunks.set(anchor.key, hunk)
    return hunk
  }
  const top = { key: '', text: '' }
  let anchor: { readonly key: string; readonly text: string } = top
  for (const it of now) {
    if (was.has(it.key)) anchor = it
    else if (!taken.has(it.key)) at(anchor).added.push(it)
    taken.add(it.key) // twice on one page is once
  }
  anchor = top
  for (const it of known.pieces)
    if (stays.has(it.key)) anchor = it
    else at(anchor).went.push(it)
  return [...hunks.values()]
}

/** Leaves out what changed in its place, in its numbers alone, and only counts or names the day; learns which those are. */
function withoutUnrest(
  { after, added, went }: Hunk,
  { day, restless }: { readonly day: string; readonly restless: Record<string, number> },
): Hunk {
  const left = went.map((piece) => ({ piece, shape: shapeOf(piece.text), url: settledAddress(piece.url) }))
  const news = added.filter((it) => {
    const shape = shapeOf(it.text)
    const url = settledAddress(it.url)
    const twin = left.findIndex((one) => one.shape === shape && (it.url === '' || one.url === url))
    if (twin < 0) return true
    const key = shortHash(shape)
    const isQuiet = it.url !== '' || namesDay(it.text, day) || (restless[key] ?? 0) >= RESTLESS_FROM
    const times = (restless[key] ?? 0) + 1
    delete restless[key] // the latest last, so that the longest at rest are forgotten first
    restless[key] = times
    if (isQuiet) left.splice(twin, 1)
    return !isQuiet
  })
  return { after, added: news, went: left.map(({ piece }) => piece) }
}

/** Whether a text names the day of the look, or the one beside it: a site's clock is not ours. */
function namesDay(text: string, day: string): boolean {
  const line = folded(text)
  return [-1, 0, 1].some((days) => {
    const date = new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000)
    const [year, month, dayOfMonth] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()]
    const names = Object.entries(MONTHS).filter(([, number]) => number === month).map(([name]) => name).join('|') // prettier-ignore
    const [d, m] = [`0?${dayOfMonth}`, `0?${month}`]
    const forms = [`${d}[\\s,.-]+(?:${names})[\\s,.-]+${year}`, `(?:${names})\\s+${d}(?:st|nd|rd|th)?,?\\s+${year}`, `${d}[-/.]${m}[-/.]${year}`, `${year}[-/.]${m}[-/.]${d}`] // prettier-ignore
    return new RegExp(`(?<!\\d)(?:${forms.join('|')})(?!\\d)`, 'u').test(line)
  })
}

const GENERIC = /^(?:baca )?(?:selengkapnya|selanjutnya|lebih lanjut|lainnya|detail|lihat(?: detail| semua)?|unduh|download|klik(?: di ?sini)?|di sini|read more|more|details?|view|buka)\W*$/i // prettier-ignore
const WORDS_MIN = 3 // fewer are a label, a button or a mark, unless they stand in the place of others

/** A passage, or several that belong together: under one heading, or behind one link. */
type Block = { url: string; readonly pieces: Keyed[] }

function entriesOf({ after, added, went }: Hunk, it: { readonly title: string; readonly address: string }): Entry[] {
  const lost = went.filter((one) => one.url === '').map((one) => one.text)
  const blocks = blocksOf(added).filter(({ url, pieces }) =>
    pieces.some(({ text }) => isWorded(text) || (url === '' ? lost.length > 0 : text.length >= 12)),
  )
  const beside = blocks.findIndex((block) => block.url === '')
  const entries = blocks.flatMap((block, at) => entryFrom(block, at === beside ? { after, lost } : { after, lost: [] }, it.address) ?? []) // prettier-ignore
  return beside < 0 && lost.some(isWorded) ? [...entries, ...lostFrom(lost, it)] : entries
}

function blocksOf(added: readonly Keyed[]): Block[] {
  const blocks: Block[] = []
  for (const it of added) {
    const open = blocks.at(-1)
    const leads = it.url !== ''
    if (leads && GENERIC.test(it.label)) {
      if (open && open.url === '') open.url = it.url
      continue
    }
    const begins = leads ? open?.url !== it.url : it.level > 0
    if (!open || begins) blocks.push({ url: it.url, pieces: [it] })
    else open.pieces.push(it)
  }
  return blocks
}

const isWorded = (text: string) => (text.match(/\p{L}{2,}/gu)?.length ?? 0) >= WORDS_MIN

function entryFrom(
  { url, pieces }: Block,
  { after, lost }: { readonly after: string; readonly lost: readonly string[] },
  address: string,
): Entry | null {
  const [first, ...others] = pieces.map((one) => one.text) as [string, ...string[]]
  const isTitled = url !== '' || (pieces[0]?.level ?? 0) > 0 || (others.length > 0 && first.length <= TITLE_MAX)
  const titled = url === '' ? first : (pieces.find((one) => one.url === url && one.label !== '')?.label ?? first)
  const lines = [
    ...(isTitled && titled === first ? others : [first, ...others]),
    ...(lost.length > 0 ? [w.wentBefore.id, ...lost] : []),
  ]
  return entryOf({
    // What a link leads to is the same thing under another title; a passage is only itself.
    guid: url === '' ? `${address}#${shortHash(pieces.map((one) => one.key).join())}` : settledAddress(url),
    url: url === '' ? address : url,
    title: isTitled ? titled : isWorded(first) ? '' : `${after.slice(-TITLE_MAX)}: ${first}`,
    text: lines.join('\n').slice(0, ENTRY_MAX.text),
    author: '',
    publishedAt: null,
  })
}

/** What no longer stands there, with nothing in its place. */
function lostFrom(lost: readonly string[], { title, address }: { title: string; address: string }): Entry[] {
  const guid = `${address}#-${shortHash(lost.join('\n'))}`
  const entry = entryOf({ guid, url: address, title: w.wentFrom.id(title || address), text: lost.join('\n'), author: '', publishedAt: null }) // prettier-ignore
  return entry ? [entry] : []
}
