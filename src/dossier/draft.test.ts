import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import sharp from 'sharp'
import { beginDossier, openTestOffice, someContent, type TestOffice } from '../../test/office.ts'
import { contentHash } from '../base/content-hash.ts'
import { mainTextHash } from '../base/main-text.ts'
import { openFileStore } from '../files/store.ts'
import { readDossier } from './api.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())

const save = (who: 'fungsional' | 'kepala-bidang', dossierId: string, content: unknown, seenSave = 0) =>
  office.people[who].send('PUT', `/api/dossiers/${dossierId}/draft`, { content, seenSave })

test('of several first texts saved at one moment one is kept, and every other writer is told', async () => {
  for (let round = 0; round < 5; round++) {
    const dossierId = await beginDossier(office)
    const replies = await Promise.all(
      [0, 1, 2, 3, 4, 5].map((at) =>
        save(at % 2 ? 'fungsional' : 'kepala-bidang', dossierId, someContent(`Naskah ${at}`)),
      ),
    )
    assert.deepEqual(replies.map((it) => it.status).toSorted(), [200, 409, 409, 409, 409, 409])
    const kept = replies.find((it) => it.status === 200)
    const { draft } = await office.people.fungsional.call(readDossier, { params: { dossierId } })
    assert.equal(draft?.hash, kept?.body['hash'])
  }
})

test('a text names only files that were uploaded, as what they are', async () => {
  const store = openFileStore(`${office.folder}/files`)
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  )
  const by = office.people.fungsional.personId
  const photo = await store.put(office.db, { name: 'foto.png', bytes: png, by }, new Date())
  const notes = await store.put(office.db, { name: 'data.csv', bytes: Buffer.from('a,b\n'), by }, new Date())
  const again = await store.put(office.db, { name: 'data.txt', bytes: Buffer.from('a,b\n') }, new Date())
  assert.deepEqual(again, { ...notes, name: 'data.txt' }, 'one file is of one type, whatever it is called later')
  const unknown = 'f'.repeat(64)
  const showing = (src: string) =>
    someContent('Foto', {
      body: { type: 'doc', content: [{ type: 'image', attrs: { src, alt: 'Longsor', caption: '' } }] } as never,
    })
  const carrying = (attachment: object) => someContent('Lampiran', { attachments: [attachment as never] })

  const dossierId = await beginDossier(office)
  for (const [content, field] of [
    [showing(unknown), 'content.body'],
    [showing(notes.hash), 'content.body'],
    [carrying({ ...photo, hash: unknown }), 'content.attachments.0'],
    [carrying({ ...notes, mediaType: 'application/pdf' }), 'content.attachments.0'],
    [carrying({ ...notes, sizeBytes: 1 }), 'content.attachments.0'],
  ] as const) {
    const { status, body } = await save('fungsional', dossierId, content)
    assert.deepEqual([status, body['code'], body['field']], [422, 'file-unknown', field])
  }
  assert.equal((await save('fungsional', dossierId, showing(photo.hash))).status, 200)
  assert.equal((await save('fungsional', dossierId, carrying({ ...notes, name: 'Data.csv' }), 1)).status, 200)
})

test('another’s file that nothing shows them is to who names it as one that was never uploaded', async () => {
  const store = openFileStore(`${office.folder}/files`)
  const { fungsional, 'kepala-bidang': kabid } = office.people
  const ofKabid = (name: string, bytes: Buffer) => store.put(office.db, { name, bytes, by: kabid.personId }, new Date())
  const png = await sharp({ create: { width: 3, height: 2, channels: 3, background: '#123456' } })
    .png()
    .toBuffer()
  const [picture, table] = [await ofKabid('a.png', png), await ofKabid('b.csv', Buffer.from('rahasia,1\n'))]
  const video = { hash: 'e'.repeat(64), media_type: 'video/mp4', size_bytes: 9, name: 'v.mp4', created_at: new Date(), came_at: new Date(), brought_by: [kabid.personId] } // prettier-ignore
  await office.db.insertInto('file').values(video).execute()
  const showing = (src: string) => ({ body: { type: 'doc', content: [{ type: 'image', attrs: { src, alt: 'Longsor', caption: '' } }] } as never }) // prettier-ignore
  const someVideo = { id: 'v1', title: 'Rapat', transcript: 'Rapat.' }
  const ways = [
    [showing, picture.hash],
    [(hash: string) => ({ attachments: [{ ...table, hash, name: 'x.csv' }] as never }), table.hash],
    [(hash: string) => ({ videos: [{ ...someVideo, file: hash }] }), video.hash],
    [(hash: string) => ({ videos: [{ ...someVideo, address: 'https://www.youtube.com/watch?v=abcdefghijk', signFile: hash }] }), video.hash],
    [(hash: string) => ({ translations: { en: { title: 'x', summary: '', of: 'f'.repeat(64), ...showing(hash) } } }), picture.hash],
  ] as const // prettier-ignore
  for (const [at, [way, hash]] of ways.entries()) {
    const dossierId = await beginDossier(office)
    const [absent, others] = [await save('fungsional', dossierId, someContent('A', way('f'.repeat(64)) as never)), await save('fungsional', dossierId, someContent('A', way(hash) as never))] // prettier-ignore
    assert.deepEqual(
      [absent.status, absent.body['code']],
      [422, 'file-unknown'],
      `${at} ${JSON.stringify(absent.body)}`,
    )
    assert.deepEqual(others.body, absent.body, String(at))
    assert.equal((await fungsional.send('GET', `/api/files/${hash}`)).status, 404)
    // It is its bringer's to put there; whoever reads the dossier then goes on with it, there and elsewhere.
    assert.equal((await save('kepala-bidang', dossierId, someContent('A', way(hash) as never))).status, 200)
    assert.equal((await save('fungsional', dossierId, someContent('B', way(hash) as never), 1)).status, 200)
    assert.equal((await save('fungsional', await beginDossier(office), someContent('C', way(hash) as never))).status, 200) // prettier-ignore
    await sql`update dossier set limited = true where id = ${dossierId}`.execute(office.db)
    await sql`delete from dossier_file where dossier_id <> ${dossierId}`.execute(office.db)
    assert.equal((await save('fungsional', await beginDossier(office), someContent('D', way(hash) as never))).body['code'], 'file-unknown') // prettier-ignore
    await sql`delete from dossier_file`.execute(office.db)
  }
})

test('a text may be as long in each of its languages as in one, whatever its script; what is larger is refused with what to do', async () => {
  const dossierId = await beginDossier(office)
  const body = (sign: string) => ({ type: 'doc' as const, content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text: sign.repeat(1_000_000) }] }] }) // prettier-ignore
  const main = someContent('Panjang', { body: body('a'), variants: [] })
  const of = mainTextHash(main)
  const long = { ...main, translations: { en: { title: 'Long', summary: '', body: body('b'), of }, jv: { title: 'Dawa', summary: '', body: body('ꦲ'), of } } } // prettier-ignore
  assert.equal((await save('fungsional', dossierId, long)).status, 200)
  const { draft } = await office.people.fungsional.call(readDossier, { params: { dossierId } })
  assert.equal(draft?.hash, contentHash(long))
  const { status, body: refused } = await save('fungsional', dossierId, { ...long, title: 'x'.repeat(12_000_000) }, 1)
  assert.deepEqual([status, refused['code']], [413, 'too-large'])
  assert.match(String(refused['title']), /paling banyak 12 MB.*lampiran/)
})
