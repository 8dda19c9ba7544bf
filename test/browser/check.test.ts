import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import type { Browser, Page } from 'playwright-core'
import { drawSaid, makeNextPaper } from '../../src/record/jobs.ts'
import type { Said } from '../../src/record/rules/papers.ts'
import { recordOffice, type RecordOffice } from '../record-office.ts'
import { axeFaults } from './axe.ts'
import { openBrowser } from './browser.ts'

let office: RecordOffice
let browser: Browser
let address = ''
const codes: Record<string, string> = {}
const files: Record<string, Buffer> = {}

before(async () => {
  office = await recordOffice()
  const { dossierId } = await office.toPublic('Jadwal pasar murah di dua belas kecamatan')
  while (await makeNextPaper(office.papers, new Date(Date.now() + 3_600_000)));
  for (const it of await office.db.selectFrom('paper').selectAll().where('dossier_id', '=', dossierId).execute()) {
    codes[it.kind] = it.code
    files[it.kind] = await readFile(office.papers.files.pathOf(it.file_hash ?? ''))
    if (it.kind !== 'press-release') continue
    const said = { kind: it.kind, data: JSON.parse(it.data ?? '') } as Said & { kind: 'press-release' }
    const forged = { ...said, data: { ...said.data, content: { ...said.data.content, title: 'Jadwal pasar murah di lima kecamatan' } } } // prettier-ignore
    files['forged'] = (await drawSaid(forged, office.papers.files)).bytes
  }
  address = await office.app.listen({ port: 0, host: '127.0.0.1' })
  browser = await openBrowser()
})
after(async () => {
  await browser?.close()
  await office?.close()
})

async function open(code: string): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 780 }, locale: 'id-ID' })
  const page = await context.newPage()
  page.on('console', (it) => assert.ok(!/Content Security Policy/.test(it.text()), it.text()))
  await page.goto(`${address}/cek/${code}`)
  return page
}
const drop = (page: Page, buffer: Buffer | undefined, name = 'naskah.pdf') =>
  page.getByLabel('Berkas PDF').setInputFiles({ name, mimeType: 'application/pdf', buffer: buffer ?? Buffer.from('') })
const answer = (page: Page, words: RegExp) => page.locator('#hasil').getByText(words).waitFor({ timeout: 20_000 })

test('the very file is genuine; one letter more and it is changed, with the words that differ', async () => {
  const page = await open(codes['press-release'] ?? '')
  await drop(page, files['press-release'])
  await answer(page, /^Asli/)
  await drop(page, files['forged'])
  await answer(page, /^Diubah/)
  assert.deepEqual(await page.locator('#hasil del').allTextContents(), ['dua', 'belas'])
  assert.deepEqual(await page.locator('#hasil ins').allTextContents(), ['lima'])
  await drop(page, Buffer.from('%PDF-1.4 bukan'))
  await answer(page, /bukan PDF/)
  assert.deepEqual(await axeFaults(page), [])
  await page.context().close()
})

test('a piece of the text is genuine however it is spaced; changed it shows the words; of something else it is not known', async () => {
  const page = await open(codes['press-release'] ?? '')
  const compare = async (text: string) => {
    await page.getByLabel('Atau tempel teksnya').fill(text)
    await page.getByRole('button', { name: 'Cocokkan teks' }).click()
  }
  await compare('pasar   murah di\ndua belas kecamatan')
  await answer(page, /^Asli/)
  await compare('Jadwal pasar murah di tiga belas kecamatan')
  await answer(page, /^Diubah/)
  assert.deepEqual(await page.locator('#hasil ins').allTextContents(), ['tiga'])
  await compare('Resep rendang padang paling enak untuk lebaran nanti')
  await answer(page, /^Tidak dikenal/)
  await page.context().close()
})

test('of a text of twenty thousand words the last one counts as well, and a long piece of it is found at once', async () => {
  const page = await open(codes['press-release'] ?? '')
  const words = Array.from({ length: 22_000 }, (_, at) => `k${(at * 7919) % 997}`)
  const compare = async (official: readonly string[], held: readonly string[]) => {
    await page.locator('#resmi').evaluate((it, text) => (it.textContent = text), official.join(' '))
    await page.getByLabel('Atau tempel teksnya').evaluate((it, text) => ((it as HTMLTextAreaElement).value = text), held.join(' ')) // prettier-ignore
    await page.getByRole('button', { name: 'Cocokkan teks' }).click()
  }
  await compare(words, [...words.slice(0, -1), 'palsu'])
  await answer(page, /^Diubah/)
  assert.deepEqual(await page.locator('#hasil ins').allTextContents(), ['palsu'])
  assert.ok((await page.locator('#hasil').innerText()).length < 1_000, 'what stays is not shown whole')
  await compare(words, words.slice(5_000, 16_000))
  await answer(page, /^Asli/)
  await page.context().close()
})

test('an internal paper is compared by its hash alone, and another of ours is named', async () => {
  const page = await open(codes['disposition'] ?? '')
  await drop(page, files['disposition'])
  await answer(page, /^Asli/)
  await drop(page, Buffer.concat([files['disposition'] ?? Buffer.from(''), Buffer.from('\n')]))
  await answer(page, /^Diubah, atau bukan naskah ini/)
  await drop(page, files['review-sheet'])
  await answer(page, /naskah lain/)
  assert.equal(await page.locator('#hasil a').getAttribute('href'), `/cek/${codes['review-sheet']}`)
  assert.equal(await page.getByLabel('Atau tempel teksnya').count(), 0)
  await page.context().close()
})
