/**
 * What the SOP says must be kept: agenda books with gapless yearly numbers, dispositions, the ledger.
 * Written by the work itself in every step; here is how people look things up in them.
 */
import { readSuffix } from './rules/number-pattern.ts'

/** What a person looks for in an agenda book: a number of the book, a dossier by its number, or words. */
export type AgendaSearch = { readonly typed: string } & (
  | { readonly by: 'number'; readonly number: number; readonly suffix: number | null; readonly year: number | null }
  | { readonly by: 'dossier'; readonly year: number; readonly number: number }
  | { readonly by: 'words' }
)

/**
 * Reads what was typed: `12`, `12.a` or `12/2026` as the book writes it, `2026/0412` as a dossier is named, else words.
 * Any of it may also be a number as it stands on a paper, which the books are asked for by `typed`.
 */
export function readAgendaSearch(text: string): AgendaSearch | null {
  const typed = text.trim().replaceAll(/\s+/g, ' ')
  if (typed === '') return null
  const dossier = /^(20\d\d)\s*\/\s*(\d{1,9})$/.exec(typed)
  if (dossier) return { typed, by: 'dossier', year: Number(dossier[1]), number: Number(dossier[2]) }
  const number = /^(?:no\.?\s*)?(\d{1,9})(?:\.([a-z]{1,2}))?(?:\s*\/\s*(20\d\d))?$/i.exec(typed)
  if (!number) return { typed, by: 'words' }
  const suffix = number[2] ? readSuffix(number[2].toLowerCase()) : null
  return { typed, by: 'number', number: Number(number[1]), suffix, year: number[3] ? Number(number[3]) : null }
}

/** What a disposition asks for, as the boxes on the sheet (domain practice; the office's own words are the instruction). */
export function askedFor(answer: 'yes' | 'yes-with-notes' | 'no'): readonly ('proceed' | 'mind-notes' | 'repair')[] {
  switch (answer) {
    case 'yes':
      return ['proceed']
    case 'yes-with-notes':
      return ['proceed', 'mind-notes']
    case 'no':
      return ['repair']
  }
}
