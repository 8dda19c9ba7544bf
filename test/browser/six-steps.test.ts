import assert from 'node:assert/strict'
import { after, afterEach, before, test, type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { TEST_PASSWORD } from '../office.ts'
import { look, openStaff, type Size, type Staff } from './staff.ts'

let staff: Staff
before(async () => {
  staff = await openStaff()
})
afterEach((it) => staff.tidy(it as TestContext))
after(() => staff?.close())

test('that nothing happened in a day is said on lines as wide as their place, on every screen', async () => {
  const page = await staff.signIn('kepala-dinas', 'laptop')
  const said = page.getByText('Belum ada kejadian dalam sehari terakhir.')
  await said.waitFor()
  for (const width of [360, 768, 1366, 1920]) {
    await page.setViewportSize({ width, height: 768 })
    const lines = await said.evaluate((it) => {
      const range = document.createRange()
      range.selectNodeContents(it)
      return new Set([...range.getClientRects()].map((rect) => rect.top)).size
    })
    assert.ok(lines <= 2, `${lines} lines at ${width} px`)
  }
})

for (const size of ['laptop', 'phone'] as const)
  test(`four people take an issue through the six steps to the public page, on a ${size}`, () => sixSteps(size))

async function sixSteps(size: Size): Promise<void> {
  const title = `Jalan Km 16 tertutup longsor, dari ${size}`
  const fungsional = await staff.signIn('fungsional', size)
  const kabid = await staff.signIn('kepala-bidang', size)
  const sekretaris = await staff.signIn('sekretaris', size)
  const kadis = await staff.signIn('kepala-dinas', 'phone')

  // Step 1: the functional officer notes an item by hand, and makes it a dossier.
  await goTo(fungsional, 'Inventaris')
  const opening = fungsional.getByRole('button', { name: 'Buka putaran' })
  await opening.or(fungsional.getByRole('button', { name: 'Tutup putaran' })).waitFor()
  if (await opening.isVisible()) await opening.click()
  await fungsional.getByRole('button', { name: 'Tutup putaran' }).waitFor()
  await fungsional
    .getByRole('link', { name: /^Catat butir/ })
    .first()
    .click()
  await fungsional.getByRole('heading', { level: 1, name: 'Catat butir' }).waitFor()
  await fungsional.getByLabel('Judul').fill(title)
  await fungsional.getByLabel('Ringkasan').fill('Material menutup kedua lajur di Desa Nglinggis.')
  await fungsional.getByLabel(/^OPD/).fill('Dinas PUPR')
  await fungsional.getByLabel(/^Sumber/).fill('Laporan warga')
  await fungsional.getByRole('button', { name: 'Simpan', exact: true }).click()
  await fungsional.getByRole('button', { name: /^Jadikan berkas/ }).click()
  await fungsional.getByRole('dialog').getByRole('button', { name: 'Jadikan berkas' }).click()
  await fungsional.getByRole('link', { name: 'Buka berkas' }).first().click()
  await fungsional.waitForURL(/\/berkas\/[0-9a-f-]{36}/)
  const dossierId = /berkas\/([0-9a-f-]{36})/.exec(fungsional.url())?.[1] ?? ''
  const dossier = `${staff.url}/app/berkas/${dossierId}`
  await look(fungsional, 'six-1-dossier-begun')
  await press(fungsional, 'Teruskan ke Kepala Bidang')

  // Step 2: it is written, sent on, given back once with a reason, and sent on again.
  await prepare(fungsional, dossierId)
  await write(fungsional, dossierId, 'Jalur dialihkan lewat Pule mulai pukul 08.00.')
  await look(fungsional, 'six-2-written')
  await openFromDesk(kabid, title)
  await look(kabid, 'six-2-review')
  await kabid.getByRole('button', { name: 'Kembalikan…' }).click()
  await kabid.getByRole('button', { name: 'Kembalikan berkas' }).click()
  await kabid.getByRole('dialog').getByRole('alert').or(kabid.locator('dialog .error')).first().waitFor() // a reason is wanted
  await kabid.getByLabel('Alasan').fill('Sebutkan kecamatannya.')
  await look(kabid, 'six-2-return')
  await kabid.getByRole('button', { name: 'Kembalikan berkas' }).click()
  await kabid.getByRole('dialog').waitFor({ state: 'detached' })

  await fungsional.goto(`${dossier}?bagian=jejak`)
  await fungsional.getByText('Sebutkan kecamatannya.').waitFor()
  await look(fungsional, 'six-2-returned')
  await write(fungsional, dossierId, ' Longsor di Kecamatan Tugu.')
  await fungsional.goto(dossier)
  await press(fungsional, 'Teruskan ke Kepala Bidang')
  await kabid.goto(dossier)
  await press(kabid, 'Teruskan ke Sekretaris')

  // Step 3 and 4: the secretary, then the head of agency, who first says NO with a reason and where to.
  await openFromDesk(sekretaris, title)
  await press(sekretaris, 'Teruskan ke Kepala Dinas')
  await look(sekretaris, 'six-3-sent')
  await decideFromDesk(kadis, title)
  await look(kadis, 'six-4-sheet')
  await kadis.getByRole('button', { name: 'TIDAK', exact: true }).click()
  await kadis.getByRole('button', { name: 'Angka atau fakta belum pasti' }).click()
  await kadis.getByLabel('Ke langkah').selectOption('2')
  await kadis.getByLabel('Sandi Anda').fill(TEST_PASSWORD)
  await look(kadis, 'six-4-no')
  await kadis.getByRole('button', { name: 'Putuskan TIDAK' }).click()
  await kadis.getByText('Disposisi perbaikan sudah tertulis').waitFor()
  await look(kadis, 'six-4-no-recorded')

  // Repaired, and up again; now YES with notes.
  await write(fungsional, dossierId, ' Lebar longsor dua puluh meter.')
  await kabid.goto(dossier)
  await press(kabid, 'Teruskan ke Sekretaris')
  await sekretaris.goto(dossier)
  await press(sekretaris, 'Teruskan ke Kepala Dinas')
  await decideFromDesk(kadis, title)
  await kadis.getByText(/hal berubah sejak Anda lihat/).waitFor()
  assert.match((await kadis.locator('.public-text ins').allTextContents()).join(' '), /Lebar longsor dua puluh meter/)
  await look(kadis, 'six-4-again')
  await kadis.getByRole('button', { name: 'Setuju dengan catatan…' }).click()
  await kadis.getByLabel('Perbaikan kecil').fill('Tambahkan nomor darurat 112.')
  await kadis.getByLabel('Sandi Anda').fill(TEST_PASSWORD)
  await look(kadis, 'six-4-notes')
  await kadis.getByRole('button', { name: 'Setujui dengan catatan' }).click()
  await kadis.getByText('Disposisi persetujuan sudah tertulis').waitFor()
  await look(kadis, 'six-4-yes-recorded')

  // Step 5: the notes are done and certified; until then nothing can go on.
  await write(fungsional, dossierId, ' Nomor darurat 112.')
  await openFromDesk(kabid, title)
  await kabid.getByText('Tambahkan nomor darurat 112.').first().waitFor()
  await look(kabid, 'six-5-notes')
  await kabid.getByLabel('Tambahkan nomor darurat 112.').check()
  await press(kabid, 'Nyatakan catatan selesai')
  await press(kabid, 'Teruskan ke Fungsional')

  // Step 6: public.
  await openFromDesk(fungsional, title)
  await look(fungsional, 'six-6-publish')
  await press(fungsional, 'Terbitkan sekarang')
  await staff.office.deliverAll()
  await fungsional.reload()
  await look(fungsional, 'six-6-published')
  await readAsPublic(size, title)
  await readRecords(sekretaris, title, dossierId)
}

/** The public page as everyone gets it: without a session, without scripts. */
async function readAsPublic(size: Size, title: string): Promise<void> {
  const citizen = await staff.visit(size, { javaScriptEnabled: false })
  await citizen.goto(staff.url)
  await citizen.getByRole('link', { name: title }).click()
  await citizen.getByRole('heading', { level: 1, name: title }).waitFor()
  const text = await citizen.locator('main').innerText()
  for (const part of ['lewat Pule', 'Kecamatan Tugu', 'dua puluh meter', 'Nomor darurat 112', 'Dinas Contoh'])
    assert.ok(text.includes(part), `the public page lacks ${part}`)
  assert.doesNotMatch(text, /Sebutkan kecamatannya|Angka atau fakta|Tambahkan nomor/)
}

/** What the work itself wrote: both agenda books, the sheet of the decision, the ledger. */
async function readRecords(sekretaris: Page, title: string, dossierId: string): Promise<void> {
  const base = `${staff.url}/app`
  await sekretaris.goto(`${base}/agenda?cari=${encodeURIComponent(title)}`)
  await sekretaris.waitForFunction(() => document.querySelectorAll('.record-number').length === 4) // twice at each of steps 3 and 4
  await sekretaris.goto(`${base}/agenda?buku=keluar&cari=${encodeURIComponent(title)}`)
  await sekretaris.waitForFunction(() => document.querySelectorAll('.record-number').length === 7) // four nota dinas; NO, YES, published
  await sekretaris.getByRole('link', { name: 'Lembar disposisi' }).first().click()
  await sekretaris.getByText('Tambahkan nomor darurat 112.').first().waitFor()
  await sekretaris.goto(`${base}/berkas/${dossierId}?bagian=jejak`)
  await sekretaris.getByText('memutuskan YA dengan catatan').waitFor()
  await look(sekretaris, 'six-7-trail')
  const kinds = await staff.office.db
    .selectFrom('ledger_entry')
    .select('body')
    .where('body', 'like', `%${dossierId}%`)
    .orderBy('index')
    .execute()
  const acts = kinds.map(({ body }) => (JSON.parse(body) as { kind: string }).kind)
  assert.ok(acts.length >= 12, acts.join(' '))
  await sekretaris.goto(`${base}/buku-catatan`)
  await sekretaris.locator('tbody tr').first().waitFor()
  await sekretaris.locator('tbody a').first().click()
  await sekretaris.getByText(/Terbukti di peramban ini/).waitFor()
}

/** By the menu, wherever it is on this screen. */
async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Tempat' }).getByRole('link', { name, exact: true }).click()
}

