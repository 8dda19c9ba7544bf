import type { FastifyInstance } from 'fastify'
import { dayAfter, dayOf, ZONE } from '../../base/calendar.ts'
import { canonical, type Json } from '../../base/canonical.ts'
import { sha256 } from '../../base/hash.ts'
import { Refused } from '../../base/refused.ts'
import { csvLine, CSV_START } from '../../base/spreadsheet.ts'
import { pressWords as w } from '../../base/words/press.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { download } from '../../files/download.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api/outlets.ts'
import { expiryOf, findingsOf, isKbli, kbliOf, SOON_DAYS } from '../rules.ts'
import * as store from '../stores/outlets.ts'

const CHANGES_FIRST = 20

const presentChange = (it: Awaited<ReturnType<typeof store.listOutletChanges>>['rows'][number]) => ({
  revision: it.revision,
  outlet: api.outletSchema.parse(JSON.parse(it.body)),
  changedBy: it.changed_by,
  changedAt: it.changed_at.toISOString(),
})

/** Outlets of the press with their legal papers: read by all, kept by the staff. */
export function outletRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.listOutlets, async ({ query }, { now }) => {
    const overBy = dayAfter(dayOf(ZONE, now), SOON_DAYS)
    const { expiring, retired, ...filter } = query
    const [shown, running] = await Promise.all([
      store.listOutletRows(db, { ...filter, retired: retired === 'yes', ...(expiring && { overBy }) }),
      store.countRunningOut(db, overBy),
    ])
    return { ...shown, expiring: running }
  })

  serve(app, api.addOutlet, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const change = await store.insertOutlet(tx, body, officer.personId, now)
      await append(tx, { kind: 'outlet-changed', ...change, personId: officer.personId }, now)
      return { id: change.outletId }
    }),
  )

  serve(app, api.changeOutlet, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const change = await store.updateOutlet(tx, { ...params, ...body, personId: officer.personId }, now)
      await append(tx, { kind: 'outlet-changed', ...change, personId: officer.personId }, now)
      return { revision: change.revision }
    }),
  )

  serve(app, api.readOutlet, async ({ params: { outletId } }, { now }) => {
    const today = dayOf(ZONE, now)
    const [outlet, papers, changes, journalists] = await Promise.all([
      store.readOutletRow(db, outletId),
      store.listPapers(db, outletId),
      store.listOutletChanges(db, { outletId, limit: CHANGES_FIRST }),
      store.countJournalistsOf(db, outletId),
    ])
    const current = papers
      .filter((it) => it.ended_at === null)
      .map((it) => ({ kind: it.kind, number: it.number, validUntil: it.valid_until }))
    return {
      ...outlet,
      findings: findingsOf(outlet, current, today),
      kbli: [...kbliOf(outlet.kind)],
      papers: papers.map((it) => ({
        id: it.id,
        kind: it.kind,
        number: it.number,
        issuedOn: it.issued_on,
        validUntil: it.valid_until,
        expiry: it.ended_at === null ? expiryOf(it.valid_until, today) : ('good' as const),
        scan: it.scan_hash === null ? null : { hash: it.scan_hash, name: it.scan_name ?? '' },
        note: it.note,
        enteredBy: it.entered_by,
        enteredAt: it.entered_at.toISOString(),
        ended: it.ended_at && {
          by: it.ended_by ?? '',
          at: it.ended_at.toISOString(),
          reason: it.end_reason ?? '',
        },
      })),
      journalists,
      changes: changes.rows.map(presentChange),
      changesNext: changes.next,
    }
  })

  serve(app, api.listOutletChanges, async ({ params: { outletId }, query }) => {
    await store.readOutletRow(db, outletId)
    const { rows, next } = await store.listOutletChanges(db, { outletId, ...query })
    return { rows: rows.map(presentChange), next }
  })

  serve(app, api.addOutletPaper, async ({ params: { outletId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      if (body.kind === 'kbli' && !isKbli(body.number)) throw new Refused({ code: 'kbli-wrong', field: 'number' })
      if (body.issuedOn !== null && body.validUntil !== null && body.validUntil < body.issuedOn)
        throw new Refused({ code: 'days-reversed', field: 'validUntil' })
      const { personId } = officer
      const paperId = await store.insertPaper(tx, { outletId, ...body }, officer, now)
      if (body.replaces !== null) {
        const reason = w.replacedBy.id
        await store.endPaper(tx, { outletId, paperId: body.replaces, reason, personId }, now)
      }
      const paperHash = sha256(canonical(body as unknown as Json))
      await append(tx, { kind: 'outlet-paper-entered', outletId, paperId, paper: body.kind, replaces: body.replaces, paperHash, personId }, now) // prettier-ignore
      return { id: paperId }
    }),
  )

  serve(app, api.endOutletPaper, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { personId } = officer
      await store.endPaper(tx, { ...params, ...body, personId }, now)
      await append(tx, { kind: 'outlet-paper-ended', ...params, personId }, now)
      return {}
    }),
  )

  serve(app, api.downloadOutlets, async ({ query }, { request, now }) => {
    const language = query.language ?? languageOf(request)
    const heads = [w.outletName, w.outletKind, w.company, w.councilStatus, w.firstUntil, w.address, w.website, w.email, w.phone, w.note, w.retired] // prettier-ignore
    const rows = await store.listAllOutlets(db)
    const lines = rows.map((it) =>
      csvLine([
        it.name,
        w.kind[language](it.kind),
        it.company,
        w.status[language](it.councilStatus),
        it.firstUntil,
        it.address,
        it.website,
        it.email,
        it.phone,
        it.note,
        it.retired ? 'x' : '',
      ]),
    )
    const pieces = [CSV_START + csvLine(heads.map((it) => it[language])), ...lines]
    return download(`media-${dayOf(ZONE, now)}.csv`, 'text/csv; charset=utf-8', pieces)
  })
}
