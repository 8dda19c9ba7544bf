import { levels } from '../base/levels.ts'
import { z } from 'zod'
import { calendarDay } from '../base/day.ts'
import { CONTENT_MAX_BYTES, contentSchema } from '../base/content.ts'
import { hash, instant, named, page, whyNot } from '../base/schemas.ts'
import { plainText } from '../base/text.ts'
import { endpoint } from '../http/contract.ts'
import { mandate } from '../office/api/acting.ts'
import { claimAnswer } from '../inventory/api/claims.ts'
import { originSchema } from './rules/opening.ts'

const dossierId = z.object({ dossierId: z.uuid() })

export const level = z.enum(levels)
export const correctionForm = z.enum(['correction', 'clarification'])
export const dossierState = z.enum(['running', 'held', 'published', 'withdrawn'])

/** A dossier as it stands in a list: where it is, who has it, and its time. */
export const dossierRow = z.object({
  id: z.uuid(),
  /** As people say it: `2026/0412`. */
  number: z.string(),
  title: z.string(),
  level,
  state: dossierState,
  /** Read by named people and posts only. */
  limited: z.boolean(),
  /** What is public is being put right by it; null where it is a first text. */
  correcting: correctionForm.nullable(),
  step: z.int(),
  steps: z.int(),
  /** The step's activity in a few words, from the edition. */
  activity: z.string(),
  /** A decision step opens the decision sheet instead of the dossier. */
  decides: z.boolean(),
  post: named,
  holder: named.nullable(),
  /** How often the dossier has come to this step, 1 for the first time. */
  visit: z.int(),
  arrivedAt: instant,
  openedAt: instant.nullable(),
  dueAt: instant,
  /** How many minutes of its clock pass in one: more than one in a drill alone. */
  speed: z.int(),
  standardMinutes: z.int(),
  /** Working minutes left; negative when past. */
  leftMinutes: z.int(),
  /** When it can be out if everyone keeps to the standard from now on; null when it is not on its way. */
  forecastAt: instant.nullable(),
  /** Working minutes from arrival to opening, so far. */
  waitingMinutes: z.int(),
  /** Working minutes since opening, so far. */
  processingMinutes: z.int(),
  /** Its papers that wait for a signature; the dossier itself does not wait. */
  papersWaiting: z.int(),
  updatedAt: instant,
})

export const dossierQuery = z.object({
  ...page,
  search: plainText(200).optional(),
  state: dossierState.optional(),
  step: z.coerce.number().int().min(1).max(40).optional(),
  level: level.optional(),
  edition: z.uuid().optional(),
})

export const listQueue = endpoint({
  method: 'GET',
  path: '/api/queue',
  summary: 'What waits for me, in the order it will be late',
  who: 'reader',
  query: z.object({
    ...page,
  }),
  answer: z.object({
    rows: z.array(dossierRow),
    next: z.string().nullable(),
    waiting: z.int(),
    late: z.int(),
  }),
})

export const readDay = endpoint({
  method: 'GET',
  path: '/api/day',
  summary: 'What happened since I was last here, and what is public today',
  who: 'reader',
  answer: z.object({
    recent: z.array(
      z.object({
        at: instant,
        dossierId: z.uuid(),
        title: z.string(),
        kind: z.string(),
        step: z.int(),
        /** Where the act sent it; null for one that moved nothing, and for the publishing at the last step. */
        targetStep: z.int().nullable(),
        person: z.string(),
      }),
    ),
    publishedToday: z.int(),
    /** Issues at Perhatian or above that nothing was published about, counted to a thousand, how many of them are worked on, and the working time of the longest. */
    unanswered: z.object({ count: z.int(), working: z.int(), workingMinutes: z.int() }),
    /** Reported hoaxes that no public text answers yet, the first to be due on top; five at most. */
    claims: z.array(z.object({ itemId: z.uuid(), dossierId: z.uuid().nullable(), title: z.string(), dueAt: instant })),
    /** What is left to sort, and what is new since one was last there, each counted to a thousand; null for who does not sort. */
    inventory: z.object({ open: z.int(), changed: z.int() }).nullable(),
    /** What is under way at alert or crisis level, a drill below all that is real. */
    crises: z.array(z.object({ id: z.uuid(), title: z.string(), level })),
    /** What rose to alert or crisis level and nobody has taken up: the gravest and newest, five at most, and how many, counted to a thousand. */
    risen: z.object({
      count: z.int(),
      rows: z.array(
        z.object({
          itemId: z.uuid(),
          /** The calm dossier that it is; null for what nobody has picked. */
          dossierId: z.uuid().nullable(),
          title: z.string(),
          level,
          risenAt: instant,
          /** By the clock on the wall. */
          minutes: z.int(),
        }),
      ),
    }),
  }),
})

