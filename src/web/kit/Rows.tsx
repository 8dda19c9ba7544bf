import type { UseInfiniteQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { MoreRows } from './MoreRows.tsx'
import { Skeleton } from './Page.tsx'
import { ProblemNote } from './ProblemNote.tsx'

type Props = {
  list: UseInfiniteQueryResult
  rows: readonly unknown[]
  /** How many lines are kept free for what is on its way. */
  lines?: number
  /** What is said where there are none. */
  empty: ReactNode
  children: ReactNode
}

/** A list as it comes: why it did not, that it is on its way, that it has no rows, else the rows and the way to more. */
export function Rows({ list, rows, lines, empty, children }: Props) {
  return (
    <>
      <ProblemNote problem={list.error} />
      {list.isPending && <Skeleton {...(lines && { lines })} />}
      {list.data !== undefined && rows.length === 0 && empty}
      {rows.length > 0 && children}
      <MoreRows list={list} />
    </>
  )
}
