import { Worker } from 'node:worker_threads'
import type { Letter } from '../base/letter.ts'

/** `too-much`: of parts, of memory or of time. `broken`: nothing that could be read. */
export type ReadLetter = Letter | { readonly failed: 'too-much' | 'broken' }
export type LetterReader = {
  /** One after the other; the bytes are the reader's from then on. */
  read(bytes: Uint8Array<ArrayBuffer>): Promise<ReadLetter>
  close(): Promise<void>
}

const HEAP_MB = 128 // far more than a letter whose bytes are files; those lie beside it
const READ_MS = 20_000 // a letter of 30 MB takes one second, many times that on a machine that is busy

/**
 * Reads letters in a thread of its own, with a heap and a time of its own: what is too much for these ends the thread, and
 * the next letter gets another.
 */
export function openLetterReader(readMs = READ_MS): LetterReader {
  let kept: Worker | null = null
  const begin = () => {
    const worker = new Worker(new URL('./letter-worker.ts', import.meta.url), {
      resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
    })
    return worker.on('error', () => {}) // also one that ends when nobody waits for it any more
  }
  const close = async () => {
    const worker = kept
    kept = null
    await worker?.terminate()
  }
  return {
    async read(bytes) {
      const worker = (kept ??= begin())
      const { promise, resolve } = Promise.withResolvers<ReadLetter | 'ended'>()
      const end = () => resolve('ended') // its heap was full
      const clock = setTimeout(end, readMs)
      worker.once('message', resolve).once('error', end)
      worker.postMessage(bytes, [bytes.buffer])
      const answer = await promise
      clearTimeout(clock)
      worker.off('message', resolve).off('error', end)
      if (answer !== 'ended') return answer
      await close()
      return { failed: 'too-much' }
    },
    close,
  }
}
