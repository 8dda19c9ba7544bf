import assert from 'node:assert/strict'
import { after, afterEach, before, test, type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { readDossier } from '../../src/dossier/api.ts'
import type { Content } from '../../src/base/content.ts'
import { beginDossier } from '../office.ts'
import { look, openStaff, type Size, type Staff } from './staff.ts'

let staff: Staff
before(async () => {
  staff = await openStaff()
})
afterEach((it) => staff.tidy(it as TestContext))
after(() => staff?.close())

const PNG = await sharp({ create: { width: 10, height: 10, channels: 3, background: '#7a6a58' } })
  .png()
  .toBuffer()
const bodyOf = (page: Page) => page.getByRole('textbox', { name: 'Isi' })
const saved = (page: Page) => page.getByText(/^tersimpan/).waitFor()
const undo = 'Control+z'

async function openEditor(title: string, size: Size): Promise<{ page: Page; dossierId: string }> {
  const dossierId = await beginDossier(staff.office, title)
  const page = await staff.pageOf('fungsional', size)
  await page.goto(`${staff.url}/app/berkas/${dossierId}/tulis`)
  await bodyOf(page).click()
  return { page, dossierId }
}

async function savedContent(page: Page, dossierId: string): Promise<Content> {
  await saved(page)
  const { draft } = await staff.office.people.fungsional.call(readDossier, { params: { dossierId } })
  assert.ok(draft)
  return draft.content
}

/** The question is answered and the hand is back in the text. */
async function writingAgain(page: Page): Promise<void> {
  await page.locator('dialog').waitFor({ state: 'detached' })
  await page.waitForFunction(() => document.activeElement?.classList.contains('ProseMirror'))
}

/** As the clipboard of a real machine gives it. */
const paste = (page: Page, data: Record<string, string>) =>
  page.evaluate((kinds) => {
    const clipboard = new DataTransfer()
    for (const [kind, text] of Object.entries(kinds)) clipboard.setData(kind, text)
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: clipboard, bubbles: true, cancelable: true }),
    )
  }, data)

test('a press release with a quotation, a footnote, a picture and a table is written with the keyboard alone and kept whole', async () => {
  const { page, dossierId } = await openEditor('Ditulis dengan papan tik', 'laptop')
  const { keyboard } = page
  await keyboard.press('Control+Alt+2')
  await keyboard.type('Jalur dibuka')
  await keyboard.press('Enter')
  await keyboard.type('Jalur Bendungan dibuka pukul 07.30 WIB, kata "Kepala Dinas"')
  await keyboard.press('Control+Alt+f')
  await keyboard.type('Dinas PUPR, https://pupr.go.id/data')
  await keyboard.press('Tab')
  await keyboard.press('Enter')
  await writingAgain(page)
  await keyboard.type('.')
  await keyboard.press('Enter')
  await keyboard.type('Kami pastikan warga aman.')
  await keyboard.press('Control+Alt+q')
  await keyboard.type('H. Mochamad Nur Arifin')
  await keyboard.press('Tab')
  await keyboard.type('Bupati Trenggalek')
  await keyboard.press('Enter')
  await writingAgain(page)
  await keyboard.press('Enter')
  await keyboard.press('Enter')
  // To the toolbar and along it to the table.
  await keyboard.press('Alt+F10')
  const name = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label'))
  for (let step = 0; step < 20 && (await name()) !== 'Tabel'; step++) await keyboard.press('ArrowRight')
  await keyboard.press('Enter')
  await page.getByLabel('Judul tabel').fill('Titik longsor')
  await page.getByLabel('Kolom').fill('2')
  await page.getByLabel('Baris', { exact: true }).fill('2')
  await keyboard.press('Enter')
  await writingAgain(page)
  for (const cell of ['Desa', 'Panjang', 'Bendungan', '12 m']) {
    await keyboard.type(cell)
    if (cell !== '12 m') await keyboard.press('Tab')
  }
  await keyboard.press('Control+End')
  await page.waitForTimeout(200) // a person is slower than the browser's news of where the cursor went
  await keyboard.press('Control+Alt+g')
  await page.getByLabel('Berkas gambar').setInputFiles({ name: 'longsor.png', mimeType: 'image/png', buffer: PNG })
  await page.getByRole('button', { name: 'Sisipkan', exact: true }).click()
  await page.getByText('Tulis apa yang terlihat pada gambar.').waitFor() // not without a description
  await page.getByLabel('Keterangan untuk yang tidak melihat').fill('Petugas membersihkan tanah di badan jalan')
  await page.getByLabel('Keterangan gambar').fill('Km 16')
  await page.getByLabel('Pembuat atau sumber').fill('Dinas PUPR')
  await page.getByLabel('Siapa yang dapat dikenali').selectOption('consented')
  await page.getByLabel('Bukti izin disimpan di').fill('Map izin 14')
  await page.getByRole('button', { name: 'Sisipkan', exact: true }).click()
  await writingAgain(page)
  await look(page, 'writing')

  const { body } = await savedContent(page, dossierId)
  const kinds = body.content.map((it) => it.type)
  assert.deepEqual(kinds.slice(0, 4), ['heading', 'paragraph', 'blockquote', 'table'])
  assert.deepEqual(body.content[1], {
    type: 'paragraph',
    content: [
      { type: 'text', text: 'Jalur Bendungan dibuka pukul\u00a007.30\u00a0WIB, kata “Kepala Dinas”' },
      { type: 'footnote', attrs: { text: 'Dinas PUPR, https://pupr.go.id/data' } },
      { type: 'text', text: '.' },
    ],
  })
  const quote = body.content[2]
  assert.deepEqual(quote?.type === 'blockquote' && quote.attrs, {
    speaker: 'H. Mochamad Nur Arifin',
    title: 'Bupati Trenggalek',
  })
  const table = body.content[3]
  assert.equal(table?.type === 'table' && table.attrs?.caption, 'Titik longsor')
  const picture = body.content.find((it) => it.type === 'image')
  assert.deepEqual(picture?.attrs, {
    src: picture?.attrs.src,
    alt: 'Petugas membersihkan tanah di badan jalan',
    caption: 'Km 16',
    credit: 'Dinas PUPR',
    people: 'consented',
    consent: 'Map izin 14',
  })
})

