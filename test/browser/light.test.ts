import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { after, afterEach, before, test, type TestContext } from 'node:test'
import { sql } from 'kysely'
import type { CDPSession, Page } from 'playwright-core'
import { whyNotSigned } from '../../src/decision/rules/assertion.ts'
import type { Proof } from '../../src/decision/rules.ts'
import type { Block, Content } from '../../src/base/content.ts'
import { typedFactsOf } from '../../src/base/facts.ts'
import { readDossier } from '../../src/dossier/api.ts'
import { recordCall } from '../../src/dossier/api/confirmations.ts'
import { makeDecisionLink } from '../../src/dossier/api/decision-link.ts'
import { until } from '../faults/program.ts'
import { beginDossier, bringTo, someContent, TEST_PASSWORD, tryAct, writeDraft } from '../office.ts'
import { look, openStaff, type Staff } from './staff.ts'

let staff: Staff
before(async () => {
  // Passkeys work for a name, never for a bare address (WebAuthn §5.1.4.1).
  staff = await openStaff(undefined, 'localhost')
  await staff.office.db.deleteFrom('passkey').execute() // the one made of software is in no browser
})
afterEach(async (it) => {
  await staff.tidy(it as TestContext)
  await staff.office.db.deleteFrom('passkey').execute()
  await staff.office.db.deleteFrom('rate_limit').execute()
})
after(() => staff?.close())

const text = 'Jalan lintas selatan di Kecamatan Tugu ditutup sementara karena tanah longsor.'
const paragraph = (said: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text: said }] })
async function waiting(
  title: string,
  more: Partial<Content> = { body: { type: 'doc', content: [paragraph(text)] } },
): Promise<{ dossierId: string; path: string; version: string }> {
  const { office } = staff
  const dossierId = await beginDossier(office, title)
  const content = someContent(title, more)
  const facts = typedFactsOf(content.facts)
  if (facts.length > 0) {
    await writeDraft(office, dossierId, content)
    const verdicts = facts.map((fact) => ({ fact, verdict: 'right' as const, correction: '', note: '' }))
    const said = { name: 'Siti Aminah', post: 'Sekretaris BPBD', how: 'Telepon', saidAt: new Date().toISOString() }
    await office.people.fungsional.call(recordCall, { params: { dossierId }, body: { verdicts, ...said } })
  }
  const version = await bringTo(office, dossierId, 4, content)
  const { url } = await office.people['kepala-bidang'].call(makeDecisionLink, { params: { dossierId }, body: {} })
  return { dossierId, version, path: new URL(url).pathname }
}
const stepOf = async (dossierId: string) =>
  (await staff.office.people['kepala-dinas'].call(readDossier, { params: { dossierId } })).step
const decisionOf = (dossierId: string) =>
  staff.office.db
    .selectFrom('decision')
    .select(['statement', 'signature', 'answer'])
    .where('dossier_id', '=', dossierId)
    .execute()

/** A phone's own authenticator, and a passkey of the head of agency registered with it through the screen. */
async function withPasskey(page: Page): Promise<{ cdp: CDPSession; authenticatorId: string }> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  await page.goto(`${staff.url}/app/`)
  await page.getByLabel('Surel').fill('kepala-dinas@contoh.go.id')
  await page.getByLabel('Sandi').fill(TEST_PASSWORD)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await page.getByRole('heading', { level: 1, name: 'Meja kerja' }).waitFor()
  await page.goto(`${staff.url}/app/pengaturan`)
  await page.getByRole('button', { name: 'Tambah kunci sandi' }).click()
  await page
    .getByText(/Perangkat ini sejak/)
    .first()
    .waitFor()
  return { cdp, authenticatorId }
}

async function mustBeSigned(dossierId: string, answer: string): Promise<void> {
  const [decision, ...more] = await decisionOf(dossierId)
  assert.deepEqual([decision?.answer, more.length], [answer, 0])
  assert.ok(decision)
  const { kind, ...signed } = decision.signature as Extract<Proof, { kind: 'passkey' }>
  assert.equal(kind, 'passkey')
  const content = decision.statement
  const challenge = createHash('sha256').update(content).digest('base64url')
  assert.equal(whyNotSigned({ content, challenge, ...signed }), null)
}

