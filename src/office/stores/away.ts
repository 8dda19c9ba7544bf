/** Absences, and the office as it stands on a day: who may act in which post. */
import { newId } from '../../base/id.ts'
import type { Officer } from '../../base/officer.ts'
import { Refused, refuseIf } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import type { AbsenceKind } from '../../db/tables.ts'
import { endedToday, mayActOn, whyNotAway, type Absence } from '../rules/authority.ts'

const ABSENCES_MAX = 1_000 // of the whole office, from one day on
const TENURES_MAX = 2_000 // that reach into one day

const absences = (db: Db | Tx) => db.selectFrom('absence').where('dropped_at', 'is', null)

/** Absences that have not ended before a day, the first to end on top. */
export async function listAbsenceRows(db: Db, from: string) {
  return absences(db)
    .innerJoin('person', 'person.id', 'absence.person_id')
    .select([
      'absence.id',
      'absence.person_id',
      'person.name as person',
      'absence.kind',
      'absence.from_on',
      'absence.until_on',
    ]) // prettier-ignore
    .where('absence.until_on', '>=', from)
    .orderBy('absence.until_on')
    .orderBy('absence.id')
    .limit(ABSENCES_MAX)
    .execute()
}

/** @throws {Refused} `not-found`, `not-your-role` for another's, and what `whyNotAway` refuses */
export async function insertAbsence(
  tx: Tx,
  it: Absence & { readonly kind: AbsenceKind },
  officer: Officer,
  now: Date,
): Promise<string> {
  refuseOthers(officer, it.personId)
  // Locked, so that two at once cannot both find the days free.
  const person = await tx.selectFrom('person').select('id').where('id', '=', it.personId).forUpdate().executeTakeFirst()
  if (!person) throw new Refused({ code: 'not-found' })
  const entered = await absences(tx)
    .select(['person_id as personId', 'from_on as fromOn', 'until_on as untilOn'])
    .where('person_id', '=', it.personId)
    .where('until_on', '>=', it.fromOn)
    .limit(ABSENCES_MAX)
    .execute()
  refuseIf(whyNotAway(it, entered))
  const id = newId()
  await tx
    .insertInto('absence')
    .values({
      id,
      person_id: it.personId,
      kind: it.kind,
      from_on: it.fromOn,
      until_on: it.untilOn,
      entered_by: officer.personId,
      entered_at: now,
    }) // prettier-ignore
    .execute()
  return id
}

/** Ends an absence because its person is back. @throws {Refused} `not-found`, `not-your-role`, `absence-over` */
export async function closeAbsence(
  tx: Tx,
  it: { readonly absenceId: string; readonly today: string },
  officer: Officer,
  now: Date,
): Promise<{ personId: string; untilOn: string | null }> {
  const row = await absences(tx)
    .select(['person_id as personId', 'from_on as fromOn', 'until_on as untilOn'])
    .where('id', '=', it.absenceId)
    .forUpdate()
    .executeTakeFirst()
  if (!row) throw new Refused({ code: 'not-found' })
  refuseOthers(officer, row.personId)
  if (row.untilOn < it.today) throw new Refused({ code: 'absence-over' })
  const untilOn = endedToday(row, it.today)
  await tx
    .updateTable('absence')
    .set(untilOn === null ? { dropped_at: now } : { until_on: untilOn })
    .where('id', '=', it.absenceId)
    .execute()
  return { personId: row.personId, untilOn }
}

function refuseOthers(officer: Officer, personId: string): void {
  if (officer.role !== 'administrator' && officer.personId !== personId) throw new Refused({ code: 'not-your-role' })
}

/** Everyone who may act on a day, with the ground, and whether they are away. */
export async function listAuthority(db: Db, on: string) {
  const [rows, away] = await Promise.all([
    db
      .selectFrom('tenure')
      .innerJoin('person', 'person.id', 'tenure.person_id')
      .leftJoin('person as absent', 'absent.id', 'tenure.for_person_id')
      .select([
        'tenure.id as tenureId',
        'tenure.person_id as personId',
        'person.name',
        'person.rank',
        'person.role',
        'person.left_on as leftOn',
        'tenure.post_id as postId',
        'tenure.from_on as fromOn',
        'tenure.until_on as untilOn',
        'tenure.acting',
        'tenure.kinds',
        'tenure.steps',
        'tenure.letter_number as letter',
        'tenure.scan_hash as scanHash',
        'absent.name as forPerson',
      ])
      .where('tenure.from_on', '<=', on)
      .where((eb) => eb.or([eb('tenure.until_on', 'is', null), eb('tenure.until_on', '>=', on)]))
      .orderBy('tenure.from_on')
      .orderBy('tenure.id')
      .limit(TENURES_MAX)
      .execute(),
    listAbsenceRows(db, on),
  ])
  const standings = rows.map(({ role, ...it }) => ({ ...it, isAuditor: role === 'auditor' }))
  return mayActOn(
    on,
    standings,
    away.map((it) => ({ personId: it.person_id, fromOn: it.from_on, untilOn: it.until_on })),
  )
}
