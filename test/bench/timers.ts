import { newId } from '../../src/base/id.ts'
import { runTimers } from '../../src/notice/jobs.ts'
import { makeManyLate } from '../many-late.ts'
import { beginDossier, openTestOffice } from '../office.ts'
import { count, timed, type Figure } from './measure.ts'

const TIMERS = 5_000

/** Timers that ran out all at once, as after days without power: judged, told and ended. */
export async function measureTimers(): Promise<Figure[]> {
  const office = await openTestOffice()
  try {
    const { db } = office
    await makeManyLate(db, await beginDossier(office, 'Jembatan ditutup'), TIMERS)
    const later = new Date(Date.now() + 60_000)
    const took = await timed(async () => {
      while (await runTimers(db, later));
    })
    const { told } = await db
      .selectFrom('notice')
      .select((eb) => eb.fn.countAll<number>().as('told'))
      .where('kind', '=', 'late')
      .executeTakeFirstOrThrow()
    if (told < TIMERS) throw new Error(`${told} notices of ${TIMERS} timers`)
    const bare = await timed(async () => {
      for (let n = 0; n < 1_000; n++)
        await db
          .insertInto('notice')
          .values({
            id: newId(),
            kind: 'late',
            about: `bare/${n}`,
            person_id: office.people.sekretaris.personId,
            urgent: false,
            data: '{}',
            made_at: later,
          })
          .execute()
    })
    return [
      {
        what: `Timers run, ${count(TIMERS)} at once, each telling somebody`,
        measured: `${count((TIMERS / took) * 1000)} timers/s`,
        yardstick: `bare inserts of a notice: ${count(1_000_000 / bare)}/s`,
        aim: '',
        reached: null,
      },
    ]
  } finally {
    await office.close()
  }
}
