/**
 * RC2 in CBC, decryption only (RFC 2268). Nothing is ever encrypted with it here: certificate files that old Windows,
 * macOS and Java wrote hold their certificates so, and the crypto library of Node no longer reads them.
 */
const BLOCK = 8

// RFC 2268, section 2: a permutation of the bytes made from the digits of pi.
const PI_TABLE = Buffer.from(
  'd978f9c419ddb5ed28e9fd794aa0d89dc67e37832b76538e624c6488448bfba2179a59f587b34f1361456d8d09817d32' +
    'bd8f40eb86b77b0bf09521225c6b4e8254d66593ce60b21c7356c014a78cf1dc1275ca1f3bbee4d1423dd430a33cb626' +
    '6fbf0eda4669075727f21d9bbc944303f811c7f690ef3ee706c3d52fc8661ed708e8eade8052eef784aa72ac354d6a2a' +
    '961ad2715a1549744b9fd05e0418a4ecc2e0416e0f51cbcc2491af50a1f47039997c3a8523b8b47afc02365b25559731' +
    '2d5dfa98e38a92ae05df2910676cbac9d300e6cfe19ea82c6316013f58e289a90d38341bab33ffb0bb480c5fb9b1cd2e' +
    'c5f3db47e5a59c770aa62068fe7fc1ad',
  'hex',
)
const pi = (index: number) => PI_TABLE[index & 0xff] ?? 0

/** @param key 1 to 128 bytes @throws {RangeError} when the bytes cannot have come from this key */
export function decryptRc2(
  packed: Buffer,
  { key, iv, effectiveBits }: { readonly key: Buffer; readonly iv: Buffer; readonly effectiveBits: number },
): Buffer {
  if (packed.length === 0 || packed.length % BLOCK !== 0 || iv.length !== BLOCK)
    throw new RangeError('not whole blocks')
  const words = expand(key, effectiveBits)
  const plain = Buffer.alloc(packed.length)
  for (let at = 0; at < packed.length; at += BLOCK) {
    const block = decryptBlock(packed.subarray(at, at + BLOCK), words)
    const before = at === 0 ? iv : packed.subarray(at - BLOCK, at)
    for (let index = 0; index < BLOCK; index++) plain[at + index] = (block[index] ?? 0) ^ (before[index] ?? 0)
  }
  const padding = plain.at(-1) ?? 0
  const tail = plain.subarray(plain.length - padding)
  if (padding < 1 || padding > BLOCK || tail.some((it) => it !== padding)) throw new RangeError('wrong padding')
  return plain.subarray(0, plain.length - padding)
}

/** RFC 2268, section 2: key expansion to 64 words of 16 bits. */
function expand(key: Buffer, effectiveBits: number): Uint16Array {
  const bytes = Buffer.alloc(128)
  key.copy(bytes)
  for (let at = key.length; at < 128; at++) bytes[at] = pi((bytes[at - 1] ?? 0) + (bytes[at - key.length] ?? 0))
  const length = Math.ceil(effectiveBits / 8)
  const mask = 0xff >> (8 * length - effectiveBits)
  bytes[128 - length] = pi((bytes[128 - length] ?? 0) & mask)
  for (let at = 127 - length; at >= 0; at--) bytes[at] = pi((bytes[at + 1] ?? 0) ^ (bytes[at + length] ?? 0))
  return Uint16Array.from({ length: 64 }, (_, at) => bytes.readUInt16LE(at * 2))
}

/** RFC 2268, section 4. */
function decryptBlock(block: Buffer, words: Uint16Array): Buffer {
  const r = [0, 2, 4, 6].map((at) => block.readUInt16LE(at)) as [number, number, number, number]
  const turns = [1, 2, 3, 5]
  let next = 63
  const unmix = () => {
    for (let at = 3; at >= 0; at--) {
      const turn = turns[at] ?? 0
      const turned = ((r[at] ?? 0) >>> turn) | ((r[at] ?? 0) << (16 - turn))
      const [one, two, three] = [r[(at + 3) % 4] ?? 0, r[(at + 2) % 4] ?? 0, r[(at + 1) % 4] ?? 0]
      r[at] = (turned - (words[next--] ?? 0) - (one & two) - (~one & three)) & 0xffff
    }
  }
  const unmash = () => {
    for (let at = 3; at >= 0; at--) r[at] = ((r[at] ?? 0) - (words[(r[(at + 3) % 4] ?? 0) & 63] ?? 0)) & 0xffff
  }
  for (let round = 0; round < 5; round++) unmix()
  unmash()
  for (let round = 0; round < 6; round++) unmix()
  unmash()
  for (let round = 0; round < 5; round++) unmix()
  const plain = Buffer.alloc(BLOCK)
  for (const [at, word] of r.entries()) plain.writeUInt16LE(word, at * 2)
  return plain
}
