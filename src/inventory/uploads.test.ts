import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { inventoryOffice, type Ask, type InventoryOffice } from '../../test/inventory-office.ts'
import { zip } from '../../test/made-zip.ts'
import { gathering } from './jobs/gather.ts'
import { listToGather } from './stores/gathering.ts'

let office: InventoryOffice
before(async () => {
  office = await inventoryOffice()
})
after(() => office?.close())

const zipOf = (entries: Record<string, string>) => zip(Object.entries(entries).map(([name, text]) => ({ name, text })))
const uploads = '/api/inventory/uploads'
const code = (answer: { json(): { code: string } }) => answer.json().code

const send = (query: Record<string, string>, bytes: string | Uint8Array, { as = office.fungsional }: Ask = {}) =>
  office.app.inject({
    method: 'POST',
    url: uploads,
    query: { importId: randomUUID(), name: 'aduan.csv', purpose: 'lapor', ...query },
    headers: { ...(as && { 'x-person': as.personId }), 'content-type': 'application/octet-stream' },
    payload: Buffer.from(bytes as string),
  })
async function judge(query: Record<string, string>, bytes: string | Uint8Array) {
  const answer = await send(query, bytes)
  assert.equal(answer.statusCode, 200, answer.body)
  return answer.json()
}
const take = (id: string, sinceDays: number | null = null, ask: Ask = {}) => office.post(`${uploads}/${id}/commit`, { sinceDays }, ask) // prettier-ignore
const rowsOf = async (id: string, query = '') => (await office.get(`${uploads}/${id}/rows?limit=100${query}`)).json().rows // prettier-ignore
const mentionsOf = (purpose: 'lapor' | 'complaints' | 'whatsapp') =>
  office.db
    .selectFrom('mention')
    .innerJoin('source', 'source.id', 'mention.source_id')
    .select(['mention.title', 'mention.text', 'mention.author', 'mention.facts', 'mention.item_id', 'source.name'])
    .where('source.upload_purpose', '=', purpose)
    .orderBy('mention.published_at')
    .execute()

const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10)
const lapor = (status: string, more: readonly string[] = []) =>
  [
    'Tracking ID;Tanggal Laporan;Nama Pelapor;No HP;Isi Laporan;Kategori;Disposisi;Status;Lokasi',
    `7000002;${day(1)} 08:00;Bambang Wiyono;081355557777;Jembatan Ngares ambrol diterjang banjir, kata Bambang Wiyono. Hubungi 081355557777;Infrastruktur;Dinas PUPR;${status};Ngares`,
    `7000001;${day(2)} 07:00;Siti Rahayu;081366668888;Lampu jalan di Karangan padam sejak Senin;Infrastruktur;Dishub;${status};Karangan`,
    ...more,
  ].join('\n')