test('on the light page a passkey makes YES one tap, and the browser’s own assertion proves the decision', async () => {
  const { dossierId, path } = await waiting('Satu ketukan')
  const page = await staff.visit('phone')
  await withPasskey(page)
  await page.goto(staff.url + path)
  await look(page, 'light-passkey')
  await page.getByRole('navigation').getByRole('link', { name: 'YA, setujui' }).click()
  await page.getByRole('heading', { name: 'Keputusan dicatat' }).waitFor()
  await mustBeSigned(dossierId, 'yes')
  await page.reload()
  await page.getByText('YA. Disposisi persetujuan sudah tertulis.').waitFor()
})

test('a device that does not verify the person signs nothing, and the page says what to do', async () => {
  const { dossierId, path } = await waiting('Tanpa sidik jari')
  const page = await staff.visit('phone')
  const { cdp, authenticatorId } = await withPasskey(page)
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await page.goto(staff.url + path)
  await page.getByRole('navigation').getByRole('link', { name: 'YA, setujui' }).click()
  await page.getByText('Kunci sandi tidak jadi dipakai').waitFor()
  assert.equal(await stepOf(dossierId), 4)
  // The password is still a way.
  await page.getByRole('button', { name: 'Pakai sandi saja' }).first().click()
  await page.getByLabel('Sandi Anda').first().fill(TEST_PASSWORD)
  await page.getByRole('button', { name: 'YA, setujui' }).click()
  await page.getByRole('heading', { name: 'Keputusan dicatat' }).waitFor()
})

test('without a line the signed decision waits in the phone, also when the page is closed, and arrives once', async () => {
  const { dossierId, path } = await waiting('Tanpa sinyal')
  const page = await staff.visit('phone')
  await withPasskey(page)
  await page.goto(staff.url + path)
  await page.getByRole('navigation').getByRole('link', { name: 'TIDAK' }).click()
  await page.getByLabel('Sumber belum jelas').check()
  await page.context().setOffline(true)
  await page.getByRole('button', { name: 'Putuskan TIDAK' }).click()
  await page.getByText('Keputusan Anda sudah ditandatangani dan tersimpan di perangkat ini').waitFor()
  const meant = Date.now()
  assert.equal(await stepOf(dossierId), 4)
  await look(page, 'light-waiting')
  await page.goto('about:blank')
  await page.context().setOffline(false)
  await page.goto(staff.url + path)
  await page.getByRole('heading', { name: 'Keputusan dicatat' }).waitFor()
  await mustBeSigned(dossierId, 'no')
  const [decision] = await decisionOf(dossierId)
  const { decidedAt, reason } = JSON.parse(decision?.statement ?? '{}') as { decidedAt: string; reason: string }
  assert.ok(new Date(decidedAt).getTime() <= meant, 'the time is that of the intent')
  assert.equal(reason, 'Sumber belum jelas')
  assert.equal(
    await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('siar-putusan')).length),
    0,
  )
})

test('an answer lost on the way is asked for again under the same key, and the decision is made once', async () => {
  const { dossierId, path } = await waiting('Jawaban hilang')
  const page = await staff.visit('phone')
  let lost = 0
  await page.route('**/api/l/**', async (route) => {
    const answer = await route.fetch() // it arrived and was done
    if (lost++ === 0) return route.abort('connectionreset')
    return route.fulfill({ response: answer })
  })
  await page.goto(staff.url + path)
  await page.getByLabel('Sandi Anda').first().fill(TEST_PASSWORD)
  await page.getByRole('button', { name: 'YA, setujui' }).click()
  await page.getByText('biarkan halaman ini terbuka').waitFor()
  await page.getByRole('heading', { name: 'Keputusan dicatat' }).waitFor()
  assert.equal(lost, 2)
  assert.equal((await decisionOf(dossierId)).length, 1)
  assert.equal(await page.evaluate(() => JSON.stringify(localStorage).includes('sandi-untuk-uji')), false)
})

