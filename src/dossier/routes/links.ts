import type { FastifyInstance } from 'fastify'
import { emptyContent, type Content } from '../../base/content.ts'
import type { Officer } from '../../base/officer.ts'
import { refuseIf, type Reason } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import type { Procedure } from '../../engine/act.ts'
import { stepOf } from '../../sop/rules/way.ts'
import { whyNotAct } from '../../engine/why-not.ts'
import { stateOf } from '../../engine/carry-out.ts'
import { countAttempt } from '../../http/attempts.ts'
import { serve } from '../../http/serve.ts'
import { readEdition } from '../../sop/store.ts'
import { checkLinksNow, type LinkStanding } from '../api/links.ts'
import { dueLinks } from '../rules/links.ts'
import { readDossierRow, type LockedDossier } from '../store.ts'
import { addressesOf, askForLinks, findAskedAt, readKnownLinks } from '../stores/links.ts'
import { findTextToSend } from './text-to-send.ts'

const ASKS = { windowMs: 10 * 60_000, max: 10 } // of one person: each sends us out to other people's sites

export function linkRoutes(app: FastifyInstance, db: Db): void {
  serve(app, checkLinksNow, async ({ params: { dossierId } }, { officer, now }) => {
    const dossier = await readDossierRow(db, dossierId)
    const { body: procedure } = await readEdition(db, dossier.edition_id)
    refuseIf(whyNotCheckLinks(procedure, dossier, officer))
    await countAttempt(db, { key: `links:${officer.personId}`, ...ASKS }, now)
    await askForLinks(db, dossierId, now)
    const text = await findTextToSend(db, dossier, stepOf(procedure, dossier.step))
    return readLinkStanding(db, { dossierId, content: text?.content ?? emptyContent }, now)
  })
}

/** Why this person may not have the links looked at now: whoever may weigh the level works on the dossier. */
export function whyNotCheckLinks(procedure: Procedure, dossier: LockedDossier, by: Officer): Reason | null {
  const { level } = dossier
  return whyNotAct(procedure, stateOf(dossier), { kind: 'assess', level, was: level, reason: '', by })
}

export async function readLinkStanding(
  db: Db,
  { dossierId, content }: { dossierId: string; content: Content },
  now: Date,
): Promise<LinkStanding> {
  const addresses = addressesOf(content)
  const known = await readKnownLinks(db, addresses)
  const askedAt = await findAskedAt(db, dossierId)
  const times = [...known.values()].map((it) => it.checkedAt.getTime())
  return {
    addresses: addresses.length,
    waiting: dueLinks(addresses, known, { askedAt, now }).length,
    checkedAt: times.length > 0 ? new Date(Math.min(...times)).toISOString() : null,
  }
}
