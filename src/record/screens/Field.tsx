import type { ReactNode } from 'react'

/** One field of a form as it stands on paper: what it is, and below it what was written. */
export function Field({
  label,
  wide = false,
  className,
  children,
}: {
  label: string
  wide?: boolean
  className?: string
  children: ReactNode
}) {
  return (
    <div className={wide ? 'wide' : undefined}>
      <dt>{label}</dt>
      <dd className={className}>{children}</dd>
    </div>
  )
}
