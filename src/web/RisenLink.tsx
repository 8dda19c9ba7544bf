import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { risenWords } from '../base/words/risen.ts'
import type { readDay } from '../dossier/api.ts'
import type { Answer } from '../http/contract.ts'
import { useSay } from './language.tsx'

/** The way to what rose and nobody has taken up: the calm dossier that it is, else its item. */
export function RisenLink({
  of: { itemId, dossierId },
  ...look
}: {
  of: Answer<typeof readDay>['risen']['rows'][number]
  className?: string
  'aria-label'?: string
  children: ReactNode
}) {
  return dossierId ? (
    <Link to="/berkas/$dossierId" params={{ dossierId }} {...look} />
  ) : (
    <Link to="/inventaris" search={{ state: 'semua', butir: itemId }} {...look} />
  )
}

/** The way to the list of all of it, also of what is kept in view, only planned, or a dossier. */
export function MoreRisen({ count }: { count: number }) {
  const say = useSay()
  return (
    <Link to="/inventaris" search={{ urut: 'naik' }}>
      {say(risenWords.more)(count)}
    </Link>
  )
}
