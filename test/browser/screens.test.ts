import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, afterEach, before, test, type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { listSituations } from '../../src/crisis/api.ts'
import { actOnDossier, listDossiers, readDossier } from '../../src/dossier/api.ts'
import { listNarratives } from '../../src/dossier/api/narratives.ts'
import { listPublications } from '../../src/publication/api.ts'
import { listItems, listRounds } from '../../src/inventory/api.ts'
import { makeAgencyLink } from '../../src/inventory/api/intake.ts'
import { savePreference } from '../../src/notice/api/preferences.ts'
import { saveTelegram } from '../../src/notice/api/telegram.ts'
import { newId } from '../../src/base/id.ts'
import { saveBounceMailbox } from '../../src/press/api/bounces.ts'
import { listJournalists } from '../../src/press/api/journalists.ts'
import { listPressLists } from '../../src/press/api/lists.ts'
import { listQuestions } from '../../src/press/api/questions.ts'
import { listOutlets } from '../../src/press/api/outlets.ts'
import { signedToken } from '../../src/base/signed-token.ts'
import { beginMailing } from '../../src/press/stores/mailings.ts'
import { listAgenda } from '../../src/record/api/agenda.ts'
import { recordDisposal } from '../../src/record/api/disposals.ts'
import { listFilingTables } from '../../src/record/api/filing-tables.ts'
import { registerLetter } from '../../src/record/api/letters.ts'
import { copyEdition, listEditions } from '../../src/sop/api.ts'
import { writeBpmn } from '../../src/sop/rules/bpmn/write.ts'
import { defaultEdition } from '../../src/sop/rules/default-edition.ts'
import { makeDue, minutesOf, SCAN, upload } from '../archive.ts'
import { fillWithDemo } from '../demo-office.ts'
import { SECRET, someLetter, type TestOffice } from '../office.ts'
import { haveWaiting } from '../papers-to-sign.ts'
import { matchingProgrammes } from '../../src/inventory/jobs/programmes.ts'
import { makeDemoReports } from '../../src/demo/reports.ts'
import { findFaults, openStaff, sizes, type Staff } from './staff.ts'

const roles = [
  'nobody',
  'fungsional',
  'kepala-bidang',
  'sekretaris',
  'kepala-dinas',
  'administrator',
  'auditor',
] as const satisfies (keyof TestOffice['people'] | 'nobody')[]
type Role = (typeof roles)[number]

/** One screen as somebody meets it: its route in the router, its address, and what is done before one looks. */
type Screen = {
  readonly name: string
  readonly route: string
  readonly as: Role
  readonly path: string
  readonly before?: (page: Page) => Promise<unknown>
}

/** Some have forty screens, and the machine may be busy. */
const MANY_MS = 10 * 60_000

let staff: Staff
let screens: readonly Screen[] = []
before(async () => {
  staff = await openStaff(fillWithDemo)
  screens = await screensOf(staff.office)
})
afterEach((it) => staff.tidy(it as TestContext))
after(() => staff?.close())

test('every route of the application is among the screens that are looked at', async () => {
  const router = await readFile(new URL('../../src/web/router.tsx', import.meta.url), 'utf8')
  const routes = [...router.matchAll(/ path: '([^']+)'/g)].map(([, path]) => path)
  assert.ok(routes.length > 15)
  assert.deepEqual(
    routes.filter((route) => !screens.some((screen) => screen.route === route)),
    [],
  )
})

for (const role of roles)
  test(
    `every screen of ${role} holds on a laptop and on a phone: nothing for axe to say, no wider than the window`,
    { timeout: MANY_MS },
    () => lookAtAll(role),
  )

