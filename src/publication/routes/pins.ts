import type { FastifyInstance } from 'fastify'
import { refuseIf } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { pinPublication } from '../api/pins.ts'
import { whyNotPin } from '../rules/shelves.ts'
import { countPinned, lockToPin, setPinned } from '../stores/pins.ts'

/** What stands above all else on the front page; `keepPortal` writes the page. */
export function pinRoutes(app: FastifyInstance, db: Db): void {
  serve(app, pinPublication, async ({ params: { publicationId }, body: { pinned } }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const found = await lockToPin(tx, officer, publicationId)
      if ((found.pinned_at !== null) === pinned) return { pinned }
      if (pinned) refuseIf(whyNotPin({ state: found.state, pinned: await countPinned(tx) }))
      await setPinned(tx, publicationId, pinned ? now : null)
      const { personId } = officer
      const kind = pinned ? 'publication-pinned' : 'publication-unpinned'
      await append(tx, { kind, publicationId, dossierId: found.dossier_id, personId }, now)
      return { pinned }
    }),
  )
}
