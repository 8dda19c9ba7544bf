import type { Officer } from '../base/officer.ts'
import { Refused } from '../base/refused.ts'
import type { Db, Tx } from '../db/connect.ts'

/**
 * Does an official act in one transaction, once per key: a repeated request gets the first answer and changes nothing.
 * Two requests with one key at the same instant: the second waits for the first, then gets its answer.
 * @throws {Refused} `key-reused` when the key named another request; whatever `work` refuses, and then nothing is kept
 */
export async function once<Answer>(
  db: Db,
  act: { readonly key: string; readonly askedHash: string; readonly officer: Officer; readonly now: Date },
  work: (tx: Tx) => Promise<Answer>,
): Promise<Answer> {
  return db.transaction().execute(async (tx) => {
    const taken = await tx
      .insertInto('act')
      .values({ key: act.key, person_id: act.officer.personId, asked_hash: act.askedHash, acted_at: act.now })
      .onConflict((conflict) => conflict.column('key').doNothing())
      .returning('key')
      .executeTakeFirst()
    if (!taken) return earlierAnswer<Answer>(tx, act)
    const answer = await work(tx)
    await tx
      .updateTable('act')
      .set({ answer: JSON.stringify(answer) })
      .where('key', '=', act.key)
      .execute()
    return answer
  })
}

async function earlierAnswer<Answer>(
  tx: Tx,
  act: { readonly key: string; readonly askedHash: string; readonly officer: Officer },
): Promise<Answer> {
  const earlier = await tx
    .selectFrom('act')
    .select(['person_id', 'asked_hash', 'answer'])
    .where('key', '=', act.key)
    .executeTakeFirstOrThrow()
  if (earlier.person_id !== act.officer.personId || earlier.asked_hash !== act.askedHash)
    throw new Refused({ code: 'key-reused', field: 'Idempotency-Key' })
  return earlier.answer as Answer
}

/** Whether an act was done under this key already, so that a repeat need not prove anything again. */
export async function isAnswered(db: Db, key: string): Promise<boolean> {
  return (await db.selectFrom('act').select('key').where('key', '=', key).executeTakeFirst()) !== undefined
}
