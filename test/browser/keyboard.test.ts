import assert from 'node:assert/strict'
import { after, afterEach, before, test, type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { readDossier } from '../../src/dossier/api.ts'
import { planRelease, readPlan } from '../../src/publication/api/editorial-calendar.ts'
import { beginDossier, bringTo, someContent, TEST_PASSWORD } from '../office.ts'
import { openStaff, type Staff } from './staff.ts'

let staff: Staff
before(async () => {
  staff = await openStaff()
})
afterEach((it) => staff.tidy(it as TestContext))
after(() => staff?.close())

test('a person signs in, opens the dossier that waits and sends it on, with the keyboard alone', async () => {
  const dossierId = await beginDossier(staff.office, 'Dari papan tik')
  await bringTo(staff.office, dossierId, 3, someContent('Dari papan tik'))
  const page = await staff.visit('laptop')
  await page.goto(`${staff.url}/app/`)
  await page.getByLabel('Surel').waitFor()
  await tabTo(page, 'Surel')
  await page.keyboard.type('sekretaris@contoh.go.id')
  await tabTo(page, 'Sandi')
  await page.keyboard.type(TEST_PASSWORD)
  await page.keyboard.press('Enter')
  await page.getByRole('link', { name: 'Dari papan tik' }).first().waitFor()

  await tabTo(page, 'Langsung ke isi')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Dari papan tik')
  await page.keyboard.press('Enter')
  await page.waitForURL(/\/berkas\//)
  await page.getByRole('button', { name: /^Teruskan/ }).waitFor()
  await tabTo(page, 'Teruskan ke Kepala Dinas (Keputusan)')
  await page.keyboard.press('Enter')
  await page.getByText(/^Langkah 4 milik Kepala Dinas/).waitFor()
  const { step } = await staff.office.people.sekretaris.call(readDossier, { params: { dossierId } })
  assert.equal(step, 4)
})

test('a head of agency says NO with the keyboard alone', async () => {
  const dossierId = await beginDossier(staff.office, 'Tidak dari papan tik')
  await bringTo(staff.office, dossierId, 4, someContent('Tidak dari papan tik'))
  const page = await staff.pageOf('kepala-dinas', 'laptop')
  await page.goto(`${staff.url}/app/keputusan/${dossierId}`)
  await page.getByRole('button', { name: 'TIDAK', exact: true }).waitFor()
  await tabTo(page, 'TIDAK')
  await page.keyboard.press('Enter')
  await tabTo(page, 'Alasan')
  await page.keyboard.type('Belum ada sumber.')
  await tabTo(page, 'Sandi Anda')
  await page.keyboard.type(TEST_PASSWORD)
  await tabTo(page, 'Putuskan TIDAK')
  await page.keyboard.press('Space')
  await page.getByText('Disposisi perbaikan sudah tertulis').waitFor()
})

test('a dialog keeps the focus while it is open, Escape closes it, and the focus is where it was', async () => {
  const dossierId = await beginDossier(staff.office, 'Fokus kembali')
  const page = await staff.pageOf('kepala-bidang', 'laptop')
  await page.goto(`${staff.url}/app/berkas/${dossierId}`)
  await page.getByRole('button', { name: 'Tahan…' }).waitFor()
  await tabTo(page, 'Tahan…')
  await page.keyboard.press('Enter')
  await page.getByRole('dialog').waitFor()
  for (let count = 0; count < 12; count++) {
    await page.keyboard.press('Tab')
    const outside = await page.evaluate(() => {
      const focused = document.activeElement
      return focused !== document.body && focused?.closest('dialog') === null
    })
    assert.equal(outside, false, 'the focus went behind the dialog')
  }
  await page.keyboard.press('Escape')
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  assert.equal(await focusedName(page), 'Tahan…')
})

test('a planned release is moved by keyboard, by dragging and from its dialog, and each move is kept', async () => {
  const { fungsional } = staff.office.people
  const params = { dossierId: await beginDossier(staff.office, 'Festival kopi') }
  // Far from the month's ends, so that the calendar of that month shows every day it is moved to.
  const month = new Date(Date.now() + 40 * 86_400_000).toISOString().slice(0, 7)
  await fungsional.call(planRelease, { params, body: { plannedAt: `${month}-14T02:00:00Z`, seenRevision: 0 } })
  const planned = async () => (await fungsional.call(readPlan, { params })).plannedAt
  const kept = async (at: string) => {
    await page.locator(`.wc-entry.plan time[datetime^="${at}"]`).waitFor()
    assert.equal(await planned(), `${at}:00:00.000Z`)
  }
  const page = await staff.pageOf('fungsional', 'laptop')
  await page.goto(`${staff.url}/app/kalender?hari=${month}-14`)
  const entry = page.getByRole('button', { name: /Festival kopi/ })
  await entry.focus()
  await page.keyboard.press('Alt+ArrowRight')
  await kept(`${month}-15T02`)
  await entry.dragTo(
    page
      .locator('.wc-day')
      .filter({ hasText: new RegExp(` 18 `) })
      .first(),
  )
  await kept(`${month}-18T02`)
  await entry.focus()
  await page.keyboard.press('Enter')
  await page.getByText(/^Paling cepat /).waitFor()
  await page.getByRole('button', { name: 'Sehari lebih awal' }).click()
  await page.getByRole('button', { name: 'Simpan rencana' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await kept(`${month}-17T02`)
})

test('letters go to places, the question mark lists them, and none of it happens while one writes', async () => {
  const page = await staff.pageOf('fungsional', 'laptop')
  await page.goto(`${staff.url}/app/`)
  await page.getByRole('heading', { level: 1, name: 'Meja kerja' }).waitFor()
  await page.keyboard.press('g')
  await page.keyboard.press('a')
  await page.waitForURL(/\/agenda/)
  await page.getByRole('heading', { level: 1, name: 'Agenda' }).waitFor()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: 'Tombol papan tik' }).waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('/')
  await page.locator('input[type=search]:focus').waitFor()
  await page.keyboard.type('gp?')
  assert.equal(await page.locator('input[type=search]').inputValue(), 'gp?')
  assert.match(page.url(), /\/agenda/)
})

test('what has the focus can be seen, on every stop of a screen', async () => {
  const dossierId = await beginDossier(staff.office, 'Fokus tampak')
  const page = await staff.pageOf('kepala-bidang', 'laptop')
  for (const path of ['/', `/berkas/${dossierId}`, '/inventaris', '/sop', '/pengaturan']) {
    await page.goto(`${staff.url}/app${path}`)
    await page.locator('h1').waitFor()
    await page.waitForFunction(() => document.querySelector('.skeleton') === null)
    for (let count = 0; count < 30; count++) {
      await page.keyboard.press('Tab')
      const unseen = await page.evaluate(() => {
        const focused = document.activeElement
        if (!focused || focused === document.body) return null
        const style = getComputedStyle(focused)
        const box = focused.getBoundingClientRect()
        const drawn = style.outlineStyle !== 'none' && Number.parseFloat(style.outlineWidth) >= 2
        return drawn && box.width > 0 && box.height > 0 ? null : focused.outerHTML.slice(0, 120)
      })
      assert.equal(unseen, null, `${path}: ${unseen} has the focus unseen`)
    }
  }
})

/** Presses Tab until something so named has the focus, as a person would; fails after a hundred stops. */
async function tabTo(page: Page, name: string): Promise<void> {
  for (let count = 0; count < 100; count++) {
    await page.keyboard.press('Tab')
    if ((await focusedName(page)) === name) return
  }
  assert.fail(`no ${name} is reached with Tab on ${page.url()}`)
}

/** What a person would call what has the focus: its own words, else its label's. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    const focused = document.activeElement
    const label =
      focused instanceof HTMLInputElement || focused instanceof HTMLTextAreaElement ? focused.labels?.[0] : null
    return (label ?? focused)?.textContent?.replace(/\(wajib\)/, '').trim() ?? ''
  })
}
