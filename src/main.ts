import { randomBytes } from 'node:crypto'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import type { FastifyInstance } from 'fastify'
import { dayOf, ZONE } from './base/calendar.ts'
import { bundlesFolder } from './bundle/pack.ts'
import { buildApp } from './app.ts'
import { filesFolder, portalFolder, StartRefused, type Config } from './config.ts'
import { openDatabase, sentenceFor } from './database.ts'
import type { Connection } from './db/connect.ts'
import { repeat, type Repeating } from './jobs/repeat.ts'
import { ringAlarms } from './crisis/jobs.ts'
import { checkNextLinks } from './dossier/jobs.ts'
import { tellNarrativesRunningOut } from './dossier/jobs/narratives.ts'
import { recountNext } from './engine/recount.ts'
import { openCamera } from './outgoing/camera.ts'
import { findBrowser } from './outgoing/find-browser.ts'
import { guardedGet, guardedPost } from './outgoing/guarded.ts'
import { makePushKey, readPushKey, type PushKey } from './outgoing/push.ts'
import { forgetAllGone } from './dossier/stores/presence.ts'
import { ringClaims } from './inventory/jobs/claim-clocks.ts'
import { keepNextClaimPage } from './inventory/jobs/claims.ts'
import { readNextArticle } from './inventory/jobs/full-texts.ts'
import { readTonesAnew } from './inventory/jobs/tones.ts'
import { askNextHub } from './inventory/jobs/hubs.ts'
import { askingRobots } from './inventory/jobs/robots.ts'
import { readingMailboxes } from './inventory/jobs/letters.ts'
import { lookingAtSources } from './inventory/jobs/sources.ts'
import { forgetContacts } from './inventory/stores/intake.ts'
import { forgetDraftPhotos } from './inventory/stores/intake-photos.ts'
import { forgetFullTexts } from './inventory/stores/full-texts.ts'
import { forgetTexts } from './inventory/stores/mentions.ts'
import { deleteStaleUploads } from './inventory/stores/uploads.ts'
import { openLedger } from './ledger/live.ts'
import { openFileStore } from './files/store.ts'
import { removeLeftUploads } from './files/spool.ts'
import { sweepNext } from './files/sweep.ts'
import { runTimers } from './notice/jobs.ts'
import { sending } from './notice/jobs/send.ts'
import { telegramReading } from './notice/jobs/telegram-updates.ts'
import { tellFactsOwed } from './inventory/jobs/facts.ts'
import { gathering } from './inventory/jobs/gather.ts'
import { matchingProgrammes } from './inventory/jobs/programmes.ts'
import { forgetWaysOfLeft } from './notice/stores/left.ts'
import { forgetLinks } from './notice/stores/links.ts'
import { deliverElsewhere, deliverToPortal, fillingPictures, keepPortal } from './publication/jobs.ts'
import { mailing } from './publication/jobs/mailing.ts'
import { recountNextQuestions } from './press/jobs.ts'
import { readBounces } from './press/jobs/bounces.ts'
import { tellRunningOut } from './press/jobs/running-out.ts'
import { sendingConfirmations } from './press/jobs/confirmations.ts'
import { sendingRoomLinks } from './press/jobs/room-links.ts'
import { forgetRoom } from './press/stores/room.ts'
import { forgetRequests } from './press/stores/subscribers.ts'
import { watchingEmbargo } from './publication/jobs/embargo.ts'
import { takeNextPicture } from './publication/jobs/picture.ts'
import { takeNextProof } from './publication/jobs/proof.ts'
import { matchingCoverage } from './publication/jobs/coverage.ts'
import { noticeMissed } from './publication/jobs/missed.ts'
import { keepTerms } from './publication/jobs/terms.ts'
import { asStranger, lookingAt, ownPages } from './stranger.ts'
import { makeNextBundle } from './record/jobs/bundles.ts'
import { paperRound } from './record/jobs.ts'
import { makeMorningSheet } from './report/jobs.ts'
import { insertMissingSheets } from './record/stores/sheets.ts'

export type Siar = {
  readonly app: FastifyInstance
  readonly connection: Connection
  /** Where it listens, once it does. */
  readonly address: string
  /** Rejects with one sentence when it cannot go on; see `OpenDatabase`. */
  readonly lost: Promise<never>
  close(): Promise<void>
}

