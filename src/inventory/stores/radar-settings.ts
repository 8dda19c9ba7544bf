/** The office's settings of the radar, in editions that never change. */
import { sql } from 'kysely'
import type { Db, Tx } from '../../db/connect.ts'
import { numberedPage, readNumberCursor } from '../../db/keyset.ts'
import { readableIfAny, readableJoined, type Reader } from '../../db/readers.ts'
import { defaultRadarSettings, keptSettings, type RadarSettings, type Scored } from '../rules/radar-settings.ts'

const editions = (db: Db | Tx) =>
  db
    .selectFrom('radar_settings')
    .innerJoin('person', 'person.id', 'radar_settings.changed_by')
    .select([
      'radar_settings.number',
      'radar_settings.reason',
      'radar_settings.changed_at as at',
      'radar_settings.effective_at as effectiveAt',
      'person.name as by',
    ])
    .orderBy('radar_settings.number', 'desc')

/** What is in force at an instant: the newest edition that counts by then, else Siar's own, which is number 0. */
export async function readRadarSettings(db: Db | Tx, at: Date): Promise<{ number: number; body: RadarSettings }> {
  const row = await db
    .selectFrom('radar_settings')
    .select(['number', 'body'])
    .where('effective_at', '<=', at)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row ? { number: row.number, body: keptSettings(row.body) } : { number: 0, body: defaultRadarSettings }
}

/** A page of the editions, the newest first, those that do not count yet among them. */
export async function listRadarSettings(
  db: Db | Tx,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
) {
  const from = readNumberCursor(after)
  const rows = await editions(db)
    .$if(from !== null, (query) => query.where('radar_settings.number', '<', from ?? 0))
    .limit(limit + 1)
    .execute()
  return numberedPage(rows, limit)
}

/** Held while one is kept, so that two people cannot follow the same edition. */
export async function lockRadarSettings(tx: Tx): Promise<void> {
  await sql`lock table radar_settings in share row exclusive mode`.execute(tx)
}

export async function insertRadarSettings(
  tx: Tx,
  it: { number: number; body: RadarSettings; reason: string; personId: string; effectiveAt: Date },
  now: Date,
): Promise<void> {
  await tx
    .insertInto('radar_settings')
    .values({
      number: it.number,
      body: JSON.stringify(it.body),
      reason: it.reason,
      changed_by: it.personId,
      changed_at: now,
      effective_at: it.effectiveAt,
    })
    .execute()
}

const LOOKED_AT = 5_000 // the newest; a busy month of a regency

/** Items that the radar scored and that changed since then, the newest first, as far as they may be read. */
export async function listScored(db: Db, reader: Reader, since: Date): Promise<Scored[]> {
  const rows = await db
    .selectFrom('item')
    .leftJoin('dossier', 'dossier.item_id', 'item.id')
    .where(readableIfAny(reader))
    .where(readableJoined(reader))
    .select(['item.id', 'item.title', 'item.level', 'item.score_parts'])
    .where('item.changed_at', '>=', since)
    .where('item.score', 'is not', null)
    .orderBy('item.changed_at', 'desc')
    .limit(LOOKED_AT)
    .execute()
  return rows.map((row) => ({ id: row.id, title: row.title, level: row.level, parts: (row.score_parts ?? []) as unknown as Scored['parts'] })) // prettier-ignore
}