test('pages of the press, of subscribers and of agencies, which need no account and no script, hold on a phone and a laptop', async () => {
  const { db } = staff.office
  const link = (await db.selectFrom('release_recipient').select('id').limit(1).executeTakeFirstOrThrow()).id
  const journalist = (await db.selectFrom('journalist').select('id').where('consent', '=', 'given').where('email', '<>', '').limit(1).executeTakeFirstOrThrow()).id // prettier-ignore
  const subscriber = (await db.selectFrom('subscriber').select('id').limit(1).executeTakeFirstOrThrow()).id
  for (const size of ['laptop', 'phone'] as const) {
    const page = await staff.visit(size)
    const problems: string[] = []
    for (const [name, path] of [
      ['press-door', '/pers/'],
      ['press-leave', `/pers/berhenti/${signedToken('unsubscribe', link, SECRET)}`],
      ['subscription-leave', `/langganan/berhenti/${signedToken('subscription', subscriber, SECRET)}`],
      ['subscription-gone', '/langganan/pasti/bukan-tautan'],
    ] as const) {
      await page.goto(staff.url + path)
      problems.push(...(await findFaults(page, name)))
    }
    // In by a link from one's mail, and then what a registered journalist finds.
    const linkId = newId()
    await db.insertInto('press_room_link').values({ id: linkId, journalist_id: journalist, asked_at: new Date(), expires_at: new Date(Date.now() + 60_000) }).execute() // prettier-ignore
    await page.goto(`${staff.url}/pers/masuk/${signedToken('press-room', linkId, SECRET)}`)
    problems.push(...(await findFaults(page, 'press-enter')))
    await page.getByRole('button', { name: 'Masuk' }).click()
    await page.getByRole('button', { name: 'Kirim pertanyaan' }).waitFor()
    problems.push(...(await findFaults(page, 'press-room')))
    // An agency hands in half of it, is told, and mends it; on the phone without any script, where axe can say nothing.
    const isScripted = size === 'laptop'
    const look = async (name: string) => {
      if (isScripted) problems.push(...(await findFaults(agency, name)))
    }
    const made = await staff.office.people.fungsional.call(makeAgencyLink, { body: { agency: `Dinas ${size}` } })
    const agency = await staff.visit(size, { javaScriptEnabled: isScripted })
    await agency.goto(made.link ?? '')
    await look('intake-form')
    await agency.getByLabel('Apa yang terjadi').fill('Penanaman 500 bibit.')
    await agency.getByLabel('Pilih foto').setInputFiles(new URL('../../src/demo/pictures/pantai-prigi.jpg', import.meta.url).pathname) // prettier-ignore
    await agency.locator('form').evaluate((form) => ((form as HTMLFormElement).noValidate = true)) // as an old phone
    await agency.getByRole('button', { name: 'Kirim', exact: true }).click()
    await agency.getByRole('alert').waitFor()
    assert.equal(await agency.getByLabel('Apa yang terjadi').inputValue(), 'Penanaman 500 bibit.')
    await look('intake-to-mend')
    await agency.getByLabel('Kegiatan').check()
    await agency.getByLabel('Judul singkat').fill('Penanaman mangrove')
    await agency.getByLabel('Tidak ada orang').check()
    await agency.getByLabel('Tidak ada anak').check()
    for (const [label, text] of [['Nama lengkap', 'Joko'], ['Jabatan', 'Kepala Bidang'], ['Nomor telepon', '0812 0000 1111']] as const) await agency.getByLabel(label).fill(text) // prettier-ignore
    await agency.getByLabel('Isinya sudah diperiksa').check()
    await agency.getByRole('button', { name: 'Kirim', exact: true }).click()
    await agency.getByRole('heading', { name: /^Tanda terima/ }).waitFor()
    await agency.getByText('1 foto').waitFor()
    await look('intake-receipt')
    await agency.goto(`${staff.url}/kirim/${'a'.repeat(43)}`)
    await look('intake-absent')
    assert.deepEqual(problems, [])
  }
})

test('a line that breaks while an agency sends loses no word, no photo, and sends nothing twice', async () => {
  const { link } = await staff.office.people.fungsional.call(makeAgencyLink, { body: { agency: 'Dinas Jauh' } })
  const page = await staff.visit('phone')
  await page.goto(link ?? '')
  await page.getByLabel('Isu atau masalah').check()
  await page.getByLabel('Judul singkat').fill('Jembatan gantung putus')
  await page.getByLabel('Apa yang terjadi').fill('Tali penahan lepas.')
  await page.getByLabel('Nama lengkap').fill('Siti')
  await page.waitForTimeout(400)
  const problems = await findFaults(page, 'intake-phone')
  await page.reload() // as a phone that was put away
  await page.getByText('Tulisan Anda yang belum terkirim dikembalikan').waitFor()
  assert.equal(await page.getByLabel('Judul singkat').inputValue(), 'Jembatan gantung putus')

  // The first photo finds no line; the first form arrives, and its answer does not.
  let [photos, forms] = [0, 0]
  await page.route('**/kirim/*/foto', (route) => (photos++ === 0 ? route.abort() : route.continue()))
  await page.route('**/kirim/*', async (route) => {
    if (route.request().method() !== 'POST' || forms++ > 0) return route.continue()
    await route.fetch()
    return route.abort()
  })
  await page.getByLabel('Pilih foto').setInputFiles(new URL('../../src/demo/pictures/pantai-prigi.jpg', import.meta.url).pathname) // prettier-ignore
  await page.getByText('sambungan putus').waitFor()
  await page.getByLabel('Belum semua ditanya').check()
  await page.getByLabel('Tidak ada anak').check()
  await page.getByLabel('Jabatan').fill('Camat')
  await page.getByLabel('Nomor telepon').fill('081200001111')
  await page.getByLabel('Isinya sudah diperiksa').check()
  await page.getByRole('button', { name: 'Kirim', exact: true }).click()
  await page.getByRole('heading', { name: /^Tanda terima/ }).waitFor()
  await page.getByText('sudah diterima lebih dulu; tidak ada').waitFor()
  await page.getByText('1 foto').waitFor()
  assert.deepEqual([...problems, ...(await findFaults(page, 'intake-receipt-phone'))], [])
  assert.ok(photos > 1 && forms > 1)
  const kept = await staff.office.db.selectFrom('intake').select('id').where('title', '=', 'Jembatan gantung putus').execute() // prettier-ignore
  assert.equal(kept.length, 1)
  assert.equal(await page.evaluate(() => localStorage.length), 0, 'nothing of it stays on the phone')
})

