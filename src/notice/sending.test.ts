import assert from 'node:assert/strict'
import { createECDH, randomBytes } from 'node:crypto'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, before, beforeEach, describe, test } from 'node:test'
import { openMailServer, openOddServer, obliging, type MailServerStandIn } from '../../test/mail-server.ts'
import { beginDossier, openTestOffice, shown, tryAct, type TestOffice } from '../../test/office.ts'
import { makePushKey, readPushKey } from '../outgoing/push.ts'
import { startDrill } from '../crisis/api.ts'
import { addComment } from '../dossier/api/comments.ts'
import { listNotices } from './api.ts'
import { readMail, saveMail } from './api/mail.ts'
import {
  openNoticeLink,
  readPreference,
  readTrial,
  revokeNoticeLinks,
  savePreference,
  tryChannels,
} from './api/preferences.ts'
import { addPush, readPush, removePush } from './api/push.ts'
import { runTimers } from './jobs.ts'
import { sending } from './jobs/send.ts'
import { ofNoDossier } from './rules.ts'
import { afterTry, sendAt, usualPreference } from './rules/sending.ts'
import { tell } from './store.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const URL_OF = 'https://siar.contoh.go.id'

let office: TestOffice
let server: MailServerStandIn
before(async () => {
  office = await openTestOffice()
  server = await openMailServer()
  // At whatever hour this runs, nobody sleeps.
  const awake = { channels: ['email' as const], quietFrom: 0, quietUntil: 0, digestAt: null }
  for (const person of Object.values(office.people)) await person.call(savePreference, { body: awake })
})
after(async () => {
  await server.close()
  await office.close()
})
beforeEach(async () => {
  await useServer(server.port)
  await drain()
  server.received.length = 0
})

async function useServer(port: number) {
  const { administrator } = office.people
  const { revision } = await administrator.call(readMail, {})
  const body = { host: '127.0.0.1', port, security: 'none' as const, username: '', sender: 'siar@contoh.go.id' }
  await administrator.call(saveMail, { body: { ...body, seenRevision: revision } })
}
const pushKey = readPushKey(makePushKey())
const pushGuard = { mayConnect: () => true, timeoutMs: 5_000 }
const short = { connectMs: 300, silenceMs: 300 }
const long = { connectMs: 10_000, silenceMs: 10_000 } // two cores may be busy with other files
const newSending = (patience = long) =>
  sending({
    db: office.db,
    url: URL_OF,
    smtpPassword: undefined,
    telegramToken: undefined,
    pushKey,
    pushGuard,
    patience,
  })
async function drain(now = new Date()) {
  const round = newSending()
  while (await round(now));
}
const statesOf = async (dossierId: string) => {
  const rows = await office.db
    .selectFrom('notice_delivery')
    .innerJoin('notice', 'notice.id', 'notice_delivery.notice_id')
    .select(['notice_delivery.state', 'notice_delivery.why', 'notice_delivery.due_at', 'notice_delivery.attempts'])
    .where('notice.dossier_id', '=', dossierId)
    .execute()
  return rows
}
const lettersTo = (post: string) => server.received.filter((it) => it.to === `${post}@contoh.go.id`)
/** A letter's text with its soft line ends joined (quoted-printable). */
const readable = (letter: string) => letter.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=')
const linksIn = (letter: string) => [
  ...new Set(
    [...readable(letter).matchAll(/https:\/\/siar\.contoh\.go\.id\/app\/p\/([\w-]+)/g)].map((it) => it[1] as string),
  ),
]

