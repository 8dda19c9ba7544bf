import { asKept, oneLine } from '../../../base/text.ts'
import { Refused } from '../../../base/refused.ts'
import { editionSchema, type Edition } from '../../rules.ts'
import { isActivity, readFlow, type Drawn } from './flow.ts'
import { EXPORTER, listOf, pageLists, parseBpmn, type Element, type ReadBpmn } from './format.ts'
import { BPMN_MB_MAX, PARTS_MAX, STEPS_MAX } from './limits.ts'
import { readLanes, type Lanes } from './lanes.ts'
import { localName, noteLeftOver, type Kept } from './left-over.ts'
import { Notes, type BpmnNote } from './notes.ts'
import { describeEdition } from './spoken.ts'
import { dataOf, readSteps, siarStepOf } from './steps.ts'
import { fitText, listOfValues, shorten, valueOf } from './values.ts'

const LINE_MAX = 500
const { shape } = editionSchema
const field = 'file'

/**
 * An edition from a BPMN 2.0 file: from our own the very one that was written; from another tool's what an edition can
 * hold, and a note for each thing it cannot.
 * @throws {Refused} `bpmn-…` when it is too large, no UTF-8, no BPMN, has a DOCTYPE, or holds no process of a size that
 *   an SOP can have
 */
export async function readBpmn(file: Uint8Array): Promise<{ edition: Edition; notes: BpmnNote[] }> {
  const read = await parse(textOf(file))
  const root = read.rootElement
  const notes = new Notes()
  for (const warning of read.warnings) notes.add('unread', warningText(warning.message))

  const { process, participant } = chooseProcess(root, notes)
  const count = countSteps(process)
  if (count < 2) throw new Refused({ code: 'bpmn-no-steps', field, count })
  if (count > STEPS_MAX) throw new Refused({ code: 'bpmn-too-many-steps', field, count, max: STEPS_MAX })
  const drawn = readFlow(process, {
    isOurs: (activity) => siarStepOf(activity) !== undefined,
    decides: (activity) => siarStepOf(activity)?.['shape'] === 'decision',
  })
  if (drawn.steps.length > STEPS_MAX)
    throw new Refused({ code: 'bpmn-too-many-steps', field, count: drawn.steps.length, max: STEPS_MAX })
  if (drawn.reordered) notes.add('order')

  const ours = extensionOf(process)
  const name = participant?.name ?? process.name ?? ''
  const title = fitText(ours ? name : oneLine(name), { max: LINE_MAX, where: 'Judul' }, notes)
  const lanes = readLanes(process, { steps: drawn.steps.map((it) => it.element), pool: title }, notes)
  const edition = editionSchema.parse({
    ...readPage(ours, notes),
    title,
    posts: lanes.posts,
    steps: readSteps(drawn, lanes.postOf, notes),
  })
  noteKinds(drawn, notes)
  noteNames({ root, process, participant, drawn }, notes)
  noteDescription(process, ours ? edition : null, notes)
  if (root['diagrams'] && root['exporter'] !== EXPORTER) notes.add('drawing')
  noteLeftOver(root, keptOf({ root, process, participant, drawn, lanes, ours }), notes)
  return { edition, notes: notes.shown() }
}

function textOf(file: Uint8Array): string {
  if (file.byteLength > BPMN_MB_MAX * 1024 * 1024)
    throw new Refused({ code: 'bpmn-too-large', field, max: BPMN_MB_MAX })
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    throw new Refused({ code: 'bpmn-not-text', field })
  }
  if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new Refused({ code: 'bpmn-doctype', field })
  // Counted before anything is built of it.
  let parts = 0
  for (const _ of text.matchAll(/<[\p{L}_]/gu))
    if (++parts > PARTS_MAX) throw new Refused({ code: 'bpmn-too-many-parts', field, max: PARTS_MAX })
  return text
}

async function parse(text: string): Promise<ReadBpmn> {
  try {
    return await parseBpmn(text)
  } catch (error) {
    throw new Refused({ code: 'bpmn-unreadable', field, detail: warningText((error as Error).message) })
  }
}

