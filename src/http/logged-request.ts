import type { FastifyRequest } from 'fastify'

/** Addresses whose last part opens something by itself: whoever reads it in a log could open it too. */
const OPENS =
  /^(\/(?:api\/)?l|\/k|\/kirim|\/kalender|\/pers\/(?:berhenti|masuk)|\/app\/p|\/app\/pasang|\/api\/(?:setup|hub))\/[^/?]+/

/** An address as it may stand in a log. */
export const loggedAddress = (url: string): string => url.replace(OPENS, '$1/…')

/** A request as the log tells it: what was asked and from where, and nothing that opens anything. */
export const loggedRequest = ({ method, url, host, ip }: FastifyRequest) => ({
  method,
  url: loggedAddress(url),
  host,
  remoteAddress: ip,
})
