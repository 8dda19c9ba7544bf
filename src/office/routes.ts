import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server'
import { dayOf, ZONE } from '../base/calendar.ts'
import { sha256 } from '../base/hash.ts'
import { refuseIf, Refused } from '../base/refused.ts'
import type { Db } from '../db/connect.ts'
import { once } from '../engine/once.ts'
import { CODES_SHUT_SECONDS, type Auth } from '../http/auth.ts'
import { countAttempt, forgetAttempts, isFirstUse } from '../http/attempts.ts'
import { hashPassword } from '../http/password.ts'
import { serve } from '../http/serve.ts'
import { refuseForeign } from '../http/session.ts'
import type { FileStore } from '../files/store.ts'
import { append } from '../ledger/append.ts'
import { defaultEdition } from '../sop/rules/default-edition.ts'
import { insertDefaultEdition } from '../sop/store.ts'
import * as api from './api.ts'
import { isLogo, whyNotPassword, whyNotSetUp, whyNotTenure } from './rules.ts'
import * as store from './store.ts'

const DAY_MS = 24 * 60 * 60 * 1000
const MINUTE_MS = 60_000

/** Passing an address through to the sign-in library, which keeps it with the session. */
function headersOf(request: FastifyRequest): Headers {
  const headers = new Headers({ 'x-siar-address': request.ip })
  for (const name of ['cookie', 'user-agent'] as const) {
    const value = request.headers[name]
    if (value) headers.set(name, value)
  }
  return headers
}

export function officeRoutes(app: FastifyInstance, db: Db, it: { auth: Auth; url: string; files: FileStore }): void {
  const { auth, url } = it
  signInRoutes(app, db, auth, url)
  selfRoutes(app, db, auth, url)
  administrationRoutes(app, db)
  setUpRoutes(app, db, it.files)
}

