import { Worker } from 'node:worker_threads'
import type { OpmlList } from '../rules/opml.ts'

const HEAP_MB = 256 // the longest list takes about 100
const READ_MS = 10_000 // it takes two seconds

let reading: Promise<unknown> = Promise.resolve()

/**
 * Reads a list of feeds in a thread of its own, with a heap and a time of its own; one list at a time, the next waits. What
 * is too much for these is no list, and holds up nobody but who brought it.
 */
export async function readOpmlApart(text: string): Promise<OpmlList | null> {
  const before = reading
  const done = Promise.withResolvers<void>()
  reading = done.promise
  await before
  const worker = new Worker(new URL('./opml-worker.ts', import.meta.url), {
    workerData: text,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
  const late = Promise.withResolvers<null>()
  const clock = setTimeout(() => late.resolve(null), READ_MS)
  try {
    return await Promise.race([
      late.promise,
      new Promise<OpmlList | null>((resolve) => {
        worker.once('message', resolve)
        worker.once('error', () => resolve(null)) // its heap was full
      }),
    ])
  } finally {
    clearTimeout(clock)
    await worker.terminate()
    done.resolve()
  }
}