test('without scripts, on the smallest phone, all can be read and decided with the keyboard’s own forms', async () => {
  const { dossierId, path } = await waiting('Tanpa skrip')
  const page = await staff.visit('phone', { javaScriptEnabled: false })
  await page.goto(staff.url + path)
  assert.match(await page.locator('article').innerText(), /tanah longsor/)
  await page.locator('#tidak summary').click()
  await page.locator('#tidak textarea').fill('Sebutkan kecamatan.')
  await page.locator('#tidak input[type=password]').fill('salah-sandi')
  await page.getByRole('button', { name: 'Putuskan TIDAK' }).click()
  await page.getByRole('alert').getByText('Sandi tidak cocok').waitFor()
  assert.equal(await page.locator('#tidak textarea').inputValue(), 'Sebutkan kecamatan.')
  await page.locator('#tidak input[type=password]').fill(TEST_PASSWORD)
  await page.getByRole('button', { name: 'Putuskan TIDAK' }).click()
  await page.getByRole('heading', { name: 'Keputusan dicatat' }).waitFor()
  assert.equal(await stepOf(dossierId), 2)
})

const cell = (type: 'tableHeader' | 'tableCell') => (said: string) => ({ type, attrs: { colspan: 1, rowspan: 1 }, content: [paragraph(said)] }) // prettier-ignore
/** A text of every kind: what it is decided on may look like. */
const whole: Partial<Content> = {
  summary: 'Jalan lintas selatan ditutup sampai Jumat sore; warga memutar lewat Pule.',
  body: {
    type: 'doc',
    content: [
      paragraph(text),
      { type: 'heading', attrs: { level: 2 }, content: [{ type: 'text', text: 'Jalur pengganti' }] },
      {
        type: 'bulletList',
        content: [
          'Kendaraan kecil lewat Pule.',
          'Bus dan truk lewat Ponorogo, paling lambat pukul 17.00 WIB setiap hari.',
        ].map((said) => ({ type: 'listItem', content: [paragraph(said)] })),
      },
      {
        type: 'blockquote',
        attrs: { speaker: 'Budi Santoso', title: 'Kepala BPBD' },
        content: [paragraph('Kami minta warga tidak mendekati tebing sampai dinyatakan aman.')],
      },
      {
        type: 'table',
        attrs: { caption: 'Rumah rusak' },
        content: [['Desa', 'Rumah'], ['Nglebo', '12'], ['Prambon', '7']].map((row, at) => ({ type: 'tableRow', content: row.map(cell(at === 0 ? 'tableHeader' : 'tableCell')) })), // prettier-ignore
      },
      paragraph('Keterangan lain menyusul sesudah alat berat tiba di lokasi.'),
    ],
  },
  facts: [
    { id: 'rumah', kind: 'figure', label: 'Rumah rusak', source: 'Laporan BPBD', value: '19', unit: 'rumah' },
    { id: 'tempat', kind: 'place', label: 'Lokasi longsor', source: 'BPBD', value: 'Jalan lintas selatan', village: 'Desa Nglebo', district: 'Kecamatan Tugu' }, // prettier-ignore
  ],
}
for (const size of ['phone', 'laptop'] as const)
  test(`the light page and the sheet hold what every screen must, in both languages, on a ${size}`, async () => {
    const { path, dossierId } = await waiting(`Jalan lintas selatan ditutup sementara (${size})`, whole)
    const page = await staff.visit(size)
    const kadis = await staff.pageOf('kepala-dinas', size)
    const speak = (language: 'id' | 'en') =>
      staff.office.db
        .updateTable('person')
        .set({ language })
        .where('id', '=', staff.office.people['kepala-dinas'].personId)
        .execute()
    for (const [language, name] of [
      ['en', 'light-en'],
      ['id', 'light'],
    ] as const) {
      await speak(language)
      await page.goto(staff.url + path)
      await look(page, name)
      for (const part of ['tidak', 'catatan']) await page.locator(`#${part} > summary`).click()
      await look(page, `${name}-open`)
      await kadis.addInitScript((it) => localStorage.setItem('siar.language', it), language)
      await kadis.goto(`${staff.url}/app/keputusan/${dossierId}`)
      await kadis
        .getByText(language === 'id' ? 'Dibenarkan Siti Aminah' : 'Confirmed by Siti Aminah')
        .first()
        .waitFor()
      await look(kadis, `decision-${language}`)
      await kadis.getByRole('button', { name: language === 'id' ? 'YA, setujui' : 'YES, approve' }).click()
      await look(kadis, `decision-${language}-yes`)
    }
    await page.goto(`${staff.url}/l/tidak-ada`)
    await look(page, 'light-gone')
  })