test('an export of LAPOR! becomes mentions that gather, and nothing of who complained is kept anywhere', async () => {
  const file = await judge({}, lapor('Proses', [`7000003;kapan;Joko Purnomo;0;Isi;;;;`]))
  assert.deepEqual(file.counts, { good: 2, bad: 1, twins: 0, added: 0 })
  assert.deepEqual(file.columns.filter((it: { personal: boolean }) => it.personal).map((it: { header: string; samples: string[] }) => [it.header, it.samples]), [['Nama Pelapor', []], ['No HP', []]]) // prettier-ignore
  assert.deepEqual(file.span.since.map((it: { rows: number }) => it.rows), [2, 2, 2, 2]) // prettier-ignore
  const kept = async () => {
    const tables = await Promise.all([
      office.db.selectFrom('upload_batch').selectAll().execute(),
      office.db.selectFrom('mention_import_row').selectAll().execute(),
      office.db.selectFrom('upload').selectAll().execute(),
      office.db.selectFrom('mention').select(['title', 'text', 'facts']).execute(),
      office.db.selectFrom('item').select(['title', 'summary']).execute(),
      office.db.selectFrom('ledger_entry').select('body').execute(),
    ])
    return JSON.stringify(tables)
  }
  assert.doesNotMatch(await kept(), /Bambang|Wiyono|5557777|Siti Rahayu|6668888|Joko/i)
  assert.equal((await rowsOf(file.id, '&fate=bad'))[0].problems[0].code, 'bad-time')
  assert.match((await office.get(`${uploads}/${file.id}/problems/csv`)).body, /4,Tanggal Laporan,/)

  assert.deepEqual((await take(file.id)).json(), { added: 2, renewed: 0, twins: 0, bad: 1, left: 0 })
  const gatherNext = gathering(office.db)
  while (await gatherNext(new Date()));
  const found = await mentionsOf('lapor')
  assert.deepEqual(found.map((it) => [it.title, it.author, it.name, it.item_id !== null]), [
    ['Lampu jalan di Karangan padam sejak Senin', '', 'LAPOR! (unggahan)', true],
    ['Jembatan Ngares ambrol diterjang banjir, kata ***.', '', 'LAPOR! (unggahan)', true],
  ]) // prettier-ignore
  assert.doesNotMatch(await kept(), /Bambang|Wiyono|5557777|Siti Rahayu|6668888|Joko/i)
  const entry = (await office.ledger('mentions-imported')).at(-1)
  assert.deepEqual([entry?.['added'], entry?.['fileHash'], entry?.['purpose']], [2, file.fileHash, 'lapor'])
  assert.equal(code(await take(file.id)), 'import-done')
  // What people wrote is kept where its source's days count, and nowhere beside it.
  assert.doesNotMatch(JSON.stringify(await office.db.selectFrom('upload').select('shape').execute()), /ambrol/)
})

test('the same export again, and one that overlaps it, bring in nothing twice and what is new of their standing', async () => {
  const same = await judge({}, lapor('Proses'))
  assert.deepEqual(same.counts, { good: 0, bad: 0, twins: 2, added: 0 })
  assert.equal(code(await take(same.id)), 'import-nothing-good')
  const later = await judge({}, lapor('Selesai', [`7000009;${day(40)} 08:00;Tono;0;Air PDAM keruh;;;;`, `7000008;${day(0)};Tini;0;Sampah menumpuk di pasar;;;;`])) // prettier-ignore
  assert.deepEqual([later.counts.good, later.counts.twins], [2, 2])
  assert.deepEqual((await take(later.id, 30)).json(), { added: 1, renewed: 2, twins: 2, bad: 0, left: 1 })
  const statuses = (await mentionsOf('lapor')).map((it) => (it.facts as { status?: string }).status)
  assert.deepEqual(statuses, ['Selesai', 'Selesai', undefined])
  // The number of another channel names another complaint.
  assert.equal((await judge({ purpose: 'complaints' }, lapor('Proses'))).counts.good, 2)
})

test('two people upload one export at the same time: it is there once', async () => {
  const text = `Nomor Aduan;Tanggal;Isi\nADU-1001;${day(1)};Pohon tumbang di Tugu`
  const files = await Promise.all([1, 2].map(() => judge({ purpose: 'complaints' }, text)))
  const answers = await Promise.all(files.map((it) => take(it.id)))
  assert.deepEqual(answers.map((it) => it.statusCode).toSorted(), [200, 409])
  assert.equal((await mentionsOf('complaints')).length, 1)
})

test('a person says what the columns of complaints hold; those of who complained cannot be read', async () => {
  const text = `Hari;Curhat;Pengirim\n${day(1)};Jalan licin di Dongko;Parto Sutejo\n${day(1)};Warung Parto tutup;Sri`
  const file = await judge({ purpose: 'complaints' }, text)
  assert.deepEqual([file.counts.bad, file.columns[2].personal], [2, true])
  const mapping = `${uploads}/${file.id}/mapping`
  const columns = [{ at: 0, field: 'at' }, { at: 1, field: 'text' }, { at: 2, field: 'place' }] // prettier-ignore
  assert.equal(code(await office.put(mapping, { columns: columns.slice(0, 1), name: 'Curhat' })), 'upload-no-text')
  const anew = (await office.put(mapping, { columns, name: 'Curhat' })).json()
  assert.deepEqual([anew.counts.good, anew.mapping, anew.columns[2].field], [2, 'Curhat', null])
  assert.equal((await judge({ purpose: 'complaints' }, text)).mapping, 'Curhat')
  assert.equal((await judge({ purpose: 'lapor' }, text)).mapping, null)
  assert.equal(code(await office.get(`/api/inventory/imports/${file.id}`)), 'not-found')
})

