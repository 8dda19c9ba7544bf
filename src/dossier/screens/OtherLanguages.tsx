import type { Editor } from '@tiptap/react'
import { useCallback, useLayoutEffect, useMemo, useRef, useState } from 'react'
import {
  contentSchema,
  otherLanguages,
  type Body,
  type Content,
  type OtherLanguage,
  type Translation,
} from '../../base/content.ts'
import { followsText, mainTextHash } from '../../base/main-text.ts'
import { languageNames, languageTitles, translationWords as w } from '../../base/words/translations.ts'
import { Button } from '../../web/kit/Button.tsx'
import { TextArea, TextInput } from '../../web/kit/Field.tsx'
import { useSay } from '../../web/language.tsx'
import { BodyEditor } from './BodyEditor.tsx'
import { TextView } from './ContentView.tsx'
import { forgetUndo } from './editor/undo.ts'
import type { Writing } from './writing.ts'
import type { OpenPanels } from './WritingPanel.tsx'
import './other-languages.css'

/** Names the part of the desk where a language is written. */
export const languagePanel = (language: OtherLanguage) => `language-${language}`

/** The text in other languages, each beside the main text that it is made from. */
export function OtherLanguages({
  writing,
  open,
  onTyping,
  onEditor,
}: {
  writing: Writing
  open: OpenPanels
  onTyping: () => void
  onEditor: (language: OtherLanguage, editor: Editor | null) => void
}) {
  const say = useSay()
  const { title, summary, body, translations } = writing.content
  const isTranslated = translations !== undefined
  // Once for all languages, and not at each key in one of them: a long text takes a while.
  const main = useMemo(
    () => (isTranslated ? hashAsKept({ title, summary, body }) : null),
    [title, summary, body, isTranslated],
  )
  return (
    <section className="other-languages" aria-labelledby="other-languages">
      <h2 id="other-languages">{say(w.section)}</h2>
      <p className="sec">{say(w.about)}</p>
      {otherLanguages.map((language) => (
        <Language
          key={language}
          language={language}
          main={main}
          writing={writing}
          open={open}
          onTyping={onTyping}
          onEditor={onEditor}
        />
      ))}
    </section>
  )
}

function Language({
  language,
  main,
  writing: { dossier, content, change },
  open,
  onTyping,
  onEditor,
}: {
  language: OtherLanguage
  /** The main text, as its hash names it; null where nothing is translated. */
  main: string | null
  writing: Writing
  open: OpenPanels
  onTyping: () => void
  onEditor: (language: OtherLanguage, editor: Editor | null) => void
}) {
  const say = useSay()
  const [removed, setRemoved] = useState<Translation | null>(null)
  const id = languagePanel(language)
  const translation = content.translations?.[language]
  const shown = open.ids.includes(id)
  // Kept for what comes later than it was drawn: words are brought when the hand rests.
  const all = useRef(content.translations)
  useLayoutEffect(() => {
    all.current = content.translations
  }, [content.translations])
  const put = useCallback(
    (next: Translation | undefined) => {
      const { [language]: _, ...rest } = all.current ?? {}
      const translations = next ? { ...rest, [language]: next } : rest
      all.current = translations
      change({ translations: Object.values(translations).some(Boolean) ? translations : undefined })
    },
    [change, language],
  )
  const behind = translation && main !== null && !followsText(translation, main)
  const begin = (from: Pick<Translation, 'title' | 'summary' | 'body'>) => {
    forgetUndo(undoId(dossier.id, language))
    put({ ...from, of: hashAsKept(content) })
    open.set(id, true)
    setRemoved(null)
  }
  const name = say(languageNames[language])
  return (
    <section className="other-language" id={id} aria-labelledby={`${id}-title`}>
      <h3 id={`${id}-title`}>
        {translation ? (
          <button type="button" aria-expanded={shown} onClick={() => open.set(id, !shown)}>
            {say(languageTitles[language])}
            {behind && <span className="tag attention">{say(w.behind)}</span>}
          </button>
        ) : (
          <span>
            {say(languageTitles[language])} <span className="cap">{say(w.none)}</span>
          </span>
        )}
      </h3>
      {!translation && (
        <div className="row">
          <Button onClick={() => begin({ title: '', summary: '', body: content.body })}>{say(w.startCopied)}</Button>
          <Button look="quiet" onClick={() => begin({ title: '', summary: '', body: empty })}>
            {say(w.startEmpty)}
          </Button>
          {removed && (
            <span role="status">
              {say(w.removed)}{' '}
              <Button
                look="quiet"
                onClick={() => {
                  put(removed)
                  setRemoved(null)
                }}
              >
                {say(w.putBack)}
              </Button>
            </span>
          )}
        </div>
      )}
      {translation && shown && (
        <>
          {behind && (
            <div className="note" role="status">
              <p>{say(w.behindSays)}</p>
              <Button onClick={() => put({ ...translation, of: hashAsKept(content) })}>{say(w.follows)}</Button>
            </div>
          )}
          <div className="languages-beside">
            {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reached by keyboard */}
            <div className="main-text" role="group" aria-label={say(w.mainText)} tabIndex={0}>
              <p className="cap">{say(w.mainText)}</p>
              <TextView text={content} lang="id" under="shown/" />
            </div>
            <div className="writing-text">
              <TextInput
                label={say(w.title)(name)}
                data-place={`translation/${language}/title`}
                lang={language}
                value={translation.title}
                maxLength={300}
                onChange={(event) => put({ ...translation, title: event.target.value })}
              />
              <TextArea
                label={say(w.summary)(name)}
                data-place={`translation/${language}/summary`}
                lang={language}
                rows={2}
                value={translation.summary}
                maxLength={1000}
                onChange={(event) => put({ ...translation, summary: event.target.value })}
              />
              <TranslatedBody
                id={undoId(dossier.id, language)}
                language={language}
                body={translation.body}
                label={say(w.body)(name)}
                onTyping={onTyping}
                onChange={(body) => {
                  const now = all.current?.[language]
                  if (now) put({ ...now, body })
                }}
                onEditor={onEditor}
              />
            </div>
          </div>
          <div className="row">
            <Button
              look="quiet"
              onClick={() => {
                setRemoved(translation)
                put(undefined)
              }}
            >
              {say(w.remove)}
            </Button>
          </div>
        </>
      )}
    </section>
  )
}

/** The editor with handlers that stay the same, so that it is not drawn again at each key. */
function TranslatedBody({
  language,
  onChange,
  onEditor,
  ...rest
}: {
  id: string
  language: OtherLanguage
  body: Body
  label: string
  onTyping: () => void
  onChange: (body: Body) => void
  onEditor: (language: OtherLanguage, editor: Editor | null) => void
}) {
  const latest = useRef(onChange)
  useLayoutEffect(() => {
    latest.current = onChange
  }, [onChange])
  const bring = useCallback((body: Body) => latest.current(body), [])
  const take = useCallback((editor: Editor | null) => onEditor(language, editor), [language, onEditor])
  return <BodyEditor {...rest} language={language} beside onChange={bring} onEditor={take} />
}

const mainSchema = contentSchema.pick({ title: true, summary: true, body: true })
/** The main text, named in the form in which the server keeps it. */
function hashAsKept({ title, summary, body }: Pick<Content, 'title' | 'summary' | 'body'>): string {
  return mainTextHash(mainSchema.safeParse({ title, summary, body }).data ?? { title, summary, body })
}

const undoId = (dossierId: string, language: OtherLanguage) => `${dossierId}.${language}`
const empty: Body = { type: 'doc', content: [{ type: 'paragraph' }] }
