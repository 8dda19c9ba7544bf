import assert from 'node:assert/strict'
import { after, afterEach, before, test, type TestContext } from 'node:test'
import type { Locator, Page } from 'playwright-core'
import { TEST_PASSWORD } from '../office.ts'
import { decodeBase32, totp } from '../visitor.ts'
import { look, openStaff, type Size, type Staff } from './staff.ts'

let staff: Staff
before(async () => {
  staff = await openStaff()
})
after(() => staff.close())
afterEach((it) => staff.tidy(it as TestContext))

const codesOf = (page: Page) => page.locator('.office-codes li').allTextContents()
const secondFactorOf = (page: Page): Locator =>
  page.locator('section', { has: page.getByRole('heading', { name: 'Langkah kedua (kode)' }) })

for (const [size, role] of [
  ['phone', 'sekretaris'],
  ['laptop', 'kepala-bidang'],
] as const satisfies [Size, string][])
  test(`on the ${size}, the second factor is turned on, asked for, its recovery codes renewed, and turned off`, async () => {
    const { url } = staff
    const page = await staff.signIn(role, size)
    await page.goto(`${url}/app/pengaturan`)
    const section = secondFactorOf(page)
    const password = section.getByLabel('Sandi sekarang')
    await password.fill(TEST_PASSWORD)
    await section.getByRole('button', { name: 'Nyalakan' }).click()
    await section.locator('code').waitFor()
    await look(page, 'security-scan')
    const secret = decodeBase32((await section.locator('code').textContent()) ?? '')
    const first = await codesOf(page)
    await section.getByLabel('Kode yang tampil di aplikasi').fill(totp(secret, Date.now()))
    await section.getByRole('button', { name: 'Pastikan' }).click()
    await section.getByText('Menyala: setiap masuk diminta kode.').waitFor()
    assert.equal(await password.inputValue(), '', 'the next act asks for the password again')

    await password.fill(TEST_PASSWORD)
    await section.getByRole('button', { name: 'Buat kode pemulihan baru' }).click()
    await section.getByText('Kode pemulihan yang lama tidak berlaku lagi.').waitFor()
    await look(page, 'security-recovery-codes')
    const renewed = await codesOf(page)
    assert.equal(renewed.length, first.length)
    assert.ok(renewed.every((it) => !first.includes(it)))

    const elsewhere = await staff.visit(size)
    await elsewhere.goto(`${url}/app/masuk`)
    await elsewhere.getByLabel('Surel').fill(`${role}@contoh.go.id`)
    await elsewhere.getByLabel('Sandi').fill(TEST_PASSWORD)
    await elsewhere.getByRole('button', { name: 'Masuk', exact: true }).click()
    await elsewhere.getByRole('button', { name: 'Pakai kode pemulihan' }).click()
    const code = elsewhere.getByLabel('Kode pemulihan')
    await code.fill(first[0] ?? '')
    await elsewhere.getByRole('button', { name: 'Masuk', exact: true }).click()
    await elsewhere.getByText('Surel, sandi, atau kode tidak cocok.').waitFor()
    assert.equal(await code.inputValue(), first[0], 'what was typed stays')
    await look(elsewhere, 'sign-in-code')
    await code.fill(renewed[0] ?? '')
    await elsewhere.getByRole('button', { name: 'Masuk', exact: true }).click()
    await elsewhere.getByRole('heading', { level: 1, name: 'Meja kerja' }).waitFor()

    await password.fill(TEST_PASSWORD)
    await section.getByRole('button', { name: 'Matikan' }).click()
    await section.getByText('Nyalakan agar sandi yang bocor tidak cukup untuk masuk.', { exact: false }).waitFor()
  })

test('a post that nobody holds is told to the administrator', async () => {
  const { office, url } = staff
  const page = await staff.signIn('administrator', 'phone')
  const left = (on: string | null) =>
    office.db.updateTable('person').set({ left_on: on }).where('email', '=', 'kepala-dinas@contoh.go.id').execute()
  await left('2026-01-01')
  await page.goto(`${url}/app/pengaturan?bagian=jabatan`)
  await page.getByText('Tanpa pemegang hari ini: Kepala Dinas.').waitFor()
  await look(page, 'settings-vacant-post')
  await left(null)
  await page.reload()
  await page.getByRole('cell', { name: 'Kepala Dinas', exact: true }).first().waitFor()
  assert.equal(await page.getByText('Tanpa pemegang hari ini').count(), 0)
})
