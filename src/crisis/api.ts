import { z } from 'zod'
import { callOutcomes, factStates, promiseKinds } from '../base/crisis.ts'
import { crisisLevels } from '../base/levels.ts'
import { hash, instant, named, page, whyNot } from '../base/schemas.ts'
import { oneLine, plainText } from '../base/text.ts'
import { level } from '../dossier/api.ts'
import { endpoint } from '../http/contract.ts'

const dossierId = z.object({ dossierId: z.uuid() })
const line = (max: number, min = 0) => plainText(max).overwrite(oneLine).min(min)
/** Words in lines of their own; blanks around them, or nothing else, are none. */
const said = (max: number, min = 0) =>
  plainText(max)
    .overwrite((it) => it.replaceAll(/^[\s\u200B]+|[\s\u200B]+$/gu, ''))
    .min(min)
const factState = z.enum(factStates)

const situationRow = z.object({
  dossierId: z.uuid(),
  number: z.string(),
  title: z.string(),
  level,
  drill: z.boolean(),
  limited: z.boolean(),
  begunAt: instant,
  endedAt: instant.nullable(),
})

export const listSituations = endpoint({
  method: 'GET',
  path: '/api/situations',
  summary: 'Dossiers that stand or stood at alert or crisis level, those under way first',
  who: 'reader',
  query: z.object(page),
  answer: z.object({
    /** The server's clock: what is left is counted by it. */
    now: instant,
    next: z.string().nullable(),
    whyNotDrill: whyNot,
    rows: z.array(
      situationRow.extend({
        /** By when the holding statement is owed; null once it is out, or all is over. */
        statementDueAt: instant.nullable(),
        /** Promises whose time came unkept, the holding statement among them. */
        missed: z.int(),
      }),
    ),
  }),
})

const statement = z.object({
  hash,
  number: z.int(),
  at: instant,
  by: z.string(),
  publicAt: instant.nullable(),
})

export const listSituationStatements = endpoint({
  method: 'GET',
  path: '/api/dossiers/:dossierId/situation/statements',
  summary: 'The texts of a dossier at alert or crisis level, the newest first',
  who: 'reader',
  params: dossierId,
  query: z.object(page),
  answer: z.object({ rows: z.array(statement), next: z.string().nullable() }),
})

export const readSituation = endpoint({
  method: 'GET',
  path: '/api/dossiers/:dossierId/situation',
  summary: 'A dossier at alert or crisis level: who speaks, what is owed by when, what is known, what was said',
  who: 'reader',
  params: dossierId,
  answer: situationRow.extend({
    /** When somebody picked it, or said its dossier's level, where it rose before that: from then on the steps count. */
    pickedAt: instant.nullable(),
    /** The server's clock: what is left is counted by it. */
    now: instant,
    /** How many minutes of the plan pass in one on the wall; more than one in a drill alone. */
    speed: z.int(),
    ended: z.object({ at: instant, by: z.string(), reason: z.string() }).nullable(),
    levels: z.array(z.object({ level, reason: z.string(), at: instant, by: z.string() })),
    /** Who spoke, the last of them now. */
    speakers: z.array(
      z.object({ name: z.string(), role: z.string(), reason: z.string(), at: instant, by: z.string() }),
    ),
    /** The edition of the checklist under which it began. */
    planNumber: z.int(),
    steps: z.array(
      z.object({
        id: z.string(),
        minute: z.int(),
        dueAt: instant,
        /** Null for whoever is on duty. */
        post: named.nullable(),
        text: z.string(),
        done: z.object({ at: instant, by: z.string(), note: z.string(), minute: z.int() }).nullable(),
      }),
    ),
    /** Every entry of the fact log, the oldest first; a fact's newest is what is said of it now. */
    facts: z.array(
      z.object({
        id: z.uuid(),
        factId: z.uuid(),
        state: factState,
        text: z.string(),
        source: z.string(),
        at: instant,
        by: z.string(),
      }),
    ),
    promises: z.array(
      z.object({
        id: z.uuid(),
        kind: z.enum(promiseKinds),
        words: z.string(),
        dueAt: instant,
        madeAt: instant,
        /** Null for what the plan owes. */
        madeBy: z.string().nullable(),
        kept: z
          .object({
            at: instant,
            by: z.string().nullable(),
            note: z.string(),
            version: z.object({ hash, number: z.int().nullable() }).nullable(),
          })
          .nullable(),
      }),
    ),
    /** Who is to be reached, each under who calls them. */
    contacts: z.array(
      z.object({
        id: z.uuid(),
        depth: z.int(),
        /** The person, or who holds the post today; '' of one that was removed since. */
        name: z.string(),
        role: z.string(),
        /** Who holds no post of the office: in a drill they do not know that it is one. */
        outside: z.boolean(),
        /** Personal data, with which the auditor has no work: null for them. */
        phone: z.string().nullable(),
        /** Null for whoever is on duty. */
        caller: z.string().nullable(),
        /** By the name of who it was that day: another may stand in their place since. */
        calls: z.array(
          z.object({ name: z.string(), outcome: z.enum(callOutcomes), note: z.string(), at: instant, by: z.string() }),
        ),
      }),
    ),
    /** What the office learned of it, the first written first. */
    lessons: z.array(z.object({ id: z.uuid(), text: z.string(), at: instant, by: z.string() })),
    /** The dossier's newest texts, the newest first. */
    statements: z.array(statement),
    /** Where the list of older ones begins; null where there are none. */
    statementsNext: z.string().nullable(),
    /** What is being written or stands: nothing, a holding statement, or another kind of text. */
    text: z.enum(['none', 'statement', 'other']),
    /** Why the reader, whoever they are, names no speaker and promises the public nothing. */
    maySay: whyNot,
    /** Why the reader, whoever they are, writes nothing into the record. */
    mayRecord: whyNot,
    /** Why the reader may not end it now. */
    mayEnd: whyNot,
    /** Why the reader may not write the dossier's text now. */
    mayWrite: whyNot,
  }),
})

