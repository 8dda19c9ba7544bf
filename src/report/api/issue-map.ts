import { z } from 'zod'
import { calendarDay as day } from '../../base/day.ts'
import { levels } from '../../base/levels.ts'
import { endpoint } from '../../http/contract.ts'
import { tones } from '../../inventory/rules/tone.ts'

const count = z.int().min(0)
const query = z.strictObject({
  /** Any day of the week; the week that runs when absent. */
  week: day.optional(),
})

export const readIssueMap = endpoint({
  method: 'GET',
  path: '/api/reports/issue-map',
  summary:
    'The issues of a week by spread, growth, size and tone over all sources, those with most reports first; at most sixty',
  who: 'reader',
  query,
  answer: z.object({
    from: day,
    to: day,
    issues: z.array(
      z.object({
        itemId: z.uuid(),
        title: z.string(),
        level: z.enum(levels),
        /** Of all sources, of citizens and agencies too. */
        reports: count,
        /** Of these the media's, as clippings and media sheet count them. */
        media: count,
        before: count,
        outlets: count,
        /** Of most reports; null where of none it is known. */
        tone: z.enum(tones).nullable(),
      }),
    ),
    more: count,
  }),
})

export const downloadIssueMap = endpoint({
  method: 'GET',
  path: '/api/reports/issue-map/:form',
  summary: 'The same as a picture, or as PDF with its table',
  who: 'reader',
  params: z.object({ form: z.enum(['svg', 'png', 'pdf']) }),
  query,
  answer: z.string(),
})
