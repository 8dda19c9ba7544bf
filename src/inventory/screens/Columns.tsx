import { useState, type FormEvent, type ReactNode } from 'react'
import type { DayOrder } from '../../base/day.ts'
import { uploadWords as w } from '../../base/words/uploads.ts'
import type { Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { isNumericDay } from '../rules/day-order.ts'
import { DayOrderChoice, DaysRead } from './DayOrder.tsx'

type Column<Field extends string> = {
  readonly at: number
  readonly header: string
  readonly samples: readonly string[]
  readonly field: Field | null
  /** It is never kept, and cannot be read. */
  readonly personal?: boolean
}

/** Of each column of a table what it is read as, with its first values; a person may say otherwise. */
export function Columns<Field extends string>({
  columns,
  fields,
  day,
  dayOrder,
  name,
  trouble,
  about,
  pending,
  problem,
  onSave,
  children,
}: {
  columns: readonly Column<Field>[]
  fields: readonly { readonly value: Field; readonly label: string }[]
  /** The field that is a day, whose values are shown as they are read. */
  day: Field
  /** How its dates in numbers were read. */
  dayOrder: DayOrder
  /** What tables of this make are called, or may be. */
  name: string
  /** Why a person has to say something here; null when it may stay as it is. */
  trouble: string | null
  about: ReactNode
  pending: boolean
  problem: Problem | null
  onSave: (said: { columns: { at: number; field: Field }[]; dayOrder: DayOrder; name: string }) => void
  /** What else is said of the rows. */
  children?: ReactNode
}) {
  const say = useSay()
  const [said, setSaid] = useState(() => new Map(columns.map(({ at, field }) => [at, field])))
  const [order, setOrder] = useState(dayOrder)
  const [called, setCalled] = useState(name.slice(0, 120))
  const chosen = [...said].flatMap(([at, field]) => (field ? [{ at, field }] : []))
  const isTwice = new Set(chosen.map(({ field }) => field)).size < chosen.length
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (!isTwice) onSave({ columns: chosen, dayOrder: order, name: called })
  }
  const days = columns.find(({ at }) => said.get(at) === day)?.samples ?? []
  const read = columns.filter(({ field }) => field !== null).length
  return (
    <details className="section" open={trouble !== null}>
      <summary>
        {say(w.columns)} · {say(w.columnsRead)(read, columns.length)}
      </summary>
      {trouble && (
        <p className="note" role="alert">
          {trouble}
        </p>
      )}
      {about}
      <p className="cap">{say(w.columnsHelp)}</p>
      <form onSubmit={save}>
        <table className="table cards">
          <thead>
            <tr>
              <th scope="col">{say(w.header)}</th>
              <th scope="col">{say(w.samples)}</th>
              <th scope="col">{say(w.readAs)}</th>
            </tr>
          </thead>
          <tbody>
            {columns.map(({ at, header, samples, personal }) => {
              const title = header || say(w.unnamed)(at + 1)
              return (
                <tr key={at}>
                  <td>
                    <b>{title}</b>
                  </td>
                  <td className="cap">
                    {samples.join(' · ')}
                    {said.get(at) === day && <DaysRead order={order} samples={samples} />}
                  </td>
                  <td>
                    {personal ? (
                      <span className="cap">{say(w.personal)}</span>
                    ) : (
                      <div className="field">
                        <select
                          aria-label={say(w.columnAs)(title)}
                          value={said.get(at) ?? ''}
                          onChange={(event) =>
                            setSaid(new Map(said).set(at, (event.target.value || null) as Field | null))
                          }
                        >
                          <option value="">{say(w.notRead)}</option>
                          {fields.map(({ value, label }) => (
                            <option key={value} value={value}>
                              {label}
                            </option>
                          ))}
                        </select>
                      </div>
                    )}
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
        <div className="form inventory-mapping">
          {children}
          {days.some(isNumericDay) && <DayOrderChoice order={order} samples={days} onChoose={setOrder} />}
          <TextInput
            label={say(w.mappingName)}
            help={say(w.mappingNameHelp)}
            required
            maxLength={120}
            value={called}
            onChange={(event) => setCalled(event.target.value)}
          />
          <ProblemNote problem={problem} />
          <div>
            <Button type="submit" pending={pending} reason={isTwice ? say(w.twice) : undefined}>
              {say(w.readAnew)}
            </Button>
          </div>
        </div>
      </form>
    </details>
  )
}
