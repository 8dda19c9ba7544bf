/** Learns the weights of the tone from marked texts; the same texts in the same order make the same bytes. */
import { sha256 } from '../../base/hash.ts'
import { readArticle } from '../cleaning.ts'
import { PLACES, readFeatures } from './features.ts'
import { packModel, softmax, TONES, type ToneLabel } from './model.ts'
import { withoutSpeech } from './speech.ts'

export type TonedText = { readonly text: string; readonly label: ToneLabel }

const ROUNDS = 4
const STEP = 0.3
const BIAS_STEP = 0.1
const PARTS = 5
const SHARPENED = 1.1 // a mean is more timid than its parts; so the share of right answers is as said

type Example = { readonly place: Int32Array; readonly value: Float32Array; readonly label: number }

/**
 * Logistic regression over three tones, each weight with a step of its own (AdaGrad; Duchi, Hazan and Singer 2011): the
 * mean of five, which differ in the order the texts came in, is steadier than any of them.
 */
export function trainTone(texts: readonly TonedText[]): Uint8Array {
  const examples = texts.map(({ text, label }) => ({ ...featuresOf(text), label: TONES.indexOf(label) }))
  const mean = { weights: new Float32Array(PLACES * 3), biases: new Float32Array(3) }
  for (let part = 0; part < PARTS; part++) {
    const { weights, biases } = trainOnce(examples, diceOf(part + 1))
    for (let at = 0; at < weights.length; at++) mean.weights[at]! += (weights[at]! * SHARPENED) / PARTS
    for (let at = 0; at < 3; at++) mean.biases[at]! += (biases[at]! * SHARPENED) / PARTS
  }
  return packModel(mean.weights, mean.biases)
}

function featuresOf(text: string): Omit<Example, 'label'> {
  const { place, value, count } = readFeatures(withoutSpeech(readArticle(text)))
  return { place: place.slice(0, count), value: value.slice(0, count) }
}

/** A hash of how texts are read, from which no text can be told. Weights fit texts that are read as those they were learnt from. */
export function fingerprintOf(texts: readonly string[]): string {
  const read = texts.map((text) => {
    const { place, value } = featuresOf(text)
    return sha256(`${place.join()} ${value.join()}`)
  })
  return sha256(read.join())
}

function trainOnce(examples: readonly Example[], chance: () => number): { weights: Float32Array; biases: number[] } {
  const weights = new Float32Array(PLACES * 3)
  const squares = new Float32Array(PLACES * 3).fill(1e-6)
  const biases = [0, 0, 0]
  const biasSquares = [1e-6, 1e-6, 1e-6]
  const order = examples.slice()
  for (let round = 0; round < ROUNDS; round++) {
    shuffle(order, chance)
    for (const { place, value, label } of order) {
      const sums = biases.slice()
      for (let at = 0; at < place.length; at++)
        for (let tone = 0; tone < 3; tone++) sums[tone]! += weights[place[at]! * 3 + tone]! * value[at]!
      const slopes = softmax(sums)
      slopes[label]! -= 1
      for (let tone = 0; tone < 3; tone++) {
        biasSquares[tone]! += slopes[tone]! ** 2
        biases[tone]! -= (BIAS_STEP * slopes[tone]!) / Math.sqrt(biasSquares[tone]!)
      }
      for (let at = 0; at < place.length; at++)
        for (let tone = 0; tone < 3; tone++) {
          const to = place[at]! * 3 + tone
          const slope = slopes[tone]! * value[at]!
          squares[to]! += slope * slope
          weights[to]! -= (STEP * slope) / Math.sqrt(squares[to]!)
        }
    }
  }
  return { weights, biases }
}

function shuffle(list: unknown[], chance: () => number): void {
  for (let at = list.length - 1; at > 0; at--) {
    const other = Math.floor(chance() * (at + 1))
    ;[list[at], list[other]] = [list[other], list[at]]
  }
}

/** Numbers from 0 to 1 by chance, the same from one seed (mulberry32). */
function diceOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let it = Math.imul(state ^ (state >>> 15), 1 | state)
    it = (it + Math.imul(it ^ (it >>> 7), 61 | it)) ^ it
    return ((it ^ (it >>> 14)) >>> 0) / 2 ** 32
  }
}
