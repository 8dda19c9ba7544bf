import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, test } from 'node:test'
import {
  announcement,
  beginDossier,
  bringTo,
  openTestOffice,
  shown,
  someContent,
  TEST_URL,
  tryAct,
  type Reply,
  type TestOffice,
} from '../../test/office.ts'
import { dayOf, ZONE } from '../base/calendar.ts'
import { listDecisions } from '../decision/api.ts'
import { readStatement } from '../decision/rules.ts'
import { giveSoftwarePasskey, signedDecision } from '../demo/signing.ts'
import { listQueue, readDossier } from '../dossier/api.ts'
import { makeDecisionLink } from '../dossier/api/decision-link.ts'
import { readDisposition } from '../record/api.ts'
import { signerOf } from '../record/stores/paper-data.ts'
import { endTenure, readMe, readOffice } from './api.ts'
import { appointActing, readScopes } from './api/acting.ts'
import { endAbsence, enterAbsence } from './api/away.ts'
import { mandateLines, titleOf } from './rules/letterhead.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())

const dayFrom = (days: number) => dayOf(ZONE, new Date(Date.now() + days * 86_400_000))
const letter = () => ({
  form: 'plh' as const,
  personId: office.people.sekretaris.personId,
  forPersonId: office.people['kepala-dinas'].personId,
  postId: 'kepala-dinas',
  number: '800/123/2026',
  datedOn: dayFrom(-1),
  scanHash: null as string | null,
  fromOn: dayFrom(0),
  untilOn: dayFrom(3) as string | null,
  kinds: null as string[] | null,
  steps: null as number[] | null,
})
const appoint = (more: Partial<ReturnType<typeof letter>> = {}) =>
  office.people.administrator.call(appointActing, { body: { ...letter(), ...more } })
const tryAppoint = (more: object): Promise<Reply> =>
  office.people.administrator.send('POST', '/api/acting', { ...letter(), ...more }, { 'idempotency-key': randomUUID() })
/** Ends a letter as if it had never reached today: other tests begin anew. */
const withdraw = (id: string) => office.db.deleteFrom('tenure').where('id', '=', id).execute().catch(() => office.db.updateTable('tenure').set({ until_on: dayFrom(-1), from_on: dayFrom(-1), lettered_on: dayFrom(-1) }).where('id', '=', id).execute()) // prettier-ignore
const ask = (who: keyof TestOffice['people'], dossierId: string, decision: object) =>
  office.people[who].call(readDossier, { params: { dossierId } }).then(({ revision, version }) =>
    office.people[who].send(
      'POST',
      `/api/dossiers/${dossierId}/decision`,
      { seenRevision: revision, version: version?.hash, decision, proof: { kind: 'password', password: 'sandi-untuk-uji' } },
      { 'idempotency-key': randomUUID() },
    ),
  ) // prettier-ignore
const atDecision = async (title: string, more = {}) => {
  const dossierId = await beginDossier(office, title)
  await bringTo(office, dossierId, 4, someContent(title, more))
  return dossierId
}

const decisionOf = (dossierId: string) =>
  office.db.selectFrom('decision').select('statement').where('dossier_id', '=', dossierId).executeTakeFirstOrThrow()

