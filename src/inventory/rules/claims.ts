/** Reports of hoaxes (Klinik Hoaks, domain: 1×24 hours): what is quoted stood there, and a copy proves it. Pure. */
import { CLAIM_HOURS } from '../../base/claim.ts'
import type { Reason } from '../../base/refused.ts'
import { oneLine } from '../../base/text.ts'
import type { ItemState } from '../rules.ts'

/** The words of where a claim stands, as they are kept: its title above its text. */
export const copyOf = (it: { readonly title: string; readonly text: string }): string => `${it.title}\n\n${it.text}`

/** Only an item to be sorted is reported, and only with words that stand there: breaks and doubled spaces apart. */
export function whyNotClaim(item: { readonly state: ItemState }, quote: string, copy: string): Reason | null {
  if (item.state !== 'open') return { code: 'item-not-open' }
  const said = oneLine(quote.normalize('NFC'))
  return said !== '' && oneLine(copy.normalize('NFC')).includes(said)
    ? null
    : { code: 'claim-not-quoted', field: 'quote' }
}

/** @param reportedAt of the first report of its item: another quotation starts no clock anew */
export const claimDue = (reportedAt: Date): Date => new Date(reportedAt.getTime() + CLAIM_HOURS * 60 * 60_000)

const HOUR_MS = 60 * 60_000
const SOON_MS = 4 * HOUR_MS
const OVER_MS = 30 * 24 * HOUR_MS

export type ClaimClock = {
  readonly dueAt: Date
  /** What was told of it last. */
  readonly told: 'none' | 'soon' | 'missed'
}

/**
 * What the clock of a reported hoax says now: whether somebody is told, and when it is looked at next, null once it is over.
 * A warning that comes after the hour itself says nothing any more; what was dismissed may come back, so that its clock
 * runs on in silence.
 * @param it.standing `answered`: a text about it is public; `dismissed`: put aside, or its dossier was withdrawn
 */
export function clockNow(
  it: ClaimClock & { readonly standing: 'waits' | 'dismissed' | 'answered' },
  now: Date,
): { readonly tell: 'soon' | 'missed' | null; readonly nextAt: Date | null } {
  const left = it.dueAt.getTime() - now.getTime()
  if (it.standing === 'answered' || left < -OVER_MS) return { tell: null, nextAt: null }
  const inAnHour = new Date(now.getTime() + HOUR_MS)
  if (left > SOON_MS) return { tell: null, nextAt: new Date(it.dueAt.getTime() - SOON_MS) }
  const due = left > 0 ? 'soon' : 'missed'
  const tell = it.standing === 'waits' && it.told !== due && it.told !== 'missed' ? due : null
  return { tell, nextAt: due === 'soon' && inAnHour > it.dueAt ? it.dueAt : inAnHour }
}
