import type { FastifyReply, FastifyRequest } from 'fastify'
import { sha256 } from '../base/hash.ts'
import type { Db } from '../db/connect.ts'
import { isFirstUse } from './attempts.ts'

export const MINUTE_MS = 60_000

/** Passing an address through to the sign-in library, which keeps it with the session. */
export function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers({ 'x-siar-address': request.ip })
  for (const name of ['cookie', 'user-agent'] as const) {
    const value = request.headers[name]
    if (value) headers.set(name, value)
  }
  return headers
}

/** Hands on the cookies that the sign-in library set. */
export function passCookies<Answer>(reply: FastifyReply, response: Response, answer: Answer): Answer {
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) void reply.header('set-cookie', cookies)
  return answer
}

/** A code read over a shoulder is good once only (RFC 6238 §5.2); it would be right for a minute and a half. */
export function isFirstUseOfCode(db: Db, personId: string, code: string, now: Date): Promise<boolean> {
  return isFirstUse(db, { key: `code-used:${personId}:${sha256(code)}`, windowMs: 2 * MINUTE_MS }, now)
}
