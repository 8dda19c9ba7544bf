import { parentPort, workerData } from 'node:worker_threads'
import { readFeed } from './feed.ts'
import { readPage } from './page.ts'
import { readSitemap } from './sitemap.ts'
import type { Came, ReadKind, ReadSource } from './source.ts'

const readers: { readonly [Kind in ReadKind]: ReadSource<Kind> } = {
  feed: readFeed,
  sitemap: readSitemap,
  page: readPage,
}

const { kind, came } = workerData as { kind: ReadKind; came: Came }
parentPort?.postMessage(readers[kind](came))