test('the form of a destination holds for every channel that there is', async () => {
  const page = await staff.pageOf('administrator', 'phone')
  await page.goto(`${staff.url}/app/pengaturan/tujuan`)
  await press('Tambah tujuan')(page)
  await page.getByLabel('Kanal').waitFor()
  const kinds = await page.getByLabel('Kanal').locator('option').evaluateAll((all) => all.map((it) => (it as HTMLOptionElement).value)) // prettier-ignore
  assert.ok(kinds.length > 7, kinds.join(' '))
  const problems: string[] = []
  for (const kind of kinds) {
    await page.getByLabel('Kanal').selectOption(kind)
    problems.push(...(await findFaults(page, `destination-${kind || 'none'}`)))
  }
  assert.deepEqual(problems, [])
})

test('a letter that nobody knows of is sent again by one press, and waits its turn', async () => {
  const page = await staff.pageOf('fungsional', 'phone')
  const { delivery_id: deliveryId } = await staff.office.db.selectFrom('release_recipient').select('delivery_id').where('state', '=', 'unsure').executeTakeFirstOrThrow() // prettier-ignore
  await page.goto(`${staff.url}/app/terbitan/penerima/${deliveryId}?keadaan=unsure`)
  await page.getByRole('button', { name: /^Kirim lagi ke / }).click()
  await page.getByText('Tidak ada penerima di sini.').waitFor()
  const { state, attempts } = await staff.office.db.selectFrom('release_recipient').select(['state', 'attempts']).where('delivery_id', '=', deliveryId).where('state', '<>', 'bounced').executeTakeFirstOrThrow() // prettier-ignore
  assert.deepEqual([state, attempts], ['waiting', 0])
})

/** Each is opened once and looked at in both sizes: a person's own window narrows just so. */
async function lookAtAll(role: Role): Promise<void> {
  const page = await (role === 'nobody' ? staff.visit('laptop') : staff.pageOf(role, 'laptop'))
  const problems: string[] = []
  const theirs = screens.filter((screen) => screen.as === role)
  assert.ok(theirs.length > 0)
  for (const screen of theirs) {
    await page.setViewportSize(sizes.laptop)
    await page.goto(`${staff.url}/app${screen.path}`)
    await page.locator('h1').first().waitFor({ state: 'attached' })
    await screen.before?.(page)
    problems.push(...(await findFaults(page, screen.name)))
    await page.setViewportSize(sizes.phone)
    problems.push(...(await findFaults(page, screen.name)))
  }
  assert.deepEqual(problems, [])
}

const press = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()
const open = (selector: string) => (page: Page) => page.locator(selector).first().click()
const wait = (selector: string) => (page: Page) => page.locator(selector).first().waitFor()

/** The link is told: with it as a field, a message and a code. */
async function renewFirst(page: Page): Promise<void> {
  await press(/^Ganti tautan/)(page)
  await press(/^Ganti: yang lama mati/)(page)
  await page.getByRole('textbox', { name: 'Tautan', exact: true }).waitFor()
}

async function openRule(page: Page): Promise<void> {
  const rule = page.locator('.notice-rule', { hasText: 'Lewat waktu' }).first()
  await rule.locator('summary').click()
  await rule.getByRole('button', { name: 'Lihat siapa' }).click()
  await rule.getByText('Di langkah', { exact: false }).first().waitFor()
}

/** Two people for every shift of today, as they would be entered. */
async function lookAtDuty(page: Page): Promise<void> {
  for (const name of ['Retno Wulandari', 'Dewi Anggraini']) {
    await page.getByLabel('Petugas, Regu 1').selectOption({ label: name })
    await press('Tambahkan')(page)
  }
  await page.getByLabel('Nomor surat tugas').fill('094/400/2026')
  await press('Lihat dulu')(page)
  await page.locator('.duty-proposal').waitFor()
}

/** What is proven of a channel where all went well. */
async function openProof(page: Page): Promise<void> {
  await open('.publication-settled summary')(page)
  await press(/^Bukti/)(page)
}

/** Under embargo until a time that is set. */
async function setTime(page: Page): Promise<void> {
  await press('Atur waktu dan tujuan…')(page)
  await page.getByLabel('Terbitkan pada waktu tertentu').check()
  await page.getByLabel('Di bawah embargo sampai waktu itu').check()
  await page.getByText('Radio RKPD').waitFor()
}

/** A list of feeds, looked at before any is kept. */
async function readOpmlFile(page: Page): Promise<void> {
  const xml = '<opml version="2.0"><body><outline text="Kabar Utara" xmlUrl="https://kabarutara.example/feed"/><outline text="Lagi" xmlUrl="https://prigipos.example/feed/"/><outline text="Rusak" xmlUrl="x"/></body></opml>' // prettier-ignore
  const file = { name: 'umpan.opml', mimeType: 'text/x-opml', buffer: Buffer.from(xml) }
  await page.getByLabel('Berkas OPML').setInputFiles(file)
  await press('Lihat isinya')(page)
  await page.getByText('1 sumber baru, 1 sudah ada, 1 tidak dapat dipakai.').waitFor()
}

/** As another tool would send it back: one name is changed that an edition has no place for. */
async function importBpmn(page: Page): Promise<void> {
  const xml = writeBpmn(defaultEdition).replace('name="Selesai"', 'name="Tayang"')
  await press('Impor BPMN')(page)
  const file = { name: 'sop.bpmn', mimeType: 'application/xml', buffer: Buffer.from(xml) }
  await page.getByLabel('Berkas BPMN 2.0').setInputFiles(file)
  await press('Baca berkas')(page)
  await page.getByText('Nama “Tayang” pada peristiwa selesai tidak disimpan.').waitFor()
}