test('a picture is cropped by figures and by keys before it goes in, and edited where it stands', async () => {
  const { page, dossierId } = await openEditor('Gambar dipotong', 'phone')
  await page.keyboard.press('Control+Alt+g')
  await page.getByLabel('Berkas gambar').setInputFiles({ name: 'longsor.png', mimeType: 'image/png', buffer: PNG })
  await page.getByRole('button', { name: 'Potong gambar…' }).click()
  await page.getByLabel('Lebar (px)').fill('6')
  await page.getByLabel('Bagian yang dipakai').focus()
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Shift+ArrowUp')
  assert.equal(await page.getByLabel('Kiri (px)').inputValue(), '1')
  assert.equal(await page.getByLabel('Tinggi (px)').inputValue(), '9')
  await look(page, 'writing-crop')
  await page.getByRole('button', { name: 'Potong', exact: true }).click()
  await page.getByLabel('Keterangan untuk yang tidak melihat').fill('Tanah longsor')
  await page.getByRole('button', { name: 'Sisipkan', exact: true }).click()
  await writingAgain(page)
  const cropped = (await savedContent(page, dossierId)).body.content.find((it) => it.type === 'image')
  assert.ok(cropped)
  const shown = page.locator('.editor-body figure img')
  assert.deepEqual(
    await shown.evaluate(async (it: HTMLImageElement) => {
      await it.decode()
      return [it.naturalWidth, it.naturalHeight]
    }),
    [6, 9],
  )
  await shown.dblclick()
  await page.getByLabel('Pembuat atau sumber').fill('BPBD')
  await page.getByRole('button', { name: 'Pakai', exact: true }).click()
  await page.getByText('Foto: BPBD').waitFor()
})

test('after a reload what was written can still be undone, and done again', async () => {
  const { page, dossierId } = await openEditor('Diurungkan sesudah dimuat ulang', 'laptop')
  await page.keyboard.type('Pertama.')
  await page.waitForTimeout(600) // what follows is a step of its own
  await page.keyboard.press('Enter')
  await page.keyboard.type('Kedua.')
  await saved(page)
  await page.reload()
  await bodyOf(page).click()
  assert.equal(await bodyOf(page).innerText(), 'Pertama.\n\nKedua.')
  await page.keyboard.press(undo)
  await page.keyboard.press(undo)
  assert.doesNotMatch(await bodyOf(page).innerText(), /Kedua/)
  await page.keyboard.press('Control+Shift+z')
  await page.keyboard.press('Control+Shift+z')
  assert.match(await bodyOf(page).innerText(), /Pertama[\s\S]*Kedua/)
  assert.match(JSON.stringify(await savedContent(page, dossierId)), /Kedua/)
})

test('typing habits are set right as they are typed, each undone by itself, and all at once when asked', async () => {
  const { page } = await openEditor('Tipografi', 'laptop')
  await page.keyboard.type('Kata "siap" ')
  assert.match(await bodyOf(page).innerText(), /Kata “siap”/)
  await page.keyboard.type('tunggu...')
  assert.match(await bodyOf(page).innerText(), /tunggu…/)
  await page.keyboard.press(undo)
  assert.match(await bodyOf(page).innerText(), /tunggu\.\.\./)
  await page.keyboard.type(' ya')
  assert.match(await bodyOf(page).innerText(), /tunggu\.\.\. ya/) // it stays as the writer wants it
  await page.keyboard.press('Control+Alt+r')
  await page.getByText('1 hal dirapikan; dapat diurungkan.').waitFor()
  assert.match(await bodyOf(page).innerText(), /tunggu… ya/)
})

