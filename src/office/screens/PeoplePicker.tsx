import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { dutyWords as w } from '../../base/words/duty.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Select } from '../../web/kit/Field.tsx'
import { useSay } from '../../web/language.tsx'
import { PEOPLE_MAX } from '../rules/duty.ts'
import { peopleQuery } from './read-office.ts'

/** Keeps the keyboard near a button that goes with what it removes: at the first field around it. */
export function focusFirst(button: HTMLElement, around: string): void {
  button.closest(around)?.querySelector<HTMLElement>('input, select')?.focus()
}

/** The people of one shift or team, in their order: who is named first leads. */
export function PeoplePicker({
  chosen,
  onChange,
  label,
  error,
}: {
  chosen: readonly string[]
  onChange: (personIds: string[]) => void
  label: string
  error?: string | undefined
}) {
  const say = useSay()
  const people = useQuery(peopleQuery)
  const [picked, setPicked] = useState('')
  const able = people.data?.rows.filter((it) => !it.leftOn && it.role !== 'auditor') ?? []
  const nameOf = (id: string) => people.data?.rows.find((it) => it.id === id)?.name ?? '…'
  const left = able.filter((it) => !chosen.includes(it.id))
  const person = left.some((it) => it.id === picked) ? picked : ''
  return (
    <>
      {chosen.length === 0 ? (
        <p className="cap">{say(w.nobodyYet)}</p>
      ) : (
        <ol className="duty-chosen">
          {chosen.map((id, at) => (
            <li key={id}>
              {at === 0 && chosen.length > 1 ? <b>{nameOf(id)}</b> : nameOf(id)}
              <Button
                look="quiet"
                aria-label={say(w.dropPerson)(nameOf(id))}
                onClick={(event) => {
                  focusFirst(event.currentTarget, '.duty-team, form')
                  onChange(chosen.filter((one) => one !== id))
                }}
              >
                ×
              </Button>
            </li>
          ))}
        </ol>
      )}
      {chosen.length < PEOPLE_MAX && (
        <div className="duty-pick">
          <Select
            label={label}
            value={person}
            onChange={(event) => setPicked(event.target.value)}
            options={[{ value: '', label: say(w.choose) }, ...left.map((it) => ({ value: it.id, label: it.name }))]}
            error={error}
          />
          <Button
            onClick={() => {
              if (person === '') return
              onChange([...chosen, person])
              setPicked('')
            }}
          >
            {say(w.addPerson)}
            <span className="visually-hidden"> {label}</span>
          </Button>
        </div>
      )}
    </>
  )
}
