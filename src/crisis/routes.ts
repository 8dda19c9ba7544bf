import type { FastifyInstance } from 'fastify'
import { dayOf, ZONE } from '../base/calendar.ts'
import { HOLDING_STATEMENT } from '../base/crisis.ts'
import { emptyContent } from '../base/content.ts'
import { newId } from '../base/id.ts'
import type { Officer } from '../base/officer.ts'
import { Refused, refuseIf, sentence, type Language, type Reason } from '../base/refused.ts'
import { instantWords } from '../base/words/time.ts'
import type { Db, Tx } from '../db/connect.ts'
import { dossierNumber } from '../dossier/rules.ts'
import {
  findDraft,
  lockDossierForWriting,
  readDossierRow,
  readVersionContent,
  saveDraftText,
  type LockedDossier,
} from '../dossier/store.ts'
import { findContentType } from '../dossier/stores/content-types.ts'
import { stateOf } from '../engine/carry-out.ts'
import { once } from '../engine/once.ts'
import { startDrill, whyNotDrill } from '../engine/perform.ts'
import { whyNotAct } from '../engine/why-not.ts'
import { languageOf } from '../http/problem.ts'
import { serve } from '../http/serve.ts'
import { append } from '../ledger/append.ts'
import { keepSaid } from '../ledger/said.ts'
import { groupsAround, type Happening } from '../notice/rules.ts'
import { tell } from '../notice/store.ts'
import { listPosts } from '../office/store.ts'
import { listOnDuty } from '../office/stores/duty.ts'
import type { Edition } from '../sop/rules.ts'
import { readEdition } from '../sop/store.ts'
import * as api from './api.ts'
import {
  atMinute,
  factsNow,
  fieldsOfStatement,
  inCallOrder,
  minuteOf,
  stepsOf,
  whyNotContact,
  whyNotEnd,
  whyNotKeep,
  whyNotLearn,
  whyNotMore,
  whyNotPromise,
  whyNotRecord,
  whyNotSay,
  whyNotSpeak,
  whyNotState,
  whyNotTick,
  whyNotYours,
} from './rules.ts'
import { inMinutes } from './rules/plan.ts'
import { eraseCalled, insertCall, listCalls } from './stores/calls.ts'
import { insertContact, listContacts, listHolders, lockContacts, updateContact } from './stores/contacts.ts'
import { insertFact, listFactEntries } from './stores/facts.ts'
import { insertLesson, listLessons } from './stores/lessons.ts'
import { insertPromise, keepPromise, listPromises, lockPromise } from './stores/promises.ts'
import {
  countEntries,
  endSituation,
  listLevels,
  listSituations,
  lockSituation,
  readHead,
  readSituation,
} from './stores/situations.ts'
import { insertSpeaker, listSpeakers } from './stores/speakers.ts'
import { findPublicSince, listStatements } from './stores/statements.ts'
import { insertTick, listTicks } from './stores/ticks.ts'

