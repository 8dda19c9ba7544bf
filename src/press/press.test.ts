import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openTestOffice, type TestOffice, type TestPerson } from '../../test/office.ts'
import * as people from './api/journalists.ts'
import * as lists from './api/lists.ts'
import * as outlets from './api/outlets.ts'
import { tellRunningOut } from './jobs/running-out.ts'

let office: TestOffice
let staff: TestPerson
before(async () => {
  office = await openTestOffice()
  staff = office.people.fungsional
})
after(() => office.close())

const post = (path: string, body: unknown, who = staff) =>
  who.send('POST', path, body, { 'idempotency-key': randomUUID() })
const codeOf = ({ status, body }: { status: number; body: Record<string, unknown> }) => [status, body['code']]

const someOutlet = (name: string, more: Partial<outlets.OutletFields> = {}): outlets.OutletFields => ({
  name,
  kind: 'online',
  company: '',
  address: '',
  website: '',
  email: '',
  phone: '',
  note: '',
  councilStatus: 'none',
  retired: false,
  ...more, // prettier-ignore
})
const someone = (name: string, more: Partial<people.JournalistFields> = {}): people.JournalistFields => ({
  name,
  outletId: null,
  post: '',
  email: '',
  phone: '',
  beats: [],
  languages: [],
  ukwLevel: null,
  ukwNumber: '',
  ukwUntil: null,
  note: '',
  retired: false,
  ...more, // prettier-ignore
})
const addOutlet = async (name: string, more: Partial<outlets.OutletFields> = {}) =>
  (await staff.call(outlets.addOutlet, { body: someOutlet(name, more) })).id
const addJournalist = async (name: string, more: Partial<people.JournalistFields> = {}) =>
  (await staff.call(people.addJournalist, { body: someone(name, more) })).id
const agree = (journalistId: string) =>
  staff.call(people.noteConsent, { params: { journalistId }, body: { kind: 'given', happenedOn: '2026-01-05', how: 'formulir' } }) // prettier-ignore
const lastEntry = async () =>
  (await office.db.selectFrom('ledger_entry').select('body').orderBy('index', 'desc').limit(1).executeTakeFirstOrThrow()).body // prettier-ignore

test('an outlet is kept with its papers, each paper stays, and what is missing is told', async () => {
  const outletId = await addOutlet('Kabar Contoh', { councilStatus: 'administrative' })
  const params = { outletId }
  const paper = { issuedOn: null, validUntil: null, scanHash: null, note: '', replaces: null }
  const enter = (more: object) => post(`/api/press/outlets/${outletId}/papers`, { ...paper, ...more })
  assert.deepEqual(codeOf(await enter({ kind: 'kbli', number: '6312' })), [422, 'kbli-wrong'])
  assert.deepEqual(codeOf(await enter({ kind: 'nib', number: '1', issuedOn: '2026-02-02', validUntil: '2026-02-01' })), [422, 'days-reversed']) // prettier-ignore
  assert.deepEqual(codeOf(await enter({ kind: 'nib', number: '1', scanHash: 'a'.repeat(64) })), [422, 'outlet-scan-unknown']) // prettier-ignore
  const others = { hash: 'b'.repeat(64), media_type: 'application/pdf', size_bytes: 9, name: 'a.pdf', created_at: new Date(), came_at: new Date(), brought_by: [office.people.auditor.personId] } // prettier-ignore
  await office.db.insertInto('file').values(others).execute()
  assert.deepEqual(codeOf(await enter({ kind: 'nib', number: '1', scanHash: others.hash })), [422, 'outlet-scan-unknown']) // prettier-ignore
  const { body: old } = await enter({ kind: 'council', number: '12/DP/2020', validUntil: '2020-12-31' })
  await enter({ kind: 'kbli', number: '58130' })
  let read = await staff.call(outlets.readOutlet, { params })
  assert.deepEqual(read.findings, ['no-deed', 'no-nib', 'kbli-other', 'paper-past'])
  assert.equal((await staff.call(outlets.listOutlets, { query: { expiring: 'yes' } })).rows[0]?.id, outletId)

  await enter({ kind: 'council', number: '34/DP/2026', validUntil: '2099-12-31', replaces: old['id'] })
  assert.deepEqual(codeOf(await post(`/api/press/outlets/${outletId}/papers/${String(old['id'])}/end`, { reason: 'lagi' })), [404, 'not-found']) // prettier-ignore
  read = await staff.call(outlets.readOutlet, { params })
  assert.deepEqual(read.findings, ['no-deed', 'no-nib', 'kbli-other'])
  assert.deepEqual(
    read.papers.filter((it) => it.kind === 'council').map((it) => [it.number, it.ended !== null]),
    [['34/DP/2026', false], ['12/DP/2020', true]],
  ) // prettier-ignore
  assert.equal((await staff.call(outlets.listOutlets, { query: { expiring: 'yes' } })).expiring, 0)
  await assert.rejects(office.pool.query('update outlet_paper set number = $1', ['x']), /final/)
  await assert.rejects(office.pool.query('delete from outlet'), /final/)
})

