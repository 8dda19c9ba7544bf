import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, test } from 'node:test'
import { crc32, deflateSync } from 'node:zlib'
import sharp from 'sharp'
import { sha256 } from '../base/hash.ts'
import { pictureShapes, type ShapeName } from '../base/picture-shapes.ts'
import { Refused } from '../base/refused.ts'
import { temporaryDatabase } from '../db/temporary.ts'
import type { Db } from '../db/connect.ts'
import { cleanPicture } from './pictures.ts'
import { shapedPicturePath } from './shaped-picture.ts'
import { openFileStore, readFileRow, type FileStore } from './store.ts'

let folder: string
let db: Db
let close: () => Promise<void>
let store: FileStore
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siar-pictures-'))
  const database = await temporaryDatabase()
  ;({ db, close } = database)
  store = openFileStore(join(folder, 'files'))
})
after(async () => {
  await close()
  await rm(folder, { recursive: true })
})

const PERSON = '01900000-0000-7000-8000-00000000000a'
const keep = (bytes: Buffer, name = 'foto.jpg') => store.put(db, { name, bytes }, new Date())
const kept = (hash: string) => sharp(store.pathOf(hash))
const refusedWith = (code: string) => (error: unknown) => {
  assert.ok(error instanceof Refused, String(error))
  assert.equal(error.reason.code, code)
  return true
}

// --- bytes made by hand

/** A picture whose left half is red and whose right half is blue. */
const halves = (width = 64, height = 32) =>
  sharp({ create: { width, height, channels: 3, background: '#0000ff' } }).composite([
    { input: { create: { width: width / 2, height, channels: 3, background: '#ff0000' } }, left: 0, top: 0 },
  ])

function pngChunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
  const chunk = Buffer.alloc(8 + body.length)
  chunk.writeUInt32BE(data.length, 0)
  body.copy(chunk, 4)
  chunk.writeUInt32BE(crc32(body), 4 + body.length)
  return chunk
}

function png(width: number, height: number, ...more: Buffer[]): Buffer {
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head[8] = 8 // bits; grey
  const rows = Buffer.alloc(Math.min(height * (width + 1), 1_000_000))
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', head),
    ...more,
    pngChunk('IDAT', deflateSync(rows)),
    pngChunk('IEND', Buffer.alloc(0)),
  ])
}

/** A GIF of one black picture, shown so many times. */
function gif(width: number, height: number, frames: number): Buffer {
  const head = Buffer.from('GIF89a\0\0\0\0\u0080\0\0\0\0\0\u00ff\u00ff\u00ff', 'latin1')
  head.writeUInt16LE(width, 6)
  head.writeUInt16LE(height, 8)
  const frame = Buffer.from('21f9040000000000' + '2c00000000ffffffff00' + '02024401' + '00', 'hex')
  frame.writeUInt16LE(width, 13)
  frame.writeUInt16LE(height, 15)
  return Buffer.concat([head, ...Array.from({ length: frames }, () => frame), Buffer.from([0x3b])])
}

/** A GIF that moves. */
const moving = async () => {
  const frames = await Promise.all(
    ['#ff0000', '#00ff00', '#0000ff'].map((background) =>
      sharp({ create: { width: 8, height: 8, channels: 3, background } })
        .png()
        .toBuffer(),
    ),
  )
  return sharp(frames, { join: { animated: true } })
    .gif({ delay: [90, 90, 90] })
    .toBuffer()
}

