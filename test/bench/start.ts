import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { median, megabytes, ms, times, type Figure } from './measure.ts'
import { memoryOf, startBare, startSiar, untilIdle } from './processes.ts'

const STARTS = 5
const IDLE_MS = 10_000

/** From the command to the first answer that everything is ready, and what an idle office holds in memory. */
export async function measureStart(office: string): Promise<Figure[]> {
  // The bare server starts the same PostgreSQL; its cluster is made by a first start that does not count.
  const beside = await mkdtemp(join(tmpdir(), 'siar-bench-'))
  await (await startBare('', {}, beside)).stop()
  // What a new office has left to do is done first: it is measured idle.
  const settling = await startSiar({ SIAR_DATA: office })
  await untilIdle(settling.pid)
  await settling.stop()
  const ours: number[] = []
  const theirs: number[] = []
  let own = { own: 0, tree: 0 }
  let bareMemory = { own: 0, tree: 0 }
  for (let n = 0; n < STARTS; n++) {
    const last = n === STARTS - 1
    const siar = await startSiar({ SIAR_DATA: office })
    ours.push(siar.startMs)
    if (last) {
      await wait(IDLE_MS)
      own = await memoryOf(siar.pid, join(office, 'postgres'))
    }
    await siar.stop()
    const bare = await startBare('', {}, beside)
    theirs.push(bare.startMs)
    if (last) bareMemory = await memoryOf(bare.pid, join(beside, 'postgres'))
    await bare.stop()
  }
  await rm(beside, { recursive: true })
  return [
    {
      what: 'Cold start to ready',
      measured: ms(median(ours)),
      yardstick: `a bare server and PostgreSQL: ${ms(median(theirs))}; ${times(median(ours) / median(theirs))}`,
      aim: '≤ 2 s',
      reached: median(ours) <= 2_000,
    },
    {
      what: 'Memory of the idle application',
      measured: megabytes(own.own),
      yardstick: `a bare server: ${megabytes(bareMemory.own)}`,
      aim: '≤ 150 MB',
      reached: own.own <= 150_000_000,
    },
    {
      what: 'Memory with the database',
      measured: megabytes(own.tree),
      yardstick: `a bare server and PostgreSQL: ${megabytes(bareMemory.tree)}`,
      aim: '≤ 250 MB',
      reached: own.tree <= 250_000_000,
    },
  ]
}
