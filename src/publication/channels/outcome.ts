import { channelFaults, channelWords as t, correctedWord } from '../../base/words/channels.ts'
import type { Fault, No } from '../../outgoing/reply.ts'
import type { Found, Package, Sent, Tried } from './channel.ts'

/** Whether it is the first text that stands there, also where an earlier one turned out not to have arrived. */
export function isFirst(it: Package): boolean {
  return it.kind !== 'withdraw' && it.key === it.firstKey
}

/** What stands above a text that took the place of another; '' for a first one, whose readers never saw another. */
export function noticeOf(it: Package): string {
  return it.kind === 'correct' && !isFirst(it) && it.notice ? `${correctedWord(it)}: ${it.notice}` : ''
}

/** What a no of the service means for the delivery and for all that waits behind it. */
export function outcomeOf(no: No): Sent {
  const problem = problemOf(no)
  switch (no.fault) {
    // Only a person can set it right: asking again would only lock the account.
    case 'sign-in':
    case 'redirect':
    case 'address':
      return { state: 'stopped', problem }
    case 'refused':
    case 'gone':
      return { state: 'failed', problem }
    case 'no-answer':
      return { state: 'unsure', problem }
    case 'no-name':
    case 'no-connection':
    case 'no-tls':
    case 'too-slow':
    case 'clock': // set right by its keeper, and then it goes by itself
    case 'trouble':
    case 'not-the-service':
    case 'busy':
      return { state: 'later', problem, waitMs: no.waitMs }
  }
}

/** What a no means to who only asked. */
export function unaskedOf(no: No): Found {
  return { state: 'unasked', problem: problemOf(no), waitMs: no.waitMs }
}

/** What a no means to who only tries. */
export function triedOf(no: No): Tried {
  return { ok: false, lines: [{ name: t.answered, text: problemOf(no) }] }
}

function problemOf({ fault, said }: { readonly fault: Fault; readonly said: string }): string {
  const words = channelFaults[fault].id
  return said === '' ? words : `${words} (${said})`
}
