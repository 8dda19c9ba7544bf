import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sql } from 'kysely'
import type pg from 'pg'
import { Counter, Gauge, Histogram, Registry, collectDefaultMetrics } from 'prom-client'
import { timingSafeEqual } from 'node:crypto'
import { Refused } from '../base/refused.ts'
import type { Db } from '../db/connect.ts'

const ROUND_LATE_MS = 30_000 // outgoing work that has not come round for this long has stopped

type Watched = {
  readonly db: Db
  readonly pool: pg.Pool
  readonly metricsToken: string | undefined
  lastRoundAt(): Date | null
}

/** `/healthz`: alive. `/readyz`: the database answers, migrations are done, outgoing work comes round. `/metrics`: Prometheus. */
export function healthRoutes(app: FastifyInstance, site: Watched): void {
  const startedAt = Date.now()
  const hidden = { schema: { hide: true } }
  app.get('/healthz', hidden, async () => ({ alive: true }))

  app.get('/readyz', hidden, async (_, reply) => {
    const database = await sql`select 1 from migration limit 1`.execute(site.db).then(
      () => true,
      () => false,
    )
    const round = (site.lastRoundAt()?.getTime() ?? startedAt) > Date.now() - ROUND_LATE_MS
    return reply.code(database && round ? 200 : 503).send({ database, outgoing: round })
  })

  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const seconds = new Histogram({
    name: 'siar_request_seconds',
    help: 'Time from request to answer',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [registry],
  })
  const acts = new Counter({
    name: 'siar_acts_total',
    help: 'Official acts done',
    labelNames: ['route'],
    registers: [registry],
  })
  new Gauge({
    name: 'siar_database_waiting',
    help: 'Requests waiting for a database connection',
    registers: [registry],
    collect() {
      this.set(site.pool.waitingCount)
    },
  })
  new Gauge({
    name: 'siar_runner_age_seconds',
    help: 'Since timers and messages were last looked at by any node; an alarm is due at 120',
    labelNames: ['runner'],
    registers: [registry],
    async collect() {
      const rows = await site.db
        .selectFrom('runner')
        .select(['name', 'polled_at'])
        .execute()
        .catch(() => [])
      for (const { name, polled_at: polledAt } of rows)
        this.set({ runner: name }, Math.max(0, (Date.now() - polledAt.getTime()) / 1000))
    },
  })
  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'none'
    seconds.observe({ method: request.method, route, status: reply.statusCode }, reply.elapsedTime / 1000)
    if (request.routeOptions.config.endpoint?.act && reply.statusCode === 200) acts.inc({ route })
  })

  app.get('/metrics', hidden, async (request, reply) => {
    if (!mayRead(request, site.metricsToken)) throw new Refused({ code: 'not-your-role' })
    return reply.type(registry.contentType).send(await registry.metrics())
  })
}

/** From the machine itself and not through a proxy, or with the token. */
function mayRead(request: FastifyRequest, token: string | undefined): boolean {
  const given = Buffer.from(/^Bearer (.{1,200})$/.exec(request.headers.authorization ?? '')?.[1] ?? '')
  const expected = Buffer.from(token ?? '')
  if (token && given.length === expected.length && timingSafeEqual(given, expected)) return true
  const { remoteAddress } = request.socket
  const local = remoteAddress === '127.0.0.1' || remoteAddress === '::1' || remoteAddress === '::ffff:127.0.0.1'
  return local && request.headers['x-forwarded-for'] === undefined
}
