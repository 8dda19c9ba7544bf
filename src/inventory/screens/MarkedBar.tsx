import { useEffect, useRef } from 'react'
import { inventoryWords as w } from '../../base/words/inventory.ts'
import { Button } from '../../web/kit/Button.tsx'
import { useSay } from '../../web/language.tsx'
import { ITEMS_AT_ONCE_MAX } from '../rules.ts'
import { mayWatch, type Triage } from './triage.ts'
import type { Marks } from './marks.ts'

/** How many are selected, and what may be done with all of them; below the list, in sight wherever the list is. */
export function MarkedBar({ marks: { marked, clear }, triage }: { marks: Marks; triage: Triage }) {
  const say = useSay()
  const count = marked.length
  const before = useRef(count)
  useEffect(() => {
    // Its buttons go with the selection; who pressed one stays in the list.
    if (count === 0 && before.current > 0 && document.activeElement === document.body)
      document.querySelector<HTMLElement>('.inventory-list :is(.current a, a)')?.focus({ preventScroll: true })
    before.current = count
  }, [count])
  return (
    <div
      className={count > 0 ? 'inventory-marked some' : 'inventory-marked'}
      role="group"
      aria-label={say(w.markedActs)}
    >
      <output className={count > 0 ? undefined : 'visually-hidden'}>
        <b>{say(w.markedCount)(count, ITEMS_AT_ONCE_MAX)}</b>
      </output>
      {count > 0 && (
        <>
          <Button look="quiet" aria-keyshortcuts="Escape" onClick={clear}>
            {say(w.unmark)} <kbd>Esc</kbd>
          </Button>
          <div className="inventory-marked-acts">
            <Button
              look="no"
              aria-keyshortcuts="x"
              pending={triage.pending}
              onClick={() => triage.ask('dismiss', marked)}
            >
              {say(w.dismiss)} <kbd>x</kbd>
            </Button>
            {mayWatch(marked) && (
              <Button aria-keyshortcuts="w" pending={triage.pending} onClick={() => triage.watch(marked)}>
                {say(marked.every((item) => item.watched) ? w.unobserve : w.observe)} <kbd>w</kbd>
              </Button>
            )}
            <Button aria-keyshortcuts="t" pending={triage.pending} onClick={() => triage.ask('assign', marked)}>
              {say(w.assign)} <kbd>t</kbd>
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
