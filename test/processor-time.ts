/**
 * How many times as long the large work takes as the small, in the processor's own time, each at its best of three. For
 * what must hold on any machine: how time grows with size, never how long it is. Below half a millisecond nothing can be
 * compared.
 */
export function growth(small: () => unknown, large: () => unknown): number {
  let ratio = Number.POSITIVE_INFINITY
  // What really grows faster does so each time; a machine that was busy with something else was so once.
  for (let attempt = 0; attempt < ATTEMPTS && ratio > SURE; attempt++)
    ratio = Math.min(ratio, least(large) / Math.max(least(small), 0.5))
  return ratio
}

const ATTEMPTS = 4
const SURE = 40 // times as long for sixteen times the size: far from the 256 of a square

const least = (work: () => unknown): number => Math.min(...[1, 2, 3].map(() => processorTime(work)))

function processorTime(work: () => unknown): number {
  const began = process.cpuUsage()
  work()
  return process.cpuUsage(began).user / 1000
}
