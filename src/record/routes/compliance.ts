import type { FastifyInstance } from 'fastify'
import { dayOf, ZONE } from '../../base/calendar.ts'
import type { Officer } from '../../base/officer.ts'
import { Refused, refuseIf, type Language } from '../../base/refused.ts'
import { complianceWords as w } from '../../base/words/compliance.ts'
import type { Db } from '../../db/connect.ts'
import { dossierNumber } from '../../dossier/rules.ts'
import { download } from '../../files/download.ts'
import { writeTable } from '../../files/table-file.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import type { Edition } from '../../sop/rules.ts'
import { readEditionInForce } from '../../sop/store.ts'
import * as api from '../api/compliance.ts'
import { seesPeople, whyNotPeriod, type Figures } from '../rules/compliance.ts'
import { listStayRows, readNamedFigures, type NamedFigures, type StayFilter } from '../stores/compliance.ts'

/** Kepatuhan: figures of time, and the stays behind each. */
export function complianceRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.readCompliance, async ({ query }, { officer, request, now }) => {
    const { edition, everybody } = await readSight(db, officer, query, now)
    const people = everybody ? ('all' as const) : [officer.personId]
    const found = await readNamedFigures(db, query, { people, edition, language: languageOf(request) })
    return { ...found, everybody, procedure: procedureOf(edition) }
  })

  serve(app, api.listStays, async ({ query }, { officer, now }) => {
    const { everybody } = await readSight(db, officer, query, now)
    const { rows, next } = await listStayRows(db, officer, query, { ...query, after: query.after })
    return {
      rows: rows.map((it) => {
        const named = it.readable && (everybody || it.done_by === officer.personId)
        return {
          id: it.id,
          dossier: it.readable ? { id: it.dossier_id, number: dossierNumber(it.year, it.dossier_number), title: it.title } : null, // prettier-ignore
          visit: it.number,
          step: it.step,
          post: { id: it.post_id, name: it.post },
          person: named && it.done_by !== null ? { id: it.done_by, name: it.person ?? '' } : null,
          level: it.level,
          outcome: it.outcome as Exclude<typeof it.outcome, 'withdrawn' | null>,
          arrivedAt: it.arrived_at.toISOString(),
          openedAt: it.opened_at?.toISOString() ?? null,
          doneAt: it.done_at.toISOString(),
          waitingMinutes: it.waiting_minutes,
          processingMinutes: it.processing_minutes,
          standardMinutes: it.standard_minutes,
        }
      }),
      next,
    }
  })

  serve(app, api.downloadCompliance, async ({ query }, { officer, request, now }) => {
    const language = query.language ?? languageOf(request)
    const { edition, everybody } = await readSight(db, officer, query, now)
    const people = everybody ? ('all' as const) : [officer.personId]
    const found = await readNamedFigures(db, query, { people, edition, language })
    const name = `${w.title[language].toLowerCase()}-${query.from}${query.to === query.from ? '' : `-${query.to}`}.xlsx`
    const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    return download(name, mediaType, await writeTable(w.title[language], tableOf(found, language)))
  })
}

/** Whose figures they may see, in which procedure. @throws {Refused} for a period or a person that is not for them */
async function readSight(db: Db, officer: Officer, query: StayFilter, now: Date) {
  refuseIf(whyNotPeriod(query))
  const inForce = await readEditionInForce(db, dayOf(ZONE, now))
  const edition = inForce?.body ?? null
  const everybody = seesPeople(officer, edition)
  if (query.person !== undefined && query.person !== officer.personId && !everybody)
    throw new Refused({ code: 'person-figures-not-yours', field: 'person' })
  return { edition, everybody }
}

const procedureOf = (edition: Edition | null) => ({
  steps: edition?.steps.map(({ number, label }) => ({ number, label })) ?? [],
  posts: edition?.posts.map(({ id, name }) => ({ id, name })) ?? [],
})

/** Sheet rows: a head, then each table's lines. */
async function* tableOf(found: NamedFigures, language: Language): AsyncGenerator<(string | number)[][]> {
  const c = w.columns
  yield [[w.by, w.line, c.count, c.distinct, c.processedWithin, c.doneWithin, c.waitingMedian, c.waiting90, c.waitingLongest, c.waitingSum, c.processingMedian, c.processing90, c.processingLongest, c.processingSum].map((it) => it[language])] // prettier-ignore
  const line = (by: string, name: string, it: Figures) => [by, name, it.count, it.distinct, it.processedWithin, it.doneWithin, it.waiting.median, it.waiting.p90, it.waiting.longest, it.waiting.sum, it.processing.median, it.processing.p90, it.processing.longest, it.processing.sum] // prettier-ignore
  if (found.all) yield [line(w.all[language], '', found.all)]
  for (const table of ['steps', 'posts', 'persons', 'months', 'levels'] as const)
    yield found[table].map((it) => line(w[table][language], it.name, it))
}
