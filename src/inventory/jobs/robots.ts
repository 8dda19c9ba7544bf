import { decodeText } from '../../base/charset.ts'
import type { GuardedGet } from '../../outgoing/guarded.ts'
import { mayRead, readRobots, type RobotsRule } from '../rules/robots.ts'
import type { Trouble } from '../rules/sources.ts'

const KEPT_MS = 24 * 60 * 60_000 // no longer (RFC 9309, 2.4)
const SITES_MAX = 500
const MAX_BYTES = 2 * 1024 * 1024
export const WHO = 'Siar/0.1 (kantor komunikasi pemerintah daerah; membaca umpan)'

/** Why a page may not be read as its site says, or that the site does not say; null when it may. */
export type AskRobots = (address: string, now: Date, stopped?: AbortSignal) => Promise<Trouble | null>

/** Asks a site for its rules once a day. What is known of it is kept in memory alone: after a restart it is asked again. */
export function askingRobots(get: GuardedGet): AskRobots {
  const known = new Map<string, { readonly rules: readonly RobotsRule[]; readonly untilMs: number }>()
  return async (address, now, stopped) => {
    const { origin } = new URL(address)
    const kept = known.get(origin)
    if (kept && kept.untilMs > now.getTime()) return mayRead(kept.rules, address) ? null : 'robots'
    const answer = await get(`${origin}/robots.txt`, {
      maxBytes: MAX_BYTES,
      packed: true,
      headers: { 'user-agent': WHO },
      ...(stopped && { stopped }),
    })
    if ('failed' in answer) return answer.failed
    const { status, body, mediaType } = answer
    // Without rules everything may be read (2.3.1.3); a site that cannot say lets nothing be read (2.3.1.4).
    if (status >= 500 || status === 429) return 'robots-unreachable'
    const rules = status >= 200 && status < 300 ? readRobots(decodeText(body, mediaType)) : []
    known.delete(origin)
    known.set(origin, { rules, untilMs: now.getTime() + KEPT_MS })
    for (const [oldest] of known) if (known.size > SITES_MAX) known.delete(oldest)
    return mayRead(rules, address) ? null : 'robots'
  }
}
