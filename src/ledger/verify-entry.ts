import { isUtf8 } from 'node:buffer'

/** Why the bytes from `from` to `until` are not the ledger's entry of this index, as the end of a sentence; or null. */
export function whyNotEntry(bytes: Buffer, from: number, until: number, index: number): string | null {
  if (!isUtf8(bytes.subarray(from, until))) return 'is not UTF-8 text'
  const text = bytes.toString('utf8', from, until)
  let value: unknown
  try {
    value = JSON.parse(text)
    if (!isCanonical(value, text)) return 'is not in canonical form (RFC 8785)'
  } catch (error) {
    return error instanceof RangeError ? 'is nested too deep to be read' : 'is not JSON'
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return 'is not a JSON object'
  const { index: said, at } = value as { index?: unknown; at?: unknown }
  if (said !== index)
    return `says it is entry ${JSON.stringify(said) ?? 'of no number'}: one was taken out, put in or moved`
  if (typeof at !== 'string' || !INSTANT.test(at)) return 'has no instant `at` in UTC'
  return null
}

const INSTANT = /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3]):[0-5]\d:[0-5]\d\.\d{3}Z$/

/**
 * Whether `text` is how RFC 8785 writes `value`, which was parsed from it. JSON.stringify writes scalars as RFC 8785 does
 * and keeps the order of keys, so most texts are judged without sorting anything; an escape that could be a lone
 * surrogate, or a key that looks like a number (which objects put first), is judged the long way.
 */
function isCanonical(value: unknown, text: string): boolean {
  if (!text.includes('\\ud') && JSON.stringify(value) === text && isSorted(value)) return true
  return rewrite(value) === text
}

function isSorted(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true
  if (Array.isArray(value)) return value.every(isSorted)
  const entries = value as Record<string, unknown>
  let before = ''
  // for…in, as Object.entries would cost a fifth of the whole check; what JSON.parse made inherits no keys
  for (const key in entries) {
    const held = entries[key]
    if (key < before || (typeof held === 'object' && !isSorted(held))) return false
    before = key
  }
  return true
}

/** @returns null, or a text with `null` in it that cannot be equal, for a lone surrogate */
function rewrite(value: unknown): string | null {
  if (typeof value === 'string') return value.isWellFormed() ? JSON.stringify(value) : null
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(rewrite).join(',')}]`
  const entries = value as Record<string, unknown>
  const keys = Object.keys(entries).sort((a, b) => (a < b ? -1 : 1))
  return `{${keys.map((key) => `${rewrite(key)}:${rewrite(entries[key])}`).join(',')}}`
}
