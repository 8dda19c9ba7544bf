import { canonical, type Json } from '../base/canonical.ts'
import { sha256 } from '../base/hash.ts'
import { Refused, type Reason } from '../base/refused.ts'
import { statementOf } from '../base/words/signing.ts'
import type { Db, Tx } from '../db/connect.ts'
import { findTrouble } from '../db/trouble.ts'
import { readFileRow, type FileStore } from '../files/store.ts'
import { append } from '../ledger/append.ts'
import type { LiveLedger } from '../ledger/live.ts'
import type { Happening } from '../notice/rules.ts'
import { tell } from '../notice/store.ts'
import { titleOf } from '../office/rules/letterhead.ts'
import { volumeOf } from '../inventory/rules/volumes.ts'
import { readLetterhead } from '../office/stores/letterhead.ts'
import { MakerEnded, PictureDamaged } from '../papers/ask.ts'
import { makePdf, type LaneName } from '../papers/make.ts'
import { readEditionBody } from '../sop/store.ts'
import type { DispositionData } from './rules/papers/disposition.ts'
import type { PaperData } from './rules/papers/paper-data.ts'
import { clippingsOf, drawPaper, isLong, partOf, periodOf, picturesOf, type Said } from './rules/papers.ts'
import { readClippingBook } from './stores/clipping-book.ts'
import { readComplianceSheet } from './stores/compliance-sheet.ts'
import { readMediaSheetBody } from './stores/media-sheet.ts'
import { readCrisisReport } from './stores/crisis-report.ts'
import {
  readDispositionData,
  readNotaDinasData,
  readPressReleaseData,
  readReviewSheetData,
} from './stores/paper-data.ts'
import { readBookData, readCardData, readExpeditionData } from './stores/printed-data.ts'
import { readRoundRegister } from './stores/round-register.ts'
import { findSignatory, insertPaperToSign, type Signatory } from './stores/to-sign.ts'
import {
  keepPaper,
  lockTakenPaper,
  notePaperTrouble,
  putOffPaper,
  takePaperToMake,
  type PaperToMake,
} from './stores/papers.ts'

/** What papers are made with. */
export type PaperSite = {
  readonly db: Db
  readonly files: FileStore
  /** The public address, without a slash at its end. */
  readonly url: string
  readonly ledger: LiveLedger
}

/** A paper that was not made this time: its reason is noted, and the next paper need not wait for it. */
export class PaperNotMade extends Error {}

const AWAY_MS = 60_000

/**
 * Makes the paper that is longest owed, of one lane or of both. Says whether there was one, so that the caller comes again
 * at once. The try is counted first; the making is one transaction, so whoever dies in the middle leaves the paper owed,
 * and no two makers make the same.
 * @throws {PaperNotMade} when the paper is to blame, and its reason is noted
 */
export async function makeNextPaper(site: PaperSite, now: Date, lane?: LaneName): Promise<boolean> {
  const paper = await takePaperToMake(site.db, lane ?? 'both', now)
  if (!paper) return false
  try {
    await site.db.transaction().execute(async (tx) => {
      if (await lockTakenPaper(tx, paper)) await makePaper(tx, site, paper, now)
    })
    return true
  } catch (error) {
    // Disk, database or a crowd of askers are no fault of the paper.
    if (findTrouble(error) || (error instanceof Refused && error.reason.code === 'too-often')) {
      await putOffPaper(site.db, { ...paper, at: new Date(now.getTime() + AWAY_MS) })
      throw error
    }
    const reason = await reasonOf(error, site.db)
    const trouble = error instanceof Error ? error.message.slice(0, 500) : String(error)
    await notePaperTrouble(site.db, { ...paper, reason, trouble }, now)
    throw new PaperNotMade(`paper ${paper.id} (${paper.kind}), try ${paper.attempts}`, { cause: error })
  }
}

/** Makes papers of one lane for as long as the office is open: one that is not made is told, and the next follows at once. */
export function paperRound(site: PaperSite, lane: LaneName, failed: (error: unknown) => void) {
  return async (now: Date): Promise<boolean> => {
    try {
      return await makeNextPaper(site, now, lane)
    } catch (error) {
      if (!(error instanceof PaperNotMade)) throw error
      failed(error)
      return true
    }
  }
}

async function reasonOf(error: unknown, db: Db): Promise<Reason> {
  if (error instanceof Refused) return error.reason
  if (error instanceof MakerEnded) return { code: 'paper-maker-ended' }
  if (!(error instanceof PictureDamaged)) return { code: 'paper-broken' }
  const hash = error.picture
  const file = await readFileRow(db, hash).then(
    (it) => it.name,
    () => '',
  )
  return { code: 'paper-picture-damaged', file, hash }
}