const DELIVERY_PAUSE_MS = 250
const DELIVERIES_AT_ONCE = 2 // so that one destination that is slow to answer does not hold up the others
const SOURCE_PAUSE_MS = 5_000 // somebody may wait for a look on a screen
const SOURCE_MS = 20_000 // of one look in all: local sites on poor lines
const ARTICLES_AT_ONCE = 2 // of different hosts; none of them is a source's look
const BUNDLE_PAUSE_MS = 2_000 // somebody waits for it on a screen
const PAPER_PAUSE_MS = 1_000 // people look for the sheet right after they decided
const SENDING_PAUSE_MS = 1_000
const TIMER_PAUSE_MS = 1_000 // times are told by the minute
const PORTAL_PAUSE_MS = 60_000
const GATHER_PAUSE_MS = 5_000
const BOUNCE_PAUSE_MS = 10_000 // looks whether it is time to; a mailbox that was just set is read soon
const PROOF_PAUSE_MS = 5_000
const TERM_PAUSE_MS = 5_000 // a day's end is seen within it
const EMBARGO_PAUSE_MS = 10 * 60_000
const LINKS_PAUSE_MS = 5_000 // one query while all that is known holds; somebody may wait for a new look
const RECOUNT_PAUSE_MS = 2_000 // after a calendar is corrected, nobody waits long for true times
const TONES_PAUSE_MS = 2_000 // each part may hold a core for seconds, and nobody waits for the next
const HOUSEKEEPING_MS = 60 * 60 * 1000
const SETTLED_MS = 5_000 // after the first rounds of the outgoing work

/**
 * Starts an office: database, migrations, secrets, server, outgoing work.
 * @throws {StartRefused} with one sentence when it cannot; nothing is harmed then
 */
