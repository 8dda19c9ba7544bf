/** Every kind of paper and the form that draws it. */
import { filesOf, emptyContent } from '../../base/content.ts'
import type { Paper } from '../../base/paper.ts'
import { dispositionPaper, type DispositionData } from './papers/disposition.ts'
import { notaDinasPaper, type NotaDinasData } from './papers/nota-dinas.ts'
import { pressReleasePaper, type PressReleaseData } from './papers/press-release.ts'
import { reviewSheetPaper, type ReviewSheetData } from './papers/review-sheet.ts'

/** What a paper says, and of which kind it is. Kept as canonical JSON; drawn again it gives the same bytes. */
export type Said =
  | { readonly kind: 'disposition'; readonly data: DispositionData }
  | { readonly kind: 'nota-dinas'; readonly data: NotaDinasData }
  | { readonly kind: 'press-release'; readonly data: PressReleaseData }
  | { readonly kind: 'review-sheet'; readonly data: ReviewSheetData }

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
  }
}

/** The files that a paper shows: the coat of arms, and the pictures of a text. */
export function picturesOf(said: Said): string[] {
  const { logo } = said.data.letterhead
  const shown = said.kind === 'press-release' ? filesOf({ ...emptyContent, body: said.data.content.body }) : []
  return logo === null ? shown : [logo, ...shown]
}
