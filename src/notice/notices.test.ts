import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import {
  beginDossier,
  bringTo,
  openTestOffice,
  shown,
  someContent,
  TEST_URL,
  tryAct,
  type TestOffice,
  type TestPerson,
} from '../../test/office.ts'
import { actOnDossier, readDossier } from '../dossier/api.ts'
import { addPerson, addTenure } from '../office/api.ts'
import { endAbsence, enterAbsence } from '../office/api/away.ts'
import { makePushKey, readPushKey } from '../outgoing/push.ts'
import { dayAfter, dayOf, ZONE } from '../base/calendar.ts'
import { addComment } from '../dossier/api/comments.ts'
import { countNotices, listNotices, readNotices } from './api.ts'
import { readJobs } from './api/jobs.ts'
import { listRules, previewRule, saveRule } from './api/rules.ts'
import { runTimers } from './jobs.ts'
import { sending } from './jobs/send.ts'

let office: TestOffice
before(async () => {
  office = await openTestOffice()
})
after(() => office.close())

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
const dayBefore = (day: string) => dayAfter(day, -1)

async function noticesOf(person: TestPerson, dossierId: string) {
  const { rows } = await person.call(listNotices, { query: { limit: 100 } })
  return rows.filter((it) => it.dossier?.id === dossierId)
}
const kindsOf = async (person: TestPerson, dossierId: string) =>
  (await noticesOf(person, dossierId)).map((it) => it.kind).toSorted()
const timersOf = (dossierId: string) =>
  office.db
    .selectFrom('timer')
    .select(['kind', 'visit', 'at', 'done_at'])
    .where('dossier_id', '=', dossierId)
    .orderBy('at')
    .execute()
const dueOf = async (dossierId: string) =>
  (await office.db.selectFrom('dossier').select('due_at').where('id', '=', dossierId).executeTakeFirstOrThrow()).due_at
const newSending = () =>
  sending({
    db: office.db,
    url: TEST_URL,
    smtpPassword: undefined,
    telegramToken: undefined,
    pushKey: readPushKey(makePushKey()),
  })
async function runAll(now: Date) {
  while (await runTimers(office.db, now));
}

describe('acts are told', () => {
  test('who is next learns that a text waits, with who sent it, and is led to the act itself', async () => {
    const dossierId = await beginDossier(office, 'Jembatan ditutup sementara')
    const { fungsional, sekretaris } = office.people
    const kabid = office.people['kepala-bidang']
    assert.deepEqual(await kindsOf(kabid, dossierId), ['arrived'])
    assert.deepEqual(await kindsOf(fungsional, dossierId), [])
    await bringTo(office, dossierId, 3, someContent('Jembatan ditutup sementara'))
    // What Kepala Bidang was asked is done, so it is nothing unread any more.
    assert.ok((await noticesOf(kabid, dossierId))[0]?.readAt)
    const [waiting] = await noticesOf(sekretaris, dossierId)
    assert.equal(waiting?.kind, 'arrived')
    assert.equal(waiting.by, 'Orang kepala-bidang')
    assert.equal(waiting.dossier?.title, 'Jembatan ditutup sementara')
    assert.equal(waiting.place, `/berkas/${dossierId}`)
    assert.equal(waiting.readAt, null)
  })

  test('a return names its reason, and is told in place of the arrival', async () => {
    const dossierId = await beginDossier(office, 'Jadwal imunisasi')
    const { fungsional, sekretaris } = office.people
    await bringTo(office, dossierId, 3, someContent('Jadwal imunisasi'))
    await tryAct(sekretaris, dossierId, { kind: 'return', toStep: 2, reason: 'Tanggal belum pasti' })
    const kabid = office.people['kepala-bidang']
    const returned = (await noticesOf(kabid, dossierId)).find((it) => it.kind === 'returned')
    assert.equal(returned?.words, 'Tanggal belum pasti')
    // Two arrivals are two stays; the return is not told a second time as one.
    assert.deepEqual(await kindsOf(kabid, dossierId), ['arrived', 'returned'])
    assert.deepEqual(await kindsOf(fungsional, dossierId), ['returned'])
  })

  test('a decision is told to who wrote the text, and what goes out too', async () => {
    const dossierId = await beginDossier(office, 'Pasar murah')
    const version = await bringTo(office, dossierId, 4, someContent('Pasar murah'))
    const { fungsional } = office.people
    const [asked] = await noticesOf(office.people['kepala-dinas'], dossierId)
    assert.equal(asked?.place, `/keputusan/${dossierId}`)
    await office.decide(dossierId, version, { answer: 'yes' })
    assert.deepEqual(await kindsOf(fungsional, dossierId), ['approved'])
  })

  test('who is called in a comment learns it, and the caller does not', async () => {
    const dossierId = await beginDossier(office, 'Lomba desa')
    const { fungsional, sekretaris } = office.people
    await fungsional.call(addComment, {
      params: { dossierId },
      body: { text: 'Mohon dilihat @Sekretaris dan @Fungsional' },
    })
    assert.deepEqual(await kindsOf(sekretaris, dossierId), ['mention'])
    assert.deepEqual(await kindsOf(fungsional, dossierId), [])
  })

  test('a raised level is told to every post, and breaks through', async () => {
    const dossierId = await beginDossier(office, 'Banjir bandang')
    const { fungsional, sekretaris } = office.people
    const { revision } = await fungsional.call(readDossier, { params: { dossierId } })
    await office.people['kepala-bidang'].call(actOnDossier, {
      params: { dossierId },
      body: { seenRevision: revision, act: { kind: 'assess', level: 'crisis', reason: 'Warga terisolasi' } },
    })
    const [raised] = await noticesOf(sekretaris, dossierId)
    assert.equal(raised?.kind, 'level-raised')
    assert.equal(raised.level, 'crisis')
    assert.equal(raised.urgent, true)
    assert.deepEqual(await kindsOf(office.people['kepala-bidang'], dossierId), ['arrived'])
  })

  test('what is refused is told to nobody', async () => {
    const dossierId = await beginDossier(office, 'Belum boleh')
    const { sekretaris } = office.people
    assert.notEqual((await tryAct(sekretaris, dossierId, { kind: 'complete', version: null })).status, 200)
    assert.deepEqual(await kindsOf(sekretaris, dossierId), [])
  })
})

