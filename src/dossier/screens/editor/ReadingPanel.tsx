import { useEffect, useMemo, useState } from 'react'
import { levelOf, READING_WORDS_PER_MINUTE, SENTENCE_WORDS_MAX } from '../../../base/readability.ts'
import { writingWords as w } from '../../../base/words/writing.ts'
import { Checkbox } from '../../../web/kit/Field.tsx'
import { useSay } from '../../../web/language.tsx'
import type { Writing } from '../writing.ts'
import { WritingPanel } from '../WritingPanel.tsx'
import { chooseIn } from './choose.ts'
import { countBody, longSentencesOf } from './figures.ts'
import { longSentences } from './extensions.ts'

const SHOWN_MAX = 20
const KEPT = 'siar.mark-long'

/** How hard the text is to read, and which sentences make it so; marked in the text when the writer wants it. */
export function ReadingPanel({ writing: { content, editor } }: { writing: Writing }) {
  const say = useSay()
  const [marked, setMarked] = useState(() => localStorage.getItem(KEPT) === 'yes')
  const { reading } = useMemo(() => countBody(content.body), [content.body])
  // Read off the editor whenever the text that came from it has changed.
  const long = useMemo(() => (editor && content.body ? longSentencesOf(editor.state.doc) : []), [editor, content.body])
  useEffect(() => {
    if (!editor) return
    longSentences.show(
      editor,
      marked ? long.map(({ from, to, words: n }) => ({ from, to, look: 'long-sentence', title: String(n) })) : [],
    )
  }, [editor, long, marked])
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (!event.altKey || !(event.ctrlKey || event.metaKey) || event.code !== 'KeyL') return
      event.preventDefault()
      setMarked((before) => !before)
    }
    addEventListener('keydown', press)
    return () => removeEventListener('keydown', press)
  }, [])
  const mark = (on: boolean) => {
    localStorage.setItem(KEPT, on ? 'yes' : 'no')
    setMarked(on)
  }
  const level = levelOf(reading)
  const goTo = (from: number) => editor && chooseIn(editor, from)
  const number = (value: number) => value.toLocaleString('id', { maximumFractionDigits: 1 })
  return (
    <WritingPanel id="reading" title={say(w.reading)} count={reading.longSentences}>
      <div className="reading">
        <p>{level ? say(w.level)(level) : say(w.noLevel)}</p>
        <dl>
          <dt>{say(w.sentenceAverage)}</dt>
          <dd>{reading.sentences > 0 ? number(reading.words / reading.sentences) : '–'}</dd>
          <dt>{say(w.longWords)}</dt>
          <dd>{reading.words > 0 ? `${number((100 * reading.longWords) / reading.words)}%` : '–'}</dd>
          <dt>{say(w.longSentences)(SENTENCE_WORDS_MAX)}</dt>
          <dd>{reading.longSentences}</dd>
        </dl>
        <Checkbox label={say(w.markLong)} checked={marked} onChange={(event) => mark(event.target.checked)} />
        {long.length > 0 && (
          <ul>
            {long.slice(0, SHOWN_MAX).map((it) => (
              <li key={it.from}>
                <button type="button" className="button quiet" onClick={() => goTo(it.from)}>
                  {say(w.longSentence)(it.words, it.begins)}
                </button>
              </li>
            ))}
            {long.length > SHOWN_MAX && <li className="cap">{say(w.moreLong)(long.length - SHOWN_MAX)}</li>}
          </ul>
        )}
        <details>
          <summary>{say(w.howCounted)}</summary>
          <p className="cap">{say(w.howCountedText)(READING_WORDS_PER_MINUTE)}</p>
        </details>
      </div>
    </WritingPanel>
  )
}
