import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'

/** One link of a row: each has its address, back works, open in a new tab works. */
export type RowLink = {
  readonly to: string
  readonly text: string
  /** How many are behind it, as it is read. */
  readonly count?: string | undefined
  readonly current: boolean
  readonly search?: Readonly<Record<string, unknown>>
}

/** The parts of a screen, one of them open. */
export function Tabs({ label, tabs }: { label: string; tabs: readonly RowLink[] }) {
  return <LinkRow look="tabs" label={label} links={tabs} current="page" />
}

/** What a list is narrowed to: a state, a year, a level. */
export function FilterLinks({ label, filters }: { label: string; filters: readonly RowLink[] }) {
  return <LinkRow look="filters" label={label} links={filters} current="true" />
}

const PEEK_PX = 48

function LinkRow(it: { look: string; label: string; links: readonly RowLink[]; current: 'page' | 'true' }) {
  const row = useRef<HTMLElement>(null)
  const at = it.links.findIndex((link) => link.current)
  useEffect(() => {
    // Where the row is moved by the thumb, the open part is in sight, and that there is more before it.
    const open = row.current?.children[at]
    if (row.current && open instanceof HTMLElement)
      row.current.scrollLeft = open.offsetLeft - row.current.offsetLeft - PEEK_PX
  }, [at])
  return (
    <nav ref={row} className={it.look} aria-label={it.label}>
      {it.links.map((link) => (
        <Link
          key={link.text}
          to={link.to}
          search={(link.search ?? {}) as never}
          activeOptions={{ exact: true }}
          aria-current={link.current ? it.current : undefined}
        >
          {link.text}
          {link.count && <b> {link.count}</b>}
        </Link>
      ))}
    </nav>
  )
}
