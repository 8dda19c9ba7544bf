import { randomUUID } from 'node:crypto'
import { dayOf, ZONE } from '../../base/calendar.ts'
import type { Content } from '../../base/content.ts'
import { answersOf } from '../../base/content-types.ts'
import { typedFactsOf } from '../../base/facts.ts'
import { postsFor, type Officer } from '../../base/officer.ts'
import { Refused, sentence, type Language } from '../../base/refused.ts'
import { findingWords } from '../../base/words/gates.ts'
import type { Db } from '../../db/connect.ts'
import { refuseUnreadable } from '../../db/readers.ts'
import { dossierNumber, timesOf, timeThrough } from '../../dossier/rules.ts'
import type { FactAnswer } from '../../dossier/rules/confirmation.ts'
import { readDossierRow, readVersionContent, type LockedDossier } from '../../dossier/store.ts'
import { listFactAnswers } from '../../dossier/stores/confirmations.ts'
import { findContentType } from '../../dossier/stores/content-types.ts'
import { findDecisionLink } from '../../dossier/stores/decision-link.ts'
import { judgeText } from '../../dossier/stores/gate-view.ts'
import { listVisits } from '../../dossier/stores/one.ts'
import { readPacesOf } from '../../dossier/stores/visits.ts'
import { speedOf, type Pace } from '../../dossier/rules/visit-clock.ts'
import { findSeen } from '../../dossier/stores/seen.ts'
import { findOralApproval } from '../../dossier/stores/oral.ts'
import type { Procedure } from '../../engine/act.ts'
import { postName, toRatify } from '../../engine/procedure.ts'
import { stepOf, stepsAfter } from '../../sop/rules/way.ts'
import { whyNotAct } from '../../engine/why-not.ts'
import { DAY_MINUTES, stateOf } from '../../engine/carry-out.ts'
import { findOffice, listHoldersOf, readSignInOf } from '../../office/store.ts'
import { unattendedWords, whyUnattended } from '../../office/rules/authority.ts'
import { listAuthority } from '../../office/stores/away.ts'
import { readCalendar } from '../../office/stores/calendar.ts'
import { findMandateIn } from '../../office/stores/letterhead.ts'
import { findOfficer } from '../../office/stores/officer.ts'
import { listPasskeys } from '../../office/stores/passkeys.ts'
import type { Step } from '../../sop/rules.ts'
import { readEdition } from '../../sop/store.ts'
import { comparedWith } from '../rules/compared.ts'

const LINK = /^[A-Za-z0-9_-]{32}$/

/** All that stands on the light page of a dossier that waits for its person. */
export type LightView = {
  readonly token: string
  readonly office: string
  readonly asks: Decides | Ratifies
  readonly dossier: {
    readonly id: string
    readonly number: string
    readonly level: LockedDossier['level']
    readonly revision: number
    readonly leftMinutes: number
    readonly dueAt: Date
  }
  /** The step and the stay that the decision's statement names. */
  readonly step: number
  readonly visit: number
  readonly version: { readonly hash: string; readonly content: Content }
  /** What the public will be told above the text, when it is to stand in the place of what is public. */
  readonly correction: { readonly form: 'correction' | 'clarification'; readonly note: string } | null
  readonly person: { readonly id: string; readonly name: string; readonly secondFactor: boolean }
  readonly post: { readonly id: string; readonly name: string }
  /** The letter by which the person acts in the post; null where it is theirs. */
  readonly mandate: Awaited<ReturnType<typeof findMandateIn>>
  readonly reviewers: readonly { readonly person: string; readonly post: string; readonly at: Date }[]
  /** What its kind asks for beside the text, as it was answered; what is announced at once stands in the text itself. */
  readonly fields: readonly { readonly label: string; readonly text: string }[]
  /** What was said of the facts, the last said first. */
  readonly factAnswers: readonly FactAnswer[]
  readonly findings: readonly {
    readonly text: string
    readonly severity: 'must' | 'should' | 'note'
    readonly overridden: { readonly by: string; readonly reason: string } | null
  }[]
  /** The earlier text that this one is compared with, and when the person saw it: null for what the public reads. */
  readonly earlier: { readonly content: Content; readonly at: Date | null } | null
  /** Why this person may not decide, and who can. */
  readonly whyNot: string | null
  readonly others: readonly string[]
  readonly rpId: string
  readonly credentialIds: readonly string[]
  readonly key: string
}

