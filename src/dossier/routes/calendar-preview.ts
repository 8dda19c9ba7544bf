import type { FastifyInstance } from 'fastify'
import type { Calendar } from '../../base/calendar.ts'
import { calendarOf, problemsOf } from '../../base/calendar-edition.ts'
import type { Db } from '../../db/connect.ts'
import { serve } from '../../http/serve.ts'
import { PREVIEW_SHOWN_MAX, PREVIEW_VISITS_MAX, previewWorkCalendar } from '../../office/api/calendar.ts'
import { dueOf, type VisitClock } from '../rules/visit-clock.ts'
import { listFirstDue } from '../stores/recount.ts'

const PROBLEMS_SHOWN = 100

/** What a corrected calendar would do to the visits that are open, before it is in force. */
export function calendarPreviewRoutes(app: FastifyInstance, db: Db): void {
  serve(app, previewWorkCalendar, async ({ body: { edition } }, { officer }) => {
    const problems = problemsOf(edition).slice(0, PROBLEMS_SHOWN)
    if (problems.length > 0) return { problems, looked: 0, all: false, moving: 0, visits: [] }
    const calendar = calendarOf(edition)
    const open = await listFirstDue(db, officer, PREVIEW_VISITS_MAX + 1)
    const looked = open.slice(0, PREVIEW_VISITS_MAX)
    const moving = looked
      .map((it) => ({ ...it, to: dueIn(calendar, it) }))
      .filter((it) => it.to?.getTime() !== it.dueAt.getTime())
    return {
      problems,
      looked: looked.length,
      all: open.length === looked.length,
      moving: moving.length,
      visits: moving
        .filter((it) => it.readable)
        .slice(0, PREVIEW_SHOWN_MAX)
        .map(({ dossierId, number, title, step, dueAt, to }) => ({
          dossierId,
          number,
          title,
          step,
          from: dueAt.toISOString(),
          to: to && to.toISOString(),
        })),
    }
  })
}

/** Null when the calendar has too few hours left before the last year that is counted. */
function dueIn(calendar: Calendar, clock: VisitClock): Date | null {
  try {
    return dueOf(calendar, clock)
  } catch (error) {
    if (error instanceof RangeError) return null
    throw error
  }
}
