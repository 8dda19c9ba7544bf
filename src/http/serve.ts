import { createHmac } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { serializerCompiler, validatorCompiler } from 'fastify-type-provider-zod'
import { z } from 'zod'
import type { Officer } from '../base/officer.ts'
import { Refused } from '../base/refused.ts'
import type { Answer, Asked, Endpoint, Who } from './contract.ts'

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; set by the session hook, null when nobody is signed in. */
    officer: Officer | null
  }
  interface FastifyInstance {
    /** Keys the hash of what was asked: a first password is in some requests, and a bare hash of it could be guessed. */
    askedSecret?: string
  }
  interface FastifyContextConfig {
    endpoint?: Endpoint
  }
}

/** What an act needs to be done once: the client's key and a keyed hash of what was asked under it. */
export type ActKey = { readonly key: string; readonly askedHash: string }

type Signed<E extends Endpoint> = E['who'] extends 'anyone' ? Officer | null : Officer
type Keyed<E extends Endpoint> = E extends { readonly act: true } ? ActKey : null

/** Serves one endpoint: who may ask, then zod in, then the answer, and zod again on the way out. */
export function serve<const E extends Endpoint>(
  app: FastifyInstance,
  it: E,
  answer: (
    asked: Asked<E>,
    by: { officer: Signed<E>; act: Keyed<E>; request: FastifyRequest; reply: FastifyReply; now: Date },
  ) => Promise<Answer<E>>,
): void {
  const { params, query, body } = it
  app.route({
    method: it.method,
    url: it.path,
    config: { endpoint: it },
    ...(it.bodyMaxBytes && { bodyLimit: it.bodyMaxBytes }),
    schema: {
      summary: it.summary,
      tags: [it.path.split('/')[2] ?? ''],
      ...(it.who !== 'anyone' && { security: [{ session: [] }, { token: [] }] }),
      ...(it.act && { headers: z.object({ 'idempotency-key': z.string().optional() }) }),
      ...(params && { params }),
      ...(query && { querystring: query }),
      ...(body && { body }),
      response: { 200: it.answer },
    },
    // Before the body is read and judged: a stranger learns nothing of what would have been valid.
    onRequest: async (request) => {
      refuseStranger(it.who, request.officer)
    },
    handler: (request, reply) =>
      answer({ params: request.params, query: request.query, body: request.body } as unknown as Asked<E>, {
        officer: request.officer as Signed<E>,
        act: (it.act ? actKeyOf(request) : null) as Keyed<E>,
        request,
        reply,
        now: new Date(), // the clock is read once, here, and handed down
      }) as Promise<never>,
  })
}

export function speakZod(app: FastifyInstance): void {
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
}

/** @throws {Refused} `sign-in-needed` or `not-your-role` */
export function refuseStranger(who: Who, officer: Officer | null): void {
  if (who === 'anyone') return
  if (!officer) throw new Refused({ code: 'sign-in-needed' })
  if (who === 'staff' && officer.role === 'auditor') throw new Refused({ code: 'not-your-role' })
  if (who === 'administrator' && officer.role !== 'administrator') throw new Refused({ code: 'not-your-role' })
}

const uuid = z.uuid()

function actKeyOf(request: FastifyRequest): ActKey {
  const key = uuid.safeParse(request.headers['idempotency-key'])
  if (!key.success) throw new Refused({ code: 'key-missing', field: 'Idempotency-Key' })
  return keyedAct(request, key.data)
}

/** The key of an act with a keyed hash of all that this request asks. */
export function keyedAct(request: FastifyRequest, key: string): ActKey {
  const asked = JSON.stringify([request.method, request.url, request.body ?? null])
  const { askedSecret = '' } = request.server
  return { key, askedHash: createHmac('sha256', askedSecret).update(asked).digest('hex') }
}
