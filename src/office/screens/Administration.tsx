import { useQuery } from '@tanstack/react-query'
import { useState, type ReactNode } from 'react'
import { words } from '../../base/words/common.ts'
import { officeWords as o } from '../../base/words/office.ts'
import { useAct } from '../../web/act.ts'
import { call, upload, type Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { errorOf, Select, TextInput } from '../../web/kit/Field.tsx'
import { Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText, today } from '../../web/time.ts'
import {
  addPerson,
  addTenure,
  changePerson,
  endTenure,
  listPeople,
  readOffice,
  removeDayOff,
  resetPassword,
  saveDayOff,
  saveOffice,
} from '../api.ts'

const officeQuery = { queryKey: ['office'], queryFn: () => call(readOffice, {}) }
const peopleQuery = { queryKey: ['people'], queryFn: () => call(listPeople, {}) }
type Office = Awaited<ReturnType<typeof officeQuery.queryFn>>
type Person = Awaited<ReturnType<typeof peopleQuery.queryFn>>['rows'][number]

function Form({
  onSubmit,
  problem,
  pending,
  text,
  children,
}: {
  onSubmit: () => void
  problem: Problem | null
  pending: boolean
  text: string
  children: ReactNode
}) {
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault()
        onSubmit()
      }}
    >
      {children}
      <ProblemNote problem={problem} />
      <div>
        <Button type="submit" look="do" pending={pending}>
          {text}
        </Button>
      </div>
    </form>
  )
}

export function OfficePart() {
  const read = useQuery(officeQuery)
  return (
    <>
      <ProblemNote problem={read.error} />
      {read.data ? <OfficeForm office={read.data.office} /> : <Skeleton />}
    </>
  )
}

function OfficeForm({ office }: { office: Office['office'] }) {
  const say = useSay()
  const [fields, setFields] = useState(office)
  const [uploadProblem, setUploadProblem] = useState<Problem | null>(null)
  const saving = useAct(saveOffice)
  const set = (more: Partial<typeof fields>) => setFields({ ...fields, ...more })
  return (
    <Form
      onSubmit={() => saving.act({ body: fields })}
      problem={saving.problem ?? uploadProblem}
      pending={saving.pending}
      text={say(words.save)}
    >
      <TextInput
        label={say(o.officeName)}
        required
        maxLength={200}
        value={fields.name}
        onChange={(event) => set({ name: event.target.value })}
        error={errorOf(saving.problem, 'name')}
      />
      <TextInput
        label={say(o.regency)}
        required
        maxLength={200}
        value={fields.regency}
        onChange={(event) => set({ regency: event.target.value })}
        error={errorOf(saving.problem, 'regency')}
      />
      <TextInput
        label={say(o.address)}
        required
        maxLength={500}
        value={fields.address}
        onChange={(event) => set({ address: event.target.value })}
        error={errorOf(saving.problem, 'address')}
      />
      {fields.logoHash && <img src={`/api/files/${fields.logoHash}`} alt={say(o.logo)} width="96" />}
      <TextInput
        label={say(o.logo)}
        type="file"
        accept="image/png,image/jpeg"
        onChange={(event) => {
          const file = event.target.files?.[0]
          if (!file) return
          void upload<{ hash: string }>('/api/files', file).then(
            (kept) => {
              setUploadProblem(null)
              set({ logoHash: kept.hash })
            },
            (error: Problem) => setUploadProblem(error),
          )
        }}
      />
      {saving.done && <p role="status">{say(words.saved)}</p>}
    </Form>
  )
}

