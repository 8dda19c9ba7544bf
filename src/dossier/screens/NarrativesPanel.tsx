import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useDeferredValue, useState, type ReactNode } from 'react'
import { FACTS_MAX } from '../../base/facts.ts'
import { narrativeWords as w } from '../../base/words/narratives.ts'
import { writingWords } from '../../base/words/writing.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { shortTime } from '../../web/time.ts'
import { listNarratives, readDossierNarratives, takeNarrative, type NarrativeRow } from '../api/narratives.ts'
import type { NarrativeText } from '../rules/narratives.ts'
import { NarrativeMeta } from './NarrativeParts.tsx'
import type { Writing } from './writing.ts'
import { WritingPanel } from './WritingPanel.tsx'
import './narratives.css'

/** What the office says of this issue and its programme today; the words go into the text by a press. */
export function NarrativesPanel({ writing }: { writing: Writing }) {
  const say = useSay()
  const { dossier, editor, content, change } = writing
  const params = { dossierId: dossier.id }
  const found = useQuery({
    queryKey: ['dossier-narratives', dossier.id],
    queryFn: () => call(readDossierNarratives, { params }),
  })
  const [put, setPut] = useState<NarrativeText | null>(null)
  const { act, pending, problem } = useAct(takeNarrative, ({ text }) => {
    editor?.chain().focus().insertContent(paragraphsOf(text.text)).run()
    setPut(text)
  })
  const take = ({ id, number }: NarrativeRow) => act({ params, body: { narrativeId: id, number } })
  const ids = new Set(content.facts.flatMap((it) => (it.kind === undefined ? [] : [it.id])))
  const facts = (put?.facts ?? []).filter((it) => !ids.has(it.id)).slice(0, FACTS_MAX - content.facts.length)
  const row = (it: NarrativeRow) => (
    <li key={it.id}>
      <Link className="narrative-title" to="/narasi/$narrativeId" params={{ narrativeId: it.id }} target="_blank">
        {it.title}
      </Link>
      <p lang="id">{it.excerpt}</p>
      <NarrativeMeta row={it} />
      <Button
        aria-label={say(w.take)(it.title)}
        pending={pending}
        reason={editor ? null : say(writingWords.noEditor)}
        onClick={() => take(it)}
      >
        {say(w.takeShort)}
      </Button>
    </li>
  )
  const { valid = [], taken = [], itemId } = found.data ?? {}
  return (
    <WritingPanel id="narratives" title={say(w.panel)} count={valid.length}>
      <ProblemNote problem={problem ?? found.error} />
      {put && (
        <output className="note ok narrative-put">
          {say(w.took)(put.title)}{' '}
          {facts.length > 0 && (
            <Button look="quiet" onClick={() => change({ facts: [...content.facts, ...facts] })}>
              {say(w.tookFacts)(facts.length)}
            </Button>
          )}
        </output>
      )}
      {found.data && valid.length === 0 && <p className="sec">{say(w.panelNone)}</p>}
      <ul className="entries narrative-rows">{valid.map(row)}</ul>
      {itemId && (
        <p>
          <Link to="/narasi/tulis" search={{ butir: itemId }} target="_blank">
            {say(w.panelWrite)}
          </Link>
        </p>
      )}
      <Others known={valid} row={row} />
      {taken.length > 0 && (
        <>
          <h3>{say(w.taken)}</h3>
          <ul className="entries narrative-rows">
            {taken.map((it) => (
              <Taken key={`${it.id} ${it.takenNumber}`} taken={it} />
            ))}
          </ul>
        </>
      )}
    </WritingPanel>
  )
}

/** A line break within a paragraph is none in a text; an empty line begins another. */
const paragraphsOf = (text: string) =>
  text
    .split(/\n\s*\n/)
    .map((it) => ({ type: 'paragraph', content: [{ type: 'text', text: it.replaceAll(/\s*\n\s*/g, ' ').trim() }] }))

/** Others that are in use, found by their words. */
function Others({ known, row }: { known: readonly NarrativeRow[]; row: (it: NarrativeRow) => ReactNode }) {
  const say = useSay()
  const [typed, setTyped] = useState('')
  const search = useDeferredValue(typed.trim())
  const found = useQuery({
    queryKey: ['narratives', 'pick', search],
    queryFn: () => call(listNarratives, { query: { state: 'valid', search, limit: 10 } }),
    enabled: search.length > 1,
    placeholderData: (before) => before,
  })
  const rows = search.length > 1 ? (found.data?.rows ?? []).filter((it) => !known.some((one) => one.id === it.id)) : []
  return (
    <>
      <TextInput
        label={say(w.panelFind)}
        type="search"
        maxLength={200}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
      <ProblemNote problem={found.error} />
      {search.length > 1 && found.data && rows.length === 0 && <p className="sec">{say(w.noneFound)}</p>}
      <ul className="entries narrative-rows">{rows.map(row)}</ul>
    </>
  )
}

type TakenRow = NarrativeRow & { readonly takenNumber: number; readonly takenBy: string; readonly takenAt: string }

/** Which version the text took; one that does not count today any more says so. */
function Taken({ taken: it }: { taken: TakenRow }) {
  const say = useSay()
  const { language } = useLanguage()
  const now = it.state !== 'valid' ? say(w.over) : it.number !== it.takenNumber ? say(w.newer)(it.number) : null
  return (
    <li>
      <Link className="narrative-title" to="/narasi/$narrativeId" params={{ narrativeId: it.id }} target="_blank">
        {it.title}
      </Link>
      <div className="cap">{say(w.usedBy)(it.takenNumber, it.takenBy, shortTime(it.takenAt, language))}</div>
      {now && <b className="time late">{now}</b>}
    </li>
  )
}
