import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import sharp from 'sharp'
import { beginDossier, bringTo, openTestOffice, someContent, tryAct, TEST_URL, type TestOffice } from '../../test/office.ts' // prettier-ignore
import { sha256 } from '../base/hash.ts'
import { openFileStore } from '../files/store.ts'
import { lookingAt } from '../stranger.ts'
import { addProof, listProofs } from './api/proofs.ts'
import { takeNextPicture } from './jobs/picture.ts'
import { takeNextProof, type LookAt } from './jobs/proof.ts'
import { nextLook, outcomeOf, type Seen } from './rules/proof.ts'

const DAY_MS = 86_400_000
const content = someContent('Pendaftaran bantuan pupuk diperpanjang sampai Desember')
const page = (text: string, status = 200): Seen => ({ status, url: 'https://m.contoh/1', hops: [], headers: [], body: Buffer.from(text) }) // prettier-ignore
const titled = `<h1>${content.title}</h1>`

test('a look says whether the text stands there, still does, has changed, is gone or cannot be opened', () => {
  const say = (seen: Seen, before: string | null, bodyHash: string | null = 'b', expects: typeof content | null = content) => outcomeOf(seen, { bodyHash, before, expects }) // prettier-ignore
  assert.equal(say(page(titled), null), 'first')
  assert.equal(say(page(titled), 'b'), 'same')
  assert.equal(say(page(`${titled}<p>iklan</p>`), 'a'), 'there')
  assert.equal(say(page('<h1>Bantuan beras</h1>'), 'a'), 'changed')
  assert.equal(say(page('<h1>Bantuan beras</h1>'), null), 'changed')
  assert.equal(
    say(page('<h1>Ditarik</h1>'), null, 'b', null),
    'first',
    'after a withdrawal anything else may stand there',
  )
  for (const status of [404, 410]) assert.equal(say(page(titled, status), 'b'), 'gone')
  for (const seen of [page('', 500), page('', 503), { failed: 'no-name' }])
    assert.equal(say(seen, 'b', null), 'unreachable')
})

test('it is looked at when it arrived, after a day, a week and a month, and again soon where the first look saw nothing', () => {
  const sent = new Date('2026-11-26T02:00:00Z')
  const after_ = (ms: number) => new Date(sent.getTime() + ms)
  const days = [1, 7, 30].map((day, at) => nextLook(sent, at + 1, 'same', after_(0))?.getTime() === after_(day * DAY_MS).getTime()) // prettier-ignore
  assert.deepEqual(days, [true, true, true])
  assert.equal(nextLook(sent, 4, 'same', after_(30 * DAY_MS)), null)
  assert.deepEqual(nextLook(sent, 1, 'unreachable', sent), after_(3_600_000))
  // After a month without power it is not looked at four times at once.
  assert.deepEqual(nextLook(sent, 2, 'same', after_(60 * DAY_MS)), after_(60 * DAY_MS))
})

let office: TestOffice
let look: LookAt
let deliveryId: string
let path: string
before(async () => {
  office = await openTestOffice()
  const { fungsional, 'kepala-bidang': kabid } = office.people
  const dossierId = await beginDossier(office, content.title)
  const version = await bringTo(office, dossierId, 4, content)
  await office.decide(dossierId, version, { answer: 'yes' })
  await tryAct(kabid, dossierId, { kind: 'complete', version })
  path = (await tryAct(fungsional, dossierId, { kind: 'complete', version })).body['publicPath'] as string
  await office.deliverAll()
  deliveryId = (await office.db.selectFrom('delivery').select('id').executeTakeFirstOrThrow()).id
  look = lookingAt(office.app, TEST_URL, async () => ({ failed: 'no-name' }))
})
after(() => office?.close())

const proofs = () => office.people.auditor.call(listProofs, { params: { deliveryId } })
const takeAll = async (now: Date, how = look) => {
  while (await takeNextProof(office, how, now));
}

