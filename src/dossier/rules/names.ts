/** People's names and titles as they stand in a text. */
import { distance } from '../../base/distance.ts'

export type NameStretch = { readonly from: number; readonly to: number; readonly text: string }
export type NameWord = { readonly word: string; readonly from: number; readonly to: number }

/** In small letters, with single spaces: how names and titles are compared. */
export const folded = (text: string) => text.toLowerCase().replaceAll(/\s+/gu, ' ').trim()

/** The words of a text that begin with a capital. */
export function capitalsOf(text: string): NameWord[] {
  return [...text.matchAll(/\p{Lu}[\p{L}'’.-]*/gu)].map((it) => {
    const word = it[0].replace(/(?<![.-])[.-]+$/u, '')
    return { word, from: it.index, to: it.index + word.length }
  })
}

/** Whether a word follows another with no more than a space, or a stop and a space, between them. */
export function follows(text: string, one: NameWord | undefined, other: NameWord): boolean {
  return one !== undefined && /^\.?[\s\u00a0]$/u.test(text.slice(one.to, other.from))
}

/** What a title begins with: a run of capitals before a name that begins otherwise is no title. */
const TITLE_HEADS =
  /^(?:plt|plh|pj|bupati|wakil|gubernur|wali|menteri|presiden|kepala|sekretaris|camat|lurah|ketua|direktur|komandan|kapolres|dandim|danramil|kapolsek|asisten|inspektur|staf|juru|koordinator|pelaksana|penjabat)$/i
/** Whose title it was, or who is only related to who holds it. */
const NOT_NOW = /(?:mantan|eks|bekas|almarhum(?:ah)?|istri|suami|putr[ai]|calon)\s$/iu

/**
 * The title that stands right before a name, from the word that a title begins with; null where none does, and where the
 * text itself says that it is no longer held.
 * @param words all words of the text that begin with a capital
 * @param at where in them the name begins
 */
export function titleBefore(text: string, words: readonly NameWord[], at: number): NameStretch | null {
  let head = -1
  for (let place = at - 1; place >= 0 && place >= at - 8; place--) {
    const next = words[place + 1]
    const word = words[place]
    // "dan" stands within titles (Komunikasi dan Informatika); a stop between sentences or a comma ends the run.
    if (!word || !next || !/^\.?\s(?:dan\s)?$/u.test(text.slice(word.to, next.from))) break
    if (TITLE_HEADS.test(word.word)) head = place
  }
  const first = words[head]
  const last = words[at - 1]
  if (!first || !last || NOT_NOW.test(text.slice(Math.max(0, first.from - 14), first.from))) return null
  return { from: first.from, to: last.to, text: text.slice(first.from, last.to) }
}

/** Whether one title is the other, said short (`Bupati` for `Bupati Trenggalek`) or long. */
export function isTitle(said: string, title: string): boolean {
  const one = folded(said)
  const other = folded(title)
  return one === other || other.startsWith(`${one} `) || one.startsWith(`${other} `)
}

const NEAR_LENGTH_MIN = 8 // shorter names are too often another person's

/** One or two letters off, with the same first letters of its words: a slip, not another person. */
export function isNearly(said: string, name: string): boolean {
  const [one, other] = [folded(said), folded(name)]
  if (one === other || other.length < NEAR_LENGTH_MIN) return false
  return initialsOf(one) === initialsOf(other) && distance(one, other, 2) <= 2
}

/** The first letters of a name's words, small. */
export function initialsOf(name: string): string {
  return folded(name)
    .split(' ')
    .map((word) => word[0])
    .join('')
}
