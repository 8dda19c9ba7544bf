import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { changeWords as c } from '../../base/words/changes.ts'
import { words } from '../../base/words/common.ts'
import { dossierWords as w } from '../../base/words/dossier.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Empty, Page } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { shortTime } from '../../web/time.ts'
import { ContentView } from './ContentView.tsx'
import type { Presence } from './presence.ts'
import { dossierQuery, type DossierData } from './read-dossier.ts'
import type { Saving } from './saving.ts'
import './sharing.css'

const FOLLOW_MS = 10_000 // how far the reader is behind the writer at most

/** For who comes while another writes: the text as it was saved last, who writes it, and how to get the turn. */
export function ReadingAlong({ dossier, presence }: { dossier: DossierData; presence: Presence }) {
  const say = useSay()
  const { language } = useLanguage()
  const query = useQuery({ ...dossierQuery(dossier.id), refetchInterval: FOLLOW_MS })
  const { draft, version, number, title } = query.data ?? dossier
  const shown = draft?.content ?? version?.content
  const { others = [], asked = false } = presence.inText ?? {}
  const writer = others.find((it) => it.stand === 'writing')
  return (
    <Page
      title={shown?.title || title}
      about={`${say(w.dossier)} ${number}`}
      acts={
        <Link className="button" to="/berkas/$dossierId" params={{ dossierId: dossier.id }}>
          {say(words.back)}
        </Link>
      }
    >
      <div className="note shared-note" role="status">
        <p>
          <b>{writer ? say(c.writes)(writer.name) : say(c.turnFree)}</b> {say(c.readingSays)}
        </p>
        {asked && writer && <p>{say(c.asked)(writer.name)}</p>}
        <ProblemNote problem={presence.problem} />
        <div className="row">
          {!asked && (
            <Button look="do" onClick={() => presence.want('turn')}>
              {say(writer ? c.askTurn : c.takeTurn)}
            </Button>
          )}
          {writer && <Button onClick={() => presence.want('beside')}>{say(c.writeToo)}</Button>}
        </div>
        {writer && <p className="cap">{say(c.writeTooSays)}</p>}
      </div>
      {draft && (
        <p className="sec dossier-draft">{say(w.draftShown)(draft.savedBy.name, shortTime(draft.savedAt, language))}</p>
      )}
      {shown ? <ContentView content={shown} /> : <Empty>{say(w.noText)}</Empty>}
    </Page>
  )
}

/** For who writes: who else is in the text, and who waits for the turn. */
export function Others({ presence, saving }: { presence: Presence; saving: Saving }) {
  const say = useSay()
  const [giving, setGiving] = useState(false)
  const { others = [] } = presence.inText ?? {}
  if (others.length === 0) return null
  const give = async (personId: string) => {
    setGiving(true)
    if ((await saving.saveNow()) !== null) await presence.give(personId) // unsaved words stay with who wrote them
    setGiving(false)
  }
  return (
    <div role="status" aria-label={say(c.inText)} className="in-text">
      {others.map((it) => (
        <p key={it.id} className={it.asked ? 'note' : 'sec'}>
          {it.asked
            ? say(c.wantsTurn)(it.name)
            : say({ writing: c.writes, beside: c.writesBeside, reading: c.reads }[it.stand])(it.name)}{' '}
          {it.asked && presence.inText?.mine === 'writing' && (
            <Button look="do" pending={giving} onClick={() => void give(it.id)}>
              {say(c.giveTurn)}
            </Button>
          )}
        </p>
      ))}
      <ProblemNote problem={presence.problem} />
    </div>
  )
}

/** Goes on beside another when the turn went to them while words were still unsaved here. */
export function useTurnLost(presence: Presence, saving: Saving): void {
  const { mine } = presence.inText ?? {}
  const { unsaved } = saving
  const { want } = presence
  useEffect(() => {
    if (mine === 'reading' && unsaved) want('beside')
  }, [mine, unsaved, want])
}
