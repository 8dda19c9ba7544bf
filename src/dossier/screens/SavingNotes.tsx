import { useState } from 'react'
import type { Block } from '../../base/content.ts'
import { changeWords as c, partNames } from '../../base/words/changes.ts'
import { dossierWords as w } from '../../base/words/dossier.ts'
import { Button } from '../../web/kit/Button.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { compareContents, countChanges } from '../rules/compare.ts'
import type { Choice, Conflict } from '../rules/merge.ts'
import { BlockView, ContentView } from './ContentView.tsx'
import { DifferenceView } from './DifferenceView.tsx'
import type { Saving } from './saving.ts'
import './sharing.css'

/** What saving has to tell the writer: that it failed, what was found in this browser, what another wrote. */
export function SavingNotes({ saving }: { saving: Saving }) {
  const say = useSay()
  const { state, meeting, came, found } = saving
  return (
    <>
      {state.kind === 'failed' && !meeting && <ProblemNote problem={state.problem} />}
      {found && (
        <div className="note shared-note">
          <p>{say(w.recovered)}</p>
          <div className="row">
            <Button look="do" onClick={saving.takeFound}>
              {say(w.useRecovered)}
            </Button>
            <Button onClick={saving.dropFound}>{say(w.dropRecovered)}</Button>
          </div>
          <ContentView content={found.content} />
        </div>
      )}
      {came && !meeting && (
        <div className="note ok shared-note" role="status">
          <p>{say(c.merged)(came.by, countChanges(compareContents(came.older, came.newer)))}</p>
          <details>
            <summary>{say(c.seeMerged)}</summary>
            <DifferenceView older={came.older} newer={came.newer} />
          </details>
          <Button onClick={saving.dropCame}>{say(c.understood)}</Button>
        </div>
      )}
      {meeting && <Conflicts by={meeting.by} conflicts={meeting.conflicts} settle={saving.settle} />}
    </>
  )
}

/** Each place that both changed, with what each has there; the text waits until every one is chosen. */
function Conflicts({
  by,
  conflicts,
  settle,
}: {
  by: string
  conflicts: readonly Conflict[]
  settle: (choices: ReadonlyMap<string, Choice>) => boolean
}) {
  const say = useSay()
  const [choices, setChoices] = useState<ReadonlyMap<string, Choice>>(new Map())
  const [refused, setRefused] = useState(false)
  const left = conflicts.some((it) => !choices.has(it.id))
  return (
    <section className="note shared-note merging" aria-label={say(c.useChosen)}>
      <p role="alert">{say(c.conflicts)(by, conflicts.length)}</p>
      {conflicts.map((it, at) => (
        <fieldset key={it.id}>
          <legend>
            {say(c.conflictN)(at + 1, conflicts.length)}: {say(partNames[it.at.split('/')[0] ?? ''] ?? c.changed)}
          </legend>
          {(['mine', 'theirs', ...(it.both ? (['both'] as const) : [])] as const).map((choice) => (
            <div key={choice} className="merging-side">
              <label>
                <input
                  type="radio"
                  name={`merging ${it.id}`}
                  checked={choices.get(it.id) === choice}
                  onChange={() => setChoices(new Map([...choices, [it.id, choice]]))}
                />{' '}
                {choice === 'theirs' ? say(c.theirs)(by) : say(c[choice])}
              </label>
              {choice !== 'both' && <ConflictSide at={it.at} values={it[choice]} />}
            </div>
          ))}
        </fieldset>
      ))}
      {refused && <p className="error">{say(c.chosenTooMuch)}</p>}
      <Button look="do" reason={left ? say(c.chooseAll) : null} onClick={() => setRefused(!settle(choices))}>
        {say(c.useChosen)}
      </Button>
    </section>
  )
}

function ConflictSide({ at, values }: { at: string; values: readonly unknown[] }) {
  const say = useSay()
  if (values.length === 0) return <p className="sec">({say(c.nothingHere)})</p>
  const [, language = 'id'] = /^translation\/(\w+)/.exec(at) ?? []
  if (/(?:^|\/)body$/.test(at))
    return (
      <div className="public-text" lang={language}>
        {values.map((it, index) => (
          <BlockView key={index} block={it as Block} />
        ))}
      </div>
    )
  return (
    <p className="public-text" lang={language}>
      {values.map(entryText).join(' · ') || say(c.empty)}
    </p>
  )
}

/** The words of a value or of an entry, as far as they are for reading. */
function entryText(value: unknown): string {
  if (typeof value !== 'object' || value === null) return String(value)
  return Object.entries(value)
    .filter(([name, it]) => typeof it === 'string' && it !== '' && !['id', 'kind', 'hash', 'channel'].includes(name))
    .map(([, it]) => String(it))
    .join(', ')
}
