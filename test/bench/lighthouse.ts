import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { browserFile, browserFlags } from '../browser/browser.ts'
import { median, type Figure } from './measure.ts'
import { firstItem } from './portal.ts'
import { startSiar } from './processes.ts'

const ROUNDS = 3
const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'] as const
const run = promisify(execFile)

/** What Lighthouse says of the public pages, on its slow phone and slow line, where its command is at hand. */
export async function measureLighthouse(office: string): Promise<Figure[]> {
  const version = await run('lighthouse', ['--version']).then(
    (it) => it.stdout.trim(),
    () => null,
  )
  if (version === null)
    return [{ what: 'Lighthouse', measured: 'not measured', yardstick: 'lighthouse is not on this machine', aim: '', reached: null }] // prettier-ignore
  const place = await mkdtemp(join(tmpdir(), 'siar-bench-'))
  const siar = await startSiar({ SIAR_DATA: office })
  try {
    const figures: Figure[] = []
    for (const [what, path] of [
      ['the home page', '/'],
      ['a text', await firstItem(siar.base)],
    ] as const) {
      // prettier-ignore
      const rounds: number[][] = []
      for (let round = 0; round < ROUNDS; round++) rounds.push(await scoresOf(`${siar.base}${path}`, place))
      const scores = CATEGORIES.map((_, at) => median(rounds.map((it) => it[at] as number)))
      figures.push({
        what: `Lighthouse on ${what}`,
        measured: CATEGORIES.map((name, at) => `${name} ${scores[at]}`).join(', '),
        yardstick: `Lighthouse ${version}, its slow phone and line`,
        aim: '100 each',
        reached: scores.every((it) => it === 100),
      })
    }
    return figures
  } finally {
    await siar.stop()
    await rm(place, { recursive: true, force: true })
  }
}

async function scoresOf(url: string, place: string): Promise<number[]> {
  const { stdout } = await run(
    'lighthouse',
    [
      url,
      '--quiet',
      '--output=json',
      `--chrome-flags=${browserFlags.join(' ')}`,
      `--only-categories=${CATEGORIES.join(',')}`,
    ],
    { env: { ...process.env, CHROME_PATH: await browserFile(), TMPDIR: place }, maxBuffer: 50_000_000 },
  )
  const { categories } = JSON.parse(stdout) as { categories: Record<string, { score: number }> }
  return CATEGORIES.map((name) => Math.round((categories[name]?.score ?? 0) * 100))
}
