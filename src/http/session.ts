import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { dayOf, ZONE } from '../base/calendar.ts'
import { sha256 } from '../base/hash.ts'
import type { Officer } from '../base/officer.ts'
import { Refused } from '../base/refused.ts'
import { postsHeldBy, standingOf, type HeldPost } from '../db/authority.ts'
import type { Db } from '../db/connect.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Id of the cookie session in use; null for a token or nobody. */
    sessionId: string | null
  }
}

/**
 * What our cookies' names begin with. Over https a name that only this very host can set (RFC 6265bis §4.1.3.2): other
 * offices have sites under the same regency's domain, and none of them may slip a session in.
 */
export const cookiePrefix = (url: string) => (url.startsWith('https:') ? '__Host-siar' : 'siar')
export const sessionCookie = (url: string) => `${cookiePrefix(url)}.session_token`

/**
 * Says who asks: the cookie's session, else the bearer token, with the posts held today; one question to the database.
 * Expiry, an ended session, a revoked token and a person who left take effect at once, as nothing is remembered here.
 */
export function knowOfficers(app: FastifyInstance, db: Db, it: { secret: string; url: string }): void {
  const cookie = new RegExp(`(?:^|;\\s*)${sessionCookie(it.url).replaceAll('.', '\\.')}=([^;]{1,400})`)
  app.decorate('askedSecret', it.secret)
  app.decorateRequest('officer', null)
  app.decorateRequest('sessionId', null)
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/api/')) return
    void reply.header('cache-control', 'no-store') // it is for who asks; what may be kept says so itself
    const token = sessionTokenOf(request, { cookie, secret: it.secret })
    const bearer = bearerOf(request)
    if (!token && !bearer) return
    // A cookie travels by itself, so a request that changes something must come from our own pages.
    if (token && !bearer && request.method !== 'GET' && request.method !== 'HEAD') refuseForeign(request, it.url)
    const now = new Date()
    const found = bearer ? await findByToken(db, bearer, now) : token ? await findBySession(db, token, now) : null
    request.officer = found?.officer ?? null
    request.sessionId = found?.sessionId ?? null
  })
}

/** @throws {Refused} `foreign-origin` when another site made the browser send this */
export function refuseForeign(request: FastifyRequest, url: string): void {
  const site = request.headers['sec-fetch-site']
  const { origin } = request.headers
  if (site === 'same-origin' || site === 'none') return
  if (
    site === undefined &&
    (origin === undefined || origin === new URL(url).origin || sameHost(origin, request.headers.host))
  )
    return
  if (origin !== undefined && sameHost(origin, request.headers.host) && site !== 'cross-site') return
  throw new Refused({ code: 'foreign-origin' })
}

function sameHost(origin: string, host: string | undefined): boolean {
  return URL.canParse(origin) && new URL(origin).host === host
}

/** The session token out of its signed cookie, or null when there is none or its signature is not ours. */
function sessionTokenOf(
  request: FastifyRequest,
  { cookie, secret }: { cookie: RegExp; secret: string },
): string | null {
  const raw = cookie.exec(request.headers.cookie ?? '')?.[1]
  if (!raw) return null
  let value: string
  try {
    value = decodeURIComponent(raw)
  } catch {
    return null
  }
  const dot = value.lastIndexOf('.')
  const token = value.slice(0, dot)
  const given = Buffer.from(value.slice(dot + 1), 'base64')
  const expected = createHmac('sha256', secret).update(token).digest()
  return dot > 0 && given.length === expected.length && timingSafeEqual(given, expected) ? token : null
}

function bearerOf(request: FastifyRequest): string | null {
  // The scheme's case and spaces are free (RFC 9110 §11.1).
  return (
    /^[Bb][Ee][Aa][Rr][Ee][Rr] +(siar_[A-Za-z0-9_-]{20,100})$/.exec(request.headers.authorization ?? '')?.[1] ?? null
  )
}

type Found = { officer: Officer; sessionId: string | null }

async function findBySession(db: Db, token: string, now: Date): Promise<Found | null> {
  const on = dayOf(ZONE, now)
  const row = await db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .select([
      'session.id as session_id',
      'person.id',
      'person.name',
      'person.role',
      'person.language',
      postsHeldBy(on).as('held'),
    ])
    .where('session.token', '=', token)
    .where('session.expires_at', '>', now)
    .where((eb) => eb.or([eb('person.left_on', 'is', null), eb('person.left_on', '>', on)]))
    .executeTakeFirst()
  return row ? { officer: officerOf(row), sessionId: row.session_id } : null
}

const USED_EVERY_MS = 60_000 // "last used" to the minute is enough; a write for each request is not

async function findByToken(db: Db, token: string, now: Date): Promise<Found | null> {
  const on = dayOf(ZONE, now)
  const row = await db
    .selectFrom('api_token')
    .innerJoin('person', 'person.id', 'api_token.person_id')
    .select([
      'api_token.id as token_id',
      'api_token.last_used_at',
      'person.id',
      'person.name',
      'person.role',
      'person.language',
      postsHeldBy(on).as('held'),
    ])
    .where('api_token.token_hash', '=', sha256(token))
    .where('api_token.revoked_at', 'is', null)
    .where('api_token.expires_at', '>', now)
    .where((eb) => eb.or([eb('person.left_on', 'is', null), eb('person.left_on', '>', on)]))
    .executeTakeFirst()
  if (!row) return null
  if (!row.last_used_at || now.getTime() - row.last_used_at.getTime() > USED_EVERY_MS)
    await db.updateTable('api_token').set({ last_used_at: now }).where('id', '=', row.token_id).execute()
  return { officer: officerOf(row), sessionId: null }
}

function officerOf(row: {
  id: string
  name: string
  role: Officer['role']
  language: Officer['language']
  held: HeldPost[]
}): Officer {
  return { personId: row.id, name: row.name, role: row.role, language: row.language, ...standingOf(row.held) }
}
