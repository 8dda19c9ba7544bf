import { parentPort } from 'node:worker_threads'
import { parseLetter } from './letter.ts'
import type { ReadLetter } from './letter-reader.ts'

parentPort?.on('message', async (bytes: Uint8Array) => {
  const answer: ReadLetter = await parseLetter(bytes).catch((error: { code?: string }) => ({
    failed: error.code === 'EMAXLEN' ? 'too-much' : 'broken',
  }))
  const moved = 'failed' in answer ? [] : new Set(answer.parts.map((it) => it.bytes.buffer as ArrayBuffer))
  parentPort?.postMessage(answer, [...moved])
})
