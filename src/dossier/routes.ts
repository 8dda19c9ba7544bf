import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { dayOf, startOfDay, workingBetween, ZONE } from '../base/calendar.ts'
import { filesOf } from '../base/content.ts'
import type { Officer } from '../base/officer.ts'
import { saidBefore } from '../base/said-at.ts'
import { Refused, refuseIf, sentence, type Language, type Reason, type RefusalCode } from '../base/refused.ts'
import type { Db } from '../db/connect.ts'
import { countFailedPapers } from '../db/failed-papers.ts'
import { listNameableFiles } from '../db/readers.ts'
import { countPapersWaiting } from '../db/waiting-papers.ts'
import type { Act, Procedure } from '../engine/act.ts'
import { toRatify, postName } from '../engine/procedure.ts'
import { stepOf, stepsAfter } from '../sop/rules/way.ts'
import { whyNotAct } from '../engine/why-not.ts'
import { once } from '../engine/once.ts'
import { DAY_MINUTES, stateOf } from '../engine/carry-out.ts'
import { perform } from '../engine/perform.ts'
import { languageOf } from '../http/problem.ts'
import { orRecorded } from '../http/record-refused.ts'
import { serve } from '../http/serve.ts'
import { mandateOf } from '../office/rules/acting.ts'
import { listHoldersOf } from '../office/store.ts'
import { readCalendar } from '../office/stores/calendar.ts'
import { findMandateIn } from '../office/stores/letterhead.ts'
import { readPacesOf } from './stores/visits.ts'
import { readEdition, readEditionInForce } from '../sop/store.ts'
import {
  actKinds,
  actOnDossier,
  listDossiers,
  listQueue,
  markSeen,
  readBoard,
  readDay,
  readDossier,
  readVersion,
  saveDraft,
} from './api.ts'
import { calendarPreviewRoutes } from './routes/calendar-preview.ts'
import { commentRoutes } from './routes/comments.ts'
import { electionRoutes } from './routes/election.ts'
import { gateRoutes } from './routes/gates.ts'
import { linkRoutes } from './routes/links.ts'
import { narrativeRoutes } from './routes/narratives.ts'
import { whyNotWrite } from './routes/may-write.ts'
import { listOralApprovals } from './api/oral.ts'
import { presenceRoutes } from './routes/presence.ts'
import { versionRoutes } from './routes/versions.ts'
import { timesOf, timeThrough, whyNotCarry } from './rules.ts'
import { speedOf } from './rules/visit-clock.ts'
import { whyNotVariants } from './rules/variants.ts'
import {
  findDraft,
  lockDossierForWriting,
  readDossierRow,
  readVersionContent,
  saveDraftText,
  type LockedDossier,
} from './store.ts'
import {
  countPublishedSince,
  findDossierRow,
  listCrises,
  listDossierRows,
  listQueueRows,
  listRecentActs,
  readBoardColumn,
} from './stores/list.ts'
import { confirmationRoutes } from './routes/confirmations.ts'
import { contentTypeRoutes } from './routes/content-types.ts'
import { linkFiles, listReaders } from './stores/readers.ts'
import { findLevel } from './stores/level.ts'
import { findItemOf, listTrail, listVisits } from './stores/one.ts'
import { whyNotInventory } from '../inventory/rules.ts'
import { listRunningClocks } from '../inventory/stores/claim-clocks.ts'
import { listRisen } from '../inventory/stores/risen.ts'
import { countToSort } from '../inventory/stores/standing.ts'
import { findFirstStep } from '../inventory/stores/step.ts'
import { findEarlierLook } from '../inventory/stores/looks.ts'
import { countUnanswered } from '../inventory/stores/unanswered.ts'
import { findClaimOf } from '../inventory/stores/claims.ts'
import { findOrigin } from './stores/origin.ts'
import { findSeen, markVersionSeen } from './stores/seen.ts'
import { listOpenNotes } from './stores/notes.ts'
import { findOralApproval, listToRatify } from './stores/oral.ts'

const RECENT_MS = 24 * 60 * 60 * 1000 // "since I was last here" looks back a day at most
const RECENT_ROWS = 12

const BASELESS: ReadonlySet<RefusalCode> = new Set(['base-unknown'])

