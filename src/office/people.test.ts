import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, describe, mock, test } from 'node:test'
import {
  beginDossier,
  bringTo,
  openTestOffice,
  someContent,
  TEST_PASSWORD,
  type Reply,
  type TestOffice,
} from '../../test/office.ts'
import { Visitor } from '../../test/visitor.ts'
import { dayOf, ZONE } from '../base/calendar.ts'
import { decide } from '../decision/api.ts'
import { actOnDossier, readDossier } from '../dossier/api.ts'
import type { Ask, Endpoint } from '../http/contract.ts'
import {
  addPerson,
  addTenure,
  changePerson,
  endTenure,
  listPeople,
  readMe,
  readOffice,
  resetPassword,
  saveOffice,
} from './api.ts'
import { insertPerson } from './store.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())

const refusal = (reply: Reply) => [reply.status, reply.body['code']]
const today = () => dayOf(ZONE, new Date())
const dayFrom = (days: number) => dayOf(ZONE, new Date(Date.now() + days * 86_400_000))
const plain = { role: 'officer', rank: '', nip: '' } as const

/** Asks as the administrator and tells what came back, whatever it is. */
function ask<E extends Endpoint>(it: E, asked: Ask<E>, key: string = randomUUID()): Promise<Reply> {
  const { params = {}, body } = asked as { params?: Record<string, string>; body?: unknown }
  const path = it.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  return office.people.administrator.send(it.method, path, body, { 'idempotency-key': key })
}
const call: TestOffice['people']['administrator']['call'] = (it, asked, key) =>
  office.people.administrator.call(it, asked, key)

let newcomers = 0
type Newcomer = { id: string; name: string; email: string; visitor: Visitor }
/** A new person of the office, signed in at a browser of their own. */
async function newcomer(role: 'officer' | 'auditor' | 'administrator' = 'officer'): Promise<Newcomer> {
  newcomers++
  const person = { ...plain, role, name: `Orang baru ${newcomers}`, email: `baru-${newcomers}@contoh.go.id` }
  const { id } = await call(addPerson, { body: { ...person, password: TEST_PASSWORD } })
  const visitor = new Visitor(office.app)
  assert.equal((await visitor.signIn(person.email)).status, 200)
  return { id, name: person.name, email: person.email, visitor }
}
const change = (it: Newcomer, more: Partial<Ask<typeof changePerson>['body']>) =>
  ask(changePerson, {
    params: { personId: it.id },
    body: { ...plain, name: it.name, email: it.email, leftOn: null, ...more },
  })
const tenure = (personId: string, postId: string, fromOn = today(), untilOn: string | null = null) =>
  call(addTenure, { body: { personId, postId, fromOn, untilOn } })
const postsOf = async ({ visitor }: Newcomer) => (await visitor.call(readMe, {})).posts.map((post) => post.id)

