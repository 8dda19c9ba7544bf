import { useMutation, useQuery } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { officeWords as o } from '../../base/words/office.ts'
import { words } from '../../base/words/common.ts'
import { call, type Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Checkbox, errorOf, Select, TextInput } from '../../web/kit/Field.tsx'
import { Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { readSetup, setUp } from '../api.ts'
import './office.css'

const LOGO_MAX_BYTES = 500_000
type Person = { name: string; email: string; password: string }
const nobody: Person = { name: '', email: '', password: '' }

/** First run: the office, its administrator and people, and the SOP to confirm. */
export function SetUp() {
  const say = useSay()
  const { token } = useParams({ from: '/pasang/$token' })
  const begin = useQuery({
    queryKey: ['setup', token],
    queryFn: () => call(readSetup, { params: { token } }),
    staleTime: Number.POSITIVE_INFINITY,
  })
  useEffect(() => {
    document.title = `${say(o.setUp)} · Siar`
  }, [say])
  return (
    <div className="bare">
      <main className="wide">
        <div>
          <p className="mark">Siar</p>
          <h1>{say(o.setUp)}</h1>
          <p className="sec">{say(o.setUpAbout)}</p>
        </div>
        <ProblemNote problem={begin.error} />
        {begin.isPending && <Skeleton />}
        {begin.data && <SetUpForm token={token} begun={begin.data} />}
      </main>
    </div>
  )
}

function SetUpForm({ token, begun }: { token: string; begun: Awaited<ReturnType<typeof call<typeof readSetup>>> }) {
  const say = useSay()
  const [at, setAt] = useState(0)
  const [office, setOffice] = useState({ name: begun.office.name, regency: begun.office.regency, address: '' })
  const [logo, setLogo] = useState<{ base64: string | null; problem?: string }>({ base64: null })
  const [administrator, setAdministrator] = useState<Person>(nobody)
  const [holders, setHolders] = useState<Record<string, Person>>({})
  const [executors, setExecutors] = useState(
    Object.fromEntries(begun.steps.map((step) => [step.number, { postId: step.executor, confirmed: false }])),
  )

  const given = Object.entries(holders).filter(([, it]) => it.name || it.email || it.password)
  const finishing = useMutation<unknown, Problem>({
    mutationFn: () =>
      call(setUp, {
        params: { token },
        body: {
          office: { ...office, logo: logo.base64 },
          administrator,
          people: given.map(([postId, person]) => ({ postId, ...person })),
          executors: Object.entries(executors)
            .filter(([, it]) => it.confirmed)
            .map(([step, it]) => ({ step: Number(step), postId: it.postId })),
        },
      }),
    // To the page where the field is that was refused.
    onError: ({ details: { field = '' } }) => {
      if (/^(?:office|file)/.test(field)) setAt(0)
      if (/^(?:administrator|people)/.test(field)) setAt(1)
    },
  })
  if (finishing.isSuccess)
    return (
      <div className="note ok" role="status">
        <p>{say(o.setUpDone)}</p>
        <a className="button do" href="/app/masuk">
          {say(o.signIn)}
        </a>
      </div>
    )
  const problem = finishing.error
  const steps = [o.stepOffice, o.stepPeople, o.stepSop]
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        if (at < 2) setAt(at + 1)
        else finishing.mutate()
      }}
    >
      <h2>{say(steps[at] as (typeof steps)[0])}</h2>
      {at === 0 && (
        <>
          <TextInput
            label={say(o.officeName)}
            required
            maxLength={200}
            value={office.name}
            onChange={(event) => setOffice({ ...office, name: event.target.value })}
            error={errorOf(problem, 'office.name')}
          />
          <TextInput
            label={say(o.regency)}
            required
            maxLength={200}
            value={office.regency}
            onChange={(event) => setOffice({ ...office, regency: event.target.value })}
            error={errorOf(problem, 'office.regency')}
          />
          <TextInput
            label={say(o.address)}
            required
            maxLength={500}
            value={office.address}
            onChange={(event) => setOffice({ ...office, address: event.target.value })}
            error={errorOf(problem, 'office.address')}
          />
          <TextInput
            label={say(o.logo)}
            type="file"
            accept="image/png,image/jpeg"
            error={logo.problem ?? errorOf(problem, 'office.logo') ?? errorOf(problem, 'file')}
            onChange={(event) => {
              const file = event.target.files?.[0]
              if (!file) setLogo({ base64: null })
              else if (file.size > LOGO_MAX_BYTES) setLogo({ base64: null, problem: say(o.logoLarge) })
              else void file.bytes().then((bytes) => setLogo({ base64: bytes.toBase64() }))
            }}
          />
        </>
      )}
      {at === 1 && (
        <>
          <PersonFields
            legend={say(o.administrator)}
            help={say(o.administratorHelp)}
            required
            person={administrator}
            onChange={setAdministrator}
            problem={problem}
            field="administrator"
          />
          {begun.posts.map((post) => (
            <PersonFields
              key={post.id}
              legend={say(o.holderOf)(post.name)}
              help={say(o.holderLater)}
              person={holders[post.id] ?? nobody}
              onChange={(person) => setHolders({ ...holders, [post.id]: person })}
              problem={problem}
              field={`people.${given.findIndex(([postId]) => postId === post.id)}`}
            />
          ))}
        </>
      )}
      {at === 2 && (
        <>
          <p className="sec">{say(o.sopLoaded)}</p>
          {begun.steps.map((step) => {
            const it = executors[step.number] ?? { postId: step.executor, confirmed: false }
            const set = (more: Partial<typeof it>) => setExecutors({ ...executors, [step.number]: { ...it, ...more } })
            return (
              <div key={step.number} className="office-person">
                <p>
                  <b>{step.number}.</b> {step.activity}
                </p>
                <Select
                  label={say(o.executorOf)(step.number)}
                  value={it.postId}
                  onChange={(event) => set({ postId: event.target.value, confirmed: true })}
                  options={begun.posts.map((post) => ({ value: post.id, label: post.name }))}
                />
                <Checkbox
                  label={say(o.confirmed)}
                  checked={it.confirmed}
                  onChange={(event) => set({ confirmed: event.target.checked })}
                />
              </div>
            )
          })}
        </>
      )}
      <ProblemNote problem={problem} />
      <div className="row">
        <Button type="submit" look="do" pending={finishing.isPending}>
          {at < 2 ? say(words.next) : say(o.finish)}
        </Button>
        {at > 0 && <Button onClick={() => setAt(at - 1)}>{say(words.back)}</Button>}
      </div>
    </form>
  )
}

