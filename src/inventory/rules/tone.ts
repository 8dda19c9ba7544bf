/**
 * The tone of a mention: how its words sound, and not how grave their matter is. The radar reads it and says when it is not
 * sure; what a person says counts in its place, everywhere. Pure.
 */
import type { ToneLabel } from '../../radar/tone/model.ts'

export const tones = ['negative', 'neutral', 'positive'] as const satisfies readonly ToneLabel[]
/** What the radar says of a tone; the last: it does not know the language, and it has not come to it yet. */
export const readTones = [...tones, 'unsure', 'unlearnt', 'unread'] as const
export type ReadTone = (typeof readTones)[number]

/** A list is narrowed by one tone, or to what has none: unsure, of another language, not read yet. */
export const toneFilters = [...tones, 'unsure'] as const
export type ToneFilter = (typeof toneFilters)[number]

export type ToneTold = {
  readonly read: ReadTone
  /** Of a person; null where none said. */
  readonly said: { readonly tone: ToneLabel; readonly by: string; readonly at: string } | null
}

/** From this likelihood on a tone is more likely than all others together. */
export const SURE_MIN = 0.5

/** @param score how likely it is right; null where none was read */
export function readToneOf(it: {
  readonly gatheredAt: Date | null
  readonly tone: ToneLabel | null
  readonly score: number | null
}): ReadTone {
  if (it.gatheredAt === null) return 'unread'
  if (it.tone === null) return 'unlearnt'
  return (it.score ?? 0) < SURE_MIN ? 'unsure' : it.tone
}

/** The tone that counts. */
export const toneInForce = ({ read, said }: ToneTold): ReadTone => said?.tone ?? read