describe('who acts for an absent holder', () => {
  test('decides in their post, and both names stand in trail, decision and paper', async () => {
    const { sekretaris, administrator } = office.people
    const dossierId = await atDecision('Air bersih kembali mengalir')
    assert.deepEqual(shown(await ask('sekretaris', dossierId, { answer: 'yes' })), [403, 'not-your-step'])
    const { id } = await appoint()
    assert.ok((await sekretaris.call(readMe, {})).posts.some((post) => post.id === 'kepala-dinas'))
    assert.ok((await sekretaris.call(listQueue, { query: {} })).rows.some((row) => row.id === dossierId))
    assert.equal((await ask('sekretaris', dossierId, { answer: 'yes' })).status, 200)
    const mandate = { form: 'plh', forPerson: 'Orang kepala-dinas', letter: '800/123/2026' }
    const { trail } = await sekretaris.call(readDossier, { params: { dossierId } })
    const told = trail.find((it) => it.kind === 'yes')
    assert.deepEqual([told?.person, told?.post, told?.mandate], ['Orang sekretaris', 'Kepala Dinas', mandate])
    assert.equal(trail.find((it) => it.step === 3 && it.kind === 'complete')?.mandate, null, 'their own post')
    const { rows } = await sekretaris.call(listDecisions, { params: { dossierId } })
    assert.deepEqual(rows.map((it) => [it.person, it.mandate]), [['Orang sekretaris', mandate]]) // prettier-ignore

    // Ended early since: what was done under the letter stays done under it.
    const decision = await office.db.selectFrom('decision').selectAll().where('dossier_id', '=', dossierId).executeTakeFirstOrThrow() // prettier-ignore
    const signing = { person: 'Orang sekretaris', rank: '', nip: '', post: 'Kepala Dinas', personId: sekretaris.personId, postId: 'kepala-dinas', head: false, at: decision.decided_at } // prettier-ignore
    await withdraw(id)
    const signer = await office.db.transaction().execute((tx) => signerOf(tx, signing))
    const plain = { signatory: { title: '', rank: true, nip: true } } as Parameters<typeof titleOf>[1]
    assert.equal(titleOf(signer, plain), 'Plh. Kepala Dinas')
    const { id: dispositionId } = await office.db.selectFrom('disposition').select('id').where('dossier_id', '=', dossierId).executeTakeFirstOrThrow() // prettier-ignore
    const sheet = await sekretaris.call(readDisposition, { params: { dispositionId } })
    assert.deepEqual([sheet.decidedBy.name, sheet.decidedBy.post], ['Orang sekretaris', 'Plh. Kepala Dinas'])
    assert.deepEqual(mandateLines(signer), [
      ['Bertindak sebagai', 'Plh. Kepala Dinas, menggantikan Orang kepala-dinas, surat nomor 800/123/2026'],
    ])
    const { tenures } = await administrator.call(readOffice, {})
    assert.equal(tenures.find((it) => it.id === id)?.forPerson?.name, 'Orang kepala-dinas')
  })

  test('acts within the letter’s days alone, and no longer after it is ended', async () => {
    const dossierId = await atDecision('Jadwal imunisasi')
    const later = await appoint({ fromOn: dayFrom(1) })
    assert.deepEqual(shown(await ask('sekretaris', dossierId, { answer: 'yes' })), [403, 'not-your-step'])
    await withdraw(later.id)
    const { id } = await appoint()
    await withdraw(id)
    assert.deepEqual(shown(await ask('sekretaris', dossierId, { answer: 'yes' })), [403, 'not-your-step'])
  })

  test('never decides on a text they wrote part of, whatever letter they hold', async () => {
    const { id } = await appoint({ personId: office.people.fungsional.personId })
    const dossierId = await atDecision('Pasar murah akhir tahun')
    assert.deepEqual(shown(await ask('fungsional', dossierId, { answer: 'yes' })), [403, 'own-draft'])
    assert.deepEqual(shown(await ask('fungsional', dossierId, { answer: 'no', reason: 'x', toStep: 2 })), [403, 'own-draft']) // prettier-ignore
    await withdraw(id)
  })
})

