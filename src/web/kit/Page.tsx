import { useEffect, type ReactNode } from 'react'
import { words } from '../../base/words/common.ts'
import { useSay } from '../language.tsx'

/** A screen's head and body: one first heading, the title of the window, its acts always at the same place. */
export function Page({
  title,
  about,
  acts,
  children,
  className = '',
}: {
  title: string
  about?: ReactNode
  acts?: ReactNode
  children: ReactNode
  className?: string
}) {
  useEffect(() => {
    document.title = `${title} · Siar`
  }, [title])
  return (
    <div className={`page ${className}`}>
      <header className="page-head">
        <div>
          <h1 tabIndex={-1}>{title}</h1>
          {about && <p className="sec">{about}</p>}
        </div>
        {acts && <div className="page-acts">{acts}</div>}
      </header>
      {children}
    </div>
  )
}

/** What would be here, and the act that fills it. */
export function Empty({ children, act }: { children: ReactNode; act?: ReactNode }) {
  return (
    <div className="empty">
      <p>{children}</p>
      {act}
    </div>
  )
}

/** The shape of what is coming, for content on its way. */
export function Skeleton({ lines = 4 }: { lines?: number }) {
  const say = useSay()
  return (
    <div className="skeleton" role="status" aria-label={say(words.loading)}>
      {Array.from({ length: lines }, (_, at) => (
        <i key={at} />
      ))}
    </div>
  )
}
