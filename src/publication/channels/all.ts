import type { Channel } from './channel.ts'
import { hand } from './hand.ts'

/** Every way to the public beside the portal, in the order in which an administrator chooses. */
export const channels: readonly Channel[] = [hand]
