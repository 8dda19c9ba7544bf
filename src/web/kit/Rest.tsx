import { useState, type ReactNode } from 'react'
import { words } from '../../base/words/common.ts'
import type { Answer, Ask, Endpoint } from '../../http/contract.ts'
import { useSay } from '../language.tsx'
import { useRows } from '../rows.ts'
import { Button } from './Button.tsx'
import { MoreRows } from './MoreRows.tsx'
import { ProblemNote } from './ProblemNote.tsx'

type Listing = Parameters<typeof useRows>[0]

/**
 * The rest of a list whose first rows came with its page: a press asks for more, as long as there are.
 * @param after where the first rows end; null where they are all
 */
export function useRest<E extends Endpoint & Listing>(
  it: E,
  ask: Ask<E>,
  after: string | null,
): { rows: Answer<E>['rows'][number][]; more: ReactNode } {
  const say = useSay()
  const [wanted, setWanted] = useState(false)
  const { query } = ask as { query?: object }
  const { list, rows } = useRows(it, { ...ask, query: { ...query, after } } as Ask<E>, {
    enabled: wanted && after !== null,
  })
  if (after === null) return { rows: [], more: null }
  if (list.error) return { rows, more: <ProblemNote problem={list.error} /> }
  if (list.data) return { rows, more: <MoreRows list={list} /> }
  const more = (
    <div className="more-rows">
      <Button pending={wanted} onClick={() => setWanted(true)}>
        {say(words.moreRows)}
      </Button>
    </div>
  )
  return { rows, more }
}