export async function openSiar(config: Config): Promise<Siar> {
  const database = await openDatabase(config)
  try {
    const { connection } = database
    const secret = config.secret ?? (await readOrMake(join(config.folder, 'session-secret'), makeSecret))
    const pushKey = await openPushKey(config)
    const ledger = await openLedger(connection.db, {
      folder: config.folder,
      url: config.url,
      given: config.ledgerKey,
    })
    const rounds: Repeating[] = []
    const app = await buildApp({
      db: connection.db,
      pool: connection.pool,
      folder: config.folder,
      filesFolder: filesFolder(config),
      portalFolder: portalFolder(config),
      url: config.url,
      secret,
      ledger,
      metricsToken: config.metricsToken,
      bsreSecret: config.bsreSecret,
      smtpPassword: config.smtpPassword,
      telegramToken: config.telegramToken,
      pushPublicKey: pushKey.publicKey,
      log: config.log,
      lastRoundAt: () => rounds[0]?.lastRoundAt() ?? null,
    })
    const address = await listen(app, config)
    const failed = (error: unknown) => app.log.error({ err: error }, 'outgoing work')
    const site = {
      db: connection.db,
      portalFolder: portalFolder(config),
      filesFolder: filesFolder(config),
      url: config.url,
      secret,
      smtpPassword: config.smtpPassword,
    }
    const messengers = { ...site, telegramToken: config.telegramToken }
    const getOutside = guardedGet()
    const getSource = guardedGet({ timeoutMs: SOURCE_MS })
    const robots = askingRobots(getSource)
    const post = guardedPost()
    const browser = await findBrowser(config.browser, process.env['PATH'])
    if (!browser && config.browser && config.browser !== 'none')
      app.log.warn('SIAR_BROWSER cannot be run; proofs have no picture')
    const camera = browser ? openCamera(browser, ownPages(app, config.url)) : null
    const papers = { ...site, ledger, files: openFileStore(site.filesFolder) }
    const bundles = {
      db: connection.db,
      ledger,
      pathOf: papers.files.pathOf,
      folder: bundlesFolder(config.folder),
    }
    rounds.push(
      repeat({ round: (now) => deliverToPortal(site, now), pauseMs: DELIVERY_PAUSE_MS, failed }),
      ...Array.from({ length: DELIVERIES_AT_ONCE }, () =>
        repeat({ round: (now) => deliverElsewhere(site, now), pauseMs: DELIVERY_PAUSE_MS, failed }),
      ),
      ...lookingAtSources({ ...site, get: getSource, robots }).map((round) =>
        repeat({ round, pauseMs: SOURCE_PAUSE_MS, failed }),
      ),
      ...Array.from({ length: ARTICLES_AT_ONCE }, () =>
        repeat({
          round: (now, stopped) => readNextArticle({ ...site, get: getSource, robots }, now, stopped),
          pauseMs: SOURCE_PAUSE_MS,
          failed,
        }),
      ),
      repeat({ round: (now) => askNextHub({ ...site, post }, now), pauseMs: SOURCE_PAUSE_MS, failed }),
      repeat({ round: (now) => forgetTexts(connection.db, now), pauseMs: HOUSEKEEPING_MS, failed }),
      repeat({ round: (now) => forgetFullTexts(connection.db, now), pauseMs: HOUSEKEEPING_MS, failed }),
      repeat({ round: (now) => forgetContacts(connection.db, now), pauseMs: HOUSEKEEPING_MS, failed }),
      repeat({ round: (now) => forgetDraftPhotos(connection.db, now), pauseMs: HOUSEKEEPING_MS, failed }),
      repeat({ round: (now) => deleteStaleUploads(connection.db, now), pauseMs: HOUSEKEEPING_MS, failed }),
      repeat({ round: removeLeftUploads, pauseMs: HOUSEKEEPING_MS, failed }),
      repeat({
        round: (now) => sweepNext({ db: connection.db, folder: site.filesFolder }, now),
        pauseMs: HOUSEKEEPING_MS,
        failed,
      }),
      repeat({ round: (now) => tellRunningOut(connection.db, now), pauseMs: HOUSEKEEPING_MS, failed }),
      repeat({ round: (now) => tellNarrativesRunningOut(connection.db, now), pauseMs: HOUSEKEEPING_MS, failed }),
      repeat({
        round: (now) => keepNextClaimPage({ ...papers, get: getOutside, camera }, now),
        pauseMs: PROOF_PAUSE_MS,
        failed,
      }),
      repeat({ round: gathering(connection.db), pauseMs: GATHER_PAUSE_MS, failed }),
      repeat({ round: matchingCoverage(site), pauseMs: GATHER_PAUSE_MS, failed }),
      repeat({ round: matchingProgrammes(connection.db), pauseMs: GATHER_PAUSE_MS, failed }),
      repeat({ round: (now, stopped) => readBounces(site, now, stopped), pauseMs: BOUNCE_PAUSE_MS, failed }),
      ...readingMailboxes({ ...site, files: papers.files }).map((round) =>
        repeat({ round, pauseMs: BOUNCE_PAUSE_MS, failed }),
      ),
      repeat({ round: sendingRoomLinks({ ...site, failed }), pauseMs: SENDING_PAUSE_MS, failed }),
      repeat({ round: sendingConfirmations({ ...site, failed }), pauseMs: SENDING_PAUSE_MS, failed }),
      repeat({
        round: mailing({ ...site, files: openFileStore(site.filesFolder) }),
        pauseMs: SENDING_PAUSE_MS,
        failed,
      }),
      repeat({ round: (_, stopped) => keepPortal(site, stopped), pauseMs: PORTAL_PAUSE_MS, failed }),
      repeat({
        round: (now) => takeNextProof({ ...site, hasCamera: !!camera }, lookingAt(app, config.url, getOutside), now),
        pauseMs: PROOF_PAUSE_MS,
        failed,
      }),
      ...(camera ? [repeat({ round: () => takeNextPicture(papers, camera), pauseMs: PROOF_PAUSE_MS, failed })] : []),
      repeat({ round: (now) => noticeMissed(connection.db, now), pauseMs: TIMER_PAUSE_MS, failed }),
      repeat({ round: (now) => keepTerms(site, now), pauseMs: TERM_PAUSE_MS, failed }),
      repeat({ round: watchingEmbargo(site, asStranger(app, config.url)), pauseMs: EMBARGO_PAUSE_MS, failed }),
      repeat({ round: fillingPictures(site), pauseMs: PORTAL_PAUSE_MS, failed }),
      repeat({ round: paperRound(papers, 'quick', failed), pauseMs: PAPER_PAUSE_MS, failed }),
      repeat({ round: paperRound(papers, 'long', failed), pauseMs: PAPER_PAUSE_MS, failed }),
      repeat({ round: (now) => makeNextBundle(bundles, now), pauseMs: BUNDLE_PAUSE_MS, failed }),
      repeat({ round: (now) => checkNextLinks(connection.db, getOutside, now), pauseMs: LINKS_PAUSE_MS, failed }),
      repeat({
        round: async (now) => (await insertMissingSheets(connection.db, now)) > 0,
        pauseMs: HOUSEKEEPING_MS,
        failed,
      }),
      repeat({ round: (now) => makeMorningSheet(connection.db, now), pauseMs: TERM_PAUSE_MS, failed }),
      repeat({ round: (now) => runTimers(connection.db, now), pauseMs: TIMER_PAUSE_MS, failed }),
      repeat({ round: (now) => ringAlarms(connection.db, now), pauseMs: TIMER_PAUSE_MS, failed }),
      repeat({ round: (now) => ringClaims(connection.db, now), pauseMs: TIMER_PAUSE_MS, failed }),
      repeat({ round: (now) => tellFactsOwed(connection.db, now), pauseMs: TERM_PAUSE_MS, failed }),
      repeat({
        round: () => readTonesAnew(connection.db),
        pauseMs: HOUSEKEEPING_MS,
        partPauseMs: TONES_PAUSE_MS,
        failed,
      }),
      repeat({ round: (now) => recountNext(connection.db, now), pauseMs: RECOUNT_PAUSE_MS, failed }),
      repeat({ round: (now) => recountNextQuestions(connection.db, now), pauseMs: RECOUNT_PAUSE_MS, failed }),
      repeat({
        round: sending({ ...messengers, smtpPassword: config.smtpPassword, pushKey }),
        pauseMs: SENDING_PAUSE_MS,
        failed,
      }),
      repeat({ round: telegramReading(messengers), pauseMs: SENDING_PAUSE_MS, failed }),
      repeat({ round: (now) => forgetOld(connection, now), pauseMs: HOUSEKEEPING_MS, failed }),
    )
    setTimeout(releaseStart, SETTLED_MS).unref()
    return {
      app,
      connection,
      address,
      lost: database.lost,
      close: async () => {
        await app.close()
        await Promise.all(rounds.map((it) => it.stop()))
        await database.close()
      },
    }
  } catch (error) {
    await database.close()
    throw sentenceFor(error, config.folder)
  }
}

