import assert from 'node:assert/strict'
import { createHash, randomUUID } from 'node:crypto'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import {
  beginDossier,
  bringTo,
  openTestOffice,
  someContent,
  TEST_URL,
  type TestOffice,
  type TestPerson,
} from '../../test/office.ts'
import { bundlesFolder } from '../bundle/pack.ts'
import { checkRecord } from '../bundle/check-record.ts'
import { openZip } from '../bundle/unzip.ts'
import { verifyBundle } from '../bundle/verify.ts'
import {
  addContact,
  addLesson,
  endSituation,
  markCall,
  promiseUpdate,
  sayFact,
  setSpeaker,
  tickStep,
} from '../crisis/api.ts'
import { dayOf, ZONE } from '../base/calendar.ts'
import { sha256 } from '../base/hash.ts'
import { addComment } from '../dossier/api/comments.ts'
import { decideNarrative, readNarrative, takeNarrative, writeNarrative } from '../dossier/api/narratives.ts'
import { actOnDossier, readDossier } from '../dossier/api.ts'
import { openFileStore } from '../files/store.ts'
import { readVerifierKey } from '../ledger/verify-note.ts'
import { askBundle, askPackage, listBundles } from './api/bundles.ts'
import { takeNextPicture } from '../publication/jobs/picture.ts'
import { takeNextProof } from '../publication/jobs/proof.ts'
import { lookingAt } from '../stranger.ts'
import { printRegister, readSheet } from './api/papers.ts'
import { makeNextPaper } from './jobs.ts'
import { makeNextBundle, type BundleSite } from './jobs/bundles.ts'

let office: TestOffice
let site: BundleSite
let closed: { id: string; year: number; number: number }[] = []
before(async () => {
  office = await openTestOffice()
  for (const title of ['Jembatan dibuka', 'Vaksinasi ternak', 'Pasar malam']) await publish(title)
  const { ledger } = office
  site = {
    db: office.db,
    ledger,
    pathOf: openFileStore(join(office.folder, 'files')).pathOf,
    folder: bundlesFolder(office.folder),
  }
  const files = openFileStore(join(office.folder, 'files'))
  while (await makeNextPaper({ db: office.db, files, url: TEST_URL, ledger }, new Date()));
  closed = await office.db
    .selectFrom('dossier')
    .innerJoin('filing', 'filing.dossier_id', 'dossier.id')
    .select(['dossier.id', 'dossier.year', 'dossier.number'])
    .where('filing.closed_on', 'is not', null)
    .orderBy('dossier.number')
    .execute()
  assert.ok(closed.length > 2)
})
after(() => office?.close())

async function publish(title: string): Promise<void> {
  const dossierId = await beginDossier(office, title)
  const version = await bringTo(office, dossierId, 4, someContent(title))
  await office.people.sekretaris.call(addComment, { params: { dossierId }, body: { text: `Periksa lagi ${title}` } })
  await office.decide(dossierId, version, { answer: 'yes' })
  for (const person of [office.people['kepala-bidang'], office.people.fungsional]) {
    const { revision } = await person.call(readDossier, { params: { dossierId } })
    await person.call(actOnDossier, {
      params: { dossierId },
      body: { seenRevision: revision, act: { kind: 'complete', version } },
    })
  }
  await office.deliverAll()
  // What the public could see of it, with its picture, and what a person shows.
  const at = new Date(Date.now() + 60_000)
  while (await takeNextProof({ db: office.db, hasCamera: true }, lookingAt(office.app, TEST_URL, async () => ({ failed: 'no-name' })), at)); // prettier-ignore
  const shot = { url: TEST_URL, browser: 'Chromium 1', width: 2, height: 2, cut: false, picture: Buffer.from(`gambar ${title}`), archive: Buffer.from(`arsip ${title}`) } // prettier-ignore
  while (await takeNextPicture({ db: office.db, files: openFileStore(join(office.folder, 'files')) }, async () => shot)); // prettier-ignore
}

