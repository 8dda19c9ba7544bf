import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react'
import { crisisWords as w } from '../../base/words/crisis.ts'
import { useLanguage, useSay } from '../../web/language.tsx'
import { longTime, secondsText, workText } from '../../web/time.ts'

const SOON_MINUTES = 15

/** What is left until an instant by the clock on the wall: sign, word and figure, colour as the last of them. */
export function Due({ dueAt, now, speed = 1 }: { dueAt: string; now: Date; /** Of a drill. */ speed?: number }) {
  const say = useSay()
  const { language } = useLanguage()
  const seconds = Math.floor((Date.parse(dueAt) - now.getTime()) / 1_000)
  const minutes = Math.floor(seconds / 60)
  const late = seconds < 0
  // In a drill that runs fast several steps share one minute of the wall.
  const text =
    speed > 1 ? secondsText(Math.abs(seconds), language) : workText(late ? Math.max(1, -minutes) : minutes, language)
  const Icon = late ? IconAlertTriangle : IconClock
  return (
    <span
      className={`time ${late ? 'late' : minutes <= SOON_MINUTES / speed ? 'nearly' : ''}`}
      title={longTime(dueAt, language)}
    >
      <Icon size={16} aria-hidden /> {late ? say(w.late)(text) : say(w.left)(text)}
    </span>
  )
}

export const Done = () => <IconCheck className="situation-done" size={18} aria-hidden />
