import assert from 'node:assert/strict'
import { after, afterEach, before, test, type TestContext } from 'node:test'
import type { Editor } from '@tiptap/core'
import type { Page } from 'playwright-core'
import { piecesOf } from '../../src/base/content-places.ts'
import type { Content } from '../../src/base/content.ts'
import { saveDraft } from '../../src/dossier/api.ts'
import { addComment } from '../../src/dossier/api/comments.ts'
import { anchorAt } from '../../src/dossier/rules/anchor.ts'
import { openFileStore } from '../../src/files/store.ts'
import { beginDossier, someContent } from '../office.ts'
import { look, openStaff, type Staff } from './staff.ts'

let staff: Staff
before(async () => {
  staff = await openStaff()
})
afterEach((it) => staff.tidy(it as TestContext))
after(() => staff?.close())

const words = (text: string) => ({ type: 'text' as const, text })
const cell = (text: string) => ({
  type: 'tableCell' as const,
  attrs: {},
  content: [{ type: 'paragraph' as const, content: [words(text)] }],
})

/** A text with one piece of every kind. */
const textWith = (src: string): Content =>
  someContent('Rumah rusak akibat banjir mulai diperbaiki', {
    body: {
      type: 'doc',
      content: [
        {
          type: 'paragraph',
          content: [
            words('Pemerintah kabupaten memperbaiki rumah warga yang rusak akibat banjir pekan lalu'),
            { type: 'footnote', attrs: { text: 'Laporan harian BPBD, 20 November 2026, halaman 3' } },
            words('. Pekerjaan dimulai dari desa yang paling parah terendam.'),
          ],
        },
        { type: 'paragraph', content: [words('Warga diminta melapor kepada kepala dusun paling lambat hari Jumat.')] },
        {
          type: 'image',
          attrs: {
            src,
            alt: 'Dua warga mengangkat kayu di depan rumah yang roboh',
            caption: 'Warga Dusun Krajan membersihkan sisa banjir',
            credit: 'Sari Dewi, Humas Kabupaten Contoh',
          },
        },
        {
          type: 'table',
          attrs: { caption: 'Rumah rusak menurut kecamatan sampai 20 November' },
          content: [
            { type: 'tableRow', content: [cell('Kecamatan Mijen bagian timur'), cell('seribu dua ratus rumah rusak')] },
          ],
        },
      ],
    } as Content['body'],
    facts: [
      { kind: 'figure', id: 'rumah', label: 'Rumah rusak', source: 'Laporan BPBD', value: '1200', unit: 'rumah' },
    ],
    attachments: [],
  })

async function begun(): Promise<{ dossierId: string; content: Content }> {
  const { office } = staff
  const dot = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='
  const files = openFileStore(`${office.folder}/files`)
  const { hash } = await files.put(
    office.db,
    { name: 'a.png', bytes: Buffer.from(dot, 'base64'), by: office.people.fungsional.personId },
    new Date(),
  )
  const dossierId = await beginDossier(office)
  const content = textWith(hash)
  await office.people.fungsional.call(saveDraft, { params: { dossierId }, body: { content, seenSave: 0 } })
  return { dossierId, content }
}

/** Has the head of division say something of each piece; returns the comments by their pieces. */
async function speakOf(dossierId: string, content: Content, pieces: readonly string[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const at of pieces) {
    const text = piecesOf(content).find((it) => it.at === at)?.text ?? ''
    const anchor = anchorAt(content, { at, from: 0, to: Math.min(text.length, 40) })
    assert.ok(anchor, at)
    const body = { text: `Tentang ${at}`, anchor: { ...anchor, echoes: [...anchor.echoes] } }
    const { id } = await staff.office.people['kepala-bidang'].call(addComment, { params: { dossierId }, body })
    ids.set(at, id)
  }
  return ids
}

const IN_WORDS = [
  'title',
  'body/0',
  'body/0#note/0',
  'body/2#caption',
  'body/2#credit',
  'body/3#caption',
  'body/3/0/1/0',
]
const IN_FIELDS = ['fact/0/value', 'fact/0/source', 'field/narahubung', 'field/berlaku-mulai', 'variant/chat']

