import { z } from 'zod'
import { bpmnTargets } from '../../../base/words/bpmn.ts'
import type { Phrase } from '../../../base/words/phrase.ts'
import { oneLine } from '../../../base/text.ts'
import { stepSchema, type Step } from '../../rules.ts'
import { areNumbered, saysNo, saysYes, type Drawn, type DrawnStep, type Target } from './flow.ts'
import { listOf, type Element } from './format.ts'
import { localName } from './left-over.ts'
import type { Notes } from './notes.ts'
import { describeStep, readDescription } from './spoken.ts'
import { fitText, listOfValues, shorten, valueOf } from './values.ts'

const TEXT_MAX = 4_000
const LINE_MAX = 500
const LABEL_MAX = 30
const LINES_MAX = 20
const { shape } = stepSchema

/** Our own element in a task, or undefined in a task from elsewhere. */
export function siarStepOf(activity: Element): Element | undefined {
  const extensions = activity['extensionElements'] as Element | undefined
  return listOf(extensions?.['values']).find((it) => it.$type === 'siar:Step')
}

/** The steps of an edition from what was drawn. */
export function readSteps(drawn: Drawn, postOf: ReadonlyMap<Element, string>, notes: Notes): Step[] {
  const { steps } = drawn
  const numbered = areNumbered(steps)
  const numbers = steps.map((step, at) =>
    valueOf(shape.number, { element: siarStepOf(step.element), name: 'number', otherwise: at + 1, as: Number }, notes),
  )
  const described: number[] = []
  const read = steps.map((step, at): Step => {
    const { element } = step
    const ours = siarStepOf(element)
    const number = numbers[at] as number
    const activity = readActivity(step, { ours: Boolean(ours), numbered, number }, notes)
    const said = readStandard(element, ours, number, notes)
    if (said.remarked) described.push(number)
    const text = <Name extends 'label'>(name: Name, otherwise: string) =>
      valueOf(shape[name], { element: ours, name, otherwise }, notes)
    const flag = (name: 'executorAssumed' | 'agenda') =>
      valueOf(z.enum(['true', 'false']), { element: ours, name, otherwise: 'false' }, notes) === 'true'
    const derived = step.decision ? 'decision' : at === 0 ? 'start' : at === steps.length - 1 ? 'end' : 'process'
    const gates = ours?.['gates'] as Element | undefined
    const lane = postOf.get(element)
    return {
      number,
      activity,
      label: text('label', labelOf(activity, number)),
      executor: lane ?? valueOf(shape.executor, { element: ours, name: 'executor', otherwise: '' }, notes),
      executorAssumed: flag('executorAssumed'),
      drafters: listOfValues(
        shape.drafters.element,
        { elements: listOf(ours?.['drafters']), attribute: 'post', where: 'drafter', max: 12 },
        notes,
      ),
      shape: valueOf(shape.shape, { element: ours, name: 'shape', otherwise: derived }, notes),
      inputs: said.inputs,
      time: said.time,
      outputs: said.outputs,
      ...readAnswers(step, at, numbers, notes),
      agenda: flag('agenda'),
      remarks: said.remarks,
      ...(gates && {
        gates: listOfValues(
          stepSchema.shape.gates.unwrap().element,
          { elements: listOf(gates['gates']), attribute: 'ref', where: 'gate', max: 40 },
          notes,
        ),
      }),
    }
  })
  if (described.length > 0) notes.add('remarks', described)
  noteArrows(steps, numbers, notes)
  return read
}

function readActivity(step: DrawnStep, it: { ours: boolean; numbered: boolean; number: number }, notes: Notes): string {
  const name = step.element.name ?? ''
  const where = `Kegiatan ${it.number}`
  if (it.ours) return fitText(name, { max: TEXT_MAX, where }, notes)
  const plain = oneLine(it.numbered ? name.replace(/^\s*\d{1,2}[.)]\s/, '') : name)
  if (step.gateway !== null || localName(step.element) !== 'ExclusiveGateway')
    return fitText(plain, { max: TEXT_MAX, where }, notes)
  const own = plain === '' ? 'Keputusan' : plain
  notes.add('ownGateway', own, it.number)
  return fitText(own, { max: TEXT_MAX, where }, notes)
}

