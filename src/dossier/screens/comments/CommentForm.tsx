import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { piecesOf, type Place } from '../../../base/content-places.ts'
import type { Content } from '../../../base/content.ts'
import { commentWords as w } from '../../../base/words/comments.ts'
import { useAct } from '../../../web/act.ts'
import { call } from '../../../web/call.ts'
import { AskForm } from '../../../web/kit/AskForm.tsx'
import { Checkbox, errorOf, Select, TextArea } from '../../../web/kit/Field.tsx'
import { useSay } from '../../../web/language.tsx'
import { useMe } from '../../../web/me.ts'
import { addComment, COMMENT_MAX, listCalls, SUGGESTION_MAX } from '../../api/comments.ts'
import { anchorAt, QUOTE_MAX, type Anchor } from '../../rules/anchor.ts'
import type { Chosen } from './dom-places.ts'
import { pieceName } from './names.ts'

const SHOWN = 60 // letters of a piece in the list of pieces
const CHOSEN = 'chosen'

/** Asks what to say, and about what: chosen words, a piece of the text, or the dossier as a whole. */
export function CommentForm({
  dossierId,
  content,
  chosen: words = null,
  suggests = false,
  onClose,
}: {
  dossierId: string
  content: Content | undefined
  /** The words that were chosen; without any, a piece can be taken from a list. */
  chosen?: Chosen | null
  suggests?: boolean
  onClose: () => void
}) {
  const say = useSay()
  const place = words?.place ?? null
  const me = useMe()
  const calls = useQuery({ queryKey: ['calls', dossierId], queryFn: () => call(listCalls, { params: { dossierId } }) })
  const kept = `siar.comment.${dossierId}`
  const [text, setText] = useState(() => sessionStorage.getItem(kept) ?? '')
  const [about, setAbout] = useState(place ? CHOSEN : '')
  const [mustFix, setMustFix] = useState(false)
  const anchor = anchorOf(content, about === CHOSEN ? place : wholePiece(content, about))
  const [suggestion, setSuggestion] = useState<string | null>(suggests ? (anchor?.quote ?? '') : null)
  const adding = useAct(addComment, () => {
    sessionStorage.removeItem(kept)
    onClose()
  })
  const write = (next: string) => {
    sessionStorage.setItem(kept, next) // shut by mistake, it is here when opened again
    setText(next)
  }
  const names = calls.data?.rows.map((it) => it.name) ?? []
  const chosen = place && anchorOf(content, place)
  const options = [
    { value: '', label: say(w.wholeDossier) },
    ...(chosen ? [{ value: CHOSEN, label: say(w.chosen)(shortened(chosen.quote)) }] : []),
    ...(content ? piecesOf(content) : [])
      .filter((it) => it.text.trim() || it.at === 'summary' || it.at === 'title')
      .map((it) => ({ value: it.at, label: `${say(pieceName(it.at))}: ${shortened(it.text) || say(w.blank)}` })),
  ]
  const lost = about !== '' && !anchor
  const tooLong = about === CHOSEN && place !== null && place.to - place.from > QUOTE_MAX
  return (
    <AskForm
      title={say(w.newComment)}
      does={say(w.send)}
      pending={adding.pending}
      problem={adding.problem}
      onDo={() => {
        if (lost) return
        adding.act({
          params: { dossierId },
          body: {
            text,
            ...(anchor && { anchor: { ...anchor, echoes: [...anchor.echoes] } }),
            ...(mustFix && { mustFix }),
            ...(anchor && suggestion !== null && { suggestion }),
          },
        })
      }}
      onClose={onClose}
    >
      <Select
        label={say(w.about)}
        value={about}
        options={options}
        onChange={(event) => {
          setAbout(event.target.value)
          setSuggestion(null)
        }}
        error={lost ? say(tooLong ? w.tooLong : w.notPinnable) : errorOf(adding.problem, 'anchor')}
      />
      {about === CHOSEN && words?.goesOn && anchor && (
        <p className="note" role="status">
          {say(w.onlyFirst)} <q>{shortened(anchor.quote)}</q>
        </p>
      )}
      <TextArea
        label={say(w.saying)}
        help={say(w.sayingHelp)}
        value={text}
        maxLength={COMMENT_MAX}
        onChange={(event) => write(event.target.value)}
        error={errorOf(adding.problem, 'text')}
      />
      {names.length > 0 && (
        <Select
          label={say(w.call)}
          value=""
          options={[{ value: '', label: say(w.choose) }, ...names.map((name) => ({ value: name, label: name }))]}
          onChange={(event) =>
            event.target.value && write(`${text}${text && !/\s$/.test(text) ? ' ' : ''}@${event.target.value} `)
          }
        />
      )}
      {anchor?.quote && (
        <Checkbox
          label={say(w.suggestOther)}
          checked={suggestion !== null}
          onChange={(event) => setSuggestion(event.target.checked ? anchor.quote : null)}
        />
      )}
      {anchor && suggestion !== null && (
        <TextArea
          label={say(w.otherWords)}
          help={say(w.otherWordsHelp)}
          rows={2}
          value={suggestion}
          maxLength={SUGGESTION_MAX}
          onChange={(event) => setSuggestion(event.target.value)}
          error={errorOf(adding.problem, 'suggestion')}
        />
      )}
      {me && me.posts.length > 0 && (
        <Checkbox
          label={
            <>
              {say(w.mustFix)} <span className="cap">({say(w.mustFixHelp)})</span>
            </>
          }
          checked={mustFix}
          onChange={(event) => setMustFix(event.target.checked)}
        />
      )}
    </AskForm>
  )
}

const anchorOf = (content: Content | undefined, place: Place | null): Anchor | null =>
  content && place ? anchorAt(content, place) : null

function wholePiece(content: Content | undefined, at: string): Place | null {
  const piece = at && content ? piecesOf(content).find((it) => it.at === at) : undefined
  return piece ? { at, from: 0, to: piece.text.length } : null
}

const shortened = (text: string) => (text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text)
