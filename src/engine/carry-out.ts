/** Does an act that was asked for: the engine's effects become rows, in the caller's transaction. */
import { addWorking, dayOf, ZONE } from '../base/calendar.ts'
import type { Content } from '../base/content.ts'
import { drillTitle } from '../base/crisis.ts'
import { sha256 } from '../base/hash.ts'
import { mandateIn, postsFor, type Mandate } from '../base/officer.ts'
import { Refused } from '../base/refused.ts'
import type { Tx } from '../db/connect.ts'
import { endSituation, readSituation } from '../crisis/stores/situations.ts'
import { standardMinutes } from '../dossier/rules.ts'
import { openOf } from '../dossier/rules/gate.ts'
import { runsAt } from '../base/pace.ts'
import { dueOf } from '../dossier/rules/visit-clock.ts'
import { insertTrail, readVersionContent, updateDossier, type LockedDossier } from '../dossier/store.ts'
import { isReadByOneOf } from '../dossier/stores/readers.ts'
import { judgeText } from '../dossier/stores/gate-view.ts'
import { keepNotesSettled, listOpenNotes, settleNotes } from '../dossier/stores/notes.ts'
import { readVisitClock } from '../dossier/stores/visits.ts'
import { append } from '../ledger/append.ts'
import { keepSaid } from '../ledger/said.ts'
import { listHoldersOf } from '../office/store.ts'
import { readCalendarInForce } from '../office/stores/calendar.ts'
import { closeFiling } from '../record/stores/filing.ts'
import type { Release } from '../publication/rules.ts'
import { insertPapers } from '../record/stores/papers.ts'
import type { Act, DossierState, Procedure } from './act.ts'
import { advance } from './advance.ts'
import { correctorsOf, hearersOf, postName, toRatify } from './procedure.ts'
import { stepOf } from '../sop/rules/way.ts'
import { tellAct } from './tell-act.ts'
import { nothingWritten, writeEffect, type AgendaLine, type Seal } from './write-effect.ts'

/** Working minutes in a day, for steps whose standard is given in days. */
export const DAY_MINUTES = 450

export type Receipt = {
  readonly dossierId: string
  readonly revision: number
  readonly state: DossierState['state']
  readonly step: number
  readonly versionHash: string | null
  readonly ledgerIndex: number
  readonly agenda: AgendaLine[]
  readonly decisionId: string | null
  readonly publicPath: string | null
  readonly at: string
}

/**
 * What is left of an act once all its own rows are written: the ledger's entry and the trail. Apart, because the
 * ledger's lock is the last that any transaction takes: who waited for another lock while holding it would deadlock
 * with whoever holds that one and waits for the ledger.
 */
export type Finish = () => Promise<Receipt>

/**
 * Does one act, or refuses it, and writes its rows; `Finish` writes what the ledger's lock is taken for.
 * @throws {Refused} whatever the engine refuses; `gate-shut`; `reader-missing`; `statement-differs`
 */
