import { useRef, useState } from 'react'
import { useAct } from '../../web/act.ts'
import type { Problem } from '../../web/call.ts'
import { dismissItem, markLevel, pickItem, type Item } from '../api.ts'
import type { CrisisLevel } from '../../base/levels.ts'

/** What was just done, to be said and linked: the dossier it became, or that it was put aside. */
export type Done = { readonly title: string; readonly dossier: { readonly id: string; readonly number: string } | null }

export type Triage = {
  readonly pending: boolean
  readonly problem: Problem | null
  readonly done: Done | null
  /** The item whose dismissal, or whose urgent way, is being asked about. */
  readonly asking: { readonly what: 'dismiss' | 'urgent'; readonly item: Item } | null
  pick(item: Item, urgent: boolean): void
  dismiss(item: Item, reason: string): void
  mark(item: Item, level: CrisisLevel): void
  ask(what: 'dismiss' | 'urgent', item: Item): void
  leave(): void
  /** Forgets what was refused or done, when another item is looked at. */
  clear(): void
}

/** The acts of sorting, the same by key, by button and on the phone. `onGone` runs when an item leaves the list. */
export function useTriage(onGone: (itemId: string) => void): Triage {
  const [asking, setAsking] = useState<Triage['asking']>(null)
  const [done, setDone] = useState<Done | null>(null)
  const touched = useRef<Item>(null)
  const gone = (dossier: Done['dossier']) => {
    setAsking(null)
    if (!touched.current) return
    setDone({ title: touched.current.title, dossier })
    onGone(touched.current.id)
  }
  const picking = useAct(pickItem, ({ dossierId: id, number }) => gone({ id, number }))
  const dismissing = useAct(dismissItem, () => gone(null))
  const marking = useAct(markLevel)
  const clear = () => {
    for (const act of [picking, dismissing, marking]) act.reset()
    setDone(null)
  }
  const begin = (item: Item) => {
    clear()
    touched.current = item
  }
  return {
    pending: picking.pending || dismissing.pending || marking.pending,
    problem: picking.problem ?? dismissing.problem ?? marking.problem,
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
    mark: (item, level) => {
      begin(item)
      if (item.level !== level)
        marking.act({ params: { itemId: item.id }, body: { level, seenRevision: item.revision } })
    },
    ask: (what, item) => {
      begin(item)
      setAsking({ what, item })
    },
    leave: () => setAsking(null),
    clear,
  }
}
