import assert from 'node:assert/strict'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, describe, test } from 'node:test'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { guardedGet } from './guarded.ts'
import { isServiceAddress } from '../base/service-address.ts'
import { isInsideAddress, isPublicAddress } from './public-address.ts'

describe('addresses of the open internet', () => {
  test('are told from those inside, in whatever form they are written', () => {
    for (const inside of [
      ['127.0.0.1', '127.8.8.8', '0.0.0.0', '10.1.2.3', '172.16.0.1', '192.168.1.1', '169.254.169.254', '100.64.0.1'],
      ['224.0.0.1', '255.255.255.255', '192.0.2.1', '198.18.0.1', '240.0.0.1', '::1', '::', 'fe80::1', 'fe80::1%eth0'],
      ['fc00::1', 'fd12::1', 'ff02::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::'],
      ['64:ff9b::a9fe:a9fe', '64:ff9b::a01:203', '64:ff9b::a83f:8110', '64:ff9b::', '64:ff9b:1::808:808'],
      [
        '::7f00:1',
        '::a9fe:a9fe',
        '64:ff9b:1::7f00:1',
        '2001:0:7f00:1::',
        '4000::1',
        '168.63.129.16',
        '::ffff:a83f:8110',
      ],
      ['2001:db8::1', '', 'localhost', '1', '0x7f000001x'],
    ].flat())
      assert.equal(isPublicAddress(inside), false, inside)
    for (const outside of ['8.8.8.8', '103.10.60.1', '2606:4700:4700::1111', '::ffff:8.8.8.8', '64:ff9b::808:808'])
      assert.equal(isPublicAddress(outside), true, outside)
  })
})

describe('addresses of one’s own network', () => {
  test('are this machine’s and private ones, never the cloud’s own or the open internet’s', () => {
    for (const inside of [
      '127.0.0.1',
      '10.1.2.3',
      '172.16.0.1',
      '192.168.1.1',
      '100.64.0.1',
      '::1',
      'fd12::1',
      '::ffff:10.0.0.1',
    ])
      assert.equal(isInsideAddress(inside), true, inside)
    for (const elsewhere of [
      '169.254.169.254',
      'fe80::1%eth0',
      '0.0.0.0',
      '8.8.8.8',
      '224.0.0.1',
      '255.255.255.255',
      'localhost',
      '',
    ])
      assert.equal(isInsideAddress(elsewhere), false, elsewhere)
  })
  test('a service’s address is plain http or https, with nothing of a person or a query in it', () => {
    for (const fine of ['https://esign.contoh.go.id', 'http://10.0.0.5:8080/layanan'])
      assert.ok(isServiceAddress(fine), fine)
    for (const odd of [
      '',
      'esign',
      'ftp://10.0.0.5',
      'https://a:b@esign.go.id',
      'https://esign.go.id/?a=1',
      'https://esign.go.id/#a',
      'file:///etc/passwd',
    ])
      assert.equal(isServiceAddress(odd), false, odd)
  })
})

