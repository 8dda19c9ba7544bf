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
  /** Forgets what was refused or done, when another item is looked at. */
  clear(): void
}

/** The acts of sorting, the same by key, by button and on the phone. `onGone` runs when an item leaves the list. */
export function useTriage(onGone: (itemId: string) => void): Triage {
  const [asking, setAsking] = useState<Triage['asking']>(null)
  const [done, setDone] = useState<Done | null>(null)
  const touched = useRef<Item>(null)
  const gone = (it: Omit<Done, 'item'>) => {
    setAsking(null)
    if (!touched.current) return
    setDone({ item: touched.current, ...it })
    onGone(touched.current.id)
  }
  const picking = useAct(pickItem, ({ dossierId: id, number }) => gone({ what: 'picked', dossier: { id, number } }))
  const dismissing = useAct(dismissItem, (it) => gone({ what: 'dismissed', left: it.revision }))
  const marking = useAct(markLevel, () => setAsking(null))
  const merging = useAct(mergeItem, (it) => gone({ what: 'merged', left: it.revision }))
  const watching = useAct(watchItem, (it) =>
    gone({ what: touched.current?.watched ? 'unwatched' : 'watched', left: it.revision }),
  )
  const giving = useRef<'assigned' | 'unassigned' | 'undone'>('assigned')
  const assigning = useAct(assignItem, (it) => {
    setAsking(null)
    if (touched.current) setDone({ item: touched.current, what: giving.current, left: it.revision })
  })
  const restoring = useAct(restoreItem, () => touched.current && setDone({ item: touched.current, what: 'restored' }))
  const acts = [picking, dismissing, marking, merging, watching, assigning, restoring]
  const clear = () => {
    for (const act of acts) act.reset()
    setDone(null)
  }
  const begin = (item: Item) => {
    clear()
    touched.current = item
  }
  return {
    pending: acts.some((act) => act.pending),
    problem: acts.find((act) => act.problem)?.problem ?? null,
    done,
    asking,
    pick: (item, urgent) => {
      begin(item)
      picking.act({ params: { itemId: item.id }, body: { urgent } })
    },
    dismiss: (item, reason) => {
      begin(item)
      dismissing.act({ params: { itemId: item.id }, body: { reason } })
    },
    mark: (item, level, reason = '') => {
      begin(item)
      if (item.level === level) return
      if (item.score !== null && reason === '') return setAsking({ what: 'level', item, level })
      marking.act({ params: { itemId: item.id }, body: { level, reason, seenRevision: item.revision } })
    },
    merge: (item, into) => {
      begin(item)
      merging.act({ params: { itemId: item.id }, body: { into } })
    },
    watch: (item, watched) => {
      begin(item)
      watching.act({ params: { itemId: item.id }, body: { watched } })
    },
    assign: (item, to) => {
      begin(item)
      giving.current = to === null ? 'unassigned' : 'assigned'
      assigning.act({ params: { itemId: item.id }, body: { personId: to } })
    },
    undo: () => {
      if (!done) return false
      const { item, what, left } = done
      const params = { itemId: item.id }
      const undoing = left === undefined ? {} : { undoes: left }
      if (what === 'dismissed' || what === 'merged') restoring.act({ params, body: undoing })
      else if (what === 'watched') watching.act({ params, body: { watched: false, ...undoing } })
      else if (what === 'assigned' || what === 'unassigned') {
        giving.current = 'undone'
        assigning.act({ params, body: { personId: item.assignedTo?.id ?? null, ...undoing } }) // as it was before
      } else return false
      return true
    },
    ask: (what, item) => {
      begin(item)
      setAsking({ what, item })
    },
    leave: () => setAsking(null),
    clear,
  }
}
