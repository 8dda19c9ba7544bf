/** What the printed register of a round says: its entries as they were closed, without the words of what few may read. */
import { sql } from 'kysely'
import { Refused } from '../../base/refused.ts'
import { beginningOf } from '../../base/text.ts'
import { inventoryWords as w } from '../../base/words/inventory.ts'
import type { Tx } from '../../db/connect.ts'
import { EVERYBODY, withheldItems } from '../../db/readers.ts'
import type { RegisterItem } from '../../inventory/rules.ts'
import { VOLUME_LINES, volumesOf } from '../../inventory/rules/volumes.ts'
import { countRegister, type RegisterCounts } from '../../inventory/stores/register-counts.ts'
import { readRound } from '../../inventory/stores/rounds.ts'
import type { PaperData } from '../rules/papers/paper-data.ts'
import type { RegisterLine, RoundRegisterData } from '../rules/papers/round-register.ts'

const REASON_MAX = 200 // of a reason; all of it stands in the register that is looked at

/** @throws {Refused} `not-found`; `round-not-closed` */
export async function readRoundRegister(
  tx: Tx,
  { roundId, volume }: { readonly roundId: string; readonly volume: number },
): Promise<Omit<RoundRegisterData, keyof PaperData>> {
  const round = await readRound(tx, roundId)
  if (!round.closed_at || round.register_hash === null) throw new Refused({ code: 'round-not-closed' })
  const volumes = volumesOf(round.entries ?? 0)
  if (!(volume >= 1 && volume <= volumes)) throw new Refused({ code: 'not-found' })
  const from = (volume - 1) * VOLUME_LINES
  const rows = await tx
    .selectFrom('register_entry')
    .select(['register_entry.number', 'register_entry.body'])
    .select(sql<boolean>`(register_entry.item_id in ${withheldItems(EVERYBODY)})`.as('limited'))
    .where('register_entry.round_id', '=', roundId)
    .where('register_entry.number', '>', from)
    .where('register_entry.number', '<=', from + VOLUME_LINES)
    .orderBy('register_entry.number')
    .execute()
  const joined = rows.flatMap(({ body }) => (JSON.parse(body) as RegisterItem).mergedInto ?? [])
  const numbers = await numbersOf(tx, roundId, joined)
  return {
    round: {
      number: round.number,
      title: round.title,
      openedAt: round.opened_at.toISOString(),
      closedAt: round.closed_at.toISOString(),
      closedBy: round.closed_by ?? '',
      hash: round.register_hash,
    },
    volume,
    volumes,
    counts: countsOf(await countRegister(tx, EVERYBODY, roundId)),
    lines: rows.map(({ number, body, limited }) => lineOf(number, JSON.parse(body) as RegisterItem, limited, numbers)), // prettier-ignore
  }
}

const countsOf = ({ others, ...counts }: RegisterCounts): RoundRegisterData['counts'] => ({
  ...counts,
  others: others && { name: w.otherSources.id(others.named), count: others.count },
})

function lineOf(
  number: number,
  it: RegisterItem,
  limited: boolean,
  numbers: ReadonlyMap<string, number>,
): RegisterLine {
  const { kind, notedOn, level, state } = it
  const joinedTo = numbers.get(it.mergedInto ?? '')
  const outcome = {
    open: '',
    watched: '',
    planned: '',
    picked: it.dossier ?? '',
    merged: joinedTo ? `no. ${joinedTo}` : '',
    dismissed: it.dismissedReason.length > REASON_MAX ? `${beginningOf(it.dismissedReason, REASON_MAX - 1)}…` : it.dismissedReason, // prettier-ignore
  }[state]
  const said = limited ? { title: '', agency: '', source: '', outcome: '' } : { title: it.title, agency: it.agency, source: it.source, outcome } // prettier-ignore
  // What registers of before do not say.
  return { number, kind, notedOn, level, state, ...said, mentions: it.mentions ?? 0, sources: it.sources ?? 0, limited }
}

async function numbersOf(tx: Tx, roundId: string, itemIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (itemIds.length === 0) return new Map()
  const rows = await tx
    .selectFrom('register_entry')
    .select(['item_id', 'number'])
    .where('round_id', '=', roundId)
    .where('item_id', 'in', [...new Set(itemIds)])
    .execute()
  return new Map(rows.map((row) => [row.item_id, row.number]))
}