describe('a guarded request', () => {
  const packedBy: Record<string, Buffer | undefined> = {
    gzip: gzipSync('halo'),
    br: brotliCompressSync('halo'),
    deflate: deflateSync('halo'),
  }
  let server: Server
  let base = ''
  let port = ''
  let hits = 0
  before(async () => {
    server = createServer((request, response) => {
      hits += 1
      const { url = '' } = request
      if (url.startsWith('/to?')) return response.writeHead(302, { location: decodeURIComponent(url.slice(4)) }).end()
      if (url.startsWith('/moved?'))
        return response.writeHead(308, { location: decodeURIComponent(url.slice(7)) }).end()
      if (url === '/unchanged') return response.writeHead(304, { location: '/asked' }).end()
      if (url === '/asked') return response.end(JSON.stringify(request.headers))
      const form = url.match(/^\/packed-(\w+)$/)?.[1]
      if (form) return response.writeHead(200, { 'content-encoding': form }).end(packedBy[form] ?? 'bukan gzip')
      if (url === '/bomb')
        return response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(50_000_000)))
      if (url === '/large') return response.end(Buffer.alloc(200_000, 'a'))
      if (url === '/slow') return // never answered
      if (url === '/drip') {
        response.write('a')
        return
      }
      if (url === '/gone') return response.writeHead(410).end()
      response.writeHead(200, { 'content-type': 'text/plain' }).end('halo')
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    port = String((server.address() as AddressInfo).port)
    base = `http://127.0.0.1:${port}`
  })
  after(() => {
    server.closeAllConnections()
    server.close()
  })
  // As the outside would be, were this machine's own address the internet.
  const get = (timeoutMs = 10_000) =>
    guardedGet({ mayConnect: (it) => it === '127.0.0.1', ports: new Set(['', port]), timeoutMs, hopsMax: 3 })

  test('answers with status, last address and body, and with the head alone when asked so', async () => {
    const whole = await get()(`${base}/`, { maxBytes: 100 })
    assert.deepEqual('status' in whole && [whole.status, whole.address, whole.body.toString()], [
      200,
      `${base}/`,
      'halo',
    ])
    const head = await get()(`${base}/gone`, { maxBytes: 0 })
    assert.equal('status' in head && head.status, 410)
  })

  test('by default never reaches this machine, its network or the cloud’s own address', async () => {
    const before = hits
    const outside = guardedGet({ timeoutMs: 2_000, ports: new Set(['', port]) })
    for (const address of [
      `${base}/`,
      `http://localhost:${port}/`,
      `http://[::1]:${port}/`,
      `http://[::ffff:127.0.0.1]:${port}/`,
      `http://2130706433:${port}/`,
      `http://0x7f.1:${port}/`,
      `http://127.1:${port}/`,
      'http://169.254.169.254/latest/meta-data/',
      'http://10.0.0.1/',
    ])
      assert.deepEqual(await outside(address, { maxBytes: 0 }), { failed: 'address-refused' }, address)
    assert.equal(hits, before)
  })

  test('refuses what is no plain web address: other schemes, a password in it, an unusual port', async () => {
    for (const address of [
      'file:///etc/passwd',
      'ftp://example.org/',
      'gopher://127.0.0.1/',
      'data:text/plain,x',
      'javascript:alert(1)',
      `http://a:b@127.0.0.1:${port}/`,
      'http://127.0.0.1:22/',
      'http://',
      '',
      'bukan alamat',
    ])
      assert.deepEqual(await get()(address, { maxBytes: 0 }), { failed: 'address-refused' }, address)
  })

  test('judges every hop: a redirect inside is not followed, and one that never ends is left', async () => {
    const to = (address: string) => `${base}/to?${encodeURIComponent(address)}`
    const fine = await get()(to(`${base}/gone`), { maxBytes: 0 })
    assert.equal('status' in fine && fine.status, 410)
    for (const inside of ['http://10.0.0.1/', 'http://169.254.169.254/', 'file:///etc/passwd', `http://[::1]:${port}/`])
      assert.deepEqual(await get()(to(inside), { maxBytes: 0 }), { failed: 'address-refused' }, inside)
    assert.deepEqual(await get()(to(to(to(to(to(`${base}/`))))), { maxBytes: 0 }), { failed: 'too-many-hops' })
  })

  test('what has not changed leads nowhere, whatever address it names', async () => {
    const answer = await get()(`${base}/unchanged`, { maxBytes: 100, headers: { 'if-none-match': '"a"' } })
    assert.deepEqual('status' in answer && [answer.status, answer.address, answer.movedTo], [
      304,
      `${base}/unchanged`,
      null,
    ])
  })

  test('an address that moved for good is told, as far as it is for good', async () => {
    const moved = (address: string) => `${base}/moved?${encodeURIComponent(address)}`
    const to = (address: string) => `${base}/to?${encodeURIComponent(address)}`
    const movedTo = async (address: string) => {
      const answer = await get()(address, { maxBytes: 100 })
      return 'status' in answer ? answer.movedTo : answer.failed
    }
    assert.equal(await movedTo(`${base}/`), null)
    assert.equal(await movedTo(to(`${base}/`)), null)
    assert.equal(await movedTo(moved(moved(`${base}/`))), `${base}/`)
    assert.equal(await movedTo(moved(to(`${base}/`))), to(`${base}/`))
    assert.equal(await movedTo(to(moved(`${base}/`))), null)
  })

  test('carries what is asked beside, over redirects too', async () => {
    const answer = await get()(`${base}/to?${encodeURIComponent(`${base}/asked`)}`, {
      maxBytes: 10_000,
      headers: { 'if-none-match': '"a"', accept: 'application/rss+xml' },
    })
    const asked = JSON.parse('body' in answer ? answer.body.toString() : '{}') as Record<string, string>
    assert.deepEqual([asked['if-none-match'], asked['accept']], ['"a"', 'application/rss+xml'])
    assert.equal(asked['accept-encoding'], undefined)
  })

  test('unpacks what came packed where that was allowed, and never more than was allowed', async () => {
    for (const form of ['gzip', 'br', 'deflate']) {
      const answer = await get()(`${base}/packed-${form}`, { maxBytes: 100, packed: true })
      assert.equal('body' in answer && answer.body.toString(), 'halo', form)
    }
    assert.deepEqual(await get()(`${base}/bomb`, { maxBytes: 100_000, packed: true }), { failed: 'too-large' })
    assert.deepEqual(await get()(`${base}/packed-x`, { maxBytes: 100, packed: true }).then((it) => 'status' in it && it.body.toString()), 'bukan gzip') // prettier-ignore
    packedBy['gzip'] = Buffer.from('bukan gzip')
    packedBy['br'] = Buffer.from('bukan brotli sama sekali')
    for (const form of ['gzip', 'br'])
      assert.deepEqual(await get()(`${base}/packed-${form}`, { maxBytes: 100, packed: true }), { failed: 'unreadable' }, form) // prettier-ignore
  })

  test('a name that leads inside is refused, however it was judged before', async () => {
    const rebound = guardedGet({ mayConnect: () => false, ports: new Set(['', port]), timeoutMs: 2_000 })
    assert.deepEqual(await rebound(`http://localhost:${port}/`, { maxBytes: 0 }), { failed: 'address-refused' })
  })

  test('does not wait for ever, nor read for ever', async () => {
    assert.deepEqual(await get(700)(`${base}/slow`, { maxBytes: 10 }), { failed: 'too-slow' })
    assert.deepEqual(await get(700)(`${base}/drip`, { maxBytes: 10 }), { failed: 'too-slow' })
    assert.deepEqual(await get()(`${base}/large`, { maxBytes: 10_000 }), { failed: 'too-large' })
  })

  test('tells a name that is nobody’s from a machine that does not answer', async () => {
    const outside = guardedGet({ timeoutMs: 4_000 })
    const nobody = await outside('http://tidak-ada.invalid/', { maxBytes: 0 })
    assert.ok('failed' in nobody && ['no-name', 'too-slow', 'no-connection'].includes(nobody.failed))
    const shut = guardedGet({ mayConnect: () => true, ports: new Set(['1']), timeoutMs: 2_000 })
    assert.deepEqual(await shut('http://127.0.0.1:1/', { maxBytes: 0 }), { failed: 'no-connection' })
  })
})
