/**
 * Outlets of the press: which business codes fit which kind, what their papers lack and what of them runs out.
 * Serves step 6, where a text goes to the media, and whoever must show that they were qualified.
 */
import { dayAfter } from '../base/calendar.ts'
import type { CouncilStatus, OutletKind, OutletPaperKind } from '../base/press.ts'

/**
 * KBLI 2020 codes by which a company may run an outlet of this kind (Peraturan BPS 2/2020): newspapers and magazines
 * 58130; web portals 63121 and, commercial, 63122; television 60201 (public) and 60202; radio 60101 (public) and 60102;
 * news agencies 63911 (of the state) and 63912.
 */
const KBLI: Readonly<Record<OutletKind, readonly string[]>> = {
  print: ['58130'],
  online: ['63122', '63121'],
  tv: ['60202', '60201'],
  radio: ['60102', '60101'],
  agency: ['63912', '63911'],
}

/** The codes that fit, the usual one first. */
export const kbliOf = (kind: OutletKind): readonly string[] => KBLI[kind]

export const isKbli = (text: string): boolean => /^[0-9]{5}$/.test(text)

/** Said to be about to run out this many days before. */
export const SOON_DAYS = 30

export type Expiry = 'past' | 'soon' | 'good'

/** How a last good day stands on a day; both are days, and the last one is still good. */
export function expiryOf(validUntil: string | null, today: string): Expiry {
  if (validUntil === null || validUntil > dayAfter(today, SOON_DAYS)) return 'good'
  return validUntil < today ? 'past' : 'soon'
}

/** What an outlet's papers lack on a day. */
export type OutletFinding = 'no-nib' | 'no-deed' | 'kbli-missing' | 'kbli-other' | 'council-unproven' | 'paper-past' | 'paper-soon' // prettier-ignore

type Paper = { readonly kind: OutletPaperKind; readonly number: string; readonly validUntil: string | null }

/** What stands against an outlet by its current papers, in the order in which it is mended. */
export function findingsOf(
  outlet: { readonly kind: OutletKind; readonly councilStatus: CouncilStatus },
  papers: readonly Paper[],
  today: string,
): OutletFinding[] {
  const of = (kind: OutletPaperKind) => papers.filter((it) => it.kind === kind)
  const fits = of('kbli').some((it) => KBLI[outlet.kind].includes(it.number))
  const verified = outlet.councilStatus === 'administrative' || outlet.councilStatus === 'factual'
  const all: [OutletFinding, boolean][] = [
    ['no-deed', of('deed').length === 0],
    ['no-nib', of('nib').length === 0],
    ['kbli-missing', of('kbli').length === 0],
    ['kbli-other', of('kbli').length > 0 && !fits],
    ['council-unproven', verified && of('council').length === 0],
    ['paper-past', papers.some((it) => expiryOf(it.validUntil, today) === 'past')],
    ['paper-soon', papers.some((it) => expiryOf(it.validUntil, today) === 'soon')],
  ]
  return all.filter(([, holds]) => holds).map(([finding]) => finding)
}
