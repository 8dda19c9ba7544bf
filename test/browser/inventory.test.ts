import assert from 'node:assert/strict'
import { after, afterEach, before, test, type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { addItem, dismissItem, editItem, listItems, openRound, readItem, watchItem } from '../../src/inventory/api.ts'
import { gathering } from '../../src/inventory/jobs/gather.ts'
import { noted } from '../inventory-office.ts'
import { receiveMentions } from '../mentions.ts'
import { look, openStaff, type Staff } from './staff.ts'

const hostile = `=cmd|calc <script>window.__hit=1</script><img src=x onerror="window.__hit=1">`

let staff: Staff
let base = ''
before(async () => {
  staff = await openStaff()
  base = `${staff.url}/app`
  const { fungsional } = staff.office.people
  await fungsional.call(openRound, { body: { title: 'Minggu ke-48' } })
  for (const title of [
    'Jalan Km 16 tertutup longsor',
    'Harga cabai naik',
    hostile,
    'Video lama diunggah ulang',
    'Atap SDN 2 selesai',
  ])
    await fungsional.call(addItem, { body: noted(title) as never })
})
afterEach((it) => staff.tidy(it as TestContext))
after(() => staff?.close())

const shown = (page: Page, title: string) => page.locator('.inventory-item h2', { hasText: title }).waitFor()
const list = (page: Page) => page.locator('.inventory-list li').first().waitFor()

test('an officer sorts the inventory with the keyboard alone', async () => {
  const page = await staff.pageOf('fungsional', 'laptop')
  await page.goto(`${base}/inventaris`)
  await list(page)
  await look(page, 'inventory-list')
  await page.keyboard.press('j')
  await shown(page, 'Atap SDN 2')
  await page.keyboard.press('j')
  await shown(page, 'Video lama')
  await page.keyboard.press('k')
  await shown(page, 'Atap SDN 2')
  await look(page, 'inventory-item')
  const dialog = page.getByRole('dialog')
  await page.keyboard.press('p') // a number that nobody takes back is asked for
  await dialog.getByText('nomor berkas tidak dapat dicabut').waitFor()
  await look(page, 'inventory-pick')
  await page.keyboard.press('Enter')
  await page.getByText(/Menjadi berkas \d{4}\/\d{4}/).first().waitFor() // prettier-ignore
  await shown(page, 'Video lama') // the next one at once

  await page.keyboard.press('x')
  await page.locator('dialog textarea:focus').waitFor()
  await look(page, 'inventory-dismiss')
  await page.keyboard.press('4') // the reason of that number
  await page.keyboard.press('Enter')
  await page.getByText('Dikesampingkan.').waitFor()
  await shown(page, '<script>') // as text

  await page.keyboard.press('3') // calls the office, and says whom before it does
  await dialog.getByText('diberi tahu seketika').waitFor()
  await look(page, 'inventory-level')
  await page.keyboard.type('3 warga dirawat')
  await page.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await page.keyboard.press('3')
  assert.equal(await dialog.locator('textarea:focus').inputValue(), '3 warga dirawat') // left, and not lost
  await dialog.getByRole('button', { name: 'Tetapkan' }).press('Enter')
  await page.getByText('Tingkatnya sekarang Siaga. Semua jabatan prosedur diberi tahu.').waitFor()
  await page.keyboard.press('j')
  await shown(page, 'Harga cabai')
  await page.keyboard.press('z')
  await page.getByText('Diurungkan.').waitFor()
  await page.keyboard.press('z') // and what was done before it
  await page.getByText('Kembali ke daftar.').waitFor()
  await page.locator('.inventory-list li', { hasText: 'Video lama' }).waitFor()
  await page.keyboard.press('k')
  await page.locator('.inventory-levels [aria-pressed=true]', { hasText: 'Pantau' }).waitFor()
  await page.keyboard.press('u')
  await dialog.locator('button[type=submit]:focus', { hasText: 'Mendesak' }).waitFor()
  await page.keyboard.press('Enter')
  await page.getByText(/Menjadi berkas/).first().waitFor() // prettier-ignore
  await shown(page, 'Harga cabai')
  await page.keyboard.press('g')
  await page.keyboard.press('p')
  await page.waitForURL(`${base}/papan`) // p is a place after g, and no item was picked
  await page.goBack()
  await shown(page, 'Harga cabai')
})

test('an item is joined to the one that is the same, taken back, one given on, and one kept in view, by keys', async () => {
  const page = await staff.pageOf('fungsional', 'laptop')
  const { fungsional } = staff.office.people
  for (const title of ['Banjir merendam Kelutan', 'Kelutan banjir lagi']) await fungsional.call(addItem, { body: noted(title) as never }) // prettier-ignore
  await page.goto(`${base}/inventaris?search=Kelutan`)
  await list(page)
  await page.keyboard.press('j')
  await shown(page, 'Kelutan banjir lagi')
  await page.keyboard.press('m')
  const dialog = page.getByRole('dialog')
  await dialog.getByText('Banjir merendam Kelutan').waitFor()
  await look(page, 'inventory-merge')
  const found = Promise.withResolvers<void>()
  await page.route('**/similar?search=*', async (route) => (await found.promise, route.continue()))
  await page.keyboard.type('cabai')
  await page.keyboard.press('Enter') // what is shown is not what was asked for yet: nothing is joined to it
  await dialog.locator('[aria-busy=true]').first().waitFor()
  found.resolve()
  await dialog.getByText('Harga cabai naik').waitFor()
  await page.keyboard.press('ControlOrMeta+a')
  await page.keyboard.press('Delete')
  await dialog.getByText('Banjir merendam Kelutan').waitFor()
  await dialog.locator('[type=submit]:not([aria-busy])').waitFor()
  await page.keyboard.press('Enter') // the likeliest is chosen already
  await page.getByText('Digabung.').waitFor()
  await shown(page, 'Banjir merendam Kelutan')
  await page.keyboard.press('z')
  await page.getByText('Kembali ke daftar.').waitFor()
  await page.locator('.inventory-list li', { hasText: 'Kelutan banjir lagi' }).waitFor()
  await page.keyboard.press('t')
  await dialog.locator('input:focus').waitFor()
  await look(page, 'inventory-assign')
  await page.keyboard.press('Enter') // oneself is chosen already
  await page.getByText('Diserahkan.').waitFor()
  await page.getByRole('link', { name: 'Untuk saya' }).click()
  await page.locator('.inventory-list li', { hasText: 'Kelutan' }).waitFor()
  await page.getByRole('link', { name: 'Untuk saya' }).click()
  await page.keyboard.press('z')
  await page.getByText('Diurungkan.').waitFor()
  await page.keyboard.press('j')
  await shown(page, 'Kelutan')
  await page.keyboard.press('w')
  await page.getByText('Diamati; muncul lagi bila ada yang baru.').waitFor()
  await page.getByRole('link', { name: 'Diamati' }).click()
  await page.locator('.inventory-list li', { hasText: 'Kelutan' }).waitFor()
})

test('several are selected by keys, put aside with one reason by one request, and come back by one undo', async () => {
  const page = await staff.pageOf('fungsional', 'laptop')
  const { fungsional } = staff.office.people
  const ids: string[] = []
  for (const at of [1, 2, 3, 4, 5]) ids.push((await fungsional.call(addItem, { body: noted(`Spanduk liar ${at}`, at === 2 ? { level: 'alert' } : {}) as never })).id) // prettier-ignore
  await page.goto(`${base}/inventaris?search=spanduk`)
  await list(page)
  const acts: string[] = []
  page.on('request', (request) => request.method() === 'POST' && acts.push(new URL(request.url()).pathname))
  const bar = page.getByRole('group', { name: 'Tindakan untuk yang dipilih' })
  const told = page.locator('.inventory-told')
  const rows = page.locator('.inventory-list li')
  await page.keyboard.press('j')
  await page.keyboard.press('c')
  await bar.getByRole('status').getByText('1 dipilih').waitFor()
  await page.keyboard.press('c')
  await bar.getByText('0 dipilih').waitFor()
  await page.keyboard.press('Shift+J')
  await page.keyboard.press('Shift+J')
  await bar.getByText('3 dipilih').waitFor()
  await look(page, 'inventory-marked')
  for (const key of ['p', 'm', '3']) {
    await page.keyboard.press(key) // one by one: which of them would be a guess
    await told.getByText('Lepas pilihan dulu').waitFor()
  }
  await page.keyboard.press('Escape')
  await bar.getByText('0 dipilih').waitFor()
  await page.keyboard.press('Shift+K')
  await page.keyboard.press('Shift+K')
  await bar.getByText('3 dipilih').waitFor()
  await page.getByRole('checkbox', { name: 'Pilih: Spanduk liar 3' }).check()
  await bar.getByText('4 dipilih').waitFor()
  assert.equal(acts.length, 0) // a look is all that was sent

  await page.keyboard.press('x') // from the box as from the row
  const dialog = page.getByRole('dialog', { name: 'Kesampingkan 4 butir' })
  await dialog.getByText('1 di antaranya Siaga atau Krisis.').waitFor()
  await look(page, 'inventory-dismiss-several')
  await page.keyboard.press('1')
  await page.keyboard.press('Enter')
  await told.getByText('4 butir Dikesampingkan.').waitFor()
  await bar.getByText('0 dipilih').waitFor()
  await shown(page, 'Spanduk liar 1') // what is left
  await rows.nth(1).waitFor({ state: 'detached' })
  await page.keyboard.press('z')
  await told.getByText('4 butir Kembali ke daftar.').waitFor()
  await rows.nth(4).waitFor()
  assert.deepEqual(acts, ['/api/inventory/items/dismissal', '/api/inventory/items/restoration'])

  // Somebody else sorts one of them meanwhile.
  for (let count = 0; count < 5; count++) await page.keyboard.press('Shift+K')
  await bar.getByText('5 dipilih').waitFor()
  await fungsional.call(dismissItem, { params: { itemId: ids[2] ?? '' }, body: { reason: 'Sudah dijawab' } })
  await page.keyboard.press('x')
  await page.keyboard.press('4')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').getByText('Tidak ada yang diubah, sebab “Spanduk liar 3” sudah').waitFor()
  await look(page, 'inventory-several-refused')
  await page.getByRole('button', { name: 'Kesampingkan 4 butir' }).press('Enter') // what was written is kept
  await told.getByText('4 butir Dikesampingkan.').waitFor()
  await page.getByText('Tidak ada butir dengan saringan ini.').waitFor()
  await page.keyboard.press('z')
  await rows.nth(3).waitFor()

  await page.keyboard.press('j')
  await page.keyboard.press('Shift+J')
  await page.keyboard.press('t')
  await page.getByRole('dialog', { name: 'Serahkan 2 butir untuk dipilah' }).locator('input:focus').waitFor()
  await look(page, 'inventory-assign-several')
  await page.keyboard.press('Enter')
  await told.getByText('2 butir Diserahkan.').waitFor()
  await page.getByText(/untuk /).nth(1).waitFor() // prettier-ignore
  await page.keyboard.press('z')
  await told.getByText('2 butir Diurungkan.').waitFor()
  await page.keyboard.press('Shift+K')
  await page.keyboard.press('w')
  await told.getByText('2 butir Diamati').waitFor()
  const watched = await fungsional.call(listItems, { query: { search: 'spanduk', watched: 'yes' } })
  const one = { itemId: watched.rows[0]?.id ?? '' }
  for (const body of [{ watched: false }, { watched: true }]) await fungsional.call(watchItem, { params: one, body })
  await page.keyboard.press('z') // with that one a colleague did something since
  await told.getByText(`Tidak ada yang diubah, sebab “${watched.rows[0]?.title}”`).waitFor()
  await page.keyboard.press('z')
  await told.getByText(`${watched.rows[1]?.title} Diurungkan.`).waitFor()
})

test('on a phone several are selected with the thumb, and the bar of acts covers nothing at the end of the list', async () => {
  const page = await staff.pageOf('fungsional', 'phone')
  const { fungsional } = staff.office.people
  for (let at = 1; at <= 12; at++) await fungsional.call(addItem, { body: noted(`Parkir liar ${at}`) as never })
  await page.goto(`${base}/inventaris?search=parkir`)
  await list(page)
  for (const at of [1, 2]) await page.getByRole('checkbox', { name: `Pilih: Parkir liar ${at}`, exact: true }).tap()
  const bar = page.getByRole('group', { name: 'Tindakan untuk yang dipilih' })
  await bar.getByText('2 dipilih').waitFor()
  await look(page, 'inventory-marked')
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
  const [last, top] = [await page.locator('.inventory-list li').last().boundingBox(), await bar.boundingBox()]
  assert.ok(last && top && last.y + last.height <= top.y, JSON.stringify([last, top]))
  await bar.getByRole('button', { name: 'Kesampingkan' }).tap()
  await page.getByRole('button', { name: 'Tidak terbukti' }).tap()
  await page.getByRole('button', { name: 'Kesampingkan 2 butir' }).tap()
  await page.locator('.inventory-told').getByText('2 butir Dikesampingkan.').waitFor()
  await page.getByRole('button', { name: 'Urungkan' }).tap()
  await page.locator('.inventory-told').getByText('2 butir Kembali ke daftar.').waitFor()
  await page.getByRole('checkbox', { name: 'Pilih: Parkir liar 1', exact: true }).waitFor()
})

test('on a poor line an act is told of the item that it was about, an unanswered one is tried again, and the focus goes along', async () => {
  const page = await staff.pageOf('fungsional', 'laptop')
  const { fungsional } = staff.office.people
  for (const title of ['Listrik padam di Pule', 'Listrik padam di Suruh', 'Listrik padam di Dongko'])
    await fungsional.call(addItem, { body: noted(title) as never })
  await page.goto(`${base}/inventaris?search=listrik padam`)
  await list(page)
  const told = page.locator('.inventory-told')
  const line = { isUp: true }
  const onItsWay = Promise.withResolvers<void>()
  await page.route('**/api/inventory/items/watch', async (route) => {
    if (!line.isUp) return route.abort()
    await onItsWay.promise
    return route.continue()
  })
  await page.keyboard.press('j')
  await shown(page, 'Dongko')
  await page.keyboard.press('w')
  await told.getByText('Menyimpan: Listrik padam di Dongko').waitFor()
  await page.keyboard.press('j')
  await shown(page, 'Suruh')
  await page.keyboard.press('w') // one at a time: nothing, as is said
  onItsWay.resolve()
  await told.getByText('Listrik padam di Dongko Diamati').waitFor()
  await shown(page, 'Suruh') // which stays in sight
  line.isUp = false
  await page.keyboard.press('w')
  await told.getByRole('alert').getByText('Siar tidak menjawab').waitFor()
  line.isUp = true
  await told.getByRole('button', { name: 'Coba lagi' }).press('Enter')
  await told.getByText('Listrik padam di Suruh Diamati').waitFor()
  await shown(page, 'Pule')
  await page.locator('.inventory-list .current a:focus').waitFor()
})

test('an item says why it looks grave, shows what came in for it, and lets go of what tells of something else', async () => {
  const { office } = staff
  const { fungsional } = office.people
  const texts = [
    'Bentrokan warga di Pasar Karangan menewaskan dua orang. Polisi mengepung lokasi di Karangan, kata Kapolsek Joko Susilo.',
    'Kapolsek Joko Susilo menyebut kerusuhan di Pasar Karangan pecah siang tadi dan menewaskan dua orang.',
    'Dua korban tewas kerusuhan di Pasar Karangan dibawa ke RSUD, kata Kapolsek Joko Susilo. Polisi menutup lokasi di Karangan.',
  ]
  const ids = await receiveMentions(office.db, fungsional.personId, texts.map((text, at) => ({ title: `Kabar Karangan ${at + 1}`, text }))) // prettier-ignore
  const gatherNext = gathering(office.db)
  while (await gatherNext(new Date()));
  for (const size of ['laptop', 'phone'] as const) {
    const page = await staff.pageOf('fungsional', size)
    await page.goto(`${base}/inventaris?butir=${ids[0]}`)
    await page.getByText(/Skor krisis \d+ dari 100: .*korban jiwa/).click()
    await page.getByRole('rowheader', { name: /menewaskan/ }).waitFor()
    const second = page.locator('.inventory-mentions details', { hasText: 'Kabar Karangan 2' })
    await second.locator('summary').click()
    await second.getByText(/Masuk ke butir ini karena .*Karangan/).waitFor() // prettier-ignore
    await look(page, `inventory-radar-${size}`)
  }
  const page = await staff.pageOf('fungsional', 'laptop')
  await page.goto(`${base}/inventaris?butir=${ids[0]}`)
  await page.getByLabel('Pilih untuk dipisah: Kabar Karangan 3').check()
  await page.getByRole('button', { name: 'Pisahkan 1 menjadi butir sendiri' }).click()
  await shown(page, 'Kabar Karangan 3')
  await page.getByText('1 penyebutan dari 1 sumber').last().waitFor()
  // Of the item before nothing stays on the screen: whoever reports a hoax reports the one that they look at.
  const heading = page.locator('.inventory-item h2')
  const first = await heading.innerText()
  for (const key of ['k', 'j', 'k', 'j']) {
    const before = await heading.innerText()
    await page.keyboard.press(key)
    await page.waitForFunction((it) => document.querySelector('.inventory-item h2')?.textContent !== it, before)
  }
  await shown(page, first)
  assert.equal(await page.getByRole('button', { name: 'Laporkan hoaks…' }).count(), 1)
})

test('what one wrote stays when somebody else was first', async () => {
  const page = await staff.pageOf('fungsional', 'laptop')
  const { fungsional } = staff.office.people
  const { id } = await fungsional.call(addItem, { body: noted('Diubah berdua') as never })
  await page.goto(`${base}/inventaris?butir=${id}&bagian=ubah`)
  await page.locator('.inventory-form').waitFor()
  const { revision } = await fungsional.call(readItem, { params: { itemId: id } })
  await fungsional.call(editItem, {
    params: { itemId: id },
    body: { ...noted('Oleh orang lain'), seenRevision: revision } as never,
  })
  await page.getByRole('textbox', { name: /^Judul/ }).fill('Tulisan saya')
  await page.getByRole('button', { name: 'Simpan' }).focus()
  for (const key of ['w', 'd', 'n', 'j']) await page.keyboard.press(key) // they rest: what is written would be gone
  await page.getByRole('button', { name: 'Simpan' }).click()
  await page.locator('.inventory-form .note', { hasText: 'Oleh orang lain' }).waitFor()
  assert.equal(await page.getByRole('textbox', { name: /^Judul/ }).inputValue(), 'Tulisan saya')
  await look(page, 'inventory-conflict')
  await page.getByRole('button', { name: 'Tetap pakai tulisan saya' }).click()
  await page.getByRole('button', { name: 'Simpan' }).click()
  await shown(page, 'Tulisan saya')
})

test('a table is judged row by row and only then brought in, also on a phone', async () => {
  for (const size of ['laptop', 'phone'] as const) {
    const page = await staff.pageOf('fungsional', size)
    await page.goto(`${base}/inventaris/impor`)
    const text = `Jenis;Judul;Tanggal\nIsu;Dari ${size};3/2/2026\nGosip;${hostile.replaceAll('"', '')};kapan-kapan\n`
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'isu.csv', mimeType: 'text/csv', buffer: Buffer.from(text) })
    let lost = 0
    await page.route(
      '**/api/inventory/imports?*',
      async (route) => {
        await route.fetch()
        lost++
        await route.abort() // the answer is lost on its way
      },
      { times: 1 },
    )
    await page.getByRole('button', { name: 'Baca dan periksa' }).click()
    await page.getByRole('alert').waitFor()
    await page.getByRole('button', { name: 'Baca dan periksa' }).click()
    await page.getByText('Tanggal tidak terbaca').waitFor()
    const judged = await staff.office.db.selectFrom('upload').select('id').where('state', '=', 'judged').where('file_name', '=', 'isu.csv').execute() // prettier-ignore
    assert.deepEqual([lost, judged.length], [1, 1])
    await look(page, 'inventory-judged')
    await page.getByText(/^Cara membaca kolom/).click()
    await page.getByLabel('Kolom “Judul” dibaca sebagai').waitFor()
    await page.getByText('3/2/2026 → 3 Februari 2026').first().waitFor()
    const order = page.getByLabel('Tanggal di tabel ini ditulis')
    await order.selectOption('month-first')
    await page.getByText('3/2/2026 → 2 Maret 2026').first().waitFor()
    await order.selectOption('day-first')
    await look(page, `inventory-columns-${size}`)
    await page.getByText('Hanya baris yang benar').click()
    await page.getByRole('button', { name: 'Masukkan 1 butir' }).click()
    await page.getByText('1 butir masuk inventaris.').waitFor()
    await page.goto(`${base}/inventaris?search=${size}`)
    await page.getByRole('link', { name: `Dari ${size}` }).waitFor()

    await page.goto(`${base}/inventaris/impor`)
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'isu.xlsx', mimeType: '', buffer: Buffer.from('bukan') })
    await page.getByRole('button', { name: 'Baca dan periksa' }).click()
    await page.getByRole('alert').filter({ hasText: 'tidak dapat dibaca' }).waitFor()
    await look(page, 'inventory-unreadable')

    await page.goto(`${base}/inventaris/aduan`)
    const complaints = `Nomor Aduan;Tanggal;Nama Pelapor;Isi Aduan;Status\nADU-${size};17/08/2026 07.15;Siti Aminah;Jalan rusak ${size}, kata Siti Aminah;Proses\n;kapan;;${hostile.replaceAll('"', '')};\n`
    await page
      .locator('input[type=file]')
      .setInputFiles({ name: 'lapor.csv', mimeType: 'text/csv', buffer: Buffer.from(complaints) })
    await page.getByRole('button', { name: 'Baca dan periksa' }).click()
    await page.getByText('Waktu tidak terbaca').waitFor()
    await page.getByText(/^Cara membaca kolom/).click()
    await page.getByText('Data pelapor, tidak disimpan').waitFor()
    await look(page, `inventory-complaints-${size}`)
    await page.getByLabel('Yang dimasukkan').selectOption('')
    await page.getByRole('button', { name: 'Masukkan 1 penyebutan' }).click()
    await page.getByText('1 penyebutan masuk').waitFor()
  }
})

