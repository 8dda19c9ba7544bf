/**
 * Acting officials: who may be appointed by a letter to act in a post that is not theirs, for a vacancy (Plt.) or for the
 * absence of its holder (Plh.), on which days and for which of its work. Serves every step: without one a post waits.
 */
import type { Mandate, Officer } from '../../base/officer.ts'
import type { Language, Reason } from '../../base/refused.ts'
import { awayWords as w } from '../../base/words/away.ts'
import { actingTitle } from './letterhead.ts'

/** Both days inclusive; no last day means until further notice. */
export type Days = { readonly fromOn: string; readonly untilOn: string | null }
/** What of a post's work a letter covers: all where null, else only these kinds of text and only these steps. */
export type Scope = Pick<Mandate, 'kinds' | 'steps'>

/** One person in one post over some days; `acting` is null where they hold it outright. */
export type Tenure = Days &
  Scope & {
    readonly personId: string
    readonly person: string
    readonly acting: Mandate['form'] | null
    readonly forPersonId: string | null
    /** '' where none was entered. */
    readonly letter: string
  }

export type Appointment = Days &
  Scope & {
    readonly personId: string
    readonly form: Mandate['form']
    /** Whose absence it is for; null for a vacancy. */
    readonly forPersonId: string | null
    readonly number: string
    readonly datedOn: string
  }

export const overlap = (a: Days, b: Days): boolean =>
  (a.untilOn === null || a.untilOn >= b.fromOn) && (b.untilOn === null || b.untilOn >= a.fromOn)

/** Whether one lies wholly within the other. */
const within = (inner: Days, outer: Days): boolean =>
  outer.fromOn <= inner.fromOn && (outer.untilOn === null || (inner.untilOn !== null && inner.untilOn <= outer.untilOn))

const meet = <T>(a: readonly T[] | null, b: readonly T[] | null): boolean =>
  a === null || b === null || a.some((it) => b.includes(it))

/** Whether some work falls under both letters. */
export const share = (a: Scope, b: Scope): boolean => meet(a.kinds, b.kinds) && meet(a.steps, b.steps)

/** Why this letter appoints nobody, or null. `tenures` are all of the post, outright and acting, of any day. */
export function whyNotAppoint(it: Appointment, tenures: readonly Tenure[]): Reason | null {
  if (it.number.trim() === '') return { code: 'letter-number-missing', field: 'number' }
  if (it.untilOn !== null && it.untilOn < it.fromOn) return { code: 'days-reversed', field: 'untilOn' }
  if (it.form === 'plh' && it.untilOn === null) return { code: 'acting-end-missing', field: 'untilOn' }
  if (it.datedOn > it.fromOn) return { code: 'letter-after-start', field: 'fromOn' }
  if (it.forPersonId === it.personId) return { code: 'acting-for-oneself', field: 'personId' }

  const then = tenures.filter((one) => overlap(one, it))
  const outright = then.filter((one) => one.acting === null)
  if (it.form === 'plt' && outright[0]) return { code: 'acting-post-held', field: 'form', person: outright[0].person }
  if (it.form === 'plh' && !outright.some((one) => one.personId === it.forPersonId && within(it, one)))
    return then.some((one) => one.acting !== null && one.personId === it.forPersonId)
      ? { code: 'acting-chain', field: 'forPersonId' }
      : { code: 'acting-post-vacant', field: 'forPersonId' }
  const other = then.find((one) => one.acting !== null && share(one, it))
  if (other) return { code: 'acting-overlaps', field: 'fromOn', letter: other.letter }
  return outright.some((one) => one.personId === it.personId) ? { code: 'tenure-overlaps', field: 'personId' } : null
}

/** Why a post may not be held outright over these days, or null: its vacancy was given to someone by a letter. */
export function whyNotHold(days: Days, tenures: readonly Tenure[]): Reason | null {
  const plt = tenures.find((one) => one.acting === 'plt' && overlap(one, days))
  return plt ? { code: 'acting-runs-on', field: 'fromOn', letter: plt.letter, person: plt.person } : null
}

/** Why a tenure of this person may not end on this day, or null: somebody acts for them beyond it. */
export function whyNotEndOn(
  { personId, untilOn }: { readonly personId: string; readonly untilOn: string },
  tenures: readonly Tenure[],
  field = 'untilOn',
): Reason | null {
  const plh = tenures.find(
    (one) => one.forPersonId === personId && (one.untilOn === null || one.untilOn > untilOn) && one.acting === 'plh',
  )
  return plh ? { code: 'acting-runs-on', field, letter: plh.letter, person: plh.person } : null
}

/**
 * Whether somebody may take the letter itself: who runs the machine, who audits, and the two whom it is about. That they
 * act, for whom and by which letter the whole office sees. `mayReadFile` of `db/readers.ts` says the same of the file.
 */
export function mayReadScan(
  { personId, role }: Pick<Officer, 'personId' | 'role'>,
  it: { readonly person_id: string; readonly for_person_id: string | null },
): boolean {
  return role !== 'officer' || it.person_id === personId || it.for_person_id === personId
}

/** A post as somebody acts in it: "Plh. Kepala Dinas, menggantikan Edif, surat 800/12/2026". */
export function inPostWords(post: string, mandate: ReturnType<typeof mandateOf>, language: Language): string {
  return [
    actingTitle(post, mandate?.form ?? null),
    mandate?.forPerson && w.inStead[language](mandate.forPerson),
    mandate?.letter && w.byLetter[language](mandate.letter),
  ]
    .filter(Boolean)
    .join(', ')
}

/** The letter by which an act was done, as a row names it. */
export function mandateOf(row: {
  readonly acting: Mandate['form'] | null
  readonly absent: string | null
  readonly letter_number: string | null
}): { form: Mandate['form']; forPerson: string | null; letter: string } | null {
  return row.acting && { form: row.acting, forPerson: row.absent, letter: row.letter_number ?? '' }
}
