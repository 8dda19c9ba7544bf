import type { FastifyRequest } from 'fastify'
import { Refused } from '../base/refused.ts'
import type { Db } from '../db/connect.ts'
import { countAttempt, forgetAttempts } from './attempts.ts'
import { CODES_SHUT_SECONDS, type Auth } from './auth.ts'
import { headersOf, isFirstUseOfCode, MINUTE_MS } from './auth-request.ts'
import { verifyPassword } from './password.ts'

/**
 * Has the person at the keyboard prove once more who they are, before what cannot be taken back: by password, and by the
 * code where they have a second factor.
 * @throws {Refused} `proof-wrong`, `code-needed`, `code-used`, `too-often`; `session-needed` for a token of a person with
 * a second factor, as a code belongs to a session
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
    request: FastifyRequest
  },
  now: Date,
): Promise<'password' | 'password-and-code'> {
  const attempts = `password:${it.personId}`
  await countAttempt(db, { key: attempts, windowMs: 10 * MINUTE_MS, max: 5 }, now)
  if (!it.passwordHash || !(await verifyPassword(it.passwordHash, it.password)))
    throw new Refused({ code: 'proof-wrong', field: 'proof.password' })
  if (it.secondFactor) {
    if (!it.code) throw new Refused({ code: 'code-needed', field: 'proof.code' })
    if (it.request.sessionId === null) throw new Refused({ code: 'session-needed' })
    const ask = { body: { code: it.code }, headers: headersOf(it.request), asResponse: true as const }
    const response = await auth.api.verifyTOTP(ask)
    if (response.status === 429) throw new Refused({ code: 'too-often', waitSeconds: CODES_SHUT_SECONDS })
    if (!response.ok) throw new Refused({ code: 'proof-wrong', field: 'proof.code' })
    if (!(await isFirstUseOfCode(db, it.personId, it.code, now)))
      throw new Refused({ code: 'code-used', field: 'proof.code' })
  }
  await forgetAttempts(db, attempts)
  return it.secondFactor ? 'password-and-code' : 'password'
}
