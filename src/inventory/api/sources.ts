import { z } from 'zod'
import { instant, page, whyNot } from '../../base/schemas.ts'
import { oneLine, plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'
import { leaveTold, leaveTyped } from './full-texts.ts'
import {
  EVERY_MINUTES,
  healths,
  KEEP_DAYS,
  keptKinds,
  OPML_MAX_CHARS,
  PART_MAX,
  SILENT_DAYS,
  sourceKinds,
  troubles,
} from '../rules/sources.ts'

const id = z.uuid()
const sourceId = z.object({ sourceId: id })
const name = plainText(200).overwrite(oneLine).min(1)
const typedAddress = plainText(2_000).overwrite(oneLine).min(1)

const fields = {
  name,
  address: typedAddress,
  /** How far it reaches, from 1 to 5. */
  weight: z.int().min(1).max(5),
  everyMinutes: z.int().min(EVERY_MINUTES.min).max(EVERY_MINUTES.max),
  /** After how many days without anything new somebody is told; 0 for never. */
  silentDays: z.int().min(0).max(SILENT_DAYS.max),
  /** How long its whole texts are kept; 0 for ever. */
  keepDays: z.int().min(0).max(KEEP_DAYS.max),
  /** Of a page: the words that its watched part begins with and ends before; '' for all of it. */
  partFrom: plainText(PART_MAX).overwrite(oneLine).default(''),
  partUntil: plainText(PART_MAX).overwrite(oneLine).default(''),
}

const source = z.object({
  id,
  kind: z.enum(sourceKinds),
  ...fields,
  name: z.string(),
  address: z.string(),
  partFrom: z.string(),
  partUntil: z.string(),
  health: z.enum(healths),
  lookedAt: instant.nullable(),
  answeredAt: instant.nullable(),
  /** When something new came last. */
  newAt: instant.nullable(),
  nextLookAt: instant.nullable(),
  failures: z.int(),
  trouble: z.enum(troubles).nullable(),
  /** How many entries of the last look were beyond what is taken. */
  dropped: z.int(),
  /** How many letters of the last seven days could not be read. */
  unread: z.int(),
  /** Whether its site has what is new told at once, so that it is looked at less often than is set. */
  isTold: z.boolean(),
  /** Since when nobody looks at it; nobody's name where it stopped of itself. */
  paused: z.object({ at: instant, by: z.string().nullable() }).nullable(),
  /** Mentions of the last seven days, up to a thousand. */
  week: z.int(),
  fullText: leaveTold,
  revision: z.int(),
})
export type Source = z.output<typeof source>

export const listSources = endpoint({
  method: 'GET',
  path: '/api/inventory/sources',
  summary: 'Where the inventory hears from, and how each source stands; whether I may keep them',
  who: 'reader',
  query: z.object({ ...page, trouble: z.enum(['yes', 'no']).default('no') }),
  answer: z.object({ rows: z.array(source), next: z.string().nullable(), whyNot }),
})

export const readSource = endpoint({
  method: 'GET',
  path: '/api/inventory/sources/:sourceId',
  summary: 'One source',
  who: 'reader',
  params: sourceId,
  answer: source,
})

export const discoverSources = endpoint({
  method: 'POST',
  path: '/api/inventory/sources/discovery',
  summary: 'Find what may be a source by the address of a site: its feeds, and the page itself; nothing is kept',
  who: 'staff',
  body: z.strictObject({ address: typedAddress }),
  answer: z.object({
    found: z.array(
      z.object({
        kind: z.enum(keptKinds),
        address: z.string(),
        title: z.string(),
        /** The source that it is already. */
        knownAs: z.string().nullable(),
        entries: z.array(z.object({ title: z.string(), url: z.string(), publishedAt: instant.nullable() })),
        /** Of a page, to choose a part by. */
        headings: z.array(z.string()),
      }),
    ),
    trouble: z.enum(troubles).nullable(),
  }),
})

export const addSource = endpoint({
  method: 'POST',
  path: '/api/inventory/sources',
  summary: 'Keep a feed, a sitemap or a page as a source; it is looked at at once',
  who: 'staff',
  act: true,
  body: z.strictObject({ kind: z.enum(keptKinds).default('feed'), ...fields }),
  answer: z.object({ sourceId: id }),
})

export const saveSource = endpoint({
  method: 'PUT',
  path: '/api/inventory/sources/:sourceId',
  summary: 'Set a source anew',
  who: 'staff',
  act: true,
  params: sourceId,
  body: z.strictObject({
    ...fields,
    /** Of what is asked by an address; '' of all others. */
    address: plainText(2_000).overwrite(oneLine).default(''),
    fullText: leaveTyped,
    /** Where whole texts are kept no more: those that are kept go at once. */
    forgetFullTexts: z.boolean().default(false),
    seenRevision: z.int().min(1),
  }),
  answer: z.object({ revision: z.int() }),
})

const done = z.object({})

export const lookAtSource = endpoint({
  method: 'POST',
  path: '/api/inventory/sources/:sourceId/look',
  summary: 'Have a source looked at now, before its turn',
  who: 'staff',
  params: sourceId,
  body: z.strictObject({}),
  answer: done,
})

export const pauseSource = endpoint({
  method: 'POST',
  path: '/api/inventory/sources/:sourceId/pause',
  summary: 'Look at a source no more until it is resumed',
  who: 'staff',
  act: true,
  params: sourceId,
  body: z.strictObject({}),
  answer: done,
})

export const resumeSource = endpoint({
  method: 'POST',
  path: '/api/inventory/sources/:sourceId/resume',
  summary: 'Look at a source again',
  who: 'staff',
  act: true,
  params: sourceId,
  body: z.strictObject({}),
  answer: done,
})

export const removeSource = endpoint({
  method: 'POST',
  path: '/api/inventory/sources/:sourceId/removal',
  summary: 'Take a source off the list; what came from it stays',
  who: 'staff',
  act: true,
  params: sourceId,
  body: z.strictObject({}),
  answer: done,
})

const opml = z.string().max(OPML_MAX_CHARS)
/** Feeds of a list that are more than an office has sources, and the name of the first of them. */
const left = z.object({ count: z.int(), from: z.string() }).nullable()

export const judgeOpml = endpoint({
  method: 'POST',
  path: '/api/inventory/sources/opml/judgement',
  summary: 'Read a list of feeds (OPML) and say what each would become; nothing is kept',
  who: 'staff',
  body: z.strictObject({ opml }),
  answer: z.object({
    counts: z.object({ new: z.int(), known: z.int(), bad: z.int() }),
    left,
    rows: z.array(
      z.object({
        name: z.string(),
        address: z.string(),
        fate: z.enum(['new', 'known', 'twice', 'bad']),
        /** The source that it is already. */
        knownAs: z.string().nullable(),
      }),
    ),
  }),
})

export const importOpml = endpoint({
  method: 'POST',
  path: '/api/inventory/sources/opml',
  summary: 'Keep the new feeds of a list (OPML) as sources',
  who: 'staff',
  act: true,
  body: z.strictObject({ opml }),
  answer: z.object({ added: z.int(), left }),
})

export const exportOpml = endpoint({
  method: 'GET',
  path: '/api/inventory/sources/opml',
  summary: 'The feeds as a list that feed readers take (OPML 2.0)',
  who: 'reader',
  answer: z.string(),
})
