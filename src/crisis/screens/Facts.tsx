import { useState } from 'react'
import { factStates, type FactState } from '../../base/crisis.ts'
import { crisisWords as w } from '../../base/words/crisis.ts'
import { words } from '../../base/words/common.ts'
import { useAct } from '../../web/act.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, Select, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { shortTime } from '../../web/time.ts'
import { sayFact } from '../api.ts'
import { factsNow } from '../rules.ts'
import type { SituationData } from './situation.ts'

type Fact = SituationData['facts'][number]

/** What is known, being checked and unknown now; under it every entry as it was made. */
export function Facts({ situation, may }: { situation: SituationData; may: boolean }) {
  const say = useSay()
  const { language } = useLanguage()
  const [saying, setSaying] = useState<Fact | 'new' | null>(null)
  const now = factsNow(situation.facts)
  return (
    <section className="section">
      <h2>{say(w.facts)}</h2>
      {now.length === 0 && <p className="sec">{say(situation.ended ? w.factsNever : w.noFacts)}</p>}
      {factStates.map((state) => {
        const facts = now.filter((it) => it.state === state)
        if (facts.length === 0) return null
        return (
          <div key={state} className={`situation-facts ${state}`}>
            <h3>
              {say(w.fact)(state)} <span className="cap">{facts.length}</span>
            </h3>
            <ul>
              {facts.map((it) => (
                <li key={it.factId}>
                  <div>
                    <p>{it.text}</p>
                    <p className="cap">{[it.source, it.by, shortTime(it.at, language)].filter(Boolean).join(' · ')}</p>
                  </div>
                  {may && (
                    <Button look="quiet" aria-label={say(w.sayAnewOf)(it.text)} onClick={() => setSaying(it)}>
                      {say(w.sayAnew)}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </div>
        )
      })}
      {may && <Button onClick={() => setSaying('new')}>{say(w.addFact)}</Button>}
      {situation.facts.length > now.length && (
        <details className="situation-history">
          <summary>{say(w.history)(situation.facts.length)}</summary>
          <ol>
            {situation.facts.toReversed().map((it) => (
              <li key={it.id}>
                <b>{say(w.fact)(it.state)}</b> {it.text}
                <div className="cap">{[it.source, it.by, shortTime(it.at, language)].filter(Boolean).join(' · ')}</div>
              </li>
            ))}
          </ol>
        </details>
      )}
      {saying && (
        <FactForm
          dossierId={situation.dossierId}
          earlier={saying === 'new' ? null : saying}
          onClose={() => setSaying(null)}
        />
      )}
    </section>
  )
}

function FactForm({ dossierId, earlier, onClose }: { dossierId: string; earlier: Fact | null; onClose: () => void }) {
  const say = useSay()
  const [state, setState] = useState<FactState>(earlier?.state ?? 'checking')
  const [text, setText] = useState(earlier?.text ?? '')
  const [source, setSource] = useState(earlier?.source ?? '')
  const { act, pending, problem } = useAct(sayFact, onClose)
  return (
    <AskForm
      title={say(earlier ? w.sayAnew : w.addFact)}
      does={say(words.save)}
      pending={pending}
      problem={problem}
      onDo={() => act({ params: { dossierId }, body: { factId: earlier?.factId ?? null, state, text, source } })}
      onClose={onClose}
    >
      <Select
        label={say(w.factState)}
        value={state}
        onChange={(event) => setState(event.target.value as FactState)}
        options={factStates.map((it) => ({ value: it, label: say(w.fact)(it) }))}
      />
      <TextArea
        label={say(w.factText)}
        help={say(w.factTextHelp)}
        required
        rows={3}
        maxLength={1_000}
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={errorOf(problem, 'text')}
      />
      <TextInput
        label={say(w.source)}
        help={say(w.sourceHelp)}
        required={state === 'known'}
        maxLength={300}
        value={source}
        onChange={(event) => setSource(event.target.value)}
        error={errorOf(problem, 'source')}
      />
    </AskForm>
  )
}
