import { sql } from 'kysely'
import { monthAfter } from '../../src/record/rules/compliance.ts'
import { listStayRows, readFigures } from '../../src/record/stores/compliance.ts'
import { beginDossier, openTestOffice } from '../office.ts'
import { ms, quantile, timed, times, type Figure } from './measure.ts'

const OFTEN = 15
const DOSSIERS = 50
const FIRST = '2031-01'

/**
 * The compliance page where 100,000 visits ended, a thousand in the month that is asked for and all of them in the year;
 * the yardstick is the same month where only those thousand are.
 */
export async function measureCompliance(): Promise<Figure[]> {
  const office = await openTestOffice()
  const reader = { personId: office.people.auditor.personId, posts: [] }
  const take = async (work: () => Promise<unknown>) => {
    for (let n = 0; n < 3; n++) await work()
    const took: number[] = []
    for (let n = 0; n < OFTEN; n++) took.push(await timed(work))
    return { p50: quantile(took, 0.5), p95: quantile(took, 0.95) }
  }
  try {
    const dossiers: string[] = []
    for (let n = 0; n < DOSSIERS; n++) dossiers.push(await beginDossier(office, `Berkas ${n}`))
    const add = async (month: string, count: number, first: number) => {
      await sql`
        insert into visit (id, dossier_id, number, step, post_id, standard_minutes, arrived_at, due_at, opened_at, done_at, done_by, outcome, level, waiting_minutes, processing_minutes, calendar_id)
        select gen_random_uuid(), (${dossiers}::uuid[])[1 + n % ${DOSSIERS}], ${first} + n, 1 + n % 6,
          (array['fungsional', 'kepala-bidang', 'sekretaris', 'kepala-dinas', 'kepala-bidang', 'fungsional'])[1 + n % 6],
          15, at, at, at, at, ${office.people.fungsional.personId}::uuid, 'completed',
          (array['watch', 'watch', 'attention', 'alert', 'crisis'])[1 + n % 5]::crisis_level, n * 7919 % 900, n * 104729 % 40, (select id from calendar_edition limit 1)
        from (select n, ${`${month}-02T01:00:00Z`}::timestamptz + n * interval '1 minute' as at from generate_series(0, ${count - 1}) as n) as made`.execute(
        office.db,
      )
    }
    await add(FIRST, 1_000, 1_000)
    await sql`analyze visit`.execute(office.db)
    const month = { from: FIRST, to: FIRST }
    const alone = await take(() => readFigures(office.db, month))
    for (let n = 1; n < 12; n++) await add(monthAfter(FIRST, n), 9_000, n * 10_000)
    await sql`analyze visit`.execute(office.db)
    const among = await take(() => readFigures(office.db, month))
    const year = { from: FIRST, to: monthAfter(FIRST, 11) }
    const all = await take(() => readFigures(office.db, year))
    const list = (order: 'ended' | 'processing') =>
      listStayRows(office.db, reader, year, { order, after: undefined, limit: 50 })
    const [ended, longest] = [await take(() => list('ended')), await take(() => list('processing'))]
    const shown = ({ p50, p95 }: { p50: number; p95: number }) => `p50 ${ms(p50)}, p95 ${ms(p95)}`
    return [
      { what: 'Compliance, a month of 1,000 visits, of 100,000', measured: shown(among), yardstick: `of those 1,000 alone: p50 ${ms(alone.p50)}; ${times(among.p50 / alone.p50)}`, aim: 'p95 ≤ 100 ms', reached: among.p95 <= 100 }, // prettier-ignore
      { what: 'Compliance, a year of 100,000 visits', measured: shown(all), yardstick: `a hundredth of them: p50 ${ms(alone.p50)}; ${times(all.p50 / alone.p50)}`, aim: '≤ 2 s', reached: all.p95 <= 2_000 }, // prettier-ignore
      { what: 'The visits behind a figure, 50 of 100,000, last ended on top', measured: shown(ended), yardstick: `longest on top: p50 ${ms(longest.p50)}`, aim: 'p95 ≤ 50 ms', reached: ended.p95 <= 50 }, // prettier-ignore
    ]
  } finally {
    await office.close()
  }
}
