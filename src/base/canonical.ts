/** A value that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

const DEPTH_MAX = 128 // a text holds 20 levels of blocks, each two levels of JSON; deeper is a mistake or a circle

/**
 * The canonical JSON text of a value (RFC 8785): keys by UTF-16 code unit, no spaces, numbers as ECMAScript writes them.
 * @throws {TypeError} for what JSON cannot hold: NaN, infinities, undefined, BigInt, Date and other objects, holes,
 *   lone surrogates in values or keys, more than 128 levels, a circle
 */
export function canonical(value: Json): string {
  return write(value, 0)
}

function write(value: Json, depth: number): string {
  if (depth > DEPTH_MAX) throw new TypeError(`over ${DEPTH_MAX} levels deep, or a circle: no canonical form`)
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no canonical form`)
    return JSON.stringify(value)
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('a lone surrogate has no canonical form')
    return JSON.stringify(value)
  }
  // Array.from, since map leaves holes out and would write `[1,,2]`
  if (Array.isArray(value)) return `[${Array.from(value, (it: Json) => write(it, depth + 1)).join(',')}]`
  if (typeof value !== 'object') throw new TypeError(`${typeof value} has no canonical form`)
  const prototype: unknown = Object.getPrototypeOf(value)
  if (prototype !== Object.prototype && prototype !== null)
    throw new TypeError(`${value.constructor?.name ?? 'this object'} has no canonical form`)
  const entries = value as { readonly [key: string]: Json }
  return `{${Object.keys(entries)
    .toSorted()
    .map((key) => `${write(key, depth + 1)}:${write(entries[key] as Json, depth + 1)}`)
    .join(',')}}`
}
