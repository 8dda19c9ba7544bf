/** How a book is named in a screen's address: the two first ones in the language of the office, as they always were. */
const names: Readonly<Record<string, string>> = { incoming: 'masuk', outgoing: 'keluar' }

export const bookAddress = (book: string): string => names[book] ?? book

/** The id of the book that an address names. */
export function bookAt(address: string | undefined): string {
  if (address === undefined) return 'incoming'
  return Object.keys(names).find((id) => names[id] === address) ?? address
}
