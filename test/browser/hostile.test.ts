import assert from 'node:assert/strict'
import { after, afterEach, before, test, type TestContext } from 'node:test'
import type { Page } from 'playwright-core'
import { liveHostile, type HostileOffice } from '../hostile-office.ts'
import { hostile } from '../hostile-text.ts'
import { parseXml } from '../strict-xml.ts'
import { openStaff, type Staff } from './staff.ts'

let staff: Staff
let made: HostileOffice
before(async () => {
  staff = await openStaff()
  made = await liveHostile(staff.office, staff.url)
})
afterEach((it) => staff.tidy(it as TestContext))
after(() => staff?.close())

test('a script in any field a person can type is text on every page of the portal and in every feed', async () => {
  const page = await staff.visit('phone')
  page.on('dialog', () => assert.fail('a text opened a dialog'))
  const paths = await listPublicPaths(page, '/sitemap.xml')
  assert.ok(paths.includes(made.publicPaths[0]), paths.join(' '))
  for (const path of [...new Set([...paths, ...made.publicPaths, '/', '/topik/', '/arsip/', '/cari/?q=script'])]) {
    await page.goto(staff.url + path)
    assert.deepEqual(await whatRan(page), [], path)
  }
  await page.goto(staff.url + made.publicPaths[0])
  const text = await page.locator('main').innerText()
  for (const part of [made.content.title, made.content.summary, made.caption]) assert.ok(text.includes(part), part)
  assert.equal(await page.locator('main img').getAttribute('alt'), made.alt)
  await page.goto(staff.url + made.publicPaths[1])
  assert.ok((await page.locator('main').innerText()).includes(hostile('ditarik')), 'the reason of the withdrawal')

  for (const feed of ['/feed.xml', '/atom.xml', '/sitemap.xml'])
    parseXml(await (await page.request.get(staff.url + feed)).text())
  const feed = (await (await page.request.get(`${staff.url}/feed.json`)).json()) as { items: { title: string }[] }
  assert.ok(feed.items.some((item) => item.title === made.content.title))
})

test('a script in any field a person can type is text on every screen of the staff', async () => {
  const { dossierId, heldId, draftEdition, roundId, dispositionId, itemId } = made
  const visits = {
    'kepala-bidang': [
      '/',
      '/papan',
      '/inventaris?state=semua',
      `/inventaris?state=semua&butir=${itemId}`,
      '/inventaris/putaran',
      `/inventaris/putaran/${roundId}`,
      '/berkas',
      `/berkas/${dossierId}`,
      `/berkas/${dossierId}?bagian=perubahan`,
      `/berkas/${dossierId}?bagian=percakapan`,
      `/berkas/${dossierId}?bagian=jejak`,
      `/berkas/${heldId}`,
      `/berkas/${heldId}?bagian=percakapan`,
      `/berkas/${heldId}/tulis`,
      '/terbitan',
      '/agenda',
      '/agenda?buku=keluar',
      `/agenda/disposisi/${dispositionId}`,
      '/sop',
      '/buku-catatan',
      '/buku-catatan/3',
    ],
    'kepala-dinas': ['/', `/keputusan/${made.decidingId}`, `/keputusan/${made.decidingId}?bagian=jejak`],
    fungsional: ['/inventaris', '/pengaturan?bagian=token', '/pengaturan?bagian=kamus'],
    administrator: [
      '/pengaturan?bagian=kantor',
      '/pengaturan?bagian=orang',
      '/pengaturan?bagian=jabatan',
      '/pengaturan?bagian=plt',
      '/pengaturan?bagian=wewenang',
      '/pengaturan?bagian=berhalangan',
      '/pengaturan?bagian=piket',
      '/pengaturan?bagian=kalender',
      '/pengaturan?bagian=tanda-tangan',
      '/pengaturan/jenis-naskah',
      '/pengaturan/jenis-naskah?jenis=uji',
      '/pengaturan/pemilihan',
      `/sop/${draftEdition}`,
      '/sop?bagian=temuan',
    ],
  } as const
  let shown = 0
  for (const [role, paths] of Object.entries(visits)) {
    const page = await staff.pageOf(role as keyof typeof visits, 'phone')
    // On a slow line the office's fonts come late or never; a screen fits without them too.
    await page.route('**/*.woff2', (font) => font.abort())
    page.on('dialog', () => assert.fail('a text opened a dialog'))
    for (const path of paths) {
      await page.goto(`${staff.url}/app${path}`)
      await page.locator('h1').first().waitFor({ state: 'attached' })
      await page.waitForFunction(() => document.querySelector('.skeleton') === null)
      assert.deepEqual(await whatRan(page), [], `${role} ${path}`)
      assert.deepEqual(await leaking(page), [], `${role} ${path}: a reversed text reverses what stands beside it`)
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      assert.ok(over <= 0, `${role} ${path} is ${over} px too wide`)
      shown += (await page.locator('body').innerText()).includes('<script>') ? 1 : 0
    }
  }
  assert.ok(shown > 20, `only ${shown} screens showed the texts as text`)
})