const make = async (now = new Date()) => {
  while (await makeNextBundle(site, now));
}
const newest = async (person: TestPerson) => (await person.call(listBundles, {})).rows[0]
const period = { closedFrom: '2000-01-01', closedTo: '2100-01-01' }
const everything = { ...period, sample: null, seed: '' }
const post = (person: TestPerson, path: string, body: unknown = {}) =>
  person.send('POST', path, body, { 'idempotency-key': randomUUID() })
const entries = async (kind: string) =>
  (await office.db.selectFrom('ledger_entry').select('body').orderBy('index').execute())
    .map((row) => JSON.parse(row.body) as Record<string, unknown>)
    .filter((it) => it['kind'] === kind)
/** The ZIP as a person downloads it, kept where it can be verified. */
async function taken(person: TestPerson, id: string): Promise<string> {
  const reply = await office.app.inject({
    url: `/api/bundles/${id}/file`,
    headers: { authorization: `Bearer ${person.token}` },
  })
  assert.equal(reply.statusCode, 200)
  const path = join(office.folder, `${id}.zip`)
  await writeFile(path, reply.rawPayload)
  return path
}

test('whoever may read a dossier has its bundle made by the job, takes it, and the ledger says so', async () => {
  const { auditor, sekretaris } = office.people
  const dossierId = closed[0]?.id ?? ''
  const { id } = await auditor.call(askBundle, { params: { dossierId } })
  assert.deepEqual([(await newest(auditor))?.state, (await sekretaris.call(listBundles, {})).rows], ['waiting', []])
  const reply = await auditor.send('GET', `/api/bundles/${id}/file`)
  assert.deepEqual([reply.status, reply.body['code']], [409, 'bundle-not-ready'])
  const second = await post(auditor, `/api/dossiers/${dossierId}/bundle`)
  assert.deepEqual([second.status, second.body['code']], [409, 'bundle-under-way'])
  await make()
  const made = await newest(auditor)
  assert.equal(made?.state, 'ready')
  const path = await taken(auditor, id)
  const bytes = await readFile(path)
  assert.equal(createHash('sha256').update(bytes).digest('hex'), made.hash)
  assert.deepEqual((await verifyBundle(path, { key: readVerifierKey(site.ledger.key), origin: TEST_URL })).faults, [])
  const papers = await office.db.selectFrom('paper').select('file_hash').where('dossier_id', '=', dossierId).execute()
  assert.ok(papers.length > 0)
  const zip = await openZip(path, { files: 1_000, bytes: 1e9 })
  assert.ok('files' in zip)
  const names = [...zip.files.keys()].join('\n')
  for (const entry of (await entries('proof-taken')).filter((it) => it['dossierId'] === dossierId))
    assert.ok(names.includes(`/captures/${String(entry['bodyHash'])}.body`))
  const pictured = (await entries('proof-pictured')).filter((it) => it['dossierId'] === dossierId)
  assert.ok(pictured.length > 0)
  for (const entry of pictured) for (const part of [`${String(entry['pictureHash'])}.png`, `${String(entry['archiveHash'])}.mhtml`]) assert.ok(names.includes(`/captures/${part}`)) // prettier-ignore
  // Without them, and with the lists written anew, the ledger still says that they were seen; a picture may be told as left out.
  const [folder = ''] = [...zip.files.keys()].map((it) => it.slice(0, it.indexOf('/') + 1))
  const bare = [...zip.files.keys()].map((it) => it.slice(folder.length)).filter((it) => !it.includes('/captures/'))
  const missing = async (leftOut: readonly object[]) => {
    const read = async (it: string, max: number) =>
      it === 'data/record/evidence_left_out.json'
        ? Buffer.from(JSON.stringify(leftOut))
        : zip.read(`${folder}${it}`, max)
    const { faults } = await checkRecord(bare, { read, hashes: new Map() }, {})
    return faults
      .filter((it) => it.code === 'capture-missing')
      .map((it) => it.at.replace(/^.*\./, ''))
      .toSorted()
  }
  assert.deepEqual(await missing([]), ['body', 'mhtml', 'png'])
  const told = pictured.flatMap((it) => [`captures/${String(it['pictureHash'])}.png`, `captures/${String(it['archiveHash'])}.mhtml`]) // prettier-ignore
  const bodies = [...zip.files.keys()].filter((it) => it.endsWith('.body')).map((it) => it.slice(`${folder}data/`.length)) // prettier-ignore
  assert.deepEqual(await missing([...told, ...bodies].map((it) => ({ path: it }))), ['body'])
  for (const { file_hash } of papers)
    assert.ok('files' in zip && [...zip.files.keys()].some((it) => it.endsWith(`-${file_hash}.pdf`)), String(file_hash))
  // What was typed on the way is in it, under the very hash that the ledger holds.
  const [comment] = (await entries('dossier-comment')).filter((it) => it['dossierId'] === dossierId)
  const words = `data/statements/${String(comment?.['saidHash'])}.json`
  assert.ok('files' in zip && [...zip.files.keys()].some((it) => it.endsWith(words)), words)
  const stranger = await sekretaris.send('GET', `/api/bundles/${id}/file`)
  assert.equal(stranger.status, 404)
  assert.deepEqual((await entries('bundle-made')).at(-1)?.['bundleHash'], made.hash)
})

