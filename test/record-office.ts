import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import Fastify, { type FastifyInstance } from 'fastify'
import type { Content } from '../src/base/content.ts'
import { newId } from '../src/base/id.ts'
import type { Officer } from '../src/base/officer.ts'
import type { Db } from '../src/db/connect.ts'
import { temporaryDatabase } from '../src/db/temporary.ts'
import { saveDraftText, readDossierRow } from '../src/dossier/store.ts'
import type { Receipt } from '../src/engine/carry-out.ts'
import { perform, startDossier, type AskedAct } from '../src/engine/perform.ts'
import { openFileStore } from '../src/files/store.ts'
import { answerProblems } from '../src/http/problem.ts'
import { speakZod } from '../src/http/serve.ts'
import { insertItem } from '../src/inventory/store.ts'
import { openLiveLedger } from '../src/ledger/live.ts'
import { makeSigner } from '../src/ledger/note.ts'
import type { PaperSite } from '../src/record/jobs.ts'
import { recordRoutes } from '../src/record/routes.ts'
import { defaultEdition } from '../src/sop/rules/default-edition.ts'
import { ensurePosts, insertDraftEdition, putEditionInForce } from '../src/sop/store.ts'
import { someContent } from './office.ts'

const URL = 'https://siar.contoh.go.id'

export type RecordOffice = {
  readonly db: Db
  readonly where: pg.PoolConfig
  readonly app: FastifyInstance
  /** What papers are made with. */
  readonly papers: PaperSite
  readonly people: Readonly<
    Record<'fungsional' | 'kabid' | 'sekretaris' | 'kadis' | 'administrator' | 'auditor', Officer>
  >
  /** An act by the engine, a minute after the one before. */
  act(dossierId: string, by: Officer, act: AskedAct): Promise<Receipt>
  /** Takes a new dossier to the desk of the head of agency. */
  toDecision(title: string): Promise<{ dossierId: string; version: string }>
  /** Takes a new dossier through all six steps. */
  toPublic(title: string): Promise<{ dossierId: string; decisionId: string }>
  get(path: string, as?: Officer | null): Promise<{ status: number; json: unknown }>
  close(): Promise<void>
}

/** An office of four posts that runs real acts, with the record's routes alone; it begins on 2 November 2026. */
export async function recordOffice(): Promise<RecordOffice> {
  const { db, where, close } = await temporaryDatabase()
  let time = Date.parse('2026-11-02T01:00:00Z')
  const now = () => new Date((time += 60_000))
  const person = async (name: string, posts: string[], role: Officer['role'] = 'officer'): Promise<Officer> => {
    const personId = newId()
    const email = `${name.toLowerCase().replaceAll(' ', '.')}@contoh.siar`
    await db
      .insertInto('person')
      .values({
        id: personId,
        name,
        email,
        role,
        rank: 'Pembina',
        nip: '19700101',
        created_at: now(),
        updated_at: now(),
      })
      .execute()
    return { personId, name, role, posts, language: 'id' }
  }
  const people = {
    fungsional: await person('Dewi Anjani', ['fungsional']),
    kabid: await person('Retno Wulandari', ['kepala-bidang']),
    sekretaris: await person('Bambang', ['sekretaris']),
    kadis: await person('Hadi', ['kepala-dinas']),
    administrator: await person('Yuni', [], 'administrator'),
    auditor: await person('Tutik', [], 'auditor'),
  }
  await db.transaction().execute(async (tx) => {
    await ensurePosts(tx, defaultEdition)
    const editionId = await insertDraftEdition(tx, { body: defaultEdition, personId: people.kabid.personId }, now())
    await putEditionInForce(tx, { editionId, from: '2026-11-02' }, now())
    await tx
      .insertInto('office')
      .values({ name: 'Dinas Komunikasi', regency: 'Kabupaten Contoh', address: 'Jl. Contoh 1', set_up_at: now() })
      .execute()
  })

  const act: RecordOffice['act'] = (dossierId, officer, asked) =>
    db.transaction().execute(async (tx) => {
      const { revision } = await readDossierRow(tx, dossierId)
      return perform(tx, { dossierId, seenRevision: revision, officer, act: asked }, now())
    })
  const write = async (dossierId: string, officer: Officer, content: Content): Promise<string> => {
    const { hash } = await db.transaction().execute(async (tx) => {
      const draft = await tx.selectFrom('draft').select('save').where('dossier_id', '=', dossierId).executeTakeFirst()
      return saveDraftText(tx, { dossierId, content, seenSave: draft?.save ?? 0, personId: officer.personId }, now())
    })
    return hash
  }
  const toDecision: RecordOffice['toDecision'] = async (title) => {
    const { dossierId } = await db.transaction().execute(async (tx) => {
      const itemId = await insertItem(
        tx,
        {
          kind: 'issue',
          title,
          summary: '',
          agency: '',
          source: '',
          sourceUrl: '',
          notedOn: '2026-11-02',
          level: 'alert',
          programmeId: null,
          personId: people.fungsional.personId,
        },
        now(),
      )
      return startDossier(tx, { itemId, officer: people.fungsional, urgent: true, now: now() })
    })
    const version = await write(dossierId, people.fungsional, someContent(title))
    await act(dossierId, people.fungsional, { kind: 'assess', level: 'alert', reason: '' })
    await act(dossierId, people.kabid, { kind: 'complete', version })
    await act(dossierId, people.sekretaris, { kind: 'complete', version })
    return { dossierId, version }
  }

  const app = Fastify()
  const everyone = new Map(Object.values(people).map((it) => [it.personId, it]))
  app.decorateRequest('officer', null)
  app.addHook('onRequest', async (request) => {
    request.officer = everyone.get(String(request.headers['x-person'])) ?? null
  })
  speakZod(app)
  answerProblems(app)
  const ledger = openLiveLedger(db, makeSigner('siar.contoh.go.id/buku/1'))
  const folder = await mkdtemp(join(tmpdir(), 'siar-record-'))
  const files = openFileStore(folder)
  const signing = { folder: join(folder, 'signing'), bsreSecret: undefined }
  await recordRoutes(app, db, { folder: '/nowhere', url: URL, ledger, files, signing })
  await app.ready()

  return {
    db,
    where,
    app,
    papers: { db, files, url: URL, ledger },
    people,
    act,
    toDecision,
    toPublic: async (title) => {
      const { dossierId, version } = await toDecision(title)
      const decided = await act(dossierId, people.kadis, { kind: 'decide', version, decision: { answer: 'yes' } })
      await act(dossierId, people.kabid, { kind: 'complete', version })
      await act(dossierId, people.fungsional, { kind: 'complete', version })
      return { dossierId, decisionId: decided.decisionId ?? '' }
    },
    get: async (url, as = people.sekretaris) => {
      const answer = await app.inject({ method: 'GET', url, headers: as ? { 'x-person': as.personId } : {} })
      return { status: answer.statusCode, json: answer.json() }
    },
    close: async () => {
      await app.close()
      await close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}
