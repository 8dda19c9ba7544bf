import { listOf, type Element } from './format.ts'
import type { Notes } from './notes.ts'

/** What was kept of a file: elements, and of each which properties; or one whose inside was told as a whole. */
export type Kept = ReadonlyMap<Element, ReadonlySet<string> | 'whole'>

type Found = { count: number; names: string[] }

/** Attributes of these namespaces say how XML is to be read, nothing about the process. */
const ABOUT_XML = /^(?:xmlns|xml|xsi)(?::|$)/

/**
 * Walks through a file from its root and notes whatever is not kept: elements, properties of kept elements, and what other
 * makers added. So nothing is lost in silence, also of what nobody thought of here.
 */
export function noteLeftOver(root: Element, kept: Kept, notes: Notes): void {
  const parts = new Map<string, Found>()
  const attributes = new Map<string, Found>()
  const extensions = new Map<string, Found>()
  const count = (into: Map<string, Found>, key: string, name: string | undefined) => {
    const found = into.get(key) ?? { count: 0, names: [] }
    found.count++
    if (name && !found.names.includes(name)) found.names.push(name)
    into.set(key, found)
  }
  const waiting: Element[] = [root]
  for (let element = waiting.pop(); element; element = waiting.pop()) {
    const known = kept.get(element)
    if (known === 'whole') continue
    const at = element.name ?? element.id
    for (const attribute of Object.keys(element.$attrs ?? {}))
      if (!ABOUT_XML.test(attribute)) count(attributes, attribute, at)
    for (const property of element.$descriptor?.properties ?? []) {
      const name = property.ns.localName
      const value = Object.hasOwn(element, name) ? element[name] : undefined
      if (value === undefined || property.isVirtual || value === property.default || known?.has(name)) continue
      if (name === 'extensionElements') {
        for (const it of listOf((value as Element)['values']))
          if (!kept.has(it)) count(extensions, vendorOf(it), it.$type)
      } else if (property.isReference || !isElement(value)) {
        count(attributes, name, at)
      } else
        for (const child of Array.isArray(value) ? listOf(value) : [value as Element])
          if (kept.has(child)) waiting.push(child)
          else count(parts, localName(child), nameOf(child))
    }
  }
  for (const [type, found] of parts) notes.add('part', type, found.count, found.names)
  for (const [name, found] of attributes) notes.add('attribute', name, found.count, found.names)
  for (const [vendor, found] of extensions) notes.add('extension', vendor, found.count, found.names)
}

const isElement = (value: unknown) => {
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'object' && first !== null && '$type' in first
}
export const localName = (element: Element) => element.$type.replace(/^.*:/, '')
const vendorOf = (element: Element) => element.$type.replace(/:.*$/, '')
const EXCERPT = 60

function nameOf(element: Element): string | undefined {
  const text = element.name ?? element['text'] ?? element['body']
  if (typeof text !== 'string' || text.trim() === '') return undefined
  const line = text.replace(/\s+/g, ' ').trim()
  return line.length > EXCERPT ? `${line.slice(0, EXCERPT).toWellFormed()}…` : line
}
