import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { inventoryWords as w } from '../../base/words/inventory.ts'
import { useAct } from '../../web/act.ts'
import { sentence, type Reason } from '../../base/refused.ts'
import { Problem } from '../../web/call.ts'
import { useLanguage } from '../../web/language.tsx'
import { markLevel, mergeItem, pickItem, type Item } from '../api.ts'
import { assignItems, dismissItems, restoreItems, watchItems } from '../api/several.ts'
import type { CrisisLevel } from '../../base/levels.ts'
import { isRaisedTo, whyNotDismiss, whyNotMerge, whyNotPick, whyNotWatch } from '../rules.ts'

/** What was just done with one item or several, to be said and linked, and taken back where that can be. */
export type Done = {
  readonly items: readonly Item[]
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
  /** The revision in which the act left each: what another did since is not undone. */
  readonly left: Left
}
type Left = Readonly<Record<string, number>>

type Asked = 'pick' | 'dismiss' | 'urgent' | 'merge' | 'level' | 'assign'

/** Why an item is not asked about at all, for its button and for its key alike. */
function whyNotAsk(what: Asked, item: Item): Reason | null {
  const standing = { ...item, inOpenRound: item.round?.open ?? false }
  if (what === 'dismiss') return whyNotDismiss(standing, '…') // the reason is yet to be written
  if (what === 'merge') return whyNotMerge(standing, { id: '', kind: item.kind, state: 'open' }) // the other is yet to be chosen
  return whyNotPick(standing)
}

/** What is only planned waits for something new as it is. */
export const mayWatch = (items: readonly Item[]): boolean => items.every((item) => whyNotWatch(item) === null)

export type Triage = {
  readonly pending: boolean
  readonly problem: Problem | null
  /** Tries what was tried last once more, where no answer came; null where there was one. */
  readonly retry: (() => void) | null
  /** What was acted on last, or is being. */
  readonly touched: readonly Item[]
  readonly done: Done | null
  /** The items whose dismissal or assignment is being asked about; one, where its picking, joining or level is. */
  readonly asking: Asking | null
  /** What was begun to be written for what is asked, until that is done: Escape leaves, and loses no words. */
  readonly written: string
  write(text: string): void
  pick(item: Item, urgent: boolean): void
  dismiss(items: readonly Item[], reason: string): void
  /** Against what was proposed, and where the office is called, it asks for the reason first. */
  mark(item: Item, level: CrisisLevel, reason?: string): void
  merge(item: Item, into: string): void
  /** Keeps them in view; where all are, puts them back in the list. */
  watch(items: readonly Item[]): void
  /** To somebody, or taken back with null. */
  assign(items: readonly Item[], to: string | null): void
  /** Whether there is anything of this sitting to be taken back. */
  readonly canUndo: boolean
  /** Takes back what was done last and not taken back yet; says whether there was anything. */
  undo(): boolean
  /** Opens what is asked first, or says at once why it cannot be done. */
  ask(what: Asked, items: readonly Item[]): void
  /** In the person's words; null where it may be asked. */
  whyNot(what: Asked, item: Item): string | null
  /** Says why something is not done, where the screen knows it already. */
  refuse(item: Item, why: { readonly code: string; readonly title: string }): void
  leave(): void
  /** Forgets what was refused, when another item is looked at. */
  clear(): void
}

type Asking = {
  readonly what: Asked
  readonly items: readonly Item[]
  readonly level?: CrisisLevel
  /** Under which name what is written for it is kept. */
  readonly draft: string
}
const askingOf = (what: Asked, items: readonly Item[], level?: CrisisLevel): Asking => ({
  what,
  items,
  ...(level && { level }),
  draft: [what, level, ...items.map(({ id }) => id)].join(' '),
})

/** As many of one's own acts can be taken back, the last first. */
const UNDO_MAX = 20
/** What can be: a dossier has a number, which nobody takes back, and therefore asks before. */
const undoable: ReadonlySet<Done['what']> = new Set(['dismissed', 'merged', 'watched', 'unwatched', 'assigned', 'unassigned', 'levelled']) // prettier-ignore

/**
 * What is left to be taken back when one act was: those before it of the same item stood on the item as it was, which it
 * is again under another revision.
 */
