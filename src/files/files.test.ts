import assert from 'node:assert/strict'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Officer } from '../base/officer.ts'
import { sha256 } from '../base/hash.ts'
import type { Db } from '../db/connect.ts'
import { temporaryDatabase } from '../db/temporary.ts'
import { answerProblems } from '../http/problem.ts'
import { speakZod } from '../http/serve.ts'
import { fileRoutes } from './routes.ts'
import { FILE_MAX_BYTES, openFileStore } from './store.ts'

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)

let app: FastifyInstance
let folder: string
let close: () => Promise<void>
let db: Db
let who: Officer | null

const officer = (role: Officer['role'], personId = '01900000-0000-7000-8000-00000000000a'): Officer => ({
  personId,
  name: 'Dewi',
  role,
  posts: [],
  language: 'id',
})

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'siar-files-'))
  const database = await temporaryDatabase()
  ;({ close, db } = database)
  app = Fastify()
  speakZod(app)
  answerProblems(app)
  app.decorateRequest('officer', null)
  app.addHook('onRequest', async (request) => {
    request.officer = who
  })
  await fileRoutes(app, db, openFileStore(folder))
})
after(async () => {
  await app.close()
  await close()
  await rm(folder, { recursive: true })
})

function upload(name: string, bytes: Buffer | string, by: Officer | null = officer('officer'), url = '/api/files') {
  who = by
  const edge = 'batas'
  const head = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/html\r\n\r\n`
  return app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
    payload: Buffer.concat([Buffer.from(head), Buffer.from(bytes), Buffer.from(`\r\n--${edge}--\r\n`)]),
  })
}
function download(hash: string, by: Officer | null) {
  who = by
  return app.inject({ method: 'GET', url: `/api/files/${hash}` })
}

test('a picture is kept under the hash of its bytes and comes back as it was', async () => {
  const answer = await upload('foto.png', PNG)
  assert.equal(answer.statusCode, 200, answer.body)
  assert.deepEqual(answer.json(), {
    hash: sha256(PNG),
    mediaType: 'image/png',
    sizeBytes: PNG.length,
    name: 'foto.png',
  })
  const back = await download(sha256(PNG), officer('auditor'))
  assert.deepEqual(back.rawPayload, PNG)
  assert.equal(back.headers['content-type'], 'image/png')
  assert.equal(back.headers['x-content-type-options'], 'nosniff')
  assert.match(String(back.headers['content-security-policy']), /sandbox/)
})

test('what a file is, its bytes say and never its name or its sender', async () => {
  assert.equal((await upload('naskah.html', PNG)).json().mediaType, 'image/png')
  assert.equal((await upload('tabel.csv', 'judul;isi\r\nLongsor;"Km 16"\r\n')).json().mediaType, 'text/csv')
  assert.equal((await upload('catatan.txt', 'Rapat pukul 10.00')).json().mediaType, 'text/plain')
})

test('what could run, and what nobody knows, is refused with the field’s name', async () => {
  const refused: [string, Buffer | string][] = [
    ['foto.png', '  \n<!doctype html><script>alert(1)</script>'],
    ['program.pdf', Buffer.from('4d5a90000300000004000000ffff0000', 'hex')],
    ['skrip.txt', Buffer.from([0xff, 0xfe, 0x3c, 0x00])],
    ['nol.txt', 'a\u0000b'],
    ['arsip.zip', Buffer.from('504b0506000000000000000000000000000000000000', 'hex')],
  ]
  for (const [name, bytes] of refused) {
    const answer = await upload(name, bytes)
    assert.equal(answer.statusCode, 422, `${name}: ${answer.body}`)
    assert.equal(answer.json().code, 'file-type-refused')
    assert.equal(answer.json().field, 'file')
  }
})

test('a file that may have been sent to harm is in the ledger as refused, without a word of it; a forgotten one is not', async () => {
  const entries = async () =>
    (await db.selectFrom('ledger_entry').select('body').orderBy('index').execute()).map((it) => JSON.parse(it.body))
  const before = (await entries()).length
  const tall = Buffer.from(PNG)
  tall.writeUInt32BE(30_000, 16)
  tall.writeUInt32BE(30_000, 20)
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="rahasia()"/>'
  const tried: [string, Buffer | string, string][] = [
    ['rahasia.svg', svg, 'svg-refused'],
    ['rahasia.png', tall, 'picture-too-large'],
    ['rahasia.png', PNG.subarray(0, 40), 'picture-broken'],
    ['rahasia.exe', Buffer.from('4d5a90000300000004000000ffff0000', 'hex'), 'file-type-refused'],
    ['rahasia.txt', '', 'file-missing'],
  ]
  for (const [name, bytes, code] of tried) {
    const answer = await upload(name, bytes)
    assert.equal(answer.json().code, code, name)
    assert.match(answer.json().title, /[.]$/)
  }
  const added = (await entries()).slice(before)
  assert.deepEqual(
    added.map(({ kind, personId, why }) => [kind, personId, why]),
    tried.slice(0, 4).map(([, , code]) => ['file-refused', officer('officer').personId, code]),
  )
  assert.doesNotMatch(JSON.stringify(added), /rahasia/)
})

test('nothing of a refused file stays on the disk', async () => {
  const left = (await readdir(folder)).filter((name) => name.startsWith('.'))
  assert.deepEqual(left, [])
})

test('an empty file, none at all, and one too large are refused', async () => {
  assert.equal((await upload('kosong.txt', '')).json().code, 'file-missing')
  who = officer('officer')
  assert.equal((await app.inject({ method: 'POST', url: '/api/files' })).json().code, 'file-missing')
  const large = await upload('besar.txt', Buffer.alloc(FILE_MAX_BYTES + 10, 0x61))
  assert.equal(large.statusCode, 413, large.body)
  assert.deepEqual(
    (await readdir(folder)).filter((name) => name.startsWith('.')),
    [],
  )
})

test('a name that hides its extension or leaves its folder is shown as it is', async () => {
  assert.equal(
    (await upload('../../etc/\u202Efdp.png', Buffer.concat([PNG, Buffer.from('x')]))).json().name.includes('/'),
    false,
  )
  const back = await upload('laporan\u202Egpj.txt', 'isi yang lain')
  assert.equal(back.json().name, 'laporangpj.txt')
  const given = await download(back.json().hash, officer('officer'))
  assert.equal(given.headers['content-disposition'], "attachment; filename*=UTF-8''laporangpj.txt")
})

test('the same bytes are one file, also when sent at the same moment', async () => {
  const bytes = Buffer.from('bersamaan sekali')
  const all = await Promise.all(Array.from({ length: 8 }, (_, at) => upload(`a${at}.txt`, bytes)))
  for (const answer of all) assert.equal(answer.json().hash, sha256(bytes))
  assert.deepEqual(await readFile(join(folder, sha256(bytes).slice(0, 2), sha256(bytes))), bytes)
})

test('a file that nothing refers to yet is read by whoever brought it alone, and by all once the office shows it', async () => {
  const [siti, budi] = ['b', 'c'].map((end) => officer('officer', `01900000-0000-7000-8000-00000000000${end}`)) as [Officer, Officer] // prettier-ignore
  const { hash } = (await upload('rahasia.txt', 'belum untuk siapa pun', siti)).json()
  const seenBy = async (...people: Officer[]) => {
    const seen: number[] = []
    for (const it of people) seen.push((await download(hash, it)).statusCode)
    return seen
  }
  assert.deepEqual(await seenBy(siti, budi, officer('auditor'), officer('administrator')), [200, 404, 404, 404])
  await upload('sama.txt', 'belum untuk siapa pun', budi)
  assert.deepEqual(await seenBy(siti, budi, officer('auditor')), [200, 200, 404])
  await db.insertInto('office_logo').values({ file_hash: hash }).execute()
  assert.deepEqual(await seenBy(officer('auditor'), officer('administrator')), [200, 200])
})

test('every column that names a file is one whose file the whole office sees, or is asked for who may', async () => {
  const { rows } = await sql<{ name: string }>`
    select class.relname || '.' || attname as name from pg_constraint
    join pg_class class on class.oid = conrelid
    join pg_attribute on attrelid = conrelid and attnum = conkey[1]
    where contype = 'f' and confrelid = 'file'::regclass order by 1`.execute(db)
  // A new one is said in `mayReadFile`, or among its `openColumns`.
  assert.deepEqual(rows.map((it) => it.name), [
    'disposal.scan_hash', 'dossier_file.file_hash', 'intake_photo.file_hash', 'letter_file.file_hash',
    'letterhead.logo_hash', 'mention_file.file_hash', 'office.logo_hash', 'office_logo.file_hash', 'outlet_paper.scan_hash',
    'paper.file_hash', 'paper.logo_hash', 'paper_signature.file_hash', 'proof.file_hash', 'tenure.scan_hash',
  ]) // prettier-ignore
})

test('a stranger neither brings nor takes files, an auditor only takes', async () => {
  assert.equal((await upload('x.png', PNG, null)).statusCode, 401)
  assert.equal((await upload('x.png', PNG, officer('auditor'))).statusCode, 403)
  assert.equal((await download(sha256(PNG), null)).statusCode, 401)
  assert.equal((await download('f'.repeat(64), officer('officer'))).statusCode, 404)
  assert.equal((await download('..%2f..%2fetc%2fpasswd', officer('officer'))).statusCode, 400)
})

const box = (type: string, ...inside: Buffer[]) => {
  const body = Buffer.concat(inside)
  const head = Buffer.alloc(8)
  head.writeUInt32BE(body.length + 8)
  head.write(type, 4, 'latin1')
  return Buffer.concat([head, body])
}
const bytes = (text: string) => Buffer.from(text, 'latin1')
const sample = (codec: string) => box('stsd', Buffer.alloc(8), box(codec, Buffer.alloc(8)))
/** An MP4 file with a table as phones write it: a track of pictures, and where it was taken. */
const mp4 = (codec: string, ...more: Buffer[]) =>
  Buffer.concat([
    box('ftyp', bytes('isom\x00\x00\x02\x00isommp42')),
    box('mdat', Buffer.alloc(2_000, 7)),
    box(
      'moov',
      box('trak', box('mdia', box('hdlr', Buffer.alloc(8), bytes('vide')), box('minf', box('stbl', sample(codec))))),
      box('udta', box('\u00a9xyz', bytes('-8.2976+111.7310/'))),
    ),
    ...more,
  ])
const uploadVideo = (name: string, video: Buffer | string) => upload(name, video, officer('officer'), '/api/videos')

test('a video is kept without what tells of its recording, and comes back in the parts that a player asks for', async () => {
  const video = mp4('avc1')
  const answer = await uploadVideo('prigi.mp4', video)
  assert.equal(answer.statusCode, 200, answer.body)
  const { hash, ...kept } = answer.json() as { hash: string }
  assert.deepEqual(kept, { mediaType: 'video/mp4', sizeBytes: video.length, name: 'prigi.mp4', locationRemoved: true })
  const back = await download(hash, officer('auditor'))
  assert.equal(sha256(back.rawPayload), hash)
  assert.equal(back.rawPayload.length, video.length)
  assert.equal(back.headers['accept-ranges'], 'bytes')
  assert.equal(back.rawPayload.includes('111.7310'), false)
  assert.equal(back.rawPayload.includes(bytes('udta')), false)
  const ask = (range: string) => app.inject({ method: 'GET', url: `/api/files/${hash}`, headers: { range } })
  const part = await ask('bytes=10-19')
  assert.deepEqual([part.statusCode, part.headers['content-range']], [206, `bytes 10-19/${video.length}`])
  assert.deepEqual(part.rawPayload, back.rawPayload.subarray(10, 20))
  assert.equal((await ask('bytes=9999999-')).statusCode, 416)
  // Once more, and clean already: the same file.
  assert.equal((await uploadVideo('lagi.mp4', back.rawPayload)).json().hash, hash)
})

test('what browsers do not play, what is broken and what is no video is refused with what to do', async () => {
  const code = async (video: Buffer | string) => (await uploadVideo('x.mp4', video)).json().code
  assert.equal(await code(mp4('hvc1')), 'video-codec')
  assert.equal(await code(mp4('avc1').subarray(0, 2_100)), 'video-broken')
  assert.equal(await code(mp4('avc1', bytes('sisa'))), 'video-broken')
  const track = (handler: string) => box('trak', box('mdia', box('hdlr', Buffer.alloc(8), bytes(handler))))
  const withTracks = (...tracks: Buffer[]) => {
    const whole = mp4('avc1')
    const at = whole.indexOf('moov', 0, 'latin1') + 4
    return Buffer.concat([whole.subarray(0, at - 8), box('moov', ...tracks, whole.subarray(at))])
  }
  assert.equal(await code(withTracks(track('meta'))), 'video-telemetry')
  assert.equal(await code(withTracks(track('vide'), track('sbtl'))), 'video-codec')
  assert.equal((await uploadVideo('x.mp4', withTracks(track('soun')))).statusCode, 200)
  let deep = box('trak')
  for (let at = 0; at < 19_000; at++) deep = box('trak', deep)
  assert.equal(await code(withTracks(deep)), 'video-broken')
  assert.equal(await code(box('ftyp', bytes('isom\x00\x00\x02\x00isommp42'))), 'video-broken')
  assert.equal(await code(PNG), 'video-type-refused')
  assert.equal(await code('<html>'), 'video-type-refused')
  assert.equal(await code(''), 'file-missing')
  assert.equal((await upload('video.mp4', mp4('avc1'))).json().code, 'file-type-refused')
})
