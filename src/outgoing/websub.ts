/**
 * Tells a WebSub hub that a feed changed (W3C WebSub §7; the ping itself is what all public hubs take: `hub.mode=publish`
 * and the feed's address). The hub then fetches the feed, so that a ping too many makes no second post.
 */
import { faultOf, no, noOfLine, waitOf, type Reply } from './reply.ts'
import { ownService } from './own-service.ts'

const TIMEOUT_MS = 10_000
const ANSWER_MAX_BYTES = 64 * 1024

export type Hub = {
  /** Judged by `isServiceAddress` when it was set. */
  readonly address: string
  /** Whether it is the office's own, which may stand within its network. */
  readonly isOwn: boolean
  readonly timeoutMs?: number
}

/** Never throws for what the hub does. @param feeds their public addresses */
export async function pingHub(hub: Hub, feeds: readonly string[]): Promise<Reply<null>> {
  const form = new URLSearchParams({ 'hub.mode': 'publish' })
  for (const feed of feeds) form.append('hub.url', feed)
  const answer = await ownService(
    hub.address,
    hub.isOwn ? 'own' : 'outside',
  )({
    method: 'POST',
    path: '',
    headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
    timeoutMs: hub.timeoutMs ?? TIMEOUT_MS,
    maxBytes: ANSWER_MAX_BYTES,
  })
  if ('failed' in answer) return noOfLine(answer)
  const fault = faultOf(answer.status, true)
  return fault ? no(fault, String(answer.status), waitOf(answer)) : { ok: true, result: null }
}
