import { words } from '../../base/words/common.ts'
import { fieldNames } from '../../base/words/field.ts'
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
              {nameOf(it.field) && <b>{say(nameOf(it.field) as Name)}: </b>}
              {it.message}
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

type Name = (typeof fieldNames)[keyof typeof fieldNames]

/** What people call a field, by the last name in its path; null where they have no word for it. */
function nameOf(path: string): Name | null {
  const known = path.split('.').findLast((part) => part in fieldNames)
  return known ? fieldNames[known as keyof typeof fieldNames] : null
}
