import assert from 'node:assert/strict'
import { after, afterEach, before, test, type TestContext } from 'node:test'
import type { Editor } from '@tiptap/core'
import type { Page } from 'playwright-core'
import type { Body } from '../../src/base/content.ts'
import { makeDecisionLink } from '../../src/dossier/api/decision-link.ts'
import { readDossier } from '../../src/dossier/api.ts'
import { until } from '../faults/program.ts'
import { listHostileHtml, type HostileHtml } from '../hostile-html.ts'
import { beginDossier, bringTo, handOn, someContent } from '../office.ts'
import { openStaff, type Staff } from './staff.ts'

/**
 * Every hostile clipboard through the keys of a person, the browser's own clipboard, the editor of the running
 * application, the save, the sheet, the light page and the portal.
 */
let staff: Staff
before(async () => {
  staff = await openStaff()
})
afterEach((it) => staff.tidy(it as TestContext))
after(() => staff?.close())

const cases = listHostileHtml()
const BATCH_MAX = 60_000 // of the editor's document; a long one makes each further paste slow

/** Tags and attributes that a text is drawn with, for whoever reads it. */
const READ: Readonly<Record<string, readonly string[]>> = {
  p: [],
  h2: [],
  h3: [],
  h4: [],
  ul: [],
  ol: ['start'],
  li: [],
  blockquote: [],
  hr: [],
  br: [],
  strong: [],
  em: [],
  a: ['href', 'rel'],
  div: ['class', 'tabindex'], // around a table, so that a wide one scrolls
  table: [],
  tbody: [],
  tr: [],
  th: ['colspan', 'rowspan', 'scope'],
  td: ['colspan', 'rowspan'],
}
/** And on the light page, where each paragraph has a number that a note can name. */
const LIGHT: typeof READ = { ...READ, p: ['class'], bdi: [], b: ['class'] }
/** And with what the editor draws it: its columns have a least width, its empty lines a break. */
const WRITTEN: typeof READ = {
  ...READ,
  blockquote: ['data-speaker', 'data-title'],
  hr: ['contenteditable', 'class'],
  br: ['class'],
  table: ['style', 'data-caption'],
  colgroup: [],
  col: ['style'],
}

type Watched = Window & { reports: string[]; pasted: number }

/** All by which a text would have become more than text: told from the page itself, and from around it. */
async function watch(page: Page): Promise<{ troubles(): Promise<string[]> }> {
  const around: string[] = []
  const { host } = new URL(staff.url)
  page.on('dialog', (it) => (around.push(`a dialog: ${it.message()}`), it.dismiss()))
  page.on('popup', (it) => around.push(`a window: ${it.url()}`))
  page.on('download', (it) => around.push(`a download: ${it.url()}`))
  page.context().on('request', (it) => {
    const url = new URL(it.url())
    if (url.host !== host || it.url().includes('jahat')) around.push(`a request: ${it.url().slice(0, 200)}`)
    if (it.frame() !== page.mainFrame()) around.push(`a request of a frame: ${it.url().slice(0, 200)}`)
  })
  await page.addInitScript(() => {
    const here = globalThis as unknown as Watched
    here.reports = []
    addEventListener('securitypolicyviolation', (it) =>
      here.reports.push(`the policy reports ${it.violatedDirective} ${it.blockedURI} ${it.sample}`),
    )
  })
  return {
    async troubles() {
      const within = await page.evaluate(() => [
        ...(globalThis as unknown as Watched).reports.splice(0),
        ...('__hit' in globalThis ? ['a script ran'] : []),
        ...Array.from({ length: frames.length }, () => 'a frame stands in the page'),
      ])
      return [...within, ...around.splice(0)]
    },
  }
}

