import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { awayWords as w } from '../../base/words/away.ts'
import { officeWords as o } from '../../base/words/office.ts'
import { useAct } from '../../web/act.ts'
import { call, upload, type Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Checkbox, errorOf, Select, TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText, today } from '../../web/time.ts'
import { appointActing, readScopes } from '../api/acting.ts'
import { actingTitle } from '../rules/letterhead.ts'
import { Form } from './Form.tsx'
import { EndTenure } from './Posts.tsx'
import { officeQuery, peopleQuery, type Office } from './read-office.ts'

type Tenure = Office['tenures'][number]
const scopesQuery = { queryKey: ['scopes'], queryFn: () => call(readScopes, {}) }

/** Plt. dan Plh.: the letters by which somebody acts in a post that is not theirs, and a new one. */
export function ActingPart() {
  const say = useSay()
  const { language } = useLanguage()
  const office = useQuery(officeQuery)
  const [ending, setEnding] = useState<Tenure | null>(null)
  const letters = office.data?.tenures.filter((it) => it.acting !== null) ?? []
  return (
    <>
      <p className="sec">{say(w.actingAbout)}</p>
      <ProblemNote problem={office.error} />
      {office.data && letters.length === 0 && <p>{say(w.noActing)}</p>}
      {letters.length > 0 && (
        <table className="table cards">
          <thead>
            <tr>
              <th scope="col">{say(o.post)}</th>
              <th scope="col">{say(w.letter)}</th>
              <th scope="col">{say(w.scope)}</th>
              <th scope="col">{say(o.fromOn)}</th>
              <th scope="col">{say(o.untilOn)}</th>
              <th scope="col">
                <span className="visually-hidden">{say(w.endLetter)}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {letters.map((it) => (
              <tr key={it.id}>
                <td>
                  <b>{actingTitle(it.post.name, it.acting)}</b>: {it.person.name}
                  {it.forPerson && <div className="cap">{say(w.inStead)(it.forPerson.name)}</div>}
                </td>
                <td data-label={say(w.letter)}>
                  {it.letter
                    ? say(w.letterOf)(it.letter.number, dayText(it.letter.datedOn, language))
                    : say(w.noLetter)}
                  {it.scanHash && (
                    <div>
                      <a href={`/api/files/${it.scanHash}`} download>
                        {say(w.takeScan)}
                        <span className="visually-hidden"> {it.letter?.number}</span>
                      </a>
                    </div>
                  )}
                </td>
                <td data-label={say(w.scope)}>
                  <ScopeWords scope={it} />
                </td>
                <td data-label={say(o.fromOn)}>{dayText(it.fromOn, language)}</td>
                <td data-label={say(o.untilOn)}>{it.untilOn ? dayText(it.untilOn, language) : say(o.now)}</td>
                <td>
                  {(!it.untilOn || it.untilOn >= today()) && (
                    <Button look="quiet" onClick={() => setEnding(it)}>
                      {say(w.endLetter)}
                      <span className="visually-hidden">
                        {' '}
                        {actingTitle(it.post.name, it.acting)}, {it.person.name}
                      </span>
                    </Button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <section className="section">
        <h2>{say(w.appoint)}</h2>
        <Appoint />
      </section>
      {ending && <EndTenure tenure={ending} onClose={() => setEnding(null)} />}
    </>
  )
}

/** What of a post's work a letter covers, in words. */
export function ScopeWords({ scope }: { scope: Pick<Tenure, 'kinds' | 'steps'> }) {
  const say = useSay()
  if (scope.kinds === null && scope.steps === null) return <>{say(w.wholeScope)}</>
  const parts = [
    scope.steps && say(w.scopeSteps)(scope.steps.join(', ')),
    scope.kinds && say(w.scopeKinds)(scope.kinds.join(', ')),
  ]
  return <>{parts.filter(Boolean).join('; ')}</>
}

/** A letter, as far as another screen knows it already: who is to act for whom, and on which days. */
function useBegun() {
  const begun = useSearch({ strict: false }) as Partial<
    Record<'jabatan' | 'ditunjuk' | 'untuk' | 'mulai' | 'sampai', string>
  >
  return {
    form: begun.jabatan && !begun.untuk ? ('plt' as const) : ('plh' as const),
    postId: begun.jabatan ?? '',
    personId: begun.ditunjuk ?? '',
    forPersonId: begun.untuk ?? '',
    fromOn: begun.mulai ?? today(),
    untilOn: begun.sampai ?? '',
  }
}

function Appoint() {
  const say = useSay()
  const { language } = useLanguage()
  const office = useQuery(officeQuery)
  const people = useQuery(peopleQuery)
  const scopes = useQuery(scopesQuery)
  const [said, setSaid] = useState({ ...useBegun(), number: '', datedOn: today() })
  const [steps, setSteps] = useState<ReadonlySet<number>>(new Set())
  const [kinds, setKinds] = useState<ReadonlySet<string>>(new Set())
  const [part, setPart] = useState(false)
  const [scan, setScan] = useState<{ hash: string; name: string } | null>(null)
  const [unsent, setUnsent] = useState<Problem | null>(null)
  const acting = useAct(appointActing)
  const set = (more: Partial<typeof said>) => setSaid({ ...said, ...more })
  const field = (name: 'number' | 'datedOn' | 'fromOn' | 'untilOn') => ({
    value: said[name],
    onChange: (event: { target: { value: string } }) => set({ [name]: event.target.value }),
    error: errorOf(acting.problem, name),
  })
  const posts = office.data?.posts ?? []
  const postId = said.postId || (posts.at(-1)?.id ?? '')
  const persons = people.data?.rows.filter((it) => !it.leftOn && it.role === 'officer') ?? []
  const holders = holdersOn(office.data?.tenures ?? [], postId, said.fromOn)
  const forPersonId = holders.some((it) => it.id === said.forPersonId) ? said.forPersonId : (holders[0]?.id ?? '')
  const able = persons.filter((it) => said.form === 'plt' || it.id !== forPersonId)
  const personId = able.some((it) => it.id === said.personId) ? said.personId : ''
  const send = async (file: File | undefined) => {
    if (!file) return
    setUnsent(null)
    try {
      setScan(await upload<{ hash: string; name: string }>('/api/files', file))
    } catch (problem) {
      setUnsent(problem as Problem)
    }
  }
  const body = () => {
    const { number, datedOn, fromOn } = said
    const shared = {
      personId,
      postId,
      number,
      datedOn,
      scanHash: scan?.hash ?? null,
      fromOn,
      untilOn: said.untilOn || null,
      kinds: part && kinds.size > 0 ? [...kinds] : null,
      steps: part && steps.size > 0 ? [...steps] : null,
    }
    return said.form === 'plh' ? { form: 'plh' as const, forPersonId, ...shared } : { form: 'plt' as const, ...shared }
  }
  return (
    <Form
      onSubmit={() => acting.act({ body: body() })}
      problem={acting.problem ?? unsent}
      pending={acting.pending}
      text={say(w.appoint)}
    >
      <Select
        label={say(o.post)}
        value={postId}
        onChange={(event) => set({ postId: event.target.value })}
        options={posts.map((post) => ({ value: post.id, label: post.name }))}
      />
      <Select
        label={say(w.form)}
        value={said.form}
        onChange={(event) => set({ form: event.target.value as 'plt' | 'plh' })}
        options={(['plh', 'plt'] as const).map((it) => ({ value: it, label: say(w.forms[it]) }))}
        error={errorOf(acting.problem, 'form')}
      />
      {said.form === 'plh' && holders.length > 0 && (
        <Select
          label={say(w.forWhom)}
          value={forPersonId}
          onChange={(event) => set({ forPersonId: event.target.value })}
          options={holders.map((it) => ({ value: it.id, label: it.name }))}
          error={errorOf(acting.problem, 'forPersonId')}
        />
      )}
      {said.form === 'plh' && office.data && holders.length === 0 && <p className="note">{say(w.nobodyHolds)}</p>}
      <Select
        label={say(w.who)}
        required
        value={personId}
        onChange={(event) => set({ personId: event.target.value })}
        options={[{ value: '', label: say(w.choosePerson) }, ...able.map((it) => ({ value: it.id, label: it.name }))]}
        error={errorOf(acting.problem, 'personId')}
      />
      <TextInput label={say(w.number)} help={say(w.numberHelp)} required maxLength={100} {...field('number')} />
      <TextInput label={say(w.datedOn)} type="date" required {...field('datedOn')} />
      <TextInput label={say(w.firstDay)} type="date" required {...field('fromOn')} />
      <TextInput
        label={say(w.lastDay)}
        help={said.form === 'plt' ? say(w.lastDayPlt) : undefined}
        type="date"
        required={said.form === 'plh'}
        {...field('untilOn')}
      />
      <TextInput
        label={say(w.scan)}
        type="file"
        accept="application/pdf,image/png,image/jpeg"
        onChange={(event) => void send(event.target.files?.[0])}
        error={errorOf(acting.problem, 'scanHash')}
      />
      <p role="status">{scan && say(w.scanKept)(scan.name)}</p>
      <Select
        label={say(w.scope)}
        value={part ? 'part' : 'whole'}
        onChange={(event) => setPart(event.target.value === 'part')}
        options={[
          { value: 'whole', label: say(w.wholeScope) },
          { value: 'part', label: say(w.partScope) },
        ]}
        error={errorOf(acting.problem, 'steps') ?? errorOf(acting.problem, 'kinds')}
      />
      {part && (
        <fieldset>
          <legend>{say(w.steps)}</legend>
          <p className="cap">{say(w.stepsHelp)}</p>
          {scopes.data?.steps.map((it) => (
            <Checkbox
              key={it.number}
              label={`${it.number} ${it.activity} (${it.post})`}
              checked={steps.has(it.number)}
              onChange={() => setSteps(toggled(steps, it.number))}
            />
          ))}
        </fieldset>
      )}
      {part && (
        <fieldset>
          <legend>{say(w.kinds)}</legend>
          <p className="cap">{say(w.kindsHelp)}</p>
          {scopes.data?.kinds.map((it) => (
            <Checkbox
              key={it.id}
              label={(language === 'en' && it.name.en) || it.name.id}
              checked={kinds.has(it.id)}
              onChange={() => setKinds(toggled(kinds, it.id))}
            />
          ))}
        </fieldset>
      )}
      <p role="status">{acting.done && say(w.appointed)}</p>
    </Form>
  )
}

function toggled<T>(set: ReadonlySet<T>, it: T): ReadonlySet<T> {
  const next = new Set(set)
  if (!next.delete(it)) next.add(it)
  return next
}

function holdersOn(tenures: readonly Tenure[], postId: string, on: string): Tenure['person'][] {
  return tenures
    .filter((it) => it.post.id === postId && it.acting === null)
    .filter((it) => it.fromOn <= on && (it.untilOn === null || it.untilOn >= on))
    .map((it) => it.person)
}
