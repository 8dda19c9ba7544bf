/** XML as it is written out: every value escaped in this one place. */

/** A piece of XML that was made here. */
export class Xml {
  readonly text: string
  constructor(text: string) {
    this.text = text
  }
}

/** Characters that no XML 1.0 document may hold (production 2, Char): a reader would refuse the whole file. */
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' }

export function escapeXml(text: string): string {
  return text.replace(FORBIDDEN, '').replace(/[&<>"']/g, (sign) => ESCAPES[sign] as string)
}

/** In an attribute a reader turns tabs and line ends into spaces unless they are written as numbers (XML 1.0, 3.3.3). */
function escapeAttribute(text: string): string {
  return escapeXml(text).replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/** One element; text in it is escaped, a missing child is left out. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Xml | string | null | readonly Xml[])[]
): Xml {
  const written = Object.entries(attributes).map(([key, value]) => ` ${key}="${escapeAttribute(value)}"`)
  const inside = children.map((child) => {
    if (child === null) return ''
    if (child instanceof Xml) return child.text
    return typeof child === 'string' ? escapeXml(child) : child.map((it) => it.text).join('')
  })
  return new Xml(
    children.length === 0
      ? `<${name}${written.join('')}/>\n`
      : `<${name}${written.join('')}>${inside.join('')}</${name}>\n`,
  )
}

export function xmlDocument(root: Xml): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${root.text}`
}