/** YES, YES with notes, or NO on the version. */
export type Decides = {
  readonly kind: 'decide'
  readonly targets: readonly { readonly step: number; readonly activity: string; readonly post: string }[]
  readonly target: number
  /** Whom a YES leads through until it is public, how long they may take, and when that is over from now. */
  readonly way: { readonly posts: readonly string[]; readonly minutes: number; readonly by: Date }
  /** Said when nobody who may do the next step is at their desk today; '' else. */
  readonly away: string
}
/** The leader's word by mouth put in writing, or taken back. */
export type Ratifies = {
  readonly kind: 'ratify'
  readonly oralId: string
  readonly from: string
  readonly heardBy: string
  readonly heardPost: string
  readonly heardAt: Date
  readonly how: string
  readonly isPublic: boolean
}

type Opened = { readonly dossier: LockedDossier; readonly officer: Officer; readonly visit: number }

/** @throws {Refused} `link-gone` for a link that is unknown, too old, or of a person who left or may not read */
export async function openLink(db: Db, link: string, now: Date, lateMs = 0): Promise<Opened> {
  const found = LINK.test(link) ? await findDecisionLink(db, link, new Date(now.getTime() - lateMs)) : null
  const officer = found && (await findOfficer(db, found.person_id, dayOf(ZONE, now)))
  if (!found || !officer || officer.role === 'auditor') throw new Refused({ code: 'link-gone' })
  await refuseUnreadable(db, found.dossier_id, officer).catch(() => {
    throw new Refused({ code: 'link-gone' })
  })
  return { dossier: await readDossierRow(db, found.dossier_id), officer, visit: found.visit_number }
}

/** All that the page shows; null when nothing of that stay waits for this person any more. */
export async function viewOf(
  db: Db,
  it: Opened & { link: string; rpId: string },
  now: Date,
): Promise<LightView | null> {
  const { dossier, officer } = it
  const { body: procedure } = await readEdition(db, dossier.edition_id)
  const waits = await findWaiting(db, procedure, it)
  if (!waits) return null
  const work = { step: waits.step.number, kind: dossier.kind }
  if (!postsFor(officer, work).includes(waits.step.executor)) return null
  const { step, oral, hash } = waits
  const { personId, language } = officer
  const [version, visits, seen, holders, passkeys, signIn, office, calendar, clocks] = await Promise.all([
    readVersionContent(db, dossier.id, hash),
    listVisits(db, dossier.id),
    findSeen(db, { dossierId: dossier.id, personId, current: hash }),
    listHoldersOf(db, step.executor, dayOf(ZONE, now), work),
    listPasskeys(db, personId),
    readSignInOf(db, personId),
    findOffice(db),
    readCalendar(db),
    readPacesOf(db, dossier.id),
  ])
  const { content } = version
  const said = { version: hash, decision: { answer: 'yes' as const }, by: officer }
  const reason = whyNotAct(procedure, stateOf(dossier), { kind: oral ? 'ratify' : 'decide', ...said })
  const judged = await judgeText(db, { dossierId: dossier.id, step, content }, now)
  const type = content.type ? await findContentType(db, content.type) : null
  const compared = comparedWith(oral ? null : dossier.correction, seen)
  const older = compared && (await readVersionContent(db, dossier.id, compared.hash))
  const dueAt = oral?.ratify_by ?? dossier.due_at
  // What is to be ratified has time by the office's hours; what is to be decided, by its visit's clock.
  const clock = clocks.get(it.visit) ?? []
  const paces: Pace[] = oral ? [{ at: oral.heard_at, runs: 'office', speed: speedOf(clock) }] : clock
  const times = timesOf(calendar, { arrivedAt: now, openedAt: null, doneAt: null, dueAt, paces }, now)
  return {
    token: it.link,
    office: office?.name ?? 'Siar',
    asks: oral
      ? {
          kind: 'ratify',
          oralId: oral.id,
          from: oral.from,
          heardBy: oral.heard_by,
          heardPost: oral.heard_post,
          heardAt: oral.heard_at,
          how: oral.how,
          isPublic: dossier.state === 'published' || dossier.correction !== null,
        }
      : {
          kind: 'decide',
          targets: targetsOf(procedure, step),
          target: step.no ?? 2,
          way: {
            posts: stepsAfter(procedure, step).map((ahead) => postName(procedure, ahead.executor)),
            ...timeThrough(
              calendar,
              { level: dossier.level, speed: speedOf(clock), steps: stepsAfter(procedure, step) },
              DAY_MINUTES,
              now,
            ),
          },
          away: await awayAt(
            db,
            procedure,
            { step: stepsAfter(procedure, step)[0], kind: dossier.kind },
            language,
            now,
          ),
        },
    dossier: {
      id: dossier.id,
      number: dossierNumber(dossier.year, dossier.number),
      level: dossier.level,
      revision: dossier.revision,
      leftMinutes: times.left,
      dueAt,
    },
    step: step.number,
    visit: it.visit,
    version: { hash, content },
    correction: oral ? null : dossier.correction,
    person: { id: personId, name: officer.name, secondFactor: signIn.secondFactor },
    post: { id: step.executor, name: postName(procedure, step.executor) },
    mandate: await findMandateIn(db, officer, step.executor, work),
    reviewers: lastReviews(visits, { step: step.number, visit: it.visit }),
    fields: answersOf(content, type, language),
    factAnswers: typedFactsOf(content.facts).length > 0 ? await listFactAnswers(db, dossier.id) : [],
    findings: judged.map((found) => ({
      text: findingWords[found.code][language](found.about),
      severity: found.severity,
      overridden: found.overridden && {
        by: `${found.overridden.person} (${found.overridden.post})`,
        reason: found.overridden.reason,
      },
    })),
    earlier: compared && older && { at: compared.at, content: older.content },
    whyNot: reason && sentence(reason, language),
    others: holders.filter((other) => other.id !== personId).map((other) => other.name),
    rpId: it.rpId,
    credentialIds: passkeys.map((passkey) => passkey.credential_id),
    key: randomUUID(),
  }
}

