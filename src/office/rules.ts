/**
 * The office's people and posts: who holds which post on which day, and what a password must be.
 * Serves every step, since who may act follows from post and date.
 */
import type { Reason } from '../base/refused.ts'

export const PASSWORD_MIN = 8
const COMMON =
  /^(?:password|sandi|rahasia|qwerty|admin|kominfo|diskominfo|indonesia|trenggalek|siar)?[\d!.@#]*$|^(.)\1+$|^(?:12345678|qwertyui|abcdefgh)/i

/** Why a password is not good enough, or null. Length first; then only what everyone tries. */
export function whyNotPassword(password: string, field = 'password'): Reason | null {
  return password.length < PASSWORD_MIN || COMMON.test(password) ? { code: 'password-weak', field } : null
}

/** Why a post may not be held over these days, or null. Both days inclusive; no last day means until further notice. */
export function whyNotTenure(tenure: { fromOn: string; untilOn: string | null }): Reason | null {
  return tenure.untilOn !== null && tenure.untilOn < tenure.fromOn ? { code: 'days-reversed', field: 'untilOn' } : null
}
