import { parentPort, workerData } from 'node:worker_threads'
import { readAgenda } from './agenda.ts'
import { readFeed } from './feed.ts'
import { readPage } from './page.ts'
import { readSitemap } from './sitemap.ts'
import type { ReadBy, ReadFrom, ReadKind, ReadSource } from './source.ts'

const readers: { readonly [Kind in ReadKind]: ReadSource<Kind> } = {
  feed: readFeed,
  sitemap: readSitemap,
  page: readPage,
  agenda: readAgenda,
}

const read = <Kind extends ReadKind>(kind: Kind, came: ReadFrom<Kind>): ReadBy[Kind] | null => readers[kind](came)

const { kind, came } = workerData as { kind: ReadKind; came: ReadFrom<ReadKind> }
parentPort?.postMessage(read(kind, came))
