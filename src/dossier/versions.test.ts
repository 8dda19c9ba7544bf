import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { beginDossier, bringTo, openTestOffice, someContent, type TestOffice } from '../../test/office.ts'
import { contentHash } from '../base/content-hash.ts'
import type { Content } from '../base/content.ts'
import { actOnDossier, markSeen, readDossier, readVersion, saveDraft } from './api.ts'
import { keepVersion, listVersions, restoreVersion } from './api/versions.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())

const writer = () => office.people.fungsional

async function save(dossierId: string, content: Content, base?: string): Promise<string> {
  const params = { dossierId }
  const { draftSave } = await writer().call(readDossier, { params })
  await writer().call(saveDraft, { params, body: { content, seenSave: draftSave, ...(base && { base }) } })
  return contentHash(content)
}

async function keep(dossierId: string, content: Content, name = ''): Promise<string> {
  const hash = await save(dossierId, content)
  await writer().call(keepVersion, { params: { dossierId }, body: { hash, name } })
  return hash
}

const rowsOf = async (dossierId: string) =>
  (await writer().call(listVersions, { params: { dossierId }, query: {} })).rows

test('a writer keeps a version by name, and each version tells which it was made of', async () => {
  const dossierId = await beginDossier(office)
  await keep(dossierId, someContent('Satu'), 'Sebelum rapat')
  await keep(dossierId, someContent('Dua'))
  assert.deepEqual(
    (await rowsOf(dossierId)).map(({ number, title, name, parent }) => [number, title, name, parent]),
    [
      [2, 'Dua', '', 1],
      [1, 'Satu', 'Sebelum rapat', null],
    ],
  )
})

test('a text that is a version already is not kept twice, and one that is not saved is not kept at all', async () => {
  const dossierId = await beginDossier(office)
  const hash = await keep(dossierId, someContent('Satu'))
  const ask = (of: string) =>
    writer().send(
      'POST',
      `/api/dossiers/${dossierId}/versions`,
      { hash: of, name: '' },
      { 'idempotency-key': crypto.randomUUID() },
    )
  const again = await ask(hash)
  assert.deepEqual([again.status, again.body['code'], again.body['number']], [409, 'version-kept', 1])
  const other = await ask('0'.repeat(64))
  assert.deepEqual([other.status, other.body['code']], [409, 'draft-differs'])
})

test('going back to an earlier version keeps what was being written, and goes on from there', async () => {
  const dossierId = await beginDossier(office)
  const params = { dossierId }
  const first = await keep(dossierId, someContent('Satu'))
  await keep(dossierId, someContent('Dua'))
  await save(dossierId, someContent('Belum disimpan'))
  const { draftSave } = await writer().call(readDossier, { params })
  const stale = await writer().send(
    'POST',
    `/api/dossiers/${dossierId}/versions/${first}/restoration`,
    { seenSave: draftSave - 1 },
    { 'idempotency-key': crypto.randomUUID() },
  )
  assert.deepEqual([stale.status, stale.body['code']], [409, 'draft-changed'])
  assert.equal((await rowsOf(dossierId)).length, 2, 'a refusal keeps nothing')

  const { kept } = await writer().call(restoreVersion, {
    params: { dossierId, hash: first },
    body: { seenSave: draftSave },
  })
  assert.equal(kept, 3)
  const { draft } = await writer().call(readDossier, { params })
  assert.equal(draft?.content.title, 'Satu')
  await keep(dossierId, someContent('Satu lagi'))
  assert.deepEqual(
    (await rowsOf(dossierId)).map(({ number, title, parent }) => [number, title, parent]),
    [
      [4, 'Satu lagi', 1],
      [3, 'Belum disimpan', 2],
      [2, 'Dua', 1],
      [1, 'Satu', null],
    ],
  )
})

