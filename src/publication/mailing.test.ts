import assert from 'node:assert/strict'
import { createHash, createPublicKey, generateKeyPairSync, verify } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, beforeEach, describe, test } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { exim, gmail, onLeave, postfix } from '../../test/bounces.ts'
import { openImapServer, type ImapServerStandIn } from '../../test/imap-server.ts'
import { openMailServer, type MailServerStandIn } from '../../test/mail-server.ts'
import {
  PERSON,
  emptyPublications,
  madeContent,
  madeCorrection,
  madeOffice,
  madePublication,
  paragraph,
} from '../../test/made-publications.ts'
import { newId } from '../base/id.ts'
import { seal } from '../base/sealed.ts'
import { readSignedToken, signedToken } from '../base/signed-token.ts'
import type { Db } from '../db/connect.ts'
import { temporaryDatabase } from '../db/temporary.ts'
import { openFileStore } from '../files/store.ts'
import { forgetAttempts } from '../http/attempts.ts'
import { sendingConfirmations } from '../press/jobs/confirmations.ts'
import { parseLetter } from '../outgoing/letter.ts'
import { readBounces, tryBounceMailbox } from '../press/jobs/bounces.ts'
import { isAddressGone, pauseOf } from '../press/rules/recipients.ts'
import { unsubscribeRoutes } from '../press/routes/unsubscribe.ts'
import { readBounce } from '../press/rules/bounce.ts'
import { limits } from '../press/rules/subscribers.ts'
import { subscribeRoutes } from '../press/routes/subscribe.ts'
import { findSubscriber, forgetRequests, removeSubscriber } from '../press/stores/subscribers.ts'
import { BOUNCE_ABOUT, keepBounce } from '../press/stores/bounces.ts'
import { clearBounceOf } from '../press/stores/journalists.ts'
import { DKIM_ABOUT } from '../press/stores/setting.ts'
import { listDueMailings } from '../press/stores/mailings.ts'
import { claimRecipient, finishRecipient, settleRecipient } from '../press/stores/recipients.ts'
import { deliverNext } from './jobs.ts'
import { mailing, type MailingSite } from './jobs/mailing.ts'
import { newsLetter } from './rules/news-letter.ts'
import { letterSheet, letterTo } from './rules/release-letter.ts'
import { withdrawPublication } from './store.ts'
import { listReceiptRows } from './stores/receipts.ts'

const SECRET = 'x'.repeat(43)
const start = new Date('2026-11-26T03:00:00Z')
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000)

describe('a letter', () => {
  const content = madeContent({ title: 'Jalan\r\nBcc: lain@x.id dibuka', summary: 'Ringkas <b>tebal</b>.', body: { type: 'doc', content: [paragraph('Isi & lanjutannya di https://a.id/x?b=1.')] } }) // prettier-ignore
  const common = { url: 'https://siar.contoh.go.id/berita/1', notice: 'Angka korban keliru.', officeName: 'Dinas\nX-Spam: 1' } // prettier-ignore
  const to = { name: 'Siti\r\nCc: x@y.id <script>', outlet: '', unsubscribeUrl: 'https://siar.contoh.go.id/pers/berhenti/a' } // prettier-ignore

  test('greets whom it is to, says the text as it was approved, and ends with the way out', () => {
    const letter = letterTo(letterSheet(content, { kind: 'publish', ...common }), { ...to, name: 'Siti', outlet: 'Radar' }) // prettier-ignore
    assert.match(letter.text, /^Yth\. Siti, Radar\n\n/)
    assert.match(letter.text, /https:\/\/siar\.contoh\.go\.id\/berita\/1/)
    assert.match(letter.text, /Berhenti menerima: https:\/\/siar\.contoh\.go\.id\/pers\/berhenti\/a$/)
    assert.match(letter.html, /<a href="https:\/\/a\.id\/x\?b&#61;1">/)
  })

  test('no name, title or office begins a line of its own, and nothing of them is a tag', () => {
    const letter = letterTo(letterSheet(content, { kind: 'publish', ...common }), to)
    assert.doesNotMatch(letter.subject, /[\r\n]/)
    assert.match(letter.text, /^Yth\. Siti Cc: x@y\.id <script>\n\n/)
    assert.doesNotMatch(letter.html, /<script|<b>tebal/)
  })

  test('a correction says first what was wrong; a withdrawal says nothing of the text any more', () => {
    const corrected = letterTo(letterSheet(content, { kind: 'correct', ...common }), to)
    assert.match(corrected.subject, /^Koreksi: /)
    assert.ok(corrected.text.indexOf('Angka korban keliru.') < corrected.text.indexOf('lanjutannya'))
    const withdrawn = letterTo(letterSheet(content, { kind: 'withdraw', ...common }), to)
    assert.match(withdrawn.subject, /^Ditarik: /)
    assert.doesNotMatch(withdrawn.text, /lanjutannya/)
  })

  test('news to a subscriber is short, in the language that they asked for where the text was approved in it', () => {
    const both = { ...content, translations: { en: { title: 'Road\nopen', summary: 'Brief & <b>true</b>.', body: content.body, of: '0'.repeat(64) } } } // prettier-ignore
    const said = { kind: 'correct', ...common, url: 'https://siar.contoh.go.id/berita/1/' } as const
    const english = newsLetter(both, said, 'en')('https://siar.contoh.go.id/langganan/berhenti/a')
    assert.equal(english.subject, 'Correction: Road open')
    assert.match(english.text, /Read all of it: https:\/\/siar\.contoh\.go\.id\/berita\/1\/en\/\n/)
    assert.match(english.html, /<p lang="id">Angka korban keliru\.<\/p>\n<p>Brief &amp; &lt;b&gt;/)
    assert.doesNotMatch(english.text, /lanjutannya/)
    const untranslated = newsLetter(content, { ...said, kind: 'publish' }, 'en')('x')
    assert.match(untranslated.html, /<html lang="en">[^]*<h1 lang="id"/)
    const withdrawn = newsLetter(both, { ...said, kind: 'withdraw' }, 'id')('x')
    assert.equal(withdrawn.subject, 'Ditarik: Jalan Bcc: lain@x.id dibuka')
    assert.doesNotMatch(withdrawn.text, /Ringkas/)
  })

  test('an address is gone by what the server says of the address, and by nothing else', () => {
    for (const gone of ['550 5.1.1 no such user', '550-5.1.1 The email account', '553 unknown', '550 tidak ada', '554 5.2.1 disabled']) assert.ok(isAddressGone(gone), gone) // prettier-ignore
    for (const not of ['552 5.2.2 mailbox full', '554 5.7.1 spam', '550 5.7.26 DMARC', '451 4.1.1 later', '554 no', '5.1.1']) assert.equal(isAddressGone(not), not === '5.1.1', not) // prettier-ignore
    assert.deepEqual([1, 2, 3, 9].map(pauseOf), [60_000, 120_000, 240_000, 1_800_000])
  })

  test('the way out is made for one letter by this office alone', () => {
    const id = newId()
    const token = signedToken('unsubscribe', id, SECRET)
    assert.equal(readSignedToken('unsubscribe', token, SECRET), id)
    assert.equal(readSignedToken('unsubscribe', token, 'y'.repeat(43)), null)
    assert.equal(readSignedToken('unsubscribe', `${newId()}.${token.split('.')[1]}`, SECRET), null)
    for (const wrong of ['', '.', id, `${id}.`, `${token}x`, 'x'.repeat(10_000)])
      assert.equal(readSignedToken('unsubscribe', wrong, SECRET), null)
  })
})

