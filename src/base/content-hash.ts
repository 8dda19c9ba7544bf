import { canonical, type Json } from './canonical.ts'
import type { Content } from './content.ts'
import { sha256 } from './hash.ts'

/** The canonical bytes of a text (RFC 8785): what is stored, hashed, decided on and published. */
export function contentText(content: Content): string {
  return canonical(JSON.parse(JSON.stringify(content)) as Json)
}

/** The id of a version: SHA-256 over its canonical bytes, 64 hex digits. */
export function contentHash(content: Content): string {
  return sha256(contentText(content))
}
