import { words } from '../base/words/common.ts'
import type { Answer, Ask, Endpoint } from '../http/contract.ts'
import type { ShownFinding } from '../dossier/api/gates.ts'
import { languageInUse } from './language.tsx'
import { tellSeenAt } from './seen-at.ts'

type Details = {
  readonly title: string
  readonly status: number
  readonly code: string
  readonly field?: string
  /** What in a file speaks for the reason. */
  readonly example?: string
  /** Which of several items are in the way. */
  readonly items?: readonly { readonly itemId: string }[]
  /** What keeps a gate shut, where that is the reason. */
  readonly findings?: readonly ShownFinding[]
  readonly fields?: readonly { readonly field: string; readonly message: string }[]
}

/** Why the server said no, in the person's language; or that it did not answer. */
export class Problem extends Error {
  override readonly name = 'Problem'
  readonly details: Details
  constructor(details: Details) {
    super(details.title)
    this.details = details
  }
}

/**
 * Calls an endpoint; types come from its contract.
 * @param key of the act, the same for every try of one intent; a new one when absent
 * @throws {Problem} with the server's sentence, or `no-answer`
 */
export async function call<E extends Endpoint>(it: E, ask: Ask<E>, key?: string): Promise<Answer<E>> {
  const { params, query, body } = ask as {
    params?: Record<string, string>
    query?: Record<string, string | number | undefined>
    body?: unknown
  }
  return send(it.method, addressOf(it.path, params, query), {
    ...(body !== undefined && { body: JSON.stringify(body) }),
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(it.act && { 'idempotency-key': key ?? crypto.randomUUID() }),
    },
  }) as Promise<Answer<E>>
}

/** Uploads one file as a form. @throws {Problem} */
export async function upload<Uploaded>(path: string, file: File, method = 'POST'): Promise<Uploaded> {
  const form = new FormData()
  form.set('file', file)
  return send(method, path, { body: form, headers: { 'idempotency-key': crypto.randomUUID() } }) as Promise<Uploaded>
}

/**
 * Uploads one file as a form and tells how far it is, in whole percent: what takes minutes on a poor line.
 * @throws {Problem} also when it was stopped
 */
export function uploadWithProgress<Uploaded>(
  path: string,
  file: File,
  onPercent: (percent: number) => void,
  signal: AbortSignal,
): Promise<Uploaded> {
  const language = languageInUse()
  const form = new FormData()
  form.set('file', file)
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest() // fetch tells nothing of what was sent
    const away = () => reject(new Problem({ title: words.noAnswer[language], status: 0, code: 'no-answer' }))
    request.open('POST', path)
    request.responseType = 'json'
    request.setRequestHeader('accept-language', language)
    request.setRequestHeader('idempotency-key', crypto.randomUUID())
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable) onPercent(Math.floor((event.loaded / event.total) * 100))
    })
    request.addEventListener('load', () => {
      const answer = request.response as unknown
      if (request.status >= 200 && request.status < 300) resolve(answer as Uploaded)
      else if (answer) reject(new Problem(answer as Details))
      else away()
    })
    for (const end of ['error', 'abort', 'timeout'] as const) request.addEventListener(end, away)
    signal.addEventListener('abort', () => request.abort())
    request.send(form)
  })
}

/** Sends a file as the very body of an endpoint that reads one. @throws {Problem} */
export async function sendFile<E extends Endpoint>(
  it: E,
  query: Record<string, string | number | undefined>,
  file: File,
): Promise<Answer<E>> {
  const headers = { 'content-type': 'application/octet-stream' }
  return send(it.method, addressOf(it.path, {}, query), { body: file, headers }) as Promise<Answer<E>>
}

/** Asks for something that is no room's act, such as another form of a file. @throws {Problem} */
export async function post<Answered>(path: string, body: unknown): Promise<Answered> {
  const headers = { 'content-type': 'application/json' }
  return send('POST', path, { body: JSON.stringify(body), headers }) as Promise<Answered>
}

export function addressOf(
  path: string,
  params: Record<string, string> = {},
  query: Record<string, string | number | undefined> = {},
): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  const asked = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== '') asked.set(name, String(value))
  return asked.size > 0 ? `${filled}?${asked}` : filled
}

async function send(
  method: string,
  address: string,
  init: { body?: BodyInit; headers: Record<string, string> },
): Promise<unknown> {
  const language = languageInUse()
  let response: Response
  try {
    response = await fetch(address, { method, ...init, headers: { ...init.headers, 'accept-language': language } })
  } catch {
    throw new Problem({ title: words.noAnswer[language], status: 0, code: 'no-answer' })
  }
  if (response.ok) {
    tellSeenAt(address, response.headers.get('siar-seen-at'))
    return response.json()
  }
  const details = (await response.json().catch(() => null)) as Details | null
  throw new Problem(details ?? { title: words.noAnswer[language], status: response.status, code: 'no-answer' })
}
