import { amountOf, audiencesOf, type NoticeRule } from '../../base/notices.ts'
import type { Reason } from '../../base/refused.ts'

/** Why a rule cannot be so: it would tell nobody, or count what its kind does not have. Pure. */
export function whyNotRule({ kind, on, to, amount }: NoticeRule): Reason | null {
  const known = audiencesOf[kind]
  if (to.some((it) => !known.includes(it)) || (on && to.length === 0))
    return { code: 'notice-rule-nobody', field: 'to' }
  const counts = amountOf(kind)
  if ((counts === null) !== (amount === null)) return { code: 'notice-rule-amount', field: 'amount' }
  if (counts === 'percent' && amount !== null && amount > 99) return { code: 'notice-rule-amount', field: 'amount' }
  return null
}
