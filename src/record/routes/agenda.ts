import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { Json } from '../../base/canonical.ts'
import type { Officer } from '../../base/officer.ts'
import { Refused, sentence, type Reason } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { dossierNumber } from '../../dossier/rules.ts'
import { once } from '../../engine/once.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { keepSaid } from '../../ledger/said.ts'
import * as api from '../api/agenda.ts'
import { listPapers } from '../api.ts'
import { readAgendaSearch } from '../rules.ts'
import { whyNotHandOver, whyNotKeepBook, whyNotVoid } from '../rules/books.ts'
import { sequenceText } from '../rules/number-pattern.ts'
import * as store from '../stores/agenda.ts'
import { findKeepers } from '../stores/books.ts'
import * as lines from '../stores/lines.ts'

/** The agenda books: read by all, kept by the post that keeps each. Most lines are written by the acts of other rooms. */
export function agendaRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.listAgenda, async ({ query }, { officer }) => {
    const search = readAgendaSearch(query.search ?? '')
    await store.refuseUnknownBook(db, query.book)
    const { rows, next } = await store.listAgendaRows(db, officer, { ...query, after: query.after, search })
    return { rows: rows.map(rowOf), next }
  })

  serve(app, api.listAgendaYears, async () => ({
    rows: (await store.listAgendaBooks(db)).map((it) => ({ book: it.book, year: it.year, last: it.last_number })),
  }))

  serve(app, api.listExpedition, async ({ query }, { officer }) => {
    await store.refuseUnknownBook(db, query.book)
    const { rows, next } = await store.listExpeditionRows(db, officer, { ...query, after: query.after })
    return { rows: rows.map(rowOf), next }
  })

  serve(app, listPapers, async ({ params }, { officer }) => ({
    rows: (await store.listDossierLines(db, officer, params.dossierId)).map(rowOf),
  }))

  serve(app, api.readAgendaLine, async ({ params }, { officer, request, now }) =>
    cardOf(params.entryId, { officer, request, now }),
  )

  serve(app, api.enterAgendaLine, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { srikandi, ...letter } = body
      const { postId, ...place } = await lines.enterLetter(tx, letter, officer, now)
      if (srikandi !== '')
        await lines.setSrikandi(tx, { entryId: place.id, number: srikandi, reason: '', seenRevision: 0 }, officer, now)
      const { personId } = officer
      const at = { entryId: place.id, book: place.book, year: place.year, number: sequenceText(place) }
      const saidHash = await keepSaid(tx, body)
      await append(tx, { kind: 'agenda-entered', ...at, personId, postId, saidHash }, now)
      return place
    }),
  )

  serve(app, api.voidAgendaLine, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const kept = await lines.voidLine(tx, { ...params, ...body }, officer, now)
      await append(tx, { kind: 'agenda-voided', ...(await told(tx, params, kept, officer, body)) }, now)
      return {}
    }),
  )

  serve(app, api.setSrikandiNumber, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { revision, ...kept } = await lines.setSrikandi(tx, { ...params, ...body }, officer, now)
      await append(tx, { kind: 'agenda-srikandi-set', revision, ...(await told(tx, params, kept, officer, body)) }, now)
      return { revision }
    }),
  )

  serve(app, api.noteHandover, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const it = { ...params, ...body, handedAt: new Date(body.handedAt) }
      const kept = await lines.noteHandover(tx, it, officer, now)
      await append(tx, { kind: 'agenda-handed-over', ...(await told(tx, params, kept, officer, body)) }, now)
      return {}
    }),
  )

  async function cardOf(entryId: string, it: { officer: Officer; request: FastifyRequest; now: Date }) {
    const line = await store.findControlCard(db, it.officer, entryId)
    if (!line) throw new Refused({ code: 'not-found' })
    const [keeper = null] = await findKeepers(db, [line], it.now)
    const language = languageOf(it.request)
    const say = (reason: Reason | null) => reason && { code: reason.code, title: sentence(reason, language) }
    const keep = whyNotKeepBook(it.officer, keeper)
    const voided = line.voided_at !== null
    const stands = { kind: line.kind, direction: line.direction, voided, handed: line.handed_at !== null }
    return {
      ...rowOf(line),
      indexTerm: line.index_term ?? '',
      processor: line.processor ?? '',
      bookName: line.book_name,
      passedAt: line.passed_at?.toISOString() ?? null,
      enteredBy: line.entered_by,
      srikandiHistory: line.corrections.map(({ set_at, ...row }) => ({ ...row, at: set_at.toISOString() })),
      keeper,
      whyNot: {
        keep: say(keep),
        void: say(keep ?? whyNotVoid(stands)),
        handover: say(keep ?? whyNotHandOver(stands, it.now, it.now)),
      },
    }
  }
}

async function told(
  tx: Tx,
  { entryId }: { entryId: string },
  { book, postId }: lines.LineKept,
  { personId }: Officer,
  words: Json,
): Promise<Record<string, Json>> {
  return { entryId, book, personId, postId, saidHash: await keepSaid(tx, words) }
}

function rowOf(it: store.AgendaLine): api.AgendaRow {
  return {
    id: it.id,
    book: it.book,
    direction: it.direction,
    year: it.year,
    number: it.number,
    suffix: it.suffix,
    formatted: it.formatted,
    code: it.code,
    datedOn: it.dated_on,
    enteredAt: it.entered_at.toISOString(),
    from: it.from_party,
    to: it.to_party,
    kind: it.kind as api.AgendaRow['kind'],
    withheld: !it.readable,
    subject: it.subject,
    dossierId: it.dossier_id,
    dossierNumber:
      it.dossier_year !== null && it.dossier_number !== null ? dossierNumber(it.dossier_year, it.dossier_number) : null,
    dispositionId: it.disposition_id,
    letterId: it.letter_id,
    letteredOn: it.lettered_on,
    letterNumber: it.letter_number ?? '',
    attachments: it.attachments,
    remarks: it.remarks ?? '',
    srikandi:
      it.srikandi_number !== null && it.srikandi_revision !== null
        ? { number: it.srikandi_number, revision: it.srikandi_revision }
        : null,
    voided:
      it.void_reason !== null && it.voided_at !== null
        ? { reason: it.void_reason, by: it.voided_by ?? '', at: it.voided_at.toISOString() }
        : null,
    handover:
      it.handed_at !== null
        ? {
            recipient: it.recipient ?? '',
            receivedBy: it.received_by ?? '',
            handedAt: it.handed_at.toISOString(),
            remarks: it.handover_remarks ?? '',
          }
        : null,
  }
}
