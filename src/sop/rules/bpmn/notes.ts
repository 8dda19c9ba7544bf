import { NOTES_MAX } from './limits.ts'
import { bpmnNotes, type BpmnNoteCode } from '../../../base/words/bpmn.ts'
import type { Phrase } from '../../../base/words/phrase.ts'

/** One thing that stands in the draft otherwise than in the file, or not at all. */
export type BpmnNote = { readonly code: BpmnNoteCode | 'more'; readonly message: Phrase }

/** Gathers notes as they are found. */
export class Notes {
  readonly #list: BpmnNote[] = []
  add<Code extends BpmnNoteCode>(code: Code, ...about: Parameters<(typeof bpmnNotes)[Code]>): void {
    const say = bpmnNotes[code] as (...about: unknown[]) => Phrase
    this.#list.push({ code, message: say(...about) })
  }
  /** All of them, or the first hundred and how many more there are. */
  shown(): BpmnNote[] {
    const more = this.#list.length - NOTES_MAX
    return more > 0
      ? [...this.#list.slice(0, NOTES_MAX), { code: 'more', message: bpmnNotes.more(more) }]
      : [...this.#list]
  }
}
