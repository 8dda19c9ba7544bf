import { z } from 'zod'
import { calendarDay as day } from '../base/day.ts'
import { hash, instant, page, whyNot } from '../base/schemas.ts'
import { NOT_AN_ADDRESS, oneLine, plainText } from '../base/text.ts'
import { endpoint } from '../http/contract.ts'
import { toneTold } from './api/tone.ts'
import { languages } from '../base/languages.ts'
import { levels } from '../base/levels.ts'
import { fates, isWebAddress, kinds, MAX, MENTIONS_PARTED_MAX, states } from './rules.ts'

const id = z.uuid()
/** Of the words in a downloaded file: a link cannot say it in a header. */
const language = z.enum(['id', 'en']).optional()

const kind = z.enum(kinds)
const level = z.enum(levels)
const itemState = z.enum(states)

/** Why something may not be done, as a stable code and a sentence in the reader's language; null when it may. */

const line = (max: number, min = 0) => plainText(max).overwrite(oneLine).min(min)

const itemFields = {
  kind,
  title: line(MAX.title, 1),
  summary: plainText(MAX.summary),
  agency: line(MAX.agency),
  source: line(MAX.source),
  sourceUrl: line(MAX.sourceUrl).refine((text) => text === '' || isWebAddress(text), { error: NOT_AN_ADDRESS }),
  notedOn: day,
  level,
}
const written = { ...itemFields, programmeId: id.nullable() }

const item = z.object({
  id,
  ...itemFields,
  title: z.string(),
  /** In the region's plan and budget; '' where it has none. */
  code: z.string(),
  state: itemState,
  dismissedReason: z.string(),
  programme: z.object({ id, title: z.string() }).nullable(),
  round: z.object({ id, number: z.int(), open: z.boolean() }).nullable(),
  /** What it became, once picked. */
  dossier: z.object({ id, number: z.string() }).nullable(),
  /** The item that it was joined to; null also where the reader may not know its title. */
  joinedTo: z.object({ id, title: z.string() }).nullable(),
  /** How long nothing was published about an issue at Perhatian or above, in working minutes, and whether it is worked on; null for all others. */
  unanswered: z
    .object({ since: instant, workingMinutes: z.int(), working: z.boolean(), asked: z.boolean(), late: z.boolean() })
    .nullable(),
  /** Kept in view, and nothing new has come since. */
  watched: z.boolean(),
  /** Since when it stands at alert or crisis level; null for what does not. */
  risenAt: instant.nullable(),
  /** 0 to 1; null where nothing came in for it. */
  score: z.number().nullable(),
  /** What the score is the sum of, as value × weight; empty where there is none. */
  scoreParts: z
    .array(
      z.object({
        name: z.string(),
        value: z.number(),
        weight: z.number(),
        evidence: z.object({ count: z.number(), words: z.array(z.string()).readonly() }),
      }),
    )
    .readonly(),
  levelByHand: z.boolean(),
  /** An agency handed it in by its link. */
  handedIn: z.boolean(),
  /** It was reported as a hoax. */
  claimed: z.boolean(),
  /** Who is to sort it. */
  assignedTo: z.object({ id, name: z.string() }).nullable(),
  mentions: z.int(),
  sources: z.int(),
  /** Null for what was gathered from sources. */
  createdBy: z.string().nullable(),
  createdAt: instant,
  changedAt: instant,
  revision: z.int(),
})
export type Item = z.output<typeof item>

