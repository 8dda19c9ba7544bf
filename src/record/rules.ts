/**
 * What the SOP says must be kept: agenda books with gapless yearly numbers, dispositions, the ledger.
 * Written by the work itself in every step; here is how people look things up in them.
 */

/** What a person looks for in an agenda book: a number of the book, a dossier by its number, or words. */
export type AgendaSearch =
  | { readonly by: 'number'; readonly number: number; readonly year: number | null }
  | { readonly by: 'dossier'; readonly year: number; readonly number: number }
  | { readonly by: 'words'; readonly words: string }

/** Reads what was typed: `12`, `12/2026` as the book writes it, `2026/0412` as a dossier is named, else words. */
export function readAgendaSearch(typed: string): AgendaSearch | null {
  const text = typed.trim()
  if (text === '') return null
  const dossier = /^(20\d\d)\s*\/\s*(\d{1,9})$/.exec(text)
  if (dossier) return { by: 'dossier', year: Number(dossier[1]), number: Number(dossier[2]) }
  const number = /^(?:no\.?\s*)?(\d{1,9})(?:\s*\/\s*(20\d\d))?$/i.exec(text)
  if (number) return { by: 'number', number: Number(number[1]), year: number[2] ? Number(number[2]) : null }
  return { by: 'words', words: text }
}

/** A number of an agenda book as it is written on papers: `12/2026`. */
export function agendaNumber(it: { readonly year: number; readonly number: number }): string {
  return `${it.number}/${it.year}`
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
