import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { emptyContent, wordsOf, type Content } from '../../base/content.ts'
import { words } from '../../base/words/common.ts'
import { dossierWords as w } from '../../base/words/dossier.ts'
import { Button } from '../../web/kit/Button.tsx'
import { TextArea, TextInput } from '../../web/kit/Field.tsx'
import { Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { clock } from '../../web/time.ts'
import { AttachmentsEditor } from './AttachmentsEditor.tsx'
import { BodyEditor } from './BodyEditor.tsx'
import { ContentView } from './ContentView.tsx'
import { FactsEditor } from './FactsEditor.tsx'
import { dossierQuery, type DossierData } from './read-dossier.ts'
import { useSaving, type SavingState } from './saving.ts'
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

function Writing({ dossier }: { dossier: DossierData }) {
  const say = useSay()
  const begun = dossier.draft?.content ?? dossier.version?.content ?? { ...emptyContent, title: dossier.title }
  const saving = useSaving(dossier, begun)
  const { content, state, theirs, found, change } = saving
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
              <Button look="do" onClick={saving.takeFound}>
                {say(w.useRecovered)}
              </Button>
              <Button onClick={saving.dropFound}>{say(w.dropRecovered)}</Button>
            </div>
            <ContentView content={found} />
          </div>
        )}
        {theirs && (
          <div className="note" role="alert">
            <p>{say(w.otherWrote)}</p>
            <div className="row">
              <Button look="do" onClick={saving.keepMine}>
                {say(w.useMine)}
              </Button>
              <Button onClick={saving.takeTheirs}>{say(w.useTheirs)}</Button>
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
          key={saving.exchange}
          body={content.body}
          label={say(w.body)}
          onChange={(body) => change({ body: body as Content['body'] })}
        />
        <FactsEditor key={`facts ${saving.exchange}`} facts={content.facts} onChange={(facts) => change({ facts })} />
        <AttachmentsEditor attachments={content.attachments} onChange={(attachments) => change({ attachments })} />
      </div>
    </Page>
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
