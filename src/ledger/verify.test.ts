import assert from 'node:assert/strict'
import { cp, mkdir, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { after, before, test } from 'node:test'
import fc from 'fast-check'
import { madeBody, madeEntry, madeLedger } from '../../test/made-ledger.ts'
import { tilePath, writeExport, type Entries } from './export.ts'
import { checkpointText, cosignatureLine, makeSigner, signNote, verifierKey } from './note.ts'
import { leafHash } from './tree.ts'
import { whyNotEntry } from './verify-entry.ts'
import { readVerifierKey, type Unproven } from './verify-note.ts'
import { verifyFolder, type Against } from './verify.ts'

const signer = makeSigner('siar.contoh.go.id/buku/1')
const key = readVerifierKey(verifierKey(signer))
const inspectorate = makeSigner('inspektorat.contoh.go.id')
const witness = readVerifierKey(verifierKey(inspectorate, 'witness'))

const SIZE = 700
let home = ''
let whole = '' // an export that nobody touches
before(async () => {
  home = await mkdtemp(join(tmpdir(), 'siar-verify-'))
  whole = join(home, 'whole')
  await writeExport(madeLedger(SIZE), { signer, folder: whole })
})
after(() => rm(home, { recursive: true, force: true }))

/** A copy to be spoiled. */
async function copy(): Promise<string> {
  const folder = await mkdtemp(join(home, 'copy-'))
  await cp(whole, folder, { recursive: true })
  return folder
}

async function refused(
  folder: string,
  against: Partial<Against> = {},
): Promise<{ entry: number | null; message: string }> {
  const told: Unproven | null = await verifyFolder(folder, { key, ...against }).then(
    () => null,
    (error: Unproven) => error,
  )
  assert.ok(told, 'the spoiled ledger was accepted')
  assert.equal(told.name, 'Unproven', String(told.stack))
  assert.match(told.message, /^\S.*[^.]\.$/, 'one sentence')
  return { entry: told.entry, message: told.message }
}

async function edit(folder: string, path: string, change: (bytes: Buffer) => Buffer): Promise<void> {
  await writeFile(join(folder, path), change(await readFile(join(folder, path))))
}

/** The entries of a bundle, each without its length. */
function unpack(bundle: Buffer): Buffer[] {
  const entries: Buffer[] = []
  for (let at = 0; at < bundle.length; at += 2 + bundle.readUInt16BE(at))
    entries.push(bundle.subarray(at + 2, at + 2 + bundle.readUInt16BE(at)))
  return entries
}
const pack = (entries: readonly Buffer[]) =>
  Buffer.concat(entries.flatMap((it) => [Buffer.of(it.length >> 8, it.length & 255), it]))
const hashesOf = (entries: readonly Buffer[]) => Buffer.concat(entries.map((it) => leafHash(it)))

const BUNDLES = [tilePath('entries', 0), tilePath('entries', 1), tilePath('entries', 2, SIZE - 512)]
const LEAVES = [tilePath(0, 0), tilePath(0, 1), tilePath(0, 2, SIZE - 512)]
const placeOf = (index: number): [string, string, number] => {
  const tile = Math.floor(index / 256)
  return [BUNDLES[tile] as string, LEAVES[tile] as string, index % 256]
}

test('the untouched export is accepted, and says what it is', async () => {
  const verified = await verifyFolder(whole, { key, origin: signer.name })
  assert.deepEqual([verified.origin, verified.size, verified.witnesses], [signer.name, SIZE, []])
})

const anyEntry = fc.oneof(fc.constantFrom(0, 255, 256, 511, 512, SIZE - 1), fc.nat(SIZE - 1))

test('a changed letter in any entry is found and the entry named', async () => {
  await fc.assert(
    fc.asyncProperty(anyEntry, async (index) => {
      const folder = await copy()
      const [bundle, , at] = placeOf(index)
      await edit(folder, bundle, (bytes) =>
        pack(unpack(bytes).map((it, n) => (n === at ? Buffer.from(it.toString().replace('running', 'stopped')) : it))),
      )
      const { entry, message } = await refused(folder)
      assert.equal(entry, index)
      assert.match(message, new RegExp(`^Entry ${index} was changed`))
    }),
    { numRuns: 25 },
  )
})

test('an entry changed together with its hash is found, and the place narrowed to its tile', async () => {
  await fc.assert(
    fc.asyncProperty(anyEntry, async (index) => {
      const folder = await copy()
      const [bundle, leaves, at] = placeOf(index)
      const forged = unpack(await readFile(join(folder, bundle)))
      forged[at] = Buffer.from(madeBody(index, 'forged'))
      await writeFile(join(folder, bundle), pack(forged))
      await writeFile(join(folder, leaves), hashesOf(forged))
      const { entry, message } = await refused(folder)
      if (index < 512) assert.equal(entry, index - at, message)
      assert.ok(entry !== null && entry <= index)
    }),
    { numRuns: 15 },
  )
})

test('a dropped entry is named where the numbering breaks', async () => {
  await fc.assert(
    fc.asyncProperty(anyEntry, async (index) => {
      const folder = await copy()
      const [bundle, , at] = placeOf(index)
      await edit(folder, bundle, (bytes) => pack(unpack(bytes).toSpliced(at, 1)))
      const { entry } = await refused(folder)
      assert.equal(entry, index)
    }),
    { numRuns: 15 },
  )
})

test('two entries that changed places are named at the first of them', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat(254), async (at) => {
      const folder = await copy()
      await edit(folder, BUNDLES[1] as string, (bytes) => {
        const entries = unpack(bytes)
        return pack(entries.with(at, entries[at + 1] as Buffer).with(at + 1, entries[at] as Buffer))
      })
      const { entry, message } = await refused(folder)
      assert.equal(entry, 256 + at)
      assert.match(message, /moved/)
    }),
    { numRuns: 10 },
  )
})

