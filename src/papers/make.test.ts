import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import sharp from 'sharp'
import type { Block, Paper } from '../base/paper.ts'
import { Refused } from '../base/refused.ts'
import { MakerEnded, PictureDamaged, type Picture } from './ask.ts'
import { makeDocx, makeDrawing, makePdf, makeSvg } from './make.ts'

const paperOf = (...blocks: Block[]): Paper => ({
  title: 'Naskah uji',
  subject: 'Uji',
  author: 'Dinas Komunikasi dan Informatika',
  madeAt: '2026-11-26T03:00:00.000Z',
  sheet: 'A4',
  margins: { top: 20, right: 20, bottom: 25, left: 25 },
  face: 'serif',
  size: 11,
  foot: 'Naskah uji',
  blocks,
})
const sheet = paperOf({ kind: 'text', words: 'Disetujui.' })
const bookOf = (lines: number) =>
  paperOf({
    kind: 'table',
    lines: 'all',
    widths: [1, 4],
    rows: Array.from({ length: lines }, (_, at) => [String(at + 1), 'Undangan rapat koordinasi']),
  })
/** More words than a maker has memory for. */
const poison = paperOf({ kind: 'text', words: 'kata '.repeat(8_000_000) })

test('a sheet that somebody waits for does not wait for a book of thousands of lines', async () => {
  const done: string[] = []
  const book = makePdf(bookOf(2_000), [], 'long').then(() => done.push('book'))
  await makePdf(sheet).then(() => done.push('sheet'))
  await book
  assert.deepEqual(done, ['sheet', 'book'])
})

test('a paper that its maker runs out of memory over takes no other with it: those before it, behind it and beside it are made', async () => {
  const [before, killer, behind, beside] = await Promise.allSettled([makePdf(sheet), makePdf(poison), makePdf(sheet), makePdf(sheet, [], 'long')]) // prettier-ignore
  assert.ok(killer?.status === 'rejected' && killer.reason instanceof MakerEnded)
  for (const it of [before, behind, beside]) assert.equal(it?.status, 'fulfilled')
})

test('who asks while a lane is full is told to come again, and those who wait are served', async () => {
  const asked = await Promise.allSettled(Array.from({ length: 40 }, () => makePdf(sheet)))
  const [first, ...turnedAway] = asked.flatMap((it) => (it.status === 'rejected' ? [it.reason as unknown] : []))
  assert.ok(first instanceof Refused && first.reason.code === 'too-often')
  assert.equal(turnedAway.length, 18, 'one is made and twenty wait')
})

let scratch = ''
let whole: Buffer
before(async () => {
  scratch = await mkdtemp(join(tmpdir(), 'siar-make-'))
  whole = await sharp({ create: { width: 60, height: 40, channels: 3, background: '#0b5d57' } })
    .jpeg()
    .toBuffer()
})
after(() => rm(scratch, { recursive: true, force: true }))

const withPicture = paperOf({ kind: 'image', image: 'foto', width: 40, height: 40, alt: 'Petugas' })
const damages: Readonly<Record<string, (bytes: Buffer) => Buffer | null>> = {
  lost: () => null,
  empty: () => Buffer.alloc(0),
  'cut short': (bytes) => bytes.subarray(0, bytes.length - 20),
  'changed in one bit': (bytes) => Buffer.from(bytes.with(bytes.length - 30, (bytes.at(-30) ?? 0) ^ 1)),
  'another picture': () => Buffer.from('GIF89a'),
}
for (const [damage, of] of Object.entries(damages))
  test(`a picture that is ${damage} on disk is in no official paper, and the paper is not made without it`, async () => {
    const path = join(scratch, damage)
    const bytes = of(whole)
    if (bytes) await writeFile(path, bytes)
    const pictures: Picture[] = [{ name: 'foto', path, hash: createHash('sha256').update(whole).digest('hex') }]
    for (const make of [makePdf, makeSvg, makeDocx])
      await assert.rejects(make(withPicture, pictures), (error) => error instanceof PictureDamaged && error.picture === 'foto') // prettier-ignore
    const { pages } = await makeDrawing(withPicture, pictures)
    assert.ok(
      pages[0]?.marks.every((it) => it.kind !== 'image'),
      'a screen shows the rest',
    )
    await writeFile(path, whole)
    assert.ok((await makePdf(withPicture, pictures)).includes('/Image'))
  })
