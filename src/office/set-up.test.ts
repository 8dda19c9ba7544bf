import { openLedger } from '../ledger/live.ts'
import assert from 'node:assert/strict'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, afterEach, before, beforeEach, describe, mock, test } from 'node:test'
import type { FastifyInstance } from 'fastify'
import { TEST_PASSWORD, TEST_URL, type Reply } from '../../test/office.ts'
import { Visitor } from '../../test/visitor.ts'
import { buildApp } from '../app.ts'
import { dayOf, ZONE } from '../base/calendar.ts'
import type { Db } from '../db/connect.ts'
import { temporaryDatabase, temporaryServer } from '../db/temporary.ts'
import type { Ask } from '../http/contract.ts'
import { defaultEdition } from '../sop/rules/default-edition.ts'
import { readEditionInForce } from '../sop/store.ts'
import { readMe, readOffice, readSetup, setUp } from './api.ts'
import { makeSetupLink } from './stores/set-up.ts'

type Fresh = { app: FastifyInstance; db: Db; folder: string; token: string; close(): Promise<void> }

// One server for all the databases of this file.
let closeServer = async () => {}
before(async () => {
  if (process.env['SIAR_TEST_SERVER']) return
  const server = await temporaryServer()
  process.env['SIAR_TEST_SERVER'] = JSON.stringify(server.where)
  closeServer = server.close
})
after(() => closeServer())

