import { randomUUID } from 'node:crypto'
import type { Answer, Ask, Endpoint } from '../http/contract.ts'

/** A person at the public HTTP API: keeps their cookie, sends what a browser would. */
export type ApiClient = {
  call<E extends Endpoint>(it: E, ask: Ask<E>, key?: string): Promise<Answer<E>>
}

/** The API refused, or did not answer. */
export class ApiProblem extends Error {
  override readonly name = 'ApiProblem'
  readonly status: number
  readonly code: string
  constructor(status: number, code: string, title: string) {
    super(`${status} ${code}: ${title}`)
    this.status = status
    this.code = code
  }
}

/**
 * Calls the API of a running Siar over the network, as whom the cookie of an earlier answer or the token says.
 * @throws {ApiProblem} with the server's code and sentence
 */
export function openApiClient(base: string, token?: string): ApiClient {
  let cookie = ''
  return {
    async call(it, ask, key = randomUUID()) {
      const {
        params = {},
        query,
        body,
      } = ask as { params?: Record<string, string>; query?: Record<string, unknown>; body?: unknown }
      const path = it.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
      const asked = new URLSearchParams(Object.entries(query ?? {}).map(([name, value]) => [name, String(value)]))
      const response = await fetch(`${base}${path}${asked.size > 0 ? `?${asked}` : ''}`, {
        method: it.method,
        headers: {
          ...(cookie && { cookie }),
          ...(token && { authorization: `Bearer ${token}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...(it.act && { 'idempotency-key': key }),
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const given = response.headers.getSetCookie().map((line) => line.split(';')[0])
      if (given.length > 0) cookie = given.join('; ')
      const answer = (await response.json()) as { code?: string; title?: string }
      if (!response.ok) throw new ApiProblem(response.status, answer.code ?? 'no-code', answer.title ?? '')
      return answer as never
    },
  }
}
