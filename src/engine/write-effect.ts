/** What one effect of the engine becomes in the books: a row in the room whose matter it is. */
import { isCrisis } from '../base/levels.ts'
import { randomBytes } from 'node:crypto'
import type { Calendar } from '../base/calendar.ts'
import { pressRelease } from '../base/default-content-types/press.ts'
import type { Mandate } from '../base/officer.ts'
import { Refused, refuseIf } from '../base/refused.ts'
import type { Tx } from '../db/connect.ts'
import { insertCertification, insertDecision, readLastDecision } from '../decision/store.ts'
import {
  actingOf,
  correctsOf,
  partsOf,
  partsOfRatification,
  statementText,
  textOfNotes,
  whyBeforeText,
  type Decision,
  type Proof,
  type Ratification,
} from '../decision/rules.ts'
import { readVersionContent, type LockedDossier } from '../dossier/store.ts'
import { setReaders } from '../dossier/stores/readers.ts'
import { keepStatement } from '../crisis/stores/promises.ts'
import { followLevel } from '../crisis/stores/situations.ts'
import { insertLevel } from '../dossier/stores/level.ts'
import { insertNotes } from '../dossier/stores/notes.ts'
import { findOralApproval, insertOralApproval } from '../dossier/stores/oral.ts'
import { insertOverride } from '../dossier/stores/overrides.ts'
import { insertBands } from '../dossier/stores/similar.ts'
import { runsAt } from '../base/pace.ts'
import { beginVisit, endVisit, openVisit, paceVisit } from '../dossier/stores/visits.ts'
import { answerRise } from '../inventory/store.ts'
import { publicPath } from '../publication/rules.ts'
import { insertPublication, withdrawPublication } from '../publication/store.ts'
import { correctPublication } from '../publication/stores/versions.ts'
import { insertAgendaEntry, insertDisposition, type NewAgendaEntry } from '../record/store.ts'
import { readMandate } from '../office/stores/letterhead.ts'
import type { OwedPaper } from '../record/stores/papers.ts'
import type { Step } from '../sop/rules.ts'
import type { Act, DossierState, Effect, Procedure } from './act.ts'
import { postName } from './procedure.ts'
import { stepOf } from '../sop/rules/way.ts'

/** What fixes the bytes of a decision's statement beside what is decided, and proves who said so. */
export type Seal = {
  readonly salt: string
  readonly decidedAt: string
  readonly proof: Proof
  /** The text that was signed; the statement written must be the very same. */
  readonly statement: string | null
}

/** A line in an agenda book: which one, its place there, and the number as papers bear it. */
export type AgendaLine = {
  readonly book: string
  readonly direction: 'incoming' | 'outgoing'
  readonly year: number
  readonly number: number
  readonly formatted: string
}

/** What an act's effects wrote, as later effects and the ledger name it. */
type Written = {
  readonly agenda: AgendaLine[]
  /** The newest line in an agenda book: the one that a disposition goes under. */
  agendaEntryId: string
  decision: { readonly id: string; readonly statement: string } | null
  /** The statement of an override; '' where none was written. */
  overridden: string
  oral: { readonly id: string; readonly statement: string } | null
  publicPath: string | null
  /** Papers that are owed for what was written: noted together, made by a job. */
  readonly papers: OwedPaper[]
}

export const nothingWritten = (): Written => ({
  agenda: [],
  agendaEntryId: '',
  decision: null,
  overridden: '',
  oral: null,
  publicPath: null,
  papers: [],
})

/** An act on a dossier while it is carried out: before it, after it, and what follows from both. */
type Doing = {
  readonly procedure: Procedure
  readonly dossier: LockedDossier
  readonly act: Act
  readonly next: DossierState
  /** Where the dossier is after the act, and the working minutes that it has there. */
  readonly target: Step
  readonly minutes: number
  /** How many minutes of its clock pass in one: more than one in a drill alone. */
  readonly speed: number
  readonly calendar: Calendar
  readonly calendarId: string
  readonly postId: string
  /** The letter by which it is done where the post is not theirs. */
  readonly mandate: Mandate | null
  readonly title: string
  readonly dueAt: Date
  readonly ratifyBy: Date | null
  readonly seal: Seal | undefined
}

/**
 * Writes one effect; in their order, since a disposition names its decision and its line in the agenda.
 * @throws {Refused} `statement-differs`, `decision-before-text`
 */