test('an entry put in between is named', async () => {
  const folder = await copy()
  await edit(folder, BUNDLES[0] as string, (bytes) =>
    pack(unpack(bytes).toSpliced(9, 0, Buffer.from(madeBody(9, 'forged')))),
  )
  assert.equal((await refused(folder)).entry, 9)
})

test('an entry put in at the end is named', async () => {
  const folder = await copy()
  await edit(folder, BUNDLES[2] as string, (bytes) => pack([...unpack(bytes), Buffer.from(madeBody(SIZE))]))
  const { entry, message } = await refused(folder)
  assert.equal(entry, SIZE)
  assert.match(message, /not in the signed ledger/)
})

test('of two bad entries the first is named, whatever is wrong with the other', async () => {
  const folder = await copy()
  await edit(folder, BUNDLES[0] as string, (bytes) =>
    pack(
      unpack(bytes)
        .with(40, Buffer.from(madeBody(40, 'forged')))
        .with(90, Buffer.from('not JSON')),
    ),
  )
  assert.equal((await refused(folder)).entry, 40)
})

test('a file of entries cut short at any byte is found, and the entry named where it breaks', async () => {
  const size = (await readFile(join(whole, BUNDLES[1] as string))).length
  await fc.assert(
    fc.asyncProperty(fc.nat(size - 1), async (left) => {
      const folder = await copy()
      await truncate(join(folder, BUNDLES[1] as string), left)
      const { entry, message } = await refused(folder)
      assert.ok(entry !== null && entry >= 256 && entry < 512)
      assert.match(message, /cut short/)
    }),
    { numRuns: 25 },
  )
})

test('a file of entries that is gone is named with its first entry', async () => {
  const folder = await copy()
  await rm(join(folder, BUNDLES[1] as string))
  const { entry, message } = await refused(folder)
  assert.equal(entry, 256)
  assert.match(message, /tile\/entries\/001 is not there/)
})

test('a damaged, short or missing tile of hashes is told apart from a bad entry', async () => {
  for (const path of [...LEAVES, tilePath(1, 0, 2)])
    for (const spoil of [
      (folder: string) => edit(folder, path, (bytes) => bytes.fill(1, 32, 64)),
      (folder: string) => truncate(join(folder, path), 40),
      (folder: string) => truncate(join(folder, path), 0),
      (folder: string) => rm(join(folder, path)),
    ]) {
      const folder = await copy()
      await spoil(folder)
      const { entry, message } = await refused(folder)
      assert.equal(entry, null)
      assert.match(message, new RegExp(`^${path} is .*the entries are whole`))
    }
})

test('a partial tile of another size in the place of the right one is found', async () => {
  const folder = await copy()
  const earlier = join(home, 'earlier')
  await writeExport(madeLedger(600), { signer, folder: earlier })
  for (const kind of ['entries', 0] as const)
    await cp(join(earlier, tilePath(kind, 2, 88)), join(folder, tilePath(kind, 2, 188)))
  const { entry, message } = await refused(folder)
  assert.equal(entry, 600)
  assert.match(message, /cut short/)
})

test('two tiles that changed places are found at the first entry of the first', async () => {
  const folder = await copy()
  for (const paths of [BUNDLES, LEAVES]) {
    await cp(join(whole, paths[0] as string), join(folder, paths[1] as string))
    await cp(join(whole, paths[1] as string), join(folder, paths[0] as string))
  }
  assert.equal((await refused(folder)).entry, 0)
})

