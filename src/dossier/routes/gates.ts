import type { FastifyInstance } from 'fastify'
import { emptyContent, type Content } from '../../base/content.ts'
import type { Officer } from '../../base/officer.ts'
import { sentence, type Language, type Reason } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import type { Procedure } from '../../engine/act.ts'
import { stepOf } from '../../sop/rules/way.ts'
import { whyNotAct } from '../../engine/why-not.ts'
import { once } from '../../engine/once.ts'
import { stateOf } from '../../engine/carry-out.ts'
import { perform } from '../../engine/perform.ts'
import { countAttempt } from '../../http/attempts.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { gatesOf } from '../../sop/rules/gates.ts'
import type { Step } from '../../sop/rules.ts'
import { readEdition } from '../../sop/store.ts'
import { checkText, overrideFinding, readFindings, type Judgement } from '../api/gates.ts'
import { openOf, type Finding, type Judged } from '../rules/gate.ts'
import { linksGate } from '../rules/gates/links.ts'
import { readDossierRow, type LockedDossier } from '../store.ts'
import { judgeText } from '../stores/gate-view.ts'
import { findTextToSend } from './text-to-send.ts'
import { readLinkStanding, whyNotCheckLinks } from './links.ts'

const FINDINGS_SHOWN = 200
const CHECKS = { windowMs: 60_000, max: 90 } // a person who types without rest asks some 40 times a minute

export function gateRoutes(app: FastifyInstance, db: Db): void {
  serve(app, readFindings, async ({ params: { dossierId } }, { officer, request, now }) => {
    const { dossier, procedure, step } = await readStanding(db, dossierId)
    const text = await findTextToSend(db, dossier, step)
    const content = text?.content ?? emptyContent
    const judged = await judgeText(db, { dossierId, step, content }, now)
    const language = languageOf(request)
    const reason = whyNotAct(procedure, stateOf(dossier), likelyOverride(officer))
    return {
      ...present(step, judged),
      links: await presentLinks(db, { dossier, procedure, step, content }, { officer, language, now }),
      version: text?.hash ?? null,
      mayOverride: told(reason, language),
    }
  })

  serve(app, checkText, async ({ params: { dossierId }, body: { content } }, { officer, request, now }) => {
    await countAttempt(db, { key: `check:${officer.personId}`, ...CHECKS }, now)
    const standing = await readStanding(db, dossierId)
    const judged = await judgeText(db, { dossierId, step: standing.step, content }, now)
    const asks = { officer, language: languageOf(request), now }
    return { ...present(standing.step, judged), links: await presentLinks(db, { ...standing, content }, asks) }
  })

  serve(app, overrideFinding, async ({ params: { dossierId }, body }, { officer, act, now }) => {
    const { seenRevision, ...said } = body
    return once(db, { ...act, officer, now }, (tx) =>
      perform(tx, { dossierId, seenRevision, officer, act: { kind: 'override', ...said } }, now),
    )
  })
}

type Standing = { readonly dossier: LockedDossier; readonly procedure: Procedure; readonly step: Step }

async function readStanding(db: Db, dossierId: string): Promise<Standing> {
  const dossier = await readDossierRow(db, dossierId)
  const { body: procedure } = await readEdition(db, dossier.edition_id)
  return { dossier, procedure, step: stepOf(procedure, dossier.step) }
}

/** An override as the person might make it, to say beforehand whether they may at all. */
function likelyOverride(by: Officer) {
  const finding: Finding = {
    gate: '',
    code: 'gate-unknown',
    about: {},
    severity: 'must',
    place: null,
    law: '',
    key: '',
    override: 'reason',
  }
  return { kind: 'override', version: '', finding, reason: '-', basis: '', record: '', by } as const
}

const order = { must: 0, should: 1, note: 2 } as const

const told = (reason: Reason | null, language: Language) =>
  reason && { code: reason.code, title: sentence(reason, language) }

/** How far the links of a text have been looked at, and whether this person may have them looked at now. */
async function presentLinks(
  db: Db,
  { dossier, procedure, step, content }: Standing & { readonly content: Content },
  { officer, language, now }: { officer: Officer; language: Language; now: Date },
): Promise<Judgement['links']> {
  if (!gatesOf(step).includes(linksGate.id)) return null
  const standing = await readLinkStanding(db, { dossierId: dossier.id, content }, now)
  return { ...standing, whyNotNow: told(whyNotCheckLinks(procedure, dossier, officer), language) }
}

function present(step: Step, judged: readonly Judged[]): Omit<Judgement, 'links'> {
  const weight = (it: Judged) => (it.overridden ? 0.5 : order[it.severity])
  return {
    step: step.number,
    gates: [...gatesOf(step)],
    findings: judged
      .toSorted((left, right) => weight(left) - weight(right))
      .slice(0, FINDINGS_SHOWN)
      .map((it) => ({ ...it, overridden: it.overridden && { ...it.overridden, at: it.overridden.at.toISOString() } })),
    count: judged.length,
    open: openOf(judged).length,
  }
}