test('the first hour of a crisis is whole in the bundle, without the number of anybody, and verifies', async () => {
  const { 'kepala-bidang': kabid, fungsional, administrator } = office.people
  const dossierId = await beginDossier(office, 'Tanggul jebol <b>')
  const params = { dossierId }
  const { revision } = await kabid.call(readDossier, { params })
  await kabid.call(actOnDossier, { params, body: { seenRevision: revision, act: { kind: 'assess', level: 'alert', reason: 'Warga mengungsi' } } }) // prettier-ignore
  const contact = { ordinal: 1, postId: null, name: 'dr. Sri', role: 'Puskesmas', phone: '0812-7777-1234', callerId: null } // prettier-ignore
  const { id: contactId } = await administrator.call(addContact, { body: contact })
  const day = (ahead: number) => dayOf(ZONE, new Date(Date.now() + ahead * 86_400_000))
  const text = { title: 'Satu suara', text: 'Tanggul ditutup karung pasir.', basis: 'BPBD', facts: [], validFrom: day(0), validUntil: day(9) } // prettier-ignore
  const { id: narrativeId } = await fungsional.call(writeNarrative, { body: { itemId: null, text } })
  const leader = office.people['kepala-dinas']
  const [written] = (await leader.call(readNarrative, { params: { narrativeId } })).versions
  await leader.call(decideNarrative, { params: { narrativeId }, body: { number: 1, hash: written?.hash ?? '', yes: true, reason: '' } }) // prettier-ignore
  await fungsional.call(takeNarrative, { params, body: { narrativeId, number: 1 } })
  await fungsional.call(sayFact, { params, body: { factId: null, state: 'known', text: 'Tanggul <i>putus</i> di Ngares', source: 'BPBD' } }) // prettier-ignore
  await fungsional.call(markCall, { params, body: { contactId, outcome: 'reached', note: '' } })
  await fungsional.call(tickStep, { params, body: { stepId: 'catat', doneAt: new Date().toISOString(), note: 'Dari BPBD' } }) // prettier-ignore
  await kabid.call(setSpeaker, { params, body: { name: 'Hadi', role: 'Kadis', reason: '' } })
  await kabid.call(promiseUpdate, { params, body: { dueAt: new Date(Date.now() + 3_600_000).toISOString(), words: 'di portal' } }) // prettier-ignore
  await kabid.call(endSituation, { params, body: { reason: 'Tertangani' } })
  // Its report is a paper of the dossier: one for what the record says, another once a lesson was written.
  const print = async () => (await fungsional.call(printRegister, { body: { kind: 'crisis-report', dossierId } })).paperId // prettier-ignore
  const [one, same] = await Promise.all([print(), print()])
  assert.equal(one, same)
  await kabid.call(addLesson, { params, body: { text: 'Nomor posko disebar lebih awal' } })
  const later = await print()
  assert.notEqual(later, one)
  const files = openFileStore(join(office.folder, 'files'))
  while (await makeNextPaper({ db: office.db, files, url: TEST_URL, ledger: office.ledger }, new Date()));
  const { title, madeAt } = await fungsional.call(readSheet, { params: { paperId: later } })
  assert.ok(title.startsWith('Laporan pascakrisis ') && madeAt)
  const none = await post(fungsional, '/api/papers', { kind: 'crisis-report', dossierId: closed[1]?.id })
  assert.deepEqual([none.status, none.body['code']], [404, 'crisis-none'])
  const { id } = await fungsional.call(askBundle, { params })
  await make()
  const path = await taken(fungsional, id)
  assert.deepEqual((await verifyBundle(path, { key: readVerifierKey(site.ledger.key), origin: TEST_URL })).faults, [])
  const zip = await openZip(path, { files: 1_000, bytes: 1e9 })
  assert.ok('files' in zip)
  const read = async (end: string) => {
    const name = [...zip.files.keys()].find((it) => it.endsWith(end))
    return name === undefined ? '' : String(await zip.read(name, 1e7))
  }
  const rows = async (kind: string) => JSON.parse(await read(`/record/situation_${kind}.json`)) as object[]
  assert.deepEqual((await Promise.all(['checklist', 'speakers', 'steps', 'facts', 'promises', 'calls', 'lessons'].map(rows))).map((it) => it.length), [1, 1, 1, 1, 2, 1, 1]) // prettier-ignore
  const [narrative] = JSON.parse(await read('/record/narratives.json')) as { body: string; hash: string }[]
  assert.deepEqual([narrative?.hash, sha256(narrative?.body ?? '')], [written?.hash, written?.hash])
  const index = await read('/index.html')
  for (const words of ['Siaga: daftar periksa', 'Tanggul &lt;i&gt;putus&lt;/i&gt; di Ngares', 'dr. Sri', 'tidak ditepati', 'Tertangani', 'Dari BPBD', 'Laporan pascakrisis']) assert.ok(index.includes(words), words) // prettier-ignore
  for (const name of zip.files.keys()) assert.doesNotMatch(String(await zip.read(name, 1e8)), /7777-?1234/, name)
  // Who may not read the dossier has no report of it made.
  const { revision: now } = await kabid.call(readDossier, { params })
  const readers = { personIds: [fungsional.personId, kabid.personId], postIds: [] }
  await kabid.call(actOnDossier, { params, body: { seenRevision: now, act: { kind: 'limit', reason: 'Menyangkut anak', readers } } }) // prettier-ignore
  assert.equal((await post(office.people.sekretaris, '/api/papers', { kind: 'crisis-report', dossierId })).status, 404)
  // Of a dossier that was in no crisis nothing is listed.
  const { id: other } = await fungsional.call(askBundle, { params: { dossierId: closed[1]?.id ?? '' } })
  await make()
  const calm = await openZip(await taken(fungsional, other), { files: 1_000, bytes: 1e9 })
  assert.ok('files' in calm && ![...calm.files.keys()].some((it) => it.includes('situation')))
})