export function PeoplePart() {
  const say = useSay()
  const { language } = useLanguage()
  const list = useQuery(peopleQuery)
  const [editing, setEditing] = useState<Person | 'new' | null>(null)
  const [resetting, setResetting] = useState<Person | null>(null)
  return (
    <>
      <ProblemNote problem={list.error} />
      <Button look="do" onClick={() => setEditing('new')}>
        {say(o.addPerson)}
      </Button>
      {list.isPending && <Skeleton />}
      <ul className="office-list">
        {list.data?.rows.map((person) => (
          <li key={person.id}>
            <span>
              <b>{person.name}</b> · {say(words[person.role])}
              <span className="cap">
                <br />
                {person.email} {person.leftOn && `· ${say(o.leftOn)} ${dayText(person.leftOn, language)}`}
              </span>
            </span>
            <span className="row">
              <Button look="quiet" onClick={() => setEditing(person)}>
                {say(o.edit)}
              </Button>
              <Button look="quiet" onClick={() => setResetting(person)}>
                {say(o.resetPassword)}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {editing && <PersonDialog person={editing === 'new' ? null : editing} onClose={() => setEditing(null)} />}
      {resetting && <ResetDialog person={resetting} onClose={() => setResetting(null)} />}
    </>
  )
}

function PersonDialog({ person, onClose }: { person: Person | null; onClose: () => void }) {
  const say = useSay()
  const [fields, setFields] = useState({
    name: person?.name ?? '',
    email: person?.email ?? '',
    role: person?.role ?? ('officer' as const),
    rank: person?.rank ?? '',
    nip: person?.nip ?? '',
  })
  const [password, setPassword] = useState('')
  const [leftOn, setLeftOn] = useState(person?.leftOn ?? '')
  const adding = useAct(addPerson, onClose)
  const changing = useAct(changePerson, onClose)
  const problem = adding.problem ?? changing.problem
  const set = (more: Partial<typeof fields>) => setFields({ ...fields, ...more })
  const text = say(person ? words.save : o.addPerson)
  return (
    <Dialog title={person?.name ?? say(o.addPerson)} onClose={onClose}>
      <Form
        onSubmit={() =>
          person
            ? changing.act({ params: { personId: person.id }, body: { ...fields, leftOn: leftOn || null } })
            : adding.act({ body: { ...fields, password } })
        }
        problem={problem}
        pending={adding.pending || changing.pending}
        text={text}
      >
        <TextInput
          label={say(o.name)}
          required
          maxLength={200}
          value={fields.name}
          onChange={(event) => set({ name: event.target.value })}
          error={errorOf(problem, 'name')}
        />
        <TextInput
          label={say(o.email)}
          type="email"
          required
          maxLength={200}
          value={fields.email}
          onChange={(event) => set({ email: event.target.value })}
          error={errorOf(problem, 'email')}
        />
        <Select
          label={say(o.role)}
          value={fields.role}
          onChange={(event) => set({ role: event.target.value as Person['role'] })}
          options={(['officer', 'auditor', 'administrator'] as const).map((role) => ({
            value: role,
            label: say(words[role] as { id: string; en: string }),
          }))}
          error={errorOf(problem, 'role')}
        />
        <TextInput
          label={say(o.rank)}
          maxLength={100}
          value={fields.rank}
          onChange={(event) => set({ rank: event.target.value })}
        />
        <TextInput
          label={say(o.nip)}
          maxLength={40}
          value={fields.nip}
          onChange={(event) => set({ nip: event.target.value })}
        />
        {person ? (
          <TextInput
            label={say(o.leftOn)}
            help={say(o.leftHelp)}
            type="date"
            value={leftOn}
            onChange={(event) => setLeftOn(event.target.value)}
            error={errorOf(problem, 'leftOn')}
          />
        ) : (
          <TextInput
            label={say(o.firstPassword)}
            help={say(o.passwordHelp)}
            type="password"
            autoComplete="new-password"
            required
            maxLength={200}
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            error={errorOf(problem, 'password')}
          />
        )}
      </Form>
    </Dialog>
  )
}

function ResetDialog({ person, onClose }: { person: Person; onClose: () => void }) {
  const say = useSay()
  const [password, setPassword] = useState('')
  const resetting = useAct(resetPassword, onClose)
  return (
    <Dialog title={`${say(o.resetPassword)}: ${person.name}`} onClose={onClose}>
      <Form
        onSubmit={() => resetting.act({ params: { personId: person.id }, body: { password } })}
        problem={resetting.problem}
        pending={resetting.pending}
        text={say(o.resetPassword)}
      >
        <p className="sec">{say(o.resetHelp)}</p>
        <TextInput
          label={say(o.firstPassword)}
          help={say(o.passwordHelp)}
          type="password"
          autoComplete="new-password"
          required
          maxLength={200}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
          error={errorOf(resetting.problem, 'password')}
        />
      </Form>
    </Dialog>
  )
}

export function PostsPart() {
  const say = useSay()
  const { language } = useLanguage()
  const office = useQuery(officeQuery)
  const people = useQuery(peopleQuery)
  const [personId, setPersonId] = useState('')
  const [postId, setPostId] = useState('')
  const [fromOn, setFromOn] = useState(today())
  const [untilOn, setUntilOn] = useState('')
  const [ending, setEnding] = useState<Office['tenures'][number] | null>(null)
  const adding = useAct(addTenure)
  const persons = people.data?.rows.filter((person) => !person.leftOn) ?? []
  const posts = office.data?.posts ?? []
  return (
    <>
      <ProblemNote problem={office.error ?? people.error} />
      {office.data && office.data.vacant.length > 0 && (
        <p className="note">{say(o.vacant)(office.data.vacant.map((post) => post.name).join(', '))}</p>
      )}
      <table className="table cards">
        <thead>
          <tr>
            <th scope="col">{say(o.post)}</th>
            <th scope="col">{say(o.person)}</th>
            <th scope="col">{say(o.fromOn)}</th>
            <th scope="col">{say(o.untilOn)}</th>
            <th scope="col">
              <span className="visually-hidden">{say(o.endTenure)}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {office.data?.tenures.map((tenure) => (
            <tr key={tenure.id}>
              <td>
                <b>{tenure.post.name}</b>
              </td>
              <td>{tenure.person.name}</td>
              <td>{dayText(tenure.fromOn, language)}</td>
              <td>{tenure.untilOn ? dayText(tenure.untilOn, language) : say(o.now)}</td>
              <td>
                {(!tenure.untilOn || tenure.untilOn >= today()) && (
                  <Button look="quiet" onClick={() => setEnding(tenure)}>
                    {say(o.endTenure)}
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <section className="section">
        <h2>{say(o.addTenure)}</h2>
        <Form
          onSubmit={() =>
            adding.act({
              body: {
                personId: personId || (persons[0]?.id ?? ''),
                postId: postId || (posts[0]?.id ?? ''),
                fromOn,
                untilOn: untilOn || null,
              },
            })
          }
          problem={adding.problem}
          pending={adding.pending}
          text={say(o.addTenure)}
        >
          <Select
            label={say(o.person)}
            value={personId}
            onChange={(event) => setPersonId(event.target.value)}
            options={persons.map((person) => ({ value: person.id, label: person.name }))}
          />
          <Select
            label={say(o.post)}
            value={postId}
            onChange={(event) => setPostId(event.target.value)}
            options={posts.map((post) => ({ value: post.id, label: post.name }))}
          />
          <TextInput
            label={say(o.fromOn)}
            type="date"
            required
            value={fromOn}
            onChange={(event) => setFromOn(event.target.value)}
          />
          <TextInput
            label={say(o.untilOn)}
            help={say(o.untilHelp)}
            type="date"
            value={untilOn}
            onChange={(event) => setUntilOn(event.target.value)}
            error={errorOf(adding.problem, 'untilOn')}
          />
        </Form>
      </section>
      {ending && <EndDialog tenure={ending} onClose={() => setEnding(null)} />}
    </>
  )
}

function EndDialog({ tenure, onClose }: { tenure: Office['tenures'][number]; onClose: () => void }) {
  const say = useSay()
  const [untilOn, setUntilOn] = useState(today())
  const ending = useAct(endTenure, onClose)
  return (
    <Dialog title={`${tenure.post.name}: ${tenure.person.name}`} onClose={onClose}>
      <Form
        onSubmit={() => ending.act({ params: { tenureId: tenure.id }, body: { untilOn } })}
        problem={ending.problem}
        pending={ending.pending}
        text={say(o.endTenure)}
      >
        <TextInput
          label={say(o.lastDay)}
          type="date"
          required
          value={untilOn}
          onChange={(event) => setUntilOn(event.target.value)}
          error={errorOf(ending.problem, 'untilOn')}
        />
      </Form>
    </Dialog>
  )
}

export function DaysOffPart() {
  const say = useSay()
  const { language } = useLanguage()
  const office = useQuery(officeQuery)
  const [fields, setFields] = useState({ on: today(), name: '', decree: '' })
  const saving = useAct(saveDayOff, () => setFields({ ...fields, name: '' }))
  const removing = useAct(removeDayOff)
  return (
    <>
      <ProblemNote problem={office.error ?? removing.problem} />
      <ul className="office-list">
        {office.data?.daysOff.map((day) => (
          <li key={day.on}>
            <span>
              <b>{dayText(day.on, language)}</b> {day.name} <span className="cap">{day.decree}</span>
            </span>
            <Button look="quiet" onClick={() => removing.act({ params: { on: day.on } })}>
              {say(o.remove)}
            </Button>
          </li>
        ))}
      </ul>
      <section className="section">
        <h2>{say(o.addDay)}</h2>
        <Form
          onSubmit={() => saving.act({ body: fields })}
          problem={saving.problem}
          pending={saving.pending}
          text={say(o.addDay)}
        >
          <TextInput
            label={say(o.day)}
            type="date"
            required
            value={fields.on}
            onChange={(event) => setFields({ ...fields, on: event.target.value })}
            error={errorOf(saving.problem, 'on')}
          />
          <TextInput
            label={say(o.dayName)}
            required
            maxLength={200}
            value={fields.name}
            onChange={(event) => setFields({ ...fields, name: event.target.value })}
            error={errorOf(saving.problem, 'name')}
          />
          <TextInput
            label={say(o.decree)}
            maxLength={300}
            value={fields.decree}
            onChange={(event) => setFields({ ...fields, decree: event.target.value })}
          />
        </Form>
      </section>
    </>
  )
}
