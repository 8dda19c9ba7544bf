import type { Db } from '../../db/connect.ts'

/** By which ways somebody who left could be reached is nobody's to keep; they are sent nothing from that day on anyhow. */
export async function forgetWaysOfLeft(db: Db, on: string): Promise<void> {
  const left = db.selectFrom('person').select('id').where('left_on', '<=', on)
  for (const table of ['telegram_chat', 'telegram_code', 'whatsapp_number', 'push_subscription'] as const)
    await db.deleteFrom(table).where('person_id', 'in', left).execute()
}
