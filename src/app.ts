import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import helmet from '@fastify/helmet'
import fastifyStatic from '@fastify/static'
import swagger from '@fastify/swagger'
import Fastify, { type FastifyInstance } from 'fastify'
import { jsonSchemaTransform } from 'fastify-type-provider-zod'
import type pg from 'pg'
import { signingFolder } from './config.ts'
import { crisisRoutes } from './crisis/routes.ts'
import { planRoutes } from './crisis/routes/plan.ts'
import type { Db } from './db/connect.ts'
import { decisionRoutes } from './decision/routes.ts'
import { dossierRoutes } from './dossier/routes.ts'
import { decisionLinkRoutes } from './dossier/routes/decision-link.ts'
import { reminderRoutes } from './dossier/routes/reminders.ts'
import { confirmationPage } from './dossier/routes/confirmation-page.ts'
import { fileRoutes } from './files/routes.ts'
import { openFileStore } from './files/store.ts'
import { loggedRequest } from './http/logged-request.ts'
import { openAuth } from './http/auth.ts'
import { healthRoutes } from './http/health.ts'
import { absent, answerProblems, languageOf } from './http/problem.ts'
import { keepOutsidersOut } from './http/readers.ts'
import { speakZod } from './http/serve.ts'
import { knowOfficers, sessionCookie } from './http/session.ts'
import { cutSlowSenders, REQUEST_TIMEOUT_MS } from './http/slow-senders.ts'
import { discoverSources } from './inventory/jobs/discover.ts'
import { askingRobots } from './inventory/jobs/robots.ts'
import { takeDelivery } from './inventory/jobs/hubs.ts'
import { tryMailbox } from './inventory/jobs/letters.ts'
import { intakeRoutes } from './inventory/routes/intake.ts'
import { intakePage } from './inventory/routes/intake-page.ts'
import { inventoryRoutes } from './inventory/routes.ts'
import { claimRoutes } from './inventory/routes/claims.ts'
import { hubRoutes } from './inventory/routes/hub.ts'
import { letterRoutes } from './inventory/routes/letters.ts'
import type { LiveLedger } from './ledger/live.ts'
import { noticeRoutes } from './notice/routes.ts'
import { officeRoutes } from './office/routes.ts'
import { readLetterhead } from './office/stores/letterhead.ts'
import { tryBounceMailbox } from './press/jobs/bounces.ts'
import { pressRoutes } from './press/routes.ts'
import { servePortal } from './portal/serve.ts'
import { guardedGet, type GuardedGet } from './outgoing/guarded.ts'
import { publicationRoutes } from './publication/routes.ts'
import { publicPath } from './publication/rules.ts'
import { listEmbargoed } from './publication/stores/embargoed.ts'
import { recordRoutes } from './record/routes.ts'
import { findKeptSheet } from './record/stores/sheets.ts'
import { reportRoutes } from './report/routes.ts'
import { sopRoutes } from './sop/routes.ts'

/** What the rooms stand on: given once, at the start. */
export type Site = {
  readonly db: Db
  readonly pool: pg.Pool
  readonly folder: string
  readonly filesFolder: string
  readonly portalFolder: string
  /** The public address, without a slash at its end. */
  readonly url: string
  readonly secret: string
  readonly ledger: LiveLedger
  readonly metricsToken: string | undefined
  readonly bsreSecret: string | undefined
  readonly smtpPassword: string | undefined
  readonly telegramToken: string | undefined
  /** Of the key that proves the office to push services, as browsers want it. */
  readonly pushPublicKey: string
  readonly log: string
  /** Asks the open internet, where that is not by the guard as it is. */
  readonly getOutside?: GuardedGet
  /** When the outgoing work last came round. */
  lastRoundAt(): Date | null
}

const BODY_MAX_BYTES = 3 * 1024 * 1024 // of what people write in forms; a text has its own limit
const client = fileURLToPath(new URL('../dist/client/', import.meta.url))

