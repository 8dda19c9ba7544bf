import { IconLock } from '@tabler/icons-react'
import { readersWords } from '../../base/words/readers.ts'
import { useSay } from '../language.tsx'

/** Says of a dossier that only named people and posts can read it. */
export function LimitedTag() {
  const say = useSay()
  return (
    <span className="tag">
      <IconLock size={14} aria-hidden /> {say(readersWords.limited)}
    </span>
  )
}
