import { words } from '../../base/words/common.ts'
import type { Problem } from '../call.ts'
import { useSay } from '../language.tsx'

/** The server's reason, beside the control that was refused. What was typed stays where it is. */
export function ProblemNote({ problem }: { problem: Error | Problem | null | undefined }) {
  const say = useSay()
  if (!problem) return null
  const fields = 'details' in problem ? (problem.details.fields ?? []) : []
  return (
    <div role="alert" className="problem-note">
      <p>{problem.message || say(words.broken)}</p>
      {fields.length > 0 && (
        <ul>
          {fields.slice(0, 10).map((it) => (
            <li key={it.field}>
              <b>{it.field}</b> {it.message}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