/** Siaga mode. Every entry is in the ledger by its ids and the hash of its words; nothing here approves or sends a text. */
export function crisisRoutes(app: FastifyInstance, db: Db): void {
  serve(app, api.listSituations, async ({ query }, { officer, request, now }) => {
    const [{ rows, next }, why] = await Promise.all([
      listSituations(db, officer, query, now),
      whyNotDrill(db, officer, now),
    ])
    const present = ({ id, ...it }: (typeof rows)[number]) => ({
      ...it,
      dossierId: id,
      begunAt: it.begunAt.toISOString(),
      endedAt: it.endedAt?.toISOString() ?? null,
      statementDueAt: it.statementDueAt?.toISOString() ?? null,
    })
    return {
      now: now.toISOString(),
      rows: rows.map(present),
      next,
      whyNotDrill: why && { code: why.code, title: sentence(why, languageOf(request)) },
    }
  })

  serve(app, api.readSituation, async ({ params: { dossierId } }, { officer, request, now }) =>
    presentSituation(db, dossierId, officer, languageOf(request), now),
  )

  serve(app, api.listSituationStatements, async ({ params: { dossierId }, query }) => {
    await readSituation(db, dossierId)
    const { rows, next } = await listStatements(db, dossierId, query)
    return { rows: rows.map(presentStatement), next }
  })

  serve(app, api.startDrill, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, (tx) => startDrill(tx, { ...body, officer, now })),
  )

  serve(app, api.setSpeaker, async ({ params: { dossierId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { personId } = officer
      const situation = await lockFor(tx, { dossierId, officer, to: 'say' }, now)
      const earlier = (await listSpeakers(tx, dossierId)).length > 0
      refuseIf(whyNotMore(await countEntries(tx, 'situation_speaker', dossierId)))
      refuseIf(whyNotSpeak(situation, { earlier, reason: body.reason }))
      await insertSpeaker(tx, { dossierId, ...body, personId }, now)
      const saidHash = await keepSaid(tx, { ...body })
      await append(tx, { kind: 'crisis-speaker', dossierId, saidHash, personId }, now)
      return {}
    }),
  )

  serve(app, api.tickStep, async ({ params: { dossierId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { personId } = officer
      const { stepId, note } = body
      const doneAt = new Date(body.doneAt)
      const situation = await lockFor(tx, { dossierId, officer, to: 'record' }, now)
      if (!situation.plan.steps.some((it) => it.id === stepId)) throw new Refused({ code: 'not-found' })
      const ticked = (await listTicks(tx, dossierId)).some((it) => it.stepId === stepId)
      refuseIf(whyNotTick(situation, { ticked, doneAt }, now))
      await insertTick(tx, { dossierId, stepId, note, doneAt, personId }, now)
      const saidHash = note ? await keepSaid(tx, { note }) : null
      await append(tx, { kind: 'crisis-step', dossierId, stepId, doneAt: doneAt.toISOString(), ...(saidHash && { saidHash }), personId }, now) // prettier-ignore
      return {}
    }),
  )

  serve(app, api.sayFact, async ({ params: { dossierId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { personId } = officer
      refuseIf(whyNotState(await lockFor(tx, { dossierId, officer, to: 'record' }, now), body))
      refuseIf(whyNotMore(await countEntries(tx, 'situation_fact', dossierId)))
      const { id, factId } = await insertFact(tx, { dossierId, ...body, personId }, now)
      const saidHash = await keepSaid(tx, { text: body.text, source: body.source })
      await append(tx, { kind: 'crisis-fact', dossierId, entryId: id, factId, state: body.state, saidHash, personId }, now) // prettier-ignore
      return {}
    }),
  )

  serve(app, api.promiseUpdate, async ({ params: { dossierId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { personId } = officer
      const { words } = body
      const dueAt = new Date(body.dueAt)
      refuseIf(whyNotPromise(await lockFor(tx, { dossierId, officer, to: 'say' }, now), dueAt, now))
      refuseIf(whyNotMore(await countEntries(tx, 'situation_promise', dossierId)))
      const promiseId = await insertPromise(tx, { dossierId, kind: 'update', words, dueAt, personId }, now)
      const saidHash = words ? await keepSaid(tx, { words }) : null
      await append(tx, { kind: 'crisis-promise', dossierId, promiseId, dueAt: dueAt.toISOString(), ...(saidHash && { saidHash }), personId }, now) // prettier-ignore
      return {}
    }),
  )

  serve(app, api.keepPromise, async ({ params: { dossierId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { personId } = officer
      const { promiseId, note, version } = body
      refuseIf(whyNotRecord(await lockFor(tx, { dossierId, officer, to: 'record' }, now)))
      const { keptAt, madeAt } = await lockPromise(tx, { dossierId, promiseId })
      if (version !== null) await readVersionContent(tx, dossierId, version)
      const publicAt = version === null ? null : await findPublicSince(tx, { dossierId, version })
      const { drill } = await readHead(tx, dossierId)
      refuseIf(whyNotKeep({ keptAt, note, version, reachesPublic: publicAt !== null || drill }))
      // Kept when the public could read it, however late somebody marks it.
      const at = publicAt !== null && publicAt > madeAt ? publicAt : now
      await keepPromise(tx, { promiseId, note, version, personId }, at)
      const saidHash = note ? await keepSaid(tx, { note }) : null
      await append(tx, { kind: 'crisis-promise-kept', dossierId, promiseId, versionHash: version, ...(saidHash && { saidHash }), personId }, now) // prettier-ignore
      return {}
    }),
  )

  serve(app, api.beginStatement, async ({ params: { dossierId } }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const dossier = await lockDossierForWriting(tx, dossierId)
      const { body: procedure } = await readEdition(tx, dossier.edition_id)
      const { personId } = officer
      refuseIf(whyNotAct(procedure, stateOf(dossier), { kind: 'revise', version: '', authors: [], by: officer }))
      refuseIf(whyNotRecord(await lockSituation(tx, dossierId)))
      const draft = await findDraft(tx, dossierId)
      if (dossier.version_hash !== null || (draft && isWritten(draft.content)))
        throw new Refused({ code: 'statement-there' })
      const content = await statementOf(tx, dossier)
      const { save, hash } = await saveDraftText(tx, { dossierId, content, seenSave: draft?.save ?? 0, personId }, now)
      await append(tx, { kind: 'crisis-statement-begun', dossierId, draftHash: hash, personId }, now)
      return { save }
    }),
  )

  serve(app, api.markCall, async ({ params: { dossierId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { personId } = officer
      const { contactId, outcome, note } = body
      refuseIf(whyNotRecord(await lockFor(tx, { dossierId, officer, to: 'record' }, now)))
      const contact = (await listContacts(tx)).find((it) => it.id === contactId)
      if (!contact) throw new Refused({ code: 'not-found' })
      refuseIf(whyNotMore(await countEntries(tx, 'situation_call', dossierId)))
      const nameOf = await namesOf(tx, [contact], now)
      await insertCall(tx, { dossierId, contactId, name: nameOf(contact), outcome, note, personId }, now)
      const saidHash = note ? await keepSaid(tx, { note }) : null
      await append(tx, { kind: 'crisis-call', dossierId, contactId, outcome, ...(saidHash && { saidHash }), personId }, now) // prettier-ignore
      return {}
    }),
  )

  serve(app, api.listContacts, async () => {
    const [contacts, posts] = await Promise.all([listContacts(db), listPosts(db)])
    return {
      rows: inCallOrder(contacts).map(({ it, depth }) => ({
        id: it.id,
        depth,
        ordinal: it.ordinal,
        postId: it.postId,
        post: it.post ?? '',
        name: it.name,
        role: it.role,
        phone: it.phone,
        callerId: it.callerId,
        revision: it.revision,
      })),
      posts: posts.map(({ id, name }) => ({ id, name })),
    }
  })

  serve(app, api.addContact, async ({ body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      await lockContacts(tx)
      const contacts = await listContacts(tx)
      if (contacts.length >= CONTACTS_MAX) throw new Refused({ code: 'contacts-full', max: CONTACTS_MAX })
      refuseIf(whyNotContact({ id: null, ...body }, contacts))
      await refuseUnknown(tx, body, contacts)
      const contactId = await insertContact(tx, body, officer.personId, now)
      await append(tx, { kind: 'crisis-contact-changed', contactId, revision: 1, personId: officer.personId }, now)
      return { id: contactId }
    }),
  )

  serve(app, api.changeContact, async ({ params: { contactId }, body }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      await lockContacts(tx)
      const contacts = await listContacts(tx)
      if (body.fields) {
        refuseIf(whyNotContact({ id: contactId, ...body.fields }, contacts))
        await refuseUnknown(tx, body.fields, contacts)
      }
      const revision = await updateContact(tx, { contactId, ...body }, officer.personId, now)
      const removed = body.fields === null
      if (removed) await eraseCalled(tx, contactId)
      await append(tx, { kind: 'crisis-contact-changed', contactId, revision, ...(removed && { removed }), personId: officer.personId }, now) // prettier-ignore
      return { revision }
    }),
  )

  serve(app, api.addLesson, async ({ params: { dossierId }, body: { text } }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { personId } = officer
      const situation = await lockFor(tx, { dossierId, officer, to: 'record' }, now)
      refuseIf(whyNotLearn(situation, (await listLessons(tx, dossierId)).length))
      const lessonId = await insertLesson(tx, { dossierId, text, personId }, now)
      const saidHash = await keepSaid(tx, { text })
      await append(tx, { kind: 'crisis-lesson', dossierId, lessonId, saidHash, personId }, now)
      return {}
    }),
  )

  serve(app, api.endSituation, async ({ params: { dossierId }, body: { reason } }, { officer, act, now }) =>
    once(db, { ...act, officer, now }, async (tx) => {
      const { personId } = officer
      const dossier = await readDossierRow(tx, dossierId)
      const { body: procedure } = await readEdition(tx, dossier.edition_id)
      refuseIf(whyNotEnd(await lockSituation(tx, dossierId), officer, procedure))
      await tell(tx, [endedBy(procedure, dossier, { dossierId, reason, personId })], now)
      await endSituation(tx, { dossierId, reason, personId }, now)
      const saidHash = await keepSaid(tx, { reason })
      await append(tx, { kind: 'crisis-ended', dossierId, saidHash, personId }, now)
      return {}
    }),
  )
}

/** The situation, locked for an entry. @throws {Refused} `crisis-none`, `crisis-word-not-yours`, `crisis-record-not-yours` */
async function lockFor(
  tx: Tx,
  { dossierId, officer, to }: { dossierId: string; officer: Officer; to: 'say' | 'record' },
  now: Date,
) {
  const situation = await lockSituation(tx, dossierId)
  const { edition_id } = await readDossierRow(tx, dossierId)
  const { body: procedure } = await readEdition(tx, edition_id)
  refuseIf(to === 'say' ? whyNotSay(officer, procedure) : whyNotYours(officer, procedure, await listOnDuty(tx, now)))
  return situation
}

/** Everybody who was alarmed learns that it is over; that wakes nobody. */
const endedBy = (
  procedure: Edition,
  dossier: { readonly post_id: string; readonly authors: readonly string[] },
  it: { readonly dossierId: string; readonly reason: string; readonly personId: string },
): Happening => ({
  kind: 'crisis-ended',
  cause: newId(),
  about: `${it.dossierId}/ended/${newId()}`,
  dossierId: it.dossierId,
  byPersonId: it.personId,
  crisis: false,
  groups: groupsAround(procedure, { postId: dossier.post_id, holderId: null, authors: dossier.authors }),
  data: { words: it.reason },
})

const CONTACTS_MAX = 60 // whom one can call in the first hour, and then some

/** @throws {Refused} `not-found` for a post or a caller that is not there */
async function refuseUnknown(
  tx: Tx,
  it: { readonly postId: string | null; readonly callerId: string | null },
  contacts: readonly { readonly id: string }[],
): Promise<void> {
  const called = it.callerId === null || contacts.some((one) => one.id === it.callerId)
  const held = it.postId === null || (await listPosts(tx)).some((one) => one.id === it.postId)
  if (!called || !held) throw new Refused({ code: 'not-found' })
}

/** Whether anybody wrote anything: an editor that was only opened leaves an empty text. */
const isWritten = ({ title, summary, body }: typeof emptyContent) =>
  title.trim() !== '' || summary.trim() !== '' || JSON.stringify(body) !== JSON.stringify(emptyContent.body)

/** The template of a holding statement with what the record knows in its fields. */
async function statementOf(tx: Tx, dossier: LockedDossier) {
  const type = await findContentType(tx, HOLDING_STATEMENT)
  const [speakers, entries, promises] = await Promise.all([
    listSpeakers(tx, dossier.id),
    listFactEntries(tx, dossier.id),
    listPromises(tx, dossier.id),
  ])
  const filled = fieldsOfStatement({
    speaker: speakers.at(-1) ?? null,
    facts: factsNow(entries),
    promises: promises
      .filter((it) => it.keptAt === null)
      .map((it) => ({ kind: it.kind, words: it.words, at: instantWords(it.dueAt, 'id') })),
  })
  const { title } = await readHead(tx, dossier.id)
  if (!type) return { ...emptyContent, title } // an office without that kind of text writes it freely
  const fields = Object.fromEntries(Object.entries(filled).filter(([id]) => type.fields.some((it) => it.id === id)))
  const { template } = type
  return { ...emptyContent, ...template, title: template.title || title, type: type.id, fields }
}

const STATEMENTS_FIRST = 20

const presentStatement = (it: Awaited<ReturnType<typeof listStatements>>['rows'][number]) => ({
  ...it,
  at: it.at.toISOString(),
  publicAt: it.publicAt?.toISOString() ?? null,
})

async function presentSituation(db: Db, dossierId: string, officer: Officer, language: Language, now: Date) {
  const [dossier, situation, row] = await Promise.all([
    readDossierRow(db, dossierId),
    readSituation(db, dossierId),
    readHead(db, dossierId),
  ])
  const [levels, speakers, ticks, facts, promises, statements, draft, posts, edition, contacts, lessons, onDuty] =
    await Promise.all([
      listLevels(db, dossierId),
      listSpeakers(db, dossierId),
      listTicks(db, dossierId),
      listFactEntries(db, dossierId),
      listPromises(db, dossierId),
      listStatements(db, dossierId, { limit: STATEMENTS_FIRST }),
      findDraft(db, dossierId),
      listPosts(db),
      readEdition(db, dossier.edition_id),
      presentContacts(db, dossierId, officer, now),
      listLessons(db, dossierId),
      listOnDuty(db, now),
    ])
  const postOf = (id: string | null) => posts.find((it) => it.id === id)
  const whyNot = whyNotAct(edition.body, stateOf(dossier), { kind: 'revise', version: '', authors: [], by: officer })
  const written = draft && isWritten(draft.content) ? (draft.content.type ?? '') : dossier.kind
  const shown = (reason: Reason | null) => reason && { code: reason.code, title: sentence(reason, language) }
  const none = dossier.version_hash === null && !(draft && isWritten(draft.content))
  return {
    dossierId,
    number: dossierNumber(dossier.year, dossier.number),
    title: row.title,
    level: dossier.level,
    drill: row.drill,
    limited: dossier.limited,
    begunAt: situation.begunAt.toISOString(),
    pickedAt: situation.pickedAt?.toISOString() ?? null,
    endedAt: situation.endedAt?.toISOString() ?? null,
    now: now.toISOString(),
    speed: situation.speed,
    ended: situation.endedAt && {
      at: situation.endedAt.toISOString(),
      by: situation.endedBy ?? '',
      reason: situation.endReason ?? '',
    },
    levels: levels.map((it) => ({ ...it, at: it.at.toISOString() })),
    speakers: speakers.map((it) => ({ ...it, at: it.at.toISOString() })),
    planNumber: situation.planNumber,
    steps: inMinutes(situation.plan.steps).map((step) => {
      const tick = ticks.find((it) => it.stepId === step.id)
      const post = postOf(step.postId)
      return {
        id: step.id,
        minute: step.minute,
        dueAt: atMinute(stepsOf(situation), step.minute).toISOString(),
        post: post ? { id: post.id, name: post.name } : null,
        text: step.text,
        done: tick
          ? {
              at: tick.doneAt.toISOString(),
              by: tick.by,
              note: tick.note,
              minute: minuteOf(stepsOf(situation), tick.doneAt),
            }
          : null,
      }
    }),
    facts: facts.map((it) => ({ ...it, at: it.at.toISOString() })),
    promises: promises.map((it) => ({
      id: it.id,
      kind: it.kind,
      words: it.words,
      dueAt: it.dueAt.toISOString(),
      madeAt: it.madeAt.toISOString(),
      madeBy: it.madeBy,
      kept: it.keptAt && {
        at: it.keptAt.toISOString(),
        by: it.keptBy,
        note: it.keptNote ?? '',
        version: it.keptVersion === null ? null : { hash: it.keptVersion, number: it.keptNumber },
      },
    })),
    contacts,
    lessons: lessons.map((it) => ({ ...it, at: it.at.toISOString() })),
    statements: statements.rows.map(presentStatement),
    statementsNext: statements.next,
    text: none ? ('none' as const) : written === HOLDING_STATEMENT ? ('statement' as const) : ('other' as const),
    maySay: shown(whyNotSay(officer, edition.body)),
    mayRecord: shown(whyNotYours(officer, edition.body, onDuty)),
    mayEnd: shown(whyNotEnd(situation, officer, edition.body)),
    mayWrite: shown(whyNot),
  }
}

type Contact = Awaited<ReturnType<typeof listContacts>>[number]

/** What each is called today: their name, or of a post who holds it, or the post itself. */
async function namesOf(db: Db | Tx, contacts: readonly Contact[], now: Date): Promise<(it: Contact) => string> {
  const postIds = contacts.flatMap((it) => it.postId ?? [])
  const held = Map.groupBy(await listHolders(db, postIds, dayOf(ZONE, now)), (it) => it.postId)
  const holdersOf = (postId: string | null) => (held.get(postId ?? '') ?? []).map((it) => it.name).join(', ')
  return (it) => it.name || holdersOf(it.postId) || it.post || ''
}

/** The tree with what became of each call; one that was removed since is named no more, and its marks stay. */
async function presentContacts(db: Db, dossierId: string, officer: Officer, now: Date) {
  const [all, calls] = await Promise.all([listContacts(db, { removed: true }), listCalls(db, dossierId)])
  const of = Map.groupBy(calls, (it) => it.contactId)
  const shown = all.filter((it) => it.removedAt === null || of.has(it.id))
  const nameOf = await namesOf(db, shown, now)
  return inCallOrder(shown).map(({ it, depth }) => {
    const caller = shown.find((one) => one.id === it.callerId)
    return {
      id: it.id,
      depth,
      name: nameOf(it),
      role: it.role || (it.post ?? ''),
      outside: it.postId === null,
      phone: officer.role === 'auditor' ? null : it.phone,
      caller: caller ? nameOf(caller) : null,
      calls: (of.get(it.id) ?? []).map(({ name, outcome, note, at, by }) => ({
        name: name || nameOf(it), // marks of before say no name
        outcome,
        note,
        at: at.toISOString(),
        by,
      })),
    }
  })
}