test('in the application YES is one tap too where a passkey is at hand, and nothing is asked between', async () => {
  const { dossierId } = await waiting('Di aplikasi')
  const page = await staff.visit('phone')
  await withPasskey(page)
  await page.goto(`${staff.url}/app/keputusan/${dossierId}`)
  await page.getByText('ditandatangani dengan sidik jari, wajah, atau PIN Anda').waitFor()
  await look(page, 'decision-passkey')
  await page.getByRole('button', { name: 'YA, setujui' }).click()
  await page.getByText('Disposisi persetujuan sudah tertulis').waitFor()
  await mustBeSigned(dossierId, 'yes')
})

test('in the application a passkey that was not used leaves the panel, from which it is tried again or the password is used', async () => {
  const { dossierId } = await waiting('Tanpa sidik jari di aplikasi')
  const page = await staff.visit('phone')
  const { cdp, authenticatorId } = await withPasskey(page)
  await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
  await page.goto(`${staff.url}/app/keputusan/${dossierId}`)
  await page.getByText('ditandatangani dengan sidik jari').waitFor()
  await page.getByRole('button', { name: 'YA, setujui' }).click()
  const panel = page.getByRole('dialog')
  await panel.getByText('Kunci sandi tidak jadi dipakai').waitFor()
  await look(page, 'decision-sign')
  await panel.getByRole('button', { name: 'Pakai sandi saja' }).click()
  await panel.getByLabel('Sandi Anda').fill(TEST_PASSWORD)
  await panel.getByRole('button', { name: 'YA, setujui' }).click()
  await page.getByText('Disposisi persetujuan sudah tertulis').waitFor()
  assert.equal((await decisionOf(dossierId)).length, 1)
})

