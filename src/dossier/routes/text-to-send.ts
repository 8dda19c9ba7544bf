import type { Db } from '../../db/connect.ts'
import type { Step } from '../../sop/rules.ts'
import { findDraft, readVersionContent, type LockedDossier } from '../store.ts'

/** The text that the next act would send on: what is being written, else the version; a decision stands on the version. */
export async function findTextToSend(db: Db, dossier: LockedDossier, step: Step) {
  const draft = step.shape === 'decision' ? null : await findDraft(db, dossier.id)
  if (draft) return draft
  return dossier.version_hash ? readVersionContent(db, dossier.id, dossier.version_hash) : null
}
