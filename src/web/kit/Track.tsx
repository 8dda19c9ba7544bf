import { words } from '../../base/words/common.ts'
import { useSay } from '../language.tsx'

/** The small track of steps, the same wherever a dossier appears: done, here, ahead. */
export function Track({
  step,
  steps,
  done = false,
  label,
}: {
  step: number
  steps: number
  done?: boolean
  label?: string
}) {
  const say = useSay()
  const name = `${say(words.stepOf)(step, steps)}${label ? `: ${label}` : ''}`
  return (
    <span className="track" role="img" aria-label={name} title={name}>
      {Array.from({ length: steps }, (_, at) => (
        <i key={at} className={at + 1 < step || done ? 'past' : at + 1 === step ? 'here' : ''} />
      ))}
    </span>
  )
}
