/** What changed between two texts, word by word. */
import { diffArrays } from 'diff'
import { blocksOf, footnotesOf, plainTextOf, type Content } from './content.ts'
import { factText, type Fact } from './facts.ts'

export type Piece = { readonly kind: 'same' | 'added' | 'removed'; readonly text: string }

const EDITS_MAX = 4_000 // beyond this two texts are two texts; searching on would hold the page

/**
 * The pieces of the newer text with what was taken out between them: joining `same` and `added` gives the newer text,
 * joining `same` and `removed` the older.
 */
export function wordDifference(older: string, newer: string): Piece[] {
  if (older === newer) return older === '' ? [] : [{ kind: 'same', text: older }]
  const found = diffArrays(tokensOf(older), tokensOf(newer), { maxEditLength: EDITS_MAX })
  if (!found)
    return [
      { kind: 'removed', text: older },
      { kind: 'added', text: newer },
    ]
  return found.map((part) => ({
    kind: part.added ? 'added' : part.removed ? 'removed' : 'same',
    text: part.value.join(''),
  }))
}

/** How many places changed: a removal and the addition in its stead are one. */
export function countChanges(pieces: readonly Piece[]): number {
  return pieces.filter((piece, at) => piece.kind !== 'same' && (at === 0 || pieces[at - 1]?.kind === 'same')).length
}

/** A text as its reader takes it in, for comparing: title, summary, body, notes, what is said of pictures, facts. */
export function readingText(content: Content): string {
  const facts = content.facts.map(factLine)
  const attachments = content.attachments.map((it) => it.name)
  const notes = footnotesOf(content.body).map((it, at) => `${at + 1}. ${it.attrs.text}`)
  const pictures = blocksOf(content.body.content)
    .filter((it) => it.type === 'image')
    .map(({ attrs }) => [attrs.alt, attrs.credit].filter(Boolean).join(' · '))
  return [content.title, content.summary, plainTextOf(content.body), ...notes, ...pictures, ...facts, ...attachments]
    .filter(Boolean)
    .join('\n')
}

const factLine = (fact: Fact) =>
  (fact.kind === undefined
    ? [fact.who, fact.what, fact.when, fact.where, fact.source]
    : [fact.label, factText(fact), fact.source]
  )
    .filter(Boolean)
    .join(' · ')

const tokensOf = (text: string) =>
  text.match(/\n|[^\S\n]+|[\p{L}\p{N}]+(?:[-.,:/'’][\p{L}\p{N}]+)*|[^\s\p{L}\p{N}]/gu) ?? []