const stamp = (back: number, clock: string) => `${day(back).split('-').reverse().join('/')} ${clock}`
const chat = () =>
  [
    `${stamp(1, '09.15')} - Budi Karangan: Jalan Karangan tergenang setinggi lutut, motor saya mogok`,
    `${stamp(1, '09.20')} - +62 812-9999-1111: siap pak`,
    `${stamp(1, '09.25')} - +62 812-9999-1111: petugas belum datang sampai sekarang di lokasi`,
  ].join('\n')

test('a chat becomes mentions without who wrote, from its text or its ZIP, after the right to read it is said', async () => {
  const query = { purpose: 'whatsapp', name: 'chat.txt' }
  assert.equal(code(await send(query, chat())), 'chat-right-missing')
  const file = await judge({ ...query, right: 'yes', name: 'Chat dengan Budi.txt' }, chat())
  assert.deepEqual([file.fileName, file.chat, file.counts.good, file.leftOut], ['', { messages: 3, people: 2 }, 2, [{ why: 'chatter', rows: 1 }]]) // prettier-ignore
  assert.equal((await take(file.id)).json().added, 2)
  const kept = JSON.stringify([await mentionsOf('whatsapp'), await office.db.selectFrom('upload').selectAll().execute()]) // prettier-ignore
  assert.doesNotMatch(kept, /Budi|812-9999|9999-1111/)
  assert.equal((await office.ledger('mentions-imported')).at(-1)?.['rightSaid'], true)
  const zip = zipOf({ '__MACOSX/x.txt': 'bukan', '_chat.txt': chat(), 'foto.jpg': 'xx' })
  assert.equal((await judge({ ...query, right: 'yes' }, zip)).counts.twins, 2)
})

test('what is no chat or no table is refused as a whole and leaves nothing behind', async () => {
  const count = async () =>
    (await office.db.selectFrom('upload').select((eb) => eb.fn.countAll<number>().as('count')).executeTakeFirstOrThrow()).count // prettier-ignore
  const were = await count()
  const refused: [string, Record<string, string>, string | Uint8Array][] = [
    ['chat-unreadable', { purpose: 'whatsapp', right: 'yes' }, 'Judul;Isi\na;b'],
    ['import-empty', { purpose: 'whatsapp', right: 'yes' }, ''],
    ['import-unreadable', { purpose: 'whatsapp', right: 'yes' }, zipOf({ 'foto.jpg': 'xx' })],
    ['import-unreadable', { purpose: 'whatsapp', right: 'yes' }, Buffer.from([0xff, 0xd8, 0, 1])],
    ['import-expands', { purpose: 'whatsapp', right: 'yes' }, zipOf({ '_chat.txt': 'a'.repeat(65 * 1024 * 1024) })],
    // Of these the third would come in as of 5 June.
    ['dates-month-first', {}, 'Tanggal;Isi\n05/13/2026 08:00;Jalan rusak\n5/14/26;Lampu padam\n05/06/2026;Got mampet'],
    // A chat as a table would keep who wrote what.
    ['chat-as-table', { purpose: 'complaints', name: 'chat.txt' }, chat()],
    [
      'chat-as-table',
      { name: 'chat.txt' },
      '\u200e[11/27/26, 9:15:03\u202fPM] Budi: a, b, c\nlanjut\n[11/27/26, 9:16:03\u202fPM] Siti: d',
    ],
    ['import-empty', {}, 'Isi;Tanggal\n'],
    ['import-unreadable', { name: 'a.xlsx' }, 'bukan'],
  ]
  for (const [expected, query, bytes] of refused) assert.equal(code(await send(query, bytes)), expected)
  assert.equal(await count(), were)
})

/** Cuts the line of whoever waits to keep rows of a file; resolves to how many did. */
async function cutWaiting(): Promise<number> {
  const { rows } = await sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock' and query like 'insert into "upload_batch"%'`.execute(office.db) // prettier-ignore
  return rows.length
}

