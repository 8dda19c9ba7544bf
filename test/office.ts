import { sql } from 'kysely'
import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { buildApp } from '../src/app.ts'
import { contentHash } from '../src/base/content-hash.ts'
import { contentSchema, emptyContent, type Content } from '../src/base/content.ts'
import type { ContentType } from '../src/base/content-types.ts'
import { defaultContentTypes } from '../src/base/default-content-types.ts'
import { dayOf } from '../src/base/calendar.ts'
import type { Db } from '../src/db/connect.ts'
import { temporaryDatabase } from '../src/db/temporary.ts'
import { decide } from '../src/decision/api.ts'
import type { Decision } from '../src/decision/rules.ts'
import { giveSoftwarePasskey, signedDecision, type Signer } from '../src/demo/signing.ts'
import { actOnDossier, readDossier, saveDraft } from '../src/dossier/api.ts'
import { channelsOf, withVariants } from '../src/dossier/rules/variants.ts'
import type { Answer, Ask, Endpoint } from '../src/http/contract.ts'
import { hashPassword } from '../src/http/password.ts'
import { addItem, pickItem } from '../src/inventory/api.ts'
import { insertPerson, insertTenure, saveOffice } from '../src/office/store.ts'
import { insertToken } from '../src/office/stores/tokens.ts'
import { openFileStore } from '../src/files/store.ts'
import { openLedger, type LiveLedger } from '../src/ledger/live.ts'
import { guardedGet } from '../src/outgoing/guarded.ts'
import { deliverNext } from '../src/publication/jobs.ts'
import { makeNextPaper } from '../src/record/jobs.ts'
import { insertDefaultEdition } from '../src/sop/store.ts'

/** The office's own, under which its links are signed. */
export const SECRET = 'x'.repeat(43)
const roles = ['fungsional', 'kepala-bidang', 'sekretaris', 'kepala-dinas', 'administrator', 'auditor'] as const
type Role = (typeof roles)[number]

