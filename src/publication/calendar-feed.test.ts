import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sha256 } from '../base/hash.ts'
import { enterDuty } from '../office/api/duty.ts'
import { insertFeed, listFeeds, revokeFeed } from '../office/stores/calendar-feeds.ts'
import {
  beginDossier,
  bringTo,
  openTestOffice,
  shown,
  someContent,
  tryAct,
  type TestOffice,
  type TestPerson,
} from '../../test/office.ts'
import { connectAgenda } from '../../test/agendas.ts'
import { noteEvent, planRelease } from './api/editorial-calendar.ts'

let office: TestOffice
const DAY_MS = 86_400_000
const soon = (days: number) => new Date(Date.now() + days * DAY_MS).toISOString()
const read = async (token: string) => office.nobody.send('GET', `/kalender/${token}.ics`)
const make = async (who: TestPerson, name = 'Telepon') =>
  office.db.transaction().execute((tx) => insertFeed(tx, { personId: who.personId, name }, new Date()))
/** The lines as a reader puts them together. */
const linesOf = (text: unknown) => String(text).replaceAll('\r\n ', '').split('\r\n')

before(async () => {
  office = await openTestOffice()
})
after(() => office?.close())

test('a calendar link gives plans and deadlines by number, events by name, all in UTC, and no title of what is not out', async () => {
  const { fungsional, 'kepala-bidang': kabid } = office.people
  const dossierId = await beginDossier(office, 'Judul yang belum boleh terbaca')
  await bringTo(office, dossierId, 3, someContent('Judul yang belum boleh terbaca'))
  await kabid.call(planRelease, { params: { dossierId }, body: { plannedAt: soon(3), seenRevision: 0 } })
  await kabid.call(noteEvent, { body: { kind: 'leader', title: 'Rapat, di Surabaya', from: soon(1), to: soon(1.1), place: '', note: 'rahasia kecil' } }) // prettier-ignore
  const { token } = await make(office.people.sekretaris)
  const reply = await read(token)
  assert.equal(reply.status, 200)
  assert.match(String(reply.headers['content-type']), /^text\/calendar/)
  assert.equal(reply.headers['cache-control'], 'private, max-age=300')
  const lines = linesOf(reply.body['text'])
  assert.ok(lines.some((it) => /^SUMMARY:Rencana terbit berkas \d{4}\/\d{4}$/.test(it)))
  assert.ok(lines.some((it) => /^SUMMARY:Batas Telaah Sekretaris\\, berkas \d{4}\/\d{4}$/.test(it)))
  assert.ok(lines.includes('SUMMARY:Rapat\\, di Surabaya'))
  for (const line of lines.filter((it) => it.startsWith('DT'))) assert.match(line, /^DT\w+:\d{8}T\d{6}Z$/)
  assert.doesNotMatch(String(reply.body['text']), /belum boleh|rahasia kecil/)
  // The deadline waits for the secretary, and is on no other calendar.
  const other = await read((await make(fungsional)).token)
  assert.doesNotMatch(String(other.body['text']), /SUMMARY:Batas Telaah Sekretaris/)
})

test('what stands in the leader’s connected agenda, whose address is a secret, goes to nobody’s calendar program', async () => {
  const { fungsional, sekretaris } = office.people
  const { tell } = await connectAgenda(office.db, fungsional.personId, 'Agenda Bupati')
  await tell([{ title: 'Kunjungan tertutup', from: new Date(soon(2)) }])
  const { token } = await make(sekretaris)
  const reply = await read(token)
  assert.equal(reply.status, 200)
  assert.doesNotMatch(JSON.stringify(reply.body), /Kunjungan tertutup/)
})

test('one’s own shifts at the crisis desk are on one’s calendar, and on nobody else’s', async () => {
  const { administrator, sekretaris, fungsional } = office.people
  const shift = { from: soon(2), until: soon(2.4), personIds: [sekretaris.personId], letterNumber: '094/1', letteredOn: '2026-01-02', note: 'telp. 0812-3333' } // prettier-ignore
  await administrator.call(enterDuty, { body: { shifts: [shift] } })
  const eventsOf = async (who: TestPerson) => {
    const lines = linesOf((await read((await make(who)).token)).body['text'])
    assert.doesNotMatch(lines.join(' '), /0812-3333/)
    return lines.filter((it) => it === 'SUMMARY:Piket meja krisis' || it.startsWith('UID:duty-')).length
  }
  assert.deepEqual([await eventsOf(sekretaris), await eventsOf(fungsional)], [2, 0])
})

test('a limited dossier is on nobody’s calendar but its readers’, and by number alone', async () => {
  const { 'kepala-bidang': kabid, sekretaris } = office.people
  const dossierId = await beginDossier(office, 'Perkara tertutup')
  await kabid.call(planRelease, { params: { dossierId }, body: { plannedAt: soon(5), seenRevision: 0 } })
  assert.equal((await tryAct(kabid, dossierId, { kind: 'limit', readers: { personIds: [], postIds: ['kepala-bidang'] }, reason: 'Perkara' })).status, 200) // prettier-ignore
  const uid = `UID:plan-${dossierId}@`
  const own = linesOf((await read((await make(kabid)).token)).body['text'])
  assert.ok(own.some((it) => it.startsWith(uid)))
  assert.doesNotMatch(own.join('\n'), /tertutup/)
  const others = linesOf((await read((await make(sekretaris)).token)).body['text'])
  assert.ok(!others.some((it) => it.startsWith(uid)))
})

test('a link is kept by its hash, opens nothing once revoked or once its person has left, and ten are enough', async () => {
  const { auditor } = office.people
  const { id, token } = await make(auditor)
  const kept = await office.db.selectFrom('calendar_feed').selectAll().where('id', '=', id).executeTakeFirstOrThrow()
  assert.equal(kept.token_hash, sha256(token))
  assert.equal((await read(token)).status, 200)
  assert.ok((await listFeeds(office.db, auditor.personId))[0]?.read_at)
  const revoke = (personId: string) => office.db.transaction().execute((tx) => revokeFeed(tx, { personId, feedId: id }, new Date())) // prettier-ignore
  await assert.rejects(revoke(office.people.fungsional.personId), { message: 'not-found' })
  await revoke(auditor.personId)
  assert.equal((await read(token)).status, 404)
  for (let n = 0; n < 10; n++) await make(auditor, `Perangkat ${n}`)
  await assert.rejects(make(auditor), { message: 'feeds-full' })
  const leaving = await make(office.people.administrator)
  await office.db.updateTable('person').set({ left_on: '2020-01-01' }).where('id', '=', office.people.administrator.personId).execute() // prettier-ignore
  assert.equal((await read(leaving.token)).status, 404)
})

test('a link is made by a person who is signed in, not by a token; who guesses is slowed down', async () => {
  const { fungsional } = office.people
  assert.deepEqual(shown(await fungsional.send('POST', '/api/me/calendar-feeds', { name: 'Telepon' })), [403, 'session-needed']) // prettier-ignore
  assert.equal((await fungsional.send('POST', '/api/me/calendar-feeds', { name: ' ' })).status, 400)
  const guess = async () => (await read('x'.repeat(43))).status
  assert.equal(await guess(), 404)
  assert.equal((await office.nobody.send('GET', '/kalender/apa-saja')).status, 404)
  let status = 404
  for (let n = 0; n < 70 && status === 404; n++) status = await guess()
  assert.equal(status, 429)
})
