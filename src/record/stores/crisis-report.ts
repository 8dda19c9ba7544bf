/** What the report after a crisis says, read from the record of that dossier. */
import { dayOf, ZONE } from '../../base/calendar.ts'
import type { Db, Tx } from '../../db/connect.ts'
import { atMinute, factsNow, inCallOrder, stepsOf } from '../../crisis/rules.ts'
import { inMinutes } from '../../crisis/rules/plan.ts'
import { isTold, type TrailAct } from '../../crisis/rules/told.ts'
import { sumsOf, type CrisisRecord } from '../../crisis/rules/timeline.ts'
import { listCalls } from '../../crisis/stores/calls.ts'
import { listContacts, listHolders } from '../../crisis/stores/contacts.ts'
import { listFactEntries } from '../../crisis/stores/facts.ts'
import { listLessons } from '../../crisis/stores/lessons.ts'
import { listPromises } from '../../crisis/stores/promises.ts'
import { listLevels, readSituation } from '../../crisis/stores/situations.ts'
import { listSpeakers } from '../../crisis/stores/speakers.ts'
import { listStatements } from '../../crisis/stores/statements.ts'
import { listTicks } from '../../crisis/stores/ticks.ts'
import type { CrisisLevel } from '../../base/levels.ts'
import { dossierNumber } from '../../dossier/rules.ts'
import { listTrail } from '../../dossier/stores/one.ts'
import { listPosts } from '../../office/store.ts'
import { readEdition } from '../../sop/store.ts'
import { headOf } from '../rules/compliance.ts'
import type { CrisisReportData } from '../rules/papers/crisis-report.ts'
import type { PaperData } from '../rules/papers/paper-data.ts'
import { findHead } from './compliance-sheet.ts'

const QUESTIONS_MAX = 1_000
const STATEMENTS_MAX = 1_000 // versions of one text in one crisis

/**
 * @param at whose day says who holds a post, and by which what is missed is told
 * @throws {Refused} `crisis-none`
 */
