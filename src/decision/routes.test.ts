import assert from 'node:assert/strict'
import { createHash, generateKeyPairSync, randomUUID } from 'node:crypto'
import { after, before, beforeEach, describe, mock, test } from 'node:test'
import {
  arriveEarlier,
  beginDossier,
  bringTo,
  openTestOffice,
  someContent,
  TEST_PASSWORD,
  TEST_URL,
  type Reply,
  type TestOffice,
} from '../../test/office.ts'
import { secretOf, signedIn, totp } from '../../test/visitor.ts'
import { giveSoftwarePasskey, signedDecision, type Signer } from '../demo/signing.ts'
import { readDossier } from '../dossier/api.ts'
import { beginSecondFactor, confirmSecondFactor } from '../office/api.ts'
import { listDecisions } from './api.ts'
import { statementText, readStatement, type Decision, type Statement } from './rules.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())
beforeEach(async () => {
  await office.db.deleteFrom('rate_limit').execute()
})

const yes: Decision = { answer: 'yes' }
type Lie = NonNullable<Parameters<Signer['authenticator']['assert']>[1]>
type Ready = { dossierId: string; version: string }

let dossiers = 0
async function waiting(): Promise<Ready> {
  const title = `Menunggu putusan ${++dossiers}`
  const dossierId = await beginDossier(office, title)
  return { dossierId, version: await bringTo(office, dossierId, 4, someContent(title)) }
}
const standing = (dossierId: string) => office.people['kepala-dinas'].call(readDossier, { params: { dossierId } })
const send = (dossierId: string, body: unknown, person = office.people['kepala-dinas'], key = randomUUID()) =>
  person.send('POST', `/api/dossiers/${dossierId}/decision`, body, { 'idempotency-key': key })

/** A decision as the head's browser would sign it, with anything told in place of the truth. */
async function signed(
  { dossierId, version }: Ready,
  it: { decision?: Decision; lie?: Lie; says?: Partial<Statement>; text?: string; signer?: Signer } = {},
) {
  const { decision = yes, lie = { counter: 0 }, says = {}, signer = office.signer } = it
  const body = signedDecision(signer, await standing(dossierId), version, decision, new Date())
  const truth = readStatement(body.proof.statement) as Statement
  const statement = it.text ?? statementText({ ...truth, ...says })
  const challenge = createHash('sha256').update(statement).digest('base64url')
  const { response } = signer.authenticator.assert({ challenge }, lie) as unknown as {
    response: { clientDataJSON: string; authenticatorData: string; signature: string }
  }
  const { clientDataJSON, authenticatorData, signature } = response
  return { ...body, proof: { ...body.proof, statement, clientDataJSON, authenticatorData, signature } }
}

const refusal = ({ status, body }: Reply) => [status, body['code'], body['fault']].filter((it) => it !== undefined)

/** What the ledger keeps of refused attempts on a dossier, the last first. */
async function refusedIn(dossierId: string): Promise<Record<string, unknown>[]> {
  const rows = await office.db
    .selectFrom('ledger_entry')
    .select('body')
    .where('body', 'like', `%${dossierId}%`)
    .where('body', 'like', '%"kind":"decision-refused"%')
    .orderBy('index', 'desc')
    .execute()
  return rows.map(({ body }) => JSON.parse(body) as Record<string, unknown>)
}

/** Refused with the reason, recorded with it, and nothing decided. */
async function mustRefuse(ready: Ready, reply: Reply, status: number, code: string, fault?: string): Promise<void> {
  assert.deepEqual(refusal(reply), [status, code, ...(fault ? [fault] : [])])
  assert.match(String(reply.body['title']), /\.$/)
  const [entry] = await refusedIn(ready.dossierId)
  assert.deepEqual([entry?.['why'], entry?.['fault']], [code, fault])
  const { step, revision } = await standing(ready.dossierId)
  assert.equal(step, 4, `still to be decided at revision ${revision}`)
}