/** The words of the parser that mean something to whoever made the file, on one line. */
function warningText(message: string): string {
  const nested = /nested error: ([^\n]*)/.exec(message)?.[1]
  const line = /line: (\d+)/.exec(message)?.[1]
  const said = shorten(asKept(nested ?? message.split('\n')[0] ?? ''), 120)
  return line ? `${said}, baris ${Number(line) + 1}` : said
}

type Chosen = { readonly process: Element; readonly participant: Element | undefined }

/** Our own process, else the one with the most activities; the others are named. @throws {Refused} `bpmn-no-steps` */
function chooseProcess(root: Element, notes: Notes): Chosen {
  const elements = listOf(root['rootElements'])
  const participants = elements.flatMap((it) => listOf(it['participants']))
  const processes = elements.filter((it) => localName(it) === 'Process')
  const process =
    processes.find(extensionOf) ?? processes.toSorted((left, right) => countSteps(right) - countSteps(left))[0]
  if (!process) throw new Refused({ code: 'bpmn-no-steps', field, count: 0 })
  const participant = participants.find((it) => it['processRef'] === process)
  const drawnElsewhere = new Set(participants.map((it) => it['processRef']))
  const others = [
    ...participants
      .filter((it) => it !== participant)
      .map((it) => [it, it['processRef'] as Element | undefined] as const),
    ...processes.filter((it) => it !== process && !drawnElsewhere.has(it)).map((it) => [it, it] as const),
  ].map(([named, its]) => ({ name: shorten(named.name ?? named.id ?? '', 60), activities: its ? countSteps(its) : 0 }))
  if (others.length > 0) notes.add('pool', others)
  return { process, participant }
}

const countSteps = (process: Element) => listOf(process['flowElements']).filter(isActivity).length

function extensionOf(process: Element): Element | undefined {
  const extensions = process['extensionElements'] as Element | undefined
  return listOf(extensions?.['values']).find((it) => it.$type === 'siar:Edition')
}

/** The front page; blank where the file is not ours. */
function readPage(ours: Element | undefined, notes: Notes): Omit<Edition, 'title' | 'posts' | 'steps'> {
  const text = (name: 'number' | 'madeOn' | 'revisedOn' | 'effectiveOn') =>
    valueOf(shape[name], { element: ours, name, otherwise: '' }, notes)
  const approver = (name: 'unit' | 'name' | 'nip', attribute: string) =>
    valueOf(shape.approvedBy.shape[name], { element: ours, name: attribute, otherwise: '' }, notes)
  const list = (name: (typeof pageLists)[number]) =>
    listOfValues(
      shape[name].element,
      { elements: listOf(ours?.[name]), attribute: 'text', where: name, max: name === 'issuer' ? 10 : 60 },
      notes,
    )
  const ratifyWithinMinutes = valueOf(
    shape.ratifyWithinMinutes,
    { element: ours, name: 'ratifyWithinMinutes', otherwise: undefined, as: Number },
    notes,
  )
  return {
    issuer: list('issuer'),
    number: text('number'),
    madeOn: text('madeOn'),
    revisedOn: text('revisedOn'),
    effectiveOn: text('effectiveOn'),
    approvedBy: {
      unit: approver('unit', 'approvedUnit'),
      name: approver('name', 'approvedName'),
      nip: approver('nip', 'approvedNip'),
    },
    legalBasis: list('legalBasis'),
    qualifications: list('qualifications'),
    relatedSops: list('relatedSops'),
    equipment: list('equipment'),
    warnings: list('warnings'),
    records: list('records'),
    coordinators: listOfValues(
      shape.coordinators.element,
      { elements: listOf(ours?.['coordinators']), attribute: 'post', where: 'coordinator', max: 12 },
      notes,
    ),
    ...(ratifyWithinMinutes !== undefined && { ratifyWithinMinutes }),
  }
}

const ORDINARY: ReadonlySet<string> = new Set(['Task', 'UserTask', 'ManualTask'])

function noteKinds({ steps }: Drawn, notes: Notes): void {
  const activities = steps.map((it) => it.element).filter(isActivity)
  const kinds = Map.groupBy(
    activities.filter((it) => !ORDINARY.has(localName(it))),
    localName,
  )
  for (const [kind, found] of kinds) {
    const inner = found.filter((it) => listOf(it['flowElements']).length > 0)
    for (const it of inner) notes.add('inside', shorten(it.name ?? it.id ?? '', 60), listOf(it['flowElements']).length)
    const rest = found.filter((it) => !inner.includes(it)).map((it) => shorten(it.name ?? it.id ?? '', 60))
    if (rest.length > 0) notes.add('kind', kind, rest)
  }
}

