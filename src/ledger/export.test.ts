import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { madeBody, madeEntry, madeLedger } from '../../test/made-ledger.ts'
import { tilePath, writeExport, type Entries } from './export.ts'
import { cosignatureLine, makeSigner, verifierKey } from './note.ts'
import { leafHash } from './tree.ts'
import { readVerifierKey } from './verify-note.ts'
import { verifyFolder } from './verify.ts'

const signer = makeSigner('siar.contoh.go.id/buku/1')
const key = readVerifierKey(verifierKey(signer))
let home = ''
before(async () => {
  home = await mkdtemp(join(tmpdir(), 'siar-export-'))
})
after(() => rm(home, { recursive: true, force: true }))

const newFolder = () => mkdtemp(join(home, 'x-'))

async function filesOf(folder: string): Promise<Map<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const paths = entries.filter((it) => it.isFile()).map((it) => join(it.parentPath, it.name))
  return new Map(
    await Promise.all(paths.map(async (it) => [relative(folder, it), await readFile(it, 'base64')] as const)),
  )
}

test('tiles are named in groups of three digits', () => {
  assert.equal(tilePath(0, 1_234_067), 'tile/0/x001/x234/067')
  assert.equal(tilePath('entries', 0), 'tile/entries/000')
  assert.equal(tilePath(2, 999, 5), 'tile/2/999.p/5')
  assert.equal(tilePath('entries', 1_000, 255), 'tile/entries/x001/000.p/255')
})

const SIZES = [0, 1, 2, 3, 255, 256, 257, 511, 512, 513, 4_095, 4_096, 4_097, 65_535, 65_536, 65_537]
for (const size of SIZES)
  test(`${size} entries are exported and verified`, async () => {
    const folder = await newFolder()
    assert.equal((await writeExport(madeLedger(size), { signer, folder })).added, size)
    assert.equal((await verifyFolder(folder, { key })).size, size)
  })

test('an export grows by any steps into the same bytes as one made at once, and only ever adds', async () => {
  const step = fc.oneof(
    fc.integer({ min: 0, max: 5 }),
    fc.integer({ min: 1, max: 600 }),
    fc.constantFrom(255, 256, 257),
  )
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 6 }), async (steps) => {
      const folder = await newFolder()
      let size = 0
      for (const more of steps) {
        const earlier = await filesOf(folder)
        size += more
        await writeExport(madeLedger(size), { signer, folder })
        const now = await filesOf(folder)
        for (const [path, bytes] of earlier)
          if (path !== 'checkpoint') assert.equal(now.get(path), bytes, `${path} stayed`)
      }
      const once = await newFolder()
      await writeExport(madeLedger(size), { signer, folder: once })
      const grown = await filesOf(folder)
      for (const [path, bytes] of await filesOf(once)) assert.equal(grown.get(path), bytes, path)
      assert.equal((await verifyFolder(folder, { key })).size, size)
    }),
    { numRuns: 25 },
  )
})

test('exporting again reads only what is new', async () => {
  const folder = await newFolder()
  await writeExport(madeLedger(10_000), { signer, folder })
  const { read } = madeLedger(10_300)
  const asked: number[] = []
  const watched: Entries = {
    size: 10_300,
    read: (from, until) => {
      asked.push(from)
      return read(from, until)
    },
  }
  assert.equal((await writeExport(watched, { signer, folder })).added, 300)
  assert.deepEqual(asked, [9_984]) // the last whole tile before 10,000
})

test('exporting again with nothing new leaves the second office’s signature in its place', async () => {
  const folder = await newFolder()
  await writeExport(madeLedger(300), { signer, folder })
  const path = join(folder, 'checkpoint')
  const note = await readFile(path, 'utf8')
  const cosigned =
    note + cosignatureLine(note.slice(0, note.indexOf('\n\n') + 1), makeSigner('inspektorat'), new Date())
  await writeFile(path, cosigned)
  await writeExport(madeLedger(300), { signer, folder })
  await writeExport(madeLedger(300), { signer, folder, whole: true })
  assert.equal(await readFile(path, 'utf8'), cosigned)
})

test('an export that was broken off is completed by the next', async () => {
  const folder = await newFolder()
  await writeExport(madeLedger(300), { signer, folder })
  const dying: Entries = {
    size: 20_000,
    read: async (from, until) => {
      if (from > 8_000) throw new Error('the power went')
      return madeLedger(20_000).read(from, until)
    },
  }
  await assert.rejects(writeExport(dying, { signer, folder }), /power/)
  assert.equal((await verifyFolder(folder, { key })).size, 300, 'the earlier export is whole meanwhile')
  await writeExport(madeLedger(20_000), { signer, folder })
  assert.equal((await verifyFolder(folder, { key })).size, 20_000)
  assert.deepEqual((await readdir(folder)).toSorted(), ['checkpoint', 'tile', 'vkey'])
})

test('two exports at once leave a whole folder', async () => {
  const folder = await newFolder()
  await Promise.allSettled([700, 900, 900, 300].map((size) => writeExport(madeLedger(size), { signer, folder })))
  await verifyFolder(folder, { key })
})

