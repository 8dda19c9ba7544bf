import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { pressWords as w } from '../../base/words/press.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText, longTime, shortTime, today } from '../../web/time.ts'
import { clearBounce, eraseJournalist, noteConsent, readJournalist, type Journalist } from '../api/journalists.ts'
import { Expiry } from './Expiry.tsx'
import { JournalistDialog } from './JournalistDialog.tsx'
import './press.css'

/** One journalist: how they are reached, what they agreed to, and the lists they are in. */
export function JournalistPage() {
  const say = useSay()
  const { language } = useLanguage()
  const { journalistId } = useParams({ from: '/frame/pers/wartawan/$journalistId' })
  const found = useQuery({
    queryKey: ['journalist', journalistId],
    queryFn: () => call(readJournalist, { params: { journalistId } }),
  })
  const [doing, setDoing] = useState<'edit' | 'given' | 'withdrawn' | 'erase' | null>(null)
  const close = () => setDoing(null)
  const it = found.data
  const open = it?.erasedAt === null
  return (
    <Page
      title={it ? (open ? it.name : say(w.erasedName)) : say(w.journalists)}
      about={it && [it.outlet?.name, it.post, it.retired && open && say(w.notInUse)].filter(Boolean).join(' · ')}
      acts={
        open && (
          <>
            <Button look="do" onClick={() => setDoing('edit')}>
              {say(w.edit)}
            </Button>
            {it?.consent === 'given' ? (
              <Button onClick={() => setDoing('withdrawn')}>{say(w.noteWithdrawal)}</Button>
            ) : (
              <Button onClick={() => setDoing('given')}>{say(w.noteConsent)}</Button>
            )}
          </>
        )
      }
    >
      <ProblemNote problem={found.error} />
      {found.isPending && <Skeleton lines={8} />}
      {it?.erasedAt && <p className="note">{say(w.erased)(longTime(it.erasedAt, language))}</p>}
      {it && (
        <>
          {it.bounce && <Bounced journalist={it} bounce={it.bounce} />}
          <Facts journalist={it} />
          <Mailing journalist={it} />
          {open && <InLists journalist={it} />}
        </>
      )}
      {open && (
        <div className="section">
          <div>
            <Button look="no" onClick={() => setDoing('erase')}>
              {say(w.erase)}
            </Button>
          </div>
        </div>
      )}
      {it && doing === 'edit' && <JournalistDialog journalist={it} onClose={close} />}
      {it && (doing === 'given' || doing === 'withdrawn') && (
        <ConsentForm journalistId={it.id} kind={doing} onClose={close} />
      )}
      {it && doing === 'erase' && <EraseForm journalist={it} onClose={close} />}
    </Page>
  )
}

function Bounced({ journalist, bounce }: { journalist: Journalist; bounce: NonNullable<Journalist['bounce']> }) {
  const say = useSay()
  const { language } = useLanguage()
  const { act, pending, problem } = useAct(clearBounce)
  const time = longTime(bounce.at, language)
  return (
    <div className="note">
      <p>{say(bounce.kind === 'hard' ? w.bounceHard : w.bounceSoft)(time, bounce.reason)}</p>
      <ProblemNote problem={problem} />
      <Button pending={pending} onClick={() => act({ params: { journalistId: journalist.id }, body: {} })}>
        {say(w.clearBounce)}
      </Button>
    </div>
  )
}

function Facts({ journalist: it }: { journalist: Journalist }) {
  const say = useSay()
  const facts: [string, string][] = [
    [say(w.email), it.email],
    [say(w.phone), it.phone],
    [say(w.column)('languages'), it.languages.map((code) => say(w.language)(code)).join(', ')],
    [say(w.column)('ukwNumber'), it.ukwNumber],
    [say(w.note), it.note],
  ]
  return (
    <dl className="press-facts">
      {it.outlet && (
        <div>
          <dt>{say(w.column)('outlet')}</dt>
          <dd>
            <Link to="/pers/media/$outletId" params={{ outletId: it.outlet.id }}>
              {it.outlet.name}
            </Link>{' '}
            <span className="cap">{say(w.kind)(it.outlet.kind)}</span>
          </dd>
        </div>
      )}
      {facts.map(
        ([label, value]) =>
          value && (
            <div key={label}>
              <dt>{label}</dt>
              <dd>{value}</dd>
            </div>
          ),
      )}
      {it.beats.length > 0 && (
        <div>
          <dt>{say(w.column)('beats')}</dt>
          <dd>
            {it.beats.map((beat) => (
              <Link key={beat} className="tag" to="/pers/wartawan" search={{ liputan: beat }}>
                {beat}
              </Link>
            ))}
          </dd>
        </div>
      )}
      {it.ukwLevel && (
        <div>
          <dt>{say(w.column)('ukwLevel')}</dt>
          <dd>
            {say(w.level)(it.ukwLevel)} {it.ukwUntil && <Expiry day={it.ukwUntil} expiry={it.ukwExpiry} />}
          </dd>
        </div>
      )}
    </dl>
  )
}

