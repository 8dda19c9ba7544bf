/** The edit distance of two texts, or `max + 1` as soon as it is beyond. */
export function distance(one: string, other: string, max: number): number {
  if (Math.abs(one.length - other.length) > max) return max + 1
  let before = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (let row = 1; row <= one.length; row++) {
    const here = [row]
    let least = row
    for (let at = 1; at <= other.length; at++) {
      const swap = (before[at - 1] ?? 0) + (one[row - 1] === other[at - 1] ? 0 : 1)
      const value = Math.min(swap, (before[at] ?? 0) + 1, (here[at - 1] ?? 0) + 1)
      here.push(value)
      least = Math.min(least, value)
    }
    if (least > max) return max + 1
    before = here
  }
  return before.at(-1) ?? 0
}
