import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { words } from '../../base/words/common.ts'
import { mediaQuestionWords as w } from '../../base/words/media-questions.ts'
import type { Answer } from '../../http/contract.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { readPressSetting, savePressSetting } from '../api/setting.ts'

/** In how much working time the office answers: the administrator's to set. */
export function StandardPart() {
  const say = useSay()
  const setting = useQuery({ queryKey: ['press-setting'], queryFn: () => call(readPressSetting, {}) })
  return (
    <section className="section">
      <h2>{say(w.standard)}</h2>
      <ProblemNote problem={setting.error} />
      {setting.data && <Form key={setting.data.revision} setting={setting.data} />}
    </section>
  )
}

function Form({ setting }: { setting: Answer<typeof readPressSetting> }) {
  const say = useSay()
  const [minutes, setMinutes] = useState(String(setting.questionMinutes))
  const { act, pending, problem } = useAct(savePressSetting)
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        act({ body: { questionMinutes: Number(minutes), seenRevision: setting.revision } })
      }}
    >
      <TextInput
        label={say(w.standardMinutes)}
        help={say(w.standardHelp)}
        type="number"
        min={5}
        max={4_800}
        required
        value={minutes}
        onChange={(event) => setMinutes(event.target.value)}
        error={errorOf(problem, 'questionMinutes')}
      />
      <ProblemNote problem={problem} />
      <div>
        <Button type="submit" pending={pending}>
          {say(words.save)}
        </Button>
      </div>
    </form>
  )
}
