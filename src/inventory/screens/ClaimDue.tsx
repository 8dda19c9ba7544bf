import { useState } from 'react'
import { claimWords as w } from '../../base/words/claims.ts'
import { useLanguage, useSay } from '../../web/language.tsx'
import { longTime } from '../../web/time.ts'

/** Until when a reported hoax is to be answered, or since when it is late. */
export function ClaimDue({ dueAt }: { dueAt: string }) {
  const say = useSay()
  const { language } = useLanguage()
  const [lookedAt] = useState(() => Date.now())
  const isLate = Date.parse(dueAt) < lookedAt
  return (
    <span className={isLate ? 'time late' : undefined}>{say(isLate ? w.late : w.due)(longTime(dueAt, language))}</span>
  )
}
