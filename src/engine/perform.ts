import { randomBytes } from 'node:crypto'
import { addWorking, dayOf, ZONE } from '../base/calendar.ts'
import type { Content } from '../base/content.ts'
import { sha256 } from '../base/hash.ts'
import type { Officer } from '../base/officer.ts'
import { Refused } from '../base/refused.ts'
import type { Tx } from '../db/connect.ts'
import { insertCertification, insertDecision, readLastDecision } from '../decision/store.ts'
import {
  partsOf,
  partsOfRatification,
  readStatement,
  statementText,
  textOfNotes,
  type Decision,
  type Proof,
  type Ratification,
} from '../decision/rules.ts'
import { dueAfterPause, dossierNumber, standardMinutes } from '../dossier/rules.ts'
import { openOf, type CrisisLevel } from '../dossier/rules/gate.ts'
import { changesOutside } from '../dossier/rules/notes.ts'
import {
  beginVisit,
  endVisit,
  findDraft,
  holdVisit,
  insertDossier,
  insertTrail,
  listDossiersOfRound,
  lockDossier,
  openVisit,
  readHeldAt,
  readVersionContent,
  resumeVisit,
  updateDossier,
  type LockedDossier,
} from '../dossier/store.ts'
import { isReadByOneOf, setReaders } from '../dossier/stores/readers.ts'
import { judgeText } from '../dossier/stores/gate-view.ts'
import { insertLevel } from '../dossier/stores/level.ts'
import { insertNotes, keepNotesSettled, listOpenNotes, settleNotes } from '../dossier/stores/notes.ts'
import { findOralApproval, insertOralApproval } from '../dossier/stores/oral.ts'
import { insertOverride } from '../dossier/stores/overrides.ts'
import { insertBands } from '../dossier/stores/similar.ts'
import { insertVersion } from '../dossier/stores/versions.ts'
import { markItemPicked, readItemForDossier } from '../inventory/store.ts'
import { append } from '../ledger/append.ts'
import { listHoldersOf, listPostsHeld, readCalendar } from '../office/store.ts'
import { insertPublication, withdrawPublication } from '../publication/store.ts'
import { insertAgendaEntry, insertDisposition } from '../record/store.ts'
import { readEdition, readEditionInForce } from '../sop/store.ts'
import {
  advance,
  hearersOf,
  postName,
  stepOf,
  stepToRatify,
  type Act,
  type DossierState,
  type Effect,
  type Procedure,
} from './advance.ts'

/** Working minutes in a day, for steps whose standard is given in days. */
export const DAY_MINUTES = 450

/** An act as a person asks for it: the engine's act without who does it, and with a person to find for a reassignment. */
type Without<A, K extends PropertyKey> = A extends unknown ? Omit<A, K> : never
export type AskedAct =
  | Without<
      Exclude<Act, { kind: 'reassign' | 'revise' | Sealed | 'override' | 'approve-orally' | 'assess' | 'certify' }>,
      'by'
    >
  /** `notes` are those that the person says are done, by their comments' ids. */
  | { kind: 'certify'; version: string; notes?: readonly string[] | undefined }
  | (Without<Extract<Act, { kind: Sealed }>, 'by'> & { seal?: Seal })
  | { kind: 'approve-orally'; version: string; fromPersonId: string; heardAt: string; how: string }
  | { kind: 'reassign'; toPersonId: string }
  | { kind: 'assess'; level: CrisisLevel; reason: string }
  /** `version` is the text in which the person saw the finding of this key: the current one or the one being written. */
  | { kind: 'override'; version: string; key: string; reason: string; basis: string; record: string }

type Sealed = 'decide' | 'ratify'

/** What fixes the bytes of a decision's statement beside what is decided, and proves who said so. */
export type Seal = {
  readonly salt: string
  readonly decidedAt: string
  readonly proof: Proof
  /** The text that was signed; the statement written must be the very same. */
  readonly statement: string | null
}

export type Receipt = {
  readonly dossierId: string
  readonly revision: number
  readonly state: DossierState['state']
  readonly step: number
  readonly versionHash: string | null
  readonly ledgerIndex: number
  readonly agenda: { readonly book: 'incoming' | 'outgoing'; readonly year: number; readonly number: number }[]
  readonly decisionId: string | null
  readonly publicPath: string | null
  readonly at: string
}