/** EXIF as a phone writes it: camera, orientation and, when asked, 6°48′ S 110°50′ E. */
function exif(orientation: number, place: boolean): Buffer {
  const tiff = Buffer.alloc(256)
  tiff.write('II*\0', 'latin1')
  tiff.writeUInt32LE(8, 4)
  const entry = (at: number, tag: number, type: number, count: number, value: number) => {
    tiff.writeUInt16LE(tag, at)
    tiff.writeUInt16LE(type, at + 2)
    tiff.writeUInt32LE(count, at + 4)
    tiff.writeUInt32LE(value, at + 8)
  }
  tiff.writeUInt16LE(place ? 3 : 2, 8)
  entry(10, 0x010f, 2, 4, 0x00676e53) // Make: Sng
  entry(22, 0x0112, 3, 1, orientation)
  if (place) entry(34, 0x8825, 4, 1, 64)
  tiff.writeUInt16LE(2, 64)
  entry(66, 2, 5, 3, 128) // latitude
  entry(78, 4, 5, 3, 160) // longitude
  for (const [at, value] of [6, 1, 48, 1, 0, 1, 0, 1, 110, 1, 50, 1, 0, 1].entries())
    tiff.writeUInt32LE(value, 128 + at * 4)
  return Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
}

function segment(marker: number, data: Buffer): Buffer {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(data.length + 2, 2)
  return Buffer.concat([head, data])
}

/** These segments behind the first two bytes of a JPEG. */
const withSegments = (jpeg: Buffer, ...segments: Buffer[]) =>
  Buffer.concat([jpeg.subarray(0, 2), ...segments, jpeg.subarray(2)])

describe('what a picture tells of itself', () => {
  test('the place, the camera, the comments and what hangs behind the end are gone; not a pixel changed', async () => {
    const plain = await halves().jpeg().toBuffer()
    const told = Buffer.concat([
      withSegments(
        plain,
        segment(0xe1, exif(1, true)),
        segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta exif:GPSLatitude="6,48S"/>')),
        segment(0xed, Buffer.from('Photoshop 3.0\u00008BIM rahasia', 'latin1')),
        segment(0xfe, Buffer.from('<script>komentar rahasia</script>')),
        segment(0xe2, Buffer.from('MPF\0rahasia')),
      ),
      Buffer.from('PK\u0003\u0004 <html> rahasia di belakang'),
    ])
    const file = await keep(told)
    assert.equal(file.locationRemoved, true)
    const raw = await readBytes(file.hash)
    assert.equal(file.hash, sha256(raw))
    assert.doesNotMatch(raw.toString('latin1'), /Exif|rahasia|xmpmeta|Sng|script|PK/)
    assert.deepEqual(await sharp(raw).raw().toBuffer(), await sharp(plain).raw().toBuffer())
    const found = await kept(file.hash).metadata()
    assert.deepEqual([found.exif, found.xmp, found.iptc], [undefined, undefined, undefined])
  })

  test('the same picture without its words is the same file, and a second time nothing changes', async () => {
    const plain = await halves(96, 32).jpeg().toBuffer()
    const first = await keep(withSegments(plain, segment(0xe1, exif(1, true))))
    const second = await keep(withSegments(plain, segment(0xfe, Buffer.from('lain'))))
    const third = await keep(await readBytes(first.hash))
    assert.equal(first.hash, second.hash)
    assert.equal(first.hash, third.hash)
    assert.deepEqual([second.locationRemoved, third.locationRemoved], [undefined, undefined])
  })

  test('a camera that knows no place is no warning', async () => {
    const file = await keep(withSegments(await halves(66, 32).jpeg().toBuffer(), segment(0xe1, exif(1, false))))
    assert.equal('locationRemoved' in file, false)
  })

  test('a picture taken upright stands upright without its orientation', async () => {
    const file = await keep(
      withSegments(await halves().jpeg({ quality: 100 }).toBuffer(), segment(0xe1, exif(6, true))),
    )
    const { width, height, orientation } = await kept(file.hash).metadata()
    assert.deepEqual([width, height, orientation], [32, 64, undefined])
    const [red, , blue] = await kept(file.hash).extract({ left: 16, top: 8, width: 1, height: 1 }).raw().toBuffer()
    assert.ok((red ?? 0) > 200 && (blue ?? 255) < 60, 'its left half is on top')
  })

  test('a PNG loses its texts, its place and the frames of an animation', async () => {
    const told = png(
      4,
      4,
      pngChunk('tEXt', Buffer.from('Comment\0<script>rahasia</script>')),
      pngChunk('zTXt', Buffer.from('x\0\0rahasia')),
      pngChunk('eXIf', exif(1, true).subarray(6)),
      pngChunk('acTL', Buffer.from([0, 0, 0x27, 0x10, 0, 0, 0, 0])),
      pngChunk('raHa', Buffer.from('rahasia')),
    )
    const file = await keep(Buffer.concat([told, Buffer.from('GIF89a rahasia')]), 'a.png')
    assert.equal(file.locationRemoved, true)
    assert.doesNotMatch((await readBytes(file.hash)).toString('latin1'), /rahasia|eXIf|acTL/)
    assert.equal((await kept(file.hash).metadata()).width, 4)
  })

  test('a WebP loses its place and stays a picture', async () => {
    const told = await halves()
      .webp()
      .withExif({ IFD3: { GPSLatitude: '6/1 48/1 0/1', GPSLatitudeRef: 'S' } })
      .toBuffer()
    assert.match(told.toString('latin1'), /EXIF/)
    const file = await keep(told, 'a.webp')
    assert.equal(file.locationRemoved, true)
    assert.doesNotMatch((await readBytes(file.hash)).toString('latin1'), /EXIF/)
    assert.equal((await kept(file.hash).metadata()).exif, undefined)
    assert.equal((await kept(file.hash).stats()).isOpaque, true)
  })

  test('a GIF that moves keeps moving, without its comment', async () => {
    const told = Buffer.concat([
      (await moving()).subarray(0, -1),
      Buffer.from('21fe0772616861736961' + '00' + '3b', 'hex'),
    ])
    const file = await keep(told, 'a.gif')
    assert.doesNotMatch((await readBytes(file.hash)).toString('latin1'), /rahasia/)
    assert.equal((await sharp(store.pathOf(file.hash), { animated: true }).metadata()).pages, 3)
  })
})

