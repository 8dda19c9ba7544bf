import { listOf, type Element } from './format.ts'

/** Where an arrow leads: a step by its place in the list, or the end of the process. */
export type Target = number | 'end'

/** One step as it is drawn: an activity, or a decision that follows no single activity. */
export type DrawnStep = {
  readonly element: Element
  /** The gateway that makes the activity before it a decision. */
  readonly gateway: Element | null
  readonly exits: readonly { readonly flow: Element; readonly label: string; readonly targets: readonly Target[] }[]
  /** Whether its exits are the answers of a decision. */
  readonly decision: boolean
}
export type Drawn = {
  readonly steps: readonly DrawnStep[]
  /** The steps were put in order by their arrows, since the file has another one. */
  readonly reordered: boolean
  /** Starts, ends, and decisions' joints that say no more than the order of the steps does. */
  readonly plain: ReadonlySet<Element>
  readonly flows: readonly Element[]
}

const is = (element: Element, type: string) => element.$instanceOf?.(`bpmn:${type}`) ?? false

export const isActivity = (element: Element) => is(element, 'Activity')

/** What the file says of an activity beside the drawing: that Siar wrote it, and that it decides though no branch shows. */
export type Said = { isOurs(activity: Element): boolean; decides(activity: Element): boolean }

/** The steps of a process in their order, and where each leads. */
export function readFlow(process: Element, said: Said): Drawn {
  const elements = listOf(process['flowElements'])
  const nodes = new Set(elements.filter((it) => is(it, 'FlowNode') && !is(it, 'BoundaryEvent')))
  const flows = elements.filter(
    (it) => is(it, 'SequenceFlow') && nodes.has(it['sourceRef'] as Element) && nodes.has(it['targetRef'] as Element),
  )
  const out = groupBy(flows, 'sourceRef')
  const into = groupBy(flows, 'targetRef')
  const outOf = (node: Element) => out.get(node) ?? []

  const gatewayOf = new Map<Element, Element>()
  const alone = new Set<Element>()
  for (const gateway of nodes) {
    if (!is(gateway, 'ExclusiveGateway')) continue
    const entries = into.get(gateway) ?? []
    const before = entries.length === 1 ? (entries[0]?.['sourceRef'] as Element) : null
    const branches = outOf(gateway).length > 1
    if (before && isActivity(before) && outOf(before).length === 1 && (branches || said.decides(before)))
      gatewayOf.set(before, gateway)
    else if (branches) alone.add(gateway)
  }
  const found = [...nodes].filter((it) => isActivity(it) || alone.has(it))
  const placeOf = new Map(found.map((it, at) => [it, at]))

  /** Through whatever lies between, to the steps. */
  const leadsTo = (flow: Element): Target[] => {
    const targets = new Set<Target>()
    const seen = new Set<Element>()
    const waiting = [flow['targetRef'] as Element]
    for (let node = waiting.pop(); node; node = waiting.pop()) {
      if (seen.has(node)) continue
      seen.add(node)
      const place = placeOf.get(node)
      if (place !== undefined) targets.add(place)
      else if (outOf(node).length === 0) targets.add('end')
      else waiting.push(...outOf(node).map((it) => it['targetRef'] as Element))
    }
    const last = (target: Target) => (target === 'end' ? found.length : target)
    return [...targets].toSorted((left, right) => last(left) - last(right))
  }
  const steps = found.map((element): DrawnStep => {
    const gateway = gatewayOf.get(element) ?? null
    const exits = outOf(gateway ?? element).map((flow) => ({
      flow,
      label: flow.name?.trim() ?? '',
      targets: leadsTo(flow),
    }))
    return { element, gateway, exits, decision: gateway !== null || alone.has(element) || isYesAndNo(exits) }
  })
  const starts = [...nodes].filter((it) => is(it, 'StartEvent'))
  const begins = starts.flatMap(outOf).flatMap(leadsTo)
  const order = orderOf(steps, begins, !steps.every((it) => said.isOurs(it.element)))
  const newPlace = new Map(order.map((old, at) => [old, at]))
  const moved = (target: Target): Target => (target === 'end' ? 'end' : (newPlace.get(target) as number))
  return {
    steps: order.map((old) => {
      const step = steps[old] as DrawnStep
      return { ...step, exits: step.exits.map((it) => ({ ...it, targets: it.targets.map(moved) })) }
    }),
    reordered: order.some((old, at) => old !== at),
    plain: new Set([
      ...starts.slice(0, 1),
      ...[...nodes].filter((it) => is(it, 'EndEvent')).slice(0, 1),
      ...[...nodes].filter((it) => is(it, 'ExclusiveGateway') && !alone.has(it)),
    ]),
    flows,
  }
}

