import type { FastifyInstance } from 'fastify'
import { calendarOf, problemsOf } from '../../base/calendar-edition.ts'
import type { Db } from '../../db/connect.ts'
import { serve } from '../../http/serve.ts'
import { PREVIEW_SHOWN_MAX, PREVIEW_VISITS_MAX, previewWorkCalendar } from '../../office/api/calendar.ts'
import { dueOf } from '../rules/visit-clock.ts'
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
      .map((it) => ({ ...it, to: dueOf(calendar, it) }))
      .filter((it) => it.to.getTime() !== it.dueAt.getTime())
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
          to: to.toISOString(),
        })),
    }
  })
}
