import { useQuery, useQueryClient } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useCallback, useEffect, useRef, useState } from 'react'
import { contentSchema, emptyContent, wordsOf, type Content } from '../../base/content.ts'
import { words } from '../../base/words/common.ts'
import { dossierWords as w } from '../../base/words/dossier.ts'
import { call, Problem, upload } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { TextArea, TextInput } from '../../web/kit/Field.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { clock } from '../../web/time.ts'
import { saveDraft } from '../api.ts'
import { BodyEditor } from './BodyEditor.tsx'
import { ContentView } from './ContentView.tsx'
import { dossierQuery, type DossierData } from './read-dossier.ts'
import { forgetLocally, keepLocally, readLocally } from './local-draft.ts'
import './dossier.css'

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
  return <Writing key={dossierId} dossier={query.data} />
}

const SAVE_AFTER_MS = 1_500 // of rest; a save every few seconds while writing
const RETRY_MS = 5_000

type State =
  | { kind: 'rest' }
  | { kind: 'typing' }
  | { kind: 'saving' }
  | { kind: 'saved'; at: string }
  | { kind: 'failed'; problem: Problem }

function Writing({ dossier }: { dossier: DossierData }) {
  const say = useSay()
  const queries = useQueryClient()
  const begun = dossier.draft?.content ?? dossier.version?.content ?? { ...emptyContent, title: dossier.title }
  const [content, setContent] = useState<Content>(begun)
  // Counts the times that the whole text was exchanged, so that the editor begins anew with it.
  const [exchange, setExchange] = useState(0)
  const [state, setState] = useState<State>({ kind: 'rest' })
  const [theirs, setTheirs] = useState<{ content: Content; save: number } | null>(null)
  const [found, setFound] = useState(() => recoverable(dossier, begun))
  const seenSave = useRef(dossier.draftSave)
  const latest = useRef(content)
  const waiting = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const running = useRef<Promise<boolean> | null>(null)
  const again = useRef<() => void>(() => {})

  const saveNow = useCallback(async (): Promise<boolean> => {
    clearTimeout(waiting.current)
    if (running.current) await running.current
    const text = latest.current
    setState({ kind: 'saving' })
    const saving = call(saveDraft, {
      params: { dossierId: dossier.id },
      body: { content: text, seenSave: seenSave.current },
    })
      .then((saved) => {
        seenSave.current = saved.save
        if (latest.current === text) {
          forgetLocally(dossier.id)
          setState({ kind: 'saved', at: saved.savedAt })
        }
        return true
      })
      .catch(async (error: unknown) => {
        const problem =
          error instanceof Problem ? error : new Problem({ title: say(words.noAnswer), status: 0, code: 'no-answer' })
        setState({ kind: 'failed', problem })
        if (problem.details.code === 'draft-changed') {
          const now = await queries.fetchQuery({ ...dossierQuery(dossier.id), staleTime: 0 })
          if (now.draft) setTheirs({ content: now.draft.content, save: now.draftSave })
        } else if (problem.details.status === 0 || problem.details.status >= 500)
          waiting.current = setTimeout(() => again.current(), RETRY_MS)
        return false
      })
    running.current = saving
    const done = await saving
    running.current = null
    return done
  }, [dossier.id, queries, say])

  useEffect(() => {
    again.current = () => void saveNow()
  }, [saveNow])
  useEffect(() => {
    const back = () => {
      if (readLocally(dossier.id)) again.current() // no need to wait for the next try
    }
    addEventListener('online', back)
    return () => removeEventListener('online', back)
  }, [dossier.id])

  const change = useCallback(
    (more: Partial<Content>) => {
      latest.current = { ...latest.current, ...more }
      setContent(latest.current)
      setState({ kind: 'typing' })
      keepLocally(dossier.id, { content: latest.current, seenSave: seenSave.current, at: new Date().toISOString() })
      clearTimeout(waiting.current)
      waiting.current = setTimeout(() => void saveNow(), SAVE_AFTER_MS)
    },
    [dossier.id, saveNow],
  )
  const takeAll = (next: Content) => {
    change(next)
    setExchange((count) => count + 1)
  }

  const unsaved = state.kind === 'typing' || state.kind === 'saving' || state.kind === 'failed'
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent) => {
      if (unsaved) event.preventDefault()
    }
    addEventListener('beforeunload', warn)
    return () => removeEventListener('beforeunload', warn)
  }, [unsaved])
  // Leaving the screen saves what is still waiting; the browser's copy stays until that succeeded.
  useEffect(
    () => () => {
      clearTimeout(waiting.current)
      if (readLocally(dossier.id)) void saveNow().then(() => queries.invalidateQueries())
      else void queries.invalidateQueries()
    },
    [dossier.id, saveNow, queries],
  )

  return (
    <Page
      title={content.title || dossier.title}
      about={`${say(w.dossier)} ${dossier.number}`}
      acts={
        <Link className="button do" to="/berkas/$dossierId" params={{ dossierId: dossier.id }}>
          {say(w.doneWriting)}
        </Link>
      }
    >
      <div className="editor">
        <div className="editor-status">
          <Saved state={state} />
          <span className="cap">{say(w.wordCount)(wordsOf(content.body))}</span>
        </div>
        {state.kind === 'failed' && !theirs && <ProblemNote problem={state.problem} />}
        {found && (
          <div className="note">
            <p>{say(w.recovered)}</p>
            <div className="row">
              <Button
                look="do"
                onClick={() => {
                  takeAll(found)
                  setFound(null)
                }}
              >
                {say(w.useRecovered)}
              </Button>
              <Button
                onClick={() => {
                  forgetLocally(dossier.id)
                  setFound(null)
                }}
              >
                {say(w.dropRecovered)}
              </Button>
            </div>
            <ContentView content={found} />
          </div>
        )}
        {theirs && (
          <div className="note" role="alert">
            <p>{say(w.otherWrote)}</p>
            <div className="row">
              <Button
                look="do"
                onClick={() => {
                  seenSave.current = theirs.save
                  setTheirs(null)
                  void saveNow()
                }}
              >
                {say(w.useMine)}
              </Button>
              <Button
                onClick={() => {
                  seenSave.current = theirs.save
                  setTheirs(null)
                  takeAll(theirs.content)
                }}
              >
                {say(w.useTheirs)}
              </Button>
            </div>
            <ContentView content={theirs.content} />
          </div>
        )}
        <TextInput
          label={say(w.titleField)}
          value={content.title}
          maxLength={300}
          onChange={(event) => change({ title: event.target.value })}
        />
        <TextArea
          label={say(w.summaryField)}
          help={say(w.summaryHelp)}
          rows={2}
          value={content.summary}
          maxLength={1000}
          onChange={(event) => change({ summary: event.target.value })}
        />
        <TextInput
          label={say(w.topic)}
          value={content.topic}
          maxLength={60}
          onChange={(event) => change({ topic: event.target.value })}
        />
        <BodyEditor
          key={exchange}
          body={content.body}
          label={say(w.body)}
          onChange={(body) => change({ body: body as Content['body'] })}
        />
        <FactsEditor key={`facts ${exchange}`} facts={content.facts} onChange={(facts) => change({ facts })} />
        <AttachmentsEditor attachments={content.attachments} onChange={(attachments) => change({ attachments })} />
      </div>
    </Page>
  )
}

