import type { FastifyInstance } from 'fastify'
import { ZONE } from '../../base/calendar.ts'
import { Refused, refuseIf } from '../../base/refused.ts'
import { sha256 } from '../../base/hash.ts'
import type { Officer } from '../../base/officer.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { readEditionBody } from '../../sop/store.ts'
import * as api from '../api/term.ts'
import { whyNotPublishing } from '../rules.ts'
import { instantsOf, termOf, whyNotTerm } from '../rules/term.ts'
import { lockRelease } from '../stores/releases.ts'
import * as store from '../stores/terms.ts'

/** How long a publication counts, and that somebody looked at it again. */
export function termRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.setTerm, async ({ params: { publicationId }, body: { seen, ...term } }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { was, dossierId } = await lockOwn(tx, officer, publicationId)
      if (was.reviewOn !== seen.reviewOn || was.validUntil !== seen.validUntil)
        throw new Refused({ code: 'release-changed' })
      refuseIf(whyNotTerm(term, was, ZONE, now))
      await store.keepTerm(tx, { publicationId, ...instantsOf(term, ZONE) }, now)
      await append(tx, { kind: 'publication-term-set', publicationId, dossierId, ...term, personId: officer.personId }, now) // prettier-ignore
      return {}
    }),
  )

  serve(app, api.reviewPublication, async ({ params: { publicationId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { was, dossierId } = await lockOwn(tx, officer, publicationId)
      const term = { ...was, reviewOn: body.nextOn }
      refuseIf(whyNotTerm(term, { ...was, reviewOn: null }, ZONE, now))
      await store.keepReview(tx, publicationId, instantsOf(term, ZONE).reviewAt)
      await append(tx, { kind: 'publication-reviewed', publicationId, dossierId, nextOn: body.nextOn, noteHash: sha256(body.note), personId: officer.personId }, now) // prettier-ignore
      return {}
    }),
  )
}

/** @throws {Refused} `not-found`, `not-your-step`, `publication-withdrawn` */
async function lockOwn(tx: Tx, officer: Officer, publicationId: string) {
  const it = await lockRelease(tx, officer, publicationId)
  refuseIf(whyNotPublishing(await readEditionBody(tx, it.edition_id), it, officer))
  if (it.state === 'withdrawn') throw new Refused({ code: 'publication-withdrawn' })
  return { was: termOf(it, ZONE), dossierId: it.dossier_id }
}
