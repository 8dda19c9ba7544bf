import { parentPort, workerData } from 'node:worker_threads'
import type { ReadKind } from './reading.ts'
import { readFeed } from './feed.ts'
import type { Came, ReadSource } from './source.ts'

const readers: Readonly<Record<ReadKind, ReadSource>> = { feed: readFeed }

const { kind, came } = workerData as { kind: ReadKind; came: Came }
parentPort?.postMessage(readers[kind](came))