describe('reading', () => {
  test('opening one marks it as read; marking all leaves what came later', async () => {
    const kabid = office.people['kepala-bidang']
    const first = await beginDossier(office, 'Dibaca satu')
    const [one] = await noticesOf(kabid, first)
    assert.ok(one)
    const before = await kabid.call(countNotices, {})
    const afterOne = await kabid.call(readNotices, { body: { noticeId: one.id } })
    assert.equal(afterOne.unread, before.unread - 1)
    assert.equal((await kabid.call(readNotices, { body: { noticeId: one.id } })).unread, afterOne.unread)
    const upTo = new Date().toISOString() // what timers told at a later hour of the tests above stays, too
    const later = await beginDossier(office, 'Datang kemudian')
    await kabid.call(readNotices, { body: { upTo } })
    const { rows } = await kabid.call(listNotices, { query: { limit: 50, unread: 'true' } })
    assert.deepEqual(
      rows.filter((it) => it.at <= new Date().toISOString()).map((it) => it.dossier?.id),
      [later],
    )
  })

  test('nobody reads or marks another’s notice', async () => {
    const dossierId = await beginDossier(office, 'Bukan milik saya')
    const [one] = await noticesOf(office.people['kepala-bidang'], dossierId)
    const reply = await office.people.sekretaris.send('POST', '/api/notices/read', { noticeId: one?.id })
    assert.deepEqual(shown(reply), [404, 'not-found'])
    const odd = await office.people.sekretaris.send('POST', '/api/notices/read', { upTo: 'kemarin' })
    assert.equal(odd.status, 400)
  })

  test('of a dossier limited afterwards an outsider’s notices are gone from list and count', async () => {
    const { fungsional, sekretaris } = office.people
    const dossierId = await beginDossier(office, 'Kasus yang dibatasi')
    await fungsional.call(addComment, { params: { dossierId }, body: { text: '@Sekretaris lihat' } })
    const { unread } = await sekretaris.call(countNotices, {})
    const limited = await tryAct(office.people['kepala-bidang'], dossierId, {
      kind: 'limit',
      reason: 'Menyangkut anak',
      readers: { personIds: [], postIds: ['fungsional', 'kepala-bidang'] },
    })
    assert.equal(limited.status, 200)
    assert.deepEqual(await noticesOf(sekretaris, dossierId), [])
    assert.equal((await sekretaris.call(countNotices, {})).unread, unread - 1)
  })
})