/** What came back: the status, and the body as it was. */
export type Reply = {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly headers: Record<string, unknown>
}
export type TestPerson = {
  readonly personId: string
  readonly token: string
  /** Calls an endpoint and expects it to go well. */
  call<E extends Endpoint>(it: E, ask: Ask<E>, key?: string): Promise<Answer<E>>
  /** Sends anything and tells what came back. */
  send(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Reply>
}
export type TestOffice = {
  readonly app: FastifyInstance
  readonly db: Db
  readonly pool: pg.Pool
  readonly folder: string
  readonly ledger: LiveLedger
  readonly people: Record<Role, TestPerson>
  readonly nobody: TestPerson
  /** The head of agency's passkey. */
  readonly signer: Signer
  /** The head of agency decides on a version, signed, where the dossier stands now. */
  decide(dossierId: string, version: string, decision: Decision): Promise<Answer<typeof decide>>
  deliverAll(): Promise<void>
  /** Makes every paper that is owed. */
  makePapers(): Promise<void>
  close(): Promise<void>
}

export const TEST_URL = 'https://siar.contoh.go.id'
export const TEST_PASSWORD = 'sandi-untuk-uji'

/** Fills an empty database with an office and its people; resolves to who holds which post or role. */
export type Filling = (it: Outgoing, now: Date) => Promise<Record<Role, string>>
type Outgoing = {
  readonly db: Db
  readonly portalFolder: string
  readonly filesFolder: string
  readonly url: string
}

/**
 * A whole office on a database of its own: the SOP of the seed, one person in each post, an administrator, an auditor.
 * @param url the address it is known by; a browser that signs in wants the one it really answers at
 */
export async function openTestOffice({
  url = TEST_URL,
  fill = fillPlainly as Filling,
  bsreSecret = undefined as string | undefined,
  telegramToken = undefined as string | undefined,
  getOutside = guardedGet(),
  log = process.env['SIAR_TEST_LOG'] ?? 'silent',
} = {}): Promise<TestOffice> {
  const temporary = await temporaryDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'siar-office-'))
  const { db } = temporary
  const site = { portalFolder: join(folder, 'portal'), filesFolder: join(folder, 'files'), url }
  const now = new Date()
  const personIds = await fill({ db, ...site }, now)
  const tokens = {} as Record<Role, { personId: string; token: string }>
  await db.transaction().execute(async (tx) => {
    for (const role of roles) {
      const personId = personIds[role]
      const { token } = await insertToken(
        tx,
        { personId, name: 'uji', expiresAt: new Date(now.getTime() + 86_400_000) },
        now,
      )
      tokens[role] = { personId, token }
    }
  })
  const signer = await giveSoftwarePasskey(db, { personId: personIds['kepala-dinas'], url }, now)
  const ledger = await openLedger(db, { folder, url, given: undefined })
  const app = await buildApp({
    db,
    pool: temporary.pool,
    folder,
    ...site,
    secret: SECRET,
    ledger,
    metricsToken: undefined,
    bsreSecret,
    smtpPassword: undefined,
    telegramToken,
    pushPublicKey: '',
    log,
    getOutside,
    lastRoundAt: () => new Date(),
  })
  await app.ready()
  return {
    app,
    db,
    pool: temporary.pool,
    folder,
    ledger,
    people: Object.fromEntries(roles.map((role) => [role, personAt(app, tokens[role])])) as Record<Role, TestPerson>,
    nobody: personAt(app, { personId: '', token: '' }),
    signer,
    decide: async (dossierId, version, decision) => {
      const params = { dossierId }
      const kadis = personAt(app, tokens['kepala-dinas'])
      const dossier = await kadis.call(readDossier, { params })
      return kadis.call(decide, { params, body: signedDecision(signer, dossier, version, decision, new Date()) })
    },
    deliverAll: async () => {
      while (await deliverNext({ db, ...site, secret: SECRET }, new Date()));
    },
    makePapers: async () => {
      while (await makeNextPaper({ db, files: openFileStore(site.filesFolder), url, ledger }, new Date()));
    },
    close: async () => {
      await app.close()
      await temporary.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function fillPlainly({ db }: Outgoing, now: Date): Promise<Record<Role, string>> {
  const passwordHash = await hashPassword(TEST_PASSWORD)
  const personIds = {} as Record<Role, string>
  await db.transaction().execute(async (tx) => {
    await saveOffice(
      tx,
      { name: 'Dinas Contoh', regency: 'Kabupaten Contoh', address: 'Jalan Contoh 1', logoHash: null },
      now,
    )
    await insertDefaultEdition(tx, { personId: null, from: dayOf('Asia/Jakarta', now), executors: [] }, now)
    for (const role of roles) {
      const kind = role === 'administrator' || role === 'auditor' ? role : 'officer'
      const personId = await insertPerson(
        tx,
        { name: `Orang ${role}`, email: `${role}@contoh.go.id`, role: kind, rank: '', nip: '', passwordHash },
        now,
      )
      if (kind === 'officer')
        await insertTenure(tx, { personId, postId: role, fromOn: dayOf('Asia/Jakarta', now), untilOn: null }, now)
      personIds[role] = personId
    }
  })
  return personIds
}

function personAt(app: FastifyInstance, { personId, token }: { personId: string; token: string }): TestPerson {
  const send: TestPerson['send'] = async (method, path, body, headers = {}) => {
    const response = await app.inject({
      method: method as 'GET',
      url: path,
      headers: {
        ...(token && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && typeof body !== 'string' && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { payload: typeof body === 'string' ? body : JSON.stringify(body) }),
    })
    let parsed: Record<string, unknown>
    try {
      parsed = JSON.parse(response.body) as Record<string, unknown>
    } catch {
      parsed = { text: response.body }
    }
    return { status: response.statusCode, body: parsed, headers: response.headers }
  }
  return {
    personId,
    token,
    send,
    async call(it, ask, key = randomUUID()) {
      const {
        params = {},
        query,
        body,
      } = ask as { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown }
      const path = it.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
      const asked = new URLSearchParams(Object.entries(query ?? {}).map(([name, value]) => [name, String(value)]))
      const reply = await send(
        it.method,
        asked.size > 0 ? `${path}?${asked}` : path,
        body,
        it.act ? { 'idempotency-key': key } : {},
      )
      if (reply.status !== 200) throw new Error(`${it.method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`)
      return reply.body as never
    },
  }
}

/** The leader's notes that are still to be done, by their ids: what who certifies them ticks. */
export async function openNotes(person: TestPerson, dossierId: string): Promise<string[]> {
  const { notes } = await person.call(readDossier, { params: { dossierId } })
  return notes.map((it) => it.id)
}

/** The kind of text that the tests write. */
export const announcement = defaultContentTypes.find((it) => it.id === 'pengumuman') as ContentType

/** A text to send on, with a title of its own: of the kind above, with all that it asks for and its channels' forms. */
export function someContent(title: string, more: Partial<Content> = {}): Content {
  const content = contentSchema.parse({
    ...emptyContent,
    title,
    summary: 'Ringkasan.',
    topic: 'Layanan publik',
    disclosure: 'periodic',
    body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Isi berita.' }] }] },
    type: announcement.id,
    fields: { ditujukan: 'Warga', 'berlaku-mulai': '2026-12-01', narahubung: 'Humas Dinas Contoh' },
    checks: announcement.checklist.map((it) => it.id),
    ...more,
  })
  return more.variants ? content : withVariants(content, channelsOf(announcement))
}

/** What may be left blank about a letter. */
export const blankLetter = {
  code: '',
  letteredOn: null,
  letterNumber: '',
  attachments: 0,
  remarks: '',
  indexTerm: '',
  processor: '',
}

/** An incoming letter of today, as the post that keeps the book registers it. */
export function someLetter(subject: string) {
  return {
    book: 'incoming',
    datedOn: dayOf('Asia/Jakarta', new Date()),
    from: 'Sekretariat Daerah',
    to: 'Dinas Contoh',
    subject,
    ...blankLetter,
    srikandi: '',
    urgency: 'ordinary' as const,
    files: [],
  }
}

/** A dossier at step 2, begun as an urgent item by the functional officer. */
export async function beginDossier(office: TestOffice, title = 'Perbaikan jalan'): Promise<string> {
  const { fungsional } = office.people
  const { id } = await fungsional.call(addItem, {
    body: {
      kind: 'issue',
      title,
      summary: '',
      agency: '',
      source: '',
      sourceUrl: '',
      notedOn: '2026-11-24',
      level: 'watch',
      programmeId: null,
    },
  })
  const { dossierId } = await fungsional.call(pickItem, { params: { itemId: id }, body: { urgent: true } })
  return dossierId
}

/** Confirms the crisis level that the dossier has. */
export async function setLevel(person: TestPerson, dossierId: string): Promise<void> {
  const params = { dossierId }
  const { revision, level } = await person.call(readDossier, { params })
  await person.call(actOnDossier, {
    params,
    body: { seenRevision: revision, act: { kind: 'assess', level, reason: '' } },
  })
}

/** Writes a text by the functional officer, over the last save; resolves to its hash. */
export async function writeDraft(office: TestOffice, dossierId: string, content: Content): Promise<string> {
  const { fungsional } = office.people
  const params = { dossierId }
  const { draftSave } = await fungsional.call(readDossier, { params })
  await fungsional.call(saveDraft, { params, body: { content, seenSave: draftSave } })
  return contentHash(content)
}

/** Tries an act on a dossier as it stands, or as it was seen at an earlier revision, and tells what came back. */
export async function tryAct(who: TestPerson, dossierId: string, act: object, seenRevision?: number): Promise<Reply> {
  const { revision } = await who.call(readDossier, { params: { dossierId } })
  return who.send(
    'POST',
    `/api/dossiers/${dossierId}/acts`,
    { seenRevision: seenRevision ?? revision, act },
    { 'idempotency-key': randomUUID() },
  )
}

/** What a refusal is known by. */
/** As if a dossier had come to its step some hours before it did. */
export async function arriveEarlier(office: TestOffice, dossierId: string, hours: number): Promise<void> {
  await sql`update dossier set arrived_at = arrived_at - ${hours} * interval '1 hour' where id = ${dossierId}::uuid`.execute(
    office.db,
  )
}

export const shown = ({ status, body }: Reply) => [status, body['code']]

/** Writes a text, weighs its crisis level, and sends it on to a step by the people of the posts; resolves to its version. */
export async function bringTo(office: TestOffice, dossierId: string, step: 3 | 4, content: Content): Promise<string> {
  const { fungsional, sekretaris } = office.people
  const params = { dossierId }
  const { assessed } = await fungsional.call(readDossier, { params })
  if (!assessed) await setLevel(fungsional, dossierId)
  const version = await writeDraft(office, dossierId, content)
  const senders = [office.people['kepala-bidang'], sekretaris].slice(0, step - 2)
  for (const sender of senders) await handOn(sender, dossierId, version)
  return version
}

/** Ends the step at which a dossier stands, on this version of its text. */
export async function handOn(
  who: TestPerson,
  dossierId: string,
  version: string,
): Promise<Answer<typeof actOnDossier>> {
  const params = { dossierId }
  const { revision: seenRevision } = await who.call(readDossier, { params })
  return who.call(actOnDossier, { params, body: { seenRevision, act: { kind: 'complete', version } } })
}
