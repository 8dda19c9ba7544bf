import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openTestOffice, type TestOffice } from '../../test/office.ts'
import { receiveMentions } from '../../test/mentions.ts'
import { gathering } from './jobs/gather.ts'
import { changedBy, defaultRadarSettings as own, keptSettings } from './rules/radar-settings.ts'
import { readRadarSettings } from './stores/radar-settings.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office?.close())

const save = (body: object, who: 'administrator' | 'fungsional' = 'administrator') =>
  office.people[who].send('POST', '/api/radar-settings', { settings: own, reason: 'Uji', from: null, seenNumber: 0, ...body }, { 'idempotency-key': crypto.randomUUID() }) // prettier-ignore

test('settings that make no sense are refused and name the field; Siar’s own hold until an office says otherwise', async () => {
  const at = async (settings: object) => {
    const { status, body } = await save({ settings: { ...own, ...settings } })
    assert.equal(status, 400)
    return (body['fields'] as { field: string; message: string }[])[0]
  }
  const levels = { attention: 0.5, alert: 0.5, crisis: 0.75 }
  assert.deepEqual(await at({ levels }), { field: 'settings.levels.alert', message: 'Harus di atas yang sebelumnya.' })
  assert.equal((await at({ levels: { attention: 0.3, alert: 0.6, crisis: 0.5 } }))?.field, 'settings.levels.crisis')
  assert.equal((await at({ weights: { ...own.weights, fatal: 0.9 } }))?.field, 'settings.weights.fatal')
  assert.equal((await at({ weights: { ...own.weights, rate: -0.1 } }))?.field, 'settings.weights.rate')
  assert.equal((await at({ weights: { ...own.weights, rumour: 0.1 } }))?.field, 'settings.weights')
  assert.equal((await at({ reach: [1, 2, 1, 1, 1] }))?.field, 'settings.reach.2')
  assert.equal((await at({ reach: [1, 1, 1] }))?.field, 'settings.reach')
  assert.equal((await at({ attentionHours: 0 }))?.field, 'settings.attentionHours')
  assert.equal((await at({ duties: { ...own.duties, crisis: '' } }))?.field, 'settings.duties.crisis')
  assert.equal((await save({ reason: ' ' })).body['code'], 'reason-missing')
  assert.equal((await save({ from: '2020-01-01' })).body['code'], 'radar-settings-past')
  assert.equal((await save({}, 'fungsional')).status, 403)
  assert.deepEqual(await readRadarSettings(office.db, new Date()), { number: 0, body: own })
})

test('what an office puts in force weighs what comes in from then on, is told before, and is in the ledger', async () => {
  const { administrator, auditor } = office.people
  const personId = (await office.db.selectFrom('person').select('id').limit(1).executeTakeFirstOrThrow()).id
  const texts = [
    'Ratusan petani berunjuk rasa di Pendopo Trenggalek menuntut pupuk, kata koordinator aksi Suyitno. Mereka datang dengan 40 truk.',
    'Unjuk rasa petani di Pendopo Trenggalek berlanjut. Suyitno menyebut 40 truk massa bertahan sampai pupuk datang ke kios.',
    'Pupuk langka, petani unjuk rasa. Koordinator Suyitno membawa 40 truk massa ke Pendopo Trenggalek sejak pagi tadi.',
    'Bupati menemui petani yang unjuk rasa di Pendopo Trenggalek. Suyitno, koordinator 40 truk massa, meminta jadwal pupuk tertulis.',
  ]
  const title = (text: string) => text.split('.')[0] ?? ''
  const ids = await receiveMentions(office.db, personId, texts.slice(0, 3).map((text) => ({ title: title(text), text }))) // prettier-ignore
  while (await gathering(office.db)(new Date()));
  const scored = async () => office.db.selectFrom('item').select(['level', 'score']).where('id', '=', ids[0] ?? '').executeTakeFirstOrThrow() // prettier-ignore
  assert.equal((await scored()).level, 'attention')

  const settings = { ...own, weights: { ...own.weights, protest: 0.6 }, levels: { ...own.levels, alert: 0.2 } }
  const preview = await administrator.send('POST', '/api/radar-settings/preview', { settings })
  assert.equal(preview.status, 200, JSON.stringify(preview.body))
  assert.deepEqual([preview.body['rose'], preview.body['fell'], (await scored()).level], [1, 0, 'attention'])

  const later = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
  assert.equal((await save({ settings, from: later })).status, 200)
  assert.equal((await readRadarSettings(office.db, new Date())).number, 0) // not yet
  assert.equal((await readRadarSettings(office.db, new Date(Date.now() + 5 * 86_400_000))).number, 1)
  assert.equal((await save({ settings })).body['code'], 'radar-settings-changed')
  assert.equal((await save({ settings, seenNumber: 1 })).status, 200)
  const read = (await auditor.send('GET', '/api/radar-settings')).body as {
    number: number
    editions: { reason: string }[]
  }
  assert.deepEqual([read.number, read.editions.length, read.editions[0]?.reason], [2, 2, 'Uji'])

  await receiveMentions(
    office.db,
    personId,
    texts.slice(3).map((text) => ({ title: title(text), text })),
  )
  while (await gathering(office.db)(new Date()));
  assert.equal((await scored()).level, 'alert')
  const told = await office.db.selectFrom('ledger_entry').select('body').where('body', 'like', '%radar-settings-changed%').execute() // prettier-ignore
  assert.equal(told.length, 2)
  await assert.rejects(office.db.deleteFrom('radar_settings').execute(), /final/)
})