test('a package of a period holds a bundle for each dossier, checked as a whole; limited ones are named, not given', async () => {
  const { auditor, fungsional } = office.people
  const hidden = closed[1]?.id ?? ''
  await office.db.updateTable('dossier').set({ limited: true }).where('id', '=', hidden).execute()
  const refused = await post(fungsional, '/api/bundles', everything)
  assert.deepEqual([refused.status, refused.body['code']], [403, 'not-your-role'])
  const { id } = await auditor.call(askPackage, { body: everything })
  await make()
  const path = await taken(auditor, id)
  const verified = await verifyBundle(path, { key: readVerifierKey(site.ledger.key) })
  assert.deepEqual(verified.faults, [])
  assert.equal(verified.bundles.size, closed.length - 1)
  const list = await inside(path, 'data/list.csv')
  for (const it of closed) assert.ok(list.includes(it.id))
  assert.match(list.split('\n').find((line) => line.includes(hidden)) ?? '', /pembacanya dibatasi/)
  // Whoever may no longer read one of them does not get it with the package either.
  await office.db
    .updateTable('dossier')
    .set({ limited: true })
    .where('id', '=', closed[0]?.id ?? '')
    .execute()
  assert.equal((await auditor.send('GET', `/api/bundles/${id}/file`)).status, 404)
  await office.db.updateTable('dossier').set({ limited: false }).execute()
  assert.deepEqual(
    await readdir(site.folder).then((names) => names.filter((name) => !/^[0-9a-f-]{36}\.zip$/.test(name))),
    [],
  )
})

