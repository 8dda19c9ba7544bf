/**
 * Undo across reloads. What the editor's history holds is read off by undoing on a copy, kept in the browser beside the
 * text's fingerprint, and put back by doing it all again from where it began: the history then is a real one.
 */
import { closeHistory, redo, undo } from '@tiptap/pm/history'
import type { Node } from '@tiptap/pm/model'
import { EditorState, type Command, type Plugin, type Transaction } from '@tiptap/pm/state'
import { Step } from '@tiptap/pm/transform'

const EVENTS_MAX = 100 // steps back that are kept, as many as the editor itself holds
const SIZE_MAX = 300_000 // characters in the browser's store for one text
const TEXTS_MAX = 5 // texts whose steps are kept

/** Steps of one event, each from the document that the one before it left. */
type Event = readonly object[]
type Kept = {
  readonly of: string
  readonly back: readonly Event[]
  readonly forth: readonly Event[]
  readonly at: number
}

const keyOf = (id: string) => `siar.undo.${id}`

/** Keeps the steps that can be undone and redone from here. */
export function keepUndo(id: string, state: EditorState): void {
  const bare = state.reconfigure({ plugins: historyOf(state) }) // the others have no part in it and cost time
  const kept: Kept = {
    of: fingerprint(state.doc),
    back: eventsBy(undo, bare),
    forth: eventsBy(redo, bare),
    at: Date.now(),
  }
  for (let back = kept.back; ; back = back.slice(0, Math.floor(back.length / 2))) {
    const text = JSON.stringify({ ...kept, back })
    if (back.length > 0 && text.length > SIZE_MAX) continue
    store(keyOf(id), text)
    return
  }
}

/** The state with its history put back; null when nothing is kept, or for another text than this. */
export function restoreUndo(id: string, state: EditorState): EditorState | null {
  const kept = read(id)
  const history = historyOf(state)
  if (!kept || kept.of !== fingerprint(state.doc) || kept.back.length + kept.forth.length === 0) return null
  try {
    // Back to the first document; what each event undid is what is then done again, and so for what was undone.
    const before = stepsAlong(state.doc, kept.back)
    const after = stepsAlong(state.doc, kept.forth)
    const first = before.at(-1)?.doc ?? state.doc
    let now = EditorState.create({ doc: first, plugins: history }) // the others would add to each step what they add to typing
    const past = before.toReversed().map((it) => it.inverse)
    for (const steps of [...past, ...after.map((it) => it.steps)]) now = now.apply(doAll(now, steps))
    for (const _ of after) undo(now, (tr) => (now = now.apply(tr)))
    return now.doc.eq(state.doc) ? now.reconfigure({ plugins: state.plugins }) : null
  } catch {
    return null // a step of an older editor: the text stands, only its past is gone
  }
}

export function forgetUndo(id: string): void {
  localStorage.removeItem(keyOf(id))
}

function eventsBy(command: Command, state: EditorState): Event[] {
  const found: Event[] = []
  let now = state
  const step = (tr: Transaction) => {
    found.push(tr.steps.map((it) => it.toJSON() as object))
    now = now.apply(tr)
  }
  while (found.length < EVENTS_MAX && command(now, step));
  return found
}

/** Each event with the document it leaves, its steps, and those that take it back. */
function stepsAlong(doc: Node, events: readonly Event[]): { doc: Node; steps: Step[]; inverse: Step[] }[] {
  return events.map((event) => {
    const steps: Step[] = []
    const inverse: Step[] = []
    for (const json of event) {
      const step = Step.fromJSON(doc.type.schema, json)
      inverse.unshift(step.invert(doc))
      steps.push(step)
      const { doc: next, failed } = step.apply(doc)
      if (!next) throw new Error(failed ?? 'a step that does not fit')
      doc = next
    }
    return { doc, steps, inverse }
  })
}

function doAll(state: EditorState, steps: readonly Step[]): Transaction {
  return closeHistory(steps.reduce((tr, step) => tr.step(step), state.tr))
}

function historyOf(state: EditorState): Plugin[] {
  return state.plugins.filter((it) => (it as unknown as { key: string }).key.startsWith('history$'))
}

/** Names a document well enough to know it again: its length and two sums over its letters. */
function fingerprint(doc: Node): string {
  const text = JSON.stringify(doc.toJSON())
  let one = 7
  let two = 11
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at)
    one = Math.imul(one, 31) + unit
    two = Math.imul(two ^ unit, 16_777_619)
  }
  return `${text.length} ${one >>> 0} ${two >>> 0}`
}

function read(id: string): Kept | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(id)) ?? 'null') as Kept | null
  } catch {
    return null
  }
}

function store(key: string, text: string): void {
  const others = Object.keys(localStorage).filter((it) => it.startsWith('siar.undo.') && it !== key)
  const at = (it: string) => Number(/"at":(\d+)/.exec(localStorage.getItem(it) ?? '')?.[1] ?? 0)
  for (const old of others.toSorted((a, b) => at(b) - at(a)).slice(TEXTS_MAX - 1)) localStorage.removeItem(old)
  try {
    localStorage.setItem(key, text)
  } catch {
    // No room in the browser: the text itself comes first.
  }
}
