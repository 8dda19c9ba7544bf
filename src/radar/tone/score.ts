/** How right answers are: the figures of a model beside marked texts. */
import { TONES, type ToneLabel } from './model.ts'

export type ToneScore = {
  readonly accuracy: number
  /** The mean of the three tones' F1. */
  readonly macroF1: number
  /** How far what was said to be likely lies from the share that was right, in ten steps. */
  readonly calibrationError: number
}

type Judged = { readonly label: ToneLabel; readonly answer: { readonly label: ToneLabel; readonly score: number } }

export function scoreTones(judged: readonly Judged[]): ToneScore {
  const right = (it: Judged) => it.answer.label === it.label
  const f1s = TONES.map((tone) => {
    const hits = judged.filter((it) => right(it) && it.label === tone).length
    const named =
      judged.filter((it) => it.label === tone).length + judged.filter((it) => it.answer.label === tone).length
    return named === 0 ? 0 : (2 * hits) / named
  })
  const steps = Map.groupBy(judged, (it) => Math.min(9, Math.floor(it.answer.score * 10)))
  const off = [...steps.values()].map((of) =>
    Math.abs(of.reduce((sum, it) => sum + it.answer.score, 0) - of.filter(right).length),
  )
  return {
    accuracy: judged.filter(right).length / judged.length,
    macroF1: f1s.reduce((sum, it) => sum + it, 0) / TONES.length,
    calibrationError: off.reduce((sum, it) => sum + it, 0) / judged.length,
  }
}
