import { createReadStream } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { canonical, type Json } from '../../base/canonical.ts'
import { sha256 } from '../../base/hash.ts'
import { Refused, refuseIf, sentence, type Language, type Reason } from '../../base/refused.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { TRIES_MAX } from '../../db/failed-papers.ts'
import { dossierNumber } from '../../dossier/rules.ts'
import { lockSituation } from '../../crisis/stores/situations.ts'
import { once } from '../../engine/once.ts'
import { download } from '../../files/download.ts'
import type { FileStore } from '../../files/store.ts'
import type { Asked } from '../../http/contract.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { append } from '../../ledger/append.ts'
import * as api from '../api/papers.ts'
import type { PaperItem } from '../api/papers.ts'
import { aboutVolume, volumesOf } from '../../inventory/rules/volumes.ts'
import { readRound } from '../../inventory/stores/rounds.ts'
import { whyNotPeriod } from '../rules/compliance.ts'
import { aboutBook, aboutCard, aboutClippings, aboutCompliance, aboutReport } from '../rules/papers.ts'
import { findBookOf, findKeepers } from '../stores/books.ts'
import { lockClippingBooks, summariseClippings } from '../stores/clipping-book.ts'
import { readBundleDossier } from '../stores/bundle-contents.ts'
import { readCrisisReport } from '../stores/crisis-report.ts'
import { lockComplianceSheets, readComplianceSheet } from '../stores/compliance-sheet.ts'
import {
  findPaper,
  insertPapers,
  listDossierPapers,
  listTroubledPapers,
  readPaper,
  tryPaperAgain,
  type PaperRow,
} from '../stores/papers.ts'
import { readBookData, readCardData, readExpeditionData } from '../stores/printed-data.ts'

/** Official papers, to be looked at and taken along. */
export function paperRoutes(app: FastifyInstance, db: Db, { files, url }: { files: FileStore; url: string }): void {
  serve(app, api.listSheets, async ({ params }, { officer, now, request }) => {
    const look = { url, readerId: officer.personId, language: languageOf(request), now }
    return { rows: (await listDossierPapers(db, officer, params.dossierId)).map((it) => itemOf(it, look)) }
  })

  serve(app, api.readSheet, async ({ params }, { officer, now, request }) => {
    const look = { url, readerId: officer.personId, language: languageOf(request), now }
    return itemOf(await readPaper(db, officer, params.paperId), look)
  })

  serve(app, api.listTroubledPapers, async (_, { officer, now, request }) => ({
    rows: (await listTroubledPapers(db, officer)).map((it) => ({
      id: it.id,
      kind: it.kind,
      askedAt: it.asked_at.toISOString(),
      dossier: it.readable && it.dossier_id ? { id: it.dossier_id, number: dossierNumber(it.year ?? 0, it.number ?? 0) } : null, // prettier-ignore
      // A picture's name may say what a limited dossier is of.
      says: sentence({ ...(it.reason as unknown as Reason), ...(!it.readable && { file: '' }) }, languageOf(request)),
      givenUp: isGivenUp(it, now),
    })),
  }))

  serve(app, api.tryPaperAgain, async ({ params: { paperId } }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { dossierId } = await tryPaperAgain(tx, paperId, now)
      const { personId } = officer
      await append(tx, { kind: 'paper-asked-again', paperId, ...(dossierId && { dossierId }), personId }, now)
      return {}
    }),
  )

  serve(app, api.printRegister, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const postId = await findKeeperHeld(tx, body, officer.posts, now)
      const dossierId = body.kind === 'crisis-report' ? body.dossierId : null
      if (dossierId) await readBundleDossier(tx, dossierId, officer) // theirs to read, or there is none
      const paper = { kind: body.kind, dossierId, about: await aboutNow(tx, body, postId, now), postId }
      const known = await findPaper(tx, paper)
      const [made] = known === null ? await insertPapers(tx, [paper], now, officer.personId) : [known]
      if (made === undefined) throw new Error('a paper that is asked for is there')
      return { paperId: made }
    }),
  )

  serve(app, api.downloadPaper, async ({ params, query }, { officer }) => {
    const { file_hash: plain, signed_hash: signed, title } = await readPaper(db, officer, params.paperId)
    const isPlain = query.form === 'unsigned' || signed === null
    const hash = isPlain ? plain : signed
    if (hash === null || title === null) throw new Refused({ code: 'paper-not-made' })
    const ending = isPlain && signed !== null ? ' (belum ditandatangani).pdf' : '.pdf'
    return download(`${title.replaceAll('/', '-')}${ending}`, 'application/pdf', createReadStream(files.pathOf(hash)))
  })
}

