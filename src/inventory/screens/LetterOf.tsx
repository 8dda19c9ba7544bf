import { letterWords as w } from '../../base/words/inventory-letters.ts'
import { useSay } from '../../web/language.tsx'
import type { Mention } from '../api/mentions.ts'

/** Who a letter says it is from: always with the real address, and with what is known of it. */
export function LetterOf({ letter: { known, name, address, proven } }: { letter: NonNullable<Mention['letter']> }) {
  const say = useSay()
  return (
    <>
      {known && <b>{known} </b>}
      {name !== known && `${name} `}
      <span className="source-address">&lt;{address || say(w.noAddress)}&gt;</span> ·{' '}
      {known ? say(proven ? w.proven : w.unproven) : `${say(w.unknown)}, ${say(proven ? w.proven : w.unproven)}`}
    </>
  )
}
