import type { FastifyInstance } from 'fastify'
import { canonical, type Json } from '../../base/canonical.ts'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { sha256 } from '../../base/hash.ts'
import { newId } from '../../base/id.ts'
import type { Officer } from '../../base/officer.ts'
import { Refused, refuseIf, sentence, type Language } from '../../base/refused.ts'
import { csvLine, CSV_START } from '../../base/spreadsheet.ts'
import { TERMS_MAX, type TermFields } from '../../base/terms.ts'
import { termWords } from '../../base/words/terms.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { download } from '../../files/download.ts'
import { importTable, type ReadRows } from '../../files/import-table.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import { readEditionInForce } from '../../sop/store.ts'
import * as api from '../api/terms.ts'
import {
  BETWEEN_FORMS,
  judgeTermRow,
  keeperOf,
  layTermOver,
  mapTermHeader,
  termColumns,
  whyNotKeepTerms,
  whyNotTerm,
  type BadTerm,
  type TableTerm,
  type TermColumn,
} from '../rules/terms.ts'
import * as store from '../stores/terms.ts'

const REVISIONS_SHOWN = 100

/** The house dictionary: read by all, kept by the administrator and the post that lets a text through to the decision. */
export function termRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.listTerms, async ({ query }, { officer, request, now }) => {
    const reason = await whyNotKeep(db, officer, now)
    const language = languageOf(request)
    return {
      ...(await store.listTermRows(db, query)),
      whyNot: reason && { code: reason.code, title: sentence(reason, language) },
    }
  })

  serve(app, api.listTermHistory, async ({ params }) => {
    const rows = await store.listTermRevisions(db, params.termId, REVISIONS_SHOWN)
    return {
      rows: rows.map(({ changed_at, changed_by, ...row }) => ({
        ...row,
        changedAt: changed_at.toISOString(),
        changedBy: changed_by,
      })),
    }
  })

  serve(app, api.addTerm, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      refuseIf(await whyNotKeep(tx, officer, now))
      refuseIf(whyNotTerm(body))
      const change = await store.insertTerm(tx, body, officer.personId, now)
      await append(tx, { kind: 'term-changed', ...change, personId: officer.personId }, now)
      return { id: change.termId }
    }),
  )

  serve(app, api.changeTerm, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      refuseIf(await whyNotKeep(tx, officer, now))
      refuseIf(whyNotTerm(body.term))
      const change = await store.updateTerm(tx, { ...params, ...body, personId: officer.personId }, now)
      await append(tx, { kind: 'term-changed', ...change, personId: officer.personId }, now)
      return { revision: change.revision }
    }),
  )

  serve(app, api.downloadTerms, async ({ query }, { request, now }) => {
    const language = query.language ?? languageOf(request)
    const lines = [headerLine(language), ...(await store.listAllTerms(db)).map((it) => termLine(it, language))]
    return download(`kamus-${dayOf(ZONE, now)}.csv`, 'text/csv; charset=utf-8', lines)
  })

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
    serve(scope, api.importTerms, async ({ query }, { officer, request, now }) => {
      refuseIf(await whyNotKeep(db, officer, now))
      const apply = query.apply === 'yes'
      return importTable(db, request, {
        name: query.name,
        apply,
        mbMax: api.TERMS_MB_MAX,
        rowsMax: TERMS_MAX,
        mapHeader: mapTermHeader,
        judge: (cells, columns) => {
          const judged = judgeTermRow(cells, columns)
          return 'term' in judged ? { it: judged.term } : { bad: judged }
        },
        layOver: (tx: Tx, read: Read) => layOver(tx, read, { apply, officer, now }),
        words: termWords,
        refusals: {
          noHeader: { code: 'terms-no-header' },
          full: { code: 'terms-full', max: TERMS_MAX },
          badRows: (count) => ({ code: 'terms-bad-rows', count }),
        },
      })
    })
  })
}

async function whyNotKeep(db: Db | Tx, officer: Officer, now: Date) {
  const edition = await readEditionInForce(db, dayOf(ZONE, now))
  return whyNotKeepTerms(officer, edition && keeperOf(edition.body))
}

type Read = ReadRows<TermColumn, TableTerm, BadTerm>

/** Lays a table over the dictionary: what is new is added, what differs is changed, and nothing else is touched. */
async function layOver(tx: Tx, read: Read, by: { apply: boolean; officer: Officer; now: Date }) {
  const { apply, now } = by
  const { personId } = by.officer
  const all = await store.listTermRecords(tx)
  const known = Map.groupBy(all, (it) => it.preferred.toLowerCase())
  const count = { added: 0, changed: 0, same: 0 }
  const bad = [...read.bad]
  const changed: store.ChangedTerm[] = []
  for (const { row, it } of read.rows) {
    const named = known.get(it.preferred.toLowerCase()) ?? []
    const laid = layTermOver(it, read.columns, named)
    if ('problem' in laid) {
      bad.push({ ...laid, row })
      continue
    }
    const { term, before } = laid
    if (before && isSame(before, term)) {
      count.same++
      continue
    }
    count[before ? 'changed' : 'added']++
    const after = { ...term, id: before?.id ?? newId(), revision: (before?.revision ?? 0) + 1 }
    changed.push({ termId: after.id, revision: after.revision, term })
    known.set(it.preferred.toLowerCase(), [...named.filter((one) => one !== before), after])
  }
  if (all.length + count.added > TERMS_MAX) throw new Refused({ code: 'terms-full', max: TERMS_MAX })
  if (apply && changed.length > 0 && bad.length === 0) {
    const changes = await store.keepTerms(tx, changed, personId, now)
    const changesHash = sha256(canonical(changes as unknown as Json)) // of thousands, too many to list
    await append(tx, { kind: 'terms-imported', personId, ...count, changesHash }, now)
  }
  return { ...count, bad }
}

function isSame(one: TermFields, other: TermFields): boolean {
  const told = (it: TermFields) => JSON.stringify(termColumns.map((column) => it[column]))
  return told(one) === told(other)
}

function headerLine(language: Language): string {
  return CSV_START + csvLine(termColumns.map((it) => termWords.column[language](it)))
}

function termLine(it: TermFields, language: Language): string {
  const cells = {
    ...it,
    kind: termWords.kind[language](it.kind),
    also: it.also.join(BETWEEN_FORMS),
    avoid: it.avoid.join(BETWEEN_FORMS),
  }
  return csvLine(termColumns.map((column) => cells[column]))
}