test('a full tile may stand for a partial one, as the standard allows', async () => {
  const folder = await mkdtemp(join(home, 'full-'))
  await writeExport(madeLedger(700), { signer, folder })
  await cp(join(folder, 'checkpoint'), join(home, 'checkpoint-700'))
  await writeExport(madeLedger(900), { signer, folder })
  await cp(join(home, 'checkpoint-700'), join(folder, 'checkpoint'))
  for (const kind of ['entries', '0']) await rm(join(folder, `tile/${kind}/002.p`), { recursive: true })
  assert.equal((await verifyFolder(folder, { key })).size, 700)
})

test('any changed byte in any file is refused', async () => {
  const paths = ['checkpoint', ...BUNDLES, ...LEAVES, tilePath(1, 0, 2)]
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...paths), fc.nat(), fc.integer({ min: 1, max: 255 }), async (path, at, by) => {
      const folder = await copy()
      await edit(folder, path, (bytes) => {
        bytes[at % bytes.length] = (bytes[at % bytes.length] as number) ^ by
        return bytes
      })
      await refused(folder)
    }),
    { numRuns: 80 },
  )
})

test('a checkpoint with another size, another root or another name is refused', async () => {
  for (const [from, to] of [
    [`\n${SIZE}\n`, `\n${SIZE - 1}\n`],
    [`\n${SIZE}\n`, `\n${SIZE}0\n`],
    ['siar.contoh', 'siar.c0ntoh'],
  ] as const) {
    const folder = await copy()
    await edit(folder, 'checkpoint', (bytes) => Buffer.from(bytes.toString().replace(from, to)))
    await refused(folder)
  }
})

test('a checkpoint signed anew by another key of the same name is refused', async () => {
  const folder = await mkdtemp(join(home, 'other-'))
  await writeExport(madeLedger(SIZE), { signer: makeSigner(signer.name), folder })
  assert.match((await refused(folder)).message, /not signed by the given key/)
})

test('a checkpoint of another ledger by the same key is refused when the origin is given', async () => {
  const folder = await copy()
  const text = checkpointText({ origin: 'siar.contoh.go.id/buku/2', size: 0, root: Buffer.alloc(32) })
  await writeFile(join(folder, 'checkpoint'), signNote(text, signer))
  assert.match((await refused(folder, { origin: signer.name })).message, /buku\/2/)
  assert.match((await refused(folder)).message, /empty ledger/)
})

test('no folder, an empty one, and one whose checkpoint is a folder are refused in a sentence', async () => {
  assert.match((await refused(join(home, 'nowhere'))).message, /checkpoint is not there/)
  assert.match((await refused(await mkdtemp(join(home, 'empty-')))).message, /checkpoint is not there/)
  const folder = await copy()
  await rm(join(folder, 'checkpoint'))
  await mkdir(join(folder, 'checkpoint'))
  assert.match((await refused(folder)).message, /checkpoint is not there/)
})

test('a file larger than it can rightly be is refused unread', async () => {
  const folder = await copy()
  await truncate(join(folder, BUNDLES[0] as string), 20 * 1024 * 1024 * 1024)
  assert.match((await refused(folder)).message, /larger than it can rightly be/)
})

/** A ledger rewritten by whoever holds the key: everything in it fits, only the past does not. */
async function rewritten(index: number, size: number): Promise<string> {
  const folder = await mkdtemp(join(home, 'rewritten-'))
  await writeExport(madeLedger(size, new Map([[index, madeBody(index, 'forged')]])), { signer, folder })
  return folder
}
const oldOf = async (name: string) => ({ name, note: await readFile(join(home, name)) })

test('a ledger rewritten and signed anew passes alone, and is refused against any older checkpoint', async () => {
  const sizes = [100, 256, 300, 512, 650, 700]
  for (const size of sizes) {
    await writeExport(madeLedger(size), { signer, folder: join(home, `at-${size}`) })
    await cp(join(home, `at-${size}/checkpoint`), join(home, `old-${size}`))
  }
  const olds = await Promise.all(sizes.map((size) => oldOf(`old-${size}`)))
  assert.equal((await verifyFolder(whole, { key, olds })).size, SIZE)
  for (const index of [0, 99, 100, 255, 256, 511, 512, 640, 699]) {
    const folder = await rewritten(index, 750)
    assert.equal((await verifyFolder(folder, { key })).size, 750)
    const from = Math.max(0, ...sizes.filter((size) => size <= index))
    const until = Math.min(...sizes.filter((size) => size > index))
    const { entry, message } = await refused(folder, { olds })
    assert.equal(entry, from)
    assert.match(message, new RegExp(`rewritten: entries ${from} to ${until - 1} .* old-${until}`))
    for (const [n, size] of sizes.entries())
      if (size > index)
        await refused(folder, { olds: [olds[n] as Against['olds'] & object extends readonly (infer O)[] ? O : never] })
      else await verifyFolder(folder, { key, olds: [olds[n] as never] })
  }
})

