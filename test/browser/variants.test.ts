import assert from 'node:assert/strict'
import { after, afterEach, before, test, type TestContext } from 'node:test'
import { readDossier, saveDraft } from '../../src/dossier/api.ts'
import { contentSchema } from '../../src/base/content.ts'
import { beginDossier, someContent } from '../office.ts'
import { look, openStaff, type Staff } from './staff.ts'

let staff: Staff
before(async () => {
  staff = await openStaff()
})
afterEach((it) => staff.tidy(it as TestContext))
after(() => staff?.close())

const paragraph = (text: string) => ({ type: 'paragraph', content: [{ type: 'text', text }] })
const written = contentSchema.parse({
  ...someContent('Pemkab salurkan bantuan untuk 1.250 rumah rusak', { type: undefined, variants: [] }),
  variants: undefined,
  summary: 'Bantuan Rp12,5 miliar disalurkan mulai Selasa (24/11/2026) pukul 08.00 WIB di Kecamatan Watulimo.',
  body: {
    type: 'doc',
    content: [
      paragraph(
        'Bupati Siti Contoh menyerahkan bantuan secara simbolis di balai desa. Warga diminta membawa kartu keluarga.',
      ),
      paragraph('Pendaftaran dibuka sampai 30 November 2026 pukul 15.00 WIB, lewat nomor 0812-3456-7890.'),
    ],
  },
  facts: [{ kind: 'figure', id: 'rumah', label: 'Rumah rusak', source: 'BPBD', value: '1250', unit: 'rumah' }],
})

async function dossierWith(content: unknown): Promise<string> {
  const dossierId = await beginDossier(staff.office, 'Bantuan rumah rusak')
  await staff.office.people.fungsional.call(saveDraft, {
    params: { dossierId },
    body: { content: content as never, seenSave: 0 },
  })
  return dossierId
}

test('each channel’s form is seen beside the text, written over, kept, and given back', async () => {
  for (const size of ['laptop', 'phone'] as const) {
    const dossierId = await dossierWith(written)
    const page = await staff.pageOf('fungsional', size)
    await page.goto(`${staff.url}/app/berkas/${dossierId}/tulis`)
    await page.getByRole('button', { name: /^Varian kanal/ }).click()
    const form = (name: string) => page.locator('details.variant', { hasText: name })
    for (const name of ['Surel', 'WhatsApp', 'X', 'Instagram', 'Naskah radio', 'Videotron'])
      await form(name).first().locator('summary').click()
    await form('Naskah radio').getByText('seribu dua ratus lima puluh rumah').waitFor()
    await look(page, 'variants-editor')

    // What is typed in the text is in the forms at once.
    await page.getByLabel('Judul', { exact: true }).fill('Bantuan untuk 1.250 rumah rusak mulai disalurkan')
    await form('Videotron').getByText('mulai disalurkan').waitFor()

    await form('Naskah radio').getByRole('button', { name: 'Tulis sendiri' }).click()
    const field = form('Naskah radio').getByRole('textbox')
    assert.ok(await field.evaluate((it) => it === document.activeElement))
    await field.fill('Bantuan untuk seribu dua ratus lima puluh rumah sudah mulai.')
    await form('Naskah radio').getByText('ditulis sendiri').waitFor()
    await page.getByText(/^tersimpan/).first().waitFor() // prettier-ignore
    const kept = await staff.office.people.fungsional.call(readDossier, { params: { dossierId } })
    const radio = kept.draft?.content.variants?.find((it) => it.channel === 'radio')
    assert.equal(radio?.text, 'Bantuan untuk seribu dua ratus lima puluh rumah sudah mulai.')
    assert.equal(kept.draft?.content.variants?.length, 6)

    await page.getByLabel('Judul', { exact: true }).fill('Bantuan rumah rusak')
    await form('Naskah radio').getByText('Naskah berubah sejak varian ini ditulis').waitFor()
    await look(page, 'variants-stale')
    await form('Naskah radio').getByRole('button', { name: 'Sudah saya periksa' }).click()
    await form('Naskah radio').locator('.variant-stale').waitFor({ state: 'detached' })
    await form('Naskah radio').getByRole('button', { name: 'Kembali ke susunan' }).click()
    await form('Naskah radio').getByRole('textbox').waitFor({ state: 'detached' })
    await form('Naskah radio').getByRole('button', { name: 'Kembalikan tulisan' }).click()
    await form('Naskah radio').getByText('sudah mulai').first().waitFor()
    await page.getByText(/^ada tulisan baru|^menyimpan/).waitFor({ state: 'detached' })

    await page.goto(`${staff.url}/app/berkas/${dossierId}`)
    await form('Naskah radio').locator('summary').click()
    await form('Naskah radio').getByText('sudah mulai').waitFor()
    await look(page, 'variants-dossier')
  }
})
