import { Refused } from '../base/refused.ts'
import type { Db } from '../db/connect.ts'
import { countAttempt, forgetAttempts } from './attempts.ts'
import { isFirstUseOfCode, MINUTE_MS } from './auth-request.ts'
import { isCodeOf, type Auth } from './auth.ts'
import { verifyPassword } from './password.ts'

/**
 * Has a person prove once more who they are, before what cannot be taken back: by password, and by the code where they
 * have a second factor. It needs no session, so that a decision can also come from the light page.
 * @throws {Refused} `proof-wrong`, `code-needed`, `code-used`, `too-often`, `second-factor-unreadable`
 */
export async function provePerson(
  db: Db,
  auth: Auth,
  it: {
    personId: string
    passwordHash: string | null
    secondFactor: boolean
    password: string
    code: string | undefined
  },
  now: Date,
): Promise<'password' | 'password-and-code'> {
  const attempts = `password:${it.personId}`
  await countAttempt(db, { key: attempts, windowMs: 10 * MINUTE_MS, max: 5 }, now)
  if (!it.passwordHash || !(await verifyPassword(it.passwordHash, it.password)))
    throw new Refused({ code: 'proof-wrong', field: 'proof.password', fault: 'password' })
  if (it.secondFactor) {
    if (!it.code) throw new Refused({ code: 'code-needed', field: 'proof.code' })
    if (!(await isCodeOf(db, auth, { personId: it.personId, code: it.code }, now)))
      throw new Refused({ code: 'proof-wrong', field: 'proof.code', fault: 'code' })
    if (!(await isFirstUseOfCode(db, it.personId, it.code, now)))
      throw new Refused({ code: 'code-used', field: 'proof.code' })
  }
  await forgetAttempts(db, attempts)
  return it.secondFactor ? 'password-and-code' : 'password'
}