describe('people', () => {
  test('an e-mail is one person’s, however it is written', async () => {
    const one = await newcomer()
    const body = { ...plain, name: 'Kembar', email: one.email.toUpperCase(), password: TEST_PASSWORD }
    const twin = await ask(addPerson, { body })
    assert.deepEqual([...refusal(twin), twin.body['field']], [409, 'email-taken', 'email'])
    const other = await newcomer()
    assert.deepEqual(refusal(await change(other, { email: one.email.toUpperCase() })), [409, 'email-taken'])
    assert.equal((await change(one, { email: one.email.toUpperCase() })).status, 200, 'one’s own may be written anew')
  })

  test('two at the same instant take one e-mail: one has it, the other is told', async () => {
    const body = { ...plain, name: 'Bersamaan', email: 'bersamaan@contoh.go.id', password: TEST_PASSWORD }
    const one = await newcomer()
    const two = await newcomer()
    const replies = await Promise.all([
      ask(addPerson, { body }),
      change(one, { email: body.email }),
      ask(addPerson, { body: { ...body, email: body.email.toUpperCase() } }),
      change(two, { email: body.email }),
    ])
    assert.deepEqual(replies.map((reply) => reply.status).toSorted(), [200, 409, 409, 409])
  })

  test('an e-mail that somebody is just being given is told as taken, not as a fault', async () => {
    const one = await newcomer()
    const email = 'tertunda@contoh.go.id'
    const { changing } = await office.db.transaction().execute(async (tx) => {
      await insertPerson(tx, { ...plain, name: 'Tertunda', email, passwordHash: null }, new Date())
      const changing = change(one, { email })
      const waiting = `select from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`
      while ((await office.pool.query(waiting)).rows.length === 0) await new Promise((wake) => setTimeout(wake, 20))
      return { changing }
    })
    assert.deepEqual(refusal(await changing), [409, 'email-taken'])
  })

  test('a repeated request adds one person; the same key for another password is not taken for the same', async () => {
    const body = { ...plain, name: 'Sekali', email: 'sekali@contoh.go.id', password: TEST_PASSWORD }
    const key = randomUUID()
    const first = await ask(addPerson, { body }, key)
    assert.deepEqual((await ask(addPerson, { body }, key)).body, first.body)
    const other = await ask(addPerson, { body: { ...body, password: 'sandi-yang-lain' } }, key)
    assert.deepEqual(refusal(other), [409, 'key-reused'])
    const { rows } = await call(listPeople, {})
    assert.equal(rows.filter((row) => row.email === body.email).length, 1)
  })

  test('who left on a day has no access from that day’s first minute in the office’s zone', async () => {
    const it = await newcomer()
    const midnight = Date.parse(`${dayFrom(1)}T00:00:00+07:00`)
    assert.equal((await change(it, { leftOn: dayFrom(1) })).status, 200)
    mock.timers.enable({ apis: ['Date'], now: midnight - 1 })
    try {
      assert.equal((await it.visitor.ask(readMe, {})).status, 200)
      mock.timers.setTime(midnight)
      assert.deepEqual(refusal(await it.visitor.ask(readMe, {})), [401, 'sign-in-needed'])
    } finally {
      mock.timers.reset()
    }
  })

  test('a role that changed counts from the next request on, by session and by token', async () => {
    const it = await newcomer('administrator')
    assert.equal((await it.visitor.ask(listPeople, {})).status, 200)
    await change(it, { role: 'officer' })
    assert.deepEqual(refusal(await it.visitor.ask(listPeople, {})), [403, 'not-your-role'])
    await change(it, { role: 'auditor' })
    const upload = await it.visitor.send('POST', '/api/files')
    assert.deepEqual(refusal(upload), [403, 'not-your-role'])
    const { sekretaris } = office.people
    const asIs = { ...plain, name: 'Orang sekretaris', email: 'sekretaris@contoh.go.id', leftOn: null }
    const make = (role: 'officer' | 'administrator') =>
      call(changePerson, { params: { personId: sekretaris.personId }, body: { ...asIs, role } })
    await make('administrator')
    assert.equal((await sekretaris.send('GET', '/api/people')).status, 200)
    await make('officer')
    assert.deepEqual(refusal(await sekretaris.send('GET', '/api/people')), [403, 'not-your-role'])
  })
})

describe('the last administrator', () => {
  const self = () => office.people.administrator.personId
  const body = { ...plain, name: 'Orang administrator', email: 'administrator@contoh.go.id', leftOn: null }

  test('cannot be demoted, nor leave, today or on a coming day', async () => {
    const { rows } = await call(listPeople, {})
    assert.equal(rows.filter((row) => row.role === 'administrator').length, 1)
    const params = { personId: self() }
    for (const more of [
      { role: 'officer' },
      { role: 'auditor' },
      { role: 'administrator', leftOn: today() },
      { role: 'administrator', leftOn: dayFrom(30) },
    ] as const) {
      const reply = await ask(changePerson, { params, body: { ...body, ...more } })
      assert.deepEqual(refusal(reply), [409, 'last-administrator'])
    }
    assert.equal(
      (await ask(changePerson, { params, body: { ...body, role: 'administrator', rank: 'III/a' } })).status,
      200,
    )
  })

  test('one who leaves on a coming day does not count as the other one', async () => {
    const it = await newcomer('administrator')
    assert.equal((await change(it, { role: 'administrator', leftOn: dayFrom(30) })).status, 200)
    const reply = await ask(changePerson, { params: { personId: self() }, body: { ...body, role: 'officer' } })
    assert.deepEqual(refusal(reply), [409, 'last-administrator'])
    await change(it, { role: 'officer' })
  })

  test('two who remove each other at the same instant: one stays', async () => {
    for (let round = 0; round < 5; round++) {
      const other = await newcomer('administrator')
      const byOther = other.visitor.ask(changePerson, {
        params: { personId: self() },
        body: { ...body, role: 'officer' },
      })
      const replies = await Promise.all([change(other, { role: 'officer' }), byOther])
      const statuses = replies.map((reply) => reply.status)
      assert.ok(statuses.every((status) => [200, 403, 409].includes(status)) && statuses.includes(200), `${statuses}`)
      const left = await office.db.selectFrom('person').select('id').where('role', '=', 'administrator').execute()
      assert.equal(left.length, 1)
      if (left[0]?.id === self()) continue
      const back = { params: { personId: self() }, body: { ...body, role: 'administrator' as const } }
      await other.visitor.call(changePerson, back)
      await change(other, { role: 'officer' })
    }
  })
})

