import { parentPort, workerData } from 'node:worker_threads'
import { Refused } from '../../base/refused.ts'
import { readTextFile } from '../../files/text-file.ts'
import { readChat } from '../rules/chat.ts'
import type { ChatAsk, ChatOutcome } from './chat.ts'

/** The chat itself in a ZIP: `_chat.txt` from iOS, `Chat WhatsApp dengan ….txt` from Android. */
const isChat = (name: string) => /^(?:[^/]{1,200}\/)?[^/]{1,200}\.txt$/i.test(name) && !name.startsWith('__MACOSX/')

const { path, expandedMbMax, offsetMinutes } = workerData as ChatAsk
const outcome: ChatOutcome = await readTextFile(path, { isWanted: isChat, expandedMbMax }).then(
  (text) => ({ read: readChat(text, offsetMinutes) }),
  (error: unknown) => {
    if (error instanceof Refused) return { refused: error.reason }
    throw error
  },
)
parentPort?.postMessage(outcome)
