import { z } from 'zod'
import { dataId } from '../../base/content.ts'
import { hash, instant } from '../../base/schemas.ts'
import { plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'

const phrase = z.object({ id: z.string(), en: z.string() })
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

const preparedForm = z.object({
  parts: z.array(z.object({ name: phrase, text: z.string() })),
  limits: z.array(z.object({ name: phrase, used: z.int(), max: z.int() })),
  /** Pictures that go along, by their hash. */
  pictures: z.array(z.string()),
  /** Why it cannot go like this; empty where it can. */
  problems: z.array(phrase),
})
export type PreparedForm = z.output<typeof preparedForm>

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

export const prepareRelease = endpoint({
  method: 'GET',
  path: '/api/dossiers/:dossierId/release',
  summary: 'What would go where if this dossier’s text were published now',
  who: 'reader',
  params: z.object({ dossierId: z.uuid() }),
  answer: z.object({
    destinations: z.array(
      z.object({
        id: z.uuid(),
        name: z.string(),
        channelLabel: phrase,
        byHand: z.boolean(),
        paused: z.boolean(),
        prepared: preparedForm,
      }),
    ),
    /** When it is planned to go out; null where nobody planned it. */
    plannedAt: instant.nullable(),
  }),
})

export const changeRelease = endpoint({
  method: 'POST',
  path: '/api/publications/:publicationId/release',
  summary: 'Say anew when a publication that has not gone out goes out; null for now',
  who: 'staff',
  act: true,
  params: z.object({ publicationId: z.uuid() }),
  body: z.strictObject({
    goesOutAt: instant.nullable(),
    embargoUntil: instant.nullable(),
    /** The time that was seen. */
    seen: instant.nullable(),
  }),
  answer: z.object({}),
})

export const readDelivery = endpoint({
  method: 'GET',
  path: '/api/deliveries/:deliveryId',
  summary: 'One delivery with the exact text and pictures that go there',
  who: 'reader',
  params: z.object({ deliveryId: z.uuid() }),
  answer: z.object({
    id: z.uuid(),
    title: z.string(),
    destination: z.string(),
    kind: z.enum(['publish', 'correct', 'withdraw']),
    state: z.enum(['by-hand', 'dropped', 'waiting', 'sending', 'sent', 'unsure', 'failed']),
    /** Why it is taken back, or corrected; '' otherwise. */
    notice: z.string(),
    /** Null for the portal, and where the destination is not to be used as it is set. */
    prepared: preparedForm.nullable(),
  }),
})

export const finishByHand = endpoint({
  method: 'POST',
  path: '/api/deliveries/:deliveryId/done',
  summary: 'Say that a person brought it there, and where it can be seen',
  who: 'staff',
  act: true,
  params: z.object({ deliveryId: z.uuid() }),
  body: z.strictObject({
    url: z.union([z.literal(''), z.url({ protocol: /^https?$/ }).max(2_000)]),
    note: plainText(500),
  }),
  answer: z.object({}),
})

export const listProofs = endpoint({
  method: 'GET',
  path: '/api/deliveries/:deliveryId/proofs',
  summary: 'What the public could see of a delivery, the newest look first',
  who: 'reader',
  params: z.object({ deliveryId: z.uuid() }),
  answer: z.object({
    /** When it is looked at next; null when it is not. */
    nextLook: instant.nullable(),
    rows: z.array(
      z.object({
        id: z.uuid(),
        /** A look by the program, or what a person shows. */
        kind: z.enum(['capture', 'hand']),
        takenAt: instant,
        outcome: z.enum(['first', 'same', 'there', 'changed', 'gone', 'unreachable', 'hand']),
        url: z.string(),
        status: z.int().nullable(),
        hops: z.array(z.string()),
        bodyHash: z.string().nullable(),
        failure: z.string(),
        fileHash: z.string().nullable(),
        note: z.string(),
        person: z.string().nullable(),
        ledgerIndex: z.int(),
      }),
    ),
  }),
})

export const readCapture = endpoint({
  method: 'GET',
  path: '/api/proofs/:proofId/body',
  summary: 'The bytes of a look as they came, as gzip: their SHA-256 is in the ledger',
  who: 'reader',
  params: z.object({ proofId: z.uuid() }),
  answer: z.string(),
})

export const addProof = endpoint({
  method: 'POST',
  path: '/api/deliveries/:deliveryId/proofs',
  summary: 'Show with a photo, a scan, a recording or a log that it was there',
  who: 'staff',
  act: true,
  params: z.object({ deliveryId: z.uuid() }),
  body: z.strictObject({ fileHash: hash, note: plainText(500) }),
  answer: z.object({ proofId: z.uuid() }),
})

export const readEmbargoCheck = endpoint({
  method: 'GET',
  path: '/api/embargo-check',
  summary: 'How the last look for texts that a stranger can read before their time ended; null before the first',
  who: 'reader',
  answer: z.object({
    last: z
      .object({
        at: instant,
        texts: z.int(),
        asked: z.int(),
        /** Of texts that the reader may read. */
        leaks: z.array(z.object({ dossierId: z.uuid(), title: z.string(), path: z.string() })),
        /** Of all texts. */
        count: z.int(),
      })
      .nullable(),
  }),
})

export const readReleaseSetting = endpoint({
  method: 'GET',
  path: '/api/release-setting',
  summary: 'What is done with a release whose time passed while nothing ran',
  who: 'reader',
  answer: z.object({ missed: z.enum(['send', 'ask']), revision: z.int() }),
})

export const saveReleaseSetting = endpoint({
  method: 'POST',
  path: '/api/release-setting',
  summary: 'Say what is done with a release whose time passed while nothing ran',
  who: 'administrator',
  act: true,
  body: z.strictObject({ missed: z.enum(['send', 'ask']), seenRevision: z.int().min(0) }),
  answer: z.object({ revision: z.int() }),
})
