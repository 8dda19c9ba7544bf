/**
 * SHA-256 (FIPS 180-4) without the runtime's own: the same in the browser, where pages without https have none, and at
 * once, since a screen that is being drawn cannot wait. What only the server hashes is hashed by `hash.ts`.
 */

/** SHA-256 of a text in UTF-8, as 64 lower-case hex digits. */
export function sha256OfText(text: string): string {
  const message = new TextEncoder().encode(text)
  const whole = new Uint8Array(Math.ceil((message.length + 9) / 64) * 64)
  whole.set(message)
  whole[message.length] = 0x80
  const view = new DataView(whole.buffer)
  view.setUint32(whole.length - 8, Math.floor(message.length / 0x2000_0000))
  view.setUint32(whole.length - 4, (message.length << 3) >>> 0)
  const state = Uint32Array.from(FIRST)
  const words = new Uint32Array(64)
  for (let at = 0; at < whole.length; at += 64) {
    for (let index = 0; index < 16; index++) words[index] = view.getUint32(at + index * 4)
    addBlock(state, words)
  }
  return Array.from(state, (it) => it.toString(16).padStart(8, '0')).join('')
}

const PRIMES = firstPrimes(64)
/** The first 32 bits of the fractional parts of the cube roots of the first 64 primes, and of square roots of the first 8. */
const ROUNDS = PRIMES.map((it) => fraction(Math.cbrt(it)))
const FIRST = PRIMES.slice(0, 8).map((it) => fraction(Math.sqrt(it)))

function addBlock(state: Uint32Array, words: Uint32Array): void {
  const word = (index: number) => words[index] as number
  for (let index = 16; index < 64; index++) {
    const [near, far] = [word(index - 2), word(index - 15)]
    const low = turned(far, 7) ^ turned(far, 18) ^ (far >>> 3)
    const high = turned(near, 17) ^ turned(near, 19) ^ (near >>> 10)
    words[index] = (word(index - 16) + low + word(index - 7) + high) | 0
  }
  let [a, b, c, d, e, f, g, h] = state as unknown as [number, number, number, number, number, number, number, number]
  for (let index = 0; index < 64; index++) {
    const one = h + (turned(e, 6) ^ turned(e, 11) ^ turned(e, 25)) + ((e & f) ^ (~e & g)) + (ROUNDS[index] as number)
    const first = (one + word(index)) | 0
    const second = ((turned(a, 2) ^ turned(a, 13) ^ turned(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0
    ;[h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0]
  }
  ;[a, b, c, d, e, f, g, h].forEach((it, at) => {
    state[at] = (state[at] as number) + it
  })
}

const turned = (word: number, by: number) => (word >>> by) | (word << (32 - by))
function fraction(root: number): number {
  return Math.floor((root - Math.floor(root)) * 0x1_0000_0000)
}

function firstPrimes(count: number): number[] {
  const found: number[] = []
  for (let it = 2; found.length < count; it++) if (found.every((prime) => it % prime !== 0)) found.push(it)
  return found
}
