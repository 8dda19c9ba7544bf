/** What the runner did and has to do: for the page of jobs, `siar doctor`, metrics and the alarm. */
import { sql } from 'kysely'
import type { Db } from '../../db/connect.ts'
import { readableBy, type Reader } from '../../db/readers.ts'

export const runners = ['timers', 'notices'] as const
export type Runner = (typeof runners)[number]

const BEAT_MS = 10_000 // often enough for an alarm after two minutes
export const SILENT_MS = 2 * 60_000
const SHOWN = 20
const COUNTED_MAX = 1_000

/** Says that a runner came round; also after the clock went back. */
export async function beat(db: Db, name: Runner, now: Date): Promise<void> {
  await db
    .insertInto('runner')
    .values({ name, polled_at: now })
    .onConflict((on) =>
      on
        .column('name')
        .doUpdateSet({ polled_at: now })
        .where(sql<boolean>`runner.polled_at < ${new Date(now.getTime() - BEAT_MS)} or runner.polled_at > ${now}`),
    )
    .execute()
}

/** When each runner last came round on any node; null for never. */
export async function readBeats(db: Db): Promise<Record<Runner, Date | null>> {
  const rows = await db.selectFrom('runner').select(['name', 'polled_at']).execute()
  const at = (name: Runner) => rows.find((row) => row.name === name)?.polled_at ?? null
  return { timers: at('timers'), notices: at('notices') }
}

/** Whether some runner has not come round for two minutes: then nobody is told of anything. */
export async function isRunnerSilent(db: Db, now: Date): Promise<boolean> {
  const beats = await readBeats(db)
  return runners.some((name) => now.getTime() - (beats[name]?.getTime() ?? 0) > SILENT_MS)
}

/** The timers that come next, the first to come on top; titles only of what the reader may read. */
export async function listNextTimers(db: Db, reader: Reader) {
  return db
    .selectFrom('timer')
    .innerJoin('dossier', 'dossier.id', 'timer.dossier_id')
    .select([
      'timer.id',
      'timer.kind',
      'timer.at',
      'dossier.id as dossier_id',
      'dossier.year',
      'dossier.number',
      'dossier.step',
      sql<string>`case when ${readableBy(reader)} then dossier.title else '' end`.as('title'),
    ])
    .where('timer.done_at', 'is', null)
    .orderBy('timer.at')
    .orderBy('timer.id')
    .limit(SHOWN)
    .execute()
}

/** How many timers should have run already, up to a thousand, and since when the first of them waits. */
export async function countLateTimers(db: Db, before: Date): Promise<{ count: number; since: Date | null }> {
  const late = db
    .selectFrom('timer')
    .select('at')
    .where('done_at', 'is', null)
    .where('at', '<', before)
    .orderBy('at')
    .limit(COUNTED_MAX)
    .as('late')
  const { count, since } = await db
    .selectFrom(late)
    .select((eb) => [eb.fn.countAll<number>().as('count'), eb.fn.min('at').as('since')])
    .executeTakeFirstOrThrow()
  return { count, since: since ? new Date(since) : null }
}

const RECENT_MS = 24 * 60 * 60_000

/** How many messages stand how on each channel: those on their way, and those of the last day that are settled. */
export async function countDeliveries(db: Db, now: Date) {
  return db
    .selectFrom('notice_delivery')
    .select((eb) => ['channel', 'state', eb.fn.countAll<number>().as('count'), eb.fn.max('why').as('why')])
    .where((eb) =>
      eb.or([
        eb('state', 'in', ['queued', 'sending']),
        eb.and([
          eb('state', 'in', ['sent', 'opened', 'failed', 'unsure']),
          eb('set_at', '>', new Date(now.getTime() - RECENT_MS)),
        ]),
      ]),
    )
    .groupBy(['channel', 'state'])
    .orderBy('channel')
    .orderBy('state')
    .execute()
}
