/**
 * Journalists: when one may be written to, and who is in a list. An address without its owner's yes is never written to
 * (UU 27/2022, articles 20 to 24), nor one whose server said for good that nobody is there.
 */
import type { Bounce, Consent, OutletKind } from '../../base/press.ts'
import type { Reason } from '../../base/refused.ts'

export const BEATS_MAX = 20
export const BEAT_LONGEST = 40

/** A beat as it is kept: small letters, one space between words. */
export const tidyBeat = (text: string): string => text.trim().replaceAll(/\s+/g, ' ').toLowerCase()

/** Beats as they are kept: each once, in the order of the alphabet. */
export const tidyBeats = (beats: readonly string[]): string[] =>
  [...new Set(beats.map(tidyBeat).filter(Boolean))].toSorted()

export type Reachable = {
  readonly email: string
  readonly consent: Consent
  readonly bounce: Bounce
  readonly retired: boolean
  readonly erased: boolean
}
/** Why somebody is not written to; the first of what holds. */
export type WhyNotWrite = 'erased' | 'retired' | 'no-email' | 'unsubscribed' | 'withdrawn' | 'no-consent' | 'bounced'

export function whyNotWrite(it: Reachable): WhyNotWrite | null {
  if (it.erased) return 'erased'
  if (it.retired) return 'retired'
  if (it.email === '') return 'no-email'
  if (it.consent === 'unsubscribed') return 'unsubscribed'
  if (it.consent === 'withdrawn') return 'withdrawn'
  if (it.consent === 'none') return 'no-consent'
  return it.bounce === 'hard' ? 'bounced' : null
}

export type ListRule = {
  readonly beats: readonly string[]
  readonly kinds: readonly OutletKind[]
  readonly languages: readonly string[]
}

/** Whether a list's rule asks for anything at all; one that does not takes nobody in. */
export const asksSomething = (rule: ListRule): boolean =>
  rule.beats.length + rule.kinds.length + rule.languages.length > 0

/** A yes or no noted by hand is not of tomorrow, and a yes says how it was given, as it must be proven (article 24). */
export function whyNotNote(
  it: { readonly kind: Consent; readonly happenedOn: string; readonly how: string },
  today: string,
): Reason | null {
  if (it.happenedOn > today) return { code: 'press-day-ahead', field: 'happenedOn' }
  return it.kind === 'given' && it.how.trim() === '' ? { code: 'consent-how-missing', field: 'how' } : null
}
