import { useMemo, useState } from 'react'
import type { Place } from '../../base/content-places.ts'
import type { Content } from '../../base/content.ts'
import { decisionWords as d } from '../../base/words/decision.ts'
import { notesWords as n, placeWords } from '../../base/words/notes.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, Select, TextArea } from '../../web/kit/Field.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import type { Decision, Note } from '../rules.ts'
import { notePlacesOf } from '../rules/note-places.ts'
import type { useDeciding } from './Proof.tsx'
import '../../dossier/screens/notes.css'

const NOTES_MAX = 20
const SHOWN = 48 // letters of a paragraph in the list of places

/** Small repairs, each with the place that may change for it; whole paragraphs, as a thumb can choose them. */
export function AskNotes({
  content,
  deciding,
  send,
  onClose,
}: {
  content: Content
  deciding: Pick<ReturnType<typeof useDeciding>, 'pending' | 'problem' | 'fields'>
  send: (decision: Decision) => void
  onClose: () => void
}) {
  const say = useSay()
  const [notes, setNotes] = useState([{ id: 0, text: '', at: '' }])
  const { language } = useLanguage()
  const places = useMemo(() => notePlacesOf(content), [content])
  const change = (id: number, more: Partial<(typeof notes)[number]>) =>
    setNotes(notes.map((it) => (it.id === id ? { ...it, ...more } : it)))
  const submit = () => {
    const given = notes.filter((it) => it.text.trim() !== '')
    send({
      answer: 'yes-with-notes',
      notes: given.map((it): Note => withPlace(it.text.trim(), placeIn(places, it.at))),
    })
  }
  return (
    <AskForm
      title={say(d.notesTitle)}
      does={say(d.notesSend)}
      pending={deciding.pending}
      problem={deciding.problem}
      onDo={submit}
      onClose={onClose}
    >
      {notes.map((it, index) => (
        <div key={it.id} className="notes-one">
          <TextArea
            label={index === 0 ? say(d.notesLabel) : say(n.note)(index + 1)}
            required={index === 0}
            maxLength={1000}
            value={it.text}
            onChange={(event) => change(it.id, { text: event.target.value })}
            error={errorOf(deciding.problem, index === 0 ? 'decision.notes' : `decision.notes.${index}.text`)}
          />
          <Select
            label={say(n.where)}
            value={it.at}
            onChange={(event) => change(it.id, { at: event.target.value })}
            options={[
              { value: '', label: say(n.anywhere) },
              ...places.map((place) => ({ value: place.at, label: placeWords(place, SHOWN, language) })),
            ]}
          />
          {notes.length > 1 && (
            <Button look="quiet" onClick={() => setNotes(notes.filter((other) => other.id !== it.id))}>
              {say(n.remove)}
            </Button>
          )}
        </div>
      ))}
      {notes.length < NOTES_MAX && (
        <Button
          look="quiet"
          onClick={() => setNotes([...notes, { id: Math.max(...notes.map((it) => it.id)) + 1, text: '', at: '' }])}
        >
          {say(n.add)}
        </Button>
      )}
      <p className="sec">{say(n.whereHelp)}</p>
      <p className="sec">{say(d.notesSays)}</p>
      {deciding.fields}
    </AskForm>
  )
}

function placeIn(places: readonly Place[], at: string): Place | null {
  const place = places.find((it) => it.at === at)
  return place ? { at, from: place.from, to: place.to } : null
}

const withPlace = (text: string, place: Place | null): Note => (place ? { text, place } : { text })
