import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import Fastify, { type FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import type { Officer } from '../base/officer.ts'
import type { Db } from '../db/connect.ts'
import { temporaryDatabase } from '../db/temporary.ts'
import { openFileStore } from '../files/store.ts'
import { answerProblems } from '../http/problem.ts'
import { speakZod } from '../http/serve.ts'
import { madeOffice, madePublication } from '../../test/made-publications.ts'
import { publicationRoutes } from './routes.ts'

const start = new Date('2026-11-24T03:00:00Z')
const officer: Officer = {
  personId: '01900000-0000-7000-8000-00000000000a',
  name: 'Retno',
  role: 'officer',
  posts: ['kepala-bidang'],
  language: 'id',
}
let app: FastifyInstance
let db: Db
let close: () => Promise<void>
let who: Officer | null = officer

before(async () => {
  ;({ db, close } = await temporaryDatabase())
  await madeOffice(db, start)
  app = Fastify()
  speakZod(app)
  answerProblems(app)
  app.decorateRequest('officer', null)
  app.addHook('onRequest', async (request) => {
    request.officer = who
  })
  publicationRoutes(app, db, { url: 'http://127.0.0.1', secret: 'x'.repeat(43), files: openFileStore('/nowhere') })
})
after(async () => {
  await app.close()
  await close()
})

const get = (url: string) => app.inject({ method: 'GET', url })
const act = (url: string, body?: object, key: string = randomUUID()) =>
  app.inject({ method: 'POST', url, headers: { 'idempotency-key': key }, ...(body && { payload: body }) })
const put = (id: string, state: string) =>
  sql`update delivery set state = ${state}::delivery_state, problem = 'sambungan putus' where id = ${id}`.execute(db)
const ledger = async () =>
  (await db.selectFrom('ledger_entry').select('body').orderBy('index').execute()).map((it) => JSON.parse(it.body))

test('publications are listed newest first, page by page, each once', async () => {
  for (let at = 0; at < 5; at++)
    await madePublication(db, { title: `Kabar ${at}` }, new Date(start.getTime() + at * 1_000))
  const seen: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const answer: { rows: { title: string }[]; next: string | null } = (
      await get(`/api/publications?limit=2${next && `&after=${next}`}`)
    ).json()
    seen.push(...answer.rows.map((row) => row.title))
    next = answer.next
  }
  assert.deepEqual(seen, ['Kabar 4', 'Kabar 3', 'Kabar 2', 'Kabar 1', 'Kabar 0'])
})

test('one publication tells its dossier, its address and its deliveries', async () => {
  const it = await madePublication(db, { title: 'Satu terbitan', topic: 'Umum' }, start)
  const row = (await get(`/api/publications/${it.publicationId}`)).json()
  assert.equal(row.publicPath, it.path)
  assert.equal(row.versionHash, it.versionHash)
  assert.match(row.dossierNumber, /^2026\/\d{4}$/)
  assert.deepEqual(
    row.deliveries.map((d: { channel: string; state: string; kind: string }) => [d.channel, d.kind, d.state]),
    [['portal', 'publish', 'waiting']],
  )
  assert.equal((await get(`/api/publications/${randomUUID()}`)).json().code, 'not-found')
})

test('however often one went somewhere, those beside it show their channels, and it shows what failed and what was last', async () => {
  const often = await madePublication(db, { title: 'Sering dikoreksi' }, start)
  await put(often.deliveryId, 'failed')
  await sql`insert into delivery (id, publication_id, kind, channel, state, version_hash, version_number, created_at, due_at)
    select gen_random_uuid(), ${often.publicationId}, 'correct', 'portal', 'sent', ${often.versionHash}, n,
      ${start}::timestamptz + interval '1 second' * n, ${start} from generate_series(2, 2100) n`.execute(db)
  const at = new Date(start.getTime() + 86_400_000)
  const newest = await madePublication(db, { title: 'Terbaru' }, at)
  const { rows } = (await get('/api/publications')).json()
  type Row = { id: string; deliveries: { id: string; state: string; versionNumber: number }[] }
  const shown = (id: string) => (rows as Row[]).find((row) => row.id === id)?.deliveries ?? []
  assert.deepEqual(shown(newest.publicationId).map((it) => it.id), [newest.deliveryId]) // prettier-ignore
  const [first, ...rest] = shown(often.publicationId)
  assert.deepEqual([first?.id, first?.state], [often.deliveryId, 'failed'])
  assert.deepEqual([rest.length, rest.at(-1)?.versionNumber], [199, 2100])
  await put(often.deliveryId, 'sent')
})

test('a failed delivery is tried again once per intent, and the ledger says who asked', async () => {
  const it = await madePublication(db, { title: 'Gagal' }, start)
  await put(it.deliveryId, 'failed')
  const trouble = (await get('/api/publications?trouble=true')).json()
  assert.deepEqual(
    trouble.rows.map((row: { id: string }) => row.id),
    [it.publicationId],
  )
  const key = randomUUID()
  const before = (await ledger()).length
  for (let i = 0; i < 3; i++) {
    const answer = await act(`/api/deliveries/${it.deliveryId}/retry`, undefined, key)
    assert.deepEqual([answer.statusCode, answer.json()], [200, { state: 'waiting' }])
  }
  const entries = (await ledger()).slice(before)
  assert.equal(entries.length, 1)
  assert.equal(entries[0].kind, 'delivery-retried')
  assert.equal(entries[0].personId, officer.personId)
  assert.equal((await act(`/api/deliveries/${it.deliveryId}/retry`)).json().code, 'delivery-not-failed')
})

