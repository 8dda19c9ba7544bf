import { createHmac, timingSafeEqual } from 'node:crypto'
import { betterAuth } from 'better-auth'
import { createAuthEndpoint } from 'better-auth/api'
import { setSessionCookie } from 'better-auth/cookies'
import { symmetricDecrypt } from 'better-auth/crypto'
import { twoFactor } from 'better-auth/plugins'
import { z } from 'zod'
import { newId } from '../base/id.ts'
import { Refused } from '../base/refused.ts'
import type { Db } from '../db/connect.ts'
import { hashPassword, verifyPassword } from './password.ts'
import { cookiePrefix } from './session.ts'

/** How long an account's codes are shut after ten wrong ones (NIST SP 800-63B §5.2.2). */
export const CODES_SHUT_SECONDS = 15 * 60
const SESSION_SECONDS = 7 * 24 * 60 * 60

/** Opens a session for a person whom another proof has shown to be there: a passkey today, OIDC later. */
const personSignIn = {
  id: 'person-sign-in',
  endpoints: {
    signInPerson: createAuthEndpoint(
      '/sign-in/person',
      { method: 'POST', body: z.object({ personId: z.string() }) },
      async (context) => {
        const user = await context.context.internalAdapter.findUserById(context.body.personId)
        if (!user) throw context.error('UNAUTHORIZED')
        const session = await context.context.internalAdapter.createSession(user.id)
        await setSessionCookie(context, { session, user })
        return context.json({ personId: user.id })
      },
    ),
  },
} as const

/**
 * The sign-in library on our own tables. Its routes are not mounted: the office's routes call it, so that every answer
 * speaks the contract's language and nothing is reachable that no contract names.
 */
export function openAuth(db: Db, it: { secret: string; url: string }) {
  return betterAuth({
    appName: 'Siar',
    secret: it.secret,
    baseURL: it.url,
    basePath: '/api/auth',
    trustedOrigins: [it.url],
    telemetry: { enabled: false },
    logger: { disabled: true },
    database: { db: db as never, type: 'postgres' },
    rateLimit: { enabled: false }, // ours counts by account and by address, in the database
    advanced: {
      cookiePrefix: cookiePrefix(it.url),
      useSecureCookies: false, // it would put `__Secure-` before our own prefix; the attribute is given below
      defaultCookieAttributes: { sameSite: 'lax', httpOnly: true, path: '/', secure: it.url.startsWith('https:') },
      database: { generateId: () => newId() },
      ipAddress: { ipAddressHeaders: ['x-siar-address'] },
    },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 8,
      maxPasswordLength: 200,
      password: {
        hash: hashPassword,
        verify: ({ hash, password }) => verifyPassword(hash, password),
      },
    },
    user: {
      modelName: 'person',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    session: {
      modelName: 'session',
      expiresIn: SESSION_SECONDS,
      disableSessionRefresh: true,
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    account: {
      modelName: 'account',
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'verification',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    plugins: [
      twoFactor({
        issuer: 'Siar',
        accountLockout: { maxFailedAttempts: 10, durationSeconds: CODES_SHUT_SECONDS },
        backupCodeOptions: { storeBackupCodes: 'encrypted' },
        twoFactorTable: 'two_factor',
        schema: {
          user: { fields: { twoFactorEnabled: 'two_factor_enabled' } },
          twoFactor: {
            modelName: 'two_factor',
            fields: {
              userId: 'person_id',
              backupCodes: 'backup_codes',
              failedVerificationCount: 'failed_verification_count',
              lockedUntil: 'locked_until',
            },
          },
        },
      }),
      personSignIn,
    ],
  })
}
export type Auth = ReturnType<typeof openAuth>

const STEP_MS = 30_000

/**
 * Whether six figures are what a person's authenticator shows at this instant, the step before or the one after
 * (RFC 6238 §5.2). Apart from the sign-in library's own check, which asks for a session.
 * @throws {Refused} `second-factor-unreadable` when the server's key was replaced
 */
export async function isCodeOf(
  db: Db,
  auth: Auth,
  it: { personId: string; code: string },
  now: Date,
): Promise<boolean> {
  const row = await db
    .selectFrom('two_factor')
    .select('secret')
    .where('person_id', '=', it.personId)
    .where('verified', '=', true)
    .executeTakeFirst()
  if (!row) return false
  const { secretConfig } = await auth.$context
  const secret = await symmetricDecrypt({ key: secretConfig, data: row.secret }).catch(() => {
    throw new Refused({ code: 'second-factor-unreadable' })
  })
  const step = Math.floor(now.getTime() / STEP_MS)
  return [step - 1, step, step + 1].some((at) =>
    timingSafeEqual(Buffer.from(figuresAt(secret, at)), Buffer.from(it.code)),
  )
}

function figuresAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8)
  counter.writeBigUInt64BE(BigInt(step))
  const mac = createHmac('sha1', secret).update(counter).digest()
  const number = mac.readUInt32BE((mac[19] as number) & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}