test('what an agency is asked, and what it answers, is text on its own page', async () => {
  const page = await staff.visit('phone')
  page.on('dialog', () => assert.fail('a text opened a dialog'))
  await page.goto(staff.url + made.askedPath)
  assert.ok((await page.locator('body').innerText()).includes(hostile('tentang', 200)))
  assert.deepEqual(await whatRan(page), [])
})

test('what is pasted into the editor keeps its words and loses what could run', async () => {
  const page = await staff.pageOf('fungsional', 'laptop')
  await page.goto(`${staff.url}/app/berkas/${made.heldId}/tulis`)
  const body = page.getByRole('textbox', { name: 'Isi', exact: true })
  await body.click()
  await page.evaluate(() => {
    const data = new DataTransfer()
    data.setData(
      'text/html',
      `<p onclick="window.__hit=1">Tempelan</p><img src="x" onerror="window.__hit=1"><script>window.__hit=1</script>
       <iframe src="/"></iframe><a href="javascript:window.__hit=1">tautan jahat</a><svg onload="window.__hit=1"></svg>`,
    )
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
    )
  })
  await page.getByText(/^tersimpan/).waitFor()
  assert.match(await body.innerText(), /Tempelan[\s\S]*tautan jahat/)
  assert.equal(await body.locator('iframe, script, svg, [onclick], [onerror], a[href^=javascript]').count(), 0)
  assert.deepEqual(await whatRan(page), [])
})

/** The addresses of a sitemap, and of those it leads to. */
async function listPublicPaths(page: Page, sitemap: string): Promise<string[]> {
  const text = await (await page.request.get(staff.url + sitemap)).text()
  const paths = [...text.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => new URL(address as string).pathname)
  const further = await Promise.all(paths.filter((it) => it.endsWith('.xml')).map((it) => listPublicPaths(page, it)))
  return [...paths.filter((it) => !it.endsWith('.xml')), ...further.flat()]
}

/** Everything by which a text would have become more than text. */
function whatRan(page: Page): Promise<string[]> {
  return page.evaluate(() => [
    ...('__hit' in globalThis ? ['a script ran'] : []),
    ...[...document.querySelectorAll('[onload], [onerror], img[src="x"], a[href^="javascript:" i]')].map(
      (it) => it.outerHTML,
    ),
    ...(document.documentElement.innerHTML.includes('uji 49') ? ['a template was worked out'] : []),
  ])
}

/** Inline pieces with a right-to-left override that are not set apart from their neighbours. */
function leaking(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('#app *')]
      .filter((it) => [...it.childNodes].some((node) => node.nodeType === 3 && node.textContent?.includes('\u202e')))
      .filter((it) => {
        const { display, unicodeBidi } = getComputedStyle(it)
        return display === 'inline' && unicodeBidi === 'normal' && (it as HTMLElement).offsetParent !== null
      })
      .map((it) => it.outerHTML.slice(0, 200)),
  )
}
