import { useContext, useEffect, useMemo, useRef, useState } from 'react'
import { commentWords as w } from '../../../base/words/comments.ts'
import { useAct } from '../../../web/act.ts'
import { Button } from '../../../web/kit/Button.tsx'
import { ProblemNote } from '../../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { shortTime } from '../../../web/time.ts'
import { settleComment } from '../../api/comments.ts'
import { commentMarks } from '../editor/extensions.ts'
import type { LayerMark } from '../editor/layers.ts'
import { rangeOf } from '../editor/places.ts'
import type { Writing } from '../writing.ts'
import { OpenPanels, WritingPanel } from '../WritingPanel.tsx'
import { Comments } from './CommentsAt.tsx'
import { commentId } from './names.ts'
import { Quote } from './ThreadCard.tsx'
import type { Placed } from './threads.ts'

/** Beside the text being written: what colleagues say of it as a list to work through, what must be repaired first. */
export function CommentsPanel({ writing }: { writing: Writing }) {
  const say = useSay()
  const { editor, exchange } = writing
  const here = useContext(Comments)
  const { set: setOpen } = useContext(OpenPanels)
  const sorted = useMemo(
    () => here?.placed.toSorted((one, other) => Number(other.thread.mustFix) - Number(one.thread.mustFix)) ?? [],
    [here],
  )
  useEffect(() => {
    if (!editor || !here) return
    commentMarks.show(
      editor,
      here.placed.flatMap(({ thread, place }) => {
        const range = place && rangeOf(editor.state.doc, place)
        if (!range || range.to <= range.from) return []
        const onOpen: LayerMark['onOpen'] = (by) => {
          if (by === 'key') return here.open(thread.id)
          setOpen('comments', true) // who clicked wants to write here, so the cursor stays
          requestAnimationFrame(() =>
            document.getElementById(commentId(thread.id))?.scrollIntoView({ block: 'nearest' }),
          )
        }
        const around = editor.state.doc.nodeAt(range.from)?.isBlock // of a picture or table, whose words are not the text's
        const look = `comment-mark${around ? ' around' : ''}${thread.mustFix ? ' must' : ''}`
        return [{ ...range, look, title: thread.text, onOpen }]
      }),
    )
  }, [editor, here, exchange, setOpen])
  if (sorted.length === 0) return null
  return (
    <WritingPanel id="comments" title={say(w.comments)} count={sorted.length}>
      <ol className="repair-list">
        {sorted.map((it) => (
          <Repair key={it.thread.id} placed={it} writing={writing} />
        ))}
      </ol>
    </WritingPanel>
  )
}

function Repair({ placed, writing }: { placed: Placed; writing: Writing }) {
  const say = useSay()
  const { language } = useLanguage()
  const { thread, place } = placed
  const settling = useAct(settleComment)
  const [taken, setTaken] = useState(false)
  const settle = (change: 'accepted' | 'repaired' | 'resolved' | 'refused') =>
    settling.act({ params: { dossierId: writing.dossier.id, commentId: thread.id }, body: { change } })
  // Taken here, the words are typed like any others; once they are saved, the server sees that they stand and notes it.
  const { saved } = writing
  const sent = useRef(false)
  useEffect(() => {
    if (!taken || !saved || sent.current) return
    sent.current = true
    settle('accepted')
  })
  return (
    <li className="thread" id={commentId(thread.id)} tabIndex={-1} data-must={thread.mustFix || undefined}>
      <p className="thread-by">
        <b>{thread.person.name}</b> {thread.mustFix && <span className="thread-tag must">{say(w.mustFix)}</span>}
      </p>
      <Quote placed={placed} />
      {thread.text && <p className="thread-says">{thread.text}</p>}
      {thread.replies.map((it) => (
        <p key={it.id} className="thread-says">
          <b>{it.person.name}</b> {it.text}
        </p>
      ))}
      {thread.repaired && (
        <p className="cap">{say(w.repairedBy)(thread.repaired.person.name, shortTime(thread.repaired.at, language))}</p>
      )}
      <ProblemNote problem={settling.problem} />
      <div className="thread-acts">
        {place && <Button onClick={() => writing.goTo(place)}>{say(w.toPlace)}</Button>}
        {thread.may.includes('accepted') && thread.suggestion !== null && (
          <Button
            pending={taken || settling.pending}
            reason={place ? null : say(w.notTakeable)}
            onClick={() => {
              if (!place || thread.suggestion === null) return
              writing.replace(place, thread.suggestion)
              setTaken(true)
            }}
          >
            {say(w.acts.accepted)}
          </Button>
        )}
        {(['refused', 'repaired', 'resolved'] as const)
          .filter((it) => thread.may.includes(it))
          .map((change) => (
            <Button key={change} pending={settling.pending} onClick={() => settle(change)}>
              {say(w.acts[change])}
            </Button>
          ))}
      </div>
    </li>
  )
}
