import assert from 'node:assert/strict'
import { mkdir, readFile } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, Page } from 'playwright-core'
import { buildClient } from '../../src/client.ts'
import { decide } from '../../src/decision/api.ts'
import { readDossier } from '../../src/dossier/api.ts'
import { openNote, readVerifierKey } from '../../src/ledger/verify-note.ts'
import { readCheckpoint } from '../../src/record/api.ts'
import { beginDossier, bringTo, openTestOffice, someContent, type TestOffice } from '../office.ts'
import { openBrowser } from './browser.ts'

const pictures = join(import.meta.dirname, 'pictures')
const hostile = `<script>window.ran=1</script><img src=x onerror="window.ran=1">`
const sizes = { laptop: { width: 1360, height: 860 }, phone: { width: 360, height: 740 } }

let office: TestOffice
let base = ''
const browsers: Browser[] = []

before(async () => {
  await buildClient()
  await mkdir(pictures, { recursive: true })
  office = await openTestOffice()
  await office.app.listen({ port: 0, host: '127.0.0.1' })
  base = `http://127.0.0.1:${(office.app.server.address() as AddressInfo).port}/app`
  for (const title of ['Jalan Km 16 tertutup longsor', `Judul ${hostile}`]) {
    const dossierId = await beginDossier(office, title)
    const version = await bringTo(office, dossierId, 4, someContent(title))
    const kadis = office.people['kepala-dinas']
    const { revision } = await kadis.call(readDossier, { params: { dossierId } })
    await kadis.call(decide, {
      params: { dossierId },
      body: {
        seenRevision: revision,
        version,
        decision: { answer: 'yes-with-notes', notes: `Sebutkan jalur lain. ${hostile}` },
      },
    })
  }
})
after(async () => {
  for (const browser of browsers) await browser.close()
  await office?.close()
})

/** A page of the application for a person; each has a browser of its own, for one process is all the small one has. */
async function pageOf(role: 'sekretaris' | 'auditor', size: keyof typeof sizes): Promise<Page> {
  const browser = await openBrowser()
  browsers.push(browser)
  const authorization = `Bearer ${office.people[role].token}`
  const context = await browser.newContext({
    viewport: sizes[size],
    locale: 'id-ID',
    acceptDownloads: true,
    extraHTTPHeaders: { authorization },
  })
  const page = await context.newPage()
  page.on('pageerror', (error) => assert.fail(`${error}`))
  return page
}

/** A picture for people to look at, and what axe and the width say of the screen. */
async function look(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: join(pictures, `record-${name}.png`), fullPage: true })
  const { violations } = await new AxeBuilder({ page }).exclude('.side').analyze()
  assert.deepEqual(
    violations.map((it) => `${name}: ${it.id} ${it.nodes[0]?.html}`),
    [],
  )
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  assert.ok(over <= 0, `${name} is ${over} px too wide`)
  assert.equal(await page.evaluate(() => 'ran' in window), false)
}

const numbers = (page: Page) => page.locator('.record-number').allTextContents()

test('the secretary finds a line of the agenda by its number and opens its dossier; each step has its address', async () => {
  const page = await pageOf('sekretaris', 'laptop')
  await page.goto(`${base}/agenda`)
  await page.getByRole('heading', { name: /Buku agenda naskah dinas masuk/i }).waitFor()
  assert.deepEqual(await numbers(page), ['4', '3', '2', '1'])
  await look(page, 'laptop-incoming')

  await page.keyboard.press('/')
  await page.locator('input[type=search]:focus').waitFor()
  await page.keyboard.type('2')
  await page.keyboard.press('Enter')
  await page.waitForURL(/cari=/)
  await page.waitForFunction(() => document.querySelectorAll('.record-number').length === 1)
  assert.deepEqual(await numbers(page), ['2'])
  await page.reload()
  await page.getByRole('link', { name: 'Jalan Km 16' }).waitFor()
  assert.deepEqual(await numbers(page), ['2'])

  await page.getByRole('link', { name: 'Jalan Km 16' }).click()
  await page.waitForURL(/\/berkas\/[0-9a-f-]{36}/)
  await page.goBack()
  await page.getByRole('link', { name: 'Tampilkan semua' }).click()
  await page.waitForFunction(() => document.querySelectorAll('.record-number').length === 4)

  await page.getByRole('link', { name: 'Keluar', exact: true }).click()
  await page.waitForURL(/buku=keluar/)
  await page.getByRole('heading', { name: /naskah dinas keluar/i }).waitFor()
  await page.goto(`${base}/agenda?tahun=2021`)
  await page.getByText('Buku ini masih kosong').waitFor()
  await page.goto(`${base}/agenda?cari=tidakada`)
  await page.getByText('Tidak ada baris yang cocok').waitFor()
})

