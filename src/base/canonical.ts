/** A value that JSON can hold. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }

/**
 * The canonical JSON text of a value (RFC 8785): keys by UTF-16 code unit, no spaces, numbers as ECMAScript writes them.
 * @throws {TypeError} for what JSON cannot hold: NaN, infinities, undefined, BigInt, Date and other objects, lone surrogates
 */
export function canonical(value: Json): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`${value} has no canonical form`)
    return JSON.stringify(value)
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError('a lone surrogate has no canonical form')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map((it: Json) => canonical(it)).join(',')}]`
  if (typeof value !== 'object' || (Object.getPrototypeOf(value) !== Object.prototype && Object.getPrototypeOf(value) !== null))
    throw new TypeError(`${typeof value} has no canonical form`)
  const entries = value as { readonly [key: string]: Json }
  return `{${Object.keys(entries)
    .toSorted()
    .map((key) => `${canonical(key)}:${canonical(entries[key] as Json)}`)
    .join(',')}}`
}
