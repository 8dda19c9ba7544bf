/** Has the browser of `camera.ts`: one page, then it ends. */
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import type { FromCamera, OwnPage, Shot, Taken, ToCamera } from './camera.ts'
import { openGuardedProxy } from './guarded-proxy.ts'

const START_MS = 15_000
const PAGE_MS = 20_000 // until its text is there
const SETTLE_MS = 5_000 // then for its pictures, as long as they keep coming
const REQUESTS_MAX = 300
const IN_MAX_BYTES = 40 * 1024 * 1024
const WIDTH = 1_280 // px
const FIRST_HEIGHT = 900
const HEIGHT_MAX = 10_000 // some eleven screens
const PICTURE_MAX_BYTES = 10 * 1024 * 1024
const ARCHIVE_MAX_BYTES = 15 * 1024 * 1024

const own = { next: 0, waiting: new Map<number, (page: OwnPage | null) => void>() }
const say = (it: FromCamera) => new Promise<void>((resolve) => process.send?.(it, () => resolve()))

process.on('message', (told: ToCamera) => {
  if ('page' in told) {
    own.waiting.get(told.page)?.(told.is)
    own.waiting.delete(told.page)
  } else
    void take(told.shot).then(async (taken) => {
      await say({ taken })
      process.exit()
    })
})
process.on('disconnect', () => process.exit()) // the server is gone; the browser ends with its pipe

async function take(shot: Shot): Promise<Extract<FromCamera, { taken: unknown }>['taken']> {
  const proxy = await openGuardedProxy({ maxBytes: IN_MAX_BYTES })
  let browser: Browser
  try {
    browser = await chromium.launch({
      executablePath: shot.browser,
      chromiumSandbox: !shot.asRoot, // it cannot be had as root
      timeout: START_MS,
      proxy: { server: proxy.address, bypass: '<-loopback>' }, // this machine too is behind it
      args: [
        `--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1`, // it looks up no name itself
        '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
        '--disable-gpu',
        '--disable-dev-shm-usage',
        '--renderer-process-limit=2',
        '--js-flags=--max-old-space-size=512',
        '--disk-cache-size=1',
      ],
    })
  } catch {
    return { failed: 'no-start' }
  }
  try {
    const context = await browser.newContext({
      viewport: { width: WIDTH, height: FIRST_HEIGHT },
      acceptDownloads: false,
      serviceWorkers: 'block', // their requests would not be seen below
      locale: 'id-ID',
      timezoneId: 'Asia/Jakarta',
      colorScheme: 'light',
      reducedMotion: 'reduce',
    })
    await watchRequests(context, shot)
    const page = await context.newPage()
    context.on('page', (other) => void other.close().catch(() => {}))
    return await pictureOf(page, shot, `Chromium ${browser.version()}`)
  } catch (error) {
    return { failed: /timeout/i.test(String(error)) ? 'too-slow' : browser.isConnected() ? 'no-page' : 'ended' }
  } finally {
    await browser.close().catch(() => {})
    await proxy.close()
  }
}

/** The office's own pages come from its server, as to anybody; all else goes to the proxy, which judges it. */
async function watchRequests(context: BrowserContext, { ownUrl }: Shot): Promise<void> {
  let count = 0
  await context.routeWebSocket(/./, (socket) => void socket.close())
  await context.route('**/*', async (route) => {
    const request = route.request()
    const url = request.url()
    if (++count > REQUESTS_MAX || !/^https?:/.test(url)) return route.abort()
    if (request.resourceType() === 'media') return route.abort() // a picture shows none of it
    if (!url.startsWith(`${ownUrl}/`)) return route.continue()
    if (request.method() !== 'GET') return route.abort()
    const is = await askOwn(url.slice(ownUrl.length).replace(/#.*$/, ''))
    if (!is) return route.abort()
    // Names that came more than once were joined by the one who asked.
    return route.fulfill({ status: is.status, headers: Object.fromEntries(is.headers), body: is.body })
  })
}

function askOwn(path: string): Promise<OwnPage | null> {
  const number = own.next++
  return new Promise((resolve) => {
    own.waiting.set(number, resolve)
    void say({ wants: number, path })
  })
}

async function pictureOf(page: Page, shot: Shot, browser: string): Promise<Taken> {
  await page.goto(shot.address, { waitUntil: 'domcontentloaded', timeout: PAGE_MS })
  await page.waitForLoadState('networkidle', { timeout: SETTLE_MS }).catch(() => {})
  const whole = await page.evaluate(() => Math.max(document.documentElement.scrollHeight, document.body?.scrollHeight ?? 0)) // prettier-ignore
  const height = Math.min(HEIGHT_MAX, Math.max(FIRST_HEIGHT, Math.ceil(whole)))
  // As tall as the page, so that what comes only when it is scrolled to comes too.
  await page.setViewportSize({ width: WIDTH, height })
  await page
    .waitForFunction(() => [...document.images].every((image) => image.complete), null, { timeout: SETTLE_MS })
    .catch(() => {})
  const picture = await page.screenshot({ type: 'png', animations: 'disabled', timeout: PAGE_MS })
  const session = await page.context().newCDPSession(page)
  const { data } = await session.send('Page.captureSnapshot', { format: 'mhtml' })
  const archive = Buffer.from(data)
  return {
    url: page.url(),
    browser,
    width: WIDTH,
    height,
    cut: whole > height,
    picture: picture.length <= PICTURE_MAX_BYTES ? picture : null,
    archive: archive.length <= ARCHIVE_MAX_BYTES ? archive : null,
  }
}
