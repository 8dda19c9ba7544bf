import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { dayAfter, dayOf, ZONE } from '../base/calendar.ts'
import {
  beginDossier,
  bringTo,
  openTestOffice,
  shown,
  someContent,
  type TestOffice,
  type TestPerson,
} from '../../test/office.ts'
import { actOnDossier, readDossier } from './api.ts'
import * as api from './api/narratives.ts'
import { tellNarrativesRunningOut } from './jobs/narratives.ts'
import { narrativeStates, stateOf, type NarrativeText } from './rules/narratives.ts'
import { listTakenNarratives } from './stores/taken-narratives.ts'

let office: TestOffice
let writer: TestPerson
let head: TestPerson
let other: TestPerson
const today = dayOf(ZONE, new Date())
before(async () => {
  office = await openTestOffice()
  writer = office.people.fungsional
  head = office.people['kepala-dinas']
  other = office.people['kepala-bidang']
})
after(() => office.close())

const some = (title: string, more: Partial<NarrativeText> = {}): NarrativeText => ({
  title,
  text: 'Jalan dibuka kembali.\n\nWarga diminta hati-hati.',
  basis: 'Surat Dinas PUPR 12/2026',
  facts: [{ id: 'f1', kind: 'figure', label: 'Panjang', value: '3', unit: 'km', source: 'PUPR' }],
  validFrom: today,
  validUntil: dayAfter(today, 20),
  ...more,
})
const post = async (who: TestPerson, path: string, body: unknown) =>
  shown(await who.send('POST', `/api/${path}`, body, { 'idempotency-key': randomUUID() }))
const read = (who: TestPerson, narrativeId: string) => who.call(api.readNarrative, { params: { narrativeId } })
const write = async (text: NarrativeText, itemId: string | null = null) =>
  (await writer.call(api.writeNarrative, { body: { itemId, text } })).id
async function decide(narrativeId: string, yes = true, who = head) {
  const { number, hash } = (await read(who, narrativeId)).versions[0] as { number: number; hash: string }
  return post(who, `narratives/${narrativeId}/decision`, { number, hash, yes, reason: yes ? '' : 'Sumber kurang' })
}
const OK = [200, undefined]

test('a narrative is approved by the post of the decision alone, on its exact bytes, and never by who wrote any of it', async () => {
  const id = await write(some('Satu suara'))
  const [version] = (await read(head, id)).versions
  assert.ok(version)
  const said = { number: 1, hash: version.hash, yes: true, reason: '' }
  const path = `narratives/${id}/decision`
  assert.deepEqual(await post(writer, path, said), [403, 'narrative-not-decider'])
  assert.deepEqual(await post(office.people.administrator, path, said), [403, 'administrator-decides-nothing'])
  assert.deepEqual(await post(head, path, { ...said, hash: 'a'.repeat(64) }), [409, 'narrative-changed'])
  assert.deepEqual(await post(head, path, { ...said, yes: false, reason: '  ' }), [422, 'reason-missing'])
  // The head wrote it anew: what stands there may be theirs from now on.
  const own = await write(some('Tulisan pimpinan'))
  await head.call(api.rewriteNarrative, { params: { narrativeId: own }, body: { text: some('Diubah'), seenNumber: 1 } })
  assert.deepEqual(await decide(own), [403, 'narrative-own'])
  assert.deepEqual(await decide(id), OK)
  assert.deepEqual(await decide(id), [409, 'narrative-decided'])
  const { body } = await office.db.selectFrom('ledger_entry').select('body').where('body', 'like', '%"kind":"narrative-decided"%').executeTakeFirstOrThrow() // prettier-ignore
  assert.ok(body.includes(version.hash) && body.includes(head.personId))
  // The database says the same: a decision and its text stand for good.
  for (const change of [sql`set approved = false, reason = 'x'`, sql`set body = '{}'`])
    await assert.rejects(sql`update narrative_version ${change} where narrative_id = ${id}::uuid`.execute(office.db))
  await assert.rejects(sql`delete from narrative where id = ${id}::uuid`.execute(office.db))
})

