import { canonical, type Json } from '../base/canonical.ts'
import { sha256 } from '../base/hash.ts'
import { statementOf } from '../base/words/signing.ts'
import type { Db, Tx } from '../db/connect.ts'
import type { FileStore } from '../files/store.ts'
import { append } from '../ledger/append.ts'
import type { LiveLedger } from '../ledger/live.ts'
import { titleOf } from '../office/rules/letterhead.ts'
import { readLetterhead } from '../office/stores/letterhead.ts'
import { makePdf } from '../papers/make.ts'
import { readEditionBody } from '../sop/store.ts'
import type { DispositionData } from './rules/papers/disposition.ts'
import type { PaperData } from './rules/papers/paper-data.ts'
import { drawPaper, partOf, picturesOf, type Said } from './rules/papers.ts'
import {
  readDispositionData,
  readNotaDinasData,
  readPressReleaseData,
  readReviewSheetData,
} from './stores/paper-data.ts'
import { readBookData, readCardData, readExpeditionData } from './stores/printed-data.ts'
import { findSignatory, insertPaperToSign, type Signatory } from './stores/to-sign.ts'
import { keepPaper, lockPaperToMake, putOffPaper, type PaperToMake } from './stores/papers.ts'

/** What papers are made with. */
export type PaperSite = {
  readonly db: Db
  readonly files: FileStore
  /** The public address, without a slash at its end. */
  readonly url: string
  readonly ledger: LiveLedger
}

const PAUSE_MAX_MS = 10 * 60_000

/**
 * Makes the paper that is longest owed. Says whether there was one, so that the caller comes again at once. Everything is
 * one transaction: whoever dies in the middle leaves the paper owed, and no two makers make the same.
 */
export async function makeNextPaper(site: PaperSite, now: Date): Promise<boolean> {
  const trying: { paper: PaperToMake | null } = { paper: null }
  try {
    return await site.db.transaction().execute(async (tx) => {
      trying.paper = await lockPaperToMake(tx, now)
      if (trying.paper) await makePaper(tx, site, trying.paper, now)
      return trying.paper !== null
    })
  } catch (error) {
    if (!trying.paper) throw error
    const { id, attempts } = trying.paper
    const later = new Date(now.getTime() + Math.min(PAUSE_MAX_MS, 2_000 * 2 ** attempts))
    await putOffPaper(site.db, id, error instanceof Error ? error.message.slice(0, 500) : String(error), later)
    throw error
  }
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
  if (signatory) await insertPaperToSign(tx, paper, { ...signatory, title: titleOf(signatory.signer, letterhead) }, now)
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

/** The ledger as a paper prints it: whoever holds the paper holds the office to it. */
async function checkpointOf(ledger: LiveLedger): Promise<DispositionData['checkpoint']> {
  const { size, root } = await ledger.checkpoint()
  return { size, root: root.toString('base64') }
}

/** The bytes of a paper, from what it says: the same for the same. */
export async function drawSaid(said: Said, files: FileStore): Promise<{ title: string; bytes: Buffer }> {
  const drawn = drawPaper(said)
  const pictures = picturesOf(said).map((hash) => ({ name: hash, path: files.pathOf(hash) }))
  return { title: drawn.title, bytes: await makePdf(drawn, pictures) }
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
  }
}
