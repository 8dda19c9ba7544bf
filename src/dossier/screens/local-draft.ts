import type { Content } from '../../base/content.ts'

/** What a person typed and the server may not have: kept in the browser until the server has it. */
export type LocalDraft = { readonly content: Content; readonly seenSave: number; readonly at: string }

const KEEP_AFTER_MS = 400 // writing a long text to the browser's store holds up the key that is being typed

const keyOf = (dossierId: string) => `siar.draft.${dossierId}`
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

export function readLocally(dossierId: string): LocalDraft | null {
  const soon = waiting.get(dossierId)
  if (soon) return soon
  try {
    return JSON.parse(localStorage.getItem(keyOf(dossierId)) ?? 'null') as LocalDraft | null
  } catch {
    return null
  }
}

export function forgetLocally(dossierId: string): void {
  waiting.delete(dossierId)
  localStorage.removeItem(keyOf(dossierId))
}

function writeWaiting(): void {
  clearTimeout(timer)
  timer = undefined
  for (const [dossierId, draft] of waiting) {
    const text = JSON.stringify(draft)
    // No room in the browser even then: the text is still on the screen and on its way to the server.
    if (!keep(keyOf(dossierId), text)) {
      dropUndo()
      keep(keyOf(dossierId), text)
    }
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
