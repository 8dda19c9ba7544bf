import { Link } from '@tanstack/react-router'

/** Tabs that are links: each has its address, back works, open in a new tab works. */
export function Tabs({
  label,
  tabs,
}: {
  label: string
  tabs: readonly { to: string; text: string; current: boolean; search?: Record<string, unknown> }[]
}) {
  return (
    <nav className="tabs" aria-label={label}>
      {tabs.map((tab) => (
        <Link
          key={tab.text}
          to={tab.to}
          search={(tab.search ?? {}) as never}
          activeOptions={{ exact: true }}
          aria-current={tab.current ? 'page' : undefined}
        >
          {tab.text}
        </Link>
      ))}
    </nav>
  )
}
