import type { Db } from '../db/connect.ts'
import type { GuardedGet } from '../outgoing/guarded.ts'
import { dueLinks, holdsUntil, type LinkState } from './rules/links.ts'
import { putTextBack, readKnownLinks, saveLinkState, takeNextText } from './stores/links.ts'

const WAVES = 5 // a round; a text full of links gets its turn like any other
const AT_ONCE = 4 // each of another host: no site is asked for two pages at a time
const TAKEN_MS = 5 * 60_000 // far longer than the five waves wait

/**
 * Looks at links of one text on its way, from the first words written until it is published, and keeps what it found
 * for the gate: what a leader decides on after three days was looked at within the day. Says whether there may be more.
 */
export async function checkNextLinks(db: Db, get: GuardedGet, now: Date): Promise<boolean> {
  const text = await takeNextText(db, { takenUntil: new Date(now.getTime() + TAKEN_MS) }, now)
  if (!text) return false
  const { addresses, askedAt } = text
  const due = dueLinks(addresses, await readKnownLinks(db, addresses), { askedAt, now })
  for (const wave of wavesOf(due))
    await Promise.all(
      wave.map(async (address) => {
        await saveLinkState(db, { address, ...(await lookAt(get, address)) }, now)
      }),
    )
  const known = await readKnownLinks(db, addresses)
  const whole = dueLinks(addresses, known, { askedAt, now }).length === 0
  const ends = [...known.values()].map((it) => holdsUntil(it).getTime())
  const dueAt = !whole ? now : ends.length > 0 ? new Date(Math.min(...ends)) : null
  await putTextBack(db, text, { dueAt, whole })
  return true
}

/** The first of the addresses, a few at a time and of as many hosts. */
function* wavesOf(addresses: readonly string[]): Generator<readonly string[]> {
  let rest = addresses
  for (let turn = 0; turn < WAVES && rest.length > 0; turn++) {
    const hosts = new Map<string, string>()
    for (const address of rest) {
      const host = URL.parse(address)?.host ?? address
      if (hosts.size < AT_ONCE && !hosts.has(host)) hosts.set(host, address)
    }
    const wave = [...hosts.values()]
    rest = rest.filter((it) => !wave.includes(it))
    yield wave
  }
}

async function lookAt(get: GuardedGet, address: string): Promise<{ state: LinkState; status: number | null }> {
  const outcome = await get(address, { maxBytes: 0 })
  if ('failed' in outcome) return { state: outcome.failed === 'address-refused' ? 'inside' : 'silent', status: null }
  const { status } = outcome
  if (status === 404 || status === 410) return { state: 'gone', status }
  // 401, 403 and 429 answer: the page is there, and does not let programmes in.
  return { state: status < 500 ? 'answers' : 'silent', status }
}
