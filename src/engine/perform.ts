import { dayOf, ZONE } from '../base/calendar.ts'
import type { Content } from '../base/content.ts'
import { mandateIn, postsFor, type Officer } from '../base/officer.ts'
import { Refused, refuseIf, type Reason } from '../base/refused.ts'
import type { Db, Tx } from '../db/connect.ts'
import { drillTitle } from '../base/crisis.ts'
import { followLevel } from '../crisis/stores/situations.ts'
import { readLastDecision } from '../decision/store.ts'
import { readStatement } from '../decision/rules.ts'
import { dossierNumber, standardMinutes } from '../dossier/rules.ts'
import { isCrisis, type CrisisLevel } from '../base/levels.ts'
import { changesOutside } from '../dossier/rules/notes.ts'
import {
  findDraft,
  insertDossier,
  insertTrail,
  listDossiersOfRound,
  lockDossier,
  readVersionContent,
  saveDraftText,
  type LockedDossier,
} from '../dossier/store.ts'
import { fieldsOfClaim, originOf, suggestedType } from '../dossier/rules/carry-over.ts'
import { PHOTOS_CARRIED_MAX, type Origin } from '../dossier/rules/opening.ts'
import { findContentType } from '../dossier/stores/content-types.ts'
import { judgeText } from '../dossier/stores/gate-view.ts'
import { listOpenNotes } from '../dossier/stores/notes.ts'
import { insertOrigin } from '../dossier/stores/origin.ts'
import { insertVersion } from '../dossier/stores/versions.ts'
import { whyNotPick } from '../inventory/rules.ts'
import { photosOf } from '../inventory/rules/intake.ts'
import { markItemPicked, readItemForDossier } from '../inventory/store.ts'
import { settleFactsOwed } from '../inventory/stores/facts.ts'
import { findClaimOf } from '../inventory/stores/claims.ts'
import { readItemSources } from '../inventory/stores/carrying.ts'
import { intakesOf } from '../inventory/stores/intake.ts'
import { append } from '../ledger/append.ts'
import { planTimers } from '../notice/stores/timers.ts'
import { listPostsHeld } from '../office/store.ts'
import { readCalendar } from '../office/stores/calendar.ts'
import type { Release } from '../publication/rules.ts'
import { readEdition, readEditionInForce } from '../sop/store.ts'
import type { Act, Procedure } from './act.ts'
import { carryOut, DAY_MINUTES, type Finish, type Receipt } from './carry-out.ts'
import { postName } from './procedure.ts'
import { stepOf } from '../sop/rules/way.ts'
import type { Seal } from './write-effect.ts'

/** An act as a person asks for it: the engine's act without who does it, and with a person to find for a reassignment. */
type Without<A, K extends PropertyKey> = A extends unknown ? Omit<A, K> : never
export type AskedAct =
  | Without<
      Exclude<
        Act,
        { kind: 'reassign' | 'revise' | 'complete' | Sealed | 'override' | 'approve-orally' | 'assess' | 'certify' }
      >,
      'by'
    >
  | {
      kind: 'complete'
      version: string | null
      release?:
        | (Omit<Release, 'goesOutAt' | 'embargoUntil'> & { goesOutAt: string | null; embargoUntil: string | null })
        | undefined
    }
  /** `notes` are those that the person says are done, by their comments' ids. */
  | { kind: 'certify'; version: string; notes?: readonly string[] | undefined }
  | (Without<Extract<Act, { kind: Sealed }>, 'by'> & { seal?: Seal })
  | { kind: 'approve-orally'; version: string; fromPersonId: string; heardAt: string; how: string }
  | { kind: 'reassign'; toPersonId: string }
  | { kind: 'assess'; level: CrisisLevel; reason: string }
  /** `version` is the text in which the person saw the finding of this key: the current one or the one being written. */
  | { kind: 'override'; version: string; key: string; reason: string; basis: string; record: string }

type Sealed = 'decide' | 'ratify'

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

type Ask = Parameters<typeof perform>[1]

