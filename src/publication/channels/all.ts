import type { Db } from '../../db/connect.ts'
import { bluesky } from './bluesky.ts'
import type { Channel } from './channel.ts'
import { email } from './email.ts'
import { hand } from './hand.ts'
import { s3 } from './s3.ts'
import { subscribers } from './subscribers.ts'
import { telegram } from './telegram.ts'
import { webhook } from './webhook.ts'
import { websub } from './websub.ts'
import { wordpress } from './wordpress.ts'

/** Every way to the public beside the portal, in the order in which an administrator chooses. */
export const channels: readonly Channel[] = [wordpress, telegram, bluesky, webhook, websub, s3, hand]

/** The same, with the ways that stand on the office's own data. @param smtpPassword of its mail server */
export const channelsOf = (db: Db, smtpPassword: string | undefined): readonly Channel[] => [
  email(db, smtpPassword),
  subscribers(db, smtpPassword),
  ...channels,
]
