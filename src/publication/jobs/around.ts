import { isCrisis } from '../../base/levels.ts'
import type { Tx } from '../../db/connect.ts'
import { groupsAround, type Group, type Happening } from '../../notice/rules.ts'
import { readEditionBody } from '../../sop/store.ts'
import { readDossierAround } from '../stores/deliveries.ts'

/** What every happening about a text that goes out says of its dossier, and whom it may be told to. */
export async function aroundDossier(
  tx: Tx,
  of: Parameters<typeof readDossierAround>[1],
  named: Group = {},
): Promise<Pick<Happening, 'dossierId' | 'byPersonId' | 'crisis' | 'groups'>> {
  const dossier = await readDossierAround(tx, of)
  const procedure = await readEditionBody(tx, dossier.edition_id)
  return {
    dossierId: dossier.id,
    byPersonId: null,
    crisis: isCrisis(dossier.level),
    groups: groupsAround(procedure, { postId: dossier.post_id, holderId: null, authors: dossier.authors }, named),
  }
}
