import assert from 'node:assert/strict'
import { after, afterEach, before, test, type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { words } from '../../src/base/words/common.ts'
import { decisionWords } from '../../src/base/words/decision.ts'
import { dossierWords } from '../../src/base/words/dossier.ts'
import { filingWords } from '../../src/base/words/filing.ts'
import { inventoryWords } from '../../src/base/words/inventory.ts'
import { officeWords } from '../../src/base/words/office.ts'
import { publicationWords } from '../../src/base/words/publication.ts'
import { recordWords } from '../../src/base/words/record.ts'
import { sopWords } from '../../src/base/words/sop.ts'
import { listDossiers } from '../../src/dossier/api.ts'
import { fillWithDemo } from '../demo-office.ts'
import { openStaff, type Staff } from './staff.ts'

const all = [
  words,
  decisionWords,
  dossierWords,
  filingWords,
  inventoryWords,
  officeWords,
  publicationWords,
  recordWords,
  sopWords,
].flatMap((room) => Object.values(room) as { id: unknown; en: unknown }[])
const phrases = (language: 'id' | 'en') =>
  all.flatMap((it) => (typeof it[language] === 'string' ? [it[language] as string] : []))
const english = new Set(phrases('en'))
/** Every phrase that is Indonesian only. */
const indonesian = new Set(phrases('id').filter((text) => !english.has(text)))
/** What stays Indonesian in English too: the words of the office's own SOP and the people's posts. */
const OFFICIAL = new Set(['Inventaris', 'Telaah', 'Keputusan', 'Tindak lanjut', 'Terbit', 'Bahasa Indonesia'])

let staff: Staff
before(async () => {
  staff = await openStaff(fillWithDemo)
})
afterEach((it) => staff.tidy(it as TestContext))
after(() => staff?.close())

test('one press of English changes every phrase of every place, and stays chosen', async () => {
  const page = await staff.pageOf('kepala-bidang', 'laptop')
  const { rows } = await staff.office.people.fungsional.call(listDossiers, { query: { limit: 1, step: 2 } })
  await page.goto(`${staff.url}/app/`)
  assert.equal(await page.locator('html').getAttribute('lang'), 'id')
  assert.ok((await leftInIndonesian(page, '/')).length > 5) // the sample finds them where they are
  await page.getByRole('button', { name: 'English' }).click()
  await page.getByRole('heading', { level: 1, name: 'My desk' }).waitFor()
  assert.equal(await page.locator('html').getAttribute('lang'), 'en')
  for (const path of [
    '/',
    '/papan',
    '/inventaris',
    '/inventaris/catat',
    '/inventaris/impor',
    '/inventaris/program',
    '/inventaris/aduan',
    '/inventaris/putaran',
    '/berkas',
    `/berkas/${rows[0]?.id}`,
    `/berkas/${rows[0]?.id}/tulis`,
    `/berkas/${rows[0]?.id}?bagian=jejak`,
    '/terbitan',
    '/agenda',
    '/arsip',
    '/arsip?bagian=berita-acara',
    '/pengaturan',
    '/pengaturan/arsip',
    '/pengaturan?bagian=token',
    '/buku-catatan',
    '/tidak-ada',
  ])
    assert.deepEqual(await leftInIndonesian(page, path), [], path)
  await page.goto(`${staff.url}/app/papan`)
  await page.getByRole('heading', { level: 1, name: 'Board' }).waitFor()
  await page.getByRole('button', { name: 'Bahasa Indonesia' }).click()
  await page.getByRole('heading', { level: 1, name: 'Papan' }).waitFor()
  assert.equal(await page.locator('html').getAttribute('lang'), 'id')
})

test('an administrator and a head of agency read English everywhere too, and reasons of the server with it', async () => {
  const { rows } = await staff.office.people.fungsional.call(listDossiers, { query: { limit: 1, step: 4 } })
  const kadis = await inEnglish('kepala-dinas')
  assert.deepEqual(await leftInIndonesian(kadis, `/keputusan/${rows[0]?.id}`), [])
  await kadis.getByRole('button', { name: 'NO', exact: true }).click()
  await kadis.getByRole('button', { name: 'Say NO' }).click()
  await kadis.getByText('This must be filled in.').first().waitFor()
  const administrator = await inEnglish('administrator')
  for (const part of [
    'kantor',
    'orang',
    'jabatan',
    'plt',
    'wewenang',
    'piket',
    'berhalangan',
    'kalender',
    'tanda-tangan',
  ])
    assert.deepEqual(await leftInIndonesian(administrator, `/pengaturan?bagian=${part}`), [], part)
  const sekretaris = await inEnglish('sekretaris')
  await sekretaris.goto(`${staff.url}/app/berkas/${rows[0]?.id}`)
  await sekretaris.getByText(/^Step 4 belongs to/).waitFor()
})

test('the official forms and the public’s text are marked as Indonesian in an English window', async () => {
  const page = await inEnglish('auditor')
  const { rows } = await staff.office.people.fungsional.call(listDossiers, { query: { limit: 1, state: 'published' } })
  await page.goto(`${staff.url}/app/berkas/${rows[0]?.id}`)
  assert.equal(await page.locator('.public-text').getAttribute('lang'), 'id')
  await page.goto(`${staff.url}/app/sop`)
  assert.equal(await page.locator('.sop-sheet').getAttribute('lang'), 'id')
})

async function inEnglish(role: 'kepala-dinas' | 'administrator' | 'auditor' | 'sekretaris'): Promise<Page> {
  const page = await staff.pageOf(role, 'laptop')
  await page.addInitScript(() => localStorage.setItem('siar.language', 'en'))
  return page
}

/** Lines of the screen, names of its controls and its title that are Indonesian phrases of ours. */
async function leftInIndonesian(page: Page, path: string): Promise<string[]> {
  await page.goto(`${staff.url}/app${path}`)
  await page.locator('h1').first().waitFor()
  await page.waitForFunction(() => document.querySelector('.skeleton, [aria-busy=true]') === null)
  const said = await page.evaluate(() => [
    ...document.body.innerText.split(/\n|\t| · /),
    ...[...document.querySelectorAll('[aria-label], [title]')].flatMap((it) => [
      it.getAttribute('aria-label') ?? '',
      it.getAttribute('title') ?? '',
    ]),
    document.title.replace(' · Siar', ''),
  ])
  return said.map((line) => line.trim()).filter((line) => indonesian.has(line) && !OFFICIAL.has(line))
}
