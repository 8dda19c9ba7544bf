import { sentence } from '../../base/refused.ts'
import type { Tx } from '../../db/connect.ts'
import type { Channel, Found, Sent } from '../channels/channel.ts'
import { isFirst } from '../channels/outcome.ts'
import { openDestination, readPackage, type Reach } from '../channels/reach.ts'
import { whyNotPublish } from '../rules.ts'
import { TRIED_FOR_MS } from '../rules/outbox.ts'
import { lockStanding } from '../store.ts'
import type { Delivery } from '../stores/deliveries.ts'
import type { Ended, Way } from './way.ts'

/** The way to a destination: the approval is looked at once more, then its channel is asked once. */
export function destinationWay(reach: Reach): Way {
  return {
    async send(delivery, now) {
      const judge = async (tx: Tx) =>
        whyNotPublish(await lockStanding(tx, delivery.publicationId), delivery.versionHash, now)
      const refused = delivery.kind === 'withdraw' ? null : await reach.db.transaction().execute(judge)
      if (refused) return { end: { state: 'failed', problem: sentence(refused, 'id') }, told: null }
      const opened = await openDestination(reach, delivery)
      if ('stopped' in opened) return endOf({ state: 'stopped', problem: opened.stopped }, delivery, now)
      const { channel, to } = opened
      const it = await readPackage(reach, delivery, now)
      if (delivery.kind !== 'withdraw') {
        const [problem] = channel.prepare(it, to).problems
        if (problem) return endOf({ state: 'failed', problem: problem.id }, delivery, now)
      }
      // Where the earlier text turned out not to have arrived there is nothing to put right.
      const does = {
        publish: channel.send,
        correct: isFirst(it) ? channel.send : channel.correct,
        withdraw: channel.withdraw,
      }
      return endOf(shown(channel, await does[delivery.kind](it, to)), delivery, now)
    },
    async find(delivery, now) {
      const opened = await openDestination(reach, delivery)
      if ('stopped' in opened) return { state: 'unknown', seen: '' }
      const { channel, to } = opened
      return shown(channel, await channel.confirm(await readPackage(reach, delivery, now), to))
    },
  }
}

/** The address that is shown and looked at as proof is the one where its channel says that anybody may see it. */
function shown<Told extends Sent | Found>(channel: Channel, told: Told): Told {
  return told.state === 'sent' ? { ...told, url: channel.prove(told) ?? '' } : told
}

function endOf(sent: Sent, delivery: Delivery, now: Date): Ended {
  switch (sent.state) {
    case 'sent':
    case 'failed':
      return { end: sent, told: { kind: 'took' } }
    case 'unsure':
      return { end: { ...sent, seen: '' }, told: null }
    case 'later':
    case 'stopped': {
      const { problem } = sent
      const told = sent.state === 'later' ? { kind: 'later' as const, problem, waitMs: sent.waitMs } : { kind: 'stopped' as const, problem } // prettier-ignore
      const old = now.getTime() - delivery.dueAt.getTime() > TRIED_FOR_MS
      return { end: old ? { state: 'failed', problem } : { state: 'waiting', problem, dueAt: null }, told }
    }
  }
}
