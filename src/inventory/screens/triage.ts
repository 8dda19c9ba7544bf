import { useEffect, useRef, useState } from 'react'
import { inventoryWords as w } from '../../base/words/inventory.ts'
import { useAct } from '../../web/act.ts'
import { sentence, type Reason } from '../../base/refused.ts'
import { Problem } from '../../web/call.ts'
import { useLanguage } from '../../web/language.tsx'
import { assignItem, dismissItem, markLevel, mergeItem, pickItem, restoreItem, watchItem, type Item } from '../api.ts'
import type { CrisisLevel } from '../../base/levels.ts'
import { isRaisedTo, whyNotDismiss, whyNotMerge, whyNotPick } from '../rules.ts'

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
    | 'levelled'
    | 'undone'
  /** Of one that was `levelled`. */
  readonly level?: CrisisLevel
  readonly dossier?: { readonly id: string; readonly number: string }
  /** As the act left the item: what another did since is not undone. */
  readonly left?: number
}

type Asked = 'pick' | 'dismiss' | 'urgent' | 'merge' | 'level' | 'assign'

/** Why an item is not asked about at all, for its button and for its key alike. */
function whyNotAsk(what: Asked, item: Item): Reason | null {
  const standing = { ...item, inOpenRound: item.round?.open ?? false }
  if (what === 'dismiss') return whyNotDismiss(standing, '…') // the reason is yet to be written
  if (what === 'merge') return whyNotMerge(standing, { id: '', kind: item.kind, state: 'open' }) // the other is yet to be chosen
  return whyNotPick(standing)
}

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
  /** What was begun to be written for what is asked, until that is done: Escape leaves, and loses no words. */
  readonly written: string
  write(text: string): void
  pick(item: Item, urgent: boolean): void
  dismiss(item: Item, reason: string): void
  /** Against what was proposed, and where the office is called, it asks for the reason first. */
  mark(item: Item, level: CrisisLevel, reason?: string): void
  merge(item: Item, into: string): void
  watch(item: Item, watched: boolean): void
  /** To somebody, or taken back with null. */
  assign(item: Item, to: string | null): void
  /** Whether there is anything of this sitting to be taken back. */
  readonly canUndo: boolean
  /** Takes back what was done last and not taken back yet; says whether there was anything. */
  undo(): boolean
  /** Opens what is asked first, or says at once why it cannot be done. */
  ask(what: Asked, item: Item): void
  /** In the person's words; null where it may be asked. */
  whyNot(what: Asked, item: Item): string | null
  /** Says why something is not done, where the screen knows it already. */
  refuse(item: Item, why: { readonly code: string; readonly title: string }): void
  leave(): void
  /** Forgets what was refused, when another item is looked at. */
  clear(): void
}

/** As many of one's own acts can be taken back, the last first. */
const UNDO_MAX = 20
/** What can be: a dossier has a number, which nobody takes back, and therefore asks before. */
const undoable: ReadonlySet<Done['what']> = new Set(['dismissed', 'merged', 'watched', 'unwatched', 'assigned', 'unassigned', 'levelled']) // prettier-ignore

/**
 * What is left to be taken back when one act was: those before it of the same item stood on the item as it was, which it
 * is again under another revision.
 */
const withoutUndone = (acts: readonly Done[], undone: Done, revision: number): readonly Done[] =>
  acts
    .filter((it) => it !== undone)
    .map((it) => (it.item.id === undone.item.id && it.left === undone.item.revision ? { ...it, left: revision } : it))

/** An act of sorting is done at its answer: on a poor line the next item is not held up by reading the list anew. */
const answered = { isDone: 'answered' } as const

/**
 * The acts of sorting, the same by key, by button and on the phone, one at a time: what is pressed while one is under way
 * does nothing, and the screen says which. `onGone` runs when an item leaves the list.
 */