/** Names that an edition has no place for, unless they are what Siar itself writes there. */
function noteNames(it: Chosen & { root: Element; drawn: Drawn }, notes: Notes): void {
  const lost = (element: Element, usual: RegExp) => {
    const name = shorten(element.name ?? '', 60)
    if (name !== '' && !usual.test(name)) notes.add('name', localName(element), name)
  }
  if (it.process.name !== undefined && it.process.name !== it.participant?.name && it.participant?.name !== undefined)
    notes.add('name', 'Process', shorten(it.process.name, 60))
  lost(it.root, /^$/)
  for (const element of it.drawn.plain) lost(element, /^(?:mulai|selesai|start|end|disetujui\?)$/i)
  const answers = new Set(it.drawn.steps.flatMap((step) => (step.decision ? step.exits.map((exit) => exit.flow) : [])))
  for (const flow of it.drawn.flows) if (!answers.has(flow)) lost(flow, /^$/)
}

/** A documentation of the process that is more than our own words about the front page. */
function noteDescription(process: Element, edition: Edition | null, notes: Notes): void {
  const own = edition ? oneLine(describeEdition(edition)) : ''
  for (const it of listOf(process['documentation'])) {
    const text = oneLine(typeof it['text'] === 'string' ? it['text'] : '')
    if (text !== '' && text !== own) notes.add('documentation', shorten(text, 120))
  }
}

type Held = Chosen & { root: Element; drawn: Drawn; lanes: Lanes; ours: Element | undefined }

/** All that has become part of the edition, or says no more than it: the rest is left over. */
function keptOf({ root, process, participant, drawn, lanes, ours }: Held): Kept {
  const kept = new Map<Element, ReadonlySet<string> | 'whole'>()
  const keep = (element: Element | undefined, ...properties: string[]) => {
    if (element) kept.set(element, new Set(['id', ...properties]))
  }
  const keepAll = (elements: readonly Element[], ...properties: string[]) => {
    for (const it of elements) keep(it, ...properties)
  }
  keep(root, 'name', 'targetNamespace', 'exporter', 'exporterVersion', 'diagrams')
  for (const it of listOf(root['rootElements'])) {
    const pools = listOf(it['participants'])
    if (pools.length > 0) keep(it)
    // Other pools and processes were told one by one.
    for (const pool of pools) kept.set(pool, 'whole')
    if (localName(it) === 'Process') kept.set(it, 'whole')
  }
  keep(participant, 'name', 'processRef')
  keep(process, 'name', 'isExecutable')
  keepAll(listOf(process['documentation']), 'text', 'textFormat')
  keep(ours)
  keepAll(lanes.sets)
  keepAll(lanes.lanes, 'name', 'flowNodeRef', 'post')
  keepAll([...drawn.plain], 'name', 'incoming', 'outgoing', 'gatewayDirection')
  keepAll(drawn.flows, 'name', 'sourceRef', 'targetRef')
  for (const { element } of drawn.steps) {
    keep(element, 'name', 'incoming', 'outgoing', 'flowElements', 'artifacts') // what is in a sub-process was told
    keep(siarStepOf(element))
    keepAll(listOf(element['documentation']), 'text', 'textFormat')
    for (const side of ['dataInputAssociations', 'dataOutputAssociations'] as const) {
      keepAll(listOf(element[side]), 'sourceRef', 'targetRef')
      for (const data of dataOf(element, side)) {
        keep(data, 'name', 'dataObjectRef', 'dataStoreRef')
        keep(data['dataObjectRef'] as Element | undefined, 'name')
      }
    }
    const specification = element['ioSpecification'] as Element | undefined
    keep(specification)
    for (const part of ['dataInputs', 'dataOutputs', 'inputSets', 'outputSets'])
      keepAll(listOf(specification?.[part]), 'name', 'dataInputRefs', 'dataOutputRefs')
    // The joints of data that bpmn.io draws; they hold nothing.
    keepAll(
      listOf(element['properties']).filter((it) => it.name?.startsWith('__')),
      'name',
    )
  }
  return kept
}
