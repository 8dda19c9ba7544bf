/**
 * Which of what came is the article of a mention. What is none (a wall before it, a page of errors, another text) is left, so
 * that a mention never says what its medium did not. Pure.
 */
import { languageOf } from '../../radar/language.ts'
import { readWords } from '../../radar/words.ts'
import { ENTRY_MAX } from './entries.ts'
import type { LeftReason } from './full-text.ts'

/** An article with its pictures beside it; what is larger is none. */
export const ARTICLE_MAX = { bytes: 5 * 1024 * 1024, text: ENTRY_MAX.text }

/** How the text was found: the page declares it (schema.org), marks it, or it was told by its paragraphs. */
export type Way = 'declared' | 'marked' | 'weighed'

/** Of one article: who writes longer ones than this has made an album. */
export const PAGES_MAX = 5

export type MorePages = { readonly address: string; readonly isWhole: boolean }

/**
 * Whether a link of an article's page leads to the next page of the same article, or to all of it on one: by the address
 * alone, since what pages call their next one is as often another article.
 */
export function morePages(href: string, address: string): MorePages | null {
  const [to, here] = [URL.parse(href, address), URL.parse(address)]
  if (!to || !here || to.host !== here.host) return null
  const [there, own] = [pageOf(to), pageOf(here)]
  if (there.path !== own.path || there.page === own.page || own.page === 'all') return null
  if (there.page === 'all') return { address: to.href, isWhole: true }
  return there.page === own.page + 1 ? { address: to.href, isWhole: false } : null
}

/** An address as the article that it names, and which of its pages; a longer number at its end names another article. */
function pageOf(url: URL): { readonly path: string; readonly page: number | 'all' } {
  const params = new URLSearchParams(url.search)
  const said = ['page', 'halaman', 'hal', 'showpage'].map((name) => params.get(name)).find((it) => it !== null)
  const path = url.pathname.replace(/\/$/, '')
  if (said === 'all') return { path, page: 'all' }
  if (said && /^\d{1,2}$/.test(said)) return { path, page: Number(said) }
  const [, of, number] = /^(.+?)\/(?:page\/|halaman\/)?([2-9])$/.exec(path) ?? []
  return of && number ? { path: of, page: Number(number) } : { path, page: 1 }
}

/** A page as it was read: what it calls itself, and what on it is most likely the article. */
export type ArticleReading = {
  readonly title: string
  readonly text: string
  readonly way: Way
  /** The page says that it is not for everybody (schema.org). */
  readonly isPaid: boolean
  readonly asksPassword: boolean
  /** Where the rest of it stands, or all of it; null where nothing does. */
  readonly more: MorePages | null
}

const TEXT_MIN = 250 // a shorter one says no more than a feed
const STUB_MAX = 1_500 // a wall has the beginning of the article at most
const PAYWALL =
  /berlangganan (?:untuk|sekarang|agar|dan)|khusus (?:untuk )?(?:pelanggan|anggota|member)|(?:masuk|login|daftar) (?:untuk|dan) (?:membaca|melanjutkan|lanjut)|lanjutkan membaca|konten (?:premium|berbayar)|subscribe to (?:read|continue)|subscribers only|to continue reading/i
const COOKIES = /\b(?:cookies?|kuki)\b/gi
const ERROR_TITLE = /\b(?:404|403|500|502|503|not found|tidak ditemukan|error|just a moment|attention required|are you a robot|access denied)\b/i // prettier-ignore
const LOGIN_PATH = /\/(?:login|log-in|signin|sign-in|masuk|sso|auth|account|akun)(?:[/.?]|$)/i

/** Why what was read of a page is not the article of a mention; null when it is. */
export function whyNotArticle(
  page: ArticleReading,
  mention: { readonly title: string; readonly text: string; readonly url: string; readonly address: string },
): LeftReason | null {
  const { text } = page
  const path = (it: string) => URL.parse(it)?.pathname ?? ''
  if (LOGIN_PATH.test(path(mention.address)) && !LOGIN_PATH.test(path(mention.url))) return 'login'
  if (page.isPaid) return 'paywall'
  if (text.length < STUB_MAX && PAYWALL.test(text)) return 'paywall'
  if (page.asksPassword && text.length < STUB_MAX && text.length <= mention.text.length + TEXT_MIN) return 'login'
  if (text.length < STUB_MAX && (text.match(COOKIES)?.length ?? 0) >= 2) return 'no-article'
  if (text.length < STUB_MAX && ERROR_TITLE.test(page.title) && !ERROR_TITLE.test(mention.title)) return 'not-there'
  if (text.length < TEXT_MIN) return 'no-article'
  if (!isAbout(`${page.title}\n${text}`, mention.title)) return 'another-article'
  if (isOtherLanguage(text, `${mention.title}. ${mention.text}`)) return 'another-language'
  return text.length <= mention.text.length * 1.05 ? 'nothing-more' : null
}

const WORD = /[\p{L}\d]{4,}/gu

/** Whether most longer words of a headline are said. A headline of none says nothing of it. */
function isAbout(said: string, headline: string): boolean {
  const wanted = new Set(headline.toLowerCase().match(WORD))
  if (wanted.size < 2) return true
  const there = new Set(said.toLowerCase().match(WORD))
  let found = 0
  for (const word of wanted) if (there.has(word)) found++
  return found * 2 >= wanted.size
}

function isOtherLanguage(text: string, known: string): boolean {
  const own = languageOf(readWords(known))
  const there = languageOf(readWords(text))
  if (own === null) return false
  // Javanese media quote in Indonesian and the other way round.
  return there === null || (own !== there && (own === 'en' || there === 'en'))
}