const entry = <const Path extends string, Body extends z.core.$ZodType>(path: Path, summary: string, body: Body) =>
  endpoint({
    method: 'POST',
    path: `/api/dossiers/:dossierId/situation/${path}`,
    summary,
    who: 'staff',
    act: true,
    params: dossierId,
    body,
    answer: z.object({}),
  })

export const setSpeaker = entry(
  'speaker',
  'Say who alone speaks; another than before with the reason',
  z.strictObject({ name: line(200, 1), role: line(200), reason: said(2_000) }),
)

export const tickStep = entry(
  'steps',
  'Tick a step of the checklist off, with when it was done and a note; for good',
  z.strictObject({ stepId: z.string().max(60), doneAt: instant, note: said(2_000) }),
)

export const sayFact = entry(
  'facts',
  'Enter a fact as known, being checked or unknown, or say one anew; the earlier entry stays',
  z.strictObject({ factId: z.uuid().nullable(), state: factState, text: said(1_000, 1), source: line(300) }),
)

export const promiseUpdate = entry(
  'promises',
  'Promise the next update for a time; it rings before it and when it is missed',
  z.strictObject({ dueAt: instant, words: said(300) }),
)

export const keepPromise = entry(
  'promises/kept',
  'Mark a promise as kept, by a statement or in words; for good',
  z.strictObject({ promiseId: z.uuid(), version: hash.nullable(), note: said(2_000) }),
)

export const endSituation = entry(
  'end',
  'End what was under way, with the reason: nothing rings any more, and the record is whole',
  z.strictObject({ reason: said(2_000, 1) }),
)

export const addLesson = entry(
  'lessons',
  'Write down what the office learned, once it is over; for good',
  z.strictObject({ text: said(2_000, 1) }),
)

export const beginStatement = endpoint({
  method: 'POST',
  path: '/api/dossiers/:dossierId/situation/statement',
  summary: 'Begin the holding statement in the dossier’s draft, from its template, with what is known carried in',
  who: 'staff',
  act: true,
  params: dossierId,
  body: z.strictObject({}),
  answer: z.object({ save: z.int() }),
})

export const markCall = entry(
  'calls',
  'Mark that a contact was reached, or did not answer; for good',
  z.strictObject({ contactId: z.uuid(), outcome: z.enum(callOutcomes), note: said(500) }),
)

const contactFields = {
  ordinal: z.int().min(1).max(999),
  /** Whoever holds it; then the name may stay empty. */
  postId: z.string().min(1).max(60).nullable(),
  name: line(200),
  role: line(200),
  phone: line(40),
  /** Who of the contacts calls them; null for whoever is on duty. */
  callerId: z.uuid().nullable(),
}

export const listContacts = endpoint({
  method: 'GET',
  path: '/api/crisis-contacts',
  summary: 'Who is to be reached in a crisis, and who calls whom',
  who: 'staff',
  answer: z.object({
    rows: z.array(z.object({ id: z.uuid(), depth: z.int(), ...contactFields, post: z.string(), revision: z.int() })),
    posts: z.array(named),
  }),
})

export const addContact = endpoint({
  method: 'POST',
  path: '/api/crisis-contacts',
  summary: 'Add who is to be reached in a crisis',
  who: 'administrator',
  act: true,
  body: z.strictObject(contactFields),
  answer: z.object({ id: z.uuid() }),
})

export const changeContact = endpoint({
  method: 'POST',
  path: '/api/crisis-contacts/:contactId',
  summary: 'Change a contact, or remove it with every word about the person; the marks of calls stay',
  who: 'administrator',
  act: true,
  params: z.object({ contactId: z.uuid() }),
  body: z.strictObject({ fields: z.strictObject(contactFields).nullable(), seenRevision: z.int().min(1) }),
  answer: z.object({ revision: z.int() }),
})

export const startDrill = endpoint({
  method: 'POST',
  path: '/api/drills',
  summary: 'Begin a drill: the same run, marked as one everywhere, of which nothing ever goes out',
  who: 'staff',
  act: true,
  body: z.strictObject({
    title: line(150, 1),
    level: z.enum(crisisLevels),
    /** How many minutes of the checklist pass in one on the wall. */
    speed: z.int().min(1).max(60),
  }),
  answer: z.object({ dossierId: z.uuid(), number: z.string() }),
})
