import type { ReactNode } from 'react'
import type { Problem } from '../../web/call.ts'
import { Button } from '../../web/kit/Button.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'

/** A form of the settings: its fields, what was wrong, and its act. */
export function Form({
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
