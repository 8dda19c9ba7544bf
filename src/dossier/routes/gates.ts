import type { FastifyInstance } from 'fastify'
import { emptyContent } from '../../base/content.ts'
import type { Officer } from '../../base/officer.ts'
import { sentence } from '../../base/refused.ts'
import type { Db } from '../../db/connect.ts'
import { stepOf, whyNotAct, type Procedure } from '../../engine/advance.ts'
import { once } from '../../engine/once.ts'
import { perform, stateOf } from '../../engine/perform.ts'
import { countAttempt } from '../../http/attempts.ts'
import { languageOf } from '../../http/problem.ts'
import { serve } from '../../http/serve.ts'
import { gatesOf } from '../../sop/rules/gates.ts'
import type { Step } from '../../sop/rules.ts'
import { readEdition } from '../../sop/store.ts'
import { checkText, overrideFinding, readFindings, type Judgement } from '../api/gates.ts'
import { openOf, type Finding, type Judged } from '../rules/gate.ts'
import { findDraft, readDossierRow, readVersionContent, type LockedDossier } from '../store.ts'
import { judgeText } from '../stores/gate-view.ts'

const FINDINGS_SHOWN = 200
const CHECKS = { windowMs: 60_000, max: 90 } // a person who types without rest asks some 40 times a minute

export function gateRoutes(app: FastifyInstance, db: Db): void {
  serve(app, readFindings, async ({ params: { dossierId } }, { officer, request, now }) => {
    const { dossier, procedure, step } = await readStanding(db, dossierId)
    const text = await findText(db, dossier, step)
    const judged = await judgeText(db, { dossierId, step, content: text?.content ?? emptyContent }, now)
    const reason = whyNotAct(procedure, stateOf(dossier), likelyOverride(officer))
    return {
      ...present(step, judged),
      version: text?.hash ?? null,
      mayOverride: reason && { code: reason.code, title: sentence(reason, languageOf(request)) },
    }
  })

  serve(app, checkText, async ({ params: { dossierId }, body }, { officer, now }) => {
    await countAttempt(db, { key: `check:${officer.personId}`, ...CHECKS }, now)
    const { step } = await readStanding(db, dossierId)
    return present(step, await judgeText(db, { dossierId, step, content: body.content }, now))
  })

  serve(app, overrideFinding, async ({ params: { dossierId }, body }, { officer, act, now }) => {
    const { seenRevision, ...said } = body
    return once(db, { ...act, officer, now }, (tx) =>
      perform(tx, { dossierId, seenRevision, officer, act: { kind: 'override', ...said } }, now),
    )
  })
}

async function readStanding(
  db: Db,
  dossierId: string,
): Promise<{ dossier: LockedDossier; procedure: Procedure; step: Step }> {
  const dossier = await readDossierRow(db, dossierId)
  const { body: procedure } = await readEdition(db, dossier.edition_id)
  return { dossier, procedure, step: stepOf(procedure, dossier.step) }
}

/** The text that the next act would send on: what is being written, else the version; a decision stands on the version. */
async function findText(db: Db, dossier: LockedDossier, step: Step) {
  const draft = step.shape === 'decision' ? null : await findDraft(db, dossier.id)
  if (draft) return draft
  return dossier.version_hash ? readVersionContent(db, dossier.id, dossier.version_hash) : null
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

function present(step: Step, judged: readonly Judged[]): Judgement {
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
