import { useSyncExternalStore } from 'react'

/** Of which addresses the last answer came from the service worker's keep, and when that was seen. */
const seen = new Map<string, string>()
const listeners = new Set<() => void>()

/** Notes how an answer came; null when it came from the server. */
export function tellSeenAt(address: string, at: string | null): void {
  if ((seen.get(address) ?? null) === at) return
  if (at === null) seen.delete(address)
  else seen.set(address, at)
  for (const tell of listeners) tell()
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/** When what an address shows was seen, where it shows what was last seen for want of a line; null while there is one. */
export const useSeenAt = (address: string): string | null =>
  useSyncExternalStore(subscribe, () => seen.get(address) ?? null)
