import assert from 'node:assert/strict'
import { createDecipheriv, createECDH, createHmac, createPublicKey, randomBytes, verify } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { makePushKey, push, readPushKey, seal, vapid } from './push.ts'

describe('sealed for one browser', () => {
  test('as the example of RFC 8291, appendix A', () => {
    const sealed = seal(
      'When I grow up, I want to be a watermelon',
      {
        p256dh: 'BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4',
        auth: 'BTBZMqHH6r4Tts7J_aSIgg',
      },
      {
        privateKey: Buffer.from('yfWPiYE-n46HLnH0KqZOF1fJJU3MYrct3AELtAQ-oRw', 'base64url'),
        salt: Buffer.from('DGv6ra1nlYgDCS1FRnbzlw', 'base64url'),
      },
    )
    assert.equal(
      sealed.toString('base64url'),
      'DGv6ra1nlYgDCS1FRnbzlwAAEABBBP4z9KsN6nGRTbVYI_c7VJSPQTBtkgcy27mlmlMoZIIgDll6e3vCYLocInmYWAmS6TlzAC8wEqKK6PBru3jl7A_yl95bQpu6cVPTpK4Mqgkf1CXztLVBSt2Ks3oZwbuwXPXLWyouBWLVWGNWQexSgSxsj_Qulcy4a-fN',
    )
  })

  test('the office proves itself to the push service by its own key (RFC 8292)', () => {
    const key = readPushKey(makePushKey())
    const header = vapid(
      key,
      { endpoint: 'https://push.contoh.id/abc', contact: 'https://siar.contoh.go.id' },
      new Date(0),
    )
    const [, token = '', k = ''] = /^vapid t=([\w.-]+), k=([\w-]+)$/.exec(header) ?? []
    const [head = '', claims = '', signature = ''] = token.split('.')
    const read = JSON.parse(Buffer.from(claims, 'base64url').toString())
    assert.deepEqual(read, { aud: 'https://push.contoh.id', exp: 43_200, sub: 'https://siar.contoh.go.id' })
    const point = Buffer.from(k, 'base64url')
    const jwk = {
      kty: 'EC',
      crv: 'P-256',
      x: point.subarray(1, 33).toString('base64url'),
      y: point.subarray(33).toString('base64url'),
    }
    assert.ok(
      verify(
        'sha256',
        Buffer.from(`${head}.${claims}`),
        { key: createPublicKey({ key: jwk, format: 'jwk' }), dsaEncoding: 'ieee-p1363' },
        Buffer.from(signature, 'base64url'),
      ),
    )
  })
})

describe('through a push service', () => {
  let server: Server
  let port = 0
  let status = 201
  const asked: { headers: IncomingHttpHeaders; body: Buffer }[] = []
  const browser = createECDH('prime256v1')
  browser.generateKeys()
  const auth = randomBytes(16)
  const key = readPushKey(makePushKey())
  before(async () => {
    server = createServer((request, response) => {
      const parts: Buffer[] = []
      request.on('data', (part: Buffer) => parts.push(part))
      request.on('end', () => {
        asked.push({ headers: request.headers, body: Buffer.concat(parts) })
        if (status > 0) response.writeHead(status).end()
      })
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = (server.address() as AddressInfo).port
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  const subscription = () => ({
    endpoint: `http://127.0.0.1:${port}/ujung`,
    p256dh: browser.getPublicKey().toString('base64url'),
    auth: auth.toString('base64url'),
  })
  const send = (guard = { mayConnect: () => true, timeoutMs: 10_000 }) =>
    push(
      subscription(),
      { text: '{"judul":"Banjir"}', urgent: true, key, contact: 'https://siar.contoh.go.id' },
      new Date(),
      guard,
    )

  test('only the browser reads it', async () => {
    status = 201
    assert.deepEqual(await send(), { state: 'sent' })
    const { headers, body } = asked.at(-1) as (typeof asked)[number]
    assert.equal(headers['urgency'], 'high')
    assert.equal(headers['content-encoding'], 'aes128gcm')
    assert.doesNotMatch(body.toString('latin1'), /Banjir/)
    assert.equal(opened(body), '{"judul":"Banjir"}')
  })

  test('a service that is full, gone, refuses, hangs or lies inside is told apart', async () => {
    const stateWith = async (answer: number) => {
      status = answer
      return (await send()).state
    }
    assert.equal(await stateWith(410), 'gone')
    assert.equal(await stateWith(404), 'gone')
    assert.equal(await stateWith(429), 'later')
    assert.equal(await stateWith(503), 'later')
    assert.equal(await stateWith(403), 'refused')
    status = 0 // hangs
    assert.equal((await send({ mayConnect: () => true, timeoutMs: 400 })).state, 'later')
    const count = asked.length
    assert.equal((await send({ mayConnect: () => false, timeoutMs: 400 })).state, 'refused')
    assert.equal(asked.length, count)
  })

  test('a key that is no point of the curve is no browser’s', async () => {
    const off = Buffer.alloc(65, 7)
    off[0] = 4
    const it = { text: '{}', urgent: false, key, contact: 'https://siar.contoh.go.id' }
    const sent = await push({ ...subscription(), p256dh: off.toString('base64url') }, it, new Date(), {
      mayConnect: () => true,
      timeoutMs: 400,
    })
    assert.equal(sent.state, 'gone')
  })

  function opened(body: Buffer): string {
    const salt = body.subarray(0, 16)
    const ours = body.subarray(21, 21 + (body[20] ?? 0))
    const sealed = body.subarray(21 + ours.length)
    const hkdf = (it: Buffer, from: Buffer, info: Buffer, length: number) => {
      const pseudo = createHmac('sha256', it).update(from).digest()
      return createHmac('sha256', pseudo)
        .update(Buffer.concat([info, Buffer.from([1])]))
        .digest()
        .subarray(0, length)
    }
    const info = Buffer.concat([Buffer.from('WebPush: info\0'), browser.getPublicKey(), ours])
    const secret = hkdf(auth, browser.computeSecret(ours), info, 32)
    const decipher = createDecipheriv(
      'aes-128-gcm',
      hkdf(salt, secret, Buffer.from('Content-Encoding: aes128gcm\0'), 16),
      hkdf(salt, secret, Buffer.from('Content-Encoding: nonce\0'), 12),
    )
    decipher.setAuthTag(sealed.subarray(-16))
    const plain = Buffer.concat([decipher.update(sealed.subarray(0, -16)), decipher.final()])
    return plain.subarray(0, -1).toString()
  }
})
