import { unseal } from '../../base/sealed.ts'
import type { Db } from '../../db/connect.ts'
import type { SigningKey } from '../../outgoing/smtp.ts'
import { DKIM_ABOUT, readDkim } from '../stores/setting.ts'

/**
 * The key in whose name letters to the media and the public are signed; null where the office has none, or it was sealed by
 * another office.
 * @param it.secret the office's own; @param it.sender the address that letters come from
 */
export async function findSigningKey(db: Db, it: { secret: string; sender: string }): Promise<SigningKey | null> {
  const kept = await readDkim(db)
  const privateKey = kept && unseal(kept.sealed, it.secret, DKIM_ABOUT)
  return privateKey ? { domain: it.sender.split('@').at(-1) ?? '', selector: kept.selector, privateKey } : null
}
