import assert from 'node:assert/strict'
import { Writable } from 'node:stream'
import { test } from 'node:test'
import Fastify from 'fastify'
import { loggedAddress, loggedRequest } from './logged-request.ts'

const token = 'qX3'.repeat(14)

test('a link that opens something by itself stands in the log without what opens it', () => {
  for (const path of [
    '/l',
    '/api/l',
    '/k',
    '/kalender',
    '/pers/berhenti',
    '/pers/masuk',
    '/app/p',
    '/app/pasang',
    '/api/setup',
    '/api/hub',
  ])
    for (const more of ['', '/decision', '?bahasa=en', '.ics'])
      assert.ok(!loggedAddress(`${path}/${token}${more}`).includes(token), `${path}${more}`)
  assert.equal(loggedAddress(`/api/l/${token}/decision?x=1`), '/api/l/…/decision?x=1')
})

test('every other address is told whole', () => {
  for (const url of ['/', '/l', '/kalender', '/api/letters/1', '/app/papan?tingkat=siaga', '/berita/2026-11/l/longsor'])
    assert.equal(loggedAddress(url), url)
})

test('the server’s own log of requests tells no link, whatever its level', async () => {
  const lines: string[] = []
  const stream = new Writable({
    write(line: Buffer, _, done) {
      lines.push(line.toString())
      done()
    },
  })
  const app = Fastify({ logger: { level: 'trace', stream, serializers: { req: loggedRequest } } })
  for (const path of ['/l', '/k']) app.get(`${path}/:link`, () => 'terbuka')
  await app.inject(`/l/${token}`)
  await app.inject(`/k/${token}`)
  await app.close()
  assert.ok(lines.some((it) => it.includes('/l/…')))
  assert.deepEqual(
    lines.filter((it) => it.includes(token)),
    [],
  )
})