const round = z.object({
  id,
  number: z.int(),
  title: z.string(),
  openedAt: instant,
  openedBy: z.string(),
  dueAt: instant,
  closedAt: instant.nullable(),
  closedBy: z.string().nullable(),
  /** Of the register's canonical JSON, as in the ledger; null while the round is open. */
  registerHash: hash.nullable(),
  /** In the register; null while the round is open. */
  entries: z.int().nullable(),
  counts: z.object({
    /** Still to be sorted. */
    open: z.int(),
    /** Kept in view, and nothing new has come since. */
    watched: z.int(),
    /** Lines of the plan that nothing concerns. */
    planned: z.int(),
    joined: z.int(),
    picked: z.int(),
    dismissed: z.int(),
    /** Of those left, by level; of an open round only. */
    levels: z.object({ watch: z.int(), attention: z.int(), alert: z.int(), crisis: z.int() }).nullable(),
  }),
  /** Working minutes left of the round's time; negative when past; of a closed one as they stood at its close. */
  leftMinutes: z.int(),
  /** The round's time, in working minutes. */
  standardMinutes: z.int(),
})
export type Round = z.output<typeof round>

export const readInventory = endpoint({
  method: 'GET',
  path: '/api/inventory',
  summary: 'The open round with its clock and counts, and whether I may work in it',
  who: 'reader',
  answer: z.object({
    round: round.nullable(),
    /** What is left to be sorted, in the open round or waiting for the next one, counted to a thousand. */
    left: z.int(),
    /** How much of it is new or has changed since I was last here: null at the first look. */
    since: z.object({ at: instant, changed: z.int() }).nullable(),
    whyNot,
    /** Posts that are told at once of what is raised to Siaga or Krisis. */
    called: z.array(z.string()),
    programmes: z.array(z.object({ id, title: z.string() })),
  }),
})

export const markInventorySeen = endpoint({
  method: 'POST',
  path: '/api/inventory/look',
  summary: 'Note that I look at the inventory now',
  who: 'reader',
  body: z.strictObject({}),
  answer: z.object({}),
})

export const listRounds = endpoint({
  method: 'GET',
  path: '/api/inventory/rounds',
  summary: 'Rounds, the newest first',
  who: 'reader',
  query: z.object(page),
  answer: z.object({ rows: z.array(round), next: z.string().nullable() }),
})

export const openRound = endpoint({
  method: 'POST',
  path: '/api/inventory/rounds',
  summary: 'Open a round; what the last one left comes along',
  who: 'staff',
  act: true,
  body: z.strictObject({ title: line(120, 1) }),
  answer: z.object({ id, number: z.int(), dueAt: instant, carried: z.int() }),
})

const roundId = z.object({ roundId: id })

export const readRound = endpoint({
  method: 'GET',
  path: '/api/inventory/rounds/:roundId',
  summary: 'One round with its counts',
  who: 'reader',
  params: roundId,
  answer: round,
})

export const closeRound = endpoint({
  method: 'POST',
  path: '/api/inventory/rounds/:roundId/close',
  summary: 'Close a round: its numbered register is final, and what was picked goes on to step 2',
  who: 'staff',
  act: true,
  params: roundId,
  body: z.strictObject({}),
  answer: z.object({
    registerHash: hash,
    entries: z.int(),
    picked: z.int(),
    dismissed: z.int(),
    left: z.int(),
    /** Dossiers that went on to step 2. */
    sentOn: z.int(),
  }),
})

const registerEntry = z.object({
  number: z.int(),
  /** It became a sensitive dossier that the reader may not read: its words are left out. */
  limited: z.boolean(),
  itemId: id,
  ...itemFields,
  title: z.string(),
  programme: z.string().nullable(),
  state: z.enum(fates),
  dismissedReason: z.string(),
  mergedInto: id.nullable(),
  /** The number in this register of what it was joined to. */
  joinedTo: z.int().nullable(),
  /** It was reported as a hoax, up to now. */
  claimed: z.boolean(),
  mentions: z.int(),
  sources: z.int(),
  dossier: z.string().nullable(),
})
export type RegisterRow = z.output<typeof registerEntry>

export const listRegister = endpoint({
  method: 'GET',
  path: '/api/inventory/rounds/:roundId/register',
  summary: 'The register of a closed round, in its order',
  who: 'reader',
  params: roundId,
  query: z.object(page),
  answer: z.object({ rows: z.array(registerEntry), next: z.string().nullable() }),
})

