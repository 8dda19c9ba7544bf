import type { FastifyInstance } from 'fastify'
import { dayOf, ZONE } from '../../base/calendar.ts'
import type { Officer } from '../../base/officer.ts'
import { Refused, refuseIf, type Language } from '../../base/refused.ts'
import { words } from '../../base/words/common.ts'
import { complianceWords as w } from '../../base/words/compliance.ts'
import type { Db } from '../../db/connect.ts'
import { dossierNumber } from '../../dossier/rules.ts'
import { download } from '../../files/download.ts'
import { writeTable } from '../../files/table-file.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { listPosts } from '../../office/store.ts'
import type { Edition } from '../../sop/rules.ts'
import { readEditionInForce } from '../../sop/store.ts'
import * as api from '../api/compliance.ts'
import type { FigureGroup } from '../api/compliance.ts'
import { seesPeople, whyNotPeriod, type Figures } from '../rules/compliance.ts'
import { listStayRows, readFigures, readPersonNames, type FigureRow, type StayFilter } from '../stores/compliance.ts'

/** Kepatuhan: figures of time, and the stays behind each. */
export function complianceRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.readCompliance, async ({ query }, { officer, request, now }) => {
    const { edition, everybody } = await readSight(db, officer, query, now)
    return { ...(await readNamed(db, query, { officer, everybody, edition }, languageOf(request))), everybody, procedure: procedureOf(edition) } // prettier-ignore
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
    const sight = await readSight(db, officer, query, now)
    const found = await readNamed(db, query, { officer, ...sight }, language)
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

type Named = {
  readonly all: Figures | null
  readonly steps: FigureGroup[]
  readonly posts: FigureGroup[]
  readonly persons: FigureGroup[]
  readonly months: FigureGroup[]
  readonly levels: FigureGroup[]
}

/** The figures with what people call each line; of people those that the reader may see. */
async function readNamed(
  db: Db,
  filter: StayFilter,
  { officer, everybody, edition }: { officer: Officer; everybody: boolean; edition: Edition | null },
  language: Language,
): Promise<Named> {
  const [found, posts] = await Promise.all([readFigures(db, filter), listPosts(db)])
  const people = everybody ? found.person : found.person.filter((it) => it.id === officer.personId)
  const names = await readPersonNames(db, people.map((it) => it.id)) // prettier-ignore
  const order = (one: FigureRow, other: FigureRow, ids: readonly string[]) =>
    ids.indexOf(one.id) - ids.indexOf(other.id)
  const postIds = posts.map((it) => it.id)
  const levels = ['watch', 'attention', 'alert', 'crisis'] as const
  return {
    all: found.all,
    steps: found.step.map((it) => ({ ...it, name: w.step[language](it.id, edition?.steps.find((step) => String(step.number) === it.id)?.label ?? '') })), // prettier-ignore
    posts: found.post.toSorted((one, other) => order(one, other, postIds)).map((it) => ({ ...it, name: posts.find((post) => post.id === it.id)?.name ?? it.id })), // prettier-ignore
    persons: people
      .map((it) => ({ ...it, name: names.get(it.id) ?? '' }))
      .toSorted((one, other) => one.name.localeCompare(other.name, 'id')),
    months: found.month.map((it) => ({ ...it, name: w.month[language](it.id) })),
    levels: found.level
      .toSorted((one, other) => order(one, other, levels))
      .map((it) => ({ ...it, name: words[it.id as (typeof levels)[number]][language] })),
  }
}

/** Sheet rows: a head, then each table's lines. */
async function* tableOf(found: Named, language: Language): AsyncGenerator<(string | number)[][]> {
  const c = w.columns
  yield [[w.by, w.line, c.count, c.distinct, c.processedWithin, c.doneWithin, c.waitingMedian, c.waiting90, c.waitingLongest, c.waitingSum, c.processingMedian, c.processing90, c.processingLongest, c.processingSum].map((it) => it[language])] // prettier-ignore
  const line = (by: string, name: string, it: Figures) => [by, name, it.count, it.distinct, it.processedWithin, it.doneWithin, it.waiting.median, it.waiting.p90, it.waiting.longest, it.waiting.sum, it.processing.median, it.processing.p90, it.processing.longest, it.processing.sum] // prettier-ignore
  if (found.all) yield [line(w.all[language], '', found.all)]
  for (const table of ['steps', 'posts', 'persons', 'months', 'levels'] as const)
    yield found[table].map((it) => line(w[table][language], it.name, it))
}