export async function carryOut(
  tx: Tx,
  procedure: Procedure,
  dossier: LockedDossier,
  act: Act,
  now: Date,
  { content, seal }: { content?: Content; seal?: Seal | undefined },
): Promise<Finish> {
  const before = { ...stateOf(dossier), ...(content && { kind: content.type ?? '' }) }
  const advanced = advance(procedure, before, act, now)
  if ('refused' in advanced) throw new Refused(advanced.refused)
  const { next, effects } = advanced
  const settled = settlesNotes(act) ? (await listOpenNotes(tx, dossier.id)).map((it) => it.id) : []
  await settleNotes(tx, { ids: settled, personId: act.by.personId }, now)
  if (passesGate(procedure, dossier, act)) await refuseShut(tx, procedure, dossier, next.version, now)
  const { id: calendarId, calendar } = await readCalendarInForce(tx)
  const target = stepOf(procedure, next.step)
  const arrived = next.visit !== dossier.visit_number
  const minutes = standardMinutes(target, DAY_MINUTES)
  const drill = dossier.drill ? await readSituation(tx, dossier.id) : null
  const speed = drill?.speed ?? 1
  const paced = effects.find((it) => it.kind === 'visit-paced')
  let dueAt = dossier.due_at
  if (arrived)
    dueAt = dueOf(calendar, { standardMinutes: minutes, paces: [{ at: now, runs: runsAt(next.level), speed }] })
  else if (paced) {
    const clock = await readVisitClock(tx, { dossierId: dossier.id, visit: dossier.visit_number })
    dueAt = dueOf(calendar, { ...clock, paces: [...clock.paces, { at: now, runs: paced.runs, speed }] })
  }
  const title = content?.title || dossier.title
  if (dossier.drill && title !== drillTitle(title)) throw new Refused({ code: 'drill-title', field: 'title' })
  if (dossier.drill && act.kind === 'limit' && act.readers) throw new Refused({ code: 'drill-open' })
  const { postId, mandate } = actingPost(procedure, before, act)
  const ratifyBy = ratifyByOf(dossier, next, () =>
    addWorking(calendar, now, (procedure.ratifyWithinMinutes ?? DAY_MINUTES) / speed),
  )

  const revision = await updateDossier(
    tx,
    dossier.id,
    { ...next, postId: target.executor, dueAt, ratifyBy, title },
    now,
  )

  // A drill that is withdrawn is over; of a real one the text alone is taken back.
  if (drill?.endedAt === null && act.kind === 'withdraw')
    await endSituation(tx, { dossierId: dossier.id, reason: act.reason, personId: act.by.personId }, now)

  const written = nothingWritten()
  const doing = {
    procedure,
    dossier,
    act,
    next,
    target,
    minutes,
    speed,
    calendar,
    calendarId,
    postId,
    mandate,
    title,
    dueAt,
    ratifyBy,
    seal,
  }
  for (const effect of effects) await writeEffect(tx, effect, doing, written, now)
  await insertPapers(tx, written.papers, now)
  if (isClosed(next) && next.state !== dossier.state) await closeFiling(tx, dossier.id, now)
  const limited = act.kind === 'limit' ? act.readers !== null : dossier.limited
  if (limited && (arrived || act.kind === 'reassign' || act.kind === 'limit'))
    await refuseUnread(tx, procedure, { dossierId: dossier.id, next }, now)
  await tellAct(tx, { procedure, dossier, act, next, revision, effects, calendar, ratifyBy }, now)

  const told = effects.find((it) => it.kind === 'ledger')
  if (!told) throw new Error('every act is told to the ledger')
  const { agenda, decision, overridden, oral, publicPath } = written
  // A statement holds its words already.
  const saidHash = told.words && !decision && !overridden && !oral ? await keepSaid(tx, told.words) : null
  return async () => {
    const ledgerIndex = await append(
      tx,
      {
        kind: `dossier-${told.act}`,
        dossierId: dossier.id,
        revision,
        step: told.step,
        toStep: told.toStep,
        personId: act.by.personId,
        postId,
        ...(mandate && { acting: mandate.form, tenureId: mandate.tenureId }),
        versionHash: next.version,
        state: next.state,
        agenda: agenda.map((it) => `${it.book}/${it.year}/${it.number}`),
        ...(decision && {
          decisionId: decision.id,
          decisionHash: sha256(decision.statement),
          answer: answerOf(act),
          ...(seal && { proof: seal.proof }),
        }),
        ...(act.kind === 'assess' && { level: act.level }),
        ...(act.kind === 'correct' && { form: act.form }),
        ...(overridden && { overrideHash: sha256(overridden) }),
        ...(oral && { oralApprovalId: oral.id, oralApprovalHash: sha256(oral.statement) }),
        ...(saidHash && { saidHash }),
        ...(act.kind === 'complete' && act.release && releaseOf(act.release)),
      },
      now,
    )
    await keepNotesSettled(tx, { ids: settled, personId: act.by.personId, ledgerIndex }, now)
    await insertTrail(
      tx,
      {
        dossierId: dossier.id,
        revision,
        kind: trailKind(act),
        step: told.step,
        personId: act.by.personId,
        postId,
        mandateId: mandate?.tenureId ?? null,
        versionHash: next.version,
        note: told.words,
        targetStep: told.toStep,
        ledgerIndex,
      },
      now,
    )
    return {
      dossierId: dossier.id,
      revision,
      state: next.state,
      step: next.step,
      versionHash: next.version,
      ledgerIndex,
      agenda,
      decisionId: decision?.id ?? null,
      publicPath,
      at: now.toISOString(),
    }
  }
}

/**
 * A sensitive dossier on its way goes only where somebody may read it, and to a holder who may: unread, it would wait for
 * ever. @throws {Refused} `reader-missing`
 */
async function refuseUnread(
  tx: Tx,
  procedure: Procedure,
  { dossierId, next }: { dossierId: string; next: DossierState },
  now: Date,
): Promise<void> {
  if (next.state !== 'running' && next.state !== 'held') return
  const { executor } = stepOf(procedure, next.step)
  const holders = await listHoldersOf(tx, executor, dayOf(ZONE, now), next)
  const holder = holders.filter((it) => it.id === next.holderId)
  const who = holder.length > 0 ? holder : holders // who left the post left its work to it
  if (!(await isReadByOneOf(tx, dossierId, { personIds: who.map((it) => it.id), postId: executor })))
    throw new Refused({ code: 'reader-missing', field: 'readers', post: postName(procedure, executor) })
}