export const readBoard = endpoint({
  method: 'GET',
  path: '/api/board',
  summary: 'All dossiers on their way, by step',
  who: 'reader',
  query: z.object({ level: level.optional(), holder: z.uuid().optional() }),
  answer: z.object({
    columns: z.array(
      z.object({
        step: z.int(),
        activity: z.string(),
        post: named,
        /** Counted up to 1,000. */
        count: z.int(),
        late: z.int(),
        /** The first 50 by due time; the rest under the column's link. */
        rows: z.array(dossierRow),
      }),
    ),
    /** Papers that wait for a signature, also those of dossiers that have left the board; up to 1,000. */
    papersWaiting: z.int(),
    /** Papers that were given up, of those that the reader may read; up to a thousand. */
    papersFailed: z.int(),
  }),
})

export const listDossiers = endpoint({
  method: 'GET',
  path: '/api/dossiers',
  summary: 'Dossiers, the last changed first',
  who: 'reader',
  query: dossierQuery,
  answer: z.object({ rows: z.array(dossierRow), next: z.string().nullable() }),
})

/** Why something may not be done, as a stable code and a sentence in the reader's language; null when it may. */

export const actKinds = [
  'open',
  'complete',
  'return',
  'decide',
  'approve-orally',
  'ratify',
  'certify',
  'assess',
  'hold',
  'resume',
  'reassign',
  'withdraw',
  'correct',
  'drop-correction',
  'limit',
] as const

