import {
  IconAlertCircle,
  IconAlertTriangle,
  IconCircleCheck,
  IconClock,
  IconPlayerPause,
  IconVolumeOff,
} from '@tabler/icons-react'
import { sourceWords as w } from '../../base/words/sources.ts'
import { useSay } from '../../web/language.tsx'
import type { Health } from '../rules/sources.ts'

const looks = {
  well: { Icon: IconCircleCheck, tone: 'well' },
  new: { Icon: IconClock, tone: '' },
  faltering: { Icon: IconAlertCircle, tone: 'attention' },
  failing: { Icon: IconAlertTriangle, tone: 'alert' },
  silent: { Icon: IconVolumeOff, tone: 'attention' },
  paused: { Icon: IconPlayerPause, tone: '' },
} as const

/** How a source stands: word, sign and colour. */
export function HealthTag({ health }: { health: Health }) {
  const say = useSay()
  const { Icon, tone } = looks[health]
  return (
    <span className={`tag ${tone}`}>
      <Icon size={14} aria-hidden /> {say(w.healths[health])}
    </span>
  )
}
