/** How the office deals with the press: its standard for answers, and the key that its letters are signed with. */
import { Refused } from '../../base/refused.ts'
import { unseal } from '../../base/sealed.ts'
import { domainOf } from '../../base/mail-address.ts'
import type { Db, Tx } from '../../db/connect.ts'

/** What the sealed key is the secret of. */
export const DKIM_ABOUT = 'dkim'

export async function readSetting(db: Db | Tx) {
  return db
    .selectFrom('press_setting')
    .select([
      'question_minutes as questionMinutes',
      'dkim_selector as dkimSelector',
      'dkim_public as dkimPublic',
      'revision',
    ])
    .executeTakeFirstOrThrow()
}

/**
 * The key in whose name letters to the media and the public are signed; null where the office has none, or it was sealed by
 * another office.
 * @param it.secret the office's own; @param it.sender the address that letters come from
 */
export async function findSigningKey(
  db: Db | Tx,
  it: { secret: string; sender: string },
): Promise<{ domain: string; selector: string; privateKey: string } | null> {
  const row = await db.selectFrom('press_setting').select(['dkim_selector', 'dkim_key']).executeTakeFirstOrThrow()
  const privateKey = row.dkim_key && unseal(row.dkim_key, it.secret, DKIM_ABOUT)
  return privateKey ? { domain: domainOf(it.sender), selector: row.dkim_selector, privateKey } : null
}

/** @throws {Refused} `press-changed` */
export async function saveSetting(
  tx: Tx,
  it: {
    fields:
      | { readonly question_minutes: number }
      | { readonly dkim_selector: string; readonly dkim_public: string; readonly dkim_key: string | null }
    seenRevision: number
    personId: string
  },
  now: Date,
): Promise<number> {
  const { revision: current } = await tx
    .selectFrom('press_setting')
    .select('revision')
    .forUpdate()
    .executeTakeFirstOrThrow()
  if (current !== it.seenRevision) throw new Refused({ code: 'press-changed', seen: it.seenRevision, current })
  const revision = current + 1
  await tx
    .updateTable('press_setting')
    .set({ ...it.fields, revision, changed_by: it.personId, changed_at: now })
    .execute()
  return revision
}
