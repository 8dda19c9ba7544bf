import type { ReactNode } from 'react'
import { words } from '../../base/words/common.ts'
import { useSay } from '../language.tsx'
import { Button } from './Button.tsx'
import { CopyButton } from './CopyButton.tsx'
import { Dialog } from './Dialog.tsx'
import { TextInput } from './Field.tsx'
import { WhatsappLink } from './WhatsappLink.tsx'

/** A link that is shown this once, to be sent on the way the office talks to its agencies. */
export function LinkDialog({
  title,
  link,
  made,
  lost,
  message,
  children,
  onClose,
}: {
  title: string
  /** Null where it was shown before: it is not kept. */
  link: string | null
  /** What is said when it is there, and when it is not. */
  made: string
  lost: string
  /** What goes out beside it by WhatsApp. */
  message: (link: string) => string
  /** Another way to hand it on. */
  children?: (link: string) => ReactNode
  onClose: () => void
}) {
  const say = useSay()
  return (
    <Dialog title={title} onClose={onClose}>
      {link === null ? (
        <p role="status">{lost}</p>
      ) : (
        <div className="form">
          <p role="status">{made}</p>
          <TextInput label={say(words.link)} readOnly value={link} onFocus={(event) => event.target.select()} />
          <div className="row">
            <CopyButton look="do" text={link} says={words.copyLink} />
            <WhatsappLink text={message(link)} />
          </div>
          {children?.(link)}
        </div>
      )}
      <div className="row">
        <Button onClick={onClose}>{say(words.close)}</Button>
      </div>
    </Dialog>
  )
}
