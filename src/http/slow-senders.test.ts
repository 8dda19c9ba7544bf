import assert from 'node:assert/strict'
import { connect, type AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { test } from 'node:test'
import Fastify from 'fastify'
import { cutSlowSenders } from './slow-senders.ts'

test('who sends slowly is heard to the end, and who only holds the connection is cut', async () => {
  const app = Fastify()
  cutSlowSenders(app, { freeMs: 100, bytesPerMsMin: 1, lookMs: 20 })
  app.addContentTypeParser('*', { parseAs: 'buffer' }, async (_: unknown, body: Buffer) => body.length)
  app.post('/', async ({ body }) => ({ bytes: body }))
  await app.listen({ port: 0 })
  const send = async (piece: number): Promise<string> => {
    const line = connect((app.server.address() as AddressInfo).port)
    let answer = ''
    line.on('data', (bytes) => (answer += bytes)).on('error', () => {})
    line.write(`POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: video/mp4\r\nContent-Length: ${piece * 20}\r\n\r\n`) // prettier-ignore
    for (let at = 0; at < 20 && !line.destroyed; at++) {
      line.write(Buffer.alloc(piece))
      await pause(20)
    }
    return answer
  }
  const [slow, idle] = await Promise.all([send(2_000), send(1)])
  assert.match(slow, /200 OK[^]*"bytes":40000/)
  assert.equal(idle, '')
  await app.close()
})
