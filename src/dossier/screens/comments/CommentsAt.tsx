import { IconMessage } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { createContext, useContext } from 'react'
import { commentWords as w } from '../../../base/words/comments.ts'
import { useLanguage } from '../../../web/language.tsx'
import { commentId, pieceName } from './names.ts'
import type { Placed, Thread } from './threads.ts'

/** The open comments of the text on the screen. */
export type CommentsHere = {
  readonly dossierId: string
  readonly placed: readonly Placed[]
  /** Those whose words still stand, by the piece that holds them. */
  readonly at: ReadonlyMap<string, readonly Thread[]>
  /** Shows a thread on this screen and goes to it; false where the screen does not hold it. */
  readonly open: (threadId: string) => boolean
}

/** Null around every text that is not the one people speak of: an earlier version, what another wrote, a preview. */
export const Comments = createContext<CommentsHere | null>(null)

/**
 * The sign that something is said of a piece, which goes to the first thread on it; nothing where nothing is said.
 * Its letters are not the text's: what counts in a piece leaves out `data-aside`.
 * @param at a piece, or several that the screen shows as one
 * @param named says which piece it is, where the piece itself is not on the screen
 */
export function CommentsAt({ at, named = false }: { at: string | undefined | readonly string[]; named?: boolean }) {
  const { language } = useLanguage()
  const here = useContext(Comments)
  const threads = [at].flat().flatMap((it) => here?.at.get(it ?? '') ?? [])
  const [first] = threads
  if (!here || !first) return null
  const says = w.here[language](pieceName(first.anchor?.at ?? '')[language], threads.length)
  return (
    <Link
      className="comment-here"
      lang={language}
      data-aside=""
      data-must={threads.some((it) => it.mustFix) || undefined}
      data-comments={threads.map((it) => it.id).join(' ')}
      to="/berkas/$dossierId"
      params={{ dossierId: here.dossierId }}
      search={{ bagian: 'percakapan' } as never}
      hash={commentId(first.id)}
      aria-label={named ? undefined : says}
      title={first.text || undefined}
      onClick={(event) => {
        const elsewhere = event.ctrlKey || event.metaKey || event.shiftKey // in a window of its own
        if (!elsewhere && here.open(first.id)) event.preventDefault()
      }}
    >
      <IconMessage size={16} aria-hidden />
      {named ? says : threads.length}
    </Link>
  )
}