export async function readCrisisReport(
  tx: Tx,
  dossierId: string,
  at: Date,
): Promise<Omit<CrisisReportData, keyof PaperData>> {
  const situation = await readSituation(tx, dossierId)
  const dossier = await tx
    .selectFrom('dossier')
    .select(['year', 'number', 'title', 'level', 'drill', 'edition_id'])
    .where('id', '=', dossierId)
    .executeTakeFirstOrThrow()
  const [levels, speakers, ticks, entries, promises, statements, trail, lessons, questions, posts, edition, contacts] =
    [
      await listLevels(tx, dossierId),
      await listSpeakers(tx, dossierId),
      await listTicks(tx, dossierId),
      await listFactEntries(tx, dossierId),
      await listPromises(tx, dossierId),
      (await listStatements(tx, dossierId, { limit: STATEMENTS_MAX })).rows,
      await listTrail(tx, dossierId),
      await listLessons(tx, dossierId),
      await listQuestions(tx, dossierId),
      await listPosts(tx),
      await readEdition(tx, dossier.edition_id),
      await listReached(tx, dossierId, at),
    ]
  const iso = (instant: Date) => instant.toISOString()
  const steps = inMinutes(situation.plan.steps)
  const factOf = (it: (typeof entries)[number]) => ({ state: it.state, text: it.text, source: it.source, at: iso(it.at), by: it.by }) // prettier-ignore
  const record: CrisisRecord<CrisisLevel, TrailAct> = {
    begunAt: iso(situation.begunAt),
    pickedAt: situation.pickedAt && iso(situation.pickedAt),
    speed: situation.speed,
    ended: situation.endedAt && { at: iso(situation.endedAt), by: situation.endedBy ?? '', reason: situation.endReason ?? '' }, // prettier-ignore
    levels: levels.map((it) => ({ ...it, at: iso(it.at) })),
    speakers: speakers.map((it) => ({ name: [it.name, it.role].filter(Boolean).join(', '), reason: it.reason, at: iso(it.at), by: it.by })), // prettier-ignore
    steps: steps.map((step) => {
      const tick = ticks.find((it) => it.stepId === step.id)
      return {
        text: step.text,
        dueAt: iso(atMinute(stepsOf(situation), step.minute)),
        done: tick ? { at: iso(tick.doneAt), by: tick.by, note: tick.note } : null,
      }
    }),
    facts: entries.map(factOf),
    promises: promises.map((it) => ({
      kind: it.kind,
      words: it.words,
      dueAt: iso(it.dueAt),
      madeAt: iso(it.madeAt),
      madeBy: it.madeBy,
      kept: it.keptAt && { at: iso(it.keptAt), by: it.keptBy, note: it.keptNote ?? '' },
    })),
    contacts,
    acts: trail
      .filter(isTold)
      .map((it) => ({ act: { kind: it.kind, targetStep: it.target_step }, at: iso(it.acted_at), by: it.person, note: it.note })), // prettier-ignore
  }
  const head = headOf(edition.body)
  return {
    number: dossierNumber(dossier.year, dossier.number),
    title: dossier.title,
    level: dossier.level,
    drill: dossier.drill,
    checklist: situation.planNumber,
    record,
    posts: steps.map((step) => posts.find((it) => it.id === step.postId)?.name ?? ''),
    facts: factsNow(entries).map(factOf),
    statements: statements
      .map((it) => ({
        number: it.number,
        hash: it.hash,
        by: it.by,
        at: iso(it.at),
        publicAt: it.publicAt && iso(it.publicAt),
      })) // prettier-ignore
      .toReversed(),
    keptBy: promises.map((it) => it.keptNumber),
    questions: questions.map((it) => ({
      at: iso(it.received_at),
      outlet: it.outlet,
      topic: it.topic,
      saidAt: it.first_said_at && iso(it.first_said_at),
    })),
    lessons: lessons.map(({ text, by, at: saidAt }) => ({ text, by, at: iso(saidAt) })),
    signer: head && (await findHead(tx, head, at)),
    post: head?.name ?? '',
    // Of what was missed meanwhile the record says nothing anew, and the report does.
    sums: sumsOf(record, at),
  }
}

/** Who was to be reached, by name, with what became of each call; of who was removed since, nothing but the marks. */
async function listReached(tx: Tx, dossierId: string, at: Date) {
  const calls = Map.groupBy(await listCalls(tx, dossierId), (it) => it.contactId)
  const all = await listContacts(tx, { removed: true })
  const shown = all.filter((it) => it.removedAt === null || calls.has(it.id))
  const holders = await listHolders(tx, shown.flatMap((it) => it.postId ?? []), dayOf(ZONE, at)) // prettier-ignore
  const holdersOf = (postId: string | null) => holders.filter((one) => one.postId === postId).map((one) => one.name).join(', ') // prettier-ignore
  return inCallOrder(shown).map(({ it }) => {
    const named = (name: string) => [name, it.role || it.post].filter(Boolean).join(', ')
    const now = it.name || holdersOf(it.postId)
    return {
      name: named(now),
      calls: (calls.get(it.id) ?? []).map((call) => ({
        name: it.removedAt === null ? named(call.name || now) : '',
        outcome: call.outcome,
        note: call.note,
        at: call.at.toISOString(),
        by: call.by,
      })),
    }
  })
}

const listQuestions = (db: Db | Tx, dossierId: string) =>
  db
    .selectFrom('media_question')
    .leftJoin('journalist', 'journalist.id', 'media_question.journalist_id')
    .leftJoin('outlet', 'outlet.id', 'journalist.outlet_id')
    .select(['media_question.received_at', 'media_question.topic', 'media_question.first_said_at'])
    .select((eb) => eb.fn.coalesce('outlet.name', 'media_question.from_outlet').as('outlet'))
    .where('media_question.dossier_id', '=', dossierId)
    .orderBy('media_question.received_at')
    .orderBy('media_question.id')
    .limit(QUESTIONS_MAX)
    .execute()