test('a file whose reading died leaves nothing, and is read when it is sent again under its id; two at once are one', async () => {
  const importId = randomUUID()
  const text = `Isi;Tanggal\nTalud Gandusari longsor;${day(1)}`
  const there = async () =>
    (await office.db.selectFrom('upload').select('state').where('id', '=', importId).execute()).map((it) => it.state)
  const again = (bytes: string) => send({ importId, purpose: 'complaints' }, bytes)
  // Its rows wait for ours, then its connection is cut, as when its process is killed.
  const died = await office.db.transaction().execute(async (tx) => {
    await sql`lock table upload_batch in exclusive mode`.execute(tx)
    const answer = again(text).then((it) => it)
    for (let cut = 0; cut === 0; cut = await cutWaiting()) await wait(20)
    // Whoever looks at this moment finds what a killed process would have left.
    assert.deepEqual(await there(), [])
    return answer
  })
  assert.deepEqual([died.statusCode, await there()], [503, []])

  const answers = await Promise.all([again(text), again(text)])
  assert.ok(answers.some((it) => it.statusCode === 200))
  assert.deepEqual((await again(text)).json().counts, { good: 1, bad: 0, twins: 0, added: 0 })
  assert.equal(code(await again(`${text}\nLain;${day(1)}`)), 'key-reused')
  assert.equal(code(await send({ importId, purpose: 'lapor' }, text)), 'key-reused')
  await take(importId)
  assert.deepEqual([(await again(text)).json().state, await there()], ['committed', ['committed']])
})

test('one date of the wrong order stays out by itself, and days that can be days are taken for them', async () => {
  const { counts } = await judge(
    { purpose: 'complaints' },
    'Tanggal;Isi\n05/13/2026;Slip\n05/06/2026;Got mampet di Bendungan',
  )
  assert.deepEqual([counts.good, counts.bad], [1, 1])
  const more = await judge(
    { purpose: 'complaints' },
    'Tanggal;Isi\n05/13/2026;A\n05/14/2026;B\n23/06/2026;Got mampet di Pule',
  )
  assert.deepEqual([more.counts.good, more.counts.bad], [1, 2])
})

test('a person says that a table writes the month first, once: the next of its make is read so, until one says otherwise', async () => {
  const purpose = { purpose: 'complaints', name: 'Rekap.csv' }
  const table = (...days: string[]) => `Tanggal;Keluhan Warga;Isi\n${days.map((it, at) => `${it};${at};Saluran ${at} ${it} mampet`).join('\n')}` // prettier-ignore
  const months = table('05/13/2026 8:00 PM', '5/14/26', '06/05/2026')
  const refused = await send(purpose, months)
  assert.deepEqual([code(refused), refused.json().example], ['dates-month-first', '05/13/2026 8:00 PM'])
  const file = await judge({ ...purpose, dayOrder: 'month-first' }, months)
  assert.deepEqual([file.dayOrder, file.counts.good], ['month-first', 3])
  // Midnight and eight in the evening of Western Indonesian Time.
  assert.deepEqual((await rowsOf(file.id)).map((it: { publishedAt: string }) => it.publishedAt), ['2026-05-13T13:00:00.000Z', '2026-05-13T17:00:00.000Z', '2026-06-04T17:00:00.000Z']) // prettier-ignore
  assert.deepEqual([(await judge(purpose, months)).dayOrder, (await judge(purpose, table('06/05/2026'))).mapping], ['month-first', 'Rekap']) // prettier-ignore

  const days = table('23/06/2026', '24/06/2026', '05/06/2026')
  assert.equal(code(await send(purpose, days)), 'dates-day-first')
  assert.equal(code(await send({ ...purpose, dayOrder: 'month-first' }, days)), 'dates-day-first')
  assert.equal((await judge({ ...purpose, dayOrder: 'day-first' }, days)).dayOrder, 'day-first')
  const anew = await judge(purpose, table('05/06/2026'))
  assert.deepEqual([anew.dayOrder, (await rowsOf(anew.id))[0].publishedAt], ['day-first', '2026-06-04T17:00:00.000Z'])
  const columns = [{ at: 0, field: 'at' }, { at: 2, field: 'text' }] // prettier-ignore
  const said = (dayOrder: string) => office.put(`${uploads}/${anew.id}/mapping`, { columns, dayOrder, name: 'Rekap' })
  assert.equal((await said('kapan')).statusCode, 400)
  assert.equal((await said('month-first')).json().dayOrder, 'month-first')
  assert.equal((await rowsOf(anew.id))[0].publishedAt, '2026-05-05T17:00:00.000Z')
})

