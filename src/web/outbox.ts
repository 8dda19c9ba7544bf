import type { QueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { readMe } from '../office/api.ts'
import { keptStore, readSent, restMs, sendWaiting, type Kept, type Sent } from './kept-decisions.ts'
import { languageInUse } from './language.tsx'

/** Longer than any answer takes on a line worth the name; what is done all the same is answered again under its key. */
const PATIENCE_MS = 20_000

export const keptDecisions = keptStore(localStorage)

type Outbox = { readonly kept: readonly Kept[]; readonly signInNeeded: boolean }
const empty: Outbox = { kept: [], signInNeeded: false }
let outbox = empty
let ownerId: string | null = null
let signInNeeded = false
let tries = 0
/** Tells the screens to be read anew, once something arrived. */
let arrived = () => {}
let next: ReturnType<typeof setTimeout> | undefined
const listeners = new Set<() => void>()

/** What is kept of the person of this page, also when another window changed it. */
function look(): void {
  const now: Outbox = { kept: ownerId ? keptDecisions.of(ownerId) : [], signInNeeded }
  if (JSON.stringify(now) === JSON.stringify(outbox)) return
  outbox = now.kept.length === 0 ? empty : now
  for (const tell of listeners) tell()
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/** Decisions of this person that wait, or whose answer was not seen yet. */
export const useKeptDecisions = (): Outbox => useSyncExternalStore(subscribe, () => outbox)

/** Takes a decision away once its person saw what became of it. */
export function dropKept(it: Kept): void {
  keptDecisions.drop(it)
  look()
}

/** Keeps a signed decision, then sends it. Resolves to it as it stands after the first try. */
export async function keepAndSend(it: Kept): Promise<Kept> {
  keptDecisions.put(it) // before it is sent: a page that closes meanwhile loses nothing
  look()
  await sendNow()
  return keptDecisions.of(it.personId).find(({ key }) => key === it.key) ?? it
}

/** Sends what waits, one window at a time; tried again after a rest that grows, or when the line comes back. */
async function sendNow(): Promise<void> {
  const personId = ownerId
  const waiting = () => keptDecisions.of(personId ?? '').filter(({ came }) => came === null).length
  const before = waiting()
  if (!personId || before === 0) return look()
  clearTimeout(next)
  const standing = await alone(() => sendWaiting(keptDecisions, personId, { who, send }))
  signInNeeded = standing === 'sign-in'
  tries = standing === 'no-answer' ? tries + 1 : 0
  clearTimeout(next) // of another try that was under way
  if (standing === 'no-answer') next = setTimeout(() => void sendNow(), restMs(tries))
  look()
  if (waiting() < before) arrived()
}

/** Without locks (an address that is not safe knows none, and no passkeys) the server's key alone makes it once. */
function alone<T>(work: () => Promise<T>): Promise<T> {
  return navigator.locks ? navigator.locks.request('siar.decisions', work) : work()
}

async function who(): Promise<string | null | 'no-answer'> {
  try {
    // What was last seen says who was signed in then; only the server says who is.
    const response = await fetch(readMe.path, { cache: 'no-store', signal: AbortSignal.timeout(PATIENCE_MS) })
    if (response.status === 401) return null
    const me = readMe.answer.safeParse(await response.json())
    return response.ok && me.success ? me.data.personId : 'no-answer'
  } catch {
    return 'no-answer'
  }
}

async function send(it: Kept): Promise<Sent> {
  try {
    return await readSent(
      await fetch(it.path, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'idempotency-key': it.key,
          'accept-language': languageInUse(),
        },
        body: it.body,
        signal: AbortSignal.timeout(PATIENCE_MS),
      }),
    )
  } catch {
    return { kind: 'no-answer' }
  }
}

/** Runs the outbox of who is signed in, as long as the application is open. */
export function useOutbox(personId: string | undefined, queries: QueryClient): void {
  useEffect(() => {
    if (!personId) return
    ownerId = personId
    tries = 0
    arrived = () => void queries.invalidateQueries()
    const again = () => {
      if (document.visibilityState === 'visible') void sendNow()
    }
    look()
    again()
    addEventListener('online', again)
    addEventListener('storage', look)
    document.addEventListener('visibilitychange', again)
    return () => {
      clearTimeout(next)
      removeEventListener('online', again)
      removeEventListener('storage', look)
      document.removeEventListener('visibilitychange', again)
    }
  }, [personId, queries])
}
