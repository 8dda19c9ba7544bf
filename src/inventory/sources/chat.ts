import { Worker } from 'node:worker_threads'
import { Refused, type Reason } from '../../base/refused.ts'
import { CHAT_MESSAGES_MAX, type ReadChat } from '../rules/chat.ts'

export type ChatAsk = { readonly path: string; readonly expandedMbMax: number; readonly offsetMinutes: number }
export type ChatOutcome = { readonly read: ReadChat | 'too-many' | null } | { readonly refused: Reason }

const HEAP_MB = 512 // 100,000 messages take about 200
const READ_MS = 60_000 // they take five seconds
const EXPANDED_MB_MAX = 64
const OFFSET_MINUTES = 420 // of the telephone's clock: Western Indonesian Time

/**
 * Reads a chat in a thread of its own, with a heap and a time of its own.
 * @throws {Refused} `chat-unreadable`, `import-too-many-rows`, `import-empty`, `import-unreadable`, `import-expands`
 */
export async function readChatApart(path: string): Promise<ReadChat> {
  const ask: ChatAsk = { path, expandedMbMax: EXPANDED_MB_MAX, offsetMinutes: OFFSET_MINUTES }
  const worker = new Worker(new URL('./chat-worker.ts', import.meta.url), {
    workerData: ask,
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB },
  })
  const unreadable = new Refused({ code: 'chat-unreadable' })
  const late = Promise.withResolvers<never>()
  const clock = setTimeout(() => late.reject(unreadable), READ_MS)
  try {
    const outcome = await Promise.race([
      late.promise,
      new Promise<ChatOutcome>((resolve, reject) => {
        worker.once('message', resolve)
        worker.once('error', (error) => reject(isOutOfMemory(error) ? unreadable : error))
      }),
    ])
    if ('refused' in outcome) throw new Refused(outcome.refused)
    if (outcome.read === 'too-many') throw new Refused({ code: 'import-too-many-rows', max: CHAT_MESSAGES_MAX })
    if (outcome.read === null) throw unreadable
    return outcome.read
  } finally {
    clearTimeout(clock)
    await worker.terminate()
  }
}

function isOutOfMemory(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
}
