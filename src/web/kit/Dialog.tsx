import { useEffect, useId, useRef, type ReactNode } from 'react'
import { words } from '../../base/words/common.ts'
import { useSay } from '../language.tsx'

/** One question over the page. Escape closes it, focus goes back to where it was. */
export function Dialog({ title, children, onClose }: { title: string; children: ReactNode; onClose: () => void }) {
  const say = useSay()
  const id = useId()
  const element = useRef<HTMLDialogElement>(null)
  useEffect(() => {
    const dialog = element.current
    const before = document.activeElement
    if (dialog && !dialog.open) dialog.showModal()
    return () => {
      dialog?.close()
      if (before instanceof HTMLElement) before.focus()
    }
  }, [])
  return (
    <dialog
      ref={element}
      className="dialog"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
    >
      <header>
        <h2 id={id}>{title}</h2>
        <button type="button" className="button quiet" onClick={onClose}>
          {say(words.close)}
        </button>
      </header>
      {children}
    </dialog>
  )
}