function Mailing({ journalist: it }: { journalist: Journalist }) {
  const say = useSay()
  const { language } = useLanguage()
  return (
    <section className="section">
      <h2>{say(w.mailing)}</h2>
      <p>
        <b>{say(w.consent)(it.consent)}</b>{' '}
        {it.whyNotWrite === null ? (
          <span className="tag">{say(w.reachable)}</span>
        ) : (
          it.consent === 'given' && <span className="tag attention">{say(w.whyNotWrite)(it.whyNotWrite)}</span>
        )}
      </p>
      <ol>
        {it.consents.map((one) => (
          <li key={one.id}>
            {say(w.consent)(one.kind)}, {dayText(one.happenedOn, language)}
            {one.how && <>: {one.how}</>}
            <div className="cap">
              {one.notedBy === null
                ? `${say(w.byThemselves)}, ${shortTime(one.notedAt, language)}`
                : say(w.notedBy)(one.notedBy, shortTime(one.notedAt, language))}
            </div>
          </li>
        ))}
      </ol>
    </section>
  )
}

function InLists({ journalist }: { journalist: Journalist }) {
  const say = useSay()
  return (
    <section className="section">
      <h2>{say(w.inLists)}</h2>
      {journalist.lists.length === 0 && <p className="sec">{say(w.inNoList)}</p>}
      <ul>
        {journalist.lists.map((list) => (
          <li key={list.id}>
            <Link to="/pers/daftar/$listId" params={{ listId: list.id }}>
              {list.name}
            </Link>{' '}
            <span className="cap">{say(list.byHand ? w.byHand : w.byRule)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function ConsentForm({
  journalistId,
  kind,
  onClose,
}: {
  journalistId: string
  kind: 'given' | 'withdrawn'
  onClose: () => void
}) {
  const say = useSay()
  const [happenedOn, setHappenedOn] = useState(today())
  const [how, setHow] = useState('')
  const { act, pending, problem } = useAct(noteConsent, onClose)
  const gives = kind === 'given'
  return (
    <AskForm
      title={say(gives ? w.noteConsent : w.noteWithdrawal)}
      does={say(gives ? w.noteConsent : w.noteWithdrawal)}
      pending={pending}
      problem={problem}
      onDo={() => act({ params: { journalistId }, body: { kind, happenedOn, how } })}
      onClose={onClose}
    >
      <TextInput
        label={say(w.happenedOn)}
        type="date"
        required
        max={today()}
        value={happenedOn}
        onChange={(event) => setHappenedOn(event.target.value)}
        error={errorOf(problem, 'happenedOn')}
      />
      <TextArea
        label={say(gives ? w.how : w.howWithdrawn)}
        help={gives ? say(w.howHelp) : undefined}
        rows={2}
        required={gives}
        maxLength={500}
        value={how}
        onChange={(event) => setHow(event.target.value)}
        error={errorOf(problem, 'how')}
      />
    </AskForm>
  )
}

function EraseForm({ journalist, onClose }: { journalist: Journalist; onClose: () => void }) {
  const say = useSay()
  const { act, pending, problem } = useAct(eraseJournalist, onClose)
  return (
    <AskForm
      title={say(w.eraseTitle)}
      does={say(w.eraseDo)}
      look="no"
      pending={pending}
      problem={problem}
      onDo={() => act({ params: { journalistId: journalist.id }, body: { seenRevision: journalist.revision } })}
      onClose={onClose}
    >
      <p>{say(w.eraseAbout)}</p>
    </AskForm>
  )
}