/**
 * Does one act on a dossier: state, visit, ledger, agenda, disposition and outgoing work in the caller's transaction,
 * all or none (invariant 2). A text that was written and not yet sent on becomes a version first.
 * @throws {Refused} whatever the engine refuses; `gate-shut`; `dossier-changed`; `version-differs`; `draft-differs`;
 *   `statement-differs`
 */
export async function perform(
  tx: Tx,
  ask: { dossierId: string; seenRevision: number; officer: Officer; act: AskedAct },
  now: Date,
): Promise<Receipt> {
  const finish = await begin(tx, ask, now)
  return finish()
}

/**
 * What is left of an act once all its own rows are written: the ledger's entry and the trail. Apart, because the
 * ledger's lock is the last that any transaction takes: who waited for another lock while holding it would deadlock
 * with whoever holds that one and waits for the ledger.
 */
type Finish = () => Promise<Receipt>
type Ask = Parameters<typeof perform>[1]

async function begin(tx: Tx, ask: Ask, now: Date): Promise<Finish> {
  const dossier = await lockDossier(tx, ask.dossierId, ask.seenRevision)
  const { body: procedure } = await readEdition(tx, dossier.edition_id)
  const asked = await engineAct(tx, procedure, dossier, ask, now)

  const revised = await reviseFromDraft(tx, procedure, dossier, asked, ask.officer, now)
  const seal = ask.act.kind === 'decide' || ask.act.kind === 'ratify' ? ask.act.seal : undefined
  const finish = await carryOut(tx, procedure, revised?.dossier ?? dossier, asked, now, { seal })
  return async () => {
    await revised?.finish()
    return finish()
  }
}

/** Begins a dossier from an inventory item; an urgent one leaves the open round at once. */
export async function startDossier(
  tx: Tx,
  ask: { itemId: string; officer: Officer; urgent: boolean; now: Date },
): Promise<{ dossierId: string; number: string }> {
  const { now, officer } = ask
  const edition = await readEditionInForce(tx, dayOf(ZONE, now))
  if (!edition) throw new Refused({ code: 'no-edition-in-force' })
  const procedure = edition.body
  const first = stepOf(procedure, 1)
  if (officer.role === 'auditor') throw new Refused({ code: 'not-your-role' })
  if (!officer.posts.includes(first.executor))
    throw new Refused({ code: 'not-your-step', step: 1, post: postName(procedure, first.executor) })
  const item = await readItemForDossier(tx, ask.itemId)
  if (item.state !== 'open') throw new Refused({ code: 'item-not-open' })

  const { id, year, number } = await insertDossier(
    tx,
    {
      title: item.title,
      editionId: edition.id,
      itemId: item.id,
      level: item.level,
      step: first.number,
      postId: first.executor,
      standardMinutes: standardMinutes(first, DAY_MINUTES),
      arrivedAt: item.gatheredSince,
      createdBy: officer.personId,
    },
    now,
  )
  await markItemPicked(tx, item.id)
  const finish =
    ask.urgent || !item.inOpenRound
      ? await begin(tx, { dossierId: id, seenRevision: 1, officer, act: { kind: 'complete', version: null } }, now)
      : null
  const ledgerIndex = await append(
    tx,
    {
      kind: 'dossier-started',
      dossierId: id,
      itemId: item.id,
      editionHash: edition.hash,
      step: 1,
      personId: officer.personId,
      postId: first.executor,
    },
    now,
  )
  await insertTrail(
    tx,
    {
      dossierId: id,
      revision: 1,
      kind: 'start',
      step: 1,
      personId: officer.personId,
      postId: first.executor,
      versionHash: null,
      note: '',
      targetStep: null,
      ledgerIndex,
    },
    now,
  )
  await finish?.()
  return { dossierId: id, number: dossierNumber(year, number) }
}

const ROUND_MAX = 1_000 // picked items of one round; a round of more would hold its locks too long