describe('posts from day to day', () => {
  test('a post is held from the first minute of its first day to the last of its last, in the office’s zone', async () => {
    const it = await newcomer()
    const midnight = Date.parse(`${dayFrom(1)}T00:00:00+07:00`)
    await tenure(it.id, 'fungsional', dayFrom(-10), today())
    await tenure(it.id, 'sekretaris', dayFrom(1), dayFrom(1))
    mock.timers.enable({ apis: ['Date'], now: midnight - 1 })
    try {
      assert.deepEqual(await postsOf(it), ['fungsional'])
      mock.timers.setTime(midnight)
      assert.deepEqual(await postsOf(it), ['sekretaris'])
      mock.timers.setTime(midnight + 86_400_000 - 1)
      assert.deepEqual(await postsOf(it), ['sekretaris'])
      mock.timers.setTime(midnight + 86_400_000)
      assert.deepEqual(await postsOf(it), [])
    } finally {
      mock.timers.reset()
    }
  })

  test('what one may do follows the post of the day: not the day before, not the day after', async () => {
    const it = await newcomer()
    const open = () =>
      it.visitor.send('POST', '/api/inventory/rounds', { title: 'Putaran' }, { 'idempotency-key': randomUUID() })
    assert.equal((await open()).status, 403)
    await tenure(it.id, 'fungsional', dayFrom(1))
    assert.equal((await open()).status, 403)
    mock.timers.enable({ apis: ['Date'], now: Date.parse(`${dayFrom(1)}T00:00:00+07:00`) })
    try {
      assert.equal((await open()).status, 200)
    } finally {
      mock.timers.reset()
    }
  })

  test('several people may hold one post, one person several; the same twice over a day is refused', async () => {
    const one = await newcomer()
    const two = await newcomer()
    await tenure(one.id, 'kepala-bidang', dayFrom(0), dayFrom(10))
    await tenure(two.id, 'kepala-bidang', dayFrom(0), dayFrom(10))
    await tenure(one.id, 'fungsional', dayFrom(0), dayFrom(10))
    assert.deepEqual((await postsOf(one)).toSorted(), ['fungsional', 'kepala-bidang'])
    for (const [fromOn, untilOn] of [
      [dayFrom(0), dayFrom(10)],
      [dayFrom(10), null],
      [dayFrom(-5), dayFrom(0)],
      [dayFrom(3), dayFrom(4)],
      [dayFrom(-5), null],
    ] as const) {
      const reply = await ask(addTenure, { body: { personId: one.id, postId: 'kepala-bidang', fromOn, untilOn } })
      assert.deepEqual(
        [...refusal(reply), reply.body['field']],
        [409, 'tenure-overlaps', 'fromOn'],
        `${fromOn} ${untilOn}`,
      )
    }
    await tenure(one.id, 'kepala-bidang', dayFrom(11))
    await tenure(one.id, 'kepala-bidang', dayFrom(-5), dayFrom(-1))
  })

  test('the same post given twice at the same instant is held once', async () => {
    const { id } = await newcomer()
    const body = { personId: id, postId: 'sekretaris', fromOn: today(), untilOn: null }
    const replies = await Promise.all(Array.from({ length: 4 }, () => ask(addTenure, { body })))
    assert.deepEqual(replies.map((reply) => reply.status).toSorted(), [200, 409, 409, 409])
  })

  test('a tenure ends on its last day, inclusive; the first day is the earliest, and another tenure is not run over', async () => {
    const it = await newcomer()
    const { id } = await tenure(it.id, 'sekretaris', today())
    const end = (untilOn: string, tenureId = id) => ask(endTenure, { params: { tenureId }, body: { untilOn } })
    assert.deepEqual(refusal(await end(dayFrom(-1))), [422, 'days-reversed'])
    assert.deepEqual(refusal(await end(today(), randomUUID())), [404, 'not-found'])
    assert.equal((await end(today())).status, 200)
    assert.deepEqual(await postsOf(it), ['sekretaris'], 'the last day is held')
    await tenure(it.id, 'sekretaris', dayFrom(1))
    assert.deepEqual(refusal(await end(dayFrom(5))), [409, 'tenure-overlaps'])
  })

  test('days that turn round, that do not exist, or that no calendar holds are refused', async () => {
    const { id } = await newcomer()
    const ends = await ask(addTenure, {
      body: { personId: id, postId: 'sekretaris', fromOn: dayFrom(1), untilOn: today() },
    })
    assert.deepEqual([...refusal(ends), ends.body['field']], [422, 'days-reversed', 'untilOn'])
    for (const day of [
      '2026-02-30',
      '2026-13-01',
      '0000-01-01',
      '26-1-1',
      '2026-11-24T00:00:00Z',
      'kemarin',
      '',
      '12026-01-01',
    ])
      for (const body of [
        { personId: id, postId: 'sekretaris', fromOn: day, untilOn: null },
        { personId: id, postId: 'sekretaris', fromOn: '2020-01-01', untilOn: day },
      ]) {
        const reply = await ask(addTenure, { body })
        assert.equal(reply.status, 400, `${day}: ${JSON.stringify(reply.body)}`)
      }
  })

  test('a person or a post that is not there is refused', async () => {
    const { id } = await newcomer()
    const body = { personId: id, postId: 'bupati', fromOn: today(), untilOn: null }
    assert.deepEqual(refusal(await ask(addTenure, { body })), [404, 'not-found'])
    const nobody = { ...body, postId: 'sekretaris', personId: randomUUID() }
    assert.deepEqual(refusal(await ask(addTenure, { body: nobody })), [404, 'not-found'])
    for (const postId of ['', 'a\u0000', 'x'.repeat(61), "sekretaris'--", 'Sekretaris'])
      assert.equal((await ask(addTenure, { body: { ...body, postId } })).status, 400, postId)
  })

  test('a post nobody holds today is shown as empty, also when its holder left or may only read', async () => {
    const holder = office.people['kepala-dinas'].personId
    const vacant = async () => (await call(readOffice, {})).vacant.map((post) => post.id)
    assert.deepEqual(await vacant(), [])
    const person = { ...plain, name: 'Orang kepala-dinas', email: 'kepala-dinas@contoh.go.id', leftOn: null }
    const params = { personId: holder }
    await call(changePerson, { params, body: { ...person, role: 'auditor' } })
    assert.deepEqual(await vacant(), ['kepala-dinas'])
    await call(changePerson, { params, body: person })
    assert.deepEqual(await vacant(), [])
    await office.db.updateTable('person').set({ left_on: today() }).where('id', '=', holder).execute()
    assert.deepEqual(await vacant(), ['kepala-dinas'])
    await office.db.updateTable('person').set({ left_on: null }).where('id', '=', holder).execute()
  })
})

