/** The agenda books as the office keeps them: which book a line goes into, who keeps it, and what may be done to a line. */
import type { Officer } from '../../base/officer.ts'
import type { Reason } from '../../base/refused.ts'

export type Direction = 'incoming' | 'outgoing'

/** Lines that the work itself writes, and on which side of the books each stands. `letter` is a line entered by hand. */
export const directionOfKind = {
  review: 'incoming',
  decision: 'incoming',
  disposition: 'outgoing',
  publication: 'outgoing',
  memo: 'outgoing',
  release: 'outgoing',
} as const satisfies Record<string, Direction>
export type RoutedKind = keyof typeof directionOfKind
export const routedKinds = Object.keys(directionOfKind) as RoutedKind[]

/** Lines that tell an act of a dossier: they stand as long as the act does, and nothing undoes an act. */
const TELLS_ACT: ReadonlySet<string> = new Set(routedKinds)

/** The post that keeps a book. */
export type Keeper = { readonly id: string; readonly name: string }

export function whyNotKeepBook(officer: Officer, keeper: Keeper | null): Reason | null {
  if (officer.role === 'auditor') return { code: 'not-your-role' }
  return keeper && officer.posts.includes(keeper.id) ? null : { code: 'book-not-yours', post: keeper?.name ?? '–' }
}

/** Why a line of this day may not be entered in a book of that state. @param today the office's day */
export function whyNotEnter(
  book: { readonly name: string; readonly closedOn: string | null },
  datedOn: string,
  today: string,
): Reason | null {
  if (book.closedOn !== null) return { code: 'book-closed', field: 'book', book: book.name }
  if (datedOn > today) return { code: 'agenda-day-ahead', field: 'datedOn' }
  // Numbers of older years stand in books that are bound and filed.
  if (Number(datedOn.slice(0, 4)) < Number(today.slice(0, 4)) - 1) return { code: 'agenda-day-old', field: 'datedOn' }
  return null
}

export function whyNotVoid(line: { readonly kind: string; readonly voided: boolean }): Reason | null {
  if (TELLS_ACT.has(line.kind)) return { code: 'agenda-line-of-act' }
  return line.voided ? { code: 'agenda-void-already' } : null
}

export function whyNotHandOver(
  line: { readonly direction: Direction; readonly voided: boolean; readonly handed: boolean },
  handedAt: Date,
  now: Date,
): Reason | null {
  if (line.direction === 'incoming') return { code: 'handover-incoming' }
  if (line.voided) return { code: 'agenda-void-already' }
  if (line.handed) return { code: 'handover-already' }
  return handedAt > now ? { code: 'handover-ahead', field: 'handedAt' } : null
}
