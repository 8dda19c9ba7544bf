import { z } from 'zod'
import { instant, page, whyNot } from '../../base/schemas.ts'
import { oneLine, plainText } from '../../base/text.ts'
import { endpoint } from '../../http/contract.ts'
import { consents, intakeKinds } from '../rules/intake.ts'

const id = z.uuid()
const linkId = z.object({ linkId: id })

const intakeLink = z.object({
  id,
  agency: z.string(),
  madeBy: z.string(),
  madeAt: instant,
  pausedAt: instant.nullable(),
  withdrawnAt: instant.nullable(),
  /** When something was handed in by it last. */
  lastAt: instant.nullable(),
  /** Of what was handed in by it, how much is to be sorted. */
  waiting: z.int(),
})
export type AgencyLink = z.output<typeof intakeLink>

export const listAgencyLinks = endpoint({
  method: 'GET',
  path: '/api/inventory/agencies',
  summary: 'Agencies that hand in by a link of their own, by name; whether I may keep the links',
  who: 'reader',
  query: z.object({
    ...page,
    withdrawn: z.enum(['yes', 'no']).default('no'),
    /** Of that agency alone, by its whole name in whatever case. */
    agency: plainText(200).overwrite(oneLine).optional(),
  }),
  answer: z.object({ rows: z.array(intakeLink), next: z.string().nullable(), whyNot }),
})

/** The link itself is told by the first answer alone: a repeat of the same request gets null. */
const made = z.object({ id, agency: z.string(), link: z.string().nullable() })

export const makeAgencyLink = endpoint({
  method: 'POST',
  path: '/api/inventory/agencies',
  summary: 'Make the link by which an agency hands in without an account',
  who: 'staff',
  act: true,
  body: z.strictObject({ agency: plainText(200).overwrite(oneLine).min(1) }),
  answer: made,
})

export const renewAgencyLink = endpoint({
  method: 'POST',
  path: '/api/inventory/agencies/:linkId/renewal',
  summary: 'Give an agency another link; the old one opens nothing from then on',
  who: 'staff',
  act: true,
  params: linkId,
  body: z.strictObject({}),
  answer: made,
})

export const pauseAgencyLink = endpoint({
  method: 'POST',
  path: '/api/inventory/agencies/:linkId/pause',
  summary: 'Take nothing in by a link until it is resumed',
  who: 'staff',
  act: true,
  params: linkId,
  body: z.strictObject({}),
  answer: z.object({}),
})

export const resumeAgencyLink = endpoint({
  method: 'POST',
  path: '/api/inventory/agencies/:linkId/resume',
  summary: 'Take in by a link again',
  who: 'staff',
  act: true,
  params: linkId,
  body: z.strictObject({}),
  answer: z.object({}),
})

export const withdrawAgencyLink = endpoint({
  method: 'POST',
  path: '/api/inventory/agencies/:linkId/withdrawal',
  summary: 'Withdraw a link for good; what came by it stays',
  who: 'staff',
  act: true,
  params: linkId,
  body: z.strictObject({}),
  answer: z.object({}),
})

const itemId = z.object({ itemId: id })
const photo = z.object({ hash: z.string(), name: z.string(), mediaType: z.string(), sizeBytes: z.int() })
const consent = z.object({ people: z.enum(consents), children: z.enum(consents) }).nullable()

const handedIn = z.object({
  id,
  receipt: z.string(),
  agency: z.string(),
  facts: z.object({
    kind: z.enum(intakeKinds),
    title: z.string(),
    what: z.string(),
    who: z.string(),
    day: z.string().nullable(),
    time: z.string(),
    place: z.string(),
    why: z.string(),
    how: z.string(),
  }),
  /** Of who is seen in the photos; null without any. */
  consent,
  photos: z.array(photo),
  handedAt: instant,
  additions: z.array(z.object({ words: z.string(), consent, photos: z.array(photo), addedAt: instant })),
})
export type HandedInView = z.output<typeof handedIn>

export const listHandedIn = endpoint({
  method: 'GET',
  path: '/api/inventory/items/:itemId/intake',
  summary: 'What agencies handed in for an item and for what was joined to it, with photos and consent',
  who: 'reader',
  params: itemId,
  answer: z.object({ rows: z.array(handedIn) }),
})

export const readIntakeContact = endpoint({
  method: 'GET',
  path: '/api/inventory/items/:itemId/intake/:intakeId/contact',
  summary: 'Whom to ask in the agency; for who works in the inventory',
  who: 'staff',
  params: z.object({ itemId: id, intakeId: id }),
  answer: z.object({ contact: z.object({ name: z.string(), post: z.string(), phone: z.string() }).nullable() }),
})
