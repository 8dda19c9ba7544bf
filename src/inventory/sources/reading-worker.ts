import { parentPort, workerData } from 'node:worker_threads'
import type { ReadKind } from './reading.ts'
import { readFeed } from './feed.ts'
import { readSitemap } from './sitemap.ts'
import type { Came, ReadSource } from './source.ts'

const readers: Readonly<Record<ReadKind, ReadSource>> = { feed: readFeed, sitemap: readSitemap }

const { kind, came } = workerData as { kind: ReadKind; came: Came }
parentPort?.postMessage(readers[kind](came))
