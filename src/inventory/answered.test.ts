import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { madeOffice, madePublication, PERSON } from '../../test/made-publications.ts'
import { newId } from '../base/id.ts'
import type { Db } from '../db/connect.ts'
import { temporaryDatabase } from '../db/temporary.ts'
import { matchingProgrammes } from './jobs/programmes.ts'
import { countUnanswered } from './stores/unanswered.ts'
import { listGaps } from './stores/programmes.ts'

const now = new Date()
const READER = { personId: PERSON, posts: [] }
let db: Db
let close: () => Promise<void>
before(async () => {
  ;({ db, close } = await temporaryDatabase())
  await madeOffice(db, now)
})
after(() => close?.())

async function madeItem(more: { kind: 'issue' | 'programme'; title: string; programme_id?: string }): Promise<string> {
  const id = newId()
  const at = {
    noted_on: '2026-08-17',
    level: 'attention' as const,
    created_by: PERSON,
    created_at: now,
    changed_at: now,
  }
  await db.insertInto('item').values({ id, ...at, ...more }).execute() // prettier-ignore
  return id
}
const answerOf = async (id: string) => (await db.selectFrom('item').select('answer').where('id', '=', id).executeTakeFirstOrThrow()).answer // prettier-ignore

test('an issue is answered, and its programme heard of, when a text about it is public: not before, and not once it is withdrawn', async () => {
  const programme = await madeItem({ kind: 'programme', title: 'Air Bersih Perdesaan' })
  const issue = await madeItem({ kind: 'issue', title: 'Pipa bocor di Dongko', programme_id: programme })
  await madeItem({ kind: 'issue', title: 'Lampu jalan padam' })
  assert.deepEqual(await countUnanswered(db, READER).then(({ count, working }) => [count, working]), [2, 0])

  const { dossierId, publicationId } = await madePublication(db, { title: 'Pipa diperbaiki', summary: 'Pipa di Dongko.', topic: 'Air' }, now, 'yes', undefined, issue) // prettier-ignore
  await db.updateTable('item').set({ state: 'picked' }).where('id', '=', issue).execute()
  assert.equal(await answerOf(issue), 'working') // it waits to go out
  assert.deepEqual(await countUnanswered(db, READER).then(({ count, working }) => [count, working]), [2, 1])

  const standsAs = (state: 'public' | 'withdrawn') => db.updateTable('publication').set({ state }).where('id', '=', publicationId).execute() // prettier-ignore
  const round = matchingProgrammes(db)
  const silent = async () => {
    while (await round(now));
    const reader = { personId: PERSON, posts: [] }
    const before = new Date(now.getTime() - 86_400_000)
    return (await listGaps(db, reader, { limit: 5, from: 2026, to: 2026, before, by: 'office', support: false })).count
  }
  assert.equal(await silent(), 1)
  await standsAs('public')
  assert.equal(await answerOf(issue), 'public')
  assert.deepEqual(await countUnanswered(db, READER).then(({ count, working }) => [count, working]), [1, 0])
  assert.equal(await silent(), 0)

  // While it is corrected, it runs again and stays public.
  await db.updateTable('dossier').set({ state: 'running' }).where('id', '=', dossierId).execute()
  assert.equal(await answerOf(issue), 'public')
  await standsAs('withdrawn')
  await db.updateTable('dossier').set({ state: 'withdrawn' }).where('id', '=', dossierId).execute()
  assert.equal(await answerOf(issue), 'withdrawn')
  assert.equal((await countUnanswered(db, READER)).count, 1) // of what was taken back the office does not mean to speak
  assert.equal(await silent(), 1)
})