/** Elements and attributes within `where` that a text has no place for. */
const strangersIn = (
  page: Page,
  where: string,
  known: Readonly<Record<string, readonly string[]>>,
): Promise<string[]> =>
  page.evaluate(
    ([selector, allowed]) =>
      [...document.querySelectorAll(`${selector} *`)]
        .filter(
          (it) =>
            it.className !== 'ProseMirror-separator' && // the editor's own, beside a rule
            (it.namespaceURI !== 'http://www.w3.org/1999/xhtml' ||
              !allowed[it.localName] ||
              [...it.attributes].some(({ name }) => !allowed[it.localName]?.includes(name)) ||
              !/^(min-width: \d+px;)?$/.test(it.getAttribute('style') ?? '') ||
              (it.localName === 'a' && !/^(https?:\/\/|mailto:|tel:|#)/i.test(it.getAttribute('href') ?? ''))),
        )
        .map((it) => it.outerHTML.slice(0, 200)),
    [where, known] as const,
  )

async function openEditor(title: string): Promise<{ page: Page; dossierId: string; troubles(): Promise<string[]> }> {
  const dossierId = await beginDossier(staff.office, title)
  const page = await staff.pageOf('fungsional', 'laptop')
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  const { troubles } = await watch(page)
  await page.goto(`${staff.url}/app/berkas/${dossierId}/tulis`)
  await page.getByRole('textbox', { name: 'Isi' }).click()
  await page.evaluate(() => {
    const here = globalThis as unknown as Watched
    here.pasted = 0
    addEventListener('paste', (it) => (here.pasted += Number(it.defaultPrevented)))
  })
  return { page, dossierId, troubles }
}

/** The browser's clipboard holds it as another program would have left it. */
async function fillClipboard(page: Page, kinds: Record<string, string>): Promise<void> {
  await page.evaluate((held) => {
    const fill = (event: ClipboardEvent) => {
      for (const [kind, words] of Object.entries(held)) event.clipboardData?.setData(kind, words)
      event.preventDefault()
      event.stopImmediatePropagation()
    }
    document.addEventListener('copy', fill, { capture: true, once: true })
    if (!document.execCommand('copy')) throw new Error('the clipboard takes nothing')
  }, kinds)
}

/** By the keys, into a line of its own at the end of the text. */
async function paste(page: Page, kinds: Record<string, string>): Promise<void> {
  await fillClipboard(page, kinds)
  await page.evaluate(() => {
    const { editor } = document.querySelector('.ProseMirror') as unknown as { editor: Editor }
    editor.chain().insertContentAt(editor.state.doc.content.size, { type: 'paragraph' }).focus('end').run()
  })
  await page.keyboard.press('Control+v')
}
const clipboard = ({ html }: HostileHtml) => ({ 'text/html': html, 'text/plain': html.slice(0, 200_000) })

const sizeIn = (page: Page) => page.evaluate(() => document.querySelector('.ProseMirror')?.innerHTML.length ?? 0)
/** As from another window, onto the last line. */
async function drop(page: Page, html: string): Promise<void> {
  await page.evaluate((dropped) => {
    const data = new DataTransfer()
    data.setData('text/html', dropped)
    data.setData('text/plain', dropped)
    const line = document.querySelector('.ProseMirror')?.lastElementChild
    line?.scrollIntoView({ block: 'center' })
    const { x = 0, y = 0 } = line?.getBoundingClientRect() ?? {}
    const at = { clientX: x + 4, clientY: y + 4, bubbles: true, cancelable: true, dataTransfer: data }
    const event = new DragEvent('drop', at)
    document.elementFromPoint(x + 4, y + 4)?.dispatchEvent(event)
    if (!event.defaultPrevented) throw new Error('nothing took what was dropped')
  }, html)
}
async function clear(page: Page): Promise<void> {
  await page.keyboard.press('Control+a')
  await page.keyboard.press('Delete')
}

/** What the server took, which is what stands in the editor. */
async function savedBody(page: Page, dossierId: string): Promise<Body> {
  // It may say so of what was saved before the last paste.
  return until('what stands there is saved', async () => {
    await page.getByText(/^tersimpan/).waitFor()
    const { draft } = await staff.office.people.fungsional.call(readDossier, { params: { dossierId } })
    const standing = await page.evaluate(() => document.querySelector('.ProseMirror')?.childElementCount)
    return draft?.content.body.content.length === standing && draft?.content.body
  })
}

const isShort = (it: HostileHtml) => !it.name.startsWith('long: ')

test('each hostile clipboard leaves words in the text, and nothing that runs, is fetched or leads away', async () => {
  const { page, dossierId, troubles } = await openEditor('Tempelan bermusuhan')
  assert.ok(cases.length > 300)
  for (const it of cases.filter(isShort)) {
    await paste(page, clipboard(it))
    assert.deepEqual(await troubles(), [], it.name)
  }
  assert.deepEqual(await strangersIn(page, '.ProseMirror', WRITTEN), [])
  const body = await savedBody(page, dossierId)
  for (const it of cases.filter((each) => !isShort(each))) {
    if ((await sizeIn(page)) > BATCH_MAX) {
      await savedBody(page, dossierId)
      await clear(page)
    }
    await paste(page, clipboard(it))
    assert.deepEqual([...(await troubles()), ...(await strangersIn(page, '.ProseMirror', WRITTEN))], [], it.name)
  }
  await savedBody(page, dossierId)
  assert.deepEqual(await troubles(), [])
  assert.equal(await page.evaluate(() => (globalThis as unknown as Watched).pasted), cases.length)

  await readEverywhere(body)
})

test('hostile HTML that is dropped into the text, or copied under the mark of this very editor, is no more than pasted', async () => {
  const { page, dossierId, troubles } = await openEditor('Jatuhan bermusuhan')
  const secret = await page.evaluate(() => {
    localStorage.setItem('siar.copy', 'rahasia-peramban-ini')
    return localStorage.getItem('siar.copy')
  })
  const short = cases.filter(isShort)
  for (const [at, it] of short.entries()) {
    if (at % 4 === 0) await drop(page, it.html)
    // A page into which someone pasted from here knows the mark.
    else if (at % 4 === 1) await paste(page, { 'text/html': `<p data-siar-copy="${secret}">salinan</p>${it.html}` })
    else continue
    assert.deepEqual(await troubles(), [], it.name)
  }
  assert.deepEqual(await strangersIn(page, '.ProseMirror', WRITTEN), [])
  await savedBody(page, dossierId)
  assert.deepEqual(await troubles(), [])
})

test('what is pasted into a field is its words', async () => {
  const { page, dossierId, troubles } = await openEditor('Isian bermusuhan')
  const sample = cases.filter(isShort).filter((_, at) => at % 40 === 0)
  for (const label of ['Judul', 'Ringkasan', 'Topik']) {
    const field = page.getByLabel(label, { exact: true })
    for (const it of sample) {
      await field.fill('')
      await fillClipboard(page, clipboard(it))
      await field.focus()
      await page.keyboard.press('Control+v')
      assert.deepEqual(await troubles(), [], `${label}: ${it.name}`)
    }
    assert.notEqual(await field.inputValue(), '')
  }
  await page.getByText(/^tersimpan/).waitFor()
  await look(page, `${staff.url}/app/berkas/${dossierId}`, '.public-text', null)
})

test('a film with its words beside it takes nothing with it of what stands behind', async () => {
  const { page, troubles } = await openEditor('Film di tengah')
  const html = '<p>awal</p><video controls><track src="https://jahat.example/x.vtt" default></video><p>akhir</p>'
  await paste(page, { 'text/html': `<style>p { color: red }</style><base href="https://jahat.example/">${html}` })
  assert.match(await page.locator('.ProseMirror').innerText(), /^\s*awal\s+akhir\s*$/)
  assert.deepEqual(await troubles(), [])
})

/** Where colleagues, the leader and the public read a text. */
async function readEverywhere(body: Body): Promise<void> {
  const { office } = staff
  const { fungsional } = office.people
  const kabid = office.people['kepala-bidang']
  const dossierId = await beginDossier(office, 'Terbitan bermusuhan')
  const params = { dossierId }
  const content = someContent('Terbitan bermusuhan', { body: withHeaders(body) })
  const version = await bringTo(office, dossierId, 4, content)
  const { url: link } = await kabid.call(makeDecisionLink, { params, body: {} })
  const sheet = `${staff.url}/app/keputusan/${dossierId}`
  await look(await staff.pageOf('kepala-dinas', 'phone'), sheet, '.public-text', null)
  await look(await staff.visit('phone'), link, 'article', LIGHT)

  await office.decide(dossierId, version, { answer: 'yes' })
  let path: string | null = null
  for (const who of [kabid, fungsional]) path = (await handOn(who, dossierId, version)).publicPath
  await office.deliverAll()
  assert.ok(path)
  await look(await staff.visit('phone'), staff.url + path, 'main .text', READ)
}

/** Opens a page and holds what it shows of the text to what a text may be; null where the screen marks its parts. */
async function look(page: Page, address: string, where: string, known: typeof READ | null): Promise<void> {
  const { troubles } = await watch(page)
  await page.goto(address)
  await page.locator(where).first().waitFor()
  if (known) assert.deepEqual(await strangersIn(page, where, known), [], address)
  assert.equal(await page.locator(`${where} :is(script, iframe, object, embed, form, input, svg, math)`).count(), 0)
  assert.deepEqual(await troubles(), [], address)
}

/** Its tables with a row of headers, without which they may not go on. */
const withHeaders = (body: Body): Body => ({
  ...body,
  content: body.content.map((block) => {
    if (block.type !== 'table') return block
    const [first, ...rows] = block.content
    if (!first) return block
    const cells = first.content.map((it) => ({ ...it, type: 'tableHeader' as const }))
    return { ...block, content: [{ ...first, content: cells }, ...rows] }
  }),
})
