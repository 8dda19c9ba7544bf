import { IconAlertTriangle, IconCircleCheck, IconHelp, IconHourglass } from '@tabler/icons-react'
import { factText } from '../../base/facts.ts'
import { factWords as f } from '../../base/words/facts.ts'
import { Button } from '../../web/kit/Button.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { shortTime } from '../../web/time.ts'
import type { TypedFact } from '../../base/facts.ts'
import type { Standing } from '../rules/confirmation.ts'

/** Who said what of a fact, when and how; a correction can be taken over with one key where one writes. */
export function FactStanding({
  standing,
  onTake,
}: {
  standing: Standing | null
  onTake?: ((fact: TypedFact) => void) | undefined
}) {
  const say = useSay()
  const { language } = useLanguage()
  if (!standing) return null
  if (standing.state === 'open')
    return (
      <p className="facts-standing open">
        <IconHourglass size={16} aria-hidden /> {say(f.open)}
      </p>
    )
  const { by, note, state } = standing
  const [Icon, said] = {
    confirmed: [IconCircleCheck, f.confirmedBy] as const,
    disputed: [IconAlertTriangle, f.disputedBy] as const,
    unsure: [IconHelp, f.unsureBy] as const,
  }[state]
  const at = shortTime(by.saidAt, language)
  return (
    <div className={`facts-standing ${state}`}>
      <p>
        <Icon size={16} aria-hidden /> {say(said)(by.name, by.post)}
      </p>
      <p className="cap" title={by.how || undefined}>
        {by.way === 'link' ? say(f.byLink)(at) : say(f.byPhone)(at, by.recordedBy ?? '')}
      </p>
      {standing.state === 'disputed' && standing.correction && <p>{say(f.shouldBe)(standing.correction)}</p>}
      {note && <q>{note}</q>}
      {standing.state === 'disputed' && standing.suggestion && onTake && (
        <Button onClick={() => standing.suggestion && onTake(standing.suggestion)}>
          {say(f.takeOver)(factText(standing.suggestion))}
        </Button>
      )}
    </div>
  )
}
