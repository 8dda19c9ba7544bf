/** Keeping the text being written as a version, and going back to one: acts of the text that move no dossier. */
import type { Officer } from '../base/officer.ts'
import { Refused, refuseIf } from '../base/refused.ts'
import type { Tx } from '../db/connect.ts'
import { findDraft, lockDossierForWriting, readVersionContent, saveDraftText } from '../dossier/store.ts'
import { readEdition } from '../sop/store.ts'
import { whyNotAct } from './why-not.ts'
import { stateOf } from './carry-out.ts'
import { revise } from './perform.ts'

/**
 * Makes the text being written a version that can be named, compared and come back to.
 * @param it.hash of the text on the person's screen
 * @throws {Refused} `draft-differs` when another is saved; `version-kept` when it is the current version already;
 *   whatever the engine refuses of a text by this officer
 */
export async function keepDraft(
  tx: Tx,
  it: { dossierId: string; hash: string; name: string; officer: Officer },
  now: Date,
): Promise<{ number: number; hash: string }> {
  const dossier = await lockDossierForWriting(tx, it.dossierId)
  const draft = await findDraft(tx, it.dossierId)
  if (draft?.hash !== it.hash) throw new Refused({ code: 'draft-differs' })
  if (draft.hash === dossier.version_hash) {
    const { number } = await readVersionContent(tx, it.dossierId, it.hash)
    throw new Refused({ code: 'version-kept', number })
  }
  const { body: procedure } = await readEdition(tx, dossier.edition_id)
  const { number, finish } = await revise(tx, { procedure, dossier, draft, name: it.name, officer: it.officer }, now)
  await finish()
  return { number, hash: it.hash }
}

/**
 * Puts an earlier version's text back under the writers' hands. Nothing is lost by it: a text being written becomes a
 * version first.
 * @throws {Refused} `not-found` for a version of no such hash; `draft-changed` when someone saved since; whatever the
 *   engine refuses of a text by this officer
 */
export async function restoreText(
  tx: Tx,
  it: { dossierId: string; hash: string; seenSave: number; officer: Officer },
  now: Date,
): Promise<{ save: number; kept: number | null }> {
  const dossier = await lockDossierForWriting(tx, it.dossierId)
  const { content } = await readVersionContent(tx, it.dossierId, it.hash)
  const draft = await findDraft(tx, it.dossierId)
  const { body: procedure } = await readEdition(tx, dossier.edition_id)
  refuseIf(whyNotAct(procedure, stateOf(dossier), { kind: 'revise', version: it.hash, authors: [], by: it.officer }))
  const ahead = draft && draft.hash !== dossier.version_hash && draft.hash !== it.hash ? draft : null
  const kept = ahead && (await revise(tx, { procedure, dossier, draft: ahead, name: '', officer: it.officer }, now))
  const { save } = await saveDraftText(
    tx,
    {
      dossierId: it.dossierId,
      content,
      seenSave: it.seenSave,
      base: it.hash,
      personId: it.officer.personId,
    },
    now,
  )
  await kept?.finish()
  return { save, kept: kept?.number ?? null }
}
