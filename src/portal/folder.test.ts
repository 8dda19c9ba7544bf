import assert from 'node:assert/strict'
import { link, lstat, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, describe, test } from 'node:test'
import { openSmallDisk, whyNoSmallDisk, type SmallDisk } from '../../test/faults/small-disk.ts'
import { openFolder, replaceFolder } from './folder.ts'

let parent: string
let root: string
beforeEach(async () => {
  parent = await mkdtemp(join(tmpdir(), 'siar-folder-'))
  root = join(parent, 'portal')
})
afterEach(() => rm(parent, { recursive: true }))

const read = (path: string) => readFile(join(root, path), 'utf8')
const inodeOf = async (path: string) => (await stat(join(root, path))).ino
const pages = (texts: Record<string, string>) =>
  replaceFolder(root, async (folder) => {
    const changed = []
    for (const [path, text] of Object.entries(texts)) if (await folder.put(path, text)) changed.push(path)
    return changed
  })

test('a folder is written beside the old one and takes its place in one step; what reads as before is not written again', async () => {
  assert.deepEqual(await pages({ '/index.html': 'satu', '/berita/a/index.html': 'a' }), ['/index.html', '/berita/a/index.html']) // prettier-ignore
  const kept = await inodeOf('berita/a/index.html')
  let during = ''
  await replaceFolder(root, async (folder) => {
    await folder.put('/index.html', 'dua')
    during = await read('index.html')
    assert.equal(await folder.put('/berita/a/index.html', 'a'), false)
  })
  assert.equal(during, 'satu', 'whoever reads meanwhile reads the old one')
  assert.equal(await read('index.html'), 'dua')
  assert.equal(await inodeOf('berita/a/index.html'), kept)
  assert.equal((await readdir(parent)).length, 2, 'the folder and the link to it')
})

test('what is written anew afterwards leaves a file that two folders shared as it was in the other', async () => {
  await pages({ '/index.html': 'satu' })
  await mkdir(join(parent, 'lain'))
  await link(join(root, 'index.html'), join(parent, 'lain', 'index.html'))
  await openFolder(root).put('/index.html', 'dua')
  assert.equal(await readFile(join(parent, 'lain', 'index.html'), 'utf8'), 'satu')
})

test('whatever stops it, the old folder stays as it was and nothing lies beside it', async () => {
  await pages({ '/index.html': 'satu' })
  const stopped = replaceFolder(root, async (folder) => {
    await folder.put('/index.html', 'setengah')
    throw new Error('listrik padam')
  })
  await assert.rejects(stopped, /listrik padam/)
  assert.equal(await read('index.html'), 'satu')
  assert.equal((await readdir(parent)).length, 2)
})

test('who fails after the folder stands in its place does not take it away again', async () => {
  await pages({ '/index.html': 'satu' })
  const failed = replaceFolder(
    root,
    (folder) => folder.put('/index.html', 'dua'),
    async (_, place) => {
      await place()
      throw new Error('basis data berhenti')
    },
  )
  await assert.rejects(failed, /basis data berhenti/)
  assert.equal(await read('index.html'), 'dua')
  await pages({ '/index.html': 'tiga' })
  assert.equal((await readdir(parent)).length, 2)
})

test('a folder that somebody took away while it was written never takes its place half', async () => {
  await pages({ '/index.html': 'satu', '/berita/index.html': 'a' })
  const first = replaceFolder(root, async (folder) => {
    await folder.put('/berita/index.html', 'b')
    await pages({ '/index.html': 'dua', '/berita/index.html': 'a' }) // another process, which holds the first for dead
    await folder.put('/index.html', 'tiga')
  })
  await assert.rejects(first, /ENOENT/)
  assert.deepEqual([await read('index.html'), await read('berita/index.html')], ['dua', 'a'])
})

test('a stored file that was cut off where it is read is copied anew, and one that is whole is not', async () => {
  const stored = join(parent, 'foto')
  await writeFile(stored, 'gambar')
  const copies = () => replaceFolder(root, (folder) => folder.copy(stored, '/foto.jpg'))
  assert.equal(await copies(), true)
  assert.equal(await copies(), false)
  await rm(join(root, 'foto.jpg'))
  await writeFile(join(root, 'foto.jpg'), 'gam')
  assert.equal(await copies(), true)
  assert.equal(await read('foto.jpg'), 'gambar')
  await rm(stored)
  assert.equal(await copies(), false)
  assert.equal(await read('foto.jpg'), 'gambar', 'what the store has lost is kept where it stands')
})

test('what a process that was killed left beside it goes at the next time, and nothing else of that folder', async () => {
  await pages({ '/index.html': 'satu' })
  for (const left of ['portal-0123456789abcdef', 'portal-00000000deadbeef']) await mkdir(join(parent, left))
  for (const other of ['portal-arsip', 'portal-lama', 'berkas']) await mkdir(join(parent, other))
  await writeFile(join(parent, 'portal-00000000deadbeef-tautan'), '')
  await pages({ '/index.html': 'dua' })
  const names = (await readdir(parent)).filter((it) => !/^portal-[0-9a-f]{16}$/.test(it)).toSorted()
  assert.deepEqual(names, ['berkas', 'portal', 'portal-arsip', 'portal-lama'])
  assert.equal((await readdir(parent)).length, 5)
})

test('a plain folder from before gives way to the first that is written whole', async () => {
  await openFolder(root).put('/index.html', 'lama')
  await pages({ '/index.html': 'baru' })
  assert.equal(await read('index.html'), 'baru')
  assert.ok((await lstat(root)).isSymbolicLink())
  assert.equal((await readdir(parent)).length, 2)
})

describe('on a disk that is full', { skip: whyNoSmallDisk }, () => {
  let disk: SmallDisk
  let mount: string
  before(async () => {
    mount = await mkdtemp(join(tmpdir(), 'siar-small-'))
    disk = await openSmallDisk(mount, 16)
  })
  after(async () => {
    await disk.close()
    await rm(mount, { recursive: true })
  })

  test('the old folder is read on as it was; with room again the new one takes its place', async () => {
    root = join(disk.outside, 'portal')
    const page = (at: number, edition: string) => edition.repeat(20_000) + at
    const all = (edition: string) =>
      Object.fromEntries(Array.from({ length: 100 }, (_, at) => [`/berita/${at}/index.html`, page(at, edition)]))
    await pages(all('a'))
    await disk.fill(1)
    await assert.rejects(pages(all('bcd')), { code: 'ENOSPC' })
    for (let at = 0; at < 100; at++) assert.equal(await read(`berita/${at}/index.html`), page(at, 'a'))
    assert.deepEqual(
      (await readdir(disk.outside)).filter((it) => it.startsWith('portal')).length,
      2,
      'the half-written one is gone',
    )
    await assert.rejects(openFolder(root).put('/berita/0/index.html', 'x'.repeat(4_000_000)), { code: 'ENOSPC' })
    assert.equal(await read('berita/0/index.html'), page(0, 'a'))
    await disk.free()
    await pages(all('bcd'))
    assert.equal(await read('berita/99/index.html'), page(99, 'bcd'))
  })
})
