import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { editorialCalendarWords as w } from '../../base/words/editorial-calendar.ts'
import { call, type Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { longTime } from '../../web/time.ts'
import { listCalendarFeeds, makeCalendarFeed, revokeCalendarFeed } from '../api/calendar-feeds.ts'

/** Secret links for one's calendar programs: made, shown once, revoked. */
export function CalendarFeedsPart() {
  const say = useSay()
  const { language } = useLanguage()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const refresh = () => queries.invalidateQueries({ queryKey: ['calendar-feeds'] })
  const list = useQuery({ queryKey: ['calendar-feeds'], queryFn: () => call(listCalendarFeeds, {}) })
  const making = useMutation<{ url: string }, Problem>({
    mutationFn: () => call(makeCalendarFeed, { body: { name } }),
    onSuccess: () => {
      setName('')
      return refresh()
    },
  })
  const revoking = useMutation<unknown, Problem, string>({
    mutationFn: (feedId) => call(revokeCalendarFeed, { params: { feedId } }),
    onSuccess: refresh,
  })
  return (
    <section className="section">
      <h2>{say(w.feeds)}</h2>
      <p className="sec">{say(w.feedsAbout)}</p>
      {making.data && (
        <div className="note ok" role="status">
          <p>{say(w.feedOnce)}</p>
          <TextInput
            label={say(w.feedLink)}
            readOnly
            value={making.data.url}
            onFocus={(event) => event.target.select()}
          />
        </div>
      )}
      <ul className="office-list">
        {list.data?.rows.map((row) => (
          <li key={row.id}>
            <span>
              {row.name}
              <span className="cap">
                <br />
                {say(w.feedMade)(longTime(row.createdAt, language))} ·{' '}
                {row.readAt ? say(w.feedRead)(longTime(row.readAt, language)) : say(w.feedUnread)}
              </span>
            </span>
            <Button look="quiet" onClick={() => revoking.mutate(row.id)}>
              {say(w.feedRevoke)} <span className="visually-hidden">{row.name}</span>
            </Button>
          </li>
        ))}
        {list.data?.rows.length === 0 && <li className="sec">{say(w.feedNone)}</li>}
      </ul>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault()
          if (!making.isPending) making.mutate()
        }}
      >
        <TextInput
          label={say(w.feedName)}
          required
          maxLength={100}
          value={name}
          onChange={({ target }) => setName(target.value)}
          error={errorOf(making.error, 'name')}
        />
        <ProblemNote problem={list.error ?? making.error ?? revoking.error} />
        <div>
          <Button type="submit" pending={making.isPending}>
            {say(w.feedMake)}
          </Button>
        </div>
      </form>
    </section>
  )
}