describe('who runs Siar and who reads it do not run the procedure', () => {
  let dossierId = ''
  before(async () => {
    dossierId = await beginDossier(office)
    await bringTo(office, dossierId, 4, someContent('Jembatan baru'))
  })
  const decideAs = async (visitor: Visitor) => {
    const { revision, version } = await office.people['kepala-bidang'].call(readDossier, { params: { dossierId } })
    return visitor.ask(decide, {
      params: { dossierId },
      body: {
        seenRevision: revision,
        version: version?.hash ?? '',
        decision: { answer: 'yes' as const },
        proof: { kind: 'password' as const, password: TEST_PASSWORD },
      },
    })
  }
  const hold = async (visitor: Visitor) => {
    const { revision } = await office.people['kepala-bidang'].call(readDossier, { params: { dossierId } })
    const body = { seenRevision: revision, act: { kind: 'hold' as const, reason: 'Menunggu data.' } }
    return visitor.ask(actOnDossier, { params: { dossierId }, body })
  }

  test('an administrator without a post does nothing on a dossier; with a post, all of it but deciding', async () => {
    const it = await newcomer('administrator')
    assert.deepEqual(refusal(await hold(it.visitor)), [403, 'not-your-step'])
    assert.equal((await decideAs(it.visitor)).status, 403)
    await tenure(it.id, 'kepala-dinas')
    await tenure(it.id, 'kepala-bidang')
    assert.deepEqual(refusal(await decideAs(it.visitor)), [403, 'administrator-decides-nothing'])
    assert.equal((await hold(it.visitor)).status, 200)
    const { revision } = await office.people['kepala-bidang'].call(readDossier, { params: { dossierId } })
    const body = { seenRevision: revision, act: { kind: 'resume' as const } }
    assert.equal((await it.visitor.ask(actOnDossier, { params: { dossierId }, body })).status, 200)
  })

  test('an auditor does nothing on a dossier, with a post or without, but reads it', async () => {
    const it = await newcomer('auditor')
    await tenure(it.id, 'kepala-dinas')
    await tenure(it.id, 'kepala-bidang')
    assert.deepEqual(refusal(await decideAs(it.visitor)), [403, 'not-your-role'])
    assert.deepEqual(refusal(await hold(it.visitor)), [403, 'not-your-role'])
    assert.equal((await it.visitor.ask(readDossier, { params: { dossierId } })).status, 200)
  })

  test('an officer decides from the first day in the post, and no more the day after the last', async () => {
    const it = await newcomer()
    assert.equal((await decideAs(it.visitor)).status, 403)
    const { id } = await tenure(it.id, 'kepala-dinas', today())
    await call(endTenure, { params: { tenureId: id }, body: { untilOn: today() } })
    mock.timers.enable({ apis: ['Date'], now: Date.parse(`${dayFrom(1)}T00:00:00+07:00`) })
    try {
      assert.deepEqual(refusal(await decideAs(it.visitor)), [403, 'not-your-step'])
    } finally {
      mock.timers.reset()
    }
    assert.equal((await decideAs(it.visitor)).status, 200)
  })
})

