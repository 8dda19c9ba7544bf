import { IconArrowUpLeft } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useCallback, useState, type ReactNode } from 'react'
import { words } from '../../../base/words/common.ts'
import { commentWords as w } from '../../../base/words/comments.ts'
import { useAct } from '../../../web/act.ts'
import { Button } from '../../../web/kit/Button.tsx'
import { errorOf, TextArea } from '../../../web/kit/Field.tsx'
import { ProblemNote } from '../../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/me.ts'
import { longTime, shortTime } from '../../../web/time.ts'
import { addComment, COMMENT_MAX, settleComment } from '../../api/comments.ts'
import { commentId, pieceName } from './names.ts'
import type { Placed, Thread } from './threads.ts'

/** One thread: the words it is about, what was said, and what this person may do with it. */
export function ThreadCard({
  placed: { thread, place },
  dossierId,
  onPlace,
  children,
}: {
  placed: Placed
  dossierId: string
  /** Goes back to where its words stand, where the screen shows them. */
  onPlace?: () => void
  /** More to do with it, where it stands. */
  children?: ReactNode
}) {
  const say = useSay()
  const me = useMe()
  return (
    <article className="thread" id={commentId(thread.id)} tabIndex={-1} data-must={thread.mustFix || undefined}>
      <ThreadHead thread={thread} dossierId={dossierId} />
      {onPlace && (
        <button
          type="button"
          className="thread-place"
          aria-label={say(w.toPlace)}
          title={say(w.toPlace)}
          onClick={onPlace}
        >
          <IconArrowUpLeft size={18} aria-hidden />
        </button>
      )}
      <Quote placed={{ thread, place }} />
      {thread.text && <p className="thread-says">{thread.text}</p>}
      {thread.replies.length > 0 && (
        <ul className="thread-replies">
          {thread.replies.map((it) => (
            <li key={it.id}>
              <Said person={it.person.name} at={it.at} />
              <p className="thread-says">{it.text}</p>
            </li>
          ))}
        </ul>
      )}
      <History thread={thread} />
      {me && me.role !== 'auditor' && (
        <div className="thread-acts">
          <SettleActs placed={{ thread, place }} dossierId={dossierId} />
          <Reply thread={thread} dossierId={dossierId} />
        </div>
      )}
      {children}
      {place === null && thread.state === 'open' && <span className="visually-hidden">{say(w.lost)}</span>}
    </article>
  )
}

function Said({ person, at }: { person: string; at: string }) {
  const { language } = useLanguage()
  return (
    <p className="thread-by">
      <b>{person}</b>{' '}
      <time dateTime={at} title={longTime(at, language)} className="cap">
        {shortTime(at, language)}
      </time>
    </p>
  )
}

function ThreadHead({ thread, dossierId }: { thread: Thread; dossierId: string }) {
  const say = useSay()
  const { language } = useLanguage()
  const tags = [
    ...(thread.ofDecision ? [w.ofDecision] : []),
    ...(thread.mustFix ? [w.mustFix] : []),
    ...(thread.kind === 'suggestion' ? [w.suggestion] : []),
  ]
  return (
    <header>
      <p className="thread-by">
        <b>{thread.person.name}</b>{' '}
        <Link
          to="/berkas/$dossierId"
          params={{ dossierId }}
          search={{ bagian: 'percakapan', ...(thread.state !== 'open' && { saring: 'selesai' }) } as never}
          hash={commentId(thread.id)}
          className="cap"
          title={longTime(thread.at, language)}
        >
          <span className="visually-hidden">{say(w.asOf)}, </span>
          {shortTime(thread.at, language)}
        </Link>
      </p>
      {tags.length > 0 && (
        <p className="thread-tags">
          {tags.map((tag) => (
            <span key={tag.en} className={tag === w.mustFix ? 'thread-tag must' : 'thread-tag'}>
              {say(tag)}
            </span>
          ))}
        </p>
      )}
    </header>
  )
}

/** The words as they were, and whether they still stand; of a suggestion the words instead. */
export function Quote({ placed: { thread, place } }: { placed: Placed }) {
  const say = useSay()
  const { anchor, suggestion } = thread
  if (!anchor) return null
  const name = say(pieceName(anchor.at))
  return (
    <div className="thread-quote">
      {(!anchor.at.startsWith('body/') || anchor.at.includes('#')) && <span className="cap">{name}: </span>}
      {suggestion === null ? (
        <q className={place === null ? 'lost' : ''}>{anchor.quote || say(w.blank)}</q>
      ) : (
        <>
          <del>{anchor.quote}</del>{' '}
          {suggestion ? <ins>{suggestion}</ins> : <span className="cap">({say(w.taken)})</span>}
        </>
      )}
      {place === null && thread.state === 'open' && <span className="thread-lost"> · {say(w.lost)}</span>}
    </div>
  )
}

function History({ thread }: { thread: Thread }) {
  const say = useSay()
  const { language } = useLanguage()
  if (thread.changes.length === 0) return null
  return (
    <ul className="thread-history cap">
      {thread.changes.map((it, at) => (
        <li key={at}>
          {it.person} {say(w.states[it.change])}, {shortTime(it.at, language)}
        </li>
      ))}
    </ul>
  )
}

/** The buttons for what this person may do; the server says which. */
function SettleActs({ placed: { thread, place }, dossierId }: { placed: Placed; dossierId: string }) {
  const say = useSay()
  const settling = useAct(settleComment)
  return (
    <>
      <ProblemNote problem={settling.problem} />
      {thread.may.map((change) => (
        <Button
          key={change}
          pending={settling.pending}
          reason={change === 'accepted' && place === null ? say(w.notTakeable) : null}
          onClick={() => settling.act({ params: { dossierId, commentId: thread.id }, body: { change } })}
        >
          {say(change === 'reopened' && thread.state === 'open' ? w.notYet : w.acts[change])}
        </Button>
      ))}
    </>
  )
}

function Reply({ thread, dossierId }: { thread: Thread; dossierId: string }) {
  const say = useSay()
  const [text, setText] = useState<string | null>(null)
  const adding = useAct(addComment, () => setText(null))
  const focus = useCallback((field: HTMLTextAreaElement | null) => field?.focus(), [])
  if (text === null)
    return (
      <Button look="quiet" onClick={() => setText('')}>
        {say(w.reply)}
      </Button>
    )
  return (
    <form
      className="form thread-reply"
      onSubmit={(event) => {
        event.preventDefault()
        adding.act({ params: { dossierId }, body: { text, replyTo: thread.id } })
      }}
    >
      <TextArea
        label={say(w.replyLabel)}
        rows={2}
        value={text}
        maxLength={COMMENT_MAX}
        ref={focus}
        onChange={(event) => setText(event.target.value)}
        error={errorOf(adding.problem, 'text')}
      />
      <ProblemNote problem={adding.problem} />
      <div className="row">
        <Button type="submit" pending={adding.pending}>
          {say(w.send)}
        </Button>
        <Button look="quiet" onClick={() => setText(null)}>
          {say(words.cancel)}
        </Button>
      </div>
    </form>
  )
}
