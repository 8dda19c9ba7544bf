/** Server-drawn HTML: whatever is put into the template is text, unless it is HTML by its own type. */
import { escapeHtml } from '../base/content-html.ts'

/** HTML that was made here, so that it is not escaped again. */
export class Html {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

export type HtmlValue = Html | string | number | null | undefined | false | readonly HtmlValue[]

/**
 * Escapes every value for content and for double-quoted attributes; lists are joined; null, undefined and false are
 * left out. Attribute values must stand in double quotes.
 */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  let text = parts[0] as string
  values.forEach((value, at) => {
    text += draw(value) + (parts[at + 1] as string)
  })
  return new Html(text)
}

/** Takes a string as HTML. Only for what our own code escaped already. */
export function rawHtml(text: string): Html {
  return new Html(text)
}

/** JSON inside a script element: no `<` can end it, and the two line ends that JavaScript once minded are escaped. */
export function jsonInHtml(value: unknown): Html {
  return new Html(
    JSON.stringify(value).replaceAll('<', '\\u003c').replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029'),
  )
}

function draw(value: HtmlValue): string {
  if (value instanceof Html) return value.text
  if (Array.isArray(value)) return value.map(draw).join('')
  if (value === null || value === undefined || value === false) return ''
  return escapeHtml(String(value))
}
