import { useState } from 'react'
import { termWords as w } from '../../base/words/term.ts'
import { useAct } from '../../web/act.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { dayText } from '../../web/time.ts'
import type { PublicationRow } from '../api.ts'
import { reviewPublication, setTerm } from '../api/term.ts'

/** How long a public text counts, whether it is due to be looked at, and the acts for both. */
export function Term({ row }: { row: PublicationRow }) {
  const say = useSay()
  const me = useMe()
  const { language } = useLanguage()
  const [asked, setAsked] = useState<'term' | 'review' | null>(null)
  const close = () => setAsked(null)
  return (
    <div className="publication-term">
      {row.term.validUntil && (
        <span className={row.archived ? 'tag alert' : 'tag'}>
          {say(row.archived ? w.archived : w.until)(dayText(row.term.validUntil, language))}
        </span>
      )}
      {row.reviewDue && <span className="tag attention">{say(w.reviewDue)}</span>}
      {me && me.role !== 'auditor' && (
        <>
          {row.reviewDue && <Button onClick={() => setAsked('review')}>{say(w.reviewed)}</Button>}
          <Button look="quiet" onClick={() => setAsked('term')}>
            {say(w.open)}
          </Button>
        </>
      )}
      {asked === 'term' && <AskTerm row={row} onClose={close} />}
      {asked === 'review' && <AskReview row={row} onClose={close} />}
    </div>
  )
}

const orNull = (day: string) => (day === '' ? null : day)

function AskTerm({ row, onClose }: { row: PublicationRow; onClose: () => void }) {
  const say = useSay()
  const [validUntil, setValidUntil] = useState(row.term.validUntil ?? '')
  const [reviewOn, setReviewOn] = useState(row.term.reviewOn ?? '')
  const { act, pending, problem } = useAct(setTerm, onClose)
  return (
    <AskForm
      title={say(w.title)}
      does={say(w.does)}
      pending={pending}
      problem={problem}
      onDo={() =>
        act({
          params: { publicationId: row.id },
          body: { validUntil: orNull(validUntil), reviewOn: orNull(reviewOn), seen: row.term },
        })
      }
      onClose={onClose}
    >
      <TextInput
        label={say(w.validUntil)}
        help={say(w.validHelp)}
        type="date"
        value={validUntil}
        error={errorOf(problem, 'validUntil')}
        onChange={({ target }) => setValidUntil(target.value)}
      />
      <TextInput
        label={say(w.reviewOn)}
        help={say(w.reviewHelp)}
        type="date"
        value={reviewOn}
        error={errorOf(problem, 'reviewOn')}
        onChange={({ target }) => setReviewOn(target.value)}
      />
    </AskForm>
  )
}

function AskReview({ row, onClose }: { row: PublicationRow; onClose: () => void }) {
  const say = useSay()
  const [note, setNote] = useState('')
  const [nextOn, setNextOn] = useState('')
  const { act, pending, problem } = useAct(reviewPublication, onClose)
  return (
    <AskForm
      title={say(w.reviewedTitle)}
      does={say(w.reviewedDoes)}
      pending={pending}
      problem={problem}
      onDo={() => act({ params: { publicationId: row.id }, body: { note, nextOn: orNull(nextOn) } })}
      onClose={onClose}
    >
      <TextArea label={say(w.note)} maxLength={500} value={note} onChange={({ target }) => setNote(target.value)} />
      <TextInput
        label={say(w.next)}
        type="date"
        value={nextOn}
        error={errorOf(problem, 'reviewOn')}
        onChange={({ target }) => setNextOn(target.value)}
      />
    </AskForm>
  )
}