async function openFromDesk(page: Page, title: string): Promise<void> {
  await page.goto(`${staff.url}/app/`)
  await page.getByRole('link', { name: title }).first().click()
  await page.waitForURL(/\/berkas\//)
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

async function decideFromDesk(page: Page, title: string): Promise<void> {
  await page.goto(`${staff.url}/app/`)
  await page.getByRole('row', { name: title }).getByRole('link', { name: 'Putuskan' }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

/** Presses an act and waits until it is done: its button is gone. */
async function press(page: Page, name: string): Promise<void> {
  const button = page.getByRole('button', { name })
  await button.click()
  await button.waitFor({ state: 'detached' })
}

/** What the gates of step 2 ask for beside the text: a summary, the class of information, the crisis level. */
async function prepare(page: Page, dossierId: string): Promise<void> {
  await page.goto(`${staff.url}/app/berkas/${dossierId}/tulis`)
  await page.getByLabel('Ringkasan').fill('Jalur Km 16 ditutup sementara.')
  await page.getByLabel('Kelas informasi', { exact: true }).selectOption('periodic')
  await page.getByText(/^tersimpan \d\d\.\d\d$/).waitFor()
  await page.getByRole('link', { name: 'Selesai menulis' }).click()
  await page.getByRole('button', { name: 'Tetapkan…' }).click()
  await page.getByRole('button', { name: 'Tetapkan', exact: true }).click()
  await page.getByText(/^ditetapkan /).waitFor()
}

/** Adds to the body in the editor and waits for its autosave, then leaves by the editor's own button. */
async function write(page: Page, dossierId: string, text: string): Promise<void> {
  await page.goto(`${staff.url}/app/berkas/${dossierId}`)
  await page.getByRole('link', { name: 'Tulis', exact: true }).first().click()
  const body = page.getByRole('textbox', { name: 'Isi' })
  await body.click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(text)
  await page.locator('[data-place="type"]').selectOption({ label: 'Pengumuman' })
  await page.locator('[data-place="field/ditujukan"]').fill('Pengguna jalan')
  await page.locator('[data-place="field/berlaku-mulai"]').fill('2026-12-01')
  await page.locator('[data-place="field/narahubung"]').fill('Humas Dinas Contoh')
  for (const check of ['angka', 'tindakan']) await page.locator(`[data-place="check/${check}"]`).check()
  await page.getByText(/^tersimpan \d\d\.\d\d$/).waitFor()
  await page.getByRole('link', { name: 'Selesai menulis' }).click()
  await page.locator('.dossier-page').getByText(text.trim()).first().waitFor()
}
