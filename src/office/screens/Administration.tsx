import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { words } from '../../base/words/common.ts'
import { officeWords as o } from '../../base/words/office.ts'
import { useAct } from '../../web/act.ts'
import { upload, type Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { errorOf, Select, TextInput } from '../../web/kit/Field.tsx'
import { Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useLanguage, useSay } from '../../web/language.tsx'
import { dayText } from '../../web/time.ts'
import { addPerson, changePerson, resetPassword, saveOffice } from '../api.ts'
import { Form } from './Form.tsx'
import { officeQuery, peopleQuery, type Office, type Person } from './read-office.ts'

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
