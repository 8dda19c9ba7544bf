import { parentPort, workerData } from 'node:worker_threads'
import { readAgenda } from './agenda.ts'
import { readArticlePage } from './article.ts'
import { readFeed } from './feed.ts'
import { readPage } from './page.ts'
import { readSitemap } from './sitemap.ts'
import type { ReadBy, ReadFrom, ReadSource } from './source.ts'

const readers: { readonly [Kind in keyof ReadBy]: ReadSource<Kind> } = {
  feed: readFeed,
  sitemap: readSitemap,
  page: readPage,
  agenda: readAgenda,
  article: readArticlePage,
}

const read = <Kind extends keyof ReadBy>(kind: Kind, came: ReadFrom<Kind>): ReadBy[Kind] | null => readers[kind](came)

const { kind, came } = workerData as { kind: keyof ReadBy; came: ReadFrom<keyof ReadBy> }
parentPort?.postMessage(read(kind, came))
