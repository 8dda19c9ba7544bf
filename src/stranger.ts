import type { FastifyInstance, LightMyRequestResponse } from 'fastify'
import type { OwnPages } from './outgoing/camera.ts'
import type { GuardedGet } from './outgoing/guarded.ts'
import type { AskAsStranger } from './publication/jobs/embargo.ts'
import type { LookAt } from './publication/jobs/proof.ts'

const ADDRESS = '192.0.2.1' // kept for examples (RFC 5737): nobody's
const PAGE_MAX_BYTES = 5 * 1024 * 1024

/** Asks the office's own server as somebody from outside would: no cookie, no token, an address of the internet. */
export function asStranger(app: FastifyInstance, url: string): AskAsStranger {
  const ask = asking(app, url)
  return async (path) => {
    const { statusCode, body } = await ask(path)
    return { status: statusCode, body }
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
      return { url: address, hops: [], ...answerOf(await ask(address.slice(url.length))) }
    }
    const got = await getOutside(address, { maxBytes: PAGE_MAX_BYTES })
    if ('failed' in got) return got
    return { status: got.status, url: got.address, hops: got.hops, headers: got.headers, body: got.body }
  }
}

/** The same for a browser of the office's own, which gets the office's pages from its server and not by the network. */
export function ownPages(app: FastifyInstance, url: string): OwnPages {
  const ask = asking(app, url)
  return { url, ask: async (path) => answerOf(await ask(path)) }
}

function answerOf({ statusCode, headers, rawPayload }: LightMyRequestResponse) {
  const told = Object.entries(headers).map(([name, value]) => [name, [value ?? ''].flat().join(', ')] as const)
  return { status: statusCode, headers: told, body: rawPayload }
}

const asking = (app: FastifyInstance, url: string) => (path: string) =>
  app.inject({
    method: 'GET',
    url: path,
    headers: { host: new URL(url).host, 'user-agent': 'Siar (melihat sebagai publik)' },
    remoteAddress: ADDRESS,
  })
