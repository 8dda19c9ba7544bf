import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { crisisWords as w } from '../../base/words/crisis.ts'
import { words } from '../../base/words/common.ts'
import type { Answer } from '../../http/contract.ts'
import { useAct } from '../../web/act.ts'
import { call } from '../../web/call.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Button } from '../../web/kit/Button.tsx'
import { errorOf, Select, TextInput } from '../../web/kit/Field.tsx'
import { Empty, Page, Skeleton } from '../../web/kit/Page.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { useMe } from '../../web/me.ts'
import { addContact, changeContact, listContacts } from '../api.ts'
import './crisis.css'

type Kept = Answer<typeof listContacts>
type Contact = Kept['rows'][number]

/** Kontak krisis: who must be reached, in order, and who calls whom. */
export function ContactSettings() {
  const say = useSay()
  const me = useMe()
  const { data, error, isPending } = useQuery({ queryKey: ['crisis-contacts'], queryFn: () => call(listContacts, {}) })
  const [asked, setAsked] = useState<Contact | 'new' | null>(null)
  const keeps = me?.role === 'administrator'
  const nameOf = (it: Contact) => it.name || it.post
  return (
    <Page
      title={say(w.toContacts)}
      about={say(w.contactsAbout)}
      acts={
        keeps && (
          <Button look="do" onClick={() => setAsked('new')}>
            {say(w.addContact)}
          </Button>
        )
      }
    >
      <ProblemNote problem={error} />
      {isPending && <Skeleton lines={5} />}
      {data?.rows.length === 0 && <Empty>{say(w.noContacts)}</Empty>}
      <ol className="situation-contacts">
        {data?.rows.map((it) => (
          <li key={it.id} className={it.depth > 0 ? 'under' : undefined}>
            <div>
              <p>
                <b>{nameOf(it)}</b>
                {it.role && `, ${it.role}`}
              </p>
              <p className="cap">
                {it.phone} ·{' '}
                {say(w.calledByOf)(data.rows.filter((one) => one.id === it.callerId).map(nameOf)[0] ?? say(w.onDuty))}
              </p>
            </div>
            {keeps && (
              <Button aria-label={`${say(w.changeContact)}: ${nameOf(it)}`} onClick={() => setAsked(it)}>
                {say(w.changeContact)}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {asked && data && <ContactForm kept={data} it={asked === 'new' ? null : asked} onClose={() => setAsked(null)} />}
    </Page>
  )
}

function ContactForm({ kept, it, onClose }: { kept: Kept; it: Contact | null; onClose: () => void }) {
  const say = useSay()
  const last = Math.max(0, ...kept.rows.map((one) => one.ordinal))
  const [fields, setFields] = useState({
    ordinal: it?.ordinal ?? Math.min(999, last + 10),
    postId: it?.postId ?? null,
    name: it?.name ?? '',
    role: it?.role ?? '',
    phone: it?.phone ?? '',
    callerId: it?.callerId ?? null,
  })
  const set = (more: Partial<typeof fields>) => setFields({ ...fields, ...more })
  const adding = useAct(addContact, onClose)
  const changing = useAct(changeContact, onClose)
  const problem = adding.problem ?? changing.problem
  const change = (to: typeof fields | null) => {
    if (it) changing.act({ params: { contactId: it.id }, body: { fields: to, seenRevision: it.revision } })
  }
  return (
    <AskForm
      title={say(it ? w.changeContact : w.addContact)}
      does={say(words.save)}
      pending={adding.pending || changing.pending}
      problem={problem}
      more={
        it && (
          <Button look="no" onClick={() => change(null)}>
            {say(w.removeContact)}
          </Button>
        )
      }
      onDo={() => (it ? change(fields) : adding.act({ body: fields }))}
      onClose={onClose}
    >
      <Select
        label={say(w.post)}
        help={say(w.postHelp)}
        value={fields.postId ?? ''}
        onChange={(event) => set({ postId: event.target.value || null })}
        options={[
          { value: '', label: say(w.noPost) },
          ...kept.posts.map(({ id, name }) => ({ value: id, label: name })),
        ]}
      />
      <TextInput
        label={say(w.speakerName)}
        required={fields.postId === null}
        maxLength={200}
        value={fields.name}
        onChange={(event) => set({ name: event.target.value })}
        error={errorOf(problem, 'name')}
      />
      <TextInput
        label={say(w.speakerRole)}
        maxLength={200}
        value={fields.role}
        onChange={(event) => set({ role: event.target.value })}
        error={errorOf(problem, 'role')}
      />
      <TextInput
        label={say(w.phone)}
        type="tel"
        required
        maxLength={40}
        value={fields.phone}
        onChange={(event) => set({ phone: event.target.value })}
        error={errorOf(problem, 'phone')}
      />
      <Select
        label={say(w.calledBy)}
        value={fields.callerId ?? ''}
        onChange={(event) => set({ callerId: event.target.value || null })}
        options={[
          { value: '', label: say(w.onDuty) },
          ...kept.rows
            .filter((one) => one.id !== it?.id)
            .map((one) => ({ value: one.id, label: [one.name || one.post, one.role].filter(Boolean).join(', ') })),
        ]}
        error={errorOf(problem, 'callerId')}
      />
      <TextInput
        label={say(w.ordinal)}
        type="number"
        min={1}
        max={999}
        value={fields.ordinal}
        onChange={(event) => set({ ordinal: Number(event.target.value) })}
        error={errorOf(problem, 'ordinal')}
      />
      {it && <p className="sec">{say(w.removeAbout)}</p>}
    </AskForm>
  )
}