function signInRoutes(app: FastifyInstance, db: Db, auth: Auth, url: string): void {
  const rpID = new URL(url).hostname

  serve(app, api.signIn, async ({ body }, { request, reply, now }) => {
    refuseForeign(request, url)
    const account = accountKey(body.email)
    await countAttempt(db, { key: `sign-in-from:${request.ip}`, windowMs: MINUTE_MS, max: 30 }, now)
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
    await countAttempt(db, { key: `code-from:${request.ip}`, windowMs: 10 * MINUTE_MS, max: 100 }, now)
    const ask = { body: { code: body.code }, headers: headersOf(request), asResponse: true as const }
    const verifying = body.kind === 'totp' ? auth.api.verifyTOTP(ask) : auth.api.verifyBackupCode(ask)
    const response = await verifying.catch(refuseUnreadable)
    if (response.status === 429) throw new Refused({ code: 'too-often', waitSeconds: CODES_SHUT_SECONDS })
    if (!response.ok) throw new Refused({ code: 'sign-in-wrong' })
    const { user, token } = (await response.json()) as { user: { id: string; email: string }; token: string }
    await refuseLeaver(db, user.id, now)
    if (!(await isFirstUseOfCode(db, user.id, body.code, now))) {
      await store.endSessionOf(db, token)
      throw new Refused({ code: 'code-used' })
    }
    await forgetAttempts(db, accountKey(user.email))
    return passCookies(reply, response, {})
  })

  serve(app, api.beginPasskeySignIn, async (_, { request, now }) => {
    await countAttempt(db, { key: `passkey-from:${request.ip}`, windowMs: MINUTE_MS, max: 30 }, now)
    const options = await generateAuthenticationOptions({ rpID, userVerification: 'required' })
    await store.keepChallenge(db, { challenge: options.challenge, about: 'sign-in' }, now)
    return { options: { ...options } }
  })

  serve(app, api.signInByPasskey, async ({ body }, { request, reply, now }) => {
    refuseForeign(request, url)
    const response = body.response as unknown as AuthenticationResponseJSON
    const passkey = await store.findPasskey(db, response.id, dayOf(ZONE, now))
    if (!passkey) throw new Refused({ code: 'sign-in-wrong' })
    // It stands for password and code at once, so the device must have checked who holds it.
    const verified = await verifyAuthenticationResponse({
      response,
      expectedChallenge: (challenge) => store.takeChallenge(db, { challenge, about: 'sign-in' }, now),
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
    await store.usePasskey(db, { passkeyId: passkey.id, counter: verified.authenticationInfo.newCounter }, now)
    const opened = await auth.api.signInPerson({
      body: { personId: passkey.person_id },
      headers: headersOf(request),
      asResponse: true,
    })
    return passCookies(reply, opened, {})
  })

  serve(app, api.signOut, async (_, { officer, request, reply }) => {
    if (request.sessionId) await store.endSession(db, { personId: officer.personId, sessionId: request.sessionId })
    const response = await auth.api.signOut({ headers: headersOf(request), asResponse: true })
    return passCookies(reply, response, {})
  })
}

function selfRoutes(app: FastifyInstance, db: Db, auth: Auth, url: string): void {
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
    const rows = await store.listPasskeys(db, officer.personId)
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
    const known = await store.listPasskeys(db, officer.personId)
    const options = await generateRegistrationOptions({
      rpName: 'Siar',
      rpID,
      userID: Buffer.from(officer.personId),
      userName: person.email,
      userDisplayName: person.name,
      attestationType: 'none',
      excludeCredentials: known.map((row) => ({ id: row.credential_id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    await store.keepChallenge(db, { challenge: options.challenge, about: officer.personId }, now)
    return { options: { ...options } }
  })

  serve(app, api.addPasskey, async ({ body }, { officer, request, now }) => {
    refuseToken(request)
    const verified = await verifyRegistrationResponse({
      response: body.response as unknown as RegistrationResponseJSON,
      expectedChallenge: (challenge) => store.takeChallenge(db, { challenge, about: officer.personId }, now),
      expectedOrigin: new URL(url).origin,
      expectedRPID: rpID,
      requireUserVerification: true,
    }).catch(() => null)
    if (!verified?.verified) throw new Refused({ code: 'sign-in-wrong' })
    const { credential, credentialDeviceType, credentialBackedUp } = verified.registrationInfo
    const id = await db.transaction().execute(async (tx) => {
      const made = await store.insertPasskey(
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
      await store.removePasskey(tx, { personId: officer.personId, ...params })
      await append(tx, { kind: 'passkey-removed', personId: officer.personId, ...params }, now)
    })
    return {}
  })

  serve(app, api.listSessions, async (_, { officer, request, now }) => {
    const rows = await store.listSessions(db, officer.personId, now)
    return {
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
    await store.endSession(db, { personId: officer.personId, sessionId: params.sessionId })
    return {}
  })

  serve(app, api.endOtherSessions, async (_, { officer, request }) => {
    await store.endOtherSessions(db, { personId: officer.personId, keep: request.sessionId })
    return {}
  })

  serve(app, api.listTokens, async (_, { officer }) => {
    const rows = await store.listTokens(db, officer.personId)
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
      const made = await store.insertToken(tx, { personId: officer.personId, name: body.name, expiresAt }, now)
      await append(tx, { kind: 'token-made', personId: officer.personId, tokenId: made.id }, now)
      return made
    })
  })

  serve(app, api.revokeToken, async ({ params }, { officer, now }) => {
    await db.transaction().execute(async (tx) => {
      await store.revokeToken(tx, { personId: officer.personId, ...params }, now)
      await append(tx, { kind: 'token-revoked', personId: officer.personId, ...params }, now)
    })
    return {}
  })
}

function administrationRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.readOffice, async (_, { now }) => {
    const [office, posts, vacant, tenures, daysOff] = await Promise.all([
      store.findOffice(db),
      store.listPosts(db),
      store.listVacantPosts(db, dayOf(ZONE, now)),
      store.listTenures(db),
      store.listDaysOff(db),
    ])
    return {
      office: {
        name: office?.name ?? '',
        regency: office?.regency ?? '',
        address: office?.address ?? '',
        logoHash: office?.logo_hash ?? null,
      },
      posts,
      vacant,
      tenures: tenures.map((row) => ({
        id: row.id,
        person: { id: row.person_id, name: row.person },
        post: { id: row.post_id, name: row.post },
        fromOn: row.from_on,
        untilOn: row.until_on,
      })),
      daysOff,
    }
  })

  serve(app, api.saveOffice, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      await store.saveOffice(tx, body, now)
      await append(tx, { kind: 'office-changed', personId: officer.personId, logoHash: body.logoHash }, now)
      return {}
    }),
  )

  serve(app, api.listPeople, async () => {
    const rows = await store.listPeople(db)
    return {
      rows: rows.map((row) => ({ ...row, leftOn: row.left_on, secondFactor: row.two_factor_enabled })),
    }
  })

  serve(app, api.addPerson, async ({ body }, { officer, act, now }) => {
    refuseIf(whyNotPassword(body.password))
    const { password, ...person } = body
    const passwordHash = await hashPassword(password) // before the transaction: it takes a while
    return once(db, { ...act, officer, now }, async (tx) => {
      const id = await store.insertPerson(tx, { ...person, passwordHash }, now)
      await append(tx, { kind: 'person-added', by: officer.personId, personId: id, role: body.role }, now)
      return { id }
    })
  })

  serve(app, api.changePerson, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      await store.updatePerson(tx, { ...params, ...body }, now)
      await append(
        tx,
        { kind: 'person-changed', by: officer.personId, ...params, role: body.role, leftOn: body.leftOn },
        now,
      )
      return {}
    }),
  )

  serve(app, api.resetPassword, async ({ params, body }, { officer, act, now }) => {
    refuseIf(whyNotPassword(body.password))
    const passwordHash = await hashPassword(body.password)
    return once(db, { ...act, officer, now }, async (tx) => {
      await store.readPerson(tx, params.personId)
      await store.resetAccess(tx, { ...params, passwordHash }, now)
      await append(tx, { kind: 'person-password-reset', by: officer.personId, ...params }, now)
      return {}
    })
  })

  serve(app, api.addTenure, async ({ body }, { officer, act, now }) => {
    refuseIf(whyNotTenure(body))
    return once(db, { ...act, officer, now }, async (tx) => {
      const id = await store.insertTenure(tx, body, now)
      await append(tx, { kind: 'tenure-added', by: officer.personId, tenureId: id, ...body }, now)
      return { id }
    })
  })

  serve(app, api.endTenure, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      await store.endTenure(tx, { ...params, ...body })
      await append(tx, { kind: 'tenure-ended', by: officer.personId, ...params, ...body }, now)
      return {}
    }),
  )

  serve(app, api.saveDayOff, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      await store.saveDayOff(tx, body)
      await append(tx, { kind: 'day-off-entered', by: officer.personId, on: body.on }, now)
      return {}
    }),
  )

  serve(app, api.removeDayOff, async ({ params }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      await store.removeDayOff(tx, params.on)
      await append(tx, { kind: 'day-off-removed', by: officer.personId, on: params.on }, now)
      return {}
    }),
  )
}