test('what a channel could not tell, a person says, and only then', async () => {
  const it = await madePublication(db, { title: 'Tidak pasti' }, start)
  const outcome = `/api/deliveries/${it.deliveryId}/outcome`
  assert.equal((await act(outcome, { arrived: true })).json().code, 'delivery-not-unsure')
  await put(it.deliveryId, 'unsure')
  assert.deepEqual((await act(outcome, { arrived: false, note: 'tidak ada di sana' })).json(), { state: 'failed' })
  await put(it.deliveryId, 'unsure')
  assert.deepEqual((await act(outcome, { arrived: true })).json(), { state: 'sent' })
  assert.equal((await ledger()).at(-1).state, 'sent')
})

test('an auditor reads and does nothing; a stranger does neither; bad input names its field', async () => {
  const it = await madePublication(db, { title: 'Peran' }, start)
  await put(it.deliveryId, 'failed')
  who = { ...officer, role: 'auditor' }
  assert.equal((await get('/api/publications')).statusCode, 200)
  assert.equal((await act(`/api/deliveries/${it.deliveryId}/retry`)).statusCode, 403)
  who = null
  assert.equal((await get('/api/publications')).statusCode, 401)
  assert.equal((await act(`/api/deliveries/${it.deliveryId}/retry`)).statusCode, 401)
  who = officer
  assert.equal((await get('/api/publications?limit=1000')).statusCode, 400)
  assert.equal((await get('/api/publications?after=rusak')).statusCode, 200)
  assert.equal((await act('/api/deliveries/x/retry')).json().field, 'deliveryId')
  assert.equal((await act(`/api/deliveries/${it.deliveryId}/outcome`, { arrived: 'ya' })).json().field, 'arrived')
  assert.equal(
    (await app.inject({ method: 'POST', url: `/api/deliveries/${it.deliveryId}/retry` })).json().code,
    'key-missing',
  )
})

test('the administrator sets how the portal looks, in the ledger; a colour that cannot be read is refused with its contrast', async () => {
  assert.equal((await get('/api/portal-theme')).json().theme.accent, '#0b5d57')
  const theme = { accent: '#7a1f5c', band: '#ffd700', footer: 'Buka 08.00–15.30', menu: [{ label: 'PPID', to: '/informasi-publik/' }], social: [] } // prettier-ignore
  assert.equal((await act('/api/portal-theme', { theme })).statusCode, 403)
  who = { ...officer, personId: '01900000-0000-7000-8000-000000000001', role: 'administrator' }
  try {
    const pale = await act('/api/portal-theme', { theme: { ...theme, accent: '#ffd700' } })
    assert.equal(pale.statusCode, 422)
    assert.match(pale.json().title, /kontrasnya 1,\d banding 1/)
    assert.equal((await act('/api/portal-theme', { theme: { ...theme, menu: [{ label: 'x', to: 'javascript:1' }] } })).statusCode, 400) // prettier-ignore
    const key = randomUUID()
    const saved = await act('/api/portal-theme', { theme }, key)
    assert.equal(saved.statusCode, 200)
    assert.deepEqual((await act('/api/portal-theme', { theme }, key)).json(), saved.json())
    assert.deepEqual((await get('/api/portal-theme')).json().theme, theme)
    assert.equal((await ledger()).filter((it) => it.kind === 'portal-theme-set').length, 1)
  } finally {
    who = officer
  }
})

test('three items at most stand above the others on the front page, only public ones, and each pin is in the ledger once', async () => {
  const made = []
  for (let at = 0; at < 5; at++) made.push(await madePublication(db, { title: `Penting ${at}` }, start))
  const [first, , , , waiting] = made as [(typeof made)[0], ...typeof made]
  await sql`update publication set state = 'public' where id <> ${waiting?.publicationId}`.execute(db)
  const pin = (id: string | undefined, pinned: boolean) => act(`/api/publications/${id}/pin`, { pinned })
  who = { ...officer, personId: '01900000-0000-7000-8000-000000000001' }
  try {
    assert.equal((await pin(waiting?.publicationId, true)).json().code, 'not-public-yet')
    for (const it of made.slice(0, 3)) assert.equal((await pin(it.publicationId, true)).statusCode, 200)
    assert.equal((await pin(first.publicationId, true)).statusCode, 200) // said again
    const fourth = await pin(made[3]?.publicationId, true)
    assert.deepEqual([fourth.statusCode, fourth.json().code], [409, 'too-many-pinned'])
    assert.equal((await pin(first.publicationId, false)).statusCode, 200)
    assert.equal((await pin(made[3]?.publicationId, true)).statusCode, 200)
    assert.equal((await pin(randomUUID(), true)).statusCode, 404)
    assert.deepEqual((await ledger()).filter((it) => /pinned/.test(it.kind)).map((it) => it.kind), [
      'publication-pinned', 'publication-pinned', 'publication-pinned', 'publication-unpinned', 'publication-pinned',
    ]) // prettier-ignore
  } finally {
    who = officer
  }
})