describe('rules are the office’s', () => {
  test('a rule is changed by the administrator, shows whom it would reach, and holds from then on', async () => {
    const { administrator, fungsional, sekretaris } = office.people
    const body = { on: true, to: ['holder' as const, 'above' as const], weight: 'normal' as const, amount: null }
    const params = { kind: 'arrived' as const }
    const { steps } = await administrator.call(previewRule, { params, body })
    assert.deepEqual(steps.find((it) => it.step === 2)?.people, ['Orang kepala-bidang', 'Orang sekretaris'])
    await administrator.call(saveRule, { params, body })
    const dossierId = await beginDossier(office, 'Aturan baru')
    assert.deepEqual(await kindsOf(sekretaris, dossierId), ['arrived'])
    await administrator.call(saveRule, { params, body: { ...body, to: ['holder'] } })
    const { rules } = await administrator.call(listRules, {})
    assert.equal(rules.find((it) => it.kind === 'arrived')?.usual, true)
    assert.equal((await fungsional.send('GET', '/api/notice-rules')).status, 403)
  })

  test('a rule that would tell nobody, or counts what is not there, is refused', async () => {
    const { administrator } = office.people
    const good = { on: true, to: ['holder'], weight: 'normal', amount: null }
    const set = async (kind: string, more: object) =>
      shown(
        await administrator.send(
          'POST',
          `/api/notice-rules/${kind}`,
          { ...good, ...more },
          {
            'idempotency-key': crypto.randomUUID(),
          },
        ),
      )
    assert.deepEqual(await set('arrived', { to: [] }), [422, 'notice-rule-nobody'])
    assert.deepEqual(await set('mention', {}), [422, 'notice-rule-nobody'])
    assert.deepEqual(await set('arrived', { amount: 5 }), [422, 'notice-rule-amount'])
    assert.deepEqual(await set('due-soon', { amount: 100 }), [422, 'notice-rule-amount'])
    assert.deepEqual(await set('due-soon', { amount: null }), [422, 'notice-rule-amount'])
    assert.deepEqual(await set('arrived', { to: ['holder', 'holder'] }), [400, 'input'])
    assert.deepEqual(await set('trial', {}), [400, 'input'])
    assert.deepEqual(await set('arrived', { on: false, to: [] }), [200, undefined])
    assert.deepEqual(await set('arrived', {}), [200, undefined])
  })
})

describe('the runner', () => {
  test('says when it came round, what comes next, and to the administrator when it is silent', async () => {
    const { administrator, fungsional } = office.people
    const dossierId = await beginDossier(office, 'Pengingat berikutnya')
    await runAll(new Date())
    await newSending()(new Date())
    const jobs = await administrator.call(readJobs, {})
    assert.ok(jobs.runners.every((it) => !it.silent))
    assert.ok(jobs.next.some((it) => it.dossierId === dossierId && it.title === 'Pengingat berikutnya'))
    assert.equal((await administrator.call(countNotices, {})).runnerSilent, false)
    await office.db
      .updateTable('runner')
      .set({ polled_at: new Date(Date.now() - 3 * MINUTE_MS) })
      .where('name', '=', 'timers')
      .execute()
    assert.equal((await administrator.call(countNotices, {})).runnerSilent, true)
    assert.equal((await fungsional.call(countNotices, {})).runnerSilent, false)
    const metrics = await office.nobody.send('GET', '/metrics')
    assert.match(String(metrics.body['text']), /siar_runner_age_seconds\{runner="timers"\} 1[89]\d/)
  })
})

