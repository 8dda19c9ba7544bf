import { programmeWords as w } from '../../base/words/programmes.ts'
import { useSay } from '../../web/language.tsx'
import type { ItemProgramme } from '../api/programmes.ts'

/** By what an item is taken to speak of a programme: its words in the text, or who said so. */
export function Evidence({
  of,
}: {
  of: Pick<ItemProgramme, 'how' | 'words'> & Partial<Pick<ItemProgramme, 'decided'>>
}) {
  const say = useSay()
  const words = of.words.map((it) => `“${it}”`).join(', ')
  const parts = [
    of.words.length > 0 && say(of.how === 'name' ? w.byName : w.byWords)(words),
    of.decided && say(w.saidBy)(of.decided.by),
  ].filter(Boolean)
  return parts.length > 0 ? <>{parts.join(' · ')}.</> : null
}
