/** What a dossier began with, and how its text opens with that while nobody has written yet. Pure; screens use it too. */
import { z } from 'zod'
import { claimLabels } from '../../base/claim.ts'
import { dataId, emptyContent, type Content, type ImageAttrs } from '../../base/content.ts'
import { FACTS_MAX, typedFactSchema } from '../../base/facts.ts'
import { hash } from '../../base/schemas.ts'
import { consents, type PhotoSaid } from '../../inventory/rules/intake.ts'

/** Why a kind of text is suggested. */
export const suggestionReasons = ['claim', 'crisis', 'programme', 'activity', 'issue'] as const
export type SuggestionReason = (typeof suggestionReasons)[number]

const sourceSchema = z.strictObject({
  /** Null for what a person noted. */
  mentionId: z.uuid().nullable(),
  /** Who said it: a medium, a letter, a citizen. */
  name: z.string(),
  title: z.string(),
  url: z.string(),
  /** When it came out, and when it came in here. */
  publishedAt: z.iso.datetime().nullable(),
  takenAt: z.iso.datetime(),
  /** SHA-256 of the words that stood there then. */
  textHash: hash,
})
export type OriginSource = z.output<typeof sourceSchema>

/** More than this of one item are looked through at the item itself. */
export const PHOTOS_CARRIED_MAX = 40

const photoSchema = z.strictObject({
  hash,
  name: z.string(),
  /** Who sent it, and the number of the receipt that they have. */
  agency: z.string(),
  receipt: z.string(),
  /** What they said of the persons in it, and of those under 18 years; of photos that came together it is said once. */
  people: z.enum(consents),
  children: z.enum(consents),
})

export const originSchema = z.strictObject({
  itemId: z.uuid(),
  kind: z.enum(['programme', 'activity', 'issue']),
  title: z.string(),
  summary: z.string(),
  agency: z.string(),
  sources: z.array(sourceSchema),
  /** How many came in beside those listed, copies among them. */
  more: z.int().min(0),
  sentences: z.array(
    z.strictObject({
      text: z.string(),
      /** The place in `sources`, from 0. */
      source: z.int().min(0),
    }),
  ),
  facts: z.array(typedFactSchema).max(FACTS_MAX),
  /** What was reported as a hoax; absent where nothing was. */
  claim: z
    .strictObject({
      id: z.uuid(),
      quote: z.string(),
      label: z.enum(claimLabels).nullable(),
      /** Until when its clarification is awaited. */
      dueAt: z.iso.datetime(),
      /** SHA-256 of the copy that was kept when it was reported. */
      copyHash: hash,
    })
    .optional(),
  /** What agencies sent along, the newest first; absent where nothing was. */
  photos: z.array(photoSchema).min(1).max(PHOTOS_CARRIED_MAX).optional(),
  /** Answers that the suggested kind of text opens with, by the field's id. */
  fields: z.record(dataId, z.string()).optional(),
  /** Null where the office has no such kind of text. */
  suggestion: z.strictObject({ type: z.string(), why: z.enum(suggestionReasons) }).nullable(),
})
export type Origin = z.output<typeof originSchema>

/**
 * The text of a dossier that nobody has written in: its title and what kind it may be. Facts are taken up one by one by who
 * writes, since each that stands in a text asks to be confirmed before the text leaves.
 */
export function openingOf(title: string, origin: Pick<Origin, 'suggestion' | 'fields'> | null): Content {
  return {
    ...emptyContent,
    title,
    ...(origin?.suggestion && { type: origin.suggestion.type, ...(origin.fields && { fields: origin.fields }) }),
  }
}

/**
 * A photo that an agency sent, as a picture of the text: what it shows is still to be said, and nobody whom the agency did
 * not ask counts as having agreed.
 */
export function pictureOf({ hash: src, agency, receipt, people, children }: PhotoSaid): ImageAttrs {
  const picture: ImageAttrs = { src, alt: '', caption: '', credit: agency }
  const said = [people, children]
  if (said.every((it) => it === 'none')) return { ...picture, people: 'none' }
  const agreed = !said.includes('unasked')
  return {
    ...picture,
    ...(agreed && { people: 'consented', consent: `Pernyataan ${agency}, tanda terima ${receipt}` }),
    ...(children !== 'none' && { minors: true }),
  }
}
