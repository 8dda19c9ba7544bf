import type { TestOffice } from '../office.ts'
import { ms, quantile, timed, type Figure } from './measure.ts'

const OFTEN = 100
/** What takes long is asked so much less often, on a busy machine or where it is slow. */
const OFTEN_MIN = 30
const PATIENCE_MS = 3_000
const WARM_UP = 5
const AIM_MS = 50

/** What is asked of a whole office, each many times, one after the other; beside a request that reads nothing. */
export async function askedOf(
  office: TestOffice,
  asked: readonly { readonly what: string; readonly path: string }[],
): Promise<Figure[]> {
  const bareMs = quantile(await askOften(office, '/api/me'), 0.99)
  const figures: Figure[] = []
  for (const { what, path } of asked) {
    const tookMs = await askOften(office, path)
    const p99 = quantile(tookMs, 0.99)
    figures.push({
      what,
      measured: `p50 ${ms(quantile(tookMs, 0.5))}, p99 ${ms(p99)}`,
      yardstick: `a request that reads nothing: p99 ${ms(bareMs)}`,
      aim: `p99 ≤ ${AIM_MS} ms`,
      reached: p99 <= AIM_MS,
    })
  }
  return figures
}

async function askOften(office: TestOffice, path: string): Promise<number[]> {
  const tookMs: number[] = []
  const began = performance.now()
  for (let at = 0; at < OFTEN + WARM_UP; at++) {
    if (tookMs.length >= OFTEN_MIN && performance.now() - began > PATIENCE_MS) break
    const took = await timed(async () => {
      const { status } = await office.people.fungsional.send('GET', path)
      if (status !== 200) throw new Error(`${path}: ${status}`)
    })
    if (at >= WARM_UP) tookMs.push(took)
  }
  return tookMs
}