test('an outlet has one name of its kind; a change keeps what it said and refuses who has not seen it', async () => {
  const outletId = await addOutlet('Radar Contoh', { kind: 'print' })
  assert.deepEqual(codeOf(await post('/api/press/outlets', someOutlet('RADAR contoh', { kind: 'print' }))), [409, 'outlet-twice']) // prettier-ignore
  await addOutlet('Radar Contoh', { kind: 'online' })
  const change = (seenRevision: number, more: object) =>
    post(`/api/press/outlets/${outletId}`, { outlet: someOutlet('Radar Contoh', { kind: 'print', ...more }), seenRevision }) // prettier-ignore
  assert.deepEqual((await change(1, { phone: '0355-1' })).body, { revision: 2 })
  assert.deepEqual(codeOf(await change(1, { phone: '0355-2' })), [409, 'press-changed'])
  assert.equal((await change(2, { website: 'javascript:alert(1)' })).status, 400)
  assert.equal((await change(2, { email: 'a@b.id\nBcc: c@d.id' })).status, 400)
  const { changes } = await staff.call(outlets.readOutlet, { params: { outletId } })
  assert.deepEqual(changes.map((it) => [it.revision, it.outlet.phone]), [[2, '0355-1'], [1, '']]) // prettier-ignore
})

test('outlets are walked page by page in order and found by a sign as it is', async () => {
  for (const name of ['Warta 1', 'Warta 2', 'warta 3', 'Warta 100%']) await addOutlet(name, { kind: 'tv' })
  const seen: string[] = []
  for (let cursor: string | undefined; ;) {
    const { rows, next } = await staff.call(outlets.listOutlets, { query: { kind: 'tv', limit: 2, ...(cursor && { after: cursor }) } }) // prettier-ignore
    seen.push(...rows.map((it) => it.name))
    if (next === null) break
    cursor = next
  }
  assert.deepEqual(seen, ['Warta 1', 'Warta 100%', 'Warta 2', 'warta 3'])
  const { rows } = await staff.call(outlets.listOutlets, { query: { search: '100%' } })
  assert.deepEqual(rows.map((it) => it.name), ['Warta 100%']) // prettier-ignore
})

test('a journalist’s address is theirs alone, whatever its letters; the auditor reads none of them', async () => {
  const id = await addJournalist('Budi', { email: 'Budi@Warta.id', phone: '0812-4444-0812' })
  assert.deepEqual(codeOf(await post('/api/press/journalists', someone('Lain', { email: 'budi@warta.ID' }))), [409, 'journalist-twice']) // prettier-ignore
  assert.deepEqual(codeOf(await post('/api/press/journalists', someone('Lain', { outletId: randomUUID() }))), [422, 'outlet-unknown']) // prettier-ignore
  assert.equal((await office.people.auditor.send('GET', `/api/press/journalists/${id}`)).status, 403)
  assert.equal((await post('/api/press/journalists', someone('Lain', { email: 'x@y.id>\r\nTo: z@y.id' }))).status, 400)
  const entry = await lastEntry()
  assert.match(entry, /journalist-changed/)
  assert.doesNotMatch(entry, /budi|warta|0812-4444/i)
})

