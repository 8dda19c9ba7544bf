/** What the portal is made of: its address and office, its items, and the source they are read from. */
import { picturesOf, type Content, type OtherLanguage, type Video } from '../base/content.ts'
import type { PortalTheme } from '../base/portal-theme.ts'
import { sizeNames, type PictureSizes } from '../base/picture-sizes.ts'

export type PortalSite = {
  /** The public address, without a slash at its end. */
  readonly url: string
  readonly name: string
  readonly regency: string
  readonly address: string
  readonly logo: PublicFile | null
  readonly theme: PortalTheme
  /** Where feed readers learn of news at once (WebSub), or null. */
  readonly hub: string | null
  /** How else news can be had, as it is set now. */
  readonly follow: Follow
  /** When the office was set up: the date of a feed that holds nothing yet. */
  readonly since: Date
}

/** @property telegram the name of the public channel, without its @; '' for none */
export type Follow = { readonly email: boolean; readonly telegram: string }

/** A publication as the portal's lists name it. */
export type Item = {
  readonly id: string
  /** From the portal's root, with a slash at both ends. */
  readonly path: string
  readonly title: string
  readonly summary: string
  readonly topic: string
  readonly topicSlug: string
  readonly publishedAt: Date
  /** Later than `publishedAt` after a correction or a withdrawal. */
  readonly updatedAt: Date
  readonly month: string
  /** Its place in the month's archive, from 1; never given twice. */
  readonly number: number
  readonly searchWords: string
  /** Whose it is and of which programme, as the text says; '' where it does not. */
  readonly agency: string
  readonly agencySlug: string
  readonly programme: string
  readonly programmeSlug: string
  /** Its class of public information. */
  readonly class: OpenClass | null
  /** What a clarification found of a circulating claim, and when that was noted. */
  readonly hoax: { readonly label: HoaxLabel; readonly notedAt: Date } | null
  /** The day of an event, `2026-11-24`. */
  readonly eventOn: string | null
  /** What it can be read in beside Indonesian, in their fixed order, as lists name it there. */
  readonly languages: readonly {
    readonly language: OtherLanguage
    readonly title: string
    readonly summary: string
    readonly searchWords: string
  }[]
}

/** The classes whose information is open (UU 14/2008 articles 9 to 11), as their pages are named. */
export const openClasses = { periodic: 'berkala', immediate: 'serta-merta', 'on-request': 'setiap-saat' } as const
export type OpenClass = keyof typeof openClasses
export const hoaxLabels = {
  hoaks: 'Hoaks',
  disinformasi: 'Disinformasi',
  misinformasi: 'Misinformasi',
  fakta: 'Fakta',
} as const
export type HoaxLabel = keyof typeof hoaxLabels

/** A list of items, the newest first (of events the latest). */
export type Shelf =
  | { readonly kind: 'topic' | 'agency' | 'programme'; readonly slug: string }
  | { readonly kind: 'class'; readonly class: OpenClass; readonly month?: string }
  | { readonly kind: 'hoax' | 'event' | 'pinned' }

/** Words of a line: those that both texts have, and those that came or went. */
export type ChangedLine = readonly { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }[]

/** One time that a public text was put right. */
export type PublicChange = {
  readonly form: 'correction' | 'clarification'
  /** What the public is told of it. */
  readonly note: string
  readonly at: Date
  /** What differs from the text before, a line a paragraph; empty in lists. */
  readonly lines: readonly ChangedLine[]
  /** More differs than is shown. */
  readonly cut: boolean
  /** The same of the text in other languages. */
  readonly translated: Readonly<
    Partial<Record<OtherLanguage, { readonly lines: readonly ChangedLine[]; readonly cut: boolean }>>
  >
}

/** The last time that an item was put right or taken back. */
export type Amendment = {
  readonly item: Item
  readonly form: 'correction' | 'clarification' | 'withdrawal'
  readonly note: string
  readonly at: Date
}

/** What says on which lists an item stands. */
export type Shelved = Pick<
  Item,
  | 'topic'
  | 'topicSlug'
  | 'agency'
  | 'agencySlug'
  | 'programme'
  | 'programmeSlug'
  | 'class'
  | 'hoax'
  | 'eventOn'
  | 'month'
>

export type WholeItem = Item & {
  readonly state: 'public' | 'withdrawn'
  /** Why it was withdrawn; '' otherwise. */
  readonly notice: string
  readonly versionHash: string
  /** From when on it counts no more; null for never. */
  readonly expiresAt: Date | null
  /** It counts no more: its page stays, and the newest are others. */
  readonly isArchived: boolean
  readonly content: Content
  readonly files: readonly PublicFile[]
  /** What was made of its pictures, by hash; one that is not among them goes out as it is. */
  readonly pictures: ReadonlyMap<string, PictureSizes | 'faulty'>
  /** The picture that goes with its link where people share it, once it was made: its name. */
  readonly shareImage: string | null
  /** How it was put right since it went out, the newest first. */
  readonly changes: readonly PublicChange[]
  /** Of what its earlier versions showed and it does not: nothing in lists. */
  readonly former: Former
  /** The languages in which it could be read and cannot any more: nothing in lists. */
  readonly retired: readonly OtherLanguage[]
}

export type Former = {
  readonly shelved: readonly Shelved[]
  readonly files: readonly PublicFile[]
  readonly pictures: WholeItem['pictures']
  readonly shareImages: readonly string[]
  /** Of earlier versions alone. */
  readonly videos: readonly Video[]
}