const withoutUndone = (acts: readonly Done[], undone: Done, left: Left): readonly Done[] => {
  const was = new Map(undone.items.map(({ id, revision }) => [id, revision]))
  const now = (id: string, revision: number) => (was.get(id) === revision ? (left[id] ?? revision) : revision)
  return acts
    .filter((it) => it !== undone)
    .map((it) => ({
      ...it,
      left: Object.fromEntries(Object.entries(it.left).map(([id, revision]) => [id, now(id, revision)])),
    }))
}

/** Of an act on several, what is left of it without those that are in the way; nothing where all are, or one was all. */
const withoutThose = <It extends { readonly items: readonly Item[] }>(it: It, itemIds: readonly string[]): It[] => {
  const items = it.items.filter(({ id }) => !itemIds.includes(id))
  return itemIds.length > 0 && items.length > 0 ? [{ ...it, items }] : []
}

const leftOf = (it: { readonly items: readonly { readonly itemId: string; readonly revision: number }[] }): Left =>
  Object.fromEntries(it.items.map(({ itemId, revision }) => [itemId, revision]))

/** An act of sorting is done at its answer: on a poor line the next item is not held up by reading the list anew. */
const answered = { isDone: 'answered' } as const

/**
 * The acts of sorting, the same by key, by button and on the phone, one at a time: what is pressed while one is under way
 * does nothing, and the screen says which. `onGone` runs when items leave the list, `onSettled` with those that an act
 * was done on or cannot be done on any more.
 */
