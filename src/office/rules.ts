/**
 * The office's people and posts: who holds which post on which day, and what a password must be.
 * Serves every step, since who may act follows from post and date.
 */
import type { Reason } from '../base/refused.ts'
import type { Edition } from '../sop/rules.ts'

const PASSWORD_MIN = 8
/** In UTF-16 units, as the contract counts; far more than anyone types. */
export const PASSWORD_MAX = 200
const COMMON =
  /^(?:password|sandi|rahasia|qwerty|admin|kominfo|diskominfo|indonesia|trenggalek|siar)?[\d!.@#]*$|^(.)\1+$|^(?:12345678|qwertyui|abcdefgh)/i

/**
 * Why a password is not good enough, or null. Length first, in letters as they will be hashed (NFKC); then only what
 * everyone tries.
 */
export function whyNotPassword(password: string, field = 'password'): Reason | null {
  const hashed = password.normalize('NFKC')
  const isWeak = [...hashed].length < PASSWORD_MIN || COMMON.test(hashed)
  return isWeak ? { code: 'password-weak', field } : null
}

type FirstPerson = { readonly email: string; readonly password: string }

/** Why an office cannot be set up so, or null; names the first field that is wrong. */
export function whyNotSetUp(
  { posts, steps }: Pick<Edition, 'posts' | 'steps'>,
  it: {
    readonly administrator: FirstPerson
    readonly people: readonly (FirstPerson & { readonly postId: string })[]
    readonly executors: readonly { readonly step: number; readonly postId: string }[]
  },
): Reason | null {
  const known = new Set(posts.map((post) => post.id))
  const emails = new Set<string>()
  const all = [it.administrator, ...it.people]
  for (const [at, person] of all.entries()) {
    const field = at === 0 ? 'administrator' : `people.${at - 1}`
    const weak = whyNotPassword(person.password, `${field}.password`)
    if (weak) return weak
    const email = person.email.toLowerCase()
    if (emails.has(email)) return { code: 'email-taken', field: `${field}.email` }
    emails.add(email)
  }
  const stranger = it.people.findIndex((person) => !known.has(person.postId))
  if (stranger >= 0) return { code: 'not-in-sop', field: `people.${stranger}.postId` }
  for (const [at, { step, postId }] of it.executors.entries()) {
    if (!steps.some(({ number }) => number === step)) return { code: 'not-in-sop', field: `executors.${at}.step` }
    if (!known.has(postId)) return { code: 'not-in-sop', field: `executors.${at}.postId` }
  }
  return null
}

/** What a letterhead's picture may be: what every printer and portal can show. */
export const LOGO_TYPES: readonly string[] = ['image/png', 'image/jpeg']

/** Whether bytes begin as a PNG (RFC 2083 §3.1) or a JPEG does; looked at before anything is kept. */
export function isLogo(bytes: Uint8Array): boolean {
  const begins = (mark: readonly number[]) => mark.every((byte, at) => bytes[at] === byte)
  return begins([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]) || begins([0xff, 0xd8, 0xff])
}

/** Why a post may not be held over these days, or null. Both days inclusive; no last day means until further notice. */
export function whyNotTenure(tenure: { fromOn: string; untilOn: string | null }): Reason | null {
  return tenure.untilOn !== null && tenure.untilOn < tenure.fromOn ? { code: 'days-reversed', field: 'untilOn' } : null
}
