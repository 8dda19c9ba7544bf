import type { Editor } from '@tiptap/react'
import type { ComponentType } from 'react'
import type { Place } from '../../base/content-places.ts'
import type { Content } from '../../base/content.ts'
import type { DossierData } from './read-dossier.ts'

/** The text on the writer's desk, as what stands beside it sees it. */
export type Writing = {
  readonly dossier: DossierData
  /** The text as of the hand's last rest, less than a second behind the screen; its unchanged blocks stay the same objects. */
  readonly content: Content
  readonly change: (more: Partial<Content>) => void
  /** Counts the times that the whole text was exchanged; a part with a state of its own takes it as its key. */
  readonly exchange: number
  /** The body's editor; null until it is drawn. */
  readonly editor: Editor | null
  /** Whether the server has all that is on the screen. */
  readonly saved: boolean
  /** Saves what is on the screen; resolves to the hash of what the server then has, or null when it has something else. */
  readonly saveNow: () => Promise<string | null>
  /** Shows a place and puts the cursor there. */
  readonly goTo: (place: Place) => void
  /** Puts other words in a place, as one step that can be undone. */
  readonly replace: (place: Place, text: string) => void
}

/** A part beside the text; what it shows stands in a `WritingPanel` of the same id. */
export type Panel = {
  readonly id: string
  /** Which places of a text it holds, by the first word of their names: `fact` for `fact/1/who`. */
  readonly places?: readonly string[]
  /** Open until the person shuts it. */
  readonly open?: boolean
  readonly Part: ComponentType<{ writing: Writing }>
}