export const downloadRegister = endpoint({
  method: 'GET',
  path: '/api/inventory/rounds/:roundId/register/:form',
  summary: 'The register as CSV, XLSX, or the canonical JSON whose hash is in the ledger',
  who: 'reader',
  params: z.object({ roundId: id, form: z.enum(['csv', 'xlsx', 'json']) }),
  query: z.object({ language }),
  answer: z.string(),
})

export const listItems = endpoint({
  method: 'GET',
  path: '/api/inventory/items',
  summary: 'Programmes, activities and issues, the last noted or the most urgent first',
  who: 'reader',
  query: z.object({
    ...page,
    search: plainText(200).optional(),
    state: itemState.optional(),
    kind: kind.optional(),
    level: level.optional(),
    round: id.optional(),
    programme: id.optional(),
    /** An entry of the house dictionary that it speaks of. */
    name: id.optional(),
    /** Those kept in view that nothing new came for; `no` leaves them out. */
    watched: z.enum(['yes', 'no']).optional(),
    /** Only what agencies handed in. */
    handedIn: z.literal('yes').optional(),
    /** Only what was given to me. */
    mine: z.literal('yes').optional(),
    /** Only what was noted or has changed after that instant. */
    since: instant.optional(),
    /** `unanswered` lists issues without an answer alone, the longest waiting first; `risen` what nobody has taken up that rose to alert or crisis level, the gravest first. */
    order: z.enum(['newest', 'urgent', 'unanswered', 'risen']).optional(),
  }),
  answer: z.object({ rows: z.array(item), next: z.string().nullable() }),
})

export const addItem = endpoint({
  method: 'POST',
  path: '/api/inventory/items',
  summary: 'Note a programme, an activity or an issue',
  who: 'staff',
  act: true,
  body: z.strictObject(written),
  answer: z.object({ id }),
})

const itemId = z.object({ itemId: id })
const seenRevision = z.int().min(1)
const revised = z.object({ revision: z.int() })
/** Of an act that takes back another: as that one left the item. Whoever acted since is not undone. */
const undoing = { undoes: seenRevision.optional() }

export const readItem = endpoint({
  method: 'GET',
  path: '/api/inventory/items/:itemId',
  summary: 'One item and what may be done with it',
  who: 'reader',
  params: itemId,
  answer: item.extend({
    /** What the office does at its level. */
    duty: z.string(),
    /** An agency handed it in, or something that was joined to it. */
    hasIntake: z.boolean(),
    /** What the agenda that it came from says of it now; null for one that came from elsewhere. */
    agenda: z.object({ title: z.string(), summary: z.string() }).nullable(),
    /** What a person said last, when they set another level than was proposed. */
    levelReason: z.object({ reason: z.string(), by: z.string(), at: instant }).nullable(),
    whyNotPick: whyNot,
    whyNotDismiss: whyNot,
    whyNotMerge: whyNot,
    whyNotEdit: whyNot,
    whyNotRestore: whyNot,
  }),
})

export const editItem = endpoint({
  method: 'PUT',
  path: '/api/inventory/items/:itemId',
  summary: 'Write an item anew',
  who: 'staff',
  act: true,
  params: itemId,
  body: z.strictObject({ ...written, seenRevision }),
  answer: revised,
})

export const markLevel = endpoint({
  method: 'POST',
  path: '/api/inventory/items/:itemId/level',
  summary: 'Say how much an item shows signs of a crisis',
  who: 'staff',
  act: true,
  params: itemId,
  /**
   * The reason is asked for where the radar proposed another level, and where it is raised so far that the office is called.
   * Not `byHand`: from then on the radar may raise it again, as before somebody set it.
   */
  body: z.strictObject({
    level,
    reason: plainText(MAX.reason).default(''),
    seenRevision,
    byHand: z.boolean().default(true),
    ...undoing,
  }),
  answer: revised,
})

export const dismissItem = endpoint({
  method: 'POST',
  path: '/api/inventory/items/:itemId/dismissal',
  summary: 'Put an item aside, with the reason',
  who: 'staff',
  act: true,
  params: itemId,
  body: z.strictObject({ reason: plainText(MAX.reason) }),
  answer: revised,
})