test('what the public gets is kept as it came, with its hash in the ledger, and looked at again later', async () => {
  await takeAll(new Date())
  const { rows, nextLook: next } = await proofs()
  assert.deepEqual(rows.map((it) => [it.outcome, it.status, it.url]), [['first', 200, `${TEST_URL}${path}`]]) // prettier-ignore
  const [first] = rows
  const kept = await office.app.inject({ method: 'GET', url: `/api/proofs/${first?.id}/body`, headers: { authorization: `Bearer ${office.people.auditor.token}` } }) // prettier-ignore
  const bytes = gunzipSync(kept.rawPayload)
  assert.ok(bytes.toString().includes(content.title))
  assert.equal(sha256(bytes), first?.bodyHash)
  const entry = await office.db.selectFrom('ledger_entry').select('body').where('index', '=', first?.ledgerIndex ?? -1).executeTakeFirstOrThrow() // prettier-ignore
  assert.equal(JSON.parse(entry.body).bodyHash, first?.bodyHash)
  assert.ok(next && Math.abs(new Date(next).getTime() - Date.now() - DAY_MS) < 60_000)
  await takeAll(new Date(Date.now() + 2 * DAY_MS))
  assert.deepEqual((await proofs()).rows.map((it) => it.outcome), ['same', 'first']) // prettier-ignore
  assert.equal((await office.db.selectFrom('capture_body').select('hash').execute()).length, 1, 'the same bytes are kept once') // prettier-ignore
})

test('an address of our own that gives more than a page is not taken in, as one elsewhere is not', async () => {
  await writeFile(join(office.folder, 'portal/besar.html'), Buffer.alloc(6 * 1024 * 1024, 'x'))
  const seen = await look(`${TEST_URL}/besar.html`)
  assert.equal('failed' in seen && seen.failed, 'too-large')
})

test('what changed or went away later is seen, and two who look at once keep one look', async () => {
  const gone: LookAt = async () => page('tidak ada', 404)
  const at = new Date(Date.now() + 8 * DAY_MS)
  await Promise.all([takeNextProof(office, gone, at), takeNextProof(office, gone, at)])
  assert.deepEqual((await proofs()).rows.map((it) => it.outcome), ['gone', 'same', 'first']) // prettier-ignore
  await takeAll(new Date(Date.now() + 31 * DAY_MS), async () => ({ failed: 'too-slow' }))
  const { rows, nextLook: next } = await proofs()
  assert.deepEqual([rows[0]?.outcome, rows[0]?.failure, next], ['unreachable', 'too-slow', null])
})

