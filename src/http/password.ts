import { argon2, randomBytes, timingSafeEqual } from 'node:crypto'
import { promisify } from 'node:util'

const derive = promisify(argon2)

// OWASP's floor for Argon2id: 19 MiB, two passes, one lane.
const MEMORY_KIB = 19 * 1024
const PASSES = 2
const AT_ONCE_MAX = 2 // each takes a core and 19 MiB; more at once would stall the server under a flood of sign-ins

let running = 0
const waiting: (() => void)[] = []

/** Hashes a password with Argon2id, as a PHC string. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16)
  const tag = await argon2id(password, salt, { memory: MEMORY_KIB, passes: PASSES, lanes: 1, length: 32 })
  return `$argon2id$v=19$m=${MEMORY_KIB},t=${PASSES},p=1$${bare(salt)}$${bare(tag)}`
}

/** Whether a password fits its PHC string; false for a string of another kind. */
export async function verifyPassword(hash: string, password: string): Promise<boolean> {
  const parts = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,2}),p=(\d)\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/.exec(hash)
  if (!parts) return false
  const [, memory, passes, lanes, salt, tag] = parts as unknown as [string, string, string, string, string, string]
  const expected = Buffer.from(tag, 'base64')
  const actual = await argon2id(password, Buffer.from(salt, 'base64'), {
    memory: Number(memory),
    passes: Number(passes),
    lanes: Number(lanes),
    length: expected.length,
  })
  return timingSafeEqual(actual, expected)
}

async function argon2id(
  password: string,
  salt: Buffer,
  cost: { memory: number; passes: number; lanes: number; length: number },
): Promise<Buffer> {
  if (running >= AT_ONCE_MAX) await new Promise<void>((resolve) => waiting.push(resolve))
  running++
  try {
    return await derive('argon2id', {
      message: password.normalize('NFKC'),
      nonce: salt,
      parallelism: cost.lanes,
      tagLength: cost.length,
      memory: cost.memory,
      passes: cost.passes,
    })
  } finally {
    running--
    waiting.shift()?.()
  }
}

const bare = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '')