test('a whole export kept from before names the very entry that was rewritten', async () => {
  const kept = { name: 'kept', folder: whole, note: await readFile(join(whole, 'checkpoint')) }
  for (const index of [0, 255, 256, 511, 512, 699]) {
    const { entry, message } = await refused(await rewritten(index, 750), { olds: [kept] })
    assert.equal(entry, index)
    assert.match(message, /rewritten: it differs from the one in kept/)
  }
  assert.equal((await verifyFolder(whole, { key, olds: [kept] })).size, SIZE)
})

test('a kept export that is damaged itself accuses no entry of another', async () => {
  const damaged = await copy()
  await edit(damaged, BUNDLES[0] as string, (bytes) => pack(unpack(bytes).with(7, Buffer.from(madeBody(7, 'forged')))))
  const note = await readFile(join(damaged, 'checkpoint'))
  const { entry, message } = await refused(await rewritten(300, 750), {
    olds: [{ name: 'kept', folder: damaged, note }],
  })
  assert.equal(entry, 0)
  assert.match(message, /rewritten: entries 0 to 699/)
})

test('a ledger that became shorter is refused, and the first entry that is gone is named', async () => {
  const folder = await mkdtemp(join(home, 'short-'))
  await writeExport(madeLedger(650), { signer, folder })
  const { entry, message } = await refused(folder, {
    olds: [{ name: 'old', note: await readFile(join(whole, 'checkpoint')) }],
  })
  assert.equal(entry, 650)
  assert.match(message, /became shorter/)
})

test('an older checkpoint that is empty, unsigned, of another ledger or broken proves nothing and is refused', async () => {
  const root = Buffer.alloc(32)
  const note = (text: string, by = signer) => Buffer.from(signNote(text, by))
  const bad = [
    note(checkpointText({ origin: signer.name, size: 0, root })),
    note(checkpointText({ origin: signer.name, size: 5, root }), makeSigner(signer.name)),
    note(checkpointText({ origin: 'siar.lain.go.id', size: 5, root })),
    Buffer.from('nonsense'),
    Buffer.alloc(0),
  ]
  for (const it of bad) await refused(whole, { olds: [{ name: 'old', note: it }] })
})

test('witnesses: all that are given must have signed, or as many as asked', async () => {
  const folder = await copy()
  const bpk = makeSigner('bpk.contoh.go.id')
  const bpkKey = readVerifierKey(verifierKey(bpk, 'witness'))
  assert.match((await refused(folder, { witnesses: [witness] })).message, /0 of the given witnesses; 1/)
  const note = await readFile(join(folder, 'checkpoint'), 'utf8')
  const now = new Date('2026-11-24T03:00:00Z')
  await writeFile(
    join(folder, 'checkpoint'),
    note + cosignatureLine(note.slice(0, note.indexOf('\n\n') + 1), inspectorate, now),
  )
  const verified = await verifyFolder(folder, { key, witnesses: [witness] })
  assert.deepEqual(verified.witnesses, [{ name: inspectorate.name, at: now }])
  assert.match((await refused(folder, { witnesses: [witness, bpkKey] })).message, /1 of the given witnesses; 2/)
  assert.equal((await verifyFolder(folder, { key, witnesses: [witness, bpkKey], quorum: 1 })).witnesses.length, 1)
})

test('every size to 2,000 verifies, and with one random entry changed it is refused', async () => {
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 2_000 }), fc.nat(), async (size, drawn) => {
      const folder = await mkdtemp(join(home, 'any-'))
      await writeExport(madeLedger(size), { signer, folder })
      assert.equal((await verifyFolder(folder, { key })).size, size)
      const index = drawn % size
      const tile = Math.floor(index / 256)
      await edit(folder, tilePath('entries', tile, Math.min(256, size - tile * 256)), (bytes) =>
        pack(unpack(bytes).with(index % 256, Buffer.from(madeBody(index, 'forged')))),
      )
      assert.equal((await refused(folder)).entry, index)
      await rm(folder, { recursive: true })
    }),
    { numRuns: 30 },
  )
})

