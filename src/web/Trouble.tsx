import { Link } from '@tanstack/react-router'
import { words } from '../base/words/common.ts'
import { useSay } from './language.tsx'

/** There is no such screen. */
export function Missing() {
  const say = useSay()
  return (
    <div className="page">
      <h1>{say(words.notFound)}</h1>
      <Link to="/">{say(words.desk)}</Link>
    </div>
  )
}

/** A screen failed: a defect of ours, said calmly. */
export function Broken() {
  const say = useSay()
  return (
    <div className="page" role="alert">
      <h1>{say(words.broken)}</h1>
      <button type="button" className="button" onClick={() => location.reload()}>
        {say(words.reload)}
      </button>
    </div>
  )
}
