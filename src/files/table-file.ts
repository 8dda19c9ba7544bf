import { Worker } from 'node:worker_threads'

const HEAP_MB = 1_024 // 200,000 rows of thirteen columns take about 700
/** A thread that throws away all it makes piles it up otherwise: 19,000 lines peak at 290 MB instead of 350. */
const YOUNG_MB = 8

/** A short sheet that stands beside the rows, as their totals; its first row is its header too. */
type SideSheet = { readonly name: string; readonly rows: readonly (readonly (string | number)[])[] }
export type TableFileAsk = { readonly sheet: string; readonly side: SideSheet | null }

/**
 * An XLSX file of a sheet, the first row as its header, and of one more where it is given. Every text is a text cell, so nothing in it is ever a formula.
 * Made in a thread of its own: the library builds the whole file at once and takes seconds for 100,000 rows.
 */
export async function writeTable(
  sheet: string,
  batches: AsyncIterable<readonly (readonly (string | number)[])[]>,
  side: SideSheet | null = null,
): Promise<Uint8Array> {
  const worker = new Worker(new URL('./table-file-worker.ts', import.meta.url), {
    workerData: { sheet, side } satisfies TableFileAsk,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: YOUNG_MB },
  })
  const written = new Promise<Uint8Array>((resolve, reject) => {
    worker.once('message', resolve)
    worker.once('error', reject)
  })
  written.catch(() => {}) // told again where it is awaited; the rows may still be on their way
  try {
    for await (const rows of batches) worker.postMessage(rows)
    worker.postMessage(null)
    return await written
  } finally {
    await worker.terminate()
  }
}
