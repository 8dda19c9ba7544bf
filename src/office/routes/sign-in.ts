import type { FastifyInstance } from 'fastify'
import {
  generateAuthenticationOptions,
  verifyAuthenticationResponse,
  type AuthenticationResponseJSON,
} from '@simplewebauthn/server'
import { dayOf, ZONE } from '../../base/calendar.ts'
import { sha256 } from '../../base/hash.ts'
import { Refused } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { countAttempt, forgetAttempts, networkOf } from '../../http/attempts.ts'
import { CODES_SHUT_SECONDS, type Auth } from '../../http/auth.ts'
import { serve } from '../../http/serve.ts'
import { refuseForeign } from '../../http/session.ts'
import * as api from '../api.ts'
import * as store from '../store.ts'
import * as sessions from '../stores/sessions.ts'
import * as passkeys from '../stores/passkeys.ts'
import { headersOf, isFirstUseOfCode, MINUTE_MS, passCookies } from '../../http/auth-request.ts'

/** The ways in: password, then the code where there is one; or a passkey. */
export function signInRoutes(app: FastifyInstance, db: Db, auth: Auth, url: string): void {
  const rpID = new URL(url).hostname

  serve(app, api.signIn, async ({ body }, { request, reply, now }) => {
    refuseForeign(request, url)
    const account = accountKey(body.email)
    await countAttempt(db, { key: `sign-in-from:${networkOf(request.ip)}`, windowMs: MINUTE_MS, max: 30 }, now)
    await countAttempt(db, { key: account, windowMs: 10 * MINUTE_MS, max: 10 }, now)
    const response = await auth.api.signInEmail({
      body: { email: body.email.toLowerCase(), password: body.password },
      headers: headersOf(request),
      asResponse: true,
    })
    if (!response.ok) throw new Refused({ code: 'sign-in-wrong' })
    const answer = (await response.json()) as { user?: { id: string }; twoFactorRedirect?: boolean }
    if (answer.twoFactorRedirect) return passCookies(reply, response, { next: 'second-factor' as const })
    await refuseLeaver(db, answer.user?.id ?? '', now)
    await forgetAttempts(db, account)
    return passCookies(reply, response, { next: 'done' as const })
  })

  serve(app, api.signInByCode, async ({ body }, { request, reply, now }) => {
    refuseForeign(request, url)
    // Wide, as a whole office may come in from one address of a morning; each account has its own, narrow limit.
    await countAttempt(db, { key: `code-from:${networkOf(request.ip)}`, windowMs: 10 * MINUTE_MS, max: 100 }, now)
    const ask = { body: { code: body.code }, headers: headersOf(request), asResponse: true as const }
    const verifying = body.kind === 'totp' ? auth.api.verifyTOTP(ask) : auth.api.verifyBackupCode(ask)
    const response = await verifying.catch(refuseUnreadable)
    if (response.status === 429) throw new Refused({ code: 'too-often', waitSeconds: CODES_SHUT_SECONDS })
    if (!response.ok) throw new Refused({ code: 'sign-in-wrong' })
    const { user, token } = (await response.json()) as { user: { id: string; email: string }; token: string }
    await refuseLeaver(db, user.id, now)
    if (!(await isFirstUseOfCode(db, user.id, body.code, now))) {
      await sessions.endSessionOf(db, token)
      throw new Refused({ code: 'code-used' })
    }
    await forgetAttempts(db, accountKey(user.email))
    return passCookies(reply, response, {})
  })

  serve(app, api.beginPasskeySignIn, async (_, { request, now }) => {
    await countAttempt(db, { key: `passkey-from:${networkOf(request.ip)}`, windowMs: MINUTE_MS, max: 30 }, now)
    const options = await generateAuthenticationOptions({ rpID, userVerification: 'required' })
    await passkeys.keepChallenge(db, { challenge: options.challenge, about: 'sign-in' }, now)
    return { options: { ...options } }
  })

  serve(app, api.signInByPasskey, async ({ body }, { request, reply, now }) => {
    refuseForeign(request, url)
    const response = body.response as unknown as AuthenticationResponseJSON
    const passkey = await passkeys.findPasskey(db, response.id, dayOf(ZONE, now))
    if (!passkey) throw new Refused({ code: 'sign-in-wrong' })
    // It stands for password and code at once, so the device must have checked who holds it.
    const verified = await verifyAuthenticationResponse({
      response,
      expectedChallenge: (challenge) => passkeys.takeChallenge(db, { challenge, about: 'sign-in' }, now),
      expectedOrigin: new URL(url).origin,
      expectedRPID: rpID,
      requireUserVerification: true,
      credential: {
        id: passkey.credential_id,
        publicKey: Buffer.from(passkey.public_key, 'base64url'),
        counter: passkey.counter,
      },
    }).catch(() => null)
    if (!verified?.verified || !namesPerson(response, passkey.person_id)) throw new Refused({ code: 'sign-in-wrong' })
    await passkeys.usePasskey(db, { passkeyId: passkey.id, counter: verified.authenticationInfo.newCounter }, now)
    const opened = await auth.api.signInPerson({
      body: { personId: passkey.person_id },
      headers: headersOf(request),
      asResponse: true,
    })
    return passCookies(reply, opened, {})
  })

  serve(app, api.signOut, async (_, { officer, request, reply }) => {
    if (request.sessionId) await sessions.endSession(db, { personId: officer.personId, sessionId: request.sessionId })
    const response = await auth.api.signOut({ headers: headersOf(request), asResponse: true })
    return passCookies(reply, response, {})
  })
}

const accountKey = (email: string) => `sign-in:${sha256(email.toLowerCase())}`

/** The person the authenticator keeps the passkey for, where it says so, must be the one we know it of (WebAuthn §7.2). */
function namesPerson({ response }: AuthenticationResponseJSON, personId: string): boolean {
  return !response.userHandle || Buffer.from(response.userHandle, 'base64url').toString() === personId
}

/**
 * What was encrypted under another session secret, as after a restore without the keys, fails its tag (@noble/ciphers).
 * @throws {Refused} `second-factor-unreadable`; any other error as it was
 */
function refuseUnreadable(error: unknown): never {
  const unreadable = error instanceof Error && error.message.endsWith('invalid tag')
  throw unreadable ? new Refused({ code: 'second-factor-unreadable' }) : error
}

/** A person who left is refused also where the password is right, and no session stays. */
async function refuseLeaver(db: Db, personId: string, now: Date): Promise<void> {
  const person = await store.readPerson(db, personId)
  if (person.left_on === null || person.left_on > dayOf(ZONE, now)) return
  await sessions.endOtherSessions(db, { personId, keep: null })
  throw new Refused({ code: 'sign-in-wrong' })
}
