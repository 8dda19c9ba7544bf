/**
 * Reads all that the gates look at, in few queries, and lets them judge one text. The only way to a judgement: the
 * editor, the dossier page and the act itself ask here, so that they cannot differ.
 */
import { dayOf, ZONE } from '../../base/calendar.ts'
import type { Content } from '../../base/content.ts'
import { typedFactsOf } from '../../base/facts.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { listAllTerms } from '../../office/stores/terms.ts'
import { gatesOf } from '../../sop/rules/gates.ts'
import type { Step } from '../../sop/rules.ts'
import { findingsOf, withOverrides, type GateView, type Judged } from '../rules/gate.ts'
import { listFactAnswers } from './confirmations.ts'
import { findContentType } from './content-types.ts'
import { readElectionPack } from './election-pack.ts'
import { readLevel } from './level.ts'
import { listOpenMustFix } from './comments.ts'
import { readLinkStates } from './links.ts'
import { listTakenNarratives } from './taken-narratives.ts'
import { listOverrides } from './overrides.ts'
import { listSimilar } from './similar.ts'

type Asked = { readonly dossierId: string; readonly step: Step; readonly content: Content }

/** What the gates of a step find in a text of this dossier, with the overrides that hold. */
export async function judgeText(db: Db | Tx, it: Asked, now: Date): Promise<Judged[]> {
  const ids = gatesOf(it.step)
  if (ids.length === 0) return []
  const view = await readGateView(db, it, now)
  return withOverrides(findingsOf(ids, view), await listOverrides(db, it.dossierId))
}

/** One facet a line, one after the other: inside an act they share one connection. */
async function readGateView(db: Db | Tx, { dossierId, content }: Asked, now: Date): Promise<GateView> {
  const today = dayOf(ZONE, now)
  return {
    content,
    type: content.type ? await findContentType(db, content.type) : null,
    terms: await listAllTerms(db),
    factAnswers: typedFactsOf(content.facts).length > 0 ? await listFactAnswers(db, dossierId) : [],
    narratives: await listTakenNarratives(db, dossierId, today),
    today,
    level: await readLevel(db, dossierId),
    mustFix: await listOpenMustFix(db, dossierId),
    election: (await readElectionPack(db)).pack,
    links: await readLinkStates(db, content),
    similar: await listSimilar(db, { dossierId, content }),
  }
}