/** Sends on every dossier picked in a round: step 1 ends for them when the round closes. */
export async function completeRound(tx: Tx, ask: { roundId: string; officer: Officer; now: Date }): Promise<number> {
  const waiting = await listDossiersOfRound(tx, ask.roundId, 1, ROUND_MAX)
  const finishes: Finish[] = []
  for (const { id, revision } of waiting)
    finishes.push(
      await begin(
        tx,
        { dossierId: id, seenRevision: revision, officer: ask.officer, act: { kind: 'complete', version: null } },
        ask.now,
      ),
    )
  for (const finish of finishes) await finish()
  return waiting.length
}

async function engineAct(
  tx: Tx,
  procedure: Procedure,
  dossier: LockedDossier,
  { act, officer }: Pick<Ask, 'act' | 'officer'>,
  now: Date,
): Promise<Act> {
  if (act.kind === 'decide' || act.kind === 'ratify') {
    const { seal: _, ...asked } = act // the seal is how it is proven, not what is asked
    return { ...asked, by: officer }
  }
  if (act.kind === 'certify') return { ...(await readCertifying(tx, dossier, act)), by: officer }
  if (act.kind === 'approve-orally') {
    const heardAt = new Date(Math.min(new Date(act.heardAt).getTime(), now.getTime())) // a clock that goes fast
    const fromPosts = await listPostsHeld(tx, act.fromPersonId, dayOf(ZONE, heardAt))
    return { ...act, heardAt, fromPosts, by: officer }
  }
  if (act.kind === 'override') {
    const { key, ...said } = act
    const step = stepOf(procedure, dossier.step)
    const content = await readTextOf(tx, dossier, step.shape === 'decision', act.version)
    const judged = await judgeText(tx, { dossierId: dossier.id, step, content }, now)
    return { ...said, finding: judged.find((it) => it.key === key) ?? null, by: officer }
  }
  if (act.kind === 'assess') return { ...act, was: dossier.level, by: officer }
  if (act.kind !== 'reassign') return { ...act, by: officer }
  const toPosts = await listPostsHeld(tx, act.toPersonId, dayOf(ZONE, now))
  return { ...act, toPosts, by: officer }
}

/** What a certification leaves open: notes that nobody ticked, and changes that no note names. */
async function readCertifying(
  tx: Tx,
  dossier: LockedDossier,
  { version, notes: ticked = [] }: Extract<AskedAct, { kind: 'certify' }>,
): Promise<Without<Extract<Act, { kind: 'certify' }>, 'by'>> {
  const step = Object.entries(dossier.approvals).find(([, it]) => it.notes === 'pending')?.[0]
  if (step === undefined) return { kind: 'certify', version, unticked: 0, outside: 0 } // the engine answers `no-notes-open`
  const decision = await readLastDecision(tx, dossier.id, Number(step))
  const notes = readStatement(decision.statement)?.notes ?? []
  const { content: approved } = await readVersionContent(tx, dossier.id, decision.version_hash)
  const outside = notes.length > 0 ? changesOutside(notes, approved, await readTextOf(tx, dossier, false, version)) : []
  const open = await listOpenNotes(tx, dossier.id)
  const unticked = open.filter((it) => !ticked.includes(it.id)).length
  return { kind: 'certify', version, unticked, outside: outside.length }
}

/** The text of this hash: the current version, or what is being written where no decision waits for the version. */
async function readTextOf(tx: Tx, dossier: LockedDossier, decides: boolean, hash: string): Promise<Content> {
  if (hash === dossier.version_hash) return (await readVersionContent(tx, dossier.id, hash)).content
  const draft = decides ? null : await findDraft(tx, dossier.id)
  if (draft?.hash === hash) return draft.content
  throw new Refused({ code: 'version-differs', seen: hash, current: dossier.version_hash })
}

/**
 * The text on the screen becomes a version when an act sends it on: only the very text that was saved, else refused.
 * Returns the dossier after it and what is left of that act, or null when the act stands on the current version.
 */
async function reviseFromDraft(
  tx: Tx,
  procedure: Procedure,
  dossier: LockedDossier,
  act: Act,
  officer: Officer,
  now: Date,
): Promise<{ dossier: LockedDossier; finish: Finish } | null> {
  if (act.kind !== 'complete' && act.kind !== 'certify' && act.kind !== 'return') return null
  if (act.version === null || act.version === undefined || act.version === dossier.version_hash) return null
  const draft = await findDraft(tx, dossier.id)
  if (draft?.hash !== act.version) return null // the engine answers `version-differs`
  const { finish } = await revise(tx, { procedure, dossier, draft, name: '', officer }, now)
  return { dossier: await lockDossier(tx, dossier.id, dossier.revision + 1), finish }
}

