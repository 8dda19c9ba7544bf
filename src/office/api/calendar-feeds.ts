import { z } from 'zod'
import { instant } from '../../base/schemas.ts'
import { plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'

export const listCalendarFeeds = endpoint({
  method: 'GET',
  path: '/api/me/calendar-feeds',
  summary: 'My secret calendar links, without the secret',
  who: 'reader',
  answer: z.object({
    rows: z.array(z.object({ id: z.uuid(), name: z.string(), createdAt: instant, readAt: instant.nullable() })),
  }),
})

export const makeCalendarFeed = endpoint({
  method: 'POST',
  path: '/api/me/calendar-feeds',
  summary: 'Make a secret calendar link for myself; it is shown once',
  who: 'reader',
  body: z.strictObject({ name: plainText(100, 1).refine((text) => text.trim() !== '') }),
  answer: z.object({ id: z.uuid(), url: z.string() }),
})

export const revokeCalendarFeed = endpoint({
  method: 'DELETE',
  path: '/api/me/calendar-feeds/:feedId',
  summary: 'Revoke one of my calendar links',
  who: 'reader',
  params: z.object({ feedId: z.uuid() }),
  answer: z.object({}),
})
