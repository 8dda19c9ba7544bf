import { IconAlertTriangle, IconEye, IconFlame, IconInfoCircle } from '@tabler/icons-react'
import { words } from '../../base/words/common.ts'
import { useSay } from '../language.tsx'

export type Level = 'watch' | 'attention' | 'alert' | 'crisis'
const icons = { watch: IconEye, attention: IconInfoCircle, alert: IconAlertTriangle, crisis: IconFlame }

/** The crisis level: word, sign and colour. */
export function LevelTag({ level }: { level: Level }) {
  const say = useSay()
  const Icon = icons[level]
  return (
    <span className={`tag ${level}`}>
      <Icon size={14} aria-hidden /> {say(words[level])}
    </span>
  )
}