/** The first words of an activity, as many as the board has room for. */
function labelOf(activity: string, number: number): string {
  const words = activity.split(/\s+/).filter(Boolean)
  let label = ''
  for (const word of words) {
    const longer = label === '' ? word : `${label} ${word}`
    if (longer.length > LABEL_MAX) break
    label = longer
  }
  if (label !== '') return label
  return words.length === 0 ? `Langkah ${number}` : shorten(words[0] as string, LABEL_MAX - 1)
}

type Standard = Pick<Step, 'inputs' | 'time' | 'outputs' | 'remarks'>

/** What a step needs, may take and yields, from our own element; else from its documentation and its data. */
function readStandard(
  element: Element,
  ours: Element | undefined,
  number: number,
  notes: Notes,
): Standard & { remarked: boolean } {
  const documentation = listOf(element['documentation'])
    .map((it) => (typeof it['text'] === 'string' ? it['text'] : ''))
    .join('\n')
    .trim()
  const where = `Keterangan ${number}`
  const fit = (text: string) => fitText(text, { max: TEXT_MAX, where }, notes)
  if (!ours) {
    const said = readDescription(documentation)
    const parts = innerActivities(element)
    const remarks = [said.remarks, parts.length > 0 ? `Terdiri atas: ${parts.join('; ')}` : ''].filter(Boolean)
    const lines = (given: readonly string[], list: string) => {
      const named = given.map(oneLine).filter(Boolean)
      if (named.length > LINES_MAX) notes.add('tooMany', `${list} ${number}`, LINES_MAX, named.length)
      return named
        .slice(0, LINES_MAX)
        .map((text) => fitText(text, { max: LINE_MAX, where: `${list} ${number}` }, notes))
    }
    return {
      inputs: lines([...said.inputs, ...dataNames(element, 'dataInputAssociations')], 'Kelengkapan'),
      time: said.time,
      outputs: lines([...said.outputs, ...dataNames(element, 'dataOutputAssociations')], 'Output'),
      remarks: fit(remarks.join('\n')),
      remarked: said.remarks !== '',
    }
  }
  const time = shape.time.safeParse(
    ours['timeValue'] === undefined ? null : { value: Number(ours['timeValue']), unit: ours['timeUnit'] },
  )
  if (!time.success) notes.add('value', 'timeValue', `${String(ours['timeValue'])} ${String(ours['timeUnit'])}`)
  const list = (name: 'inputs' | 'outputs') =>
    listOfValues(
      shape[name].element,
      { elements: listOf(ours[name]), attribute: 'text', where: `${name} ${number}`, max: LINES_MAX },
      notes,
    )
  const standard = {
    inputs: list('inputs'),
    time: time.success ? time.data : null,
    outputs: list('outputs'),
    remarks: valueOf(shape.remarks, { element: ours, name: 'remarks', otherwise: '' }, notes),
  }
  const changed = documentation !== '' && oneLine(documentation) !== oneLine(describeStep(standard))
  if (!changed) return { ...standard, remarked: false }
  return { ...standard, remarks: fit([standard.remarks, documentation].filter(Boolean).join('\n')), remarked: true }
}

const INNER_SHOWN = 20

function innerActivities(element: Element): string[] {
  const inner = listOf(element['flowElements']).filter((it) => it.$instanceOf?.('bpmn:Activity'))
  return inner.slice(0, INNER_SHOWN).map((it) => shorten(it.name ?? it.id ?? '', 100))
}

/** The names of what an activity reads or writes: of the data drawn beside it, else of its own entry. */
function dataNames(element: Element, side: 'dataInputAssociations' | 'dataOutputAssociations'): string[] {
  const input = side === 'dataInputAssociations'
  const specification = element['ioSpecification'] as Element | undefined
  const own = listOf(specification?.[input ? 'dataInputs' : 'dataOutputs']).map((it) => it.name ?? '')
  return [...new Set([...dataOf(element, side).map((it) => it.name ?? ''), ...own])]
}

/** The data drawn beside an activity. */
export function dataOf(element: Element, side: 'dataInputAssociations' | 'dataOutputAssociations'): readonly Element[] {
  return listOf(element[side]).flatMap((association) => {
    const end = association[side === 'dataInputAssociations' ? 'sourceRef' : 'targetRef']
    return Array.isArray(end) ? (end as Element[]) : end ? [end as Element] : []
  })
}

