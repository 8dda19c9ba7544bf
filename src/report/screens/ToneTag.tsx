import { clippingWords as w } from '../../base/words/clippings.ts'
import { useSay } from '../../web/language.tsx'

type Tone = 'negative' | 'neutral' | 'positive'
/** The shapes of the issue map, so that a tone is told without its colour too. */
const shapes: Readonly<Record<Tone, string>> = { negative: '◆', neutral: '●', positive: '▲' }

/** A tone in a word, with its shape. */
export function ToneTag({ tone }: { tone: Tone | null }) {
  const say = useSay()
  if (tone === null) return <span className="sec">{say(w.tones.unread)}</span>
  return (
    <span className={`tone tone-${tone}`}>
      <span aria-hidden="true">{shapes[tone]}</span> {say(w.tones[tone])}
    </span>
  )
}
