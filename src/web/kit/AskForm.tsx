import { useEffect, useRef, type ReactNode } from 'react'
import { words } from '../../base/words/common.ts'
import type { Problem } from '../call.ts'
import { useSay } from '../language.tsx'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'
import { ProblemNote } from './ProblemNote.tsx'

/** One question over the page: its fields, what was wrong, then the act, what else can be done, and the way out. */
export function AskForm({
  title,
  does,
  look = 'do',
  reason,
  pending = false,
  problem = null,
  more,
  focusField = false,
  focusAct = false,
  onDo,
  onClose,
  children,
}: {
  title: string
  does: string
  look?: 'do' | 'no'
  /** Why it cannot be done yet. */
  reason?: string | null
  pending?: boolean
  problem?: Problem | null
  more?: ReactNode
  /** Begins in the first field, for who asked with the keyboard while writing; else on the way out, as dialogs do. */
  focusField?: boolean
  /** Begins on the act: one key asked, Enter does it. */
  focusAct?: boolean
  onDo: () => void
  onClose: () => void
  children: ReactNode
}) {
  const say = useSay()
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => {
    if (focusField) form.current?.querySelector<HTMLElement>('input, textarea, select')?.focus()
    else if (focusAct) form.current?.querySelector<HTMLElement>('button[type="submit"]')?.focus()
  }, [focusField, focusAct])
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        ref={form}
        className="form"
        noValidate
        onSubmit={(event) => {
          event.preventDefault()
          event.stopPropagation() // a dialog asked from inside another form is a form of its own
          if (!pending) onDo()
        }}
      >
        {children}
        <ProblemNote problem={problem} />
        <div className="row">
          <Button type="submit" look={look} reason={reason} pending={pending}>
            {does}
          </Button>
          {more}
          <Button onClick={onClose}>{say(words.cancel)}</Button>
        </div>
      </form>
    </Dialog>
  )
}