test('a yes is noted with how it was given, a no stays, and the newest holds', async () => {
  const journalistId = await addJournalist('Citra', { email: 'citra@warta.id' })
  const params = { journalistId }
  const standing = async () => (await staff.call(people.readJournalist, { params })).whyNotWrite
  assert.equal(await standing(), 'no-consent')
  const path = `/api/press/journalists/${journalistId}/consent`
  assert.deepEqual(codeOf(await post(path, { kind: 'given', happenedOn: '2026-01-05', how: '' })), [422, 'consent-how-missing']) // prettier-ignore
  await agree(journalistId)
  assert.equal(await standing(), null)
  await post(path, { kind: 'withdrawn', happenedOn: '2026-02-01', how: '' })
  assert.equal(await standing(), 'withdrawn')
  const { consents } = await staff.call(people.readJournalist, { params })
  assert.deepEqual(consents.map((it) => [it.kind, it.how, it.notedBy]), [['withdrawn', '', 'Orang fungsional'], ['given', 'formulir', 'Orang fungsional']]) // prettier-ignore
  await assert.rejects(office.pool.query(`update journalist_consent set kind = 'given'`), /final/)
})

test('on request what is kept of a person is erased for good, and that there was somebody stays', async () => {
  const journalistId = await addJournalist('Dewi Rahasia', { email: 'dewi@warta.id', phone: '0813-2222-0813', note: 'kawan', beats: ['desa'] }) // prettier-ignore
  const params = { journalistId }
  await agree(journalistId)
  const { id: listId } = await staff.call(lists.addPressList, { body: { name: 'Hapus', about: '', beats: ['desa'], kinds: [], languages: [], retired: false } }) // prettier-ignore
  await staff.call(lists.setMember, { params: { listId }, body: { journalistId, belongs: 'in' } })
  assert.deepEqual(codeOf(await post(`/api/press/journalists/${journalistId}/erasure`, { seenRevision: 9 })), [409, 'press-changed']) // prettier-ignore
  await staff.call(people.eraseJournalist, { params, body: { seenRevision: 1 } })
  const read = await staff.call(people.readJournalist, { params })
  assert.equal(read.whyNotWrite, 'erased')
  assert.deepEqual([read.email, read.phone, read.note, read.beats, read.lists], ['', '', '', [], []])
  assert.deepEqual(read.consents.map((it) => [it.kind, it.happenedOn, it.how]), [['given', '2026-01-05', '']]) // prettier-ignore
  assert.deepEqual(codeOf(await post(`/api/press/journalists/${journalistId}`, { journalist: someone('Dewi'), seenRevision: 2 })), [409, 'journalist-erased']) // prettier-ignore
  assert.deepEqual(codeOf(await post(`/api/press/lists/${listId}/members`, { journalistId, belongs: 'in' })), [409, 'journalist-erased']) // prettier-ignore
  const { rows } = await office.pool.query(`select row_to_json(j)::text as words from journalist j where id = $1 union all select body from ledger_entry`, [journalistId]) // prettier-ignore
  for (const { words } of rows) assert.doesNotMatch(String(words), /rahasia|dewi@|0813-2222|kawan/i)
  await addJournalist('Dewi', { email: 'dewi@warta.id' }) // the address is free again
})

