import { sql } from 'kysely'
import { readBoard, readDay, listQueue } from '../../src/dossier/api.ts'
import { beginDossier, openTestOffice, type TestOffice } from '../office.ts'
import { count, ms, quantile, timed, times, type Figure } from './measure.ts'

const FEW = 1_000
const MANY = 100_000
const OFTEN = 200

/** What shows whose time runs out first, with 100,000 stays open at once; the yardstick is the same with 1,000. */
export async function measureBoard(): Promise<Figure[]> {
  const office = await openTestOffice()
  const { auditor, fungsional } = office.people
  const asked = [
    { what: 'Due board, all steps', ask: () => auditor.call(readBoard, { query: {} }) },
    { what: 'Due board, crises only', ask: () => auditor.call(readBoard, { query: { level: 'crisis' } }) },
    { what: 'Meja kerja, the first to be late on top', ask: () => fungsional.call(listQueue, { query: {} }) },
    { what: 'The day: what is in a crisis, what is late', ask: () => auditor.call(readDay, { query: {} }) },
  ]
  const take = async () => {
    const all: { p50: number; p99: number }[] = []
    for (const { ask } of asked) {
      for (let n = 0; n < 10; n++) await ask()
      const took: number[] = []
      for (let n = 0; n < OFTEN; n++) took.push(await timed(ask))
      all.push({ p50: quantile(took, 0.5), p99: quantile(took, 0.99) })
    }
    return all
  }
  try {
    const dossierId = await beginDossier(office, 'Jalan ditutup')
    await openStays(office, dossierId, FEW)
    const few = await take()
    await openStays(office, dossierId, MANY)
    const many = await take()
    return asked.map(({ what }, at) => {
      const [alone, among] = [few[at], many[at]] as [{ p50: number; p99: number }, { p50: number; p99: number }]
      return {
        what: `${what}, of ${count(MANY)} open stays`,
        measured: `p50 ${ms(among.p50)}, p99 ${ms(among.p99)}`,
        yardstick: `of ${count(FEW)}: p50 ${ms(alone.p50)}, p99 ${ms(alone.p99)}; ${times(among.p50 / alone.p50)}`,
        aim: 'p99 ≤ 100 ms',
        reached: among.p99 <= 100,
      }
    })
  } finally {
    await office.close()
  }
}

/** Brings the office to so many dossiers on their way, at every step, a week late to a week early, a few in a crisis. */
async function openStays({ db }: TestOffice, dossierId: string, upTo: number): Promise<void> {
  await sql`
    with made as (
      insert into dossier select made.* from dossier d, generate_series((select count(*) from dossier), ${sql.lit(upTo)}) n,
        jsonb_populate_record(null::dossier, to_jsonb(d) || jsonb_build_object(
        'id', gen_random_uuid(), 'number', 10_000 + n, 'item_id', null, 'step', 1 + n % 6,
        'post_id', (array['fungsional', 'kepala-bidang', 'sekretaris', 'kepala-dinas', 'kepala-bidang', 'fungsional'])[1 + n % 6],
        'level', case when n % 5_000 = 0 then 'crisis' else 'watch' end,
        'due_at', d.due_at + (n * 7919 % 20_000 - 10_000) * interval '1 minute')) made
      where d.id = ${dossierId}
      returning id, step, post_id, due_at)
    insert into visit select stay.* from visit v, made,
      jsonb_populate_record(null::visit, to_jsonb(v) || jsonb_build_object(
        'id', gen_random_uuid(), 'dossier_id', made.id, 'step', made.step, 'post_id', made.post_id, 'due_at', made.due_at)) stay
    where v.dossier_id = ${dossierId}`.execute(db)
  await sql`analyze dossier, visit`.execute(db)
}