type Printed = Asked<typeof api.printRegister>['body']

/** What is printed, named by what it says now: unchanged, it is the paper that is there. */
async function aboutNow(tx: Tx, asked: Printed, postId: string | null, now: Date): Promise<string> {
  switch (asked.kind) {
    case 'agenda-book':
      return aboutBook(asked, postId, hashOf(await readBookData(tx, bookPart(asked), postId)))
    case 'expedition-book':
      return aboutBook(asked, postId, hashOf(await readExpeditionData(tx, bookPart(asked), postId)))
    case 'control-card':
      return aboutCard(asked.entryId, postId, hashOf(await readCardData(tx, asked.entryId, postId)))
    case 'round-register': {
      const { roundId, volume } = asked
      const round = await readRound(tx, roundId)
      if (round.closed_at === null) throw new Refused({ code: 'round-not-closed' })
      if (volume > volumesOf(round.entries ?? 0)) throw new Refused({ code: 'not-found' })
      return aboutVolume(roundId, volume)
    }
    case 'compliance-sheet':
      refuseIf(whyNotPeriod(asked))
      await lockComplianceSheets(tx)
      return aboutCompliance(asked, hashOf(await readComplianceSheet(tx, asked, now)))
    case 'clipping-book':
      await lockClippingBooks(tx)
      return aboutClippings(asked, hashOf(await summariseClippings(tx, asked)))
    case 'crisis-report':
      await lockSituation(tx, asked.dossierId) // two who ask at once get one
      return aboutReport(asked.dossierId, hashOf(await readCrisisReport(tx, asked.dossierId, now)))
  }
}

/** The post that keeps the book, when it is one of these: its print says everything, and only it may read that. */
async function findKeeperHeld(tx: Tx, asked: Printed, posts: readonly string[], now: Date): Promise<string | null> {
  if (!('book' in asked) && asked.kind !== 'control-card') return null
  const book = await findBookOf(tx, asked.kind === 'control-card' ? { entryId: asked.entryId } : { bookId: asked.book })
  if (!book) return null
  const [keeper] = await findKeepers(tx, [book], now)
  return keeper && posts.includes(keeper.id) ? keeper.id : null
}

const bookPart = ({ book, year, month }: { book: string; year: number; month: number | null }) => ({
  book,
  year,
  ...(month !== null && { month }),
})
const hashOf = (said: object) => sha256(canonical(said as Json))

const isGivenUp = (it: Pick<PaperRow, 'attempts' | 'try_at'>, now: Date) => it.attempts >= TRIES_MAX && it.try_at <= now

function itemOf(
  it: PaperRow,
  { url, readerId, language, now }: { url: string; readerId: string; language: Language; now: Date },
): PaperItem {
  return {
    id: it.id,
    kind: it.kind,
    dossierId: it.dossier_id,
    about: it.about,
    title: it.title ?? '',
    askedAt: it.asked_at.toISOString(),
    madeAt: it.made_at?.toISOString() ?? null,
    fileHash: it.file_hash,
    check: `${url}/cek/${it.code}`,
    trouble:
      it.reason === null
        ? null
        : { says: sentence(it.reason as unknown as Reason, language), givenUp: isGivenUp(it, now) },
    signature: it.signing && {
      state: it.signing,
      by: it.signatory ?? '',
      mine: it.signatory_id === readerId,
      waitingSince: (it.waiting_since as Date).toISOString(),
      signedAt: it.signed_at?.toISOString() ?? null,
      reason: it.unsigned_reason ?? '',
    },
  }
}
