import assert from 'node:assert/strict'
import { mkdir, mkdtemp, rm, symlink, utimes, writeFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import fc from 'fast-check'
import Fastify, { type FastifyInstance } from 'fastify'
import { filePathOf, servePortal } from './serve.ts'

let app: FastifyInstance
let root: string
let url: string

before(async () => {
  root = await mkdtemp(join(tmpdir(), 'siar-serve-'))
  const portal = join(root, 'portal')
  await mkdir(join(portal, 'berita/2026-11/longsor'), { recursive: true })
  await mkdir(join(portal, 'berkas-publik'))
  await mkdir(join(portal, 'kosong'))
  await writeFile(join(root, 'rahasia.txt'), 'rahasia')
  await writeFile(join(portal, 'index.html'), `<h1>Beranda</h1>${'kabar '.repeat(500)}`)
  await writeFile(join(portal, '404.html'), '<h1>tidak ada di sini</h1>')
  await writeFile(join(portal, 'feed.xml'), '<rss/>')
  await writeFile(join(portal, 'atom.xml'), '<feed/>')
  await writeFile(join(portal, 'feed.json'), '{}')
  await writeFile(join(portal, '.siar.json'), 'rahasia')
  await writeFile(join(portal, 'berita/.baru-0011'), 'setengah')
  await writeFile(join(portal, 'berita/2026-11/longsor/index.html'), '<h1>Longsor</h1>')
  await writeFile(join(portal, 'berkas-publik/a.docx'), 'docx')
  await writeFile(join(portal, 'berkas-publik/b.png'), 'png')
  await writeFile(join(portal, 'berkas-publik/a.vtt'), 'WEBVTT\n')
  await writeFile(join(portal, 'berkas-publik/kecil.mp4'), Buffer.alloc(1_000, 1))
  await writeFile(join(portal, 'berkas-publik/besar.webm'), Buffer.alloc(900_000, 1))
  await writeFile(join(portal, 'berkas-publik/besar.pdf'), Buffer.alloc(2_000_000, 1))
  app = Fastify()
  app.get('/api/ada', async () => 'api')
  app.setNotFoundHandler((_, reply) => reply.code(404).send({ code: 'absent' }))
  await servePortal(app, { portalFolder: portal })
  url = await app.listen({ port: 0, host: '127.0.0.1' })
})
after(async () => {
  await app.close()
  await rm(root, { recursive: true })
})

const get = (path: string, headers: Record<string, string> = {}, method = 'GET') =>
  fetch(url + path, { headers, method, redirect: 'manual' })

test('pages, feeds and files come with their own types', async () => {
  for (const [path, type] of [
    ['/', 'text/html; charset=utf-8'],
    ['/berita/2026-11/longsor/', 'text/html; charset=utf-8'],
    ['/feed.xml', 'application/rss+xml; charset=utf-8'],
    ['/atom.xml', 'application/atom+xml; charset=utf-8'],
    ['/feed.json', 'application/feed+json; charset=utf-8'],
    ['/berkas-publik/b.png', 'image/png'],
  ] as const) {
    const answer = await get(path)
    assert.equal(answer.status, 200, path)
    assert.equal(answer.headers.get('content-type'), type)
    await answer.arrayBuffer()
  }
})

test('every answer tells the browser to run nothing but our own', async () => {
  for (const path of ['/', '/', '/tidak-ada', '/berkas-publik/besar.pdf']) {
    const answer = await get(path)
    assert.match(answer.headers.get('content-security-policy') ?? '', /default-src 'none'/)
    assert.doesNotMatch(answer.headers.get('content-security-policy') ?? '', /script-src[^;]*unsafe/)
    assert.equal(answer.headers.get('x-content-type-options'), 'nosniff')
    await answer.arrayBuffer()
  }
})

test('a document is handed over, not opened; in a picture nothing runs', async () => {
  assert.equal((await get('/berkas-publik/a.docx')).headers.get('content-disposition'), 'attachment')
  assert.match((await get('/berkas-publik/b.png')).headers.get('content-security-policy') ?? '', /sandbox/)
})

test('an address of a folder goes on to its slash, wherever the portal is mounted', async () => {
  const answer = await get('/berita/2026-11/longsor?x=1')
  assert.equal(answer.status, 301)
  assert.equal(answer.headers.get('location'), 'longsor/?x=1')
  assert.equal((await get('/kosong')).status, 404)
})

test('what the reader has already is not sent again', async () => {
  const first = await get('/')
  await first.text()
  const tag = first.headers.get('etag') ?? ''
  const date = first.headers.get('last-modified') ?? ''
  assert.equal((await get('/', { 'if-none-match': tag })).status, 304)
  assert.equal((await get('/', { 'if-none-match': `"x", W/${tag}` })).status, 304)
  assert.equal((await get('/', { 'if-modified-since': date })).status, 304)
  assert.equal((await get('/', { 'if-none-match': '"x"', 'if-modified-since': date })).status, 200)
  assert.equal(
    (
      await get('/berkas-publik/besar.pdf', {
        'if-none-match': (await get('/berkas-publik/besar.pdf', {}, 'HEAD')).headers.get('etag') ?? '',
      })
    ).status,
    304,
  )
})

test('HEAD says everything and sends nothing', async () => {
  for (const path of ['/', '/berkas-publik/besar.pdf', '/tidak-ada']) {
    const answer = await get(path, {}, 'HEAD')
    assert.equal((await answer.arrayBuffer()).byteLength, 0)
    assert.ok(Number(answer.headers.get('content-length')) > 0)
  }
})

test('a page travels small to whoever can unpack it, and whole to who cannot', async () => {
  const small = await get('/', { 'accept-encoding': 'gzip, br' })
  assert.equal(small.headers.get('content-encoding'), 'gzip')
  assert.match(await small.text(), /Beranda/)
  const whole = await get('/', { 'accept-encoding': 'identity' })
  assert.equal(whole.headers.get('content-encoding'), null)
  assert.equal(whole.headers.get('vary'), 'accept-encoding')
})

test('a page that was replaced is seen within about a second, one that was removed is gone', async () => {
  const file = join(root, 'portal/ganti.html')
  await writeFile(file, 'lama')
  assert.equal(await (await get('/ganti.html')).text(), 'lama')
  await writeFile(file, 'baru')
  await utimes(file, new Date(), new Date(Date.now() + 5_000))
  await wait(1_100)
  assert.equal(await (await get('/ganti.html')).text(), 'baru')
  await rm(file)
  await wait(1_100)
  assert.equal((await get('/ganti.html')).status, 404)
})

test('nothing outside the folder, nothing hidden and nothing half-written is ever given out', async () => {
  await symlink('/etc', join(root, 'portal/berita/.tautan')).catch(() => {})
  for (const path of [
    '/../rahasia.txt',
    '/%2e%2e/rahasia.txt',
    '/berita/..%2f..%2f..%2frahasia.txt',
    '/..%5crahasia.txt',
    '/.siar.json',
    '/%2esiar.json',
    '/berita/.baru-0011',
    '/berita/.tautan/passwd',
    '//etc/passwd',
    '/index.html%00.png',
    '/%',
    '/%ff',
    `/${'a'.repeat(5_000)}`,
    '/berita/./.baru-0011',
  ]) {
    const [status, body] = await rawGet(path)
    assert.ok(status === 404 || status === 400 || status === 414, `${path}: ${status}`)
    assert.doesNotMatch(body, /rahasia|setengah|root:/, path)
  }
})

test('no address whatever names a file outside the folder or a hidden one', () => {
  fc.assert(
    fc.property(
      fc.array(
        fc.oneof(
          fc.constantFrom('..', '.', '%2e', '%2f', '/', '\\', '%5c', '%00', 'a', '%252e'),
          fc.string({ maxLength: 4 }),
        ),
      ),
      (parts) => {
        const path = filePathOf(`/${parts.join('')}`)
        if (path === null) return
        assert.ok(path.startsWith('/'))
        assert.doesNotMatch(path, /(^|\/)\.|\\|\0|\/\//)
        assert.ok(join('/akar', path).startsWith('/akar/'))
      },
    ),
    { numRuns: 2_000 },
  )
})

test('a video comes in the parts that a player asks for, small or large, and in one piece to everybody else', async () => {
  for (const [name, size] of [
    ['kecil.mp4', 1_000],
    ['besar.webm', 900_000],
  ] as const) {
    const path = `/berkas-publik/${name}`
    const whole = await get(path)
    assert.equal(whole.headers.get('accept-ranges'), 'bytes')
    assert.match(whole.headers.get('content-type') ?? '', /^video\//)
    assert.equal(whole.headers.get('content-disposition'), null)
    assert.equal((await whole.arrayBuffer()).byteLength, size)
    const etag = whole.headers.get('etag') as string
    for (const [range, status, length, said] of [
      ['bytes=0-1', 206, 2, `bytes 0-1/${size}`],
      ['bytes=900-', 206, size - 900, `bytes 900-${size - 1}/${size}`],
      ['bytes=-5', 206, 5, `bytes ${size - 5}-${size - 1}/${size}`],
      [`bytes=${size}-`, 416, 0, `bytes */${size}`],
      ['bytes=0-1,5-6', 200, size, null],
      ['bytes=5-1', 200, size, null],
    ] as const) {
      const answer = await get(path, { range })
      assert.deepEqual(
        [answer.status, (await answer.arrayBuffer()).byteLength, answer.headers.get('content-range')],
        [status, length, said],
        `${name} ${range}`,
      )
    }
    assert.equal((await get(path, { range: 'bytes=0-1', 'if-range': etag })).status, 206)
    assert.equal((await get(path, { range: 'bytes=0-1', 'if-range': '"lain"' })).status, 200)
    const head = await get(path, { range: 'bytes=0-1' }, 'HEAD') // a part is asked for by GET alone
    assert.deepEqual([head.status, head.headers.get('content-length')], [200, String(size)])
  }
  assert.equal((await get('/', { range: 'bytes=0-1' })).status, 200)
  assert.equal((await get('/berkas-publik/a.vtt')).headers.get('content-type'), 'text/vtt; charset=utf-8')
})

test('an address of the API that does not exist is answered as the API answers', async () => {
  const answer = await get('/api/tidak-ada')
  assert.equal(answer.status, 404)
  assert.deepEqual(await answer.json(), { code: 'absent' })
})

/** Without a client that would tidy the address first. */
function rawGet(path: string): Promise<[number, string]> {
  return new Promise((resolve, reject) => {
    const { port, hostname } = new URL(url)
    const socket = connect(Number(port), hostname, () =>
      socket.write(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`),
    )
    let text = ''
    socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')))
    socket.on('end', () => resolve([Number(text.slice(9, 12)), text]))
    socket.on('error', reject)
  })
}
