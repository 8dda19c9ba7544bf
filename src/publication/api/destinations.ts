import { z } from 'zod'
import { dataId } from '../../base/content.ts'
import { instant } from '../../base/schemas.ts'
import { plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'
import { phrase, preparedForm } from './prepared.ts'

const params = z.object({ destinationId: z.uuid() })

/** A channel, as the form that sets a destination needs it. */
const channelRow = z.object({
  name: z.string(),
  label: phrase,
  about: phrase,
  /** A person brings it there. */
  byHand: z.boolean(),
  address: z.object({ label: phrase, help: phrase.nullable(), usual: z.string() }).nullable(),
  secret: z.object({ label: phrase, help: phrase.nullable() }).nullable(),
  fields: z.array(
    z.object({
      name: z.string(),
      label: phrase,
      help: phrase.nullable(),
      required: z.boolean(),
      choices: z.array(z.object({ value: z.string(), label: phrase })),
    }),
  ),
})
export type ChannelRow = z.output<typeof channelRow>

export const listChannels = endpoint({
  method: 'GET',
  path: '/api/channels',
  summary: 'The channels by which a publication can go, and what each needs to be told',
  who: 'administrator',
  answer: z.object({ channels: z.array(channelRow) }),
})

const destinationRow = z.object({
  id: z.uuid(),
  channel: z.string(),
  channelLabel: phrase,
  name: z.string(),
  byHand: z.boolean(),
  /** Takes what is published from now on. */
  on: z.boolean(),
  /** Kinds of text that go there; empty takes all. */
  contentTypes: z.array(z.string()),
  /** How many wait to go there. */
  waiting: z.int(),
  /** Why it takes nothing now; '' while it does. */
  trouble: z.string(),
  /** Nothing goes until a person says so; `by` is null where it stopped of itself. */
  paused: z.object({ at: instant, by: z.string().nullable(), reason: z.string() }).nullable(),
})

export const listDestinations = endpoint({
  method: 'GET',
  path: '/api/destinations',
  summary: 'Where publications go beside the portal, and how each of these destinations stands',
  who: 'reader',
  answer: z.object({ destinations: z.array(destinationRow) }),
})

const setting = {
  name: plainText(100, 1),
  on: z.boolean(),
  address: plainText(300),
  settings: z.record(z.string().regex(/^[a-z][A-Za-z0-9]{0,39}$/), plainText(2_000)),
  contentTypes: z.array(dataId).max(60),
  perMinute: z.int().min(1).max(600),
}

export const readDestination = endpoint({
  method: 'GET',
  path: '/api/destinations/:destinationId',
  summary: 'How one destination is set; no secret is in it',
  who: 'administrator',
  params,
  answer: z.object({
    id: z.uuid(),
    channel: z.string(),
    ...setting,
    settings: z.record(z.string(), z.string()),
    /** Whether a password or token is kept. */
    secretKnown: z.boolean(),
    revision: z.int(),
  }),
})

/** Left out, the password or token stays as it is. */
const secret = z.string().min(1).max(2_000).optional()

export const addDestination = endpoint({
  method: 'POST',
  path: '/api/destinations',
  summary: 'Add a destination of a channel',
  who: 'administrator',
  act: true,
  body: z.strictObject({ channel: z.string().max(40), ...setting, secret }),
  answer: z.object({ destinationId: z.uuid() }),
})

export const saveDestination = endpoint({
  method: 'POST',
  path: '/api/destinations/:destinationId',
  summary: 'Set a destination anew',
  who: 'administrator',
  act: true,
  params,
  body: z.strictObject({ ...setting, secret, seenRevision: z.int().min(1) }),
  answer: z.object({ revision: z.int() }),
})

export const removeDestination = endpoint({
  method: 'POST',
  path: '/api/destinations/:destinationId/removal',
  summary: 'Send nothing there any more; what went there keeps its name',
  who: 'administrator',
  act: true,
  params,
  body: z.strictObject({ seenRevision: z.int().min(1) }),
  answer: z.object({}),
})

export const pauseDestination = endpoint({
  method: 'POST',
  path: '/api/destinations/:destinationId/pause',
  summary: 'Let nothing go there until it is resumed',
  who: 'staff',
  act: true,
  params,
  body: z.strictObject({ reason: plainText(500, 1) }),
  answer: z.object({}),
})

export const resumeDestination = endpoint({
  method: 'POST',
  path: '/api/destinations/:destinationId/resumption',
  summary: 'Let what waits go there again',
  who: 'staff',
  act: true,
  params,
  answer: z.object({}),
})

export const tryDestination = endpoint({
  method: 'POST',
  path: '/api/destinations/:destinationId/trial',
  summary: 'Ask a destination whether all is well set, without publishing anything',
  who: 'administrator',
  params,
  answer: z.object({
    ok: z.boolean(),
    /** What would be sent of the newest publication, or of an example where there is none. */
    prepared: preparedForm,
    /** What was sent and what came back, without any secret. */
    lines: z.array(z.object({ name: phrase, text: z.string() })),
  }),
})