let db: Db
let close: () => Promise<void>
let root: string
let server: MailServerStandIn
let site: MailingSite & { portalFolder: string; filesFolder: string }
let app: FastifyInstance
let listId = ''
/** What the server does with an address; takes it when it says nothing. */
let judge: (address: string) => { code: number; said: string } | null = () => null

before(async () => {
  ;({ db, close } = await temporaryDatabase())
  await madeOffice(db, new Date('2026-01-02T00:00:00Z'))
  root = await mkdtemp(join(tmpdir(), 'siar-mailing-'))
  server = await openMailServer({
    hideDSN: false,
    onRcptTo({ address }, _session, done) {
      const refused = judge(address)
      done(refused ? Object.assign(new Error(refused.said), { responseCode: refused.code }) : null)
    },
  })
  await sql`insert into mail_setting (host, port, security, username, sender, revision, changed_by, changed_at)
    values ('127.0.0.1', ${server.port}, 'none', '', 'humas@contoh.go.id', 1, ${PERSON}, ${start})`.execute(db)
  const filesFolder = join(root, 'files')
  site = { db, portalFolder: join(root, 'portal'), filesFolder, files: openFileStore(filesFolder), url: 'https://siar.contoh.go.id', secret: SECRET, smtpPassword: undefined } // prettier-ignore
  app = Fastify()
  app.decorateRequest('officer', null)
  unsubscribeRoutes(app, db, SECRET)
  subscribeRoutes(app, db, SECRET)
})
after(async () => {
  await app.close()
  await server.close()
  await close()
  await rm(root, { recursive: true })
})
beforeEach(async () => {
  judge = () => null
  server.received.length = 0
  server.envelopes.length = 0
  await sql`alter table journalist_consent disable trigger user`.execute(db)
  await emptyPublications(db)
  await sql`truncate release_mailing, release_recipient, press_list, press_list_member, journalist, journalist_consent, media_question cascade`.execute(
    db,
  )
  listId = newId()
  await sql`insert into press_list (id, name, about, beats, kinds, languages, revision, changed_by, changed_at)
    values (${listId}, 'Semua', '', '{desa}', '{}', '{}', 1, ${PERSON}, ${start})`.execute(db)
})

async function addJournalists(count: number): Promise<void> {
  await sql`insert into journalist (id, name, post, email, phone, beats, languages, ukw_number, note, consent, consent_on,
      revision, salt, changed_by, changed_at)
    select gen_random_uuid(), 'Wartawan ' || n, '', 'w' || n || '@media.id', '', '{desa}', '{}', '', '', 'given', '2026-01-05',
      1, 'x', ${PERSON}, ${start} from generate_series(1, ${count}::int) n`.execute(db)
}
async function addDestination(perMinute = '6000'): Promise<string> {
  const id = newId()
  await db.insertInto('destination').values({ id, channel: 'email', name: 'Siaran', by_hand: false, on: true, address: '', settings: JSON.stringify({ list: listId, replyTo: 'balas@contoh.go.id', perMinute }), content_types: [], per_minute: 600, revision: 1, changed_by: PERSON, changed_at: start }).execute() // prettier-ignore
  return id
}
async function deliverAll(now: Date): Promise<void> {
  while (await deliverNext(site, now));
}
/** The rounds of one process, until nothing is left to do at this instant. */
async function mailAll(now: Date, more: Partial<MailingSite> = {}): Promise<void> {
  const round = mailing({ ...site, ...more })
  const began = performance.now()
  const clock = () => new Date(now.getTime() + Math.ceil(performance.now() - began)) // a round goes on from where one ended
  for (let at = 0; at < 20 && (await round(clock()));) at++
}
const states = async () =>
  Object.fromEntries(
    (await db.selectFrom('release_recipient').select(['state', (eb) => eb.fn.countAll<number>().as('n')]).groupBy('state').execute()).map((it) => [it.state, it.n]), // prettier-ignore
  )
const letters = () => server.received.map((it) => it.letter)
const withdraw = (dossierId: string, reason: string, now: Date) =>
  db.transaction().execute((tx) => withdrawPublication(tx, { dossierId, reason, now }))

