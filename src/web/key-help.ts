import { useEffect, useSyncExternalStore } from 'react'

type Phrase = { readonly id: string; readonly en: string }
/** Keys of one screen, for the list that `?` opens. */
export type KeyGroup = {
  readonly title: Phrase
  readonly keys: readonly { readonly press: readonly string[]; readonly does: Phrase }[]
}

let state: { readonly groups: readonly KeyGroup[]; readonly open: boolean } = { groups: [], open: false }
const listeners = new Set<() => void>()

function change(more: Partial<typeof state>): void {
  state = { ...state, ...more }
  for (const tell of listeners) tell()
}

function subscribe(tell: () => void): () => void {
  listeners.add(tell)
  return () => listeners.delete(tell)
}

/** Opens or shuts the list of keys, from wherever a person asks for it. */
export const showKeyHelp = (open: boolean): void => change({ open })

/** What the list shows, for the one who draws it. */
export const useKeyHelp = () => useSyncExternalStore(subscribe, () => state)

/** Adds a screen's own keys to the list while it is shown. */
export function useTellKeys(group: KeyGroup | null): void {
  useEffect(() => {
    if (!group) return undefined
    change({ groups: [...state.groups, group] })
    return () => change({ groups: state.groups.filter((it) => it !== group) })
  }, [group])
}
