import assert from 'node:assert/strict'
import { after, afterEach, before, test, type TestContext } from 'node:test'
import { makeDecisionLink } from '../../src/dossier/api/decision-link.ts'
import { listPublications } from '../../src/publication/api.ts'
import { beginDossier, bringTo, handOn, someContent, TEST_PASSWORD, writeDraft } from '../office.ts'
import { look, openStaff, type Staff } from './staff.ts'

let staff: Staff
before(async () => {
  staff = await openStaff()
})
afterEach((it) => staff.tidy(it as TestContext))
after(() => staff?.close())

const hand = (who: 'fungsional' | 'kepala-bidang' | 'sekretaris', dossierId: string, version: string) =>
  handOn(staff.office.people[who], dossierId, version)
async function approved(title: string): Promise<{ dossierId: string; version: string }> {
  const dossierId = await beginDossier(staff.office, title)
  const version = await bringTo(staff.office, dossierId, 4, someContent(title))
  await staff.office.decide(dossierId, version, { answer: 'yes' })
  await hand('kepala-bidang', dossierId, version)
  return { dossierId, version }
}
const publicationsOf = async (dossier: string) =>
  (await staff.office.people.fungsional.call(listPublications, { query: { limit: 10, dossier } })).rows

test('a text that is to wait never goes out for want of a time: its day and hour are asked for, and then it waits', async () => {
  const { dossierId } = await approved('Hasil seleksi beasiswa')
  const page = await staff.pageOf('fungsional', 'phone')
  await page.goto(`${staff.url}/app/berkas/${dossierId}`)
  await page.getByRole('button', { name: 'Atur waktu dan tujuan…' }).click()
  await page.getByLabel('Terbitkan pada waktu tertentu').check()
  await page.getByLabel('Pukul (WIB)').fill('')
  await page.getByRole('button', { name: 'Jadwalkan' }).click()
  await page.getByText('Isi pukulnya.').waitFor()
  await look(page, 'release-no-time')
  assert.deepEqual(await publicationsOf(dossierId), [])

  await page.getByLabel('Pukul (WIB)').fill('09:00')
  await page.getByRole('button', { name: 'Jadwalkan' }).click()
  await page.getByRole('dialog').waitFor({ state: 'detached' })
  await staff.office.deliverAll()
  await page.goto(`${staff.url}/app/terbitan`)
  await page.getByText(/^Dijadwalkan /).waitFor()
  const [publication] = await publicationsOf(dossierId)
  assert.deepEqual([publication?.state, publication?.wentOutAt], ['going-out', null])
  const { status } = await fetch(`${staff.url}${publication?.publicPath}`)
  assert.equal(status, 404)
})

test('a published text is put right from its page; the leader reads on a phone what the public will be told, and the public reads it', async () => {
  const { office, url } = staff
  const { dossierId, version } = await approved('Jam layanan Adminduk')
  const { publicPath } = await hand('fungsional', dossierId, version)
  await office.deliverAll()

  const officer = await staff.pageOf('fungsional', 'laptop')
  await officer.goto(`${url}/app/berkas/${dossierId}`)
  await officer.getByRole('button', { name: 'Koreksi…' }).click()
  const note = 'Layanan Sabtu berakhir pukul 11.00, bukan 13.00.'
  await officer.getByRole('dialog').getByRole('textbox').fill(note)
  await officer
    .getByRole('dialog')
    .getByRole('button', { name: /koreksi/i })
    .click()
  await officer.getByRole('region', { name: 'Koreksi' }).getByText(note).waitFor()
  await look(officer, 'correction-begun')

  const right = await writeDraft(office, dossierId, someContent('Jam layanan Adminduk, Sabtu sampai pukul 11.00'))
  await hand('kepala-bidang', dossierId, right)
  await hand('sekretaris', dossierId, right)
  const link = await office.people['kepala-bidang'].call(makeDecisionLink, { params: { dossierId }, body: {} })
  const leader = await staff.visit('phone')
  await leader.goto(`${url}${new URL(link.url).pathname}`)
  await leader.getByText(note).first().waitFor()
  await leader.getByText('1 hal berbeda dari naskah yang dibaca publik').click()
  assert.deepEqual(await leader.locator('.changes ins').allTextContents(), [', Sabtu sampai pukul 11.00'])
  await look(leader, 'correction-light')
  const sheet = await staff.pageOf('kepala-dinas', 'laptop')
  await sheet.goto(`${url}/app/keputusan/${dossierId}`)
  await sheet.getByText('1 hal berbeda dari naskah yang dibaca publik, ditandai di bawah.').waitFor()
  await look(sheet, 'correction-sheet')
  await leader.getByRole('navigation').getByRole('link', { name: 'YA, setujui' }).click()
  await leader.getByLabel('Sandi Anda').first().fill(TEST_PASSWORD)
  await leader.getByRole('button', { name: 'YA, setujui' }).click()
  await leader.getByRole('heading', { name: 'Keputusan dicatat' }).waitFor()

  await hand('kepala-bidang', dossierId, right)
  await hand('fungsional', dossierId, right)
  await office.deliverAll()
  const reader = await staff.visit('phone')
  await reader.goto(`${url}${publicPath}`)
  await reader.getByRole('heading', { level: 1, name: /Sabtu sampai pukul 11\.00/ }).waitFor()
  await reader.getByText(note).first().waitFor()
})
