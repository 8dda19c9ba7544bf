import { element, xmlDocument, type Xml } from '../../../base/xml.ts'
import type { Edition, Step } from '../../rules.ts'
import { BPMN, EXPORTER, pageLists, SIAR } from './format.ts'
import { layOut, type Box, type NodeKind, type Point } from './layout.ts'
import { describeEdition, describeStep } from './spoken.ts'

type Flow = { readonly id: string; readonly from: string; readonly to: string; readonly name: string }
type Node = {
  readonly id: string
  readonly kind: NodeKind
  readonly lane: number
  readonly xml: (flows: Flow[]) => Xml
}

/**
 * An edition as BPMN 2.0 with its drawing: a pool, a lane for each post, a task for each step, a gateway after each
 * decision. `readBpmn` gives the very same edition back. Characters that no XML may hold (U+FFFE, U+FFFF) are left out.
 */
export function writeBpmn(edition: Edition): string {
  const nodes = nodesOf(edition)
  const flows = flowsOf(edition)
  const laneIds = edition.posts.map((_, at) => `Jabatan_${at + 1}`)
  const process = element(
    'bpmn:process',
    { id: 'Proses', ...named(edition.title), isExecutable: 'false' },
    element('bpmn:documentation', {}, describeEdition(edition)),
    element('bpmn:extensionElements', {}, editionElement(edition)),
    element(
      'bpmn:laneSet',
      { id: 'Jabatan' },
      edition.posts.map((post, at) =>
        element(
          'bpmn:lane',
          { id: laneIds[at] ?? '', ...named(post.name), 'siar:post': post.id },
          nodes.filter((it) => it.lane === at).map((it) => element('bpmn:flowNodeRef', {}, it.id)),
        ),
      ),
    ),
    nodes.map((it) => it.xml(flows)),
    flows.map((it) =>
      element('bpmn:sequenceFlow', { id: it.id, ...named(it.name), sourceRef: it.from, targetRef: it.to }),
    ),
  )
  return xmlDocument(
    element(
      'bpmn:definitions',
      {
        'xmlns:bpmn': BPMN,
        'xmlns:bpmndi': 'http://www.omg.org/spec/BPMN/20100524/DI',
        'xmlns:dc': 'http://www.omg.org/spec/DD/20100524/DC',
        'xmlns:di': 'http://www.omg.org/spec/DD/20100524/DI',
        'xmlns:siar': SIAR,
        id: 'SOP',
        targetNamespace: SIAR,
        exporter: EXPORTER,
      },
      element(
        'bpmn:collaboration',
        { id: 'Kolaborasi' },
        element('bpmn:participant', { id: 'Instansi', ...named(edition.title), processRef: 'Proses' }),
      ),
      process,
      drawing(edition, nodes, flows),
    ),
  )
}

const taskId = (at: number) => `Langkah_${at + 1}`
const gatewayId = (at: number) => `Keputusan_${at + 1}`
const named = (name: string): { name?: string } => (name === '' ? {} : { name })

function nodesOf({ posts, steps }: Edition): Node[] {
  const laneOf = (step: Step | undefined) => {
    const at = posts.findIndex((post) => post.id === step?.executor)
    return at === -1 ? posts.length : at
  }
  const ends = (id: string, flows: Flow[]) => [
    ...flows.filter((it) => it.to === id).map((it) => element('bpmn:incoming', {}, it.id)),
    ...flows.filter((it) => it.from === id).map((it) => element('bpmn:outgoing', {}, it.id)),
  ]
  const event = (id: string, kind: 'startEvent' | 'endEvent', name: string, step: Step | undefined): Node => ({
    id,
    kind: 'event',
    lane: laneOf(step),
    xml: (flows) => element(`bpmn:${kind}`, { id, name }, ends(id, flows)),
  })
  return [
    event('Mulai', 'startEvent', 'Mulai', steps[0]),
    ...steps.flatMap((step, at): Node[] => {
      const lane = laneOf(step)
      const described = describeStep(step)
      const task: Node = {
        id: taskId(at),
        kind: 'task',
        lane,
        xml: (flows) =>
          element(
            'bpmn:userTask',
            { id: taskId(at), ...named(step.activity) },
            described === '' ? [] : [element('bpmn:documentation', {}, described)],
            element('bpmn:extensionElements', {}, stepElement({ posts, steps }, at)),
            ends(taskId(at), flows),
          ),
      }
      const gateway: Node = {
        id: gatewayId(at),
        kind: 'gateway',
        lane,
        xml: (flows) =>
          element('bpmn:exclusiveGateway', { id: gatewayId(at), name: 'Disetujui?' }, ends(gatewayId(at), flows)),
      }
      return step.shape === 'decision' ? [task, gateway] : [task]
    }),
    event('Selesai', 'endEvent', 'Selesai', steps.at(-1)),
  ]
}

