import assert from 'node:assert/strict'
import { after, afterEach, before, test, type TestContext } from 'node:test'
import type { TypedFact } from '../../src/base/facts.ts'
import { readDossier, saveDraft } from '../../src/dossier/api.ts'
import { askFacts } from '../../src/dossier/api/confirmations.ts'
import { beginDossier, someContent } from '../office.ts'
import { look, openStaff, type Staff } from './staff.ts'

let staff: Staff
before(async () => {
  staff = await openStaff()
})
afterEach((it) => staff.tidy(it as TestContext))
after(() => staff?.close())

const facts: TypedFact[] = [
  { id: 'rusak', kind: 'figure', label: 'Rumah rusak', value: '1200', unit: 'rumah', source: 'Laporan BPBD' },
  {
    id: 'pembuka',
    kind: 'name',
    label: 'Yang membuka acara',
    value: 'Budi Santoso',
    title: 'Camat Tugu',
    source: 'Agenda',
  },
]

async function written(title: string): Promise<string> {
  const { fungsional } = staff.office.people
  const dossierId = await beginDossier(staff.office, title)
  const { draftSave } = await fungsional.call(readDossier, { params: { dossierId } })
  const body = { content: someContent(title, { facts }), seenSave: draftSave }
  await fungsional.call(saveDraft, { params: { dossierId }, body })
  return dossierId
}

test('an agency confirms facts on a phone without JavaScript; the office sees who said what, and takes a correction over with one key', async () => {
  const dossierId = await written('Rumah rusak akibat angin')
  const officer = await staff.signIn('fungsional', 'laptop')
  await officer.goto(`${staff.url}/app/berkas/${dossierId}`)
  await officer.getByRole('button', { name: 'Minta konfirmasi…' }).click()
  const dialog = officer.getByRole('dialog')
  await dialog.getByLabel('Kepada siapa').fill('BPBD')
  await dialog.getByLabel('Untuk apa').fill('Siaran pers angin kencang')
  await look(officer, 'facts-ask')
  await dialog.getByRole('button', { name: 'Buat tautan' }).click()
  const link = await dialog.getByLabel('Tautan', { exact: true }).inputValue()
  assert.ok(link.startsWith(`${staff.url}/k/`))
  await look(officer, 'facts-link')
  await dialog.getByRole('button', { name: 'Tutup' }).last().click()

  const phone = await staff.visit('phone', { javaScriptEnabled: false })
  await phone.goto(link)
  await phone.getByRole('heading', { level: 1, name: 'Mohon dipastikan kebenarannya' }).waitFor()
  await phone.getByLabel('Seharusnya').first().waitFor({ state: 'hidden' })
  await phone.getByRole('group', { name: 'Rumah rusak' }).getByLabel('Salah').check()
  await phone.getByLabel('Seharusnya').first().fill('1.250 rumah')
  await phone.getByRole('group', { name: 'Yang membuka acara' }).getByLabel('Benar').check()
  await phone.getByLabel('Nama lengkap').fill('Sri Hartini')
  await phone.getByLabel('Jabatan dan kantor').fill('Kepala Seksi Kedaruratan BPBD')
  await phone.getByRole('button', { name: 'Kirim jawaban' }).click()
  await phone.getByRole('heading', { name: 'Terima kasih, jawaban sudah diterima' }).waitFor()
  await phone.goto(link)
  await phone.getByRole('heading', { name: 'Terima kasih, jawaban sudah diterima' }).waitFor()

  await officer.goto(`${staff.url}/app/berkas/${dossierId}`)
  await officer.getByText('Dibenarkan Sri Hartini, Kepala Seksi Kedaruratan BPBD').waitFor()
  await officer.getByText('Seharusnya: 1.250 rumah', { exact: true }).waitFor()
  await look(officer, 'facts-answered')
  await officer.goto(`${staff.url}/app/berkas/${dossierId}/tulis`)
  const take = officer.getByRole('button', { name: 'Pakai 1.250 rumah' })
  await take.focus()
  await officer.keyboard.press('Enter')
  await take.waitFor({ state: 'detached' })
  assert.equal(await officer.getByLabel('Angka', { exact: true }).inputValue(), '1.250')
  await officer.getByText(/^tersimpan \d\d\.\d\d$/).waitFor()
  assert.equal(await officer.getByText('Dibenarkan Sri Hartini, Kepala Seksi Kedaruratan BPBD').count(), 2)
  await look(officer, 'facts-editor')
})

