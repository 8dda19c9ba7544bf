import { createContext, useContext, useId, type ComponentProps, type ReactNode } from 'react'
import { words } from '../../base/words/common.ts'
import { useSay } from '../language.tsx'
import type { Problem } from '../call.ts'

type Told = {
  label: string
  help?: string | undefined
  error?: string | undefined
  /** The piece of a text that it holds, as `base/content-places.ts` names it. */
  'data-place'?: string | undefined
}

/** What a screen puts beside the label of each field that holds a piece of a text. */
export const BesideField = createContext<(place: string) => ReactNode>(() => null)

/** Label above, help and error under, joined for screen readers. */
function Field({
  label,
  help,
  error,
  required,
  place,
  children,
}: Omit<Told, 'data-place'> & {
  place: string | undefined
  required?: boolean | undefined
  children: (ids: { id: string; describedBy: string | undefined }) => ReactNode
}) {
  const say = useSay()
  const id = useId()
  const beside = useContext(BesideField)
  const describedBy = [help && `${id}-help`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <div className="field">
      <label htmlFor={id}>
        {label} {required && <span className="cap">({say(words.required)})</span>}
      </label>
      {place && beside(place)}
      {children({ id, describedBy })}
      {help && (
        <small id={`${id}-help`} className="cap">
          {help}
        </small>
      )}
      {error && (
        <small id={`${id}-error`} className="error">
          {error}
        </small>
      )}
    </div>
  )
}

export function TextInput({ label, help, error, ...rest }: Told & Omit<ComponentProps<'input'>, 'id'>) {
  return (
    <Field label={label} help={help} error={error} required={rest.required} place={rest['data-place']}>
      {({ id, describedBy }) => (
        <input {...rest} id={id} aria-describedby={describedBy} aria-invalid={error ? true : undefined} />
      )}
    </Field>
  )
}

export function TextArea({ label, help, error, ...rest }: Told & Omit<ComponentProps<'textarea'>, 'id'>) {
  return (
    <Field label={label} help={help} error={error} required={rest.required} place={rest['data-place']}>
      {({ id, describedBy }) => (
        <textarea rows={4} {...rest} id={id} aria-describedby={describedBy} aria-invalid={error ? true : undefined} />
      )}
    </Field>
  )
}

export function Select({
  label,
  help,
  error,
  options,
  ...rest
}: Told & { options: readonly { value: string; label: string }[] } & Omit<ComponentProps<'select'>, 'id'>) {
  return (
    <Field label={label} help={help} error={error} required={rest.required} place={rest['data-place']}>
      {({ id, describedBy }) => (
        <select {...rest} id={id} aria-describedby={describedBy} aria-invalid={error ? true : undefined}>
          {options.map((option) => (
            <option key={option.value} value={option.value}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

export function Checkbox({ label, ...rest }: { label: ReactNode } & Omit<ComponentProps<'input'>, 'type' | 'id'>) {
  return (
    <label className="check">
      <input {...rest} type="checkbox" /> <span>{label}</span>
    </label>
  )
}

/** The sentence that belongs to one field of a refused form, wherever in the form's body the field stands. */
export function errorOf(problem: Problem | null, field: string): string | undefined {
  if (!problem) return undefined
  const { details } = problem
  const told = details.fields?.find(
    (it) => it.field === field || it.field.startsWith(`${field}.`) || it.field.endsWith(`.${field}`),
  )
  if (told) return told.message
  return details.field === field ? details.title : undefined
}