test('a printed book begins with number 1, as on paper', async () => {
  const page = await pageOf('sekretaris', 'laptop')
  await page.addInitScript(() => {
    window.print = () => {
      document.title = `printed ${[...document.querySelectorAll('.record-number')].map((it) => it.textContent).join(',')}`
    }
  })
  await page.goto(`${base}/agenda`)
  await page.getByRole('button', { name: 'Cetak buku' }).click()
  await page.waitForFunction(() => document.title.startsWith('printed'))
  assert.equal(await page.title(), 'printed 1,2,3,4')
  await page.waitForFunction(() => document.querySelector('.record-number')?.textContent === '4')
  await page.emulateMedia({ media: 'print' })
  assert.equal(await page.getByRole('button', { name: 'Cetak buku' }).isVisible(), false)
  assert.equal(await page.locator('.record-book').isVisible(), true)
})

test('the books, a disposition sheet and the ledger can be read on a phone', async () => {
  const page = await pageOf('auditor', 'phone')
  await page.goto(`${base}/agenda?buku=keluar`)
  const sheet = page.getByRole('link', { name: 'Lembar disposisi' }).first()
  await sheet.waitFor()
  assert.deepEqual(await page.locator('.tabs [aria-current]').allTextContents(), ['Keluar'])
  const tallest = await page
    .locator('.record-book tr')
    .evaluateAll((rows) => Math.max(...rows.map((row) => row.clientHeight)))
  assert.ok(tallest < 260, `a line of the book is ${tallest} px tall`)
  await look(page, 'phone-outgoing')
  await sheet.click()
  await page.getByRole('heading', { name: /^Lembar disposisi 2\// }).waitFor()
  await page.locator('.record-foot code').nth(2).waitFor()
  await look(page, 'phone-sheet')
  assert.match((await page.locator('.record-notes').textContent()) ?? '', /<script>/)
  await page.goto(`${base}/buku-catatan`)
  await page.locator('tbody tr').first().waitFor()
  await look(page, 'phone-ledger')
  await page.locator('tbody a').first().click()
  await page.getByText(/Terbukti di peramban ini/).waitFor()
  await look(page, 'phone-entry')
})

test('a disposition sheet stands on the screen as on paper, and leads to its book, its dossier and its proof', async () => {
  const page = await pageOf('sekretaris', 'laptop')
  await page.goto(`${base}/agenda?buku=keluar&cari=longsor`)
  await page.getByRole('link', { name: 'Lembar disposisi' }).click()
  const paper = page.locator('.record-sheet')
  await paper.getByText('Kabupaten Contoh').waitFor()
  for (const text of ['masuk 2/', 'keluar 1/', 'Sebutkan jalur lain', 'Orang kepala-dinas'])
    await paper.getByText(text).first().waitFor()
  assert.equal(await paper.getByRole('img', { name: 'dipilih', exact: true }).count(), 2)
  await page.locator('.record-foot code').nth(2).waitFor()
  await look(page, 'laptop-sheet')
  await paper.getByRole('link', { name: 'Buku catatan' }).click()
  await page.getByText(/Terbukti di peramban ini/).waitFor()
  await look(page, 'laptop-entry')
})

test('an auditor takes the checkpoint away, byte for byte, and its signature holds', async () => {
  const page = await pageOf('auditor', 'laptop')
  await page.goto(`${base}/buku-catatan`)
  await page.locator('tbody tr').first().waitFor()
  await look(page, 'laptop-ledger')
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Unduh titik periksa' }).click()
  const download = await waiting
  assert.match(download.suggestedFilename(), /^titik-periksa-\d+\.txt$/)
  const note = await readFile(await download.path())
  const { key } = await office.nobody.call(readCheckpoint, {})
  assert.ok(openNote(note, [readVerifierKey(key)], 'The checkpoint').signed.size === 1)
})

test('an entry or a sheet that is not there is said so, without a broken page', async () => {
  const page = await pageOf('auditor', 'laptop')
  for (const path of [
    'buku-catatan/999999',
    'buku-catatan/nonsense',
    'agenda/disposisi/00000000-0000-7000-8000-000000000000',
  ]) {
    await page.goto(`${base}/${path}`)
    await page.locator('.problem-note').waitFor()
  }
})
