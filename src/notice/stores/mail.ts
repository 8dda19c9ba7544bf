import { Refused } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import type { MailSetting } from '../rules/mail.ts'

export type KeptMail = MailSetting & { readonly revision: number }

/** The office's mail server; null until one was set. */
export async function findMail(db: Db | Tx): Promise<KeptMail | null> {
  const row = await db.selectFrom('mail_setting').selectAll().executeTakeFirst()
  if (!row) return null
  const { host, port, username, sender, revision } = row
  return { host, port, username, sender, revision, security: row.security as MailSetting['security'] }
}

/** @throws {Refused} `mail-setting-changed` */
export async function saveMail(
  tx: Tx,
  it: { readonly setting: MailSetting; readonly seenRevision: number; readonly personId: string },
  now: Date,
): Promise<number> {
  // Two administrators at once wait for each other at the office's row, which is there from the set-up on.
  await tx.selectFrom('office').select('single').forUpdate().executeTakeFirst()
  const current = (await findMail(tx))?.revision ?? 0
  if (current !== it.seenRevision) throw new Refused({ code: 'mail-setting-changed' })
  const values = { ...it.setting, revision: current + 1, changed_by: it.personId, changed_at: now }
  await tx
    .insertInto('mail_setting')
    .values(values)
    .onConflict((on) => on.column('single').doUpdateSet(values))
    .execute()
  return current + 1
}
