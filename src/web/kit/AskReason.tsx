import { useState, type ComponentProps } from 'react'
import { AskForm } from './AskForm.tsx'
import { errorOf, TextArea } from './Field.tsx'

type Props = Omit<ComponentProps<typeof AskForm>, 'onDo' | 'children'> & {
  label: string
  help?: string
  maxLength: number
  onDo: (reason: string) => void
  /** What the act does, said before its reason is asked. */
  children?: ComponentProps<typeof AskForm>['children']
}

/** The question of an act that needs nothing but its reason. */
export function AskReason({ label, help, maxLength, onDo, children, ...form }: Props) {
  const [reason, setReason] = useState('')
  return (
    <AskForm {...form} onDo={() => onDo(reason)}>
      {children}
      <TextArea
        label={label}
        help={help}
        required
        rows={3}
        maxLength={maxLength}
        value={reason}
        onChange={(event) => setReason(event.target.value)}
        error={errorOf(form.problem ?? null, 'reason')}
      />
    </AskForm>
  )
}
