import { IconHourglass } from '@tabler/icons-react'
import { unansweredWords as w } from '../../base/words/unanswered.ts'
import { useLanguage, useSay } from '../../web/language.tsx'
import { longTime } from '../../web/time.ts'
import type { Item } from '../api.ts'
import { workingTime } from '../rules/unanswered.ts'

/** How long an issue has had no answer, and whether that is too long. */
export function Waiting({ unanswered }: { unanswered: NonNullable<Item['unanswered']> }) {
  const say = useSay()
  const { language } = useLanguage()
  const time = unanswered.workingMinutes < 1 ? '' : workingTime(unanswered.workingMinutes, language)
  return (
    <span className={unanswered.late ? 'time late' : 'time'} title={longTime(unanswered.since, language)}>
      <IconHourglass size={14} aria-hidden />{' '}
      {say(unanswered.late ? w.late : unanswered.working ? w.working : unanswered.asked ? w.asked : w.waits)(time)}
    </span>
  )
}