/**
 * Makes the text being written a version, made of the one that its writer began with.
 * @throws {Refused} whatever the engine refuses of a text by this officer at this step
 */
export async function revise(
  tx: Tx,
  it: {
    procedure: Procedure
    dossier: LockedDossier
    draft: NonNullable<Awaited<ReturnType<typeof findDraft>>>
    name: string
    officer: Officer
  },
  now: Date,
): Promise<{ number: number; finish: Finish }> {
  const { procedure, dossier, draft } = it
  const act: Act = { kind: 'revise', version: draft.hash, authors: draft.authors, by: it.officer }
  const number = await insertVersion(
    tx,
    {
      dossierId: dossier.id,
      content: draft.content,
      parent: draft.base_hash,
      name: it.name,
      personId: draft.saved_by,
    },
    now,
  )
  const finish = await carryOut(tx, procedure, dossier, act, now, { content: draft.content })
  return { number, finish }
}

async function carryOut(
  tx: Tx,
  procedure: Procedure,
  dossier: LockedDossier,
  act: Act,
  now: Date,
  { content, seal }: { content?: Content; seal?: Seal | undefined },
): Promise<Finish> {
  const advanced = advance(procedure, stateOf(dossier), act, now)
  if ('refused' in advanced) throw new Refused(advanced.refused)
  const { next, effects } = advanced
  const settled = settlesNotes(act) ? (await listOpenNotes(tx, dossier.id)).map((it) => it.id) : []
  await settleNotes(tx, { ids: settled, personId: act.by.personId }, now)
  if (passesGate(procedure, dossier, act)) await refuseShut(tx, procedure, dossier, next.version, now)
  const calendar = await readCalendar(tx)
  const target = stepOf(procedure, next.step)
  const arrived = next.visit !== dossier.visit_number
  const minutes = standardMinutes(target, DAY_MINUTES)
  const here = { dossierId: dossier.id, visit: dossier.visit_number }
  let dueAt = arrived ? addWorking(calendar, now, minutes) : dossier.due_at
  if (act.kind === 'resume') dueAt = dueAfterPause(calendar, dossier.due_at, await readHeldAt(tx, here), now)
  const title = content?.title || dossier.title
  const postId = actingPost(procedure, dossier, act)
  const ratifyBy = ratifyByOf(dossier, next, () =>
    addWorking(calendar, now, procedure.ratifyWithinMinutes ?? DAY_MINUTES),
  )

  const revision = await updateDossier(
    tx,
    dossier.id,
    { ...next, version: next.version, authors: next.authors, postId: target.executor, dueAt, ratifyBy, title },
    now,
  )

  const agenda: Receipt['agenda'][number][] = []
  let agendaEntryId = ''
  let decision: { id: string; statement: string } | null = null
  let overridden = ''
  let oral: { id: string; statement: string } | null = null
  let publicPath: string | null = null

  const write = async (effect: Effect): Promise<void> => {
    switch (effect.kind) {
      case 'ledger':
        return // appended last: from then on other writers wait
      case 'visit-opened':
        return openVisit(tx, here, act.by.personId, now)
      case 'visit-held':
        return holdVisit(tx, here, now)
      case 'visit-resumed':
        return resumeVisit(tx, here, dueAt)
      case 'visit-done':
        return endVisit(tx, here, { personId: act.by.personId, outcome: effect.outcome, calendar }, now)
      case 'visit-arrived':
        return beginVisit(
          tx,
          { dossierId: dossier.id, visit: effect.visit },
          { step: effect.step, postId: target.executor, standardMinutes: minutes, dueAt },
          now,
        )
      case 'oral-approval': {
        if (dossier.level !== 'alert' && dossier.level !== 'crisis') throw new Error('only in a crisis')
        oral = await insertOralApproval(
          tx,
          {
            dossierId: dossier.id,
            versionHash: effect.version,
            visit: dossier.visit_number,
            step: effect.step,
            level: dossier.level,
            fromId: effect.fromPersonId,
            fromPostId: stepOf(procedure, effect.step).executor,
            heardBy: act.by.personId,
            heardPostId: postId,
            heardAt: effect.heardAt,
            how: effect.how,
            ratifyBy: ratifyBy ?? now,
            salt: randomBytes(16).toString('hex'),
          },
          now,
        )
        return
      }
      case 'decision': {
        const ratified =
          act.kind === 'ratify' ? await findOralApproval(tx, { dossierId: dossier.id, step: effect.step }) : null
        const statement = {
          dossierId: dossier.id,
          versionHash: effect.version,
          step: effect.step,
          visit: ratified?.visit_number ?? dossier.visit_number,
          personId: act.by.personId,
          postId,
          ...(act.kind === 'ratify' ? partsOfRatification(act.decision) : partsOf(effect.decision as Decision)),
          ...(ratified && { ratifies: ratified.id }),
          decidedAt: seal?.decidedAt ?? now.toISOString(),
          salt: seal?.salt ?? randomBytes(16).toString('hex'),
        }
        if (seal?.statement && seal.statement !== statementText(statement))
          throw new Refused({ code: 'statement-differs' })
        const written = await insertDecision(tx, statement, seal?.proof ?? null, now)
        decision = written
        if (effect.decision.answer === 'yes-with-notes')
          await insertNotes(
            tx,
            {
              dossierId: dossier.id,
              visit: dossier.visit_number,
              decisionId: written.id,
              personId: act.by.personId,
              versionHash: effect.version,
              content: (await readVersionContent(tx, dossier.id, effect.version)).content,
              notes: effect.decision.notes,
            },
            now,
          )
        return
      }
      case 'certification': {
        const { id } = await readLastDecision(tx, dossier.id, effect.step)
        return insertCertification(
          tx,
          { decisionId: id, versionHash: effect.version, personId: act.by.personId, postId },
          now,
        )
      }
      case 'agenda': {
        const entry = await insertAgendaEntry(
          tx,
          {
            book: effect.book,
            dossierId: dossier.id,
            subject: title,
            fromParty: postName(procedure, effect.from),
            toParty: effect.to === 'publik' ? 'Masyarakat' : postName(procedure, effect.to),
            kind: effect.about,
            versionHash: next.version,
          },
          now,
        )
        agenda.push({ book: effect.book, year: entry.year, number: entry.number })
        agendaEntryId = entry.id
        return
      }
      case 'level':
        return insertLevel(
          tx,
          {
            dossierId: dossier.id,
            level: effect.level,
            reason: effect.reason,
            step: dossier.step,
            personId: act.by.personId,
            postId,
          },
          now,
        )
      case 'override': {
        const { version: versionHash, finding, reason, basis, record } = effect
        overridden = await insertOverride(
          tx,
          {
            dossierId: dossier.id,
            versionHash,
            finding,
            step: dossier.step,
            reason,
            basis,
            record,
            personId: act.by.personId,
            postId,
          },
          now,
        )
        return
      }
      case 'disposition':
        if (!decision) throw new Error('a disposition follows its decision')
        await insertDisposition(
          tx,
          {
            dossierId: dossier.id,
            decisionId: decision.id,
            agendaEntryId,
            toPostId: effect.toPost,
            instruction:
              act.kind === 'ratify'
                ? instructionOfRatification(act.decision)
                : instructionOf(effect.decision as Decision),
          },
          now,
        )
        return
      case 'publication': {
        const step = lastDecisionStep(procedure, effect.step)
        const heard = next.approvals[step]?.oral ? await findOralApproval(tx, { dossierId: dossier.id, step }) : null
        const approval = heard
          ? { oralApprovalId: heard.id }
          : { decisionId: (await readLastDecision(tx, dossier.id, step)).id }
        const { content: approved } = await readVersionContent(tx, dossier.id, effect.version)
        const published = await insertPublication(tx, {
          dossierId: dossier.id,
          versionHash: effect.version,
          approval,
          content: approved,
          now,
        })
        await insertBands(tx, dossier.id, approved)
        publicPath = published.path
        return
      }
      case 'readers':
        return setReaders(tx, dossier.id, effect.readers)
      case 'withdrawal': {
        await withdrawPublication(tx, { dossierId: dossier.id, reason: effect.reason, now })
        return
      }
    }
  }
  for (const effect of effects) await write(effect)
  const limited = act.kind === 'limit' ? act.readers !== null : dossier.limited
  if (limited && (arrived || act.kind === 'reassign' || act.kind === 'limit'))
    await refuseUnread(tx, procedure, { dossierId: dossier.id, next }, now)

  const told = effects.find((it) => it.kind === 'ledger')
  if (!told) throw new Error('every act is told to the ledger')
  const written = decision as { id: string; statement: string } | null
  const heard = oral as { id: string; statement: string } | null
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
        versionHash: next.version,
        state: next.state,
        agenda: agenda.map((it) => `${it.book}/${it.year}/${it.number}`),
        ...(written && {
          decisionId: written.id,
          decisionHash: sha256(written.statement),
          answer: answerOf(act),
          ...(seal && { proof: seal.proof }),
        }),
        ...(act.kind === 'assess' && { level: act.level }),
        ...(overridden && { overrideHash: sha256(overridden) }),
        ...(heard && { oralApprovalId: heard.id, oralApprovalHash: sha256(heard.statement) }),
        ...(told.words &&
          !written &&
          !overridden &&
          !heard && { wordsHash: sha256(`${dossier.id}:${revision}:${told.words}`) }),
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
      decisionId: written?.id ?? null,
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
  const holders = await listHoldersOf(tx, executor, dayOf(ZONE, now))
  const who = next.holderId ? holders.filter((it) => it.id === next.holderId) : holders
  if (!(await isReadByOneOf(tx, dossierId, { personIds: who.map((it) => it.id), postId: executor })))
    throw new Refused({ code: 'reader-missing', field: 'readers', post: postName(procedure, executor) })
}