describe('by mail', () => {
  test('a drill comes in a letter of its own, after what is real, and says so first', async () => {
    const body = { title: 'Kebakaran kilang', level: 'alert' as const, speed: 1 }
    const { dossierId } = await office.people.fungsional.call(startDrill, { body })
    await beginDossier(office, 'Kilang sungguhan')
    await drain()
    const letters = lettersTo('kepala-bidang').map((it) => readable(it.letter))
    assert.equal(letters.length, 2)
    const [real, drill] = letters as [string, string]
    assert.match(real, /Kilang sungguhan/)
    assert.doesNotMatch(real, /LATIHAN|Kebakaran kilang/)
    assert.match(drill, /^Subject: LATIHAN: /m)
    assert.match(drill, /Kebakaran kilang/)
    assert.doesNotMatch(drill, /Kilang sungguhan/)
    const head = office.people['kepala-bidang']
    await tryAct(head, dossierId, { kind: 'withdraw', reason: 'Latihan selesai' })
  })

  test('who is next gets one letter with a link that opens the act, for them alone', async () => {
    const dossierId = await beginDossier(office, 'Gladi evakuasi')
    await drain()
    await drain()
    const letters = lettersTo('kepala-bidang')
    assert.equal(letters.length, 1)
    const { letter } = letters[0] as { letter: string }
    assert.match(readable(letter), /Gladi evakuasi/)
    const [token] = linksIn(letter)
    assert.ok(token)
    const { fungsional } = office.people
    const kabid = office.people['kepala-bidang']
    const wrong = await fungsional.send('POST', '/api/notices/open', { token })
    assert.deepEqual(shown(wrong), [403, 'notice-link-not-yours'])
    assert.doesNotMatch(JSON.stringify(wrong.body), /Gladi/)
    const { place } = await kabid.call(openNoticeLink, { body: { token } })
    assert.equal(place, `/berkas/${dossierId}`)
    assert.deepEqual(
      (await statesOf(dossierId)).map((it) => it.state),
      ['opened'],
    )
    const { rows } = await kabid.call(listNotices, { query: { limit: 1 } })
    assert.ok(rows[0]?.readAt)
    assert.deepEqual(shown(await kabid.send('POST', '/api/notices/open', { token: 'x'.repeat(32) })), [
      410,
      'notice-link-gone',
    ])
  })

  test('of an item it names the item, unless that is as sensitive as a limited dossier', async () => {
    const { fungsional } = office.people
    const dossierId = await beginDossier(office, 'Harga pupuk naik')
    await drain()
    server.received.length = 0
    const { item_id: itemId } = await office.db.selectFrom('dossier').select('item_id').where('id', '=', dossierId).executeTakeFirstOrThrow() // prettier-ignore
    const letter = async (about: string) => {
      const groups = { named: { personIds: [fungsional.personId] } }
      const happened = ofNoDossier({ kind: 'facts-late', about, groups, data: { itemId: itemId ?? '' } })
      await office.db.transaction().execute((tx) => tell(tx, [happened], new Date()))
      await drain()
      return readable(lettersTo('fungsional').at(-1)?.letter ?? '')
    }
    assert.match(await letter('satu'), /melewati waktu minta fakta.*: Harga pupuk naik/s)
    const limit = (limited: boolean) => office.db.updateTable('dossier').set({ limited }).where('id', '=', dossierId).execute() // prettier-ignore
    await limit(true)
    await office.db
      .insertInto('dossier_reader')
      .values({ dossier_id: dossierId, person_id: fungsional.personId })
      .execute()
    const ofLimited = await letter('dua')
    assert.match(ofLimited, /melewati waktu minta fakta/)
    assert.doesNotMatch(ofLimited, /pupuk/)
    await limit(false)
  })

  test('a link that was taken back, is too old, or leads to what may not be read any more opens nothing', async () => {
    const dossierId = await beginDossier(office, 'Tautan dicabut')
    await drain()
    const kabid = office.people['kepala-bidang']
    const [token] = linksIn(lettersTo('kepala-bidang')[0]?.letter ?? '')
    const gone = async () => shown(await kabid.send('POST', '/api/notices/open', { token }))
    await office.db.updateTable('dossier').set({ limited: true }).where('id', '=', dossierId).execute()
    assert.deepEqual(await gone(), [410, 'notice-link-gone'])
    await office.db.updateTable('dossier').set({ limited: false }).where('id', '=', dossierId).execute()
    assert.ok((await kabid.call(revokeNoticeLinks, {})).revoked >= 1)
    assert.deepEqual(await gone(), [410, 'notice-link-gone'])
    await office.db.updateTable('notice_link').set({ revoked_at: null, expires_at: new Date() }).execute()
    assert.deepEqual(await gone(), [410, 'notice-link-gone'])
  })

  test('of a limited dossier a letter has the number, and neither title nor words', async () => {
    const { fungsional } = office.people
    const kabid = office.people['kepala-bidang']
    const dossierId = await beginDossier(office, 'Perkara anak')
    await tryAct(kabid, dossierId, {
      kind: 'limit',
      reason: 'Peka',
      readers: { personIds: [], postIds: ['kepala-bidang', 'fungsional'] },
    })
    await fungsional.call(addComment, { params: { dossierId }, body: { text: '@Kepala Bidang nama ibunya Siti' } })
    await drain()
    const [letter] = lettersTo('kepala-bidang')
    assert.ok(letter)
    assert.doesNotMatch(readable(letter.letter), /Perkara anak|Siti/)
    assert.match(readable(letter.letter), /berkas terbatas \d{4}\/\d{4}/)
  })

  test('many at once are one letter, which says how many', async () => {
    for (let count = 0; count < 4; count++) await beginDossier(office, `Bersama ${count}`)
    await drain()
    assert.equal(lettersTo('kepala-bidang').length, 1)
    assert.match(lettersTo('kepala-bidang')[0]?.letter ?? '', /^Subject: Siar: 4 pemberitahuan/m)
  })

  test('what was read in Siar meanwhile is not sent', async () => {
    const dossierId = await beginDossier(office, 'Sudah dibaca')
    await office.people['kepala-bidang'].send('POST', '/api/notices/read', { upTo: new Date().toISOString() })
    await drain()
    assert.equal(server.received.length, 0)
    assert.deepEqual(
      (await statesOf(dossierId)).map((it) => it.state),
      ['dropped'],
    )
  })

  test('after a week without power each gets one letter, with only what is still true', async () => {
    const first = await beginDossier(office, 'Seminggu satu')
    await beginDossier(office, 'Seminggu dua')
    await drain()
    server.received.length = 0
    const { due_at } = await office.db
      .selectFrom('dossier')
      .select('due_at')
      .where('id', '=', first)
      .executeTakeFirstOrThrow()
    const back = new Date(due_at.getTime() + 7 * DAY_MS)
    const round = newSending()
    while (await runTimers(office.db, back)) await round(back)
    await round(back) // gathered first
    assert.equal(server.received.length, 0)
    await drain(new Date(back.getTime() + 2 * MINUTE_MS))
    assert.equal(lettersTo('kepala-bidang').length, 1)
    assert.doesNotMatch(readable(lettersTo('kepala-bidang')[0]?.letter ?? ''), /Separuh waktu/)
    await drain(new Date(back.getTime() + DAY_MS))
    assert.equal(lettersTo('kepala-bidang').length, 1)
  })
})

