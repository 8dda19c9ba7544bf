import { z } from 'zod'
import { timerKinds } from '../../base/notices.ts'
import { instant } from '../../base/schemas.ts'
import { endpoint } from '../../http/contract.ts'
import { channel, deliveryState } from './preferences.ts'

export const readJobs = endpoint({
  method: 'GET',
  path: '/api/jobs',
  summary: 'What runs by itself: timers that come next or are late, messages on their way, and when it last came round',
  who: 'administrator',
  answer: z.object({
    runners: z.array(
      z.object({ name: z.enum(['timers', 'notices']), polledAt: instant.nullable(), silent: z.boolean() }),
    ),
    next: z.array(
      z.object({
        id: z.uuid(),
        kind: z.enum(timerKinds),
        at: instant,
        late: z.boolean(),
        dossierId: z.uuid(),
        number: z.string(),
        /** Empty where the dossier is limited to others. */
        title: z.string(),
        step: z.int(),
      }),
    ),
    late: z.object({ count: z.int(), since: instant.nullable() }),
    messages: z.array(z.object({ channel, state: deliveryState, count: z.int(), why: z.string() })),
  }),
})
