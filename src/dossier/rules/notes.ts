/**
 * Whether a text was repaired only where the leader's notes ask for it. Serves step 5: what else was changed goes back
 * to the leader.
 */
import { piecesOf, type Place } from '../../base/content-places.ts'
import type { Content } from '../../base/content.ts'
import { changedPlaces } from './compare.ts'

/**
 * The places of the approved text that were changed and that no note names. A note without a place is one on the whole
 * text, so it lets any change through; a form that follows the text by itself follows it here too.
 */
export function changesOutside(
  notes: readonly { readonly place?: Place | undefined }[],
  approved: Content,
  repaired: Content,
): Place[] {
  const pieces = new Map(piecesOf(approved).map((it) => [it.at, it.text]))
  const places = notes.flatMap((it) => (it.place ? widened(it.place, pieces.get(it.place.at) ?? '') : []))
  if (places.length < notes.length) return []
  const derived = new Set((repaired.variants ?? []).filter((it) => !it.own).map((it) => `variant/${it.channel}`))
  return changedPlaces(approved, repaired).filter(
    (changed) => !derived.has(changed.at.split('#')[0] ?? '') && !places.some((noted) => isInside(changed, noted)),
  )
}

/** To whole words and the space around them: a word that comes in beside a noted one is put before or after a space. */
function widened({ at, from, to }: Place, text: string): Place {
  const before = /\S*\s*$/u.exec(text.slice(0, from))?.[0].length ?? 0
  const partly = /^\S*/u.exec(text.slice(to))?.[0].length ?? 0
  const space = /^\s*/u.exec(text.slice(to + partly))?.[0].length ?? 0
  const word = /\S$/u.test(text.slice(0, from)) && /^\S/u.test(text.slice(from)) // cut through a word
  const gap = /\s*$/u.exec(text.slice(0, from))?.[0].length ?? 0
  return { at, from: from - (word ? before : gap), to: to + partly + space }
}

function isInside(changed: Place, noted: Place): boolean {
  if (changed.at === noted.at) return changed.from >= noted.from && changed.to <= noted.to
  return changed.at.startsWith(`${noted.at}/`) || changed.at.startsWith(`${noted.at}#`)
}