describe('a channel in trouble', () => {
  test('holds no act up, brings about no notice, says why, and is tried again until it goes once', async () => {
    const hung = await openOddServer(() => undefined, null)
    await useServer(hung.port)
    const dossierId = await beginDossier(office, 'Server bisu')
    const count = () =>
      office.db
        .selectFrom('notice')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
    const before = await count()
    const started = performance.now()
    await newSending(short)(new Date())
    await beginDossier(office, 'Kerja jalan terus')
    assert.ok(performance.now() - started < 20_000)
    const [waiting] = await statesOf(dossierId)
    assert.equal(waiting?.state, 'queued')
    assert.match(waiting.why, /tidak menjawab pada waktunya/)
    assert.ok(waiting.due_at > new Date())
    assert.equal((await count()).count, before.count + 1) // that of the second dossier alone
    await hung.close()
    await useServer(server.port)
    await drain(new Date(Date.now() + 2 * MINUTE_MS))
    await drain(new Date(Date.now() + 9 * MINUTE_MS))
    assert.equal(lettersTo('kepala-bidang').length, 1)
    assert.equal((await statesOf(dossierId))[0]?.state, 'sent')
  })

  test('away for a moment, it is asked again as soon as for one letter, however many waited', async (t) => {
    const dossierId = await beginDossier(office, 'Server dimulai ulang')
    await tryAct(office.people['kepala-bidang'], dossierId, { kind: 'assess', level: 'alert', reason: 'Banjir' })
    const down = await openOddServer(obliging)
    await useServer(down.port)
    await down.close()
    const round = newSending()
    await round(new Date())
    const waiting = (await statesOf(dossierId)).length
    assert.ok(waiting > 2)
    const links = await office.db
      .selectFrom('notice_link')
      .innerJoin('notice', 'notice.id', 'notice_link.notice_id')
      .select('notice_link.token_hash')
      .where('notice.dossier_id', '=', dossierId)
      .execute()
    assert.deepEqual(links, [], 'of what surely went to nobody no link is kept')
    await useServer(server.port)
    const later = performance.now() + 6_000
    t.mock.method(performance, 'now', () => later)
    await round(new Date(Date.now() + MINUTE_MS))
    assert.deepEqual(
      (await statesOf(dossierId)).map((it) => it.state),
      Array.from({ length: waiting }, () => 'sent'),
    )
  })

  test('a letter that the server refuses is failed, and why is shown', async () => {
    const refusing = await openOddServer((line, said) =>
      !said.data && line.toUpperCase().startsWith('RCPT') ? '550 kotak surat tidak ada' : obliging(line, said),
    )
    await useServer(refusing.port)
    const dossierId = await beginDossier(office, 'Kotak surat hilang')
    await drain()
    await refusing.close()
    const { rows } = await office.people['kepala-bidang'].call(listNotices, { query: { limit: 20 } })
    const [delivery] = rows.find((it) => it.dossier?.id === dossierId)?.deliveries ?? []
    assert.equal(delivery?.state, 'failed')
    assert.match(delivery.why, /menolak surel ini.*kotak surat tidak ada/)
  })

  test('a server that takes the letter and loses it is never said to have delivered it', async () => {
    const lying = await openOddServer(obliging)
    await useServer(lying.port)
    const dossierId = await beginDossier(office, 'Server berbohong')
    await drain()
    await lying.close()
    assert.equal((await statesOf(dossierId))[0]?.state, 'sent')
  })

  test('cut off after it was handed over, a letter is uncertain and never sent again', async () => {
    const cutting = await openOddServer((line, said) => (said.data && line === '.' ? null : obliging(line, said)))
    await useServer(cutting.port)
    const dossierId = await beginDossier(office, 'Putus di akhir')
    await drain()
    await cutting.close()
    assert.equal((await statesOf(dossierId))[0]?.state, 'unsure')
    await useServer(server.port)
    await drain(new Date(Date.now() + DAY_MS))
    assert.equal(server.received.length, 0)
  })

  test('what a process was sending when it died is uncertain; a clock that leapt holds nothing up', async () => {
    const dossierId = await beginDossier(office, 'Mati di tengah')
    const rows = office.db.updateTable('notice_delivery').where('state', '=', 'queued')
    await rows.set({ state: 'sending', set_at: new Date(Date.now() - DAY_MS) }).execute()
    await drain()
    assert.equal((await statesOf(dossierId))[0]?.state, 'unsure')
    assert.equal(server.received.length, 0)
    const leapt = await beginDossier(office, 'Jam maju sehari')
    const ahead = new Date(Date.now() + DAY_MS)
    await office.db
      .updateTable('notice_delivery')
      .where('state', '=', 'queued')
      .set({ set_at: ahead, due_at: new Date(ahead.getTime() + MINUTE_MS) })
      .execute()
    await drain()
    assert.equal((await statesOf(leapt))[0]?.state, 'sent')
  })

  test('two nodes send each letter once', async () => {
    for (let count = 0; count < 3; count++) await beginDossier(office, `Dua simpul ${count}`)
    await Promise.all([drain(), drain(), drain()])
    assert.equal(lettersTo('kepala-bidang').length, 1)
  })
})