describe('leaving with work in hand', () => {
  test('the work stays, colleagues in the post go on with it, and it is given to nobody who left', async () => {
    const leaver = await newcomer()
    const colleague = await newcomer()
    await tenure(leaver.id, 'sekretaris')
    await tenure(colleague.id, 'sekretaris')
    const dossierId = await beginDossier(office, 'Pasar murah')
    await bringTo(office, dossierId, 3, someContent('Pasar murah'))
    const params = { dossierId }
    const coordinator = office.people['kepala-bidang']
    const revision = async () => (await coordinator.call(readDossier, { params })).revision
    const opened = await leaver.visitor.ask(actOnDossier, {
      params,
      body: { seenRevision: await revision(), act: { kind: 'open' } },
    })
    assert.equal(opened.status, 200)
    assert.equal((await change(leaver, { leftOn: today() })).status, 200)

    const seen = await coordinator.call(readDossier, { params })
    assert.equal(seen.holder, null, 'open work follows the post')
    assert.equal(seen.trail.find((it) => it.kind === 'open')?.person, leaver.name, 'whose it was stays to be seen')
    const give = async (toPersonId: string) =>
      coordinator.send(
        'POST',
        `/api/dossiers/${dossierId}/acts`,
        { seenRevision: await revision(), act: { kind: 'reassign', toPersonId } },
        { 'idempotency-key': randomUUID() },
      )
    assert.deepEqual(refusal(await give(leaver.id)), [422, 'person-not-in-post'])
    assert.deepEqual(refusal(await give(randomUUID())), [422, 'person-not-in-post'])
    const reader = await newcomer('auditor')
    await tenure(reader.id, 'sekretaris')
    assert.deepEqual(refusal(await give(reader.id)), [422, 'person-not-in-post'])
    assert.equal((await give(colleague.id)).status, 200)
    assert.equal((await coordinator.call(readDossier, { params })).holder?.id, colleague.id)
    const offered = (await coordinator.call(readDossier, { params })).colleagues.map((it) => it.id)
    assert.ok(offered.includes(colleague.id) && !offered.includes(leaver.id) && !offered.includes(reader.id))
  })
})