test('complaints count as such whatever their source is called by now', async () => {
  const text = `Isi;Tanggal\nLampu taman Pogalan mati sepekan;${day(1)}`
  await take((await judge({ purpose: 'complaints' }, text)).id)
  await office.db.updateTable('source').set({ name: 'Kanal Dinas' }).where('upload_purpose', '=', 'complaints').execute() // prettier-ignore
  const waiting = await listToGather(office.db, 100)
  const [lamp] = waiting.filter((it) => it.text.includes('taman Pogalan'))
  assert.deepEqual([lamp?.source_name, lamp?.complaint], ['Kanal Dinas', true])
})

test('how far a source of uploads reaches and how long its texts are kept is set by a person, and stays so', async () => {
  const row = (text: string) => `Isi;Tanggal\n${text};${day(1)}`
  await take((await judge({ purpose: 'complaints' }, row('Trotoar Bendorejo amblas'))).id)
  const kept = () => office.db.selectFrom('source').selectAll().where('upload_purpose', '=', 'complaints').executeTakeFirstOrThrow() // prettier-ignore
  const { id, revision, every_minutes: pace } = await kept()
  const typed = {
    name: 'Aduan Dinas',
    weight: 5,
    keepDays: 30,
    everyMinutes: 30,
    silentDays: 7,
    seenRevision: revision,
  }
  const set = (body: object, ask: Ask = {}) => office.put(`/api/inventory/sources/${id}`, { ...typed, ...body }, ask)
  assert.equal(code(await set({ address: 'https://contoh.id/feed' })), 'source-unasked')
  assert.equal(code(await set({ fullText: { note: 'izin', hosts: [] } })), 'full-texts-of-articles')
  assert.equal(code(await set({}, { as: office.kadis })), 'not-your-step')
  for (const odd of [{ weight: 6 }, { keepDays: -1 }, { name: ' ' }])
    assert.equal((await set(odd)).statusCode, 400, JSON.stringify(odd))
  assert.equal((await set({})).statusCode, 200)
  assert.equal(code(await set({})), 'source-changed')
  await take((await judge({ purpose: 'complaints' }, row('Gapura Durenan miring'))).id)
  const { name, weight, keep_days: days, address, silent_days: silent, every_minutes: every } = await kept()
  assert.deepEqual([name, weight, days, address, silent, every], ['Aduan Dinas', 5, 30, '', 0, pace])
  const [gate] = (await listToGather(office.db, 100)).filter((it) => it.text.includes('Gapura'))
  assert.deepEqual([gate?.source_name, gate?.weight], ['Aduan Dinas', 5])
})

test('only the post of step 1 uploads, looks and takes in', async () => {
  const file = await judge({ purpose: 'complaints' }, `Isi;Tanggal\nGorong-gorong mampet;${day(1)}`)
  for (const [as, expected] of [
    [office.kadis, 'not-your-step'],
    [office.auditor, 'not-your-role'],
    [null, 'sign-in-needed'],
  ] as const) {
    const answers = [
      await send({}, lapor(''), { as }),
      await office.get(`${uploads}/${file.id}`, { as }),
      await office.get(`${uploads}/${file.id}/rows`, { as }),
      await office.get(`${uploads}/${file.id}/problems/csv`, { as }),
      await take(file.id, null, { as }),
      await office.put(`${uploads}/${file.id}/mapping`, { columns: [{ at: 0, field: 'text' }], name: 'a' }, { as }),
    ]
    assert.deepEqual(answers.map(code), answers.map(() => expected)) // prettier-ignore
  }
  assert.equal(code(await take(randomUUID())), 'not-found')
})