describe('a decision signed with a passkey', () => {
  test('is taken, and kept with what was signed: the text, the assertion and the key of that day', async () => {
    const ready = await waiting()
    const body = await signed(ready)
    assert.equal((await send(ready.dossierId, body)).status, 200)
    const row = await office.db
      .selectFrom('decision')
      .select(['statement', 'signature'])
      .where('dossier_id', '=', ready.dossierId)
      .executeTakeFirstOrThrow()
    assert.equal(row.statement, body.proof.statement)
    const { statement: _, ...assertion } = body.proof
    const { publicKey } = office.signer.authenticator
    const where = { origin: TEST_URL, rpId: new URL(TEST_URL).hostname }
    assert.deepEqual(row.signature, { ...assertion, publicKey, ...where })
    const { rows } = await office.people.auditor.call(listDecisions, { params: { dossierId: ready.dossierId } })
    assert.deepEqual(
      rows.map((it) => it.proof),
      ['passkey'],
    )
    assert.deepEqual(await refusedIn(ready.dossierId), [])
  })

  const keyOfNobody = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey
  const lies: [string, Lie, string][] = [
    ['given at another address', { origin: 'https://siar.contoh.go.id.jahat.id' }, 'origin-differs'],
    ['given at an address beside ours', { origin: 'https://lain.contoh.go.id' }, 'origin-differs'],
    ['of a passkey for another site', { rpId: 'contoh.go.id' }, 'rp-differs'],
    ['without the person verified', { userVerified: false }, 'person-not-verified'],
    ['without anybody present', { userPresent: false }, 'nobody-present'],
    ['inside a frame of another site', { crossOrigin: true }, 'cross-origin'],
    ['by another key', { key: keyOfNobody }, 'signature-wrong'],
    ['over another challenge', { challenge: 'A'.repeat(43) }, 'challenge-differs'],
    ['as a registration', { type: 'webauthn.create' }, 'not-an-assertion'],
  ]
  for (const [how, lie, fault] of lies)
    test(`${how} is refused and recorded`, async () => {
      const ready = await waiting()
      const reply = await send(ready.dossierId, await signed(ready, { lie: { counter: 0, ...lie } }))
      await mustRefuse(ready, reply, 403, 'proof-wrong', fault)
    })

  const hex = 'f'.repeat(64)
  const others: [string, Partial<Statement>][] = [
    ['another version', { versionHash: hex }],
    ['another dossier', { dossierId: randomUUID() }],
    ['another answer', { answer: 'no', reason: 'Belum.', targetStep: 2 }],
    ['another step', { step: 5 }],
    ['an earlier visit', { visit: 1 }],
    ['another post', { postId: 'sekretaris' }],
    ['another person', { personId: randomUUID() }],
    ['words that were not sent', { reason: 'tambahan' }],
  ]
  for (const [what, says] of others)
    test(`for ${what} than the one that is sent is refused and recorded`, async () => {
      const ready = await waiting()
      await mustRefuse(ready, await send(ready.dossierId, await signed(ready, { says })), 409, 'statement-differs')
    })

  test('over a text that is not in its one canonical form is refused and recorded', async () => {
    const ready = await waiting()
    const { proof } = await signed(ready)
    const loose = [` ${proof.statement}`, JSON.stringify(JSON.parse(proof.statement), null, 1), '{}', 'teks']
    for (const text of loose)
      await mustRefuse(ready, await send(ready.dossierId, await signed(ready, { text })), 409, 'statement-differs')
  })

  test('more than a day old, or from the future, is refused and recorded; an hour in a phone without line is not', async () => {
    const at = (ms: number) => ({ decidedAt: new Date(Date.now() + ms).toISOString() })
    const ready = await waiting()
    const old = await signed(ready, { says: at(-25 * 3_600_000) })
    await mustRefuse(ready, await send(ready.dossierId, old), 409, 'decision-too-old')
    const ahead = await signed(ready, { says: at(10 * 60_000) })
    await mustRefuse(ready, await send(ready.dossierId, ahead), 409, 'decision-ahead')
    // Before the text came to be decided on, nobody decided: that phone's clock is slow, beyond what any clock may be.
    const before = await signed(ready, { says: at(-3_600_000) })
    await mustRefuse(ready, await send(ready.dossierId, before), 409, 'decision-before-text')
    await arriveEarlier(office, ready.dossierId, 2)
    assert.equal((await send(ready.dossierId, await signed(ready, { says: at(-3_600_000) }))).status, 200)
  })

  test('that waited in a phone tells everyone both times: when it was made and when it arrived', async () => {
    const ready = await waiting()
    await arriveEarlier(office, ready.dossierId, 2)
    const decidedAt = new Date(Date.now() - 3_600_000).toISOString()
    const reply = await send(ready.dossierId, await signed(ready, { says: { decidedAt } }))
    const { dossierId } = ready
    const { auditor, sekretaris } = office.people
    const { rows } = await auditor.call(listDecisions, { params: { dossierId } })
    assert.deepEqual([rows[0]?.saidAt, rows[0]?.at], [decidedAt, reply.body['at']])
    const { trail } = await sekretaris.call(readDossier, { params: { dossierId } })
    assert.deepEqual([trail[0]?.saidAt, trail[0]?.at], [decidedAt, reply.body['at']])
    assert.deepEqual(
      trail.slice(1).map((it) => it.saidAt),
      trail.slice(1).map(() => null),
    )
    const disposition = await office.db
      .selectFrom('disposition')
      .select('id')
      .where('dossier_id', '=', dossierId)
      .executeTakeFirstOrThrow()
    const { body: sheet } = await sekretaris.send('GET', `/api/dispositions/${disposition.id}`, undefined, {})
    assert.deepEqual([sheet['saidAt'], sheet['decidedAt']], [decidedAt, reply.body['at']])
  })

  test('sent by two windows at once under its own key is done once, though the key’s counter would speak against the second', async () => {
    const phone = await giveSoftwarePasskey(office.db, { personId: office.signer.personId, url: TEST_URL }, new Date())
    const ready = await waiting()
    const body = await signed(ready, { signer: phone, lie: { counter: 3 } })
    const key = randomUUID()
    const replies = await Promise.all([1, 2, 3].map(() => send(ready.dossierId, body, undefined, key)))
    assert.deepEqual(
      replies.map((it) => [it.status, it.body]),
      replies.map(() => [200, replies[0]?.body]),
    )
    assert.deepEqual(await refusedIn(ready.dossierId), [])
  })

  test('that was refused can be sent again: its counter is taken with the act or not at all', async () => {
    const phone = await giveSoftwarePasskey(office.db, { personId: office.signer.personId, url: TEST_URL }, new Date())
    const ready = await waiting()
    const body = await signed(ready, { signer: phone, lie: { counter: 3 } })
    const stale = await send(ready.dossierId, { ...body, seenRevision: body.seenRevision - 1 })
    assert.deepEqual(refusal(stale), [409, 'dossier-changed'])
    assert.equal((await send(ready.dossierId, body)).status, 200)
  })

  test('sent twice under its own key is done once; replayed under another key it is refused and recorded', async () => {
    const ready = await waiting()
    const body = await signed(ready, { decision: { answer: 'no', reason: 'Angka belum pasti.', toStep: 2 } })
    const key = randomUUID()
    const first = await send(ready.dossierId, body, undefined, key)
    const again = await send(ready.dossierId, body, undefined, key)
    assert.deepEqual([first.status, again.body], [200, first.body])
    assert.equal((await send(ready.dossierId, body)).status, 409)
    const { revision } = await standing(ready.dossierId)
    const stale = await send(ready.dossierId, { ...body, seenRevision: revision })
    assert.deepEqual(refusal(stale), [403, 'not-your-step'])

    // Back at the same step with the very same text: the earlier NO, and any YES of then, is of an earlier visit.
    const { 'kepala-bidang': kabid, sekretaris } = office.people
    for (const person of [kabid, sekretaris]) {
      const { revision: seenRevision } = await standing(ready.dossierId)
      const act = { kind: 'complete', version: ready.version }
      const path = `/api/dossiers/${ready.dossierId}/acts`
      const reply = await person.send('POST', path, { seenRevision, act }, { 'idempotency-key': randomUUID() })
      assert.equal(reply.status, 200)
    }
    const now = await standing(ready.dossierId)
    const replayed = await send(ready.dossierId, { ...body, seenRevision: now.revision })
    await mustRefuse(ready, replayed, 409, 'statement-differs')
    assert.equal((await refusedIn(ready.dossierId)).length, 3)
  })

  test('with another person’s passkey, or one that was removed, is refused and recorded', async () => {
    const ready = await waiting()
    const secretary = await giveSoftwarePasskey(
      office.db,
      { personId: office.people.sekretaris.personId, url: TEST_URL },
      new Date(),
    )
    const asHead: Signer = { ...secretary, personId: office.signer.personId }
    const foreign = await send(ready.dossierId, await signed(ready, { signer: asHead }))
    await mustRefuse(ready, foreign, 403, 'proof-wrong', 'passkey-unknown')
    const gone = await giveSoftwarePasskey(office.db, { personId: office.signer.personId, url: TEST_URL }, new Date())
    const body = await signed(ready, { signer: gone })
    await office.db.deleteFrom('passkey').where('credential_id', '=', gone.authenticator.credentialId).execute()
    await mustRefuse(ready, await send(ready.dossierId, body), 403, 'proof-wrong', 'passkey-unknown')
  })

  test('with a counter that goes back or stands still is refused and recorded: the key may be copied', async () => {
    const phone = await giveSoftwarePasskey(office.db, { personId: office.signer.personId, url: TEST_URL }, new Date())
    const first = await waiting()
    assert.equal((await send(first.dossierId, await signed(first, { signer: phone, lie: { counter: 9 } }))).status, 200)
    const ready = await waiting()
    for (const counter of [9, 3, 0]) {
      const reply = await send(ready.dossierId, await signed(ready, { signer: phone, lie: { counter } }))
      await mustRefuse(ready, reply, 403, 'proof-wrong', 'counter-back')
    }
    assert.equal(
      (await send(ready.dossierId, await signed(ready, { signer: phone, lie: { counter: 10 } }))).status,
      200,
    )
  })

  test('by a person of another post is refused and recorded, however well it is signed', async () => {
    const ready = await waiting()
    const { sekretaris } = office.people
    const signer = await giveSoftwarePasskey(office.db, { personId: sekretaris.personId, url: TEST_URL }, new Date())
    const reply = await send(ready.dossierId, await signed(ready, { signer }), sekretaris)
    await mustRefuse(ready, reply, 403, 'not-your-step')
  })

  test('on a text that changed meanwhile is refused and recorded', async () => {
    const ready = await waiting()
    const body = await signed({ ...ready, version: hex })
    await mustRefuse(ready, await send(ready.dossierId, body), 409, 'version-differs')
  })
})

