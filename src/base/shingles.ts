/**
 * How much two texts share, by runs of three words: copies and re-use survive small edits, common words count for
 * little. `bandsOf` makes the few numbers by which an index finds texts that are likely alike (MinHash with bands).
 */

const RUN = 3
const WORDS_MAX = 20_000
const ROWS = 4
export const BANDS = 16 // with rows of 4: at a share of 0.5 two of three are found, at 0.7 ninety-nine of a hundred

/** The runs of three words of a text, each as a number. */
export function shinglesOf(text: string): Set<number> {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu)
      ?.slice(0, WORDS_MAX) ?? []
  const found = new Set<number>()
  for (let at = 0; at + RUN <= words.length; at++) found.add(hash(words.slice(at, at + RUN).join(' ')))
  return found
}

/** The share of what either has that both have, 0 to 1 (Jaccard); 0 when one is empty. */
export function shareOf(left: ReadonlySet<number>, right: ReadonlySet<number>): number {
  let both = 0
  for (const it of left) if (right.has(it)) both += 1
  const either = left.size + right.size - both
  return either === 0 ? 0 : both / either
}

/** Sixteen numbers (int4); two texts that share one are likely alike. Empty for a text without a run of words. */
export function bandsOf(shingles: ReadonlySet<number>): number[] {
  if (shingles.size === 0) return []
  const least = new Uint32Array(BANDS * ROWS).fill(0xffffffff)
  for (const it of shingles)
    for (let row = 0; row < least.length; row++) {
      const value = mix(it ^ Math.imul(row + 1, 0x9e3779b1))
      if (value < (least[row] as number)) least[row] = value
    }
  return Array.from({ length: BANDS }, (_, band) => {
    let value = Math.imul(band + 1, 0x85ebca6b)
    for (let row = 0; row < ROWS; row++) value = mix(value ^ (least[band * ROWS + row] as number))
    return value | 0
  })
}

/** FNV-1a over UTF-16 code units, then mixed. */
function hash(text: string): number {
  let value = 0x811c9dc5
  for (let at = 0; at < text.length; at++) value = Math.imul(value ^ text.charCodeAt(at), 0x01000193)
  return mix(value)
}

/** The finishing step of MurmurHash3: every bit of the input moves every bit of the output. Unsigned 32 bits. */
function mix(it: number): number {
  let value = it ^ (it >>> 16)
  value = Math.imul(value, 0x85ebca6b)
  value ^= value >>> 13
  value = Math.imul(value, 0xc2b2ae35)
  return (value ^ (value >>> 16)) >>> 0
}