test('a list holds who fits all of its rule and who was put in by hand, and not who is kept out', async () => {
  const tv = await addOutlet('TV Daftar', { kind: 'tv' })
  const web = await addOutlet('Web Daftar', { kind: 'online' })
  const fits = await addJournalist('L Cocok', { outletId: tv, email: 'l1@d.id', beats: ['pasar'], languages: ['jv'] })
  const other = await addJournalist('L Lain', { outletId: web, email: 'l2@d.id', beats: ['pasar'], languages: ['jv'] })
  const free = await addJournalist('L Lepas', { email: '', beats: ['pasar'], languages: ['jv'] })
  await addJournalist('L Pensiun', { outletId: tv, beats: ['pasar'], languages: ['jv'], retired: true })
  const rule = { name: 'Pasar di TV', about: '', beats: ['Pasar '], kinds: ['tv' as const], languages: ['jv' as const], retired: false } // prettier-ignore
  const { id: listId } = await staff.call(lists.addPressList, { body: rule })
  const params = { listId }
  const names = async () =>
    (await staff.call(lists.listMembers, { params, query: {} })).rows.map((it) => `${it.name}: ${it.by}`)
  assert.deepEqual(await names(), ['L Cocok: rule'])
  await staff.call(lists.setMember, { params, body: { journalistId: other, belongs: 'in' } })
  await staff.call(lists.setMember, { params, body: { journalistId: free, belongs: 'in' } })
  await staff.call(lists.setMember, { params, body: { journalistId: fits, belongs: 'out' } })
  assert.deepEqual(await names(), ['L Cocok: kept-out', 'L Lain: hand', 'L Lepas: hand'])
  await agree(other)
  await agree(free) // without an address, a yes reaches nobody
  const { members, reachable } = await staff.call(lists.readPressList, { params })
  assert.deepEqual([members, reachable], [2, 1])
  await staff.call(lists.setMember, { params, body: { journalistId: fits, belongs: 'by-rule' } })
  assert.equal((await staff.call(lists.readPressList, { params })).members, 3)

  const byHand = await staff.call(lists.addPressList, { body: { ...rule, name: 'Kosong', beats: [], kinds: [], languages: [] } }) // prettier-ignore
  assert.equal((await staff.call(lists.readPressList, { params: { listId: byHand.id } })).members, 0)
  assert.deepEqual(codeOf(await post('/api/press/lists', { ...rule, name: 'pasar di tv' })), [409, 'press-list-twice'])
})

const takeIn = (table: string, apply: 'yes' | 'no', name = 'wartawan.csv') =>
  staff.send('POST', `/api/press/journalists/import?name=${name}&apply=${apply}`, table, {
    'content-type': 'application/octet-stream',
  })

test('a table is looked at before it changes anything; every bad row is told and then nothing comes in', async () => {
  const table = [
    'Nama,Media,Jenis media,Surel,Liputan,Tanggal persetujuan,Cara persetujuan',
    'Eka,Impor Pos,daring,eka@impor.id,desa,2026-03-01,formulir',
    'Fajar,Impor Pos,,fajar@impor.id,,,',
    ',Impor Pos,,,,,',
    'Gita,Tanpa Jenis,,gita@impor.id,,,',
    'Eka Kedua,,,EKA@impor.id,,,',
  ].join('\r\n')
  const seen = await takeIn(table, 'no')
  const { problems, ...counts } = seen.body as people.JournalistsImport
  assert.deepEqual(counts, { rows: 5, added: 2, changed: 0, same: 0, outlets: 1, bad: 3, applied: false })
  assert.deepEqual(problems.map((it) => [it.row, it.column]), [[4, 'Nama'], [5, 'Media'], [6, 'Surel']]) // prettier-ignore
  assert.deepEqual(codeOf(await takeIn(table, 'yes')), [422, 'press-bad-rows'])
  assert.equal((await staff.call(people.listJournalists, { query: { search: 'impor.id' } })).rows.length, 0)
  assert.equal((await staff.call(outlets.listOutlets, { query: { search: 'Impor Pos' } })).rows.length, 0)
  assert.deepEqual(codeOf(await takeIn('Surel\r\na@b.id', 'no')), [422, 'press-no-header'])
  assert.deepEqual(codeOf(await takeIn('', 'no')), [422, 'import-empty'])
})

