import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { openMailServer, type MailServerStandIn } from '../../test/mail-server.ts'
import { PERSON, madeOffice, madePublication } from '../../test/made-publications.ts'
import { signedToken } from '../base/signed-token.ts'
import type { Db } from '../db/connect.ts'
import { temporaryDatabase } from '../db/temporary.ts'
import { openFileStore } from '../files/store.ts'
import { listEmbargoed } from '../publication/stores/embargoed.ts'
import { sendingRoomLinks } from './jobs/room-links.ts'
import { roomRoutes } from './routes/room.ts'

const SECRET = 'x'.repeat(43)
const url = 'https://siar.contoh.go.id'
const TEXT = 'Kelinciputih'
let db: Db
let close: () => Promise<void>
let root: string
let server: MailServerStandIn
let app: FastifyInstance
const ids: Record<string, string> = {}

before(async () => {
  ;({ db, close } = await temporaryDatabase())
  const now = new Date()
  await madeOffice(db, new Date('2026-01-02T00:00:00Z'))
  root = await mkdtemp(join(tmpdir(), 'siar-room-'))
  server = await openMailServer()
  await sql`insert into mail_setting (host, port, security, username, sender, revision, changed_by, changed_at)
    values ('127.0.0.1', ${server.port}, 'none', '', 'humas@contoh.go.id', 1, ${PERSON}, ${now})`.execute(db)
  for (const [name, consent] of [['siti', 'given'], ['budi', 'withdrawn']] as const) // prettier-ignore
    await sql`insert into journalist (id, name, post, email, phone, beats, languages, ukw_number, note, consent, consent_on, revision, salt, changed_by, changed_at)
      values (gen_random_uuid(), ${name}, '', ${`${name}@media.id`}, '', '{}', '{}', '', '', ${consent}, '2026-01-05', 1, 'x', ${PERSON}, ${now})`.execute(db) // prettier-ignore
  const release = (hours: number) => {
    const at = new Date(now.getTime() + hours * 3_600_000)
    return { goesOutAt: at, embargoUntil: at, without: [] }
  }
  const made = async (title: string, hours: number) => (await madePublication(db, { title, summary: `${TEXT} ringkas` }, now, 'yes', release(hours))).publicationId // prettier-ignore
  ids['embargoed'] = await made('Anggaran baru', 5)
  ids['limited'] = await made('Rahasia sekali', 6)
  ids['unapproved'] = await made('Berubah sesudah disetujui', 7)
  await sql`update dossier set limited = true where title = 'Rahasia sekali'`.execute(db)
  await sql`update dossier set version_hash = ${'a'.repeat(64)} where title = 'Berubah sesudah disetujui'`.execute(db)
  app = Fastify()
  app.decorateRequest('officer', null)
  roomRoutes(app, db, {
    url,
    secret: SECRET,
    files: openFileStore(root),
    listEmbargoed: (...of) => listEmbargoed(db, ...of),
  })
})
after(async () => {
  await app.close()
  await server.close()
  await close()
  await rm(root, { recursive: true })
})

