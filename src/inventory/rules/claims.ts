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
