import { addWorking, workingBetween, type Calendar } from '../base/calendar.ts'
import type { FastifyInstance } from 'fastify'
import type { Officer } from '../base/officer.ts'
import { Refused, refuseIf, type Reason } from '../base/refused.ts'
import type { Db, Tx } from '../db/connect.ts'
import { readNumberCursor, writeCursor } from '../db/keyset.ts'
import { once } from '../engine/once.ts'
import { completeRound, startDossier } from '../engine/perform.ts'
import { oweRegister } from '../engine/register-papers.ts'
import { languageOf } from '../http/problem.ts'
import { longActs, type LongAct } from '../http/long-acts.ts'
import { serve } from '../http/serve.ts'
import { append } from '../ledger/append.ts'
import { keepSaid } from '../ledger/said.ts'
import { readCalendar } from '../office/stores/calendar.ts'
import * as api from './api.ts'
import { importRoutes } from './routes/imports.ts'
import { mappingRoutes } from './routes/mappings.ts'
import { downloadRegister } from './routes/register.ts'
import { assignmentRoutes } from './routes/assignment.ts'
import { mentionUploadRoutes } from './routes/mention-uploads.ts'
import { mentionRoutes } from './routes/mentions.ts'
import { factsRoutes } from './routes/facts.ts'
import { nameRoutes } from './routes/names.ts'
import { tellRaisedByHand } from './routes/raised.ts'
import { programmeRoutes } from './routes/programmes.ts'
import { regather } from './routes/regather.ts'
import { sameMatterRoutes } from './routes/same-matter.ts'
import { radarSettingRoutes } from './routes/radar-settings.ts'
import { sortingRoutes } from './routes/sorting.ts'
import { sourceRoutes, type SourceWays } from './routes/sources.ts'
import { toneRoutes } from './routes/tone.ts'
import { told } from './routes/told.ts'
import { findInventoryStep, refuseUnlessInventory } from './routes/who.ts'
import {
  whyNotClose,
  whyNotDismiss,
  whyNotEdit,
  whyNotInventory,
  whyNotMark,
  whyNotMerge,
  whyNotPick,
  whyNotRelevel,
  whyNotRestore,
  whyNotSplit,
  whyNotUndo,
} from './rules.ts'
import {
  insertItem,
  keepLevelReason,
  lockItem,
  mergeItem,
  refuseFullRound,
  updateItem,
  updateItemLevel,
} from './store.ts'
import { findLevelReason, listItemRows, listProgrammes, listSimilar, readItem, type ItemRow } from './stores/list.ts'
import { unansweredOf } from './rules/unanswered.ts'
import { findEventOf } from './stores/agenda.ts'
import { noteReady } from './stores/gathering.ts'
import { listItemMentions, partMentions, readParting } from './stores/item-mentions.ts'
import { hasIntake } from './stores/intake.ts'
import { lockJoining } from './stores/joined.ts'
import { findEarlierLook, keepLook } from './stores/looks.ts'
import { countToSort } from './stores/standing.ts'
import { readRadarSettings } from './stores/radar-settings.ts'
import {
  closeRoundWithRegister,
  countRound,
  findOpenRound,
  insertRound,
  listRegisterEntries,
  listRoundRows,
  lockRound,
  readRound,
  type RoundRow,
} from './stores/rounds.ts'

/** Step 1: items, rounds, and the way from an item to a dossier. */
export function inventoryRoutes(app: FastifyInstance, db: Db, sources: SourceWays): void {
  const longAct = longActs()
  roundRoutes(app, db, longAct)
  registerRoutes(app, db)
  itemRoutes(app, db)
  sortingRoutes(app, db)
  importRoutes(app, db, longAct)
  mappingRoutes(app, db)
  mentionUploadRoutes(app, db, longAct)
  sourceRoutes(app, db, sources)
  mentionRoutes(app, db)
  toneRoutes(app, db)
  assignmentRoutes(app, db)
  nameRoutes(app, db)
  factsRoutes(app, db)
  programmeRoutes(app, db)
  sameMatterRoutes(app, db)
  radarSettingRoutes(app, db)
}

