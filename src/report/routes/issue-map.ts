import type { FastifyInstance } from 'fastify'
import { dayOf, ZONE } from '../../base/calendar.ts'
import type { Db } from '../../db/connect.ts'
import { download } from '../../files/download.ts'
import { serve } from '../../http/serve.ts'
import { readLetterhead } from '../../office/stores/letterhead.ts'
import { makePdf, makePicture, makeSvg } from '../../papers/make.ts'
import * as api from '../api/issue-map.ts'
import { issueMapPaper, weekOf } from '../rules/issue-map.ts'
import { listWeekIssues } from '../stores/issue-map.ts'

const forms = {
  svg: { mediaType: 'image/svg+xml', make: makeSvg },
  png: { mediaType: 'image/png', make: makePicture },
  pdf: { mediaType: 'application/pdf', make: makePdf },
} as const

/** Peta isu: the week's issues as figures and as a picture. */
export function issueMapRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.readIssueMap, async ({ query }, { now }) => {
    const week = weekOf(query.week ?? dayOf(ZONE, now))
    return { ...week, ...(await listWeekIssues(db, week)) }
  })

  serve(app, api.downloadIssueMap, async ({ params, query }, { now }) => {
    const week = weekOf(query.week ?? dayOf(ZONE, now))
    const office = (await readLetterhead(db)).lines.at(-1)?.words ?? ''
    const paper = issueMapPaper({ office, ...week, ...(await listWeekIssues(db, week)) })
    const { mediaType, make } = forms[params.form]
    // As a picture it is the sheet with the map; the table goes with the PDF.
    const shown = params.form === 'pdf' ? paper : { ...paper, blocks: paper.blocks.slice(0, paper.blocks.findIndex((it) => it.kind === 'new-page') + 1 || undefined).filter((it) => it.kind !== 'new-page') } // prettier-ignore
    return download(`peta-isu-${week.from}.${params.form}`, mediaType, await make(shown))
  })
}
