/** One line of the table: a figure beside its yardstick, both taken in this run. */
export type Figure = {
  readonly what: string
  readonly measured: string
  readonly yardstick: string
  /** What was aimed at, in words; '' when the figure only informs. */
  readonly aim: string
  readonly reached: boolean | null
}

/** The value below which the share `part` (0 to 1) of the values lies, by nearest rank. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

/** How long the work took, in milliseconds. */
export async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now()
  await work()
  return performance.now() - began
}

/** Sends every job through so many workers at once, and says how long all took, in milliseconds. */
export async function inParallel<Job>(
  workers: number,
  jobs: readonly Job[],
  work: (job: Job, worker: number) => Promise<void>,
): Promise<number> {
  const waiting = [...jobs]
  return timed(() =>
    Promise.all(
      Array.from({ length: workers }, async (_, worker) => {
        for (let job = waiting.shift(); job !== undefined; job = waiting.shift()) await work(job, worker)
      }),
    ),
  )
}

export const ms = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} ms`
export const count = (value: number): string => Math.round(value).toLocaleString('en-GB')
export const times = (value: number): string => `${value.toFixed(2)} ×`
export const megabytes = (bytes: number): string => `${Math.round(bytes / 1_000_000)} MB`
