import { Link } from '@tanstack/react-router'
import { words } from '../base/words/common.ts'
import { Page } from './kit/Page.tsx'
import { useSay } from './language.tsx'

/** There is no such screen; the places stay around it. */
export function Missing() {
  const say = useSay()
  return (
    <Page title={say(words.notFound)}>
      <Link className="button" to="/">
        {say(words.desk)}
      </Link>
    </Page>
  )
}

/** A screen failed: a defect of ours, said calmly. */
export function Broken() {
  const say = useSay()
  return (
    <main className="page">
      <div role="alert">
        <h1>{say(words.broken)}</h1>
      </div>
      <button type="button" className="button" onClick={() => location.reload()}>
        {say(words.reload)}
      </button>
    </main>
  )
}
