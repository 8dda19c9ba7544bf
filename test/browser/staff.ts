import assert from 'node:assert/strict'
import { mkdir } from 'node:fs/promises'
import { createServer, type AddressInfo } from 'node:net'
import { dirname, join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { buildClient } from '../../src/client.ts'
import { openTestOffice, TEST_PASSWORD, type Filling, type TestOffice } from '../office.ts'
import { axeFaults } from './axe.ts'
import { openBrowser, pictures } from './browser.ts'

/** The two screens that everything must hold on: a plain laptop, and the smallest phone in use. */
export const sizes = { laptop: { width: 1440, height: 900 }, phone: { width: 360, height: 780 } } as const
export type Size = keyof typeof sizes
type Role = keyof TestOffice['people']

const PATIENCE_MS = 15_000 // two cores may be busy with the other file

export type Staff = {
  readonly office: TestOffice
  /** Where the server answers, without a slash at its end. */
  readonly url: string
  readonly browser: Browser
  /** A page of a person who is let in by a token, for what is not about signing in. */
  pageOf(role: Role, size: Size, more?: BrowserContextOptions): Promise<Page>
  /** A page of a person who signed in through the screen. */
  signIn(role: Role, size: Size): Promise<Page>
  /** A page of nobody. */
  visit(size: Size, more?: BrowserContextOptions): Promise<Page>
  /** Closes the windows of one test; when it failed, keeps what each showed as `.screens/failed/…`. */
  tidy(test: { readonly name: string; readonly passed: boolean }): Promise<void>
  close(): Promise<void>
}

/**
 * A real server with the built application, one browser, and a window of its own for each person.
 * @param host the name in its address: passkeys want one (`localhost`), never a bare number
 */
export async function openStaff(fill?: Filling, host = '127.0.0.1'): Promise<Staff> {
  await buildClient()
  const port = await freePort()
  const url = `http://${host}:${port}`
  const office = await openTestOffice({ url, ...(fill && { fill }) })
  await office.app.listen({ port, host: '127.0.0.1' })
  // A server that stays open without its browser would keep the run from ever ending.
  const browser = await openBrowser().catch(async (error: unknown) => {
    await office.close()
    throw error
  })
  let open: Page[] = []
  const visit: Staff['visit'] = async (size, more = {}) => {
    const phone = size === 'phone'
    const context = await browser.newContext({
      viewport: sizes[size],
      isMobile: phone,
      hasTouch: phone,
      locale: 'id-ID',
      timezoneId: 'Asia/Jakarta',
      // What still scrolls when it is clicked is missed, on a slow machine.
      reducedMotion: 'reduce',
      // What it answers no test can disturb; who tests it lets it in.
      serviceWorkers: 'block',
      ...more,
    })
    context.setDefaultTimeout(PATIENCE_MS)
    const page = await context.newPage()
    open.push(page)
    page.on('pageerror', (error) => assert.fail(`${page.url()}: ${error}`))
    page.on('console', (message) => {
      if (message.text().includes('Content Security Policy')) assert.fail(`${page.url()}: ${message.text()}`)
    })
    return page
  }
  return {
    office,
    url,
    browser,
    visit,
    pageOf: (role, size, more) =>
      visit(size, { extraHTTPHeaders: { authorization: `Bearer ${office.people[role].token}` }, ...more }),
    signIn: async (role, size) => {
      const page = await visit(size)
      await page.goto(`${url}/app/`)
      await page.getByLabel('Surel').fill(`${role}@contoh.go.id`)
      await page.getByLabel('Sandi').fill(TEST_PASSWORD)
      await page.getByRole('button', { name: 'Masuk', exact: true }).click()
      await page.getByRole('heading', { level: 1, name: 'Meja kerja' }).waitFor()
      return page
    },
    tidy: async ({ name, passed }) => {
      const pages = open
      open = []
      for (const [at, page] of pages.entries()) {
        const path = join(pictures, 'failed', `${name.replaceAll(/\W+/g, '-').slice(0, 60)}-${at}.png`)
        if (!passed) await page.screenshot({ path }).catch(() => {}) // it may be closed
        await page.context().close()
      }
    },
    close: async () => {
      await browser.close()
      await office.close()
    },
  }
}

/**
 * Keeps a picture for people to look at, `.screens/<size>/<name>.png`, and holds the screen to what each must be:
 * nothing for axe to say, with every rule on and nothing left out; no wider than the window; no script of a text ran.
 */
export async function look(page: Page, name: string): Promise<void> {
  assert.deepEqual(await findFaults(page, name), [])
}

/** The same, as a list of what is wrong. */
export async function findFaults(page: Page, name: string): Promise<string[]> {
  await settle(page)
  const size = (page.viewportSize()?.width ?? 0) < 800 ? 'phone' : 'laptop'
  if (process.env['SIAR_PICTURES'] !== 'none') await takePicture(page, join(pictures, size, `${name}.png`))
  const faults = (await axeFaults(page)).map((it) => `${size} ${name}: ${it}`)
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  if (over > 0) faults.push(`${size} ${name}: ${over} px too wide`)
  if (await page.evaluate(() => '__hit' in window)) faults.push(`${size} ${name}: a text ran as a script`)
  return faults
}

const TALLEST = 6_000 // px; a longer page is cut in its picture

/** The whole page at once: the window is made as tall as it, so that what is fixed at its edges stays there. */
async function takePicture(page: Page, path: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true })
  const window = page.viewportSize() ?? sizes.laptop
  const height = await page.evaluate(() => document.documentElement.scrollHeight)
  await page.setViewportSize({ width: window.width, height: Math.min(Math.max(height, window.height), TALLEST) })
  await page.screenshot({ path, animations: 'disabled' })
  await page.setViewportSize(window)
}

/** Waits until nothing is on its way: no skeleton, no act under way, all letters drawn. */
async function settle(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector('h1') !== null && document.querySelector('.skeleton, [aria-busy=true]') === null,
  )
  await page.evaluate(() => document.fonts.ready)
}

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}
