import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { Editor } from '@tiptap/react'
import { useCallback, useEffect, useRef, useState, type ReactNode, type RefObject } from 'react'
import { flushSync } from 'react-dom'
import { type Body, type Content, type OtherLanguage } from '../../base/content.ts'
import { levelOf, readingMinutes } from '../../base/readability.ts'
import { changeWords } from '../../base/words/changes.ts'
import { words } from '../../base/words/common.ts'
import { dossierWords as w } from '../../base/words/dossier.ts'
import { writingWords } from '../../base/words/writing.ts'
import { BesideField, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { clock } from '../../web/time.ts'
import { openingOf } from '../rules/opening.ts'
import { channelsOf, withVariants } from '../rules/variants.ts'
import { BodyEditor } from './BodyEditor.tsx'
import { CommentsAt } from './comments/CommentsAt.tsx'
import { CommentsOf, goToThread } from './comments/CommentsOf.tsx'
import { useTypeOf } from './content-types.ts'
import { bodyOf } from './editor/document.ts'
import { putBody } from './editor/put-body.ts'
import { Others, ReadingAlong, useTurnLost } from './InText.tsx'
import { KeepVersion } from './KeepVersion.tsx'
import { OtherLanguages } from './OtherLanguages.tsx'
import { panels } from './panels.tsx'
import { usePresence, type Presence } from './presence.ts'
import { dossierQuery, type DossierData } from './read-dossier.ts'
import { SavingNotes } from './SavingNotes.tsx'
import { useSaving, type BodyPort, type OtherPorts, type SavingState } from './saving.ts'
import { countBody } from './editor/figures.ts'
import { replaceIn, useGoTo } from './editor/go-to.ts'
import { OpenPanels, useOpenPanels } from './WritingPanel.tsx'
import type { Writing } from './writing.ts'

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
  return <Turn key={dossierId} dossier={query.data} refresh={query.refetch} />
}

/** The writing desk for whose turn it is, and for who writes beside; for all others the text as it grows. */
function Turn({ dossier, refresh }: { dossier: DossierData; refresh: () => Promise<unknown> }) {
  const say = useSay()
  const presence = usePresence(dossier.id)
  const stand = presence.inText?.mine
  const [open, setOpen] = useState(false)
  const unsavedRef = useRef(false)
  const hasRead = useRef(false)
  useEffect(() => {
    if (stand === undefined) return
    if (stand === 'reading') {
      hasRead.current = true
      if (!unsavedRef.current) setOpen(false) // else the desk goes on beside the other
    } else if (!hasRead.current) setOpen(true)
    // One begins with what others wrote until now.
    else void refresh().finally(() => setOpen(true))
  }, [stand, refresh])
  if (open) return <WritingDesk dossier={dossier} presence={presence} unsavedRef={unsavedRef} />
  if (stand === 'reading') return <ReadingAlong dossier={dossier} presence={presence} />
  return (
    <Page title={say(w.write)}>
      <Skeleton lines={8} />
    </Page>
  )
}

function WritingDesk({
  dossier,
  presence,
  unsavedRef,
}: {
  dossier: DossierData
  presence: Presence
  /** Told whether words on this desk are not saved yet. */
  unsavedRef: RefObject<boolean>
}) {
  const say = useSay()
  const begun = dossier.draft?.content ?? dossier.version?.content ?? openingOf(dossier.title, dossier.origin)
  const typeOf = useTypeOf()
  const withForms = useCallback((text: Content) => withVariants(text, channelsOf(typeOf(text))), [typeOf])
  const body = useRef<BodyPort | null>(null)
  const others = useRef<OtherPorts>(new Map())
  const saving = useSaving(dossier, begun, { body, others, ready: withForms })
  useTurnLost(presence, saving)
  useEffect(() => {
    unsavedRef.current = saving.unsaved
  }, [unsavedRef, saving.unsaved])
  const { content, exchange, change } = saving
  const [editor, setEditor] = useState<Editor | null>(null)
  const takeEditor = useCallback((it: Editor | null) => {
    body.current = it && portOf(it)
    setEditor(it)
  }, [])
  const otherEditors = useRef<ReadonlyMap<OtherLanguage, Editor>>(new Map())
  const takeOther = useCallback((language: OtherLanguage, it: Editor | null) => {
    const rest = [...otherEditors.current].filter(([of]) => of !== language)
    otherEditors.current = new Map(it ? [...rest, [language, it]] : rest)
    others.current = new Map([...otherEditors.current].map(([of, one]) => [of, portOf(one)]))
  }, [])
  const open = useOpenPanels(OPEN_AT_FIRST)
  const goTo = useGoTo(editor, open, otherEditors)
  const changeBody = useCallback((body: Content['body']) => change({ body }), [change])
  const writing: Writing = {
    dossier,
    content,
    change,
    exchange,
    editor,
    saved: saving.state.kind === 'saved',
    saveNow: saving.saveNow,
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
        <KeepVersion dossierId={dossier.id} saving={saving} />
      </div>
      <CommentedDesk
        dossierId={dossier.id}
        content={content}
        open={open}
        below={<OtherLanguages writing={writing} open={open} onTyping={saving.typing} onEditor={takeOther} />}
      >
        <div className="writing-text">
          <Others presence={presence} saving={saving} />
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
            id={dossier.id}
            body={content.body}
            label={say(w.body)}
            onTyping={saving.typing}
            onChange={changeBody}
            onEditor={takeEditor}
          />
        </div>
        <aside className="writing-beside" aria-label={say(writingWords.beside)}>
          <OpenPanels value={open}>
            {panels.map(({ id, Part }) => (
              <Part key={id} writing={writing} />
            ))}
          </OpenPanels>
        </aside>
      </CommentedDesk>
    </Page>
  )
}

const portOf = (it: Editor): BodyPort => ({
  read: () => bodyOf(it.state.doc),
  put: (next) => putBody(it, next),
})

/** Marks every piece that colleagues speak of, in the text and in the fields beside it; each mark opens its thread. */
function CommentedDesk({
  dossierId,
  content,
  open: { set },
  children,
  below,
}: {
  dossierId: string
  content: Content
  open: OpenPanels
  children: ReactNode
  /** What stands under both columns. */
  below: ReactNode
}) {
  const open = useCallback(
    (threadId: string) => {
      flushSync(() => set('comments', true))
      return goToThread(threadId)
    },
    [set],
  )
  return (
    <CommentsOf dossierId={dossierId} content={content} open={open}>
      <BesideField value={markBeside}>
        <div className="writing-desk">{children}</div>
        {below}
      </BesideField>
    </CommentsOf>
  )
}

const markBeside = (place: string) => <CommentsAt at={place} />

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
    asking: () => say(changeWords.waitsForChoice),
  }[state.kind]()
  return (
    <output className={state.kind === 'failed' || state.kind === 'asking' ? 'time late' : 'sec'} aria-live="polite">
      {text}
    </output>
  )
}
