import type { FastifyInstance } from 'fastify'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { mayRead } from '../../base/named-readers.ts'
import { officerAt, type Officer } from '../../base/officer.ts'
import { Refused, refuseIf, sentence } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { readNamedReaders } from '../../db/readers.ts'
import { countAttempt } from '../../http/attempts.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { whatsappLink, whyNotRemind } from '../../notice/rules/whatsapp.ts'
import { insertReminder, listRemindable, lockNumber } from '../../notice/stores/reminders.ts'
import { listHoldersOf } from '../../office/store.ts'
import { findOfficer } from '../../office/stores/officer.ts'
import { stepOf } from '../../sop/rules/way.ts'
import { readEdition } from '../../sop/store.ts'
import * as api from '../api/reminders.ts'
import { dossierNumber } from '../rules.ts'
import { readDossierRow, type LockedDossier } from '../store.ts'

const PEOPLE_MAX = 20 // beside one dossier
const REMINDERS = { windowMs: 60 * 60_000, max: 60 }

/** A colleague reminds whose turn it is: what waits is told to them once more, by a message that the colleague sends. */
export function reminderRoutes(app: FastifyInstance, db: Db, url: string): void {
  serve(app, api.listReminders, async ({ params: { dossierId } }, { officer, request, now }) => {
    const dossier = await readDossierRow(db, dossierId)
    const people = await listAsked(db, dossier, officer, now)
    const chosen = await listRemindable(db, { dossierId, personIds: people.map((it) => it.personId) })
    return {
      people: people.map(({ personId, name }) => {
        const lastAt = chosen.get(personId)
        const reason = whyNotRemind({ chosen: lastAt !== undefined, lastAt: lastAt ?? null }, now)
        return {
          id: personId,
          name,
          whyNot: reason && { code: reason.code, title: sentence(reason, languageOf(request)) },
        }
      }),
    }
  })

  serve(app, api.remind, async ({ params: { dossierId }, body }, { officer, now }) => {
    await countAttempt(db, { key: `reminder:${officer.personId}`, ...REMINDERS }, now)
    return db.transaction().execute(async (tx) => {
      const dossier = await readDossierRow(tx, dossierId)
      if (dossier.state !== 'running') throw new Refused({ code: 'not-running', state: dossier.state })
      const person = (await listAsked(tx, dossier, officer, now)).find((it) => it.personId === body.personId)
      if (!person) throw new Refused({ code: 'reminder-not-theirs' })
      const { personId, name, language } = person
      const number = await lockNumber(tx, personId)
      const lastAt = (await listRemindable(tx, { dossierId, personIds: [personId] })).get(personId) ?? null
      refuseIf(whyNotRemind({ chosen: number !== null, lastAt }, now))
      const step = stepOf((await readEdition(tx, dossier.edition_id)).body, dossier.step)
      const data = { step: step.number, label: step.label, ...(step.shape === 'decision' && { decides: true }) }
      const by = { id: officer.personId, name: officer.name }
      const token = await insertReminder(tx, { personId, dossierId, visit: dossier.visit_number, by, data }, now)
      if (number === null || token === null) throw new Refused({ code: 'reminder-not-theirs' })
      return {
        person: { id: personId, name },
        url: whatsappLink({
          to: number,
          number: dossierNumber(dossier.year, dossier.number),
          language,
          name,
          by: officer.name,
          title: dossier.limited ? null : dossier.title,
          drill: dossier.drill,
          level: dossier.level,
          label: step.label,
          dueAt: dossier.due_at,
          isLate: dossier.due_at <= now,
          link: `${url}/app/p/${token}`,
        }),
      }
    })
  })
}

/** Of whom a running dossier is asked now, but not oneself, nor who may not read it. */
async function listAsked(db: Db | Tx, dossier: LockedDossier, officer: Officer, now: Date): Promise<Officer[]> {
  if (dossier.state !== 'running') return []
  const on = dayOf(ZONE, now)
  const { body: procedure } = await readEdition(db, dossier.edition_id)
  const holders = await listHoldersOf(db, stepOf(procedure, dossier.step).executor, on, dossier)
  const holder = holders.filter((it) => it.id === dossier.holder_id)
  const who = holder.length > 0 ? holder : holders // who left the post left its work to it
  const others = who.filter((it) => it.id !== officer.personId).slice(0, PEOPLE_MAX)
  const officers = await Promise.all(others.map((it) => findOfficer(db, it.id, on)))
  const named = (await readNamedReaders(db, [dossier.id])).get(dossier.id)
  return officers.filter((it) => it !== null && (!named || mayRead(named, officerAt(it, dossier)))) as Officer[]
}
