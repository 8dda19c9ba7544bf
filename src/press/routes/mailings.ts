import type { FastifyInstance } from 'fastify'
import { dayOf, ZONE } from '../../base/calendar.ts'
import type { Language } from '../../base/refused.ts'
import { csvLine, CSV_START } from '../../base/spreadsheet.ts'
import { mailingWords as w } from '../../base/words/mailings.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { download } from '../../files/download.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api/mailings.ts'
import { readShownMailing, RECIPIENTS_MAX } from '../stores/mailings.ts'
import * as store from '../stores/recipients.ts'

/** Releases by e-mail: whom each was written to, and what became of each letter. */
export function mailingRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.readMailing, async ({ params: { deliveryId } }, { officer }) => {
    const it = await readShownMailing(db, deliveryId, officer)
    return {
      id: it.id,
      publicationId: it.publicationId,
      kind: it.kind,
      versionHash: it.versionHash,
      title: it.title,
      dossierId: it.dossierId,
      list: it.listId === null ? null : { id: it.listId, name: it.listName ?? '' },
      begunAt: it.begunAt.toISOString(),
      doneAt: it.doneAt?.toISOString() ?? null,
      trouble: it.trouble,
      counts: it.counts,
    }
  })

  serve(app, api.listRecipients, async ({ params: { deliveryId }, query }, { officer, request }) => {
    await readShownMailing(db, deliveryId, officer)
    const { rows, next } = await store.listRecipients(db, { deliveryId, ...query })
    return { rows: rows.map((it) => shown(it, languageOf(request))), next }
  })

  serve(app, api.settleRecipient, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      await readShownMailing(tx, params.deliveryId, officer)
      await store.settleRecipient(tx, { ...params, ...body }, now)
      await append(tx, { kind: 'recipient-settled', ...params, ...body, personId: officer.personId }, now)
      return {}
    }),
  )

  serve(app, api.downloadRecipients, async ({ params: { deliveryId }, query }, { officer, request, now }) => {
    const mailing = await readShownMailing(db, deliveryId, officer)
    const language = query.language ?? languageOf(request)
    const { rows } = await store.listRecipients(db, { deliveryId, limit: RECIPIENTS_MAX })
    await db
      .transaction()
      .execute((tx) => append(tx, { kind: 'recipients-downloaded', deliveryId, personId: officer.personId }, now))
    const heads = ['name', 'outlet', 'address', 'state', 'problem', 'settledAt', 'bouncedAt', 'version'] as const
    const lines = rows.map((row) => {
      const it = shown(row, language)
      const cells = { ...it, state: w.state[language](it.state), version: mailing.versionHash }
      return csvLine(heads.map((head) => cells[head]))
    })
    const head = CSV_START + csvLine(heads.map((it) => w.columns[it][language]))
    return download(`penerima-${dayOf(ZONE, now)}.csv`, 'text/csv; charset=utf-8', [head, ...lines])
  })
}

function shown(it: Awaited<ReturnType<typeof store.listRecipients>>['rows'][number], language: Language) {
  return {
    id: it.id,
    journalistId: it.journalistId,
    name: it.name,
    address: it.address,
    outlet: it.outlet,
    state: it.state,
    problem: it.state === 'skipped' ? w.skipped[language](it.problem) : it.problem,
    settledAt: it.settledAt?.toISOString() ?? null,
    bouncedAt: it.bouncedAt?.toISOString() ?? null,
  }
}
