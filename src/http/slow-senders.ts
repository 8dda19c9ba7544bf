/**
 * A video of 100 MB takes an hour and three quarters on a line of 128 kbit/s, and is taken as long as it comes. Who sends
 * more slowly than any line does only holds a connection and a file open.
 */
import type { Server } from 'node:http'

/** What a request may take in all; Node cuts it then. */
export const REQUEST_TIMEOUT_MS = 2 * 60 * 60_000

const usual = {
  /** For what is small, however slow the line. */
  freeMs: 300_000,
  bytesPerMsMin: 16,
  lookMs: 30_000,
}

/**
 * Cuts the connection of who sends a body more slowly than that, also of a GET, and also after it was answered: Node hears
 * a body to its end, whoever reads it. To be called last, since what answers before the server's hooks takes the place of
 * who listens so far. Tests narrow it; everyone else takes it as it is.
 */
export function cutSlowSenders(server: Server, { freeMs, bytesPerMsMin, lookMs } = usual): void {
  server.on('request', (request) => {
    const { headers, socket } = request
    if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return
    const [begunAt, before] = [performance.now(), socket.bytesRead]
    const look = setInterval(() => {
      const tookMs = performance.now() - begunAt
      if (request.complete || socket.destroyed) clearInterval(look)
      else if (tookMs > freeMs && socket.bytesRead - before < tookMs * bytesPerMsMin) socket.destroy()
    }, lookMs).unref()
    request.once('close', () => clearInterval(look))
  })
  // Else Node itself answers what expects anything, and nobody looks at its body.
  server.on('checkExpectation', (...asked) => server.emit('request', ...asked))
}
