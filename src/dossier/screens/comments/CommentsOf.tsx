import { useMemo, type ReactNode } from 'react'
import type { Content } from '../../../base/content.ts'
import { Comments, type CommentsHere } from './CommentsAt.tsx'
import { commentId } from './names.ts'
import { usePlaced, useThreads, type Thread } from './threads.ts'
import './comments.css'

/** Tells everything within it what is said of which piece of a text. */
export function CommentsOf({
  dossierId,
  content,
  open = goToThread,
  children,
}: {
  dossierId: string
  /** None while the screen shows another text, or none. */
  content: Content | undefined
  open?: CommentsHere['open']
  children: ReactNode
}) {
  const { threads } = useThreads(dossierId, 'open')
  const placed = usePlaced(threads, content)
  const here = useMemo(() => {
    const at = new Map<string, Thread[]>()
    for (const { thread, place } of placed) if (place) at.set(place.at, [...(at.get(place.at) ?? []), thread])
    return { dossierId, placed, at, open }
  }, [dossierId, placed, open])
  return <Comments value={here}>{children}</Comments>
}

/** Puts the cursor on a thread, so that its buttons are the next ones. */
export function goToThread(threadId: string): boolean {
  const card = document.getElementById(commentId(threadId))
  card?.scrollIntoView({ block: 'nearest' })
  card?.focus({ preventScroll: true })
  return card !== null
}
