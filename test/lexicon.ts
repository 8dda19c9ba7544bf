/** Holds a value to the lexicons of atproto as they were recorded (https://atproto.com/specs/lexicon), unknown fields too. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { OutsideSchema } from './stand-in.ts'

type Definition = {
  readonly type: string
  readonly required?: readonly string[]
  readonly nullable?: readonly string[]
  readonly properties?: Readonly<Record<string, Definition>>
  readonly items?: Definition
  readonly ref?: string
  readonly refs?: readonly string[]
  readonly format?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly maxLength?: number
  readonly maxGraphemes?: number
  readonly maxSize?: number
  readonly accept?: readonly string[]
  readonly key?: string
  readonly record?: Definition
  readonly parameters?: Definition
  readonly input?: { readonly schema?: Definition }
}

const folder = join(import.meta.dirname, 'data/atproto/lexicons')
const lexicons = new Map<string, Record<string, Definition>>(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.json'))
    .map(
      (name) =>
        JSON.parse(readFileSync(join(folder, name), 'utf8')) as { id: string; defs: Record<string, Definition> },
    )
    .map(({ id, defs }) => [id, defs]),
)
// Named by those above and not recorded with them.
lexicons.set('com.atproto.repo.strongRef', {
  main: {
    type: 'object',
    required: ['uri', 'cid'],
    properties: { uri: { type: 'string', format: 'at-uri' }, cid: { type: 'string', format: 'cid' } },
  },
})
const recordNamed: Definition = {
  type: 'object',
  required: ['repo', 'collection', 'rkey'],
  properties: {
    repo: { type: 'string', format: 'at-identifier' },
    collection: { type: 'string', format: 'nsid' },
    rkey: { type: 'string', format: 'record-key' },
    swapRecord: { type: 'string', format: 'cid' },
    swapCommit: { type: 'string', format: 'cid' },
  },
}
lexicons.set('com.atproto.repo.deleteRecord', { main: { type: 'procedure', input: { schema: recordNamed } } })

const TID = /^[234567abcdefghij][234567abcdefghijklmnopqrstuvwxyz]{12}$/
const FORMATS: Record<string, RegExp> = {
  'at-identifier': /^(did:[a-z]+:[\w.:%-]+|([a-z\d-]+\.)+[a-z]+)$/i,
  'at-uri': /^at:\/\/[^\s]+$/,
  cid: /^baf[a-z2-7]{50,}$/,
  did: /^did:[a-z]+:[\w.:%-]+$/,
  nsid: /^([a-z\d-]+\.){2,}[a-zA-Z]+$/,
  'record-key': /^(?!\.{1,2}$)[\w.~:-]{1,512}$/,
  datetime: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/,
  uri: /^[a-z][a-z\d+.-]*:[^\s]+$/i,
  language: /^[a-z]{2,3}(-[A-Za-z\d]+)*$/,
}
const graphemes = new Intl.Segmenter('id', { granularity: 'grapheme' })

/** @throws {OutsideSchema} naming the field */
export const holdToInput = (id: string, value: unknown) => hold(mainOf(id).input?.schema, value, id, id)

/** @throws {OutsideSchema} naming the field */
export const holdToParameters = (id: string, value: unknown) => hold(mainOf(id).parameters, value, id, id)

/** A record and the key it is to lie under. @throws {OutsideSchema} naming the field */
export function holdToRecord(id: string, key: string, value: unknown): void {
  const main = mainOf(id)
  if (main.key === 'tid' && !TID.test(key)) throw new OutsideSchema(`${key} is no TID`)
  hold(main.record, value, id, id)
}

const mainOf = (id: string) => find(id, 'main')
function find(id: string, name: string): Definition {
  const found = lexicons.get(id)?.[name]
  if (!found) throw new OutsideSchema(`no lexicon ${id}#${name}`)
  return found
}

function hold(rule: Definition | undefined, value: unknown, at: string, within: string): void {
  const wrong = (why: string): never => {
    throw new OutsideSchema(`${at}: ${why}: ${JSON.stringify(value)?.slice(0, 200)}`)
  }
  if (!rule) return wrong('nothing belongs here')
  switch (rule.type) {
    case 'object':
    case 'params': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) return wrong('is no object')
      for (const name of rule.required ?? []) if (!(name in value)) wrong(`has no ${name}`)
      for (const [name, part] of Object.entries(value)) {
        if (name === '$type') continue
        if (part === null && rule.nullable?.includes(name)) continue
        if (!rule.properties?.[name]) wrong(`knows no ${name}`)
        hold(rule.properties?.[name], part, `${at}.${name}`, within)
      }
      return
    }
    case 'array':
      if (!Array.isArray(value)) return wrong('is no list')
      if (value.length > (rule.maxLength ?? Infinity)) wrong('is too long')
      return value.forEach((part, index) => hold(rule.items, part, `${at}[${index}]`, within))
    case 'string':
      if (typeof value !== 'string') return wrong('is no string')
      if (!value.isWellFormed()) wrong('is not well formed')
      if (Buffer.byteLength(value) > (rule.maxLength ?? Infinity)) wrong('has too many bytes')
      if ([...graphemes.segment(value)].length > (rule.maxGraphemes ?? Infinity)) wrong('has too many graphemes')
      if (rule.format && !FORMATS[rule.format]?.test(value)) wrong(`is no ${rule.format}`)
      return
    case 'integer':
      if (!Number.isInteger(value)) return wrong('is no integer')
      if ((value as number) < (rule.minimum ?? -Infinity) || (value as number) > (rule.maximum ?? Infinity))
        wrong('is out of range')
      return
    case 'boolean':
      return typeof value === 'boolean' ? undefined : wrong('is no boolean')
    case 'blob': {
      const { $type, ref, mimeType, size } = (value ?? {}) as Record<string, unknown>
      if ($type !== 'blob' || !FORMATS['cid']?.test((ref as { $link?: string } | undefined)?.$link ?? ''))
        wrong('is no blob')
      if (!Number.isInteger(size) || Number(size) > (rule.maxSize ?? Infinity)) wrong('is too large')
      if (rule.accept?.includes('image/*') && !String(mimeType).startsWith('image/')) wrong('is no picture')
      return
    }
    case 'ref':
      return follow(rule.ref ?? '', value, at, within)
    case 'union': {
      const { $type } = (value ?? {}) as { $type?: string }
      const wanted = rule.refs?.find((it) => absolute(it, within) === $type)
      return wanted ? follow(wanted, value, at, within) : wrong('is of no kind that is known')
    }
    case 'unknown':
      return typeof value === 'object' ? undefined : wrong('is no object')
    default:
      return wrong(`${rule.type} is not looked at`)
  }
}

const absolute = (ref: string, within: string) => (ref.startsWith('#') ? `${within}${ref}` : ref)
function follow(ref: string, value: unknown, at: string, within: string): void {
  const [id = '', name = 'main'] = absolute(ref, within).split('#')
  hold(find(id, name), value, at, id)
}
