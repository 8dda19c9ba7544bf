import { readFile } from 'node:fs/promises'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { ZONE } from '../../base/calendar.ts'
import { problemsOf } from '../../base/calendar-edition.ts'
import { Refused } from '../../base/refused.ts'
import { calendarWords } from '../../base/words/calendar.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import { download } from '../../files/download.ts'
import { spool } from '../../files/spool.ts'
import { readTable, type TableRow } from '../../files/table.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api/calendar.ts'
import { csvOfDays, judgeDayRow, mapDayHeader, onceEach, type BadLine, type DaysRead } from '../rules/calendar-csv.ts'
import { EVENTS_MAX, icsOfDays, readIcs } from '../rules/calendar-ics.ts'
import { countUncounted, insertCalendarEdition, listCalendarEditions, readCalendarEdition } from '../stores/calendar.ts'

const FIRST = 20

const presentEdition = (it: Awaited<ReturnType<typeof listCalendarEditions>>['rows'][number]) => ({
  id: it.id,
  number: it.number,
  note: it.note,
  madeAt: it.made_at.toISOString(),
  madeBy: it.made_by,
})

/** The working calendar: read by all, kept by the administrator. */
export function calendarRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.readWorkCalendar, async () => {
    const [{ made_at, made_by, ...now }, editions] = await Promise.all([
      readCalendarEdition(db),
      listCalendarEditions(db, { limit: FIRST }),
    ])
    return {
      ...now,
      madeAt: made_at.toISOString(),
      madeBy: made_by,
      editions: editions.rows.map(presentEdition),
      editionsNext: editions.next,
      uncounted: await countUncounted(db, now.id),
    }
  })

  serve(app, api.listWorkCalendars, async ({ query }) => {
    const { rows, next } = await listCalendarEditions(db, query)
    return { rows: rows.map(presentEdition), next }
  })

  serve(app, api.saveWorkCalendar, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      // Days, years and what is published go by one constant; hours by another zone would be half an office's time.
      if (body.edition.zone !== ZONE) throw new Refused({ code: 'calendar-zone', field: 'edition.zone', zone: ZONE })
      const [problem] = problemsOf(body.edition)
      if (problem) throw new Refused({ code: 'calendar-wrong', problem: problem.kind, at: problem.at })
      const made = await insertCalendarEdition(tx, { ...body, personId: officer.personId }, now)
      await append(
        tx,
        {
          kind: 'calendar-changed',
          by: officer.personId,
          number: made.number,
          fromHash: made.before,
          toHash: made.hash,
        },
        now,
      )
      return { number: made.number }
    }),
  )

  serve(app, api.downloadWorkCalendar, async ({ params: { form }, query }, { request }) => {
    const { edition, number, made_at } = await readCalendarEdition(db, query.number)
    const language = query.language ?? languageOf(request)
    const name = `kalender-kerja-${number}.${form}`
    if (form === 'json')
      return download(name, 'application/json; charset=utf-8', [`${JSON.stringify(edition, null, 2)}\n`])
    return form === 'csv'
      ? download(name, 'text/csv; charset=utf-8', csvOfDays(edition.days, language))
      : download(name, 'text/calendar; charset=utf-8', [icsOfDays(edition.days, made_at, language)])
  })

  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('application/octet-stream', (_request, payload, done) => done(null, payload))
    serve(scope, api.readCalendarFile, async ({ query }, { request }) => {
      if (query.to < query.from || query.to - query.from > YEARS_MAX)
        throw new Refused({ code: 'calendar-years-reversed', field: 'to' })
      const { days, bad } = await readDays(request, query)
      const language = languageOf(request)
      return {
        days: [...days],
        problems: bad.slice(0, PROBLEMS_SHOWN).map(({ line, problem, value }) => {
          const told = calendarWords.lineProblem[language](problem, value)
          return { line, value: told.includes(value) ? '' : value, sentence: told }
        }),
        bad: bad.length,
      }
    })
  })
}

const YEARS_MAX = 20
const PROBLEMS_SHOWN = 100

type Asked = { readonly name: string; readonly from: number; readonly to: number }

async function readDays(request: FastifyRequest, { name, from, to }: Asked): Promise<DaysRead> {
  return spool(request, api.CALENDAR_MB_MAX, async ({ path }) => {
    if (!/\.ics$/i.test(name)) return readTable({ path, name, sheet: null }, ({ batches }) => judgeRows(batches))
    const read = readIcs(await readFile(path, 'utf8'), { from, to })
    if (read === null) throw new Refused({ code: 'calendar-not-ics' })
    if (read === 'full') throw new Refused({ code: 'calendar-file-full', max: EVENTS_MAX })
    return read
  })
}

async function judgeRows(batches: AsyncIterable<readonly TableRow[]>): Promise<DaysRead> {
  const found: Parameters<typeof onceEach>[0][number][] = []
  const bad: BadLine[] = []
  let columns: ReturnType<typeof mapDayHeader> = null
  for await (const batch of batches)
    for (const { number, cells } of batch) {
      if (cells.every((cell) => cell.trim() === '')) continue
      if (!columns) {
        columns = mapDayHeader(cells)
        if (!columns) throw new Refused({ code: 'calendar-no-header' })
        continue
      }
      const judged = judgeDayRow(cells, columns)
      if ('day' in judged) found.push({ day: judged.day, line: number })
      else bad.push({ line: number, ...judged })
      if (found.length + bad.length > EVENTS_MAX) throw new Refused({ code: 'calendar-file-full', max: EVENTS_MAX })
    }
  if (!columns) throw new Refused({ code: 'import-empty' })
  const once = onceEach(found)
  return { days: once.days, bad: [...bad, ...once.bad].toSorted((one, other) => one.line - other.line) }
}
