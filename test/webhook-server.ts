/** A partner's receiver that stands in for any: it believes only what Standard Webhooks 1.0 lets it believe. */
import { createHmac } from 'node:crypto'
import { openStandIn, OutsideSchema, type Asked, type StandIn } from './stand-in.ts'

export type WebhookStandIn = StandIn & {
  /** What arrived, each message once by its id. */
  readonly arrived: Map<string, { type: string; timestamp: string; data: unknown }>
  /** How often each id was handed over. */
  readonly handed: Map<string, number>
}

export const TEST_WEBHOOK_SECRET = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw'
const TOLERANCE_SECONDS = 5 * 60

/** @param it.now the receiver's clock */
export async function openWebhookServer(it: { now: () => Date; secret?: string }): Promise<WebhookStandIn> {
  const arrived: WebhookStandIn['arrived'] = new Map()
  const handed: WebhookStandIn['handed'] = new Map()
  const key = Buffer.from((it.secret ?? TEST_WEBHOOK_SECRET).slice('whsec_'.length), 'base64')

  function receive({ method, headers, body }: Asked) {
    if (method !== 'POST' || headers['content-type'] !== 'application/json')
      throw new OutsideSchema('not a POST of JSON')
    const [id, timestamp, signatures] = ['id', 'timestamp', 'signature'].map((name) =>
      String(headers[`webhook-${name}`]),
    )
    if (!id || id.includes('.') || id.length > 256) throw new OutsideSchema(`webhook-id ${id}`)
    if (!timestamp || !/^\d{10}$/.test(timestamp)) throw new OutsideSchema(`webhook-timestamp ${timestamp}`)
    if (Math.abs(it.now().getTime() / 1000 - Number(timestamp)) > TOLERANCE_SECONDS)
      return { status: 400, body: { message: 'timestamp is too old' } }
    const wanted = `v1,${createHmac('sha256', key).update(`${id}.${timestamp}.`).update(body).digest('base64')}`
    if (!signatures?.split(' ').includes(wanted)) return { status: 401, body: { message: 'no signature of ours' } }
    const event = JSON.parse(body.toString()) as { type: string; timestamp: string; data: unknown }
    if (Object.keys(event).toSorted().join() !== 'data,timestamp,type')
      throw new OutsideSchema('not type, timestamp, data')
    if (!/^[a-z]+(\.[a-z]+)+$/.test(event.type)) throw new OutsideSchema(`type ${event.type}`)
    if (new Date(event.timestamp).toISOString() !== event.timestamp) throw new OutsideSchema(event.timestamp)
    handed.set(id, (handed.get(id) ?? 0) + 1)
    if (!arrived.has(id)) arrived.set(id, event)
    return { status: 202, body: {} }
  }
  const server = await openStandIn({ nameOf: () => 'message', answer: receive })
  return { ...server, arrived, handed }
}