function flowsOf({ steps }: Pick<Edition, 'steps'>): Flow[] {
  const after = (at: number) => (at + 1 < steps.length ? taskId(at + 1) : 'Selesai')
  return [
    { id: 'Alur_mulai', from: 'Mulai', to: after(-1), name: '' },
    ...steps.flatMap((step, at): Flow[] => {
      if (step.shape !== 'decision') return [{ id: `Alur_${at + 1}`, from: taskId(at), to: after(at), name: '' }]
      const [yes, no] = [targetAt(steps, step.yes), targetAt(steps, step.no)]
      const from = gatewayId(at)
      return [
        { id: `Alur_${at + 1}`, from: taskId(at), to: from, name: '' },
        { id: `Ya_${at + 1}`, from, to: yes === -1 ? after(at) : taskId(yes), name: 'YA' },
        ...(no === -1 ? [] : [{ id: `Tidak_${at + 1}`, from, to: taskId(no), name: 'TIDAK' }]),
      ]
    }),
  ]
}

/** Where in the list a numbered step stands, or -1. */
function targetAt(steps: readonly Step[], number: number | null): number {
  return number === null ? -1 : steps.findIndex((it) => it.number === number)
}

function editionElement(edition: Edition): Xml {
  const { approvedBy, ratifyWithinMinutes } = edition
  return element(
    'siar:edition',
    {
      number: edition.number,
      madeOn: edition.madeOn,
      revisedOn: edition.revisedOn,
      effectiveOn: edition.effectiveOn,
      approvedUnit: approvedBy.unit,
      approvedName: approvedBy.name,
      approvedNip: approvedBy.nip,
      ...(ratifyWithinMinutes !== undefined && { ratifyWithinMinutes: String(ratifyWithinMinutes) }),
    },
    pageLists.flatMap((list) => edition[list].map((text) => element(`siar:${list}`, { text }))),
    edition.coordinators.map((post) => element('siar:coordinator', { post })),
  )
}

/** What BPMN has no place for; and, for a draft that is not whole yet, what its drawing would say otherwise. */
function stepElement({ posts, steps }: Pick<Edition, 'posts' | 'steps'>, at: number): Xml {
  const step = steps[at] as Step
  const decision = step.shape === 'decision'
  const drawnShape =
    decision && targetAt(steps, step.no) !== -1
      ? 'decision'
      : at === 0
        ? 'start'
        : at === steps.length - 1
          ? 'end'
          : 'process'
  const undrawn = (number: number | null) =>
    number !== null && (!decision || targetAt(steps, number) === -1) ? String(number) : null
  const yes = decision && step.yes === null ? 'next' : undrawn(step.yes)
  const no = undrawn(step.no)
  return element(
    'siar:step',
    {
      label: step.label,
      executorAssumed: String(step.executorAssumed),
      agenda: String(step.agenda),
      ...(step.time && { timeValue: String(step.time.value), timeUnit: step.time.unit }),
      ...(step.remarks !== '' && { remarks: step.remarks }),
      ...(step.number !== at + 1 && { number: String(step.number) }),
      ...(step.shape !== drawnShape && { shape: step.shape }),
      ...(!posts.some((post) => post.id === step.executor) && { executor: step.executor }),
      ...(yes !== null && { yes }),
      ...(no !== null && { no }),
    },
    step.drafters.map((post) => element('siar:drafter', { post })),
    step.inputs.map((text) => element('siar:input', { text })),
    step.outputs.map((text) => element('siar:output', { text })),
    step.gates
      ? [
          element(
            'siar:gates',
            {},
            step.gates.map((ref) => element('siar:gate', { ref })),
          ),
        ]
      : [],
  )
}

function drawing(edition: Edition, nodes: readonly Node[], flows: readonly Flow[]): Xml {
  const layout = layOut(
    edition.posts.length,
    nodes,
    flows.map((it) => ({ ...it, back: it.name === 'TIDAK' })),
  )
  const bounds = (box: Box) =>
    element('dc:Bounds', {
      x: String(box.x),
      y: String(box.y),
      width: String(box.width),
      height: String(box.height),
    })
  const shape = (id: string, box: Box, more: Readonly<Record<string, string>> = {}) =>
    element('bpmndi:BPMNShape', { id: `${id}_gambar`, bpmnElement: id, ...more }, bounds(box))
  const waypoint = (it: Point) => element('di:waypoint', { x: String(it.x), y: String(it.y) })
  return element(
    'bpmndi:BPMNDiagram',
    { id: 'Gambar' },
    element(
      'bpmndi:BPMNPlane',
      { id: 'Bidang', bpmnElement: 'Kolaborasi' },
      shape('Instansi', layout.pool, { isHorizontal: 'true' }),
      layout.lanes.map((box, at) => shape(`Jabatan_${at + 1}`, box, { isHorizontal: 'true' })),
      nodes.map((it) =>
        shape(it.id, layout.nodes.get(it.id) as Box, it.kind === 'gateway' ? { isMarkerVisible: 'true' } : {}),
      ),
      flows.map((it) =>
        element(
          'bpmndi:BPMNEdge',
          { id: `${it.id}_gambar`, bpmnElement: it.id },
          (layout.flows.get(it.id) as readonly Point[]).map(waypoint),
        ),
      ),
    ),
  )
}
