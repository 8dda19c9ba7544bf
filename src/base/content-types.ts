/**
 * The kinds of text an office writes, as its own data: what each asks for beside the text, what its writer ticks, how it
 * begins and where it goes. An office changes them without a programmer.
 */
import { z } from 'zod'
import { bodySchema, dataId, variantChannels, type Content } from './content.ts'
import { calendarDay } from './day.ts'
import { dayText } from './facts.ts'
import { isImmediatePart } from './immediate.ts'
import { plainText, RESERVED, TWICE } from './text.ts'

/** A text can hold this many fields (`content.fields`), so a type asks for no more. */
const FIELDS_MAX = 40
const CHECKS_MAX = 30
const CHOICES_MAX = 40
const FIELD_LENGTH_MAX = 4_000
export const CONTENT_TYPES_MAX = 60

/** The web has the text itself; each other channel has a form of its own. */
export const targetChannels = ['web', ...variantChannels] as const

/** A phrase of the office in Indonesian, and in English where it has one. */
const phrase = (max: number) => z.strictObject({ id: plainText(max, 1), en: plainText(max).default('') })
const hint = (max: number) => z.strictObject({ id: plainText(max).default(''), en: plainText(max).default('') })

const fieldSchema = z
  .strictObject({
    id: dataId,
    label: phrase(120),
    help: hint(400).default({ id: '', en: '' }),
    kind: z.enum(['text', 'long-text', 'date', 'choice']),
    required: z.boolean(),
    /** Longest answer, in letters. */
    maxLength: z.int().min(1).max(FIELD_LENGTH_MAX).default(300),
    /** Of a choice: what may be chosen. */
    choices: z
      .array(z.strictObject({ id: dataId, label: phrase(120) }))
      .max(CHOICES_MAX)
      .default([])
      .check((found) => refuseTwins(found)),
  })
  .check((found) => {
    const { kind, choices } = found.value
    if (kind === 'choice' && choices.length < 2)
      found.issues.push({ code: 'too_small', origin: 'array', minimum: 2, input: choices, path: ['choices'] })
    if (kind !== 'choice' && choices.length > 0)
      found.issues.push({ code: 'too_big', origin: 'array', maximum: 0, input: choices, path: ['choices'] })
  })

export const contentTypeSchema = z.strictObject({
  id: dataId,
  name: phrase(120),
  /** When one uses it. */
  help: hint(400).default({ id: '', en: '' }),
  /** Its place among the others, the lowest first. */
  order: z.int().min(0).max(9_999).default(100),
  /** One that is no longer offered; the texts that have it keep it. */
  active: z.boolean().default(true),
  fields: z
    .array(fieldSchema)
    .max(FIELDS_MAX)
    .check((found) => refuseTwins(found)),
  /** Sentences that the writer ticks before the text leaves. */
  checklist: z
    .array(z.strictObject({ id: dataId, text: phrase(300) }))
    .max(CHECKS_MAX)
    .check((found) => refuseTwins(found)),
  /** How the text begins. */
  template: z.strictObject({
    title: plainText(300).default(''),
    summary: plainText(1_000).default(''),
    topic: plainText(60).default(''),
    body: bodySchema,
  }),
  channels: z
    .array(z.enum(targetChannels))
    .min(1)
    .max(targetChannels.length)
    .refine((it) => new Set(it).size === it.length, { error: TWICE }),
})
export type ContentType = z.output<typeof contentTypeSchema>
export type ContentTypeField = ContentType['fields'][number]

/**
 * A kind of text as it is given: its fields take no name of the eight parts of an announcement made at once, which stand
 * in `content.fields` too, since one answer would then be read as the other.
 */
export const givenContentType = contentTypeSchema.check((found) => {
  for (const [at, { id }] of found.value.fields.entries())
    if (isImmediatePart(id))
      found.issues.push({ code: 'custom', message: RESERVED, input: id, path: ['fields', at, 'id'] })
})

/** What the office gave out as a file: its types, to be taken over by another. */
export const contentTypesFile = z.strictObject({
  contentTypes: z
    .array(givenContentType)
    .min(1)
    .max(CONTENT_TYPES_MAX)
    .check((found) => refuseTwins(found)),
})

/** A phrase of the office in the reader's language, in Indonesian where it has no other. */
export function phraseIn(language: 'id' | 'en', phrase: { readonly id: string; readonly en: string }): string {
  return language === 'en' && phrase.en !== '' ? phrase.en : phrase.id
}

/**
 * What a text answers to its kind's questions beside itself, in their order, what no question asks for last; blank
 * answers, and the parts of what goes out at once, which stand in the text, are left out. `typed` answers read as typed.
 */
export function answersOf(
  content: Content,
  type: ContentType | null,
  language: 'id' | 'en',
): { readonly id: string; readonly label: string; readonly text: string; readonly typed: boolean }[] {
  const asked = type?.fields.map((it) => it.id) ?? []
  const turn = (id: string) => (asked.includes(id) ? asked.indexOf(id) : asked.length)
  return Object.entries(content.fields ?? {})
    .toSorted(([one], [other]) => turn(one) - turn(other))
    .filter(([id, text]) => text.trim() !== '' && !(content.disclosure === 'immediate' && isImmediatePart(id)))
    .map(([id, text]) => {
      const field = type?.fields.find((it) => it.id === id)
      const label = field ? phraseIn(language, field.label) : id
      const chosen = field?.kind === 'choice' && field.choices.find((it) => it.id === text)
      if (chosen) return { id, label, text: phraseIn(language, chosen.label), typed: false }
      const day = field?.kind === 'date' && calendarDay.safeParse(text).success
      return { id, label, text: day ? dayText(text) : text, typed: !day }
    })
}

/** Whether nobody has written anything yet, so that a template takes nothing away. */
export function isUnwritten(content: Content): boolean {
  const { body } = content
  return body.content.length === 0 || (body.content.length === 1 && isEmptyParagraph(body.content[0]))
}

/** Why an answer does not do for its field, or null when it does; an empty one is no answer. */
export function whyNotAnswer(
  field: ContentTypeField,
  answer: string,
): 'too-long' | 'not-a-day' | 'not-a-choice' | null {
  if (answer === '') return null
  if ([...answer].length > field.maxLength) return 'too-long'
  switch (field.kind) {
    case 'text':
    case 'long-text':
      return null
    case 'date':
      return z.iso.date().safeParse(answer).success ? null : 'not-a-day'
    case 'choice':
      return field.choices.some((it) => it.id === answer) ? null : 'not-a-choice'
  }
}

function isEmptyParagraph(block: Content['body']['content'][number] | undefined): boolean {
  return block?.type === 'paragraph' && !block.content?.some((it) => it.type !== 'text' || it.text.trim() !== '')
}

function refuseTwins(found: z.core.ParsePayload<{ readonly id: string }[]>): void {
  const seen = new Set<string>()
  for (const [at, it] of found.value.entries()) {
    if (seen.has(it.id)) found.issues.push({ code: 'custom', message: TWICE, input: it.id, path: [at, 'id'] })
    seen.add(it.id)
  }
}
