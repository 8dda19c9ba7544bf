import assert from 'node:assert/strict'
import { after, afterEach, before, test, type TestContext } from 'node:test'
import { readDossier, saveDraft } from '../../src/dossier/api.ts'
import { readWorkCalendar, saveWorkCalendar } from '../../src/office/api/calendar.ts'
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
    await page.getByText('aktivitas').first().waitFor()
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
    { name: 'a.png', bytes: png, by: office.people.fungsional.personId },
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

test('the administrator corrects the working calendar in a draft, takes days in from a file, sees the effect and saves it once', async () => {
  const { administrator } = staff.office.people
  await beginDossier(staff.office, 'Jembatan Contoh')
  const page = await staff.pageOf('administrator', 'laptop')
  const dialog = page.getByRole('dialog')
  await page.goto(`${staff.url}/app/pengaturan?bagian=kalender&tahun=2027`)
  await page.getByText('37 jam 30 menit seminggu').waitFor()

  await page.getByRole('button', { name: 'Ubah Ramadan 1448' }).click()
  await dialog.getByLabel('Senin').fill('8-12; 12:30 s.d. 14.30')
  await dialog.getByText('32 jam seminggu').waitFor()
  await dialog.getByLabel('Selasa').fill('pagi')
  await dialog.getByText('Jam tidak terbaca').waitFor()
  await dialog.getByLabel('Selasa').fill('12.00-08.00')
  await dialog.getByText('tidak berurutan').waitFor()
  await look(page, 'calendar-pattern')
  await dialog.getByLabel('Selasa').fill('08.00–12.00, 12.30–15.00')
  await dialog.getByRole('button', { name: 'Pakai' }).click()
  await page.getByText('Belum disimpan: 1 pola jam kerja.').waitFor()

  await page.getByRole('button', { name: 'Tambah hari' }).click()
  await dialog.getByLabel(/^Tanggal/).fill('2027-01-01') // prettier-ignore
  await dialog.getByText('tercantum dua kali').waitFor()
  await dialog.getByLabel(/^Tanggal/).fill('2027-08-31') // prettier-ignore
  await dialog.getByLabel(/^Nama/).fill('Hari jadi') // prettier-ignore
  await dialog.getByLabel('Jenis').selectOption('half-day')
  await dialog.getByText('perlu jam kerja').waitFor()
  await dialog.getByLabel('Jam', { exact: true }).fill('7.30-11.30')
  await dialog.getByRole('button', { name: 'Pakai' }).click()
  await dialog.waitFor({ state: 'detached' })
  await page.getByText('Setengah hari · 07.30–11.30').waitFor()
  await page.getByRole('navigation', { name: 'Tahun' }).getByRole('link', { name: /2026/ }).click() // another year is no leaving
  await page.getByText('Belum disimpan: 1 pola jam kerja dan 1 hari.').waitFor()

  const days = Array.from({ length: 40 }, (_, at) => new Date(Date.now() + at * 86_400_000).toISOString().slice(0, 10))
  const table = [
    'tanggal;nama;jenis',
    ...days.map((on) => `${on};Libur uji;libur setempat`),
    '2027-01-01;Tahun Baru;',
    '31/2/2027;Salah;',
  ].join('\n')
  await page
    .getByLabel('Masukkan hari dari')
    .setInputFiles({ name: 'libur.csv', mimeType: 'text/csv', buffer: Buffer.from(table) })
  await page.getByRole('button', { name: 'Baca berkas' }).click()
  await page.getByText('Tanggal tidak terbaca').waitFor()
  assert.ok(
    await page.getByRole('checkbox', { name: /1 Januari 2027/ }).isChecked(),
    'what is certain replaces a forecast',
  )
  await look(page, 'calendar-file')
  await page.getByRole('button', { name: /^Masukkan \d+ hari/ }).click() // prettier-ignore
  await page.getByText('masuk ke rancangan').waitFor()

  await page.getByRole('link', { name: 'Kop dan naskah' }).click()
  await dialog.getByRole('button', { name: 'Tetap di sini' }).click()
  const { id: seen, edition } = await administrator.call(readWorkCalendar, {})
  const other = {
    on: '2028-01-02',
    name: 'Dari orang lain',
    kind: 'local' as const,
    hours: [],
    source: '',
    certain: true,
  }
  await administrator.call(saveWorkCalendar, {
    body: { seen, edition: { ...edition, days: [...edition.days, other] }, note: 'Lain' },
  })
  await page.getByRole('button', { name: 'Lihat akibatnya dan simpan' }).click()
  await dialog.getByRole('link', { name: /Jembatan Contoh/ }).waitFor()
  await dialog.getByLabel(/^Apa yang dibetulkan/).fill('Menyesuaikan SKB 2027') // prettier-ignore
  await look(page, 'calendar-save')
  await dialog.getByRole('button', { name: 'Simpan kalender' }).click()
  await dialog.getByRole('button', { name: /^Muat kalender terbaru/ }).click() // prettier-ignore
  await page.getByText('kini dipasang di atas edisi 2').waitFor()
  await page.getByRole('button', { name: 'Lihat akibatnya dan simpan' }).click()
  await dialog.getByLabel(/^Apa yang dibetulkan/).fill('Menyesuaikan SKB 2027') // prettier-ignore
  await dialog.getByRole('button', { name: 'Simpan kalender' }).click()
  await page.getByText('Edisi 3 berlaku sejak sekarang.').waitFor()
  await page.getByText(/^Belum disimpan/).waitFor({ state: 'detached' })
  const saved = await administrator.call(readWorkCalendar, {})
  const names = saved.edition.days.map((it) => it.name)
  assert.deepEqual([saved.number, saved.note], [3, 'Menyesuaikan SKB 2027'])
  assert.ok(names.includes('Dari orang lain') && names.includes('Hari jadi') && names.includes('Libur uji'))
  assert.deepEqual(saved.edition.patterns[2]?.hours[1], ['08:00-12:00', '12:30-14:30'])

  const phone = await staff.pageOf('fungsional', 'phone')
  await phone.goto(`${staff.url}/app/pengaturan?bagian=kalender`)
  await phone.getByText(/^Edisi 3, berlaku sejak/).waitFor()
  assert.equal(await phone.getByRole('button', { name: /^(Ubah|Hapus|Tambah)/ }).count(), 0)
  await look(phone, 'calendar-read')
})
