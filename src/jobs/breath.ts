import { setImmediate as nextTurn } from 'node:timers/promises'

const HELD_MS = 20

/**
 * For work that goes on for long in this process: called between its pieces, it lets everybody else have their turn where
 * these held the process for some time, and costs nothing where they did not.
 */
export function breathing(): () => Promise<void> {
  let since = performance.now()
  return async () => {
    if (performance.now() - since < HELD_MS) return
    await nextTurn()
    since = performance.now()
  }
}