test('a version whose parent is missing is refused, by a sentence and by the database itself, and recorded', async () => {
  const dossierId = await beginDossier(office)
  const elsewhere = await keep(await beginDossier(office), someContent('Berkas lain'))
  for (const base of ['f'.repeat(64), elsewhere]) {
    const reply = await writer().send('PUT', `/api/dossiers/${dossierId}/draft`, {
      content: someContent('Yatim'),
      seenSave: 0,
      base,
    })
    assert.deepEqual([reply.status, reply.body['code'], reply.body['field']], [422, 'base-unknown', 'base'])
    const row = {
      dossier_id: dossierId,
      hash: 'a'.repeat(64),
      number: 1,
      content: '{}',
      parent_hash: base,
      created_by: writer().personId,
      created_at: new Date(),
    }
    await assert.rejects(office.db.insertInto('version').values(row).execute(), /version_parent/)
  }
  const { draft, version } = await writer().call(readDossier, { params: { dossierId } })
  assert.deepEqual([draft, version], [null, null], 'nothing is kept of it')
  const recorded = await office.db
    .selectFrom('ledger_entry')
    .select('body')
    .where('body', 'like', '%"kind":"text-refused"%')
    .execute()
  assert.equal(recorded.length, 2)
  for (const { body } of recorded) {
    const { personId, why, ...entry } = JSON.parse(body) as Record<string, unknown>
    assert.deepEqual([entry['dossierId'], personId, why], [dossierId, writer().personId, 'base-unknown'])
    assert.doesNotMatch(body, /Yatim/)
  }
})

test('who may not write the text keeps and restores nothing', async () => {
  const dossierId = await beginDossier(office)
  const hash = await keep(dossierId, someContent('Satu'))
  await save(dossierId, someContent('Dua'))
  for (const path of ['', `/${hash}/restoration`]) {
    const body = path ? { seenSave: 2 } : { hash: contentHash(someContent('Dua')), name: '' }
    const reply = await office.people['kepala-dinas'].send('POST', `/api/dossiers/${dossierId}/versions${path}`, body, {
      'idempotency-key': crypto.randomUUID(),
    })
    assert.deepEqual([reply.status, reply.body['code']], [403, 'not-your-step'])
  }
})

test('the list names what each version became, and comes in pages', async () => {
  const dossierId = await beginDossier(office)
  const params = { dossierId }
  await keep(dossierId, someContent('Rancangan'))
  const version = await bringTo(office, dossierId, 4, someContent('Naskah akhir'))
  await office.decide(dossierId, version, { answer: 'yes' })
  for (const who of ['kepala-bidang', 'fungsional'] as const) {
    const { revision } = await office.people[who].call(readDossier, { params })
    await office.people[who].call(actOnDossier, {
      params,
      body: { seenRevision: revision, act: { kind: 'complete', version } },
    })
  }
  const [last, ...others] = await rowsOf(dossierId)
  assert.deepEqual(
    last?.editions.map((it) => it.edition),
    ['submitted', 'reviewed', 'approved', 'published'],
  )
  assert.deepEqual(
    others.map((it) => it.editions),
    [[]],
  )

  const first = await writer().call(listVersions, { params, query: { limit: 1 } })
  const second = await writer().call(listVersions, { params, query: { limit: 1, after: first.next ?? '' } })
  assert.deepEqual(
    [...first.rows, ...second.rows].map((it) => it.number),
    [2, 1],
  )
  assert.equal(second.next, null)
})

test('what a person saw last is the version before the one they look at now', async () => {
  const dossierId = await beginDossier(office)
  const params = { dossierId }
  const seen = async (hash: string) => writer().call(markSeen, { params, body: { hash } })
  const lastSeen = async () => (await writer().call(readDossier, { params })).lastSeen?.hash ?? null
  const first = await keep(dossierId, someContent('Satu'))
  await seen(first)
  assert.equal(await lastSeen(), null)
  const second = await keep(dossierId, someContent('Dua'))
  assert.equal(await lastSeen(), first)
  await seen(second)
  await seen(second)
  assert.equal(await lastSeen(), first)
  await keep(dossierId, someContent('Tiga'))
  assert.equal(await lastSeen(), second)
})

test('a kept version reads back to the very bytes its hash is of', async () => {
  const dossierId = await beginDossier(office)
  const hash = await keep(dossierId, someContent('Satu'))
  const { content } = await writer().call(readVersion, { params: { dossierId, hash } })
  assert.equal(contentHash(content), hash)
})