/** Siar as on its very first start, with its set-up link. */
async function firstStart(): Promise<Fresh> {
  const { db, pool, close } = await temporaryDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'siar-set-up-'))
  const app = await buildApp({
    db,
    pool,
    folder,
    portalFolder: join(folder, 'portal'),
    filesFolder: join(folder, 'files'),
    url: TEST_URL,
    secret: 'x'.repeat(43),
    ledger: await openLedger(db, { folder, url: TEST_URL, given: undefined }),
    metricsToken: undefined,
    bsreSecret: undefined,
    smtpPassword: undefined,
    telegramToken: undefined,
    pushPublicKey: '',
    log: 'silent',
    lastRoundAt: () => new Date(),
  })
  await app.ready()
  return {
    app,
    db,
    folder,
    token: (await makeSetupLink(db, new Date())) ?? assert.fail('a link'),
    close: async () => {
      await app.close()
      await close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
  'base64',
)
type Body = Ask<typeof setUp>['body']
const full: Body = {
  office: {
    name: 'Dinas Komunikasi dan Informatika',
    regency: 'Kabupaten Contoh',
    address: 'Jalan Contoh 1',
    logo: PNG.toString('base64'),
  },
  administrator: { name: 'Ani', email: 'Ani@Contoh.go.id', password: TEST_PASSWORD },
  people: [
    { postId: 'fungsional', name: 'Budi', email: 'budi@contoh.go.id', password: TEST_PASSWORD },
    { postId: 'kepala-dinas', name: 'Citra', email: 'citra@contoh.go.id', password: TEST_PASSWORD },
  ],
  executors: [{ step: 1, postId: 'fungsional' }],
}
const refusal = (reply: Reply) => [reply.status, reply.body['code']]
let siar: Fresh
const put = (body: unknown, link = siar.token) => new Visitor(siar.app).send('POST', `/api/setup/${link}`, body)
const visit = () => new Visitor(siar.app)
const tables = ['person', 'office', 'edition', 'tenure', 'post', 'file', 'account', 'session', 'ledger_entry'] as const
const count = async (table: (typeof tables)[number]) =>
  Number(
    (
      await siar.db
        .selectFrom(table)
        .select((eb) => eb.fn.countAll().as('count'))
        .executeTakeFirstOrThrow()
    ).count,
  )
async function nothingWritten(): Promise<void> {
  for (const table of tables) assert.equal(await count(table), 0, table)
}

describe('the set-up link', () => {
  beforeEach(async () => {
    siar = await firstStart()
  })
  afterEach(async () => {
    mock.timers.reset()
    await siar.close()
  })

  test('tells what a new office begins with, and changes nothing by being read', async () => {
    const visitor = visit()
    const begun = await visitor.call(readSetup, { params: { token: siar.token } })
    assert.deepEqual(begun.posts, defaultEdition.posts)
    assert.deepEqual(
      begun.steps.map((step) => [step.number, step.activity, step.assumed]),
      defaultEdition.steps.map((step) => [step.number, step.activity, true]),
    )
    await nothingWritten()
    await visitor.call(readSetup, { params: { token: siar.token } })
  })

  test('sets the office up once; the second use is refused, and so is every later link', async () => {
    assert.equal((await put(full)).status, 200)
    assert.deepEqual(refusal(await put(full)), [410, 'setup-link-used'])
    const read = await visit().ask(readSetup, { params: { token: siar.token } })
    assert.deepEqual(refusal(read), [410, 'setup-link-used'])
    assert.equal(await makeSetupLink(siar.db, new Date()), null, 'no new link for an office that stands')
    assert.equal(await count('office'), 1)
    assert.equal(await count('person'), 3)
  })

  test('a wrong one, or the one of an earlier start, opens nothing', async () => {
    const earlier = siar.token
    const token = (await makeSetupLink(siar.db, new Date())) ?? ''
    for (const link of [
      earlier,
      'x'.repeat(32),
      `${token}x`,
      token.slice(0, -1),
      token.toLowerCase(),
      '%00%00%00%00%00%00%00%00%00%00%00',
    ])
      if (link !== token) {
        assert.deepEqual(refusal(await put(full, link)), [410, 'setup-link-used'], link)
        assert.equal((await visit().send('GET', `/api/setup/${link}`)).status, 410)
      }
    assert.equal((await put(full, 'short')).status, 400)
    assert.equal((await put(full, 'x'.repeat(101))).status, 414)
    await nothingWritten()
    assert.equal((await put(full, token)).status, 200)
  })

  test('lies about for a week at most', async () => {
    mock.timers.enable({ apis: ['Date'], now: Date.now() + 7 * 86_400_000 + 1_000 })
    assert.deepEqual(refusal(await put(full)), [410, 'setup-link-used'])
    assert.equal((await visit().ask(readSetup, { params: { token: siar.token } })).status, 410)
    await nothingWritten()
    const fresh = (await makeSetupLink(siar.db, new Date())) ?? ''
    assert.equal((await put(full, fresh)).status, 200)
  })

  test('is kept as its hash only', async () => {
    const kept = JSON.stringify(await siar.db.selectFrom('setup_link').selectAll().execute())
    assert.ok(!kept.includes(siar.token))
  })

  test('two at the same instant: one sets the office up, the other is told so', async () => {
    const other = { ...full, administrator: { ...full.administrator, email: 'lain@contoh.go.id' }, people: [] }
    const replies = await Promise.all([put(full), put(other), put(full)])
    assert.deepEqual(replies.map((reply) => reply.status).toSorted(), [200, 410, 410])
    assert.equal(await count('office'), 1)
    assert.equal(await count('edition'), 1)
  })

  test('guessing links is limited by address', async () => {
    const robber = visit()
    for (let at = 0; at < 30; at++) await robber.send('GET', `/api/setup/${'x'.repeat(31)}${at % 10}`)
    assert.deepEqual(refusal(await robber.send('GET', `/api/setup/${siar.token}`)), [429, 'too-often'])
    assert.equal((await visit().ask(readSetup, { params: { token: siar.token } })).status, 200)
  })
})

describe('what was set up', () => {
  beforeEach(async () => {
    siar = await firstStart()
  })
  afterEach(() => siar.close())

  test('the administrator and the people sign in, each with their role and post, from today on', async () => {
    assert.equal((await put(full)).status, 200)
    const administrator = visit()
    assert.equal((await administrator.signIn('ani@contoh.go.id')).status, 200)
    const me = await administrator.call(readMe, {})
    assert.deepEqual([me.role, me.posts, me.office.name], ['administrator', [], full.office.name])
    const budi = visit()
    await budi.signIn('budi@contoh.go.id')
    assert.deepEqual(
      (await budi.call(readMe, {})).posts.map((post) => post.id),
      ['fungsional'],
    )
    const read = await administrator.call(readOffice, {})
    assert.deepEqual(read.posts, defaultEdition.posts)
    assert.deepEqual(read.tenures.map((tenure) => [tenure.person.name, tenure.post.id, tenure.untilOn]).toSorted(), [
      ['Budi', 'fungsional', null],
      ['Citra', 'kepala-dinas', null],
    ])
    const hash = read.office.logoHash ?? assert.fail('a logo')
    assert.ok(existsSync(join(siar.folder, 'files', hash.slice(0, 2), hash)))
  })

  test('the SOP of the seed rules from today, word for word, with the executors nobody confirmed marked', async () => {
    assert.equal((await put({ ...full, executors: [{ step: 1, postId: 'kepala-bidang' }] })).status, 200)
    const edition = await readEditionInForce(siar.db, dayOf(ZONE, new Date()))
    const body = edition?.body ?? assert.fail('an edition')
    assert.deepEqual(
      body.steps.map((step) => step.executorAssumed),
      defaultEdition.steps.map((step) => step.number !== 1),
    )
    assert.equal(body.steps[0]?.executor, 'kepala-bidang')
    const words = (it: typeof body) => ({
      ...it,
      steps: it.steps.map((step) => ({ ...step, executor: '', executorAssumed: false })),
    })
    assert.deepEqual(words(body), words(defaultEdition))
  })

  test('nobody but the administrator is needed: the posts can be filled later', async () => {
    const reply = await put({ ...full, office: { ...full.office, logo: null }, people: [], executors: [] })
    assert.equal(reply.status, 200)
    assert.equal(await count('person'), 1)
    assert.equal(await count('post'), defaultEdition.posts.length)
  })

  test('the ledger says that and when, and names nobody', async () => {
    assert.equal((await put(full)).status, 200)
    const [entry] = await siar.db.selectFrom('ledger_entry').select('body').orderBy('index', 'desc').limit(1).execute()
    assert.match(entry?.body ?? '', /"kind":"office-set-up"/)
    for (const name of ['Ani', 'Budi', 'contoh.go.id']) assert.ok(!entry?.body.includes(name))
  })
})

describe('what is refused, and then nothing is written', () => {
  before(async () => {
    siar = await firstStart()
  })
  after(() => siar.close())

  const person = (more: object) => ({ ...full, people: [{ ...full.people[0], ...more }] })
  const cases: Record<string, [unknown, number, string | null]> = {
    'nothing at all': [undefined, 400, null],
    'an unknown field': [{ ...full, extra: 1 }, 400, null],
    'an office without a name': [{ ...full, office: { ...full.office, name: '' } }, 400, 'office.name'],
    'an office named with NUL': [{ ...full, office: { ...full.office, name: 'a\u0000' } }, 400, 'office.name'],
    'a regency of a megabyte': [
      { ...full, office: { ...full.office, regency: 'x'.repeat(1_000_000) } },
      400,
      'office.regency',
    ],
    'an address of half a letter': [{ ...full, office: { ...full.office, address: '\ud800' } }, 400, 'office.address'],
    'an administrator without a name': [
      { ...full, administrator: { ...full.administrator, name: '' } },
      400,
      'administrator.name',
    ],
    'an administrator without an e-mail': [
      { ...full, administrator: { ...full.administrator, email: 'ani' } },
      400,
      'administrator.email',
    ],
    'an administrator with a weak password': [
      { ...full, administrator: { ...full.administrator, password: '12345678' } },
      422,
      'administrator.password',
    ],
    'an administrator with a role of their own making': [
      { ...full, administrator: { ...full.administrator, role: 'auditor' } },
      400,
      'administrator',
    ],
    'a weak password of the second person': [
      { ...full, people: [full.people[0], { ...full.people[1], password: 'password' }] },
      422,
      'people.1.password',
    ],
    'a person with the administrator’s e-mail in other letters': [
      person({ email: 'aNI@contoh.go.id' }),
      409,
      'people.0.email',
    ],
    'two people with one e-mail': [
      { ...full, people: [full.people[0], { ...full.people[1], email: 'BUDI@contoh.go.id' }] },
      409,
      'people.1.email',
    ],
    'a post that is not in the SOP': [person({ postId: 'bupati' }), 422, 'people.0.postId'],
    'a post with NUL': [person({ postId: 'a\u0000' }), 400, 'people.0.postId'],
    'fifty-one people': [{ ...full, people: Array.from({ length: 51 }, () => full.people[0]) }, 400, 'people'],
    'an executor that is not in the SOP': [
      { ...full, executors: [{ step: 1, postId: 'bupati' }] },
      422,
      'executors.0.postId',
    ],
    'an executor of a step that is not there': [
      { ...full, executors: [{ step: 7, postId: 'fungsional' }] },
      422,
      'executors.0.step',
    ],
    'a step at zero': [{ ...full, executors: [{ step: 0, postId: 'fungsional' }] }, 400, 'executors.0.step'],
    'a logo that is not base64': [{ ...full, office: { ...full.office, logo: '%%%' } }, 400, 'office.logo'],
    'a logo over half a megabyte': [
      { ...full, office: { ...full.office, logo: Buffer.concat([PNG, Buffer.alloc(600_000)]).toString('base64') } },
      400,
      'office.logo',
    ],
    'a logo that is a text': [
      { ...full, office: { ...full.office, logo: Buffer.from('bukan gambar').toString('base64') } },
      422,
      'office.logo',
    ],
    'a logo that is a drawing that can run': [
      { ...full, office: { ...full.office, logo: Buffer.from('<svg onload="alert(1)"/>').toString('base64') } },
      422,
      'office.logo',
    ],
    'a logo that is a PDF': [
      { ...full, office: { ...full.office, logo: Buffer.from('%PDF-1.7\n%%EOF').toString('base64') } },
      422,
      'office.logo',
    ],
  }
  for (const [name, [body, status, field]] of Object.entries(cases))
    test(name, async () => {
      const reply = await put(body)
      assert.equal(reply.status, status, JSON.stringify(reply.body).slice(0, 300))
      if (field !== null) assert.equal(reply.body['field'], field)
      await nothingWritten()
      const left = await readdir(join(siar.folder, 'files')).catch(() => [])
      assert.deepEqual(
        left.filter((it) => it.startsWith('.')),
        [],
      )
    })

  test('and the link is still good after all of that', async () => {
    assert.equal((await put(full)).status, 200)
  })
})
