import { archiveRefusals } from './refusals/archive.ts'
import { askingRefusals } from './refusals/asking.ts'
import { awayRefusals } from './refusals/away.ts'
import { booksRefusals } from './refusals/books.ts'
import { calendarRefusals } from './refusals/calendar.ts'
import { claimRefusals } from './refusals/claims.ts'
import { commentsRefusals } from './refusals/comments.ts'
import { complianceRefusals } from './refusals/compliance.ts'
import { crisisRefusals } from './refusals/crisis.ts'
import { dossierRefusals } from './refusals/dossier.ts'
import { dutyRefusals } from './refusals/duty.ts'
import { inventoryRefusals } from './refusals/inventory.ts'
import { lettersRefusals } from './refusals/letters.ts'
import { narrativeRefusals } from './refusals/narratives.ts'
import { papersRefusals } from './refusals/papers.ts'
import { noticeRefusals } from './refusals/notices.ts'
import { publicationRefusals } from './refusals/publication.ts'
import { radarRefusals } from './refusals/radar.ts'
import { signingRefusals } from './refusals/signing.ts'
import { sopRefusals } from './refusals/sop.ts'
import { editorialCalendarRefusals } from './refusals/editorial-calendar.ts'
import { pressRefusals } from './refusals/press.ts'
import { reportRefusals } from './refusals/reports.ts'
import type { Refusal } from './refusals/refusal.ts'

/**
 * Every expected "no" of the office, in one table: code → status → sentence in both languages. It is kept room by room in
 * `refusals/`. A code never changes once released.
 */
export const refusals = {
  ...askingRefusals,
  ...awayRefusals,
  ...calendarRefusals,
  ...claimRefusals,
  ...commentsRefusals,
  ...sopRefusals,
  ...crisisRefusals,
  ...dossierRefusals,
  ...dutyRefusals,
  ...inventoryRefusals,
  ...narrativeRefusals,
  ...noticeRefusals,
  ...publicationRefusals,
  ...radarRefusals,
  ...signingRefusals,
  ...archiveRefusals,
  ...booksRefusals,
  ...lettersRefusals,
  ...papersRefusals,
  ...complianceRefusals,
  ...editorialCalendarRefusals,
  ...pressRefusals,
  ...reportRefusals,
} as const

export type RefusalCode = keyof typeof refusals
type DetailsOf<R> = R extends Refusal<infer Details> ? Details : never
/** Why an act was refused: a stable code and what the sentence needs to know. */
export type Reason = {
  [Code in RefusalCode]: { readonly code: Code } & DetailsOf<(typeof refusals)[Code]>
}[RefusalCode]

/** An expected "no" of the domain. Everything else that is thrown is a defect and becomes a 500. */
export class Refused extends Error {
  override readonly name = 'Refused'
  readonly reason: Reason
  constructor(reason: Reason) {
    super(reason.code)
    this.reason = reason
  }
}

export function refuseIf(reason: Reason | null): void {
  if (reason) throw new Refused(reason)
}

export type Language = 'id' | 'en'

/** The sentence for a person, in their language. */
export function sentence(reason: Reason, language: Language): string {
  const speak = refusals[reason.code][language] as (about: Reason) => string
  return speak(reason)
}