// A writer that does not care what it signs: the form of each entry is judged too.
const ill: [string, string, RegExp][] = [
  ['a space', madeBody(5).replace(',"', ', "'), /canonical/],
  ['a key out of order', '{"index":5,"at":"2026-01-01T00:00:00.000Z"}', /canonical/],
  ['a key twice', '{"at":"2026-01-01T00:00:00.000Z","index":4,"index":5}', /canonical/],
  ['a number in another spelling', '{"at":"2026-01-01T00:00:00.000Z","index":5.0}', /canonical/],
  ['minus zero', '{"at":"2026-01-01T00:00:00.000Z","index":5,"n":-0}', /canonical/],
  ['an escape that is none', '{"at":"2026-01-01T00:00:00.000Z","index":5,"n":"\\u0041"}', /canonical/],
  ['an escape in capitals', '{"at":"2026-01-01T00:00:00.000Z","index":5,"n":"\\u001F"}', /canonical/],
  ['a lone surrogate', '{"at":"2026-01-01T00:00:00.000Z","index":5,"n":"\\ud800"}', /canonical/],
  ['a lone surrogate in a key', '{"at":"2026-01-01T00:00:00.000Z","index":5,"\\ud800":1}', /canonical/],
  ['numbers-as-keys in the order of objects', '{"9":1,"10":1,"at":"2026-01-01T00:00:00.000Z","index":5}', /canonical/],
  ['a byte order mark', `\ufeff${madeBody(5)}`, /JSON/],
  ['no JSON', 'hello', /not JSON/],
  ['nothing', '', /not JSON/],
  ['a list', '[5]', /not a JSON object/],
  ['null', 'null', /not a JSON object/],
  ['another index', madeBody(6), /says it is entry 6/],
  ['an index as text', '{"at":"2026-01-01T00:00:00.000Z","index":"5"}', /says it is entry "5"/],
  ['no index', '{"at":"2026-01-01T00:00:00.000Z"}', /of no number/],
  ['no instant', '{"index":5}', /instant/],
  ['a day for an instant', '{"at":"2026-01-01","index":5}', /instant/],
  ['a month 13', '{"at":"2026-13-01T00:00:00.000Z","index":5}', /instant/],
  ['an instant in local time', '{"at":"2026-01-01T00:00:00.000+07:00","index":5}', /instant/],
  [
    '20,000 levels',
    `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)},"at":"2026-01-01T00:00:00.000Z","index":5}`,
    /deep|canonical/,
  ],
]
for (const [name, body, why] of ill)
  test(`an entry with ${name} is refused even when it is signed`, async () => {
    const folder = await mkdtemp(join(home, 'ill-'))
    const signed: Entries = {
      size: 9,
      read: async () => Array.from({ length: 9 }, (_, n) => madeEntry(n, n === 5 ? body : undefined)),
    }
    await writeExport(signed, { signer, folder })
    const { entry, message } = await refused(folder)
    assert.equal(entry, 5)
    assert.match(message, why)
  })

test('entries that are not plain at first sight and yet canonical are accepted', () => {
  const fine = [
    '{"10":1,"9":1,"at":"2026-01-01T00:00:00.000Z","index":5}',
    '{"at":"2026-01-01T00:00:00.000Z","index":5,"n":"\\\\ud800"}',
    '{"at":"2026-01-01T00:00:00.000Z","index":5,"n":"😀\\u001f"}',
    '{"__proto__":1,"at":"2026-01-01T00:00:00.000Z","index":5}',
    '{"at":"2026-01-01T00:00:00.000Z","index":5,"n":[{"a":1,"b":[]},1e+21]}',
  ]
  for (const text of fine) {
    const bytes = Buffer.from(text)
    assert.equal(whyNotEntry(bytes, 0, bytes.length, 5), null, text)
  }
})

test('bytes that are not UTF-8 are no entry', () => {
  const bytes = Buffer.from('{"at":"2026-01-01T00:00:00.000Z","index":5,"n":"\xff"}', 'latin1')
  assert.equal(whyNotEntry(bytes, 0, bytes.length, 5), 'is not UTF-8 text')
})

test('a hostile folder: a checkpoint of a million entries over none is refused at its first', async () => {
  const folder = await copy()
  const text = checkpointText({ origin: signer.name, size: 1_000_000_000, root: Buffer.alloc(32) })
  await writeFile(join(folder, 'checkpoint'), signNote(text, signer))
  assert.equal((await refused(folder)).entry, 512)
  await rm(dirname(join(folder, BUNDLES[0] as string)), { recursive: true })
  assert.equal((await refused(folder)).entry, 0)
})