/** A package that waits; the second time the first still does, and that is told. */
async function askSample(page: Page): Promise<void> {
  await press('Buat paket')(page)
  await page
    .getByText(/Menunggu giliran|masih dibuat/)
    .first()
    .waitFor()
}

/** Letters of a mailing that ended in every way, a mailbox that they come back to, and people who subscribe. */
async function comeBack({ db, people: { administrator } }: TestOffice, deliveryId: string): Promise<void> {
  const now = new Date()
  const letters = await db.selectFrom('release_recipient').select('id').where('delivery_id', '=', deliveryId).orderBy('id').execute() // prettier-ignore
  const ends = [
    { state: 'bounced', bounce: 'hard', bounced_at: now, settled_at: now, problem: '550 5.1.1 <agus@contoh.id>: User unknown' }, // prettier-ignore
    { state: 'unsure', settled_at: now, problem: 'Surel sudah diserahkan, tetapi server tidak menjawab' },
    { state: 'failed', settled_at: now, problem: 'Server surat menolak surel ini (554 5.7.1 spam)' },
  ] as const
  for (const [at, { id }] of letters.slice(0, ends.length).entries())
    await db
      .updateTable('release_recipient')
      .set(ends[at] ?? {})
      .where('id', '=', id)
      .execute()
  await administrator.call(saveBounceMailbox, { body: { mailbox: { host: '127.0.0.1', port: 1, security: 'none', username: 'kembali', password: 'x', folder: 'INBOX', returnTo: '' }, seenRevision: 0 } }) // prettier-ignore
  await db
    .insertInto('subscriber')
    .values([[], ['kesehatan'], ['kesehatan', 'kebencanaan']].map((topics, at) => ({
      id: newId(), email: at === 0 ? 'warga@surel.id' : `warga${at}@surel.id`, topics, language: 'id', consent_version: 1, consented_at: now, confirmed_at: now,
    })))
    .execute() // prettier-ignore
}

/** Somebody wants to know what is kept of them. */
async function askForSubscriber(page: Page): Promise<void> {
  await page.getByLabel('Alamat surel').fill('warga@surel.id')
  await press('Cari')(page)
  await page.getByText('Memastikan').waitFor()
}

