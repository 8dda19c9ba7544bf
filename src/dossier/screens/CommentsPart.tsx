import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dossierWords as w } from '../../base/words/dossier.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, TextArea } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { longTime } from '../../web/time.ts'
import { addComment, listComments } from '../api/comments.ts'

/** Percakapan: what colleagues say about the text. */
export function CommentsPart({ dossierId }: { dossierId: string }) {
  const say = useSay()
  const { language } = useLanguage()
  const me = useMe()
  const [text, setText] = useState('')
  const list = useQuery({
    queryKey: ['comments', dossierId],
    queryFn: () => call(listComments, { params: { dossierId }, query: {} }),
  })
  const adding = useAct(addComment, () => setText(''))
  return (
    <div className="dossier-comments">
      <ProblemNote problem={list.error} />
      {list.data?.rows.length === 0 && <p className="sec">{say(w.noComments)}</p>}
      <ul>
        {list.data?.rows.map((row) => (
          <li key={row.id}>
            <b>{row.person.name}</b> <span className="cap">{longTime(row.at, language)}</span>
            <br />
            {row.text}
          </li>
        ))}
      </ul>
      {me && me.role !== 'auditor' && (
        <form
          className="form"
          onSubmit={(event) => {
            event.preventDefault()
            adding.act({ params: { dossierId }, body: { text } })
          }}
        >
          <TextArea
            label={say(w.commentLabel)}
            value={text}
            maxLength={4000}
            onChange={(event) => setText(event.target.value)}
            error={errorOf(adding.problem, 'text')}
          />
          <ProblemNote problem={adding.problem} />
          <div>
            <Button type="submit" pending={adding.pending}>
              {say(w.commentSend)}
            </Button>
          </div>
        </form>
      )}
    </div>
  )
}