async function inside(path: string, name: string): Promise<string> {
  const zip = await openZip(path, { files: 1_000, bytes: 1e9 })
  assert.ok('files' in zip)
  const full = [...zip.files.keys()].find((it) => it.endsWith(name)) ?? ''
  const text = String(await zip.read(full, 1e7))
  zip.close()
  return text
}

test('a sample is drawn by a seed that stands in the ledger first, and anyone draws the same again', async () => {
  const { auditor } = office.people
  const { id, seed } = await auditor.call(askPackage, { body: { ...period, sample: 2, seed: '' } })
  assert.match(seed, /^[0-9a-f]{16}$/)
  assert.deepEqual((await entries('bundle-asked')).at(-1)?.['seed'], seed)
  await make()
  const key = (dossierId: string) => createHash('sha256').update(`${seed}:${dossierId}`).digest('hex')
  const expected = closed.toSorted((a, b) => (key(a.id) < key(b.id) ? -1 : 1)).slice(0, 2)
  const { bundles } = await verifyBundle(await taken(auditor, id))
  assert.deepEqual(
    [...bundles.values()].map((it) => it.proven?.number).toSorted(),
    expected.map((it) => `${it.year}/${String(it.number).padStart(4, '0')}`).toSorted(),
  )
})

test('a package with a damaged bundle in it is told by that bundle', async () => {
  const { auditor } = office.people
  const { id } = await auditor.call(askPackage, { body: { ...period, sample: 1, seed: 'benih-1' } })
  await make()
  const path = await taken(auditor, id)
  const bytes = await readFile(path)
  const at = bytes.indexOf('"format": "siar-bundle-1"') // stored as it is within the package only when not packed
  assert.equal(at, -1)
  const inner = bytes.indexOf('bundles/berkas-')
  bytes[inner + 400]! ^= 1
  await writeFile(path, bytes)
  const codes = (await verifyBundle(path)).faults.map((it) => it.code)
  assert.ok(codes.includes('file-changed') && codes.includes('nested'), codes.join())
})

test('what cannot be made says why; after its days a bundle is removed and can be made again', async () => {
  const { auditor } = office.people
  await auditor.call(askPackage, { body: { closedFrom: '1999-01-01', closedTo: '1999-12-31', sample: null, seed: '' } })
  await make()
  const empty = await newest(auditor)
  assert.deepEqual([empty?.state, empty?.problem?.en], ['failed', 'No dossier was closed in that period.'])
  const backwards = await post(auditor, '/api/bundles', { ...everything, closedTo: '1999-01-01' })
  assert.deepEqual(
    [backwards.status, backwards.body['code'], backwards.body['field']],
    [422, 'period-backwards', 'closedTo'],
  )

  const dossierId = closed[0]?.id ?? ''
  const { id } = await auditor.call(askBundle, { params: { dossierId } })
  // A maker that died after its lease: another makes it from the start over what was left.
  await office.db
    .updateTable('bundle')
    .set({ state: 'making', taken_until: new Date(0) })
    .where('id', '=', id)
    .execute()
  await writeFile(join(site.folder, `${id}.zip`), 'setengah')
  await make()
  assert.equal((await newest(auditor))?.state, 'ready')
  await make(new Date(Date.now() + 8 * 86_400_000))
  assert.deepEqual([(await newest(auditor))?.state, await readdir(site.folder)], ['gone', []])
  assert.equal((await auditor.send('GET', `/api/bundles/${id}/file`)).status, 409)
})