/**
 * Gives back the memory that only the start needed: sources, parsed modules, schemas on their way. By itself the engine
 * collects it when it grows, which an idle office never does (measured: 191 MB before, 123 MB after).
 */
function releaseStart(): void {
  setFlagsFromString('--expose-gc')
  const collect = runInNewContext('gc') as (options: object) => void
  collect({ type: 'major', execution: 'sync', flavor: 'last-resort' })
}

async function listen(app: FastifyInstance, config: Config): Promise<string> {
  try {
    // Of both addresses of that name Fastify makes two servers, of which only the first is known to all its plugins.
    const host = config.host === 'localhost' ? '127.0.0.1' : config.host
    return await app.listen({ port: config.port, host })
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EADDRINUSE') throw new StartRefused(`port ${config.port} is taken; stop what uses it, or set PORT.`)
    if (code === 'EACCES' || code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND' || code === 'EAI_AGAIN')
      throw new StartRefused(`cannot listen on ${config.host}:${config.port} (${code}); set HOST or PORT.`)
    throw error
  }
}

const SECRET_MIN = 32

const makeSecret = () => randomBytes(SECRET_MIN).toString('base64url')

/** The key that proves the office to push services. @throws {StartRefused} when it is none */
async function openPushKey(config: Config): Promise<PushKey> {
  const path = join(config.folder, 'push.key')
  const text = config.pushKey ?? (await readOrMake(path, makePushKey))
  try {
    return readPushKey(text)
  } catch {
    throw new StartRefused(`${config.pushKey ? 'SIAR_PUSH_KEY' : path} is no push key; put back the one it was.`)
  }
}

/** A secret of this office: made at the first start, mode 0600, whole or not at all. */
async function readOrMake(path: string, make: () => string): Promise<string> {
  const known = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
  if (known.length >= SECRET_MIN) return known
  const made = make()
  const beside = `${path}.new`
  try {
    await rm(beside, { force: true })
    const file = await open(beside, 'wx', 0o600)
    try {
      await file.writeFile(made)
      await file.sync()
    } finally {
      await file.close()
    }
    await rename(beside, path)
  } finally {
    await rm(beside, { force: true })
  }
  return made
}

const ACT_DAYS = 30 // a client that repeats an act after a month has made a new one

/** Forgets what served its time: answered act keys, ended sessions, old attempts. Says whether there is more. */
async function forgetOld({ db }: Connection, now: Date): Promise<boolean> {
  const before = new Date(now.getTime() - ACT_DAYS * 24 * 60 * 60 * 1000)
  const old = db.selectFrom('act').select('key').where('acted_at', '<', before).limit(1000)
  const { numDeletedRows } = await db.deleteFrom('act').where('key', 'in', old).executeTakeFirstOrThrow()
  await db.deleteFrom('session').where('expires_at', '<', now).execute()
  await forgetAllGone(db, now)
  await forgetLinks(db, now)
  await forgetRoom(db, now)
  await forgetRequests(db, now)
  await forgetWaysOfLeft(db, dayOf(ZONE, now))
  await db.deleteFrom('verification').where('expires_at', '<', now).execute()
  await db
    .deleteFrom('rate_limit')
    .where('last_request', '<', now.getTime() - 24 * 60 * 60 * 1000)
    .execute()
  return numDeletedRows >= 1000n
}