function PersonFields({
  legend,
  help,
  required = false,
  person,
  onChange,
  problem,
  field,
}: {
  legend: string
  help: string
  required?: boolean
  person: Person
  onChange: (person: Person) => void
  problem: Problem | null
  field: string
}) {
  const say = useSay()
  const needed = required || Boolean(person.name || person.email || person.password)
  return (
    <fieldset className="office-person">
      <legend>{legend}</legend>
      <small className="cap">{help}</small>
      <TextInput
        label={say(o.name)}
        required={needed}
        maxLength={200}
        value={person.name}
        onChange={(event) => onChange({ ...person, name: event.target.value })}
        autoComplete="off"
        error={errorOf(problem, `${field}.name`)}
      />
      <TextInput
        label={say(o.email)}
        type="email"
        required={needed}
        maxLength={200}
        value={person.email}
        onChange={(event) => onChange({ ...person, email: event.target.value })}
        autoComplete="off"
        error={errorOf(problem, `${field}.email`)}
      />
      <TextInput
        label={say(o.firstPassword)}
        help={say(o.passwordHelp)}
        type="password"
        required={needed}
        minLength={8}
        maxLength={200}
        value={person.password}
        onChange={(event) => onChange({ ...person, password: event.target.value })}
        autoComplete="new-password"
        error={errorOf(problem, `${field}.password`)}
      />
    </fieldset>
  )
}