export function useTriage({
  onGone,
  onSettled,
}: {
  onGone: (itemIds: readonly string[]) => void
  onSettled: (itemIds: readonly string[]) => void
}): Triage {
  const [asking, setAsking] = useState<Triage['asking']>(null)
  const [done, setDone] = useState<Done | null>(null)
  const [acts, setActs] = useState<readonly Done[]>([])
  const [touched, setTouched] = useState<readonly Item[]>([])
  const [known, setKnown] = useState<Problem | null>(null)
  const [drafts, setDrafts] = useState<Readonly<Record<string, string>>>({})
  const draft = asking?.draft ?? ''
  const { language } = useLanguage()
  const again = useRef<() => void>(null)
  const undoing = useRef<Done>(null)
  const queries = useQueryClient()
  // Of whichever item it was asked: the person may look at another by the time the answer comes.
  const settle = (it: Omit<Done, 'items'>, isGone: boolean) => {
    setAsking(null)
    setDrafts(({ [draft]: _done, ...others }) => others)
    const itemIds = touched.map(({ id }) => id)
    const undone = undoing.current
    undoing.current = null
    if (undone) {
      setActs((was) => withoutUndone(was, undone, it.left))
      setDone({ items: touched, what: it.what === 'restored' ? 'restored' : 'undone', left: it.left })
      return
    }
    const act = { items: touched, ...it }
    setDone(act)
    if (undoable.has(act.what)) setActs((was) => [...was, act].slice(-UNDO_MAX))
    onSettled(itemIds)
    if (isGone) onGone(itemIds)
  }
  const settleOne = (it: Omit<Done, 'items' | 'left'>, left: { readonly revision: number }, isGone: boolean) =>
    settle({ ...it, left: Object.fromEntries(touched.map(({ id }) => [id, left.revision])) }, isGone)
  const picking = useAct(
    pickItem,
    ({ dossierId: id, number }) => settle({ what: 'picked', dossier: { id, number }, left: {} }, true),
    answered,
  )
  const dismissing = useAct(dismissItems, (it) => settle({ what: 'dismissed', left: leftOf(it) }, true), answered)
  const marking = useAct(markLevel, (it, { body }) => settleOne({ what: 'levelled', level: body.level }, it, false))
  const merging = useAct(mergeItem, (it) => settleOne({ what: 'merged' }, it, true), answered)
  const watching = useAct(
    watchItems,
    (it, { body }) => settle({ what: body.watched ? 'watched' : 'unwatched', left: leftOf(it) }, true),
    answered,
  )
  const assigning = useAct(assignItems, (it, { body }) =>
    settle(
      { what: body.items.every(({ personId }) => personId === null) ? 'unassigned' : 'assigned', left: leftOf(it) },
      false,
    ),
  )
  const restoring = useAct(restoreItems, (it) => settle({ what: 'restored', left: leftOf(it) }, false))
  const calls = [picking, dismissing, marking, merging, watching, assigning, restoring]
  const pending = calls.some((act) => act.pending)
  const answer = calls.find((act) => act.problem)?.problem ?? null
  const problem = answer ?? known
  const takeIn = useEffectEvent((refusal: Problem) => {
    // What a colleague did since is not undone; the rest of it, and the one before it, may still be.
    const late = undoing.current
    undoing.current = null
    const inTheWay = (refusal.details.items ?? []).map(({ itemId }) => itemId)
    if (late) setActs((was) => was.flatMap((it) => (it === late ? withoutThose(it, inTheWay) : it)))
    if (inTheWay.length === 0) return
    // The next press is for the others.
    setAsking((was) => was && (withoutThose(was, inTheWay)[0] ?? null))
    if (!late) onSettled(inTheWay)
    void queries.invalidateQueries()
  })
  useEffect(() => {
    if (answer && !isUnanswered(answer)) takeIn(answer)
  }, [answer])
  // What was done stays to be taken back, wherever the person looks now; a refusal is of what they looked at.
  const clear = () => {
    if (pending) return
    setKnown(null)
    for (const act of calls) act.reset()
  }
  const attempt = (items: readonly Item[], run: () => void) => {
    if (pending) return
    clear()
    setTouched(items)
    undoing.current = null
    again.current = run
    run()
  }
  const refuse: Triage['refuse'] = (item, { code, title }) =>
    attempt([item], () => setKnown(new Problem({ code, title, status: 409 })))
  const idsOf = (items: readonly Item[]) => items.map(({ id }) => ({ itemId: id }))
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
    pick: (item, urgent) => attempt([item], () => picking.act({ params: { itemId: item.id }, body: { urgent } })),
    dismiss: (items, reason) => attempt(items, () => dismissing.act({ body: { items: idsOf(items), reason } })),
    mark: (item, level, reason = '') =>
      attempt([item], () => {
        if (item.level === level) return
        const asks = item.score !== null || isRaisedTo(level, item.level)
        if (asks && reason === '') setAsking(askingOf('level', [item], level))
        else marking.act({ params: { itemId: item.id }, body: { level, reason, seenRevision: item.revision } })
      }),
    merge: (item, into) => attempt([item], () => merging.act({ params: { itemId: item.id }, body: { into } })),
    watch: (items) => {
      const watched = !items.every((item) => item.watched)
      const changing = items.filter((item) => item.watched !== watched)
      attempt(changing, () => watching.act({ body: { items: idsOf(changing), watched } }))
    },
    assign: (items, personId) =>
      attempt(items, () => assigning.act({ body: { items: idsOf(items).map((it) => ({ ...it, personId })) } })),
    canUndo: acts.length > 0,
    undo: () => {
      const last = acts.at(-1)
      if (!last || pending) return false
      const { items, what, left } = last
      attempt(items, () => {
        undoing.current = last
        const undone = items.map(({ id }) => ({ itemId: id, undoes: left[id] }))
        const [item] = items
        if (what === 'dismissed' || what === 'merged') restoring.act({ body: { items: undone } })
        else if (what === 'assigned' || what === 'unassigned')
          assigning.act({
            // as it was before
            body: { items: undone.map((it, at) => ({ ...it, personId: items[at]?.assignedTo?.id ?? null })) },
          })
        else if (what === 'watched' || what === 'unwatched')
          watching.act({ body: { items: undone, watched: what === 'unwatched' } })
        else if (item) {
          const reason = w.levelUndone.id // as all that the record says
          const seenRevision = left[item.id] ?? 0
          const body = { level: item.level, reason, seenRevision, undoes: seenRevision, byHand: item.levelByHand }
          marking.act({ params: { itemId: item.id }, body })
        }
      })
      return true
    },
    ask: (what, items) => {
      const why = told(items.map((item) => whyNotAsk(what, item)).find((it) => it !== null) ?? null)
      if (why) attempt(items, () => setKnown(new Problem({ ...why, status: 409 })))
      else attempt(items, () => setAsking(askingOf(what, items)))
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
