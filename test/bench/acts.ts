import { openLedger } from '../../src/ledger/live.ts'
import { randomUUID } from 'node:crypto'
import { Agent, request } from 'node:http'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { buildApp } from '../../src/app.ts'
import { contentHash } from '../../src/base/content-hash.ts'
import { connect, type Connection } from '../../src/db/connect.ts'
import { temporaryServer } from '../../src/db/temporary.ts'
import { setUpDemoOffice } from '../../src/demo/office.ts'
import { giveSoftwarePasskey, signedDecision, type Signer } from '../../src/demo/signing.ts'
import { insertToken } from '../../src/office/stores/tokens.ts'
import { someContent } from '../office.ts'
import { count, inParallel, median, ms, quantile, times, type Figure } from './measure.ts'
import { BENCH_URL, startSiar } from './processes.ts'

type Statement = { readonly text: string; readonly values: unknown[] }
type Ask = (post: string, method: string, path: string, body?: object) => Promise<Record<string, unknown>>
type Dossier = { readonly id: string; readonly version: string; readonly revision: number }
const DAY_MS = 86_400_000

/**
 * The acts of steps 2 to 5 (hand on twice, decide, prepare) over HTTP, beside the very statements they send, sent again
 * bare to a copy of the same database.
 * @param each how many dossiers go through, for one client and again for eight
 */
