import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { questionVias, type QuestionVia } from '../../base/press.ts'
import { words } from '../../base/words/common.ts'
import { mediaQuestionWords as w } from '../../base/words/media-questions.ts'
import { useAct } from '../../web/act.ts'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, Select, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { Page } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { instantAt, localMinute } from '../../web/time.ts'
import { registerQuestion } from '../api/questions.ts'
import { AboutFields, FromFields, type TypedAbout } from './QuestionFields.tsx'
import './press.css'

const blank: TypedAbout = {
  journalistId: null,
  fromName: '',
  fromOutlet: '',
  contact: '',
  topic: '',
  deadline: '',
  assignedTo: null,
  dossierId: null, // prettier-ignore
}

/** Catat pertanyaan: as somebody asks, by phone or in passing. */
export function RegisterQuestion() {
  const say = useSay()
  const [about, setAbout] = useState<TypedAbout>(blank)
  const [via, setVia] = useState<QuestionVia>('phone')
  const [received, setReceived] = useState(() => localMinute(new Date()))
  const [text, setText] = useState('')
  const { act, pending, problem, done, reset } = useAct(registerQuestion)
  const typing = { about, set: (more: Partial<TypedAbout>) => setAbout({ ...about, ...more }), problem }
  const next = () => {
    setAbout(blank)
    setText('')
    setReceived(localMinute(new Date()))
    reset()
  }
  if (done)
    return (
      <Page title={say(w.register)}>
        <div className="note ok" role="status">
          <p>{say(w.registered)}</p>
          <div className="row">
            <Link className="button do" to="/pers/pertanyaan/$questionId" params={{ questionId: done.id }}>
              {say(w.open)}
            </Link>
            <Button onClick={next}>{say(w.registerNext)}</Button>
          </div>
        </div>
      </Page>
    )
  return (
    <Page title={say(w.register)} about={say(w.registerAbout)}>
      <form
        className="form press-register"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          const { deadline, ...rest } = about
          const deadlineAt = deadline ? instantAt(deadline).toISOString() : null
          act({ body: { ...rest, deadlineAt, via, receivedAt: instantAt(received).toISOString(), text } })
        }}
      >
        <TextArea
          label={say(w.question)}
          required
          rows={5}
          maxLength={8_000}
          value={text}
          onChange={(event) => setText(event.target.value)}
          error={errorOf(problem, 'text')}
        />
        <FromFields typing={typing} known={null} />
        <div className="press-two">
          <Select
            label={say(w.how)}
            value={via}
            onChange={(event) => setVia(event.target.value as QuestionVia)}
            options={questionVias
              .filter((value) => value !== 'press-room')
              .map((value) => ({ value, label: say(w.via)(value) }))}
          />
          <TextInput
            label={say(w.receivedAt)}
            type="datetime-local"
            required
            value={received}
            onChange={(event) => setReceived(event.target.value || localMinute(new Date()))}
            error={errorOf(problem, 'receivedAt')}
          />
        </div>
        <AboutFields typing={typing} dossier={null} />
        <ProblemNote problem={problem} />
        <div className="row">
          <Button type="submit" look="do" pending={pending}>
            {say(w.register)}
          </Button>
          <Link className="button" to="/pers/pertanyaan">
            {say(words.cancel)}
          </Link>
        </div>
      </form>
    </Page>
  )
}
