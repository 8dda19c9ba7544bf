import { z } from 'zod'

/** C0 controls except tab and line feed, and DEL: they break XML, terminals and CSV, and mean nothing to a reader. */
// oxlint-disable-next-line no-control-regex -- these are the very characters that are refused
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f]/

/** What our own refinements report; `src/http/problem.ts` turns each into a sentence. */
export const BROKEN_TEXT = 'control characters or broken text'
export const NOT_AN_ADDRESS = 'not a web address'
export const TWICE = 'stands there twice'
export const NOT_RISING = 'is not above the one before'
export const RESERVED = 'names something else already'

/** Whether a text can be kept and shown as it is: well-formed Unicode without control characters. */
export function isPlain(text: string): boolean {
  return text.isWellFormed() && !CONTROL.test(text)
}

/** One line as people meant it: no line breaks, no doubled spaces. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\s\u200B]+/gu, ' ').trim()
}

/** The beginning of a text, so many UTF-16 units at most; no sign of two units, as of a picture, is cut in half. */
export function beginningOf(text: string, max: number): string {
  const begun = text.slice(0, max)
  return begun.isWellFormed() ? begun : begun.slice(0, -1).toWellFormed()
}

/** One line that ends no line of a header, of a greeting or of a terminal, whatever somebody or a server put into it. */
export function safeLine(text: string): string {
  return oneLine(text.replaceAll(/\p{Cc}+/gu, ' '))
}

/** A text in the form in which it is kept: NFC, line ends as LF; broken text stays as it is, to be refused. */
export function asKept(text: string): string {
  return text.isWellFormed() ? text.replaceAll('\r\n', '\n').normalize('NFC') : text
}

/**
 * A text that people typed: NFC, line ends as LF, no control characters, no lone surrogates.
 * Normalised before it is hashed or approved, never after.
 * @param max in Unicode code points, inclusive
 */
export function plainText(max: number, min = 0) {
  return (
    z
      .string()
      // First, since normal form may be longer than what was typed: what is kept must pass again when it is read.
      .overwrite(asKept)
      .max(max)
      .min(min)
      .refine(isPlain, { error: BROKEN_TEXT })
  )
}
