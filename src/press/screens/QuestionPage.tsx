import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { AnswerKind } from '../../base/press.ts'
import { words } from '../../base/words/common.ts'
import { mediaQuestionWords as w } from '../../base/words/media-questions.ts'
import { pressWords } from '../../base/words/press.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { instantAt, localMinute, longTime, shortTime } from '../../web/time.ts'
import { changeQuestion, readQuestion, sayToQuestion, type Question } from '../api/questions.ts'
import { AboutFields, FromFields, type TypedAbout } from './QuestionFields.tsx'
import { QuestionTime } from './Questions.tsx'
import './press.css'

/** One question of the media: who asks and by when, its words, and what was said to it. */
export function QuestionPage() {
  const say = useSay()
  const { questionId } = useParams({ from: '/frame/pers/pertanyaan/$questionId' })
  const found = useQuery({
    queryKey: ['question', questionId],
    queryFn: () => call(readQuestion, { params: { questionId } }),
  })
  const [doing, setDoing] = useState<AnswerKind | 'change' | null>(null)
  const close = () => setDoing(null)
  const it = found.data
  const open = it?.state === 'open'
  return (
    <Page
      title={it?.topic || say(w.question)}
      about={it && nameOf(it, say(pressWords.erasedName))}
      acts={
        it && (
          <>
            {open && (
              <>
                <Button look="do" onClick={() => setDoing('answer')}>
                  {say(w.recordAnswer)}
                </Button>
                <Button onClick={() => setDoing('interim')}>{say(w.recordInterim)}</Button>
              </>
            )}
            <Button onClick={() => setDoing('change')}>{say(w.change)}</Button>
            {open && (
              <Button look="quiet" onClick={() => setDoing('declined')}>
                {say(w.decline)}
              </Button>
            )}
          </>
        )
      }
    >
      <ProblemNote problem={found.error} />
      {found.isPending && <Skeleton lines={8} />}
      {it && (
        <>
          <blockquote className="press-asked">{it.text}</blockquote>
          <QuestionTime row={it} />
          <Facts question={it} />
          <Said question={it} />
        </>
      )}
      {it && doing === 'change' && <ChangeForm question={it} onClose={close} />}
      {it && doing !== null && doing !== 'change' && <SayForm questionId={it.id} kind={doing} onClose={close} />}
    </Page>
  )
}

const nameOf = ({ from }: Question, erased: string) => [from.name ?? erased, from.outlet].filter(Boolean).join(', ')

function Facts({ question: it }: { question: Question }) {
  const say = useSay()
  const { language } = useLanguage()
  const facts: [string, string][] = [
    [say(w.contact), it.contact],
    [say(w.how), say(w.via)(it.via)],
    [say(w.receivedAt), longTime(it.receivedAt, language)],
    [say(w.deadline), it.deadlineAt ? longTime(it.deadlineAt, language) : ''],
    [say(w.due), longTime(it.dueAt, language)],
    [say(w.assignedTo), it.assignedTo?.name ?? say(w.notAssigned)],
  ]
  return (
    <>
      <dl className="press-facts section">
        <div>
          <dt>{say(w.from)}</dt>
          <dd>
            {it.from.journalistId && it.from.name !== null ? (
              <Link to="/pers/wartawan/$journalistId" params={{ journalistId: it.from.journalistId }}>
                {nameOf(it, '')}
              </Link>
            ) : (
              nameOf(it, say(pressWords.erasedName))
            )}
          </dd>
        </div>
        {facts.map(
          ([label, value]) =>
            value && (
              <div key={label}>
                <dt>{label}</dt>
                <dd>{value}</dd>
              </div>
            ),
        )}
        {(it.dossier || it.dossierWithheld) && (
          <div>
            <dt>{say(w.dossier)}</dt>
            <dd>
              {it.dossier ? (
                <Link to="/berkas/$dossierId" params={{ dossierId: it.dossier.id }}>
                  {it.dossier.number} {it.dossier.title}
                </Link>
              ) : (
                say(w.dossierWithheld)
              )}
            </dd>
          </div>
        )}
      </dl>
      <p className="cap">
        {it.registeredBy === null
          ? say(w.asked)
          : say(w.registeredBy)(it.registeredBy, longTime(it.registeredAt, language))}
      </p>
    </>
  )
}