test('two hundred, twenty of them bad: the others get exactly one, the bad are shown with what the server said', async () => {
  await addJournalists(200) // a thousand are measured by `npm run bench`
  await addDestination()
  judge = (address) => (/0@/.test(address) ? { code: 550, said: '5.1.1 tidak ada orang itu' } : null)
  const { publicationId } = await madePublication(db, { title: 'Pasar murah' }, start)
  await deliverAll(later(1))
  await mailAll(later(1))
  assert.deepEqual(await states(), { sent: 180, failed: 20 })
  const receipts = await listReceiptRows(db, { publicationId, limit: 10 })
  assert.deepEqual(receipts.rows.find((it) => it.channel === 'email')?.letters, { written: 200, lost: 20 })
  assert.equal(server.received.length, 180)
  assert.equal(new Set(server.received.map((it) => it.to)).size, 180)
  const bad = await db.selectFrom('release_recipient').select('problem').where('state', '=', 'failed').execute()
  assert.ok(bad.every((it) => it.problem.includes('550 5.1.1 tidak ada orang itu')))
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from journalist where bounce = 'hard'`.execute(db)
  assert.equal(rows[0]?.n, 20)
  const told = await db.selectFrom('ledger_entry').select('body').orderBy('index', 'desc').limit(1).executeTakeFirst() // prettier-ignore
  assert.match(told?.body ?? '', /"counts":\{"failed":20,"sent":180\}.*"kind":"release-mailed"/)
  assert.doesNotMatch(told?.body ?? '', /media\.id/)
})

test('a large mailing lets others have their turn, and what puts right what is out goes before anything new', async () => {
  await addJournalists(2)
  await addDestination()
  const first = await madePublication(db, { title: 'Pertama' }, start)
  await deliverAll(later(1))
  await mailAll(later(1))
  await madePublication(db, { title: 'Kedua' }, later(2))
  await deliverAll(later(3))
  await madePublication(db, { title: 'Ketiga' }, later(3))
  await deliverAll(later(4))
  const due = await listDueMailings(db, later(5), 9)
  assert.equal(due.length, 2)
  const [one, two] = due
  assert.ok(one && two && (await mailing({ ...site, roundMs: 0 })(later(5))))
  assert.deepEqual(await listDueMailings(db, later(6), 9), [two, one])
  await withdraw(first.dossierId, 'Keliru.', later(5))
  await deliverAll(later(6))
  server.received.length = 0
  await mailing(site)(later(7))
  assert.deepEqual(letters().map((it) => /^Subject: (.*?)\r?$/m.exec(it)?.[1]), ['Ditarik: Pertama', 'Ditarik: Pertama']) // prettier-ignore
})

test('an address that the server says is gone is not written to any more; one that is only full is', async () => {
  await addJournalists(3)
  await addDestination()
  judge = (address) =>
    address === 'w1@media.id' ? { code: 550, said: '5.1.1 tidak ada' } : address === 'w2@media.id' ? { code: 552, said: '5.2.2 penuh' } : null // prettier-ignore
  for (const [at, title] of ['Satu', 'Dua'].entries()) {
    await madePublication(db, { title }, later(at * 5))
    await deliverAll(later(at * 5 + 1))
    await mailAll(later(at * 5 + 2))
  }
  assert.deepEqual(await states(), { failed: 3, sent: 2 })
  const { rows } = await sql<{ email: string }>`select email from journalist where bounce = 'hard'`.execute(db)
  assert.deepEqual(rows, [{ email: 'w1@media.id' }])
})

test('a letter carries its own name, the way out by one press, and where to answer', async () => {
  await addJournalists(1)
  await addDestination()
  await madePublication(db, { title: 'Pasar murah' }, start)
  await deliverAll(later(1))
  await mailAll(later(1))
  const { id } = await db.selectFrom('release_recipient').select('id').executeTakeFirstOrThrow()
  const letter = (letters()[0] ?? '').replaceAll(/\r\n[ \t]+/g, ' ')
  assert.match(letter, new RegExp(`^Message-ID: <${id}@contoh\\.go\\.id>\\r?$`, 'm'))
  assert.match(letter, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m)
  assert.match(letter, new RegExp(`^List-Unsubscribe: <https://siar\\.contoh\\.go\\.id/pers/berhenti/${id}\\.[\\w-]{24}>\\r?$`, 'm')) // prettier-ignore
  assert.match(letter, /^Reply-To: balas@contoh\.go\.id\r?$/m)
  assert.match(letter, /^To: Wartawan 1 <w1@media\.id>\r?$/m)
})

test('hostile names, titles and lists begin no header', async () => {
  await addJournalists(1)
  await sql`update journalist set name = ${'Siti"\r\nBcc: curi@x.id\r\n\r\n<script> \u202e =?utf-8?q?x?= ,;@'}`.execute(
    db,
  )
  await addDestination()
  await madePublication(db, { title: 'Judul\nBcc: curi@x.id\n\nisi' }, start)
  await deliverAll(later(1))
  await mailAll(later(1))
  assert.deepEqual(server.received.map((it) => it.to), ['w1@media.id']) // prettier-ignore
  const [head = ''] = (letters()[0] ?? '').split('\r\n\r\n')
  assert.doesNotMatch(head, /^(bcc|cc|x-)/im)
  assert.equal(head.match(/^subject:/gim)?.length, 1)
})

test('what a dying process left is uncertain, is not sent again by itself, and a person says', async () => {
  await addJournalists(3)
  await addDestination()
  await madePublication(db, { title: 'Pasar murah' }, start)
  await deliverAll(later(1))
  const { delivery_id: deliveryId } = await db.selectFrom('release_mailing').select('delivery_id').executeTakeFirstOrThrow() // prettier-ignore
  const claimed = await claimRecipient(db, deliveryId, later(1)) // and then the process died
  await mailAll(later(1))
  assert.deepEqual(await states(), { sent: 2, unsure: 1 })
  assert.equal(server.received.length, 2)
  const settle = (outcome: 'again' | 'arrived') => db.transaction().execute((tx) => settleRecipient(tx, { deliveryId, recipientId: claimed?.id ?? '', outcome }, later(2))) // prettier-ignore
  await settle('again')
  await mailAll(later(3))
  assert.deepEqual(await states(), { sent: 3 })
  await assert.rejects(settle('arrived'), /recipient-settled/)
})

test('two processes write to each of them once', async () => {
  await addJournalists(40)
  await addDestination()
  await madePublication(db, { title: 'Pasar murah' }, start)
  await Promise.all([deliverAll(later(1)), deliverAll(later(1))])
  await Promise.all([mailAll(later(1)), mailAll(later(1)), mailAll(later(1))])
  await mailAll(later(2))
  assert.deepEqual(await states(), { sent: 40 })
  assert.equal(new Set(server.received.map((it) => it.to)).size, server.received.length)
})

test('no more go in a minute than the office said, and a server that is away or busy is asked later', async () => {
  await addJournalists(70)
  await addDestination('30')
  await madePublication(db, { title: 'Pasar murah' }, start)
  await deliverAll(later(1))
  await mailAll(later(1))
  assert.equal(server.received.length, 30)
  await mailAll(new Date(later(1).getTime() + 30_000))
  assert.equal(server.received.length, 30)
  await sql`update mail_setting set port = 1`.execute(db)
  await mailAll(later(3))
  const { trouble } = await db.selectFrom('release_mailing').select('trouble').executeTakeFirstOrThrow()
  assert.match(trouble, /127\.0\.0\.1|sambung/i)
  await sql`update mail_setting set port = ${server.port}`.execute(db)
  const { address: busy } = await db.selectFrom('release_recipient').select('address').where('state', '=', 'waiting').limit(1).executeTakeFirstOrThrow() // prettier-ignore
  judge = (address) => (address === busy ? { code: 450, said: '4.2.0 nanti' } : null)
  for (const minute of [5, 7]) await mailAll(later(minute))
  assert.deepEqual(await states(), { sent: 69, waiting: 1 })
  judge = () => null
  await mailAll(later(30))
  assert.deepEqual(await states(), { sent: 70 })
})

test('a withdrawal goes to exactly those who got it, and stops what had not gone yet', async () => {
  await addJournalists(35)
  await addDestination('30')
  const it = await madePublication(db, { title: 'Pasar murah' }, start)
  await deliverAll(later(1))
  await mailAll(later(1))
  const got = new Set(server.received.map((one) => one.to))
  assert.equal(got.size, 30)
  await sql`insert into journalist (id, name, post, email, phone, beats, languages, ukw_number, note, consent, consent_on, revision, salt, changed_by, changed_at)
    values (gen_random_uuid(), 'Baru', '', 'baru@media.id', '', '{desa}', '{}', '', '', 'given', '2026-01-05', 1, 'x', ${PERSON}, ${start})`.execute(db) // prettier-ignore
  const left = [...got][0] ?? ''
  await sql`update journalist set consent = 'withdrawn' where email = ${left}`.execute(db)
  await withdraw(it.dossierId, 'Tanggalnya keliru.', later(2))
  server.received.length = 0
  for (const minute of [3, 5, 7]) {
    await deliverAll(later(minute))
    await mailAll(later(minute))
  }
  const told = new Set(server.received.map((one) => one.to))
  assert.equal(server.received.length, told.size)
  assert.deepEqual([...told].toSorted(), [...got].filter((one) => one !== left).toSorted())
  assert.ok(letters().every((one) => /^Subject: Ditarik: /m.test(one)))
  assert.deepEqual(await states(), { sent: 30 + 29, skipped: 5 + 1 })
})

