/** A small strict XML reader for tests: it refuses what a feed reader would refuse, and knows no DTD. */
export type XmlElement = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: (XmlElement | string)[]
}

const ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const FORBIDDEN = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/u

/** @throws {Error} for anything that is not well-formed */
export function parseXml(text: string): XmlElement {
  if (FORBIDDEN.test(text)) throw new Error('a character that XML forbids')
  const top: XmlElement = { name: '', attributes: {}, children: [] }
  const open: XmlElement[] = [top]
  let rest = text.replace(/^<\?xml [^?]*\?>\s*/, '')
  while (rest !== '') {
    const here = open.at(-1) as XmlElement
    const tag = /^<(\/?)([\w:.-]+)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>/.exec(rest)
    if (tag) {
      const [whole, close, name, attributes, empty] = tag as unknown as [string, string, string, string, string]
      if (close) {
        if (here.name !== name) throw new Error(`</${name}> closes <${here.name}>`)
        open.pop()
      } else {
        const element: XmlElement = {
          name,
          attributes: Object.fromEntries(
            [...attributes.matchAll(/([\w:.-]+)="([^"]*)"/g)].map((it) => [it[1], decode(it[2] as string)]),
          ),
          children: [],
        }
        here.children.push(element)
        if (!empty) open.push(element)
      }
      rest = rest.slice(whole.length)
      continue
    }
    const [words] = /^[^<]+/.exec(rest) ?? []
    if (words === undefined || words.includes(']]>')) throw new Error(`malformed at ${rest.slice(0, 40)}`)
    if (here !== top) here.children.push(decode(words))
    else if (words.trim()) throw new Error('text outside the root')
    rest = rest.slice(words.length)
  }
  const [root] = top.children
  if (open.length !== 1 || top.children.length !== 1 || typeof root !== 'object') throw new Error('not one whole root')
  return root
}

export function textOf(element: XmlElement): string {
  return element.children.map((it) => (typeof it === 'string' ? it : textOf(it))).join('')
}

export function childrenOf(element: XmlElement, name: string): XmlElement[] {
  return element.children.filter((it): it is XmlElement => typeof it !== 'string' && it.name === name)
}

/** The text of the first child of this name. @throws {Error} when there is none */
export function textIn(element: XmlElement, name: string): string {
  const [first] = childrenOf(element, name)
  if (!first) throw new Error(`<${element.name}> has no <${name}>`)
  return textOf(first)
}

function decode(text: string): string {
  return text.replace(/&([^;&]*);?/g, (whole, name: string) => {
    if (!whole.endsWith(';')) throw new Error('a bare ampersand')
    const found = ENTITIES[name] ?? (/^#\d+$/.test(name) ? String.fromCodePoint(Number(name.slice(1))) : undefined)
    if (found === undefined) throw new Error(`entity ${whole}`)
    return found
  })
}
