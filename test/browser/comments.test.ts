import assert from 'node:assert/strict'
import { after, afterEach, before, test, type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { piecesOf } from '../../src/base/content-places.ts'
import { actOnDossier, readDossier, saveDraft } from '../../src/dossier/api.ts'
import { addComment, listComments } from '../../src/dossier/api/comments.ts'
import { anchorAt } from '../../src/dossier/rules/anchor.ts'
import { beginDossier, bringTo, someContent } from '../office.ts'
import { look, openStaff, type Staff } from './staff.ts'

let staff: Staff
before(async () => {
  staff = await openStaff()
})
afterEach((it) => staff.tidy(it as TestContext))
after(() => staff?.close())

const opening = 'Kabar baik bagi warga Desa Karang yang sudah lama menunggu jalan yang layak dan aman.'
const news =
  'Pemerintah Kabupaten Contoh memperbaiki jalan Desa Karang mulai Senin dengan dana tiga miliar rupiah dari anggaran tahun ini.'
const content = someContent('Perbaikan jalan Desa Karang', {
  body: {
    type: 'doc',
    content: [opening, news].map((text) => ({
      type: 'paragraph' as const,
      content: [{ type: 'text' as const, text }],
    })),
  },
})

async function begun(): Promise<string> {
  const { fungsional } = staff.office.people
  const dossierId = await beginDossier(staff.office)
  await fungsional.call(saveDraft, { params: { dossierId }, body: { content, seenSave: 0 } })
  return dossierId
}

const threadsOf = async (dossierId: string) =>
  (await staff.office.people.auditor.call(listComments, { params: { dossierId }, query: {} })).rows

test('a comment pinned to words by one person is met at them by another, follows them, and is said lost once they change', async () => {
  const dossierId = await begun()
  const kabid = await staff.pageOf('kepala-bidang', 'laptop')
  await kabid.goto(`${staff.url}/app/berkas/${dossierId}`)
  await kabid.getByRole('article').getByText('tiga miliar rupiah').waitFor()
  await choose(kabid, 'body/1', 'tiga miliar rupiah')
  await kabid.getByRole('toolbar', { name: 'Kata yang dipilih' }).waitFor()
  await kabid.keyboard.press('k')
  const form = kabid.getByRole('dialog')
  await form.getByLabel('Komentar', { exact: true }).fill('Angkanya masih usulan, bukan keputusan.')
  await form.getByRole('checkbox', { name: /Wajib diperbaiki/ }).check()
  await look(kabid, 'comment-form')
  await form.getByRole('button', { name: 'Kirim' }).click()
  await form.waitFor({ state: 'detached' })
  await kabid.locator('.margin-notes').getByText('Angkanya masih usulan').waitFor()
  assert.deepEqual(await marked(kabid, 'siar-must-fix'), ['tiga miliar rupiah'])
  await look(kabid, 'comment-in-margin')

  // The writer meets it in the editor: marked words, a list to work through; the mark moves with what is typed before it.
  const writer = await staff.pageOf('fungsional', 'laptop')
  await writer.goto(`${staff.url}/app/berkas/${dossierId}/tulis`)
  const mark = writer.locator('.comment-mark')
  await mark.waitFor()
  await writer.locator('.ProseMirror p').first().click()
  await writer.keyboard.press('Home')
  await writer.keyboard.type('Akhirnya! ')
  assert.deepEqual(await mark.allTextContents(), ['tiga miliar rupiah'])
  await look(writer, 'comment-in-editor')
  const focused = await writer.getByRole('button', { name: 'Ke tempatnya' }).evaluate((button: HTMLElement) => {
    button.focus()
    button.click()
    return document.activeElement?.className // at once: the next letter may come before a frame is drawn
  })
  assert.match(focused ?? '', /ProseMirror/)
  await writer.keyboard.type('empat miliar rupiah')
  await writer.locator('.ProseMirror').getByText('dana empat miliar rupiah dari').waitFor()
  await writer.getByText('kata ini sudah berubah').waitFor()
  await writer.getByText(/^Tersimpan|^tersimpan/).waitFor()
  await writer.getByRole('button', { name: 'Sudah diperbaiki' }).click()
  await writer.getByText(/: sudah diperbaiki,/).waitFor()

  // Who asked sees it lost, with the old words, and settles it; its address still shows it.
  await kabid.goto(`${staff.url}/app/berkas/${dossierId}?bagian=percakapan`)
  await kabid.getByText('kata ini sudah berubah').first().waitFor()
  await look(kabid, 'comment-lost')
  await kabid.getByRole('button', { name: 'Selesaikan' }).click()
  await kabid.getByText('Belum ada komentar.').waitFor()
  const [{ id = '' } = {}] = await threadsOf(dossierId)
  await kabid.goto(`${staff.url}/app/berkas/${dossierId}?bagian=percakapan#komentar-${id}`)
  await kabid.locator(`#komentar-${id}`).waitFor()
  assert.equal(await kabid.evaluate(() => document.activeElement?.id), `komentar-${id}`)
})

test('a suggestion taken in the editor stands in the text and is noted as taken', async () => {
  const dossierId = await begun()
  const anchor = pinned('tiga miliar rupiah')
  await staff.office.people['kepala-bidang'].call(addComment, {
    params: { dossierId },
    body: { text: 'Tulis dengan angka', anchor, suggestion: 'Rp3 miliar' },
  })
  const writer = await staff.pageOf('fungsional', 'laptop')
  await writer.goto(`${staff.url}/app/berkas/${dossierId}/tulis`)
  await writer.getByRole('button', { name: 'Terima usulan' }).click()
  await writer.locator('.ProseMirror').getByText('dengan dana Rp3 miliar dari').waitFor()
  await writer.getByRole('button', { name: 'Terima usulan' }).waitFor({ state: 'detached' })
  assert.equal((await threadsOf(dossierId))[0]?.state, 'accepted')
  const { draft } = await staff.office.people.auditor.call(readDossier, { params: { dossierId } })
  assert.match(JSON.stringify(draft?.content), /dana Rp3 miliar dari/)
})

test('a dossier sent back says what to repair, place by place, and which round it is in', async () => {
  const { sekretaris } = staff.office.people
  const dossierId = await beginDossier(staff.office)
  await bringTo(staff.office, dossierId, 3, content)
  const params = { dossierId }
  await sekretaris.call(addComment, {
    params,
    body: { text: 'Belum ditetapkan', anchor: pinned('tiga miliar rupiah'), mustFix: true },
  })
  const { revision } = await sekretaris.call(readDossier, { params })
  await sekretaris.call(actOnDossier, {
    params,
    body: { seenRevision: revision, act: { kind: 'return', reason: 'Lihat komentar saya.', toStep: 2 } },
  })
  for (const size of ['laptop', 'phone'] as const) {
    const writer = await staff.pageOf('fungsional', size)
    await writer.goto(`${staff.url}/app/berkas/${dossierId}`)
    await writer.getByText('putaran ke-2').waitFor()
    const note = writer.locator('.dossier-sent-back')
    await note.getByText('Yang wajib diperbaiki (1)').waitFor()
    await note.getByText('Belum ditetapkan').waitFor()
    await look(writer, 'comment-sent-back')
  }
})

test('on the phone the comments follow the text with the words they are about; people who are called see it on their desk', async () => {
  const dossierId = await begun()
  const { fungsional } = staff.office.people
  const body = { text: 'Mohon dicek @Orang sekretaris, apakah sudah ditetapkan?', anchor: pinned('tiga miliar rupiah') }
  const { id } = await fungsional.call(addComment, { params: { dossierId }, body })
  const phone = await staff.pageOf('sekretaris', 'phone')
  await phone.goto(`${staff.url}/app/`)
  await phone.getByRole('heading', { name: 'Menyebut Anda' }).waitFor()
  await look(phone, 'comment-called')
  await phone.locator('.mentions').getByRole('link').click()
  await phone.locator(`#komentar-${id}`).waitFor()
  await phone.getByRole('button', { name: 'Tanggapi' }).click()
  await phone.getByLabel('Tanggapan').fill('Sudah, dalam rapat kemarin.')
  await phone.getByRole('button', { name: 'Kirim' }).click()
  await phone.getByText('Sudah, dalam rapat kemarin.').waitFor()
  await look(phone, 'comment-thread')
  await phone.goto(`${staff.url}/app/berkas/${dossierId}`)
  await phone.locator('.margin-notes').getByText('Mohon dicek').waitFor()
  await look(phone, 'comment-under-text')
  await choose(phone, 'title', 'Desa Karang')
  await phone.getByRole('button', { name: 'Usulkan' }).click()
  await phone.getByLabel('Menjadi').fill('Desa Karangan')
  await look(phone, 'comment-suggest')
  await phone.getByRole('dialog').getByRole('button', { name: 'Kirim' }).click()
  await phone.getByRole('dialog').waitFor({ state: 'detached' })
  assert.equal((await threadsOf(dossierId))[1]?.suggestion, 'Desa Karangan')
})

function pinned(words: string) {
  const piece = piecesOf(content).find((it) => it.at === 'body/1')
  const from = piece?.text.indexOf(words) ?? -1
  const anchor = anchorAt(content, { at: 'body/1', from, to: from + words.length })
  assert.ok(anchor)
  return { ...anchor, echoes: [...anchor.echoes] }
}

/** Chooses words as a hand would. */
async function choose(page: Page, at: string, words: string): Promise<void> {
  await page.evaluate(
    ([place, said]) => {
      const node = document.querySelector(`[data-at="${place}"]`)?.firstChild as Text
      const range = document.createRange()
      range.setStart(node, node.data.indexOf(said as string))
      range.setEnd(node, node.data.indexOf(said as string) + (said as string).length)
      getSelection()?.removeAllRanges()
      getSelection()?.addRange(range)
    },
    [at, words],
  )
}

const marked = (page: Page, name: string) =>
  page.evaluate((it) => [...(CSS.highlights.get(it) ?? [])].map((range) => (range as Range).toString()), name)
