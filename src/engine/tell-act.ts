/** What people are told of an act, and which timers it sets or ends: the last rows before the ledger's. */
import type { Calendar } from '../base/calendar.ts'
import type { Tx } from '../db/connect.ts'
import { type CrisisLevel, isCrisis, levels } from '../base/levels.ts'
import type { LockedDossier } from '../dossier/store.ts'
import { groupsAround, type Happening } from '../notice/rules.ts'
import { findOralApproval } from '../dossier/stores/oral.ts'
import { settleNotices, tell } from '../notice/store.ts'
import { planRatification, planTimers } from '../notice/stores/timers.ts'
import type { Act, DossierState, Effect, Procedure } from './act.ts'
import { stepOf } from '../sop/rules/way.ts'

type Done = {
  readonly procedure: Procedure
  readonly dossier: LockedDossier
  readonly act: Act
  readonly next: DossierState
  readonly revision: number
  readonly effects: readonly Effect[]
  readonly calendar: Calendar
  readonly ratifyBy: Date | null
}

export async function tellAct(tx: Tx, done: Done, now: Date): Promise<void> {
  const { dossier, next, effects, calendar, ratifyBy } = done
  const has = (kind: Effect['kind']) => effects.some((it) => it.kind === kind)
  const old = { dossierId: dossier.id, visit: dossier.visit_number }
  if (effects.some((it) => it.kind.startsWith('visit-') && it.kind !== 'visit-opened'))
    await planTimers(tx, calendar, old, now)
  if (has('visit-arrived')) await planTimers(tx, calendar, { dossierId: dossier.id, visit: next.visit }, now)
  if (has('oral-approval') && ratifyBy) await planRatification(tx, old, ratifyBy)
  if (has('visit-done')) await settleNotices(tx, { ...old, of: 'stay' }, now)
  if (done.act.kind === 'ratify') {
    const step = effects.find((it) => it.kind === 'ledger')?.step ?? dossier.step
    const heard = await findOralApproval(tx, { dossierId: dossier.id, step })
    if (heard) await settleNotices(tx, { dossierId: dossier.id, visit: heard.visit_number, of: 'ratification' }, now)
  }
  await tell(tx, happeningsOf(done), now)
}

/** Pure: an act's effects as happenings of which people may have to be told. */
export function happeningsOf({
  procedure,
  dossier,
  act,
  next,
  revision,
  effects,
}: Omit<Done, 'calendar' | 'ratifyBy'>): Happening[] {
  const target = stepOf(procedure, next.step)
  const words = effects.find((it) => it.kind === 'ledger')?.words ?? ''
  const around = { postId: target.executor, holderId: next.holderId, authors: next.authors }
  const step = { step: target.number, label: target.label, ...(target.shape === 'decision' && { decides: true }) }
  const happening = (
    kind: Happening['kind'],
    about: number,
    data: Happening['data'],
    named?: Parameters<typeof groupsAround>[2],
  ): Happening => ({
    kind,
    cause: `${dossier.id}/${revision}`,
    about: `${dossier.id}/${about}`,
    dossierId: dossier.id,
    byPersonId: act.by.personId,
    crisis: isCrisis(next.level),
    groups: groupsAround(procedure, around, named),
    data,
  })

  const said: Happening[] = []
  for (const effect of effects)
    switch (effect.kind) {
      case 'visit-arrived':
        said.push(
          sendsBack(act)
            ? happening('returned', effect.visit, { ...step, words })
            : happening('arrived', effect.visit, step),
        )
        break
      case 'decision':
        if (effect.decision.answer !== 'no') said.push(happening('approved', dossier.visit_number, { ...step, words }))
        break
      case 'oral-approval':
        said.push(
          happening('approved', dossier.visit_number, { ...step, words }),
          happening('to-ratify', dossier.visit_number, { words }, { personIds: [effect.fromPersonId] }),
        )
        break
      case 'level':
        if (isRaised(dossier.level, effect.level))
          said.push(happening('level-raised', revision, { level: effect.level, words }))
        // Who was alarmed learns that it is over, and by whose word.
        if (isCrisis(dossier.level) && !isCrisis(effect.level))
          said.push(happening('crisis-ended', revision, { words }))
        break
      case 'publication':
      case 'correction':
        said.push(happening('published', revision, {}))
        break
      case 'withdrawal':
        // The leader's NO to what was approved by word of mouth, after it went out.
        if (sendsBack(act)) said.push(happening('returned', dossier.visit_number, { words }))
        break
      default: // the rest is written in books, and nobody is told of it
        break
    }
  if (act.kind === 'reassign') said.push(happening('arrived', dossier.visit_number, step))
  return said
}

const sendsBack = (act: Act) =>
  act.kind === 'return' || ((act.kind === 'decide' || act.kind === 'ratify') && act.decision.answer === 'no')

const isRaised = (was: CrisisLevel, now: CrisisLevel) => levels.indexOf(now) > levels.indexOf(was)
