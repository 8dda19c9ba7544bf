import type { FastifyInstance } from 'fastify'
import { refuseIf } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { serve } from '../../http/serve.ts'
import { readEdition } from '../../sop/store.ts'
import { handTurn, leavePresence, listWriters, sayPresent } from '../api/presence.ts'
import { readDossierRow } from '../store.ts'
import { beat, giveTurn, leaveText, listPresent, type PresentRow } from '../stores/presence.ts'
import { whyNotWrite } from './may-write.ts'

export function presenceRoutes(app: FastifyInstance, db: Db): void {
  serve(app, sayPresent, async ({ params: { dossierId }, body }, { officer, now }) => {
    const dossier = await readDossierRow(db, dossierId)
    const { body: procedure } = await readEdition(db, dossier.edition_id)
    // Who may not write would hold up those who may.
    refuseIf(whyNotWrite(procedure, dossier, officer))
    const { personId } = officer
    return present(
      personId,
      await db.transaction().execute((tx) => beat(tx, { dossierId, personId, wish: body.wish }, now)),
    )
  })

  serve(app, listWriters, async ({ params: { dossierId } }, { officer, now }) => {
    const present = await listPresent(db, dossierId, now)
    const writers = present.filter((it) => it.stand !== 'reading' && it.personId !== officer.personId)
    return { writers: writers.map((it) => ({ id: it.personId, name: it.name })) }
  })

  serve(app, leavePresence, async ({ params: { dossierId } }, { officer }) => {
    await leaveText(db, { dossierId, personId: officer.personId })
    return {}
  })

  serve(app, handTurn, async ({ params: { dossierId }, body }, { officer, now }) => {
    const it = { dossierId, fromPersonId: officer.personId, ...body }
    return present(officer.personId, await db.transaction().execute((tx) => giveTurn(tx, it, now)))
  })
}

function present(personId: string, all: readonly PresentRow[]) {
  const mine = all.find((it) => it.personId === personId)
  return {
    mine: mine?.stand ?? ('reading' as const),
    asked: mine?.askedAt !== null && mine?.askedAt !== undefined,
    others: all
      .filter((it) => it.personId !== personId)
      .map((it) => ({ id: it.personId, name: it.name, stand: it.stand, asked: it.askedAt !== null })),
  }
}
