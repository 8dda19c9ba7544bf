import { useState } from 'react'
import { councilStatuses, outletKinds, type CouncilStatus, type OutletKind } from '../../base/press.ts'
import { words } from '../../base/words/common.ts'
import { pressWords as w } from '../../base/words/press.ts'
import { useAct } from '../../web/act.ts'
import { AskForm } from '../../web/kit/AskForm.tsx'
import { Checkbox, errorOf, Select, TextArea, TextInput } from '../../web/kit/Field.tsx'
import { useSay } from '../../web/language.tsx'
import { addOutlet, changeOutlet, type Outlet, type OutletFields } from '../api/outlets.ts'

const blank: OutletFields = {
  name: '',
  kind: 'online',
  company: '',
  address: '',
  website: '',
  email: '',
  phone: '',
  note: '',
  councilStatus: 'none',
  retired: false, // prettier-ignore
}

/** One outlet, new or to be changed. */
export function OutletDialog({
  outlet,
  onClose,
  onAdded,
}: {
  outlet: Outlet | null
  onClose: () => void
  onAdded?: (outletId: string) => void
}) {
  const say = useSay()
  const [fields, setFields] = useState<OutletFields>(() => (outlet ? fieldsOf(outlet) : blank))
  const adding = useAct(addOutlet, ({ id }) => (onAdded ? onAdded(id) : onClose()))
  const changing = useAct(changeOutlet, onClose)
  const problem = adding.problem ?? changing.problem
  const set = (more: Partial<OutletFields>) => setFields({ ...fields, ...more })
  const line = (
    field: 'name' | 'company' | 'website' | 'email' | 'phone',
    label: string,
    maxLength: number,
    more: { type?: string; required?: boolean } = {},
  ) => (
    <TextInput
      label={label}
      maxLength={maxLength}
      value={fields[field]}
      onChange={(event) => set({ [field]: event.target.value })}
      error={errorOf(problem, field)}
      {...more}
    />
  )
  return (
    <AskForm
      title={outlet ? outlet.name : say(w.addOutlet)}
      does={say(words.save)}
      pending={adding.pending || changing.pending}
      problem={problem}
      onDo={() =>
        outlet
          ? changing.act({ params: { outletId: outlet.id }, body: { outlet: fields, seenRevision: outlet.revision } })
          : adding.act({ body: fields })
      }
      onClose={onClose}
    >
      {line('name', say(w.outletName), 200, { required: true })}
      <Select
        label={say(w.outletKind)}
        value={fields.kind}
        onChange={(event) => set({ kind: event.target.value as OutletKind })}
        options={outletKinds.map((value) => ({ value, label: say(w.kind)(value) }))}
      />
      {line('company', say(w.company), 200)}
      <Select
        label={say(w.councilStatus)}
        value={fields.councilStatus}
        onChange={(event) => set({ councilStatus: event.target.value as CouncilStatus })}
        options={councilStatuses.map((value) => ({ value, label: say(w.status)(value) }))}
      />
      <TextArea
        label={say(w.address)}
        rows={2}
        maxLength={500}
        value={fields.address}
        onChange={(event) => set({ address: event.target.value })}
        error={errorOf(problem, 'address')}
      />
      {line('website', say(w.website), 300, { type: 'url' })}
      {line('email', say(w.email), 200, { type: 'email' })}
      {line('phone', say(w.phone), 40, { type: 'tel' })}
      <TextArea
        label={say(w.note)}
        rows={2}
        maxLength={1_000}
        value={fields.note}
        onChange={(event) => set({ note: event.target.value })}
        error={errorOf(problem, 'note')}
      />
      {outlet && (
        <Checkbox
          label={say(w.retired)}
          checked={fields.retired}
          onChange={(event) => set({ retired: event.target.checked })}
        />
      )}
    </AskForm>
  )
}

const fieldsOf = (it: Outlet): OutletFields => ({
  name: it.name,
  kind: it.kind,
  company: it.company,
  address: it.address,
  website: it.website,
  email: it.email,
  phone: it.phone,
  note: it.note,
  councilStatus: it.councilStatus,
  retired: it.retired,
})
