import { bluesky } from './bluesky.ts'
import type { Channel } from './channel.ts'
import { hand } from './hand.ts'
import { s3 } from './s3.ts'
import { telegram } from './telegram.ts'
import { webhook } from './webhook.ts'
import { websub } from './websub.ts'
import { wordpress } from './wordpress.ts'

/** Every way to the public beside the portal, in the order in which an administrator chooses. */
export const channels: readonly Channel[] = [wordpress, telegram, bluesky, webhook, websub, s3, hand]
