import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { after, afterEach, before, test, type TestContext } from 'node:test'
import { readDossier, saveDraft } from '../../src/dossier/api.ts'
import type { Content } from '../../src/base/content.ts'
import { checkNextLinks } from '../../src/dossier/jobs.ts'
import { guardedGet, type GuardedGet } from '../../src/outgoing/guarded.ts'
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

for (const size of ['laptop', 'phone'] as const)
  test(`links are looked at on demand, and what they are found to be is shown without a reload, on a ${size}`, async () => {
    const site = createServer((request, response) => response.writeHead(request.url === '/ada' ? 200 : 404).end())
    await new Promise<void>((resolve) => site.listen(0, '127.0.0.1', resolve))
    const port = String((site.address() as AddressInfo).port)
    const get = guardedGet({ mayConnect: () => true, ports: new Set([port]) })
    // Only the site's name is ours to lead to this machine.
    const fromSite: GuardedGet = (address, it) =>
      get(address.replace('https://data.contoh.go.id', `http://127.0.0.1:${port}`), it)
    const lookAround = async () => {
      while (await checkNextLinks(staff.office.db, fromSite, new Date()));
    }
    const linked = (text: string, path: string) => ({
      type: 'paragraph' as const,
      content: [
        {
          type: 'text' as const,
          text,
          marks: [{ type: 'link' as const, attrs: { href: `https://data.contoh.go.id/${path}` } }],
        },
      ],
    })
    try {
      const gone = `hilang-${size}`
      const dossierId = await written(`Tautan dari ${size}`, {
        body: { type: 'doc', content: [linked('Data jembatan', 'ada'), linked('Peta jalan', gone)] },
      })
      const kabid = await staff.pageOf('kepala-bidang', size)
      await kabid.goto(`${staff.url}/app/berkas/${dossierId}`)
      await kabid.getByText('Sedang diperiksa: ').waitFor()
      await kabid.getByText(`https://data.contoh.go.id/${gone} belum diperiksa.`).waitFor()
      await look(kabid, `links-waiting-${size}`)
      await lookAround()
      await kabid.getByText(`Halaman https://data.contoh.go.id/${gone} sudah tidak ada.`).waitFor()
      await kabid.getByText('2 alamat, pemeriksaan terlama').waitFor()

      // Long enough ago that asking again is no bother to the site; in the text the same button stands beside it.
      const anHourAgo = new Date(Date.now() - 59 * 60_000)
      await staff.office.db.updateTable('link_check').set({ checked_at: anHourAgo, since: anHourAgo }).execute()
      await kabid
        .locator('.findings li', { hasText: 'sudah tidak ada' })
        .getByRole('link', { name: 'Perbaiki di naskah' })
        .click()
      await kabid.getByText('2 alamat, pemeriksaan terlama').waitFor()
      await kabid.getByRole('button', { name: 'Periksa tautan sekarang' }).click()
      await kabid.getByText('Sedang diperiksa: 0 dari 2 alamat selesai.').waitFor()
      await look(kabid, `links-asked-${size}`)
      site.removeAllListeners('request').on('request', (_, response) => response.writeHead(200).end())
      await lookAround()
      await kabid.getByText(`Halaman https://data.contoh.go.id/${gone} sudah tidak ada.`).waitFor({ state: 'detached' })
      await kabid.getByText('2 alamat, pemeriksaan terlama').waitFor()
      await look(kabid, `links-answered-${size}`)
    } finally {
      site.closeAllConnections()
      site.close()
    }
  })
