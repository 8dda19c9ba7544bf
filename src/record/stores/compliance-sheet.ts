/** What a compliance sheet says: the figures by step, post, month and level, in the words of papers. It names no worker. */
import { sql } from 'kysely'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { words } from '../../base/words/common.ts'
import { complianceWords as w } from '../../base/words/compliance.ts'
import { coversWork, heldOn } from '../../db/authority.ts'
import type { Tx } from '../../db/connect.ts'
import { locks } from '../../db/locks.ts'
import type { Signer } from '../../office/rules/letterhead.ts'
import { readEditionInForce } from '../../sop/store.ts'
import { headOf } from '../rules/compliance.ts'
import type { ComplianceSheetData } from '../rules/papers/compliance-sheet.ts'
import type { PaperData } from '../rules/papers/paper-data.ts'
import { readNamedFigures, type StayFilter } from './compliance.ts'
import { signerOf } from './paper-data.ts'

/** @param at whose day says which procedure is in force and who heads the office */
export async function readComplianceSheet(
  tx: Tx,
  filter: Omit<StayFilter, 'person'>,
  at: Date,
): Promise<Omit<ComplianceSheetData, keyof PaperData>> {
  const edition = (await readEditionInForce(tx, dayOf(ZONE, at)))?.body ?? null
  const head = edition && headOf(edition)
  const found = await readNamedFigures(tx, filter, { people: [], edition, language: 'id' })
  const { step, post, level } = filter
  return {
    from: filter.from,
    to: filter.to,
    narrowed: [
      ...(step === undefined ? [] : [`${w.stepFilter.id}: ${w.step.id(String(step), edition?.steps.find((it) => it.number === step)?.label ?? '')}`]), // prettier-ignore
      ...(post === undefined ? [] : [`${w.postFilter.id}: ${found.posts[0]?.name ?? post}`]),
      ...(level === undefined ? [] : [`${w.levelFilter.id}: ${words[level].id}`]),
    ],
    all: found.all,
    steps: found.steps,
    posts: found.posts,
    months: filter.from === filter.to ? [] : found.months,
    levels: found.levels,
    signer: head && (await findHead(tx, head, at)),
    post: head?.name ?? '',
  }
}

/** Two who ask for one sheet at once get one: the second finds what the first made. */
export async function lockComplianceSheets(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${locks.askingComplianceSheet})`.execute(tx)
}

/** Who signs for the office on a day: who acts for the head goes before the head, who is then away. */
export async function findHead(tx: Tx, head: { id: string; name: string }, at: Date): Promise<Signer | null> {
  const row = await heldOn(tx, dayOf(ZONE, at))
    .select(['person.id', 'person.name', 'person.rank', 'person.nip'])
    .where('tenure.post_id', '=', head.id)
    .where(coversWork(null))
    .orderBy(sql`tenure.acting nulls last`)
    .orderBy('person.name')
    .limit(1)
    .executeTakeFirst()
  if (!row) return null
  return signerOf(tx, { person: row.name, rank: row.rank, nip: row.nip, post: head.name, personId: row.id, postId: head.id, head: true, at }) // prettier-ignore
}
