/** The part of a file that a request asks for (RFC 9110 §14): a player begins anywhere and reads on from there. */

/** Bytes `from` to `to`, both inclusive. */
export type ByteRange = { readonly from: number; readonly to: number }

/**
 * More than one range, what is no range of bytes, and a range asked for by anything but GET are answered with the whole
 * (RFC 9110 §14.2).
 * @returns null for the whole, `outside` where nothing of it is there
 */
export function rangeOf(
  {
    method,
    headers,
  }: { readonly method?: string | undefined; readonly headers: { readonly range?: string | undefined } },
  sizeBytes: number,
): ByteRange | 'outside' | null {
  const found = method === 'GET' && /^bytes=(\d{0,15})-(\d{0,15})$/.exec(headers.range?.trim() ?? '')
  if (!found) return null
  const [, first = '', last = ''] = found
  if (first === '' && last === '') return null
  if (first === '') {
    const length = Math.min(Number(last), sizeBytes)
    return length === 0 ? 'outside' : { from: sizeBytes - length, to: sizeBytes - 1 }
  }
  const from = Number(first)
  const to = last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1)
  if (last !== '' && Number(last) < from) return null
  return from >= sizeBytes ? 'outside' : { from, to }
}
