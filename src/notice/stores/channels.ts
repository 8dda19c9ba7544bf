import type { Db, Tx } from '../../db/connect.ts'
import type { Channel } from './deliveries.ts'

/** The channels that the office has opened; another is asked for nothing. */
export async function listOpenChannels(db: Db | Tx): Promise<Channel[]> {
  const mail = await db.selectFrom('mail_setting').select('single').executeTakeFirst()
  return mail ? ['email'] : []
}