describe('time is told', () => {
  test('a stay is told once when it is late and once to the next post up, on whatever node', async () => {
    const dossierId = await beginDossier(office, 'Terlambat')
    const { sekretaris } = office.people
    const kabid = office.people['kepala-bidang']
    const dueAt = await dueOf(dossierId)
    assert.deepEqual(
      (await timersOf(dossierId)).map((it) => it.kind),
      ['half-time', 'due-soon', 'late', 'late-above'],
    )
    const late = new Date(dueAt.getTime() + 3 * DAY_MS)
    await Promise.all([runAll(late), runAll(late), runAll(late)])
    await runAll(late)
    assert.deepEqual(await kindsOf(kabid, dossierId), ['arrived', 'late'])
    assert.deepEqual(await kindsOf(sekretaris, dossierId), ['late-above'])
  })

  test('what its holder can no longer do, or is away from, is told to all of the post', async () => {
    const { administrator } = office.people
    const kabid = office.people['kepala-bidang']
    const person = { name: 'Kabid kedua', email: 'kabid-kedua@contoh.go.id', role: 'officer' as const, rank: '', nip: '', password: 'sandi-untuk-uji' } // prettier-ignore
    const { id: second } = await administrator.call(addPerson, { body: person })
    const fromOn = dayOf(ZONE, new Date())
    await administrator.call(addTenure, { body: { personId: second, postId: 'kepala-bidang', fromOn, untilOn: null } })
    const toldHalf = async (dossierId: string) => {
      const rows = await office.db
        .selectFrom('notice')
        .select('person_id')
        .where('dossier_id', '=', dossierId)
        .where('kind', '=', 'half-time')
        .execute()
      return rows.map((it) => it.person_id).toSorted()
    }
    const beginOpened = async (title: string) => {
      const dossierId = await beginDossier(office, title)
      assert.deepEqual(shown(await tryAct(kabid, dossierId, { kind: 'open' })), [200, undefined])
      return { dossierId, half: (await timersOf(dossierId))[0]?.at as Date }
    }

    const here = await beginOpened('Pemegangnya ada')
    await runAll(here.half)
    assert.deepEqual(await toldHalf(here.dossierId), [kabid.personId], 'its holder alone')

    const away = await beginOpened('Pemegangnya sakit')
    const untilOn = dayOf(ZONE, new Date(away.half.getTime() + 7 * DAY_MS))
    const { id: absenceId } = await kabid.call(enterAbsence, { body: { personId: kabid.personId, kind: 'sick', fromOn, untilOn } }) // prettier-ignore
    await runAll(away.half)
    assert.deepEqual(await toldHalf(away.dossierId), [kabid.personId, second].toSorted())
    await kabid.call(endAbsence, { params: { absenceId } })

    const gone = await beginOpened('Pemegangnya pindah')
    const theirs = () =>
      office.db.updateTable('tenure').where('person_id', '=', kabid.personId).where('post_id', '=', 'kepala-bidang')
    await theirs()
      .set({ from_on: dayBefore(fromOn), until_on: dayBefore(fromOn) })
      .execute()
    await runAll(gone.half)
    assert.deepEqual(await toldHalf(gone.dossierId), [second])
    await theirs().set({ until_on: null }).execute()
    await office.db.updateTable('person').set({ left_on: fromOn }).where('id', '=', second).execute()
  })

  test('a clock that leaps a day ahead and back tells nothing twice and loses nothing', async () => {
    const dossierId = await beginDossier(office, 'Jam melompat')
    const kabid = office.people['kepala-bidang']
    const dueAt = await dueOf(dossierId)
    await runAll(new Date(dueAt.getTime() + DAY_MS))
    const told = await kindsOf(kabid, dossierId)
    await runAll(new Date(dueAt.getTime() - DAY_MS))
    await runAll(new Date(dueAt.getTime() + 2 * DAY_MS))
    assert.deepEqual(await kindsOf(kabid, dossierId), told)
    assert.ok(told.includes('late'))
    const next = await beginDossier(office, 'Sesudah jam kembali')
    await runAll(new Date((await dueOf(next)).getTime() + 1))
    assert.ok((await kindsOf(kabid, next)).includes('late'))
  })

  test('what is held or done has no timers, and gets what is left of them when it goes on', async () => {
    const dossierId = await beginDossier(office, 'Ditahan sebentar')
    const kabid = office.people['kepala-bidang']
    await tryAct(kabid, dossierId, { kind: 'hold', reason: 'Menunggu data' })
    assert.deepEqual(await timersOf(dossierId), [])
    await runAll(new Date(Date.now() + 30 * DAY_MS))
    await tryAct(kabid, dossierId, { kind: 'resume' })
    const timers = await timersOf(dossierId)
    assert.equal(timers.length, 4)
    const dueAt = await dueOf(dossierId)
    assert.equal(timers.find((it) => it.kind === 'late')?.at.getTime(), dueAt.getTime())
    await tryAct(kabid, dossierId, { kind: 'withdraw', reason: 'Tidak jadi' })
    assert.deepEqual(await timersOf(dossierId), [])
  })

  test('an oral approval asks its leader for the paper until it is ratified, and all who know when it is late', async () => {
    const dossierId = await beginDossier(office, 'Jembatan putus')
    const leader = office.people['kepala-dinas']
    const { sekretaris } = office.people
    await tryAct(office.people['kepala-bidang'], dossierId, { kind: 'assess', level: 'crisis', reason: 'Ada korban' })
    const version = await bringTo(office, dossierId, 4, someContent('Jembatan putus'))
    const heard = await tryAct(sekretaris, dossierId, {
      kind: 'approve-orally',
      version,
      fromPersonId: leader.personId,
      heardAt: new Date().toISOString(),
      how: 'Telepon, disaksikan Kepala Bidang',
    })
    assert.deepEqual(shown(heard), [200, undefined])
    const asked = (await noticesOf(leader, dossierId)).find((it) => it.kind === 'to-ratify')
    assert.equal(asked?.urgent, true)
    assert.equal(asked.words, 'Telepon, disaksikan Kepala Bidang')
    await runAll(new Date(Date.now() + 30 * DAY_MS))
    assert.ok((await kindsOf(leader, dossierId)).includes('ratify-late'))
    assert.ok((await kindsOf(sekretaris, dossierId)).includes('ratify-late'))
  })

  test('a notice brings about no other: with nothing left to do, nothing is written any more', async () => {
    const later = new Date(Date.now() + 60 * DAY_MS)
    await runAll(later)
    const count = () =>
      office.db
        .selectFrom('notice')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .executeTakeFirstOrThrow()
    const before = await count()
    await runAll(new Date(later.getTime() + 365 * DAY_MS))
    assert.deepEqual(await count(), before)
  })
})
