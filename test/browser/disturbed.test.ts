import assert from 'node:assert/strict'
import { after, afterEach, before, test, type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { readDossier, saveDraft } from '../../src/dossier/api.ts'
import { beginDossier, bringTo, handOn, someContent, TEST_PASSWORD } from '../office.ts'
import { look, openStaff, type Staff } from './staff.ts'

let staff: Staff
before(async () => {
  staff = await openStaff()
})
afterEach((it) => staff.tidy(it as TestContext))
after(() => staff?.close())

const seen = (page: Page, text: string | RegExp) => page.getByText(text).first().waitFor()

async function openEditor(page: Page, dossierId: string): Promise<void> {
  await page.goto(`${staff.url}/app/berkas/${dossierId}/tulis`)
  await page.getByRole('textbox', { name: 'Isi' }).waitFor()
}

async function append(page: Page, text: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Isi' }).click()
  await page.keyboard.press('Control+End')
  await page.keyboard.type(text)
}

async function savedText(dossierId: string): Promise<string> {
  const { draft } = await staff.office.people.fungsional.call(readDossier, { params: { dossierId } })
  return JSON.stringify(draft?.content ?? null)
}

test('what is written while the line is down is said to be unsaved, and saved when it is back', async () => {
  const dossierId = await beginDossier(staff.office, 'Jalur putus')
  const page = await staff.pageOf('fungsional', 'laptop')
  await openEditor(page, dossierId)
  await page.context().setOffline(true)
  await seen(page, 'Tidak ada sambungan.')
  await append(page, 'Ditulis tanpa sambungan.')
  await seen(page, /^belum tersimpan/)
  assert.doesNotMatch(await savedText(dossierId), /tanpa sambungan/)
  await page.context().setOffline(false)
  await seen(page, /^tersimpan \d\d\.\d\d$/)
  assert.match(await savedText(dossierId), /Ditulis tanpa sambungan/)
})

test('without a line the application opens with what was last seen of one’s queue, and forgets it at sign-out', async () => {
  const dossierId = await beginDossier(staff.office, 'Terlihat terakhir')
  await beginDossier(staff.office, 'Di halaman kedua')
  const page = await staff.visit('phone', { serviceWorkers: 'allow' })
  await page.goto(`${staff.url}/app/`)
  await page.getByLabel('Surel').fill('kepala-bidang@contoh.go.id')
  await page.getByLabel('Sandi').fill(TEST_PASSWORD)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await seen(page, 'Terlihat terakhir')
  await page.evaluate(() => navigator.serviceWorker.ready)
  await page.reload() // from now on through the service worker
  await seen(page, 'Terlihat terakhir')
  const kept = () =>
    page.evaluate(async () => (await (await caches.open('siar-seen')).keys()).map((it) => new URL(it.url).pathname))
  await page.waitForFunction(async () => (await (await caches.open('siar-seen')).keys()).length > 2)
  assert.ok((await kept()).includes('/api/queue'))
  const addresses = () => page.evaluate(async () => (await (await caches.open('siar-seen')).keys()).map((it) => it.url))
  const { next } = await page.evaluate(async () => (await fetch('/api/queue?limit=1')).json())
  const later = `/api/queue?limit=1&after=${encodeURIComponent(next)}`
  assert.equal(await page.evaluate(async (path) => (await fetch(path)).status, later), 200)
  assert.deepEqual(
    (await addresses()).filter((it) => new URL(it).searchParams.has('after')),
    [],
    'of a list its first page, however far somebody reads',
  )
  await page.context().setOffline(true)
  await page.reload()
  await seen(page, 'Terlihat terakhir')
  await seen(page, 'Tidak ada sambungan.')
  await page.context().setOffline(false)
  await page.reload()
  await page.getByRole('button', { name: 'Lainnya' }).click()
  await page.getByRole('button', { name: 'Keluar' }).click()
  await page.getByLabel('Sandi').waitFor()
  assert.deepEqual(await kept(), [])
  assert.ok(dossierId)
})

test('what was not saved when the window closed is offered again, and put in only when the person wants it', async () => {
  const dossierId = await beginDossier(staff.office, 'Jendela tertutup')
  const closed = await staff.pageOf('fungsional', 'phone')
  const context = closed.context()
  await openEditor(closed, dossierId)
  await context.setOffline(true)
  await append(closed, 'Hampir hilang.')
  await seen(closed, /^belum tersimpan/)
  await closed.close()
  await context.setOffline(false)
  const page = await context.newPage()
  await openEditor(page, dossierId)
  await seen(page, 'Tulisan yang belum sempat tersimpan')
  assert.doesNotMatch((await page.getByRole('textbox', { name: 'Isi' }).textContent()) ?? '', /Hampir hilang/)
  await page.getByRole('button', { name: 'Pakai tulisan itu' }).click()
  await seen(page, /^tersimpan/)
  assert.match(await savedText(dossierId), /Hampir hilang/)
})

test('who opens a text that another writes reads along, asks for the turn and gets it', async () => {
  const dossierId = await beginDossier(staff.office, 'Bergiliran')
  const first = await staff.pageOf('fungsional', 'laptop')
  const second = await staff.pageOf('kepala-bidang', 'phone')
  await openEditor(first, dossierId)
  await append(first, 'Dari yang pertama.')
  await seen(first, /^tersimpan/)
  await second.goto(`${staff.url}/app/berkas/${dossierId}/tulis`)
  await seen(second, 'Orang fungsional sedang menulis naskah ini.')
  await seen(second, 'Dari yang pertama.')
  assert.equal(await second.getByRole('textbox', { name: 'Isi' }).count(), 0)
  await look(second, 'menunggu-giliran')
  await second.getByRole('button', { name: 'Minta giliran' }).click()
  await seen(second, 'Giliran sudah diminta; menunggu Orang fungsional.')
  await first.getByText('Orang kepala-bidang meminta giliran menulis.').waitFor({ timeout: 30_000 })
  await append(first, ' Ditutup.')
  await look(first, 'giliran-diminta')
  await first.getByRole('button', { name: 'Beri giliran' }).click()
  await second.getByRole('textbox', { name: 'Isi' }).waitFor({ timeout: 30_000 })
  await seen(first, 'Orang kepala-bidang sedang menulis naskah ini.')
  assert.match((await second.getByRole('textbox', { name: 'Isi' }).textContent()) ?? '', /pertama\. Ditutup\./)
})

test('who looks at a dossier sees who begins to write it, and nothing moves on the page', async () => {
  const dossierId = await beginDossier(staff.office, 'Siapa menulis')
  const readers = [await staff.pageOf('sekretaris', 'laptop'), await staff.pageOf('kepala-bidang', 'phone')]
  const tops = () =>
    Promise.all(readers.map((it) => it.locator('nav.tabs').evaluate((nav) => (nav as HTMLElement).offsetTop)))
  for (const reader of readers) {
    await reader.goto(`${staff.url}/app/berkas/${dossierId}`)
    await reader.locator('nav.tabs').waitFor()
  }
  const before = await tops()
  await openEditor(await staff.pageOf('fungsional', 'laptop'), dossierId)
  for (const reader of readers) {
    await reader
      .locator('[aria-live]', { hasText: 'Sedang ditulis oleh Orang fungsional.' })
      .waitFor({ timeout: 30_000 })
    await look(reader, 'sedang-ditulis')
  }
  assert.deepEqual(await tops(), before)
})

/** Opens a text that another is writing, and writes all the same. */
async function openBeside(page: Page, dossierId: string): Promise<void> {
  await page.goto(`${staff.url}/app/berkas/${dossierId}/tulis`)
  await page.getByRole('button', { name: 'Tulis juga' }).click()
  await page.getByRole('textbox', { name: 'Isi' }).waitFor()
}

test('two who write different paragraphs at once are merged, and the cursor stays where it was', async () => {
  const dossierId = await beginDossier(staff.office, 'Ditulis berdua')
  const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  const body = { type: 'doc', content: [paragraph('Paragraf pembuka.'), paragraph('Paragraf penutup.')] }
  await staff.office.people.fungsional.call(saveDraft, {
    params: { dossierId },
    body: { content: someContent('Ditulis berdua', { body } as object), seenSave: 0 },
  })
  const first = await staff.pageOf('fungsional', 'laptop')
  const second = await staff.pageOf('kepala-bidang', 'laptop')
  await openEditor(first, dossierId)
  await openBeside(second, dossierId)
  await first.getByRole('textbox', { name: 'Isi' }).click()
  await first.keyboard.press('Control+Home')
  await first.keyboard.type('Kabar baik. ')
  await seen(first, /^tersimpan/)
  await append(second, ' Sekian')
  await seen(second, 'Tulisan Orang fungsional digabung ke naskah Anda: 1 perubahan.')
  await second.keyboard.type(' dan terima kasih.')
  await seen(second, /^tersimpan/)
  await look(second, 'digabung')
  const saved = await savedText(dossierId)
  assert.match(saved, /Kabar baik\. Paragraf pembuka\./)
  assert.match(saved, /Paragraf penutup\. Sekian dan terima kasih\./)
})

test('two who write in one paragraph lose nothing: the second chooses, paragraph by paragraph', async () => {
  const dossierId = await beginDossier(staff.office, 'Satu paragraf')
  const first = await staff.pageOf('fungsional', 'laptop')
  const second = await staff.pageOf('kepala-bidang', 'phone')
  await openEditor(first, dossierId)
  await openBeside(second, dossierId)
  await append(first, 'Dari yang pertama.')
  await seen(first, /^tersimpan/)
  await append(second, 'Dari yang kedua.')
  await seen(second, /^Anda dan Orang fungsional mengubah bagian yang sama/)
  await look(second, 'pilih-gabungan')
  assert.match((await second.getByRole('textbox', { name: 'Isi' }).textContent()) ?? '', /Dari yang kedua/)
  assert.doesNotMatch(await savedText(dossierId), /Dari yang kedua/) // nothing overwritten yet
  await second.getByRole('radio', { name: 'Keduanya, tulisan saya dulu' }).check()
  await second.getByRole('button', { name: 'Gabungkan' }).click()
  await seen(second, /^tersimpan/)
  assert.match(await savedText(dossierId), /Dari yang kedua.*Dari yang pertama/)
})

test('what was written without a line is merged with what others saved meanwhile', async () => {
  const dossierId = await beginDossier(staff.office, 'Luring lalu daring')
  const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
  const text = (...paragraphs: string[]) =>
    someContent('Luring', { body: { type: 'doc', content: paragraphs.map(paragraph) } } as object)
  const { fungsional, 'kepala-bidang': kabid } = staff.office.people
  const params = { dossierId }
  await fungsional.call(saveDraft, { params, body: { content: text('Pembuka.', 'Penutup.'), seenSave: 0 } })
  const page = await staff.pageOf('fungsional', 'laptop')
  const context = page.context()
  await openEditor(page, dossierId)
  await context.setOffline(true)
  await append(page, ' Ditulis di jalan.')
  await seen(page, /^belum tersimpan/)
  await kabid.call(saveDraft, { params, body: { content: text('Pembuka baru.', 'Penutup.'), seenSave: 1 } })
  await context.setOffline(false)
  await seen(page, /^Tulisan Orang kepala-bidang digabung/)
  await seen(page, /^tersimpan/)
  assert.match(await savedText(dossierId), /Pembuka baru\..*Penutup\. Ditulis di jalan\./)

  // The same when the window was closed before the line came back.
  await context.setOffline(true)
  await append(page, ' Lalu tutup.')
  await seen(page, /^belum tersimpan/)
  await page.close()
  const { draftSave } = await kabid.call(readDossier, { params })
  await kabid.call(saveDraft, {
    params,
    body: { content: text('Pembuka ketiga.', 'Penutup. Ditulis di jalan.'), seenSave: draftSave },
  })
  await context.setOffline(false)
  const again = await context.newPage()
  await openEditor(again, dossierId)
  await again.getByRole('button', { name: 'Pakai tulisan itu' }).click()
  await seen(again, /^tersimpan/)
  assert.match(await savedText(dossierId), /Pembuka ketiga\..*Ditulis di jalan\. Lalu tutup\./)
})

test('who acts on what another has moved is told so beside the button, and keeps what they typed', async () => {
  const dossierId = await beginDossier(staff.office, 'Sudah berubah')
  const version = await bringTo(staff.office, dossierId, 3, someContent('Sudah berubah'))
  const page = await staff.pageOf('sekretaris', 'phone')
  await page.goto(`${staff.url}/app/berkas/${dossierId}`)
  await page.getByRole('button', { name: 'Kembalikan…' }).click()
  await page.getByRole('button', { name: 'Kembalikan berkas' }).click()
  await page.locator('dialog .error').first().waitFor() // no reason was given
  await page.getByLabel('Alasan').fill('Alasan yang panjang dan sudah ditulis.')
  await handOn(staff.office.people.sekretaris, dossierId, version)
  await page.getByRole('button', { name: 'Kembalikan berkas' }).click()
  await page.getByRole('dialog').getByText(/sudah berubah/i).first().waitFor() // prettier-ignore
  assert.equal(await page.getByLabel('Alasan').inputValue(), 'Alasan yang panjang dan sudah ditulis.')
})

test('a double click, and a second try after a lost answer, act once', async () => {
  const dossierId = await beginDossier(staff.office, 'Sekali saja')
  await bringTo(staff.office, dossierId, 3, someContent('Sekali saja'))
  const page = await staff.pageOf('sekretaris', 'laptop')
  await page.goto(`${staff.url}/app/berkas/${dossierId}`)
  const button = page.getByRole('button', { name: /^Teruskan ke Kepala Dinas/ })
  await button.dblclick()
  await seen(page, /^Langkah 4 milik Kepala Dinas/)
  assert.equal(await countActs(dossierId, 'complete', 3), 1)

  const other = await beginDossier(staff.office, 'Jawaban hilang')
  await bringTo(staff.office, other, 3, someContent('Jawaban hilang'))
  await page.goto(`${staff.url}/app/berkas/${other}`)
  await page.route('**/acts', async (route) => {
    await route.fetch() // the server does it, and its answer is lost on the way
    await route.abort()
  })
  await button.click()
  await seen(page, 'Siar tidak menjawab.')
  await page.unroute('**/acts')
  await button.click()
  await seen(page, /^Langkah 4 milik Kepala Dinas/)
  assert.equal(await countActs(other, 'complete', 3), 1)
})

test('a slow line shows that an act is under way, and the button takes no second press', async () => {
  const page = await staff.pageOf('fungsional', 'phone')
  await page.goto(`${staff.url}/app/inventaris/catat`)
  await page.getByLabel('Judul').fill('Dicatat di jalur lambat')
  let asked = 0
  await page.route('**/api/inventory/items', async (route) => {
    asked++
    await new Promise((resolve) => setTimeout(resolve, 700))
    await route.continue()
  })
  const save = page.getByRole('button', { name: 'Simpan', exact: true })
  await save.click()
  await page.locator('button[aria-busy=true]').first().waitFor()
  await page.keyboard.press('Enter')
  await save.click({ force: true })
  await page.getByRole('heading', { name: 'Dicatat di jalur lambat' }).waitFor()
  const { count } = await staff.office.db
    .selectFrom('item')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('title', '=', 'Dicatat di jalur lambat')
    .executeTakeFirstOrThrow()
  assert.equal(Number(count), 1)
  assert.ok(asked >= 1)
})

test('who was signed out meanwhile is asked to sign in and comes back to where they were', async () => {
  const dossierId = await beginDossier(staff.office, 'Sesi habis')
  const page = await staff.signIn('fungsional', 'laptop')
  await page.goto('about:blank') // an open page would ask for the sign-in by itself, in the midst of the next address
  await staff.office.db.deleteFrom('session').execute()
  await page.goto(`${staff.url}/app/berkas/${dossierId}?bagian=jejak`)
  await page.getByLabel('Surel').waitFor()
  await page.getByLabel('Surel').fill('fungsional@contoh.go.id')
  await page.getByLabel('Sandi').fill(TEST_PASSWORD)
  await page.getByRole('button', { name: 'Masuk', exact: true }).click()
  await seen(page, 'memulai berkas')
  assert.equal(page.url(), `${staff.url}/app/berkas/${dossierId}?bagian=jejak`)
})

async function countActs(dossierId: string, kind: string, step: number): Promise<number> {
  const { trail } = await staff.office.people.fungsional.call(readDossier, { params: { dossierId } })
  return trail.filter((it) => it.kind === kind && it.step === step).length
}
