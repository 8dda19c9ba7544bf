import { after, afterEach, before, test, type TestContext } from 'node:test'
import { readDossier, saveDraft } from '../../src/dossier/api.ts'
import type { Content } from '../../src/base/content.ts'
import { beginDossier, someContent } from '../office.ts'
import { look, openStaff, type Staff } from './staff.ts'

let staff: Staff
before(async () => {
  staff = await openStaff()
})
afterEach((it) => staff.tidy(it as TestContext))
after(() => staff?.close())

async function written(title: string, more: Partial<Content>): Promise<string> {
  const dossierId = await beginDossier(staff.office, title)
  const params = { dossierId }
  const { fungsional } = staff.office.people
  const { draftSave } = await fungsional.call(readDossier, { params })
  const content = someContent(title, more)
  await fungsional.call(saveDraft, { params, body: { content, seenSave: draftSave } })
  return dossierId
}

for (const size of ['laptop', 'phone'] as const)
  test(`what a text lacks is told, tried, mended at its place and let through, on a ${size}`, async () => {
    const title = `Jembatan gantung dari ${size}`
    const body: Content['body'] = {
      type: 'doc',
      content: [
        { type: 'paragraph', content: [{ type: 'text', text: 'Jembatan dibuka kembali.' }] },
        {
          type: 'table',
          content: [
            {
              type: 'tableRow',
              content: ['Beban', '2 ton'].map((text) => ({
                type: 'tableCell' as const,
                attrs: { colspan: 1, rowspan: 1 },
                content: [{ type: 'paragraph' as const, content: [{ type: 'text' as const, text }] }],
              })),
            },
          ],
        },
      ],
    }
    const dossierId = await written(title, { disclosure: undefined, summary: '', body })
    const kabid = await staff.pageOf('kepala-bidang', size)
    await kabid.goto(`${staff.url}/app/berkas/${dossierId}`)
    await kabid.getByText('4 hal harus dibereskan').waitFor()
    await look(kabid, `gates-page-${size}`)

    // Tried all the same: refused, with what is wrong beside the button.
    await kabid.getByRole('button', { name: /^Teruskan ke Sekretaris/ }).click()
    await kabid.locator('.findings-shut').getByText('Tulis ringkasan.').waitFor()
    await look(kabid, `gates-refused-${size}`)

    // The level by its own control, the rest in the text; the cursor stands where the finding was.
    await kabid.getByRole('button', { name: 'Tetapkan…' }).click()
    await kabid.getByLabel('Tingkat krisis', { exact: true }).selectOption('alert')
    await kabid.getByRole('button', { name: 'Tetapkan', exact: true }).click()
    await kabid.getByText('Tulis alasannya.').waitFor()
    await kabid.getByRole('dialog').getByLabel('Alasan').fill('Warga tidak dapat menyeberang.')
    await look(kabid, `gates-level-${size}`)
    await kabid.getByRole('button', { name: 'Tetapkan', exact: true }).click()
    await kabid.getByText('3 hal harus dibereskan').waitFor()
    await kabid
      .locator('.findings li', { hasText: 'Tulis ringkasan.' })
      .getByRole('link', { name: 'Perbaiki di naskah' })
      .click()
    const summary = kabid.getByLabel('Ringkasan')
    await kabid.waitForFunction(() => document.activeElement?.getAttribute('data-place') === 'summary')
    await summary.fill('Jembatan gantung Desa Nglinggis dibuka kembali.')
    await kabid.getByLabel('Kelas informasi', { exact: true }).selectOption('immediate')
    await kabid.getByText('Informasi serta-merta wajib memuat tempat dan cara mengungsi.').waitFor()
    await look(kabid, `gates-writing-${size}`)
    await kabid
      .locator('.writing-beside li', { hasText: 'cara mengungsi' })
      .getByRole('button', { name: 'Tunjukkan' })
      .click()
    await kabid.waitForFunction(() => document.activeElement?.getAttribute('data-place') === 'field/evacuation')
    await kabid.getByLabel('Kelas informasi', { exact: true }).selectOption('periodic')
    await kabid.getByText('1 hal harus dibereskan').waitFor()

    // What its rule lets a person answer for: on the laptop beside the words, unsaved ones too; on the phone later.
    const answerFor = async () => {
      await kabid.getByRole('button', { name: 'Simpangi…' }).click()
      await kabid.getByRole('button', { name: 'Simpangi syarat ini' }).click()
      await kabid.getByRole('dialog').locator('.error').waitFor()
      await kabid.getByRole('dialog').getByLabel('Alasan').fill('Tabel ini hanya dua sel berdampingan.')
      await look(kabid, `gates-override-${size}`)
      await kabid.getByRole('button', { name: 'Simpangi syarat ini' }).click()
      await kabid.getByText('Penyimpangan yang disetujui').waitFor()
      await kabid.getByText('Semua syarat langkah ini terpenuhi.').waitFor()
    }
    if (size === 'laptop') {
      await summary.fill('Jembatan gantung Desa Nglinggis kini dibuka kembali.')
      await answerFor()
      await look(kabid, 'gates-overridden-writing')
    }
    await kabid.getByText(/^tersimpan \d\d\.\d\d$/).waitFor()
    await kabid.getByRole('link', { name: 'Selesai menulis' }).click()
    if (size === 'phone') await answerFor()
    await kabid.getByText('Penyimpangan yang disetujui').waitFor()
    await look(kabid, `gates-overridden-${size}`)
    const on = kabid.getByRole('button', { name: /^Teruskan ke Sekretaris/ })
    await on.click()
    await on.waitFor({ state: 'detached' })

    // The leader reads the exception before deciding, and so does whoever reads the sheet later.
    const sekretaris = await staff.pageOf('sekretaris', size)
    await sekretaris.goto(`${staff.url}/app/berkas/${dossierId}`)
    await sekretaris.getByRole('button', { name: /^Teruskan ke Kepala Dinas/ }).click()
    await sekretaris.getByText(/^Langkah 4 milik Kepala Dinas/).waitFor()
    const kadis = await staff.pageOf('kepala-dinas', size)
    await kadis.goto(`${staff.url}/app/keputusan/${dossierId}`)
    await kadis.getByText('Tabel ini hanya dua sel berdampingan.').waitFor()
    await look(kadis, `gates-sheet-${size}`)
    const { version } = await staff.office.people['kepala-dinas'].call(readDossier, { params: { dossierId } })
    await staff.office.decide(dossierId, version?.hash ?? '', { answer: 'yes' })
    await sekretaris.goto(`${staff.url}/app/agenda?buku=keluar&cari=${encodeURIComponent(title)}`)
    await sekretaris.getByRole('link', { name: 'Lembar disposisi' }).first().click()
    await sekretaris.getByText('Tabel ini hanya dua sel berdampingan.').waitFor()
    await look(sekretaris, `gates-disposition-${size}`)
  })
