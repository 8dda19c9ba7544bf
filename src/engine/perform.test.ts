import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import { sql } from 'kysely'
import {
  beginDossier,
  bringTo,
  openNotes,
  openTestOffice,
  someContent,
  tryAct,
  type TestOffice,
  type TestPerson,
} from '../../test/office.ts'
import { signedDecision } from '../demo/signing.ts'
import { actOnDossier, readDossier, saveDraft } from '../dossier/api.ts'
import { readPublicPage } from '../../test/portal.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())

const look = (who: TestPerson, dossierId: string) => who.call(readDossier, { params: { dossierId } })
const sendOn = async (who: TestPerson, dossierId: string, version: string | null) => {
  const { revision } = await look(who, dossierId)
  return who.call(actOnDossier, {
    params: { dossierId },
    body: { seenRevision: revision, act: { kind: 'complete', version } },
  })
}
/** Everything an act could have written. */
async function counts() {
  const { rows } = await sql<Record<string, number>>`select
    (select count(*)::int from ledger_entry) as ledger, (select size::int from ledger_head) as head, (select count(*)::int from agenda_entry) as agenda,
    (select count(*)::int from trail) as trail, (select count(*)::int from decision) as decisions, (select count(*)::int from disposition) as dispositions,
    (select count(*)::int from delivery) as deliveries, (select count(*)::int from version) as versions, (select coalesce(sum(revision), 0)::int from dossier) as revisions`.execute(
    office.db,
  )
  return rows[0] as Record<string, number>
}

