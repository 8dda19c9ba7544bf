/** Whom an issue’s facts are asked of (domain §6: at Perhatian the agency is asked within hours). Pure. */
import type { Reason } from '../../base/refused.ts'
import type { ItemState, Kind } from '../rules.ts'

/** Only of an issue that is still to be sorted: once it has a dossier, its facts are confirmed there by a link. */
export const whyNotAskFacts = (item: { readonly kind: Kind; readonly state: ItemState }): Reason | null =>
  item.kind === 'issue' && item.state === 'open' ? null : { code: 'item-not-open' }

/** Whom to ask, each once whatever its letters' case, in the order in which they are given. @param linked agencies that hand in by a link */
export function agenciesToAsk(
  spokenOf: readonly string[],
  linked: readonly string[],
): { readonly name: string; readonly hasLink: boolean }[] {
  const keyOf = (name: string) => name.trim().toLowerCase()
  const links = new Set(linked.map(keyOf))
  const all = new Map([...spokenOf, ...linked].filter((name) => name.trim() !== '').map((name) => [keyOf(name), name.trim()])) // prettier-ignore
  return [...all].map(([key, name]) => ({ name, hasLink: links.has(key) }))
}
