import assert from 'node:assert/strict'
import { after, afterEach, before, test, type TestContext } from 'node:test'
import { readDossier, saveDraft } from '../../src/dossier/api.ts'
import { openFileStore } from '../../src/files/store.ts'
import { beginDossier, someContent } from '../office.ts'
import { look, openStaff, type Staff } from './staff.ts'

let staff: Staff
before(async () => {
  staff = await openStaff()
})
afterEach((it) => staff.tidy(it as TestContext))
after(() => staff?.close())

test('the secretary searches the dictionary, enters an official, ends the term, and reads what it said before', async () => {
  for (const size of ['laptop', 'phone'] as const) {
    const name = `Rina Contoh ${size === 'laptop' ? 'Satu' : 'Dua'}`
    const page = await staff.pageOf('sekretaris', size)
    await page.goto(`${staff.url}/app/pengaturan?bagian=kamus`)
    await page.getByText('Kabupaten Trenggalek').first().waitFor()
    await page.getByLabel('Cari di kamus').fill('apotik')
    await page.getByText('bukan: apotik').waitFor()
    await page.getByText('aktivitas').waitFor({ state: 'detached' })
    await page.getByLabel('Cari di kamus').fill('')
    await look(page, 'dictionary')

    await page.getByRole('button', { name: 'Tambah entri' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Jenis').selectOption('official')
    await dialog.getByLabel(/^Bentuk baku/).fill(name) // prettier-ignore
    await dialog.getByLabel(/^Jabatan/).fill('Camat Pule') // prettier-ignore
    await dialog.getByLabel('Berlaku sejak').fill('2026-01-01')
    await look(page, 'dictionary-add')
    await dialog.getByRole('button', { name: 'Simpan' }).click()
    await dialog.waitFor({ state: 'detached' })

    await page.getByLabel('Cari di kamus').fill(name)
    await page.getByRole('button', { name: `Ubah ${name}` }).click()
    await dialog.getByLabel('Berlaku sampai').fill('2025-01-01')
    await dialog.getByRole('button', { name: 'Simpan' }).click()
    await dialog.getByRole('alert').filter({ hasText: 'mendahului' }).waitFor()
    await dialog.getByLabel('Berlaku sampai').fill('2026-02-01')
    await dialog.getByRole('button', { name: 'Simpan' }).click()
    await dialog.waitFor({ state: 'detached' })
    await page.getByText('sudah berakhir').waitFor()
    await page.getByRole('button', { name: `Ubah ${name}` }).click()
    await dialog.getByText('Riwayat').click()
    await dialog.locator('.terms-history li').nth(1).waitFor()
    await look(page, 'dictionary-history')
  }
})

test('a table is read, told row by row, and only a right one is taken in', async () => {
  const page = await staff.pageOf('administrator', 'laptop')
  await page.goto(`${staff.url}/app/pengaturan?bagian=kamus`)
  const choose = (text: string) =>
    page
      .getByLabel('Masukkan dari CSV atau XLSX')
      .setInputFiles({ name: 'kamus.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
  await choose('Jenis,Bentuk baku,Hindari\nhewan,kucing,\nistilah,warganet,netizen\n')
  await page.getByRole('button', { name: 'Baca dan periksa' }).click()
  await page.getByText('1 baris belum benar').waitFor()
  await look(page, 'dictionary-bad-table')
  assert.equal(await page.getByRole('button', { name: 'Masukkan ke kamus' }).count(), 0)
  await choose('Jenis,Bentuk baku,Hindari\nistilah,warganet,netizen\n')
  await page.getByRole('button', { name: 'Baca dan periksa' }).click()
  await page.getByText('1 baru, 0 berubah, 0 sudah sama.').waitFor()
  await page.getByRole('button', { name: 'Masukkan ke kamus' }).click()
  await page.getByText('Kamus sudah diperbarui.').waitFor()
  await page.getByLabel('Cari di kamus').fill('netizen')
  await page.getByText('warganet').waitFor()
})

test('who does not keep the dictionary reads it and is told who does', async () => {
  const page = await staff.pageOf('fungsional', 'phone')
  await page.goto(`${staff.url}/app/pengaturan?bagian=kamus`)
  await page.getByText('Kamus kantor dijaga Administrator dan Sekretaris').waitFor()
  assert.equal(await page.getByRole('button', { name: /^Ubah/ }).count(), 0)
  await look(page, 'dictionary-reader')
})

test('one press mends a word in the title, in the text and under a picture, which stays', async () => {
  const { office } = staff
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  )
  const { hash } = await openFileStore(`${office.folder}/files`).put(
    office.db,
    { name: 'a.png', bytes: png },
    new Date(),
  )
  const dossierId = await beginDossier(office)
  const image = { type: 'image' as const, attrs: { src: hash, alt: 'Apotik desa', caption: 'Aktifitas warga' } }
  const paragraph = {
    type: 'paragraph' as const,
    content: [{ type: 'text' as const, text: 'Warga dihimbau waspada.' }],
  }
  const content = someContent('Mengurangi resiko', { body: { type: 'doc', content: [paragraph, image] } })
  await office.people.fungsional.call(saveDraft, { params: { dossierId }, body: { content, seenSave: 0 } })
  const page = await staff.pageOf('fungsional', 'laptop')
  await page.goto(`${staff.url}/app/berkas/${dossierId}/tulis`)
  for (const right of ['risiko', 'diimbau', 'Apotek', 'Aktivitas']) {
    await page.getByRole('button', { name: new RegExp(`“?${right}”?`) }).first().click() // prettier-ignore
    await page.getByText(`Tulis “${right}”`).waitFor({ state: 'detached' })
  }
  await page.getByText(/^ada tulisan baru|^menyimpan/).waitFor({ state: 'detached' })
  const { draft } = await office.people.fungsional.call(readDossier, { params: { dossierId } })
  assert.equal(draft?.content.title, 'Mengurangi risiko')
  assert.deepEqual(draft.content.body.content, [
    { type: 'paragraph', content: [{ type: 'text', text: 'Warga diimbau waspada.' }] },
    { type: 'image', attrs: { src: hash, alt: 'Apotek desa', caption: 'Aktivitas warga' } },
  ])
})
