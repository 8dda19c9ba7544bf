import type { Content } from '../../base/content.ts'

/**
 * What a person typed and the server may not have: kept in the browser until the server has it. `base` is the saved text
 * it was written on, so that it can be merged with what others saved meanwhile.
 */
export type LocalDraft = { readonly content: Content; readonly base: Content; readonly at: string }

const KEEP_AFTER_MS = 400 // writing a long text to the browser's store holds up the key that is being typed

const keyOf = (dossierId: string) => `siar.draft.${dossierId}`
/** Apart, since it changes with a save and not with a key. */
const baseKeyOf = (dossierId: string) => `siar.base.${dossierId}`
const keptBases = new Map<string, Content>()
/** Drafts on their way into the browser's store. */
const waiting = new Map<string, LocalDraft>()
let timer: ReturnType<typeof setTimeout> | undefined

/** Keeps a draft a moment later, or when the page is left; `readLocally` gives it from now on. */
export function keepLocally(dossierId: string, draft: LocalDraft): void {
  waiting.set(dossierId, draft)
  addEventListener('pagehide', writeWaiting) // the same listener is added once
  document.addEventListener('visibilitychange', writeWaiting)
  timer ??= setTimeout(writeWaiting, KEEP_AFTER_MS)
}

/** The draft as it was kept, or null; `base` is absent where the browser had no room for it. */
export function readLocally(dossierId: string): Partial<LocalDraft> | null {
  const soon = waiting.get(dossierId)
  if (soon) return soon
  const draft = read(keyOf(dossierId)) as Omit<LocalDraft, 'base'> | null
  const base = draft && (read(baseKeyOf(dossierId)) as Content | null)
  return draft && { ...draft, ...(base && { base }) }
}

function read(key: string): unknown {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null')
  } catch {
    return null
  }
}

export function forgetLocally(dossierId: string): void {
  waiting.delete(dossierId)
  localStorage.removeItem(keyOf(dossierId))
  localStorage.removeItem(baseKeyOf(dossierId))
  keptBases.delete(dossierId)
}

function writeWaiting(): void {
  clearTimeout(timer)
  timer = undefined
  for (const [dossierId, { base, ...draft }] of waiting) {
    const text = JSON.stringify(draft)
    // No room in the browser even then: the text is still on the screen and on its way to the server.
    if (!keep(keyOf(dossierId), text)) {
      dropUndo()
      keep(keyOf(dossierId), text)
    }
    if (keptBases.get(dossierId) === base) continue
    localStorage.removeItem(baseKeyOf(dossierId)) // a base of before would merge wrongly
    if (keep(baseKeyOf(dossierId), JSON.stringify(base))) keptBases.set(dossierId, base)
  }
  waiting.clear()
}

function keep(key: string, text: string): boolean {
  try {
    localStorage.setItem(key, text)
    return true
  } catch {
    return false
  }
}

/** The text comes before the steps that led to it. */
function dropUndo(): void {
  for (const key of Object.keys(localStorage)) if (key.startsWith('siar.undo.')) localStorage.removeItem(key)
}