describe('by push', () => {
  const browser = createECDH('prime256v1')
  browser.generateKeys()
  const keys = { p256dh: browser.getPublicKey().toString('base64url'), auth: randomBytes(16).toString('base64url') }

  test('every browser of a person gets it; one that is gone is forgotten, and nothing waits for the mail', async () => {
    const { sekretaris } = office.people
    const statuses = new Map([
      ['/hidup', 201],
      ['/mati', 410],
    ])
    const asked: string[] = []
    const service = createServer((request, response) => {
      asked.push(request.url ?? '')
      request.resume()
      response.writeHead(statuses.get(request.url ?? '') ?? 500).end()
    })
    await new Promise<void>((resolve) => service.listen(0, '127.0.0.1', resolve))
    const { port } = service.address() as AddressInfo
    const awake = { channels: ['push' as const], quietFrom: 0, quietUntil: 0, digestAt: null }
    await sekretaris.call(savePreference, { body: awake })
    for (const path of statuses.keys()) {
      const endpoint = `https://push.contoh.id${path}`
      await sekretaris.call(addPush, { body: { endpoint, ...keys, device: `Uji ${path}` } })
      await office.db
        .updateTable('push_subscription')
        .set({ endpoint: `http://127.0.0.1:${port}${path}` })
        .where('endpoint', '=', endpoint)
        .execute()
    }
    const { noticeId } = await sekretaris.call(tryChannels, {})
    await drain()
    service.close()
    assert.deepEqual(asked.toSorted(), ['/hidup', '/mati'])
    const { deliveries } = await sekretaris.call(readTrial, { params: { noticeId } })
    assert.deepEqual(
      deliveries.map((it) => [it.channel, it.state]),
      [['push', 'sent']],
    )
    const { devices } = await sekretaris.call(readPush, {})
    assert.deepEqual(
      devices.map((it) => it.device),
      ['Uji /hidup'],
    )
    const [device] = devices
    assert.ok(device)
    const params = { subscriptionId: device.id }
    assert.equal((await office.people.fungsional.send('DELETE', `/api/me/push/${device.id}`)).status, 404)
    await sekretaris.call(removePush, { params })
    // Without a browser nothing is queued for one.
    const { noticeId: next } = await sekretaris.call(tryChannels, {})
    assert.deepEqual((await sekretaris.call(readTrial, { params: { noticeId: next } })).deliveries, [])
    await sekretaris.call(savePreference, { body: { ...awake, channels: ['email'] } })
  })

  test('what no browser says is refused', async () => {
    const { sekretaris } = office.people
    const good = { endpoint: 'https://push.contoh.id/satu', ...keys, device: 'Uji' }
    const add = async (more: object) => shown(await sekretaris.send('POST', '/api/me/push', { ...good, ...more }))
    assert.deepEqual(await add({ endpoint: 'http://push.contoh.id/satu' }), [422, 'push-not-browser'])
    assert.deepEqual(await add({ endpoint: 'https://push.contoh.id:22/satu' }), [422, 'push-not-browser'])
    assert.deepEqual(await add({ auth: 'pendek' }), [422, 'push-not-browser'])
    assert.deepEqual(await add({ p256dh: keys.auth }), [422, 'push-not-browser'])
    assert.deepEqual(await add({ endpoint: 'bukan alamat' }), [400, 'input'])
  })
})

