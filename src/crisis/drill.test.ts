import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { glob, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import {
  beginDossier,
  bringTo,
  handOn,
  openTestOffice,
  someContent,
  writeDraft,
  type TestOffice,
  type TestPerson,
} from '../../test/office.ts'
import type { TypedFact } from '../base/facts.ts'
import { whatsappWords } from '../base/words/notice-whatsapp.ts'
import { isAnyInCrisis } from '../db/crisis.ts'
import { actOnDossier, readDossier } from '../dossier/api.ts'
import { askFacts } from '../dossier/api/confirmations.ts'
import { letterOf, nextMessage, type Item } from '../notice/rules/message.ts'
import { telegramText } from '../notice/rules/telegram.ts'
import * as api from './api.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())

const beginDrill = async (speed = 1, title = 'Banjir di pasar') => {
  const { dossierId } = await office.people.fungsional.call(api.startDrill, { body: { title, level: 'alert', speed } })
  return dossierId
}

/**
 * Whatever code uses a way out of the office, by its place, and what keeps a drill from it. A new user of one fails here
 * until somebody has said how a drill stays inside.
 */
const ways = {
  // Brings what a publication owes: channels, hand, subscribers, press lists. A drill has no publication.
  'publication/': 'publication',
  // Letters that people outside asked for themselves, for a subscription or the press room: of no dossier.
  'press/jobs/link-queue.ts': 'asked-for',
  // Signatures under papers of lines, decisions and publications, of which a drill has none.
  'signing/bsre.ts': 'paper',
  // Staff alone, and a drill says so first.
  'notice/jobs/': 'staff',
  // Reads what others have on their sites and in our mailboxes, and writes to nobody.
  'press/jobs/bounces.ts': 'reads',
  'inventory/jobs/': 'reads',
  'dossier/jobs.ts': 'reads',
  'stranger.ts': 'reads',
  // Wiring.
  'app.ts': 'reads',
  'main.ts': 'reads',
  'commands/doctor.ts': 'reads',
} as const

test('every way out of the office is known, whichever code takes it', async () => {
  const root = join(import.meta.dirname, '..')
  const taken = new Set<string>()
  for await (const file of glob('**/*.ts', { cwd: root })) {
    if (file.startsWith('outgoing/') || file.endsWith('.test.ts')) continue
    const text = await readFile(join(root, file), 'utf8')
    if (!/from '(?:\.\.?\/)+outgoing\/[\w-]+\.ts'/.test(text)) continue
    const way = Object.keys(ways).find((it) => file === it || (it.endsWith('/') && file.startsWith(it)))
    assert.ok(way, `${file} goes out of the office: how does a drill stay inside?`)
    taken.add(way)
  }
  assert.deepEqual([...taken].toSorted(), Object.keys(ways).toSorted())
  // What people outside ask for themselves has nothing of a dossier in it.
  const { rows } = await sql<{ table_name: string }>`select table_name from information_schema.columns
    where table_name in ('subscription_request', 'press_room_link') and column_name = 'dossier_id'`.execute(office.db)
  assert.deepEqual(rows, [])
})

test('a drill goes the whole way to its end and leaves nothing outside: no text, no question, no number, no paper', async () => {
  const { fungsional, 'kepala-bidang': head } = office.people
  const real = await beginDossier(office, 'Perbaikan jalan')
  await bringTo(office, real, 3, someContent('Perbaikan jalan')) // the books are in use
  const dossierId = await beginDrill()
  const params = { dossierId }
  const counters = () => office.db.selectFrom('agenda_counter').selectAll().orderBy('book').execute()
  const before = await counters()
  const fact: TypedFact = { id: 'rusak', kind: 'figure', label: 'Rumah rusak', value: '12', unit: 'rumah', source: 'BPBD' } as TypedFact // prettier-ignore
  await writeDraft(office, dossierId, someContent('LATIHAN: Banjir di pasar', { facts: [fact] }))
  const ask = await fungsional.send('POST', askFacts.path.replace(':dossierId', dossierId), { facts: [fact], addressee: 'BPBD', purpose: 'Latihan' }, { 'idempotency-key': randomUUID() }) // prettier-ignore
  assert.deepEqual([ask.status, ask.body['code']], [409, 'drill-stays-in'])
  const version = await bringTo(office, dossierId, 4, someContent('LATIHAN: Banjir di pasar'))
  await office.decide(dossierId, version, { answer: 'yes' })
  await handOn(head, dossierId, version)
  const { revision } = await fungsional.call(readDossier, { params })
  const out = await fungsional.send('POST', actOnDossier.path.replace(':dossierId', dossierId), { seenRevision: revision, act: { kind: 'complete', version } }, { 'idempotency-key': randomUUID() }) // prettier-ignore
  assert.deepEqual([out.status, out.body['code']], [409, 'drill-stays-in'])
  const act = { kind: 'withdraw' as const, reason: 'Latihan selesai' }
  await head.call(actOnDossier, { params, body: { seenRevision: revision, act } })
  await office.makePapers()
  for (const table of ['publication', 'fact_request', 'agenda_entry', 'disposition', 'paper', 'paper_to_sign'] as const)
    assert.deepEqual(await office.db.selectFrom(table).select('dossier_id').where('dossier_id', '=', dossierId).execute(), []) // prettier-ignore
  assert.deepEqual(await counters(), before)
  // Withdrawn it is over, and rings for nobody any more.
  const over = await fungsional.call(api.readSituation, { params })
  assert.equal(over.ended?.reason, 'Latihan selesai')
  assert.equal((await office.db.selectFrom('decision').select('id').where('dossier_id', '=', dossierId).execute()).length, 1) // prettier-ignore
  // The database says it once more.
  const [line] = await office.db
    .selectFrom('agenda_entry')
    .selectAll()
    .where('dossier_id', '=', real)
    .limit(1)
    .execute()
  assert.ok(line)
  const { id: _, number, ...copied } = line
  await assert.rejects(office.db.insertInto('agenda_entry').values({ ...copied, id: randomUUID(), number: number + 9_000, formatted: 'x', dossier_id: dossierId }).execute(), /a drill takes no number/) // prettier-ignore
  await assert.rejects(
    sql`insert into fact_request (id, dossier_id, token_hash, asked, addressee, purpose, asked_by, asked_at, expires_at)
      values (${randomUUID()}, ${dossierId}, ${'a'.repeat(64)}, '{}', 'BPBD', '', ${fungsional.personId}, now(), now() + interval '1 hour')`.execute(office.db), // prettier-ignore
    /a drill never goes out/,
  )
})

test('nobody is called to the desk by a drill, and everybody by the real thing beside it', async () => {
  await beginDrill()
  assert.equal(await isAnyInCrisis(office.db), false)
  const { 'kepala-bidang': head } = office.people
  const dossierId = await beginDossier(office, 'Longsor')
  const { revision } = await head.call(readDossier, { params: { dossierId } })
  const act = { kind: 'assess' as const, level: 'alert' as const, reason: 'Warga terluka' }
  await head.call(actOnDossier, { params: { dossierId }, body: { seenRevision: revision, act } })
  assert.equal(await isAnyInCrisis(office.db), true)
})

test('the stays of a drill run as fast as its leader chose: due, reminders, board and forecast', async () => {
  const { fungsional, 'kepala-bidang': head } = office.people
  const at = async (speed: number) => {
    const params = { dossierId: await beginDrill(speed) }
    const it = await fungsional.call(readDossier, { params })
    const timers = await office.db.selectFrom('timer').select(['kind', 'at']).where('dossier_id', '=', params.dossierId).where('visit', '=', it.visit).orderBy('kind').execute() // prettier-ignore
    const from = Date.parse(it.arrivedAt)
    const after = Object.fromEntries(timers.map((one) => [one.kind, one.at.getTime() - from]))
    const { due_at: kept } = await office.db.selectFrom('visit').select('due_at').where('dossier_id', '=', params.dossierId).where('number', '=', it.visit).executeTakeFirstOrThrow() // prettier-ignore
    assert.equal(kept.toISOString(), it.dueAt)
    return { params, it, due: Date.parse(it.dueAt) - from, forecast: Date.parse(it.forecastAt ?? '') - from, after }
  }
  const [real, fast] = [await at(1), await at(4)]
  assert.equal(real.due, real.it.standardMinutes * 60_000)
  assert.deepEqual([fast.it.standardMinutes, fast.it.speed, fast.due], [real.it.standardMinutes, 4, real.due / 4])
  assert.ok(Math.abs(fast.forecast - real.forecast / 4) < 60_000)
  assert.ok(Object.keys(fast.after).length >= 3)
  for (const [kind, after] of Object.entries(fast.after))
    assert.ok(Math.abs(after - (real.after[kind] ?? 0) / 4) < 60_000, kind)
  // Held and gone on with, and at its next stay, it is as fast.
  const act = async (asked: Parameters<typeof head.call<typeof actOnDossier>>[1]['body']['act']) => {
    const { revision } = await head.call(readDossier, { params: fast.params })
    await head.call(actOnDossier, { params: fast.params, body: { seenRevision: revision, act: asked } })
  }
  await act({ kind: 'hold', reason: 'Jeda latihan' })
  await act({ kind: 'resume' })
  const paces = () => office.db.selectFrom('visit_pace').innerJoin('visit', 'visit.id', 'visit_id').select(['runs', 'speed']).where('dossier_id', '=', fast.params.dossierId).orderBy('at').execute() // prettier-ignore
  assert.ok((await paces()).length >= 4)
  assert.ok((await paces()).every((it) => it.speed === 4))
  await bringTo(office, fast.params.dossierId, 3, someContent('LATIHAN: Banjir di pasar'))
  const next = await fungsional.call(readDossier, { params: fast.params })
  assert.equal((Date.parse(next.dueAt) - Date.parse(next.arrivedAt)) / 60_000, next.standardMinutes / 4)
})

test('a message of a drill says so first, by whatever channel and in both languages, and tells of nothing else', () => {
  const item = (drill: boolean, urgent = true): Item => ({
    kind: 'arrived',
    data: { label: 'Validasi' },
    by: 'Rini',
    urgent,
    dossier: { number: '2026/0007', title: drill ? 'LATIHAN: Banjir' : 'Banjir', limited: false, drill },
    matter: '',
    link: 'https://siar.contoh.go.id/app/p/abc',
  })
  for (const language of ['id', 'en'] as const) {
    const it = {
      language,
      office: 'Dinas Contoh',
      listUrl: 'https://siar.contoh.go.id/app/pemberitahuan',
      name: 'Rini',
    }
    for (const items of [[item(true)], [item(true), item(true, false)]]) {
      const letter = letterOf(items, it)
      assert.match(letter.subject, /^LATIHAN: \[/)
      assert.equal(letter.subject.split('LATIHAN').length, 2)
      assert.match(letter.text, /^LATIHAN: /)
      assert.match(letter.html, /<body[^>]*>\s*<p><b>LATIHAN: /)
      assert.match(telegramText(items, it), /^<b>LATIHAN: /)
    }
    const real = letterOf([item(false)], it)
    assert.ok(![real.subject, real.text, real.html, telegramText([item(false)], it)].some((text) => /LATIHAN/.test(text))) // prettier-ignore
    const message = { name: 'Rini', by: 'Sari', number: '2026/0007', title: 'LATIHAN: Banjir', level: 'alert', label: 'Validasi', dueAt: new Date(), isLate: false, link: '' } as const // prettier-ignore
    assert.match(whatsappWords.message[language]({ ...message, drill: true }), /^LATIHAN: /)
    assert.doesNotMatch(whatsappWords.message[language]({ ...message, title: 'Banjir', drill: false }), /LATIHAN/)
  }
  const [one, two] = [{ drill: true }, { drill: null }]
  assert.deepEqual([nextMessage([one, two]), nextMessage([one]), nextMessage([])], [[two], [one], []])
})

test('a drill is told as one wherever it is shown, runs in fast time, and never goes out, whoever approves it', async () => {
  const { fungsional, 'kepala-bidang': head } = office.people
  const dossierId = await beginDrill(10)
  const params = { dossierId }
  const begun = await fungsional.call(api.readSituation, { params })
  assert.deepEqual([begun.title, begun.drill, begun.speed], ['LATIHAN: Banjir di pasar', true, 10])
  assert.equal(Date.parse(begun.promises[0]?.dueAt ?? '') - Date.parse(begun.begunAt), 6 * 60_000)
  assert.equal((await fungsional.call(readDossier, { params })).item, null)
  // A text that does not say so becomes no version.
  await assert.rejects(bringTo(office, dossierId, 4, someContent('Banjir')), /drill-title/)
  const version = await bringTo(office, dossierId, 4, someContent('LATIHAN: Banjir'))
  await office.decide(dossierId, version, { answer: 'yes' })
  const complete = async (who: TestPerson) => {
    const { revision } = await who.call(readDossier, { params })
    return who.send('POST', `/api/dossiers/${dossierId}/acts`, { seenRevision: revision, act: { kind: 'complete', version } }, { 'idempotency-key': randomUUID() }) // prettier-ignore
  }
  assert.equal((await complete(head)).status, 200)
  const sent = await complete(fungsional)
  assert.deepEqual([sent.status, sent.body['code']], [409, 'drill-stays-in'])
  const publications = await office.db
    .selectFrom('publication')
    .select('id')
    .where('dossier_id', '=', dossierId)
    .execute()
  assert.deepEqual(publications, [])
  // The database says it a second time: what is public of another dossier does not become a drill's.
  const real = await beginDossier(office, 'Perbaikan jembatan')
  const text = await bringTo(office, real, 4, someContent('Perbaikan jembatan'))
  await office.decide(real, text, { answer: 'yes' })
  for (const who of [head, fungsional]) await handOn(who, real, text)
  const other = await office.db.selectFrom('publication').select('id').executeTakeFirstOrThrow()
  await assert.rejects(office.db.updateTable('publication').set({ dossier_id: dossierId }).where('id', '=', other.id).execute(), /drill never goes out|publication/) // prettier-ignore
  await assert.rejects(office.db.updateTable('dossier').set({ title: 'Banjir' }).where('id', '=', dossierId).execute(), /drill_says_so/) // prettier-ignore
})
