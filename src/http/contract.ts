import type { z } from 'zod'

type Schema = z.core.$ZodType // not z.ZodType: that one makes tsc three times slower at 200 endpoints

/**
 * Who may ask at all. `anyone`: no sign-in. `reader`: whoever is signed in, the auditor too.
 * `staff`: signed in and not the read-only auditor; which act on which dossier is then the engine's to say.
 * `administrator`: that role alone.
 */
export type Who = 'anyone' | 'reader' | 'staff' | 'administrator'

/** One HTTP operation, said once: the server serves it, the client calls it, OpenAPI lists it. */
export type Endpoint = {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  readonly path: string
  readonly summary: string
  readonly who: Who
  /** An official act: needs an `Idempotency-Key` header (UUID); the same key answers the same and acts once. */
  readonly act?: true
  readonly params?: Schema
  readonly query?: Schema
  readonly body?: Schema
  /** How large its body may be, where that is more than the server takes elsewhere: a whole text is in it. */
  readonly bodyMaxBytes?: number
  readonly answer: Schema
}
export function endpoint<const E extends Endpoint>(it: E): E {
  return it
}

type Sent<E, Part extends string> =
  E extends Record<Part, infer S extends Schema> ? { [P in Part]: z.input<S> } : unknown
type Parsed<E, Part extends string> =
  E extends Record<Part, infer S extends Schema> ? { [P in Part]: z.output<S> } : unknown
export type Ask<E extends Endpoint> = Sent<E, 'params'> & Sent<E, 'query'> & Sent<E, 'body'>
export type Asked<E extends Endpoint> = Parsed<E, 'params'> & Parsed<E, 'query'> & Parsed<E, 'body'>
export type Answer<E extends Endpoint> = z.output<E['answer']>