async function begin(tx: Tx, ask: Ask, now: Date): Promise<Finish> {
  const dossier = await lockDossier(tx, ask.dossierId, ask.seenRevision)
  const { body: procedure } = await readEdition(tx, dossier.edition_id)
  const asked = await engineAct(tx, procedure, dossier, ask, now)
  const restored = asked.kind === 'drop-correction' ? await restoreText(tx, dossier, now) : undefined

  const revised = await reviseFromDraft(tx, procedure, dossier, asked, ask.officer, now)
  const seal = ask.act.kind === 'decide' || ask.act.kind === 'ratify' ? ask.act.seal : undefined
  const finish = await carryOut(tx, procedure, revised?.dossier ?? dossier, asked, now, {
    seal,
    ...(restored && { content: restored }),
  })
  return async () => {
    await revised?.finish()
    return finish()
  }
}

/**
 * What is public is the text again, also on the desk of who wrote; what they had written and not sent on is kept as a
 * version. Undefined where nothing is being put right: the engine refuses it then.
 */
async function restoreText(tx: Tx, dossier: LockedDossier, now: Date): Promise<Content | undefined> {
  if (!dossier.correction) return undefined
  const { content, hash } = await readVersionContent(tx, dossier.id, dossier.correction.version)
  const draft = await findDraft(tx, dossier.id)
  if (draft && draft.hash !== hash) {
    const { content: unsent, base_hash: parent, saved_by: personId } = draft
    await insertVersion(tx, { dossierId: dossier.id, content: unsent, parent, name: '', personId }, now)
    await saveDraftText(tx, { dossierId: dossier.id, content, seenSave: draft.save, base: hash, personId }, now)
  }
  return content
}

/**
 * Begins a dossier from an inventory item; an urgent one, and one at Siaga or Krisis, leaves the open round at once. What the inventory knows of it
 * comes along, and is nobody's text yet.
 */
export async function startDossier(
  tx: Tx,
  ask: { itemId: string; officer: Officer; urgent: boolean; now: Date },
): Promise<{ dossierId: string; number: string }> {
  const { now, officer } = ask
  const beginning = await readBeginning(tx, officer, now)
  const item = await readItemForDossier(tx, officer, ask.itemId)
  refuseIf(whyNotPick(item))
  const { title, level } = item
  const about = {
    itemId: item.id,
    title,
    level,
    arrivedAt: item.gatheredSince,
    risenAt: item.risenAt,
    sentOn: ask.urgent || isCrisis(level) || !item.inOpenRound,
    origin: await readOrigin(tx, item),
  }
  return startAbout(tx, beginning, about, now)
}

async function readOrigin(tx: Tx, item: { readonly id: string; readonly level: CrisisLevel }): Promise<Origin> {
  const known = await readItemSources(tx, item.id)
  const claim = await findClaimOf(tx, item.id)
  const suggested = suggestedType({ kind: known.kind, level: item.level, isClaim: claim !== null })
  const type = await findContentType(tx, suggested.type)
  const offered = type?.active ? type : null
  const photos = photosOf(await intakesOf(tx, item.id)).slice(0, PHOTOS_CARRIED_MAX)
  return originOf({
    ...known,
    ...(photos.length > 0 && { photos }),
    suggestion: offered && suggested,
    ...(claim && {
      claim: { id: claim.id, quote: claim.quote, label: claim.label, dueAt: claim.dueAt, copyHash: claim.copyHash },
    }),
    ...(claim && offered && { fields: fieldsOfClaim(claim, offered) }),
  })
}

/** Why a person may begin no drill today, before they write its title; null when they may. */
export async function whyNotDrill(db: Db, officer: Officer, now: Date): Promise<Reason | null> {
  try {
    await readBeginning(db, officer, now)
    return null
  } catch (error) {
    if (error instanceof Refused) return error.reason
    throw error
  }
}

/**
 * Begins a drill: a dossier of nothing that came in, at a level of its own, on the way that every text goes. It says of
 * itself that it is one, and never goes out.
 * @param ask.speed how many minutes of the checklist pass in one on the wall
 */
export async function startDrill(
  tx: Tx,
  ask: { title: string; level: CrisisLevel; speed: number; officer: Officer; now: Date },
): Promise<{ dossierId: string; number: string }> {
  const { now, officer, level, speed } = ask
  const about = { itemId: null, title: drillTitle(ask.title), level, arrivedAt: now, sentOn: true, drill: { speed } }
  return startAbout(tx, await readBeginning(tx, officer, now), about, now)
}

