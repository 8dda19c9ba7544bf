import type { z } from 'zod'
import type { delivery } from '../api/preferences.ts'
import type { listDeliveriesOf } from '../stores/deliveries.ts'

/** How a delivery is told over the line. */
export function shownDelivery(row: Awaited<ReturnType<typeof listDeliveriesOf>>[number]): z.input<typeof delivery> {
  return {
    channel: row.channel as z.input<typeof delivery>['channel'],
    state: row.state as z.input<typeof delivery>['state'],
    why: row.why,
    attempts: row.attempts,
    sentAt: row.sent_at?.toISOString() ?? null,
    dueAt: row.state === 'queued' ? row.due_at.toISOString() : null,
  }
}
