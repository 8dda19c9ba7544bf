import type { Content } from '../../base/content.ts'

/** What a person typed and the server may not have: kept in the browser until the server has it. */
export type LocalDraft = { readonly content: Content; readonly seenSave: number; readonly at: string }

const keyOf = (dossierId: string) => `siar.draft.${dossierId}`

export function keepLocally(dossierId: string, draft: LocalDraft): void {
  try {
    localStorage.setItem(keyOf(dossierId), JSON.stringify(draft))
  } catch {
    // No room in the browser: the text is still on the screen and on its way to the server.
  }
}

export function readLocally(dossierId: string): LocalDraft | null {
  try {
    return JSON.parse(localStorage.getItem(keyOf(dossierId)) ?? 'null') as LocalDraft | null
  } catch {
    return null
  }
}

export function forgetLocally(dossierId: string): void {
  localStorage.removeItem(keyOf(dossierId))
}
