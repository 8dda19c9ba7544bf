import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { guardedGet, type GuardedGet } from '../src/outgoing/guarded.ts'

export type Answers = Record<string, (request: IncomingMessage, response: ServerResponse) => void>

export type NewsSite = {
  /** What each path answers, as the test says; any other is not there. */
  readonly answers: Answers
  /** What was asked, in order. */
  readonly asked: { path: string; headers: IncomingMessage['headers'] }[]
  readonly port: string
  /** Reaches this site and nothing else. */
  readonly get: GuardedGet
  /** Forgets what it answers and what was asked. */
  clear(): void
  close(): void
}

/** A news site of a test's own. */
export async function openNewsSite(): Promise<NewsSite> {
  const answers: Answers = {}
  const asked: NewsSite['asked'] = []
  const server = createServer((request, response) => {
    asked.push({ path: request.url ?? '', headers: request.headers })
    const answer = answers[request.url ?? '']
    if (answer) answer(request, response)
    else response.writeHead(404).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const port = String((server.address() as AddressInfo).port)
  return {
    answers,
    asked,
    port,
    get: guardedGet({ mayConnect: (it) => it === '127.0.0.1', ports: new Set([port]), timeoutMs: 1_500 }),
    clear: () => {
      for (const path of Object.keys(answers)) delete answers[path]
      asked.length = 0
    },
    close: () => {
      server.closeAllConnections()
      server.close()
    },
  }
}