export const readDossier = endpoint({
  method: 'GET',
  path: '/api/dossiers/:dossierId',
  summary: 'One dossier: its text, where it is, what may be done, and what happened',
  who: 'reader',
  params: dossierId,
  answer: dossierRow.extend({
    revision: z.int(),
    item: z
      .object({ id: z.uuid(), title: z.string(), kind: z.string(), source: z.string(), agency: z.string(), level })
      .nullable(),
    /** What it began with, as the inventory knew it then; null where that was not kept. */
    origin: originSchema.extend({ hash }).nullable(),
    /** How the hoax report stands that it answers; null where it answers none. */
    claim: claimAnswer.nullable(),
    /** Who alone may read it; null where the whole office may. */
    readers: z.object({ people: z.array(named), posts: z.array(named) }).nullable(),
    edition: z.object({
      id: z.uuid(),
      number: z.string(),
      title: z.string(),
      steps: z.array(
        z.object({ number: z.int(), activity: z.string(), shape: z.string(), post: named, no: z.int().nullable() }),
      ),
    }),
    /** The current immutable version; null until the first text is sent on. */
    version: z
      .object({ hash, number: z.int(), content: contentSchema, createdAt: instant, createdBy: z.string() })
      .nullable(),
    /** The text being written, when it differs from the version or none exists. */
    draft: z.object({ content: contentSchema, hash, save: z.int(), savedAt: instant, savedBy: named }).nullable(),
    /** The counter of saves, to send with the next one. */
    draftSave: z.int(),
    /** The leader's notes that are still to be done, each with its place where it has one. */
    notes: z.array(
      z.object({
        id: z.uuid(),
        text: z.string(),
        place: z.object({ at: z.string(), from: z.int(), to: z.int() }).nullable(),
      }),
    ),
    /** The letter by which the reader acts in the post of this step; null where they do not, or the post is theirs. */
    mandate: mandate.nullable(),
    /** A leader's word that waits to be ratified in writing; null when there is none. */
    oral: z
      .object({
        id: z.uuid(),
        step: z.int(),
        visit: z.int(),
        version: hash,
        post: named,
        /** As the dossier's own, of the post in which it is ratified. */
        mandate: mandate.nullable(),
        from: z.string(),
        heardBy: z.string(),
        heardPost: z.string(),
        heardAt: instant,
        how: z.string(),
        ratifyBy: instant,
        late: z.boolean(),
      })
      .nullable(),
    /** Whom a YES leads the text through until it is public, how long the SOP gives them, and when that is over from now. */
    goesOut: z.object({ posts: z.array(z.string()), minutes: z.int(), by: instant }).nullable(),
    /** YES by decision step. */
    approvals: z.array(
      z.object({ step: z.int(), version: hash, notes: z.enum(['none', 'pending', 'certified']), text: z.string() }),
    ),
    /** What is public and being put right: as what, with which note for the public, and the version they read meanwhile. */
    correction: z.object({ form: correctionForm, note: z.string(), version: hash }).nullable(),
    /** Who last set or confirmed the crisis level, and why; null while nobody has. */
    assessed: z.object({ person: z.string(), post: z.string(), reason: z.string(), at: instant }).nullable(),
    /** The version this person saw last, on the decision sheet or here, other than the current one: for "what changed". */
    lastSeen: z.object({ hash, at: instant }).nullable(),
    acts: z.array(z.object({ kind: z.enum(actKinds), whyNot })),
    mayWrite: whyNot,
    /** People who hold the acting post today: who the dossier may be reassigned to. */
    colleagues: z.array(named),
    visits: z.array(
      z.object({
        number: z.int(),
        step: z.int(),
        post: z.string(),
        arrivedAt: instant,
        openedAt: instant.nullable(),
        doneAt: instant.nullable(),
        doneBy: z.string().nullable(),
        outcome: z.string().nullable(),
        standardMinutes: z.int(),
        waitingMinutes: z.int(),
        processingMinutes: z.int(),
      }),
    ),
    trail: z.array(
      z.object({
        revision: z.int(),
        kind: z.string(),
        step: z.int(),
        targetStep: z.int().nullable(),
        person: z.string(),
        post: z.string().nullable(),
        mandate: mandate.nullable(),
        note: z.string(),
        versionHash: hash.nullable(),
        ledgerIndex: z.int(),
        at: instant,
        /** When it was said, for a decision that came later than that by a minute or more; `at` is when it came. */
        saidAt: instant.nullable(),
      }),
    ),
  }),
})

export const readVersion = endpoint({
  method: 'GET',
  path: '/api/dossiers/:dossierId/versions/:hash',
  summary: 'One version, exactly as it was written',
  who: 'reader',
  params: z.object({ dossierId: z.uuid(), hash }),
  answer: z.object({ hash, number: z.int(), content: contentSchema, createdAt: instant, createdBy: z.string() }),
})

/** Autosave: keyed by its own counter, so a repeated save changes nothing and a stale one is refused. */
export const saveDraft = endpoint({
  method: 'PUT',
  path: '/api/dossiers/:dossierId/draft',
  summary: 'Keep the text being written',
  who: 'staff',
  params: dossierId,
  bodyMaxBytes: CONTENT_MAX_BYTES,
  body: z.strictObject({
    content: contentSchema,
    /** The save that the writer's screen stands on; 0 for none. Refused `draft-changed` when someone else saved since. */
    seenSave: z.int().min(0),
    /** The version it was made of; absent: the one the text before it was made of. */
    base: hash.optional(),
  }),
  answer: z.object({ save: z.int(), hash, savedAt: instant }),
})

