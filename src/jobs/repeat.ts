import { setTimeout as wait } from 'node:timers/promises'

/** Work that repeats for as long as the process lives. */
export type Repeating = {
  /** When the work last came round, whether or not there was something to do; null before the first time. */
  lastRoundAt(): Date | null
  /** Ends after the round under way. */
  stop(): Promise<void>
}

/**
 * Does `round` again and again: at once while it says that there is more, else after a pause. A round that throws is
 * told to `failed` and tried again after a longer pause; the work itself is in the database, so nothing is lost.
 * @param it.round is given a signal that is aborted when it is to stop: one that takes minutes may throw its reason then
 * @param it.pauseMs between rounds that found nothing
 * @param it.partPauseMs after a round that says there is more, for work that takes long and that nobody waits for
 */
export function repeat(it: {
  round: (now: Date, stopped: AbortSignal) => Promise<boolean>
  pauseMs: number
  partPauseMs?: number
  failed: (error: unknown) => void
}): Repeating {
  const ended = new AbortController()
  let lastRoundAt: Date | null = null

  const pause = (ms: number) => wait(ms, undefined, { signal: ended.signal }).catch(() => {})
  const run = async () => {
    while (!ended.signal.aborted) {
      try {
        const more = await it.round(new Date(), ended.signal)
        lastRoundAt = new Date()
        if (!more) await pause(it.pauseMs)
        else if (it.partPauseMs !== undefined) await pause(it.partPauseMs)
      } catch (error) {
        if (ended.signal.aborted && error === ended.signal.reason) return
        it.failed(error)
        await pause(it.pauseMs * 8)
      }
    }
  }
  const running = run()
  return {
    lastRoundAt: () => lastRoundAt,
    stop: async () => {
      ended.abort()
      await running
    },
  }
}