describe('an act and all that it writes', () => {
  test('a text goes from the inventory to the portal past four people, and every record stands', async () => {
    const { fungsional, sekretaris } = office.people
    const kabid = office.people['kepala-bidang']
    const dossierId = await beginDossier(office, 'Jembatan dibuka')
    const version = await bringTo(office, dossierId, 4, someContent('Jembatan dibuka'))
    const decided = await office.decide(dossierId, version, { answer: 'yes' })
    assert.equal(decided.agenda.length, 1)
    assert.equal(decided.agenda[0]?.book, 'outgoing')
    await sendOn(kabid, dossierId, version)
    const published = await sendOn(fungsional, dossierId, version)
    assert.equal(published.state, 'published')
    await office.deliverAll()
    assert.match(await readPublicPage(office, published.publicPath ?? ''), /Jembatan dibuka/)

    const seen = await look(sekretaris, dossierId)
    assert.deepEqual(
      seen.visits.map((visit) => visit.step),
      [1, 2, 3, 4, 5, 6],
    )
    assert.ok(seen.visits.every((visit) => visit.doneAt !== null))
    assert.deepEqual(
      seen.trail.map((it) => it.kind),
      ['complete', 'complete', 'yes', 'complete', 'complete', 'revise', 'assess', 'complete', 'start'],
    )
    const dispositions = await office.db
      .selectFrom('disposition')
      .innerJoin('agenda_entry', 'agenda_entry.id', 'agenda_entry_id')
      .select(['disposition.instruction', 'agenda_entry.number'])
      .where('disposition.dossier_id', '=', dossierId)
      .execute()
    assert.deepEqual(dispositions, [
      { instruction: 'Disetujui untuk dipublikasikan.', number: decided.agenda[0]?.number },
    ])
  })

  test('two people acting on one dossier get one success and one clear refusal', async () => {
    const dossierId = await beginDossier(office, 'Dua orang')
    const version = await bringTo(office, dossierId, 3, someContent('Dua orang'))
    const { revision } = await look(office.people.sekretaris, dossierId)
    const act = { kind: 'complete', version }
    const replies = await Promise.all([1, 2].map(() => tryAct(office.people.sekretaris, dossierId, act, revision)))
    assert.deepEqual(replies.map((reply) => reply.status).toSorted(), [200, 409])
    const refused = replies.find((reply) => reply.status === 409)
    assert.equal(refused?.body['code'], 'dossier-changed')
    assert.match(String(refused?.body['title']), /sudah berubah, lihat yang baru/)
  })

  test('a repeated request answers the same and does nothing twice, also ten at once', async () => {
    const dossierId = await beginDossier(office, 'Berulang')
    const version = await bringTo(office, dossierId, 3, someContent('Berulang'))
    const { revision } = await look(office.people.sekretaris, dossierId)
    const key = randomUUID()
    const before_ = await counts()
    const ask = () =>
      office.people.sekretaris.send(
        'POST',
        `/api/dossiers/${dossierId}/acts`,
        { seenRevision: revision, act: { kind: 'complete', version } },
        { 'idempotency-key': key },
      )
    const replies = await Promise.all(Array.from({ length: 10 }, ask))
    for (const reply of replies) assert.deepEqual([reply.status, reply.body], [200, replies[0]?.body])
    const after_ = await counts()
    assert.equal((after_['ledger'] ?? 0) - (before_['ledger'] ?? 0), 1)
    assert.equal((after_['agenda'] ?? 0) - (before_['agenda'] ?? 0), 2, 'its nota dinas out, and in')
  })

  test('a key used for another request or by another person is refused', async () => {
    const dossierId = await beginDossier(office, 'Kunci')
    const version = await bringTo(office, dossierId, 3, someContent('Kunci'))
    const { revision } = await look(office.people.sekretaris, dossierId)
    const key = randomUUID()
    const path = `/api/dossiers/${dossierId}/acts`
    const first = await office.people.sekretaris.send(
      'POST',
      path,
      { seenRevision: revision, act: { kind: 'complete', version } },
      { 'idempotency-key': key },
    )
    assert.equal(first.status, 200)
    const other = await office.people.sekretaris.send(
      'POST',
      path,
      { seenRevision: revision, act: { kind: 'resume' } },
      { 'idempotency-key': key },
    )
    assert.deepEqual([other.status, other.body['code']], [409, 'key-reused'])
    const stranger = await office.people.fungsional.send(
      'POST',
      path,
      { seenRevision: revision, act: { kind: 'complete', version } },
      { 'idempotency-key': key },
    )
    assert.deepEqual([stranger.status, stranger.body['code']], [409, 'key-reused'])
    const none = await office.people.sekretaris.send('POST', path, { seenRevision: revision, act: { kind: 'resume' } })
    assert.deepEqual([none.status, none.body['code']], [400, 'key-missing'])
  })

  test('a refused act writes nothing at all', async () => {
    const dossierId = await beginDossier(office, 'Ditolak')
    const version = await bringTo(office, dossierId, 3, someContent('Ditolak'))
    const before_ = await counts()
    const other = '0'.repeat(64)
    for (const [who, act, status] of [
      [office.people.fungsional, { kind: 'complete', version }, 403],
      [office.people.sekretaris, { kind: 'complete', version: other }, 409],
      [office.people.sekretaris, { kind: 'return', reason: '   ', toStep: 2 }, 422],
      [office.people.sekretaris, { kind: 'return', reason: 'x', toStep: 5 }, 422],
      [office.people.auditor, { kind: 'complete', version }, 403],
      [office.people.sekretaris, { kind: 'reassign', toPersonId: office.people.fungsional.personId }, 422],
    ] as const)
      assert.equal((await tryAct(who, dossierId, act)).status, status, JSON.stringify(act))
    assert.deepEqual(await counts(), before_)
  })

  test('a NO names its reason and target, writes its disposition, and the repaired text is decided anew', async () => {
    const dossierId = await beginDossier(office, 'Angka salah')
    const version = await bringTo(office, dossierId, 4, someContent('Angka salah'))
    const refused = await office.decide(dossierId, version, { answer: 'no', reason: 'angka belum pasti', toStep: 2 })
    assert.equal(refused.step, 2)
    const repaired = await bringTo(office, dossierId, 4, someContent('Angka salah', { summary: 'Angka sudah benar.' }))
    assert.notEqual(repaired, version)
    assert.equal((await office.decide(dossierId, repaired, { answer: 'yes' })).step, 5)
  })

  test('a decision on a version that is not the one shown is refused', async () => {
    const kadis = office.people['kepala-dinas']
    const dossierId = await beginDossier(office, 'Lain versi')
    await bringTo(office, dossierId, 4, someContent('Lain versi'))
    const dossier = await look(kadis, dossierId)
    const reply = await kadis.send(
      'POST',
      `/api/dossiers/${dossierId}/decision`,
      signedDecision(office.signer, dossier, 'f'.repeat(64), { answer: 'yes' }, new Date()),
      { 'idempotency-key': randomUUID() },
    )
    assert.deepEqual([reply.status, reply.body['code']], [409, 'version-differs'])
  })

  test('a text changed after YES is not published, whoever tries', async () => {
    const kabid = office.people['kepala-bidang']
    const dossierId = await beginDossier(office, 'Berubah')
    const version = await bringTo(office, dossierId, 4, someContent('Berubah'))
    await office.decide(dossierId, version, { answer: 'yes' })
    const changed = someContent('Berubah', { summary: 'Ditambah sesudah disetujui.' })
    const { draftSave } = await look(kabid, dossierId)
    const saved = await kabid.call(saveDraft, {
      params: { dossierId },
      body: { content: changed, seenSave: draftSave },
    })
    const reply = await tryAct(kabid, dossierId, { kind: 'complete', version: saved.hash })
    assert.deepEqual([reply.status, reply.body['code']], [409, 'not-approved'])
    // The approved text itself still goes on: the writing beside it is not it.
    assert.equal((await sendOn(kabid, dossierId, version)).step, 6)
  })

  test('a YES with notes binds the text that the head of division certified', async () => {
    const kabid = office.people['kepala-bidang']
    const dossierId = await beginDossier(office, 'Catatan')
    const version = await bringTo(office, dossierId, 4, someContent('Catatan'))
    await office.decide(dossierId, version, { answer: 'yes-with-notes', notes: [{ text: 'tambah nomor aduan' }] })
    const early = await tryAct(kabid, dossierId, { kind: 'complete', version })
    assert.equal(early.body['code'], 'notes-not-certified')
    const { draftSave } = await look(kabid, dossierId)
    const saved = await kabid.call(saveDraft, {
      params: { dossierId },
      body: { content: someContent('Catatan', { summary: 'Aduan: 112.' }), seenSave: draftSave },
    })
    const unticked = await tryAct(kabid, dossierId, { kind: 'certify', version: saved.hash })
    assert.deepEqual([unticked.status, unticked.body['code']], [422, 'notes-not-ticked'])
    const notes = await openNotes(kabid, dossierId)
    const certified = await tryAct(kabid, dossierId, { kind: 'certify', version: saved.hash, notes })
    assert.equal(certified.status, 200, JSON.stringify(certified.body))
    await sendOn(kabid, dossierId, saved.hash)
    assert.equal((await sendOn(office.people.fungsional, dossierId, saved.hash)).state, 'published')
  })

  test('a writer who has not seen the last save is refused, and the same text again is no new save', async () => {
    const { fungsional } = office.people
    const kabid = office.people['kepala-bidang']
    const dossierId = await beginDossier(office, 'Dua penulis')
    const params = { dossierId }
    const first = await fungsional.call(saveDraft, { params, body: { content: someContent('A'), seenSave: 0 } })
    assert.deepEqual(await kabid.call(saveDraft, { params, body: { content: someContent('A'), seenSave: 0 } }), first)
    const stale = await kabid.send('PUT', `/api/dossiers/${dossierId}/draft`, {
      content: someContent('B'),
      seenSave: 0,
    })
    assert.deepEqual([stale.status, stale.body['code']], [409, 'draft-changed'])
    assert.equal((await kabid.call(saveDraft, { params, body: { content: someContent('B'), seenSave: 1 } })).save, 2)
  })

  test('a leader who wrote into the text does not decide on it', async () => {
    const kadis = office.people['kepala-dinas']
    const dossierId = await beginDossier(office, 'Penulis')
    const version = await bringTo(office, dossierId, 4, someContent('Penulis'))
    await sql`update dossier set authors = array[${kadis.personId}::uuid] where id = ${dossierId}`.execute(office.db)
    const dossier = await look(kadis, dossierId)
    const reply = await kadis.send(
      'POST',
      `/api/dossiers/${dossierId}/decision`,
      signedDecision(office.signer, dossier, version, { answer: 'yes' }, new Date()),
      { 'idempotency-key': randomUUID() },
    )
    assert.deepEqual([reply.status, reply.body['code']], [403, 'own-draft'])
  })
})

