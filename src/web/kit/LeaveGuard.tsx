import { useBlocker } from '@tanstack/react-router'
import { words } from '../../base/words/common.ts'
import { useSay } from '../language.tsx'
import { Button } from './Button.tsx'
import { Dialog } from './Dialog.tsx'

/** Asks before a form with unsaved changes is left, by a link or with the windowords. */
export function LeaveGuard({ changed }: { changed: boolean }) {
  const say = useSay()
  const leaving = useBlocker({
    shouldBlockFn: () => changed,
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
