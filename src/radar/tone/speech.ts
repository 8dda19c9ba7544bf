import type { Reading } from '../words.ts'

const SPEECH_WORDS_MIN = 4 // fewer in quotes are a name or a doubt, not what somebody said
const OWN_WORDS_MIN = 12
const [OPENS, CLOSES, EITHER] = ['“«„', '”»', '"']

/**
 * A text without what it quotes, where enough is left to be judged: what a person says in a report is their tone, not the
 * report's. A quote that is never closed is none.
 */
export function withoutSpeech(reading: Reading): Reading {
  const { text, count, start, end } = reading
  if (![...OPENS, EITHER].some((it) => text.includes(it))) return reading
  const spoken = new Uint8Array(count)
  let opened = -1
  for (let at = 0; at <= count; at++) {
    const to = at < count ? (start[at] as number) : text.length
    for (let sign = at === 0 ? 0 : (end[at - 1] as number); sign < to; sign++) {
      const it = text.charAt(sign)
      if (opened < 0 && (OPENS.includes(it) || it === EITHER)) opened = at
      else if (opened >= 0 && (CLOSES.includes(it) || it === EITHER)) {
        if (at - opened >= SPEECH_WORDS_MIN) spoken.fill(1, opened, at)
        opened = -1
      }
    }
  }
  const own = count - spoken.reduce((sum, it) => sum + it, 0)
  if (own === count || own < OWN_WORDS_MIN) return reading
  const kept = (_: number, at: number) => spoken[at] === 0
  return {
    text,
    count: own,
    hash: reading.hash.filter(kept),
    start: start.filter(kept),
    end: end.filter(kept),
    form: reading.form.filter(kept),
    sentence: reading.sentence.filter(kept),
  }
}
