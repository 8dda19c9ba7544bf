import { useState } from 'react'
import { crisisWords as w } from '../../base/words/crisis.ts'
import { useAct } from '../../web/act.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, Select, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { useRest } from '../../web/kit/Rest.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { instantAt, localMinute, shortTime, zonedTime } from '../../web/time.ts'
import { keepPromise, listSituationStatements, promiseUpdate } from '../api.ts'
import { standingOf } from '../rules.ts'
import { Done, Due } from './Due.tsx'
import type { SituationData } from './situation.ts'

type Promised = SituationData['promises'][number]

/** What the public was promised by when: kept, missed or to come. */
export function Promises({ situation, may, now }: { situation: SituationData; may: boolean; now: Date }) {
  const say = useSay()
  const { language } = useLanguage()
  const [keeping, setKeeping] = useState<Promised | null>(null)
  const [asked, setAsked] = useState(false)
  const { promises } = situation
  return (
    <section className="section">
      <h2>{say(w.promises)}</h2>
      {!situation.ended && !promises.some((it) => it.kind === 'update') && <p className="sec">{say(w.noPromises)}</p>}
      <ul className="situation-promises">
        {promises.map((it) => {
          const { kept } = it
          const standing = standingOf({ dueAt: new Date(it.dueAt), doneAt: kept && new Date(kept.at) }, now)
          return (
            <li key={it.id}>
              <div>
                <p>
                  {kept && <Done />} <b>{zonedTime(it.dueAt, language)}</b>{' '}
                  {it.kind === 'statement' ? say(w.statement) : it.words || say(w.update)}
                </p>
                {kept ? (
                  <p className="cap">
                    {say(standing === 'done-late' ? w.keptLate : w.kept)(shortTime(kept.at, language))}
                    {kept.by && ` · ${kept.by}`}
                    {kept.version?.number != null && ` · ${say(w.version)(kept.version.number)}`}
                  </p>
                ) : situation.ended ? (
                  <p className="cap">
                    {say(Date.parse(it.dueAt) < Date.parse(situation.ended.at) ? w.missed : w.overBefore)}
                  </p>
                ) : (
                  <Due dueAt={it.dueAt} now={now} speed={situation.speed} />
                )}
                {kept?.note && <q>{kept.note}</q>}
              </div>
              {!kept && may && (
                <Button aria-label={`${say(w.keep)}: ${shortTime(it.dueAt, language)}`} onClick={() => setKeeping(it)}>
                  {say(w.keep)}
                </Button>
              )}
            </li>
          )
        })}
      </ul>
      {may && (
        <Button reason={situation.maySay?.title} onClick={() => setAsked(true)}>
          {say(w.promise)}
        </Button>
      )}
      {keeping && <KeepForm situation={situation} promise={keeping} onClose={() => setKeeping(null)} />}
      {asked && <PromiseForm dossierId={situation.dossierId} onClose={() => setAsked(false)} />}
    </section>
  )
}

const USUAL_MS = 60 * 60_000 // an hour on, as people promise

function PromiseForm({ dossierId, onClose }: { dossierId: string; onClose: () => void }) {
  const say = useSay()
  const [at, setAt] = useState(() => localMinute(new Date(Date.now() + USUAL_MS)))
  const [text, setText] = useState('')
  const { act, pending, problem } = useAct(promiseUpdate, onClose)
  return (
    <AskForm
      title={say(w.promise)}
      does={say(w.promise)}
      pending={pending}
      problem={problem}
      focusField
      onDo={() => {
        const dueAt = at === '' ? new Date(0) : instantAt(at) // without a time: refused, and the field named
        act({ params: { dossierId }, body: { dueAt: dueAt.toISOString(), words: text } })
      }}
      onClose={onClose}
    >
      <TextInput
        label={say(w.promiseAt)}
        type="datetime-local"
        required
        value={at}
        onChange={(event) => setAt(event.target.value)}
        error={errorOf(problem, 'dueAt')}
      />
      <TextInput
        label={say(w.promiseWords)}
        help={say(w.promiseWordsHelp)}
        maxLength={300}
        value={text}
        onChange={(event) => setText(event.target.value)}
        error={errorOf(problem, 'words')}
      />
      <p className="sec">{say(w.promiseAbout)}</p>
    </AskForm>
  )
}

export function KeepForm({
  situation,
  promise,
  onClose,
}: {
  situation: SituationData
  promise: Promised
  onClose: () => void
}) {
  const say = useSay()
  const { language } = useLanguage()
  const [version, setVersion] = useState('')
  const [note, setNote] = useState('')
  const { act, pending, problem } = useAct(keepPromise, onClose)
  // What nobody outside can read keeps no promise; in a drill nothing ever can be.
  const { dossierId, statements, statementsNext } = situation
  const rest = useRest(listSituationStatements, { params: { dossierId }, query: { limit: 20 } }, statementsNext)
  const offered = [...statements, ...rest.rows].filter((it) => it.publicAt !== null || situation.drill)
  return (
    <AskForm
      title={say(w.keepTitle)}
      does={say(w.keep)}
      pending={pending}
      problem={problem}
      onDo={() => {
        const body = { promiseId: promise.id, version: version || null, note }
        act({ params: { dossierId: situation.dossierId }, body })
      }}
      onClose={onClose}
    >
      <Select
        label={say(w.keptHow)}
        value={version}
        onChange={(event) => setVersion(event.target.value)}
        error={errorOf(problem, 'version')}
        options={[
          { value: '', label: say(w.keptByWords) },
          ...offered.map((it) => ({
            value: it.hash,
            label: `${say(w.version)(it.number)}, ${it.publicAt ? say(w.publicSince)(shortTime(it.publicAt, language)) : say(w.notPublic)}`,
          })),
        ]}
      />
      {rest.more}
      <TextArea
        label={say(w.note)}
        help={say(w.keptNoteHelp)}
        rows={3}
        required={version === ''}
        maxLength={2_000}
        value={note}
        onChange={(event) => setNote(event.target.value)}
        error={errorOf(problem, 'note')}
      />
    </AskForm>
  )
}
