import type { FastifyInstance } from 'fastify'
import { dayAfter, dayOf, ZONE } from '../../base/calendar.ts'
import { refuseIf } from '../../base/refused.ts'
import { csvLine, CSV_START } from '../../base/spreadsheet.ts'
import { pressWords as w } from '../../base/words/press.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { download } from '../../files/download.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api/journalists.ts'
import { expiryOf, SOON_DAYS } from '../rules.ts'
import { whyNotNote, whyNotWrite } from '../rules/journalists.ts'
import { BETWEEN, journalistColumns } from '../rules/table.ts'
import * as store from '../stores/journalists.ts'
import { listListsOf } from '../stores/lists.ts'

/**
 * Journalists: for the staff alone. The ledger holds who did what to which record and a salted hash of it, never a word of
 * the person.
 */
export function journalistRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.listJournalists, async ({ query }, { now }) => {
    const today = dayOf(ZONE, now)
    const overBy = dayAfter(today, SOON_DAYS)
    const { only, retired, ...filter } = query
    const [shown, expiring] = await Promise.all([
      store.listJournalistRows(db, {
        ...filter,
        beat: filter.beat?.toLowerCase() || undefined,
        retired: retired === 'yes',
        ...(only === 'expiring' ? { ukwOverBy: overBy } : { only }),
      }),
      store.countUkwRunningOut(db, overBy),
    ])
    return {
      rows: shown.rows.map((it) => ({
        id: it.id,
        name: it.name,
        outlet: outletOf(it),
        post: it.post,
        email: it.email,
        phone: it.phone,
        beats: it.beats,
        ukwLevel: it.ukwLevel,
        ukwUntil: it.ukwUntil,
        ukwExpiry: expiryOf(it.ukwUntil, today),
        whyNotWrite: whyNotWrite({ ...it, erased: it.erasedAt !== null }),
      })),
      next: shown.next,
      expiring,
    }
  })

  serve(app, api.addJournalist, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const change = await store.insertJournalist(tx, body, officer.personId, now)
      await append(tx, { kind: 'journalist-changed', ...change, personId: officer.personId }, now)
      return { id: change.journalistId }
    }),
  )

  serve(app, api.changeJournalist, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const change = await store.updateJournalist(tx, { ...params, ...body, personId: officer.personId }, now)
      await append(tx, { kind: 'journalist-changed', ...change, personId: officer.personId }, now)
      return { revision: change.revision }
    }),
  )

  serve(app, api.readJournalist, async ({ params: { journalistId } }, { now }) => {
    const [it, consents, lists] = await Promise.all([
      store.readJournalistRecord(db, journalistId),
      store.listConsents(db, journalistId),
      listListsOf(db, journalistId),
    ])
    return {
      id: it.id,
      name: it.name,
      outletId: it.outletId,
      outlet: outletOf(it),
      post: it.post,
      email: it.email,
      phone: it.phone,
      beats: it.beats,
      languages: it.languages.filter((code) => api.isLanguage(code)),
      ukwLevel: it.ukwLevel,
      ukwNumber: it.ukwNumber,
      ukwUntil: it.ukwUntil,
      ukwExpiry: expiryOf(it.ukwUntil, dayOf(ZONE, now)),
      note: it.note,
      retired: it.retired,
      revision: it.revision,
      consent: it.consent,
      consentOn: it.consentOn,
      bounce:
        it.bounce === 'none' || !it.bouncedAt
          ? null
          : { kind: it.bounce, at: it.bouncedAt.toISOString(), reason: it.bounceReason },
      erasedAt: it.erasedAt?.toISOString() ?? null,
      whyNotWrite: whyNotWrite({ ...it, erased: it.erasedAt !== null }),
      consents: consents.map((one) => ({
        id: one.id,
        kind: one.kind,
        happenedOn: one.happened_on,
        how: one.how,
        notedBy: one.noted_by,
        notedAt: one.noted_at.toISOString(),
      })),
      lists,
    }
  })

  serve(app, api.noteConsent, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      refuseIf(whyNotNote(body, dayOf(ZONE, now)))
      const { personId } = officer
      await store.keepConsent(tx, { ...params, ...body, personId }, now)
      await append(tx, { kind: 'journalist-consent', ...params, consent: body.kind, happenedOn: body.happenedOn, personId }, now) // prettier-ignore
      return {}
    }),
  )

  serve(app, api.clearBounce, async ({ params }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      await store.clearBounceOf(tx, params.journalistId, now)
      await append(tx, { kind: 'journalist-bounce-cleared', ...params, personId: officer.personId }, now)
      return {}
    }),
  )

  serve(app, api.eraseJournalist, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { personId } = officer
      const revision = await store.eraseJournalistOf(tx, { ...params, ...body, personId }, now)
      await append(tx, { kind: 'journalist-erased', ...params, revision, personId }, now)
      return {}
    }),
  )

  serve(app, api.downloadJournalists, async ({ query }, { officer, request, now }) => {
    const language = query.language ?? languageOf(request)
    const rows = await store.listAllJournalists(db)
    // Whoever takes so much personal data away is on record.
    await db
      .transaction()
      .execute((tx) => append(tx, { kind: 'journalists-downloaded', count: rows.length, personId: officer.personId }, now)) // prettier-ignore
    const lines = rows.map((it) => {
      const cells = {
        ...it,
        outlet: it.outletName,
        outletKind: it.outletKind && w.kind[language](it.outletKind),
        beats: it.beats.join(BETWEEN),
        languages: it.languages.map((code) => (api.isLanguage(code) ? w.language[language](code) : '')).join(BETWEEN),
        consentOn: it.consent === 'given' ? it.consentOn : null,
        consentHow: it.consent === 'given' ? it.consentHow : null,
      }
      return csvLine(journalistColumns.map((column) => cells[column]))
    })
    const head = CSV_START + csvLine(journalistColumns.map((it) => w.column[language](it)))
    return download(`wartawan-${dayOf(ZONE, now)}.csv`, 'text/csv; charset=utf-8', [head, ...lines])
  })
}

const outletOf = ({ outletId, outletName, outletKind }: store.JournalistRecord) =>
  outletId && outletName !== null && outletKind ? { id: outletId, name: outletName, kind: outletKind } : null
