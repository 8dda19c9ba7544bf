import type { z } from 'zod'
import { sendingWords as w } from '../../base/words/notice-sending.ts'
import { whatsappWords } from '../../base/words/notice-whatsapp.ts'
import { useLanguage, useSay } from '../../web/language.tsx'
import { shortTime } from '../../web/time.ts'
import type { delivery } from '../api/preferences.ts'

/** A message that a colleague prepared was taken by no service. */
export const stateWord = ({ channel, state }: Pick<z.output<typeof delivery>, 'channel' | 'state'>) =>
  channel === 'whatsapp' && state === 'sent' ? whatsappWords.prepared : w.states[state]

/** What became of a notice on one channel: where it stands, why, and when it is tried again. */
export function DeliveryLine({ delivery: it }: { delivery: z.output<typeof delivery> }) {
  const say = useSay()
  const { language } = useLanguage()
  const when = it.sentAt ?? null
  return (
    <span className={`delivery ${it.state}`}>
      {say(w.channels[it.channel])}: {say(stateWord(it))}
      {when && ` ${shortTime(when, language)}`}
      {it.why && `. ${it.why}`}
      {it.dueAt && ` · ${say(it.attempts > 0 ? w.triedAgain : w.sendsAt)(shortTime(it.dueAt, language))}`}
    </span>
  )
}