let addresses = 0
const visit = (path: string, cookie = '') => app.inject({ method: 'GET', url: path, headers: { cookie } })
/** Sends a form as the page's own does; each from another address unless it is said, since tries are counted by it. */
const send = (path: string, fields: Record<string, string>, more: Record<string, string> = {}, remoteAddress = `10.0.0.${++addresses}`) => // prettier-ignore
  app.inject({ method: 'POST', url: path, payload: new URLSearchParams(fields).toString(), remoteAddress, headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin', ...more } }) // prettier-ignore
async function enter(): Promise<string> {
  await sql`delete from rate_limit`.execute(db) // one address may ask three times
  await send('/pers/masuk', { surel: 'SITI@media.id' })
  await sendingRoomLinks({ db, url, secret: SECRET })(new Date())
  const letter = (server.received.at(-1)?.letter ?? '').replaceAll(/=\r\n/g, '')
  const path = /\/pers\/masuk\/[\w.-]+/.exec(letter)?.[0] ?? ''
  assert.equal((await visit(path)).statusCode, 200) // as a program that looks at links first
  const entered = await send(path, {})
  assert.equal(entered.statusCode, 303)
  assert.equal((await send(path, {})).statusCode, 410)
  assert.equal((await visit(path)).statusCode, 410)
  const set = String(entered.headers['set-cookie'])
  assert.match(set, /^__Secure-siar\.pers=[\w-]{43}; Path=\/pers; Max-Age=43200; HttpOnly; SameSite=Lax; Secure$/)
  return set.split(';')[0] ?? ''
}

test('whoever asks is told the same; a link goes only to who is registered and agreed, and is good once', async () => {
  const known = await send('/pers/masuk', { surel: 'siti@media.id' })
  for (const surel of ['budi@media.id', 'siapa@luar.id']) {
    const told = await send('/pers/masuk', { surel })
    assert.deepEqual([told.statusCode, told.body], [known.statusCode, known.body])
  }
  assert.equal((await send('/pers/masuk', { surel: 'bukan surel' })).statusCode, 422)
  while (await sendingRoomLinks({ db, url, secret: SECRET })(new Date()));
  assert.deepEqual(server.received.map((it) => it.to), ['siti@media.id']) // prettier-ignore
  await enter()
})

test('a link of who can be written to no more holds up nobody else’s', async () => {
  await sql`delete from rate_limit`.execute(db)
  await sql`update journalist set consent = 'given' where name = 'budi'`.execute(db)
  await send('/pers/masuk', { surel: 'budi@media.id' })
  await sql`update journalist set bounce = 'hard', bounced_at = now() where name = 'budi'`.execute(db)
  await enter()
})

test('without a session nothing of what is under embargo can be read, whatever is asked for', async () => {
  const embargoed = ids['embargoed'] ?? ''
  const forged = `__Secure-siar.pers=${'a'.repeat(43)}`
  for (const cookie of ['', forged])
    for (const path of ['/pers/', `/pers/naskah/${embargoed}`, `/pers/berkas/${embargoed}/${'a'.repeat(64)}`]) {
      const page = await visit(path, cookie)
      assert.doesNotMatch(page.body, /Anggaran|Kelinciputih/)
      assert.equal(page.headers['cache-control'], 'no-store')
    }
  for (const token of [
    'x',
    signedToken('unsubscribe', embargoed, SECRET),
    signedToken('press-room', embargoed, SECRET),
  ])
    // prettier-ignore
    assert.equal((await send(`/pers/masuk/${token}`, {})).statusCode, 410)
})

test('who is let in reads what is under embargo, its time on top, and that they did is on record once', async () => {
  const cookie = await enter()
  const list = await visit('/pers/', cookie)
  assert.match(list.body, /Anggaran baru/)
  assert.doesNotMatch(list.body, /Rahasia sekali|Berubah sesudah/)
  const page = await visit(`/pers/naskah/${ids['embargoed']}`, cookie)
  assert.match(page.body, /<p class="embargo">EMBARGO sampai [^<]+WIB/)
  assert.ok(page.body.indexOf('EMBARGO') < page.body.indexOf(TEXT))
  assert.ok(page.body.length < 50_000 && !/<script/.test(page.body))
  await visit(`/pers/naskah/${ids['embargoed']}`, cookie)
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ledger_entry where body like '%embargoed-read%'`.execute(db) // prettier-ignore
  assert.equal(rows[0]?.n, 1)
  for (const name of ['limited', 'unapproved']) assert.equal((await visit(`/pers/naskah/${ids[name]}`, cookie)).statusCode, 404) // prettier-ignore
})

test('a question from the press room waits in the log with its clock, under who asked it', async () => {
  const cookie = await enter()
  const asked = await send('/pers/tanya', { pertanyaan: 'Berapa <b>pagu</b>?', topik: 'Anggaran' }, { cookie })
  assert.equal(asked.statusCode, 200)
  const row = await db.selectFrom('media_question').innerJoin('journalist', 'journalist.id', 'media_question.journalist_id').select(['text', 'via', 'registered_by', 'journalist.name', 'media_question.state']).executeTakeFirstOrThrow() // prettier-ignore
  assert.deepEqual(row, { text: 'Berapa <b>pagu</b>?', via: 'press-room', registered_by: null, name: 'siti', state: 'open' }) // prettier-ignore
  const wrong = await send('/pers/tanya', { pertanyaan: ' ', topik: '"><script>x</script>' }, { cookie })
  assert.equal(wrong.statusCode, 422)
  assert.doesNotMatch(wrong.body, /<script/)
  assert.equal((await send('/pers/tanya', { pertanyaan: 'Apa?' })).statusCode, 401)
  assert.equal((await send('/pers/tanya', { pertanyaan: 'Apa?' }, { cookie, 'sec-fetch-site': 'cross-site', origin: 'https://jahat.id' })).statusCode, 403) // prettier-ignore
})

test('who leaves, or agrees no more, is out at once; who asks too often waits', async () => {
  const cookie = await enter()
  await send('/pers/keluar', {}, { cookie })
  assert.match((await visit('/pers/', cookie)).body, /name="surel"/)
  const other = await enter()
  await sql`update journalist set consent = 'unsubscribed' where name = 'siti'`.execute(db)
  assert.match((await visit('/pers/', other)).body, /name="surel"/)
  const statuses: number[] = []
  for (let at = 0; at < 12; at++)
    statuses.push((await send('/pers/masuk', { surel: `x${at}@media.id` }, {}, '10.9.9.9')).statusCode)
  assert.deepEqual(statuses.slice(9), [200, 429, 429])
})