test('a look may have its picture: settled once, its hashes in the ledger, read by whoever reads the look', async () => {
  const files = openFileStore(join(office.folder, 'files'))
  const site = { db: office.db, files }
  const at = new Date(Date.now() + 40 * DAY_MS)
  const wantAnother = async (html: string) => {
    await sql`update delivery set proof_due_at = ${at}, proofs_taken = 1`.execute(office.db)
    assert.ok(await takeNextProof({ db: office.db, hasCamera: true }, async () => page(html), at))
    return (await proofs()).rows.find((it) => it.picture?.state === 'waiting')
  }
  const shot = await sharp({ create: { width: 640, height: 900, channels: 3, background: '#fff' } })
    .png()
    .toBuffer()
  const taken = { url: 'https://m.contoh/1', browser: 'Chromium 1', width: 640, height: 900, cut: true, picture: shot, archive: Buffer.from('From: <Saved by Blink>') } // prettier-ignore
  const first = await wantAnother(`${titled}<p>satu</p>`)
  const asked: string[] = []
  assert.ok(await takeNextPicture(site, async (address) => (asked.push(address), taken)))
  assert.deepEqual(asked, [`${TEST_URL}${path}`])
  const shown = (await proofs()).rows.find((it) => it.id === first?.id)?.picture
  assert.deepEqual([shown?.state, shown?.cut, shown?.pictureHash, shown?.archiveHash], ['taken', true, sha256(shot), sha256(taken.archive)]) // prettier-ignore
  const entry = await office.db.selectFrom('ledger_entry').select('body').where('index', '=', shown?.ledgerIndex ?? -1).executeTakeFirstOrThrow() // prettier-ignore
  const told = JSON.parse(entry.body)
  assert.deepEqual([told.kind, told.proofId, told.pictureHash, told.archiveHash], ['proof-pictured', first?.id, sha256(shot), sha256(taken.archive)]) // prettier-ignore

  const get = (form: string, token = office.people.auditor.token) => office.app.inject({ method: 'GET', url: `/api/proofs/${first?.id}/${form}`, headers: { authorization: `Bearer ${token}` } }) // prettier-ignore
  const [whole, narrow, archive, warc] = await Promise.all(['picture', 'picture?narrow=1', 'mhtml', 'warc'].map((form) => get(form))) // prettier-ignore
  assert.deepEqual([whole?.headers['content-type'], sha256(whole?.rawPayload ?? '')], ['image/png', sha256(shot)])
  assert.equal(narrow?.headers['content-type'], 'image/webp')
  assert.match(String(archive?.headers['content-disposition']), /^attachment/)
  assert.match(gunzipSync(warc?.rawPayload ?? Buffer.alloc(0)).toString(), /WARC-Type: response[^]*<p>satu<\/p>/)
  await sql`update dossier set limited = true`.execute(office.db)
  for (const form of ['picture', 'mhtml', 'warc'])
    assert.equal((await get(form, office.people['kepala-bidang'].token)).statusCode, 404)
  await sql`update dossier set limited = false`.execute(office.db)
  await assert.rejects(sql`update proof_picture set failure = 'x'`.execute(office.db))

  // The very bytes of before have their picture already; a browser that fails is noted and the proof stands.
  await sql`update delivery set proof_due_at = ${at}, proofs_taken = 1`.execute(office.db)
  await takeNextProof({ db: office.db, hasCamera: true }, async () => page(`${titled}<p>satu</p>`), at)
  assert.equal(await takeNextPicture(site, async () => assert.fail('nothing waits')), false)
  const second = await wantAnother(`${titled}<p>dua</p>`)
  for (const _ of [1, 2])
    await assert.rejects(takeNextPicture(site, async () => Promise.reject(new Error('the process dies')))) // as far as it can be tried here
  assert.ok(await takeNextPicture(site, async () => assert.fail('it is not begun for ever')))
  const failed = (await proofs()).rows.find((it) => it.id === second?.id)
  assert.deepEqual([failed?.outcome, failed?.picture?.state, failed?.picture?.failure], ['there', 'failed', 'ended'])
})

test('a person shows with a photo that it was there; who may not read the dossier sees none of it', async () => {
  const { fungsional, auditor } = office.people
  const send = (fileHash: string) => fungsional.send('POST', `/api/deliveries/${deliveryId}/proofs`, { fileHash, note: 'Siaran pukul 07.00' }, { 'idempotency-key': randomUUID() }) // prettier-ignore
  const absent = await send('f'.repeat(64))
  assert.equal(absent.body['code'], 'file-unknown')
  const others = await openFileStore(join(office.folder, 'files')).put(office.db, { name: 'a.txt', bytes: Buffer.from('milik orang lain'), by: auditor.personId }, new Date()) // prettier-ignore
  assert.deepEqual((await send(others.hash)).body, absent.body)
  const file = (await office.app.inject({ method: 'POST', url: '/api/files', headers: { authorization: `Bearer ${fungsional.token}`, 'content-type': 'multipart/form-data; boundary=x' }, payload: '--x\r\nContent-Disposition: form-data; name="file"; filename="log.txt"\r\nContent-Type: text/plain\r\n\r\n07.00 dibacakan\r\n--x--\r\n' })).json() // prettier-ignore
  const { proofId } = await fungsional.call(addProof, { params: { deliveryId }, body: { fileHash: file.hash, note: 'Siaran pukul 07.00' } }) // prettier-ignore
  const shown = (await proofs()).rows.find((it) => it.id === proofId)
  assert.deepEqual([shown?.outcome, shown?.fileHash, shown?.note], ['hand', file.hash, 'Siaran pukul 07.00'])
  await assert.rejects(sql`delete from proof`.execute(office.db))
  await sql`update dossier set limited = true`.execute(office.db)
  const refused = await office.people['kepala-bidang'].send('GET', `/api/deliveries/${deliveryId}/proofs`)
  assert.equal(refused.status, 404)
  await sql`update dossier set limited = false`.execute(office.db)
  assert.ok((await auditor.call(listProofs, { params: { deliveryId } })).rows.length > 0)
})
