import type { FastifyInstance } from 'fastify'
import { readUpTo, type GuardedGet } from './outgoing/guarded.ts'
import type { OwnPage, OwnPages } from './outgoing/camera.ts'
import type { AskAsStranger } from './publication/jobs/embargo.ts'
import type { LookAt } from './publication/jobs/proof.ts'

const ADDRESS = '192.0.2.1' // kept for examples (RFC 5737): nobody's
const PAGE_MAX_BYTES = 5 * 1024 * 1024
const TEXT_MAX_BYTES = 32 * 1024 * 1024 // more than the largest attachment: of a video it is enough that it stands there

/** Asks the office's own server as somebody from outside would: no cookie, no token, an address of the internet. */
export function asStranger(app: FastifyInstance, url: string): AskAsStranger {
  const ask = asking(app, url)
  return async (path) => {
    const { status, body } = await ask(path, TEXT_MAX_BYTES)
    return { status, body: body?.toString() ?? '' }
  }
}

/**
 * Looks at what the public gets: at our own portal through our own server, which may not reach itself by its public
 * address; anywhere else through the guard.
 */
export function lookingAt(app: FastifyInstance, url: string, getOutside: GuardedGet): LookAt {
  const ask = asking(app, url)
  return async (address) => {
    if (address.startsWith(`${url}/`)) {
      const { body, ...head } = await ask(address.slice(url.length), PAGE_MAX_BYTES)
      return body ? { url: address, hops: [], ...head, body } : { failed: 'too-large' }
    }
    const got = await getOutside(address, { maxBytes: PAGE_MAX_BYTES })
    if ('failed' in got) return got
    return { status: got.status, url: got.address, hops: got.hops, headers: got.headers, body: got.body }
  }
}

/** The same for a browser of the office's own, which gets the office's pages from its server and not by the network. */
export function ownPages(app: FastifyInstance, url: string): OwnPages {
  const ask = asking(app, url)
  return {
    url,
    ask: async (path, maxBytes) => {
      const { body, ...head } = await ask(path, maxBytes)
      return body && { ...head, body }
    },
  }
}

/** What is answered, its body null where that is larger: then the rest of it is not even read. */
const asking =
  (app: FastifyInstance, url: string) =>
  async (path: string, maxBytes: number): Promise<Omit<OwnPage, 'body'> & { readonly body: Buffer | null }> => {
    const answer = await app.inject({
      method: 'GET',
      url: path,
      headers: { host: new URL(url).host, 'user-agent': 'Siar (melihat sebagai publik)' },
      remoteAddress: ADDRESS,
      payloadAsStream: true,
    })
    const body = await readUpTo(answer.stream(), maxBytes)
    if (!body) answer.raw.res.destroy() // what writes it ends as when a visitor goes away
    const headers = Object.entries(answer.headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')] as const) // prettier-ignore
    return { status: answer.statusCode, headers, body }
  }
