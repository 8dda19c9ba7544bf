import type { FastifyInstance } from 'fastify'
import { refuseIf } from '../../base/refused.ts'
import type { Officer } from '../../base/officer.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { keepSaid } from '../../ledger/said.ts'
import * as api from '../api/intake.ts'
import { whyNotKeepSources } from '../rules/sources.ts'
import { findIntakeContact, intakesOf } from '../stores/intake.ts'
import * as links from '../stores/intake-links.ts'
import { readItem } from '../stores/list.ts'
import { told } from './told.ts'
import { findInventoryStep, refuseUnlessInventory } from './who.ts'

/** The links by which agencies hand in, kept by whoever keeps the sources; and what came by them, for who sorts it. */
export function intakeRoutes(app: FastifyInstance, db: Db, url: string): void {
  serve(app, api.listAgencyLinks, async ({ query }, { officer, request, now }) => {
    const { rows, next } = await links.listIntakeLinks(db, { ...query, withdrawn: query.withdrawn === 'yes' })
    const why = whyNotKeepSources(officer, await findInventoryStep(db, now))
    return { rows: rows.map(present), next, whyNot: told(why, languageOf(request)) }
  })

  serve(app, api.makeAgencyLink, async ({ body: { agency } }, { officer, act, now }) => {
    // The token leaves this request alone: what `once` keeps to answer a repeat holds none.
    let link: string | null = null
    const answer = await once(db, { ...act, officer, now }, async (tx) => {
      await refuseUnlessKeeper(tx, officer, now)
      const made = await links.insertIntakeLink(tx, { agency, personId: officer.personId }, now)
      link = addressOf(url, made.token)
      const saidHash = await keepSaid(tx, { agency })
      await append(tx, { kind: 'intake-link-made', linkId: made.id, saidHash, personId: officer.personId }, now)
      return { id: made.id, agency }
    })
    return { ...answer, link }
  })

  serve(app, api.renewAgencyLink, async ({ params: { linkId } }, { officer, act, now }) => {
    let link: string | null = null
    const answer = await once(db, { ...act, officer, now }, async (tx) => {
      await refuseUnlessKeeper(tx, officer, now)
      const made = await links.renewIntakeLink(tx, { linkId, personId: officer.personId }, now)
      link = addressOf(url, made.token)
      await append(tx, { kind: 'intake-link-renewed', linkId, personId: officer.personId }, now)
      return { id: linkId, agency: made.agency }
    })
    return { ...answer, link }
  })

  const acts = [
    [api.pauseAgencyLink, 'intake-link-paused', (tx: Tx, linkId: string, now: Date) => links.pauseIntakeLink(tx, linkId, now)],
    [api.resumeAgencyLink, 'intake-link-resumed', (tx: Tx, linkId: string) => links.pauseIntakeLink(tx, linkId, null)],
    [api.withdrawAgencyLink, 'intake-link-withdrawn', (tx: Tx, linkId: string, now: Date) => links.withdrawIntakeLink(tx, linkId, now)],
  ] as const // prettier-ignore
  for (const [it, kind, change] of acts)
    serve(app, it, async ({ params: { linkId } }, { officer, act, now }) =>
      once(db, { ...act, officer, now }, async (tx) => {
        await refuseUnlessKeeper(tx, officer, now)
        await change(tx, linkId, now)
        await append(tx, { kind, linkId, personId: officer.personId }, now)
        return {}
      }),
    )

  serve(app, api.listHandedIn, async ({ params }, { officer }) => {
    const item = await readItem(db, officer, params.itemId)
    const rows = await intakesOf(db, item.id)
    return {
      rows: rows.map(({ id, receipt, agency, facts, consent, handedAt, photos, additions }) => ({
        id,
        receipt,
        agency,
        facts,
        consent,
        handedAt: handedAt.toISOString(),
        photos: [...photos],
        additions: additions.map(({ addedAt, ...one }) => ({
          ...one,
          addedAt: addedAt.toISOString(),
          photos: [...one.photos],
        })),
      })),
    }
  })

  serve(app, api.readIntakeContact, async ({ params }, { officer, now }) => {
    await refuseUnlessInventory(db, officer, now)
    const item = await readItem(db, officer, params.itemId)
    return { contact: await findIntakeContact(db, { itemId: item.id, intakeId: params.intakeId }) }
  })
}

const addressOf = (url: string, token: string) => `${url}/kirim/${token}`

/** @throws {Refused} whatever `whyNotKeepSources` says */
async function refuseUnlessKeeper(tx: Tx, officer: Officer, now: Date): Promise<void> {
  refuseIf(whyNotKeepSources(officer, await findInventoryStep(tx, now)))
}

const present = (row: Awaited<ReturnType<typeof links.listIntakeLinks>>['rows'][number]): api.AgencyLink => ({
  id: row.id,
  agency: row.agency,
  madeBy: row.made_by,
  madeAt: row.made_at.toISOString(),
  pausedAt: row.paused_at?.toISOString() ?? null,
  withdrawnAt: row.withdrawn_at?.toISOString() ?? null,
  lastAt: row.last_at?.toISOString() ?? null,
  waiting: Number(row.waiting ?? 0),
})