describe('a decision by letter', () => {
  test('names the letter in what is decided, by password as by passkey; signed without it, it is another decision', async () => {
    const { sekretaris } = office.people
    const { id } = await appoint()
    const named = { form: 'plh', letter: '800/123/2026' }
    const byPassword = await atDecision('Disahkan dengan sandi')
    assert.equal((await ask('sekretaris', byPassword, { answer: 'yes' })).status, 200)
    assert.deepEqual(readStatement((await decisionOf(byPassword)).statement)?.acting, named)

    const dossierId = await atDecision('Ditandatangani dengan kunci')
    const where = { personId: sekretaris.personId, url: TEST_URL }
    const signer = await giveSoftwarePasskey(office.db, where, new Date())
    const dossier = await sekretaris.call(readDossier, { params: { dossierId } })
    assert.deepEqual(dossier.mandate, { ...named, forPerson: 'Orang kepala-dinas' })
    const send = (body: object) =>
      sekretaris.send('POST', `/api/dossiers/${dossierId}/decision`, body, { 'idempotency-key': randomUUID() })
    const version = dossier.version?.hash ?? ''
    const without = signedDecision(signer, { ...dossier, mandate: null }, version, { answer: 'yes' }, new Date())
    assert.deepEqual(shown(await send(without)), [409, 'statement-differs'])
    const body = signedDecision(signer, dossier, version, { answer: 'yes' }, new Date())
    assert.equal((await send(body)).status, 200)
    const { statement } = await decisionOf(dossierId)
    assert.equal(statement, body.proof.statement)
    assert.match(statement, /^\{"acting":\{"form":"plh","letter":"800\/123\/2026"\},"answer":"yes",/)
    await withdraw(id)

    const own = await atDecision('Oleh pejabatnya sendiri')
    assert.equal((await ask('kepala-dinas', own, { answer: 'yes' })).status, 200)
    assert.doesNotMatch(
      (await decisionOf(own)).statement,
      /acting/,
      'the bytes of every other decision stay as they were',
    )
  })

  test('shows it on the light page, which also says when nobody who may do the next step is there', async () => {
    const { sekretaris } = office.people
    const kabid = office.people['kepala-bidang']
    const { id } = await appoint()
    const dossierId = await atDecision('Halaman ringan oleh Plh.')
    const made = await kabid.call(makeDecisionLink, { params: { dossierId }, body: { personId: sekretaris.personId } })
    const page = async () => (await office.app.inject({ method: 'GET', url: new URL(made.url).pathname })).body
    assert.match(
      await page(),
      /Orang sekretaris memutuskan sebagai Plh\. Kepala Dinas, menggantikan Orang kepala-dinas, surat 800\/123\/2026/,
    )
    assert.doesNotMatch(await page(), /sedang tidak di tempat/)
    const away = { personId: kabid.personId, kind: 'leave' as const, fromOn: dayFrom(0), untilOn: dayFrom(2) }
    const { id: absenceId } = await kabid.call(enterAbsence, { body: away })
    assert.match(
      await page(),
      /Kepala Bidang \(Orang kepala-bidang\) sedang tidak di tempat s\.d\. .*; tidak ada Plh\. Berkas tetap dapat dikirim/,
    )
    await kabid.call(endAbsence, { params: { absenceId } })
    await withdraw(id)
  })
})

describe('a letter for part of a post’s work', () => {
  test('for some kinds of text gives those in the queue and the acts, and is told apart from another’s step', async () => {
    const { sekretaris } = office.people
    const mine = await atDecision('Pengumuman lomba')
    const { id } = await appoint({ kinds: [announcement.id] })
    const queue = async () => (await sekretaris.call(listQueue, { query: {} })).rows.map((row) => row.id)
    assert.ok((await queue()).includes(mine))
    assert.ok(
      !(await sekretaris.call(readMe, {})).posts.some((post) => post.id === 'kepala-dinas'),
      'not the whole post',
    )
    assert.equal((await ask('sekretaris', mine, { answer: 'no', reason: 'belum lengkap', toStep: 2 })).status, 200)
    await withdraw(id)

    const other = (await office.people.administrator.call(readScopes, {})).kinds.find((it) => it.id !== announcement.id)
    const theirs = await atDecision('Pengumuman libur')
    const narrow = await appoint({ kinds: [other?.id ?? ''] })
    assert.ok(!(await queue()).includes(theirs))
    assert.deepEqual(shown(await ask('sekretaris', theirs, { answer: 'yes' })), [403, 'outside-letter'])
    await withdraw(narrow.id)
  })

  test('of two letters in one post, what is decided names the one that covers it', async () => {
    const { sekretaris } = office.people
    const { kinds } = await office.people.administrator.call(readScopes, {})
    const other = kinds.find((it) => it.id !== announcement.id)?.id ?? ''
    const first = await appoint({ kinds: [other], number: '800/1' })
    const second = await appoint({ kinds: [announcement.id], number: '800/2' })
    const dossierId = await atDecision('Pengumuman pemenang lomba')
    const seen = await sekretaris.call(readDossier, { params: { dossierId } })
    assert.equal(seen.mandate?.letter, '800/2')
    assert.equal((await ask('sekretaris', dossierId, { answer: 'yes' })).status, 200)
    assert.equal(readStatement((await decisionOf(dossierId)).statement)?.acting?.letter, '800/2')
    const { trail } = await sekretaris.call(readDossier, { params: { dossierId } })
    assert.equal(trail.find((it) => it.kind === 'yes')?.mandate?.letter, '800/2')
    await withdraw(first.id)
    await withdraw(second.id)
  })

  test('for some steps gives no other step of the post', async () => {
    const dossierId = await beginDossier(office, 'Banjir surut')
    const { id } = await appoint({ postId: 'kepala-bidang', forPersonId: office.people['kepala-bidang'].personId, steps: [5] }) // prettier-ignore
    const hold = { kind: 'hold', reason: 'menunggu data' }
    assert.deepEqual(shown(await tryAct(office.people.sekretaris, dossierId, hold)), [403, 'outside-letter'])
    await withdraw(id)
    const whole = await appoint({ postId: 'kepala-bidang', forPersonId: office.people['kepala-bidang'].personId, steps: [2] }) // prettier-ignore
    assert.equal((await tryAct(office.people.sekretaris, dossierId, hold)).status, 200)
    await withdraw(whole.id)
  })
})

describe('what the office refuses of a letter', () => {
  test('two at once, a chain, an auditor, what is no scan, unknown steps and kinds, and fields that are not there', async () => {
    const { auditor, fungsional, administrator } = office.people
    const { id } = await appoint()
    const again = await tryAppoint({ personId: fungsional.personId, number: '800/9' })
    assert.deepEqual([...shown(again), again.body['field']], [409, 'acting-overlaps', 'fromOn'])
    assert.match(String(again.body['title']), /800\/123\/2026/)
    const chain = { personId: fungsional.personId, forPersonId: office.people.sekretaris.personId }
    assert.deepEqual(shown(await tryAppoint(chain)), [409, 'acting-chain'])
    const longer = await administrator.send('POST', `/api/tenures/${id}/end`, { untilOn: dayFrom(9) }, { 'idempotency-key': randomUUID() }) // prettier-ignore
    assert.deepEqual(shown(longer), [422, 'acting-not-longer'])
    await administrator.call(endTenure, { params: { tenureId: id }, body: { untilOn: dayFrom(0) } })
    const then = { fromOn: dayFrom(1) }
    assert.deepEqual(shown(await tryAppoint({ ...then, personId: auditor.personId })), [422, 'person-cannot-act'])
    assert.deepEqual(shown(await tryAppoint({ ...then, personId: randomUUID() })), [404, 'not-found'])
    assert.deepEqual(shown(await tryAppoint({ ...then, postId: 'tidak-ada' })), [404, 'not-found'])
    assert.deepEqual(shown(await tryAppoint({ ...then, scanHash: 'f'.repeat(64) })), [422, 'scan-refused'])
    const others = { hash: 'b'.repeat(64), media_type: 'application/pdf', size_bytes: 9, name: 'a.pdf', created_at: new Date(), came_at: new Date(), brought_by: [auditor.personId] } // prettier-ignore
    await office.db.insertInto('file').values(others).execute()
    assert.deepEqual(shown(await tryAppoint({ ...then, scanHash: others.hash })), [422, 'scan-refused'])
    assert.deepEqual(shown(await tryAppoint({ ...then, steps: [39] })), [422, 'not-in-sop'])
    assert.deepEqual(shown(await tryAppoint({ ...then, kinds: ['tidak-ada'] })), [422, 'scope-unknown'])
    for (const more of [
      { steps: [] },
      { steps: [4, 4] },
      { kinds: [] },
      { form: 'an' },
      { forPersonId: undefined },
      { untilOn: '2026-02-30' },
      { lain: 1 },
    ])
      // prettier-ignore
      assert.equal((await tryAppoint({ ...then, ...more })).status, 400, JSON.stringify(more))
    assert.equal((await tryAppoint({ ...then, form: 'plt' })).status, 400, 'a vacancy has no absent holder')
  })

  test('two administrators who appoint at once appoint one', async () => {
    const both = await Promise.all([1, 2].map((at) => tryAppoint({ fromOn: dayFrom(20), untilOn: dayFrom(22), number: `800/${at}` }))) // prettier-ignore
    assert.deepEqual(both.map((it) => it.status).toSorted(), [200, 409])
  })

  test('the scan is for the two it is about, the administrator and the auditor', async () => {
    const { administrator, auditor, sekretaris, fungsional } = office.people
    const form = new FormData()
    form.set('file', new File([Buffer.from('%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n')], 'surat.pdf', { type: 'application/pdf' })) // prettier-ignore
    const request = new Request('http://x', { method: 'POST', body: form })
    const sent = await office.app.inject({
      method: 'POST',
      url: '/api/files',
      headers: { authorization: `Bearer ${administrator.token}`, 'content-type': request.headers.get('content-type') ?? '' },
      payload: Buffer.from(await request.arrayBuffer()),
    }) // prettier-ignore
    const { hash: scanHash } = sent.json<{ hash: string }>()
    await appoint({ fromOn: dayFrom(30), untilOn: dayFrom(31), scanHash })
    const taken = async (who: { send: TestOffice['nobody']['send'] }) => (await who.send('GET', `/api/files/${scanHash}`)).status // prettier-ignore
    assert.deepEqual(
      await Promise.all([administrator, auditor, sekretaris, office.people['kepala-dinas'], fungsional].map(taken)),
      [200, 200, 200, 200, 404],
    )
    const seen = async (who: TestOffice['nobody']) =>
      (await who.call(readOffice, {})).tenures.find((it) => it.fromOn === dayFrom(30))?.scanHash
    assert.deepEqual([await seen(sekretaris), await seen(fungsional)], [scanHash, null])
  })
})