test('what is taken home comes in again the same; a column left out changes nothing; a no is not taken back', async () => {
  const table = 'Nama,Media,Jenis media,Surel,Telepon,Tanggal persetujuan,Cara persetujuan\r\nHana,Pos Baru,radio,hana@baru.id,0814,2026-03-01,formulir' // prettier-ignore
  assert.equal((await takeIn(table, 'yes')).body['added'], 1)
  const find = async () => (await staff.call(people.listJournalists, { query: { search: 'hana@' } })).rows[0]
  const before = await find()
  assert.deepEqual([before?.outlet?.kind, before?.phone, before?.whyNotWrite], ['radio', '0814', null])
  const home = String((await staff.send('GET', '/api/press/journalists/csv?language=id')).body['text'])
  const again = await takeIn(home, 'no')
  assert.deepEqual([again.body['added'], again.body['changed'], again.body['bad']], [0, 0, 0])
  assert.match(await lastEntry(), /journalists-downloaded/)

  await post(`/api/press/journalists/${before?.id}/consent`, { kind: 'withdrawn', happenedOn: '2026-04-01', how: '' })
  assert.equal((await takeIn(`${table}\r\n`.replace('Telepon', 'Lain'), 'yes')).body['same'], 1)
  const { body } = await takeIn('Nama,Surel,Jabatan\r\nHana Putri,HANA@baru.id,Redaktur', 'yes')
  assert.equal(body['changed'], 1)
  const after = await find()
  assert.deepEqual([after?.name, after?.post, after?.phone, after?.outlet?.name], ['Hana Putri', 'Redaktur', '0814', 'Pos Baru']) // prettier-ignore
  assert.equal(after?.whyNotWrite, 'withdrawn')
})

test('outlets come in from a table: looked at first, all or none, and what is taken home comes in again the same', async () => {
  const lay = (table: string, apply: 'yes' | 'no') =>
    staff.send('POST', `/api/press/outlets/import?name=media.csv&apply=${apply}`, table, { 'content-type': 'application/octet-stream' }) // prettier-ignore
  const table = [
    'Nama media,Jenis,Badan usaha,Status di Dewan Pers,Situs,Surel',
    'Tabel Pos,cetak,PT Tabel,Terdata,https://tabel.id,redaksi@tabel.id',
    'Tabel FM,radio,,,,',
    'TABEL POS,Cetak,,,,',
    'Tanpa Jenis,,,,,',
    'Salah Jenis,koran dinding,,,,',
    'Salah Status,tv,,Terkenal,,',
    'Salah Situs,tv,,,javascript:alert(1),',
    ',tv,,,,',
  ]
  const seen = await lay(table.join('\r\n'), 'no')
  const { problems, ...counts } = seen.body as { problems: { row: number; column: string }[] }
  assert.deepEqual(counts, { rows: 8, added: 2, changed: 0, same: 0, bad: 6, applied: false })
  assert.deepEqual(problems.map((it) => [it.row, it.column]), [[4, 'Nama media'], [5, 'Jenis'], [6, 'Jenis'], [7, 'Status di Dewan Pers'], [8, 'Situs'], [9, 'Nama media']]) // prettier-ignore
  assert.deepEqual(codeOf(await lay(table.join('\r\n'), 'yes')), [422, 'press-bad-rows'])
  assert.equal((await staff.call(outlets.listOutlets, { query: { search: 'Tabel' } })).rows.length, 0)
  assert.deepEqual(codeOf(await lay('Jenis\r\ntv', 'no')), [422, 'press-no-header'])

  assert.equal((await lay(table.slice(0, 3).join('\r\n'), 'yes')).body['added'], 2)
  assert.match(await lastEntry(), /"added":2.*"kind":"outlets-imported"/)
  assert.doesNotMatch(await lastEntry(), /Tabel/)
  assert.equal((await lay(table.slice(0, 3).join('\r\n'), 'yes')).body['same'], 2)
  const home = String((await staff.send('GET', '/api/press/outlets/csv?language=id')).body['text'])
  const again = await lay(home, 'no')
  assert.deepEqual([again.body['added'], again.body['changed'], again.body['bad']], [0, 0, 0])
  // A column left out changes nothing, and one outlet of a name needs no kind.
  assert.equal((await lay('Nama media,Telepon\r\ntabel pos,0355-1', 'yes')).body['changed'], 1)
  const [row] = (await staff.call(outlets.listOutlets, { query: { search: 'Tabel Pos' } })).rows
  const { name, company, phone, councilStatus } = await staff.call(outlets.readOutlet, { params: { outletId: row?.id ?? '' } }) // prettier-ignore
  assert.deepEqual([name, company, phone, councilStatus], ['Tabel Pos', 'PT Tabel', '0355-1', 'listed'])
})

