import { useState } from 'react'
import { changeWords as c } from '../../base/words/changes.ts'
import { words } from '../../base/words/common.ts'
import { useAct } from '../../web/act.ts'
import { Button } from '../../web/kit/Button.tsx'
import { Dialog } from '../../web/kit/Dialog.tsx'
import { errorOf, TextInput } from '../../web/kit/Field.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import { keepVersion, VERSION_NAME_MAX } from '../api/versions.ts'
import type { Saving } from './saving.ts'

/** Keeps the text on the screen as a version, by a name if the writer gives one. */
export function KeepVersion({ dossierId, saving }: { dossierId: string; saving: Saving }) {
  const say = useSay()
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  const [pending, setPending] = useState(false)
  const keeping = useAct(keepVersion, () => {
    setOpen(false)
    setName('')
  })
  const keep = async () => {
    setPending(true)
    const hash = await saving.saveNow() // the server keeps what it has, so it gets what is on the screen first
    setPending(false)
    if (hash) keeping.act({ params: { dossierId }, body: { hash, name: name.trim() } })
    else setOpen(false) // why it was not saved stands above the text
  }
  return (
    <>
      <Button
        look="quiet"
        onClick={() => {
          keeping.reset()
          setOpen(true)
        }}
      >
        {say(c.keepShort)}
      </Button>
      {keeping.done && (
        <output className="sec" aria-live="polite">
          {say(c.keptAs)(keeping.done.number)}
        </output>
      )}
      {open && (
        <Dialog title={say(c.keep)} onClose={() => setOpen(false)}>
          <form
            className="form"
            onSubmit={(event) => {
              event.preventDefault()
              void keep()
            }}
          >
            <p>{say(c.keepSays)}</p>
            <TextInput
              label={say(c.keepName)}
              help={say(c.keepNameHelp)}
              maxLength={VERSION_NAME_MAX}
              value={name}
              onChange={(event) => setName(event.target.value)}
              error={errorOf(keeping.problem, 'name')}
            />
            <ProblemNote problem={keeping.problem} />
            <div className="row">
              <Button type="submit" look="do" pending={pending || keeping.pending}>
                {say(c.keep)}
              </Button>
              <Button onClick={() => setOpen(false)}>{say(words.cancel)}</Button>
            </div>
          </form>
        </Dialog>
      )}
    </>
  )
}
