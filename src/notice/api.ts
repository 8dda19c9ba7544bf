import { levels } from '../base/levels.ts'
import { z } from 'zod'
import { noticeKinds } from '../base/notices.ts'
import { instant, page } from '../base/schemas.ts'
import { endpoint } from '../http/contract.ts'
import { delivery } from './api/preferences.ts'

const notice = z.object({
  id: z.uuid(),
  kind: z.enum(noticeKinds),
  at: instant,
  readAt: instant.nullable(),
  urgent: z.boolean(),
  dossier: z.object({ id: z.uuid(), number: z.string(), title: z.string(), limited: z.boolean() }).nullable(),
  /** The title of the item or the narrative that it is of; empty where it is of neither. */
  matter: z.string(),
  /** Who brought it about; null for what time did. */
  by: z.string().nullable(),
  step: z.int().nullable(),
  label: z.string(),
  level: z.enum(levels).nullable(),
  words: z.string(),
  /** How it left by each channel that it was sent by. */
  deliveries: z.array(delivery),
  /** Where in the application its own matter is done. */
  place: z.string(),
})

export const listNotices = endpoint({
  method: 'GET',
  path: '/api/notices',
  summary: 'What I was told, the newest first',
  who: 'reader',
  query: z.object({ ...page, unread: z.enum(['true', 'false']).default('false') }),
  answer: z.object({ rows: z.array(notice), next: z.string().nullable() }),
})

export const countNotices = endpoint({
  method: 'GET',
  path: '/api/notices/count',
  summary: 'How many notices I have not read, up to a hundred; and to an administrator, whether the runner is silent',
  who: 'reader',
  answer: z.object({ unread: z.int(), runnerSilent: z.boolean() }),
})

export const readNotices = endpoint({
  method: 'POST',
  path: '/api/notices/read',
  summary: 'Mark one of my notices as read, or all made up to an instant',
  who: 'reader',
  body: z.union([z.strictObject({ noticeId: z.uuid() }), z.strictObject({ upTo: instant })]),
  answer: z.object({ unread: z.int() }),
})
