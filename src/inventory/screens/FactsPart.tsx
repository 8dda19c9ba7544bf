import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { askAgencyWords } from '../../base/words/ask-agency.ts'
import { askingWords as w } from '../../base/words/asking-agencies.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { CopyButton } from '../../web/kit/CopyButton.tsx'
import { errorOf, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { WhatsappLink } from '../../web/kit/WhatsappLink.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText, shortTime } from '../../web/time.ts'
import type { Item } from '../api.ts'
import { AGENCY_MAX, askFacts, readFactsAsked, type FactsAsked } from '../api/facts.ts'

/** Which agencies were asked for the facts of an issue; who sorts asks another here and notes it. */
export function FactsPart({ item }: { item: Item }) {
  const say = useSay()
  const { language } = useLanguage()
  const [asking, setAsking] = useState(false)
  const read = useQuery({
    queryKey: ['facts', item.id],
    queryFn: () => call(readFactsAsked, { params: { itemId: item.id } }),
  })
  if (!read.data) return <ProblemNote problem={read.error} />
  const { asked, whyNot } = read.data
  return (
    <>
      {asked.map((it) => (
        <p key={it.at} className="cap">
          {say(w.asked)(it.agency, it.by, shortTime(it.at, language))}
        </p>
      ))}
      {!whyNot && (
        <p>
          <Button look={item.unanswered?.late ? 'do' : 'plain'} onClick={() => setAsking(true)}>
            {say(asked.length > 0 ? w.askAnother : w.ask)}
          </Button>
        </p>
      )}
      {asking && <AskDialog item={item} facts={read.data} onClose={() => setAsking(false)} />}
    </>
  )
}

/** The words go out by the office's own ways; that they did is noted here. */
function AskDialog({ item, facts, onClose }: { item: Item; facts: FactsAsked; onClose: () => void }) {
  const say = useSay()
  const listId = useId()
  const [agency, setAgency] = useState(facts.agencies[0]?.name ?? '')
  const asking = useAct(askFacts, onClose)
  const hasLink = facts.agencies.some((it) => it.hasLink && it.name.toLowerCase() === agency.trim().toLowerCase())
  const message = w.message.id({
    agency: agency.trim(),
    title: item.title,
    source: item.source,
    day: dayText(item.notedOn, 'id'),
    hours: facts.withinHours,
    hasLink,
    office: facts.office,
  })
  return (
    <AskForm
      title={say(w.title)}
      does={say(w.note)}
      reason={agency.trim() === '' ? say(w.whichFirst) : null}
      pending={asking.pending}
      problem={asking.problem}
      focusField
      onDo={() => asking.act({ params: { itemId: item.id }, body: { agency: agency.trim() } })}
      onClose={onClose}
      more={<WhatsappLink text={message} />}
    >
      <TextInput
        label={say(w.agency)}
        help={say(hasLink ? w.hasLink : w.hasNoLink)}
        error={errorOf(asking.problem, 'agency')}
        list={listId}
        maxLength={AGENCY_MAX}
        value={agency}
        onChange={(event) => setAgency(event.target.value)}
      />
      <datalist id={listId}>
        {facts.agencies.map((it) => (
          <option key={it.name}>{it.name}</option>
        ))}
      </datalist>
      <TextArea
        label={say(askAgencyWords.message)}
        help={say(w.wordsHelp)}
        lang="id"
        readOnly
        rows={7}
        value={message}
      />
      <p>
        <CopyButton look="quiet" text={message} says={askAgencyWords.copy} />
      </p>
    </AskForm>
  )
}
