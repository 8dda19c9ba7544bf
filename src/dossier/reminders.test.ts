import assert from 'node:assert/strict'
import { after, before, describe, test } from 'node:test'
import fc from 'fast-check'
import {
  beginDossier,
  bringTo,
  openTestOffice,
  shown,
  someContent,
  tryAct,
  type TestOffice,
} from '../../test/office.ts'
import { dayAfter, dayOf, ZONE } from '../base/calendar.ts'
import { listNotices } from '../notice/api.ts'
import { openNoticeLink, readPreference, savePreference } from '../notice/api/preferences.ts'
import { whatsappNumber, whyNotRemind } from '../notice/rules/whatsapp.ts'
import { addTenure, endTenure } from '../office/api.ts'
import { appointActing } from '../office/api/acting.ts'
import { readDossier } from './api.ts'
import { listReminders, remind } from './api/reminders.ts'

const HOUR_MS = 60 * 60_000

describe('a number', () => {
  test('is read as people write it, and kept with its country’s code', () => {
    for (const written of [
      '0812-3456-7890',
      '0812 3456 7890',
      '+62 812-3456-7890',
      '(+62) 81234567890',
      '6281234567890',
      '006281234567890',
      ' 0812.3456.7890 ',
    ])
      assert.equal(whatsappNumber(written), '6281234567890', written)
    assert.equal(whatsappNumber('+60 12-345 6789'), '60123456789')
  })
  test('that is none is refused', () => {
    for (const odd of [
      '',
      '0812',
      '+',
      'nol delapan',
      '0812x34567890',
      '+62 0',
      '1'.repeat(16),
      '0812;345678',
      '++62812',
    ])
      assert.equal(whatsappNumber(odd), null, odd)
    fc.assert(
      fc.property(fc.string(), (text) => {
        const number = whatsappNumber(text)
        return number === null || (/^[1-9]\d{7,14}$/.test(number) && whatsappNumber(`+${number}`) === number)
      }),
    )
  })
  test('is used once an hour, and only where it was given', () => {
    const now = new Date('2026-11-26T08:00:00Z')
    const ago = (ms: number) => new Date(now.getTime() - ms)
    assert.equal(whyNotRemind({ chosen: false, lastAt: null }, now)?.code, 'reminder-not-chosen')
    assert.equal(whyNotRemind({ chosen: true, lastAt: null }, now), null)
    assert.equal(whyNotRemind({ chosen: true, lastAt: ago(HOUR_MS - 1) }, now)?.code, 'reminder-too-soon')
    assert.equal(whyNotRemind({ chosen: true, lastAt: ago(HOUR_MS) }, now), null)
  })
})

