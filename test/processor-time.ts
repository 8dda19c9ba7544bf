/**
 * How many times as long the large work takes as the small, in the processor's own time. For what must hold on any
 * machine: how time grows with size, never how long it is. Below half a millisecond nothing can be compared.
 */
export function growth(small: () => unknown, large: () => unknown): number {
  const least = Math.min(...[1, 2, 3].map(() => processorTime(small)))
  return processorTime(large) / Math.max(least, 0.5)
}

function processorTime(work: () => unknown): number {
  const began = process.cpuUsage()
  work()
  return process.cpuUsage(began).user / 1000
}
