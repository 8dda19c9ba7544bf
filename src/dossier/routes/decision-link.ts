import type { FastifyInstance } from 'fastify'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { Refused } from '../../base/refused.ts'
import { lightWords as w } from '../../base/words/light.ts'
import type { Db } from '../../db/connect.ts'
import type { Procedure } from '../../engine/act.ts'
import { toRatify } from '../../engine/procedure.ts'
import { stepOf } from '../../sop/rules/way.ts'
import { countAttempt } from '../../http/attempts.ts'
import { MINUTE_MS } from '../../http/auth-request.ts'
import { serve } from '../../http/serve.ts'
import { listHoldersOf } from '../../office/store.ts'
import { findOfficer } from '../../office/stores/officer.ts'
import type { Step } from '../../sop/rules.ts'
import { readEdition } from '../../sop/store.ts'
import { makeDecisionLink } from '../api/decision-link.ts'
import { dossierNumber } from '../rules.ts'
import { readDossierRow, type LockedDossier } from '../store.ts'
import { insertDecisionLink } from '../stores/decision-link.ts'
import { findOralApproval } from '../stores/oral.ts'

export function decisionLinkRoutes(app: FastifyInstance, db: Db, url: string): void {
  serve(app, makeDecisionLink, async ({ params: { dossierId }, body }, { officer, now }) => {
    const dossier = await readDossierRow(db, dossierId)
    const { body: procedure } = await readEdition(db, dossier.edition_id)
    const asked = body.ratify ? await askedToRatify(db, procedure, dossier) : askedToDecide(procedure, dossier)
    const { executor } = asked.step
    const holders = await listHoldersOf(db, executor, dayOf(ZONE, now), { step: asked.step.number, kind: dossier.kind })
    const wanted = body.personId ?? asked.personId
    const person = holders.find((it) => it.id === wanted) ?? (body.personId === undefined ? holders[0] : undefined)
    if (!person) throw new Refused({ code: 'person-not-in-post', field: 'personId', post: executor })
    await countAttempt(db, { key: `decision-link:${officer.personId}`, windowMs: 60 * MINUTE_MS, max: 60 }, now)
    const { token, expiresAt } = await db
      .transaction()
      .execute((tx) =>
        insertDecisionLink(
          tx,
          { dossierId, visit: asked.visit, personId: person.id, createdBy: officer.personId },
          now,
        ),
      )
    const link = `${url}/l/${token}`
    const language = (await findOfficer(db, person.id, dayOf(ZONE, now)))?.language ?? 'id'
    return {
      url: link,
      expiresAt: expiresAt.toISOString(),
      person,
      message: w[body.ratify ? 'ratifyMessage' : 'message'][language]({
        title: dossier.title,
        number: dossierNumber(dossier.year, dossier.number),
        level: dossier.level,
        dueAt: asked.dueAt,
        link,
      }),
    }
  })
}

type Asked = {
  readonly step: Step
  /** The stay at which it is decided, or was heard. */
  readonly visit: number
  readonly dueAt: Date
  /** Whom it is asked of, unless somebody else is named. */
  readonly personId?: string
}

/** @throws {Refused} `not-a-decision`, `not-running` */
function askedToDecide(procedure: Procedure, dossier: LockedDossier): Asked {
  const step = stepOf(procedure, dossier.step)
  if (step.shape !== 'decision') throw new Refused({ code: 'not-a-decision', step: step.number })
  if (dossier.state !== 'running') throw new Refused({ code: 'not-running', state: dossier.state })
  return { step, visit: dossier.visit_number, dueAt: dossier.due_at }
}

/** @throws {Refused} `nothing-to-ratify` */
async function askedToRatify(db: Db, procedure: Procedure, dossier: LockedDossier): Promise<Asked> {
  const step = dossier.state === 'withdrawn' ? null : (toRatify(procedure, dossier)?.step ?? null)
  const oral = step && (await findOralApproval(db, { dossierId: dossier.id, step: step.number }))
  if (!step || !oral) throw new Refused({ code: 'nothing-to-ratify' })
  return { step, visit: oral.visit_number, dueAt: oral.ratify_by, personId: oral.from_id }
}