export const markSeen = endpoint({
  method: 'PUT',
  path: '/api/dossiers/:dossierId/seen',
  summary: 'Remember the version I have read, to show me later what changed',
  who: 'staff',
  params: dossierId,
  body: z.strictObject({ hash }),
  answer: z.object({}),
})

const reason = plainText(2_000, 1)
const NOTE_MAX = 1_000 // it stands above the text: what takes longer to say belongs into it

/** The acts of the work other than the decision, as the engine knows them. */
export const workAct = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('open') }),
  /** Sends the dossier on; `version` is the hash of the text on the person's screen, null at a step without text. */
  z.strictObject({
    kind: z.literal('complete'),
    version: hash.nullable(),
    /** At the step that publishes: when and where it goes out. At once and everywhere when absent. */
    release: z
      .strictObject({
        goesOutAt: instant.nullable(),
        embargoUntil: instant.nullable(),
        without: z.array(z.uuid()).max(100),
        /** The last day on which it counts, and the day on which somebody looks at it again; null for neither. */
        term: z.strictObject({ reviewOn: calendarDay.nullable(), validUntil: calendarDay.nullable() }).optional(),
      })
      .optional(),
  }),
  z.strictObject({
    kind: z.literal('return'),
    reason,
    toStep: z.int().min(1).max(40),
    /** The text that goes back with it: what is being written, to be decided on. */
    version: hash.optional(),
  }),
  /** The leader's notes are done: `version` is the repaired text, bound to the decision from then on. */
  z.strictObject({
    kind: z.literal('certify'),
    version: hash,
    /** Each note that is done, by its id: all that are open. */
    notes: z.array(z.uuid()).max(20).optional(),
  }),
  /** Sets the crisis level, or confirms it as it is; a change needs its reason. */
  z.strictObject({ kind: z.literal('assess'), level, reason: plainText(2_000) }),
  /** A leader's YES that the person heard, in a crisis only: whose, when and how (by telephone, at the scene). */
  z.strictObject({
    kind: z.literal('approve-orally'),
    version: hash,
    fromPersonId: z.uuid(),
    heardAt: instant,
    how: plainText(300, 1),
  }),
  z.strictObject({ kind: z.literal('hold'), reason }),
  z.strictObject({ kind: z.literal('resume') }),
  z.strictObject({ kind: z.literal('reassign'), toPersonId: z.uuid() }),
  z.strictObject({ kind: z.literal('withdraw'), reason }),
  /** Opens what is public to be put right, with what the public will be told of it; or says that anew. */
  z.strictObject({ kind: z.literal('correct'), form: correctionForm, note: plainText(NOTE_MAX, 1) }),
  z.strictObject({ kind: z.literal('drop-correction'), reason }),
  /** Leaves a sensitive dossier to these people and posts alone, and who limits it; null opens it to the office again. */
  z.strictObject({
    kind: z.literal('limit'),
    reason,
    readers: z
      .strictObject({
        personIds: z.array(z.uuid()).max(50),
        postIds: z.array(z.string().regex(/^[a-z0-9-]{1,60}$/)).max(40),
      })
      .nullable(),
  }),
])

/** What an act wrote: every record it left, to show as a receipt. */
export const receipt = z.object({
  dossierId: z.uuid(),
  revision: z.int(),
  state: dossierState,
  step: z.int(),
  versionHash: hash.nullable(),
  ledgerIndex: z.int(),
  agenda: z.array(
    z.object({
      book: z.string(),
      direction: z.enum(['incoming', 'outgoing']),
      year: z.int(),
      number: z.int(),
      /** As papers bear it. */
      formatted: z.string(),
    }),
  ),
  decisionId: z.uuid().nullable(),
  /** Path of the public page, once the act published it. */
  publicPath: z.string().nullable(),
  at: instant,
})

export const actOnDossier = endpoint({
  method: 'POST',
  path: '/api/dossiers/:dossierId/acts',
  summary: 'Do the next act of the work on a dossier',
  who: 'staff',
  act: true,
  params: dossierId,
  body: z.strictObject({ seenRevision: z.int().min(1), act: workAct }),
  answer: receipt,
})
