/**
 * Takes off a text what its outlet put around it and what says nothing of its matter: the dateline or the outlet's name
 * before the first sentence, “Baca juga …”, “Editor: …”, the sign of an agency at the end. Two copies of one text differ
 * mostly there.
 */
import { CAPITAL, hashOf, LOWER, readWords, UPPER, type Reading } from './words.ts'

const DATELINE_WORDS = 9 // “KABUPATEN WANASARI, JAWA TIMUR, Suara Lereng Pos –”

/** The words of a text that its author wrote: those of `readWords`, without dateline, credits and pointers elsewhere. */
export function readArticle(text: string): Reading {
  const all = readWords(text)
  const { count, sentence } = all
  const from = datelineOf(all)
  let kept = 0
  let at = from
  while (at < count) {
    let to = at + 1
    while (to < count && sentence[to] === sentence[at]) to++
    if (!isBoilerplate(all, at, to)) for (; at < to; at++) keep(all, at, kept++)
    at = to
  }
  while (kept > 0 && isSignature(all, kept - 1)) kept--
  return kept === count ? all : first(all, kept)
}

function keep(all: Reading, at: number, to: number): void {
  if (at === to) return
  all.hash[to] = all.hash[at] as number
  all.start[to] = all.start[at] as number
  all.end[to] = all.end[at] as number
  all.form[to] = all.form[at] as number
  all.sentence[to] = all.sentence[at] as number
}

const first = (all: Reading, count: number): Reading => ({
  text: all.text,
  count,
  hash: all.hash.slice(0, count),
  start: all.start.slice(0, count),
  end: all.end.slice(0, count),
  form: all.form.slice(0, count),
  sentence: all.sentence.slice(0, count),
})

/** How many words stand before the first sentence: “SUKOMAJU –”, “(Kabar Lereng)”, “SUKOMAJU, KabarLereng.com -”. */
function datelineOf({ text, count, start, end, form, hash }: Reading): number {
  if (count === 0) return 0
  const bracketed = text.lastIndexOf('(', start[0]) >= 0 && text.slice(0, start[0]).trim() === '('
  for (let at = 0; at < Math.min(DATELINE_WORDS, count - 1); at++) {
    const gap = text.slice(end[at], start[at + 1])
    if (bracketed) {
      if (gap.includes(')')) return /^\)[\s–—:-]*\S?$/.test(gap) ? at + 1 : 0
      continue
    }
    const named = form[at] === CAPITAL || form[at] === UPPER || hash[at] === COM || hash[at] === ID
    if (!named) return 0
    if (/^[.)\]]*\s*(?:[–—]|--?|\|)\s+["“'(]?$/.test(gap) && !/^[–-]/.test(gap)) return at + 1
  }
  return 0
}

const COM = hashOf('com')
const ID = hashOf('id')

/** Words that open a credit when a colon follows, or the person alone. */
export const CREDIT_WORDS: readonly string[] =
  'editor penulis reporter pewarta wartawan kontributor redaktur jurnalis penyunting sumber foto laporan pewawancara'.split(
    ' ',
  )
const CREDITS = new Set(CREDIT_WORDS.map(hashOf))
/** First and second word of what points elsewhere or will come. */
export const POINTER_PHRASES: readonly string[] =
  `baca juga,baca selengkapnya,baca pula,simak juga,simak berita,simak video,lihat juga,
  tonton juga,artikel ini,berita ini,tulisan ini,ikuti kami,ikuti berita,ikuti saluran,ikuti kanal,ikuti akun,ikuti terus,gabung di,dapatkan berita,dapatkan informasi,
  hingga berita,sampai berita,klik di,hak cipta,dilarang mengutip,cek berita,bagikan berita,bagikan artikel,kunjungi situs`
    .split(',')
    .map((it) => it.trim())
const POINTERS = new Set(POINTER_PHRASES.map((it) => it.split(' ').map(hashOf).join(' ')))

function isBoilerplate({ text, hash, end }: Reading, at: number, to: number): boolean {
  const opener = hash[at] as number
  if (CREDITS.has(opener))
    return (
      text
        .slice(end[at], end[at]! + 2)
        .trimStart()
        .startsWith(':') && to - at <= 12
    )
  if (!POINTER_OPENERS.has(opener) || to - at < 2) return false
  const isPointer = ELSEWHERE.has(hash[at + 2] as number) && READ_NEWS.has(`${opener} ${hash[at + 1]}`)
  if (!isPointer && !POINTERS.has(`${opener} ${hash[at + 1]}`)) return false
  return to - at <= 30
}

/** “Baca berita lainnya di …” points elsewhere, “Baca berita banjir di Wates, kok sedih ya” is what somebody says. */
const READ_NEWS = new Set(['berita', 'artikel'].map((it) => `${hashOf('baca')} ${hashOf(it)}`))
const ELSEWHERE = new Set(
  'lain lainnya selengkapnya selanjutnya terkait terbaru terkini menarik'.split(' ').map(hashOf),
)

const POINTER_OPENERS = new Set([...POINTERS].map((it) => Number(it.split(' ')[0])))

/** “(ANT)”, “(red)”, “(sis/dna)”: initials in brackets at the very end. */
function isSignature({ text, start, end, form }: Reading, last: number): boolean {
  if ((end[last] as number) - (start[last] as number) > 5) return false
  const before = text.charCodeAt((start[last] as number) - 1)
  const after = text.charCodeAt(end[last] as number)
  if (before === 0x28 && after === 0x29) return form[last] === UPPER || form[last] === LOWER
  return false
}

/**
 * A headline and its article read as one; many sources give the headline alone. It is left out where the article begins
 * with it, as posts do whose first words stand for a headline.
 */
export function withTitle(title: Reading, article: Reading): Reading {
  if (title.count === 0 || beginsWith(article, title)) return article
  if (article.count === 0) return title
  const shift = title.text.length + 1
  const sentences = (title.sentence[title.count - 1] as number) + 1
  return {
    text: `${title.text}\n${article.text}`,
    count: title.count + article.count,
    hash: title.hash.concat(article.hash),
    start: title.start.concat(article.start.map((it) => it + shift)),
    end: title.end.concat(article.end.map((it) => it + shift)),
    form: title.form.concat(article.form),
    sentence: title.sentence.concat(article.sentence.map((it) => it + sentences)),
  }
}

/** The last word of such a headline is often cut. */
function beginsWith(article: Reading, title: Reading): boolean {
  const words = Math.max(1, title.count - 1)
  if (article.count < words) return false
  for (let at = 0; at < words; at++) if (article.hash[at] !== title.hash[at]) return false
  return true
}