test('what says nothing, rests on nothing, runs backwards, is over or runs too long is refused by its field', async () => {
  const refused = async (more: Partial<NarrativeText>) => {
    const body = { itemId: null, text: some('Salah', more) }
    const answer = await writer.send('POST', '/api/narratives', body, { 'idempotency-key': randomUUID() })
    return answer.body['field'] ?? (answer.body['fields'] as { field: string }[] | undefined)?.[0]?.field
  }
  const fact = some('').facts[0] as NarrativeText['facts'][number]
  assert.equal(await refused({ text: ' \n ' }), 'text.text')
  assert.equal(await refused({ basis: '' }), 'text.basis')
  assert.equal(await refused({ facts: [{ ...fact, source: ' ' }] }), 'facts.0.source')
  assert.ok(String(await refused({ facts: [fact, fact] })).startsWith('text.facts'))
  assert.equal(await refused({ validUntil: dayAfter(today, -1), validFrom: dayAfter(today, -9) }), 'validUntil')
  assert.equal(await refused({ validFrom: dayAfter(today, 21) }), 'validUntil')
  assert.equal(await refused({ validUntil: dayAfter(today, 366) }), 'validUntil')
  assert.equal(await refused({ validUntil: dayAfter(today, 365) }), undefined)
  const body = { itemId: null, text: some('Salah') }
  assert.deepEqual(await post(office.people.administrator, 'narratives', body), [403, 'narrative-no-post'])
})

test('a text takes over what counts today and no other, and its version is remembered', async () => {
  const dossierId = await beginDossier(office, 'Jalan longsor')
  const params = { dossierId }
  const { item } = await writer.call(readDossier, { params })
  assert.ok(item)
  const id = await write(some('Jalan longsor dibuka'), item.id)
  const take = (number: number) => post(writer, `dossiers/${dossierId}/narratives`, { narrativeId: id, number })
  const offered = async () => (await writer.call(api.readDossierNarratives, { params })).valid.map((it) => it.number)
  assert.deepEqual([await offered(), await take(1)], [[], [409, 'narrative-not-valid']])
  await decide(id)
  assert.deepEqual([await offered(), await take(1), await take(1)], [[1], OK, OK])
  // One that begins tomorrow leaves today's in use, also once it is approved.
  const later = some('Jalan longsor dibuka', { validFrom: dayAfter(today, 1) })
  await writer.call(api.rewriteNarrative, { params: { narrativeId: id }, body: { text: later, seenNumber: 1 } })
  assert.deepEqual(await post(writer, `narratives/${id}/versions`, { text: later, seenNumber: 1 }), [409, 'narrative-changed']) // prettier-ignore
  await decide(id)
  assert.deepEqual([await offered(), await take(2)], [[1], [409, 'narrative-not-valid']])
  // The first is replaced the day its follower begins.
  await writer.call(api.rewriteNarrative, { params: { narrativeId: id }, body: { text: some('Baru'), seenNumber: 2 } })
  await decide(id)
  assert.deepEqual([await offered(), await take(1)], [[3], [409, 'narrative-not-valid']])
  const { taken } = await writer.call(api.readDossierNarratives, { params })
  assert.deepEqual(taken.map((it) => [it.takenNumber, it.number, it.state]), [[1, 3, 'valid']]) // prettier-ignore
  assert.deepEqual(
    (await read(head, id)).uses.map((it) => [it.dossier.id, it.number]),
    [[dossierId, 1]],
  )
  assert.deepEqual(await post(other, `narratives/${id}/withdrawal`, { reason: 'Jalan tutup lagi' }), OK)
  assert.deepEqual([await offered(), await take(3)], [[], [409, 'narrative-not-valid']])
  assert.deepEqual(await post(writer, `narratives/${id}/versions`, { text: later, seenNumber: 3 }), [409, 'narrative-withdrawn']) // prettier-ignore
  assert.deepEqual(await post(head, `narratives/${id}/withdrawal`, { reason: 'lagi' }), [409, 'narrative-withdrawn'])
})

test('a text that still says what was withdrawn or is over does not leave its step without a reason', async () => {
  const dossierId = await beginDossier(office, 'Pasar dipindah')
  const params = { dossierId }
  const { item } = await writer.call(readDossier, { params })
  const words = 'Pedagang pasar dipindah ke terminal lama mulai Senin dan kembali sebelum hari raya tiba.'
  const id = await write(some('Pasar dipindah', { text: words }), item?.id ?? '')
  await decide(id)
  assert.deepEqual(await post(writer, `dossiers/${dossierId}/narratives`, { narrativeId: id, number: 1 }), OK)
  const content = someContent('Pasar dipindah', { summary: words })
  const judged = async (today_ = today) =>
    (await listTakenNarratives(office.db, dossierId, today_)).map((it) => it.standing)
  assert.deepEqual([await judged(), await judged(dayAfter(today, 400))], [['valid'], ['expired']])
  assert.deepEqual(await post(head, `narratives/${id}/withdrawal`, { reason: 'Keliru' }), OK)
  assert.deepEqual(await judged(), ['withdrawn'])
  await assert.rejects(bringTo(office, dossierId, 3, content), /narrative-withdrawn/)
  await bringTo(office, dossierId, 3, someContent('Pasar dipindah'))
})