export async function measureActs(each: number): Promise<Figure[]> {
  const server = await temporaryServer()
  const folder = await mkdtemp(join(tmpdir(), 'siar-bench-'))
  const admin = new pg.Pool(server.where)
  admin.on('error', () => {})
  const at = (database: string): pg.PoolConfig => ({ ...server.where, database })
  const copy = (name: string) => admin.query(`create database ${name} template bench_start`)
  try {
    await admin.query('create database bench_start template siar_template')
    const { tokens, signer, dossiers } = await prepare(at('bench_start'), folder, each * 2)

    await copy('bench_listen')
    const heard = await listenToActs(at('bench_listen'), folder, tokens, signer, dossiers)

    await copy('bench_http')
    const { host = '', user = '' } = server.where
    const siar = await startSiar({
      SIAR_DATA: folder,
      DATABASE_URL: `postgres://${user}@/bench_http?host=${encodeURIComponent(host)}`,
    })
    const ask = askingAt(siar.base, tokens)
    await copy('bench_bare')
    const bare = new pg.Pool({ ...at('bench_bare'), max: 8 })
    bare.on('error', () => {}) // the server is stopped below, whatever went wrong before

    const figures: Figure[] = []
    const halves = [dossiers.slice(0, each), dossiers.slice(each)]
    for (const [at, clients] of [1, 8].entries()) {
      const part = halves[at] as Dossier[]
      const ours: number[] = []
      const oursAll = await inParallel(clients, part, async (it) => {
        await carry(ask, signer, it, (took) => ours.push(took))
      })
      const theirs: number[] = []
      const theirsAll = await inParallel(clients, part, async (it) => {
        for (const act of heard.get(it.id) as Statement[][]) theirs.push(await replay(bare, act))
      })
      const ratio = median(ours) / median(theirs)
      const rate = (all: number) => (part.length * 4) / (all / 1000)
      const told = (values: readonly number[], all: number) =>
        `p50 ${ms(median(values))}, p99 ${ms(quantile(values, 0.99))}, ${count(rate(all))} acts/s`
      figures.push({
        what: `An act, ${clients} client${clients > 1 ? 's' : ''}`,
        measured: told(ours, oursAll),
        yardstick: `the same SQL bare: ${told(theirs, theirsAll)}`,
        aim: `p50 ≤ 2 × bare: ${times(ratio)}`,
        reached: ratio <= 2,
      })
    }
    await siar.stop()
    await bare.end()
    return figures
  } finally {
    await admin.end()
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
}

/** An office with so many dossiers at step 2, each with its text written. */
async function prepare(where: pg.PoolConfig, folder: string, many: number) {
  const connection = connect(where)
  const { db } = connection
  const staff = await setUpDemoOffice(db, new Date())
  const tokens: Record<string, string> = {}
  for (const [post, { personId }] of Object.entries(staff))
    await db.transaction().execute(async (tx) => {
      const expiresAt = new Date(Date.now() + DAY_MS)
      tokens[post] = (await insertToken(tx, { personId, name: 'bench', expiresAt }, new Date())).token
    })
  const { ask, close } = await appOn(connection, folder, tokens)
  const signer = await giveSoftwarePasskey(db, { personId: staff['kepala-dinas'].personId, url: BENCH_URL }, new Date())
  const dossiers: Dossier[] = []
  for (let n = 1; n <= many; n++) dossiers.push(await newDossier(ask, `Perbaikan jalan ${n}`))
  await close()
  return { tokens, signer, dossiers }
}

/** A dossier at step 2 with its text written. */
export async function newDossier(ask: Ask, title: string): Promise<Dossier> {
  const item = {
    kind: 'issue',
    title,
    summary: '',
    agency: '',
    source: '',
    sourceUrl: '',
    notedOn: '2026-11-24',
    level: 'watch',
    programmeId: null,
  }
  const { id: itemId } = await ask('fungsional', 'POST', '/api/inventory/items', item)
  const picked = await ask('fungsional', 'POST', `/api/inventory/items/${String(itemId)}/pick`, { urgent: true })
  const id = String(picked['dossierId'])
  const content = someContent(title)
  await ask('fungsional', 'PUT', `/api/dossiers/${id}/draft`, { content, seenSave: 0 })
  const begun = await ask('fungsional', 'GET', `/api/dossiers/${id}`)
  const { revision } = await ask('fungsional', 'POST', `/api/dossiers/${id}/acts`, {
    seenRevision: begun['revision'],
    act: { kind: 'assess', level: 'watch', reason: '' },
  })
  return { id, version: contentHash(content), revision: Number(revision) }
}

/** Takes one dossier from step 2 to step 6 by four acts; resolves to its revision. @param told is given what each took, in milliseconds */
export async function carry(ask: Ask, signer: Signer, it: Dossier, told: (tookMs: number) => void): Promise<number> {
  const path = `/api/dossiers/${it.id}`
  let { revision } = it
  for (const post of ['kepala-bidang', 'sekretaris', 'kepala-dinas', 'kepala-bidang']) {
    const began = performance.now()
    const answer =
      post === 'kepala-dinas'
        ? await ask(
            post,
            'POST',
            `${path}/decision`,
            signedDecision(
              signer,
              { id: it.id, step: 4, visit: 4, revision, post: { id: post } },
              it.version,
              { answer: 'yes' },
              new Date(),
            ),
          )
        : await ask(post, 'POST', `${path}/acts`, {
            seenRevision: revision,
            act: { kind: 'complete', version: it.version },
          })
    told(performance.now() - began)
    revision = Number(answer['revision'])
  }
  return revision
}

/** Carries every dossier while writing down what is sent to the database, act by act. */
async function listenToActs(
  where: pg.PoolConfig,
  folder: string,
  tokens: Record<string, string>,
  signer: Signer,
  dossiers: readonly Dossier[],
): Promise<Map<string, Statement[][]>> {
  const connection = connect(where)
  let heard: Statement[] = []
  connection.pool.on('connect', (client) => {
    const query = client.query.bind(client) as (...given: unknown[]) => unknown
    client.query = ((text: unknown, values: unknown, ...more: unknown[]) => {
      if (typeof text === 'string') heard.push({ text, values: Array.isArray(values) ? values : [] })
      return query(text, values, ...more)
    }) as never
  })
  const { ask, close } = await appOn(connection, folder, tokens)
  const all = new Map<string, Statement[][]>()
  for (const it of dossiers) {
    heard = []
    const acts: Statement[][] = []
    await carry(ask, signer, it, () => {
      acts.push(heard)
      heard = []
    })
    all.set(it.id, acts)
  }
  await close()
  return all
}

async function replay(pool: pg.Pool, statements: readonly Statement[]): Promise<number> {
  const client = await pool.connect()
  const began = performance.now()
  for (const { text, values } of statements) await client.query(text, values)
  const took = performance.now() - began
  client.release()
  return took
}

/** The application on a database, asked without a network. */
export async function appOn(connection: Connection, folder: string, tokens: Record<string, string>) {
  const app = await buildApp({
    db: connection.db,
    pool: connection.pool,
    folder,
    filesFolder: join(folder, 'files'),
    portalFolder: join(folder, 'portal'),
    url: BENCH_URL,
    secret: 'x'.repeat(43),
    ledger: await openLedger(connection.db, { folder, url: BENCH_URL, given: undefined }),
    metricsToken: undefined,
    bsreSecret: undefined,
    smtpPassword: undefined,
    telegramToken: undefined,
    pushPublicKey: '',
    log: 'silent',
    lastRoundAt: () => new Date(),
  })
  await app.ready()
  const ask: Ask = async (post, method, path, body) => {
    const response = await app.inject({
      method: method as 'POST',
      url: path,
      headers: { authorization: `Bearer ${tokens[post]}`, 'idempotency-key': randomUUID() },
      ...(body && { payload: body }),
    })
    if (response.statusCode !== 200) throw new Error(`${path}: ${response.body}`)
    return response.json()
  }
  const close = async () => {
    await app.close()
    await connection.close()
  }
  return { ask, close }
}

/** Asks a running server, each as its post. */
export function askingAt(base: string, tokens: Record<string, string>): Ask {
  const agent = new Agent({ keepAlive: true, maxSockets: 16 })
  return (post, method, path, body) => send(agent, `${base}${path}`, method, tokens[post] as string, body)
}

function send(
  agent: Agent,
  url: string,
  method: string,
  token: string,
  body: object = {},
): Promise<Record<string, unknown>> {
  return new Promise((resolve, reject) => {
    const payload = JSON.stringify(body)
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(payload),
      'idempotency-key': randomUUID(),
    }
    request(url, { method, agent, headers }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('end', () => {
        const text = Buffer.concat(parts).toString()
        if (answer.statusCode === 200) resolve(JSON.parse(text) as Record<string, unknown>)
        else reject(new Error(`${url}: ${text}`))
      })
    })
      .on('error', reject)
      .end(payload)
  })
}
