import { destinationWords as w } from '../../base/words/destinations.ts'
import { useSay } from '../../web/language.tsx'
import type { PreparedForm as Form } from '../api/prepared.ts'

/** What would go to a destination: its parts, how much of what the channel takes is used, and what is wrong with it. */
export function PreparedForm({ form }: { form: Form }) {
  const say = useSay()
  return (
    <div className="prepared">
      {form.problems.map((it) => (
        <p key={it.id} className="note">
          {say(it)}
        </p>
      ))}
      {form.parts.map((it) => (
        <figure key={it.name.id}>
          <figcaption className="cap">{say(it.name)}</figcaption>
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it scrolls, so the keyboard must reach it */}
          <div className="prepared-text" dir="auto" tabIndex={0} role="group" aria-label={say(it.name)}>
            {it.text}
          </div>
        </figure>
      ))}
      {form.limits.map((it) => (
        <p key={it.name.id} className="cap">
          {say(w.limit)(say(it.name), it.used, it.max)}
        </p>
      ))}
    </div>
  )
}
