import type { Db, Tx } from '../../db/connect.ts'
import type { Channel } from '../../base/notices.ts'

/** The channels that the office has opened; a push needs no setting, only a browser that takes it. */
export async function listOpenChannels(db: Db | Tx): Promise<Channel[]> {
  const mail = await db.selectFrom('mail_setting').select('single').executeTakeFirst()
  const telegram = await db.selectFrom('telegram_setting').select('on').executeTakeFirst()
  return [...(mail ? ['email' as const] : []), 'push', ...(telegram?.on ? ['telegram' as const] : [])]
}