test('on a phone an item is noted, read and put aside with the thumb', async () => {
  const page = await staff.pageOf('fungsional', 'phone')
  await page.goto(`${base}/inventaris/catat`)
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
  await page.getByText('Tulis judulnya.').waitFor()
  await look(page, 'inventory-add')
  await page.getByRole('textbox', { name: /^Judul/ }).fill('Dari telepon')
  await page.getByLabel('Tautan sumber').fill('bukan tautan')
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
  await page.getByText('Tautan harus diawali https://').waitFor()
  await page.getByLabel('Tautan sumber').fill('')
  await page.getByRole('button', { name: 'Simpan', exact: true }).click()
  await shown(page, 'Dari telepon')
  await look(page, 'inventory-item')
  await page.getByRole('button', { name: 'Kesampingkan' }).click()
  await page.getByRole('button', { name: 'Tidak terbukti' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Kesampingkan' }).click()
  await page.getByText('Dikesampingkan.').waitFor()
  await page.getByRole('link', { name: 'Kembali ke daftar' }).click()
  await list(page)
  await look(page, 'inventory-list')
})

test('an auditor reads the inventory and is told why there is nothing to press', async () => {
  const page = await staff.pageOf('auditor', 'laptop')
  await page.goto(`${base}/inventaris`)
  await list(page)
  await page.getByText('Peran Anda tidak mencakup tindakan ini').first().waitFor() // prettier-ignore
  await page.keyboard.press('j')
  await page.locator('.inventory-item h2').waitFor()
  for (const name of ['Jadikan berkas', 'Kesampingkan', 'Ubah', 'Tutup putaran', 'Catat butir'])
    assert.equal(await page.getByRole('button', { name }).count(), 0, name)
  for (const key of ['p', 'x', 'c', 'Shift+J']) await page.keyboard.press(key)
  assert.equal(await page.getByRole('dialog').count(), 0)
  assert.equal(await page.getByRole('checkbox').count(), 0)
  await look(page, 'inventory-auditor')
})

test('a round is closed into its register, which is read and taken home', async () => {
  const page = await staff.pageOf('fungsional', 'laptop')
  await page.goto(`${base}/inventaris`)
  await page.getByRole('button', { name: 'Tutup putaran' }).click()
  await page.getByRole('dialog').getByText('tidak berubah lagi').waitFor()
  await look(page, 'inventory-close')
  await page.getByRole('dialog').getByRole('button', { name: 'Tutup putaran' }).click()
  await page.getByRole('heading', { name: 'Belum ada putaran yang terbuka' }).waitFor()
  await look(page, 'inventory-no-round')
  await page.keyboard.press('j')
  await page.locator('.inventory-item h2').waitFor()
  for (const key of ['x', 'm']) {
    await page.keyboard.press(key) // as its button: the reason is not asked for first
    await page.locator('.inventory-told [role=alert]', { hasText: 'Buka putaran dulu' }).waitFor()
    assert.equal(await page.getByRole('dialog').count(), 0)
    await page.keyboard.press('k')
    await page.locator('.inventory-told [role=alert]').waitFor({ state: 'detached' })
  }
  await page.getByRole('button', { name: 'Buka putaran' }).click()
  await page.getByRole('heading', { name: /^Putaran 2/ }).waitFor() // prettier-ignore
  await page.goto(`${base}/inventaris/putaran`)
  await page.getByRole('link', { name: /^Putaran 1/ }).click() // prettier-ignore
  await page.locator('.inventory-register').waitFor()
  await look(page, 'inventory-register')
  for (const form of ['CSV', 'XLSX', 'JSON']) {
    const address = await page.getByRole('link', { name: `Unduh ${form}` }).getAttribute('href')
    const file = await page.request.get(new URL(address ?? '', page.url()).href)
    assert.match(file.headers()['content-disposition'] ?? '', new RegExp(`register-putaran-1\\.${form.toLowerCase()}"`))
  }
})