describe('the database says it a second time', () => {
  test('decisions, versions, agenda entries and dispositions are neither changed nor removed', async () => {
    for (const table of [
      'decision',
      'version',
      'agenda_entry',
      'disposition',
      'trail',
      'ledger_entry',
      'certification',
    ]) {
      const some = await sql<{ count: number }>`select count(*)::int as count from ${sql.table(table)}`.execute(
        office.db,
      )
      assert.ok((some.rows[0]?.count ?? 0) > 0, `${table} has rows to try it on`)
      await assert.rejects(sql`delete from ${sql.table(table)}`.execute(office.db), /final|refused/, table)
      await assert.rejects(sql`truncate ${sql.table(table)} cascade`.execute(office.db), /final|refused/, table)
    }
    await assert.rejects(sql`update agenda_entry set subject = 'lain'`.execute(office.db), /final/)
    await assert.rejects(sql`update decision set answer = 'yes'`.execute(office.db), /final/)
  })

  test('a publication without a standing YES on its version is refused', async () => {
    const [one] = await office.db.selectFrom('publication').select(['id', 'version_hash']).limit(1).execute()
    assert.ok(one)
    const [other] = await office.db
      .selectFrom('version')
      .select('hash')
      .where('hash', '<>', one.version_hash)
      .limit(1)
      .execute()
    await assert.rejects(
      sql`update publication set version_hash = ${other?.hash} where id = ${one.id}`.execute(office.db),
    )
  })

  test('agenda numbers have no gap and no twin under fifty writers, some of whom fail', async () => {
    const ids = await Promise.all(Array.from({ length: 25 }, (_, at) => beginDossier(office, `Serempak ${at}`)))
    await Promise.all(ids.map((id, at) => bringTo(office, id, 3, someContent(`Serempak ${at}`))))
    const replies = await Promise.all(
      ids.flatMap((id) => [
        tryAct(office.people.sekretaris, id, { kind: 'return', reason: 'coba', toStep: 9 }),
        tryAct(office.people.sekretaris, id, { kind: 'return', reason: 'coba', toStep: 2 }),
      ]),
    )
    assert.ok(replies.some((reply) => reply.status === 422))
    const { rows } = await sql<{
      book: string
      count: number
      last: number
    }>`select book, count(*)::int as count, max(number) as last from agenda_entry group by book, year`.execute(
      office.db,
    )
    for (const row of rows) assert.equal(row.count, row.last, row.book)
    const head = await counts()
    assert.equal(head['ledger'], head['head'])
  })

  test('many people act on many dossiers at one moment, and none is turned away by another', async () => {
    const { fungsional, sekretaris } = office.people
    const kabid = office.people['kepala-bidang']
    await Promise.all(
      Array.from({ length: 24 }, async (_, at) => {
        const title = `Bersamaan ${at}`
        const dossierId = await beginDossier(office, title)
        const version = await bringTo(office, dossierId, 4, someContent(title))
        const decision =
          at % 3 === 0 ? { answer: 'no' as const, reason: 'perbaiki', toStep: 2 } : { answer: 'yes' as const }
        await office.decide(dossierId, version, decision)
        if (decision.answer === 'no') return sendOn(sekretaris, dossierId, version).catch(() => {})
        await sendOn(kabid, dossierId, version)
        const published = await sendOn(fungsional, dossierId, version)
        assert.equal(published.state, 'published')
        if (at % 2 === 0) return
        await kabid.call(actOnDossier, {
          params: { dossierId },
          body: { seenRevision: published.revision, act: { kind: 'withdraw', reason: 'keliru' } },
        })
      }),
    )
    const { ledger, head } = await counts()
    assert.equal(ledger, head)
  })
})