describe('colours', () => {
  test('colours of the press and 16 bits become those of a screen', async () => {
    const cmyk = await halves(70, 32).toColourspace('cmyk').jpeg().toBuffer()
    const deep = await halves(72, 32).toColourspace('rgb16').png().toBuffer()
    assert.equal((await sharp(cmyk).metadata()).space, 'cmyk')
    assert.equal((await sharp(deep).metadata()).depth, 'ushort')
    for (const bytes of [cmyk, deep]) {
      const found = await kept((await keep(bytes)).hash).metadata()
      assert.deepEqual([found.space, found.depth], ['srgb', 'uchar'])
    }
  })

  test('a wide colour profile stays, since the picture is right with it alone', async () => {
    const file = await keep(await halves(74, 32).withIccProfile('p3').jpeg().toBuffer())
    assert.ok((await kept(file.hash).metadata()).icc)
  })
})

describe('what is no picture, or too much of one', () => {
  test('each is refused with its reason before it is unpacked', async () => {
    const jpeg = await halves(400, 400).jpeg().toBuffer()
    const refused: [string, Buffer, string][] = [
      ['a header that claims 900 megapixels', png(30_000, 30_000), 'picture-too-large'],
      ['a side longer than any screen', png(20_000, 10), 'picture-too-large'],
      ['a GIF of ten thousand frames', gif(1, 1, 10_000), 'picture-frames'],
      ['a GIF of few but huge frames', gif(8_000, 8_000, 4), 'picture-frames'],
      ['a small file that unpacks to much', png(8_000, 7_900), 'picture-expands'],
      ['no width', png(0, 10), 'picture-broken'],
      ['no height', png(10, 0), 'picture-broken'],
      ['half a JPEG', jpeg.subarray(0, jpeg.length / 2), 'picture-broken'],
      ['half a PNG', png(64, 64).subarray(0, 60), 'picture-broken'],
      ['a JPEG of its first bytes', jpeg.subarray(0, 24), 'picture-broken'],
      [
        'an SVG called PNG',
        Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
        'svg-refused',
      ],
      [
        'an SVG behind its declaration',
        Buffer.from('<?xml version="1.0"?>\n<!-- x --><svg onload="1"/>'),
        'svg-refused',
      ],
      ['a TIFF', await halves().tiff().toBuffer(), 'file-type-refused'],
      ['an AVIF', await halves().avif().toBuffer(), 'file-type-refused'],
    ]
    for (const [what, bytes, code] of refused)
      await assert.rejects(() => keep(bytes, 'foto.png'), refusedWith(code), what)
    const left = await readdir(join(folder, 'files'))
    assert.deepEqual(
      left.filter((it) => it.startsWith('.')),
      [],
    )
  })

  test('a profile that unpacks to 100 MB takes nothing down', async () => {
    const bomb = pngChunk('iCCP', Buffer.concat([Buffer.from('x\0\0'), deflateSync(Buffer.alloc(100_000_000))]))
    const before = process.memoryUsage.rss()
    await keep(png(5, 5, bomb), 'a.png').catch(refusedWith('picture-broken'))
    assert.ok(process.memoryUsage.rss() - before < 400_000_000)
  })

  test('bytes changed by chance are kept as a picture or refused, and never anything else', async () => {
    const whole = [
      await halves(40, 40).jpeg().toBuffer(),
      await halves(40, 40).png().toBuffer(),
      await halves(40, 40).webp().toBuffer(),
      gif(4, 4, 2),
    ]
    const path = join(folder, 'changed')
    let refused = 0
    for (let round = 0; round < 240; round++) {
      const bytes = Buffer.from(whole[round % whole.length] as Buffer)
      for (let n = 0; n < 3; n++) bytes[(round * 7919 + n * 104_729) % bytes.length] = (round * 31 + n * 17) & 0xff
      await writeFile(path, bytes)
      const clean = await cleanPicture(path).catch((error: unknown) => {
        assert.ok(error instanceof Refused, String(error))
        refused++
        return null
      })
      if (clean) assert.ok(clean.width > 0 && (await sharp(clean.bytes).metadata()).width)
    }
    assert.ok(refused > 0)
  })
})

