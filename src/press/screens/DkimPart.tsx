import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { mailingWords as w } from '../../base/words/mailings.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { readPressSetting, saveDkim } from '../api/setting.ts'

/** The key that releases are signed with: the administrator's to make, and its record for the office's DNS. */
export function DkimPart() {
  const say = useSay()
  const setting = useQuery({ queryKey: ['press-setting'], queryFn: () => call(readPressSetting, {}) })
  const [selector, setSelector] = useState('siar')
  const { act, pending, problem } = useAct(saveDkim)
  const kept = setting.data
  return (
    <section className="section">
      <h2>{say(w.dkim)}</h2>
      <p className="sec">{say(w.dkimAbout)}</p>
      <ProblemNote problem={setting.error ?? problem} />
      {kept?.dkim && (
        <div className="note ok">
          <p>{say(w.dkimRecord)}</p>
          <p>
            <code>{kept.dkim.record.name}</code>
          </p>
          <p>
            <code>{kept.dkim.record.value}</code>
          </p>
        </div>
      )}
      {kept && (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            act({ body: { selector, seenRevision: kept.revision } })
          }}
        >
          <TextInput
            label={say(w.dkimSelector)}
            help={say(w.dkimSelectorHelp)}
            required
            maxLength={60}
            value={selector}
            onChange={(event) => setSelector(event.target.value.toLowerCase())}
            error={errorOf(problem, 'selector')}
          />
          <div className="row">
            <Button type="submit" pending={pending}>
              {say(kept.dkim ? w.dkimAgain : w.dkimMake)}
            </Button>
            {kept.dkim && (
              <Button
                look="no"
                pending={pending}
                onClick={() => act({ body: { selector: null, seenRevision: kept.revision } })}
              >
                {say(w.dkimStop)}
              </Button>
            )}
          </div>
        </form>
      )}
    </section>
  )
}