/**
 * What the link's stay waits for: the decision while the dossier stands there, or the paper of a word by mouth that was
 * heard there, wherever the dossier has come since.
 */
async function findWaiting(db: Db, procedure: Procedure, { dossier, visit }: Opened) {
  const here = stepOf(procedure, dossier.step)
  if (dossier.state === 'running' && dossier.visit_number === visit && here.shape === 'decision')
    return dossier.version_hash ? { step: here, hash: dossier.version_hash, oral: null } : null
  const step = dossier.state === 'withdrawn' ? null : (toRatify(procedure, dossier)?.step ?? null)
  const oral = step && (await findOralApproval(db, { dossierId: dossier.id, step: step.number }))
  return step && oral?.visit_number === visit ? { step, hash: oral.version_hash, oral } : null
}

/** As the application says before a dossier goes on: nobody who may do that step is there. It holds nothing back. */
async function awayAt(
  db: Db,
  procedure: Procedure,
  { step, kind }: { step: Step | undefined; kind: string },
  language: Language,
  now: Date,
): Promise<string> {
  if (!step) return ''
  const able = (await listAuthority(db, dayOf(ZONE, now))).filter((it) => it.postId === step.executor)
  const missing = whyUnattended(able, { step: step.number, kind })
  return missing === null ? '' : unattendedWords(postName(procedure, step.executor), missing, language)
}

/** Who stands behind what is read now: the last review of each step before this one. */
function lastReviews(
  visits: Awaited<ReturnType<typeof listVisits>>,
  at: { step: number; visit: number },
): LightView['reviewers'] {
  const byStep = new Map<number, LightView['reviewers'][number]>()
  for (const it of visits)
    if (it.number < at.visit && it.step > 1 && it.step < at.step && it.done_at && it.done_by)
      byStep.set(it.step, { person: it.done_by, post: it.post, at: it.done_at })
  return [...byStep.values()]
}

function targetsOf(procedure: Procedure, here: Step): Decides['targets'] {
  return procedure.steps
    .filter((it) => it.number < here.number && it.number >= Math.min(2, here.number - 1))
    .map((it) => ({ step: it.number, activity: it.label, post: postName(procedure, it.executor) }))
}
