/**
 * A video of 100 MB takes an hour and three quarters on a line of 128 kbit/s, and is taken as long as it comes. Who sends
 * more slowly than any line does only holds a connection and a file open.
 */
import type { FastifyInstance } from 'fastify'

/** What a request may take in all; Node cuts it then. */
export const REQUEST_TIMEOUT_MS = 2 * 60 * 60_000

const usual = {
  /** For what is small, however slow the line. */
  freeMs: 300_000,
  bytesPerMsMin: 16,
  lookMs: 30_000,
}

/** Cuts the connection of who sends a body more slowly than that. Tests narrow it; everyone else takes it as it is. */
export function cutSlowSenders(app: FastifyInstance, { freeMs, bytesPerMsMin, lookMs } = usual): void {
  app.addHook('onRequest', async ({ raw }, reply) => {
    if (raw.method === 'GET' || raw.method === 'HEAD') return
    const { socket } = raw
    const [begunAt, before] = [performance.now(), socket.bytesRead]
    const look = setInterval(() => {
      const tookMs = performance.now() - begunAt
      if (raw.complete) clearInterval(look)
      else if (tookMs > freeMs && socket.bytesRead - before < tookMs * bytesPerMsMin) socket.destroy()
    }, lookMs).unref()
    reply.raw.once('close', () => clearInterval(look))
  })
}
