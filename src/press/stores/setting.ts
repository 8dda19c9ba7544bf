/** How the office deals with the press: its standard for answers, and the key that its letters are signed with. */
import { Refused } from '../../base/refused.ts'
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

/** The key that letters are signed with, sealed; null while they are not. */
export async function readDkim(db: Db | Tx): Promise<{ selector: string; sealed: string } | null> {
  const row = await db.selectFrom('press_setting').select(['dkim_selector', 'dkim_key']).executeTakeFirstOrThrow()
  return row.dkim_key === null ? null : { selector: row.dkim_selector, sealed: row.dkim_key }
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
