import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openTestOffice, type TestOffice, type TestPerson } from '../../test/office.ts'
import { isCrisis, type CrisisLevel } from '../base/levels.ts'
import { readDay } from '../dossier/api.ts'
import { addItem, dismissItem, openRound, pickItem, markLevel, watchItem } from '../inventory/api.ts'

let office: TestOffice
let staff: TestPerson
before(async () => {
  office = await openTestOffice()
  staff = office.people.fungsional
})
after(() => office.close())

const ago = (minutes: number) => new Date(Date.now() - minutes * 60_000)
const risenOf = async (who = staff) => (await who.call(readDay, {})).risen

/** An issue that stands at a level, for so many minutes where that is said. */
async function raised(title: string, level: CrisisLevel = 'alert', minutes?: number): Promise<string> {
  const body = { kind: 'issue' as const, title, summary: '', agency: '', source: '', sourceUrl: '', notedOn: '2026-11-24', programmeId: null } // prettier-ignore
  const { id } = await staff.call(addItem, { body: { ...body, level } })
  if (minutes !== undefined && isCrisis(level))
    await office.db
      .updateTable('item')
      .set({ risen_at: ago(minutes) })
      .where('id', '=', id)
      .execute()
  return id
}

test('what rose to Siaga is named to everybody, the leader too, with its minutes, until somebody calms it, puts it aside or picks it', async () => {
  await raised('Kabar biasa', 'watch')
  await raised('Jalan rusak', 'attention')
  assert.deepEqual(await risenOf(), { count: 0, rows: [] })
  await staff.call(openRound, { body: { title: 'Putaran' } })
  const brawl = await raised('Bentrok Gandusari, dua tewas', 'alert', 12)
  for (const who of [staff, office.people['kepala-dinas'], office.people.administrator, office.people.auditor]) {
    const { count, rows } = await risenOf(who)
    assert.deepEqual([count, rows.map(({ itemId, level, minutes }) => [itemId, level, minutes])], [1, [[brawl, 'alert', 12]]]) // prettier-ignore
  }
  const mark = (itemId: string, level: CrisisLevel, seenRevision: number) =>
    staff.call(markLevel, { params: { itemId }, body: { level, reason: 'Dicek ke lapangan', seenRevision, byHand: true } }) // prettier-ignore
  // To be kept in view is no answer, and one that grows graver rose when it rose.
  await staff.call(watchItem, { params: { itemId: brawl }, body: { watched: true } })
  await mark(brawl, 'crisis', 2)
  assert.deepEqual(
    (await risenOf()).rows.map((it) => [it.level, it.minutes]),
    [['crisis', 12]],
  )
  await mark(brawl, 'attention', 3)
  assert.equal((await risenOf()).count, 0)
  await mark(brawl, 'alert', 4)
  assert.deepEqual((await risenOf()).rows.map((it) => it.minutes), [0]) // prettier-ignore
  await staff.call(dismissItem, { params: { itemId: brawl }, body: { reason: 'Keliru' } })
  assert.equal((await risenOf()).count, 0)
  const flood = await raised('Banjir Panggul', 'crisis')
  await staff.call(pickItem, { params: { itemId: flood }, body: { urgent: false } })
  assert.equal((await risenOf()).count, 0)
})

test('what was put aside and is raised again rose again', async () => {
  const id = await raised('Kabar lama', 'alert', 40_000)
  await office.db.updateTable('item').set({ state: 'dismissed', dismissed_reason: 'x' }).where('id', '=', id).execute()
  await sql`update item set level = 'crisis' where id = ${id}`.execute(office.db)
  await sql`update item set state = 'open' where id = ${id}`.execute(office.db)
  assert.deepEqual((await risenOf()).rows.map((it) => it.minutes), [0]) // prettier-ignore
  await sql`update item set state = 'dismissed' where id = ${id}`.execute(office.db)
})

test('of many the newest are named, and how many there are', async () => {
  for (let at = 0; at < 7; at++) await raised(`Isu ${at}`, 'alert', 10 + at)
  const { count, rows } = await risenOf()
  assert.deepEqual([count, rows.map((it) => it.title)], [7, ['Isu 0', 'Isu 1', 'Isu 2', 'Isu 3', 'Isu 4']])
})
