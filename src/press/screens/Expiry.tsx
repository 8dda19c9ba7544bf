import { IconAlertTriangle, IconClock } from '@tabler/icons-react'
import { pressWords as w } from '../../base/words/press.ts'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText, today } from '../../web/time.ts'
import { expiryOf, type Expiry as Standing } from '../rules.ts'

export const expiryToday = (validUntil: string | null): Standing => expiryOf(validUntil, today())

/** Until when something is good: word, sign and colour where it runs out. */
export function Expiry({ name, day, expiry }: { name?: string; day: string; expiry: Standing }) {
  const say = useSay()
  const { language } = useLanguage()
  const text = dayText(day, language)
  if (expiry === 'good') return <span className="cap">{say(w.until)(text)}</span>
  return (
    <span className={expiry === 'past' ? 'tag alert' : 'tag attention'}>
      {expiry === 'past' ? <IconAlertTriangle size={14} aria-hidden /> : <IconClock size={14} aria-hidden />} {name}{' '}
      {say(expiry === 'past' ? w.past : w.soon)(text)}
    </span>
  )
}
