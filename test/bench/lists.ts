import { ms, times, type Figure } from './measure.ts'
import { askOften, makeTokens } from './office.ts'
import { startSiar } from './processes.ts'

const OFTEN = 300

/** What people look at all day, in an office of 1,000 dossiers and in one of 100,000. */
export async function measureLists(small: string, large: string): Promise<Figure[]> {
  const asked: readonly { what: string; path: string; post: string }[] = [
    { what: 'List of 50 dossiers', path: '/api/dossiers?limit=50', post: 'kepala-dinas' },
    { what: 'List of 50, published only', path: '/api/dossiers?limit=50&state=published', post: 'kepala-dinas' },
    { what: 'List of 50, by a word of most titles', path: '/api/dossiers?limit=50&search=desa', post: 'kepala-dinas' },
    { what: 'List of 50, by a word of one title', path: '/api/dossiers?limit=50&search=KTP', post: 'kepala-dinas' },
    { what: 'Meja kerja', path: '/api/queue', post: 'kepala-bidang' },
    { what: 'An agenda book, 50 lines', path: '/api/agenda?book=outgoing&year=2026&limit=50', post: 'sekretaris' },
  ]
  const measured: { p50: number; p99: number }[][] = []
  for (const folder of [small, large]) {
    const tokens = await makeTokens(folder)
    const siar = await startSiar({ SIAR_DATA: folder })
    const all: { p50: number; p99: number }[] = []
    for (const { path, post } of asked) all.push(await askOften(`${siar.base}${path}`, tokens[post] as string, OFTEN))
    await siar.stop()
    measured.push(all)
  }
  return asked.map(({ what }, at) => {
    const [few, many] = measured.map((all) => all[at] as { p50: number; p99: number })
    const { p50, p99 } = many as { p50: number; p99: number }
    return {
      what: `${what}, of 100,000`,
      measured: `p50 ${ms(p50)}, p99 ${ms(p99)}`,
      yardstick: `of 1,000: p50 ${ms(few?.p50 ?? 0)}, p99 ${ms(few?.p99 ?? 0)}; ${times(p50 / (few?.p50 ?? 0))}`,
      aim: 'p99 ≤ 30 ms',
      reached: p99 <= 30,
    }
  })
}
