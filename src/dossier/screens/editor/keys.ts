import { writingWords as w } from '../../../base/words/writing.ts'
import type { KeyGroup } from '../../../web/key-help.ts'

const isApple = () => /Mac|iPhone|iPad/.test(navigator.platform)

/** A key as it is written on the machine's keyboard: `Mod-Shift-z` is Ctrl+Shift+Z, or ⌘⇧Z on a Mac. */
export function keyText(keys: string): string {
  const apple = isApple()
  const names: Record<string, string> = apple
    ? { Mod: '⌘', Shift: '⇧', Alt: '⌥' }
    : { Mod: 'Ctrl', Shift: 'Shift', Alt: 'Alt' }
  return keys
    .split('-')
    .map((it) => names[it] ?? (it.length === 1 ? it.toUpperCase() : it))
    .join(apple ? '' : '+')
}

/** What the list of keys says of writing. */
export const writingKeys = (): KeyGroup => ({
  title: w.writingKeys,
  keys: (
    [
      ['Mod-b', w.bold],
      ['Mod-i', w.italic],
      ['Mod-k', w.link],
      ['Mod-Alt-2', w.heading2],
      ['Mod-Alt-3', w.heading3],
      ['Mod-Shift-8', w.bullets],
      ['Mod-Shift-7', w.numbers],
      ['Mod-Alt-q', w.quote],
      ['Mod-Alt-g', w.picture],
      ['Mod-Alt-f', w.note],
      ['Enter', w.editPiece],
      ['Tab', w.nextCell],
      ['Mod-z', w.undo],
      ['Mod-Shift-z', w.redo],
      ['Mod-Alt-r', w.retouch],
      ['Mod-Alt-l', w.markLong],
      ['Mod-Alt-k', w.openComment],
      ['Alt-F10', w.toTools],
      ['Mod-/', w.showKeys],
    ] as const
  ).map(([keys, does]) => ({ press: [keyText(keys)], does })),
})