test('a correction goes to exactly those who got the first text, and to those whose turn had not come in its place', async () => {
  await addJournalists(33)
  await addDestination('30')
  const it = await madePublication(db, { title: 'Pasar murah' }, start)
  await deliverAll(later(1))
  await mailAll(later(1))
  assert.equal(server.received.length, 30)
  await madeCorrection(db, it, { title: 'Pasar murah pukul 09.00' }, later(2))
  await sql`insert into journalist (id, name, post, email, phone, beats, languages, ukw_number, note, consent, consent_on, revision, salt, changed_by, changed_at)
    values (gen_random_uuid(), 'Baru', '', 'baru@media.id', '', '{desa}', '{}', '', '', 'given', '2026-01-05', 1, 'x', ${PERSON}, ${start})`.execute(db) // prettier-ignore
  await mailAll(later(3)) // before the correction's own delivery began: the first text does not go any more
  assert.equal(server.received.length, 30)
  server.received.length = 0
  for (const minute of [4, 6, 8]) {
    await deliverAll(later(minute))
    await mailAll(later(minute))
  }
  assert.equal(new Set(server.received.map((one) => one.to)).size, 33)
  assert.equal(server.received.length, 33)
  assert.ok(letters().every((one) => /^Subject: Koreksi: Pasar murah pukul 09\.00/m.test(one) && one.includes('Jamnya keliru.'))) // prettier-ignore
  assert.deepEqual(await states(), { sent: 63, skipped: 3 })
})

test('what is attached to a release travels with its letters, byte for byte; what is large is left to the page', async () => {
  await addJournalists(2)
  await addDestination()
  const put = async (name: string, bytes: Buffer) => {
    const file = await db.transaction().execute((tx) => site.files.put(tx, { name, bytes }, start))
    return { hash: file.hash, name, mediaType: file.mediaType, sizeBytes: bytes.length }
  }
  const bytes = Buffer.from(`%PDF-1.4\n${'naskah\n'.repeat(3_000)}%%EOF`)
  const pdf = await put('Rilis – pasar "murah".pdf', bytes)
  await madePublication(db, { title: 'Berlampiran', attachments: [pdf] }, start)
  await deliverAll(later(1))
  await mailAll(later(1))
  assert.equal(letters().length, 2)
  for (const letter of letters()) {
    const [, part = ''] = letter.split(/Content-Disposition: attachment[^]*?\r\n\r\n/)
    assert.ok(Buffer.from((part.split('\r\n--')[0] ?? '').replaceAll('\r\n', ''), 'base64').equals(bytes))
    assert.match(letter, /Content-Type: application\/pdf/)
  }
  server.received.length = 0
  const large = await put('Besar.pdf', Buffer.concat([bytes, Buffer.alloc(5 * 1024 * 1024, 'x')]))
  await madePublication(db, { title: 'Besar', attachments: [large] }, later(2))
  await deliverAll(later(3))
  await mailAll(later(3))
  assert.equal(letters().length, 2)
  assert.ok(letters().every((letter) => !letter.includes('Content-Disposition: attachment') && letter.length < 20_000))
})

test('a list of which nobody may be written to fails with the reason, and a mail server that is not set stops it', async () => {
  const destinationId = await addDestination()
  await madePublication(db, { title: 'Pasar murah' }, start)
  await deliverAll(later(1))
  const row = async () => db.selectFrom('delivery').selectAll().where('destination_id', '=', destinationId).executeTakeFirstOrThrow() // prettier-ignore
  assert.equal((await row()).state, 'failed')
  assert.match((await row()).problem, /Tidak seorang pun/)
})

test('letters are signed by the office’s key, so that the signature covers the way out', async () => {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2_048 })
  const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
  await sql`update press_setting set dkim_selector = 'siar', dkim_public = 'x', dkim_key = ${seal(pem, SECRET, DKIM_ABOUT)}`.execute(db) // prettier-ignore
  await addJournalists(1)
  await addDestination()
  await madePublication(db, { title: 'Pasar murah – edisi kedua' }, start)
  await deliverAll(later(1))
  await mailAll(later(1))
  await sql`update press_setting set dkim_selector = '', dkim_public = '', dkim_key = null`.execute(db)
  assert.ok(isSigned(letters()[0] ?? '', createPublicKey(publicKey.export({ type: 'spki', format: 'pem' }))))
  assert.match(letters()[0] ?? '', /d=contoh\.go\.id;[^]*s=siar;/)
})

/** Checks a signature as a receiver does: relaxed, RSA and SHA-256 (RFC 6376 §3.4, §6.1.3). */
function isSigned(letter: string, key: ReturnType<typeof createPublicKey>): boolean {
  const end = letter.indexOf('\r\n\r\n')
  const lines = letter.slice(0, end).replaceAll(/\r\n(?=[ \t])/g, '').split('\r\n') // prettier-ignore
  const relaxed = (line: string) => {
    const at = line.indexOf(':')
    return `${line.slice(0, at).toLowerCase().trim()}:${line
      .slice(at + 1)
      .replaceAll(/[ \t]+/g, ' ')
      .trim()}`
  }
  const signature = lines.find((it) => /^dkim-signature:/i.test(it)) ?? ''
  const tag = (name: string) => (new RegExp(`[;:]\\s*${name}=([^;]*)`).exec(signature)?.[1] ?? '').replaceAll(/\s/g, '')
  const body = letter.slice(end + 4).replaceAll(/[ \t]+(?=\r\n)/g, '').replaceAll(/[ \t]+/g, ' ').replace(/(\r\n)*$/, '\r\n') // prettier-ignore
  const names = tag('h').split(':')
  assert.ok(names.includes('list-unsubscribe-post') && names.includes('list-unsubscribe'))
  const signed = names.flatMap((name) => lines.filter((it) => it.toLowerCase().startsWith(`${name}:`)).map(relaxed))
  const own = relaxed(signature).replace(/(b=)[^;]*$/, '$1')
  return (
    tag('bh') === createHash('sha256').update(body).digest('base64') &&
    verify('sha256', Buffer.from([...signed, own].join('\r\n')), key, Buffer.from(tag('b'), 'base64'))
  )
}

