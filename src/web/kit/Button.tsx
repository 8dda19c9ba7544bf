import { Link } from '@tanstack/react-router'
import { useId, type ComponentProps, type ReactNode } from 'react'

type Look = 'do' | 'plain' | 'no' | 'quiet'

/** A button that acts. With `reason` it is shown but cannot be used, and the reason can be read by eye and by ear. */
export function Button({
  look = 'plain',
  reason,
  pending = false,
  children,
  onClick,
  ...rest
}: {
  look?: Look
  reason?: string | null | undefined
  pending?: boolean
  children: ReactNode
} & Omit<ComponentProps<'button'>, 'className' | 'disabled'>) {
  const id = useId()
  const off = pending || Boolean(reason)
  return (
    <span className="button-with-reason">
      <button
        type="button"
        {...rest}
        className={`button ${look}`}
        aria-disabled={off || undefined}
        aria-busy={pending || undefined}
        aria-describedby={reason ? id : undefined}
        onClick={(event) => (off ? event.preventDefault() : onClick?.(event))}
      >
        {children}
      </button>
      {reason && (
        <small id={id} className="reason">
          {reason}
        </small>
      )}
    </span>
  )
}

/** A link that looks like a button, to a place of the application. */
export function ButtonLink({
  look = 'plain',
  to,
  children,
  ...rest
}: { look?: Look; to: string; children: ReactNode } & Omit<ComponentProps<'a'>, 'className' | 'href'>) {
  return (
    <Link {...(rest as object)} to={to} className={`button ${look}`}>
      {children}
    </Link>
  )
}