test('a folder of another ledger is refused and left as it is', async () => {
  const folder = await newFolder()
  await writeExport(madeLedger(10), { signer, folder })
  const earlier = await filesOf(folder)
  for (const another of [makeSigner('siar.lain.go.id/buku/1'), makeSigner(signer.name)])
    await assert.rejects(writeExport(madeLedger(20), { signer: another, folder }), {
      name: 'ExportRefused',
      message: /another/,
    })
  assert.deepEqual(await filesOf(folder), earlier)
})

test('a checkpoint that was changed in the folder is refused', async () => {
  const folder = await newFolder()
  await writeExport(madeLedger(10), { signer, folder })
  const path = join(folder, 'checkpoint')
  await writeFile(path, (await readFile(path, 'utf8')).replace('\n10\n', '\n9\n'))
  await assert.rejects(writeExport(madeLedger(20), { signer, folder }), {
    name: 'ExportRefused',
    message: /not signed/,
  })
})

test('a database that lost entries is refused', async () => {
  const folder = await newFolder()
  await writeExport(madeLedger(300), { signer, folder })
  await assert.rejects(writeExport(madeLedger(299), { signer, folder }), {
    name: 'ExportRefused',
    message: /299.*300.*gone/,
  })
})

test('a gap in the database is refused and named', async () => {
  const { read } = madeLedger(600)
  const gap: Entries = {
    size: 600,
    read: async (from, until) => (await read(from, until)).filter((it) => it.index !== 411),
  }
  await assert.rejects(writeExport(gap, { signer, folder: await newFolder() }), {
    message: 'Entry 411 is missing in the database.',
  })
})

test('an entry whose text was changed in the database behind the program is refused and named', async () => {
  const { read } = madeLedger(600)
  const changed: Entries = {
    size: 600,
    read: async (from, until) =>
      (await read(from, until)).map((it) => (it.index === 77 ? { ...it, body: madeBody(77, 'dossier-decide') } : it)),
  }
  await assert.rejects(writeExport(changed, { signer, folder: await newFolder() }), {
    name: 'ExportRefused',
    message: /Entry 77 /,
  })
})

test('a ledger rewritten with all its hashes is refused: at once near the end, and anywhere with --whole', async () => {
  const folder = await newFolder()
  await writeExport(madeLedger(600), { signer, folder })
  const recent = madeLedger(700, new Map([[599, madeBody(599, 'forged')]]))
  await assert.rejects(writeExport(recent, { signer, folder }), {
    name: 'ExportRefused',
    message: /no longer give the root/,
  })
  const old = madeLedger(700, new Map([[3, madeBody(3, 'forged')]]))
  await assert.rejects(writeExport(old, { signer, folder, whole: true }), {
    name: 'ExportRefused',
    message: /tile.*differs/,
  })
  assert.equal((await verifyFolder(folder, { key })).size, 600, 'what was exported stays whole')
})

test('a folder with a damaged edge is refused with advice', async () => {
  const folder = await newFolder()
  await writeExport(madeLedger(600), { signer, folder })
  await rm(join(folder, 'tile/1/000.p/2'))
  await assert.rejects(writeExport(madeLedger(700), { signer, folder }), {
    name: 'ExportRefused',
    message: /empty folder/,
  })
})

test('an entry of 65,535 bytes is carried whole, with any characters', async () => {
  const frame = JSON.stringify({ at: '2026-01-01T00:00:00.000Z', index: 0, kind: '' })
  const body = frame.replace('""', JSON.stringify('😀é"\\'.repeat(30) + 'x'.repeat(65_535))).slice(0)
  const long = JSON.parse(body) as { kind: string }
  while (Buffer.byteLength(JSON.stringify(long)) > 65_535)
    long.kind = long.kind.slice(0, 65_535 - Buffer.byteLength(JSON.stringify(long)))
  const text = JSON.stringify(long)
  assert.equal(Buffer.byteLength(text), 65_535)
  const folder = await newFolder()
  const only: Entries = {
    size: 1,
    read: async () => [{ index: 0, body: text, leaf_hash: leafHash(Buffer.from(text)).toString('hex') }],
  }
  await writeExport(only, { signer, folder })
  assert.equal((await verifyFolder(folder, { key })).size, 1)
})

// The reference documents' checker was written apart from Siar; where it is at hand, it has the last word.
const checker = await realpath(join(import.meta.dirname, '../../../shared/tools/verify-merkle.mjs')).catch(() => null)
test(
  'a checker written by others accepts the export',
  { skip: checker ? false : 'the outside checker is not on this machine' },
  async () => {
    for (const size of [1, 256, 257, 2_000, 65_537]) {
      const folder = await newFolder()
      await writeExport(madeLedger(Math.ceil(size / 2)), { signer, folder })
      await cp(join(folder, 'checkpoint'), join(home, 'old'))
      await writeExport(madeLedger(size), { signer, folder })
      const told = execFileSync(process.execPath, [
        checker ?? '',
        folder,
        '--key',
        join(folder, 'vkey'),
        '--jcs',
        '--old',
        join(home, 'old'),
      ])
      assert.match(told.toString(), new RegExp(`^OK siar.contoh.go.id/buku/1: ${size} entries`))
    }
  },
)

test('made entries are what the ledger writes', () => {
  assert.equal(madeEntry(3).leaf_hash, leafHash(Buffer.from(madeBody(3))).toString('hex'))
})
