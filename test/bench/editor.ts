import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { readDossier, saveDraft } from '../../src/dossier/api.ts'
import { emptyContent, type Block } from '../../src/base/content.ts'
import { openStaff, type Staff } from '../browser/staff.ts'
import { beginDossier } from '../office.ts'
import { median, ms, quantile, type Figure } from './measure.ts'

const KEYS = 200
const BETWEEN_KEYS_MS = 60 // a fast hand: 1,000 letters a minute
const FRAME_MS = 1_000 / 60
const FIRST_SCREEN_MAX_KB = 180 // the application's rule for its first screen, on poor lines
const assets = fileURLToPath(new URL('../../dist/client/assets', import.meta.url))

/** What the editor weighs on the line, and what a key costs in a long text beside a short one. */
export async function measureEditor(): Promise<Figure[]> {
  const staff = await openStaff()
  try {
    const first = await kilobytesOf(['index', 'Desk'])
    const editor = await kilobytesOf(['index', 'EditorPage'])
    await typeIn(staff, 200) // warms the browser up
    const short = await typeIn(staff, 200)
    const long = await typeIn(staff, 20_000)
    const smooth = quantile(long.frames, 0.95)
    return [
      {
        what: 'editor route’s JavaScript (kB compressed)',
        measured: `${editor.toFixed(0)} kB`,
        yardstick: `first screen ${first.toFixed(0)} kB`,
        aim: `first screen at most ${FIRST_SCREEN_MAX_KB} kB`,
        reached: first <= FIRST_SCREEN_MAX_KB,
      },
      {
        what: 'a key typed in a 20,000-word text, handled and laid out: median, p95',
        measured: `${ms(median(long.keys))}, ${ms(quantile(long.keys, 0.95))}`,
        yardstick: `in a 200-word text ${ms(median(short.keys))}, ${ms(quantile(short.keys, 0.95))}`,
        aim: `p95 within a frame, ${ms(FRAME_MS)}`,
        reached: quantile(long.keys, 0.95) <= FRAME_MS,
      },
      {
        what: 'from one frame to the next while typing in a 20,000-word text: median, p95',
        measured: `${ms(median(long.frames))}, ${ms(smooth)}`,
        yardstick: `in a 200-word text ${ms(median(short.frames))}, ${ms(quantile(short.frames, 0.95))}`,
        aim: '60 frames a second at p95 (two frames at most, as a browser without a screen counts them)',
        reached: smooth <= 2 * FRAME_MS,
      },
    ]
  } finally {
    await staff.close()
  }
}

/** The chunks of these names with all that they import at once, each compressed as the server sends it. */
async function kilobytesOf(names: readonly string[]): Promise<number> {
  const files = await readdir(assets)
  const waiting = names.map((name) => files.find((it) => it.startsWith(`${name}-`) && it.endsWith('.js')) ?? '')
  const seen = new Set<string>()
  let bytes = 0
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (seen.has(file)) continue
    seen.add(file)
    const code = await readFile(join(assets, file))
    bytes += gzipSync(code, { level: 9 }).length
    for (const [, imported] of code.toString().matchAll(/(?:from|import)\s*["']\.\/([\w-]+\.js)["']/g))
      waiting.push(imported as string)
  }
  return bytes / 1_000
}

async function typeIn(staff: Staff, words: number): Promise<{ keys: number[]; frames: number[] }> {
  const { fungsional } = staff.office.people
  const dossierId = await beginDossier(staff.office, `Naskah ${words} kata`)
  const { draftSave } = await fungsional.call(readDossier, { params: { dossierId } })
  const content = { ...emptyContent, title: 'Naskah', body: { type: 'doc' as const, content: paragraphs(words) } }
  await fungsional.call(saveDraft, { params: { dossierId }, body: { content, seenSave: draftSave } })
  const page = await staff.pageOf('fungsional', 'laptop')
  await page.goto(`${staff.url}/app/berkas/${dossierId}/tulis`)
  const body = page.getByRole('textbox', { name: 'Isi' })
  await body
    .locator('p')
    .nth(Math.floor(words / 120))
    .click() // in the middle
  await page.keyboard.press('End')
  await page.waitForTimeout(1_000)
  await watch(page)
  for (let key = 0; key < KEYS; key++) {
    await page.keyboard.press(key % 7 === 6 ? ' ' : 'a')
    await page.waitForTimeout(BETWEEN_KEYS_MS)
  }
  const found = await page.evaluate(
    () => (globalThis as unknown as { typed: { keys: number[]; frames: number[] } }).typed,
  )
  await page.context().close()
  return found
}

/** Counts in the page: from the key's arrival until the text is changed and laid out, and from frame to frame. */
async function watch(page: Page): Promise<void> {
  await page.evaluate(() => {
    const typed: { keys: number[]; frames: number[] } = { keys: [], frames: [] }
    Object.assign(globalThis, { typed })
    let pressed = 0
    addEventListener('keydown', () => (pressed = performance.now()), true)
    const after = new MessageChannel() // a task of its own: what the key set off in this one is done by then
    addEventListener('input', () => after.port2.postMessage(null), true)
    after.port1.onmessage = () => {
      document.body.getBoundingClientRect() // lays out what changed
      if (pressed > 0) typed.keys.push(performance.now() - pressed)
      pressed = 0
    }
    let before = performance.now()
    const frame = (now: number) => {
      typed.frames.push(now - before)
      before = now
      requestAnimationFrame(frame)
    }
    requestAnimationFrame(frame)
  })
}

function paragraphs(words: number): Block[] {
  const sentence = 'Pemerintah kabupaten membuka kembali jalur yang tertutup longsor sejak kemarin malam. '
  return Array.from({ length: Math.ceil(words / 60) }, () => ({
    type: 'paragraph',
    content: [{ type: 'text', text: sentence.repeat(5).trim() }],
  }))
}
