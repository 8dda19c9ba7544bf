/** The tone of mentions: as the radar read it, as a person said it, and which of both counts. */
import { sql } from 'kysely'
import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import type { ToneLabel } from '../../radar/tone/model.ts'
import { readToneOf, SURE_MIN, type ToneFilter, type ToneTold } from '../rules/tone.ts'

/** The tone that counts, of a row of `mention`: null where nobody said one and the radar is not sure. */
export const toneThatCounts = sql<ToneLabel | null>`coalesce(mention.tone_said,
  case when mention.tone_score >= ${sql.lit(SURE_MIN)} then mention.tone end)`

/** A condition on a row of `mention`. */
export const ofTone = (tone: ToneFilter) =>
  tone === 'unsure' ? sql<boolean>`${toneThatCounts} is null` : sql<boolean>`${toneThatCounts} = ${tone}::tone`

/** What `presentTone` needs of `mention`. */
export const toneColumns = [
  'mention.tone',
  'mention.tone_score',
  'mention.gathered_at',
  'mention.tone_said',
  'mention.tone_set_at',
  sql<string | null>`(select person.name from person where person.id = mention.tone_by)`.as('tone_by_name'),
] as const

export const presentTone = (row: {
  readonly tone: ToneLabel | null
  readonly tone_score: number | null
  readonly gathered_at: Date | null
  readonly tone_said: ToneLabel | null
  readonly tone_set_at: Date | null
  readonly tone_by_name: string | null
}): ToneTold => ({
  read: readToneOf({ gatheredAt: row.gathered_at, tone: row.tone, score: row.tone_score }),
  said: row.tone_said && {
    tone: row.tone_said,
    by: row.tone_by_name ?? '',
    at: (row.tone_set_at as Date).toISOString(), // said by nobody without it
  },
})

/**
 * Says the tone of a mention and of its copies, which say the same; null leaves it to the radar again. The last word counts,
 * also over what was said of one copy alone.
 * @returns whether anything changed, and of how many copies
 * @throws {Refused} `not-found`
 */
export async function sayTone(
  tx: Tx,
  it: { readonly mentionId: string; readonly tone: ToneLabel | null; readonly personId: string },
  now: Date,
): Promise<{ readonly changed: boolean; readonly copies: number }> {
  const { mentionId, tone, personId } = it
  const mention = await tx.selectFrom('mention').select('id').where('id', '=', mentionId).forNoKeyUpdate().executeTakeFirst() // prettier-ignore
  if (!mention) throw new Refused({ code: 'not-found' })
  const changed = await tx
    .updateTable('mention')
    .set({ tone_said: tone, tone_by: tone && personId, tone_set_at: tone && now })
    .where((eb) => eb.or([eb('id', '=', mentionId), eb('same_as', '=', mentionId)]))
    .where(sql<boolean>`tone_said is distinct from ${tone}::tone`)
    .returning('id')
    .execute()
  return { changed: changed.length > 0, copies: changed.filter(({ id }) => id !== mentionId).length }
}

/** Copies that come later are told as what they are copies of was. */
export async function followSaidTones(tx: Tx, mentionIds: readonly string[]): Promise<void> {
  await sql`
    update mention set tone_said = first.tone_said, tone_by = first.tone_by, tone_set_at = first.tone_set_at
    from (
      select copy.id, root.tone_said, root.tone_by, root.tone_set_at
      from mention copy join mention root on root.id = copy.same_as
      where copy.id = any(${[...mentionIds]}::uuid[]) and copy.tone_said is null
      for share of root -- who says its tone just now finds the copy, or is waited for
    ) first
    where mention.id = first.id and first.tone_said is not null`.execute(tx)
}

/** The next mentions whose tones are read anew, with the texts of the glad ones, and where the rest begins; none when all are. */
export async function listTonesAnew(db: Db, limit: number) {
  const rows = await db
    .selectFrom('mention')
    .select(['id', 'tone', sql<number>`coalesce(tone_score, 0)`.as('score'), 'title'])
    .select(sql<string>`case when tone = 'positive' then text else '' end`.as('text'))
    .where('id', '>', (eb) => eb.selectFrom('radar').select('tones_after'))
    .orderBy('id')
    .limit(limit)
    .execute()
  return { rows, next: rows.length < limit ? null : (rows.at(-1)?.id ?? null) }
}

/** By itself, so that it waits for one person at most and nobody for more than that. */
export async function keepToneAnew(
  db: Db,
  mentionId: string,
  it: { readonly label: ToneLabel; readonly score: number },
) {
  await db
    .updateTable('mention')
    .set({ tone: it.label, tone_score: it.score })
    .where('id', '=', mentionId)
    .where('tone', '=', 'positive')
    .execute()
}

export const endTonesAnew = (db: Db, next: string | null) =>
  db.updateTable('radar').set({ tones_after: next }).execute()