export async function writeEffect(tx: Tx, effect: Effect, it: Doing, written: Written, now: Date): Promise<void> {
  const {
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
  } = it
  const here = { dossierId: dossier.id, visit: dossier.visit_number }
  switch (effect.kind) {
    case 'ledger':
      return // appended last: from then on other writers wait
    case 'visit-opened':
      return openVisit(tx, here, act.by.personId, now)
    case 'visit-paced':
      return paceVisit(
        tx,
        here,
        { runs: effect.runs, speed, reason: effect.reason, personId: act.by.personId, dueAt, calendarId },
        now,
      )
    case 'visit-done':
      return endVisit(tx, here, { personId: act.by.personId, outcome: effect.outcome, calendar }, now)
    case 'visit-arrived':
      return beginVisit(
        tx,
        { dossierId: dossier.id, visit: effect.visit },
        {
          step: effect.step,
          postId: target.executor,
          standardMinutes: minutes,
          runs: runsAt(next.level),
          speed,
          arrivedAt: now,
          dueAt,
          calendarId,
        },
        now,
      )
    case 'oral-approval': {
      if (!isCrisis(dossier.level)) throw new Error('only in a crisis')
      written.oral = await insertOralApproval(
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
        ...actingOf(mandate && (await readMandate(tx, mandate.tenureId))),
        ...(act.kind === 'ratify' ? partsOfRatification(act.decision) : partsOf(effect.decision as Decision)),
        ...(ratified ? { ratifies: ratified.id } : correctsOf(dossier.correction)),
        decidedAt: seal?.decidedAt ?? now.toISOString(),
        salt: seal?.salt ?? randomBytes(16).toString('hex'),
      }
      if (seal?.statement && seal.statement !== statementText(statement))
        throw new Refused({ code: 'statement-differs' })
      refuseIf(whyBeforeText(new Date(statement.decidedAt), ratified?.heard_at ?? dossier.arrived_at))
      const made = await insertDecision(tx, statement, seal?.proof ?? null, now)
      written.decision = made
      if (effect.decision.answer === 'yes-with-notes')
        await insertNotes(
          tx,
          {
            dossierId: dossier.id,
            visit: dossier.visit_number,
            decisionId: made.id,
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
      if (dossier.drill) return // its number would be missing among those of what the office really sent
      const corrected = effect.about === 'publication' && next.state === 'published' ? dossier.correction : null
      const sheet = {
        dossierId: dossier.id,
        subject: corrected ? `${corrected.form === 'correction' ? 'Koreksi' : 'Klarifikasi'}: ${title}` : title,
        fromParty: postName(procedure, effect.from),
        toParty: effect.to === 'publik' ? 'Masyarakat' : postName(procedure, effect.to),
        versionHash: next.version,
      }
      // Under a nota dinas goes a text: what an edition enters before there is one owes none. It goes out from who sends
      // it, under a number of its own, before it comes in; so every act also asks for outgoing counters before incoming.
      if (effect.book === 'incoming' && next.version !== null) {
        const about = await enterLine(tx, { ...sheet, kind: 'memo' }, 'outgoing', written, now)
        written.papers.push({ kind: 'nota-dinas', dossierId: dossier.id, about })
      }
      // A press release goes out under a number of the book for releases; what takes it back is no release.
      const isRelease = effect.about === 'publication' && next.state === 'published' && next.kind === pressRelease.id
      const kind = isRelease ? 'release' : effect.about
      written.agendaEntryId = await enterLine(tx, { ...sheet, kind }, effect.book, written, now)
      return
    }
    case 'level':
      await insertLevel(
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
      return followLevel(
        tx,
        {
          dossierId: dossier.id,
          level: effect.level,
          reason: effect.reason,
          personId: act.by.personId,
          risenAt: dossier.item_id === null ? null : await answerRise(tx, dossier.item_id, effect.level),
        },
        now,
      )
    case 'override': {
      const { version: versionHash, finding, reason, basis, record } = effect
      written.overridden = await insertOverride(
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
    case 'disposition': {
      if (dossier.drill) return // it goes under a number
      if (!written.decision) throw new Error('a disposition follows its decision')
      const dispositionId = await insertDisposition(
        tx,
        {
          dossierId: dossier.id,
          decisionId: written.decision.id,
          agendaEntryId: written.agendaEntryId,
          toPostId: effect.toPost,
          instruction:
            act.kind === 'ratify'
              ? instructionOfRatification(act.decision)
              : instructionOf(effect.decision as Decision),
        },
        now,
      )
      written.papers.push({ kind: 'disposition', dossierId: dossier.id, about: dispositionId })
      return
    }
    case 'publication': {
      const approval = await approvalOf(tx, it, effect.step)
      const { content: approved } = await readVersionContent(tx, dossier.id, effect.version)
      const published = await insertPublication(tx, {
        dossierId: dossier.id,
        versionHash: effect.version,
        approval,
        content: approved,
        release: effect.release,
        now,
      })
      await insertBands(tx, dossier.id, approved)
      written.publicPath = published.path
      // What waits for its hour is no word to the public yet: a person marks it then.
      if (!effect.release?.goesOutAt)
        await keepStatement(tx, { dossierId: dossier.id, version: effect.version, personId: act.by.personId }, now)
      for (const kind of ['press-release', 'review-sheet'] as const)
        written.papers.push({ kind, dossierId: dossier.id, about: published.publicationId })
      return
    }
    case 'correction': {
      const { content: approved } = await readVersionContent(tx, dossier.id, effect.version)
      const corrected = await correctPublication(tx, {
        dossierId: dossier.id,
        versionHash: effect.version,
        approval: await approvalOf(tx, it, effect.step),
        content: approved,
        form: effect.form,
        note: effect.note,
        now,
      })
      await insertBands(tx, dossier.id, approved)
      written.publicPath = publicPath(corrected.path)
      for (const kind of ['press-release', 'review-sheet'] as const)
        written.papers.push({ kind, dossierId: dossier.id, about: corrected.versionId })
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

/** The word of the last decision before this step: it names the text that goes out. */
async function approvalOf(tx: Tx, { procedure, dossier, next }: Doing, beforeStep: number) {
  const step = lastDecisionStep(procedure, beforeStep)
  const heard = next.approvals[step]?.oral ? await findOralApproval(tx, { dossierId: dossier.id, step }) : null
  return heard ? { oralApprovalId: heard.id } : { decisionId: (await readLastDecision(tx, dossier.id, step)).id }
}

/** @returns the line's id */
async function enterLine(
  tx: Tx,
  it: NewAgendaEntry,
  direction: AgendaLine['direction'],
  written: Written,
  now: Date,
): Promise<string> {
  const { id, suffix: _, ...line } = await insertAgendaEntry(tx, it, now)
  if (line.direction !== direction) throw new Error('a kind of line has a book of its own side')
  written.agenda.push(line)
  return id
}

function lastDecisionStep(procedure: Procedure, before: number): number {
  const last = procedure.steps.filter((step) => step.shape === 'decision' && step.number < before).at(-1)
  if (!last) throw new Error('an edition in force has a decision before its end')
  return last.number
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
