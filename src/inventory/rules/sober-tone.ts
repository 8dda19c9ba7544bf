/** What the office does not take over from the radar's reading of a tone. Pure; no screen needs it. */
import { hintsAt } from '../../radar/signs.ts'
import type { Tone } from '../../radar/tone.ts'
import type { Reading } from '../../radar/words.ts'

/**
 * The tone as it was read, unless the text tells of deaths, danger, violence or the like: the radar learnt from reviews, in
 * which praise of helpers or a road that opens again sounds glad, and nobody prints such a text as good news. Of that it
 * says that it is not sure.
 */
export function soberTone(
  { label, score }: Pick<Tone, 'label' | 'score'>,
  whole: Reading,
): Pick<Tone, 'label' | 'score'> {
  if (label !== 'positive') return { label, score }
  return hintsAt(whole) ? { label: 'neutral', score: 0 } : { label, score }
}