test('a comment on any piece of a text shows where that piece stands, and opens from there by the keyboard', async () => {
  const { dossierId, content } = await begun()
  const ids = await speakOf(dossierId, content, ['topic', ...IN_WORDS, 'body/2#alt', ...IN_FIELDS])
  const page = await staff.pageOf('kepala-bidang', 'laptop')
  await page.goto(`${staff.url}/app/berkas/${dossierId}`)
  await page.locator('[data-comments]').first().waitFor()
  for (const [at, id] of ids) {
    const mark = page.locator(`[data-comments~="${id}"]`)
    assert.ok(await mark.evaluate((it) => /: 1 komentar$/.test(it.ariaLabel ?? it.textContent)), at)
    if (at === 'topic') continue // it stands beside the text: its mark leads to the list of comments
    await mark.press('Enter')
    await focusIsOn(page, `komentar-${id}`)
    await page.locator(`#komentar-${id}`).getByRole('button', { name: 'Ke tempatnya' }).press('Enter')
    assert.ok(await mark.evaluate((it) => it === document.activeElement), `back to ${at}`)
  }
  const quoted = await marked(page)
  assert.equal(quoted.length, ids.size - 5, 'all but topic, description, value, day and variant are words on the page')
  assert.ok(quoted.some((it) => it.startsWith('Laporan harian BPBD')))
  await page.getByText('1 komentar lain di luar teks ini').waitFor()
  await look(page, 'comment-places')
  await page.locator(`[data-comments~="${ids.get('topic')}"]`).press('Enter')
  await page.waitForFunction((id) => document.activeElement?.id === id, `komentar-${ids.get('topic')}`)
  const phone = await staff.pageOf('kepala-bidang', 'phone')
  await phone.goto(`${staff.url}/app/berkas/${dossierId}`)
  await phone.locator('[data-comments]').first().waitFor()
  await look(phone, 'comment-places')
})

test('in the editor the marks stand at the words, at what is beside them, and at the fields; a key opens the thread', async () => {
  const { dossierId, content } = await begun()
  const ids = await speakOf(dossierId, content, ['topic', ...IN_WORDS, 'body/2#alt', ...IN_FIELDS])
  for (const size of ['laptop', 'phone'] as const) {
    const writer = await staff.pageOf('fungsional', size)
    await writer.goto(`${staff.url}/app/berkas/${dossierId}/tulis`)
    await writer.locator('.comment-mark').first().waitFor()
    for (const kind of ['figure', 'div', 'sup', 'span'])
      await writer.locator(`.ProseMirror ${kind}.comment-mark`).first().waitFor({ state: 'attached' })
    for (const [at, id] of ids) {
      if (at.startsWith('body/') || at === 'variant/chat') continue // its panel is shut until somebody opens it
      await writer.locator(`[data-comments~="${id}"]`).press('Enter')
      await focusIsOn(writer, `komentar-${id}`)
    }
    await writer.locator('.ProseMirror td p').last().click()
    await cursorIsIn(writer, 'seribu dua ratus rumah rusak')
    await writer.keyboard.press('Control+Alt+k')
    await focusIsOn(writer, `komentar-${ids.get('body/3/0/1/0')}`)
    await writer.getByRole('button', { name: /^Varian kanal/ }).click()
    await writer.locator(`[data-comments~="${ids.get('variant/chat')}"]`).waitFor()
    await look(writer, 'comment-places-editor')
  }
})

test('who chose words of two paragraphs is told before sending that only those of the first are marked', async () => {
  const { dossierId } = await begun()
  const page = await staff.pageOf('kepala-bidang', 'phone')
  await page.goto(`${staff.url}/app/berkas/${dossierId}`)
  await page.locator('p', { hasText: 'Warga diminta melapor' }).first().waitFor()
  const choose = (to: string) =>
    page.evaluate((end) => {
      const range = document.createRange()
      range.setStart(document.querySelector('[data-at="body/0"]')?.lastChild as Text, 2)
      const last = document.querySelector(`[data-at="${end}"]`)?.lastChild as Text
      range.setEnd(last, last.data.length - 1)
      getSelection()?.removeAllRanges()
      getSelection()?.addRange(range)
    }, to)
  const told = page.getByRole('dialog').getByText('Pilihan Anda melewati satu paragraf')
  await choose('body/1')
  await page.getByRole('button', { name: 'Komentari' }).click()
  await told.waitFor()
  await page.getByRole('dialog').locator('q', { hasText: 'Pekerjaan dimulai dari desa' }).waitFor()
  await look(page, 'comment-two-paragraphs')
  await page.keyboard.press('Escape')
  await choose('body/0')
  await page.getByRole('button', { name: 'Komentari' }).click()
  await page.getByRole('dialog').waitFor()
  assert.equal(await told.count(), 0)
})

/** Focus follows what is drawn after the key. */
const focusIsOn = (page: Page, id: string) =>
  page.waitForFunction((wanted) => document.activeElement?.id === wanted, id)

/** The editor hears of a click after the browser has put the cursor: nobody's next key comes as soon as this test's would. */
const cursorIsIn = (page: Page, words: string) =>
  page.waitForFunction((wanted) => {
    const { editor } = document.querySelector('.ProseMirror') as unknown as { editor: Editor }
    return editor.state.selection.$head.parent.textContent === wanted
  }, words)

const marked = (page: Page) =>
  page.evaluate(() => [...(CSS.highlights.get('siar-comment') ?? [])].map((range) => (range as Range).toString()))
