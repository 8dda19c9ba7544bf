import { useState } from 'react'
import { words } from '../../base/words/common.ts'
import { crisisReportWords as w } from '../../base/words/crisis-report.ts'
import { crisisWords } from '../../base/words/crisis.ts'
import { useAct } from '../../web/act.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, TextArea } from '../../web/kit/Field.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { zonedTime } from '../../web/time.ts'
import { addLesson } from '../api.ts'
import type { SituationData } from './situation.ts'

/** What the office learned, written when it is over: it stands under the report and on its paper. */
export function Lessons({ situation: { dossierId, lessons, ended, mayRecord } }: { situation: SituationData }) {
  const say = useSay()
  const me = useMe()
  const { language } = useLanguage()
  const [asked, setAsked] = useState(false)
  return (
    <section className="section situation-lessons">
      <h2>{say(w.lessons)}</h2>
      {lessons.length === 0 && <p className="sec">{say(ended ? w.noLessons : w.lessonsLater)}</p>}
      <ol>
        {lessons.map((it) => (
          <li key={it.id}>
            <p>{it.text}</p>
            <p className="cap">{say(crisisWords.setBy)(it.by, zonedTime(it.at, language))}</p>
          </li>
        ))}
      </ol>
      {ended && mayRecord === null && me?.role !== 'auditor' && (
        <Button onClick={() => setAsked(true)}>{say(w.addLesson)}</Button>
      )}
      {asked && <LessonForm dossierId={dossierId} onClose={() => setAsked(false)} />}
    </section>
  )
}

function LessonForm({ dossierId, onClose }: { dossierId: string; onClose: () => void }) {
  const say = useSay()
  const [text, setText] = useState('')
  const { act, pending, problem } = useAct(addLesson, onClose)
  return (
    <AskForm
      title={say(w.addLesson)}
      does={say(words.save)}
      pending={pending}
      problem={problem}
      focusField
      onDo={() => act({ params: { dossierId }, body: { text } })}
      onClose={onClose}
    >
      <TextArea
        label={say(w.lesson)}
        help={say(w.lessonHelp)}
        required
        rows={4}
        maxLength={2_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={errorOf(problem, 'text')}
      />
    </AskForm>
  )
}