test('without a line the sheet of what waits is read and decided; two windows send it once, and a refusal is told', async () => {
  const [yes, no, limited] = [
    await waiting('Di perjalanan'),
    await waiting('Berubah di jalan'),
    await waiting('Terbatas'),
  ]
  const readers = { personIds: [], postIds: ['kepala-dinas'] }
  const limit = { kind: 'limit', reason: 'Menyebut korban.', readers }
  assert.equal((await tryAct(staff.office.people['kepala-bidang'], limited.dossierId, limit)).status, 200)
  const page = await staff.visit('phone', { serviceWorkers: 'allow' })
  await withPasskey(page)
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.goto(`${staff.url}/app/`)
  for (const { dossierId } of [yes, no])
    await page.waitForFunction(async (id) => (await caches.open('siar-seen')).match(`/api/dossiers/${id}`), dossierId)
  const keptOf = (id: string) =>
    page.evaluate(
      async (path) => (await (await caches.open('siar-seen')).keys()).some((it) => it.url.includes(path)),
      id,
    )
  await page.getByText('Terbatas').first().waitFor() // it waits in the queue as well
  await until('it is kept', () => keptOf(no.dossierId))
  assert.equal(await keptOf(limited.dossierId), false)
  await page.goto(`${staff.url}/app/keputusan/${no.dossierId}`) // its own files are kept with the first that is opened
  await page.getByText('tanah longsor').first().waitFor()
  const context = page.context()
  const other = await context.newPage()
  await other.goto(`${staff.url}/app/`)
  const sent: string[] = []
  context.on('response', (it) => {
    const { pathname } = new URL(it.url())
    if (pathname.endsWith('/decision')) sent.push(pathname)
  })
  await context.setOffline(true)
  await page.goto(`${staff.url}/app/keputusan/${yes.dossierId}`)
  await page.getByText(/^Tanpa saluran: naskah seperti dilihat/).waitFor()
  await page.getByText('tanah longsor').first().waitFor()
  await look(page, 'decision-offline')
  await page.getByRole('button', { name: 'YA, setujui' }).click()
  await page.getByRole('heading', { name: 'Keputusan menunggu saluran' }).waitFor()
  await look(page, 'decision-kept')
  const meant = Date.now()
  await page.goto(`${staff.url}/app/keputusan/${no.dossierId}`)
  await page.getByRole('button', { name: 'TIDAK', exact: true }).click()
  await page.getByLabel('Alasan').fill('Sebutkan kecamatan.')
  await page.getByRole('button', { name: 'Putuskan TIDAK' }).click()
  await page.getByRole('heading', { name: 'Keputusan menunggu saluran' }).waitFor()
  await other.getByText('2 keputusan menunggu saluran').waitFor()
  await page.getByRole('button', { name: 'Lainnya' }).click()
  await page.getByRole('button', { name: 'Keluar' }).click()
  await page.getByText(/^2 keputusan yang Anda tandatangani masih menunggu/).waitFor()
  await look(page, 'decision-kept-leave')
  await page.getByRole('button', { name: 'Tunggu sampai terkirim' }).click()
  await page.getByRole('button', { name: 'Tutup' }).click()
  assert.equal((await decisionOf(yes.dossierId)).length, 0)

  const assessed = { kind: 'assess', level: 'alert', reason: 'Warga bertanya.' }
  assert.equal((await tryAct(staff.office.people['kepala-bidang'], no.dossierId, assessed)).status, 200)
  // The session ended meanwhile: nothing is sent before its person signed in again.
  await staff.office.db.deleteFrom('session').execute()
  await context.setOffline(false)
  await page.getByRole('link', { name: 'Masuk untuk mengirim keputusan yang disimpan' }).first().click()
  await page.getByText(/^Ada keputusan yang tersimpan di perangkat ini/).waitFor()
  assert.equal((await decisionOf(yes.dossierId)).length, 0)
  await page.getByLabel('Surel').fill('kepala-dinas@contoh.go.id')
  await page.getByLabel('Sandi').fill(TEST_PASSWORD)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await page.getByRole('heading', { name: 'Keputusan tidak dicatat' }).waitFor()
  await other.goto(`${staff.url}/app/`)
  await other.getByText(/sudah dicatat$/).waitFor()
  await other.getByText(/tidak dicatat$/).waitFor()
  await page.getByText('Sebutkan kecamatan.').waitFor()
  await look(page, 'decision-refused-late')
  await mustBeSigned(yes.dossierId, 'yes')
  const [decision] = await decisionOf(yes.dossierId)
  const { decidedAt } = JSON.parse(decision?.statement ?? '{}') as { decidedAt: string }
  assert.ok(new Date(decidedAt).getTime() <= meant, 'the time is that of the intent')
  assert.equal((await decisionOf(no.dossierId)).length, 0)
  assert.deepEqual(sent.map((it) => it.split('/')[3]).toSorted(), [yes.dossierId, no.dossierId].toSorted())
  await page.getByRole('button', { name: 'Mengerti, buka lembarnya' }).click()
  await page.getByRole('button', { name: 'TIDAK', exact: true }).waitFor()
  await other.getByRole('link', { name: /sudah dicatat$/ }).click()
  await other.getByText('Disposisi persetujuan sudah tertulis').waitFor()
  const left = () => page.evaluate(() => Object.keys(localStorage).filter((it) => it.startsWith('siar.decision')))
  assert.deepEqual(await left(), [])
})

