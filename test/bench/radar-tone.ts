import { readFile } from 'node:fs/promises'
import { toneOf } from '../../src/radar/tone.ts'
import { scoreTones } from '../../src/radar/tone/score.ts'
import type { TonedText } from '../../src/radar/tone/training.ts'
import { WEIGHTS } from '../../src/radar/tone/weights.ts'
import { count, type Figure } from './measure.ts'

const GOLD = new URL('../../../shared/data/radar/tone/dev.ndjson', import.meta.url)
const ROUNDS = 5
const TEXTS_MIN = 10_000

/**
 * The tone of marked texts that the weights were not learnt from: how right, how fast, how big.
 * `SIAR_TONE_GOLD` names the file, a line each: {"id", "text", "label"}; without one SmSA's, where it lies beside the project.
 */
export async function measureTone(): Promise<Figure[]> {
  const gold = await readFile(process.env['SIAR_TONE_GOLD'] ?? GOLD, 'utf8').catch(() => null)
  if (gold === null) return []
  const texts = gold
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as TonedText)
  const judged = texts.map(({ text, label }) => ({ label, answer: toneOf(text) }))
  const { accuracy, macroF1, calibrationError } = scoreTones(judged)
  const speed = speedOver(texts)
  const bytes = Uint8Array.fromBase64(WEIGHTS).length
  return [
    {
      what: `Tone of ${count(texts.length)} marked texts`,
      measured: `accuracy ${accuracy.toFixed(3)}, macro-F1 ${macroF1.toFixed(3)}; calibration error ${calibrationError.toFixed(3)}`,
      yardstick:
        'published of SmSA: 0.944, 0.924 (RoBERTa of 124 M parameters), 0.896, 0.866 (frozen sentence embeddings)',
      aim: 'accuracy ≥ 0.905, macro-F1 ≥ 0.88',
      reached: accuracy >= 0.905 && macroF1 >= 0.88,
    },
    {
      what: 'Tone, texts judged and explained',
      measured: `${count(speed)} texts/s`,
      yardstick: 'plain hashed logistic regression without reasons: 4,000–11,000 texts/s',
      aim: '≥ 10,000 texts/s of one core',
      reached: speed >= 10_000,
    },
    {
      what: 'Tone, weights',
      measured: `${count(bytes / 1_000)} kB`,
      yardstick: 'RoBERTa of 124 M parameters: about 500 MB',
      aim: '≤ 2 MB',
      reached: bytes <= 2_000_000,
    },
  ]
}

/** Texts a second of one core, the best of some rounds. */
function speedOver(texts: readonly TonedText[]): number {
  const repeats = Math.ceil(TEXTS_MIN / texts.length)
  const took = Array.from({ length: ROUNDS }, () => {
    const began = process.cpuUsage()
    for (let repeat = 0; repeat < repeats; repeat++) for (const { text } of texts) toneOf(text)
    return process.cpuUsage(began).user
  })
  return (texts.length * repeats * 1_000_000) / Math.min(...took)
}