async function screensOf(office: TestOffice): Promise<Screen[]> {
  const { fungsional, administrator } = office.people
  const dossierAt = async (query: { step?: number; state?: 'running' | 'published' | 'held' | 'withdrawn' }) => {
    const { rows } = await fungsional.call(listDossiers, { query: { limit: 10, ...query } })
    assert.ok(rows[0], `the demo has no dossier like ${JSON.stringify(query)}`)
    return rows[0].id
  }
  const [written, following, deciding, ending, out, held] = await Promise.all([
    dossierAt({ step: 2, state: 'running' }),
    dossierAt({ step: 5, state: 'running' }),
    dossierAt({ step: 4, state: 'running' }),
    dossierAt({ step: 6, state: 'running' }),
    dossierAt({ state: 'published' }),
    dossierAt({ state: 'held' }),
  ])
  const { rows: outlets } = await fungsional.call(listOutlets, { query: { search: 'Teluk' } })
  const { rows: journalists } = await fungsional.call(listJournalists, { query: { search: 'Agus' } })
  const { rows: pressLists } = await fungsional.call(listPressLists, { query: {} })
  const { rows: questions } = await fungsional.call(listQuestions, { query: {} })
  const question = questions[0]?.id
  // As if the newest release had been written to the first list, beside what else it went to.
  const { rows: released } = await fungsional.call(listPublications, { query: { limit: 1 } })
  const mailed = released[0]?.deliveries.find((it) => it.byHand)?.id ?? ''
  await office.db.updateTable('delivery').set({ channel: 'email', state: 'sent' }).where('id', '=', mailed).execute()
  const to = { deliveryId: mailed, listId: pressLists[0]?.id ?? '', replyTo: '', perMinute: 60 }
  await office.db.transaction().execute((tx) => beginMailing(tx, to, new Date()))
  await comeBack(office, mailed)
  const [outlet, journalist, pressList] = [outlets[0]?.id, journalists[0]?.id, pressLists[0]?.id]
  const { rows: items } = await fungsional.call(listItems, { query: { limit: 1 } })
  const handedIn = await office.db.selectFrom('intake').select('item_id').where('people', '=', 'unasked').executeTakeFirstOrThrow() // prettier-ignore
  const { rows: narratives } = await fungsional.call(listNarratives, { query: { state: 'waiting' } })
  const narrative = narratives[0]?.id
  const { rows: rounds } = await fungsional.call(listRounds, { query: { limit: 1 } })
  const { rows: lines } = await fungsional.call(listAgenda, {
    query: { book: 'outgoing', year: new Date().getFullYear(), limit: 50 },
  })
  const sheet = lines.find((line) => line.dispositionId)?.dispositionId
  assert.ok(items[0] && rounds[0] && sheet)
  const { letterId } = await office.people.sekretaris.call(registerLetter, { body: someLetter('Undangan rapat') })
  const { current } = await administrator.call(listEditions, {})
  const draft = await administrator.call(copyEdition, { body: { copyOf: current as string } })
  const { sekretaris } = office.people
  const { rows: closed } = await fungsional.call(listDossiers, { query: { limit: 4, state: 'published' } })
  const due = await Promise.all(closed.slice(0, 2).map((it) => makeDue(office, it.id)))
  const scan = await upload(office, sekretaris, SCAN, 'berita-acara.pdf')
  const { disposalId: minutes } = await sekretaris.call(recordDisposal, { body: minutesOf(scan, due.slice(0, 1)) })
  const correcting = closed.slice(2).find((it) => it.id !== out)?.id as string
  const { revision } = await fungsional.call(readDossier, { params: { dossierId: correcting } })
  const correction = { kind: 'correct', form: 'correction', note: 'Jam layanan yang benar 08.00.' } as const
  await fungsional.call(actOnDossier, { params: { dossierId: correcting }, body: { seenRevision: revision, act: correction } }) // prettier-ignore
  const { rows: publications } = await fungsional.call(listPublications, { query: { dossier: correcting } })
  const schedule = (await administrator.call(listFilingTables, {})).retention[0]?.id
  await haveWaiting(office, 3)
  await administrator.call(saveTelegram, { body: { on: true, address: 'https://api.telegram.org', seenRevision: 0 } })
  await office.db.updateTable('telegram_bot').set({ username: 'siar_contoh_bot' }).execute()
  // Everyone lets colleagues remind them, so that the button and the menu of a decision are seen.
  for (const { call } of [fungsional, office.people['kepala-bidang'], sekretaris, office.people['kepala-dinas']])
    await call(savePreference, { body: { channels: ['whatsapp'], whatsapp: '0812-3456-7890', quietFrom: 0, quietUntil: 0, digestAt: null } }) // prettier-ignore
  const of = (as: Role, route: string, name: string, path = route, before?: Screen['before']): Screen => ({
    as,
    route,
    name,
    path,
    ...(before && { before }),
  })
  await makeDemoReports(office.db)
  const match = matchingProgrammes(office.db)
  while (await match(new Date()));
  const maybe = await office.db.selectFrom('item_programme').select(['item_id', 'programme_id']).where('state', '=', 'maybe').executeTakeFirstOrThrow() // prettier-ignore
  const covered = await office.db.selectFrom('coverage').select('publication_id').executeTakeFirstOrThrow()
  const dossier = '/berkas/$dossierId'
  const siaga = '/berkas/$dossierId/siaga'
  const { rows: situations } = await fungsional.call(listSituations, { query: { limit: 50 } })
  const inSiaga = situations.find((it) => it.title.startsWith('Longsor'))?.dossierId
  assert.ok(inSiaga, 'the demo is in no crisis')
  return [
    of('nobody', '/masuk', 'sign-in'),
    of('nobody', '/pasang/$token', 'set-up-done', '/pasang/bukan-tautan'),
    of('fungsional', '/', 'desk'),
    of('kepala-dinas', '/', 'desk-kadis'),
    of('auditor', '/', 'desk-auditor'),
    of('kepala-bidang', '/papan', 'board'),
    of('fungsional', '/inventaris', 'inventory'),
    of('fungsional', '/inventaris', 'inventory-item', `/inventaris?butir=${items[0].id}`),
    of('fungsional', '/inventaris', 'inventory-handed-in', '/inventaris?asal=opd&butir=' + handedIn.item_id),
    of('fungsional', '/inventaris/program', 'programmes'),
    of('fungsional', '/inventaris', 'inventory-speaks-of', `/inventaris?state=semua&butir=${maybe.item_id}`),
    of('fungsional', '/inventaris', 'inventory-programme', `/inventaris?state=semua&butir=${maybe.programme_id}`),
    of('fungsional', '/inventaris/opd', 'agency-links'),
    of('fungsional', '/inventaris/opd', 'agency-link-made', '/inventaris/opd', renewFirst),
    of('fungsional', '/inventaris/catat', 'inventory-add'),
    of('fungsional', '/inventaris/impor', 'inventory-import'),
    of('fungsional', '/inventaris/aduan', 'inventory-receive'),
    of('fungsional', '/inventaris/sumber', 'sources'),
    of('kepala-dinas', '/inventaris/sumber', 'sources-in-trouble', '/inventaris/sumber?saring=masalah'),
    of('administrator', '/inventaris/sumber', 'mailbox-add', '/inventaris/sumber', press('Tambah kotak surat')),
    of('fungsional', '/inventaris/sumber', 'source-add', '/inventaris/sumber', press('Tambah sumber')),
    of('administrator', '/inventaris/sumber', 'source-edit', '/inventaris/sumber', press('Ubah Harian Prigi Pos')),
    of('fungsional', '/inventaris/sumber', 'source-opml', '/inventaris/sumber', readOpmlFile),
    of('fungsional', '/inventaris/penyebutan', 'mentions', '/inventaris/penyebutan?cari=longsor'),
    of('auditor', '/inventaris/penyebutan', 'mention', '/inventaris/penyebutan', open('.mentions a')),
    of('fungsional', '/inventaris/putaran', 'rounds'),
    of('fungsional', '/inventaris/putaran/$roundId', 'register', `/inventaris/putaran/${rounds[0].id}`),
    of('kepala-bidang', '/berkas', 'dossiers'),
    of('kepala-bidang', dossier, 'dossier', `/berkas/${written}`),
    of('kepala-bidang', dossier, 'dossier-return', `/berkas/${written}`, press('Kembalikan…')),
    of('kepala-bidang', dossier, 'dossier-follow-up', `/berkas/${following}`),
    of('kepala-dinas', siaga, 'situation', `/berkas/${inSiaga}/siaga`, wait('.situation-next')),
    of('kepala-bidang', siaga, 'situation-fact', `/berkas/${inSiaga}/siaga`, press('Tambah fakta')),
    of('fungsional', siaga, 'situation-promise', `/berkas/${inSiaga}/siaga`, press('Janjikan kabar')),
    of('auditor', siaga, 'situation-read', `/berkas/${inSiaga}/siaga`, wait('.situation-next')),
    of(
      'kepala-bidang',
      `${siaga}/laporan`,
      'situation-report',
      `/berkas/${inSiaga}/siaga/laporan`,
      wait('.situation-timeline'),
    ),
    of('kepala-bidang', '/siaga', 'situations'),
    of('fungsional', '/siaga', 'drill-beginning', '/siaga', press('Mulai latihan')),
    of('administrator', '/pengaturan/daftar-periksa', 'crisis-plan', '/pengaturan/daftar-periksa', press('Tambah langkah')), // prettier-ignore
    of('kepala-bidang', '/pengaturan/daftar-periksa', 'crisis-plan-earlier', '/pengaturan/daftar-periksa?versi=1'),
    of('administrator', '/pengaturan/radar', 'radar-settings', '/pengaturan/radar', press('Lihat akibatnya')),
    of('administrator', '/pengaturan/kontak-krisis', 'crisis-contacts', '/pengaturan/kontak-krisis', press('Tambah kontak')), // prettier-ignore
    of('fungsional', dossier, 'dossier-published', `/berkas/${out}`),
    of('fungsional', dossier, 'dossier-correct', `/berkas/${out}`, press('Koreksi…')),
    of('fungsional', dossier, 'dossier-correcting', `/berkas/${correcting}`),
    of('kepala-bidang', dossier, 'dossier-held', `/berkas/${held}`),
    of('kepala-bidang', dossier, 'dossier-reach', `/berkas/${deciding}`, open('.dossier-reach summary')),
    of('sekretaris', dossier, 'dossier-remind', `/berkas/${following}`, wait('.dossier-remind .button')),
    of('kepala-bidang', dossier, 'dossier-changes', `/berkas/${out}?bagian=perubahan`),
    of('kepala-bidang', dossier, 'dossier-comments', `/berkas/${out}?bagian=percakapan`),
    of('auditor', dossier, 'dossier-trail', `/berkas/${out}?bagian=jejak`),
    of('fungsional', '/berkas/$dossierId/tulis', 'editor', `/berkas/${written}/tulis`, wait('.ProseMirror')),
    of('fungsional', '/berkas/$dossierId/tulis', 'editor-narratives', `/berkas/${written}/tulis`, press(/^Narasi/)),
    of('kepala-dinas', '/keputusan/$dossierId', 'decision', `/keputusan/${deciding}`),
    of('kepala-dinas', '/keputusan/$dossierId', 'decision-trail', `/keputusan/${deciding}?bagian=jejak`),
    of('kepala-dinas', '/keputusan/$dossierId', 'decision-yes', `/keputusan/${deciding}`, press('YA, setujui')),
    of('kepala-dinas', '/keputusan/$dossierId', 'decision-no', `/keputusan/${deciding}`, press('TIDAK')),
    of('kepala-dinas', '/keputusan/$dossierId', 'decision-elsewhere', `/keputusan/${out}`),
    of('sekretaris', '/pemberitahuan', 'notices', '/pemberitahuan', wait('.notices > li')),
    of(
      'kepala-dinas',
      '/pengaturan/pemberitahuan',
      'notice-settings',
      '/pengaturan/pemberitahuan',
      press('Kirim pemberitahuan uji'),
    ),
    of(
      'fungsional',
      '/pengaturan/pemberitahuan',
      'notice-telegram',
      '/pengaturan/pemberitahuan',
      press('Hubungkan Telegram'),
    ),
    of('kepala-dinas', '/p/$token', 'notice-link', '/p/bukan-tautan-yang-dibuat-siar', wait('.problem-note')),
    of('administrator', '/pengaturan/saluran', 'notice-channels', '/pengaturan/saluran', openRule),
    of('administrator', '/pengaturan/pekerjaan', 'jobs', '/pengaturan/pekerjaan', wait('.jobs-runners')),
    of('fungsional', '/pers/pertanyaan', 'questions', '/pers/pertanyaan', wait('.press-rows > li')),
    of('administrator', '/pers/pertanyaan', 'questions-standard', '/pers/pertanyaan', wait('input[type=number]')),
    of(
      'fungsional',
      '/pers/pertanyaan/catat',
      'question-register',
      '/pers/pertanyaan/catat',
      wait('form.press-register'),
    ),
    of('fungsional', '/pers/pertanyaan/$questionId', 'question', `/pers/pertanyaan/${question}`, wait('.press-facts')),
    of(
      'fungsional',
      '/pers/pertanyaan/$questionId',
      'question-answer',
      `/pers/pertanyaan/${question}`,
      press('Catat jawaban'),
    ),
    of('fungsional', '/pers/wartawan', 'journalists', '/pers/wartawan', wait('.press-rows > li')),
    of('fungsional', '/pers/wartawan', 'journalist-add', '/pers/wartawan', press('Tambah wartawan')),
    of(
      'fungsional',
      '/pers/wartawan/$journalistId',
      'journalist',
      `/pers/wartawan/${journalist}`,
      wait('.press-facts'),
    ),
    of('fungsional', '/pers/media', 'outlets', '/pers/media', wait('.press-rows > li')),
    of('fungsional', '/pers/media/$outletId', 'outlet', `/pers/media/${outlet}`, press('Catat surat')),
    of('auditor', '/pers', 'outlets-read', '/pers', wait('.press-rows > li')),
    of('auditor', '/pers/media/$outletId', 'outlet-read', `/pers/media/${outlet}`, wait('.press-rows > li')),
    of('fungsional', '/pers/daftar', 'press-lists', '/pers/daftar', wait('.press-rows > li')),
    of('fungsional', '/pers/daftar/$listId', 'press-list', `/pers/daftar/${pressList}`, wait('.press-rows > li')),
    of('fungsional', '/terbitan/penerima/$deliveryId', 'recipients', `/terbitan/penerima/${mailed}`, wait('.press-rows > li')), // prettier-ignore
    of('administrator', '/pers/daftar', 'press-dkim-bounces', '/pers/daftar', press('Coba')),
    of('fungsional', '/pers/pelanggan', 'subscribers', '/pers/pelanggan', wait('tbody tr')),
    of('administrator', '/pers/pelanggan', 'subscriber-on-request', '/pers/pelanggan', askForSubscriber),
    of('fungsional', '/terbitan', 'publications', '/terbitan', wait('.publication-channels')),
    of('fungsional', '/terbitan', 'publications-settled', '/terbitan', open('.publication-settled summary')),
    of('fungsional', '/terbitan', 'publications-proof', '/terbitan', openProof),
    of('fungsional', '/terbitan', 'publications-term', '/terbitan', press('Masa berlaku…')),
    of('auditor', '/terbitan/$publicationId/penerima', 'receipts', `/terbitan/${publications[0]?.id}/penerima`, wait('.receipt')), // prettier-ignore
    of('fungsional', '/terbitan/$publicationId/dimuat', 'coverage', `/terbitan/${covered.publication_id}/dimuat`, open('.coverage-open summary')), // prettier-ignore
    of('fungsional', '/terbitan', 'publications-by-hand', '/terbitan', press(/^Kerjakan/)),
    of('fungsional', dossier, 'dossier-release', `/berkas/${ending}`, setTime),
    of('administrator', '/pengaturan/tujuan', 'destinations', '/pengaturan/tujuan', wait('.destination')),
    of('administrator', '/pengaturan/tujuan', 'destination-change', '/pengaturan/tujuan', press(/^Ubah /)),
    of('kepala-dinas', '/tanda-tangan', 'signatures', '/tanda-tangan', wait('.signatures > li')),
    of('kepala-dinas', '/tanda-tangan', 'signatures-sign', '/tanda-tangan', press(/^Tandatangani \d/)),
    of('kepala-bidang', '/tanda-tangan', 'signatures-none'),
    of('auditor', '/tanda-tangan', 'signatures-all', '/tanda-tangan?bagian=semua', wait('.signatures > li')),
    of('administrator', '/tanda-tangan', 'signatures-end', '/tanda-tangan?bagian=semua', press('Tidak akan ditandatangani…')), // prettier-ignore
    of('sekretaris', '/surat-masuk', 'letters'),
    of('sekretaris', '/surat-masuk/catat', 'letter-register', '/surat-masuk/catat', wait('form.record-enter')),
    of('sekretaris', '/surat-masuk/$letterId', 'letter', `/surat-masuk/${letterId}`, wait('.letters-tree')),
    of('sekretaris', '/surat-masuk/$letterId', 'letter-pass', `/surat-masuk/${letterId}`, press('Disposisikan')),
    of('sekretaris', '/agenda', 'agenda'),
    of('sekretaris', '/agenda', 'agenda-out', '/agenda?buku=keluar'),
    of('auditor', '/agenda', 'agenda-card', `/agenda?buku=keluar&kartu=${lines[0]?.id}`, wait('.record-card')),
    of('sekretaris', '/agenda/catat', 'agenda-enter', '/agenda/catat?buku=keluar', wait('form.record-enter')),
    of('sekretaris', '/agenda/disposisi/$dispositionId', 'disposition', `/agenda/disposisi/${sheet}`),
    of('kepala-bidang', '/kalender', 'editorial-calendar', '/kalender', wait('.wc-days')),
    of('kepala-bidang', '/kalender', 'editorial-calendar-event', '/kalender?lihat=minggu', press('Catat acara')),
    of('kepala-bidang', '/kalender', 'editorial-calendar-day', '/kalender?lihat=hari', wait('.wc-days')),
    of('kepala-dinas', '/kepatuhan', 'compliance', '/kepatuhan', wait('.compliance-table')),
    of('fungsional', '/kepatuhan', 'compliance-own', '/kepatuhan', wait('.compliance-table')),
    of(
      'kepala-dinas',
      '/kepatuhan',
      'compliance-visits',
      '/kepatuhan?lihat=kunjungan&urut=processing',
      wait('.compliance-stays'),
    ),
    of('administrator', '/laporan', 'media-sheet', '/laporan', wait('.media-sheet')),
    of('kepala-bidang', '/laporan/kliping', 'clippings', '/laporan/kliping', wait('.report-clippings')),
    of('kepala-dinas', '/laporan/peta', 'issue-map', '/laporan/peta', wait('.issue-map tbody tr')),
    of('fungsional', '/narasi', 'narratives', '/narasi', wait('.narrative-rows > li')),
    of('fungsional', '/narasi/tulis', 'narrative-write', `/narasi/tulis?butir=${items[0].id}`, press('Tambah angka')),
    of('kepala-dinas', '/narasi/$narrativeId', 'narrative-decide', `/narasi/${narrative}`, press('YA, setujui')),
    of('auditor', '/narasi/$narrativeId', 'narrative-read', `/narasi/${narrative}`, wait('.narrative-version')),
    of('kepala-bidang', '/narasi/$narrativeId/ubah', 'narrative-rewrite', `/narasi/${narrative}/ubah`, wait('.narrative-form')), // prettier-ignore
    of('sekretaris', '/arsip', 'archive'),
    of('sekretaris', '/arsip', 'archive-due', '/arsip?untuk=musnah', wait('.filing-due')),
    of('auditor', '/arsip', 'archive-minutes', '/arsip?bagian=berita-acara', wait('tbody tr')),
    of('auditor', '/arsip/berita-acara/$disposalId', 'minutes', `/arsip/berita-acara/${minutes}`, wait('tbody tr')),
    of('administrator', '/pengaturan/arsip', 'settings-filing', '/pengaturan/arsip', wait('select')),
    of('administrator', '/pengaturan/arsip', 'settings-filing-edition', `/pengaturan/arsip?tabel=${schedule}`),
    of('kepala-dinas', '/sop', 'sop'),
    of('administrator', '/sop', 'sop-findings', '/sop?bagian=temuan'),
    of('administrator', '/sop', 'sop-bpmn', '/sop', importBpmn),
    of('administrator', '/sop/$editionId', 'sop-editor', `/sop/${draft.id}`),
    of('fungsional', '/pengaturan', 'settings-me'),
    of('fungsional', '/pengaturan', 'settings-calendar-links', '/pengaturan?bagian=kalender-redaksi'),
    of('fungsional', '/pengaturan', 'settings-tokens', '/pengaturan?bagian=token'),
    of('administrator', '/pengaturan/naskah', 'troubled-papers'),
    of('sekretaris', '/pengaturan', 'settings-duty-read', '/pengaturan?bagian=piket', wait('.duty-table')),
    of('administrator', '/pengaturan', 'settings-duty', '/pengaturan?bagian=piket', lookAtDuty),
    of('administrator', '/pengaturan', 'settings-duty-replace', '/pengaturan?bagian=piket', press('Ganti…')),
    of('administrator', '/pengaturan', 'settings-office', '/pengaturan?bagian=kantor'),
    of('administrator', '/pengaturan', 'settings-people', '/pengaturan?bagian=orang'),
    of('administrator', '/pengaturan', 'settings-add-person', '/pengaturan?bagian=orang', press('Tambah orang')),
    of('administrator', '/pengaturan', 'settings-posts', '/pengaturan?bagian=jabatan'),
    of('administrator', '/pengaturan', 'settings-calendar', '/pengaturan?bagian=kalender', wait('.calendar-day')),
    of(
      'administrator',
      '/pengaturan',
      'settings-calendar-pattern',
      '/pengaturan?bagian=kalender',
      press('Ubah Ramadan 1447'),
    ),
    of('fungsional', '/pengaturan', 'settings-calendar-read', '/pengaturan?bagian=kalender', wait('.calendar-day')),
    of('administrator', '/pengaturan', 'settings-letterhead', '/pengaturan?bagian=kop', wait('.paper-page')),
    of('administrator', '/pengaturan/portal', 'settings-portal', '/pengaturan/portal', wait('.portal-sample')),
    of('administrator', '/pengaturan', 'settings-signing', '/pengaturan?bagian=tanda-tangan'),
    of('administrator', '/pengaturan/pemilihan', 'settings-election'),
    of('fungsional', '/pengaturan/pemilihan', 'settings-election-read'),
    of('administrator', '/pengaturan/buku-agenda', 'settings-books', '/pengaturan/buku-agenda', press('Tambah buku')),
    of('administrator', '/pengaturan/jenis-naskah', 'settings-types'),
    of(
      'administrator',
      '/pengaturan/jenis-naskah',
      'settings-type',
      '/pengaturan/jenis-naskah?jenis=klarifikasi-hoaks',
      wait('.ProseMirror'),
    ),
    of('auditor', '/periksa', 'audit', '/periksa', askSample),
    of('fungsional', '/periksa', 'audit-own'),
    of('auditor', '/buku-catatan', 'ledger', '/buku-catatan', wait('tbody tr')),
    of('auditor', '/buku-catatan/$index', 'ledger-entry', '/buku-catatan/3', wait('h1')),
    of('fungsional', '/', 'keys', '/', (page) => page.keyboard.press('?')),
    of('fungsional', '$', 'nowhere', '/tidak-ada'),
  ]
}
