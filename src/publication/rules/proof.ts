/** Proof of what the public could see: when one looks, and what one saw. Serves the SOP's "mendokumentasikan". Pure. */
import { needlesOf, wordsOfPage } from './embargo.ts'
import type { Content } from '../../base/content.ts'

const DAY_MS = 86_400_000
/** After it arrived: at once, a day, a week and a month later. */
const LOOKS_MS = [0, DAY_MS, 7 * DAY_MS, 30 * DAY_MS] as const
const AGAIN_MS = 60 * 60_000 // where the first look saw nothing

/** What was seen at an address. */
export type Seen =
  | {
      readonly status: number
      /** The address that answered, and those that led to it. */
      readonly url: string
      readonly hops: readonly string[]
      readonly headers: readonly (readonly [name: string, value: string])[]
      readonly body: Buffer
    }
  | { readonly failed: string }

export type Outcome = 'first' | 'same' | 'there' | 'changed' | 'gone' | 'unreachable'

/** When the next look is due; null after the last. @param taken how many looks there were, the one just made too */
export function nextLook(sentAt: Date, taken: number, outcome: Outcome, now: Date): Date | null {
  if (taken === 1 && outcome === 'unreachable') return new Date(now.getTime() + AGAIN_MS)
  const after = LOOKS_MS[taken]
  return after === undefined ? null : new Date(Math.max(sentAt.getTime() + after, now.getTime()))
}

/**
 * What a look says. @param before the hash of the bytes that were seen last; null at the first look
 * @param expects the text that should stand there; null after a withdrawal, when anything but it may
 */
export function outcomeOf(
  seen: Seen,
  it: { bodyHash: string | null; before: string | null; expects: Content | null },
): Outcome {
  if ('failed' in seen || seen.status >= 500) return 'unreachable'
  if (seen.status === 404 || seen.status === 410) return 'gone'
  if (it.before !== null && it.before === it.bodyHash) return 'same'
  if (it.expects !== null && !saysIt(seen.body, it.expects)) return 'changed'
  return it.before === null ? 'first' : 'there'
}

/** Whether the words of a text stand in a page: one of its title, summary or sentences. */
function saysIt(body: Buffer, content: Content): boolean {
  const words = wordsOfPage(body.toString('utf8'))
  const needles = needlesOf(content)
  return needles.length === 0 || needles.some((needle) => words.includes(` ${needle} `))
}
