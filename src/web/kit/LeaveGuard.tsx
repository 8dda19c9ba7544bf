import { useBlocker } from '@tanstack/react-router'
import { words } from '../../base/words/common.ts'
import { useSay } from '../language.tsx'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'

/** Asks before a form with unsaved changes is left, by a link or with the windowords. */
export function LeaveGuard({
  changed,
  stays = () => false,
}: {
  changed: boolean
  /** Whether the form is still there after a step to this place, as to another year of a list. */
  stays?: (next: { readonly pathname: string; readonly search: Readonly<Record<string, unknown>> }) => boolean
}) {
  const say = useSay()
  const leaving = useBlocker({
    shouldBlockFn: ({ next }) => changed && !stays(next as Parameters<typeof stays>[0]),
    enableBeforeUnload: changed,
    withResolver: true,
  })
  if (leaving.status !== 'blocked') return null
  return (
    <Dialog title={say(words.leaveTitle)} onClose={leaving.reset}>
      <div className="form">
        <p>{say(words.leaveAbout)}</p>
        <div className="row">
          <Button look="do" onClick={leaving.reset}>
            {say(words.stay)}
          </Button>
          <Button look="no" onClick={leaving.proceed}>
            {say(words.leave)}
          </Button>
        </div>
      </div>
    </Dialog>
  )
}