test('a preview counts only what another weight or threshold would change', () => {
  const item = { id: 'a', title: 'A', level: 'watch' as const, parts: [{ name: 'protest', value: 1, weight: 0.12 }, { name: 'gone', value: 1, weight: 0.9 }] } // prettier-ignore
  assert.deepEqual(changedBy([item], own, own), [])
  const lower = { ...own, levels: { attention: 0.1, alert: 0.11, crisis: 0.75 } }
  assert.deepEqual(changedBy([item], own, lower), [{ id: 'a', title: 'A', from: 'attention', to: 'alert' }])
  assert.deepEqual(changedBy([], own, lower), [])
})

test('an edition of before the radar knew a part reads as Siar weighs that part', () => {
  const { named: _, ...weights } = own.weights
  assert.deepEqual(keptSettings({ ...own, weights }), own)
})

test('editions beyond the first are told and listed to the very first, of these settings, the checklist and the calendar', async () => {
  const { db, people } = office
  const by = sql`(select id from person limit 1)`
  await sql`insert into radar_settings (number, body, reason, changed_by, changed_at, effective_at)
    select 100 + n, (select body from radar_settings order by number limit 1), 'Uji', ${by}, now(), now() from generate_series(1, 75) n`.execute(
    db,
  )
  await sql`insert into crisis_plan (id, number, body, changed_by, changed_at)
    select gen_random_uuid(), 100 + n, (select body from crisis_plan order by number limit 1), ${by}, now() from generate_series(1, 75) n`.execute(
    db,
  )
  await sql`insert into calendar_edition (id, number, hash, document, note, made_by, made_at)
    select gen_random_uuid(), 100 + n, hash, document, 'Uji', ${by}, now()
    from generate_series(1, 75) n, (select hash, document from calendar_edition limit 1) one`.execute(db)
  type Page = { rows: { number: number }[]; next: string | null }
  for (const path of ['/api/radar-settings', '/api/crisis-plan', '/api/calendar']) {
    const read = async (query: string) => (await people.auditor.send('GET', `${path}${query}`)).body
    const { editions, editionsNext } = (await read('')) as { editions: Page['rows']; editionsNext: string | null }
    const numbers = editions.map((it) => it.number)
    for (let next = editionsNext; next !== null;) {
      const page = (await read(`/editions?limit=50&after=${next}`)) as Page
      numbers.push(...page.rows.map((it) => it.number))
      next = page.next
    }
    assert.ok(numbers.length >= 75 && editions.length === 20, path)
    assert.equal(numbers.at(-1), 1)
    assert.deepEqual(
      numbers,
      [...new Set(numbers)].toSorted((a, b) => b - a),
    )
  }
})