describe('letters that come back', () => {
  let box: ImapServerStandIn
  const every = (minutes: number) => later(minutes)
  const read = async (now: Date) => {
    while (await readBounces({ db, secret: SECRET }, now));
  }
  const put = (raw: string | null) => box.messages.set((Math.max(0, ...box.messages.keys()) || 100) + 1, raw)
  const person = async (email = 'w1@media.id') => db.selectFrom('journalist').select(['id', 'bounce', 'bounce_reason as reason']).where('email', '=', email).executeTakeFirstOrThrow() // prettier-ignore
  const letterOf = async (title: string) =>
    db
      .selectFrom('release_recipient')
      .innerJoin('delivery', 'delivery.id', 'release_recipient.delivery_id')
      .innerJoin('publication', 'publication.id', 'delivery.publication_id')
      .select(['release_recipient.id as letterId', 'release_recipient.address as to', 'release_recipient.state', 'release_recipient.problem'])
      .where('publication.title', '=', title)
      .where('release_recipient.address', '=', 'w1@media.id')
      .executeTakeFirstOrThrow() // prettier-ignore
  async function release(title: string, minute: number) {
    await madePublication(db, { title }, later(minute))
    await deliverAll(later(minute + 1))
    await mailAll(later(minute + 1))
    return letterOf(title)
  }
  before(async () => {
    box = await openImapServer()
  })
  after(() => box.close())
  beforeEach(async () => {
    box.messages.clear()
    box.seen.clear()
    Object.assign(box, { uidValidity: 7, password: 'rahasia' })
    await sql`truncate bounce_mailbox`.execute(db)
    await db.insertInto('bounce_mailbox').values({ host: '127.0.0.1', port: box.port, security: 'none', username: 'kembali', password: seal('rahasia', SECRET, BOUNCE_ABOUT), folder: 'INBOX', return_to: 'kembali@contoh.go.id', revision: 1, changed_by: PERSON, changed_at: start }).execute() // prettier-ignore
    await addJournalists(2)
    await addDestination()
  })

  test('ask to come back to the mailbox, and under the name of their letter', async () => {
    const { letterId } = await release('Satu', 0)
    assert.ok(server.envelopes.every((it) => it.from === 'kembali@contoh.go.id'))
    assert.ok(server.envelopes.some((it) => it.id === letterId))
  })

  test('for good: the letter, the address and whoever looks are told, and no release goes there until a person puts it right', async () => {
    const one = await release('Satu', 0)
    put(postfix({ ...one, status: '5.1.1' }))
    await read(every(3))
    assert.deepEqual({ ...(await letterOf('Satu')), letterId: '' }, { letterId: '', to: 'w1@media.id', state: 'bounced', problem: '550 5.1.1 User unknown' }) // prettier-ignore
    assert.equal((await person()).bounce, 'hard')
    assert.equal((await person('w2@media.id')).bounce, 'none')
    server.received.length = 0
    await release('Dua', 5).catch(() => {})
    assert.deepEqual(server.received.map((it) => it.to), ['w2@media.id']) // prettier-ignore
    await db.transaction().execute(async (tx) => clearBounceOf(tx, (await person()).id, later(8)))
    await release('Tiga', 10)
    assert.ok(server.received.some((it) => it.to === 'w1@media.id'))
    const entries = await db.selectFrom('ledger_entry').select('body').execute()
    assert.equal(
      entries.filter((it) => it.body.includes('"journalist-bounced"') && it.body.includes(one.letterId)).length,
      1,
    )
    assert.ok(entries.every((it) => !it.body.includes('w1@media.id')))
  })

  test('from a stranger who guesses, from leave, or for a letter that was put right since, mark nobody', async () => {
    const one = await release('Satu', 0)
    put(postfix({ letterId: newId(), to: one.to, status: '5.1.1' }))
    put(onLeave({ ...one, status: '5.1.1' }))
    put(`From: ${one.to}\nSubject: tanya\n\nKapan?`)
    await read(every(3))
    assert.equal((await person()).bounce, 'none')
    assert.equal(box.seen.size, 0) // what is not ours stays unread for people
    await sql`update journalist set email = 'baru@media.id' where email = 'w1@media.id'`.execute(db)
    put(postfix({ ...one, status: '5.1.1' }))
    await read(every(9))
    assert.equal((await person('baru@media.id')).bounce, 'none')
    assert.equal((await letterOf('Satu')).state, 'bounced')
    assert.deepEqual([...box.seen], [104])
  })

  test('for now: three releases in a row mark the address, and one that arrives between begins anew', async () => {
    for (const [at, title] of ['Satu', 'Dua', 'Tiga', 'Empat', 'Lima', 'Enam'].entries()) {
      const one = await release(title, at * 10)
      if (title !== 'Tiga') put(gmail({ ...one, status: '4.2.2', said: 'penuh' }))
      await read(every(at * 10 + 6))
      assert.equal((await person()).bounce, title === 'Enam' ? 'hard' : 'soft', title)
    }
    assert.match((await person()).reason, /Tiga siaran berturut-turut/)
  })

  test('among hostile and broken messages are found all the same, each read once, and nothing is deleted', async () => {
    const one = await release('Satu', 0)
    put('\0'.repeat(10_000))
    put(null)
    put(`Content-Type: multipart/report; boundary=x\n\n${'--x\n'.repeat(100_000)}`)
    put(exim({ ...one, status: '5.1.1', said: 'x'.repeat(5_000) }) + 'x'.repeat(3_000_000))
    await read(every(3))
    assert.equal((await person()).bounce, 'hard')
    const asked = box.asked.length
    await read(every(4)) // not yet time to look again
    assert.equal(box.asked.length, asked)
    await read(every(9))
    assert.ok(!box.asked.slice(asked).some((it) => it.startsWith('UID FETCH')))
    assert.ok(!box.asked.some((it) => /EXPUNGE|Deleted|MOVE|CLOSE$/i.test(it)))
    box.uidValidity = 8 // numbers name other messages now
    await read(every(15))
    assert.ok(box.asked.slice(asked).some((it) => it.startsWith('UID FETCH')))
  })

  test('a mailbox that cannot be read says why and whoever keeps it is told once; a try changes nothing', async () => {
    const one = await release('Satu', 0)
    put(postfix({ ...one, status: '5.1.1' }))
    assert.deepEqual(await tryBounceMailbox({ db, secret: SECRET }), { ok: true, messages: 1, looked: 1, reports: 1, ours: 1 }) // prettier-ignore
    assert.equal((await person()).bounce, 'none')
    box.password = 'lain'
    for (const minute of [3, 9, 15, 21]) await read(every(minute))
    const { trouble, failures } = await db.selectFrom('bounce_mailbox').select(['trouble', 'failures']).executeTakeFirstOrThrow() // prettier-ignore
    assert.match(trouble, /Nama atau sandi/)
    assert.doesNotMatch(trouble, /rahasia/)
    assert.equal(failures, 4)
    const trial = await tryBounceMailbox({ db, secret: 'y'.repeat(43) })
    assert.ok(trial && !trial.ok && /disegel/.test(trial.trouble.id))
    await sql`update bounce_mailbox set folder = 'Lain'`.execute(db)
    box.password = 'rahasia'
    assert.match(JSON.stringify(await tryBounceMailbox({ db, secret: SECRET })), /Folder itu tidak dapat dibuka/)
    await sql`update bounce_mailbox set port = 1`.execute(db)
    assert.match(JSON.stringify(await tryBounceMailbox({ db, secret: SECRET })), /tidak dapat dihubungi/)
  })
})

