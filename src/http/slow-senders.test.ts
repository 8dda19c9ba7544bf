import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { after, before, test } from 'node:test'
import Fastify from 'fastify'
import { servePortal } from '../portal/serve.ts'
import { cutSlowSenders } from './slow-senders.ts'

const app = Fastify()
let portalFolder: string
before(async () => {
  portalFolder = await mkdtemp(join(tmpdir(), 'siar-slow-'))
  await writeFile(join(portalFolder, 'index.html'), '<h1>Beranda</h1>')
  app.addContentTypeParser('video/mp4', { parseAs: 'buffer' }, async (_: unknown, body: Buffer) => body.length)
  app.post('/', async ({ body }) => ({ bytes: body }))
  app.post('/rahasia', { onRequest: async (_, reply) => reply.code(401).send('siapa?') }, async () => '')
  await servePortal(app, { portalFolder })
  cutSlowSenders(app.server, { freeMs: 100, bytesPerMsMin: 1, lookMs: 20 })
  await app.listen({ port: 0, host: '127.0.0.1' })
})
after(async () => {
  await app.close()
  await rm(portalFolder, { recursive: true })
})

/** Sends a request of twenty pieces, one every 20 ms: what is answered, and whether the connection outlives it. */
async function send(line: string, piece: number, headers = 'Content-Type: video/mp4') {
  const socket = connect((app.server.address() as AddressInfo).port)
  let answer = ''
  socket.on('data', (bytes) => (answer += bytes)).on('error', () => {})
  socket.write(`${line} HTTP/1.1\r\nHost: x\r\n${headers}\r\nContent-Length: ${piece * 20}\r\n\r\n`)
  for (let at = 0; at < 20 && !socket.destroyed; at++) {
    socket.write(Buffer.alloc(piece))
    await pause(20)
  }
  const isCut = socket.destroyed
  socket.destroy()
  return { answer, isCut }
}

test('who sends slowly is heard to the end, and who only holds the connection is cut', async () => {
  const [slow, idle] = await Promise.all([send('POST /', 2_000), send('POST /', 1)])
  assert.match(slow.answer, /200 OK[^]*"bytes":40000/)
  assert.deepEqual([slow.isCut, idle], [false, { answer: '', isCut: true }])
})

test('who is answered before they sent all reads their answer, may send on, and is cut when they only hold the connection', async () => {
  await fetch(`http://127.0.0.1:${(app.server.address() as AddressInfo).port}/`) // the portal has it in memory now
  for (const [line, answer, headers] of [
    ['GET /', /^HTTP\/1.1 200 OK[^]*Beranda<\/h1>$/],
    ['POST /rahasia', /^HTTP\/1.1 401 [^]*siapa\?$/],
    ['POST /', /^HTTP\/1.1 415 /, 'Content-Type: text/csv'],
    ['HEAD /', /^HTTP\/1.1 200 OK/],
    ['GET /tidak-ada', /^HTTP\/1.1 404 /],
    ['POST /%zz', /^HTTP\/1.1 400 /],
    ['POST /rahasia', /401 [^]*siapa\?$/, 'Expect: hal-lain'],
  ] as const) {
    const [slow, idle] = await Promise.all([send(line, 2_000, headers), send(line, 1, headers)])
    for (const it of [slow, idle]) assert.match(it.answer, answer)
    assert.deepEqual([slow.isCut, idle.isCut], [false, true], line)
  }
})

test('a connection that asks again and again without a body is left alone', async () => {
  const socket = connect((app.server.address() as AddressInfo).port)
  let answers = ''
  socket.on('data', (bytes) => (answers += bytes))
  for (let at = 0; at < 10; at++) {
    socket.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n')
    await pause(30)
  }
  assert.equal(answers.match(/200 OK/g)?.length, 10)
  assert.equal(socket.destroyed, false)
  socket.destroy()
})
