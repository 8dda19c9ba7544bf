import { IconAlertTriangle, IconCheck, IconClock } from '@tabler/icons-react'
import { crisisWords as w } from '../../base/words/crisis.ts'
import { useLanguage, useSay } from '../../web/language.tsx'
import { longTime, workText } from '../../web/time.ts'

const SOON_MINUTES = 15

/** What is left until an instant by the clock on the wall: sign, word and figure, colour as the last of them. */
export function Due({ dueAt, now }: { dueAt: string; now: Date }) {
  const say = useSay()
  const { language } = useLanguage()
  const minutes = Math.floor((Date.parse(dueAt) - now.getTime()) / 60_000)
  const late = minutes < 0
  const text = workText(late ? Math.max(1, -minutes) : minutes, language)
  const Icon = late ? IconAlertTriangle : IconClock
  return (
    <span
      className={`time ${late ? 'late' : minutes <= SOON_MINUTES ? 'nearly' : ''}`}
      title={longTime(dueAt, language)}
    >
      <Icon size={16} aria-hidden /> {late ? say(w.late)(text) : say(w.left)(text)}
    </span>
  )
}

export const Done = () => <IconCheck className="situation-done" size={18} aria-hidden />
