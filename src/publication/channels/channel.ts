import type { Delivery, End } from '../stores/deliveries.ts'

/** What became of a delivery, as far as the channel itself can say. */
export type Found =
  | { readonly state: 'sent'; readonly remoteId: string }
  /** Surely not there, so that sending cannot double it. */
  | { readonly state: 'absent' }
  | { readonly state: 'unknown' }

/** One way to the public. A part is one file in this drawer. */
export type Channel = {
  readonly name: string
  /**
   * Sends a publication, or takes it back. Answers only what it knows for certain; when it cannot tell it throws, and
   * `find` is asked. Nothing goes out whose approval does not stand at this instant.
   */
  send(delivery: Delivery, now: Date): Promise<Exclude<End, { state: 'waiting' }>>
  /** Asked after a try whose end nobody knows: the process died, the line broke. */
  find(delivery: Delivery): Promise<Found>
}
