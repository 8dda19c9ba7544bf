/**
 * Papers are made in a thread of their own, one after the other: the server answers meanwhile, and only who asks for a
 * drawing waits for those before it.
 */
import { Worker } from 'node:worker_threads'
import type { Drawing } from '../base/drawing.ts'
import type { Paper } from '../base/paper.ts'

/** A picture that a paper shows: where its bytes lie. */
export type Picture = { readonly name: string; readonly path: string }

export type Ask = {
  readonly paper: Paper
  readonly pictures: readonly Picture[]
  readonly as: 'pdf' | 'svg' | 'docx' | 'drawing'
}
export type FromWorker =
  | { readonly id: number; readonly bytes: Uint8Array }
  | { readonly id: number; readonly drawing: Drawing }
  | { readonly id: number; readonly failed: string }
export type ToWorker = Ask & { readonly id: number }

const HEAP_MB = 512 // a register of 10,000 lines takes some 150
const MAKE_MS_MAX = 60_000
const PICTURE_MS_MAX = 5_000 // more for each picture: the largest that is kept takes some 2 seconds
const IDLE_MS = 30_000 // then its memory is given back

type Waiting = {
  readonly resolve: (answer: FromWorker) => void
  readonly reject: (error: Error) => void
  readonly late: NodeJS.Timeout
  readonly msMax: number
}

let worker: Worker | null = null
let idle: NodeJS.Timeout | undefined
let last = 0
const waiting = new Map<number, Waiting>()

/** A paper as PDF/A-2a: the same bytes for the same paper and pictures. */
export async function makePdf(paper: Paper, pictures: readonly Picture[] = []): Promise<Buffer> {
  return bytesOf(await ask({ paper, pictures, as: 'pdf' }))
}

/** A paper as one SVG file, its pages one below the other. */
export async function makeSvg(paper: Paper, pictures: readonly Picture[] = []): Promise<Buffer> {
  return bytesOf(await ask({ paper, pictures, as: 'svg' }))
}

/** A paper as a Word document, to be edited. */
export async function makeDocx(paper: Paper, pictures: readonly Picture[] = []): Promise<Buffer> {
  return bytesOf(await ask({ paper, pictures, as: 'docx' }))
}

/** What stands where, for a screen that draws it itself. */
export async function makeDrawing(paper: Paper, pictures: readonly Picture[] = []): Promise<Drawing> {
  const answer = await ask({ paper, pictures, as: 'drawing' })
  if (!('drawing' in answer)) throw new Error('a drawing was asked for')
  return answer.drawing
}

function bytesOf(answer: FromWorker): Buffer {
  if (!('bytes' in answer)) throw new Error('bytes were asked for')
  return Buffer.from(answer.bytes)
}

async function ask(asked: Ask): Promise<FromWorker> {
  clearTimeout(idle)
  const thread = (worker ??= begin())
  const id = ++last
  const { promise, resolve, reject } = Promise.withResolvers<FromWorker>()
  // One that hangs takes the thread with it; whoever waits behind it asks again.
  const msMax = MAKE_MS_MAX + PICTURE_MS_MAX * asked.pictures.length
  const before = [...waiting.values()].reduce((sum, it) => sum + it.msMax, 0)
  const late = setTimeout(() => end(new Error('the paper took too long')), before + msMax)
  waiting.set(id, { resolve, reject, late, msMax })
  thread.ref()
  thread.postMessage({ ...asked, id } satisfies ToWorker)
  const answer = await promise
  if ('failed' in answer) throw new Error(`a paper was not made: ${answer.failed}`)
  return answer
}

function begin(): Worker {
  const thread = new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
  thread.on('message', (answer: FromWorker) => {
    const asked = waiting.get(answer.id)
    waiting.delete(answer.id)
    clearTimeout(asked?.late)
    asked?.resolve(answer)
    if (waiting.size > 0) return
    thread.unref() // nobody waits: it does not keep the process alive
    idle = setTimeout(() => end(null), IDLE_MS)
    idle.unref()
  })
  thread.on('error', (error) => thread === worker && end(error as Error))
  thread.on('exit', () => thread === worker && end(new Error('the thread that makes papers ended')))
  return thread
}

function end(error: Error | null): void {
  const thread = worker
  worker = null
  clearTimeout(idle)
  const left = [...waiting.values()]
  waiting.clear()
  void thread?.terminate()
  for (const it of left) {
    clearTimeout(it.late)
    it.reject(error ?? new Error('the thread that makes papers ended'))
  }
}
