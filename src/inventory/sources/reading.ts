import { Worker } from 'node:worker_threads'
import type { ReadBy, ReadFrom } from './source.ts'

export type ReadFailure = { readonly failed: 'not-a-source' | 'reading-too-long' }

const HEAP_MB = 256 // 500 entries of the longest texts take about 100
const READ_MS = 10_000 // a feed of 20 MB takes one second

/**
 * Reads what came in a thread of its own, with a heap and a time of its own: what is too much for these ends the thread,
 * and neither the office nor another source.
 */
export async function readApart<Kind extends keyof ReadBy>(
  kind: Kind,
  came: ReadFrom<Kind>,
  readMs = READ_MS,
): Promise<ReadBy[Kind] | ReadFailure> {
  const worker = new Worker(new URL('./reading-worker.ts', import.meta.url), {
    workerData: { kind, came },
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
  const late = Promise.withResolvers<ReadFailure>()
  const clock = setTimeout(() => late.resolve({ failed: 'reading-too-long' }), readMs)
  try {
    return await Promise.race([
      late.promise,
      new Promise<ReadBy[Kind] | ReadFailure>((resolve) => {
        worker.once('message', (reading: ReadBy[Kind] | null) => resolve(reading ?? { failed: 'not-a-source' }))
        worker.once('error', () => resolve({ failed: 'reading-too-long' })) // its heap was full
      }),
    ])
  } finally {
    clearTimeout(clock)
    await worker.terminate()
  }
}