function Said({ question }: { question: Question }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <section className="section">
      <h2>{say(w.said)}</h2>
      {question.answers.length === 0 && <p className="sec">{say(w.nothingSaid)}</p>}
      <ol className="entries press-rows">
        {question.answers.map((it) => (
          <li key={it.id}>
            <div className="press-row">
              <b>
                {say(w.answer)(it.kind)}, {it.saidBy}
              </b>{' '}
              <span className="cap">{longTime(it.saidAt, language)}</span>
              <p className="press-words">{it.text}</p>
              <div className="cap">{say(w.recordedBy)(it.recordedBy, shortTime(it.recordedAt, language))}</div>
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

const titles = { interim: w.recordInterim, answer: w.recordAnswer, declined: w.declineTitle } as const

function SayForm({ questionId, kind, onClose }: { questionId: string; kind: AnswerKind; onClose: () => void }) {
  const say = useSay()
  const me = useMe()
  const [text, setText] = useState('')
  const [saidBy, setSaidBy] = useState<string | null>(null)
  const [at, setAt] = useState(() => localMinute(new Date()))
  const [opened] = useState(at)
  const { act, pending, problem } = useAct(sayToQuestion, onClose)
  const by = saidBy ?? me?.name ?? ''
  const declines = kind === 'declined'
  const help = { interim: say(w.interimHelp), answer: undefined, declined: say(w.declineHelp) }[kind]
  return (
    <AskForm
      title={say(titles[kind])}
      does={say(titles[kind])}
      look={declines ? 'no' : 'do'}
      pending={pending}
      problem={problem}
      focusField
      onDo={() => {
        // What was left as it stood is now: its minute may have begun before the question came.
        const saidAt = at === opened || at === '' ? new Date() : instantAt(at)
        act({ params: { questionId }, body: { kind, text, saidBy: by, saidAt: saidAt.toISOString() } })
      }}
      onClose={onClose}
    >
      <TextArea
        label={say(declines ? w.declineReason : w.answerText)}
        help={help}
        rows={5}
        required
        maxLength={8_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={errorOf(problem, 'text')}
      />
      <div className="press-two">
        <TextInput
          label={say(w.saidBy)}
          required
          maxLength={200}
          value={by}
          onChange={(event) => setSaidBy(event.target.value)}
          error={errorOf(problem, 'saidBy')}
        />
        <TextInput
          label={say(w.saidAt)}
          type="datetime-local"
          required
          value={at}
          onChange={(event) => setAt(event.target.value)}
          error={errorOf(problem, 'saidAt')}
        />
      </div>
      <p className="sec">{say(w.answerAbout)}</p>
    </AskForm>
  )
}

function ChangeForm({ question, onClose }: { question: Question; onClose: () => void }) {
  const say = useSay()
  const [about, setAbout] = useState<TypedAbout>({
    journalistId: question.from.journalistId,
    fromName: question.fromName,
    fromOutlet: question.fromOutlet,
    contact: question.from.journalistId === null ? question.contact : '',
    topic: question.topic,
    deadline: question.deadlineAt ? localMinute(new Date(question.deadlineAt)) : '',
    assignedTo: question.assignedTo?.id ?? null,
    dossierId: question.dossier?.id ?? null,
  })
  const { act, pending, problem } = useAct(changeQuestion, onClose)
  const typing = { about, set: (more: Partial<TypedAbout>) => setAbout({ ...about, ...more }), problem }
  const { journalistId } = question.from
  const known = journalistId === null ? null : { id: journalistId, label: nameOf(question, say(pressWords.erasedName)) }
  const dossier = question.dossier && {
    id: question.dossier.id,
    label: `${question.dossier.number} ${question.dossier.title}`,
  }
  return (
    <AskForm
      title={say(w.changeTitle)}
      does={say(words.save)}
      pending={pending}
      problem={problem}
      onDo={() => {
        const { deadline, dossierId, ...rest } = about
        act({
          params: { questionId: question.id },
          body: {
            ...rest,
            deadlineAt: deadline ? instantAt(deadline).toISOString() : null,
            ...(!question.dossierWithheld && { dossierId }),
            seenRevision: question.revision,
          },
        })
      }}
      onClose={onClose}
    >
      <p className="sec">{say(w.changeAbout)}</p>
      <FromFields typing={typing} known={known} />
      <AboutFields typing={typing} dossier={dossier} withDossier={!question.dossierWithheld} />
    </AskForm>
  )
}
