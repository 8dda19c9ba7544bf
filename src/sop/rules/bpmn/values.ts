import type { z } from 'zod'
import { asKept, isPlain, oneLine } from '../../../base/text.ts'
import type { Element } from './format.ts'
import type { Notes } from './notes.ts'

/** What an attribute says, where the rule of its field allows it; else what it is without one, with a note. */
export function valueOf<Value>(
  schema: z.ZodType<Value>,
  it: {
    readonly element: Element | undefined
    readonly name: string
    readonly otherwise: Value
    readonly as?: (text: string) => unknown
  },
  notes: Notes,
): Value {
  const text = it.element?.[it.name]
  if (typeof text !== 'string') return it.otherwise
  const read = schema.safeParse(it.as ? it.as(text) : text)
  if (read.success) return read.data
  notes.add('value', it.name, shorten(text, 60))
  return it.otherwise
}

/** The entries of a list that the rule of its field allows, as many as it holds. */
export function listOfValues<Value>(
  schema: z.ZodType<Value>,
  it: {
    readonly elements: readonly Element[]
    readonly attribute: string
    readonly where: string
    readonly max: number
  },
  notes: Notes,
): Value[] {
  if (it.elements.length > it.max) notes.add('tooMany', it.where, it.max, it.elements.length)
  return it.elements.slice(0, it.max).flatMap((element) => {
    const text = element[it.attribute] ?? ''
    const read = schema.safeParse(text)
    if (!read.success) notes.add('value', it.where, shorten(String(text), 60))
    return read.success ? [read.data] : []
  })
}

/** A text from elsewhere in the form that an edition holds; cut with a note where it is too long or cannot be kept. */
export function fitText(text: string, it: { readonly max: number; readonly where: string }, notes: Notes): string {
  const kept = asKept(text.toWellFormed())
  // Sign by sign, since a rule for the whole says only that something in it is not plain.
  const plain = isPlain(kept) ? kept : [...kept].filter(isPlain).join('')
  const fitted = cut(plain, it.max)
  if (fitted !== kept) notes.add('cut', it.where, it.max)
  return fitted
}

/** The first characters of a text, never half of one (a pair of surrogates). */
function cut(text: string, max: number): string {
  if (text.length <= max) return text
  const first = text.slice(0, max)
  return first.isWellFormed() ? first : first.slice(0, -1)
}

export function shorten(text: string, max: number): string {
  const line = oneLine(text)
  return line.length > max ? `${cut(line, max)}…` : line
}
