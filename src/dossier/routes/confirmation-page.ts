import { createHash } from 'node:crypto'
import type { FastifyError, FastifyInstance, FastifyReply } from 'fastify'
import type { TypedFact } from '../../base/facts.ts'
import { Refused } from '../../base/refused.ts'
import { plainText } from '../../base/text.ts'
import { confirmationPage as w } from '../../base/words/confirmation.ts'
import type { Db } from '../../db/connect.ts'
import { countAttempt, networkOf } from '../../http/attempts.ts'
import { MINUTE_MS } from '../../http/auth-request.ts'
import { append } from '../../ledger/append.ts'
import { findOffice } from '../../office/store.ts'
import { requestStateOf, whyNotVerdict, type FactVerdict } from '../rules/confirmation.ts'
import { findRequestByToken, insertAnswer, newSalt, useLink } from '../stores/confirmations.ts'
import {
  instantText,
  questionPage,
  STYLE,
  tellingPage,
  type Fault,
  type Letterhead,
  type Typed,
} from './confirmation-html.ts'
import { toldOf } from './confirmations.ts'

// Thirty facts with the longest correction and note, each letter as nine signs of a form: %F0%9F… is one letter too.
const FORM_BYTES_MAX = 512 * 1024
const TRIES_A_MINUTE = 60 // many phones share one address of their network
const TOKEN = /^[A-Za-z0-9_-]{43}$/

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'cache-control': 'no-store',
  'content-security-policy': `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; img-src data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'`,
  // Not "no-referrer": with it the browser names no origin when it sends the form.
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'x-robots-tag': 'noindex, nofollow, noarchive',
}

/**
 * The page behind a link to confirm facts: no account, no script, once. The token in the address is all that lets one
 * in, and no other site knows it, so that no other can send the form.
 */
export async function confirmationPage(app: FastifyInstance, db: Db): Promise<void> {
  await app.register(async (scope) => {
    const options = { schema: { hide: true }, helmet: false }
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser(
      'application/x-www-form-urlencoded',
      { parseAs: 'string', bodyLimit: FORM_BYTES_MAX },
      (_, text, done) => done(null, new Map(new URLSearchParams(text as string))),
    )

    scope.setErrorHandler<FastifyError>(async (error, request, reply) => {
      const tell = (status: number, heading: string, says: string) =>
        send(reply, status, tellingPage({ name: '', regency: '' }, heading, says))
      if (error instanceof Refused && error.reason.code === 'too-often') {
        void reply.header('retry-after', error.reason.waitSeconds)
        return tell(429, w.often, w.oftenSays)
      }
      if (error instanceof Refused) return tell(403, w.wrongWay, w.wrongWaySays)
      if (error.statusCode === 413) return tell(413, w.large, w.largeSays)
      if (error.statusCode && error.statusCode < 500) return tell(error.statusCode, w.wrongWay, w.wrongWaySays)
      request.log.error({ err: error }, 'confirmation page')
      return tell(503, w.broken, w.brokenSays)
    })

    scope.get<{ Params: { token: string } }>('/k/:token', options as object, async (request, reply) => {
      const now = new Date()
      await countAttempt(db, { key: `confirm:${networkOf(request.ip)}`, windowMs: MINUTE_MS, max: TRIES_A_MINUTE }, now)
      return show(db, reply, request.params.token, now)
    })

    scope.post<{ Params: { token: string }; Body: Typed | undefined }>(
      '/k/:token',
      options as object,
      async (request, reply) => {
        const now = new Date()
        await countAttempt(
          db,
          { key: `confirm:${networkOf(request.ip)}`, windowMs: MINUTE_MS, max: TRIES_A_MINUTE },
          now,
        )
        const { token } = request.params
        const found = await find(db, token)
        if (!found || stateOf(found, now) !== 'open') return show(db, reply, token, now)
        const typed = request.body ?? new Map<string, string>()
        const read = readAnswer(found.facts, typed)
        if ('faults' in read) {
          const question = { ...found, askedBy: found.asked_by_name, expiresAt: found.expires_at }
          return send(reply, 422, questionPage(await letterhead(db), question, typed, read.faults))
        }
        await keep(db, token, read, now)
        // Shown by its own address, so that loading it again sends nothing.
        return reply.headers(HEADERS).header('location', `/k/${token}`).code(303).send('')
      },
    )

    scope.route({
      method: ['PUT', 'PATCH', 'DELETE', 'OPTIONS'],
      url: '/k/:token',
      ...(options as object),
      // Before a body is read.
      onRequest: async (_, reply) => {
        void reply.header('allow', 'GET, HEAD, POST')
        return send(reply, 405, tellingPage(await letterhead(db), w.wrongWay, w.wrongWaySays))
      },
      handler: () => {},
    })
  })
}

