/** Papers that wait for a signature: with what they are signed, and when asking on is of no use. */
import type { SignatureMethod, SigningSetting } from '../../base/signing.ts'

/**
 * How a paper is signed now that bears this method in print: by that method, or by the other version of the same service.
 * Null when the office has it no more: another signature would make the printed words untrue.
 */
export function methodFor(printed: SignatureMethod, setting: SigningSetting): SignatureMethod | null {
  if (printed === 'pades') return setting.keyStore ? 'pades' : null
  return setting.method === 'bsre-v1' || setting.method === 'bsre-v2' ? setting.method : null
}

const ABOUT_THIS_PAPER = ['paper-being-signed', 'paper-not-signable', 'paper-not-to-sign', 'paper-method-gone', 'not-found'] // prettier-ignore

/**
 * Whether a refusal of one paper would meet the next as well: a wrong passphrase given again shuts the account, and a
 * service that is away is away for all.
 */
export function stopsTheRest(code: string): boolean {
  return !ABOUT_THIS_PAPER.includes(code)
}

/** A certificate's subject as it may be shown and kept: some authorities write the holder's NIK into it. */
export function withoutNik(subject: string): string {
  return subject.replaceAll(/\d{16}/g, '(NIK)')
}
