import { IconBarbell } from '@tabler/icons-react'
import { drillWords as d } from '../../base/words/drill.ts'
import { useSay } from '../../web/language.tsx'

/** Says that it is a drill; its title says so too, wherever it is shown. */
export function DrillTag() {
  const say = useSay()
  return (
    <span className="tag attention">
      <IconBarbell size={14} aria-hidden /> {say(d.drill)}
    </span>
  )
}
