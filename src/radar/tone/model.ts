/** The weights of the tone as they are kept: little-endian, a scale and three biases (32-bit floats), then a byte each. */
import { PLACES, type Features } from './features.ts'

export const TONES = ['negative', 'neutral', 'positive'] as const
export type ToneLabel = (typeof TONES)[number]

export type ToneModel = {
  readonly scale: number
  readonly biases: readonly [number, number, number]
  /** Three for each place, of the tones in their order. */
  readonly weights: Int8Array
}

const HEAD_BYTES = 16
const WEIGHT_MAX = 127

export function packModel(weights: Float32Array, biases: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(HEAD_BYTES + weights.length)
  const head = new DataView(bytes.buffer)
  const scale = weights.reduce((most, it) => Math.max(most, Math.abs(it)), 0) / WEIGHT_MAX || 1
  for (const [at, it] of [scale, ...Array.from(biases)].entries()) head.setFloat32(at * 4, it, true)
  for (let at = 0; at < weights.length; at++) bytes[HEAD_BYTES + at] = Math.round((weights[at] as number) / scale)
  return bytes
}

/** @throws {RangeError} when the bytes are of other features */
export function readModel(bytes: Uint8Array): ToneModel {
  if (bytes.length !== HEAD_BYTES + PLACES * TONES.length)
    throw new RangeError('weights of the tone for other features')
  const head = new DataView(bytes.buffer, bytes.byteOffset)
  const float = (at: number) => head.getFloat32(at * 4, true)
  return {
    scale: float(0),
    biases: [float(1), float(2), float(3)],
    weights: new Int8Array(bytes.buffer, bytes.byteOffset + HEAD_BYTES, PLACES * TONES.length),
  }
}

/** How likely each tone is, together 1. */
export function likelihoods({ scale, biases, weights }: ToneModel, { count, place, value }: Features): number[] {
  let [negative, neutral, positive] = [0, 0, 0]
  for (let at = 0; at < count; at++) {
    const from = (place[at] as number) * 3
    const by = value[at] as number
    negative += (weights[from] as number) * by
    neutral += (weights[from + 1] as number) * by
    positive += (weights[from + 2] as number) * by
  }
  return softmax([negative * scale + biases[0], neutral * scale + biases[1], positive * scale + biases[2]])
}

export function softmax(sums: readonly number[]): number[] {
  const most = Math.max(...sums)
  const powers = sums.map((it) => Math.exp(it - most))
  const all = powers.reduce((sum, it) => sum + it, 0)
  return powers.map((it) => it / all)
}