/** What a dossier begins under, and in which post. @throws {Refused} `no-edition-in-force`, `not-your-role`, `not-your-step` */
async function readBeginning(tx: Db | Tx, officer: Officer, now: Date) {
  const edition = await readEditionInForce(tx, dayOf(ZONE, now))
  if (!edition) throw new Refused({ code: 'no-edition-in-force' })
  const procedure = edition.body
  const first = stepOf(procedure, 1)
  if (officer.role === 'auditor') throw new Refused({ code: 'not-your-role' })
  const work = { step: first.number, kind: '' }
  if (!postsFor(officer, work).includes(first.executor))
    throw new Refused({ code: 'not-your-step', step: 1, post: postName(procedure, first.executor) })
  return { edition, first, officer, mandate: mandateIn(officer, first.executor, work) }
}

async function startAbout(
  tx: Tx,
  { edition, first, officer, mandate }: Awaited<ReturnType<typeof readBeginning>>,
  about: {
    readonly itemId: string | null
    readonly title: string
    readonly level: CrisisLevel
    readonly arrivedAt: Date
    /** Since when what it is about stands at alert or crisis level; else it comes there now, if at all. */
    readonly risenAt?: Date | null
    /** Its first step is over with its beginning. */
    readonly sentOn: boolean
    readonly origin?: Origin
    readonly drill?: { readonly speed: number }
  },
  now: Date,
): Promise<{ dossierId: string; number: string }> {
  const { itemId, title, level, arrivedAt, risenAt = null, drill } = about
  const { personId } = officer
  const { id, year, number } = await insertDossier(
    tx,
    {
      title,
      editionId: edition.id,
      itemId,
      ...(drill && { drill }),
      level,
      step: first.number,
      postId: first.executor,
      standardMinutes: standardMinutes(first, DAY_MINUTES),
      arrivedAt,
      createdBy: personId,
    },
    now,
  )
  if (itemId !== null) {
    await markItemPicked(tx, itemId)
    await settleFactsOwed(tx, itemId, now)
  }
  const originHash = about.origin && (await insertOrigin(tx, id, about.origin))
  await followLevel(tx, { dossierId: id, level, reason: '', personId, risenAt, ...drill }, now)
  const finish = about.sentOn
    ? await begin(tx, { dossierId: id, seenRevision: 1, officer, act: { kind: 'complete', version: null } }, now)
    : null
  if (!finish) await planTimers(tx, await readCalendar(tx), { dossierId: id, visit: 1 }, now)
  const ledgerIndex = await append(
    tx,
    {
      kind: 'dossier-started',
      dossierId: id,
      itemId,
      ...(drill && { drill: true }),
      ...(risenAt && { risenAt: risenAt.toISOString() }),
      ...(originHash && { originHash }),
      editionHash: edition.hash,
      step: 1,
      personId,
      postId: first.executor,
      ...(mandate && { acting: mandate.form, tenureId: mandate.tenureId }),
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
      personId,
      postId: first.executor,
      mandateId: mandate?.tenureId ?? null,
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
    const fromPosts = await listPostsHeld(tx, act.fromPersonId, dayOf(ZONE, heardAt), dossier)
    return { ...act, heardAt, fromPosts, by: officer }
  }
  if (act.kind === 'override') {
    const { key, ...said } = act
    const step = stepOf(procedure, dossier.step)
    const content = await readTextOf(tx, dossier, step.shape === 'decision', act.version)
    const judged = await judgeText(tx, { dossierId: dossier.id, step, content }, now)
    return { ...said, finding: judged.find((it) => it.key === key) ?? null, by: officer }
  }
  if (act.kind === 'complete') {
    const at = (text: string | null) => (text === null ? null : new Date(text))
    const { release, ...asked } = act
    return {
      ...asked,
      ...(release && {
        release: { ...release, goesOutAt: at(release.goesOutAt), embargoUntil: at(release.embargoUntil) },
      }),
      by: officer,
    }
  }
  if (act.kind === 'assess') return { ...act, was: dossier.level, by: officer }
  if (act.kind !== 'reassign') return { ...act, by: officer }
  const toPosts = await listPostsHeld(tx, act.toPersonId, dayOf(ZONE, now), dossier)
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