export const restoreItem = endpoint({
  method: 'POST',
  path: '/api/inventory/items/:itemId/restoration',
  summary: 'Take back a dismissal or a joining while its round is open',
  who: 'staff',
  act: true,
  params: itemId,
  body: z.strictObject(undoing),
  answer: revised,
})

export const mergeItem = endpoint({
  method: 'POST',
  path: '/api/inventory/items/:itemId/merge',
  summary: 'Join an item to another that is the same thing',
  who: 'staff',
  act: true,
  params: itemId,
  body: z.strictObject({ into: id }),
  answer: revised,
})

const mention = z.object({
  id,
  title: z.string(),
  url: z.string(),
  source: z.string(),
  publishedAt: instant,
  excerpt: z.string(),
  /** When its whole text was taken; null where none is kept. */
  fullTextAt: instant.nullable(),
  /** How many others are copies of it; they are in the list too. */
  copies: z.int(),
  /** It is a copy of another. */
  copy: z.boolean(),
  /** 0 to 1: how likely it tells of the item; null where it began it, or a person said so. */
  score: z.number().nullable(),
  /** What spoke most for that. */
  terms: z.array(z.string()),
  tone: toneTold,
  /** Null where it is not sure. */
  language: z.enum(languages).nullable(),
  /** Names of the house dictionary, as they stand in it. */
  names: z.array(z.string()),
})
export type ItemMention = z.output<typeof mention>

export const listItemMentions = endpoint({
  method: 'GET',
  path: '/api/inventory/items/:itemId/mentions',
  summary: 'What came in for an item and for what was joined to it, the newest first',
  who: 'reader',
  params: itemId,
  query: z.object(page),
  answer: z.object({ rows: z.array(mention), next: z.string().nullable() }),
})

export const splitItem = endpoint({
  method: 'POST',
  path: '/api/inventory/items/:itemId/split',
  summary: 'Part what came in for an item but tells of something else, with its copies: it becomes an item of its own',
  who: 'staff',
  act: true,
  params: itemId,
  body: z.strictObject({ mentions: z.array(id).min(1).max(MENTIONS_PARTED_MAX) }),
  answer: z.object({ id }),
})

export const watchItem = endpoint({
  method: 'POST',
  path: '/api/inventory/items/:itemId/watch',
  summary: 'Keep an item in view: out of the list until something new comes for it; or back in the list',
  who: 'staff',
  act: true,
  params: itemId,
  body: z.strictObject({ watched: z.boolean(), ...undoing }),
  answer: revised,
})

export const assignItem = endpoint({
  method: 'POST',
  path: '/api/inventory/items/:itemId/assignment',
  summary: 'Give an item to somebody who works in the inventory, who is told; or take it back with null',
  who: 'staff',
  act: true,
  params: itemId,
  body: z.strictObject({ personId: id.nullable(), ...undoing }),
  answer: revised,
})

export const listInventoryPeople = endpoint({
  method: 'GET',
  path: '/api/inventory/people',
  summary: 'Who works in the inventory today, by name',
  who: 'staff',
  answer: z.object({ rows: z.array(z.object({ id, name: z.string() })) }),
})

export const listSimilarItems = endpoint({
  method: 'GET',
  path: '/api/inventory/items/:itemId/similar',
  summary: 'Items that an item may be the same thing as, the most alike first',
  who: 'reader',
  params: itemId,
  query: z.object({ search: plainText(200).optional() }),
  answer: z.object({ rows: z.array(item) }),
})

export const pickItem = endpoint({
  method: 'POST',
  path: '/api/inventory/items/:itemId/pick',
  summary: 'Make an item a dossier; an urgent one leaves the open round at once',
  who: 'staff',
  act: true,
  params: itemId,
  body: z.strictObject({ urgent: z.boolean() }),
  answer: z.object({ dossierId: id, number: z.string() }),
})
