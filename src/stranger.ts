import type { FastifyInstance } from 'fastify'
import type { AskAsStranger } from './publication/jobs/embargo.ts'

const ADDRESS = '192.0.2.1' // kept for examples (RFC 5737): nobody's

/** Asks the office's own server as somebody from outside would: no cookie, no token, an address of the internet. */
export function asStranger(app: FastifyInstance, url: string): AskAsStranger {
  return async (path) => {
    const { statusCode, body } = await app.inject({
      method: 'GET',
      url: path,
      headers: { host: new URL(url).host, 'user-agent': 'Siar (memeriksa embargo)' },
      remoteAddress: ADDRESS,
    })
    return { status: statusCode, body }
  }
}
