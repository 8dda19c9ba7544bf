import { IconX } from '@tabler/icons-react'
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
        {/* A sign, not the word: beside “Tutup putaran” it would be read as that act. */}
        <button
          type="button"
          className="button quiet"
          aria-label={say(words.close)}
          title={say(words.close)}
          onClick={onClose}
        >
          <IconX size={20} aria-hidden />
        </button>
      </header>
      {children}
    </dialog>
  )
}
