/** Every kind of paper and the form that draws it. */
import { picturesOf as picturesIn } from '../../base/content.ts'
import type { Paper } from '../../base/paper.ts'
import type { Edition } from '../../sop/rules.ts'
import { sopSheet, type SheetLook } from '../../sop/rules/sheet.ts'
import {
  agendaBookPaper,
  expeditionBookPaper,
  type AgendaBookData,
  type ExpeditionBookData,
} from './papers/agenda-book.ts'
import { clippingBookPaper, type ClippingBookData } from './papers/clipping-book.ts'
import { complianceSheetPaper, type ComplianceSheetData } from './papers/compliance-sheet.ts'
import { controlCardPaper, type ControlCardData } from './papers/control-card.ts'
import type { ClippingFilter } from '../../inventory/rules/clippings.ts'
import { crisisReportPaper, type CrisisReportData } from './papers/crisis-report.ts'
import { dispositionPaper, type DispositionData } from './papers/disposition.ts'
import { mediaSheetPaper, type MediaSheetData } from './papers/media-sheet.ts'
import { notaDinasPaper, type NotaDinasData } from './papers/nota-dinas.ts'
import type { PaperData } from './papers/paper-data.ts'
import { pressReleasePaper, type PressReleaseData } from './papers/press-release.ts'
import { roundRegisterPaper, type RoundRegisterData } from './papers/round-register.ts'
import { reviewSheetPaper, type ReviewSheetData } from './papers/review-sheet.ts'

/** What a paper says, and of which kind it is. Kept as canonical JSON; drawn again it gives the same bytes. */
export type Said =
  | { readonly kind: 'disposition'; readonly data: DispositionData }
  | { readonly kind: 'nota-dinas'; readonly data: NotaDinasData }
  | { readonly kind: 'press-release'; readonly data: PressReleaseData }
  | { readonly kind: 'review-sheet'; readonly data: ReviewSheetData }
  | { readonly kind: 'agenda-book'; readonly data: AgendaBookData }
  | { readonly kind: 'expedition-book'; readonly data: ExpeditionBookData }
  | { readonly kind: 'control-card'; readonly data: ControlCardData }
  | { readonly kind: 'sop-sheet'; readonly data: SopSheetData }
  | { readonly kind: 'compliance-sheet'; readonly data: ComplianceSheetData }
  | { readonly kind: 'round-register'; readonly data: RoundRegisterData }
  | { readonly kind: 'clipping-book'; readonly data: ClippingBookData }
  | { readonly kind: 'media-sheet'; readonly data: MediaSheetData }
  | { readonly kind: 'crisis-report'; readonly data: CrisisReportData }

/** The sheet of an edition that came into force. */
export type SopSheetData = PaperData & { readonly edition: Edition }

export function drawPaper(said: Said): Paper {
  switch (said.kind) {
    case 'disposition':
      return dispositionPaper(said.data)
    case 'nota-dinas':
      return notaDinasPaper(said.data)
    case 'press-release':
      return pressReleasePaper(said.data)
    case 'review-sheet':
      return reviewSheetPaper(said.data)
    case 'agenda-book':
      return agendaBookPaper(said.data)
    case 'expedition-book':
      return expeditionBookPaper(said.data)
    case 'control-card':
      return controlCardPaper(said.data)
    case 'sop-sheet':
      return sopSheet(said.data.edition, lookOf(said.data))
    case 'compliance-sheet':
      return complianceSheetPaper(said.data)
    case 'round-register':
      return roundRegisterPaper(said.data)
    case 'clipping-book':
      return clippingBookPaper(said.data)
    case 'media-sheet':
      return mediaSheetPaper(said.data)
    case 'crisis-report':
      return crisisReportPaper(said.data)
  }
}

/** How a sheet was drawn: as the office's papers looked when it was made. */
export const lookOf = ({ letterhead, madeAt, check }: SopSheetData): SheetLook => ({
  sheet: letterhead.sheet,
  logo: letterhead.logo,
  madeAt,
  check,
})

/** Papers of thousands of lines or with photographs, which nobody's screen waits for: they take seconds to minutes. */
export const longKinds: readonly Said['kind'][] = [
  'agenda-book',
  'expedition-book',
  'press-release',
  'round-register',
  'clipping-book',
  'crisis-report',
]
export const isLong = (kind: Said['kind']): boolean => longKinds.includes(kind)

/** The files that a paper shows: the coat of arms, and the pictures of a text. */
export function picturesOf(said: Said): string[] {
  const { logo } = said.data.letterhead
  const shown = said.kind === 'press-release' ? picturesIn(said.data.content) : []
  return logo === null ? shown : [logo, ...shown]
}

/**
 * What a printed book is of, as its row names it: `incoming/2026/11/sekretaris/<hash of what it says>`, the month 0 for a
 * year, the post `-` for a print that anybody may read.
 */
export function aboutBook(
  part: { book: string; year: number; month: number | null },
  postId: string | null,
  hash: string,
): string {
  return `${part.book}/${part.year}/${part.month ?? 0}/${postId ?? '-'}/${hash}`
}

/** The same of a line's card. */
export function aboutCard(entryId: string, postId: string | null, hash: string): string {
  return `${entryId}/${postId ?? '-'}/${hash}`
}

/** The part that `aboutBook` named. */
export function partOf(about: string): { book: string; year: number; month?: number } {
  const [book = '', year, month] = about.split('/')
  return { book, year: Number(year), ...(month !== '0' && { month: Number(month) }) }
}

/** The report of a dossier's crisis: the dossier, and what it says. */
export const aboutReport = (dossierId: string, hash: string): string => `${dossierId}/${hash}`

type Level = 'watch' | 'attention' | 'alert' | 'crisis'
/** What a compliance sheet is of: months, both inclusive, and what narrows them. */
export type SheetPeriod = {
  readonly from: string
  readonly to: string
  readonly step?: number | undefined
  readonly post?: string | undefined
  readonly level?: Level | undefined
}

/** As its row names it: `2026-10/2026-11/2/kepala-bidang/alert/<hash of what it says>`, `-` for what does not narrow it. */
export function aboutCompliance({ from, to, step, post, level }: SheetPeriod, hash: string): string {
  return [from, to, step ?? '-', post ?? '-', level ?? '-', hash].join('/')
}

/** The period that `aboutCompliance` named. */
export function periodOf(about: string): SheetPeriod {
  const [from = '', to = '', step, post, level] = about.split('/')
  return {
    from,
    to,
    ...(step !== '-' && { step: Number(step) }),
    ...(post !== '-' && { post }),
    ...(level !== '-' && { level: level as Level }),
  }
}

/** What a clipping book is of, as its row names it, with a hash of its rows; `-` for what does not narrow it. */
export function aboutClippings({ from, to, item, programme, source, tone }: ClippingFilter, hash: string): string {
  return [from, to, item ?? '-', programme ?? '-', source ?? '-', tone ?? '-', hash].join('/')
}

/** The rows that `aboutClippings` named. */
export function clippingsOf(about: string): ClippingFilter {
  const [from = '', to = '', item, programme, source, tone] = about.split('/')
  return {
    from,
    to,
    ...(item !== '-' && { item }),
    ...(programme !== '-' && { programme }),
    ...(source !== '-' && { source }),
    ...(tone !== '-' && { tone: tone as ClippingFilter['tone'] }),
  }
}
