import { z } from 'zod'
import { Refused, type Language } from '../../base/refused.ts'
import { hash } from '../../base/schemas.ts'
import { lightWords as w } from '../../base/words/light.ts'
import { notesWords } from '../../base/words/notes.ts'
import type { Note } from '../rules.ts'
import { keyOfPlace, type NotePlace } from '../rules/note-places.ts'

/** Notes that the page has room for; the sheet in the application takes more. */
export const LIGHT_NOTES_MAX = 5

/** Plain data, since the hash of what was asked is made of it. */
export type Form = Readonly<Record<string, readonly string[]>>

/** What was typed into a form, so that nothing is lost when it is refused; never the password. */
export type Typed = {
  readonly answer: string
  readonly notes: readonly { readonly text: string; readonly place: string }[]
  readonly reason: string
  readonly toStep: number
}

/** A form as a browser without scripts sends it. */
export function readForm(text: string): Form {
  const form = new Map<string, string[]>()
  for (const [name, value] of new URLSearchParams(text)) {
    const values = form.get(name)
    if (values) values.push(value)
    else form.set(name, [value])
  }
  return Object.fromEntries(form)
}

export function typedIn(form: Form): Typed {
  const one = (name: string) => form[name]?.[0] ?? ''
  const places = form['place'] ?? []
  return {
    answer: one('answer'),
    notes: (form['note'] ?? []).map((text, index) => ({ text, place: places[index] ?? '' })),
    reason: [...(form['chip'] ?? []), one('reason')].filter(Boolean).join('\n'),
    toStep: Number(one('toStep')),
  }
}

/** The fields that every form of the page has beside its answer. */
export const formSchema = z.object({
  key: z.uuid(),
  revision: z.coerce.number().int().min(1),
  version: hash,
  password: z.string().min(1).max(200),
  code: z
    .string()
    .regex(/^\d{6}$/)
    .optional(),
})
export const fieldsOf = (form: Form) =>
  Object.fromEntries(Object.entries(form).map(([name, values]) => [name, values[0] ?? '']))

/**
 * The answer as the API takes it, still to be judged by its schema; a sentence instead where something is missing.
 * @param places where a note can belong, in the version that the form is about
 * @throws {Refused} `note-place-unknown`
 */
export function answerIn(typed: Typed, places: readonly NotePlace[], language: Language): object | string {
  const { answer, toStep } = typed
  const reason = typed.reason.trim()
  switch (answer) {
    case 'no':
      return reason === '' ? w.wordsNeeded[language] : { answer, reason, toStep }
    case 'yes-with-notes': {
      const notes = notesIn(typed, places, language)
      if (typeof notes === 'string') return notes
      return notes.length === 0 ? w.wordsNeeded[language] : { answer, notes }
    }
    default:
      return { answer }
  }
}

/** The same of a word on an oral approval, which leads nowhere that the leader chooses. */
export function ratificationIn(typed: Typed, language: Language): object | string {
  const reason = typed.reason.trim()
  if (typed.answer !== 'no') return { answer: typed.answer }
  return reason === '' ? w.wordsNeeded[language] : { answer: 'no', reason }
}

function notesIn({ notes }: Typed, places: readonly NotePlace[], language: Language): Note[] | string {
  if (notes.length > LIGHT_NOTES_MAX) return notesWords.tooMany[language](LIGHT_NOTES_MAX)
  const given: Note[] = []
  for (const [index, typed] of notes.entries()) {
    const text = typed.text.trim()
    if (text === '' && typed.place === '') continue
    if (text === '') return notesWords.blank[language](String(index + 1))
    if (typed.place === '') {
      given.push({ text })
      continue
    }
    const place = places.find((it) => keyOfPlace(it) === typed.place)
    if (!place) throw new Refused({ code: 'note-place-unknown', field: `decision.notes.${index}.place` })
    given.push({ text, place: { at: place.at, from: place.from, to: place.to } })
  }
  return given
}