function roundRoutes(app: FastifyInstance, db: Db, longAct: LongAct): void {
  serve(app, api.readInventory, async (_asked, { officer, request, now }) => {
    const [open, step, calendar, since] = await Promise.all([
      findOpenRound(db),
      findInventoryStep(db, now),
      readCalendar(db),
      findEarlierLook(db, officer.personId),
    ])
    const [round, left, programmes] = await Promise.all([
      open ? presentRound(db, officer, open, calendar, now) : null,
      countToSort(db),
      listProgrammes(db, officer),
    ])
    const whyNot = told(whyNotInventory(officer, step), languageOf(request))
    return { round, left, since, whyNot, called: [...(step?.called ?? [])], programmes }
  })

  serve(app, api.markInventorySeen, async (_asked, { officer, now }) => {
    await keepLook(db, officer.personId, now)
    return {}
  })

  serve(app, api.listRounds, async ({ query }, { officer, now }) => {
    const { rows, next } = await listRoundRows(db, query)
    const calendar = await readCalendar(db)
    return { rows: await Promise.all(rows.map((row) => presentRound(db, officer, row, calendar, now))), next }
  })

  serve(app, api.readRound, async ({ params }, { officer, now }) =>
    presentRound(db, officer, await readRound(db, params.roundId), await readCalendar(db), now),
  )

  serve(app, api.openRound, async ({ body }, { officer, act, now }) =>
    longAct({ about: 'round', personId: officer.personId }, () =>
      once(db, { ...act, officer, now }, async (tx) => {
        const step = await refuseUnlessInventory(tx, officer, now)
        const dueAt = addWorking(await readCalendar(tx), now, step.minutes)
        const round = await insertRound(tx, { title: body.title, dueAt, personId: officer.personId }, now)
        const { id: roundId, number, carried } = round
        await append(
          tx,
          { kind: 'round-opened', roundId, number, carried, personId: officer.personId, postId: step.executor },
          now,
        )
        return { id: roundId, number, dueAt: dueAt.toISOString(), carried }
      }),
    ),
  )

  serve(app, api.closeRound, async ({ params }, { officer, act, now }) =>
    longAct({ about: 'round', personId: officer.personId }, () =>
      once(db, { ...act, officer, now }, async (tx) => {
        const step = await refuseUnlessInventory(tx, officer, now)
        const round = await lockRound(tx, params.roundId)
        refuseIf(whyNotClose({ closedAt: round.closed_at }))
        const closed = await closeRoundWithRegister(tx, { round, personId: officer.personId }, now)
        const sentOn = await sendOn(tx, { roundId: round.id, officer, now })
        const { hash: registerHash, entries, picked, dismissed, left } = closed
        await oweRegister(tx, { roundId: round.id, entries, personId: officer.personId }, now)
        await append(
          tx,
          {
            kind: 'round-closed',
            roundId: round.id,
            number: round.number,
            registerHash,
            entries,
            picked,
            dismissed,
            left,
            personId: officer.personId,
            postId: step.executor,
          },
          now,
        )
        return { registerHash, entries, picked, dismissed, left, sentOn }
      }),
    ),
  )
}

/** Ends step 1 for all that was picked; the engine takes them in portions. */
async function sendOn(tx: Tx, ask: { roundId: string; officer: Officer; now: Date }): Promise<number> {
  let sentOn = 0
  for (;;) {
    const portion = await completeRound(tx, ask)
    if (portion === 0) return sentOn
    sentOn += portion
  }
}

/** What puts beside an item how long it, when it is an issue, has waited for an answer. */
async function waitingBy(db: Db, now: Date) {
  const [calendar, { body }] = await Promise.all([readCalendar(db), readRadarSettings(db, now)])
  return (row: ItemRow) => ({ ...row, unanswered: unansweredOf(row, { calendar, ...body }, now) })
}