describe('a part of a picture, and a small one', () => {
  test('a crop is a new file that holds the part alone; the whole stays', async () => {
    const whole = await keep(await halves(100, 50).png().toBuffer(), 'denah.png')
    const part = await store.crop(
      db,
      { hash: whole.hash, box: { x: 50, y: 10, width: 30, height: 20 }, by: PERSON },
      new Date(),
    )
    assert.notEqual(part.hash, whole.hash)
    assert.deepEqual([part.mediaType, part.name], ['image/png', 'denah.png'])
    const { width, height } = await kept(part.hash).metadata()
    assert.deepEqual([width, height], [30, 20])
    const { dominant } = await kept(part.hash).stats()
    assert.ok(dominant.b > 200 && dominant.r < 60)
    assert.equal((await kept(whole.hash).metadata()).width, 100)
  })

  test('a crop beyond the edge, of a document, or of nothing is refused', async () => {
    const whole = await keep(await halves(80, 40).png().toBuffer())
    const text = await keep(Buffer.from('bukan gambar'), 'a.txt')
    const crop = (hash: string, box = { x: 70, y: 0, width: 11, height: 1 }) =>
      store.crop(db, { hash, box, by: PERSON }, new Date())
    await assert.rejects(() => crop(whole.hash), refusedWith('crop-outside'))
    await assert.rejects(() => crop(text.hash), refusedWith('not-a-picture'))
    await assert.rejects(() => crop('f'.repeat(64)), refusedWith('not-found'))
  })

  test('a phone gets a narrow one, made once, never wider than it is', async () => {
    const whole = await keep(await halves(1_000, 500).jpeg().toBuffer())
    const row = await readFileRow(db, whole.hash)
    const path = await store.narrowPath(row, 320)
    assert.ok(path)
    const found = await sharp(path).metadata()
    assert.deepEqual([found.width, found.format], [320, 'webp'])
    assert.equal(await store.narrowPath(row, 320), path)
    assert.equal((await sharp((await store.narrowPath(row, 1280)) ?? '').metadata()).width, 1_000)
    const gifs = await keep(await moving(), 'a.gif')
    assert.equal(await store.narrowPath(await readFileRow(db, gifs.hash), 320), null)
  })

  test('many at once are all kept, each in its turn', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, async (_, at) =>
        keep(
          await halves(200 + at * 2, 100)
            .jpeg()
            .toBuffer(),
        ),
      ),
    )
    assert.equal(new Set(all.map((it) => it.hash)).size, 20)
  })
})