export function useTriage(onGone: (itemId: string) => void): Triage {
  const [asking, setAsking] = useState<Triage['asking']>(null)
  const [done, setDone] = useState<Done | null>(null)
  const [acts, setActs] = useState<readonly Done[]>([])
  const [touched, setTouched] = useState<Item | null>(null)
  const [known, setKnown] = useState<Problem | null>(null)
  const [drafts, setDrafts] = useState<Readonly<Record<string, string>>>({})
  const draft = asking ? [asking.what, asking.level, asking.item.id].join(' ') : ''
  const { language } = useLanguage()
  const again = useRef<() => void>(null)
  const undoing = useRef<Done>(null)
  // Of whichever item it was asked: the person may look at another by the time the answer comes.
  const settle = (it: Omit<Done, 'item'>, isGone: boolean) => {
    setAsking(null)
    setDrafts(({ [draft]: _done, ...others }) => others)
    if (!touched) return
    const undone = undoing.current
    undoing.current = null
    if (undone) {
      setActs((was) => withoutUndone(was, undone, it.left ?? 0))
      setDone({ item: touched, what: it.what === 'restored' ? 'restored' : 'undone' })
      return
    }
    const act = { item: touched, ...it }
    setDone(act)
    if (undoable.has(act.what)) setActs((was) => [...was, act].slice(-UNDO_MAX))
    if (isGone) onGone(touched.id)
  }
  const picking = useAct(
    pickItem,
    ({ dossierId: id, number }) => settle({ what: 'picked', dossier: { id, number } }, true),
    answered,
  )
  const dismissing = useAct(dismissItem, (it) => settle({ what: 'dismissed', left: it.revision }, true), answered)
  const marking = useAct(markLevel, (it, { body }) =>
    settle({ what: 'levelled', level: body.level, left: it.revision }, false),
  )
  const merging = useAct(mergeItem, (it) => settle({ what: 'merged', left: it.revision }, true), answered)
  const watching = useAct(
    watchItem,
    (it, { body }) => settle({ what: body.watched ? 'watched' : 'unwatched', left: it.revision }, true),
    answered,
  )
  const assigning = useAct(assignItem, (it, { body }) =>
    settle({ what: body.personId === null ? 'unassigned' : 'assigned', left: it.revision }, false),
  )
  const restoring = useAct(restoreItem, (it) => settle({ what: 'restored', left: it.revision }, false))
  const calls = [picking, dismissing, marking, merging, watching, assigning, restoring]
  const pending = calls.some((act) => act.pending)
  const problem = calls.find((act) => act.problem)?.problem ?? known
  const refused = problem !== null && !isUnanswered(problem)
  useEffect(() => {
    // What a colleague did since is not undone; the one before it may still be.
    if (!refused || !undoing.current) return
    const late = undoing.current
    undoing.current = null
    setActs((was) => was.filter((it) => it !== late))
  }, [refused])
  // What was done stays to be taken back, wherever the person looks now; a refusal is of what they looked at.
  const clear = () => {
    if (pending) return
    setKnown(null)
    for (const act of calls) act.reset()
  }
  const attempt = (item: Item, run: () => void) => {
    if (pending) return
    clear()
    setTouched(item)
    undoing.current = null
    again.current = run
    run()
  }
  const refuse: Triage['refuse'] = (item, { code, title }) =>
    attempt(item, () => setKnown(new Problem({ code, title, status: 409 })))
  const told = (why: Reason | null) => why && { code: why.code, title: sentence(why, language) }
  return {
    pending,
    problem,
    retry: isUnanswered(problem) ? () => again.current?.() : null,
    done,
    touched,
    asking,
    written: drafts[draft] ?? '',
    write: (text) => setDrafts((was) => ({ ...was, [draft]: text })),
    pick: (item, urgent) => attempt(item, () => picking.act({ params: { itemId: item.id }, body: { urgent } })),
    dismiss: (item, reason) => attempt(item, () => dismissing.act({ params: { itemId: item.id }, body: { reason } })),
    mark: (item, level, reason = '') =>
      attempt(item, () => {
        if (item.level === level) return
        const asks = item.score !== null || isRaisedTo(level, item.level)
        if (asks && reason === '') setAsking({ what: 'level', item, level })
        else marking.act({ params: { itemId: item.id }, body: { level, reason, seenRevision: item.revision } })
      }),
    merge: (item, into) => attempt(item, () => merging.act({ params: { itemId: item.id }, body: { into } })),
    watch: (item, watched) => attempt(item, () => watching.act({ params: { itemId: item.id }, body: { watched } })),
    assign: (item, to) => attempt(item, () => assigning.act({ params: { itemId: item.id }, body: { personId: to } })),
    canUndo: acts.length > 0,
    undo: () => {
      const last = acts.at(-1)
      if (!last || pending) return false
      const { item, what, left = 0 } = last
      const params = { itemId: item.id }
      attempt(item, () => {
        undoing.current = last
        if (what === 'dismissed' || what === 'merged') restoring.act({ params, body: { undoes: left } })
        else if (what === 'assigned' || what === 'unassigned')
          assigning.act({ params, body: { personId: item.assignedTo?.id ?? null, undoes: left } }) // as it was before
        else if (what === 'levelled') {
          const reason = w.levelUndone.id // as all that the record says
          marking.act({ params, body: { level: item.level, reason, seenRevision: left, byHand: item.levelByHand } })
        } else watching.act({ params, body: { watched: what === 'unwatched', undoes: left } })
      })
      return true
    },
    ask: (what, item) => {
      const why = told(whyNotAsk(what, item))
      if (why) refuse(item, why)
      else attempt(item, () => setAsking({ what, item }))
    },
    whyNot: (what, item) => told(whyNotAsk(what, item))?.title ?? null,
    refuse,
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
