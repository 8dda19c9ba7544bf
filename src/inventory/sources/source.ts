/** What a kind of source is made of: how what came from its address is read. One kind a file. */
import type { AgendaReading } from '../rules/agenda.ts'
import type { ArticleReading } from '../rules/article.ts'
import type { Reading } from '../rules/entries.ts'
import type { HubLinks } from '../rules/hub.ts'
import type { PageReading } from '../rules/page.ts'

/** What came from a source's address. */
export type Came = {
  readonly bytes: Uint8Array
  readonly mediaType: string
  /** The address that answered: what stands in it is told from there. */
  readonly address: string
}

/** `maps`: the maps of an index, the newest first; none where it is none. */
export type SitemapReading = Reading & { readonly maps: readonly string[] }

type FeedReading = Reading & { readonly links: HubLinks }

/** What reading a source of each kind gives. */
export type ReadBy = {
  readonly feed: FeedReading
  readonly sitemap: SitemapReading
  readonly page: PageReading
  readonly agenda: AgendaReading
  /** The page of a mention, which is no source. */
  readonly article: ArticleReading
}

/** What it is read from: what is coming in an agenda is told from a moment on. */
export type ReadFrom<Kind extends keyof ReadBy> = Kind extends 'agenda' ? Came & { readonly now: Date } : Came

/** Kinds of sources that are looked at by their address. */
export const readKinds = ['feed', 'sitemap', 'page', 'agenda'] as const satisfies readonly (keyof ReadBy)[]
export type ReadKind = (typeof readKinds)[number]

/** Reads what came; null when it is nothing of this kind. Pure, and as tolerant as what is out there needs. */
export type ReadSource<Kind extends keyof ReadBy> = (came: ReadFrom<Kind>) => ReadBy[Kind] | null