async function readBytes(hash: string): Promise<Buffer> {
  return readFile(store.pathOf(hash))
}

test('for a medium a picture has just its pixels, says who made it and what it shows, and not where; it is made once', async () => {
  const { hash } = await keep(await sharp({ create: { width: 900, height: 600, channels: 3, background: '#1b7f5c' } }).jpeg().withExif({ IFD3: { GPSLatitude: '6/1 48/1 0/1', GPSLatitudeRef: 'S' } }).toBuffer()) // prettier-ignore
  const about = {
    creator: 'Sri “Ayu” & Budi',
    credit: 'Dinas Contoh',
    caption: 'Jembatan <dibuka>',
    alt: 'Warga di jembatan',
  }
  for (const [shape, { width, height }] of Object.entries(pictureShapes))
    for (const fit of ['cover', 'contain'] as const) {
      const path = await shapedPicturePath(store, { hash, shape: shape as ShapeName, fit, colour: '#aa0000', about })
      const found = await sharp(path).metadata()
      assert.deepEqual([found.format, found.width, found.height, found.space], ['jpeg', width, height, 'srgb'])
      const xmp = found.xmp?.toString() ?? ''
      assert.match(xmp, /<rdf:li>Sri “Ayu” &amp; Budi<\/rdf:li>[^]*<photoshop:Credit>Dinas Contoh<\/photoshop:Credit>/)
      assert.match(xmp, /dc:description[^]*Jembatan &lt;dibuka&gt;[^]*AltTextAccessibility[^]*Warga di jembatan/)
      assert.ok(found.exif?.includes('Budi') && !found.exif.includes('GPS') && !/GPS/.test(xmp))
    }
  const corner = async (fit: 'cover' | 'contain') => (await sharp(await shapedPicturePath(store, { hash, shape: 'story', fit, colour: '#aa0000', about })).extract({ left: 0, top: 0, width: 8, height: 8 }).stats()).dominant // prettier-ignore
  const [filled, whole] = [await corner('cover'), await corner('contain')]
  assert.ok(filled.g > filled.r && whole.r > whole.g, 'whole, it stands on the office’s colour')
  const path = await shapedPicturePath(store, { hash, shape: 'square', fit: 'cover', colour: '#aa0000', about })
  await writeFile(path, 'sudah ada')
  await shapedPicturePath(store, { hash, shape: 'square', fit: 'cover', colour: '#00aa00', about }) // its colour is not in it
  assert.equal(await readFile(path, 'utf8'), 'sudah ada')
  const bare = await sharp(await shapedPicturePath(store, { hash, shape: 'square', fit: 'cover', colour: '#aa0000', about: { creator: '', credit: '', caption: '', alt: '' } })).metadata() // prettier-ignore
  assert.ok(!bare.xmp?.includes('dc:creator') && !bare.xmp?.includes('Credit'))
})
