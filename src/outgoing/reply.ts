/**
 * What became of a request to the service behind a channel, as a value. The one question that matters afterwards is
 * whether it may have been carried out: a post that surely did not arrive is tried again, one that may have is not
 * (design, invariant 5). No word of a secret stands in what is handed on.
 */
import { z } from 'zod'
import type { NoAnswer } from './guarded.ts'
import type { OwnAnswer, OwnFailure } from './own-service.ts'

/**
 * `busy`: to be asked later. `refused`, `gone`: this message, or this address, for good. `no-answer`: handed over, and
 * nobody knows. All others: it surely did not arrive, nor would another one now.
 */
export type Fault =
  | 'address'
  | 'no-name'
  | 'no-connection'
  | 'no-tls'
  | 'too-slow'
  | 'redirect'
  | 'sign-in'
  | 'clock'
  | 'trouble'
  | 'not-the-service'
  | 'busy'
  | 'refused'
  | 'gone'
  | 'no-answer'
export type No = {
  readonly ok: false
  readonly fault: Fault
  /** One line of the other side's own words, at most 300 UTF-16 units. */
  readonly said: string
  /** How long it asked to wait. */
  readonly waitMs: number
}
export type Reply<Result> = { readonly ok: true; readonly result: Result } | No

const WAIT_MAX_MS = 24 * 60 * 60_000 // whoever names a longer one does not mean it
const SAID_MAX = 300

/** A no of our own, in words that hold no secret. */
export function no(fault: Fault, said: string, waitMs = 0): No {
  return { ok: false, fault, said, waitMs }
}

const FAULTS: Readonly<Record<NoAnswer, Fault>> = {
  'address-refused': 'address',
  'too-many-hops': 'redirect',
  'no-name': 'no-name',
  'no-connection': 'no-connection',
  'no-tls': 'no-tls',
  'too-slow': 'too-slow',
  'too-large': 'no-answer',
}

/** What a line says that brought no answer. */
export function noOfLine({ failed, handedOver }: OwnFailure): No {
  return no(handedOver ? 'no-answer' : FAULTS[failed], failed)
}

/** What an answer of the service says by its status; null for a 2xx. @param isSpoken whether the service itself spoke */
export function faultOf(status: number, isSpoken: boolean): Fault | null {
  if (status >= 200 && status < 300) return null
  if (status >= 500) return status === 504 ? 'no-answer' : 'trouble' // RFC 9110 §15.6.5: it may have been handed on
  if (status >= 300 && status < 400) return status === 303 ? 'no-answer' : 'redirect' // §15.4.4: done, and to be seen there
  switch (status) {
    case 401:
      return 'sign-in'
    case 408:
    case 425:
    case 429:
      return 'busy'
    case 410:
      return 'gone'
    case 413: // a server in front says so too, by a page of its own
      return 'refused'
  }
  if (!isSpoken || status < 200) return 'not-the-service'
  return status === 403 ? 'sign-in' : 'refused'
}

/** How long the other side asked to wait, by its own clock where it names an instant (RFC 9110 §10.2.3). */
export function waitOf({ headers }: OwnAnswer): number {
  const header = (name: string) => String(headers[name] ?? '')
  const after = header('retry-after')
  const clock = Date.parse(header('date'))
  const reset = Number(header('ratelimit-reset') || NaN) * 1000 // seconds since 1970, as PDSs of atproto name it
  const waits = [/^\d{1,9}$/.test(after) ? Number(after) * 1000 : Date.parse(after) - clock, reset - clock]
  const wait = waits.find((it) => it > 0)
  return Math.min(WAIT_MAX_MS, wait ?? 0)
}

/**
 * Reads an answer that owes JSON. One of another shape after a 2xx leaves open whether it was carried out.
 * @param secrets are cut out of whatever it says
 */
export function readReply<Result>(
  answer: OwnAnswer | OwnFailure,
  schema: z.ZodType<Result>,
  secrets: readonly string[],
): Reply<Result> {
  if ('failed' in answer) return noOfLine(answer)
  const json = jsonOf(answer.body)
  const fault = faultOf(answer.status, json !== undefined)
  if (!fault) {
    const read = schema.safeParse(json)
    return read.success ? { ok: true, result: read.data } : no('no-answer', String(answer.status))
  }
  const { error, code, message } = told.parse(json ?? {})
  const said = [error ?? code, message].filter(Boolean).join(': ')
  return no(fault, [answer.status, withoutSecrets(said, secrets)].filter(Boolean).join(' '), waitOf(answer))
}

// WordPress says `code` and `message`, atproto `error` and `message`.
const word = z.string().optional().catch(undefined)
const told = z.object({ error: word, code: word, message: word }).catch({ error: '', code: '', message: '' })

export function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

/** One line of what the other side said, in which no part of a secret is left. */
export function withoutSecrets(said: string, secrets: readonly string[]): string {
  let line = said
  for (const secret of secrets) if (secret !== '') line = line.replaceAll(secret, '…')
  return line
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim()
    .slice(0, SAID_MAX)
    .toWellFormed()
}

/** The short name that a service gave its no; '' for none. */
export function codeOf(answer: OwnAnswer): string {
  const { error, code } = told.parse(jsonOf(answer.body) ?? {})
  return error ?? code ?? ''
}

/** A no of a step before the one that publishes: whatever became of that step, nothing was published. */
export function beforehand(it: No): No {
  return it.fault === 'no-answer' ? { ...it, fault: 'trouble' } : it
}