async function presentRound(db: Db, officer: Officer, row: RoundRow, calendar: Calendar, now: Date) {
  const at = row.closed_at ?? now
  const counts = row.closed_at ? closedCounts(row) : await countRound(db, row.id, officer)
  return {
    id: row.id,
    number: row.number,
    title: row.title,
    openedAt: row.opened_at.toISOString(),
    openedBy: row.opened_by,
    dueAt: row.due_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    closedBy: row.closed_by,
    registerHash: row.register_hash,
    entries: row.entries,
    counts,
    standardMinutes: workingBetween(calendar, row.opened_at, row.due_at),
    leftMinutes:
      at <= row.due_at ? workingBetween(calendar, at, row.due_at) : -workingBetween(calendar, row.due_at, at),
  }
}

function closedCounts({ entries, joined, planned, watched, ...row }: RoundRow) {
  const [picked, dismissed] = [row.picked ?? 0, row.dismissed ?? 0]
  const open = (entries ?? 0) - picked - dismissed - joined - planned - watched
  return { open, watched, planned, joined, picked, dismissed, levels: null }
}

function registerRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.listRegister, async ({ params, query }, { officer }) => {
    await readRound(db, params.roundId)
    const from = readNumberCursor(query.after) ?? 0
    const entries = await listRegisterEntries(db, officer, {
      roundId: params.roundId,
      after: from,
      limit: query.limit + 1,
    })
    const rows = entries.slice(0, query.limit).map(({ entry }) => entry)
    const last = rows.at(-1)
    return { rows, next: entries.length > query.limit && last ? writeCursor(last.number, last.itemId) : null }
  })

  serve(app, api.downloadRegister, async ({ params, query }, { officer, request }) => {
    const round = await readRound(db, params.roundId)
    if (!round.closed_at) throw new Refused({ code: 'round-not-closed' })
    return downloadRegister(db, officer, round, params.form, query.language ?? languageOf(request))
  })
}

function itemRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.listItems, async ({ query: { watched, mine, handedIn, since, ...query } }, { officer, now }) => {
    const [{ rows, next }, withWaiting] = await Promise.all([
      listItemRows(db, officer, {
        ...query,
        ...(watched && { watched: watched === 'yes' }),
        ...(handedIn && { handedIn: true }),
        ...(mine && { assignedTo: officer.personId }),
        ...(since && { since: new Date(since) }),
      }),
      waitingBy(db, now),
    ])
    return { rows: rows.map(withWaiting), next }
  })

  serve(app, api.listSimilarItems, async ({ params, query }, { officer, now }) => {
    const item = await readItem(db, officer, params.itemId)
    const [rows, withWaiting] = await Promise.all([
      listSimilar(db, officer, item, query.search, now),
      waitingBy(db, now),
    ])
    return { rows: rows.map(withWaiting) }
  })

  serve(app, api.readItem, async ({ params }, { officer, request, now }) => {
    const item = await readItem(db, officer, params.itemId)
    const language = languageOf(request)
    const standing = { ...item, inOpenRound: item.round?.open ?? false }
    const [step, { body: settings }, calendar, cameIn, agenda, levelReason] = await Promise.all([
      findInventoryStep(db, now),
      readRadarSettings(db, now),
      readCalendar(db),
      item.handedIn || hasIntake(db, item.id),
      findEventOf(db, item.id),
      item.levelByHand ? findLevelReason(db, item.id) : null,
    ])
    const notMine = whyNotInventory(officer, step)
    const why = (reason: Reason | null) => told(notMine ?? reason, language)
    return {
      ...item,
      hasIntake: cameIn,
      unanswered: unansweredOf(item, { calendar, ...settings }, now),
      duty: settings.duties[item.level],
      agenda,
      levelReason,
      whyNotPick: why(whyNotPick(standing)),
      whyNotDismiss: why(whyNotDismiss(standing, '…')), // the reason is yet to be written
      whyNotMerge: why(whyNotMerge(standing, { id: '', kind: item.kind, state: 'open' })), // the other is yet to be chosen
      whyNotEdit: why(whyNotEdit(standing, item.revision)),
      whyNotRestore: why(whyNotRestore(standing)),
    }
  })

  serve(app, api.addItem, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      await refuseUnlessInventory(tx, officer, now)
      const { personId } = officer
      const id = await insertItem(tx, { ...body, personId }, now)
      await tellRaisedByHand(tx, { itemId: id, level: body.level, was: null, personId }, now)
      return { id }
    }),
  )

  serve(app, api.editItem, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      await refuseUnlessInventory(tx, officer, now)
      const { seenRevision, ...written } = body
      const item = await lockItem(tx, officer, params.itemId)
      refuseIf(whyNotEdit(item, seenRevision) ?? whyNotRelevel(item, written.level))
      const revision = await updateItem(tx, item.id, written)
      const { personId } = officer
      await tellRaisedByHand(tx, { itemId: item.id, level: written.level, was: item.level, personId }, now)
      return { revision }
    }),
  )

  serve(app, api.markLevel, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const step = await refuseUnlessInventory(tx, officer, now)
      const item = await lockItem(tx, officer, params.itemId)
      refuseIf(whyNotUndo(item, body.undoes) ?? whyNotMark(item, body))
      const reason = body.reason.trim()
      const revision = await updateItemLevel(tx, item, body)
      const { personId } = officer
      await tellRaisedByHand(tx, { itemId: item.id, level: body.level, was: item.level, personId }, now)
      if (reason === '') return { revision }
      await keepLevelReason(tx, { item, level: body.level, reason, personId }, now)
      const saidHash = await keepSaid(tx, reason)
      const by = { personId, postId: step.executor }
      await append(tx, { kind: 'item-level-set', itemId: item.id, level: body.level, saidHash, ...by }, now)
      return { revision }
    }),
  )

  serve(app, api.mergeItem, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const step = await refuseUnlessInventory(tx, officer, now)
      await lockJoining(tx)
      // In one order, whoever joins which to which.
      const locked = new Map<string, Awaited<ReturnType<typeof lockItem>>>()
      for (const id of [params.itemId, body.into].toSorted()) locked.set(id, await lockItem(tx, officer, id))
      const item = locked.get(params.itemId)
      const into = await readItem(tx, officer, body.into)
      if (!item) throw new Refused({ code: 'not-found' })
      refuseIf(whyNotMerge(item, into))
      const revision = await mergeItem(tx, { itemId: item.id, into: into.id }, now)
      await regather(tx, item.mentions, [into.id], now)
      await noteReady(tx, into.id)
      const by = { personId: officer.personId, postId: step.executor }
      await append(tx, { kind: 'item-merged', itemId: item.id, into: into.id, roundId: item.round_id, ...by }, now)
      return { revision }
    }),
  )

  serve(app, api.listItemMentions, async ({ params, query }, { officer }) => {
    const item = await readItem(db, officer, params.itemId)
    return listItemMentions(db, item.id, query)
  })

  serve(app, api.splitItem, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const step = await refuseUnlessInventory(tx, officer, now)
      const item = await lockItem(tx, officer, params.itemId)
      const { leaving, stays } = await readParting(tx, item.id, body.mentions)
      refuseIf(whyNotSplit(item, stays))
      await refuseFullRound(tx, item.round_id, 1)
      const { personId } = officer
      const id = await partMentions(tx, { itemId: item.id, roundId: item.round_id, leaving, personId }, now)
      const by = { personId, postId: step.executor }
      await append(tx, { kind: 'item-split', itemId: item.id, into: id, roundId: item.round_id, ...by }, now)
      return { id }
    }),
  )

  serve(app, api.pickItem, async ({ params, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      await refuseUnlessInventory(tx, officer, now)
      return startDossier(tx, { itemId: params.itemId, officer, urgent: body.urgent, now })
    }),
  )
}
