import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { count, median, times, type Figure } from './measure.ts'
import { startBare, startSiar } from './processes.ts'

const ROUNDS = 5
const SECONDS = 3

/** The public home page and one item, beside the same framework answering the same bytes with the same headers. */
export async function measurePortal(office: string): Promise<Figure[]> {
  const folder = await mkdtemp(join(tmpdir(), 'siar-bench-'))
  const siar = await startSiar({ SIAR_DATA: office })
  const figures: Figure[] = []
  try {
    const item = await firstItem(siar.base)
    for (const [what, path] of [
      ['The public home page', '/'],
      ['A public item', item],
    ] as const) {
      const answer = await fetch(`${siar.base}${path}`, { headers: { 'accept-encoding': 'identity' } })
      const file = join(folder, 'page.html')
      await writeFile(file, Buffer.from(await answer.arrayBuffer()))
      const passed = ['connection', 'date', 'keep-alive', 'transfer-encoding', 'content-length']
      const bare = await startBare(
        file,
        Object.fromEntries([...answer.headers].filter(([name]) => !passed.includes(name))),
      )
      const ours: number[] = []
      const theirs: number[] = []
      for (let round = 0; round <= ROUNDS; round++) {
        const [one, other] = [await load(`${siar.base}${path}`), await load(`${bare.base}${path}`)]
        if (round === 0) continue // warm-up
        ours.push(one)
        theirs.push(other)
      }
      await bare.stop()
      const ratio = median(ours.map((it, at) => it / (theirs[at] as number)))
      figures.push({
        what,
        measured: `${count(median(ours))} requests/s`,
        yardstick: `a bare server, same bytes: ${count(median(theirs))} requests/s`,
        aim: `≥ 0.8 × bare: ${times(ratio)}`,
        reached: ratio >= 0.8,
      })
    }
    return figures
  } finally {
    await siar.stop()
    await rm(folder, { recursive: true })
  }
}

/** The address of the newest text, from the portal's root. */
export async function firstItem(base: string): Promise<string> {
  const home = await (await fetch(`${base}/`)).text()
  const [, path] = /href="\.(\/berita\/[^"]+)"/.exec(home) ?? []
  if (!path) throw new Error('the home page names no text')
  return path
}

async function load(url: string): Promise<number> {
  const told = await autocannon({ url, connections: 10, duration: SECONDS })
  if (told.non2xx > 0 || told.errors > 0) throw new Error(`${url}: ${told.non2xx} refused, ${told.errors} failed`)
  return told.requests.average
}
