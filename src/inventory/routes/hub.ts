import { createHmac, timingSafeEqual } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { Refused } from '../../base/refused.ts'
import { readSignedToken, signedToken } from '../../base/signed-token.ts'
import type { Db } from '../../db/connect.ts'
import { countAttempt } from '../../http/attempts.ts'
import { serve } from '../../http/serve.ts'
import * as api from '../api/hub.ts'
import { DELIVERY_MAX_BYTES, mayShareSecret } from '../rules/hub.ts'
import * as store from '../stores/hubs.ts'

/** Reads and keeps a delivery, as only the wiring may. */
export type TakeDelivery = (
  it: {
    readonly hubId: string
    readonly sourceId: string
    readonly topic: string
    readonly bytes: Uint8Array
    readonly mediaType: string
  },
  now: Date,
) => Promise<void>

const A_MINUTE = { windowMs: 60_000, max: 60 }
const READ_AT_ONCE_MAX = 2 // each in a thread with a heap of its own
const WAIT_SECONDS = 30

/**
 * Where hubs come to (WebSub): one door each, whose address only the hub was told. It opens by no session. Before a body is
 * read, and before the database is asked, the address itself says whether it was made here.
 */
export async function hubRoutes(
  app: FastifyInstance,
  db: Db,
  { secret, take }: { readonly secret: string; readonly take: TakeDelivery },
): Promise<void> {
  await app.register(async (scope) => {
    let reading = 0
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: DELIVERY_MAX_BYTES }, (_, bytes, done) =>
      done(null, bytes),
    )

    scope.addHook('onRequest', async (request, reply) => {
      const hubId = hubOf(request.params)
      const now = new Date()
      await countAttempt(db, { key: `hub:${hubId}`, ...A_MINUTE }, now)
      if (request.method !== 'POST') return
      // The one answer by which a hub ends it (§7).
      if (!(await store.findTellingHub(db, hubId, now))) return reply.code(410).send()
      return
    })

    serve(scope, api.confirmHub, async ({ params, query }, { reply, now }) => {
      const hubId = hubOf(params)
      const {
        'hub.mode': mode,
        'hub.topic': topic,
        'hub.challenge': challenge = '',
        'hub.lease_seconds': seconds,
      } = query
      void reply.type('text/plain; charset=utf-8')
      const isOurs =
        mode === 'denied'
          ? await store.denyHub(db, { hubId, topic }, now)
          : challenge !== '' &&
            (await store.confirmHub(db, { hubId, topic, mode, leaseSeconds: Number(seconds ?? 0) }, now))
      if (!isOurs) throw new Refused({ code: 'not-found' })
      return challenge
    })

    serve(scope, api.hearHub, async ({ params }, { request, reply, now }) => {
      const hubId = hubOf(params)
      const hub = await store.findTellingHub(db, hubId, now)
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
      if (!hub || bytes.length === 0) return {}
      const told = { hubId, sourceId: hub.source_id, topic: hub.topic }
      const proof = proofOf(
        String(request.headers['x-hub-signature'] ?? ''),
        bytes,
        signedToken('hub-secret', hubId, secret),
      )
      if (proof === 'weak' || (proof === 'none' && !mayShareSecret(hub.asked_hub)))
        await db.transaction().execute((tx) => store.nudgeSource(tx, told, now))
      // What is not proven is taken as if it were, and dropped (§7.1.2).
      if (proof !== 'strong') return {}
      if (reading >= READ_AT_ONCE_MAX) {
        void reply.code(503).header('retry-after', WAIT_SECONDS)
        return {}
      }
      reading++
      try {
        await take({ ...told, bytes, mediaType: request.headers['content-type'] ?? '' }, now)
      } finally {
        reading--
      }
      return {}
    })
  })

  /** @throws {Refused} `not-found` */
  function hubOf(params: unknown): string {
    const { token = '' } = params as { token?: string }
    const hubId = readSignedToken('hub-callback', token, secret)
    if (!hubId) throw new Refused({ code: 'not-found' })
    return hubId
  }
}

/**
 * Whether a delivery was signed with the secret that the hub was given. SHA-1 is weak proof: most hubs still know nothing
 * else, and so it is believed that there is something, and the site itself is asked what.
 */
function proofOf(signature: string, bytes: Buffer, secret: string): 'strong' | 'weak' | 'wrong' | 'none' {
  if (signature === '') return 'none'
  const [, method = '', hex = ''] = SIGNATURE.exec(signature.toLowerCase()) ?? []
  if (method === '') return 'wrong'
  const right = createHmac(method, secret).update(bytes).digest()
  const given = Buffer.from(hex, 'hex')
  if (given.length !== right.length || !timingSafeEqual(given, right)) return 'wrong'
  return method === 'sha1' ? 'weak' : 'strong'
}
const SIGNATURE = /^(sha1|sha256|sha384|sha512)=([0-9a-f]{40,128})$/