function groupBy(flows: readonly Element[], end: 'sourceRef' | 'targetRef'): Map<Element, Element[]> {
  return Map.groupBy(flows, (it) => it[end] as Element)
}

const YES = /^(?:ya|iya|yes|y|setuju|disetujui|diterima|terima|sesuai|lengkap|ok|oke)\b/i
const NO = /^(?:tidak|tdk|no|n|ditolak|tolak|belum|revisi|perbaiki|perbaikan)\b/i
export const saysYes = (label: string) => YES.test(label)
export const saysNo = (label: string) => NO.test(label)

function isYesAndNo(exits: DrawnStep['exits']): boolean {
  return exits.length === 2 && exits.some((it) => saysYes(it.label)) && exits.some((it) => saysNo(it.label))
}

/** Whether every step bears its own number, from 1 on. */
export function areNumbered(steps: readonly DrawnStep[]): boolean {
  const numbers = new Set(steps.map(numberBefore))
  return numbers.size === steps.length && [...numbers].every((it) => it !== null && it >= 1 && it <= steps.length)
}

/** The number that a drawer wrote before an activity ("3. Menelaah"), or null. */
function numberBefore(step: DrawnStep): number | null {
  const digits = /^\s*(\d{1,2})[.)]\s/.exec(step.element.name ?? '')?.[1]
  return digits === undefined ? null : Number(digits)
}

/**
 * By the numbers that the drawer wrote, where every step has its own; else as the file lists them, where the arrows agree;
 * else along the arrows.
 */
function orderOf(steps: readonly DrawnStep[], begins: readonly Target[], foreign: boolean): number[] {
  const listed = steps.map((_, at) => at)
  if (foreign && areNumbered(steps)) {
    const numberAt = (at: number) => numberBefore(steps[at] as DrawnStep) ?? 0
    return listed.toSorted((left, right) => numberAt(left) - numberAt(right))
  }
  const agrees = steps.every(
    (step, at) =>
      step.decision ||
      step.exits.every((exit) => exit.targets.every((it) => it === (at + 1 < steps.length ? at + 1 : 'end'))),
  )
  return agrees ? listed : alongArrows(steps, begins)
}

/** Depth first from the starts; a step comes before all that it leads to, unless the way goes in a circle. */
function alongArrows(steps: readonly DrawnStep[], begins: readonly Target[]): number[] {
  const seen = new Set<number>()
  const after: number[] = []
  const visit = (at: number): void => {
    if (seen.has(at)) return
    seen.add(at)
    // The last first: what is visited last stands nearest behind its step.
    const next = (steps[at] as DrawnStep).exits
      .toSorted((left, right) => Number(saysYes(left.label)) - Number(saysYes(right.label)))
      .flatMap((it) => it.targets.toReversed())
    for (const target of next) if (target !== 'end') visit(target)
    after.push(at)
  }
  // What no arrow reaches is put behind the rest, so it is visited first.
  const fromStart = reached(steps, begins)
  for (const at of [...steps.keys()].toReversed()) if (begins.length > 0 && !fromStart.has(at)) visit(at)
  for (const target of begins.toReversed()) if (target !== 'end') visit(target)
  for (const at of [...steps.keys()].toReversed()) visit(at)
  return after.toReversed()
}

function reached(steps: readonly DrawnStep[], begins: readonly Target[]): Set<number> {
  const found = new Set<number>()
  const waiting = [...begins]
  for (let target = waiting.pop(); target !== undefined; target = waiting.pop()) {
    if (target === 'end' || found.has(target)) continue
    found.add(target)
    waiting.push(...(steps[target] as DrawnStep).exits.flatMap((it) => it.targets))
  }
  return found
}
