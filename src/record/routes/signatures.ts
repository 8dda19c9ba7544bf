import { readFile } from 'node:fs/promises'
import type { FastifyInstance } from 'fastify'
import { Refused, sentence, type Reason } from '../../base/refused.ts'
import type { SignatureMethod } from '../../base/signing.ts'
import type { Db } from '../../db/connect.ts'
import { once } from '../../engine/once.ts'
import type { FileStore } from '../../files/store.ts'
import { countAttempt, forgetAttempts } from '../../http/attempts.ts'
import { MINUTE_MS } from '../../http/auth-request.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { readSigning } from '../../office/stores/signing.ts'
import { openSigner, type SigningPlace } from '../../signing/open.ts'
import type { NotSigned, SignatureEvidence, Signer } from '../../signing/signer.ts'
import * as api from '../api/signatures.ts'
import { methodFor } from '../rules/signatures.ts'
import { readPaper } from '../stores/papers.ts'
import {
  beginSigning,
  endSigning,
  findSignature,
  giveUpSigning,
  keepSignature,
  listPapersToSign,
} from '../stores/to-sign.ts'

/** Of one person without a success between: BSrE shuts an account that is guessed at, and a `.p12` can be guessed. */
const TRIES = { windowMs: 15 * MINUTE_MS, max: 10 }

/** Papers that wait for a signature, and signing them. Nothing else ever waits for what happens here. */
export function signatureRoutes(
  app: FastifyInstance,
  db: Db,
  { files, signing }: { readonly files: FileStore; readonly signing: SigningPlace },
): void {
  serve(app, api.listPapersToSign, async ({ query }, { officer, request }) => {
    const { rows, next, waiting } = await listPapersToSign(db, officer, {
      part: query.part,
      after: query.after,
      limit: query.limit,
    })
    const language = languageOf(request)
    return {
      next,
      waiting,
      rows: rows.map((it) => ({
        id: it.paper_id,
        kind: it.kind,
        title: it.title ?? '',
        dossier: it.dossier_id && it.subject !== null ? { id: it.dossier_id, title: it.subject } : null,
        by: { name: it.name, post: it.post },
        mine: it.person_id === officer.personId,
        mayGiveUp: it.person_id === officer.personId || officer.role === 'administrator',
        method: it.method as SignatureMethod,
        since: it.since.toISOString(),
        lastTry: it.tried_at && {
          at: (it.try_ended_at ?? it.tried_at).toISOString(),
          said: it.try_reason === null ? '' : sentence(it.try_reason as unknown as Reason, language),
        },
      })),
    }
  })

  serve(app, api.signPaper, async ({ params: { paperId }, body }, { officer, now }) => {
    const { file_hash: fileHash } = await readPaper(db, officer, paperId) // what they may not read is not there
    const key = `paper-signing:${officer.personId}`
    await countAttempt(db, { key, ...TRIES }, now)
    // Before it begins: a file that is gone should not keep the paper busy.
    const pdf = fileHash === null ? Buffer.alloc(0) : await readFile(files.pathOf(fileHash))
    const begun = await db.transaction().execute((tx) => beginSigning(tx, { paperId, officer }, now))
    if (!begun) return signedAnswer(db, paperId)

    // Outside of any transaction: the service may take a minute, and its row is all that is held meanwhile.
    const by = { name: begun.name, post: begun.post, ...(body.nik !== undefined && { nik: body.nik }) }
    const signer = await signerOf(db, signing, begun.method)
    const outcome =
      'refused' in signer
        ? signer
        : await signer.sign({
            pdf,
            by,
            secret: body.secret,
            now,
            reason: begun.title,
          })
    const endedAt = new Date() // not `now`: up to a minute has gone by
    if ('refused' in outcome) {
      const { refused: reason } = outcome
      await db.transaction().execute((tx) => endSigning(tx, { ...begun, paperId, reason }, endedAt))
      throw new Refused(reason)
    }
    await db.transaction().execute(async (tx) => {
      const { hash } = await files.put(tx, { name: `${begun.title.replaceAll('/', '-')}.pdf`, bytes: outcome.bytes }, endedAt) // prettier-ignore
      await keepSignature(tx, { paperId, tryId: begun.tryId, fileHash: hash, evidence: outcome.evidence }, endedAt)
    })
    await forgetAttempts(db, key)
    return signedAnswer(db, paperId)
  })

  serve(app, api.giveUpSignature, async ({ params: { paperId }, body }, { officer, act, now }) => {
    await readPaper(db, officer, paperId)
    return once(db, { ...act, officer, now }, async (tx) => {
      await giveUpSigning(tx, { paperId, officer, reason: body.reason }, now)
      return {}
    })
  })
}

/** The signer that the paper itself names in print, as the office has it now. */
async function signerOf(db: Db, place: SigningPlace, printed: SignatureMethod): Promise<Signer | NotSigned> {
  const setting = await readSigning(db)
  const method = methodFor(printed, setting)
  if (method === null) return { refused: { code: 'paper-method-gone' }, later: false }
  return openSigner({ ...setting, method }, place)
}

async function signedAnswer(db: Db, paperId: string): Promise<{ signedAt: string; certificate: string }> {
  const kept = await findSignature(db, paperId)
  if (!kept) throw new Error('a signature that was kept is there')
  const { certificate } = kept.evidence as unknown as SignatureEvidence
  return { signedAt: kept.signed_at.toISOString(), certificate: certificate?.name ?? '' }
}
