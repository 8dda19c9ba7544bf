/** What the bytes of a page or a feed say: by their own nature first, since what is declared is often copied from elsewhere. */
import { isUtf8 } from 'node:buffer'

const DECLARED = /^[^>]{0,400}?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/
const META = /<meta[^>]{1,300}?charset\s*=\s*["']?\s*([\w.:-]{1,40})/i
const LOOKED_AT = 2_048 // the declaration stands at the beginning (XML 1.0, 2.8; HTML, 13.2.3.2)

/**
 * Text from bytes that somebody else sent: UTF-16 by its mark or its zeros, UTF-8 wherever the bytes are that, else what
 * the header, the XML declaration or the page's own head name, and Windows-1252 where they name nothing that is known.
 */
export function decodeText(bytes: Uint8Array, mediaType = ''): string {
  const [first = 1, second = 1] = bytes
  if ((first === 0xff && second === 0xfe) || (first !== 0 && second === 0)) return decode(bytes, 'utf-16le')
  if ((first === 0xfe && second === 0xff) || (first === 0 && second !== 0)) return decode(bytes, 'utf-16be')
  if (isUtf8(bytes)) return decode(bytes, 'utf-8')
  const head = decode(bytes.subarray(0, LOOKED_AT), 'windows-1252')
  const named = [/charset\s*=\s*["']?([\w.:-]{1,40})/i.exec(mediaType), DECLARED.exec(head), META.exec(head)]
  for (const label of named) if (label?.[1] && isKnown(label[1])) return decode(bytes, label[1])
  return decode(bytes, 'windows-1252')
}

const decode = (bytes: Uint8Array, label: string) => new TextDecoder(label).decode(bytes)

/** UTF-8 is none: the bytes are not that, whatever they are called. */
function isKnown(label: string): boolean {
  try {
    return !new TextDecoder(label).encoding.startsWith('utf-')
  } catch {
    return false
  }
}