describe('how one is told', () => {
  const at = (text: string) => new Date(`${text}+07:00`)
  test('in quiet hours only what is urgent goes; the rest waits for their end', () => {
    const night = at('2026-11-24T22:15')
    assert.deepEqual(sendAt(usualPreference, true, night), night)
    assert.deepEqual(sendAt(usualPreference, false, night), at('2026-11-25T06:00'))
    assert.deepEqual(sendAt(usualPreference, false, at('2026-11-25T05:59')), at('2026-11-25T06:00'))
    assert.deepEqual(sendAt(usualPreference, false, at('2026-11-25T06:00')), at('2026-11-25T06:00'))
    const noon = { ...usualPreference, quietFrom: 12 * 60, quietUntil: 13 * 60 }
    assert.deepEqual(sendAt(noon, false, at('2026-11-25T12:30')), at('2026-11-25T13:00'))
    assert.deepEqual(sendAt({ ...noon, quietUntil: 12 * 60 }, false, at('2026-11-25T12:00')), at('2026-11-25T12:00'))
  })
  test('a server that was away for a day and then asks to wait is asked again; who asks it for ever is not', () => {
    const now = new Date('2026-11-26T03:00:00Z')
    const ended = (attempts: number, days: number) =>
      afterTry({ state: 'later', why: '' }, { attempts, madeAt: new Date(now.getTime() - days * DAY_MS) }, now).state
    assert.equal(ended(1, 0), 'queued')
    assert.equal(ended(30, 1), 'queued', 'most of them while it was away')
    assert.equal(ended(2, 7), 'queued', 'Siar itself was away for a week')
    assert.equal(ended(75, 4), 'failed')
    assert.equal(afterTry({ state: 'away', why: '' }, { attempts: 75, madeAt: new Date(now.getTime() - 4 * DAY_MS) }, now).state, 'failed') // prettier-ignore
  })
  test('a digest goes once a day at its minute', () => {
    const daily = { ...usualPreference, digestAt: 7 * 60 + 30 }
    assert.deepEqual(sendAt(daily, false, at('2026-11-24T07:31')), at('2026-11-25T07:30'))
    assert.deepEqual(sendAt(daily, false, at('2026-11-24T07:29')), at('2026-11-24T07:30'))
    assert.deepEqual(sendAt(daily, true, at('2026-11-24T22:00')), at('2026-11-24T22:00'))
  })
  test('a trial shows what came back, and a person’s choice is kept', async () => {
    const { sekretaris } = office.people
    const { noticeId } = await sekretaris.call(tryChannels, {})
    await drain()
    const { deliveries } = await sekretaris.call(readTrial, { params: { noticeId } })
    assert.deepEqual(
      deliveries.map((it) => [it.channel, it.state]),
      [['email', 'sent']],
    )
    assert.equal(lettersTo('sekretaris').length, 1)
    assert.equal((await office.people.fungsional.send('GET', `/api/notices/${noticeId}/deliveries`)).status, 404)
    const body = { channels: [], quietFrom: 1_200, quietUntil: 360, digestAt: 450 }
    await sekretaris.call(savePreference, { body })
    const { open, email, ...kept } = await sekretaris.call(readPreference, {})
    assert.deepEqual(
      [kept, open, email],
      [{ ...body, whatsapp: '' }, ['email', 'push', 'whatsapp'], 'sekretaris@contoh.go.id'],
    )
    const odd = await sekretaris.send('PUT', '/api/me/notices', { ...body, quietFrom: 1_440 })
    assert.equal(odd.status, 400)
  })
  test('mail is never set to go over the internet in the clear, nor over another’s change', async () => {
    const { administrator } = office.people
    const { revision } = await administrator.call(readMail, {})
    const body = { port: 25, username: '', sender: 'siar@contoh.go.id', seenRevision: revision }
    const set = async (more: object) => {
      const key = { 'idempotency-key': crypto.randomUUID() }
      return shown(await administrator.send('POST', '/api/mail', { ...body, ...more }, key))
    }
    assert.deepEqual(await set({ host: 'mail.contoh.go.id', security: 'none' }), [422, 'mail-in-the-clear'])
    assert.deepEqual(await set({ host: 'https://mail.contoh.go.id', security: 'tls' }), [422, 'mail-host-wrong'])
    assert.deepEqual(await set({ host: 'mail.contoh.go.id', security: 'tls', seenRevision: 0 }), [
      409,
      'mail-setting-changed',
    ])
    assert.deepEqual(await set({ host: 'mail.contoh.go.id', security: 'tls', port: 0 }), [400, 'input'])
  })
})