function setUpRoutes(app: FastifyInstance, db: Db, files: FileStore): void {
  serve(app, api.readSetup, async ({ params }, { request, now }) => {
    await countAttempt(db, { key: `setup:${request.ip}`, windowMs: MINUTE_MS, max: 30 }, now)
    if (!(await store.isSetupLinkGood(db, params.token, now))) throw new Refused({ code: 'setup-link-used' })
    return {
      posts: defaultEdition.posts,
      steps: defaultEdition.steps.map((step) => ({
        number: step.number,
        activity: step.activity,
        executor: step.executor,
        assumed: step.executorAssumed,
      })),
      office: { name: 'Dinas Komunikasi dan Informatika', regency: 'Kabupaten Trenggalek' },
    }
  })

  serve(app, api.setUp, async ({ params, body }, { request, now }) => {
    await countAttempt(db, { key: `setup:${request.ip}`, windowMs: MINUTE_MS, max: 30 }, now)
    if (!(await store.isSetupLinkGood(db, params.token, now))) throw new Refused({ code: 'setup-link-used' })
    refuseIf(whyNotSetUp(defaultEdition, body))
    const logoBytes = body.office.logo ? Buffer.from(body.office.logo, 'base64') : null
    if (logoBytes && !isLogo(logoBytes)) throw new Refused({ code: 'logo-refused', field: 'office.logo' })
    const people = [
      { ...body.administrator, role: 'administrator' as const, postId: null },
      ...body.people.map((person) => ({ ...person, role: 'officer' as const })),
    ]
    const hashes: string[] = []
    for (const person of people) hashes.push(await hashPassword(person.password))
    const today = dayOf(ZONE, now)
    await db.transaction().execute(async (tx) => {
      await store.useSetupLink(tx, params.token, now)
      const logo = logoBytes ? await files.put(tx, { name: 'kop', bytes: logoBytes }, now) : null
      await store.saveOffice(tx, { ...body.office, logoHash: logo?.hash ?? null }, now)
      let administratorId = ''
      for (const [at, person] of people.entries()) {
        const personId = await store.insertPerson(
          tx,
          {
            name: person.name,
            email: person.email,
            role: person.role,
            rank: '',
            nip: '',
            passwordHash: hashes[at] ?? null,
          },
          now,
        )
        if (at === 0) {
          administratorId = personId
          await insertDefaultEdition(tx, { personId, from: today, executors: body.executors }, now)
        }
        if (person.postId !== null)
          await store.insertTenure(tx, { personId, postId: person.postId, fromOn: today, untilOn: null }, now)
      }
      await append(tx, { kind: 'office-set-up', personId: administratorId, people: people.length }, now)
    })
    return {}
  })
}

/** Hands on the cookies that the sign-in library set. */
function passCookies<Answer>(reply: FastifyReply, response: Response, answer: Answer): Answer {
  const cookies = response.headers.getSetCookie()
  if (cookies.length > 0) void reply.header('set-cookie', cookies)
  return answer
}

const accountKey = (email: string) => `sign-in:${sha256(email.toLowerCase())}`

/** The person the authenticator keeps the passkey for, where it says so, must be the one we know it of (WebAuthn §7.2). */
function namesPerson({ response }: AuthenticationResponseJSON, personId: string): boolean {
  return !response.userHandle || Buffer.from(response.userHandle, 'base64url').toString() === personId
}

/**
 * How one signs in is changed by a person who is signed in. A token that leaked can then not make itself another,
 * nor a passkey, and ends on its day.
 * @throws {Refused} `session-needed`
 */
function refuseToken(request: FastifyRequest): void {
  if (request.sessionId === null) throw new Refused({ code: 'session-needed' })
}

/** A code read over a shoulder is good once only (RFC 6238 §5.2); it would be right for a minute and a half. */
function isFirstUseOfCode(db: Db, personId: string, code: string, now: Date): Promise<boolean> {
  return isFirstUse(db, { key: `code-used:${personId}:${sha256(code)}`, windowMs: 2 * MINUTE_MS }, now)
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
  await store.endOtherSessions(db, { personId, keep: null })
  throw new Refused({ code: 'sign-in-wrong' })
}
