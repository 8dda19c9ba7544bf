import { BpmnModdle } from 'bpmn-moddle'

/**
 * Our own namespace in a BPMN file: what an edition says and BPMN has no place for. What BPMN can say (the title as the
 * pool's name, posts as lanes, activities as tasks, order and decisions as flows) stands in BPMN alone, so that a change
 * made in another tool is read, not overruled.
 */
export const SIAR = 'urn:siar:sop:1'
export const BPMN = 'http://www.omg.org/spec/BPMN/20100524/MODEL'
export const EXPORTER = 'Siar'

/** The lists of the sheet's front page, each an element of that name with its lines. */
export const pageLists = [
  'issuer',
  'legalBasis',
  'qualifications',
  'relatedSops',
  'equipment',
  'warnings',
  'records',
] as const

const text = (name: string) => ({ name, type: 'String', isAttr: true })
const many = (name: string, type: string) => ({ name, type, isMany: true })
const capital = (name: string) => `${name.slice(0, 1).toUpperCase()}${name.slice(1)}`
const line = (name: string) => ({ name: capital(name), superClass: ['Element'], properties: [text('text')] })

/**
 * What `bpmn-moddle` must know of our namespace to find it under whatever prefix another tool gave it.
 * `siar:edition` stands in the process, `siar:step` in a task, the attribute `siar:post` on a lane.
 */
const descriptor = {
  name: 'Siar',
  uri: SIAR,
  prefix: 'siar',
  xml: { tagAlias: 'lowerCase' },
  types: [
    {
      name: 'Edition',
      superClass: ['Element'],
      properties: [
        ...['number', 'madeOn', 'revisedOn', 'effectiveOn'].map(text),
        ...['approvedUnit', 'approvedName', 'approvedNip', 'ratifyWithinMinutes'].map(text),
        ...pageLists.map((it) => many(it, capital(it))),
        many('coordinators', 'Coordinator'),
      ],
    },
    ...pageLists.map(line),
    { name: 'Coordinator', superClass: ['Element'], properties: [text('post')] },
    {
      name: 'Step',
      superClass: ['Element'],
      properties: [
        ...['label', 'executorAssumed', 'agenda', 'timeValue', 'timeUnit', 'remarks'].map(text),
        // Only where the drawing would say otherwise.
        ...['number', 'shape', 'executor', 'yes', 'no'].map(text),
        many('drafters', 'Drafter'),
        many('inputs', 'Input'),
        many('outputs', 'Output'),
        { name: 'gates', type: 'Gates' },
      ],
    },
    { name: 'Drafter', superClass: ['Element'], properties: [text('post')] },
    line('input'),
    line('output'),
    { name: 'Gates', superClass: ['Element'], properties: [many('gates', 'Gate')] },
    { name: 'Gate', superClass: ['Element'], properties: [text('ref')] },
    { name: 'PostOfLane', extends: ['bpmn:Lane'], properties: [text('post')] },
  ],
}

/** One element as `bpmn-moddle` reads it. */
export type Element = {
  readonly $type: string
  readonly $attrs: Readonly<Record<string, string>>
  readonly $descriptor?: {
    readonly properties: readonly {
      readonly name: string
      readonly ns: { readonly localName: string }
      readonly isReference?: boolean
      readonly isVirtual?: boolean
      readonly default?: unknown
    }[]
  }
  readonly $parent?: Element
  readonly id?: string
  readonly name?: string
  $instanceOf?(type: string): boolean
  readonly [property: string]: unknown
}

export type ReadBpmn = {
  readonly rootElement: Element
  readonly warnings: readonly { readonly message: string; readonly element?: Element; readonly property?: string }[]
}

/** Reads XML as BPMN. @throws when it is no XML or its root is no BPMN definitions */
export async function parseBpmn(xml: string): Promise<ReadBpmn> {
  return (await new BpmnModdle({ siar: descriptor }).fromXML(xml)) as ReadBpmn
}

export const listOf = (value: unknown): readonly Element[] => (Array.isArray(value) ? (value as Element[]) : [])
