import assert from 'node:assert/strict'
import { after, before, beforeEach, test } from 'node:test'
import { openTestOffice, type TestOffice, type TestPerson } from '../../test/office.ts'
import { raisedIssue } from '../../test/raised-issue.ts'
import type { CrisisLevel } from '../base/levels.ts'
import { readDay } from '../dossier/api.ts'
import { markLevel, mergeItem, openRound, pickItem, readItem, restoreItem, watchItem } from '../inventory/api.ts'
import { readSituation } from './api.ts'

let office: TestOffice
let staff: TestPerson
before(async () => {
  office = await openTestOffice()
  staff = office.people.fungsional
  await staff.call(openRound, { body: { title: 'Putaran' } })
})
after(() => office.close())
beforeEach(() =>
  office.db
    .updateTable('item')
    .set({ state: 'dismissed', dismissed_reason: 'x' })
    .where('state', '=', 'open')
    .execute(),
)

const raised = (title: string, level: CrisisLevel, minutes = 0) => raisedIssue(office, { title, level, minutes })

const join = async (itemId: string, into: string) =>
  (await staff.call(mergeItem, { params: { itemId }, body: { into } })).revision
const part = (itemId: string) => staff.call(restoreItem, { params: { itemId }, body: {} })

/** What stands in the bar, with its minutes. */
const inBar = async () => (await staff.call(readDay, {})).risen.rows.map((it) => [it.title, it.level, it.minutes])
/** Level and minutes since its rise, and whether a person set it. */
async function standing(itemId: string) {
  const { level, risenAt, levelByHand } = await staff.call(readItem, { params: { itemId } })
  return [level, risenAt && Math.floor((Date.now() - Date.parse(risenAt)) / 60_000), levelByHand]
}

test('a Krisis joined to a calm issue stays in sight since it rose, and parted again each stands where it stood', async () => {
  const grave = await raised('Keracunan SD', 'crisis', 30)
  const calm = await raised('Keluhan katering', 'watch')
  await staff.call(watchItem, { params: { itemId: calm }, body: { watched: true } })
  const undoes = await join(grave, calm)
  assert.deepEqual(await inBar(), [['Keluhan katering', 'crisis', 30]])
  // It is to be sorted again, and waits for an answer as long as what was joined.
  assert.equal((await staff.call(readItem, { params: { itemId: calm } })).watched, false)
  const rows = await office.db.selectFrom('item').select(['created_at', 'alarmed_at']).where('id', 'in', [grave, calm]).orderBy('level').orderBy('created_at').execute() // prettier-ignore
  assert.deepEqual(rows[1]?.alarmed_at, rows[0]?.created_at)
  await staff.call(restoreItem, { params: { itemId: grave }, body: { undoes } })
  assert.deepEqual(await inBar(), [['Keracunan SD', 'crisis', 30]])
  assert.deepEqual(await standing(calm), ['watch', null, false])
})

test('of two Siaga that are joined the hour runs since the first of them rose', async () => {
  const old = await raised('Longsor Bendungan', 'alert', 300)
  const fresh = await raised('Longsor di Bendungan lagi', 'alert', 10)
  await join(old, fresh)
  assert.deepEqual(await inBar(), [['Longsor di Bendungan lagi', 'alert', 300]])
  await part(old)
  assert.deepEqual(await inBar(), [['Longsor di Bendungan lagi', 'alert', 10], ['Longsor Bendungan', 'alert', 300]]) // prettier-ignore
  await join(old, fresh)
  const { dossierId } = await staff.call(pickItem, { params: { itemId: fresh }, body: { urgent: false } })
  const it = await staff.call(readSituation, { params: { dossierId } })
  assert.equal(Math.round((Date.parse(it.pickedAt ?? '') - Date.parse(it.begunAt)) / 60_000), 300)
})

test('a Krisis joined to what a calm dossier is of stands in the bar with the way to that dossier, until it is parted', async () => {
  const calm = await raised('Katering sekolah', 'watch')
  const { dossierId } = await staff.call(pickItem, { params: { itemId: calm }, body: { urgent: true } })
  const grave = await raised('Keracunan katering', 'crisis', 30)
  await join(grave, calm)
  const { rows } = (await staff.call(readDay, {})).risen
  assert.deepEqual(rows.map((it) => [it.itemId, it.dossierId, it.minutes]), [[calm, dossierId, 30]]) // prettier-ignore
  await part(grave)
  assert.deepEqual(await inBar(), [['Keracunan katering', 'crisis', 30]])
})

test('several are joined and parted in any order, also one that others were joined to: what is left counts', async () => {
  const root = await raised('Banjir Panggul', 'watch')
  const [first, second, third] = [await raised('A', 'alert', 40), await raised('B', 'crisis', 20), await raised('C', 'alert', 60)] // prettier-ignore
  await join(first, root)
  await join(third, second)
  assert.deepEqual(await standing(second), ['crisis', 60, false])
  await join(second, root)
  assert.deepEqual(await inBar(), [['Banjir Panggul', 'crisis', 60]])
  await part(third)
  assert.deepEqual(await standing(second), ['crisis', 20, false])
  assert.deepEqual(await standing(root), ['crisis', 40, false])
  await part(second)
  assert.deepEqual(await standing(root), ['alert', 40, false])
  await part(first)
  assert.deepEqual(await standing(root), ['watch', null, false])
  assert.deepEqual((await inBar()).map(([title]) => title), ['B', 'A', 'C']) // prettier-ignore
})

test('what was said of the issue itself since stays when another is parted from it, and who said its level before is known again', async () => {
  const mark = async (itemId: string, level: CrisisLevel) => {
    const { revision: seenRevision } = await staff.call(readItem, { params: { itemId } })
    await staff.call(markLevel, { params: { itemId }, body: { level, reason: 'Dicek', seenRevision, byHand: true } })
  }
  const calm = await raised('Kabar pasar', 'watch')
  const grave = await raised('Pasar terbakar', 'alert', 30)
  await join(grave, calm)
  await office.db.updateTable('item').set({ level: 'crisis' }).where('id', '=', calm).execute() // more came in
  await part(grave)
  assert.deepEqual(await standing(calm), ['crisis', 30, false])

  await mark(calm, 'watch')
  await join(grave, calm)
  assert.deepEqual(await standing(calm), ['alert', 30, false])
  await part(grave)
  assert.deepEqual(await standing(calm), ['watch', null, true])
  await join(grave, calm)
  await mark(calm, 'attention')
  await part(grave)
  assert.deepEqual(await standing(calm), ['attention', null, true])
})