/** The page as the link stands: the questions, or calmly why there are none. */
async function show(db: Db, reply: FastifyReply, token: string, now: Date): Promise<FastifyReply> {
  const [office, found] = await Promise.all([letterhead(db), find(db, token)])
  if (!found) return send(reply, 404, tellingPage(office, w.absent, w.absentSays))
  switch (stateOf(found, now)) {
    case 'open': {
      const question = { ...found, askedBy: found.asked_by_name, expiresAt: found.expires_at }
      return send(reply, 200, questionPage(office, question, new Map(), []))
    }
    case 'answered':
      return send(
        reply,
        200,
        tellingPage(office, w.thanks, w.thanksSays(instantText(found.answered_at ?? now)), w.changeMind),
      )
    case 'withdrawn':
      return send(reply, 410, tellingPage(office, w.withdrawn, w.withdrawnSays))
    case 'expired':
      return send(reply, 410, tellingPage(office, w.expired, w.expiredSays(instantText(found.expires_at))))
  }
}

type Answer = { readonly name: string; readonly post: string; readonly verdicts: FactVerdict[] }

/** Keeps an answer with its ledger entry; when another was kept meanwhile, that one stands and nothing is written. */
async function keep(db: Db, token: string, answer: Answer, now: Date): Promise<void> {
  await db.transaction().execute(async (tx) => {
    const request = await useLink(tx, token, now)
    if (!request) return
    const { id: requestId, dossier_id: dossierId } = request
    const salt = newSalt()
    const { id, hash } = await insertAnswer(
      tx,
      { dossierId, requestId, way: 'link', ...answer, how: '', recordedBy: null, saidAt: now.toISOString(), salt },
      now,
    )
    await append(
      tx,
      {
        kind: 'facts-answered',
        dossierId,
        requestId,
        answerId: id,
        way: 'link',
        answerHash: hash,
        facts: toldOf(salt, answer.verdicts),
      },
      now,
    )
  })
}

const short = (max: number) => plainText(max).transform((text) => text.replace(/\s+/g, ' ').trim())
const texts = { name: short(200), correction: short(300), note: plainText(500).transform((text) => text.trim()) }

/** Reads the form against the questions that were asked, or says what to mend, field by field. */
function readAnswer(facts: readonly TypedFact[], typed: Typed): Answer | { faults: Fault[] } {
  const faults: Fault[] = []
  const read = (field: string, schema: (typeof texts)[keyof typeof texts], label: string, max: number): string => {
    const parsed = schema.safeParse(typed.get(field) ?? '')
    if (!parsed.success) faults.push({ field, sentence: w.tooLong(label, max) })
    return parsed.data ?? ''
  }
  const verdicts = facts.map((fact, at) => {
    const said = typed.get(`v${at}`)
    const verdict = said === 'right' || said === 'wrong' || said === 'unknown' ? said : null
    if (!verdict) faults.push({ field: `v${at}`, sentence: w.choose(fact.label) })
    const correction = read(`k${at}`, texts.correction, w.correction, 300)
    const note = read(`c${at}`, texts.note, w.note, 500)
    // What was typed as a correction and then found right after all is no correction.
    const it: FactVerdict = {
      fact,
      verdict: verdict ?? 'unknown',
      correction: verdict === 'wrong' ? correction : '',
      note,
    }
    if (verdict && whyNotVerdict(it)) faults.push({ field: `k${at}`, sentence: w.correct(fact.label) })
    return it
  })
  const name = read('nama', texts.name, w.name, 200)
  const post = read('jabatan', texts.name, w.post, 200)
  const faulty = (field: string) => faults.some((it) => it.field === field)
  if (name === '' && !faulty('nama')) faults.push({ field: 'nama', sentence: w.nameMissing })
  if (post === '' && !faulty('jabatan')) faults.push({ field: 'jabatan', sentence: w.postMissing })
  return faults.length > 0 ? { faults } : { name, post, verdicts }
}

async function letterhead(db: Db): Promise<Letterhead> {
  const office = await findOffice(db)
  return { name: office?.name ?? '', regency: office?.regency ?? '' }
}

const find = async (db: Db, token: string) => (TOKEN.test(token) ? findRequestByToken(db, token) : null)

type Found = NonNullable<Awaited<ReturnType<typeof findRequestByToken>>>
const stateOf = (it: Found, now: Date) =>
  requestStateOf({ answeredAt: it.answered_at, withdrawnAt: it.withdrawn_at, expiresAt: it.expires_at }, now)

function send(reply: FastifyReply, status: number, page: string): FastifyReply {
  return reply.headers(HEADERS).code(status).send(page)
}