describe('a colleague reminds whose turn it is', () => {
  let office: TestOffice
  before(async () => {
    office = await openTestOffice()
  })
  after(() => office.close())
  const kabid = () => office.people['kepala-bidang']
  const usual = { quietFrom: 1_200, quietUntil: 360, digestAt: null }
  const choose = (whatsapp: string) =>
    kabid().call(savePreference, { body: { ...usual, channels: ['push', 'whatsapp'], whatsapp } })
  const reminderOf = async (dossierId: string) => {
    const { rows } = await kabid().call(listNotices, { query: { limit: 50 } })
    return rows.find((it) => it.kind === 'reminder' && it.dossier?.id === dossierId)
  }

  test('not before that person gave a number; it is their own to see, and to take back', async () => {
    const { fungsional } = office.people
    const dossierId = await beginDossier(office, 'Tanpa nomor')
    const params = { dossierId }
    const { people } = await fungsional.call(listReminders, { params })
    assert.deepEqual(
      people.map((it) => [it.name, it.whyNot?.code]),
      [['Orang kepala-bidang', 'reminder-not-chosen']],
    )
    const body = { personId: kabid().personId }
    const path = `/api/dossiers/${dossierId}/reminders`
    assert.deepEqual(shown(await fungsional.send('POST', path, body)), [409, 'reminder-not-chosen'])
    const save = async (whatsapp: unknown, channels = ['whatsapp']) =>
      shown(await kabid().send('PUT', '/api/me/notices', { ...usual, channels, whatsapp }))
    assert.deepEqual(await save('nomor saya'), [422, 'whatsapp-number-wrong'])
    assert.deepEqual(await save(''), [422, 'whatsapp-number-wrong'])
    assert.deepEqual(await save('1'.repeat(41)), [400, 'input'])
    await choose('0812-3456-7890')
    assert.equal((await kabid().call(readPreference, {})).whatsapp, '+6281234567890')
    assert.equal((await fungsional.call(listReminders, { params })).people[0]?.whyNot, null)
    await kabid().call(savePreference, { body: { ...usual, channels: ['push'], whatsapp: '0812-3456-7890' } })
    assert.equal((await kabid().call(readPreference, {})).whatsapp, '')
    assert.deepEqual(await office.db.selectFrom('whatsapp_number').selectAll().execute(), [])
  })

  test('by a message in that person’s words, with a link for them alone; how it went is seen', async () => {
    const { fungsional, sekretaris, auditor } = office.people
    await choose('081234567890')
    const dossierId = await beginDossier(office, 'Gladi “evakuasi” & lainnya')
    const params = { dossierId }
    const { url, person } = await fungsional.call(remind, { params, body: { personId: kabid().personId } })
    assert.equal(person.name, 'Orang kepala-bidang')
    const opened = new URL(url)
    assert.equal(opened.origin + opened.pathname, 'https://wa.me/6281234567890')
    const text = opened.searchParams.get('text') ?? ''
    assert.match(text, /^Yth\. Orang kepala-bidang, “Gladi “evakuasi” & lainnya” \(berkas /)
    assert.match(text, /menunggu Anda di langkah \S.*, paling lambat /)
    assert.match(text, /Dari Orang fungsional\.$/)
    const before = await reminderOf(dossierId)
    assert.equal(before?.by, 'Orang fungsional')
    assert.deepEqual(
      before.deliveries.map((it) => [it.channel, it.state, it.why]),
      [['whatsapp', 'sent', 'dibukakan oleh Orang fungsional']],
    )
    const [, token = ''] = /\/app\/p\/([\w-]+)/.exec(text) ?? []
    assert.deepEqual(shown(await sekretaris.send('POST', '/api/notices/open', { token })), [
      403,
      'notice-link-not-yours',
    ])
    assert.equal((await kabid().call(openNoticeLink, { body: { token } })).place, `/berkas/${dossierId}`)
    assert.equal((await reminderOf(dossierId))?.deliveries[0]?.state, 'opened')

    const path = `/api/dossiers/${dossierId}/reminders`
    const body = { personId: kabid().personId }
    assert.deepEqual(shown(await sekretaris.send('POST', path, body)), [429, 'reminder-too-soon'])
    assert.equal((await auditor.send('POST', path, body)).status, 403)
    // Oneself, and whose turn it is not:
    assert.deepEqual(shown(await kabid().send('POST', path, body)), [403, 'reminder-not-theirs'])
    assert.deepEqual(shown(await fungsional.send('POST', path, { personId: sekretaris.personId })), [
      403,
      'reminder-not-theirs',
    ])
    // An hour later the same notice, unread again, with a link of its own.
    await office.db
      .updateTable('notice')
      .set({ made_at: new Date(Date.now() - HOUR_MS) })
      .execute()
    const again = await sekretaris.call(remind, { params, body })
    assert.notEqual(again.url, url)
    const later = await reminderOf(dossierId)
    assert.deepEqual([later?.id, later?.readAt, later?.by], [before.id, null, 'Orang sekretaris'])
    assert.equal(later?.deliveries[0]?.state, 'sent')
  })

  test('two at one instant remind once', async () => {
    const { fungsional, sekretaris } = office.people
    await choose('081234567890')
    const path = `/api/dossiers/${await beginDossier(office, 'Bersamaan')}/reminders`
    const replies = await Promise.all(
      [fungsional, sekretaris].map((it) => it.send('POST', path, { personId: kabid().personId })),
    )
    assert.deepEqual(replies.map((it) => it.status).toSorted(), [200, 429])
  })

  test('of a limited dossier by its number alone, and no outsider may', async () => {
    const { fungsional, sekretaris } = office.people
    await choose('081234567890')
    const dossierId = await beginDossier(office, 'Perkara anak')
    await tryAct(kabid(), dossierId, {
      kind: 'limit',
      reason: 'Peka',
      readers: { personIds: [], postIds: ['kepala-bidang', 'fungsional'] },
    })
    const body = { personId: kabid().personId }
    assert.equal((await sekretaris.send('POST', `/api/dossiers/${dossierId}/reminders`, body)).status, 404)
    const { url } = await fungsional.call(remind, { params: { dossierId }, body })
    assert.match(decodeURIComponent(url), /berkas terbatas \d{4}\/\d{4} menunggu Anda/)
    assert.doesNotMatch(decodeURIComponent(url), /Perkara anak/)
  })

  test('of a limited dossier also who acts in the post for that part of its work', async () => {
    const { administrator, fungsional, sekretaris } = office.people
    const dossierId = await beginDossier(office, 'Perkara lain')
    const readers = { personIds: [], postIds: ['kepala-bidang', 'fungsional'] }
    await tryAct(kabid(), dossierId, { kind: 'limit', reason: 'Peka', readers })
    const { step } = await fungsional.call(readDossier, { params: { dossierId } })
    const today = dayOf(ZONE, new Date())
    const plh = { form: 'plh' as const, personId: sekretaris.personId, forPersonId: kabid().personId, postId: 'kepala-bidang', number: '800/9', datedOn: today, scanHash: null, kinds: null, steps: [step], fromOn: today, untilOn: today } // prettier-ignore
    const { id: tenureId } = await administrator.call(appointActing, { body: plh })
    const { people } = await fungsional.call(listReminders, { params: { dossierId } })
    assert.deepEqual(people.map((it) => it.name).toSorted(), ['Orang kepala-bidang', 'Orang sekretaris'])
    await office.db.deleteFrom('tenure').where('id', '=', tenureId).execute()
  })

  test('what waits for a decision leads to it; once the turn is over nobody is reminded, and it counts as read', async () => {
    const { fungsional } = office.people
    const kadis = office.people['kepala-dinas']
    await kadis.call(savePreference, { body: { ...usual, channels: ['whatsapp'], whatsapp: '+60123456789' } })
    const dossierId = await beginDossier(office, 'Menunggu putusan')
    const version = await bringTo(office, dossierId, 4, someContent('Menunggu putusan'))
    const params = { dossierId }
    const { url } = await fungsional.call(remind, { params, body: { personId: kadis.personId } })
    const [, token = ''] = /\/app\/p\/([\w-]+)/.exec(decodeURIComponent(url)) ?? []
    assert.equal((await kadis.call(openNoticeLink, { body: { token } })).place, `/keputusan/${dossierId}`)
    await office.db.updateTable('notice').set({ read_at: null }).where('kind', '=', 'reminder').execute()
    await office.decide(dossierId, version, { answer: 'no', reason: 'Perbaiki', toStep: 2 })
    const { rows } = await kadis.call(listNotices, { query: { limit: 50 } })
    assert.ok(rows.find((it) => it.kind === 'reminder')?.readAt)
  })

  test('whoever left the post, having opened it, is reminded no more; its other holders are', async () => {
    const { administrator, fungsional, sekretaris } = office.people
    const dossierId = await beginDossier(office, 'Pemegangnya pindah')
    await tryAct(kabid(), dossierId, { kind: 'open' })
    const asked = async () =>
      (await fungsional.call(listReminders, { params: { dossierId } })).people.map((it) => it.name)
    assert.deepEqual(await asked(), ['Orang kepala-bidang'])
    const fromOn = dayOf(ZONE, new Date())
    const { id: tenureId } = await administrator.call(addTenure, {
      body: { personId: sekretaris.personId, postId: 'kepala-bidang', fromOn, untilOn: null },
    })
    assert.deepEqual(await asked(), ['Orang kepala-bidang'], 'while they hold it, theirs alone')
    const theirs = () =>
      office.db.updateTable('tenure').where('person_id', '=', kabid().personId).where('post_id', '=', 'kepala-bidang')
    const yesterday = dayAfter(fromOn, -1)
    await theirs().set({ from_on: yesterday, until_on: yesterday }).execute()
    assert.deepEqual(await asked(), ['Orang sekretaris'])
    const body = { personId: kabid().personId }
    assert.deepEqual(shown(await fungsional.send('POST', `/api/dossiers/${dossierId}/reminders`, body)), [
      403,
      'reminder-not-theirs',
    ])
    await theirs().set({ until_on: null }).execute()
    await administrator.call(endTenure, { params: { tenureId }, body: { untilOn: fromOn } })
  })

  test('the number stands in no list, no other answer and no ledger', async () => {
    const { fungsional, administrator } = office.people
    await choose('081234567890')
    const params = { dossierId: await beginDossier(office, 'Nomor rahasia') }
    await fungsional.call(remind, { params, body: { personId: kabid().personId } })
    for (const path of [
      '/api/people',
      '/api/notices',
      '/api/jobs',
      `/api/dossiers/${params.dossierId}/reminders`,
      `/api/dossiers/${params.dossierId}`,
      '/api/me/notices',
    ])
      // prettier-ignore
      for (const person of [fungsional, administrator])
        assert.doesNotMatch(JSON.stringify((await person.send('GET', path)).body), /81234567890/, path)
    for (const table of ['ledger_entry', 'notice', 'notice_delivery', 'notice_preference', 'act'] as const)
      assert.doesNotMatch(JSON.stringify(await office.db.selectFrom(table).selectAll().execute()), /81234567890/, table)
  })
})