async function makePaper(tx: Tx, site: PaperSite, paper: PaperToMake, now: Date): Promise<void> {
  const letterhead = await readLetterhead(tx)
  const signatory = await findSignatory(tx, paper)
  const method = signatory?.method ?? 'local'
  const common: PaperData = {
    letterhead,
    office: letterhead.lines.at(-1)?.words ?? '',
    check: `${site.url}/cek/${paper.code}`,
    madeAt: paper.askedAt.toISOString(),
    signature: { method, statement: statementOf(method).id },
  }
  const said = await readSaid(tx, site, paper, { common, signatory })
  const { title, bytes } = await drawSaid(said, site.files)
  const file = await site.files.put(tx, { name: `${title.replaceAll('/', '-')}.pdf`, bytes }, now)
  if (signatory) {
    await insertPaperToSign(tx, paper, { ...signatory, title: titleOf(signatory.signer, letterhead) }, now)
    await tell(tx, [waitingFor(signatory, paper)], now)
  }
  const data = canonical(said.data as unknown as Json)
  const ledgerIndex = await append(
    tx,
    {
      kind: 'paper-made',
      paperId: paper.id,
      paper: paper.kind,
      ...(paper.dossierId && { dossierId: paper.dossierId }),
      dataHash: sha256(data),
      fileHash: file.hash,
    },
    now,
  )
  await keepPaper(tx, { id: paper.id, data, fileHash: file.hash, title, ledgerIndex }, now)
}

/** That a paper waits for somebody's signature, of which they are told. */
const waitingFor = ({ personId }: Signatory, paper: PaperToMake): Happening => ({
  kind: 'to-sign',
  cause: paper.id,
  about: `paper/${paper.id}`,
  dossierId: paper.dossierId,
  byPersonId: null,
  crisis: false,
  groups: { named: { personIds: [personId] } },
  data: {},
})

/** The ledger as a paper prints it: whoever holds the paper holds the office to it. */
async function checkpointOf(ledger: LiveLedger): Promise<DispositionData['checkpoint']> {
  const { size, root } = await ledger.checkpoint()
  return { size, root: root.toString('base64') }
}

/**
 * The bytes of a paper, from what it says: the same for the same.
 * @throws {PictureDamaged} when it shows a picture whose bytes are not there whole: an official paper leaves nothing out
 */
export async function drawSaid(said: Said, files: FileStore): Promise<{ title: string; bytes: Buffer }> {
  const drawn = drawPaper(said)
  const pictures = picturesOf(said).map((hash) => ({ name: hash, path: files.pathOf(hash), hash }))
  return { title: drawn.title, bytes: await makePdf(drawn, pictures, isLong(said.kind) ? 'long' : 'quick') }
}

async function readSaid(
  tx: Tx,
  site: PaperSite,
  { kind, about, postId }: PaperToMake,
  { common, signatory }: { common: PaperData; signatory: Signatory | null },
): Promise<Said> {
  switch (kind) {
    case 'disposition':
      return { kind, data: { ...common, ...(await readDispositionData(tx, about, await checkpointOf(site.ledger))) } }
    case 'nota-dinas':
      return { kind, data: { ...common, ...(await readNotaDinasData(tx, about)) } }
    case 'review-sheet':
      return { kind, data: { ...common, ...(await readReviewSheetData(tx, about)) } }
    case 'press-release':
      return {
        kind,
        data: {
          ...common,
          ...(await readPressReleaseData(tx, about, { url: site.url, signer: signatory?.signer ?? null })),
        },
      }
    case 'agenda-book':
      return { kind, data: { ...common, ...(await readBookData(tx, partOf(about), postId)) } }
    case 'expedition-book':
      return { kind, data: { ...common, ...(await readExpeditionData(tx, partOf(about), postId)) } }
    case 'control-card':
      return { kind, data: { ...common, ...(await readCardData(tx, about.split('/')[0] as string, postId)) } }
    case 'sop-sheet':
      return { kind, data: { ...common, edition: await readEditionBody(tx, about) } }
    case 'round-register':
      return { kind, data: { ...common, ...(await readRoundRegister(tx, volumeOf(about))) } }
    case 'compliance-sheet':
      return { kind, data: { ...common, ...(await readComplianceSheet(tx, periodOf(about), new Date(common.madeAt))) } }
    case 'clipping-book':
      return { kind, data: { ...common, ...(await readClippingBook(tx, clippingsOf(about))) } }
    case 'media-sheet':
      return { kind, data: { ...common, ...(await readMediaSheetBody(tx, about)) } }
    case 'crisis-report':
      return {
        kind,
        data: { ...common, ...(await readCrisisReport(tx, about.split('/')[0] as string, new Date(common.madeAt))) },
      }
  }
}
