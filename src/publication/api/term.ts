/** Until when a publication counts, and when somebody looks at it again. */
import { z } from 'zod'
import { calendarDay } from '../../base/day.ts'
import { plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'

const params = z.object({ publicationId: z.uuid() })
const term = z.strictObject({
  /** The day on which somebody looks whether it is still right; null for never. */
  reviewOn: calendarDay.nullable(),
  /** The last day on which it counts; null for always. After it the page stays, marked as archived. */
  validUntil: calendarDay.nullable(),
})

export const setTerm = endpoint({
  method: 'POST',
  path: '/api/publications/:publicationId/term',
  summary: 'Say until when a publication counts and when to look at it again',
  who: 'staff',
  act: true,
  params,
  /** `seen`: as the person's screen showed it. */
  body: z.strictObject({ ...term.shape, seen: term }),
  answer: z.object({}),
})

export const reviewPublication = endpoint({
  method: 'POST',
  path: '/api/publications/:publicationId/review',
  summary: 'Say that a publication was looked at and is still right, and when to look again',
  who: 'staff',
  act: true,
  params,
  body: z.strictObject({ note: plainText(500).default(''), nextOn: calendarDay.nullable() }),
  answer: z.object({}),
})