test('of an issue whose dossier has few readers a narrative is theirs alone', async () => {
  const dossierId = await beginDossier(office, 'Perundungan anak')
  const params = { dossierId }
  const { item, revision } = await writer.call(readDossier, { params })
  const id = await write(some('Rahasiakan nama anak'), item?.id ?? '')
  const readers = { personIds: [writer.personId, other.personId], postIds: [] }
  await other.call(actOnDossier, { params, body: { seenRevision: revision, act: { kind: 'limit', reason: 'Anak', readers } } }) // prettier-ignore
  assert.equal((await read(writer, id)).title, 'Rahasiakan nama anak')
  assert.deepEqual(shown(await head.send('GET', `/api/narratives/${id}`)), [404, 'not-found'])
  assert.deepEqual(await post(head, `narratives/${id}/withdrawal`, { reason: 'x' }), [404, 'not-found'])
  const found = (who: TestPerson) => who.call(api.listNarratives, { query: { search: 'rahasiakan' } })
  assert.deepEqual([(await found(writer)).rows.length, (await found(head)).rows.length], [1, 0])
  assert.deepEqual(await post(head, 'narratives', { itemId: item?.id, text: some('x') }), [404, 'not-found'])
})

test('each state lists what stands so, page by page, and what the list says is what the rule says', async () => {
  await decide(await write(some('Tidak jadi')), false)
  await decide(await write(some('Pekan depan', { validFrom: dayAfter(today, 7) })))
  const old = await write(some('Sudah lewat'))
  await decide(old)
  // As if it had been written forty days ago.
  await sql`alter table narrative_version disable trigger user`.execute(office.db)
  await sql`update narrative_version set valid_from = valid_from - 40, valid_until = valid_until - 40 where narrative_id = ${old}::uuid`.execute(office.db) // prettier-ignore
  await sql`alter table narrative_version enable trigger user`.execute(office.db)
  await sql`update narrative set holds_until = holds_until - 40 where id = ${old}::uuid`.execute(office.db)
  for (const state of narrativeStates) {
    const { rows } = await writer.call(api.listNarratives, { query: { state } })
    assert.ok(rows.length > 0, state)
    for (const row of rows) assert.ok(state === 'waiting' ? row.waits : row.state === state, `${state}: ${row.state}`)
  }
  const ids: string[] = []
  for (let next: string | null | undefined; next !== null;) {
    const query = { limit: 2, ...(next && { after: next }) }
    const page = await writer.call(api.listNarratives, { query })
    ids.push(...page.rows.map((it) => it.id))
    next = page.next
  }
  const { rows: all } = await writer.call(api.listNarratives, { query: { limit: 100 } })
  assert.deepEqual(ids, all.map((it) => it.id)) // prettier-ignore
  const gap = { withdrawn: false, waits: false, holdsUntil: '2026-03-01', heldUntil: '2026-01-31' }
  assert.deepEqual(['2026-01-31', '2026-02-01', '2026-03-02'].map((on) => stateOf(gap, on)), ['valid', 'coming', 'expired']) // prettier-ignore
})

test('its keeper is told seven days before the last day and on it, once each; of who left, who coordinates', async () => {
  const told = async () =>
    (
      await office.db
        .selectFrom('notice')
        .select(['person_id', 'about'])
        .where('kind', '=', 'narrative-running-out')
        .where('about', 'like', `${id}%`)
        .orderBy('made_at')
        .execute()
    ) // prettier-ignore
      .map((it) => [it.person_id, it.about.split('/').at(-1)])
  const id = await write(some('Hampir habis'))
  await decide(id)
  const look = (days: number) => tellNarrativesRunningOut(office.db, new Date(Date.now() + days * 86_400_000))
  await look(12)
  assert.deepEqual(await told(), [])
  for (const days of [13, 13, 15]) await look(days)
  assert.deepEqual(await told(), [[writer.personId, 'soon']])
  await sql`update person set left_on = current_date where id = ${writer.personId}::uuid`.execute(office.db)
  for (const days of [20, 20, 21]) await look(days)
  assert.deepEqual(await told(), [[writer.personId, 'soon'], [other.personId, 'today']]) // prettier-ignore
})