export function dossierRoutes(app: FastifyInstance, db: Db, url: string): void {
  confirmationRoutes(app, db, url)
  gateRoutes(app, db)
  linkRoutes(app, db)
  narrativeRoutes(app, db)
  commentRoutes(app, db)
  electionRoutes(app, db)
  versionRoutes(app, db)
  calendarPreviewRoutes(app, db)
  presenceRoutes(app, db)

  contentTypeRoutes(app, db)
  serve(app, listQueue, async ({ query }, { officer, now }) => listQueueRows(db, officer, query, now))

  serve(app, readDay, async (_, { officer, now }) => {
    const [waiting, calendar, recent, publishedToday, crises, risen, claims, inventory] = await Promise.all([
      countUnanswered(db, officer),
      readCalendar(db),
      listRecentActs(db, officer, { since: new Date(now.getTime() - RECENT_MS), limit: RECENT_ROWS }),
      countPublishedSince(db, officer, startOfDay(ZONE, dayOf(ZONE, now))),
      listCrises(db, officer),
      listRisen(db, officer),
      listRunningClocks(db, officer),
      leftToSort(db, officer, now),
    ])
    return {
      recent: recent.map((it) => ({
        ...it,
        at: it.acted_at.toISOString(),
        dossierId: it.dossier_id,
        targetStep: it.target_step,
      })),
      publishedToday,
      unanswered: {
        count: waiting.count,
        working: waiting.working,
        workingMinutes: waiting.since ? workingBetween(calendar, waiting.since, now) : 0,
      },
      crises,
      risen: {
        count: risen.count,
        rows: risen.rows.map(({ id, risenAt, ...it }) => ({
          ...it,
          itemId: id,
          risenAt: risenAt.toISOString(),
          minutes: minutesSince(risenAt, now),
        })),
      },
      claims: claims.map((it) => ({ ...it, dueAt: it.dueAt.toISOString() })),
      inventory,
    }
  })

  serve(app, readBoard, async ({ query }, { officer, now }) => {
    const edition = await readEditionInForce(db, dayOf(ZONE, now))
    if (!edition) throw new Refused({ code: 'no-edition-in-force' })
    const columns = await Promise.all(
      edition.body.steps.map(async (step) => ({
        step: step.number,
        activity: step.label,
        post: { id: step.executor, name: postName(edition.body, step.executor) },
        ...(await readBoardColumn(db, officer, { step: step.number, level: query.level, holder: query.holder }, now)),
      })),
    )
    const [papersWaiting, papersFailed] = await Promise.all([
      countPapersWaiting(db, officer, 'all'),
      countFailedPapers(db, officer.role === 'administrator' ? 'all' : officer, now),
    ])
    return { columns, papersWaiting, papersFailed }
  })

  serve(app, listOralApprovals, async (_, { officer, now }) => {
    const rows = await listToRatify(db, officer)
    return { rows: rows.map((it) => ({ ...it, ratifyBy: it.ratifyBy.toISOString(), late: it.ratifyBy < now })) }
  })

  serve(app, listDossiers, async ({ query }, { officer, now }) => listDossierRows(db, officer, query, now))

  serve(app, readDossier, async ({ params: { dossierId } }, { officer, now, request }) =>
    presentDossier(db, dossierId, officer, languageOf(request), now),
  )

  serve(app, readVersion, async ({ params }) => {
    const it = await readVersionContent(db, params.dossierId, params.hash)
    return {
      hash: it.hash,
      number: it.number,
      content: it.content,
      createdAt: it.created_at.toISOString(),
      createdBy: it.created_by,
    }
  })

  serve(app, saveDraft, async ({ params: { dossierId }, body }, { officer, now }) => {
    const { personId } = officer
    return orRecorded(db, { kind: 'text-refused', dossierId, personId, reasons: BASELESS }, now, () =>
      db.transaction().execute(async (tx) => {
        const dossier = await lockDossierForWriting(tx, dossierId)
        const { body: procedure } = await readEdition(tx, dossier.edition_id)
        refuseIf(whyNotWrite(procedure, dossier, officer))
        const carried = filesOf(body.content)
        refuseIf(whyNotVariants(body.content))
        refuseIf(whyNotCarry(body.content, await listNameableFiles(tx, carried, officer, dossierId)))
        await linkFiles(tx, dossierId, carried)
        const saved = await saveDraftText(tx, { dossierId, ...body, personId }, now)
        return { ...saved, savedAt: saved.savedAt.toISOString() }
      }),
    )
  })

  serve(app, markSeen, async ({ params: { dossierId }, body }, { officer, now }) => {
    await readVersionContent(db, dossierId, body.hash)
    await markVersionSeen(db, { dossierId, personId: officer.personId, hash: body.hash }, now)
    return {}
  })

  serve(app, actOnDossier, async ({ params: { dossierId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, (tx) =>
      perform(tx, { dossierId, seenRevision: body.seenRevision, officer, act: body.act }, now),
    ),
  )
}

async function presentDossier(
  db: Db,
  dossierId: string,
  officer: Officer,
  language: Language,
  now: Date,
): Promise<z.output<typeof readDossier.answer>> {
  const dossier = await readDossierRow(db, dossierId)
  const edition = await readEdition(db, dossier.edition_id)
  const procedure = edition.body
  const here = stepOf(procedure, dossier.step)
  const spoken = toRatify(procedure, dossier)?.step ?? null
  const oral = spoken && (await findOralApproval(db, { dossierId, step: spoken.number }))
  const [row, version, draft, visits, trail, seen, item, origin, colleagues, calendar, readers, assessed, paces] =
    await Promise.all([
      findDossierRow(db, officer, dossierId, now),
      dossier.version_hash ? readVersionContent(db, dossierId, dossier.version_hash) : null,
      findDraft(db, dossierId),
      listVisits(db, dossierId),
      listTrail(db, dossierId),
      findSeen(db, { dossierId, personId: officer.personId, current: dossier.version_hash }),
      dossier.item_id ? findItemOf(db, dossier.item_id) : null,
      findOrigin(db, dossierId),
      listHoldersOf(db, here.executor, dayOf(ZONE, now), dossier),
      readCalendar(db),
      dossier.limited ? listReaders(db, dossierId) : null,
      findLevel(db, dossierId),
      readPacesOf(db, dossierId),
    ])
  if (!row) throw new Refused({ code: 'not-found' })
  const ahead = stepsAfter(procedure, here)
  const speed = speedOf(paces.get(dossier.visit_number) ?? [])
  const through = timeThrough(calendar, { level: dossier.level, speed, steps: ahead }, DAY_MINUTES, now)
  const say = (reason: Reason | null) => reason && { code: reason.code, title: sentence(reason, language) }
  const pending = trail.find((it) => it.kind === 'yes-with-notes')
  return {
    ...row,
    revision: dossier.revision,
    item: item ?? null,
    origin,
    claim: origin?.claim && dossier.item_id ? await findClaimOf(db, dossier.item_id) : null,
    readers,
    mandate: await findMandateIn(db, officer, here.executor, dossier),
    edition: {
      id: edition.id,
      number: procedure.number,
      title: procedure.title,
      steps: procedure.steps.map((step) => ({
        number: step.number,
        activity: step.label,
        shape: step.shape,
        post: { id: step.executor, name: postName(procedure, step.executor) },
        no: step.no,
      })),
    },
    version: version && {
      hash: version.hash,
      number: version.number,
      content: version.content,
      createdAt: version.created_at.toISOString(),
      createdBy: version.created_by,
    },
    draft:
      draft && draft.hash !== dossier.version_hash
        ? {
            content: draft.content,
            hash: draft.hash,
            save: draft.save,
            savedAt: draft.saved_at.toISOString(),
            savedBy: { id: draft.saved_by, name: draft.saved_by_name },
          }
        : null,
    draftSave: draft?.save ?? 0,
    notes: Object.values(dossier.approvals).some((it) => it.notes === 'pending')
      ? await listOpenNotes(db, dossierId)
      : [],
    oral:
      oral &&
      spoken &&
      presentOral(
        oral,
        { id: spoken.executor, name: postName(procedure, spoken.executor) },
        await findMandateIn(db, officer, spoken.executor, { step: spoken.number, kind: dossier.kind }),
        now,
      ),
    goesOut: row.decides
      ? {
          posts: ahead.map((step) => postName(procedure, step.executor)),
          minutes: through.minutes,
          by: through.by.toISOString(),
        }
      : null,
    approvals: Object.entries(dossier.approvals).map(([step, it]) => ({
      step: Number(step),
      version: it.version,
      notes: it.notes,
      text: it.notes === 'none' ? '' : (pending?.note ?? ''),
    })),
    correction: dossier.correction && {
      form: dossier.correction.form,
      note: dossier.correction.note,
      version: dossier.correction.version,
    },
    assessed: assessed && {
      person: assessed.person,
      post: assessed.post,
      reason: assessed.reason,
      at: assessed.set_at.toISOString(),
    },
    lastSeen: seen && { hash: seen.hash, at: seen.at.toISOString() },
    acts: actKinds.map((kind) => ({
      kind,
      whyNot: say(
        whyNotAct(procedure, stateOf(dossier), likelyAct(kind, dossier, procedure, officer, draft?.hash ?? null)),
      ),
    })),
    mayWrite: say(whyNotWrite(procedure, dossier, officer)),
    colleagues,
    visits: visits.map((it) => {
      const ran = paces.get(it.number) ?? []
      const times = timesOf(
        calendar,
        { arrivedAt: it.arrived_at, openedAt: it.opened_at, doneAt: it.done_at, dueAt: it.due_at, paces: ran },
        now,
      )
      return {
        number: it.number,
        step: it.step,
        post: it.post,
        arrivedAt: it.arrived_at.toISOString(),
        openedAt: it.opened_at?.toISOString() ?? null,
        doneAt: it.done_at?.toISOString() ?? null,
        doneBy: it.done_by,
        outcome: it.outcome,
        standardMinutes: it.standard_minutes,
        waitingMinutes: it.waiting_minutes ?? times.waiting,
        processingMinutes: it.processing_minutes ?? times.processing,
      }
    }),
    trail: trail.map((it) => ({
      revision: it.revision,
      kind: it.kind,
      step: it.step,
      targetStep: it.target_step,
      person: it.person,
      post: it.post,
      mandate: mandateOf(it),
      note: it.note,
      versionHash: it.version_hash,
      ledgerIndex: it.ledger_index,
      at: it.acted_at.toISOString(),
      saidAt: saidBefore(it.said_at, it.acted_at),
    })),
  }
}

function presentOral(
  it: NonNullable<Awaited<ReturnType<typeof findOralApproval>>>,
  post: { id: string; name: string },
  mandate: Awaited<ReturnType<typeof findMandateIn>>,
  now: Date,
): z.output<typeof readDossier.answer>['oral'] {
  return {
    id: it.id,
    step: it.step,
    visit: it.visit_number,
    version: it.version_hash,
    post,
    mandate,
    from: it.from,
    heardBy: it.heard_by,
    heardPost: it.heard_post,
    heardAt: it.heard_at.toISOString(),
    how: it.how,
    ratifyBy: it.ratify_by.toISOString(),
    late: it.ratify_by < now,
  }
}

/** The act as the person would most likely do it, to say beforehand whether it would be refused. */
function likelyAct(
  kind: (typeof actKinds)[number],
  dossier: LockedDossier,
  procedure: Procedure,
  by: Officer,
  draftHash: string | null,
): Act {
  const step = stepOf(procedure, dossier.step)
  const reason = '-' // any reason: whether one is written is checked when the act is done
  switch (kind) {
    case 'open':
    case 'resume':
      return { kind, by }
    case 'complete':
      return { kind, version: dossier.version_hash ?? draftHash, by }
    case 'return':
      return { kind, reason, toStep: Math.max(1, step.number - 1), by }
    case 'decide':
      return { kind, version: dossier.version_hash ?? '', decision: { answer: 'yes' }, by }
    case 'approve-orally':
      return { kind, version: dossier.version_hash ?? '', fromPersonId: '', fromPosts: [step.executor], heardAt: dossier.arrived_at, how: reason, by } // prettier-ignore
    case 'ratify': {
      const version = toRatify(procedure, dossier)?.version ?? ''
      return { kind, version, decision: { answer: 'yes' }, by }
    }
    case 'certify':
      return { kind, version: dossier.version_hash ?? '', unticked: 0, outside: 0, by }
    case 'assess':
      return { kind, level: dossier.level, was: dossier.level, reason, by }
    case 'hold':
    case 'withdraw':
    case 'drop-correction':
      return { kind, reason, by }
    case 'correct':
      return { kind, form: 'correction', note: reason, by }
    case 'limit':
      return { kind, reason, readers: null, by }
    case 'reassign':
      return { kind, toPersonId: by.personId, toPosts: [step.executor], by }
  }
}

/** By the clock on the wall: what rose rests neither at night nor on a Sunday. */
const minutesSince = (risenAt: Date, now: Date): number =>
  Math.max(0, Math.floor((now.getTime() - risenAt.getTime()) / 60_000))

/** What is left to sort in the inventory, and what is new since this person was last there; null for who does not sort. */
async function leftToSort(db: Db, officer: Officer, now: Date): Promise<{ open: number; changed: number } | null> {
  if (whyNotInventory(officer, await findFirstStep(db, now))) return null
  const [open, look] = await Promise.all([countToSort(db), findEarlierLook(db, officer.personId)])
  return { open, changed: look?.changed ?? 0 }
}
