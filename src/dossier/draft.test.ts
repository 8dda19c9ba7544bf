import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
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
  const photo = await store.put(office.db, { name: 'foto.png', bytes: png }, new Date())
  const notes = await store.put(office.db, { name: 'data.csv', bytes: Buffer.from('a,b\n') }, new Date())
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