test('who entered them is told once of papers and tests that run out, and once more when they have', async () => {
  const outletId = await addOutlet('Habis Pos')
  const paper = (number: string, validUntil: string) => staff.call(outlets.addOutletPaper, { params: { outletId }, body: { kind: 'council', number, issuedOn: null, validUntil, scanHash: null, note: '', replaces: null } }) // prettier-ignore
  await paper('1', '2030-03-20')
  await paper('2', '2030-05-20')
  await addJournalist('Nama Yang Tidak Disebut', { outletId, ukwLevel: 'madya', ukwUntil: '2030-03-10' })
  const told = async () =>
    (
      await office.db
        .selectFrom('notice')
        .select(['kind', 'data', 'person_id'])
        .where('kind', 'in', ['paper-running-out', 'ukw-running-out'])
        .orderBy('id')
        .execute()
    ) // prettier-ignore
      .map((it) => `${it.kind} ${(it.data as { words?: string }).words}`)
  await tellRunningOut(office.db, new Date('2030-01-01T03:00:00Z'))
  assert.deepEqual(await told(), [])
  for (const day of ['2030-03-01', '2030-03-02', '2030-03-10'])
    await tellRunningOut(office.db, new Date(`${day}T03:00:00Z`))
  const soon = ['paper-running-out Sertifikat Dewan Pers Habis Pos: 20 Maret 2030', 'ukw-running-out UKW Madya, Habis Pos: 10 Maret 2030'] // prettier-ignore
  assert.deepEqual((await told()).toSorted(), soon)
  for (const day of ['2030-03-11', '2030-03-21', '2030-03-22'])
    await tellRunningOut(office.db, new Date(`${day}T03:00:00Z`))
  assert.deepEqual((await told()).toSorted(), [soon[0], soon[0], soon[1], soon[1]])
})

test('of seven hundred papers that run out at once each administrator is told of each, however many they are', async () => {
  const { db } = office
  const day = '2031-03-20'
  await sql`
    with kept as (
      insert into person (id, name, email, role, left_on, created_at, updated_at)
      select gen_random_uuid(), 'Admin ' || n, 'admin' || n || '@banyak.id', 'administrator', case when n = 0 then '2026-01-01'::date end, now(), now()
      from generate_series(0, 19) as n returning id, left_on
    ), known as (
      insert into outlet (id, name, kind, company, address, website, email, phone, note, council_status, revision, changed_by, changed_at)
      select gen_random_uuid(), 'Banyak ' || n, 'online', '', '', '', '', '', '', 'none', 1, kept.id, now()
      from generate_series(1, 700) as n, kept where left_on is not null returning id, changed_by
    )
    insert into outlet_paper (id, outlet_id, kind, number, valid_until, note, entered_by, entered_at)
    select gen_random_uuid(), id, 'council', '1', ${day}::date, '', changed_by, now() from known`.execute(db)
  await tellRunningOut(db, new Date(`${day}T03:00:00Z`))
  const { rows } = await sql<{ papers: number; told: number; people: number }>`
    select count(distinct about)::int as papers, count(*)::int as told, count(distinct person_id)::int as people from notice
    where kind = 'paper-running-out' and data->>'words' like '%Banyak%'`.execute(db)
  assert.deepEqual(rows, [{ papers: 700, told: 14_000, people: 20 }])
})

test('no cell of a table that is taken home runs in a spreadsheet', async () => {
  await addJournalist('=HYPERLINK("http://x")', { email: 'rumus@warta.id', phone: '+62812', note: '@cmd' })
  await addOutlet('-1+1', { note: '=1+1' })
  const cells = async (path: string) =>
    String((await staff.send('GET', `${path}?language=id`)).body['text']).split(/[,\r\n]/)
  for (const path of ['/api/press/journalists/csv', '/api/press/outlets/csv'])
    for (const cell of await cells(path)) assert.doesNotMatch(cell.replace(/^\ufeff?"?/, ''), /^[=+\-@]/)
})
