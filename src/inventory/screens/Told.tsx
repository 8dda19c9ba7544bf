import { Link } from '@tanstack/react-router'
import { inventoryWords as w } from '../../base/words/inventory.ts'
import { Button } from '../../web/kit/Button.tsx'
import { ProblemNote } from '../../web/kit/ProblemNote.tsx'
import { useSay } from '../../web/language.tsx'
import type { Item } from '../api.ts'
import { isRaisedTo } from '../rules.ts'
import type { Triage } from './triage.ts'

const toldOf = {
  dismissed: w.dismissedNow,
  merged: w.mergedNow,
  watched: w.watchedNow,
  unwatched: w.unwatchedNow,
  restored: w.restoredNow,
  assigned: w.assignedNow,
  unassigned: w.unassignedNow,
  undone: w.undone,
} as const

/** What is being done, was done, or found no answer; with the way back or on. It stays in sight while the list is moved. */
export function Told({
  triage: { pending, touched, problem, retry, done, asking, canUndo, undo },
}: {
  triage: Triage
}) {
  const say = useSay()
  if (asking) return null // its dialog says it
  if (problem)
    return (
      <div className="inventory-told-no">
        <b>
          <Titles items={touched} />
        </b>{' '}
        <ProblemNote problem={problem} />
        {retry && (
          <Button look="quiet" onClick={retry}>
            {say(w.retry)}
          </Button>
        )}
      </div>
    )
  return (
    <>
      <output>
        {pending ? (
          <>
            {say(w.doing)}{' '}
            <b>
              <Titles items={touched} />
            </b>
          </>
        ) : (
          done && (
            <>
              <b>
                <Titles items={done.items} />
              </b>{' '}
              {done.what === 'picked'
                ? say(w.pickedNow)(done.dossier?.number ?? '')
                : done.what === 'levelled'
                  ? say(w.levelledNow)(say(w[done.level ?? 'watch']))
                  : say(toldOf[done.what])}{' '}
              {done.level &&
                done.items.some((item) => isRaisedTo(done.level ?? 'watch', item.level)) &&
                say(w.calledNow)}{' '}
              {done.dossier && (
                <Link to="/berkas/$dossierId" params={{ dossierId: done.dossier.id }} search={{}}>
                  {say(w.openDossier)}
                </Link>
              )}
            </>
          )
        )}
      </output>
      {!pending && canUndo && (
        <Button look="quiet" aria-keyshortcuts="z" onClick={undo}>
          {say(w.undo)} <kbd>z</kbd>
        </Button>
      )}
    </>
  )
}

/** The title of one, the count of several. */
function Titles({ items }: { items: readonly Item[] }) {
  const say = useSay()
  return items.length === 1 ? items[0]?.title : say(w.itemCount)(items.length)
}
