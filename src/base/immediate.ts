import type { Content } from './content.ts'
import { immediateNames } from './words/disclosure.ts'

/**
 * The eight parts of an announcement made at once (serta-merta), as ids in `content.fields`: what threatens, whom,
 * the way out, how to keep clear, how to get help, who announces, how it is announced, what is being done
 * (UU 14/2008 article 10; Perki 1/2021, standard of the announcement).
 */
export const immediateParts = Object.keys(immediateNames) as readonly ImmediatePart[]
export type ImmediatePart = keyof typeof immediateNames

export const isImmediatePart = (id: string): id is ImmediatePart => Object.hasOwn(immediateNames, id)

/** The parts that a text made public at once says, for whoever draws it; none of another text. */
export function immediateOf(content: Content): { part: ImmediatePart; text: string }[] {
  if (content.disclosure !== 'immediate') return []
  return immediateParts.flatMap((part) => {
    const text = content.fields?.[part]?.trim()
    return text ? [{ part, text }] : []
  })
}