test('the page of an agency holds at 360 px with nothing for axe to say: asked, to be mended, thanked, and gone', async () => {
  const dossierId = await written('Diperiksa')
  const { link } = await staff.office.people.fungsional.call(askFacts, {
    params: { dossierId },
    body: { facts, addressee: 'Camat', purpose: 'Undangan pers' },
  })
  const phone = await staff.visit('phone')
  await phone.goto(link ?? '')
  await look(phone, 'confirm-asked')
  await phone.getByRole('group', { name: 'Rumah rusak' }).getByLabel('Salah').check()
  await phone.getByLabel('Nama lengkap').fill('Siti')
  await phone.evaluate(() => {
    for (const form of document.forms) form.noValidate = true // as a browser that knows no such thing
  })
  await phone.getByRole('button', { name: 'Kirim jawaban' }).click()
  await phone.getByRole('alert').waitFor()
  assert.equal(await phone.getByLabel('Nama lengkap').inputValue(), 'Siti', 'what was typed stays')
  await look(phone, 'confirm-to-mend')
  await phone.getByLabel('Seharusnya').first().fill('1.300')
  await phone.getByRole('group', { name: 'Yang membuka acara' }).getByLabel('Saya tidak tahu').check()
  await phone.getByLabel('Jabatan dan kantor').fill('Camat')
  await phone.getByRole('button', { name: 'Kirim jawaban' }).click()
  await phone.getByRole('heading', { name: 'Terima kasih, jawaban sudah diterima' }).waitFor()
  await look(phone, 'confirm-thanks')
  await phone.goto(`${staff.url}/k/${'a'.repeat(43)}`)
  await look(phone, 'confirm-absent')
})

test('an administrator adds a kind of text by keyboard, and a writer has it with its fields and its template', async () => {
  const admin = await staff.signIn('administrator', 'laptop')
  await admin.goto(`${staff.url}/app/pengaturan`)
  await admin.getByRole('link', { name: 'Jenis naskah' }).click()
  await admin.getByRole('link', { name: 'Tambah jenis' }).click()
  await admin.getByLabel('Nama (wajib)', { exact: true }).fill('Ucapan selamat')
  await admin.getByRole('button', { name: 'Tambah isian' }).click()
  await admin.getByRole('button', { name: 'Simpan' }).click()
  await admin.locator('.error').first().waitFor()
  await admin.getByLabel('Sebutan (wajib)', { exact: true }).fill('Kepada')
  await admin.getByRole('textbox', { name: 'Isi' }).click()
  await admin.keyboard.type('[Kalimat pembuka]')
  await look(admin, 'types-form')
  await admin.getByRole('button', { name: 'Simpan' }).click()
  await admin.getByRole('button', { name: 'Simpan semua sebagai berkas' }).waitFor()
  await look(admin, 'types')

  const dossierId = await beginDossier(staff.office, 'Ucapan')
  const writer = await staff.signIn('fungsional', 'phone')
  await writer.goto(`${staff.url}/app/berkas/${dossierId}/tulis`)
  await writer.locator('[data-place="type"]').selectOption({ label: 'Ucapan selamat' })
  await writer.getByRole('button', { name: 'Mulai dengan kerangka' }).click()
  await writer.getByRole('textbox', { name: 'Isi' }).getByText('[Kalimat pembuka]').waitFor()
  await writer.getByLabel('Kepada (wajib)').fill('Kontingen olahraga')
  await writer.locator('[data-place="type"]').selectOption({ label: 'Siaran pers' })
  await writer.getByText('Isian lain').waitFor()
  await writer.getByText('Kontingen olahraga').waitFor()
  await look(writer, 'type-panel')
})
