import assert from 'node:assert/strict'
import { mkdtemp, readdir, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { createServer, request, type Server } from 'node:http'
import { connect, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import { browserFile } from '../../test/browser/browser.ts'
import { askingOwn, openCamera, type OwnPage } from './camera.ts'
import { findBrowser } from './find-browser.ts'
import { openGuardedProxy } from './guarded-proxy.ts'

let inside: Server // what stands in the office's network and no page may reach
let port = 0
const asked: string[] = []
before(async () => {
  inside = createServer((it, answer) => {
    asked.push(it.url ?? '')
    answer.end('rahasia')
  })
  await new Promise<void>((resolve) => void inside.listen(0, '127.0.0.1', resolve))
  port = (inside.address() as AddressInfo).port
})
after(() => void inside?.close())

const through = (proxy: string, path: string) =>
  new Promise<{ status: number; body: string }>((resolve, reject) => {
    const url = new URL(proxy)
    const on = request({ host: url.hostname, port: url.port, path, agent: false }, (answer) => {
      let body = ''
      answer.on('data', (part) => (body += part)).on('end', () => resolve({ status: answer.statusCode ?? 0, body }))
    })
    on.on('error', reject).end()
  })
const tunnel = (proxy: string, to: string) =>
  new Promise<string>((resolve, reject) => {
    const url = new URL(proxy)
    const on = connect(Number(url.port), url.hostname, () => on.write(`CONNECT ${to} HTTP/1.1\r\nHost: ${to}\r\n\r\n`))
    on.once('data', (bytes) => {
      resolve(bytes.toString().split('\r\n')[0] ?? '')
      on.destroy()
    })
    on.once('close', () => resolve('cut')).once('error', reject)
  })

test('the proxy of a browser lets nothing through to this machine or its network, however it is written', async () => {
  const proxy = await openGuardedProxy({ maxBytes: 1_000, ports: new Set([String(port), '', '80', '443']) })
  for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`, `[::ffff:127.0.0.1]:${port}`, `2130706433:${port}`, '169.254.169.254', '10.1.2.3']) {
    assert.ok([403, 502].includes((await through(proxy.address, `http://${host}/x`)).status), host)
    assert.ok(!/ 200 /.test(await tunnel(proxy.address, host.includes(':') ? host : `${host}:80`).catch(() => 'cut')), host) // prettier-ignore
  } // prettier-ignore
  assert.equal((await through(proxy.address, 'ftp://contoh.id/x')).status, 403)
  assert.equal((await through(proxy.address, '/healthz')).status, 403)
  assert.deepEqual(asked, [])
  await proxy.close()
})

test('what may be reached is reached, to so many bytes and no more', async () => {
  const proxy = await openGuardedProxy({ maxBytes: 10, ports: new Set([String(port)]), mayConnect: () => true })
  assert.deepEqual(await through(proxy.address, `http://127.0.0.1:${port}/a`), { status: 200, body: 'rahasia' })
  await assert.rejects(through(proxy.address, `http://127.0.0.1:${port}/b`)) // the second one goes over it
  assert.equal((await through(proxy.address, `http://127.0.0.1:${port}/c`)).status, 403)
  await proxy.close()
  asked.length = 0
})

test('a browser shows the office’s own page in full and its archive, and reaches nothing inside', async () => {
  const html = `<!doctype html><title>Judul</title><h1>Bantuan pupuk</h1>
    <img src="http://127.0.0.1:${port}/gambar"><iframe src="http://localhost:${port}/bingkai"></iframe>
    <script>fetch('http://127.0.0.1:${port}/skrip', { mode: 'no-cors' }).catch(() => {}); new WebSocket('ws://127.0.0.1:${port}/soket')</script>
    <p style="height: 12000px">isi</p>`
  const paths: string[] = []
  const page: OwnPage = {
    status: 200,
    headers: [['content-type', 'text/html; charset=utf-8']],
    body: Buffer.from(html),
  }
  const camera = openCamera(await browserFile(), { url: 'https://info.contoh.go.id', ask: async (path) => (paths.push(path), page) }) // prettier-ignore
  const taken = await camera('https://info.contoh.go.id/berita/1/')
  assert.ok(!('failed' in taken), JSON.stringify(taken))
  assert.ok(paths.includes('/berita/1/'))
  assert.deepEqual([taken.width, taken.height, taken.cut], [1280, 10_000, true])
  const { format, width, height } = await sharp(taken.picture ?? Buffer.alloc(0)).metadata()
  assert.deepEqual([format, width, height], ['png', 1280, 10_000])
  assert.match(taken.archive?.toString() ?? '', /multipart\/related[^]*Bantuan pupuk/)
  assert.deepEqual(asked, [])
  assert.deepEqual((await readdir(tmpdir())).filter((name) => name.startsWith('siar-camera-')), []) // prettier-ignore
})

test('a browser that is none, or cannot be run, is no harm', async () => {
  const own = { url: 'https://info.contoh.go.id', ask: async () => assert.fail('nobody asks') }
  assert.deepEqual(await openCamera('/bin/false', own)('https://info.contoh.go.id/'), { failed: 'no-start' })
  assert.equal(await findBrowser('none', process.env['PATH']), null)
  assert.equal(await findBrowser('/tidak/ada', process.env['PATH']), null)
  assert.equal(await findBrowser('/bin/false', ''), '/bin/false')
  assert.equal(await findBrowser(undefined, 'bin::/tidak/ada'), null)
})

test('the office’s own server is asked for few pages at a time, and for no more than a page is made of', async () => {
  let [under, most] = [0, 0]
  const ask = async (_: string, maxBytes: number): Promise<OwnPage> => {
    most = Math.max(most, ++under)
    await new Promise((resolve) => setTimeout(resolve, 2))
    under--
    return { status: 200, headers: [], body: Buffer.alloc(maxBytes) }
  }
  const own = askingOwn({ url: 'https://info.contoh.go.id', ask })
  const pages = await Promise.all(Array.from({ length: 20 }, (_, at) => own(`/${at}.jpg`)))
  assert.equal(most, 4)
  assert.equal(pages.reduce((sum, it) => sum + (it?.body.length ?? 0), 0), 40 * 1024 * 1024) // prettier-ignore
  assert.equal(await own('/lagi.jpg'), null)
})

test('what a shot left whose server was killed is cleared by the next one; one under way is not', async () => {
  const [left, young] = await Promise.all(['lama', 'baru'].map((it) => mkdtemp(join(tmpdir(), `siar-camera-${it}-`)))) as [string, string] // prettier-ignore
  await writeFile(join(left, 'Cookies'), 'x')
  await utimes(left, new Date(), new Date(Date.now() - 10 * 60_000))
  await openCamera('/bin/false', { url: 'https://info.contoh.go.id', ask: async () => null })('https://info.contoh.go.id/') // prettier-ignore
  assert.deepEqual(await Promise.all([left, young].map((it) => stat(it).then(() => true, () => false))), [false, true]) // prettier-ignore
  await rm(young, { recursive: true })
})