test('what is pasted from Word and WhatsApp is clean, and pictures left out are told', async () => {
  const { page, dossierId } = await openEditor('Tempelan', 'laptop')
  await paste(page, {
    'text/html': `<p class=MsoNormal style="color:red">Dari <b>Word</b></p><p style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·</span>butir</p><img src="file:///c:/x.png">`,
    'text/plain': 'Dari Word',
  })
  await page.getByText('1 gambar tidak ikut tertempel.').waitFor()
  await page.keyboard.press('Control+End')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Enter')
  await paste(page, {
    'text/plain': '[10.42, 24/11/2026] Pak Camat: *Longsor* di Km 16',
    'text/html': '<span>x</span>',
  })
  const { body } = await savedContent(page, dossierId)
  assert.deepEqual(body.content, [
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Dari ' },
        { type: 'text', text: 'Word', marks: [{ type: 'bold' }] },
      ],
    },
    {
      type: 'bulletList',
      content: [{ type: 'listItem', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'butir' }] }] }],
    },
    {
      type: 'paragraph',
      content: [
        { type: 'text', text: 'Longsor', marks: [{ type: 'bold' }] },
        { type: 'text', text: ' di Km 16' },
      ],
    },
  ])
})

test('long sentences are counted, marked when wanted, and led to; footnotes are listed and edited', async () => {
  const { page } = await openEditor('Kalimat panjang', 'phone')
  await page.keyboard.type(`Pendek. Kata ${'kata '.repeat(25)}akhir.`)
  await page.getByRole('button', { name: /^Keterbacaan/ }).click()
  await page.getByText('27 kata: Kata kata').waitFor()
  await page.getByLabel('Tandai kalimat panjang').check()
  await page.locator('.long-sentence').first().waitFor()
  await page.getByText('27 kata: Kata kata').click()
  await page.locator('.ProseMirror:focus').waitFor()
  await look(page, 'writing-long')
})

test('a translation begins with the text’s structure, is written beside it, and says when it has not followed', async () => {
  const { page, dossierId } = await openEditor('Jalan dibuka', 'phone')
  await page.keyboard.type('Jalan dibuka kembali hari ini.')
  await saved(page)
  const english = page.getByRole('region', { name: 'Bahasa Inggris' })
  await english.getByRole('button', { name: 'Mulai dari susunan naskah' }).click()
  await english.getByLabel('Judul dalam bahasa Inggris').fill('Road open')
  const body = english.getByRole('textbox', { name: 'Isi dalam bahasa Inggris' })
  await body.click()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('The road is open again today.')
  await page.getByText('ada tulisan baru').or(page.getByText('menyimpan…')).first().waitFor()
  const { translations } = await savedContent(page, dossierId)
  assert.equal(translations?.en?.title, 'Road open')
  assert.match(JSON.stringify(translations.en.body), /The road is open again today\./)
  await english.getByText('belum mengikuti perubahan').waitFor({ state: 'detached' })
  await page.getByLabel('Judul', { exact: true }).first().fill('Jalan dibuka sebagian')
  await english.getByText('belum mengikuti perubahan', { exact: true }).waitFor()
  await look(page, 'writing-translation')
  await english.getByRole('button', { name: 'Sudah mengikuti naskah' }).click()
  await english.getByText('belum mengikuti perubahan', { exact: true }).waitFor({ state: 'detached' })
})

test('a video goes in with captions that are right in every line, and what is wrong is told by its line', async () => {
  const { page, dossierId } = await openEditor('Video', 'phone')
  await page.getByRole('button', { name: /^Video/ }).click()
  await page.getByRole('button', { name: 'Tambah video' }).click()
  const video = page.getByRole('group', { name: 'Video 1' })
  await video.getByLabel('Judul video').fill('Prigi bersih')
  await video.getByLabel('Berkas video').setInputFiles('src/demo/prigi.webm')
  await video.getByLabel('Ganti berkas video').waitFor()
  const captions = video.getByLabel('Berkas takarir bahasa Indonesia')
  const give = (text: string) =>
    captions.setInputFiles({ name: 'a.vtt', mimeType: 'text/vtt', buffer: Buffer.from(text) })
  await give('WEBVTT\n\n00:02.000 --> 00:01.000\nTerbalik\n')
  await video.getByText('Baris 3:').waitFor()
  await give('WEBVTT\n\n00:01.000 --> 00:02.000\nSelamat pagi.\n')
  await video.getByText('1 takarir').waitFor()
  await video.getByRole('button', { name: 'Isi dari takarir' }).click()
  await look(page, 'writing-video')
  const { videos } = await savedContent(page, dossierId)
  assert.equal(videos?.[0]?.transcript, 'Selamat pagi.')
  assert.match(videos[0].file ?? '', /^[0-9a-f]{64}$/)
})

test('the list of keys tells those of writing', async () => {
  const { page } = await openEditor('Tombol', 'laptop')
  await page.keyboard.press('Control+/')
  await page.getByRole('heading', { name: 'Tombol papan tik' }).waitFor()
  await page.getByText('Rapikan tipografi').last().waitFor()
  await look(page, 'writing-keys')
})