/** Where the answers of a decision lead. */
function readAnswers(step: DrawnStep, at: number, numbers: readonly number[], notes: Notes): Pick<Step, 'yes' | 'no'> {
  const ours = siarStepOf(step.element)
  const said = (name: 'yes' | 'no') =>
    ours?.[name] === 'next' ? null : valueOf(shape[name], { element: ours, name, otherwise: null, as: Number }, notes)
  /** A number that the drawing cannot show, since no step has it. */
  const undrawn = (name: 'yes' | 'no') => {
    const number = said(name)
    return number !== null && (!step.decision || !numbers.includes(number)) ? number : null
  }
  if (!step.decision) return { yes: said('yes'), no: said('no') }
  const number = numbers[at] as number
  const { yes, no, rest, guessed } = chooseAnswers(step, at)
  const yesTo = yes?.targets[0]
  const noTo = no?.targets[0]
  if (guessed && yesTo !== undefined) notes.add('guessed', number, targetText(yesTo, numbers))
  for (const exit of rest)
    notes.add(
      'branch',
      number,
      exit.label,
      exit.targets.map((it) => targetText(it, numbers)),
    )
  const plain = (exit: Exit | undefined, name: string) =>
    !exit || exit.label === '' || exit.label.toUpperCase() === name
  if (!plain(yes, 'YA') || !plain(no, 'TIDAK')) notes.add('answers', number, yes?.label ?? '', no?.label ?? '')
  const last = at === numbers.length - 1
  if (yesTo === 'end' && !last) notes.add('branch', number, yes?.label ?? '', [bpmnTargets.end])
  if (noTo === 'end') notes.add('branch', number, no?.label ?? '', [bpmnTargets.end])
  const next = yesTo === at + 1 && (!ours || ours['yes'] === 'next')
  return {
    yes: undrawn('yes') ?? (yesTo === undefined || yesTo === 'end' || next ? null : (numbers[yesTo] ?? null)),
    no: undrawn('no') ?? (noTo === undefined || noTo === 'end' ? null : (numbers[noTo] ?? null)),
  }
}

type Exit = DrawnStep['exits'][number]

/** Which way is YES and which NO: by their names, else NO is the way back, else YES is the first. */
function chooseAnswers(
  step: DrawnStep,
  at: number,
): { yes?: Exit; no?: Exit; rest: readonly Exit[]; guessed: boolean } {
  const { exits } = step
  const isBack = (exit: Exit) => exit.targets.some((it) => it !== 'end' && it <= at)
  const yes = exits.find((it) => saysYes(it.label))
  const no = exits.find((it) => it !== yes && saysNo(it.label)) ?? exits.find((it) => it !== yes && isBack(it))
  const chosenYes = yes ?? exits.find((it) => it !== no)
  const chosenNo = no ?? exits.find((it) => it !== chosenYes)
  return {
    ...(chosenYes && { yes: chosenYes }),
    ...(chosenNo && { no: chosenNo }),
    rest: exits.filter((it) => it !== chosenYes && it !== chosenNo),
    guessed: exits.length > 1 && !yes && !exits.some((it) => saysNo(it.label)),
  }
}

/** A step that is no decision leads to the next: what is drawn otherwise is said. */
function noteArrows(steps: readonly DrawnStep[], numbers: readonly number[], notes: Notes): void {
  for (const [at, step] of steps.entries()) {
    if (step.decision) continue
    const next: Target = at + 1 < steps.length ? at + 1 : 'end'
    const drawn = [...new Set(step.exits.flatMap((it) => it.targets))]
    const agrees = drawn.length === 1 ? drawn[0] === next : drawn.length === 0 && next === 'end'
    if (!agrees)
      notes.add(
        'arrows',
        numbers[at] as number,
        drawn.map((it) => targetText(it, numbers)),
        targetText(next, numbers),
      )
  }
}

const targetText = (target: Target, numbers: readonly number[]): Phrase =>
  target === 'end' ? bpmnTargets.end : bpmnTargets.step(numbers[target] as number)