/** Writing of this browser that the server does not have: offered, never put in by itself. */
function recoverable(dossier: DossierData, begun: Content): Content | null {
  const local = readLocally(dossier.id)
  const parsed = contentSchema.safeParse(local?.content)
  if (!parsed.success || JSON.stringify(parsed.data) === JSON.stringify(begun)) return null
  return parsed.data
}

function Saved({ state }: { state: State }) {
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

const noFact = { who: '', what: '', when: '', where: '', source: '' }

function FactsEditor({ facts, onChange }: { facts: Content['facts']; onChange: (facts: Content['facts']) => void }) {
  const say = useSay()
  const set = (at: number, field: keyof typeof noFact, value: string) =>
    onChange(facts.map((fact, index) => (index === at ? { ...fact, [field]: value } : fact)))
  return (
    <fieldset className="editor-facts">
      <legend>{say(w.facts)}</legend>
      {facts.map((fact, at) => (
        <fieldset key={at} className="editor-fact">
          <legend className="cap">{say(w.factN)(at + 1)}</legend>
          {(['who', 'what', 'when', 'where', 'source'] as const).map((field) => (
            <TextInput
              key={field}
              label={say(w[field])}
              value={fact[field]}
              maxLength={300}
              onChange={(event) => set(at, field, event.target.value)}
            />
          ))}
          <Button look="quiet" onClick={() => onChange(facts.filter((_, index) => index !== at))}>
            {say(w.removeFact)(at + 1)}
          </Button>
        </fieldset>
      ))}
      <div>
        <Button reason={facts.length >= 50 ? '50' : null} onClick={() => onChange([...facts, noFact])}>
          {say(w.addFact)}
        </Button>
      </div>
    </fieldset>
  )
}

function AttachmentsEditor({
  attachments,
  onChange,
}: {
  attachments: Content['attachments']
  onChange: (attachments: Content['attachments']) => void
}) {
  const say = useSay()
  const [problem, setProblem] = useState<Problem | null>(null)
  const add = async (file: File | undefined) => {
    if (!file) return
    try {
      const kept = await upload<Content['attachments'][number]>('/api/files', file)
      setProblem(null)
      onChange([...attachments.filter((it) => it.hash !== kept.hash), kept])
    } catch (error) {
      setProblem(error as Problem)
    }
  }
  return (
    <fieldset className="editor-facts">
      <legend>{say(w.attachments)}</legend>
      <ul>
        {attachments.map((file) => (
          <li key={file.hash}>
            <a href={`/api/files/${file.hash}`}>{file.name}</a>{' '}
            <Button look="quiet" onClick={() => onChange(attachments.filter((it) => it.hash !== file.hash))}>
              {say(w.removeAttachment)(file.name)}
            </Button>
          </li>
        ))}
      </ul>
      <TextInput
        label={say(w.addAttachment)}
        type="file"
        onChange={(event) => {
          void add(event.target.files?.[0])
          event.target.value = ''
        }}
      />
      <ProblemNote problem={problem} />
    </fieldset>
  )
}
