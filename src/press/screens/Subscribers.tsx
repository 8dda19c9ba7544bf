import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { subscribeWords as w } from '../../base/words/subscribe.ts'
import type { Answer } from '../../http/contract.ts'
import { useAct } from '../../web/act.ts'
import { call, type Problem } from '../../web/call.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, TextInput } from '../../web/kit/Field.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { longTime, numberText } from '../../web/time.ts'
import { countSubscribers, eraseSubscriber, findSubscriber, type Subscriber } from '../api/subscribers.ts'
import { PressTabs } from './PressTabs.tsx'
import './press.css'

/** Pelanggan: how many subscribe to news by e-mail, and nobody's name. */
export function Subscribers() {
  const say = useSay()
  const { language } = useLanguage()
  const me = useMe()
  const counts = useQuery({ queryKey: ['subscribers'], queryFn: () => call(countSubscribers, {}) })
  const it = counts.data
  return (
    <Page title={say(w.tab)} about={say(w.about)}>
      <PressTabs current="subscribers" />
      <ProblemNote problem={counts.error} />
      {counts.isPending && <Skeleton lines={4} />}
      {it && !it.open && <p className="note">{say(w.closedNow)}</p>}
      {it && (
        <section className="section">
          <h2>{say(w.total)(numberText(it.total, language))}</h2>
          {it.total > 0 && (
            <table className="table">
              <thead>
                <tr>
                  <th scope="col">{say(w.topic)}</th>
                  <th scope="col">{say(w.count)}</th>
                </tr>
              </thead>
              <tbody>
                <tr>
                  <td>{say(w.everything)}</td>
                  <td>{numberText(it.all, language)}</td>
                </tr>
                {it.topics.map((topic) => (
                  <tr key={topic.slug}>
                    <td>{topic.name}</td>
                    <td>{numberText(topic.count, language)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </section>
      )}
      {me?.role === 'administrator' && <OnRequest />}
    </Page>
  )
}

/** What is kept of one address, for whose it is. */
function OnRequest() {
  const say = useSay()
  const [email, setEmail] = useState('')
  const [erasing, setErasing] = useState(false)
  const search = useMutation<Answer<typeof findSubscriber>, Problem>({
    mutationFn: () => call(findSubscriber, { body: { email: email.trim() } }),
  })
  const erasure = useAct(eraseSubscriber, () => {
    setErasing(false)
    search.reset()
  })
  const found = search.data?.subscriber
  return (
    <section className="section">
      <h2>{say(w.request)}</h2>
      <p className="sec">{say(w.requestAbout)}</p>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          erasure.reset()
          search.mutate()
        }}
      >
        <TextInput
          label={say(w.email)}
          type="email"
          autoComplete="off"
          required
          maxLength={200}
          value={email}
          onChange={(event) => {
            setEmail(event.target.value)
            search.reset()
          }}
          error={errorOf(search.error, 'email')}
        />
        <ProblemNote problem={search.error} />
        <div>
          <Button type="submit" pending={search.isPending}>
            {say(w.search)}
          </Button>
        </div>
      </form>
      <div role="status">
        {search.data && !found && <p>{say(w.notFound)}</p>}
        {erasure.done && <p>{say(w.erased)}</p>}
      </div>
      {found && <Kept subscriber={found} onErase={() => setErasing(true)} />}
      {found && erasing && (
        <AskForm
          title={say(w.eraseTitle)}
          does={say(w.erase)}
          look="no"
          pending={erasure.pending}
          problem={erasure.problem}
          onDo={() => erasure.act({ params: { subscriberId: found.id }, body: {} })}
          onClose={() => setErasing(false)}
        >
          <p>{say(w.eraseAbout)}</p>
        </AskForm>
      )}
    </section>
  )
}

function Kept({ subscriber: it, onErase }: { subscriber: Subscriber; onErase: () => void }) {
  const say = useSay()
  const { language } = useLanguage()
  const facts: [string, string][] = [
    [say(w.email), it.email],
    [say(w.topic), it.topics.join(', ') || say(w.everything)],
    [say(w.language), say(w.languages[it.language])],
    [say(w.consentedAt), `${longTime(it.consentedAt, language)} (${say(w.consentVersion)(it.consentVersion)})`],
    [say(w.confirmedAt), longTime(it.confirmedAt, language)],
  ]
  const { id: _, ...copy } = it
  return (
    <>
      <h3>{say(w.kept)}</h3>
      <dl className="press-kept">
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <div className="row">
        <a
          className="button"
          download="langganan.json"
          href={`data:application/json;charset=utf-8,${encodeURIComponent(JSON.stringify(copy, null, 2))}`}
        >
          {say(w.download)}
        </a>
        <Button look="no" onClick={onErase}>
          {say(w.erase)}
        </Button>
      </div>
    </>
  )
}