/** The name of the picture that goes with the link of a version. */
export const shareImageName = (versionHash: string) => `${versionHash}-bagikan.png`
/** Where a file that was made of others stands, from the portal's root. */
export const madeAddress = (name: string) => `/berkas-publik/${name}`

/** Whether something that the item shows beside its text is still to be made. */
export const lacksPictures = (item: WholeItem): boolean =>
  item.state === 'public' && (item.shareImage === null || picturesOf(item.content).some((it) => !item.pictures.has(it)))

/** Every file made for an item. */
export function madeNamesOf(item: WholeItem): string[] {
  const names = [...item.pictures].flatMap(([hash, it]) => (it === 'faulty' ? [] : sizeNames(hash, it)))
  return item.shareImage ? [...names, item.shareImage] : names
}

export type PublicFile = {
  readonly hash: string
  readonly mediaType: string
  readonly sizeBytes: number
  /** From the portal's root; its extension tells any web server the type. */
  readonly path: string
}

export type Month = { readonly month: string; readonly lastNumber: number; readonly updatedAt: Date }
export type NamedShelf = 'topic' | 'agency' | 'programme'
/** A list with a name of the office's own. */
export type Topic = { readonly slug: string; readonly name: string }

/**
 * Where the portal reads what is public, each by one index range with a limit. Only what is public comes out: the one
 * place that says so (design, invariant 6).
 */
export type PortalSource = {
  readSite(): Promise<PortalSite>
  /** Null for what never went out: it leaves no trace on the portal. */
  findWhole(id: string): Promise<WholeItem | null>
  listLatestWhole(limit: number): Promise<WholeItem[]>
  /** The newest that can be read in a language, with their texts. */
  listLatestIn(language: OtherLanguage, limit: number): Promise<WholeItem[]>
  /** What stands on a shelf, as lists name it, or with its text. */
  listOn(shelf: Shelf, limit: number): Promise<Item[]>
  listWholeOn(shelf: Shelf, limit: number): Promise<WholeItem[]>
  /** Items that were corrected, clarified or withdrawn, the latest change first. */
  listChanged(limit: number): Promise<Amendment[]>
  /** Months in which something of a class went out, the newest first. */
  listClassMonths(of: OpenClass): Promise<string[]>
  /** Items numbered `from` to `to` in a month, both inclusive, in that order. */
  listNumbered(month: string, from: number, to: number): Promise<Item[]>
  /** Months that hold something, the newest first. */
  listMonths(): Promise<Month[]>
  /** Topics, agencies or programmes that hold something, by name. */
  listNames(kind: NamedShelf): Promise<Topic[]>
  /** The name of one of them, also of one that holds nothing any more; null where it never had one. */
  findName(kind: NamedShelf, slug: string): Promise<string | null>
  /** Every item that was ever public, the oldest first unless said, for writing everything anew. */
  eachWhole(order?: 'oldest' | 'newest'): AsyncIterable<WholeItem>
  /** Which of these files no public item shows any more. */
  listUnused(hashes: readonly string[]): Promise<PublicFile[]>
  /** Where a file lies in the store. */
  storedPath(hash: string): string
  /** Where a file that was made of others lies in the store, by its name. */
  madePath(name: string): string
}

export const HOME_ITEMS = 20
export const PINNED_ITEMS = 3
export const SHELF_ITEMS = 50
export const CLASS_MONTH_ITEMS = 500 // a month of one class; more than an office publishes in a quarter
export const ARCHIVE_ITEMS = 50
export const FEED_ITEMS = 30
export const SEARCH_ITEMS = 100 // a shard of 150 kB at most, 40 kB on the line
export const SITEMAP_ITEMS = 500

/** The numbered page, from 1, that holds the item of this number. */
export function pageOf(number: number, size: number): number {
  return Math.ceil(number / size)
}

export const archivePath = (month: string, page?: number) => (page ? `/arsip/${month}/${page}/` : `/arsip/${month}/`)
export const HOAX_PATH = '/klarifikasi/'
export const INFORMATION_PATH = '/informasi-publik/'
export const EVENTS_PATH = '/agenda/'
export const CHANGES_PATH = '/koreksi/'
export const SUBSCRIBE_PATH = '/berlangganan/'
const shelfFolders = { topic: '/topik/', agency: '/opd/', programme: '/program/' } as const
export const shelfPath = (kind: NamedShelf, slug = '') => shelfFolders[kind] + (slug && `${slug}/`)
export const topicPath = (slug: string) => shelfPath('topic', slug)
export const topicFeedPath = (slug: string) => `${topicPath(slug)}feed.xml`
export const classPath = (of: OpenClass, month?: string) =>
  `/informasi-publik/${openClasses[of]}/${month ? `${month}/` : ''}`

/** A short text for lists and social cards: the summary, else the first words of the text. */
export function excerptOf(item: { summary: string }, text: string, max: number): string {
  const whole = (item.summary || text).replace(/\s+/gu, ' ').trim()
  if (whole.length <= max) return whole
  const cut = whole
    .slice(0, max - 1)
    .toWellFormed()
    .replace(/\ufffd$/u, '')
  return `${cut.slice(0, cut.lastIndexOf(' ') > max / 2 ? cut.lastIndexOf(' ') : cut.length)}…`
}
