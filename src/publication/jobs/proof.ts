import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import { contentSchema } from '../../base/content.ts'
import { sha256 } from '../../base/hash.ts'
import type { Db } from '../../db/connect.ts'
import { append } from '../../ledger/append.ts'
import { nextLook, outcomeOf, type Seen } from '../rules/proof.ts'
import { wantPicture } from '../stores/pictures.ts'
import { findProofDue, insertProof, isBodyKept, keepBody, listDueProofs, setProofDue } from '../stores/proofs.ts'

/** Looks at an address of the public as anybody would. Never throws for what the other side does. */
export type LookAt = (url: string) => Promise<Seen>

const zip = promisify(gzip)
const LOOK_AT = 5
const HEADERS_MAX = 60
const VALUE_MAX = 1_000

/**
 * Looks at the next delivery that is due for it, and keeps what the public gets there: status, headers, the bytes, the
 * way there. Its hash goes into the ledger. Says whether there was one, so that the caller comes again at once.
 * @param site.hasCamera a browser is at hand: what is not the very bytes of before waits for its picture afterwards
 */
export async function takeNextProof(site: { db: Db; hasCamera?: boolean }, look: LookAt, now: Date): Promise<boolean> {
  const { db } = site
  for (const deliveryId of await listDueProofs(db, now, LOOK_AT)) {
    const due = await findProofDue(db, deliveryId, now)
    if (!due) continue
    const { proofs_taken: seenTaken } = due
    if (due.later !== null && seenTaken > 0) {
      await db.transaction().execute((tx) => setProofDue(tx, { deliveryId, seenTaken, taken: seenTaken, dueAt: null }))
      continue
    }
    const seen = await look(due.remote_url)
    const body = 'failed' in seen ? null : seen.body
    const bodyHash = body && sha256(body)
    const expects = due.kind === 'withdraw' ? null : contentSchema.parse(JSON.parse(due.content))
    const outcome = outcomeOf(seen, { bodyHash, before: due.before, expects })
    // Before the transaction, which others wait for.
    const zipped = body && bodyHash && !(await isBodyKept(db, bodyHash)) ? await zip(body) : null
    const dueAt = nextLook(due.sent_at ?? now, seenTaken + 1, outcome, now)
    await db.transaction().execute(async (tx) => {
      // Two nodes may have looked at once: what the first one saw stands.
      if (!(await setProofDue(tx, { deliveryId, seenTaken, taken: seenTaken + 1, dueAt }))) return
      if (bodyHash && zipped) await keepBody(tx, { hash: bodyHash, zipped })
      const told = { outcome, url: 'failed' in seen ? due.remote_url : seen.url, ...('status' in seen && { status: seen.status }), ...(bodyHash && { bodyHash }) } // prettier-ignore
      const ledgerIndex = await append(tx, { kind: 'proof-taken', deliveryId, dossierId: due.dossier_id, versionHash: due.version_hash, ...told }, now) // prettier-ignore
      const proofId = await insertProof(
        tx,
        {
          deliveryId,
          kind: 'capture',
          ...told,
          ...('failed' in seen
            ? { failure: seen.failed }
            : {
                hops: seen.hops,
                headers: seen.headers
                  .slice(0, HEADERS_MAX)
                  .map(([name, value]) => [name, value.slice(0, VALUE_MAX)] as const),
              }),
          ledgerIndex,
        },
        now,
      )
      if (site.hasCamera && body && outcome !== 'same') await wantPicture(tx, { proofId, address: due.remote_url }, now)
    })
    return true
  }
  return false
}
