/**
 * Decisions that a person signed and that have not arrived: kept in the browser before they are sent, one for each stay
 * of a dossier, until an answer came and the person saw it. Nothing here knows of a page; what stores, sends and asks who
 * is signed in is given.
 */
import { z } from 'zod'
import { hash } from '../base/schemas.ts'
import { receipt } from '../dossier/api.ts'

const refusal = z.looseObject({ title: z.string(), status: z.int(), code: z.string() })
const kept = z.object({
  personId: z.uuid(),
  dossierId: z.uuid(),
  visit: z.int(),
  /** The dossier's number as people say it. */
  number: z.string(),
  kind: z.enum(['decide', 'ratify']),
  answer: z.enum(['yes', 'yes-with-notes', 'no']),
  version: hash,
  /** As the signed statement says. */
  decidedAt: z.iso.datetime(),
  path: z.string().startsWith('/api/dossiers/'),
  /** The same for every try, so that it is done once. */
  key: z.uuid(),
  body: z.string(),
  /** What became of it; null while it waits. */
  came: z
    .discriminatedUnion('kind', [
      z.object({ kind: z.literal('recorded'), receipt }),
      z.object({ kind: z.literal('refused'), refusal }),
    ])
    .nullable(),
})
export type Kept = z.output<typeof kept>
export type Came = NonNullable<Kept['came']>
/** What one try brought: what became of it, or why it still waits. */
export type Sent = Came | { readonly kind: 'no-answer' } | { readonly kind: 'sign-in' }
type Standing = 'sent' | 'no-answer' | 'sign-in'

const PREFIX = 'siar.decision.'
const keyOf = (it: Pick<Kept, 'personId' | 'dossierId' | 'visit'>) =>
  `${PREFIX}${it.personId}.${it.dossierId}.${it.visit}`

type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>
export type KeptStore = ReturnType<typeof keptStore>

/** @param shelf the browser's own; where it takes nothing (a private window), a decision is held while the page is open */
export function keptStore(shelf: Shelf) {
  const held = new Map<string, string>()
  const keys = () => {
    const all = new Set(held.keys())
    for (let at = 0; at < shelf.length; at++) all.add(shelf.key(at) ?? '')
    return [...all].filter((it) => it.startsWith(PREFIX)).toSorted()
  }
  const read = (key: string): Kept | null => {
    try {
      const parsed = kept.safeParse(JSON.parse(held.get(key) ?? shelf.getItem(key) ?? 'null'))
      return parsed.success && keyOf(parsed.data) === key ? parsed.data : null
    } catch {
      return null
    }
  }
  const all = () => keys().flatMap((key) => read(key) ?? [])
  const store = {
    /** Those of one person, the first decided first. */
    of: (personId: string): Kept[] =>
      all()
        .filter((it) => it.personId === personId)
        .toSorted((a, b) => a.decidedAt.localeCompare(b.decidedAt)),
    /** Whether anybody's waits on this device: all that is told to who is not signed in. */
    anyWaits: (): boolean => all().some((it) => it.came === null),
    put: (it: Kept): void => {
      const key = keyOf(it)
      const text = JSON.stringify(it)
      try {
        shelf.setItem(key, text)
        held.delete(key)
      } catch {
        held.set(key, text)
      }
    },
    /** Whether it outlives the page. */
    isSafe: (it: Kept): boolean => shelf.getItem(keyOf(it)) !== null,
    /** Takes one away, unless another has come in its place. */
    drop: (it: Kept): void => {
      const key = keyOf(it)
      if (read(key)?.key !== it.key) return
      held.delete(key)
      shelf.removeItem(key)
    },
    /** Empties what is one person's. */
    forget: (personId: string): void => {
      for (const it of store.of(personId)) store.drop(it)
    },
  }
  return store
}

/** How long to rest after so many tries in a row without an answer: growing, a minute at most. */
export const restMs = (tries: number): number => Math.min(60, 5 * tries) * 1000

/**
 * Sends what waits of one person, the first decided first, and keeps what became of each. To be called by one window at
 * a time. It asks first who is signed in now: without a line, or under another's session, nothing is sent.
 */
export async function sendWaiting(
  store: KeptStore,
  personId: string,
  it: { who(): Promise<string | null | 'no-answer'>; send(kept: Kept): Promise<Sent> },
): Promise<Standing> {
  const waiting = store.of(personId).filter(({ came }) => came === null)
  if (waiting.length === 0) return 'sent'
  const who = await it.who()
  if (who === 'no-answer') return 'no-answer'
  if (who !== personId) return 'sign-in'
  let standing: Standing = 'sent'
  for (const one of waiting) {
    const sent = await it.send(one)
    if (sent.kind === 'sign-in') return 'sign-in'
    if (sent.kind === 'no-answer') {
      standing = 'no-answer' // what is wrong with one holds up no other
      continue
    }
    // Forgotten meanwhile, by who signed out: nobody waits for what became of it.
    if (store.of(personId).some(({ key }) => key === one.key)) store.put({ ...one, came: sent })
  }
  return standing
}

/**
 * What an answer says. Only Siar's own words count: a page of the network between (a hotel's, a proxy's) is no answer,
 * and neither is a server that is down, restarting or out of breath.
 */
export async function readSent(response: Response): Promise<Sent> {
  const { status } = response
  const said: unknown = await response.json().catch(() => null)
  if (status === 401) return { kind: 'sign-in' }
  if (status >= 500 || status === 408 || status === 429) return { kind: 'no-answer' }
  if (response.ok) {
    const recorded = receipt.safeParse(said)
    return recorded.success ? { kind: 'recorded', receipt: recorded.data } : { kind: 'no-answer' }
  }
  const refused = refusal.safeParse(said)
  return refused.success ? { kind: 'refused', refusal: refused.data } : { kind: 'no-answer' }
}
