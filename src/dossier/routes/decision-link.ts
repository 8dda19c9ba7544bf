import type { FastifyInstance } from 'fastify'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { Refused } from '../../base/refused.ts'
import { lightWords as w } from '../../base/words/light.ts'
import type { Db } from '../../db/connect.ts'
import { stepOf } from '../../engine/advance.ts'
import { countAttempt } from '../../http/attempts.ts'
import { MINUTE_MS } from '../../http/auth-request.ts'
import { serve } from '../../http/serve.ts'
import { listHoldersOf } from '../../office/store.ts'
import { findOfficer } from '../../office/stores/officer.ts'
import { readEdition } from '../../sop/store.ts'
import { makeDecisionLink } from '../api/decision-link.ts'
import { dossierNumber } from '../rules.ts'
import { readDossierRow } from '../store.ts'
import { insertDecisionLink } from '../stores/decision-link.ts'

export function decisionLinkRoutes(app: FastifyInstance, db: Db, url: string): void {
  serve(app, makeDecisionLink, async ({ params: { dossierId }, body }, { officer, now }) => {
    const dossier = await readDossierRow(db, dossierId)
    const { body: procedure } = await readEdition(db, dossier.edition_id)
    const here = stepOf(procedure, dossier.step)
    if (here.shape !== 'decision') throw new Refused({ code: 'not-a-decision', step: here.number })
    if (dossier.state !== 'running') throw new Refused({ code: 'not-running', state: dossier.state })
    const holders = await listHoldersOf(db, here.executor, dayOf(ZONE, now))
    const person = body.personId === undefined ? holders[0] : holders.find((it) => it.id === body.personId)
    if (!person) throw new Refused({ code: 'person-not-in-post', field: 'personId', post: here.executor })
    await countAttempt(db, { key: `decision-link:${officer.personId}`, windowMs: 60 * MINUTE_MS, max: 60 }, now)
    const { token, expiresAt } = await db
      .transaction()
      .execute((tx) =>
        insertDecisionLink(
          tx,
          { dossierId, visit: dossier.visit_number, personId: person.id, createdBy: officer.personId },
          now,
        ),
      )
    const link = `${url}/l/${token}`
    const language = (await findOfficer(db, person.id, dayOf(ZONE, now)))?.language ?? 'id'
    return {
      url: link,
      expiresAt: expiresAt.toISOString(),
      person,
      message: w.message[language]({
        title: dossier.title,
        number: dossierNumber(dossier.year, dossier.number),
        level: dossier.level,
        dueAt: dossier.due_at,
        link,
      }),
    }
  })
}
