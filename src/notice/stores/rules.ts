import { defaultRules, noticeKinds, type Audience, type NoticeRule, type Weight } from '../../base/notices.ts'
import type { Db, Tx } from '../../db/connect.ts'

/** Every rule as the office has it, in the order of the kinds. */
export async function readRules(db: Db | Tx): Promise<NoticeRule[]> {
  const rows = await db.selectFrom('notice_rule').select(['kind', 'on', 'audience', 'weight', 'amount']).execute()
  return noticeKinds.map((kind) => {
    const own = rows.find((it) => it.kind === kind)
    if (own)
      return { kind, on: own.on, to: own.audience as Audience[], weight: own.weight as Weight, amount: own.amount }
    const usual = defaultRules.find((it) => it.kind === kind)
    if (!usual) throw new Error(`no rule for ${kind}`)
    return usual
  })
}

/** Keeps a rule; timers that are set already stay as they were set. */
export async function saveRule(tx: Tx, it: { rule: NoticeRule; personId: string }, now: Date): Promise<void> {
  const { kind, on, to, weight, amount } = it.rule
  const values = { on, audience: [...to], weight, amount, changed_by: it.personId, changed_at: now }
  await tx
    .insertInto('notice_rule')
    .values({ kind, ...values })
    .onConflict((conflict) => conflict.column('kind').doUpdateSet(values))
    .execute()
}