const isClosed = ({ state }: DossierState) => state === 'published' || state === 'withdrawn'

/** A certification says that the notes are done; a new YES of the leader stands in place of the one with notes. */
const settlesNotes = (act: Act) => act.kind === 'certify' || (act.kind === 'decide' && act.decision.answer !== 'no')

/** Whether an act lets a text out of its step: a NO, a return and whatever moves nothing are never held back. */
function passesGate(procedure: Procedure, dossier: LockedDossier, act: Act): boolean {
  switch (act.kind) {
    case 'complete':
      return stepOf(procedure, dossier.step).shape !== 'start'
    case 'certify':
      return true
    case 'decide':
      return act.decision.answer !== 'no'
    case 'approve-orally':
      return true
    case 'ratify':
    case 'open':
    case 'revise':
    case 'return':
    case 'override':
    case 'assess':
    case 'hold':
    case 'resume':
    case 'reassign':
    case 'limit':
    case 'withdraw':
    case 'correct':
    case 'drop-correction':
      return false
  }
}

const FINDINGS_TOLD = 50 // in one refusal; the count says how many there are

/** @throws {Refused} `gate-shut` with what keeps it shut */
async function refuseShut(
  tx: Tx,
  procedure: Procedure,
  dossier: LockedDossier,
  version: string | null,
  now: Date,
): Promise<void> {
  if (version === null) throw new Error('what passes a gate is a text')
  const { content } = await readVersionContent(tx, dossier.id, version)
  const step = stepOf(procedure, dossier.step)
  const open = openOf(await judgeText(tx, { dossierId: dossier.id, step, content }, now))
  if (open.length > 0)
    throw new Refused({ code: 'gate-shut', count: open.length, findings: open.slice(0, FINDINGS_TOLD) })
}

/** A dossier's row as the engine speaks of it. */
export function stateOf(dossier: LockedDossier): DossierState {
  return {
    state: dossier.state,
    level: dossier.level,
    step: dossier.step,
    visit: dossier.visit_number,
    arrivedAt: dossier.arrived_at,
    openedAt: dossier.opened_at,
    holderId: dossier.holder_id,
    version: dossier.version_hash,
    kind: dossier.kind,
    authors: dossier.authors,
    approvals: dossier.approvals,
    correction: dossier.correction,
  }
}

const releaseOf = ({ goesOutAt, embargoUntil, without, term }: Release) => ({
  goesOutAt: goesOutAt?.toISOString() ?? null,
  embargoUntil: embargoUntil?.toISOString() ?? null,
  without: [...without],
  ...(term && { term }),
})

const answerOf = (act: Act) => (act.kind === 'decide' || act.kind === 'ratify' ? act.decision.answer : null)

function trailKind(act: Act): string {
  if (act.kind === 'decide') return act.decision.answer
  return act.kind === 'ratify' && act.decision.answer === 'no' ? 'ratify-refused' : act.kind
}

/** Until when an oral approval must be on paper: the first of those that are open; null when none is. */
function ratifyByOf(dossier: LockedDossier, next: DossierState, fresh: () => Date): Date | null {
  const open = [next.approvals, next.correction?.approvals ?? {}].some((it) =>
    Object.values(it).some((one) => one.oral),
  )
  return open ? (dossier.ratify_by ?? fresh()) : null
}

/**
 * The post in which the person acts: the step's own where they hold it, else the one that lets them; and the letter by
 * which they do where the post is not theirs.
 */
function actingPost(
  procedure: Procedure,
  dossier: DossierState,
  { by, kind }: Act,
): { postId: string; mandate: Mandate | null } {
  const ratified = kind === 'ratify' ? (toRatify(procedure, dossier)?.step ?? null) : null
  const here = ratified ?? stepOf(procedure, dossier.step)
  const work = { step: here.number, kind: dossier.kind }
  const held = postsFor(by, work)
  const able = ratified
    ? [ratified.executor]
    : kind === 'approve-orally'
      ? hearersOf(procedure, here)
      : kind === 'correct' || kind === 'drop-correction'
        ? correctorsOf(procedure)
        : [here.executor, ...here.drafters, ...procedure.coordinators]
  const postId = able.find((post) => held.includes(post))
  if (!postId) throw new Error('an allowed act is done in a post')
  return { postId, mandate: mandateIn(by, postId, work) }
}
