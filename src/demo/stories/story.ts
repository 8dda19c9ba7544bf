/** A story of the demo office: an item of its inventory, the text made of it, and how far it came. */
import type { TypedFact } from '../../base/facts.ts'
import type { ImmediatePart } from '../../base/immediate.ts'

export type Story = {
  readonly kind: 'issue' | 'activity'
  readonly title: string
  readonly summary: string
  readonly agency: string
  readonly source: string
  readonly level: 'watch' | 'attention' | 'alert' | 'crisis'
  /** Index into `programmes`, where it speaks of one. */
  readonly programme?: number
  /** The text of its dossier; without one the item stays in the inventory. */
  readonly text?: readonly string[]
  readonly topic?: string
  /** The eight parts of what must be announced at once; the rest of the texts are regular information. */
  readonly immediate?: Readonly<Record<ImmediatePart, string>>
  /** What its text states as fields; without them it has one statement. */
  readonly facts?: readonly TypedFact[]
  /** Who of the agency answered about the facts, and which they said to be otherwise; without it the question is open. */
  readonly said?: { readonly name: string; readonly post: string; readonly wrong: string; readonly correction: string }
  /** What stands in the place of a text that was published, and what the public is told of it. */
  readonly corrected?: { readonly note: string; readonly text: readonly string[] }
  /** Where the dossier stands at the end of the story. */
  readonly ends?: Ending
}

/** `2` to `6`: waiting at that step; the rest as they say. */
export type Ending =
  | 1
  | 2
  | 3
  | 4
  | 5
  | 6
  | 'published'
  | 'corrected'
  | 'scheduled'
  | 'embargoed'
  | 'refused'
  | 'noted'
  | 'returned'
  | 'held'
  | 'withdrawn'
