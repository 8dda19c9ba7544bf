/** What a clipping book says, read from what came in: of what everybody here may read. */
import type { Db, Tx } from '../../db/connect.ts'
import { sql } from 'kysely'
import { Refused, refuseIf } from '../../base/refused.ts'
import { clippingWords as w } from '../../base/words/clippings.ts'
import { toneWords as t } from '../../base/words/tone.ts'
import { locks } from '../../db/locks.ts'
import { EVERYBODY, readableIfAny, readableJoined } from '../../db/readers.ts'
import { whyNotPrint, whyNotSpan, type ClippingFilter } from '../../inventory/rules/clippings.ts'
import { withoutPersonal } from '../../inventory/rules/gathering.ts'
import { countClippings, walkClippings } from '../../inventory/stores/clippings.ts'
import { toneInForce } from '../../inventory/rules/tone.ts'
import { presentTone } from '../../inventory/stores/tone.ts'
import type { ClippingBookData, ClippingLine } from '../rules/papers/clipping-book.ts'
import type { PaperData } from '../rules/papers/paper-data.ts'

/** Of each; a long article is some 6,000 letters, and what lacks stands at its address. */
const TEXT_MAX = 6_000

/** Two who ask for the same book at once are given one. */
export async function lockClippingBooks(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(${locks.clippingBook})`.execute(tx)
}

/** What names the book that these rows make: other rows, another book. @throws {Refused} as `refuseBook` */
export async function summariseClippings(tx: Tx, filter: ClippingFilter) {
  await refuseBook(tx, filter)
  const rows: unknown[] = []
  for await (const part of walkClippings(tx, EVERYBODY, filter, 0))
    for (const it of part)
      rows.push([
        it.id,
        it.text_hash,
        it.source,
        it.author,
        toneInForce(presentTone(it)),
        it.tone_said !== null,
        it.item_title,
        it.same_as !== null,
        it.isCut,
      ])
  return { narrowed: await narrowedTo(tx, filter), rows }
}

/** @throws {Refused} as `refuseBook` */
export async function readClippingBook(
  tx: Tx,
  filter: ClippingFilter,
): Promise<Omit<ClippingBookData, keyof PaperData>> {
  await refuseBook(tx, filter)
  const lines: ClippingLine[] = []
  for await (const part of walkClippings(tx, EVERYBODY, filter, TEXT_MAX))
    for (const it of part)
      lines.push({
        publishedAt: it.published_at.toISOString(),
        takenAt: it.taken_at.toISOString(),
        source: it.source,
        title: it.title,
        url: it.url,
        tone: toneInForce(presentTone(it)),
        isToneSaid: it.tone_said !== null,
        issue: it.item_title ?? '',
        journalist: it.author,
        copy: it.same_as !== null,
        hash: it.text_hash,
        text: withoutPersonal(it.text),
        isCut: it.isCut,
        full: it.full_at && { at: it.full_at.toISOString(), address: it.full_address },
      })
  return { from: filter.from, to: filter.to, narrowed: await narrowedTo(tx, filter), lines }
}

/** @throws {Refused} `period-backwards`, `clippings-too-long`, `clippings-limited`, `clippings-none`, `clippings-too-many` */
async function refuseBook(tx: Tx, filter: ClippingFilter): Promise<void> {
  refuseIf(whyNotSpan(filter))
  for (const id of [filter.item, filter.programme]) if (id) await readTitle(tx, id)
  refuseIf(whyNotPrint((await countClippings(tx, filter)).all))
}

async function narrowedTo(tx: Tx, { item, programme, source, tone }: ClippingFilter): Promise<string[]> {
  const medium = source && (await tx.selectFrom('source').select('name').where('id', '=', source).executeTakeFirst())
  return [
    ...(item ? [`${w.issue.id}: ${await readTitle(tx, item)}`] : []),
    ...(programme ? [`${w.programme.id}: ${await readTitle(tx, programme)}`] : []),
    ...(medium ? [`${w.outlet.id}: ${medium.name}`] : []),
    ...(tone ? [`${t.tone.id}: ${t.tones[tone].id.toLowerCase()}`] : []),
  ]
}

/** @throws {Refused} `not-found`; `clippings-limited` */
async function readTitle(tx: Db | Tx, itemId: string): Promise<string> {
  const row = await tx
    .selectFrom('item')
    .leftJoin('dossier', 'dossier.item_id', 'item.id')
    .select(['item.title', sql<boolean>`(${readableIfAny(EVERYBODY)} and ${readableJoined(EVERYBODY)})`.as('readable')])
    .where('item.id', '=', itemId)
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  if (!row.readable) throw new Refused({ code: 'clippings-limited', field: 'item' })
  return row.title
}
