import type { FastifyInstance, FastifyRequest } from 'fastify'
import {
  generateRegistrationOptions,
  verifyRegistrationResponse,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { refuseIf, Refused } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { countAttempt } from '../../http/attempts.ts'
import type { Auth } from '../../http/auth.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api.ts'
import { whyNotPassword } from '../rules.ts'
import * as store from '../store.ts'
import * as sessions from '../stores/sessions.ts'
import * as tokens from '../stores/tokens.ts'
import * as passkeys from '../stores/passkeys.ts'
import { headersOf, isFirstUseOfCode, MINUTE_MS, passCookies } from '../../http/auth-request.ts'

const DAY_MS = 24 * 60 * 60 * 1000

/**
 * What a passkey may sign with, as COSE numbers it: EdDSA, ES256, RS256 (RFC 9053, RFC 8812). Named, since a newer
 * browser takes the first it knows of what the library would offer, and a decision must be provable for years on
 * anybody's machine: by what `decision/rules/assertion.ts` reads, in a signature that fits its sheet.
 */
const passkeyAlgorithms = [-8, -7, -257]

/** What a person does about themselves: language, password, second factor, passkeys, sessions, tokens. */
export function selfRoutes(app: FastifyInstance, db: Db, auth: Auth, url: string): void {
  const rpID = new URL(url).hostname

  serve(app, api.readMe, async (_, { officer }) => {
    const [posts, office, person] = await Promise.all([
      store.listPosts(db),
      store.findOffice(db),
      store.readPerson(db, officer.personId),
    ])
    return {
      personId: officer.personId,
      name: officer.name,
      role: officer.role,
      posts: posts.filter((post) => officer.posts.includes(post.id)),
      language: officer.language,
      secondFactor: person.two_factor_enabled,
      office: { name: office?.name ?? '', regency: office?.regency ?? '' },
      publicUrl: url,
    }
  })

  serve(app, api.chooseLanguage, async ({ body }, { officer }) => {
    await store.setLanguage(db, officer.personId, body.language)
    return {}
  })

  serve(app, api.changePassword, async ({ body }, { officer, request, reply, now }) => {
    refuseToken(request)
    refuseIf(whyNotPassword(body.password))
    await countAttempt(db, { key: `password:${officer.personId}`, windowMs: 10 * MINUTE_MS, max: 5 }, now)
    const response = await auth.api.changePassword({
      body: { currentPassword: body.current, newPassword: body.password, revokeOtherSessions: true },
      headers: headersOf(request),
      asResponse: true,
    })
    if (!response.ok) throw new Refused({ code: 'sign-in-wrong' })
    return passCookies(reply, response, {})
  })

  serve(app, api.beginSecondFactor, async ({ body }, { officer, request, reply, now }) => {
    refuseToken(request)
    const { two_factor_enabled: on } = await store.readPerson(db, officer.personId)
    if (on) throw new Refused({ code: 'second-factor-on' })
    await countAttempt(db, { key: `password:${officer.personId}`, windowMs: 10 * MINUTE_MS, max: 5 }, now)
    const response = await auth.api.enableTwoFactor({
      body: { password: body.password },
      headers: headersOf(request),
      asResponse: true,
    })
    if (!response.ok) throw new Refused({ code: 'sign-in-wrong' })
    const begun = (await response.json()) as { totpURI: string; backupCodes: string[] }
    return passCookies(reply, response, { uri: begun.totpURI, recoveryCodes: begun.backupCodes })
  })

  serve(app, api.confirmSecondFactor, async ({ body }, { officer, request, reply, now }) => {
    refuseToken(request)
    await countAttempt(db, { key: `code:${officer.personId}`, windowMs: 10 * MINUTE_MS, max: 10 }, now)
    const response = await auth.api.verifyTOTP({
      body: { code: body.code },
      headers: headersOf(request),
      asResponse: true,
    })
    if (!response.ok) throw new Refused({ code: 'sign-in-wrong' })
    await isFirstUseOfCode(db, officer.personId, body.code, now) // so that nobody who saw it signs in with it
    return passCookies(reply, response, {})
  })

  serve(app, api.renewRecoveryCodes, async ({ body }, { officer, request, now }) => {
    refuseToken(request)
    const { two_factor_enabled: on } = await store.readPerson(db, officer.personId)
    if (!on) throw new Refused({ code: 'second-factor-off' })
    await countAttempt(db, { key: `password:${officer.personId}`, windowMs: 10 * MINUTE_MS, max: 5 }, now)
    const response = await auth.api.generateBackupCodes({
      body: { password: body.password },
      headers: headersOf(request),
      asResponse: true,
    })
    if (!response.ok) throw new Refused({ code: 'sign-in-wrong' })
    const made = (await response.json()) as { backupCodes: string[] }
    return { recoveryCodes: made.backupCodes }
  })

  serve(app, api.removeSecondFactor, async ({ body }, { officer, request, reply, now }) => {
    refuseToken(request)
    await countAttempt(db, { key: `password:${officer.personId}`, windowMs: 10 * MINUTE_MS, max: 5 }, now)
    const response = await auth.api.disableTwoFactor({
      body: { password: body.password },
      headers: headersOf(request),
      asResponse: true,
    })
    if (!response.ok) throw new Refused({ code: 'sign-in-wrong' })
    return passCookies(reply, response, {})
  })

  serve(app, api.listPasskeys, async (_, { officer }) => {
    const rows = await passkeys.listPasskeys(db, officer.personId)
    return {
      rows: rows.map((row) => ({
        id: row.id,
        name: row.name,
        createdAt: row.created_at.toISOString(),
        lastUsedAt: row.last_used_at?.toISOString() ?? null,
      })),
    }
  })

  serve(app, api.beginPasskey, async (_, { officer, request, now }) => {
    refuseToken(request)
    const person = await store.readPerson(db, officer.personId)
    const known = await passkeys.listPasskeys(db, officer.personId)
    const options = await generateRegistrationOptions({
      rpName: 'Siar',
      rpID,
      userID: Buffer.from(officer.personId),
      userName: person.email,
      userDisplayName: person.name,
      attestationType: 'none',
      excludeCredentials: known.map((row) => ({ id: row.credential_id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
      supportedAlgorithmIDs: passkeyAlgorithms,
    })
    await passkeys.keepChallenge(db, { challenge: options.challenge, about: officer.personId }, now)
    return { options: { ...options } }
  })

  serve(app, api.addPasskey, async ({ body }, { officer, request, now }) => {
    refuseToken(request)
    const verified = await verifyRegistrationResponse({
      response: body.response as unknown as RegistrationResponseJSON,
      expectedChallenge: (challenge) => passkeys.takeChallenge(db, { challenge, about: officer.personId }, now),
      expectedOrigin: new URL(url).origin,
      expectedRPID: rpID,
      requireUserVerification: true,
      supportedAlgorithmIDs: passkeyAlgorithms,
    }).catch(() => null)
    if (!verified?.verified) throw new Refused({ code: 'sign-in-wrong' })
    const { credential, credentialDeviceType, credentialBackedUp } = verified.registrationInfo
    const id = await db.transaction().execute(async (tx) => {
      const made = await passkeys.insertPasskey(
        tx,
        {
          personId: officer.personId,
          name: body.name,
          credentialId: credential.id,
          publicKey: Buffer.from(credential.publicKey).toString('base64url'),
          counter: credential.counter,
          deviceType: credentialDeviceType,
          backedUp: credentialBackedUp,
          transports: (credential.transports ?? []).join(','),
        },
        now,
      )
      await append(tx, { kind: 'passkey-added', personId: officer.personId, passkeyId: made }, now)
      return made
    })
    return { id }
  })

  serve(app, api.removePasskey, async ({ params }, { officer, request, now }) => {
    refuseToken(request)
    await db.transaction().execute(async (tx) => {
      await passkeys.removePasskey(tx, { personId: officer.personId, ...params })
      await append(tx, { kind: 'passkey-removed', personId: officer.personId, ...params }, now)
    })
    return {}
  })

  serve(app, api.listSessions, async ({ query }, { officer, request, now }) => {
    const { rows, next } = await sessions.listSessions(db, { ...query, personId: officer.personId }, now)
    return {
      next,
      rows: rows.map((row) => ({
        id: row.id,
        createdAt: row.created_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
        address: row.ip_address ?? '',
        device: row.user_agent ?? '',
        current: row.id === request.sessionId,
      })),
    }
  })

  serve(app, api.endSession, async ({ params }, { officer }) => {
    await sessions.endSession(db, { personId: officer.personId, sessionId: params.sessionId })
    return {}
  })

  serve(app, api.endOtherSessions, async (_, { officer, request }) => {
    await sessions.endOtherSessions(db, { personId: officer.personId, keep: request.sessionId })
    return {}
  })

  serve(app, api.listTokens, async (_, { officer }) => {
    const rows = await tokens.listTokens(db, officer.personId)
    return {
      rows: rows.map((row) => ({
        id: row.id,
        name: row.name,
        createdAt: row.created_at.toISOString(),
        expiresAt: row.expires_at.toISOString(),
        lastUsedAt: row.last_used_at?.toISOString() ?? null,
        revoked: row.revoked_at !== null,
      })),
    }
  })

  serve(app, api.createToken, async ({ body }, { officer, request, now }) => {
    refuseToken(request)
    return db.transaction().execute(async (tx) => {
      const expiresAt = new Date(now.getTime() + body.days * DAY_MS)
      const made = await tokens.insertToken(tx, { personId: officer.personId, name: body.name, expiresAt }, now)
      await append(tx, { kind: 'token-made', personId: officer.personId, tokenId: made.id }, now)
      return made
    })
  })

  serve(app, api.revokeToken, async ({ params }, { officer, now }) => {
    await db.transaction().execute(async (tx) => {
      await tokens.revokeToken(tx, { personId: officer.personId, ...params }, now)
      await append(tx, { kind: 'token-revoked', personId: officer.personId, ...params }, now)
    })
    return {}
  })
}

/**
 * How one signs in is changed by a person who is signed in. A token that leaked can then not make itself another,
 * nor a passkey, and ends on its day.
 * @throws {Refused} `session-needed`
 */
function refuseToken(request: FastifyRequest): void {
  if (request.sessionId === null) throw new Refused({ code: 'session-needed' })
}