/** Whether an act lets a text out of its step: a NO, a return and whatever moves nothing are never held back. */
/** A certification says that the notes are done; a new YES of the leader stands in place of the one with notes. */
const settlesNotes = (act: Act) => act.kind === 'certify' || (act.kind === 'decide' && act.decision.answer !== 'no')

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
    authors: dossier.authors,
    approvals: dossier.approvals,
  }
}

const answerOf = (act: Act) => (act.kind === 'decide' || act.kind === 'ratify' ? act.decision.answer : null)

function trailKind(act: Act): string {
  if (act.kind === 'decide') return act.decision.answer
  return act.kind === 'ratify' && act.decision.answer === 'no' ? 'ratify-refused' : act.kind
}

/** Until when an oral approval must be on paper: the first of those that are open; null when none is. */
function ratifyByOf(dossier: LockedDossier, next: DossierState, fresh: () => Date): Date | null {
  const open = Object.values(next.approvals).some((it) => it.oral)
  return open ? (dossier.ratify_by ?? fresh()) : null
}

function lastDecisionStep(procedure: Procedure, before: number): number {
  const last = procedure.steps.filter((step) => step.shape === 'decision' && step.number < before).at(-1)
  if (!last) throw new Error('an edition in force has a decision before its end')
  return last.number
}

/** The post in which the person acts: the step's own where they hold it, else the one that lets them. */
function actingPost(procedure: Procedure, dossier: LockedDossier, act: Act): string {
  const here = stepOf(procedure, dossier.step)
  const held = act.by.posts
  const able =
    act.kind === 'ratify'
      ? [stepToRatify(procedure, dossier)?.executor]
      : act.kind === 'approve-orally'
        ? hearersOf(procedure, here)
        : [here.executor, ...here.drafters, ...procedure.coordinators]
  const found = able.find((post) => post !== undefined && held.includes(post))
  if (!found) throw new Error('an allowed act is done in a post')
  return found
}

function instructionOfRatification(decision: Ratification): string {
  return decision.answer === 'yes'
    ? 'Persetujuan lisan disahkan secara tertulis.'
    : `Persetujuan lisan tidak disahkan: ${decision.reason}`
}

function instructionOf(decision: Decision): string {
  switch (decision.answer) {
    case 'yes':
      return 'Disetujui untuk dipublikasikan.'
    case 'yes-with-notes':
      return `Disetujui dengan catatan: ${textOfNotes(decision.notes)}`
    case 'no':
      return `Diperbaiki: ${decision.reason}`
  }
}
