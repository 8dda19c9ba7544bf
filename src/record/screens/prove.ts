type Claim = {
  readonly index: number
  readonly body: string
  readonly hash: string
  readonly proof: readonly string[]
  readonly size: number
  readonly root: string
}

/**
 * Whether an entry stands in its place under a root, computed here in the browser (RFC 9162, 2.1.3.2).
 * @returns null where the browser has no SHA-256 for pages without https
 */
export async function isProved(it: Claim): Promise<boolean | null> {
  if (!crypto.subtle) return null
  let node = await sha256(Uint8Array.of(0), new TextEncoder().encode(it.body))
  if (hex(node) !== it.hash) return false
  let at = it.index
  let last = it.size - 1
  for (const beside of it.proof.map(bytesOf)) {
    if (last === 0) return false
    const isRight = at % 2 === 1 || at === last
    node = isRight ? await sha256(Uint8Array.of(1), beside, node) : await sha256(Uint8Array.of(1), node, beside)
    if (isRight)
      while (at % 2 === 0 && at !== 0) {
        at /= 2
        last = Math.floor(last / 2)
      }
    at = Math.floor(at / 2)
    last = Math.floor(last / 2)
  }
  return last === 0 && hex(node) === hex(bytesOf(it.root))
}

async function sha256(...parts: readonly Uint8Array[]): Promise<Uint8Array> {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', whole))
}

const bytesOf = (base64: string) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
const hex = (bytes: Uint8Array) => Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