describe('news to subscribers', () => {
  const form = (it: Record<string, string | string[]>) => ({
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams(Object.entries(it).flatMap(([name, value]) => [value].flat().map((one) => [name, one]))).toString(), // prettier-ignore
  })
  const ask = (it: object = {}) =>
    app.inject({ method: 'POST', url: '/langganan/', ...form({ surel: 'warga@surel.id', setuju: '1', ...it }) })
  const confirmations = async (now: Date) => {
    while (await sendingConfirmations(site)(now));
  }
  const linkIn = (letter = '', way: 'pasti' | 'berhenti') =>
    (new RegExp(`/langganan/${way}/[\\w.-]+`).exec(letter.replaceAll(/=\r?\n/g, '')) ?? [''])[0]
  const post = (url: string) => app.inject({ method: 'POST', url, ...form({}) })
  const count = async (table: 'subscriber' | 'subscription_request') => {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(db)
    return rows[0]?.n
  }
  /** Somebody who asked and confirmed. */
  async function subscribe(surel: string, topik: string[] = [], bahasa = 'id'): Promise<void> {
    await forgetAttempts(db, 'subscribe:from:127.0.0.1')
    assert.equal((await ask({ surel, topik, bahasa })).statusCode, 200)
    await confirmations(new Date())
    assert.equal((await post(linkIn(letters().at(-1), 'pasti'))).statusCode, 200)
  }
  const publish = async (part: object, minute: number) => {
    const it = await madePublication(db, part, later(minute))
    await deliverAll(later(minute + 1))
    await mailAll(later(minute + 1))
    return it
  }
  beforeEach(async () => {
    await sql`truncate subscriber, subscription_request, rate_limit`.execute(db)
    await db.insertInto('destination').values({ id: newId(), channel: 'subscribers', name: 'Pelanggan', by_hand: false, on: true, address: '', settings: JSON.stringify({ replyTo: '', perMinute: '6000' }), content_types: [], per_minute: 600, revision: 1, changed_by: PERSON, changed_at: start }).execute() // prettier-ignore
    await madePublication(db, { title: 'Awal', topic: 'Kesehatan' }, start)
    await deliverAll(later(1))
    server.received.length = 0
  })

  test('who asks is sent one link, and is subscribed by its button alone, once', async () => {
    const answer = await ask({ topik: 'kesehatan' })
    assert.equal(answer.statusCode, 200)
    assert.doesNotMatch(answer.body, /warga@|<script|style=/)
    assert.match(String(answer.headers['content-security-policy']), /default-src 'none'/)
    assert.equal(await count('subscriber'), 0)
    await confirmations(new Date())
    assert.deepEqual(server.received.map((it) => it.to), ['warga@surel.id']) // prettier-ignore
    const link = linkIn(letters()[0], 'pasti')
    const page = await app.inject({ url: link })
    assert.match(page.body, /Kesehatan.*<form method="post">/s)
    assert.equal(await count('subscriber'), 0) // what looks at links subscribes nobody
    assert.equal((await post(link)).statusCode, 200)
    const [row] = await db.selectFrom('subscriber').selectAll().execute()
    assert.deepEqual([row?.email, row?.topics, row?.language, row?.consent_version], ['warga@surel.id', ['kesehatan'], 'id', 1]) // prettier-ignore
    assert.equal((await post(link)).statusCode, 410)
    assert.equal(await count('subscription_request'), 0)
    for (const wrong of [`${link}x`, '/langganan/pasti/x', link.replace('pasti', 'berhenti')])
      assert.ok([404, 410].includes((await post(wrong)).statusCode), wrong)
  })

  test('nobody learns who is subscribed, and no address is flooded with letters', async () => {
    const first = await ask()
    await confirmations(new Date())
    await post(linkIn(letters()[0], 'pasti'))
    for (let at = 0; at < 5; at++) assert.equal((await ask({ surel: 'WARGA@surel.id' })).body, first.body)
    await confirmations(new Date())
    assert.equal(server.received.length, 3)
    for (let at = 0; at < 5; at++) await ask({ surel: `lain${at}@surel.id` })
    assert.equal((await ask({ surel: 'terakhir@surel.id' })).statusCode, 429)
    const { rows } = await sql<{ key: string }>`select key from rate_limit`.execute(db)
    assert.ok(rows.every((it) => !it.key.includes('surel.id')))
  })

  test('one mailbox is one however its owner tags it, and one line by IPv6 is one, whatever address of it asks', async () => {
    const from = (remoteAddress: string, surel: string) =>
      app.inject({ method: 'POST', url: '/langganan/', remoteAddress, ...form({ surel, setuju: '1' }) })
    for (let at = 0; at < 5; at++) await from(`198.51.100.${at}`, `warga+${at}@surel.id`)
    await confirmations(new Date())
    assert.deepEqual(server.received.map((it) => it.to).toSorted(), ['warga+0@surel.id', 'warga+1@surel.id', 'warga+2@surel.id']) // prettier-ignore
    // A mailbox that has had its letters takes nothing from what all may ask together.
    const { count: all } = await db.selectFrom('rate_limit').select('count').where('key', '=', 'subscribe:all').executeTakeFirstOrThrow() // prettier-ignore
    assert.equal(all, 3)
    for (let at = 0; at < 10; at++)
      assert.equal((await from(`2001:db8:1:2:${at}::7`, `lain${at}@surel.id`)).statusCode, 200)
    assert.equal((await from('2001:0db8:0001:0002::1', 'lain@surel.id')).statusCode, 429)
    assert.equal((await from('2001:db8:1:3::1', 'lain@surel.id')).statusCode, 200)
    assert.equal((await from('::ffff:198.51.100.200', 'lain@surel.id')).statusCode, 200)
    // Nor does whoever has many such lines take what all may ask together.
    for (let at = 0; at < limits.site.max; at++) await from(`2001:db8:2:${at}::1`, `lain${at}@surel.id`)
    assert.equal((await from('2001:db8:2:ffff::1', 'lain@surel.id')).statusCode, 429)
    assert.equal((await from('2001:db8:3::1', 'lain@surel.id')).statusCode, 200)
  })

  test('who was refused because all together asked too often has as many letters left as before', async () => {
    await ask()
    await db.updateTable('rate_limit').set({ count: limits.all.max }).where('key', '=', 'subscribe:all').execute()
    for (let at = 0; at < 5; at++) assert.equal((await ask()).statusCode, 429)
    await forgetAttempts(db, 'subscribe:all')
    for (let at = 0; at < 3; at++) assert.equal((await ask()).statusCode, 200)
    await confirmations(new Date())
    assert.equal(server.received.length, limits.to.max)
  })

  test('a letter that the server surely did not take goes when it does, signed, and one that is put off holds up no other', async () => {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048, privateKeyEncoding: { type: 'pkcs8', format: 'pem' }, publicKeyEncoding: { type: 'spki', format: 'pem' } }) // prettier-ignore
    await db.updateTable('press_setting').set({ dkim_selector: 'siar', dkim_key: seal(privateKey, SECRET, DKIM_ABOUT) }).execute() // prettier-ignore
    const problems: string[] = []
    const round = sendingConfirmations({ ...site, failed: (error) => void problems.push(String(error)) })
    const in_ = (seconds: number) => new Date(Date.now() + seconds * 1_000)
    for (const name of ['nanti', 'buruk', 'baik']) await ask({ surel: `${name}@surel.id` })
    await sql`update mail_setting set port = 1`.execute(db)
    assert.equal(await round(in_(0)), false) // away
    await sql`update mail_setting set port = ${server.port}`.execute(db)
    assert.equal(await round(in_(30)), false)
    judge = (address) => (address.startsWith('nanti') ? { code: 450, said: '4.2.0 nanti' } : address.startsWith('buruk') ? { code: 550, said: `5.1.1 <${address}>` } : null) // prettier-ignore
    while (await round(in_(70)));
    assert.deepEqual(server.received.map((it) => it.to), ['baik@surel.id']) // prettier-ignore
    assert.match(letters()[0] ?? '', /^DKIM-Signature: /m)
    assert.ok(problems.length === 1 && !problems[0]?.includes('surel.id'))
    judge = () => null
    while (await round(in_(140)));
    assert.deepEqual(server.received.map((it) => it.to), ['baik@surel.id', 'nanti@surel.id']) // prettier-ignore
    assert.equal(await round(in_(300)), false)
    await db.updateTable('press_setting').set({ dkim_selector: '', dkim_key: null }).execute()
  })

  test('what is not whole is refused with what to do, and a link that is two days old is not good', async () => {
    for (const wrong of [{ surel: 'bukan' }, { surel: 'a@b.id\r\nBcc: x@y.id' }, { setuju: '' }, { topik: 'tidak-ada' }, { topik: "x'; drop table" }]) assert.equal((await ask(wrong)).statusCode, 422, JSON.stringify(wrong)) // prettier-ignore
    assert.equal(await count('subscription_request'), 0)
    await ask()
    await confirmations(new Date())
    await sql`update subscription_request set expires_at = now() - interval '1 second'`.execute(db)
    assert.equal((await post(linkIn(letters()[0], 'pasti'))).statusCode, 410)
    await forgetRequests(db, new Date())
    assert.equal(await count('subscription_request'), 0)
    await sql`update destination set "on" = false`.execute(db)
    assert.equal((await ask()).statusCode, 404)
  })

  test('news goes to who wants its topic, short, with the way out by one press; nobody is named in what is kept of it', async () => {
    await subscribe('semua@surel.id')
    await subscribe('sehat@surel.id', ['kesehatan'], 'en')
    server.received.length = 0
    await publish({ title: 'Vaksin gratis', summary: 'Di semua puskesmas.', topic: 'Kesehatan' }, 10)
    assert.deepEqual(server.received.map((it) => it.to).toSorted(), ['sehat@surel.id', 'semua@surel.id']) // prettier-ignore
    const english = server.received.find((it) => it.to === 'sehat@surel.id')?.letter ?? ''
    assert.match(english, /^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m)
    assert.match(english.replaceAll(/=\r?\n/g, ''), /Di semua puskesmas\.[^]*Read all of it/)
    assert.doesNotMatch(english, /Alat berat tiba/)
    server.received.length = 0
    await publish({ title: 'Jalan dibuka', topic: 'Perhubungan' }, 20)
    assert.deepEqual(server.received.map((it) => it.to), ['semua@surel.id']) // prettier-ignore
    const { rows } = await sql<{ row: string }>`select row_to_json(r)::text as row from release_recipient r`.execute(db)
    assert.ok(rows.length === 3 && rows.every((it) => !it.row.includes('surel.id')))
  })

  test('a correction and a withdrawal reach exactly who got the first, whatever they subscribe to by now', async () => {
    await subscribe('satu@surel.id', ['kesehatan'])
    await subscribe('dua@surel.id', ['kesehatan'])
    const it = await publish({ title: 'Vaksin gratis', topic: 'Kesehatan' }, 10)
    await sql`update subscriber set topics = '{perhubungan}' where email = 'satu@surel.id'`.execute(db)
    await subscribe('tiga@surel.id')
    server.received.length = 0
    await madeCorrection(db, it, { title: 'Vaksin gratis dan aman' }, later(20))
    await deliverAll(later(21))
    await mailAll(later(21))
    assert.deepEqual(server.received.map((one) => one.to).toSorted(), ['dua@surel.id', 'satu@surel.id']) // prettier-ignore
    assert.ok(letters().every((one) => /^Subject: Koreksi: Vaksin gratis dan aman/m.test(one)))
    await db.transaction().execute(async (tx) => removeSubscriber(tx, (await findSubscriber(tx, 'dua@surel.id'))?.id ?? '')) // prettier-ignore
    server.received.length = 0
    await withdraw(it.dossierId, 'Belum pasti.', later(30))
    await deliverAll(later(31))
    await mailAll(later(31))
    assert.deepEqual(server.received.map((one) => one.to), ['satu@surel.id']) // prettier-ignore
  })

  test('who leaves is deleted, by a press and never by a look; what is under way does not go', async () => {
    await subscribe('warga@surel.id')
    server.received.length = 0
    await publish({ title: 'Satu' }, 10)
    const out = linkIn(letters()[0], 'berhenti')
    assert.match((await app.inject({ url: out })).body, /<form method="post">/)
    assert.equal(await count('subscriber'), 1)
    await madePublication(db, { title: 'Dua' }, later(20))
    await deliverAll(later(21))
    const multipart = { headers: { 'content-type': 'multipart/form-data; boundary=x' }, payload: '--x\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--' } // prettier-ignore
    for (let at = 0; at < 2; at++) assert.equal((await app.inject({ method: 'POST', url: out, ...multipart })).statusCode, 200) // prettier-ignore
    assert.equal(await count('subscriber'), 0)
    server.received.length = 0
    await mailAll(later(21))
    assert.equal(server.received.length, 0)
    assert.match((await app.inject({ url: out })).body, /sudah berhenti/)
  })

  test('news goes to thousands, and the ledger holds how it ended for each of them', async () => {
    await sql`insert into subscriber (id, email, topics, language, consent_version, consented_at, confirmed_at)
      select gen_random_uuid(), 'w' || n || '@surel.id', '{}', 'id', 1, ${start}, ${start} from generate_series(1, 12000) n`.execute(db) // prettier-ignore
    await madePublication(db, { title: 'Satu' }, later(10))
    await deliverAll(later(11))
    await sql`update release_recipient set state = 'sent', settled_at = ${later(12)}`.execute(db)
    await mailAll(later(12))
    const { rows } = await sql<{ hash: string }>`
      select encode(sha256(('[' || string_agg(format('{"id":"%s","state":"sent"}', id), ',' order by id) || ']')::bytea), 'hex') as hash
      from release_recipient`.execute(db)
    const told = await db.selectFrom('ledger_entry').select('body').orderBy('index', 'desc').limit(1).executeTakeFirstOrThrow() // prettier-ignore
    const { counts, receiptsHash } = JSON.parse(told.body) as { counts: object; receiptsHash: string }
    assert.deepEqual([counts, receiptsHash], [{ sent: 12_000 }, rows[0]?.hash])
  })

  test('the way out in a letter of before still works for who left and came back, and what they were sent before is not known to be theirs', async () => {
    await subscribe('warga@surel.id')
    server.received.length = 0
    await publish({ title: 'Satu' }, 10)
    const out = linkIn(letters()[0], 'berhenti')
    assert.equal((await post(out)).statusCode, 200)
    await subscribe('Warga@surel.id')
    const { id } = await db.selectFrom('subscriber').select('id').executeTakeFirstOrThrow()
    const before = await db.selectFrom('release_recipient').select('id').where('subscriber_id', '=', id).execute()
    assert.deepEqual(before, [])
    assert.match((await app.inject({ url: out })).body, /<form method="post">/)
    assert.equal((await post(out)).statusCode, 200)
    assert.equal(await count('subscriber'), 0)
  })

  test('an address that is gone is deleted with its subscription, and nobody at all is no failure', async () => {
    const none = await publish({ title: 'Belum ada yang berlangganan' }, 5)
    const { state } = await db.selectFrom('delivery').select('state').where('publication_id', '=', none.publicationId).where('channel', '=', 'subscribers').executeTakeFirstOrThrow() // prettier-ignore
    assert.equal(state, 'sent')
    await subscribe('pergi@surel.id')
    await subscribe('kembali@surel.id')
    judge = (address) => (address === 'pergi@surel.id' ? { code: 550, said: `5.1.1 <${address}> tidak ada` } : null)
    await publish({ title: 'Satu' }, 10)
    const left = await db.selectFrom('subscriber').select('email').execute()
    assert.deepEqual(left, [{ email: 'kembali@surel.id' }])
    const { id: letterId } = await db.selectFrom('release_recipient').select('id').where('state', '=', 'sent').executeTakeFirstOrThrow() // prettier-ignore
    const report = readBounce(
      await parseLetter(Buffer.from(postfix({ letterId, to: 'kembali@surel.id', status: '5.1.1' }))),
    )
    assert.ok(report && report !== 'auto-reply')
    assert.equal(await db.transaction().execute((tx) => keepBounce(tx, report, later(12))), true)
    assert.equal(await count('subscriber'), 0)
    const { rows } = await sql<{ row: string }>`select row_to_json(r)::text as row from release_recipient r`.execute(db)
    assert.ok(rows.every((it) => !it.row.includes('surel.id')))
  })

  test('who leaves while their letter is under way is in nothing that the server says of it', async () => {
    await subscribe('pergi@surel.id')
    await madePublication(db, { title: 'Satu' }, later(10))
    await deliverAll(later(11))
    const { delivery_id: deliveryId } = await db.selectFrom('release_recipient').select('delivery_id').where('state', '=', 'waiting').executeTakeFirstOrThrow() // prettier-ignore
    const one = await claimRecipient(db, deliveryId, later(11))
    assert.ok(one)
    await db.transaction().execute((tx) => removeSubscriber(tx, one.subscriberId ?? ''))
    await finishRecipient(
      db,
      one,
      { state: 'failed', problem: '550 <pergi@surel.id> tidak ada', gone: true },
      later(12),
    )
    const { state, problem } = await db.selectFrom('release_recipient').select(['state', 'problem']).where('id', '=', one.id).executeTakeFirstOrThrow() // prettier-ignore
    assert.deepEqual([state, problem], ['failed', ''])
  })
})

