import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { beginDossier, openTestOffice, shown, tryAct, type TestOffice } from '../../test/office.ts'
import { dayOf, ZONE } from '../base/calendar.ts'
import { Refused } from '../base/refused.ts'
import { insertPerson } from '../office/store.ts'
import { listCalls, listComments, listMentions } from './api/comments.ts'
import { listCallable, readCalled } from './stores/callable.ts'

let office: TestOffice
const today = dayOf(ZONE, new Date())
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())

/** A dossier that only the secretary's post and the head of division in person may read. */
async function limited(): Promise<string> {
  const dossierId = await beginDossier(office)
  await limit(dossierId)
  return dossierId
}
async function limit(dossierId: string): Promise<void> {
  const readers = { personIds: [], postIds: ['sekretaris'] } // who limits it is named too
  const { status } = await tryAct(office.people['kepala-bidang'], dossierId, { kind: 'limit', reason: 'peka', readers })
  assert.equal(status, 200)
}
const offered = async (dossierId: string) => (await listCallable(office.db, dossierId, today)).map((it) => it.name)
const called = (dossierId: string, text: string) =>
  office.db
    .transaction()
    .execute(async (tx) => (await readCalled(tx, { dossierId, text, on: today })).map((it) => it.name))
const say = (dossierId: string, text: string) =>
  office.people.sekretaris.send(
    'POST',
    `/api/dossiers/${dossierId}/comments`,
    { text },
    { 'idempotency-key': randomUUID() },
  )

describe('whom a comment can call', () => {
  test('on an open dossier: every post, and everyone who has not left', async () => {
    const all = await offered(await beginDossier(office))
    for (const name of ['Sekretaris', 'Kepala Dinas', 'Orang sekretaris', 'Orang fungsional', 'Orang auditor'])
      assert.ok(all.includes(name), name)
  })

  test('on a limited one: only who may read it, in person or by a post they hold today, and the posts of those', async () => {
    const dossierId = await limited()
    const readers = ['Kepala Bidang', 'Orang kepala-bidang', 'Orang sekretaris', 'Sekretaris']
    assert.deepEqual((await offered(dossierId)).toSorted(), readers)
    const { rows } = await office.people.sekretaris.call(listCalls, { params: { dossierId } })
    assert.deepEqual(rows.map((it) => it.name).toSorted(), readers)
    assert.equal((await office.people.fungsional.send('GET', `/api/dossiers/${dossierId}/calls`)).status, 404)
  })

  test('the holder of a post is a reader of it for as long as they hold it', async () => {
    const dossierId = await limited()
    const later = await listCallable(office.db, dossierId, '2020-01-01')
    assert.deepEqual(
      later.filter((it) => it.kind === 'person').map((it) => it.name),
      ['Orang kepala-bidang'],
      'before anybody held the post only who is named in person',
    )
  })

  test('an outsider cannot be called on a limited one: refused by name, nothing is kept, and all that was typed stays', async () => {
    const dossierId = await limited()
    for (const name of ['Orang fungsional', 'Kepala Dinas', 'Orang administrator', 'Orang auditor']) {
      const reply = await say(dossierId, `Mohon dilihat @${name} ya`)
      assert.deepEqual(shown(reply), [422, 'called-not-reader'], name)
      assert.equal(reply.body['field'], 'text')
      assert.match(String(reply.body['title']), new RegExp(name))
    }
    const { rows } = await office.people.sekretaris.call(listComments, { params: { dossierId }, query: {} })
    assert.deepEqual(rows, [])
    const kept = await office.db
      .selectFrom('comment_mention')
      .innerJoin('comment', 'comment.id', 'comment_mention.comment_id')
      .select('comment_mention.person_id')
      .where('comment.dossier_id', '=', dossierId)
      .execute()
    assert.deepEqual(kept, [])
    assert.deepEqual((await say(dossierId, 'Mohon @Orang kepala-bidang dan @Sekretaris')).body['mentions'], [
      'Orang kepala-bidang',
      'Sekretaris',
    ])
  })

  test('a reader with a shorter name is not called in place of an outsider with a longer one', async () => {
    const dossierId = await limited()
    await office.db.transaction().execute((tx) =>
      insertPerson(
        tx,
        {
          name: 'Orang sekretaris muda',
          email: 'muda@contoh.go.id',
          role: 'officer',
          rank: '',
          nip: '',
          passwordHash: 'x',
        },
        new Date(),
      ),
    )
    assert.deepEqual(await called(dossierId, 'Tanya @Orang sekretaris saja'), ['Orang sekretaris'])
    await assert.rejects(
      called(dossierId, 'Tanya @Orang sekretaris muda'),
      (error) => error instanceof Refused && error.reason.code === 'called-not-reader',
    )
  })

  test('who was called before the dossier was limited no longer sees the call', async () => {
    const dossierId = await beginDossier(office)
    assert.equal((await say(dossierId, 'Mohon dicek @Orang kepala-dinas')).status, 200)
    const mine = async () =>
      (await office.people['kepala-dinas'].call(listMentions, {})).rows.filter((it) => it.dossierId === dossierId)
    assert.equal((await mine()).length, 1)
    await limit(dossierId)
    assert.deepEqual(await mine(), [])
  })
})
