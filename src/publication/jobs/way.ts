import type { Found } from '../channels/channel.ts'
import type { Told } from '../rules/outbox.ts'
import type { Delivery, End } from '../stores/deliveries.ts'

/** How a try ended, and what it says of the destination; null of the portal, which has no queue. */
export type Ended = { readonly end: End; readonly told: Told | null }

/** The way of one delivery: to the portal, or to a destination by its channel. */
export type Way = {
  /** Answers only what it knows for certain; where it cannot tell it throws, and `find` is asked. */
  send(delivery: Delivery, now: Date): Promise<Ended>
  /** Asked after a try whose end nobody knows: the process died, the line broke. */
  find(delivery: Delivery, now: Date): Promise<Found>
}