describe('the way out', () => {
  const visit = (method: 'GET' | 'POST', token: string, more: object = {}) =>
    app.inject({ method, url: `/pers/berhenti/${token}`, ...more })
  const consent = async () => (await db.selectFrom('journalist').select('consent').executeTakeFirstOrThrow()).consent
  async function sentOne(): Promise<string> {
    await addJournalists(1)
    await addDestination()
    await madePublication(db, { title: 'Pasar murah' }, start)
    await deliverAll(later(1))
    await mailAll(later(1))
    return signedToken(
      'unsubscribe',
      (await db.selectFrom('release_recipient').select('id').executeTakeFirstOrThrow()).id,
      SECRET,
    )
  }

  test('a GET shows the way and stops nothing; one press stops it, and said twice it is the same', async () => {
    const token = await sentOne()
    const page = await visit('GET', token)
    assert.equal(page.statusCode, 200)
    assert.match(page.body, /<form method="post">/)
    assert.ok(page.body.length < 50_000 && !/<script/.test(page.body))
    assert.equal(await consent(), 'given')
    const press = { headers: { 'content-type': 'application/x-www-form-urlencoded' }, payload: 'List-Unsubscribe=One-Click' } // prettier-ignore
    assert.equal((await visit('POST', token, press)).statusCode, 200)
    assert.equal(await consent(), 'unsubscribed')
    assert.equal((await visit('POST', token, press)).statusCode, 200)
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from journalist_consent`.execute(db)
    assert.equal(rows[0]?.n, 1)
    assert.match((await visit('GET', token)).body, /sudah berhenti/i)
    server.received.length = 0
    await madePublication(db, { title: 'Pasar kedua' }, later(2))
    await deliverAll(later(3))
    await mailAll(later(3))
    assert.equal(server.received.length, 0)
  })

  test('of a link that was not made here nothing is told, and nothing happens', async () => {
    const token = await sentOne()
    for (const wrong of [`${token}x`, token.replace(/^./, (sign) => (sign === '0' ? '1' : '0')), 'x', `${newId()}.x`]) {
      assert.equal((await visit('POST', wrong)).statusCode, 404)
      assert.equal((await visit('GET', wrong)).statusCode, 404)
    }
    assert.equal(await consent(), 'given')
    const multipart = { headers: { 'content-type': 'multipart/form-data; boundary=x' }, payload: '--x\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--' } // prettier-ignore
    assert.equal((await visit('POST', token, multipart)).statusCode, 200)
    assert.equal(await consent(), 'unsubscribed')
  })
})
