import { useRef, useState } from 'react'
import { useAct } from '../../web/act.ts'
import type { Problem } from '../../web/call.ts'
import { assignItem, dismissItem, markLevel, mergeItem, pickItem, restoreItem, watchItem, type Item } from '../api.ts'
import type { CrisisLevel } from '../../base/levels.ts'

/** What was just done with an item, to be said and linked, and taken back where that can be. */
export type Done = {
  readonly item: Item
  readonly what:
    | 'picked'
    | 'dismissed'
    | 'merged'
    | 'watched'
    | 'unwatched'
    | 'restored'
    | 'assigned'
    | 'unassigned'
    | 'undone'
  readonly dossier?: { readonly id: string; readonly number: string }
  /** As the act left the item: what another did since is not undone. */
  readonly left?: number
}

type Asked = 'dismiss' | 'urgent' | 'merge' | 'level' | 'assign'

export type Triage = {
  readonly pending: boolean
  readonly problem: Problem | null
  /** Tries what was tried last once more, where no answer came; null where there was one. */
  readonly retry: (() => void) | null
  /** What was acted on last, or is being. */
  readonly touched: Item | null
  readonly done: Done | null
  /** The item whose dismissal, urgent way or joining is being asked about. */
  readonly asking: { readonly what: Asked; readonly item: Item; readonly level?: CrisisLevel } | null
  pick(item: Item, urgent: boolean): void
  dismiss(item: Item, reason: string): void
  /** Against what was proposed it asks for the reason first. */
  mark(item: Item, level: CrisisLevel, reason?: string): void
  merge(item: Item, into: string): void
  watch(item: Item, watched: boolean): void
  /** To somebody, or taken back with null. */
  assign(item: Item, to: string | null): void
  /** Takes back what was done last, where it can be; says whether there was anything. */
  undo(): boolean
  ask(what: Asked, item: Item): void
  leave(): void
  /** Forgets what was refused, when another item is looked at. */
  clear(): void
}

/** An act of sorting is done at its answer: on a poor line the next item is not held up by reading the list anew. */
const answered = { isDone: 'answered' } as const

/**
 * The acts of sorting, the same by key, by button and on the phone, one at a time: what is pressed while one is under way
 * does nothing, and the screen says which. `onGone` runs when an item leaves the list.
 */
export function useTriage(onGone: (itemId: string) => void): Triage {
  const [asking, setAsking] = useState<Triage['asking']>(null)
  const [done, setDone] = useState<Done | null>(null)
  const [touched, setTouched] = useState<Item | null>(null)
  const again = useRef<() => void>(null)
  // Of whichever item it was asked: the person may look at another by the time the answer comes.
  const gone = (it: Omit<Done, 'item'>) => {
    setAsking(null)
    if (!touched) return
    setDone({ item: touched, ...it })
    onGone(touched.id)
  }
  const picking = useAct(
    pickItem,
    ({ dossierId: id, number }) => gone({ what: 'picked', dossier: { id, number } }),
    answered,
  )
  const dismissing = useAct(dismissItem, (it) => gone({ what: 'dismissed', left: it.revision }), answered)
  const marking = useAct(markLevel, () => setAsking(null))
  const merging = useAct(mergeItem, (it) => gone({ what: 'merged', left: it.revision }), answered)
  const watching = useAct(
    watchItem,
    (it, { body }) => gone({ what: body.watched ? 'watched' : 'unwatched', left: it.revision }),
    answered,
  )
  const giving = useRef<'assigned' | 'unassigned' | 'undone'>('assigned')
  const assigning = useAct(assignItem, (it) => {
    setAsking(null)
    if (touched) setDone({ item: touched, what: giving.current, left: it.revision })
  })
  const restoring = useAct(restoreItem, () => touched && setDone({ item: touched, what: 'restored' }))
  const acts = [picking, dismissing, marking, merging, watching, assigning, restoring]
  const pending = acts.some((act) => act.pending)
  const problem = acts.find((act) => act.problem)?.problem ?? null
  // What was done stays to be taken back, wherever the person looks now; a refusal is of what they looked at.
  const clear = () => {
    if (!pending) for (const act of acts) act.reset()
  }
  const attempt = (item: Item, run: () => void) => {
    if (pending) return
    clear()
    setTouched(item)
    again.current = run
    run()
  }
  return {
    pending,
    problem,
    retry: isUnanswered(problem) ? () => again.current?.() : null,
    done,
    touched,
    asking,
    pick: (item, urgent) => attempt(item, () => picking.act({ params: { itemId: item.id }, body: { urgent } })),
    dismiss: (item, reason) => attempt(item, () => dismissing.act({ params: { itemId: item.id }, body: { reason } })),
    mark: (item, level, reason = '') =>
      attempt(item, () => {
        if (item.level === level) return
        if (item.score !== null && reason === '') setAsking({ what: 'level', item, level })
        else marking.act({ params: { itemId: item.id }, body: { level, reason, seenRevision: item.revision } })
      }),
    merge: (item, into) => attempt(item, () => merging.act({ params: { itemId: item.id }, body: { into } })),
    watch: (item, watched) => attempt(item, () => watching.act({ params: { itemId: item.id }, body: { watched } })),
    assign: (item, to) =>
      attempt(item, () => {
        giving.current = to === null ? 'unassigned' : 'assigned'
        assigning.act({ params: { itemId: item.id }, body: { personId: to } })
      }),
    undo: () => {
      if (!done) return false
      const { item, what, left } = done
      const params = { itemId: item.id }
      const undoing = left === undefined ? {} : { undoes: left }
      if (what === 'dismissed' || what === 'merged') attempt(item, () => restoring.act({ params, body: undoing }))
      else if (what === 'watched') attempt(item, () => watching.act({ params, body: { watched: false, ...undoing } }))
      else if (what === 'assigned' || what === 'unassigned')
        attempt(item, () => {
          giving.current = 'undone'
          assigning.act({ params, body: { personId: item.assignedTo?.id ?? null, ...undoing } }) // as it was before
        })
      else return false
      return true
    },
    ask: (what, item) => attempt(item, () => setAsking({ what, item })),
    leave: () => {
      setAsking(null)
      clear()
    },
    clear,
  }
}

/** The line or the machine failed, and the same may be tried again; a refusal stays one. */
const isUnanswered = (problem: Problem | null) =>
  problem !== null && (problem.details.code === 'no-answer' || problem.details.status >= 500)
