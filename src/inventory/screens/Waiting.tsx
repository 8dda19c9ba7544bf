import { IconHourglass } from '@tabler/icons-react'
import type { Language } from '../../base/refused.ts'
import { unansweredWords as w } from '../../base/words/unanswered.ts'
import { useLanguage, useSay } from '../../web/language.tsx'
import { longTime } from '../../web/time.ts'
import type { Item } from '../api.ts'

const HOUR = 60
const DAY = 8 * HOUR // as people say it; what is counted is the calendar's own

/** Working time that may be days: "2 hari 3 jam kerja". */
export function longWork(minutes: number, language: Language): string {
  return w.time[language](Math.floor(minutes / DAY), Math.floor((minutes % DAY) / HOUR), Math.floor(minutes % HOUR))
}

/** How long an issue has had no answer, and whether that is too long. */
export function Waiting({ unanswered }: { unanswered: NonNullable<Item['unanswered']> }) {
  const say = useSay()
  const { language } = useLanguage()
  const time = unanswered.workingMinutes < 1 ? '' : longWork(unanswered.workingMinutes, language)
  return (
    <span className={unanswered.late ? 'time late' : 'time'} title={longTime(unanswered.since, language)}>
      <IconHourglass size={14} aria-hidden />{' '}
      {say(unanswered.late ? w.late : unanswered.working ? w.working : unanswered.asked ? w.asked : w.waits)(time)}
    </span>
  )
}
