import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { Editor } from '@tiptap/react'
import { useCallback, useState } from 'react'
import { emptyContent, type Body, type Content } from '../../base/content.ts'
import { levelOf, readingMinutes } from '../../base/readability.ts'
import { words } from '../../base/words/common.ts'
import { dossierWords as w } from '../../base/words/dossier.ts'
import { writingWords } from '../../base/words/writing.ts'
import { TextArea, TextInput } from '../../web/kit/Field.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { clock } from '../../web/time.ts'
import { channelsOf, withVariants } from '../rules/variants.ts'
import { BodyEditor } from './BodyEditor.tsx'
import { useTypeOf } from './content-types.ts'
import { panels } from './panels.tsx'
import { dossierQuery, type DossierData } from './read-dossier.ts'
import { SavingNotes } from './SavingNotes.tsx'
import { useSaving, type SavingState } from './saving.ts'
import { countBody } from './editor/figures.ts'
import { replaceIn, useGoTo } from './editor/go-to.ts'
import { OpenPanels, useOpenPanels } from './WritingPanel.tsx'
import type { Writing } from './writing.ts'
import './editor/editor.css'

const OPEN_AT_FIRST = panels.filter((it) => it.open).map((it) => it.id)

/** Writing: saved every few seconds, kept in the browser until the server has it, never overwritten silently. */
export function EditorPage() {
  const say = useSay()
  const { dossierId } = useParams({ from: '/frame/berkas/$dossierId/tulis' })
  // Read once: what others do meanwhile is met when saving, not under the writer's hands.
  const query = useQuery({
    ...dossierQuery(dossierId),
    refetchInterval: false,
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })
  if (!query.data)
    return (
      <Page title={say(w.write)}>
        <ProblemNote problem={query.error} />
        {query.isPending && <Skeleton lines={8} />}
      </Page>
    )
  if (query.data.mayWrite)
    return (
      <Page title={query.data.title}>
        <p className="note">{query.data.mayWrite.title}</p>
        <Link to="/berkas/$dossierId" params={{ dossierId }}>
          {say(words.back)}
        </Link>
      </Page>
    )
  return <WritingDesk key={dossierId} dossier={query.data} />
}

function WritingDesk({ dossier }: { dossier: DossierData }) {
  const say = useSay()
  const begun = dossier.draft?.content ?? dossier.version?.content ?? { ...emptyContent, title: dossier.title }
  const typeOf = useTypeOf()
  const withForms = useCallback((text: Content) => withVariants(text, channelsOf(typeOf(text))), [typeOf])
  const saving = useSaving(dossier, begun, withForms)
  const { content, exchange, change } = saving
  const [editor, setEditor] = useState<Editor | null>(null)
  const open = useOpenPanels(OPEN_AT_FIRST)
  const goTo = useGoTo(editor, open)
  const changeBody = useCallback((body: Content['body']) => change({ body }), [change])
  const writing: Writing = {
    dossier,
    content,
    change,
    exchange,
    editor,
    goTo,
    replace: (place, text) => replaceIn(editor, content, change, place, text),
  }
  return (
    <Page
      className="writing"
      title={content.title || dossier.title}
      about={`${say(w.dossier)} ${dossier.number}`}
      acts={
        <Link className="button do" to="/berkas/$dossierId" params={{ dossierId: dossier.id }}>
          {say(w.doneWriting)}
        </Link>
      }
    >
      <div className="writing-status">
        <Saved state={saving.state} />
        <Figures body={content.body} />
      </div>
      <div className="writing-desk">
        <div className="writing-text">
          <SavingNotes saving={saving} />
          <TextInput
            label={say(w.titleField)}
            data-place="title"
            value={content.title}
            maxLength={300}
            onChange={(event) => change({ title: event.target.value })}
          />
          <TextArea
            label={say(w.summaryField)}
            help={say(w.summaryHelp)}
            data-place="summary"
            rows={2}
            value={content.summary}
            maxLength={1000}
            onChange={(event) => change({ summary: event.target.value })}
          />
          <TextInput
            label={say(w.topic)}
            data-place="topic"
            value={content.topic}
            maxLength={60}
            onChange={(event) => change({ topic: event.target.value })}
          />
          <BodyEditor
            key={exchange}
            id={dossier.id}
            body={content.body}
            label={say(w.body)}
            onTyping={saving.typing}
            onChange={changeBody}
            onEditor={setEditor}
          />
        </div>
        <aside className="writing-beside" aria-label={say(writingWords.beside)}>
          <OpenPanels value={open}>
            {panels.map(({ id, Part }) => (
              <Part key={id} writing={writing} />
            ))}
          </OpenPanels>
        </aside>
      </div>
    </Page>
  )
}

function Figures({ body }: { body: Body }) {
  const say = useSay()
  const { words: count, reading } = countBody(body)
  const level = levelOf(reading)
  return (
    <span className="cap">
      {say(writingWords.wordCount)(count)} · {say(writingWords.minutesToRead)(readingMinutes(count))}
      {level && ` · ${say(writingWords.level)(level)}`}
    </span>
  )
}

function Saved({ state }: { state: SavingState }) {
  const say = useSay()
  const text = {
    rest: () => '',
    typing: () => say(w.typing),
    saving: () => say(w.saving),
    saved: () => say(w.savedAt)(state.kind === 'saved' ? clock(state.at) : ''),
    failed: () => say(w.notSaved),
  }[state.kind]()
  return (
    <output className={state.kind === 'failed' ? 'time late' : 'sec'} aria-live="polite">
      {text}
    </output>
  )
}