describe('the office and its days off', () => {
  const fields = { name: 'Dinas Contoh', regency: 'Kabupaten Contoh', address: 'Jalan Contoh 1', logoHash: null }

  test('a logo that is not there, or is no picture, is refused', async () => {
    const absent = await ask(saveOffice, { body: { ...fields, logoHash: 'a'.repeat(64) } })
    assert.deepEqual([...refusal(absent), absent.body['field']], [422, 'logo-refused', 'logoHash'])
    await office.db
      .insertInto('file')
      .values({
        hash: 'b'.repeat(64),
        media_type: 'text/plain',
        size_bytes: 1,
        name: 'a.txt',
        created_at: new Date(),
        came_at: new Date(),
      })
      .execute()
    const text = await ask(saveOffice, { body: { ...fields, logoHash: 'b'.repeat(64) } })
    assert.deepEqual(refusal(text), [422, 'logo-refused'])
    const others = { hash: 'c'.repeat(64), media_type: 'image/png', size_bytes: 1, name: 'a.png', created_at: new Date(), came_at: new Date() } // prettier-ignore
    await office.db
      .insertInto('file')
      .values({ ...others, brought_by: [office.people.auditor.personId] })
      .execute()
    assert.deepEqual((await ask(saveOffice, { body: { ...fields, logoHash: others.hash } })).body, absent.body)
    assert.equal((await ask(saveOffice, { body: fields })).status, 200)
  })

  test('a page of bad fields to every door of the administrator: refused with a reason, never a defect', async () => {
    const { id } = await newcomer()
    const person = { ...plain, name: 'A', email: 'a@contoh.go.id', leftOn: null }
    const doors: [string, string, unknown][] = [
      ['POST', '/api/people', { ...person, leftOn: undefined, password: TEST_PASSWORD, name: '' }],
      ['POST', '/api/people', { ...person, leftOn: undefined, password: TEST_PASSWORD, name: 'x'.repeat(1_000_000) }],
      ['POST', '/api/people', { ...person, leftOn: undefined, password: TEST_PASSWORD, email: 'a@b' }],
      ['POST', '/api/people', { ...person, leftOn: undefined, password: TEST_PASSWORD, email: 'I\u0307@contoh.go.id' }],
      ['POST', '/api/people', { ...person, leftOn: undefined, password: TEST_PASSWORD, role: 'kepala' }],
      ['POST', '/api/people', { ...person, leftOn: undefined, password: TEST_PASSWORD, nip: '\u0000' }],
      ['POST', '/api/people', { ...person, leftOn: undefined, password: TEST_PASSWORD, rank: '\ud800' }],
      ['POST', '/api/people', { ...person, leftOn: undefined, password: 'abc' }],
      ['POST', '/api/people', { ...person, leftOn: undefined, password: TEST_PASSWORD, id: randomUUID() }],
      ['POST', `/api/people/${id}`, { ...person, leftOn: '0000-01-01' }],
      ['POST', `/api/people/${id}`, { ...person, leftOn: 'besok' }],
      ['POST', `/api/people/${randomUUID()}`, person],
      ['POST', '/api/people/bukan-uuid', person],
      ['POST', `/api/people/${randomUUID()}/password`, { password: TEST_PASSWORD }],
      ['POST', `/api/people/${id}/password`, { password: ['x'] }],
      ['POST', '/api/tenures/bukan-uuid/end', { untilOn: today() }],
      ['POST', '/api/office', { ...fields, name: '\u0000' }],
      ['POST', '/api/office', { ...fields, logoHash: '../../etc/passwd' }],
    ]
    for (const [method, path, body] of doors) {
      const reply = await office.people.administrator.send(method, path, body, { 'idempotency-key': randomUUID() })
      assert.ok(
        [400, 404, 422].includes(reply.status),
        `${path} ${JSON.stringify(body ?? '').slice(0, 100)}: ${reply.status}`,
      )
      assert.ok(reply.body['code'] && reply.body['title'])
    }
  })

  test('a name that would run as a script is kept as text', async () => {
    const name = '<img src=x onerror=alert(1)>'
    const { id } = await call(addPerson, {
      body: { ...plain, name, email: 'skrip@contoh.go.id', password: TEST_PASSWORD },
    })
    assert.equal((await call(listPeople, {})).rows.find((row) => row.id === id)?.name, name)
    await call(resetPassword, { params: { personId: id }, body: { password: 'sandi-kedua-9' } })
  })
})