test('notes are given with their places and signed; one that says nothing is told before anything is signed', async () => {
  const { dossierId, path } = await waiting('Dengan catatan')
  const page = await staff.visit('phone')
  await withPasskey(page)
  await page.goto(staff.url + path)
  await page.locator('#catatan > summary').click()
  await page.getByLabel('Catatan 1').fill('Sebut  kecamatan “Tugu”.\nLalu jamnya.')
  await page
    .getByLabel('Di bagian mana')
    .first()
    .selectOption({ label: `1. ${text.slice(0, 40)}…` })
  await page.getByText('Catatan 2', { exact: true }).first().click()
  await page.getByLabel('Di bagian mana').nth(1).selectOption('title')
  await look(page, 'light-notes')
  await page.getByRole('button', { name: 'Setujui dengan catatan' }).click()
  await page.getByText('Catatan 2 menunjuk satu tempat tetapi belum berisi').waitFor()
  assert.equal((await decisionOf(dossierId)).length, 0)
  await page.getByLabel('Catatan 2').fill('Lebih singkat.')
  await page.getByRole('button', { name: 'Setujui dengan catatan' }).click()
  await page.getByRole('heading', { name: 'Keputusan dicatat' }).waitFor()
  await mustBeSigned(dossierId, 'yes-with-notes')
  const [decision] = await decisionOf(dossierId)
  assert.deepEqual((JSON.parse(decision?.statement ?? '{}') as { notes: unknown }).notes, [
    { place: { at: 'body/0', from: 0, to: text.length }, text: 'Sebut  kecamatan “Tugu”.\nLalu jamnya.' },
    { place: { at: 'title', from: 0, to: 14 }, text: 'Lebih singkat.' },
  ])
})

for (const answer of ['yes', 'no'] as const)
  test(`an oral approval is settled with ${answer} on the light page; without a line the signed word waits and arrives once`, async () => {
    const { dossierId, path, version } = await waiting(`Lisan ${answer}`)
    const { office } = staff
    await sql`update dossier set level = 'crisis' where id = ${dossierId}::uuid`.execute(office.db)
    const said = { kind: 'approve-orally', version, fromPersonId: office.people['kepala-dinas'].personId, heardAt: new Date().toISOString(), how: 'Telepon.' } // prettier-ignore
    assert.equal((await tryAct(office.people.sekretaris, dossierId, said)).status, 200)
    const page = await staff.visit('phone')
    await withPasskey(page)
    await page.goto(staff.url + path)
    await page.getByText('menyetujui secara lisan').waitFor()
    await look(page, 'light-ratify')
    await page.context().setOffline(true)
    if (answer === 'yes') await page.getByRole('navigation').getByRole('link', { name: 'Sahkan' }).click()
    else {
      await page.getByRole('navigation').getByRole('link', { name: 'TIDAK' }).click()
      await page.getByLabel('Alasan').fill('Bukan naskah ini.')
      await page.getByRole('button', { name: 'Putuskan: tidak disahkan' }).click()
    }
    await page.getByText('Keputusan Anda sudah ditandatangani dan tersimpan di perangkat ini').waitFor()
    assert.equal((await decisionOf(dossierId)).length, 0)
    await page.goto('about:blank')
    await page.context().setOffline(false)
    await page.goto(staff.url + path)
    await page.getByRole('heading', { name: 'Keputusan dicatat' }).waitFor()
    await mustBeSigned(dossierId, answer)
    const { oral } = await office.people.sekretaris.call(readDossier, { params: { dossierId } })
    assert.equal(oral, null)
    await page.reload()
    await page.getByText(answer === 'yes' ? 'Persetujuan lisan disahkan' : 'Persetujuan lisan tidak disahkan').waitFor()
  })

test('a colleague copies the message with the link, and the leader opens the light page from their desk', async () => {
  const { dossierId } = await waiting('Salin tautan')
  const kabid = await staff.pageOf('kepala-bidang', 'laptop', { permissions: ['clipboard-read', 'clipboard-write'] })
  await kabid.goto(`${staff.url}/app/berkas/${dossierId}`)
  await kabid.getByRole('button', { name: 'Salin tautan keputusan' }).click()
  await kabid.getByText(/Pesan untuk .* tersalin/).waitFor()
  const message = await kabid.evaluate(() => navigator.clipboard.readText())
  assert.match(message, /^mohon putusan atas naskah “Salin tautan”[^]*\/l\/[\w-]{32}$/)
  await look(kabid, 'dossier-link-copied')
  const kadis = await staff.pageOf('kepala-dinas', 'phone')
  await kadis.goto(`${staff.url}/app/`)
  await kadis.getByRole('row', { name: 'Salin tautan' }).getByRole('button', { name: 'Halaman ringan' }).click()
  await kadis.waitForURL(/\/l\//)
  await kadis.getByRole('heading', { level: 1, name: 'Salin tautan' }).waitFor()
})
