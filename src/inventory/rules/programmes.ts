/**
 * Which programmes an item speaks of (step 1), of what its texts speak of and what people said; and which programmes nobody
 * spoke of. A person has the last word: what they refused is never proposed again. Pure.
 */
import type { Reason } from '../../base/refused.ts'
import { SURE, type ProgrammeMatch } from '../../radar/programmes.ts'
import { isUnsorted, type ItemState, type Kind } from '../rules.ts'

/** Found by the rule and unsure or sure; or said by a person. */
export const matchStates = ['maybe', 'sure', 'confirmed', 'refused'] as const
/** It belongs there by the plan or by what a person wrote; a name; words of its title; or a person alone. */
export const evidences = ['belongs', 'name', 'words', 'person'] as const

const MATCHES_MAX = 6
const FEW_OF = 4 // texts from which one alone may tell of something else in passing

/** What an item speaks of, by its texts: the best of each; what only one of many texts says in passing is unsure. */
export function matchesOf(texts: readonly (readonly ProgrammeMatch[])[]): ProgrammeMatch[] {
  const best = new Map<string, ProgrammeMatch & { readonly texts: number }>()
  for (const match of texts.flat()) {
    const known = best.get(match.id)
    const said = (known?.texts ?? 0) + 1
    best.set(match.id, { ...(known && known.score >= match.score ? known : match), texts: said })
  }
  return [...best.values()]
    .map(({ texts: said, ...match }) =>
      texts.length >= FEW_OF && said * FEW_OF < texts.length
        ? { ...match, score: Math.min(match.score, SURE - 0.05), sure: false }
        : match,
    )
    .toSorted((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
    .slice(0, MATCHES_MAX)
}

/** A line of the plan: nobody spoke of anything by it. */
export const isPlanLine = (item: { readonly kind: Kind; readonly code: string }) =>
  item.kind === 'programme' || (item.kind === 'activity' && item.code !== '')

/**
 * Whether a programme is an agency's own running, that no public waits to hear of: the first of each field of government,
 * `2.16.01` (Permendagri 90/2019), by its code or by its name.
 */
export const isSupport = ({ code, title }: { readonly code: string; readonly title: string }): boolean =>
  /^(?:\d|X)\.(?:\d\d|XX)\.01$/.test(code) || /^\s*(?:program\s+)?penunjang urusan pemerintahan/i.test(title)

/** A person says of an item whether it speaks of a programme; of one that was joined to another the other is asked. */
export function whyNotDecide(
  item: { readonly id: string; readonly kind: Kind; readonly state: ItemState; readonly programmeId: string | null },
  it: { readonly programmeId: string; readonly answer: 'yes' | 'no' },
): Reason | null {
  if (item.kind === 'programme') return { code: 'programme-speaks-of-itself' }
  if (item.state === 'merged') return { code: 'item-joined' }
  // What it belongs to stands in the register; whoever sees it otherwise changes the item itself while it can be.
  if (it.answer === 'no' && item.programmeId === it.programmeId && !isUnsorted(item)) return { code: 'item-not-open' }
  return null
}
