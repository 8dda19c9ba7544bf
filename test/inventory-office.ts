import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify, { type FastifyInstance, type LightMyRequestResponse } from 'fastify'
import { dayOf } from '../src/base/calendar.ts'
import { newId } from '../src/base/id.ts'
import type { Officer } from '../src/base/officer.ts'
import type { Db } from '../src/db/connect.ts'
import { temporaryDatabase } from '../src/db/temporary.ts'
import type { Answer } from '../src/http/contract.ts'
import { answerProblems } from '../src/http/problem.ts'
import { speakZod } from '../src/http/serve.ts'
import { openFileStore } from '../src/files/store.ts'
import { closeRound } from '../src/inventory/api.ts'
import { inventoryRoutes } from '../src/inventory/routes.ts'
import { claimRoutes } from '../src/inventory/routes/claims.ts'
import { defaultEdition } from '../src/sop/rules/default-edition.ts'
import { ensurePosts, insertDraftEdition, putEditionInForce } from '../src/sop/store.ts'

export type Ask = {
  readonly as?: Officer | null
  readonly key?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** An office with the default SOP in force and the inventory's routes alone; whoever asks is named by the test. */
export type InventoryOffice = {
  readonly db: Db
  readonly filesFolder: string
  readonly app: FastifyInstance
  /** Holds the post of step 1. */
  readonly fungsional: Officer
  readonly kadis: Officer
  readonly auditor: Officer
  get(path: string, ask?: Ask): Promise<LightMyRequestResponse>
  post(path: string, body: object, ask?: Ask): Promise<LightMyRequestResponse>
  put(path: string, body: object, ask?: Ask): Promise<LightMyRequestResponse>
  upload(
    query: Readonly<Record<string, string>>,
    bytes: string | Uint8Array,
    ask?: Ask,
  ): Promise<LightMyRequestResponse>
  openRound(title?: string): Promise<string>
  /** Closes it; resolves to what it closed with. */
  closeRound(roundId: string): Promise<Answer<typeof closeRound>>
  /** Notes an item as `noted` writes it; resolves to its id. */
  note(title: string, more?: object): Promise<string>
  ledger(kind: string): Promise<Record<string, unknown>[]>
  close(): Promise<void>
}

export async function inventoryOffice(): Promise<InventoryOffice> {
  const { db, close } = await temporaryDatabase()
  const filesFolder = await mkdtemp(join(tmpdir(), 'siar-inventory-'))
  const now = new Date()
  const person = async (name: string, posts: string[], role: Officer['role'] = 'officer'): Promise<Officer> => {
    const personId = newId()
    const email = `${name.toLowerCase()}@contoh.siar`
    await db
      .insertInto('person')
      .values({ id: personId, name, email, role, created_at: now, updated_at: now })
      .execute()
    return { personId, name, role, posts, language: 'id' }
  }
  const fungsional = await person('Dewi', ['fungsional'])
  await db.transaction().execute(async (tx) => {
    await ensurePosts(tx, defaultEdition)
    const editionId = await insertDraftEdition(tx, { body: defaultEdition, personId: fungsional.personId }, now)
    await putEditionInForce(tx, { editionId, from: dayOf('Asia/Jakarta', now) }, now)
  })
  const kadis = await person('Hadi', ['kepala-dinas'])
  const auditor = await person('Tutik', [], 'auditor')
  const people = new Map([fungsional, kadis, auditor].map((it) => [it.personId, it]))

  const app = Fastify({ bodyLimit: 2 * 1024 * 1024 })
  app.decorateRequest('officer', null)
  app.addHook('onRequest', async (request) => {
    request.officer = people.get(String(request.headers['x-person'])) ?? null
  })
  speakZod(app)
  answerProblems(app)
  inventoryRoutes(app, db, { discover: async () => ({ found: [], trouble: null }), secret: 'x'.repeat(43) })
  claimRoutes(app, db, openFileStore(filesFolder))
  await app.ready()

  const headersOf = ({ as = fungsional, key = randomUUID(), headers = {} }: Ask = {}) => ({
    ...(as && { 'x-person': as.personId }),
    'idempotency-key': key,
    ...headers,
  })
  const post: InventoryOffice['post'] = (url, body, ask) =>
    app.inject({ method: 'POST', url, headers: headersOf(ask), payload: body })
  const done = async (path: string, body: object) => {
    const answer = await post(`/api/inventory/${path}`, body)
    assert.equal(answer.statusCode, 200, answer.body)
    return answer.json()
  }
  return {
    db,
    filesFolder,
    app,
    fungsional,
    kadis,
    auditor,
    get: (url, ask) => app.inject({ method: 'GET', url, headers: headersOf(ask) }),
    post,
    put: (url, body, ask) => app.inject({ method: 'PUT', url, headers: headersOf(ask), payload: body }),
    upload: (query, bytes, ask) =>
      app.inject({
        method: 'POST',
        url: '/api/inventory/imports',
        query: { importId: randomUUID(), name: 'daftar.csv', ...query },
        headers: { ...headersOf(ask), 'content-type': 'application/octet-stream' },
        payload: Buffer.from(bytes as string),
      }),
    openRound: async (title = 'Minggu 48') => (await done('rounds', { title })).id,
    closeRound: (roundId) => done(`rounds/${roundId}/close`, {}),
    note: async (title, more) => (await done('items', noted(title, more))).id,
    ledger: async (kind) => {
      const rows = await db.selectFrom('ledger_entry').select('body').orderBy('index').execute()
      return rows
        .map(({ body }) => JSON.parse(body) as Record<string, unknown>)
        .filter((entry) => entry['kind'] === kind)
    },
    close: async () => {
      await app.close()
      await close()
      await rm(filesFolder, { recursive: true, force: true })
    },
  }
}

/** An item as a person would note it. */
export function noted(title: string, more: object = {}) {
  return {
    kind: 'issue',
    title,
    summary: '',
    agency: 'Dinas PUPR',
    source: 'Laporan warga',
    sourceUrl: '',
    notedOn: '2026-08-17',
    level: 'watch',
    programmeId: null,
    ...more,
  }
}