/** Joins the rooms into one server; it does not listen yet. */
export async function buildApp(site: Site): Promise<FastifyInstance> {
  const app = Fastify({
    bodyLimit: BODY_MAX_BYTES,
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: 'loopback',
    logger: site.log !== 'silent' && {
      level: site.log,
      serializers: { req: loggedRequest },
      redact: ['req.headers.cookie', 'req.headers.authorization'],
    },
  })
  speakZod(app)
  answerProblems(app)
  knowOfficers(app, site.db, site)
  keepOutsidersOut(app, site.db)
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        mediaSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: site.url.startsWith('https:'),
  })
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Siar',
        version: '1',
        description: 'The office’s procedure for public information. Errors are RFC 9457 problem details.',
      },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: sessionCookie(site.url) },
          token: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    transform: jsonSchemaTransform,
  })

  const { db, url } = site
  const files = openFileStore(site.filesFolder)
  const auth = openAuth(db, site)
  const signing = { folder: signingFolder(site), bsreSecret: site.bsreSecret }
  healthRoutes(app, site)
  await fileRoutes(app, db, files)
  sopRoutes(app, db, { files, look: () => readLetterhead(db), kept: (editionId) => findKeptSheet(db, editionId) })
  officeRoutes(app, db, { auth, url, files, signing })
  noticeRoutes(app, db, {
    secretKnown: site.smtpPassword !== undefined,
    telegramKnown: site.telegramToken !== undefined,
    pushPublicKey: site.pushPublicKey,
  })
  const getOutside = site.getOutside ?? guardedGet()
  claimRoutes(app, db, files)
  const looking = { get: getOutside, robots: askingRobots(getOutside) }
  inventoryRoutes(app, db, {
    discover: (address, now) => discoverSources(looking, address, now),
    secret: site.secret,
  })
  await hubRoutes(app, db, { secret: site.secret, take: (...of) => takeDelivery(db, ...of) })
  letterRoutes(app, db, {
    secret: site.secret,
    tryMailbox: (sourceId) => tryMailbox({ ...site, files }, sourceId),
  })
  intakeRoutes(app, db, url)
  await intakePage(app, db, { files, publicAddress: publicPath })
  dossierRoutes(app, db, url)
  decisionLinkRoutes(app, db, url)
  reminderRoutes(app, db, url)
  crisisRoutes(app, db)
  planRoutes(app, db)
  await confirmationPage(app, db)
  await decisionRoutes(app, db, { auth, url })
  pressRoutes(app, db, {
    url,
    secret: site.secret,
    files,
    listEmbargoed: (...of) => listEmbargoed(db, ...of),
    tryBounceMailbox: () => tryBounceMailbox(site),
  })
  publicationRoutes(app, db, { url, secret: site.secret, files, smtpPassword: site.smtpPassword })
  await recordRoutes(app, db, { ...site, files, signing })
  reportRoutes(app, db)

  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())
  await serveClient(app)
  await servePortal(app, site)
  cutSlowSenders(app.server) // after the portal, which listens in the place of who did before
  app.setNotFoundHandler(async (request, reply) => {
    const notice = absent(languageOf(request))
    return reply.code(404).type('application/problem+json').send(notice)
  })
  return app
}

/** The staff application: hashed files for ever, and its one page for every address under `/app/`. */
async function serveClient(app: FastifyInstance): Promise<void> {
  if (!existsSync(client)) return
  await app.register(fastifyStatic, {
    root: `${client}assets/`,
    prefix: '/app/assets/',
    immutable: true,
    maxAge: '365d',
    decorateReply: true,
  })
  // What makes it an application of its own on a phone: few files of a fixed name, looked at anew each time.
  for (const name of ['sw.js', 'siar.webmanifest', 'siar-192.png', 'siar-512.png'])
    app.get(`/app/${name}`, { schema: { hide: true } }, ((
      _: unknown,
      reply: { sendFile(file: string, root: string, options: object): unknown },
    ) => reply.sendFile(name, client, { maxAge: 0, immutable: false })) as never)
  const page = (_: unknown, reply: { sendFile(name: string, root: string, options: object): unknown }) =>
    reply.sendFile('index.html', client, { maxAge: 0, immutable: false })
  app.get('/app', { schema: { hide: true } }, page as never)
  app.get('/app/*', { schema: { hide: true } }, page as never)
}