describe('a decision confirmed by password', () => {
  const byPassword = async ({ dossierId, version }: Ready, password: string, code?: string) => ({
    seenRevision: (await standing(dossierId)).revision,
    version,
    decision: yes,
    proof: { kind: 'password', password, ...(code && { code }) },
  })

  test('says on the list that it was, and holds no signature', async () => {
    const ready = await waiting()
    assert.equal((await send(ready.dossierId, await byPassword(ready, TEST_PASSWORD))).status, 200)
    const { rows } = await office.people.auditor.call(listDecisions, { params: { dossierId: ready.dossierId } })
    assert.deepEqual(
      rows.map((it) => it.proof),
      ['password'],
    )
  })

  test('with a wrong password is refused and recorded; the sixth waits, also with the right one', async () => {
    const ready = await waiting()
    for (let count = 0; count < 5; count++) {
      const reply = await send(ready.dossierId, await byPassword(ready, 'bukan-sandinya'))
      await mustRefuse(ready, reply, 403, 'proof-wrong', 'password')
    }
    const sixth = await send(ready.dossierId, await byPassword(ready, TEST_PASSWORD))
    await mustRefuse(ready, sixth, 429, 'too-often')
    const [entry] = await refusedIn(ready.dossierId)
    assert.equal(JSON.stringify(entry).includes('sandinya'), false)
  })

  test('of a person with a second factor needs its code, once only; without a session too', async () => {
    mock.timers.enable({ apis: ['Date'], now: Date.now() })
    try {
      const visitor = await signedIn(office, 'kepala-dinas')
      const begun = await visitor.call(beginSecondFactor, { body: { password: TEST_PASSWORD } })
      const secret = secretOf(begun.uri)
      const code = () => totp(secret, Date.now())
      await visitor.call(confirmSecondFactor, { body: { code: code() } })
      mock.timers.tick(120_000)
      const ready = await waiting()
      const without = await send(ready.dossierId, await byPassword(ready, TEST_PASSWORD))
      assert.deepEqual(refusal(without), [403, 'code-needed'])
      const wrong = await send(ready.dossierId, await byPassword(ready, TEST_PASSWORD, '000000'))
      await mustRefuse(ready, wrong, 403, 'proof-wrong', 'code')
      const old = await send(ready.dossierId, await byPassword(ready, TEST_PASSWORD, totp(secret, Date.now() - 90_000)))
      await mustRefuse(ready, old, 403, 'proof-wrong', 'code')
      const used = code()
      assert.equal((await send(ready.dossierId, await byPassword(ready, TEST_PASSWORD, used))).status, 200)
      const { rows } = await office.people.auditor.call(listDecisions, { params: { dossierId: ready.dossierId } })
      assert.deepEqual(
        rows.map((it) => it.proof),
        ['password-and-code'],
      )
      const next = await waiting()
      await mustRefuse(next, await send(next.dossierId, await byPassword(next, TEST_PASSWORD, used)), 401, 'code-used')
    } finally {
      mock.timers.reset()
      await office.db.deleteFrom('two_factor').execute()
      await office.db.updateTable('person').set({ two_factor_enabled: false }).execute()
    }
  })
})

test('nobody fills the ledger with refused attempts: twenty an hour of one person are kept', async () => {
  const ready = await waiting()
  for (let count = 0; count < 25; count++) {
    const reply = await send(ready.dossierId, await signed(ready, { lie: { counter: 0, userVerified: false } }))
    assert.equal(reply.status, 403)
  }
  assert.equal((await refusedIn(ready.dossierId)).length, 20)
})

test('a decision with a field left out is told so, and is no attempt', async () => {
  const ready = await waiting()
  const body = await signed(ready, { decision: { answer: 'no', reason: 'x', toStep: 4 } })
  assert.deepEqual(refusal(await send(ready.dossierId, body)), [422, 'target-not-earlier'])
  assert.deepEqual(await refusedIn(ready.dossierId), [])
})
