import type { FastifyInstance } from 'fastify'
import { Refused, refuseIf } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { readEditionBody } from '../../sop/store.ts'
import * as api from '../api/destinations.ts'
import { whyNotPublishing, whyNotRelease } from '../rules.ts'
import { findEmbargoCheck, listReadable } from '../stores/embargo.ts'
import * as store from '../stores/releases.ts'

const LEAKS_SHOWN = 20

/** When a publication goes out: said anew while it has not, and what is done with one whose time passed. */
export function releaseRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.changeRelease, async ({ params: { publicationId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const it = await store.lockRelease(tx, officer, publicationId)
      refuseIf(whyNotPublishing(await readEditionBody(tx, it.edition_id), it, officer))
      if (it.state !== 'going-out' || it.went_out_at !== null) throw new Refused({ code: 'release-gone-out' })
      if ((it.scheduled_for?.toISOString() ?? null) !== body.seen) throw new Refused({ code: 'release-changed' })
      const at = (text: string | null) => (text === null ? null : new Date(text))
      const release = { goesOutAt: at(body.goesOutAt), embargoUntil: at(body.embargoUntil), without: [] }
      refuseIf(whyNotRelease(release, { shape: 'end' }, now))
      await store.changeRelease(tx, { publicationId, ...release }, now)
      await append(tx, { kind: 'release-changed', publicationId, dossierId: it.dossier_id, goesOutAt: body.goesOutAt, embargoUntil: body.embargoUntil, personId: officer.personId }, now) // prettier-ignore
      return {}
    }),
  )

  serve(app, api.readEmbargoCheck, async (_, { officer }) => {
    const last = await findEmbargoCheck(db)
    if (!last) return { last: null }
    const { at, texts, asked, leaks } = last
    const readable = await listReadable(db, officer, [...new Set(leaks.map((it) => it.dossierId))])
    const shown = leaks.filter((it) => readable.has(it.dossierId)).slice(0, LEAKS_SHOWN)
    return {
      last: {
        at: at.toISOString(),
        texts,
        asked,
        leaks: shown.map(({ dossierId, title, path }) => ({ dossierId, title, path })),
        count: leaks.length,
      },
    }
  })

  serve(app, api.readReleaseSetting, async () => store.readReleaseSetting(db))

  serve(app, api.saveReleaseSetting, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const revision = await store.saveReleaseSetting(tx, { ...body, personId: officer.personId }, now)
      await append(tx, { kind: 'release-setting-changed', missed: body.missed, revision, personId: officer.personId }, now) // prettier-ignore
      return { revision }
    }),
  )
}
