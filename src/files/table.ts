import { Worker } from 'node:worker_threads'
import { Refused, type Reason } from '../base/refused.ts'

/** What a file turned out to be. */
export type TableShape = {
  readonly format: 'csv' | 'xlsx'
  readonly encoding: string | null
  readonly delimiter: string | null
  readonly sheet: string | null
  readonly sheets: readonly string[]
}
/** One row: its number as a spreadsheet shows it (from 1), and its cells as text; days as `2026-08-17`, or `2026-08-17T07:00` where a time stands with them. */
export type TableRow = { readonly number: number; readonly cells: readonly string[] }

export type TableAsk = { readonly path: string; readonly name: string; readonly sheet: string | null }
export type FromTableWorker =
  | { readonly shape: TableShape }
  | { readonly rows: readonly TableRow[] }
  | { readonly end: true }
  | { readonly refused: Reason }

export type Table = { readonly shape: TableShape; readonly batches: AsyncGenerator<readonly TableRow[]> }

const HEAP_MB = 768 // 100,000 rows from XLSX take about 150
const READ_MS_MAX = 180_000 // by then a person has gone; 100,000 rows take two seconds

let reading: Promise<unknown> = Promise.resolve()

/**
 * Reads a CSV or XLSX file row by row, in a thread of its own; one file at a time, the next waits.
 * `use` gets the shape and the batches; when it returns or throws, the thread is ended.
 * @throws {Refused} `import-empty`, `import-unreadable`, `import-expands`, `import-quote-open`, `import-sheet-unknown`, `import-too-many-rows`
 */
export async function readTable<Answer>(ask: TableAsk, use: (table: Table) => Promise<Answer>): Promise<Answer> {
  const before = reading
  const done = Promise.withResolvers<void>()
  reading = done.promise
  await before
  const messages = startReading(ask)
  try {
    const first = (await messages.next()).value
    if (!first || !('shape' in first)) throw new Refused({ code: 'import-empty' })
    return await use({ shape: first.shape, batches: batchesOf(messages) })
  } finally {
    await messages.return(undefined)
    done.resolve()
  }
}

async function* batchesOf(messages: AsyncGenerator<FromTableWorker>): AsyncGenerator<readonly TableRow[]> {
  for await (const message of messages) if ('rows' in message) yield message.rows
}

async function* startReading(ask: TableAsk): AsyncGenerator<FromTableWorker> {
  const worker = new Worker(new URL('./table-worker.ts', import.meta.url), {
    workerData: ask,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
  const arrived: FromTableWorker[] = []
  let failure: unknown = null
  let ended = false
  let wake = () => {}
  worker.on('message', (message: FromTableWorker) => (arrived.push(message), wake()))
  worker.on('error', (error) => ((failure = error), wake()))
  worker.on('exit', () => ((ended = true), wake()))
  const late = setTimeout(() => {
    failure = new Refused({ code: 'import-unreadable', detail: '' })
    wake()
  }, READ_MS_MAX)
  try {
    for (;;) {
      const message = arrived.shift()
      if (message) {
        if ('refused' in message) throw new Refused(message.refused)
        if ('end' in message) return
        yield message
        if ('rows' in message) worker.postMessage('taken')
        continue
      }
      if (failure) throw isOutOfMemory(failure) ? new Refused({ code: 'import-expands', max: HEAP_MB }) : failure
      if (ended) throw new Error('the table was not read to its end')
      await new Promise<void>((resolve) => (wake = resolve))
    }
  } finally {
    clearTimeout(late)
    await worker.terminate()
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
